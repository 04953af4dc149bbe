/// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_store.h"

#include "store/backup.h"
#include "store/restore.h"
#include "store/integrity.h"
#include "store/migrator.h"

#include <QFile>
#include <QTest>

#include <array>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace milepost;
using namespace milepost::store;
using namespace milepost::test;

namespace {

QByteArray bytesOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const std::string &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

unsigned modeOf(const std::string &path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

constexpr std::array twoSteps{
    Migration{1, "0001_a", "CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER) STRICT; CREATE TABLE a(x INTEGER) STRICT;"},
    Migration{2, "0002_b", "ALTER TABLE a ADD COLUMN y TEXT;"},
};
constexpr std::array brokenStep{
    Migration{1, "0001_a", ""},
    Migration{2, "0002_b", "ALTER TABLE a ADD COLUMN y TEXT; CREATE TABLE a(z INTEGER);"},
};

/// A profile with something in it, closed.
std::string sample(ScratchStore &scratch)
{
    scratch.inTransaction([&] {
        auto insert = scratch.database().prepare("INSERT INTO account(external_id, origin, name) VALUES(?1, 'source', ?2)");
        for (int i = 0; i < 3000; ++i)
            must(insert.with("account-" + std::to_string(i), "name of account " + std::to_string(i)).run());
    });
    scratch.store.reset();
    return Store::databasePath(scratch.folder());
}

ErrorCode opening(const ScratchStore &scratch)
{
    return codeOf(Store::open(scratch.folder(), scratch.clock, {}));
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settingsAreReadBack()
    {
        ScratchStore scratch;
        auto &database = scratch.database();
        QCOMPARE(must(database.text("PRAGMA journal_mode")), std::string("wal"));
        QCOMPARE(must(database.integer("PRAGMA synchronous")), 2);
        QCOMPARE(must(database.integer("PRAGMA foreign_keys")), 1);
        QCOMPARE(must(database.integer("PRAGMA trusted_schema")), 0);
        QCOMPARE(must(database.integer("PRAGMA temp_store")), 2);
        QCOMPARE(must(database.integer("PRAGMA busy_timeout")), 5000);
        must(database.setDurability(Durability::Bulk));
        QCOMPARE(must(database.integer("PRAGMA synchronous")), 1);
        must(database.setDurability(Durability::Full));
        QCOMPARE(must(database.integer("PRAGMA synchronous")), 2);
        // DEFENSIVE: the schema table cannot be written.
        QVERIFY(!database.execute("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema").ok());
        QCOMPARE(must(database.integer("PRAGMA application_id")), std::int64_t(applicationId));
        QCOMPARE(must(database.integer("PRAGMA user_version")), std::int64_t(migrations().back().number));
    }

    void everyTableIsStrict()
    {
        ScratchStore scratch;
        QCOMPARE(must(scratch.database().integer("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                                                 "AND strict = 0 AND name NOT LIKE 'sqlite_%'")), 0);
        for (const IntegrityCheck &check : must(checkIntegrity(scratch.database())))
            QVERIFY2(check.ok, check.detail.c_str());
    }

    void onlyTheOwnerMayRead()
    {
        const auto mask = ::umask(0);
        ScratchStore scratch;
        scratch.inTransaction([&] { must(scratch.database().execute("INSERT INTO setting VALUES('a', 'b')")); });
        const std::string path = Store::databasePath(scratch.folder());
        QCOMPARE(modeOf(scratch.folder()), 0700U);
        QCOMPARE(modeOf(path), 0600U);
        QCOMPARE(modeOf(path + "-wal"), 0600U);
        QCOMPARE(modeOf(path + "-shm"), 0600U);
        const std::string copy = scratch.folder() + "/copy.db";
        must(backupTo(scratch.database(), copy));
        QCOMPARE(modeOf(copy), 0600U);
        ::umask(mask);
    }

    void statementsResetThemselves()
    {
        ScratchStore scratch;
        auto &database = scratch.database();
        for (int i = 0; i < 3; ++i) {
            auto one = database.prepare("SELECT 1 UNION SELECT 2");
            QVERIFY(must(one.step()));
            auto other = database.prepare("SELECT 1 UNION SELECT 2");
            QVERIFY(must(other.step()));
            QCOMPARE(other.integer(0), 1);
        }
        auto bound = database.prepare("SELECT ?1");
        must(bound.with("text").step());
        QCOMPARE(bound.text(0), std::string_view("text"));
        auto fresh = database.prepare("SELECT ?1");
        must(fresh.step());
        QVERIFY(fresh.isNull(0));
        QVERIFY(!database.prepare("SELECT nonsense FROM nowhere").step().ok());
        QVERIFY(!database.prepare("SELECT 1").bind(7, 1).step().ok());
        auto values = database.prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6");
        const std::uint64_t large = 0xffff'ffff'ffff'fff0;
        must(values.with(large, Day{}, Instant{5}, std::optional<bool>(), true, std::string_view()).step());
        QCOMPARE(static_cast<std::uint64_t>(values.integer(0)), large);
        QVERIFY(!values.day(1).valid());
        QCOMPARE(values.instant(2).ms, 5);
        QVERIFY(!values.optionalBool(3) && values.optionalBool(4) == true);
        QVERIFY(!values.isNull(5));
    }

    void transactionsRollBackUnlessCommitted()
    {
        ScratchStore scratch;
        const auto version = must(scratch.store->dataVersion());
        {
            auto transaction = must(Transaction::begin(scratch.database()));
            must(scratch.database().execute("INSERT INTO setting VALUES('a', 'b')"));
        }
        QCOMPARE(must(scratch.database().integer("SELECT count(*) FROM setting")), 0);
        QCOMPARE(must(scratch.store->dataVersion()), version);
        scratch.inTransaction([] {});
        QCOMPARE(must(scratch.store->dataVersion()), version);
        scratch.inTransaction([&] { must(scratch.database().execute("INSERT INTO setting VALUES('a', 'b')")); });
        QCOMPARE(must(scratch.store->dataVersion()), version + 1);
        scratch.reopen();
        QCOMPARE(must(scratch.database().integer("SELECT count(*) FROM setting")), 1);
    }

    void anotherConnectionIsSeen()
    {
        ScratchStore scratch;
        const auto before = must(scratch.database().foreignVersion());
        auto other = must(Store::open(scratch.folder(), scratch.clock, {}));
        auto transaction = must(Transaction::begin(other->database()));
        must(other->database().execute("INSERT INTO setting VALUES('a', 'b')"));
        must(transaction.commit());
        QVERIFY(must(scratch.database().foreignVersion()) != before);
        StoreOptions options;
        options.readOnly = true;
        auto reader = must(Store::open(scratch.folder(), scratch.clock, options));
        QCOMPARE(must(reader->database().integer("SELECT count(*) FROM setting")), 1);
        QCOMPARE(codeOf(reader->database().execute("DELETE FROM setting")), ErrorCode::FileWrite);
    }

    /// POSIX locks belong to the process: a descriptor of ours on the file would take them all when it is closed, and the last
    /// connection elsewhere would take the log away under us.
    void oneConnectionKeepsItsLocksWhenAnotherIsOpened()
    {
        ScratchStore scratch;
        const auto other = must(Store::open(scratch.folder(), scratch.clock, {}));
        const std::string path = Store::databasePath(scratch.folder());
        const pid_t child = ::fork(); // a process of its own: nobody sees his own locks
        if (child == 0) {
            constexpr off_t sharedFirst = 0x40000002, sharedSize = 510; // bytes that SQLite locks for reading
            struct flock lock {};
            lock.l_type = F_WRLCK;
            lock.l_start = sharedFirst;
            lock.l_len = sharedSize;
            const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
            ::_exit(::fcntl(file, F_GETLK, &lock) != 0 ? 2 : lock.l_type == F_UNLCK ? 1 : 0);
        }
        int status = 0;
        QVERIFY(child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void migratesWithABackupFirst()
    {
        QTemporaryDir directory;
        const std::string path = directory.path().toStdString() + "/x.db";
        const std::string backup = path + ".backup";
        OpenOptions options;
        options.create = true;
        auto database = must(Database::open(path, options));
        const auto first = must(migrate(*database, backup, std::span(twoSteps).first(1)));
        QVERIFY(first.backup.empty() && !QFile::exists(QString::fromStdString(backup)));
        must(database->execute("INSERT INTO a VALUES(7)"));
        const auto second = must(migrate(*database, backup, twoSteps));
        QVERIFY(second.from == 1 && second.to == 2 && second.backup == backup);
        QCOMPARE(must(database->integer("SELECT count(*) FROM a WHERE y IS NULL")), 1);
        QVERIFY(must(migrate(*database, backup, twoSteps)).backup.empty());
        OpenOptions untrusted;
        untrusted.access = Access::Untrusted;
        auto kept = must(Database::open(backup, untrusted));
        QCOMPARE(must(kept->integer("PRAGMA user_version")), 1);
        QCOMPARE(must(kept->integer("SELECT x FROM a")), 7);
        QCOMPARE(codeOf(migrate(*database, backup, std::span(twoSteps).first(1))), ErrorCode::SchemaTooNew);
    }

    void aBrokenMigrationChangesNothing()
    {
        QTemporaryDir directory;
        const std::string path = directory.path().toStdString() + "/x.db";
        OpenOptions options;
        options.create = true;
        auto database = must(Database::open(path, options));
        must(migrate(*database, path + ".backup", std::span(twoSteps).first(1)));
        QVERIFY(!migrate(*database, path + ".backup", brokenStep).ok());
        QCOMPARE(must(schemaVersion(*database)), 1);
        QCOMPARE(must(database->integer("SELECT count(*) FROM pragma_table_info('a')")), 1);
    }

    void newerSchemasAreLeftAlone()
    {
        ScratchStore scratch;
        must(scratch.database().execute("PRAGMA user_version = 999"));
        const std::string path = sample(scratch);
        const QByteArray before = bytesOf(path);
        QCOMPARE(opening(scratch), ErrorCode::SchemaTooNew);
        QVERIFY(bytesOf(path) == before);
    }

    void otherFilesAreLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("text") << QByteArray("this is no database").repeated(100) << int(ErrorCode::DatabaseDamaged);
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\xff') << int(ErrorCode::DatabaseDamaged);
        QTest::newRow("zeros") << QByteArray(8192, '\0') << int(ErrorCode::DatabaseDamaged);
    }
    void otherFilesAreLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        ScratchStore scratch;
        scratch.store.reset();
        const std::string path = Store::databasePath(scratch.folder());
        write(path, bytes);
        QCOMPARE(int(opening(scratch)), code);
        QVERIFY(bytesOf(path) == bytes);
    }

    void anotherProgramsDatabaseIsLeftAlone()
    {
        ScratchStore scratch;
        scratch.store.reset();
        const std::string path = Store::databasePath(scratch.folder());
        write(path, {});
        {
            OpenOptions options;
            auto other = must(Database::open(path, options));
            must(other->execute("PRAGMA journal_mode = DELETE; CREATE TABLE theirs(x); PRAGMA user_version = 1; PRAGMA application_id = 77"));
        }
        const QByteArray before = bytesOf(path);
        QCOMPARE(opening(scratch), ErrorCode::FileFormat);
        QVERIFY(bytesOf(path) == before);
    }

    void missingProfiles()
    {
        ScratchStore scratch;
        QCOMPARE(codeOf(Store::open(scratch.folder() + "/none", scratch.clock, {})), ErrorCode::NotFound);
        QVERIFY(!std::filesystem::exists(scratch.folder() + "/none"));
        write(scratch.folder() + "/file", "x");
        StoreOptions options;
        options.create = true;
        QVERIFY(!Store::open(scratch.folder() + "/file/below", scratch.clock, options).ok());
    }

    void readOnlyPlaces()
    {
        if (::geteuid() == 0)
            QSKIP("permissions do not bind the superuser");
        ScratchStore scratch;
        const std::string path = sample(scratch);
        ::chmod(path.c_str(), 0400);
        QCOMPARE(opening(scratch), ErrorCode::FileWrite);
        ::chmod(path.c_str(), 0600);
    }

    /// Truncated, zeroed, flipped: opening or verifying finds the damage, a backup of it is refused, and restoring the
    /// backup brings everything back while the damaged file is kept.
    void damageIsFound_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("truncated to half") << 0;
        QTest::newRow("cut in the middle of a page") << 1;
        QTest::newRow("zeroed page") << 2;
        QTest::newRow("flipped bits in every page") << 3;
        QTest::newRow("schema page overwritten") << 4;
    }
    void damageIsFound()
    {
        QFETCH(int, kind);
        ScratchStore scratch;
        const std::string backup = scratch.folder() + "/good.db";
        sample(scratch);
        scratch.open();
        must(backupTo(scratch.database(), backup));
        scratch.store.reset();
        const std::string path = Store::databasePath(scratch.folder());
        QByteArray bytes = bytesOf(path);
        const qsizetype page = 4096;
        const qsizetype root = rootPageOf(backup) - 1;
        switch (kind) {
        case 0: bytes.truncate(bytes.size() / 2 / page * page); break;
        case 1: bytes.truncate(bytes.size() - 1000); break;
        case 2: std::memset(bytes.data() + root * page, 0, std::size_t(page)); break;
        case 3:
            for (qsizetype at = page; at < bytes.size(); at += page)
                bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
            break;
        default: std::memset(bytes.data() + 100, 0x7f, 200); break;
        }
        write(path, bytes);
        bool found = false;
        {
            auto opened = Store::open(scratch.folder(), scratch.clock, {});
            if (!opened.ok()) {
                QCOMPARE(opened.error().code, ErrorCode::DatabaseDamaged);
                found = true;
            } else {
                for (const IntegrityCheck &check : must(checkIntegrity((*opened)->database())))
                    found = found || !check.ok;
                QVERIFY(!backupTo((*opened)->database(), scratch.folder() + "/bad.db").ok());
            }
        }
        QVERIFY(found);
        QVERIFY(bytesOf(path) == bytes);
        QVERIFY(!checkBackup(path).ok());
        QVERIFY(!QFile::exists(QString::fromStdString(scratch.folder() + "/bad.db")));

        const std::string kept = must(restore(scratch.folder(), backup, scratch.clock.now()));
        QVERIFY(bytesOf(kept) == bytes);
        scratch.open();
        QCOMPARE(must(scratch.database().integer("SELECT count(*) FROM account")), 3000);
    }

private:
    static qsizetype rootPageOf(const std::string &path)
    {
        OpenOptions options;
        options.access = Access::Untrusted;
        auto database = must(Database::open(path, options));
        return qsizetype(must(database->integer("SELECT rootpage FROM sqlite_schema WHERE name = 'account'")));
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "test_database.moc"
