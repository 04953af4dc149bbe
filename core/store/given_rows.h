/// Rows that are in memory as a table of SQL, so that one statement takes thousands of them: a statement for each costs
/// more than what it does. `given_rows(?1)` has the columns c0 to c9. Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;

namespace milepost::store {

class Database;

/// What it is made of outlives it and stays as it is while a statement runs.
class GivenRows {
public:
    static constexpr std::size_t mostColumns = 10;
    using Bytes = std::span<const std::byte>;
    /// One value a row, or the same in all.
    using Column = std::variant<std::span<const std::string_view>, std::span<const std::int64_t>, std::span<const Bytes>,
                                std::string_view, std::int64_t>;

    GivenRows(std::size_t count, std::vector<Column> columns) : m_count(count), m_columns(std::move(columns)) {}
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }

private:
    std::size_t m_count;
    std::vector<Column> m_columns;
};

/// Makes the table known to a connection. False: SQLite refuses it.
[[nodiscard]] bool knowGivenRows(sqlite3 *connection);

/// Runs `INSERT … SELECT … FROM given_rows(?1) …` inside the caller's transaction. How many rows it changed.
[[nodiscard]] Result<std::int64_t> insertGiven(Database &database, std::string_view sql, const GivenRows &rows);

} // namespace milepost::store
