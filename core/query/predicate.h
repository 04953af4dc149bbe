/// One `field op value` of a filter, bound to its column: what core/query/matcher.cpp evaluates.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"
#include "query/row_set.h"
#include "query/table.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace milepost::query {

/// [from, to] of the column's own units, in 64-bit integers or doubles.
struct IntegerRange { std::int64_t from, to; };
struct NumberRange { double from, to; bool fromOpen, toOpen; };

struct Predicate {
    ColumnIndex column = noColumn;
    Op op = Op::Equals;
    bool none = false; ///< rows without data match, too
    std::vector<IntegerRange> integers; ///< Integer, Money, Day
    std::vector<NumberRange> numbers; ///< Number, Share
    std::vector<std::string> texts; ///< Text, folded
    std::uint64_t keys = 0; ///< Enum, Flag, Tags: bit per key
};

/// The node's values read as its column wants them.
[[nodiscard]] std::optional<FilterError> bindField(const FilterNode &node, std::string_view text, const Table &table,
                                                   Predicate &predicate);
[[nodiscard]] RowSet evaluate(const Predicate &predicate, const Table &table);

} // namespace milepost::query
