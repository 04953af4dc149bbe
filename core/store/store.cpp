#include "store/store.h"

#include "store/backup.h"
#include "store/file_ops.h"
#include "store/left_log.h"
#include "store/migrator.h"
#include "store/restore.h"

#include <utility>

namespace milepost::store {

namespace {

constexpr int patienceMs = 5'000; ///< for a restore under way

/// Only where nobody else uses the profile: what others have taken in is theirs.
Result<> checkUnusedLog(const std::string &folder, const std::string &vfs)
{
    if (!fileExists(Store::databasePath(folder) + "-wal"))
        return {};
    const auto alone = FolderLock::take(folder, FolderLock::Kind::Alone, 0);
    return alone.ok() ? checkLeftLog(Store::databasePath(folder), vfs) : Result<>();
}

} // namespace

Store::Store(std::string folder, std::unique_ptr<Database> database, FolderLock lock)
    : m_folder(std::move(folder)), m_lock(std::move(lock)), m_database(std::move(database))
{
}

std::string Store::databasePath(const std::string &folder) { return folder + "/milepost.db"; }
std::string Store::backupFolder(const std::string &folder) { return folder + "/backups"; }

Result<std::unique_ptr<Store>> Store::open(const std::string &folder, const Clock &clock, const StoreOptions &options)
{
    const std::string path = databasePath(folder);
    const bool creating = options.create && !options.readOnly;
    if (!fileExists(folder)) {
        if (!creating)
            return Error{ErrorCode::NotFound, folder, "there is no profile here"};
        MP_TRY(makePrivateFolder(folder));
    }
    const int newest = migrations().back().number;
    OpenOptions opening;
    opening.access = options.readOnly ? Access::ReadOnly : Access::ReadWrite;
    opening.create = creating;
    opening.vfs = options.vfs;
    opening.newestSchema = newest;
    MP_TRY(finishRestore(folder));
    MP_TRY(checkUnusedLog(folder, options.vfs));
    MP_ASSIGN(auto lock, FolderLock::take(folder, FolderLock::Kind::Shared, patienceMs));
    if (fileEmpty(path)) {
        // SQLite takes an empty file for a new database.
        MP_ASSIGN(const auto backups, listBackups(backupFolder(folder)));
        if (!backups.empty()) {
            return Error{ErrorCode::DatabaseDamaged, path,
                         "the database is gone, but backups are there; the newest is " + backups.front()};
        }
    }
    if (!fileExists(path)) {
        if (!creating)
            return Error{ErrorCode::NotFound, folder, "there is no profile here"};
        MP_TRY(makePrivateFolder(folder));
    }
    MP_ASSIGN(auto database, Database::open(path, opening));
    MP_ASSIGN(const int version, schemaVersion(*database));
    if (version < newest) {
        if (options.readOnly) {
            return Error{ErrorCode::Unsupported, path,
                         "schema " + std::to_string(version) + " must be migrated before it can be read"};
        }
        const std::string backups = backupFolder(folder);
        if (version > 0)
            MP_TRY(makePrivateFolder(backups));
        const std::string copy = backups + "/before-schema-" + std::to_string(newest) + '-' + backupName(clock.now());
        MP_TRY(migrate(*database, copy));
    }
    return std::unique_ptr<Store>(new Store(folder, std::move(database), std::move(lock)));
}

Result<std::uint64_t> Store::dataVersion()
{
    MP_ASSIGN(const std::int64_t version,
              m_database->integer("SELECT value FROM counter WHERE name = 'data_version'"));
    return static_cast<std::uint64_t>(version);
}

} // namespace milepost::store
