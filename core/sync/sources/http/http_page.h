/// A page of an export API: its records as JSON lines, and what it says of the next one. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace milepost::sync {

/// Dotted paths into the page ("" = not used). In JSON lines they are looked up in the last line, where it has one of them.
struct PageShape {
    enum class Format : std::uint8_t { Json, JsonLines, Csv };
    Format format = Format::Json;
    std::string records; ///< "" = the document itself is the list
    std::string next; ///< cursor or address of the next page
    std::string more; ///< whether there is one
    std::string echo; ///< the cursor that was asked for
    std::string newest; ///< in each record: the value whose largest the next synchronization begins at
};

struct Page {
    std::string records; ///< JSON lines, or the CSV as it came
    std::int64_t count = 0; ///< of CSV: lines after the header
    bool nextTold = false; ///< the page has the member `next`, be it null
    std::string next; ///< "" = null
    std::optional<bool> more;
    std::optional<std::string> echo;
    std::string newest; ///< "" = no record has one
};

/// RemoteAnswer says what is missing or broken. `endTold`: the transfer shows that the body is whole; JSON shows it itself.
[[nodiscard]] Result<Page> readPage(std::string_view body, const PageShape &shape, bool endTold);

/// Orders moments as moments, whole numbers as numbers, all else as text.
[[nodiscard]] bool laterThan(const std::string &a, const std::string &b);

} // namespace milepost::sync
