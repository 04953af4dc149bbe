/// The n-th file operation fails, once and for ever, while a profile is made, migrated, filled from files and derived.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_run.h"
#include "file_calls.h"
#include "imports.h"

#include "store/backup.h"
#include "store/database.h"
#include "store/integrity.h"
#include "store/migrator.h"
#include "store/store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace milepost;
using namespace milepost::test;

namespace {

std::string onlyVerified(const Ground &ground, int) { return verified(ground); }

Scenario firstRun()
{
    return {"first run", [](const Ground &) -> Result<> { return {}; },
            [](const Ground &ground, int &done) -> Result<> {
                MP_ASSIGN(const auto workspace, openWorkspace(ground, true));
                MP_ASSIGN(const auto entries, workspace->catalogEntries());
                if (entries.size() < 40)
                    return Error{ErrorCode::Database, "catalog", "milestones are missing"};
                done = 1;
                return {};
            },
            [](const Ground &ground, int done) -> std::string {
                if (done == 0 && !QFile::exists(QString::fromStdString(store::Store::databasePath(ground.profile()))))
                    return {};
                // What was cut off is made whole by the next start, which creates where there is nothing.
                const auto workspace = openWorkspace(ground, true);
                return workspace ? verified(ground) : "does not open again: " + workspace.error().toString();
            },
            wholePicture};
}

/// Two versions ahead of what there is, of the kind that a later release brings.
std::vector<store::Migration> laterSteps()
{
    std::vector<store::Migration> steps(store::migrations().begin(), store::migrations().end());
    const int newest = steps.back().number;
    steps.push_back({newest + 1, "later",
                     "CREATE TABLE later(id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id), text TEXT) STRICT;"
                     "INSERT INTO later(account, text) SELECT id, name FROM account;"
                     "CREATE INDEX later_account ON later(account);"});
    steps.push_back({newest + 2, "latest",
                     "ALTER TABLE later ADD COLUMN day INTEGER; UPDATE later SET day = 20000;"
                     "UPDATE setting SET value = value; DROP INDEX later_account;"});
    return steps;
}

std::string migratedPicture(const Ground &ground)
{
    auto database = store::Database::open(store::Store::databasePath(ground.profile()), {});
    if (!database)
        return database.error().toString();
    const auto version = store::schemaVersion(**database);
    const auto checks = store::checkIntegrity(**database);
    if (!version || !checks)
        return "cannot be read";
    for (const auto &check : *checks) {
        if (!check.ok)
            return check.name + ": " + check.detail;
    }
    const int before = store::migrations().back().number;
    const auto tables = (*database)->integer("SELECT count(*) FROM sqlite_schema WHERE name = 'later'");
    const auto accounts = (*database)->integer("SELECT count(*) FROM account");
    if (*version == before)
        return *tables == 0 && *accounts == smallAccounts ? "before" : "half";
    const auto rows = (*database)->integer("SELECT count(*) FROM later WHERE day = 20000");
    return *version == before + 2 && rows && *rows == smallAccounts ? "after" : "half";
}

Scenario migration()
{
    return {"migration", preparePortfolio,
            [](const Ground &ground, int &done) -> Result<> {
                const auto steps = laterSteps();
                MP_ASSIGN(const auto database, store::Database::open(store::Store::databasePath(ground.profile()), {}));
                MP_ASSIGN(const auto report, store::migrate(*database, ground.file("before.db"), steps));
                static_cast<void>(report);
                done = 1;
                return {};
            },
            [](const Ground &ground, int done) -> std::string {
                const std::string now = migratedPicture(ground);
                if (now != "after" && (done == 1 || now != "before"))
                    return "the schema is " + now;
                // No change without a copy of what was there.
                const bool kept = QFile::exists(QString::fromStdString(ground.file("before.db")));
                if (now == "after" && !kept)
                    return "migrated without a backup";
                if (kept && !store::checkBackup(ground.file("before.db")))
                    return "a bad backup stands in its place";
                return {};
            },
            migratedPicture};
}

/// Prepared: `before` imported, then `files` are there to be imported.
Scenario importing(const char *name, const std::vector<std::string> &before,
                   const std::vector<std::pair<std::string, std::string>> &files)
{
    return {name,
            [before, files](const Ground &ground) -> Result<> {
                MP_TRY(writeBytes(ground.file("accounts.csv"), accountsCsv()));
                MP_TRY(writeBytes(ground.file("events.jsonl"), eventLines(0, 40)));
                {
                    MP_ASSIGN(const auto workspace, openWorkspace(ground, true));
                    if (!before.empty())
                        MP_TRY(importFiles(*workspace, ground, before));
                }
                for (const auto &[file, text] : files)
                    MP_TRY(writeBytes(ground.file(file), text));
                return {};
            },
            [files](const Ground &ground, int &done) -> Result<> {
                MP_ASSIGN(const auto workspace, openWorkspace(ground));
                std::vector<std::string> names;
                for (const auto &[file, text] : files)
                    names.push_back(file);
                MP_TRY(importFiles(*workspace, ground, names));
                done = 1;
                return {};
            },
            onlyVerified, wholePicture};
}

/// A watched folder of which one file has grown and another one is new: both are held, and merged together with their positions.
Scenario synchronizing()
{
    const auto synced = [](Workspace &workspace) -> Result<> {
        MP_ASSIGN(const SyncReport report, workspace.sync("exports", {}));
        return report.error ? Result<>(*report.error) : Result<>();
    };
    return {"synchronization",
            [synced](const Ground &ground) -> Result<> {
                if (!QDir().mkpath(QString::fromStdString(ground.file("exports"))))
                    return Error{ErrorCode::FileWrite, ground.file("exports"), "no folder"};
                MP_TRY(writeBytes(ground.file("exports/a.jsonl"), eventLines(0, 20)));
                {
                    MP_ASSIGN(const auto workspace, openWorkspace(ground, true));
                    SourceConfiguration source;
                    source.name = "exports";
                    source.kind = "folder";
                    source.options = {{"path", ground.file("exports")}};
                    MP_TRY(workspace->addSource(source));
                    MP_TRY(synced(*workspace));
                }
                MP_TRY(writeBytes(ground.file("exports/a.jsonl"), eventLines(0, 30)));
                return writeBytes(ground.file("exports/b.jsonl"), eventLines(30, 45));
            },
            [synced](const Ground &ground, int &done) -> Result<> {
                MP_ASSIGN(const auto workspace, openWorkspace(ground));
                MP_TRY(synced(*workspace));
                done = 1;
                return {};
            },
            [](const Ground &ground, int done) -> std::string {
                const auto database = store::Database::open(store::Store::databasePath(ground.profile()), {});
                if (!database)
                    return database.error().toString();
                const std::string all = eventLines(0, 30) + eventLines(30, 45);
                const auto lines = (*database)->integer("SELECT coalesce(sum(line), 0) FROM source_file");
                if (!lines)
                    return lines.error().toString();
                if (done == 1 && *lines != std::count(all.begin(), all.end(), '\n'))
                    return "it was synchronized, and only " + std::to_string(*lines) + " lines are said to have been read";
                return verified(ground);
            },
            [](const Ground &ground) {
                const auto database = store::Database::open(store::Store::databasePath(ground.profile()), {});
                const auto positions = database ? (*database)->integer("SELECT sum(byte_offset * 1000 + line) FROM source_file")
                                                : Result<std::int64_t>(database.error());
                return wholePicture(ground) + (positions ? std::to_string(*positions) : positions.error().toString());
            }};
}

Scenario deriving()
{
    return {"derive",
            [](const Ground &ground) -> Result<> {
                MP_TRY(preparePortfolio(ground));
                MP_ASSIGN(const auto workspace, openWorkspace(ground));
                MP_TRY(workspace->apply(EnableMilestones{{"first_report", "first_project", "ten_projects"}, true}));
                return {};
            },
            [](const Ground &ground, int &done) -> Result<> {
                MP_ASSIGN(const auto workspace, openWorkspace(ground));
                MP_TRY(workspace->derive());
                done = std::max(done, 1);
                MP_ASSIGN(const Snapshot snapshot, workspace->snapshot());
                if (snapshot.portfolio->accountCount() != smallAccounts)
                    return Error{ErrorCode::Database, "snapshot", "accounts are missing"};
                done = 2;
                return {};
            },
            [](const Ground &ground, int done) -> std::string {
                const auto database = store::Database::open(store::Store::databasePath(ground.profile()), {});
                const auto dirty = database ? (*database)->integer("SELECT count(*) FROM dirty_account") : Result<std::int64_t>(database.error());
                if (!dirty)
                    return dirty.error().toString();
                if (done >= 1 && *dirty != 0)
                    return "I1: accounts that were derived are dirty";
                return verified(ground);
            },
            wholePicture};
}

} // namespace

class TestFaultImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstRunIsBorne() { QVERIFY(runFaults(firstRun()).points > 100); }
    void migrationIsBorne() { QVERIFY(runFaults(migration()).points > 100); }
    void csvIsBorne() { QVERIFY(runFaults(importing("CSV import", {}, {{"accounts.csv", accountsCsv()}})).points > 100); }
    void jsonLinesAreBorne()
    {
        QVERIFY(runFaults(importing("JSON lines import", {"accounts.csv"}, {{"events.jsonl", eventLines(0, 60)}})).points > 100);
    }
    void goingOnIsBorne()
    {
        // The file has grown since it was read; the cursor stands where it ended.
        QVERIFY(runFaults(importing("resume", {"accounts.csv", "events.jsonl"}, {{"events.jsonl", eventLines(0, 80)}})).points > 100);
    }
    void filesHeldTogetherAreBorne()
    {
        QVERIFY(runFaults(importing("several files", {"accounts.csv"},
                                    {{"1.jsonl", eventLines(0, 20)}, {"2.jsonl", eventLines(15, 40)}, {"3.jsonl", eventLines(40, 60)}})).points > 100);
    }
    void synchronizationIsBorne() { QVERIFY(runFaults(synchronizing()).points > 100); }
    /// Whichever of its files does not open or cannot be read: it is told of, and what was left is read the next time.
    void noFileIsPassedOverInSilence_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("open") << int(FileCalls::Fault::Open);
        QTest::newRow("read") << int(FileCalls::Fault::Read);
    }
    void noFileIsPassedOverInSilence()
    {
        QFETCH(int, fault);
        const Scenario scenario = synchronizing();
        bool fired = true;
        int told = 0;
        for (int n = 1; fired; ++n) {
            const QTemporaryDir folder(scratchTemplate());
            Ground ground;
            ground.folder = folder.path().toStdString();
            QVERIFY(scenario.prepare(ground).ok());
            int done = 0;
            {
                FileCalls calls(ground.folder);
                calls.arm(FileCalls::Fault(fault), n, false);
                const auto synced = scenario.act(ground, done);
                fired = calls.fired();
                QVERIFY2(done == 0 || !fired || scenario.broken(ground, done).empty(), qPrintable(QString::number(n)));
                told += !synced.ok();
            }
            QVERIFY(scenario.act(ground, done).ok());
            QCOMPARE(scenario.broken(ground, done), std::string());
        }
        QVERIFY(told > 3);
    }
    void derivingIsBorne() { QVERIFY(runFaults(deriving()).points > 100); }
};

QTEST_GUILESS_MAIN(TestFaultImport)
#include "test_fault_import.moc"
