#include "store/database.h"

#include "store/given_rows.h"
#include "store/immutable_uri.h"
#include "store/migrator.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

namespace milepost::store {

namespace {

constexpr int busyTimeoutMs = 5000;

ErrorCode codeOf(int extended)
{
    switch (extended) {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT: return ErrorCode::FileOpen;
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_DELETE:
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMMAP: return ErrorCode::FileWrite;
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS: return ErrorCode::DatabaseDamaged;
    default: break;
    }
    switch (extended & 0xff) {
    case SQLITE_FULL: return ErrorCode::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::DatabaseBusy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::DatabaseDamaged;
    case SQLITE_READONLY:
    case SQLITE_PERM: return ErrorCode::FileWrite;
    case SQLITE_CANTOPEN: return ErrorCode::FileOpen;
    case SQLITE_TOOBIG: return ErrorCode::LimitExceeded;
    case SQLITE_INTERRUPT: return ErrorCode::Cancelled;
    default: return ErrorCode::Database;
    }
}

Error errorOf(sqlite3 *handle, const std::string &path, std::string_view doing)
{
    const int extended = handle ? sqlite3_extended_errcode(handle) : SQLITE_NOMEM;
    std::string detail = handle ? sqlite3_errmsg(handle) : "out of memory";
    detail += " (" + std::to_string(extended) + ')';
    if (!doing.empty())
        detail += " in: " + std::string(doing.substr(0, 120));
    return {codeOf(extended), path, std::move(detail)};
}

/// The file itself, owner only, before SQLite can make it with wider permissions; -wal and -shm follow its mode.
/// Never through a descriptor of ours: closing one takes away the locks that other connections of this process hold on the
/// file, and another program would then take their log for one that nobody uses.
Result<> makePrivate(const std::string &path, bool create)
{
    const auto failure = [&path](int cause) -> Result<> {
        const bool missing = cause == ENOENT || cause == ENOTDIR;
        const ErrorCode code = cause == ENOSPC || cause == EDQUOT ? ErrorCode::DiskFull
            : missing                                             ? ErrorCode::FileOpen
                                                                  : ErrorCode::FileWrite;
        return Error{code, path, std::strerror(cause)};
    };
    if (create && ::mknod(path.c_str(), S_IFREG | 0600, 0) != 0 && errno != EEXIST)
        return failure(errno);
    if (::faccessat(AT_FDCWD, path.c_str(), R_OK | W_OK, AT_EACCESS) != 0)
        return failure(errno);
    struct stat status {};
    const bool wide = ::stat(path.c_str(), &status) == 0 && (status.st_mode & 077) != 0;
    if (wide && ::chmod(path.c_str(), 0600) != 0)
        return Error{ErrorCode::FileWrite, path, "others can read this file, and that cannot be changed"};
    return {};
}

/// SQLite counts its memory under one lock for all connections, twice for each piece, and nothing here asks for the count.
/// Before its first use in the process; later it changes nothing.
void leaveMemoryUncounted()
{
    static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(once);
}

} // namespace

struct Database::Cache {
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::vector<sqlite3_stmt *>, Hash, std::equal_to<>> idle;
    std::unordered_map<sqlite3_stmt *, std::vector<sqlite3_stmt *> *> home;
};

Database::Database(sqlite3 *handle, std::string path, std::string vfs)
    : m_handle(handle), m_path(std::move(path)), m_vfs(std::move(vfs)), m_cache(std::make_unique<Cache>())
{
}

Database::~Database()
{
    for (const auto &[statement, shelf] : m_cache->home)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const std::string &path, const OpenOptions &options)
{
    leaveMemoryUncounted();
    const bool writing = options.access == Access::ReadWrite;
    // A pipe would be waited on for ever, a device read without end.
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
        return Error{ErrorCode::FileOpen, path, S_ISDIR(status.st_mode) ? "this is a folder" : "this is not a file"};
    if (writing)
        MP_TRY(makePrivate(path, options.create));
    const bool untrusted = options.access == Access::Untrusted;
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | (untrusted ? SQLITE_OPEN_URI : 0);
    sqlite3 *handle = nullptr;
    const std::string name = untrusted ? immutableUri(path) : path;
    const char *vfs = options.vfs.empty() ? nullptr : options.vfs.c_str();
    if (sqlite3_open_v2(name.c_str(), &handle, flags, vfs) != SQLITE_OK) {
        const Error error = errorOf(handle, path, {});
        sqlite3_close_v2(handle);
        return error;
    }
    auto database = std::unique_ptr<Database>(new Database(handle, path, options.vfs));
    if (writing && sqlite3_db_readonly(handle, "main") == 1)
        return Error{ErrorCode::FileWrite, path, "the file is read-only"};
    MP_TRY(database->configure(options));
    return database;
}

Result<std::unique_ptr<Database>> Database::openMemory()
{
    leaveMemoryUncounted();
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
        const Error error = errorOf(handle, ":memory:", {});
        sqlite3_close_v2(handle);
        return error;
    }
    auto database = std::unique_ptr<Database>(new Database(handle, ":memory:", {}));
    if (!knowGivenRows(handle))
        return database->lastError("given_rows");
    return database;
}

Result<> Database::configure(const OpenOptions &options)
{
    sqlite3_busy_timeout(m_handle, busyTimeoutMs);
    const auto set = [this](int option, int value) {
        int now = -1;
        return sqlite3_db_config(m_handle, option, value, &now) == SQLITE_OK && now == value;
    };
    const bool untrusted = options.access == Access::Untrusted;
    bool safe = set(SQLITE_DBCONFIG_DEFENSIVE, 1) && set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        && set(SQLITE_DBCONFIG_DQS_DML, 0) && set(SQLITE_DBCONFIG_DQS_DDL, 0) && set(SQLITE_DBCONFIG_ENABLE_FKEY, 1);
    if (untrusted)
        safe = safe && set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0) && set(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
    if (!safe)
        return Error{ErrorCode::Unsupported, m_path, "this SQLite does not know a safety option that is needed"};
    if (untrusted) {
        sqlite3_limit(m_handle, SQLITE_LIMIT_SQL_LENGTH, 1'000'000);
        sqlite3_limit(m_handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
        sqlite3_limit(m_handle, SQLITE_LIMIT_COMPOUND_SELECT, 10);
        sqlite3_limit(m_handle, SQLITE_LIMIT_VDBE_OP, 100'000);
        sqlite3_limit(m_handle, SQLITE_LIMIT_FUNCTION_ARG, 8);
        sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
        sqlite3_limit(m_handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
        sqlite3_limit(m_handle, SQLITE_LIMIT_WORKER_THREADS, 0);
    }
    struct Setting {
        const char *set;
        const char *read;
        std::int64_t expected;
    };
    constexpr std::array common{
        Setting{"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2},
        Setting{"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1},
        Setting{"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0},
        Setting{"PRAGMA cache_size = -32768", "PRAGMA cache_size", -32768},
    };
    const auto apply = [this](const Setting &setting) -> Result<> {
        MP_TRY(execute(setting.set));
        MP_ASSIGN(const std::int64_t now, integer(setting.read));
        if (now != setting.expected)
            return Error{ErrorCode::Unsupported, m_path, std::string(setting.set) + " had no effect"};
        return {};
    };
    // The first read of the file: what is no database is found out here, before anything could be written.
    MP_ASSIGN(const std::int64_t schema, integer("PRAGMA user_version"));
    if (options.newestSchema > 0) {
        MP_ASSIGN(const std::int64_t application, integer("PRAGMA application_id"));
        if (application != 0 && application != applicationId)
            return Error{ErrorCode::FileFormat, m_path, "the database of another program"};
        if (schema > options.newestSchema) {
            return Error{ErrorCode::SchemaTooNew, m_path,
                         "schema " + std::to_string(schema) + ", newest known "
                             + std::to_string(options.newestSchema)};
        }
    }
    for (const Setting &setting : common)
        MP_TRY(apply(setting));
    if (untrusted) {
        MP_TRY(apply({"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1}));
        MP_TRY(apply({"PRAGMA query_only = ON", "PRAGMA query_only", 1}));
        MP_ASSIGN(const std::string verdict, text("PRAGMA quick_check(1)"));
        if (verdict != "ok")
            return Error{ErrorCode::DatabaseDamaged, m_path, verdict};
    }
    if (options.access == Access::ReadWrite) {
        if (!knowGivenRows(m_handle))
            return lastError("given_rows");
        MP_ASSIGN(const std::string mode, text("PRAGMA journal_mode = WAL"));
        if (mode != "wal")
            return Error{ErrorCode::Unsupported, m_path, "journal mode stays " + mode + " on this file system"};
        MP_TRY(apply({"PRAGMA wal_autocheckpoint = 4000", "PRAGMA wal_autocheckpoint", 4000}));
        MP_TRY(setDurability(Durability::Full));
    }
    return {};
}

Statement Database::prepare(std::string_view sql)
{
    auto shelf = m_cache->idle.find(sql);
    if (shelf != m_cache->idle.end() && !shelf->second.empty()) {
        sqlite3_stmt *statement = shelf->second.back();
        shelf->second.pop_back();
        return Statement(*this, statement, true, {});
    }
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK || !statement)
        return Statement(*this, nullptr, false, lastError(sql));
    if (shelf == m_cache->idle.end())
        shelf = m_cache->idle.emplace(std::string(sql), std::vector<sqlite3_stmt *>()).first;
    m_cache->home.emplace(statement, &shelf->second);
    return Statement(*this, statement, true, {});
}

void Database::giveBack(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_cache->home.at(statement)->push_back(statement);
}

Result<> Database::execute(const std::string &script)
{
    if (sqlite3_exec(m_handle, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError(script);
    return {};
}

Result<std::int64_t> Database::integer(std::string_view sql)
{
    auto statement = prepare(sql);
    MP_ASSIGN(const bool row, statement.step());
    if (!row)
        return Error{ErrorCode::NotFound, m_path, std::string(sql)};
    return statement.integer(0);
}

Result<std::string> Database::text(std::string_view sql)
{
    auto statement = prepare(sql);
    MP_ASSIGN(const bool row, statement.step());
    if (!row)
        return Error{ErrorCode::NotFound, m_path, std::string(sql)};
    return std::string(statement.text(0));
}

Result<> Database::setDurability(Durability durability)
{
    const bool full = durability == Durability::Full;
    MP_TRY(execute(full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL"));
    MP_ASSIGN(const std::int64_t now, integer("PRAGMA synchronous"));
    if (now != (full ? 2 : 1))
        return Error{ErrorCode::Unsupported, m_path, "PRAGMA synchronous had no effect"};
    return {};
}

void Database::releaseMemory() { sqlite3_db_release_memory(m_handle); }

std::int64_t Database::lastInsertId() const { return sqlite3_last_insert_rowid(m_handle); }
std::int64_t Database::totalChanges() const { return sqlite3_total_changes64(m_handle); }
bool Database::inTransaction() const { return sqlite3_get_autocommit(m_handle) == 0; }
Result<std::int64_t> Database::foreignVersion() { return integer("PRAGMA data_version"); }
void Database::interrupt() { sqlite3_interrupt(m_handle); }
Error Database::lastError(std::string_view doing) const { return errorOf(m_handle, m_path, doing); }

} // namespace milepost::store
