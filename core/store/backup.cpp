#include "store/backup.h"

#include "store/database.h"
#include "store/file_ops.h"
#include "store/migrator.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace milepost::store {

namespace {

constexpr std::string_view namePrefix = "milepost-";
constexpr std::string_view nameSuffix = ".db";

struct Closer {
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Closer>;

Error sqliteError(sqlite3 *handle, const std::string &path)
{
    const int code = sqlite3_extended_errcode(handle);
    const ErrorCode kind = (code & 0xff) == SQLITE_FULL ? ErrorCode::DiskFull
        : (code & 0xff) == SQLITE_BUSY                  ? ErrorCode::DatabaseBusy
        : (code & 0xff) == SQLITE_CORRUPT               ? ErrorCode::DatabaseDamaged
                                                        : ErrorCode::FileWrite;
    return {kind, path, sqlite3_errmsg(handle)};
}

/// The pages of an open database, in a file of its own that needs no -wal.
Result<> copyPages(Database &source, const std::string &path)
{
    sqlite3 *raw = nullptr;
    const char *vfs = source.vfs().empty() ? nullptr : source.vfs().c_str();
    const int opened = sqlite3_open_v2(path.c_str(), &raw,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
    const Handle target(raw);
    if (opened != SQLITE_OK)
        return raw ? sqliteError(raw, path) : Error{ErrorCode::FileWrite, path, "out of memory"};
    sqlite3_backup *copy = sqlite3_backup_init(raw, "main", source.handle(), "main");
    if (!copy)
        return sqliteError(raw, path);
    const int stepped = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
        Error error = sqliteError(raw, path);
        if (stepped == SQLITE_BUSY || stepped == SQLITE_LOCKED)
            error.code = ErrorCode::DatabaseBusy;
        return error;
    }
    if (sqlite3_exec(raw, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteError(raw, path);
    return {};
}

/// Every object of the schema with its definition, sorted: what the file would run when it is used.
Result<std::string> schemaText(Database &database)
{
    std::string text;
    auto statement = database.prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema "
                                      "WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return text;
        text += statement.text(0);
        text += '\n';
    }
}

Result<std::string> expectedSchema(int version)
{
    MP_ASSIGN(auto memory, Database::openMemory());
    for (const Migration &step : migrations()) {
        if (step.number <= version)
            MP_TRY(memory->execute(std::string(step.sql)));
    }
    return schemaText(*memory);
}

std::string compactTime(Instant at)
{
    std::string text = isoFromInstant(Instant{at.ms - ((at.ms % 1000) + 1000) % 1000});
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

Day dayOfName(std::string_view name)
{
    // milepost-20260301T120000Z.db
    if (name.size() != namePrefix.size() + 16 + nameSuffix.size() || !name.starts_with(namePrefix)
        || !name.ends_with(nameSuffix))
        return {};
    const std::string_view time = name.substr(namePrefix.size(), 16);
    for (std::size_t i = 0; i < time.size(); ++i) {
        const bool digit = time[i] >= '0' && time[i] <= '9';
        if (i == 8 ? time[i] != 'T' : i == 15 ? time[i] != 'Z' : !digit)
            return {};
    }
    const std::string iso = std::string(time.substr(0, 4)) + '-' + std::string(time.substr(4, 2)) + '-'
        + std::string(time.substr(6, 2));
    return dayFromIso(iso).value_or(Day());
}

} // namespace

Result<> backupTo(Database &database, const std::string &path)
{
    const std::string part = path + ".part";
    removeWithCompanions(part);
    const auto run = [&]() -> Result<> {
        MP_TRY(createPrivateFile(part));
        MP_TRY(copyPages(database, part));
        {
            OpenOptions options;
            options.access = Access::Untrusted;
            options.vfs = database.vfs();
            MP_ASSIGN(auto copy, Database::open(part, options));
            MP_ASSIGN(const int version, schemaVersion(*copy));
            if (version == 0)
                return Error{ErrorCode::DatabaseDamaged, part, "the copy is empty"};
        }
        MP_TRY(syncFile(part));
        MP_TRY(renameFile(part, path));
        return syncFolderOf(path);
    };
    auto result = run();
    if (!result.ok())
        removeWithCompanions(part);
    return result;
}

Result<> checkBackup(const std::string &path, const std::string &vfs)
{
    OpenOptions options;
    options.access = Access::Untrusted;
    options.vfs = vfs;
    options.newestSchema = migrations().back().number;
    MP_ASSIGN(auto database, Database::open(path, options));
    MP_ASSIGN(const int version, schemaVersion(*database));
    if (version == 0)
        return Error{ErrorCode::FileFormat, path, "an empty database"};
    MP_ASSIGN(const std::string found, schemaText(*database));
    MP_ASSIGN(const std::string expected, expectedSchema(version));
    if (found != expected)
        return Error{ErrorCode::FileFormat, path, "its tables are not those of schema " + std::to_string(version)};
    return {};
}

std::string backupName(Instant at) { return std::string(namePrefix) + compactTime(at) + std::string(nameSuffix); }

std::vector<std::string> expiredBackups(std::span<const std::string> names)
{
    constexpr std::size_t daily = 7;
    constexpr std::size_t weekly = 4;
    std::vector<std::string> sorted;
    for (const std::string &name : names) {
        if (dayOfName(name).valid())
            sorted.push_back(name);
    }
    // Names sort by time.
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    std::set<Day> days;
    std::set<Day> weeks;
    std::vector<std::string> expired;
    for (const std::string &name : sorted) {
        const Day day = dayOfName(name);
        const Day monday = day - (isoWeekday(day) - 1);
        const bool keepDay = days.size() < daily && days.insert(day).second;
        const bool keepWeek = weeks.size() < weekly && weeks.insert(monday).second;
        if (!keepDay && !keepWeek)
            expired.push_back(name);
    }
    return expired;
}

Result<std::vector<std::string>> listBackups(const std::string &backupFolder)
{
    std::vector<std::string> paths;
    std::error_code error;
    std::filesystem::directory_iterator entries(backupFolder, error);
    if (error == std::errc::no_such_file_or_directory)
        return paths;
    while (!error && entries != std::filesystem::directory_iterator()) {
        if (dayOfName(entries->path().filename().string()).valid())
            paths.push_back(entries->path().string());
        entries.increment(error);
    }
    if (error)
        return Error{ErrorCode::FileOpen, backupFolder, error.message()};
    std::sort(paths.begin(), paths.end(), std::greater<>());
    return paths;
}

Result<std::string> rotateBackups(Database &database, const std::string &backupFolder, Instant now)
{
    MP_TRY(makePrivateFolder(backupFolder));
    const std::string name = backupName(now);
    MP_ASSIGN(auto paths, listBackups(backupFolder));
    const auto nameOf = [](const std::string &path) { return std::filesystem::path(path).filename().string(); };
    const bool today = std::any_of(paths.begin(), paths.end(), [&](const std::string &path) {
        return dayOfName(nameOf(path)) == dayOfName(name);
    });
    std::string taken;
    if (!today) {
        taken = backupFolder + '/' + name;
        MP_TRY(backupTo(database, taken));
        paths.push_back(taken);
    }
    std::vector<std::string> names;
    for (const std::string &path : paths)
        names.push_back(nameOf(path));
    for (const std::string &expired : expiredBackups(names))
        MP_TRY(removeFile(backupFolder + '/' + expired));
    return taken;
}

} // namespace milepost::store
