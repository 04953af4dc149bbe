/// The columns of the tables that EntityMerger fills, and values as SQLite keeps them. Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/result.h"
#include "model/entity.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace milepost::store {

class Statement;

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct MergeColumn {
    std::string_view field; ///< key in fieldsOf(kind)
    std::string_view column; ///< in the table; money has a second one, "<column up to _minor>_currency"
    FieldType type = FieldType::Text;
};

/// A kind's table, its columns in the order of the cells, and the statements over them.
struct MergeTable {
    EntityKind kind = EntityKind::Accounts;
    std::string table;
    std::vector<MergeColumn> columns; ///< one per cell; the second cell of money has an empty field
    std::vector<int> cellOfField; ///< by FieldIndex: cell, or −1
    std::string select, insert, update;

    [[nodiscard]] int cell(std::string_view field) const;
};

[[nodiscard]] const MergeTable &mergeTable(EntityKind kind);

void bindCell(Statement &statement, int index, const Cell &cell);
[[nodiscard]] Cell readCell(const Statement &statement, int column, FieldType type);
/// InvalidArgument when the value is of another type than the column.
[[nodiscard]] Result<> toCells(const Value &value, FieldType type, Currency currency, Cell &cell, Cell *second);
/// The attribute encoding of stored cells.
[[nodiscard]] std::string encodeCells(FieldType type, const Cell &cell, const Cell *second);

} // namespace milepost::store
