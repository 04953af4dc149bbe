/// Each distinct text once, known by a small number. Append-only; ids and views stay good for its life.
/// Not thread-safe while texts are added; const use from any thread afterwards.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace milepost {

/// 0 is always the empty text.
using StringId = std::uint32_t;

class StringPool {
public:
    StringPool();
    StringPool(const StringPool &) = delete;
    StringPool &operator=(const StringPool &) = delete;
    StringPool(StringPool &&) = default;
    StringPool &operator=(StringPool &&) = default;

    StringId intern(std::string_view text);
    /// What a pool of views() 1 … held: the same texts get the same numbers. Each must be there once and not be empty.
    [[nodiscard]] static StringPool ofDistinct(std::string_view texts, std::span<const std::uint32_t> lengths);
    /// Room for so many distinct texts in all, so that adding them does not rehash.
    void reserve(std::size_t texts);
    /// 0 when the text is not here (or empty).
    [[nodiscard]] StringId find(std::string_view text) const;
    [[nodiscard]] std::string_view view(StringId id) const { return m_views[id]; }
    [[nodiscard]] std::size_t size() const { return m_views.size(); }

private:
    /// Open addressing: one array, so that a look-up costs one cache miss here and one at the text.
    struct Slot {
        std::uint32_t hash = 0;
        StringId id = 0; ///< 0: free; the empty text needs no slot
    };
    std::string_view store(std::string_view text);
    [[nodiscard]] std::size_t slotOf(std::string_view text, std::uint32_t hash) const;
    [[nodiscard]] std::size_t freeSlotOf(std::uint32_t hash) const;
    void rehash(std::size_t slots);
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_room = 0;
    char *m_next = nullptr;
    std::vector<std::string_view> m_views;
    std::vector<Slot> m_slots; ///< a power of two of them, at most half taken
};

} // namespace milepost
