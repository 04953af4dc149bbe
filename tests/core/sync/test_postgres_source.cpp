/// The PostgreSQL source against a real server: rows by COPY, rows that commit late, a cable that is cut, a password that
/// changes, a certificate for another name. ./test takes fewer rows and cuts; MILEPOST_FULL=1 takes a million.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile.h"

#include "store/run_repository.h"
#include "store/source_repository.h"
#include "store/transaction.h"
#include "support/postgres_server.h"
#include "sync/mapping_file.h"
#include "sync/retry_row.h"
#include "sync/sources/drift.h"
#include "sync/sources/postgres/horizon.h"
#include "sync/sources/postgres/postgres_connection.h"
#include "sync/sources/source.h"
#include "sync/sources/sync_source.h"

#include <QElapsedTimer>
#include <QTest>

using namespace milepost;
using namespace milepost::test;
using sync::PostgresConnection;

namespace {

constexpr const char *mapping = R"(entity = "events"
identity = "message"
source = "warehouse"
[columns]
id = "message_id"
account = "account_id"
user = "user_id"
event = "event"
time = "at"
properties = ["*"]
)";

struct Warehouse {
    Profile profile;

    explicit Warehouse(const SourceConfiguration &source, const char *toml = mapping)
    {
        store::ConfiguredSource row;
        row.configuration = source;
        row.mappingToml = toml;
        auto transaction = store::Transaction::begin(profile.store->database());
        if (!transaction.ok() || !store::SourceRepository(profile.store->database()).add(row, profile.clock.now()).ok() || !transaction->commit().ok())
            qFatal("cannot add the source");
    }
    void set(const std::string &key, const std::string &value)
    {
        store::SourceRepository sources(profile.store->database());
        auto row = *sources.get("warehouse");
        row.configuration.options[key] = value;
        auto transaction = store::Transaction::begin(profile.store->database());
        if (!sources.change(row).ok() || !transaction->commit().ok())
            qFatal("cannot change the source");
    }
    Result<SyncReport> sync(const std::string &secret = PostgresServer::password())
    {
        sync::SourceWorld world = sync::sourceWorld(profile.clock, profile.zone);
        world.silenceMs = 20'000;
        return sync::syncSource("warehouse", secret, profile.context(), std::move(world), {});
    }
    std::string mustSync()
    {
        const auto report = sync();
        return !report.ok() ? report.error().toString() : report->error ? report->error->toString() : std::string();
    }
    std::int64_t events() { return profile.count("SELECT coalesce(sum(n), 0) FROM segment"); }
    /// What is kept of one event under a name; none: nothing.
    std::optional<std::string> property(std::string_view event, std::string_view name)
    {
        auto names = store::EventNames::load(profile.store->database());
        store::EventLogReader reader(profile.store->database(), *names);
        store::AccountRepository accounts(profile.store->database());
        const auto all = accounts.all();
        for (const auto &account : *all) {
            if (!reader.load(account.id).ok())
                qFatal("cannot load events");
            for (const EventPoint &point : reader.events()) {
                if (reader.nameOf(point.name) == event)
                    return reader.property(point.row, name);
            }
        }
        qFatal("there is no such event");
    }
    store::ConfiguredSource row() { return *store::SourceRepository(profile.store->database()).get("warehouse"); }
};

} // namespace

class TestPostgresSource : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;

    SourceConfiguration configuration(int port = 0) const
    {
        SourceConfiguration source;
        source.name = "warehouse";
        source.kind = "postgres";
        source.options = {{"host", "localhost"}, {"port", std::to_string(port ? port : m_server->port())}, {"database", PostgresServer::database()},
                          {"user", PostgresServer::user()}, {"ca_file", m_server->certificate()}, {"table", "usage"}, {"cursor", "seq"}, {"id", "message_id"}};
        return source;
    }

    std::unique_ptr<PostgresConnection> session(const std::string &password = PostgresServer::password()) const
    {
        auto made = PostgresConnection::connect({{"host", "127.0.0.1"}, {"port", std::to_string(m_server->port())}, {"dbname", PostgresServer::database()},
                                                 {"user", PostgresServer::user()}, {"password", password}, {"sslmode", "disable"}}, "test", 60'000);
        if (!made.ok())
            qFatal("%s", made.error().toString().c_str());
        return std::move(*made);
    }
    static void run(PostgresConnection &session, const std::string &sql)
    {
        const auto done = session.query(sql, {});
        if (!done.ok())
            qFatal("%s: %s", sql.c_str(), done.error().toString().c_str());
    }
    static std::string rows(std::int64_t from, std::int64_t to)
    {
        return "INSERT INTO usage SELECT i, 'A' || i % 100, 'u' || i % 1000, 'report_created', 'm' || i, "
               "timestamptz '2025-06-01 00:00:00Z' + i * interval '1 second', CASE WHEN i % 10 = 0 THEN 'a \"quoted\",' || chr(10) || 'note' END "
               "FROM generate_series(" + std::to_string(from) + ", " + std::to_string(to) + ") i";
    }
    static std::string row(std::int64_t seq) { return rows(seq, seq); }

private Q_SLOTS:
    void initTestCase()
    {
        QString why;
        m_server = PostgresServer::start(why);
        if (!m_server)
            QSKIP(qPrintable("no PostgreSQL to test with: " + why));
    }
    void cleanupTestCase() { m_server.reset(); }
    void init()
    {
        if (!m_server)
            QSKIP("no PostgreSQL to test with");
        const auto owner = session();
        run(*owner, "DROP TABLE IF EXISTS usage");
        run(*owner, "CREATE TABLE usage(seq bigint, account_id text, user_id text, event text, message_id text, at timestamptz, note text)");
        run(*owner, "CREATE INDEX ON usage(seq, message_id)");
    }

    void manyRowsByCopy()
    {
        const std::int64_t count = qEnvironmentVariableIntValue("MILEPOST_FULL") ? 1'000'000 : 30'000;
        const auto writer = session();
        run(*writer, rows(1, count));
        Warehouse warehouse(configuration());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(warehouse.mustSync(), std::string());
        const auto took = timer.elapsed();
        QCOMPARE(warehouse.events(), count);
        QCOMPARE(warehouse.row().rows, count);
        QVERIFY(warehouse.row().extent == count);
        run(*writer, row(count + 1));
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), count + 1);
        // From here on only what is new since the last pass but one is read again.
        QCOMPARE(warehouse.mustSync(), std::string());
        const auto before = warehouse.row().rows;
        QCOMPARE(warehouse.mustSync(), std::string());
        QVERIFY(warehouse.row().rows - before <= 2);
        qInfo("%lld rows pulled in %lld ms", static_cast<long long>(count), static_cast<long long>(took));
    }

    void rowsThatCommitLateAreNotLost_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("written before the pass, committed after it") << 0;
        QTest::newRow("begun before the pass, written and committed after it") << 1;
        QTest::newRow("prepared before the pass, committed after the next") << 2;
        QTest::newRow("open over several passes") << 3;
    }
    void rowsThatCommitLateAreNotLost()
    {
        QFETCH(int, how);
        const auto writer = session(), late = session();
        run(*writer, rows(1, 10));
        Warehouse warehouse(configuration());
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.mustSync(), std::string());
        run(*late, "BEGIN");
        run(*late, "SELECT 1"); // a transaction without an id
        if (how != 1)
            run(*late, row(11));
        if (how == 2)
            run(*late, "PREPARE TRANSACTION 'later'");
        run(*writer, rows(12, 20)); // higher values, committed first
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), 19);
        if (how >= 2) {
            run(*writer, rows(21, 25));
            QCOMPARE(warehouse.mustSync(), std::string());
            QCOMPARE(warehouse.mustSync(), std::string());
            QCOMPARE(warehouse.events(), 24);
        }
        if (how == 1)
            run(*late, row(11));
        run(*late, how == 2 ? "COMMIT PREPARED 'later'" : "COMMIT");
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), how >= 2 ? 25 : 20);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), how >= 2 ? 25 : 20);
        QVERIFY(sync::cursorFromText(warehouse.row().cursor)->settled); // and it moves on afterwards
    }

    void aCableCutAnywhere()
    {
        const bool full = qEnvironmentVariableIntValue("MILEPOST_FULL") != 0;
        const auto writer = session();
        run(*writer, rows(1, 4'000));
        const std::int64_t bytes = 400'000; // more than a whole pass sends
        const int cuts = full ? 400 : 16;
        int failed = 0;
        for (int i = 0; i < cuts; ++i) {
            CutCable cable(m_server->port());
            SourceConfiguration source = configuration(cable.port());
            source.options["sslmode"] = "disable";
            Warehouse warehouse(source);
            cable.cutAfter(bytes * i / cuts);
            const auto report = warehouse.sync();
            QVERIFY(report.ok());
            failed += report->error ? 1 : 0;
            if (report->error)
                QVERIFY2(report->error->code != ErrorCode::Internal, report->error->toString().c_str());
            // I3: what the cursor has passed is here.
            const auto cursor = sync::cursorFromText(warehouse.row().cursor);
            if (cursor->pass && cursor->pass->at)
                QVERIFY(warehouse.events() >= std::stoll(cursor->pass->at->value));
            if (cursor->settled)
                QVERIFY(warehouse.events() >= std::stoll(cursor->settled->value));
            cable.cutAfter(-1);
            QCOMPARE(warehouse.mustSync(), std::string());
            QCOMPARE(warehouse.events(), 4'000);
        }
        QVERIFY(failed > cuts / 3);
        qInfo("%d cuts, %d of them ended a pass", cuts, failed);
    }

    void thePasswordIsRotated()
    {
        const auto owner = session();
        run(*owner, rows(1, 5));
        Warehouse warehouse(configuration());
        QCOMPARE(warehouse.mustSync(), std::string());
        run(*owner, row(6));
        run(*owner, "ALTER ROLE reader PASSWORD 'second password'");
        const auto report = warehouse.sync();
        run(*owner, "ALTER ROLE reader PASSWORD 'first password'");
        QVERIFY(report.ok() && report->error);
        QVERIFY(report->error->code == ErrorCode::Credentials);
        QVERIFY(report->error->toString().find("second") == std::string::npos);
        QCOMPARE(warehouse.row().failures, 1);
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), 6);
        QCOMPARE(warehouse.row().failures, 0);
    }

    void aCertificateForAnotherNameIsRefused()
    {
        run(*session(), rows(1, 3));
        Warehouse warehouse(configuration());
        warehouse.set("host", "127.0.0.1"); // the certificate is for localhost
        auto report = warehouse.sync();
        QVERIFY(report.ok() && report->error);
        QVERIFY2(report->error->code == ErrorCode::Tls, report->error->toString().c_str());
        QCOMPARE(warehouse.events(), 0);
        warehouse.set("host", "localhost");
        warehouse.set("ca_file", ""); // nobody we trust has signed it
        report = warehouse.sync();
        QVERIFY(report->error);
        QVERIFY2(report->error->code == ErrorCode::Tls, report->error->toString().c_str());
        warehouse.set("ca_file", m_server->certificate());
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), 3);
        SourceConfiguration open = configuration();
        open.options["host"] = "db.example.com";
        open.options["sslmode"] = "disable";
        QVERIFY(!sync::checkConfiguration(open).ok());
    }

    /// With these columns the table looks like one of Zendesk's, whose tickets would be others.
    void aTableStaysWhatItWasUnderstoodAs_data()
    {
        QTest::addColumn<int>("policy");
        for (const DriftPolicy policy : {DriftPolicy::Take, DriftPolicy::Known, DriftPolicy::Stop})
            QTest::newRow(keyOf(policy).data()) << int(policy);
    }
    void aTableStaysWhatItWasUnderstoodAs()
    {
        QFETCH(int, policy);
        const auto owner = session();
        run(*owner, "DROP TABLE IF EXISTS desk");
        run(*owner, "CREATE TABLE desk(seq bigint, id text, account_id text, created_at timestamptz, subject text, status text)");
        run(*owner, "INSERT INTO desk VALUES(1, 'T1', 'A1', '2025-06-01Z', 'Help', 'open'), (2, 'T2', 'A2', '2025-06-02Z', 'More', 'open')");
        SourceConfiguration source = configuration();
        source.options["table"] = "desk";
        source.options["id"] = "id";
        source.entity = EntityKind::Tickets;
        source.drift = DriftPolicy(policy);
        Warehouse warehouse(source, "");
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.profile.count("SELECT count(*) FROM ticket"), 2);
        run(*owner, "ALTER TABLE desk ADD organization_id text; ALTER TABLE desk ADD requester_id text");
        run(*owner, "UPDATE desk SET organization_id = 'O1', requester_id = 'R1', status = 'solved', seq = seq + 100");
        const auto report = warehouse.sync();
        const bool stops = policy == int(DriftPolicy::Stop);
        QVERIFY(report.ok());
        QCOMPARE(report->error && report->error->code == ErrorCode::NeedsAnswer, stops);
        QCOMPARE(warehouse.profile.count("SELECT count(*) FROM ticket"), 2);
        QCOMPARE(warehouse.profile.count("SELECT count(*) FROM ticket WHERE status = 'solved'"), stops ? 0 : 2);
        const auto drifts = *store::SourceRepository(warehouse.profile.store->database()).drifts(warehouse.row().id, false, 5);
        QCOMPARE(drifts.size(), 1u);
        QCOMPARE(sync::describe(drifts[0].changes), std::string("new: organization_id, requester_id"));
    }

    void columnsThatChangeAndRowsThatGoAreAskedAbout()
    {
        const auto owner = session();
        run(*owner, rows(1, 100));
        SourceConfiguration source = configuration();
        source.drift = DriftPolicy::Stop;
        Warehouse warehouse(source);
        QCOMPARE(warehouse.mustSync(), std::string());
        run(*owner, "ALTER TABLE usage ADD tier text; ALTER TABLE usage ALTER note TYPE varchar(50)");
        run(*owner, "INSERT INTO usage VALUES(101, 'A1', 'u1', 'report_created', 'm101', now(), '', 'gold')");
        auto report = warehouse.sync();
        QVERIFY(report.ok() && report->error);
        QVERIFY(report->error->code == ErrorCode::NeedsAnswer);
        const auto drifts = *store::SourceRepository(warehouse.profile.store->database()).drifts(warehouse.row().id, true, 5);
        QCOMPARE(drifts.size(), 1u);
        QVERIFY(drifts[0].changes == (std::vector<DriftChange>{{ColumnChange::Retyped, "note", "text", "character varying(50)"}, {ColumnChange::Added, "tier", "", "text"}}));
        QCOMPARE(warehouse.events(), 100);
        run(*owner, "DELETE FROM usage WHERE seq > 50");
        report = warehouse.sync();
        QVERIFY(report->error && report->error->code == ErrorCode::NeedsAnswer);
        QCOMPARE(warehouse.row().askedExtent, std::optional<std::int64_t>(50));
        QCOMPARE(warehouse.events(), 100);
        run(*owner, "TRUNCATE usage");
        report = warehouse.sync();
        QVERIFY(report->error && report->error->code == ErrorCode::NeedsAnswer);
        QCOMPARE(warehouse.row().askedExtent, std::optional<std::int64_t>(0));
    }

    void newColumnsAreTakenLeftOutOrWaitedFor_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("answer");
        QTest::newRow("take") << int(DriftPolicy::Take) << int(DriftOutcome::Taken);
        QTest::newRow("known, then taken") << int(DriftPolicy::Known) << int(DriftOutcome::Taken);
        QTest::newRow("known, then left out for good") << int(DriftPolicy::Known) << int(DriftOutcome::Known);
        QTest::newRow("stop, then taken") << int(DriftPolicy::Stop) << int(DriftOutcome::Taken);
        QTest::newRow("stop, then left out") << int(DriftPolicy::Stop) << int(DriftOutcome::Known);
    }
    void newColumnsAreTakenLeftOutOrWaitedFor()
    {
        QFETCH(int, policy);
        QFETCH(int, answer);
        const auto owner = session();
        run(*owner, rows(1, 20));
        SourceConfiguration source = configuration();
        source.drift = DriftPolicy(policy);
        Warehouse warehouse(source);
        QCOMPARE(warehouse.mustSync(), std::string());
        run(*owner, "ALTER TABLE usage ADD tier text; ALTER TABLE usage DROP note");
        run(*owner, "INSERT INTO usage VALUES(21, 'A1', 'u1', 'upgraded', 'm21', '2025-07-01Z', 'gold')");
        auto report = warehouse.sync();
        QVERIFY(report.ok());
        const bool stops = policy == int(DriftPolicy::Stop);
        QCOMPARE(report->error && report->error->code == ErrorCode::NeedsAnswer, stops);
        QCOMPARE(warehouse.events(), stops ? 20 : 21);
        store::SourceRepository sources(warehouse.profile.store->database());
        const auto drifts = *sources.drifts(warehouse.row().id, false, 5);
        QCOMPARE(drifts.size(), 1u);
        QVERIFY(drifts[0].changes == (std::vector<DriftChange>{{ColumnChange::Removed, "note", "text", ""}, {ColumnChange::Added, "tier", "", "text"}}));
        QVERIFY(drifts[0].outcome == (policy == int(DriftPolicy::Take) ? DriftOutcome::Taken : DriftOutcome::Open));
        if (!stops)
            QVERIFY(warehouse.property("upgraded", "tier") == (policy == int(DriftPolicy::Take) ? std::optional<std::string>("gold") : std::nullopt));
        if (drifts[0].outcome == DriftOutcome::Open) {
            auto transaction = store::Transaction::begin(warehouse.profile.store->database());
            const auto known = *sources.columns(warehouse.row().id, drifts[0].stream);
            QVERIFY(sources.setColumns(warehouse.row().id, drifts[0].stream, sync::columnsAfter(known, drifts[0].changes, DriftOutcome(answer))).ok());
            QVERIFY(sources.decideDrift(drifts[0].id, DriftOutcome(answer), warehouse.profile.clock.now(), "me").ok() && transaction->commit().ok());
        }
        run(*owner, "INSERT INTO usage VALUES(22, 'A1', 'u1', 'renewed', 'm22', '2025-07-02Z', 'gold')");
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), 22);
        QVERIFY(warehouse.property("renewed", "tier") == (answer == int(DriftOutcome::Taken) ? std::optional<std::string>("gold") : std::nullopt));
        QCOMPARE(sources.drifts(warehouse.row().id, false, 5)->size(), 1u); // told of once
    }

    void aRowSetAsideIsCorrectedUnderItsHeader()
    {
        const auto owner = session();
        run(*owner, rows(1, 20));
        run(*owner, "UPDATE usage SET event = NULL WHERE seq = 10"); // its note has quotes and a line break
        Warehouse warehouse(configuration());
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), 19);
        store::RunRepository runs(warehouse.profile.store->database());
        const auto rejected = *runs.rejectionsOf("warehouse", 10);
        QCOMPARE(rejected.size(), 1u);
        QCOMPARE(rejected[0].raw.substr(0, rejected[0].raw.find('\n')),
                 std::string(R"("seq","account_id","user_id","event","message_id","at","note")"));
        sync::RowRetry retry;
        retry.source = "warehouse";
        retry.sourceKind = "postgres";
        retry.rejection = rejected[0];
        retry.mapping = *sync::mappingFromToml(mapping, "warehouse");
        retry.text = rejected[0].raw;
        auto report = sync::retryRow(retry, warehouse.profile.context(), {});
        QVERIFY2(report.ok() && report->rejectedTotal == 1 && !report->run, report.ok() ? "" : report.error().toString().c_str());
        const auto blank = retry.text.find("u10,,m10");
        QVERIFY2(blank != std::string::npos, retry.text.c_str());
        retry.text.replace(blank, 8, "u10,report_created,m10");
        report = sync::retryRow(retry, warehouse.profile.context(), {});
        QVERIFY2(report.ok() && report->run && report->rejectedTotal == 0, report.ok() ? "" : report.error().toString().c_str());
        QCOMPARE(warehouse.events(), 20);
        QVERIFY(runs.rejectionsOf("warehouse", 10)->empty());
        QCOMPARE(warehouse.mustSync(), std::string()); // the table brings it as it was: known
        QVERIFY(runs.rejectionsOf("warehouse", 10)->empty());
        QCOMPARE(warehouse.events(), 20);
    }

    void aQueryWithoutCursorIsReadWhole()
    {
        const auto owner = session();
        run(*owner, rows(1, 10));
        SourceConfiguration source = configuration();
        source.options.erase("table");
        source.options.erase("cursor");
        source.options.erase("id");
        source.options["query"] = "SELECT * FROM usage WHERE seq <= 8;";
        Warehouse warehouse(source);
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), 8);
        QCOMPARE(warehouse.mustSync(), std::string());
        QCOMPARE(warehouse.events(), 8);
        warehouse.set("query", "DELETE FROM usage RETURNING *");
        const auto report = warehouse.sync();
        QVERIFY(report.ok() && report->error);
        QVERIFY(session()->query("SELECT count(*) FROM usage", {})->text(0, 0) == "10");
        warehouse.set("query", "SELECT *, NULL::int AS blank FROM usage");
        warehouse.set("cursor", "blank");
        QVERIFY(warehouse.sync()->error->detail.find("have no value") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPostgresSource)
#include "test_postgres_source.moc"
