/// Rows grouped by a column, with subtotals of others.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/table.h"

#include <limits>
#include <string>
#include <vector>

namespace milepost::query {

/// Of one column over one group. Rows without data are left out and counted apart.
struct Subtotal {
    ColumnIndex column = noColumn;
    std::size_t known = 0, unknown = 0;
    double sum = 0; ///< numbers; money in minor units, exact up to 2^53; 0 when nothing is known
    double mean = std::numeric_limits<double>::quiet_NaN(); ///< weighted when a weight is asked
    double min = std::numeric_limits<double>::quiet_NaN(), max = std::numeric_limits<double>::quiet_NaN(); ///< days too
    std::vector<std::size_t> perKey; ///< Enum and Tags: rows of each key
};

struct Group {
    std::string key; ///< text, enum key or tag; "" where there is no data
    bool none = false;
    std::vector<RowIndex> rows; ///< in the order given
    std::vector<Subtotal> subtotals; ///< as asked
};

struct Measure {
    ColumnIndex column = noColumn;
    ColumnIndex weight = noColumn; ///< mean = Σ w·x / Σ w over rows where both are known and w > 0
};

/// In collation order (enums in theirs), the group without data last. A row with several tags is in several groups.
/// Groups by Text, Enum, Flag or Tags; any other type gives one group of all.
[[nodiscard]] std::vector<Group> groupRows(const std::vector<RowIndex> &rows, const Table &table, ColumnIndex by,
                                           const std::vector<Measure> &measures);
[[nodiscard]] Subtotal subtotal(const std::vector<RowIndex> &rows, const Table &table, Measure measure);

} // namespace milepost::query
