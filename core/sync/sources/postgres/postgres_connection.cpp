#include "sync/sources/postgres/postgres_connection.h"

#include <libpq-fe.h>

#include <poll.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace milepost::sync {

namespace {

constexpr int lookMs = 100; ///< how often a cancel is looked for

std::string trimmed(const char *message)
{
    std::string text = message ? message : "";
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    for (char &c : text) {
        if (c == '\n')
            c = ' ';
    }
    return text;
}

bool contains(const std::string &text, const char *part) { return text.find(part) != std::string::npos; }

/// libpq has no codes for what goes wrong while connecting; its own messages are English in our locale, the server's
/// may not be.
Error connectError(pg_conn *connection, const std::string &name)
{
    const std::string message = trimmed(PQerrorMessage(connection));
    if (contains(message, "certificate") || contains(message, "SSL") || contains(message, "root.crt"))
        return {ErrorCode::Tls, name, message};
    if (contains(message, "timeout expired"))
        return {ErrorCode::Timeout, name, message};
    if (PQconnectionNeedsPassword(connection) || contains(message, "password authentication failed") || contains(message, "no password supplied")
        || contains(message, "pg_hba.conf") || (contains(message, "role \"") && contains(message, "does not exist")))
        return {ErrorCode::Credentials, name, message};
    if (contains(message, "FATAL"))
        return {PQconnectionUsedPassword(connection) && !contains(message, "database") && !contains(message, "starting up")
                        && !contains(message, "shutting down") && !contains(message, "connection") && !contains(message, "recovery")
                    ? ErrorCode::Credentials
                    : ErrorCode::RemoteAnswer,
                name, message};
    return {ErrorCode::Network, name, message};
}

} // namespace

PostgresRows::PostgresRows(pg_result *result) : m_result(result) {}
PostgresRows::PostgresRows(PostgresRows &&other) noexcept : m_result(std::exchange(other.m_result, nullptr)) {}
PostgresRows::~PostgresRows() { PQclear(m_result); }
int PostgresRows::count() const { return PQntuples(m_result); }
std::string PostgresRows::text(int row, int column) const { return PQgetvalue(m_result, row, column); }
bool PostgresRows::isNull(int row, int column) const { return PQgetisnull(m_result, row, column) != 0; }

int PostgresRows::columnCount() const { return PQnfields(m_result); }
std::string PostgresRows::columnName(int column) const { return PQfname(m_result, column); }
std::string PostgresRows::columnType(int column) const
{
    return std::to_string(PQftype(m_result, column)) + ", " + std::to_string(PQfmod(m_result, column));
}

Result<std::unique_ptr<PostgresConnection>>
PostgresConnection::connect(const std::vector<std::pair<std::string, std::string>> &parameters, const std::string &name,
                            std::int64_t silenceMs)
{
    std::vector<const char *> keys, values;
    for (const auto &[key, value] : parameters) {
        keys.push_back(key.c_str());
        values.push_back(value.c_str());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    pg_conn *connection = PQconnectdbParams(keys.data(), values.data(), 0);
    if (!connection)
        return Error{ErrorCode::Internal, name, "out of memory"};
    std::unique_ptr<PostgresConnection> made(new PostgresConnection(connection, name, silenceMs));
    if (PQstatus(connection) != CONNECTION_OK)
        return connectError(connection, name);
    // The server's notices are for its own log.
    PQsetNoticeProcessor(connection, [](void *, const char *) {}, nullptr);
    return made;
}

PostgresConnection::~PostgresConnection() { PQfinish(m_connection); }

std::string PostgresConnection::server() const
{
    const char *version = PQparameterStatus(m_connection, "server_version");
    std::string text = "PostgreSQL " + std::string(version ? version : "of unknown version");
    const char *protocol = PQsslInUse(m_connection) ? PQsslAttribute(m_connection, "protocol") : nullptr;
    return text + (protocol ? ", " + std::string(protocol) : ", not encrypted");
}

Error PostgresConnection::broken() const
{
    const std::string message = trimmed(PQerrorMessage(m_connection));
    return {ErrorCode::Network, m_name, message.empty() ? "the connection broke off" : message};
}

Error PostgresConnection::refused(pg_result *result) const
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string code = state ? state : "";
    const std::string message = trimmed(PQresultErrorMessage(result));
    // 08: connection; 57P: the server is going down; a result without a state comes from libpq itself.
    if (code.empty() || code.substr(0, 2) == "08" || code.substr(0, 3) == "57P")
        return {ErrorCode::Network, m_name, message};
    if (code.substr(0, 2) == "28" || code == "42501")
        return {ErrorCode::Credentials, m_name, message};
    return {ErrorCode::RemoteAnswer, m_name, message};
}

void PostgresConnection::cancelQuery()
{
    if (PGcancel *cancel = PQgetCancel(m_connection)) {
        std::array<char, 256> message{};
        PQcancel(cancel, message.data(), static_cast<int>(message.size()));
        PQfreeCancel(cancel);
    }
}

Result<> PostgresConnection::waitReadable(const CancelToken &cancel)
{
    const auto began = std::chrono::steady_clock::now();
    for (;;) {
        if (cancel.cancelled()) {
            cancelQuery();
            return Error{ErrorCode::Cancelled, m_name, "stopped"};
        }
        pollfd look{PQsocket(m_connection), POLLIN, 0};
        if (look.fd < 0)
            return broken();
        const int ready = ::poll(&look, 1, lookMs);
        if (ready > 0)
            return {};
        if (ready < 0 && errno != EINTR)
            return Error{ErrorCode::Network, m_name, std::strerror(errno)};
        if (std::chrono::steady_clock::now() - began > std::chrono::milliseconds(m_silenceMs)) {
            cancelQuery();
            return Error{ErrorCode::Timeout, m_name, "it stayed silent for too long"};
        }
    }
}

Result<pg_result *> PostgresConnection::result(const CancelToken &cancel)
{
    while (PQisBusy(m_connection)) {
        MP_TRY(waitReadable(cancel));
        if (!PQconsumeInput(m_connection))
            return broken();
    }
    return PQgetResult(m_connection);
}

Result<PostgresRows> PostgresConnection::query(const std::string &sql, const CancelToken &cancel)
{
    if (!PQsendQuery(m_connection, sql.c_str()))
        return broken();
    pg_result *last = nullptr;
    for (;;) {
        auto next = result(cancel);
        if (!next.ok()) {
            PQclear(last);
            return next.error();
        }
        if (!*next)
            break;
        PQclear(last);
        last = *next;
    }
    PostgresRows rows(last);
    const auto status = PQresultStatus(last);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        return last ? refused(last) : broken();
    return rows;
}

Result<std::string> PostgresConnection::literal(std::string_view text)
{
    char *quoted = PQescapeLiteral(m_connection, text.data(), text.size());
    if (!quoted)
        return Error{ErrorCode::RemoteAnswer, m_name, trimmed(PQerrorMessage(m_connection))};
    std::string out = quoted;
    PQfreemem(quoted);
    return out;
}

Result<std::string> PostgresConnection::identifier(std::string_view name)
{
    char *quoted = PQescapeIdentifier(m_connection, name.data(), name.size());
    if (!quoted)
        return Error{ErrorCode::RemoteAnswer, m_name, trimmed(PQerrorMessage(m_connection))};
    std::string out = quoted;
    PQfreemem(quoted);
    return out;
}

Result<> PostgresConnection::beginCopy(const std::string &sql, const CancelToken &cancel)
{
    if (!PQsendQuery(m_connection, sql.c_str()))
        return broken();
    MP_ASSIGN(pg_result *const started, result(cancel));
    const auto status = PQresultStatus(started);
    const Error why = status == PGRES_COPY_OUT ? Error{} : started ? refused(started) : broken();
    PQclear(started);
    return status == PGRES_COPY_OUT ? Result<>() : Result<>(why);
}

Result<bool> PostgresConnection::copyRow(std::string &row, const CancelToken &cancel)
{
    for (;;) {
        char *bytes = nullptr;
        const int length = PQgetCopyData(m_connection, &bytes, 1);
        if (length > 0) {
            row.assign(bytes, static_cast<std::size_t>(length));
            PQfreemem(bytes);
            return true;
        }
        if (length == 0) {
            MP_TRY(waitReadable(cancel));
            if (!PQconsumeInput(m_connection))
                return broken();
            continue;
        }
        if (length == -2)
            return broken();
        // The end of the stream; whether it was the end of the rows is what the result says.
        MP_ASSIGN(pg_result *const ended, result(cancel));
        const auto status = PQresultStatus(ended);
        const Error why = status == PGRES_COMMAND_OK ? Error{} : ended ? refused(ended) : broken();
        PQclear(ended);
        if (status != PGRES_COMMAND_OK)
            return why;
        while (pg_result *more = PQgetResult(m_connection))
            PQclear(more);
        return false;
    }
}

} // namespace milepost::sync
