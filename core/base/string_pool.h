/// Each distinct text once, known by a small number. Append-only; ids and views stay good for its life.
/// Not thread-safe while texts are added; const use from any thread afterwards.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
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
    /// 0 when the text is not here (or empty).
    [[nodiscard]] StringId find(std::string_view text) const;
    [[nodiscard]] std::string_view view(StringId id) const { return m_views[id]; }
    [[nodiscard]] std::size_t size() const { return m_views.size(); }

private:
    std::string_view store(std::string_view text);
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_room = 0;
    char *m_next = nullptr;
    std::vector<std::string_view> m_views;
    std::unordered_map<std::string_view, StringId> m_ids;
};

} // namespace milepost
