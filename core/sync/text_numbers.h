/// Each distinct text of a file once, numbered from 1 in the order of arrival. Ids of users are met in no order and are
/// many, so that each look-up would wait for memory; whoever looks up many says so ahead, and the waits overlap.
/// One thread at a time; texts stay where they are while others are added.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"

#include <array>
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
    /// The text of this hash will be asked for: its place is fetched.
    void fetchPlace(std::uint64_t hash) const { __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)]); }
    /// 0: the empty text.
    [[nodiscard]] std::uint32_t number(std::string_view text, std::uint64_t hash);
    [[nodiscard]] std::string_view text(std::uint32_t number) const;
    [[nodiscard]] std::size_t size() const { return m_texts.size() - 1; }

private:
    /// A text as it is compared: its length and it itself where there is room for it, so that a look-up waits for memory once;
    /// of longer ones only that they are.
    struct Short {
        static constexpr std::size_t room = 23;
        std::array<std::uint64_t, 3> words{};
        explicit Short(std::string_view text);
        Short() = default;
        [[nodiscard]] bool operator==(const Short &) const = default;
    };
    /// Open addressing, half a cache line each.
    struct alignas(32) Slot {
        Short text;
        std::uint32_t hash = 0, number = 0; ///< its lower half, which says where it lies; number 0: free
    };
    [[nodiscard]] static std::uint32_t lower(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
    [[nodiscard]] std::string_view keep(std::string_view text);
    void grow();
    std::vector<std::unique_ptr<char[]>> m_chunks;
    char *m_next = nullptr;
    std::size_t m_room = 0;
    std::vector<Slot> m_slots; ///< a power of two of them, at most two thirds taken
    std::vector<const char *> m_texts{nullptr}; ///< by number, each behind its length
};

} // namespace milepost::sync
