#include "store/migrator.h"

#include "store/backup.h"
#include "store/database.h"

#include <sqlite3.h>

namespace milepost::store {

Result<int> schemaVersion(Database &database)
{
    MP_ASSIGN(const std::int64_t application, database.integer("PRAGMA application_id"));
    MP_ASSIGN(const std::int64_t version, database.integer("PRAGMA user_version"));
    MP_ASSIGN(const std::int64_t objects, database.integer("SELECT count(*) FROM sqlite_schema"));
    if (application == 0 && version == 0 && objects == 0)
        return 0;
    if (application != applicationId || version < 1)
        return Error{ErrorCode::FileFormat, database.path(), "the database of another program"};
    return static_cast<int>(version);
}

Result<MigrationReport> migrate(Database &database, const std::string &backupPath, std::span<const Migration> steps)
{
    const int newest = steps.empty() ? 0 : steps.back().number;
    MigrationReport report;
    MP_ASSIGN(report.from, schemaVersion(database));
    report.to = newest;
    if (report.from > newest) {
        return Error{ErrorCode::SchemaTooNew, database.path(),
                     "schema " + std::to_string(report.from) + ", newest known " + std::to_string(newest)};
    }
    if (report.from == newest)
        return report;
    if (report.from > 0) {
        MP_TRY(backupTo(database, backupPath));
        report.backup = backupPath;
    }

    MP_TRY(database.execute("BEGIN IMMEDIATE"));
    const auto run = [&]() -> Result<> {
        // Another process may have migrated between the look and the lock.
        MP_ASSIGN(const int now, schemaVersion(database));
        for (const Migration &step : steps) {
            if (step.number > now)
                MP_TRY(database.execute(std::string(step.sql)));
        }
        MP_TRY(database.execute("PRAGMA application_id = " + std::to_string(applicationId)));
        MP_TRY(database.execute("PRAGMA user_version = " + std::to_string(newest)));
        MP_ASSIGN(const std::int64_t broken, database.integer("SELECT count(*) FROM pragma_foreign_key_check"));
        if (broken > 0)
            return Error{ErrorCode::DatabaseDamaged, database.path(), "rows point nowhere after migration"};
        return database.execute("COMMIT");
    };
    auto result = run();
    if (!result.ok()) {
        if (database.inTransaction())
            sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
        return result.error();
    }
    return report;
}

} // namespace milepost::store
