#include "store/left_log.h"

#include "store/database.h"
#include "store/file_ops.h"
#include "store/immutable_uri.h"

#include <sqlite3.h>

#include <cstdint>
#include <optional>

namespace milepost::store {

namespace {

constexpr const char *identityQuery = "SELECT value FROM identity";

/// Of the file as it is, its log ignored; none where the file alone cannot be read, as in the middle of being written.
std::optional<std::int64_t> identityWithoutLog(const std::string &path, const std::string &vfs)
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *statement = nullptr;
    std::optional<std::int64_t> identity;
    if (sqlite3_open_v2(immutableUri(path).c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                        vfs.empty() ? nullptr : vfs.c_str())
            == SQLITE_OK
        && sqlite3_prepare_v2(handle, identityQuery, -1, &statement, nullptr) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        identity = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close_v2(handle);
    return identity;
}

} // namespace

Result<> checkLeftLog(const std::string &database, const std::string &vfs)
{
    if (!fileExists(database) || !fileExists(database + "-wal"))
        return {};
    const auto alone = identityWithoutLog(database, vfs);
    OpenOptions looking;
    looking.access = Access::ReadOnly; // closing it writes nothing
    looking.vfs = vfs;
    MP_ASSIGN(const auto both, Database::open(database, looking));
    MP_ASSIGN(const std::string verdict, both->text("PRAGMA quick_check(1)"));
    if (verdict != "ok")
        return Error{ErrorCode::DatabaseDamaged, database, "with the log beside it: " + verdict};
    if (!alone)
        return {};
    const auto together = both->integer(identityQuery);
    if (!together.ok() || *together != *alone)
        return Error{ErrorCode::DatabaseDamaged, database, "the log beside it (milepost.db-wal) is that of another profile"};
    return {};
}

} // namespace milepost::store
