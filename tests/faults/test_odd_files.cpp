/// Damaged and odd files in the place of a profile's database: each is refused or found with words for people, the file is
/// kept as it is, and a backup brings everything back; or it does no harm, and everything that must be there is.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_run.h"
#include "file_calls.h"
#include "imports.h"

#include "store/backup.h"
#include "store/database.h"
#include "store/migrator.h"
#include "store/restore.h"
#include "store/store.h"
#include "wording/problems.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr std::size_t pageSize = 4096;

enum class Outcome {
    Refused, ///< does not open; the code is the row's
    Found, ///< opens or not, and verifying tells
    Harmless, ///< opens, everything acknowledged is there
};

struct Odd {
    const char *name;
    Outcome outcome = Outcome::Refused;
    ErrorCode code = ErrorCode::DatabaseDamaged;
    std::function<void(const std::string &path)> make;
    bool unclean = false; ///< what is there before still has its -wal, as after a crash
    bool restores = true; ///< a backup is what is offered
};

void edit(const std::string &path, const std::function<void(std::string &)> &change)
{
    std::string bytes = bytesOf(path);
    change(bytes);
    if (const auto written = writeBytes(path, bytes); !written)
        qFatal("%s", written.error().toString().c_str());
}

void must(const Result<> &result)
{
    if (!result)
        qFatal("%s", result.error().toString().c_str());
}

/// Runs SQL on the closed database, and closes it again whole.
void change(const std::string &path, const char *sql)
{
    auto database = store::Database::open(path, {});
    if (!database)
        qFatal("%s", database.error().toString().c_str());
    must((*database)->execute(sql));
}

/// The first byte of the page where the table's rows begin.
std::size_t rootOf(const std::string &path, const char *table)
{
    auto database = store::Database::open(path, {store::Access::ReadOnly, false, {}});
    const auto page = database ? (*database)->integer(std::string("SELECT rootpage FROM sqlite_schema WHERE name = '") + table + "'")
                               : Result<std::int64_t>(database.error());
    if (!page)
        qFatal("%s", page.error().toString().c_str());
    return (static_cast<std::size_t>(*page) - 1) * pageSize;
}

/// The log of a profile of somebody else, who has just written.
std::string foreignLog()
{
    QTemporaryDir place(scratchTemplate());
    Ground other;
    other.folder = place.path().toStdString();
    auto workspace = openWorkspace(other, true);
    if (!workspace)
        qFatal("%s", workspace.error().toString().c_str());
    must(writeBytes(other.file("events.jsonl"), eventLines(0, 30)));
    std::string accounts = "id,name,plan,signup\n";
    for (int i = 0; i < 400; ++i)
        accounts += "other" + std::to_string(i) + ",Somebody else " + std::to_string(i) + ",Pro,2024-01-01\n";
    must(writeBytes(other.file("accounts.csv"), accounts));
    must(importFiles(**workspace, other, {"accounts.csv"}));
    return bytesOf(store::Store::databasePath(other.profile()) + "-wal");
}

std::vector<Odd> oddities()
{
    using enum Outcome;
    const auto truncate = [](auto length) {
        return [length](const std::string &path) { edit(path, [&](std::string &bytes) { bytes.resize(length(bytes.size())); }); };
    };
    const auto flip = [](std::size_t at, char mask) {
        return [at, mask](const std::string &path) { edit(path, [&](std::string &bytes) { bytes[at] = static_cast<char>(bytes[at] ^ mask); }); };
    };
    const auto damageWal = [](const std::function<void(std::string &)> &how) {
        return [how](const std::string &path) { edit(path + "-wal", how); };
    };
    std::vector<Odd> odd;
    odd.push_back({"cut to half", Found, {}, truncate([](std::size_t size) { return size / 2 / pageSize * pageSize; })});
    odd.push_back({"cut in the middle of its last page", Found, {}, truncate([](std::size_t size) { return size - 1'000; })});
    odd.push_back({"cut to its first page", Found, {}, truncate([](std::size_t) { return pageSize; })});
    odd.push_back({"cut inside its header", Refused, ErrorCode::DatabaseDamaged, truncate([](std::size_t) { return std::size_t(60); })});
    odd.push_back({"an empty file", Refused, ErrorCode::DatabaseDamaged, truncate([](std::size_t) { return std::size_t(0); })});
    odd.push_back({"its first page zeroed", Refused, ErrorCode::DatabaseDamaged,
                   [](const std::string &path) { edit(path, [](std::string &bytes) { bytes.replace(0, pageSize, pageSize, '\0'); }); }});
    odd.push_back({"the page of the accounts zeroed", Found, {}, [](const std::string &path) {
                       const std::size_t at = rootOf(path, "account");
                       edit(path, [&](std::string &bytes) { bytes.replace(at, pageSize, pageSize, '\0'); });
                   }});
    odd.push_back({"a flipped bit in the name of its kind", Refused, ErrorCode::DatabaseDamaged, flip(3, 0x10)});
    odd.push_back({"a flipped bit in its page size", Refused, ErrorCode::DatabaseDamaged, flip(16, 0x01)});
    odd.push_back({"a flipped bit in the type of a page", Found, {}, [](const std::string &path) {
                       const std::size_t at = rootOf(path, "segment");
                       edit(path, [&](std::string &bytes) { bytes[at] = static_cast<char>(bytes[at] ^ 0x40); });
                   }});
    odd.push_back({"a flipped byte in every page", Found, {}, [](const std::string &path) {
                       edit(path, [](std::string &bytes) {
                           for (std::size_t at = pageSize; at < bytes.size(); at += pageSize)
                               bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
                       });
                   }});
    odd.push_back({"a flipped bit among events", Found, {}, [](const std::string &path) {
                       change(path, "UPDATE segment SET hot = CAST(substr(hot, 1, 12) || x'FF' || substr(hot, 14) AS BLOB) "
                                    "WHERE id = (SELECT min(id) FROM segment)");
                   }});
    odd.push_back({"a flipped bit among what was derived", Found, {}, [](const std::string &path) {
                       change(path, "UPDATE derived SET block = CAST(substr(block, 1, 9) || x'FF' || substr(block, 11) AS BLOB)");
                   }});
    odd.push_back({"a cursor ahead of its data", Found, {}, [](const std::string &path) {
                       change(path, "UPDATE import_cursor SET witness = witness + 1 WHERE witness <> 0");
                   }});
    odd.push_back({"text in its place", Refused, ErrorCode::DatabaseDamaged, [](const std::string &path) {
                       must(writeBytes(path, std::string(9'000, 'x')));
                   }});
    odd.push_back({"the database of another program", Refused, ErrorCode::FileFormat, [](const std::string &path) {
                       change(path, "PRAGMA application_id = 77");
                   }, false, false});
    odd.push_back({"a newer schema", Refused, ErrorCode::SchemaTooNew, [](const std::string &path) {
                       change(path, "PRAGMA user_version = 99999");
                   }, false, false});
    odd.push_back({"a folder in its place", Refused, ErrorCode::FileOpen, [](const std::string &path) {
                       std::filesystem::remove(path);
                       std::filesystem::create_directory(path);
                   }});
    odd.push_back({"a pipe in its place", Refused, ErrorCode::FileOpen, [](const std::string &path) {
                       std::filesystem::remove(path);
                       if (::mkfifo(path.c_str(), 0600) != 0)
                           qFatal("no pipe");
                   }});
    odd.push_back({"a link that leads to itself", Refused, ErrorCode::FileWrite, [](const std::string &path) {
                       std::filesystem::remove(path);
                       std::filesystem::create_symlink(path, path);
                   }});
    odd.push_back({"gone, with its backups there", Refused, ErrorCode::DatabaseDamaged,
                   [](const std::string &path) { std::filesystem::remove(path); }});
    odd.push_back({"the log of another profile beside it", Refused, ErrorCode::DatabaseDamaged,
                   [](const std::string &path) { must(writeBytes(path + "-wal", foreignLog())); }});
    odd.push_back({"rubbish in the place of its log", Harmless, {},
                   [](const std::string &path) { must(writeBytes(path + "-wal", std::string(40'000, '\x5a'))); }});
    odd.push_back({"rubbish in the place of its shared memory", Harmless, {},
                   [](const std::string &path) { must(writeBytes(path + "-shm", std::string(32'768, '\x5a'))); }, true});
    odd.push_back({"its log torn at the end", Harmless, {}, damageWal([](std::string &bytes) { bytes += bytes.substr(32, 2'000); }), true});
    return odd;
}

} // namespace

class TestOddFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachIsFoundAndKept_data()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const Odd &odd : oddities())
            QTest::newRow(odd.name) << number++;
        QCOMPARE(number, 25);
    }

    void eachIsFoundAndKept()
    {
        QFETCH(int, number);
        const Odd odd = oddities()[static_cast<std::size_t>(number)];
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.path().toStdString();
        must(preparePortfolio(ground));
        std::string expected;
        {
            auto workspace = openWorkspace(ground);
            QVERIFY(workspace.ok());
            const auto account = (*workspace)->findAccount("a1");
            QVERIFY((*workspace)->apply(AddNote{*account, "before the damage"}).ok());
            QVERIFY((*workspace)->snapshot().ok());
            QVERIFY((*workspace)->takeDailyBackup().ok());
            expected = authoredPicture(ground.profile());
            if (odd.unclean) {
                // As a crash leaves it: the log still beside it.
                const std::string path = store::Store::databasePath(ground.profile());
                QVERIFY((*workspace)->apply(AddNote{*account, "in the log"}).ok());
                QVERIFY((*workspace)->snapshot().ok());
                expected = authoredPicture(ground.profile());
                std::filesystem::create_directory(ground.file("crashed"));
                for (const char *companion : {"", "-wal", "-shm"})
                    std::filesystem::copy_file(path + companion, ground.file("crashed/milepost.db") + companion);
            }
        }
        const std::string path = store::Store::databasePath(ground.profile());
        if (odd.unclean) {
            for (const char *companion : {"", "-wal", "-shm"})
                std::filesystem::copy_file(ground.file("crashed/milepost.db") + companion, path + companion,
                                           std::filesystem::copy_options::overwrite_existing);
        }
        odd.make(path);
        const bool file = std::filesystem::is_regular_file(std::filesystem::symlink_status(path));
        const std::string damaged = file ? bytesOf(path) : std::string();
        const std::string log = bytesOf(path + "-wal");

        if (odd.outcome == Outcome::Harmless) {
            const std::string bad = verified(ground);
            QVERIFY2(bad.empty(), bad.c_str());
            QVERIFY(authoredPicture(ground.profile()) == expected);
            return;
        }
        Error told;
        for (const bool create : {false, true}) { // the command line opens, the window makes what is not there
            const auto workspace = openWorkspace(ground, create);
            if (odd.outcome == Outcome::Refused) {
                QVERIFY(!workspace.ok());
                QCOMPARE(workspace.error().code, odd.code);
            }
            if (!workspace) {
                told = workspace.error();
                const std::string missing = unsaid(told);
                QVERIFY2(missing.empty(), missing.c_str());
                continue;
            }
            const auto report = (*workspace)->verify();
            QVERIFY(!report.ok() || !report->ok);
            QVERIFY2(!(*workspace)->backup(ground.file("bad.db")).ok() || odd.outcome == Outcome::Found, "a damaged file is copied as a good one");
        }
        // Kept as it is.
        if (file)
            QVERIFY(bytesOf(path) == damaged);
        if (!odd.restores)
            return;
        if (told.code == ErrorCode::DatabaseDamaged)
            QVERIFY(wording::problem(wording::Voice::invariant(), told).next.contains(QStringLiteral("Restore a backup")));
        const auto backups = store::listBackups(store::Store::backupFolder(ground.profile()));
        QVERIFY(backups.ok() && backups->size() == 1);
        const auto kept = store::restore(ground.profile(), backups->front(), ground.clock.now());
        QVERIFY2(kept.ok(), kept.ok() ? "" : kept.error().toString().c_str());
        if (file)
            QVERIFY(bytesOf(*kept) == damaged && bytesOf(*kept + "-wal") == log);
        const std::string bad = verified(ground);
        QVERIFY2(bad.empty(), bad.c_str());
        QVERIFY(authoredPicture(ground.profile()) == expected);
    }

    /// Looking into a pipe for a backup would wait for ever.
    void aPipeIsNoBackup()
    {
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.path().toStdString();
        must(preparePortfolio(ground));
        QCOMPARE(::mkfifo(ground.file("copy.db").c_str(), 0600), 0);
        const auto refused = Workspace::restore(ground.profile(), ground.file("copy.db"), ground.clock);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::FileOpen);
        QVERIFY(unsaid(refused.error()).empty());
    }

    /// As somebody who may only read: the file, then the folder.
    void readOnlyIsSaid_data()
    {
        QTest::addColumn<bool>("folder");
        QTest::newRow("file") << false;
        QTest::newRow("folder") << true;
    }
    void readOnlyIsSaid()
    {
        QFETCH(bool, folder);
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.path().toStdString();
        must(preparePortfolio(ground));
        const std::string path = store::Store::databasePath(ground.profile());
        const std::string before = bytesOf(path);
        const bool privileged = ::geteuid() == 0;
        constexpr uid_t nobody = 65'534;
        ::chmod(ground.folder.c_str(), 0755);
        ::chmod(path.c_str(), 0400);
        if (folder)
            ::chmod(ground.profile().c_str(), 0500);
        if (privileged) {
            QVERIFY(::chown(path.c_str(), nobody, nobody) == 0 && ::chown(ground.profile().c_str(), nobody, nobody) == 0);
            QVERIFY(::seteuid(nobody) == 0);
        }
        const auto workspace = openWorkspace(ground);
        const auto refused = workspace ? ErrorCode::Internal : workspace.error().code;
        if (privileged)
            QVERIFY(::seteuid(0) == 0);
        ::chmod(ground.profile().c_str(), 0700);
        ::chmod(path.c_str(), 0600);
        QCOMPARE(refused, ErrorCode::FileWrite);
        QVERIFY(unsaid(workspace.error()).empty());
        QVERIFY(bytesOf(path) == before);
    }

    /// Nothing more fits: the edit is refused in words, and everything from before is there.
    void aFullDiskTakesNothingBack()
    {
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.path().toStdString();
        must(preparePortfolio(ground));
        FileCalls calls(ground.folder);
        {
            const auto workspace = openWorkspace(ground);
            QVERIFY(workspace.ok());
            const auto account = (*workspace)->findAccount("a1");
            QVERIFY((*workspace)->apply(AddNote{*account, "while there was room"}).ok());
            calls.arm(FileCalls::Fault::DiskFull, 1, true);
            const auto refused = (*workspace)->apply(AddNote{*account, "no room"});
            const auto copied = (*workspace)->backup(ground.file("copy.db"));
            calls.disarm();
            QVERIFY(!refused.ok() && !copied.ok());
            QCOMPARE(refused.error().code, ErrorCode::DiskFull);
            QCOMPARE(copied.error().code, ErrorCode::DiskFull);
            QVERIFY(unsaid(refused.error()).empty());
            QVERIFY(!std::filesystem::exists(ground.file("copy.db")));
            // Room again, and it goes on.
            QVERIFY((*workspace)->apply(AddNote{*account, "room again"}).ok());
        }
        const std::string bad = verified(ground);
        QVERIFY2(bad.empty(), bad.c_str());
        QVERIFY(authoredPicture(ground.profile()).find("no room") == std::string::npos);
        QVERIFY(authoredPicture(ground.profile()).find("while there was room") != std::string::npos);
        QVERIFY(authoredPicture(ground.profile()).find("room again") != std::string::npos);
    }

    /// Whoever has the profile open would go on writing into the file that was put aside.
    void noRestoreUnderAnOpenProfile()
    {
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.path().toStdString();
        must(preparePortfolio(ground));
        {
            const auto workspace = openWorkspace(ground);
            must((*workspace)->backup(ground.file("copy.db")));
            const auto refused = Workspace::restore(ground.profile(), ground.file("copy.db"), ground.clock);
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().code, ErrorCode::DatabaseBusy);
            QVERIFY(unsaid(refused.error()).empty());
        }
        must(Workspace::restore(ground.profile(), ground.file("copy.db"), ground.clock));
    }
};

QTEST_GUILESS_MAIN(TestOddFiles)
#include "test_odd_files.moc"
