/// The order of rows by any columns: stable, rows without data last in both directions, text in folded
/// code-point order.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/table.h"

#include <optional>
#include <string_view>
#include <vector>

namespace milepost::query {

struct SortKey {
    ColumnIndex column = noColumn;
    bool descending = false;
    friend bool operator==(const SortKey &, const SortKey &) = default;
};

/// Puts `rows` in order: by keys[0], then keys[1] …, then as they came.
void sortRows(std::vector<RowIndex> &rows, const Table &table, const std::vector<SortKey> &keys);
/// "arr:desc", "plan,arr:desc"; none when a column is unknown or a direction is neither asc nor desc.
[[nodiscard]] std::optional<std::vector<SortKey>> parseSort(std::string_view text, const Table &table);

} // namespace milepost::query
