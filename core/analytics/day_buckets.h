/// Items to be visited day by day: one linked list per day, so that filling it is linear and nothing is sorted.
/// One thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace milepost::analytics {

template <class Item> class DayBuckets {
public:
    /// Empties it; days 0 … lastDay may follow.
    void reset(std::int32_t lastDay)
    {
        m_head.assign(static_cast<std::size_t>(lastDay) + 1, none);
        m_items.clear();
    }
    [[nodiscard]] std::int32_t lastDay() const { return static_cast<std::int32_t>(m_head.size()) - 1; }
    void add(std::int32_t day, Item item)
    {
        std::uint32_t &head = m_head[static_cast<std::size_t>(day)];
        m_items.push_back({item, head});
        head = static_cast<std::uint32_t>(m_items.size() - 1);
    }
    /// Newest first.
    template <class Visit> void visit(std::int32_t day, Visit visit) const
    {
        for (std::uint32_t i = m_head[static_cast<std::size_t>(day)]; i != none; i = m_items[i].next)
            visit(m_items[i].item);
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Node {
        Item item;
        std::uint32_t next;
    };
    std::vector<std::uint32_t> m_head;
    std::vector<Node> m_items;
};

} // namespace milepost::analytics
