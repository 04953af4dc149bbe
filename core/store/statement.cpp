#include "store/statement.h"

#include "store/database.h"

#include <sqlite3.h>

namespace milepost::store {

Statement::Statement(Database &database, sqlite3_stmt *statement, bool cached, Error error)
    : m_database(&database), m_statement(statement), m_cached(cached), m_error(std::move(error))
{
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr)), m_cached(other.m_cached),
      m_bindFailure(other.m_bindFailure), m_error(std::move(other.m_error))
{
}

Statement::~Statement()
{
    if (!m_statement)
        return;
    if (m_cached)
        m_database->giveBack(m_statement);
    else
        sqlite3_finalize(m_statement);
}

Statement &Statement::bind(int index, std::nullptr_t)
{
    if (m_statement && !m_bindFailure)
        m_bindFailure = sqlite3_bind_null(m_statement, index);
    return *this;
}

Statement &Statement::bind(int index, std::int64_t value)
{
    if (m_statement && !m_bindFailure)
        m_bindFailure = sqlite3_bind_int64(m_statement, index, value);
    return *this;
}

Statement &Statement::bind(int index, double value)
{
    if (m_statement && !m_bindFailure)
        m_bindFailure = sqlite3_bind_double(m_statement, index, value);
    return *this;
}

Statement &Statement::bind(int index, std::string_view text)
{
    // A null pointer would bind NULL, and an empty view may hold one.
    const char *data = text.data() ? text.data() : "";
    if (m_statement && !m_bindFailure)
        m_bindFailure = sqlite3_bind_text64(m_statement, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bind(int index, std::span<const std::byte> blob)
{
    const void *data = blob.data() ? static_cast<const void *>(blob.data()) : "";
    if (m_statement && !m_bindFailure)
        m_bindFailure = sqlite3_bind_blob64(m_statement, index, data, blob.size(), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bind(int index, Day day)
{
    return day.valid() ? bind(index, std::int64_t(day.value)) : bind(index, nullptr);
}

Statement &Statement::bind(int index, Instant instant)
{
    return instant.valid() ? bind(index, instant.ms) : bind(index, nullptr);
}

Result<bool> Statement::step()
{
    if (!m_statement)
        return m_error;
    if (m_bindFailure) {
        const Error error = m_database->lastError("bind");
        reset();
        return error;
    }
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: sqlite3_reset(m_statement); return false;
    default: break;
    }
    const Error error = m_database->lastError(sqlite3_sql(m_statement));
    sqlite3_reset(m_statement);
    return error;
}

Result<> Statement::run()
{
    while (true) {
        MP_ASSIGN(const bool row, step());
        if (!row)
            return {};
    }
}

void Statement::reset()
{
    m_bindFailure = 0;
    if (m_statement)
        sqlite3_reset(m_statement);
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }

std::string_view Statement::text(int column) const
{
    const auto *data = sqlite3_column_text(m_statement, column);
    if (!data)
        return {};
    return {reinterpret_cast<const char *>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::span<const std::byte> Statement::blob(int column) const
{
    const void *data = sqlite3_column_blob(m_statement, column);
    if (!data)
        return {};
    return {static_cast<const std::byte *>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Day Statement::day(int column) const
{
    if (isNull(column))
        return {};
    const std::int64_t value = integer(column);
    // A day that does not fit can only come from a damaged or foreign file: it is not known.
    return value > Day::none && value <= std::numeric_limits<std::int32_t>::max()
        ? Day{static_cast<std::int32_t>(value)}
        : Day{};
}

Instant Statement::instant(int column) const { return isNull(column) ? Instant{} : Instant{integer(column)}; }

std::optional<std::int32_t> Statement::optionalInt(int column) const
{
    if (isNull(column))
        return std::nullopt;
    const std::int64_t value = integer(column);
    if (value < std::numeric_limits<std::int32_t>::min() || value > std::numeric_limits<std::int32_t>::max())
        return std::nullopt;
    return static_cast<std::int32_t>(value);
}

std::optional<bool> Statement::optionalBool(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return integer(column) != 0;
}

} // namespace milepost::store
