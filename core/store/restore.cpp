#include "store/restore.h"

#include "store/backup.h"
#include "store/database.h"
#include "store/file_ops.h"
#include "store/folder_lock.h"
#include "store/left_log.h"
#include "store/migrator.h"
#include "store/store.h"

#include <array>
#include <filesystem>
#include <vector>

namespace milepost::store {

namespace {

constexpr std::string_view markPart = ".restored-";
constexpr std::string_view keptPart = ".before-restore-";
constexpr int patienceMs = 5'000;

/// "20260301T120000Z", or with ".2", ".3" … where files of that second are there already.
std::string freeSuffix(const std::string &database, Instant now)
{
    const std::string name = backupName(now); // milepost-<time>.db
    const std::string time = name.substr(name.find('-') + 1, 16);
    std::string suffix = time;
    const auto taken = [&] {
        return fileExists(database + std::string(keptPart) + suffix) || fileExists(database + std::string(markPart) + suffix)
            || fileExists(database + ".damaged-" + suffix);
    };
    for (int i = 2; taken(); ++i)
        suffix = time + '.' + std::to_string(i);
    return suffix;
}

/// Moves a database with everything that belongs to it. What has been moved before stays moved, so it can be done again.
Result<> moveWithCompanions(const std::string &from, const std::string &to)
{
    // The -wal first: a database file must never stand beside a log that is not its own.
    for (const char *companion : {"-wal", "-shm", "-journal", ""}) {
        if (fileExists(from + companion))
            MP_TRY(renameFile(from + companion, to + companion));
    }
    return {};
}

/// Step 3. `database` may be there or moved already.
Result<> putInPlace(const std::string &database, const std::string &suffix)
{
    MP_TRY(moveWithCompanions(database, database + std::string(keptPart) + suffix));
    MP_TRY(renameFile(database + std::string(markPart) + suffix, database));
    return syncFolderOf(database);
}

/// The suffixes of the marks in the folder, oldest first; one at most unless people copy files about.
Result<std::vector<std::string>> marks(const std::string &folder)
{
    const std::string prefix = std::filesystem::path(Store::databasePath(folder)).filename().string() + std::string(markPart);
    std::vector<std::string> found;
    std::error_code error;
    std::filesystem::directory_iterator entries(folder, error);
    while (!error && entries != std::filesystem::directory_iterator()) {
        const std::string name = entries->path().filename().string();
        if (name.starts_with(prefix))
            found.push_back(name.substr(prefix.size()));
        entries.increment(error);
    }
    if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
        return Error{ErrorCode::FileOpen, folder, error.message()};
    return found;
}

/// The database that is to be, beside the one that is.
Result<> prepare(const std::string &backup, const std::string &fresh, const std::string &vfs)
{
    removeWithCompanions(fresh);
    MP_TRY(copyFile(backup, fresh));
    // The copy is what will be used; the original may have changed since it was looked at.
    MP_TRY(checkBackup(fresh, vfs));
    {
        OpenOptions options;
        options.vfs = vfs;
        MP_ASSIGN(auto database, Database::open(fresh, options));
        MP_TRY(migrate(*database, fresh + ".schema"));
    }
    removeWithCompanions(fresh + ".schema");
    if (fileExists(fresh + "-wal"))
        return Error{ErrorCode::FileWrite, fresh, "could not be closed whole"};
    return syncFile(fresh);
}

/// A sound database takes its log in; a damaged one, and one beside which a foreign log lies, keeps it beside it. An empty file is
/// kept as that: SQLite would make a database of it.
Result<> settle(const std::string &database, const std::string &vfs)
{
    const auto unlessBusy = [](const Error &error) { return error.code == ErrorCode::DatabaseBusy ? Result<>(error) : Result<>(); };
    if (fileEmpty(database))
        return {};
    if (const auto fits = checkLeftLog(database, vfs); !fits.ok())
        return unlessBusy(fits.error());
    OpenOptions options;
    options.vfs = vfs;
    auto old = Database::open(database, options);
    if (!old.ok())
        return unlessBusy(old.error());
    const auto busy = (*old)->integer("PRAGMA wal_checkpoint(TRUNCATE)");
    if (busy.ok() && *busy != 0)
        return Error{ErrorCode::DatabaseBusy, database, "another program has this profile open"};
    return {};
}

} // namespace

Result<std::string> restore(const std::string &folder, const std::string &backup, Instant now, const std::string &vfs)
{
    const std::string target = Store::databasePath(folder);
    MP_TRY(checkBackup(backup, vfs)); // before anything is made
    const std::string fresh = target + ".restoring";
    MP_TRY(makePrivateFolder(folder));
    MP_TRY(finishRestore(folder));
    MP_ASSIGN([[maybe_unused]] const FolderLock lock, FolderLock::take(folder, FolderLock::Kind::Alone, 0));
    auto ready = prepare(backup, fresh, vfs);
    const bool replaces = fileExists(target);
    if (ready.ok() && replaces)
        ready = settle(target, vfs);
    const std::string suffix = freeSuffix(target, now);
    const std::string mark = target + std::string(markPart) + suffix;
    const std::string kept = target + std::string(keptPart) + suffix;
    if (ready.ok())
        ready = renameFile(fresh, mark);
    if (!ready.ok()) {
        removeWithCompanions(fresh);
        return ready.error();
    }
    auto placed = syncFolderOf(target);
    if (placed.ok())
        placed = putInPlace(target, suffix);
    if (!placed.ok()) {
        // Back to where it was. Where even that fails, the mark stays, and the next to open the profile goes forward.
        if (fileExists(mark)) {
            MP_TRY(moveWithCompanions(kept, target));
            MP_TRY(removeFile(mark));
            return placed.error();
        }
        // In place; that the folder could not be written down matters to a power cut only, which finds the mark.
    }
    return replaces ? kept : std::string();
}

Result<> finishRestore(const std::string &folder)
{
    MP_ASSIGN(const auto before, marks(folder));
    if (before.empty())
        return {};
    MP_ASSIGN([[maybe_unused]] const FolderLock lock, FolderLock::take(folder, FolderLock::Kind::Alone, patienceMs));
    // Another program may have finished it meanwhile.
    MP_ASSIGN(const auto unfinished, marks(folder));
    for (const std::string &suffix : unfinished)
        MP_TRY(putInPlace(Store::databasePath(folder), suffix));
    return {};
}

Result<std::string> quarantineDamaged(const std::string &folder, Instant now)
{
    const std::string path = Store::databasePath(folder);
    if (!fileExists(path))
        return Error{ErrorCode::NotFound, path, "there is no database"};
    MP_ASSIGN([[maybe_unused]] const FolderLock lock, FolderLock::take(folder, FolderLock::Kind::Alone, 0));
    const std::string kept = path + ".damaged-" + freeSuffix(path, now);
    MP_TRY(moveWithCompanions(path, kept));
    MP_TRY(syncFolderOf(path));
    return kept;
}

} // namespace milepost::store
