/// The museum: one database of every released schema (tests/data/museum), with content. Each arrives at the head with
/// its content, is backed up first, and takes new content.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_store.h"

#include "store/migrator.h"
#include "store/source_repository.h"

#include <QDir>
#include <QFile>

using namespace milepost;
using namespace milepost::store;
using namespace milepost::test;

class TestMigrator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReleasedSchemaHasAnExhibit()
    {
        // The newest schema joins the museum when it is released; all before it are there.
        for (int schema = 1; schema < migrations().back().number; ++schema) {
            const QString path = QStringLiteral(MILEPOST_SOURCE_DIR "/tests/data/museum/schema_%1.db").arg(schema);
            QVERIFY2(QFile::exists(path), qPrintable(path));
        }
    }

    void oldProfilesArriveWithTheirContent_data()
    {
        QTest::addColumn<QString>("exhibit");
        const QDir museum(QStringLiteral(MILEPOST_SOURCE_DIR "/tests/data/museum"));
        for (const QString &name : museum.entryList({QStringLiteral("schema_*.db")}))
            QTest::newRow(qPrintable(name)) << museum.filePath(name);
    }
    void oldProfilesArriveWithTheirContent()
    {
        QFETCH(QString, exhibit);
        ScratchStore scratch;
        scratch.store.reset();
        const std::string path = Store::databasePath(scratch.folder());
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        QFile::remove(QString::fromStdString(path + "-wal"));
        QFile::remove(QString::fromStdString(path + "-shm"));
        QVERIFY(QFile::copy(exhibit, QString::fromStdString(path)));
        QVERIFY(QFile::setPermissions(QString::fromStdString(path), QFile::ReadOwner | QFile::WriteOwner));
        scratch.reopen();
        Database &database = scratch.database();
        QCOMPARE(must(database.integer("PRAGMA user_version")), std::int64_t(migrations().back().number));
        QCOMPARE(must(database.text("PRAGMA integrity_check")), std::string("ok"));
        QCOMPARE(must(database.integer("SELECT count(*) FROM pragma_foreign_key_check")), 0);
        QCOMPARE(must(database.integer("SELECT count(*) FROM account")), 2);
        QCOMPARE(must(database.integer("SELECT sum(n) FROM segment")), 2);
        QCOMPARE(must(database.integer("SELECT count(*) FROM note")), 1);
        QCOMPARE(must(database.integer("SELECT count(*) FROM sync_run")), 2);
        const QDir backups(QString::fromStdString(Store::backupFolder(scratch.folder())));
        QCOMPARE(backups.entryList({QStringLiteral("before-schema-*")}).size(), 1);

        SourceRepository sources(database);
        const std::size_t before = must(sources.list()).size();
        ConfiguredSource source;
        source.configuration = {"usage", "http", {{"url", "https://example.com/"}}, EntityKind::Events, {}, {}, DriftPolicy::Stop, false};
        must(sources.add(source, Instant{1}));
        QCOMPARE(must(sources.list()).size(), before + 1);
        QVERIFY(must(database.integer("SELECT value FROM identity")) != 0);
    }

    void aConfiguredSourceComesBackAsItWas()
    {
        ScratchStore scratch;
        SourceRepository sources(scratch.database());
        ConfiguredSource source;
        source.configuration = {"warehouse", "postgres", {{"host", "db.example.com"}, {"table", "events"}}, EntityKind::Events,
                                {}, {SourceSchedule::Kind::Daily, 390}, DriftPolicy::Take, true};
        const std::int64_t id = must(sources.add(source, Instant{5}));
        QCOMPARE(codeOf(sources.add(source, Instant{6})), ErrorCode::AlreadyExists);
        must(sources.advance(id, "{\"value\":\"7\"}", 10, 2));
        must(sources.advance(id, "{\"value\":\"9\"}", 5, 0));
        must(sources.noteAttempt(id, Instant{100}));
        must(sources.noteFailure(id, Error{ErrorCode::Tls, "db.example.com", "wrong name"}));
        auto read = must(sources.get("warehouse"));
        QCOMPARE(read.configuration.options, source.configuration.options);
        QCOMPARE(read.configuration.entity, source.configuration.entity);
        QVERIFY(read.configuration.schedule == source.configuration.schedule);
        QVERIFY(read.configuration.drift == DriftPolicy::Take && read.configuration.paused);
        QCOMPARE(read.cursor, std::string("{\"value\":\"9\"}"));
        QCOMPARE(read.rows, 15);
        QCOMPARE(read.rejected, 2);
        QCOMPARE(read.failures, 1);
        QVERIFY(read.error == (Error{ErrorCode::Tls, "db.example.com", "wrong name"}));
        must(sources.noteSuccess(id, Instant{200}, 15, Instant{150}, true));
        must(sources.noteSuccess(id, Instant{300}, std::nullopt, Instant{}, false));
        read = must(sources.get("warehouse"));
        QVERIFY(!read.error && read.failures == 0 && read.events);
        QCOMPARE(read.extent, std::optional<std::int64_t>(15));
        QCOMPARE(read.newest.ms, 150);
        must(sources.remove(id, Instant{400}));
        QCOMPARE(codeOf(sources.get("warehouse")), ErrorCode::NotFound);
        must(sources.add(source, Instant{500})); // the name is free again
    }

    void driftIsKeptAndDecided()
    {
        ScratchStore scratch;
        SourceRepository sources(scratch.database());
        ConfiguredSource source;
        source.configuration.name = "crm";
        source.configuration.kind = "folder";
        const std::int64_t id = must(sources.add(source, Instant{5}));
        SchemaDrift drift;
        drift.stream = "accounts.csv";
        drift.seen = Instant{10};
        drift.changes = {{ColumnChange::Added, "tier", "", "text"}, {ColumnChange::Removed, "plan", "text", ""}};
        const std::int64_t seen = must(sources.addDrift(id, drift));
        auto open = must(sources.drifts(id, true, 10));
        QCOMPARE(open.size(), 1u);
        QVERIFY(open[0].changes == drift.changes && open[0].source == "crm");
        must(sources.decideDrift(seen, DriftOutcome::Taken, Instant{20}, "kim"));
        QVERIFY(must(sources.drifts(id, true, 10)).empty());
        QCOMPARE(must(sources.drift(seen)).second.decidedBy, std::string("kim"));
        must(sources.setColumns(id, "accounts.csv", std::vector<KnownColumn>{{"b", "", false}, {"a", "int", true}}));
        QVERIFY(must(sources.columns(id, "accounts.csv")) == (std::vector<KnownColumn>{{"a", "int", true}, {"b", "", false}}));
    }
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "test_migrator.moc"
