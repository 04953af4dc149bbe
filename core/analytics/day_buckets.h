/// Items to be visited day by day. They are collected in one array and laid out by day with a counting sort on the
/// first visit, so that both filling and visiting walk through memory in order. One thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace milepost::analytics {

template <class Item> class DayBuckets {
public:
    /// Empties it; days 0 … lastDay may follow.
    void reset(std::int32_t lastDay)
    {
        m_offset.assign(static_cast<std::size_t>(lastDay) + 2, 0);
        m_days.clear();
        m_items.clear();
    }
    void add(std::int32_t day, Item item)
    {
        m_days.push_back(day);
        m_items.push_back(item);
        ++m_offset[static_cast<std::size_t>(day) + 1];
    }
    /// After the last add and before the first of().
    void layOut()
    {
        for (std::size_t day = 1; day < m_offset.size(); ++day)
            m_offset[day] += m_offset[day - 1];
        m_byDay.resize(m_items.size());
        m_next.assign(m_offset.begin(), m_offset.end() - 1);
        for (std::size_t i = 0; i < m_items.size(); ++i)
            m_byDay[m_next[static_cast<std::size_t>(m_days[i])]++] = m_items[i];
    }
    /// In the order they were added.
    [[nodiscard]] std::span<const Item> of(std::int32_t day) const
    {
        const auto at = static_cast<std::size_t>(day);
        return {m_byDay.data() + m_offset[at], m_byDay.data() + m_offset[at + 1]};
    }

private:
    std::vector<std::uint32_t> m_offset, m_next;
    std::vector<std::int32_t> m_days;
    std::vector<Item> m_items, m_byDay;
};

} // namespace milepost::analytics
