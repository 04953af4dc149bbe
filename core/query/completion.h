/// What could be typed next in a filter: fields, operators, values and words with their counts.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"
#include "query/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace milepost::query {

struct Suggestion {
    enum class Kind : std::uint8_t { Field, Op, Value, Word };
    Kind kind = Kind::Field;
    std::string text; ///< what replaces the range: "plan:", "Enterprise", "stalled"
    std::string label; ///< the bare word to show: "plan", "Enterprise"
    ColumnIndex column = noColumn;
    std::size_t count = 0; ///< rows it would find; 0 for fields and operators
};

struct Completion {
    TextRange range; ///< bytes of the text that the suggestion replaces
    std::vector<Suggestion> suggestions; ///< best first
};

/// `cursor` is a byte offset into `text`. At most `limit` suggestions.
[[nodiscard]] Completion complete(std::string_view text, std::size_t cursor, const Table &table, std::size_t limit = 12);

/// The candidate nearest to `text` by edit distance (at most a third of its length, at least 1); "" when none is near.
[[nodiscard]] std::string nearestWord(std::string_view text, const std::vector<std::string> &candidates);

} // namespace milepost::query
