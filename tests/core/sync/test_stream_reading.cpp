/// What a stream was understood as stays when it gets new columns: other mappings that these call for would store its records once more.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "watched.h"

#include "sync/mapping_file.h"
#include "sync/sources/delivery_merger.h"
#include "sync/sources/drift.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace milepost;
using namespace milepost::test;

namespace {

struct Case {
    const char *name, *file;
    QByteArray before, after; ///< the same records, with more columns
    const char *count; ///< of what there may be only once
    int records;
    const char *added;
    bool another = false; ///< what comes under another name is another table
};

const std::vector<Case> &cases()
{
    static const std::vector<Case> all{
        {"tickets that begin to look like Zendesk's", "tickets-1.csv",
         "id,account_id,created_at,subject,status\nT1,A1,2025-11-02T10:00:00Z,Help,open\nT2,A2,2025-11-03T10:00:00Z,More,open\n",
         "id,account_id,created_at,subject,status,organization_id,requester_id\nT1,A1,2025-11-02T10:00:00Z,Help,open,O1,R1\nT2,A2,2025-11-03T10:00:00Z,More,open,O2,R2\n",
         "SELECT count(*) FROM ticket", 2, "new: organization_id, requester_id"},
        {"tickets that get a second id", "tickets-1.csv", "id,account_id,created_at,subject,status\nT1,A1,2025-11-02T10:00:00Z,Help,open\n",
         "id,account_id,created_at,subject,status,ticket_id\nT1,A1,2025-11-02T10:00:00Z,Help,open,7\n", "SELECT count(*) FROM ticket", 1, "new: ticket_id"},
        {"tickets of JSON that get a second id", "tickets-1.jsonl",
         R"({"id":"T1","account_id":"A1","created_at":"2025-11-02T10:00:00Z","subject":"Help","status":"open"})"
         "\n",
         R"({"id":"T1","account_id":"A1","created_at":"2025-11-02T10:00:00Z","subject":"Help","status":"open","ticket_id":"7"})"
         "\n",
         "SELECT count(*) FROM ticket", 1, "new: ticket_id"},
        {"subscriptions that begin to look like RavenStack's", "subs-1.csv",
         "subscription_id,account_id,start_date,mrr_amount,arr_amount\nS1,A1,2025-01-01,10,120\n",
         "subscription_id,account_id,start_date,mrr_amount,arr_amount,billing_frequency\nS1,A1,2025-01-01,10,120,monthly\n",
         "SELECT count(*) FROM subscription", 1, "new: billing_frequency"},
        {"accounts that nobody would recognise", "accounts-1.csv", "account_id,account_name\nA1,Nordwind\nA2,Halden\n",
         "account_id,account_name,email\nA1,Nordwind,a@example.com\nA2,Halden,b@example.com\nA3,Pallas,c@example.com\n", "SELECT count(*) - 1 FROM account", 2,
         "new: email"},
        {"users that would be surveys", "users-1.csv", "user_id,account_id,email\nU1,A1,a@example.com\n",
         "user_id,account_id,email,score,answered_at\nU1,A1,a@example.com,9,2025-11-02T10:00:00Z\n",
         "SELECT (SELECT count(*) FROM user) + (SELECT count(*) FROM survey)", 1, "new: answered_at, score", true},
        {"events that begin to look like PostHog's", "events-1.jsonl",
         R"({"event":"opened","timestamp":"2025-11-02T10:00:00Z","user_id":"u1","account_id":"A1","id":"e1"})"
         "\n",
         R"({"event":"opened","timestamp":"2025-11-02T10:00:00Z","user_id":"u1","account_id":"A1","id":"e1","uuid":"x1","distinct_id":"u1"})"
         "\n",
         "SELECT coalesce(sum(n), 0) FROM segment", 1, "new: distinct_id, uuid"},
        {"events that begin to look like RudderStack's", "events-1.jsonl", events(0, 4),
         events(0, 4).replace("\"type\":\"track\"", "\"type\":\"track\",\"rudderId\":\"r\""), "SELECT coalesce(sum(n), 0) FROM segment", 4, "new: rudderId"},
    };
    return all;
}

void setPolicy(Watched &watched, DriftPolicy policy)
{
    store::ConfiguredSource row = watched.row();
    row.configuration.drift = policy;
    auto transaction = store::Transaction::begin(watched.profile.store->database());
    if (!transaction.ok() || !store::SourceRepository(watched.profile.store->database()).change(row).ok() || !transaction->commit().ok())
        qFatal("cannot change the source");
}

std::vector<SchemaDrift> driftsOf(Watched &watched)
{
    auto drifts = store::SourceRepository(watched.profile.store->database()).drifts(watched.row().id, false, 10);
    return drifts.ok() ? std::move(*drifts) : std::vector<SchemaDrift>();
}

/// The columns are taken as they are now, and everything is read again.
void take(Watched &watched, const SchemaDrift &drift)
{
    store::SourceRepository sources(watched.profile.store->database());
    const std::int64_t source = watched.row().id;
    auto transaction = store::Transaction::begin(watched.profile.store->database());
    const auto known = sources.columns(source, drift.stream);
    if (!transaction.ok() || !known.ok()
        || !sources.setColumns(source, drift.stream, sync::columnsAfter(*known, drift.changes, DriftOutcome::Taken)).ok()
        || !sources.forgetPosition(source).ok() || !transaction->commit().ok())
        qFatal("cannot take the columns");
}

/// Two tables of which the second has all columns of the first, and more.
struct Wider {
    const char *name, *first, *second;
    QByteArray narrow, wide;
    const char *count;
};

const std::vector<Wider> &wider()
{
    static const std::vector<Wider> all{
        {"subscriptions behind accounts", "export (1).csv", "export (2).csv", "account_id,account_name\nA1,Nordwind\n",
         "account_id,account_name,subscription_id,start_date,mrr\nA1,Nordwind,S1,2025-01-01,10\n", "SELECT count(*) FROM subscription"},
        {"contacts behind accounts", "export1.jsonl", "export2.jsonl", "{\"id\":\"A1\",\"name\":\"Nordwind\"}\n",
         "{\"id\":\"C1\",\"account_id\":\"A1\",\"name\":\"Mara\",\"email\":\"m@example.com\"}\n", "SELECT count(*) FROM contact"},
        {"surveys behind users", "users-1.csv", "users-2.csv", "user_id,account_id,email\nU1,A1,a@example.com\n",
         "user_id,account_id,email,score,answered_at\nU1,A1,a@example.com,9,2025-11-02T10:00:00Z\n", "SELECT count(*) FROM survey"},
    };
    return all;
}

/// One table of a database, as a source hands it over.
sync::Delivery rows(const QByteArray &csv, const std::vector<sync::SourceColumn> &columns, const char *cursor)
{
    sync::Delivery delivery;
    delivery.label = "exports";
    delivery.bytes = std::make_shared<const std::string>(csv.toStdString());
    delivery.columns = columns;
    delivery.columnsAreComplete = true;
    delivery.cursor = cursor;
    return delivery;
}

Mapping zendesk()
{
    auto mapping = sync::mappingFromToml("entity = \"tickets\"\nidentity = \"row\"\nsource = \"desk\"\n[columns]\nid = \"id\"\naccount = \"account_id\"\nopened = \"created_at\"\n",
                                         "desk.toml");
    if (!mapping.ok())
        qFatal("%s", mapping.error().toString().c_str());
    return std::move(*mapping);
}

} // namespace

class TestStreamReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewColumnStoresNothingTwice_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("policy");
        QTest::addColumn<QString>("comes"); // as the same file, or as another one of the same table
        for (std::size_t at = 0; at < cases().size(); ++at) {
            for (const DriftPolicy policy : {DriftPolicy::Take, DriftPolicy::Known, DriftPolicy::Stop}) {
                for (const char *comes : {"rewritten", "another"}) {
                    if (cases()[at].another && *comes == 'a')
                        continue;
                    QTest::addRow("%s, %s, %s", cases()[at].name, keyOf(policy).data(), comes) << int(at) << int(policy) << QString::fromLatin1(comes);
                }
            }
        }
    }
    void aNewColumnStoresNothingTwice()
    {
        QFETCH(int, at);
        QFETCH(int, policy);
        QFETCH(QString, comes);
        const Case &now = cases()[static_cast<std::size_t>(at)];
        const bool accounts = QByteArray(now.file).startsWith("accounts");
        Watched watched;
        setPolicy(watched, DriftPolicy(policy));
        watched.put(now.file, now.before);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count(now.count), now.records - (accounts ? 1 : 0));
        watched.put(comes == QStringLiteral("another") ? QString(now.file).replace('1', '2') : QString(now.file), now.after);
        const auto report = watched.sync();
        const auto drifts = driftsOf(watched);
        QCOMPARE(drifts.size(), std::size_t(1));
        QCOMPARE(sync::describe(drifts.front().changes), std::string(now.added));
        if (policy == int(DriftPolicy::Stop)) {
            QVERIFY(report.error && report.error->code == ErrorCode::NeedsAnswer);
            QVERIFY(drifts.front().outcome == DriftOutcome::Open);
            QCOMPARE(watched.profile.count(now.count), now.records - (accounts ? 1 : 0));
            return;
        }
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QVERIFY(drifts.front().outcome == (policy == int(DriftPolicy::Take) ? DriftOutcome::Taken : DriftOutcome::Open));
        QCOMPARE(watched.profile.count(now.count), now.records);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM quarantine"), 0);
        if (QByteArray(now.file).endsWith("csv")) { // once it is taken it is no new one any more
            watched.put(now.file, now.after + "\n");
            QVERIFY(!watched.sync().error);
            QCOMPARE(watched.profile.count(now.count), now.records);
            QCOMPARE(driftsOf(watched).size(), std::size_t(1));
        }
    }

    void aFileThatGrowsIsUnderstoodAlike()
    {
        Watched watched;
        watched.put("a.jsonl", events(0, 10));
        QVERIFY(!watched.sync().error);
        watched.put("a.jsonl", events(5, 15).replace("\"type\":\"track\"", "\"type\":\"track\",\"rudderId\":\"r\""), true);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.events(), 15);
        QCOMPARE(driftsOf(watched).size(), std::size_t(1));
    }

    /// A profile of before this was kept knows only the columns, by which the stream was recognised.
    void whatWasUnderstoodBeforeThisWasKept()
    {
        for (const Case &now : cases()) {
            Watched watched;
            watched.put(now.file, now.before);
            QVERIFY(!watched.sync().error);
            QVERIFY(watched.profile.store->database().prepare("DELETE FROM stream_reading").run().ok());
            watched.put(now.file, now.after);
            QVERIFY(!watched.sync().error);
            QCOMPARE(watched.profile.count(now.count), now.records);
            const auto drifts = driftsOf(watched);
            QVERIFY(!drifts.empty());
            take(watched, drifts.front());
            const auto report = watched.sync();
            QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
            QVERIFY2(watched.profile.count(now.count) == now.records, now.name);
        }
    }

    /// What leaves is told of; as long as the same kind of records is made of the rest, they are the same.
    void aColumnThatGoesChangesNothingElse()
    {
        Watched watched;
        setPolicy(watched, DriftPolicy::Take);
        watched.put("tickets.csv", cases().front().after);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM ticket WHERE scope = 'zendesk'"), 2);
        watched.put("tickets.csv", "id,account_id,created_at,subject,status,organization_id\nT1,A1,2025-11-02T10:00:00Z,Help,open,O1\nT3,A3,2025-11-05T10:00:00Z,Third one at last,open,O3\nT4,A3,2025-11-05T10:00:00Z,Fourth,open,O3\n");
        const auto report = watched.sync();
        QVERIFY2(!report.error, report.error ? report.error->toString().c_str() : "");
        QCOMPARE(sync::describe(driftsOf(watched).front().changes), std::string("gone: requester_id"));
        QCOMPARE(watched.profile.count("SELECT count(*) FROM ticket WHERE scope = 'zendesk'"), 4);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM ticket"), 4);
    }

    void anotherTableUnderTheSameNameIsAnotherOne()
    {
        Watched watched;
        watched.put("export-1.csv", "account_id,account_name,industry\nA1,Nordwind,Energy\n");
        QVERIFY(!watched.sync().error);
        setPolicy(watched, DriftPolicy::Take);
        watched.put("export-2.csv", cases().front().before);
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM ticket"), 2);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM account WHERE external_id LIKE 'T%'"), 0);
    }

    void anotherTableWithMoreColumnsIsAnotherOne()
    {
        for (const Wider &now : wider()) {
            Profile profile;
            QVERIFY(profile.import({profile.write(now.first, now.narrow)}).ok());
            QVERIFY(profile.import({profile.write(now.second, now.wide)}).ok());
            QVERIFY2(profile.count(now.count) == 1, now.name);
            QCOMPARE(profile.count("SELECT count(*) FROM account WHERE external_id LIKE 'C%'"), 0);
            for (const bool nameKept : {true, false}) {
                Watched watched;
                setPolicy(watched, DriftPolicy::Take);
                watched.put(now.first, now.narrow);
                QVERIFY(!watched.sync().error);
                if (!nameKept)
                    QVERIFY(watched.profile.store->database().prepare("UPDATE stream_reading SET reading = json_remove(reading, '$.file')").run().ok());
                watched.put(now.second, now.wide);
                QVERIFY(!watched.sync().error);
                QVERIFY2(watched.profile.count(now.count) == 1, now.name);
                QCOMPARE(watched.profile.count("SELECT count(*) FROM account WHERE external_id LIKE 'C%'"), 0);
            }
        }
    }

    /// As somebody at a command line names them.
    void oneNameInTwoFoldersIsTwoStreams()
    {
        Profile profile;
        const QString before = QDir::currentPath();
        const auto import = [&](const char *name, const char *content) {
            const auto path = QString::fromStdString(profile.write(name, content));
            return QDir::setCurrent(QFileInfo(path).path()) && profile.import({"data.csv"}).ok();
        };
        const bool both = import("one/data.csv", "id,name\nA1,Nordwind\n") && import("two/data.csv", "id,account_id,name,email\nC1,A1,Mara,mara@nordwind.example\n");
        QDir::setCurrent(before);
        QVERIFY(both);
        QCOMPARE(profile.count("SELECT count(*) FROM contact"), 1);
        QCOMPARE(profile.count("SELECT count(*) FROM account"), 1);
    }

    void aLeftOutColumnIsNotReadHoweverItIsWritten()
    {
        Watched watched;
        watched.put("accounts.csv", "account_id,account_name\nA1,Nordwind\n");
        QVERIFY(!watched.sync().error);
        watched.put("accounts.csv", "account_id,account_name,Owner,Company\nA1,,Mara,Elsewhere\n");
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM account WHERE owner IS NULL AND name = 'Nordwind'"), 1);
    }

    /// Stretches of rows and pages are planned one by one.
    void rowsOfADatabase()
    {
        const Case &now = cases().front();
        for (const DriftPolicy policy : {DriftPolicy::Take, DriftPolicy::Known, DriftPolicy::Stop}) {
            Watched watched;
            setPolicy(watched, policy);
            const JobControl control;
            const sync::ImportContext context = watched.profile.context();
            const sync::SourceWorld world = sync::sourceWorld(watched.profile.clock, watched.profile.zone);
            std::vector<sync::SourceColumn> columns{{"id", "text"}, {"account_id", "text"}, {"created_at", "text"}, {"subject", "text"}, {"status", "text"}};
            sync::DeliveryMerger merger(watched.row(), context, world, control);
            QVERIFY(merger.take(rows(now.before, columns, "1")).ok());
            columns.insert(columns.end(), {{"organization_id", "text"}, {"requester_id", "text"}});
            const auto taken = merger.take(rows(now.after, columns, "2"));
            QCOMPARE(taken.ok(), policy != DriftPolicy::Stop);
            QVERIFY(merger.endStretch(std::nullopt).ok());
            QCOMPARE(watched.profile.count("SELECT count(*) FROM ticket"), 2);
            QCOMPARE(watched.row().cursor, std::string(taken.ok() ? "2" : "1"));
            QCOMPARE(driftsOf(watched).size(), std::size_t(1));
        }
    }

    void aStatedMappingWins()
    {
        const Case &now = cases().front();
        Watched watched;
        watched.put(now.file, now.before);
        QVERIFY(!watched.sync().error);
        store::ConfiguredSource row = watched.row();
        row.mappingToml = sync::mappingToToml(zendesk());
        {
            auto transaction = store::Transaction::begin(watched.profile.store->database());
            store::SourceRepository sources(watched.profile.store->database());
            QVERIFY(transaction.ok() && sources.change(row).ok() && sources.forgetPosition(row.id).ok() && transaction->commit().ok());
        }
        QVERIFY(!watched.sync().error);
        QCOMPARE(watched.profile.count("SELECT count(*) FROM ticket WHERE scope = 'desk'"), 2);
    }

    void aNewerExportByHand_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<bool>("renamed");
        for (std::size_t at = 0; at < cases().size(); ++at) {
            for (const bool renamed : {false, true}) {
                if (!renamed || !cases()[at].another)
                    QTest::addRow("%s, %s", cases()[at].name, renamed ? "under a later number" : "under its name") << int(at) << renamed;
            }
        }
    }
    void aNewerExportByHand()
    {
        QFETCH(int, at);
        QFETCH(bool, renamed);
        const Case &now = cases()[static_cast<std::size_t>(at)];
        Profile profile;
        QVERIFY(profile.import({profile.write(now.file, now.before)}).ok());
        const std::string path = profile.write(renamed ? QString(now.file).replace('1', '2') : QString(now.file), now.after);
        const auto before = sync::previewFile(path, std::nullopt, 5, profile.context());
        QVERIFY(before.ok() && before->recognised);
        const auto report = profile.import({path});
        QVERIFY(report.ok());
        QCOMPARE(report->rejectedTotal, 0);
        QCOMPARE(profile.count(now.count), now.records);
        QVERIFY(part(*report, before->mapping.entity));
        QVERIFY(profile.import({path}).ok());
        QCOMPARE(profile.count(now.count), now.records);
    }

    void whatAPersonSaysIsDone()
    {
        const Case &now = cases().front();
        Profile profile;
        const std::string path = profile.write(now.file, now.before);
        QVERIFY(profile.import({path}).ok());
        ImportRequest request;
        request.paths = {path};
        request.mapping = zendesk();
        QVERIFY(sync::importFiles(request, profile.context(), {}).ok());
        QCOMPARE(profile.count("SELECT count(*) FROM ticket WHERE scope = 'desk'"), 2);
        profile.write(now.file, now.after); // and what was said last stays, with a new column as well
        QVERIFY(profile.import({path}).ok());
        QCOMPARE(profile.count("SELECT count(*) FROM ticket"), 4);
        QVERIFY(profile.import({path}, EntityKind::Contacts).ok());
        QCOMPARE(profile.count("SELECT count(*) FROM ticket"), 4);
    }

    /// What was proposed for an entity that somebody named goes on as it was, and new columns fill what was empty.
    void aProposalIsKept()
    {
        Profile profile;
        profile.write("t.csv", "ticketid,customer_id,opened\nT1,A1,2025-11-02T10:00:00Z\n");
        const std::string path = (profile.folder.path() + "/t.csv").toStdString();
        QVERIFY(profile.import({path}, EntityKind::Tickets).ok());
        QCOMPARE(profile.count("SELECT count(*) FROM ticket WHERE scope = 'file'"), 1);
        profile.write("t.csv", "ticketid,customer_id,opened,id,account_id,status\nT1,A1,2025-11-02T10:00:00Z,9,B1,open\n"); // as ours are
        for (const auto as : {std::optional(EntityKind::Tickets), std::optional<EntityKind>()}) {
            QVERIFY(profile.import({path}, as).ok());
            QCOMPARE(profile.count("SELECT count(*) FROM ticket"), 1);
            QCOMPARE(profile.count("SELECT count(*) FROM ticket WHERE external_id = 'T1' AND status = 'open'"), 1);
        }
    }

    /// Two tables whose names differ by a number stay apart, whichever comes last.
    void aNameOfItsOwnCountsFirst()
    {
        const Case &now = cases().front();
        Profile profile;
        QVERIFY(profile.import({profile.write("t1.csv", now.before)}).ok());
        QVERIFY(profile.import({profile.write("t2.csv", now.before)}).ok());
        ImportRequest request;
        request.paths = {profile.write("t3.csv", now.before)};
        request.mapping = zendesk();
        QVERIFY(sync::importFiles(request, profile.context(), {}).ok());
        QVERIFY(profile.import({profile.write("t2.csv", QByteArray(now.after).replace("open", "solved"))}).ok());
        QCOMPARE(profile.count("SELECT count(*) FROM ticket WHERE scope = 'native' AND status = 'solved'"), 2);
        QCOMPARE(profile.count("SELECT count(*) FROM ticket WHERE scope = 'desk'"), 2);
        QCOMPARE(profile.count("SELECT count(*) FROM ticket"), 4);
    }

    /// A trial leaves nothing behind.
    void whatWasOnlyTriedIsNotKept()
    {
        Profile profile;
        ImportRequest request;
        request.paths = {profile.write(cases().front().file, cases().front().after)};
        request.dryRun = true;
        QVERIFY(sync::importFiles(request, profile.context(), {}).ok());
        QCOMPARE(profile.count("SELECT count(*) FROM stream_reading"), 0);
    }
};

QTEST_GUILESS_MAIN(TestStreamReading)
#include "test_stream_reading.moc"
