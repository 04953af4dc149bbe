#include "store/trial_copy.h"

#include "store/file_ops.h"

#include <sqlite3.h>

#include <atomic>
#include <string>
#include <unistd.h>

namespace milepost::store {

namespace {

constexpr int pagesPerStep = 2'000;

Result<> copyPages(Database &source, Database &target, const std::function<void()> &betweenSteps)
{
    sqlite3_backup *copy = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!copy)
        return target.lastError("copying the database");
    int stepped = SQLITE_OK;
    while ((stepped = sqlite3_backup_step(copy, pagesPerStep)) == SQLITE_OK) {
        if (betweenSteps)
            betweenSteps();
    }
    const int finished = sqlite3_backup_finish(copy);
    if (stepped == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    Error error = target.lastError("copying the database");
    if (stepped == SQLITE_BUSY || stepped == SQLITE_LOCKED)
        error.code = ErrorCode::DatabaseBusy;
    return error;
}

} // namespace

Result<std::unique_ptr<Database>> trialCopy(Database &source, const std::function<void()> &betweenSteps)
{
    if (source.path() == ":memory:") {
        MP_ASSIGN(auto memory, Database::openMemory());
        MP_TRY(copyPages(source, *memory, betweenSteps));
        return memory;
    }
    static std::atomic<unsigned> counter{0};
    const std::string path = source.path() + ".trial-" + std::to_string(::getpid()) + '-' + std::to_string(++counter);
    removeWithCompanions(path);
    OpenOptions options;
    options.create = true;
    options.vfs = source.vfs();
    const auto make = [&]() -> Result<std::unique_ptr<Database>> {
        MP_ASSIGN(auto copy, Database::open(path, options));
        // Without a log beside it and a journal on disk the file needs no name.
        MP_TRY(copy->execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF"));
        MP_TRY(copyPages(source, *copy, betweenSteps));
        MP_ASSIGN(const std::string mode, copy->text("PRAGMA journal_mode = MEMORY"));
        if (mode != "memory")
            return Error{ErrorCode::Unsupported, path, "journal mode stays " + mode};
        return copy;
    };
    auto made = make();
    removeWithCompanions(path);
    return made;
}

} // namespace milepost::store
