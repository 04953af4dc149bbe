/// One libpq connection, blocking its thread in steps short enough to be cancelled. Parameters go through
/// PQconnectdbParams, so that nothing in a name or password is read as an option.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct pg_conn;
struct pg_result;

namespace milepost::sync {

/// Rows of texts; NULL is "" and told by isNull.
class PostgresRows {
public:
    explicit PostgresRows(pg_result *result);
    ~PostgresRows();
    PostgresRows(PostgresRows &&other) noexcept;
    PostgresRows &operator=(PostgresRows &&) = delete;
    [[nodiscard]] int count() const;
    [[nodiscard]] std::string text(int row, int column) const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] std::string columnName(int column) const;
    /// Arguments of format_type(): "1184, -1".
    [[nodiscard]] std::string columnType(int column) const;

private:
    pg_result *m_result;
};

class PostgresConnection {
public:
    /// Network, Timeout, Tls, Credentials. `silenceMs`: how long the server may say nothing.
    [[nodiscard]] static Result<std::unique_ptr<PostgresConnection>>
    connect(const std::vector<std::pair<std::string, std::string>> &parameters, const std::string &name, std::int64_t silenceMs);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    /// "PostgreSQL 15.20, TLSv1.3"
    [[nodiscard]] std::string server() const;
    /// RemoteAnswer carries the server's message; Network when the connection broke.
    [[nodiscard]] Result<PostgresRows> query(const std::string &sql, const CancelToken &cancel);
    /// As a quoted literal.
    [[nodiscard]] Result<std::string> literal(std::string_view text);
    [[nodiscard]] Result<std::string> identifier(std::string_view name);

    [[nodiscard]] Result<> beginCopy(const std::string &sql, const CancelToken &cancel);
    /// One row as COPY writes it, with its newline, into `row`; false at the end, which is told only by a server that
    /// sent everything.
    [[nodiscard]] Result<bool> copyRow(std::string &row, const CancelToken &cancel);

private:
    PostgresConnection(pg_conn *connection, std::string name, std::int64_t silenceMs)
        : m_connection(connection), m_name(std::move(name)), m_silenceMs(silenceMs)
    {
    }
    [[nodiscard]] Result<> waitReadable(const CancelToken &cancel);
    [[nodiscard]] Result<pg_result *> result(const CancelToken &cancel);
    [[nodiscard]] Error broken() const;
    [[nodiscard]] Error refused(pg_result *result) const;
    void cancelQuery();
    pg_conn *m_connection;
    std::string m_name;
    std::int64_t m_silenceMs;
};

} // namespace milepost::sync
