#include "store/given_rows.h"

#include "store/database.h"

#include <sqlite3.h>

#include <memory>
#include <new>
#include <type_traits>

namespace milepost::store {

namespace {

constexpr const char *pointerType = "milepost.given_rows";
constexpr int rowsColumn = int(GivenRows::mostColumns); ///< hidden: the argument of the table

struct Cursor {
    sqlite3_vtab_cursor base{}; ///< first, as SQLite wants it
    const GivenRows *rows = nullptr;
    std::size_t at = 0;
};

Cursor *own(sqlite3_vtab_cursor *cursor) { return reinterpret_cast<Cursor *>(cursor); }

int connect(sqlite3 *connection, void *, int, const char *const *, sqlite3_vtab **table, char **)
{
    const int declared =
        sqlite3_declare_vtab(connection, "CREATE TABLE given(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, rows HIDDEN)");
    if (declared != SQLITE_OK)
        return declared;
    sqlite3_vtab_config(connection, SQLITE_VTAB_DIRECTONLY);
    *table = new (std::nothrow) sqlite3_vtab{};
    return *table ? SQLITE_OK : SQLITE_NOMEM;
}

int disconnect(sqlite3_vtab *table)
{
    delete table;
    return SQLITE_OK;
}

int plan(sqlite3_vtab *, sqlite3_index_info *info)
{
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto &constraint = info->aConstraint[i];
        if (!constraint.usable || constraint.iColumn != rowsColumn || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT; // no rows were given
}

int open(sqlite3_vtab *, sqlite3_vtab_cursor **cursor)
{
    auto *made = new (std::nothrow) Cursor;
    if (!made)
        return SQLITE_NOMEM;
    *cursor = &made->base;
    return SQLITE_OK;
}

int close(sqlite3_vtab_cursor *cursor)
{
    delete own(cursor);
    return SQLITE_OK;
}

int begin(sqlite3_vtab_cursor *cursor, int, const char *, int, sqlite3_value **arguments)
{
    own(cursor)->rows = static_cast<const GivenRows *>(sqlite3_value_pointer(arguments[0], pointerType));
    own(cursor)->at = 0;
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor *cursor)
{
    ++own(cursor)->at;
    return SQLITE_OK;
}

int ended(sqlite3_vtab_cursor *cursor)
{
    const Cursor &here = *own(cursor);
    return !here.rows || here.at >= here.rows->count();
}

void give(sqlite3_context *context, std::string_view text)
{
    sqlite3_result_text64(context, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
}
void give(sqlite3_context *context, std::int64_t number) { sqlite3_result_int64(context, number); }
void give(sqlite3_context *context, GivenRows::Bytes bytes)
{
    sqlite3_result_blob64(context, bytes.data() ? static_cast<const void *>(bytes.data()) : "", bytes.size(), SQLITE_STATIC);
}

int value(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
    const Cursor &here = *own(cursor);
    if (column < 0 || static_cast<std::size_t>(column) >= here.rows->columns().size())
        return SQLITE_OK; // NULL
    std::visit(
        [&](const auto &values) {
            using Values = std::decay_t<decltype(values)>;
            if constexpr (std::is_same_v<Values, std::string_view> || std::is_same_v<Values, std::int64_t>)
                give(context, values);
            else
                give(context, values[here.at]);
        },
        here.rows->columns()[static_cast<std::size_t>(column)]);
    return SQLITE_OK;
}

int rowId(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
    *id = static_cast<sqlite3_int64>(own(cursor)->at);
    return SQLITE_OK;
}

const sqlite3_module &module()
{
    static const sqlite3_module made = [] {
        sqlite3_module each{};
        each.xConnect = connect; // no xCreate: there is the one table that is named as its module
        each.xDisconnect = disconnect;
        each.xBestIndex = plan;
        each.xOpen = open;
        each.xClose = close;
        each.xFilter = begin;
        each.xNext = next;
        each.xEof = ended;
        each.xColumn = value;
        each.xRowid = rowId;
        return each;
    }();
    return made;
}

} // namespace

bool knowGivenRows(sqlite3 *connection)
{
    return sqlite3_create_module(connection, "given_rows", &module(), nullptr) == SQLITE_OK;
}

Result<std::int64_t> insertGiven(Database &database, std::string_view sql, const GivenRows &rows)
{
    sqlite3_stmt *raw = nullptr;
    if (sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr) != SQLITE_OK)
        return database.lastError(sql);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(raw, &sqlite3_finalize);
    if (sqlite3_bind_pointer(raw, 1, const_cast<GivenRows *>(&rows), pointerType, nullptr) != SQLITE_OK
        || sqlite3_step(raw) != SQLITE_DONE)
        return database.lastError(sql);
    return std::int64_t(sqlite3_changes64(database.handle()));
}

} // namespace milepost::store
