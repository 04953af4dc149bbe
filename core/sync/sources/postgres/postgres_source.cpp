#include "sync/sources/postgres/postgres_source.h"

#include "sync/sources/postgres/horizon.h"
#include "sync/sources/postgres/postgres_connection.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace milepost::sync {

namespace {

constexpr std::size_t pieceBytes = 8 << 20;
constexpr std::int64_t pieceRows = 100'000;
constexpr const char *systemCertificates = "/etc/ssl/certs/ca-certificates.crt";

using Parameters = std::vector<std::pair<std::string, std::string>>;

bool isLocal(const std::string &host)
{
    return host == "localhost" || host == "127.0.0.1" || host == "::1" || (!host.empty() && host.front() == '/');
}

std::string certificatesFor(const SourceConfiguration &configuration)
{
    std::string file = optionOf(configuration, "ca_file");
    if (!file.empty())
        return file;
    const char *home = std::getenv("HOME");
    file = std::string(home ? home : "") + "/.postgresql/root.crt";
    return ::access(file.c_str(), R_OK) == 0 ? file : systemCertificates;
}

Parameters parametersOf(const SourceConfiguration &configuration, const std::string &secret)
{
    Parameters parameters{
        {"host", optionOf(configuration, "host")},
        {"port", optionOf(configuration, "port")},
        {"dbname", optionOf(configuration, "database")},
        {"user", optionOf(configuration, "user")},
        {"passfile", "/dev/null"}, // credentials are in the keychain only
        {"sslmode", optionOf(configuration, "sslmode")},
        {"connect_timeout", "10"},
        {"client_encoding", "UTF8"},
        {"application_name", "milepost"},
        {"keepalives_idle", "30"},
        {"gssencmode", "disable"},
    };
    if (optionOf(configuration, "sslmode") != "disable")
        parameters.emplace_back("sslrootcert", certificatesFor(configuration));
    if (wantsSecret(configuration))
        parameters.emplace_back("password", secret);
    return parameters;
}

std::string csvCell(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"')
            cell += '"';
        cell += c;
    }
    return cell + '"';
}

/// Takes the first cell off a line of CSV as COPY writes it.
std::string takeCell(std::string_view &line)
{
    std::string cell;
    std::size_t at = 0;
    if (!line.empty() && line.front() == '"') {
        for (at = 1; at < line.size(); ++at) {
            if (line[at] == '"' && (at + 1 == line.size() || line[at + 1] != '"'))
                break;
            if (line[at] == '"')
                ++at;
            cell += line[at];
        }
        ++at;
    } else {
        at = std::min(line.find(','), line.size());
        cell = line.substr(0, at);
    }
    line.remove_prefix(std::min(at + 1, line.size()));
    return cell;
}

class PostgresSource final : public Source {
public:
    PostgresSource(const SourceConfiguration &configuration, const std::string &secret, PostgresCursor cursor, const SourceWorld &world)
        : m_name(configuration.name), m_parameters(parametersOf(configuration, secret)), m_table(optionOf(configuration, "table")),
          m_query(optionOf(configuration, "query")), m_cursorColumn(optionOf(configuration, "cursor")),
          m_idColumn(optionOf(configuration, "id")), m_cursor(std::move(cursor)), m_silenceMs(world.silenceMs)
    {
    }

    Result<std::string> connect(const CancelToken &cancel) override
    {
        MP_ASSIGN(m_server, PostgresConnection::connect(m_parameters, m_name, m_silenceMs));
        // One session reads as every other: what a value looks like must not depend on somebody's settings.
        MP_TRY(m_server->query("SET datestyle = 'ISO'; SET timezone = 'UTC'; SET intervalstyle = 'iso_8601'; SET bytea_output = 'hex'; "
                               "SET extra_float_digits = 1; SET default_transaction_read_only = on; SET statement_timeout = 0",
                               cancel));
        MP_TRY(describe(cancel));
        return m_server->server();
    }

    Result<Extent> extent(const CancelToken &cancel) override
    {
        if (incremental())
            MP_TRY(takeHorizon(cancel));
        MP_TRY(m_server->query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancel));
        std::string blank = "0";
        if (incremental()) {
            blank = "count(*) FILTER (WHERE s." + m_cursorName + " IS NULL" + (m_idName.empty() ? "" : " OR s." + m_idName + " IS NULL") + ")";
        }
        MP_ASSIGN(const PostgresRows rows, m_server->query("SELECT count(*), " + blank + " FROM " + m_from, cancel));
        if (rows.text(0, 1) != "0") {
            return Error{ErrorCode::RemoteAnswer, m_name,
                         rows.text(0, 1) + " rows have no value in the cursor's columns and could never be read; choose columns that are always filled"};
        }
        m_total = std::strtoll(rows.text(0, 0).c_str(), nullptr, 10);
        return Extent{m_total, !incremental()};
    }

    Result<std::optional<Delivery>> next(const CancelToken &cancel) override
    {
        if (m_ended)
            return std::optional<Delivery>();
        if (!m_copying) {
            MP_ASSIGN(const std::string sql, copyStatement());
            MP_TRY(m_server->beginCopy(sql, cancel));
            m_copying = true;
        }
        auto bytes = std::make_shared<std::string>(m_header);
        std::int64_t rows = 0;
        std::string row;
        while (bytes->size() < pieceBytes && rows < pieceRows) {
            MP_ASSIGN(const bool more, m_server->copyRow(row, cancel));
            if (!more) {
                m_ended = true;
                break;
            }
            std::string_view rest = row;
            if (incremental()) {
                RowPosition at;
                at.value = takeCell(rest);
                if (!m_idName.empty())
                    at.id = takeCell(rest);
                m_cursor.pass->at = std::move(at);
            }
            bytes->append(rest);
            ++rows;
        }
        if (m_ended) {
            MP_TRY(m_server->query("COMMIT", cancel));
            m_cursor = endPass(std::move(m_cursor));
        }
        m_rows += rows;
        Delivery delivery;
        delivery.label = m_name;
        delivery.columns = m_columns;
        delivery.columnsAreComplete = true;
        delivery.cursor = incremental() ? cursorText(m_cursor) : std::string();
        delivery.done = m_rows;
        delivery.total = incremental() ? 0 : m_total;
        if (rows > 0)
            delivery.bytes = std::move(bytes);
        return std::optional(std::move(delivery));
    }

private:
    [[nodiscard]] bool incremental() const { return !m_cursorColumn.empty(); }

    Result<> describe(const CancelToken &cancel)
    {
        if (m_table.empty()) {
            std::string query = m_query;
            while (!query.empty() && (query.back() == ';' || std::isspace(static_cast<unsigned char>(query.back()))))
                query.pop_back();
            m_from = '(' + query + "\n) s";
        } else {
            std::string path;
            for (std::size_t from = 0; from <= m_table.size();) {
                const std::size_t dot = std::min(m_table.find('.', from), m_table.size());
                MP_ASSIGN(const std::string part, m_server->identifier(std::string_view(m_table).substr(from, dot - from)));
                path += (path.empty() ? "" : ".") + part;
                from = dot + 1;
            }
            m_from = path + " s";
        }
        MP_ASSIGN(const PostgresRows shape, m_server->query("SELECT s.* FROM " + m_from + " LIMIT 0", cancel));
        std::string types;
        for (int column = 0; column < shape.columnCount(); ++column)
            types += (column > 0 ? ", " : "SELECT ") + ("format_type(" + shape.columnType(column) + ")");
        MP_ASSIGN(const PostgresRows names, m_server->query(types, cancel));
        for (int column = 0; column < shape.columnCount(); ++column) {
            m_columns.push_back({shape.columnName(column), names.text(0, column)});
            m_header += (column > 0 ? "," : "") + csvCell(shape.columnName(column));
        }
        m_header += '\n';
        for (const auto &[name, quoted, type] : {std::tuple{&m_cursorColumn, &m_cursorName, &m_cursorType}, {&m_idColumn, &m_idName, &m_idType}}) {
            if (name->empty())
                continue;
            const auto column = std::find_if(m_columns.begin(), m_columns.end(), [&n = *name](const SourceColumn &c) { return c.name == n; });
            if (column == m_columns.end())
                return Error{ErrorCode::RemoteAnswer, m_name, "there is no column \"" + *name + "\" for the cursor"};
            MP_ASSIGN(*quoted, m_server->identifier(*name));
            *type = column->type;
        }
        return {};
    }

    [[nodiscard]] std::string order(const char *direction) const
    {
        return " ORDER BY s." + m_cursorName + direction + (m_idName.empty() ? std::string() : ", s." + m_idName + direction);
    }

    /// First the highest row, then who is writing, then the snapshot: whoever begins to write after this writes
    /// higher values, and whoever ended before is seen.
    Result<> takeHorizon(const CancelToken &cancel)
    {
        Horizon horizon;
        MP_ASSIGN(const PostgresRows highest,
                  m_server->query("SELECT s." + m_cursorName + "::text, " + (m_idName.empty() ? "''" : "s." + m_idName + "::text") + " FROM " + m_from
                                      + " WHERE s." + m_cursorName + " IS NOT NULL" + order(" DESC") + " LIMIT 1",
                                  cancel));
        if (highest.count() > 0)
            horizon.highest = RowPosition{highest.text(0, 0), highest.text(0, 1)};
        MP_ASSIGN(const PostgresRows ids,
                  m_server->query("SELECT pg_snapshot_xmax(s)::text, pg_snapshot_xmin(s)::text FROM pg_current_snapshot() s", cancel));
        horizon.nextTransaction = ids.text(0, 0);
        MP_ASSIGN(const PostgresRows running,
                  m_server->query("SELECT l.virtualtransaction FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
                                  "WHERE l.locktype = 'virtualxid' AND l.pid <> pg_backend_pid() AND a.usesysid IS NOT NULL "
                                  "AND a.datname = current_database()",
                                  cancel));
        for (int row = 0; row < running.count(); ++row)
            horizon.running.push_back(running.text(row, 0));
        m_cursor = beginPass(std::move(m_cursor), std::move(horizon), ids.text(0, 1));
        return {};
    }

    Result<std::string> copyStatement()
    {
        std::string select = "SELECT ";
        std::string where;
        if (incremental()) {
            select += "s." + m_cursorName + "::text, " + (m_idName.empty() ? std::string() : "s." + m_idName + "::text, ");
            const auto &from = m_cursor.pass->at ? m_cursor.pass->at : m_cursor.settled;
            if (from) {
                MP_ASSIGN(const std::string value, m_server->literal(from->value));
                MP_ASSIGN(const std::string id, m_server->literal(from->id));
                where = m_idName.empty()
                    ? " WHERE s." + m_cursorName + " >= " + value + "::" + m_cursorType
                    : " WHERE (s." + m_cursorName + ", s." + m_idName + ") >= (" + value + "::" + m_cursorType + ", " + id + "::" + m_idType + ')';
            }
            where += order("");
        }
        return "COPY (" + select + "s.* FROM " + m_from + where + ") TO STDOUT (FORMAT csv, ENCODING 'UTF8')";
    }

    std::string m_name;
    Parameters m_parameters;
    std::string m_table, m_query, m_cursorColumn, m_idColumn;
    PostgresCursor m_cursor;
    std::int64_t m_silenceMs;
    std::unique_ptr<PostgresConnection> m_server;
    std::string m_from; ///< the table or query, with its alias s
    std::string m_cursorName, m_cursorType, m_idName, m_idType; ///< quoted; as SQL writes the type
    std::vector<SourceColumn> m_columns;
    std::string m_header;
    std::int64_t m_total = 0, m_rows = 0;
    bool m_copying = false, m_ended = false;
};

Result<> check(const SourceConfiguration &configuration)
{
    const auto refuse = [](const char *key, const char *why) { return Error{ErrorCode::InvalidArgument, key, why}; };
    if (optionOf(configuration, "table").empty() == optionOf(configuration, "query").empty())
        return refuse("table", "give either a table or a query");
    if (optionOf(configuration, "sslmode") == "disable" && !isLocal(optionOf(configuration, "host")))
        return refuse("sslmode", "only a server on this machine may be talked to without TLS");
    if (!optionOf(configuration, "id").empty() && optionOf(configuration, "cursor").empty())
        return refuse("cursor", "an id orders rows of equal cursor values: name the cursor's column, too");
    return {};
}

Result<std::unique_ptr<Source>> open(const SourceConfiguration &configuration, const std::string &secret, const std::string &cursor,
                                     const SourceWorld &world)
{
    MP_ASSIGN(PostgresCursor from, cursorFromText(cursor));
    return std::unique_ptr<Source>(std::make_unique<PostgresSource>(configuration, secret, std::move(from), world));
}

} // namespace

SourceKind postgresKind()
{
    using Type = SourceOption::Type;
    SourceKind kind;
    kind.spec.key = "postgres";
    kind.spec.options = {
        {"host", Type::Text, true, "", "", "the server's name, as its certificate has it", 0, 0},
        {"port", Type::Integer, false, "5432", "", "its port", 1, 65535},
        {"database", Type::Text, true, "", "", "the database", 0, 0},
        {"user", Type::Text, true, "", "", "who reads; needs SELECT and nothing else", 0, 0},
        {"auth", Type::Choice, false, "password", "password none", "none: the server knows this user otherwise", 0, 0},
        {"sslmode", Type::Choice, false, "verify-full", "verify-full verify-ca disable", "how far the server's certificate is checked", 0, 0},
        {"ca_file", Type::File, false, "", "", "certificates to trust instead of the system's (PEM)", 0, 0},
        {"table", Type::Text, false, "", "", "the table or view, as schema.table", 0, 0, true},
        {"query", Type::Text, false, "", "", "or a SELECT", 0, 0, true},
        {"cursor", Type::Text, false, "", "", "a column that rises with every change; left out, everything is read every time", 0, 0},
        {"id", Type::Text, false, "", "", "a column that tells rows of equal cursor values apart", 0, 0},
    };
    kind.spec.secret = "password";
    kind.spec.secretOption = "auth";
    kind.spec.secretValues = "password";
    kind.check = check;
    kind.open = open;
    return kind;
}

} // namespace milepost::sync
