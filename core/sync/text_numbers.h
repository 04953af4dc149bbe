/// Each distinct text of a file once, numbered from 1 in the order of arrival. Ids of users are met in no order and are
/// many, so that each look-up would wait twice for memory; whoever looks up many says so ahead, and the waits overlap.
/// One thread at a time; texts stay where they are while others are added.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace milepost::sync {

class TextNumbers {
public:
    TextNumbers();

    [[nodiscard]] static std::uint64_t hashOf(std::string_view text) { return stableHash(text); }
    /// The text of this hash will be asked for: first its place is fetched, and some time later what lies there.
    void fetchPlace(std::uint64_t hash) const { __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)]); }
    void fetchText(std::uint64_t hash) const
    {
        if (const char *text = m_slots[hash & (m_slots.size() - 1)].text)
            __builtin_prefetch(text);
    }
    /// 0: the empty text.
    [[nodiscard]] std::uint32_t number(std::string_view text, std::uint64_t hash);
    [[nodiscard]] std::string_view text(std::uint32_t number) const;
    [[nodiscard]] std::size_t size() const { return m_texts.size() - 1; }

private:
    /// Open addressing. A text lies behind its length, so that hash and bytes cost one wait each.
    struct Slot {
        const char *text = nullptr; ///< its length first; null: free
        std::uint32_t hash = 0, number = 0;
    };
    [[nodiscard]] std::string_view keep(std::string_view text);
    void grow();
    std::vector<std::unique_ptr<char[]>> m_chunks;
    char *m_next = nullptr;
    std::size_t m_room = 0;
    std::vector<Slot> m_slots; ///< a power of two of them, at most half taken
    std::vector<const char *> m_texts{nullptr}; ///< by number, as in the slots
};

} // namespace milepost::sync
