/// Columns that are taken after rows were read without them: those rows get them by reading again, where nothing is stored twice.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_http_server.h"
#include "workspace_fixture.h"

#include <QDir>

using namespace milepost;
using namespace milepost::test;

namespace {

/// A watched folder under the policy that leaves new columns out until somebody answers.
struct Watched {
    Profile profile;
    std::unique_ptr<Workspace> workspace = profile.open();

    Watched()
    {
        QDir().mkpath(QString::fromStdString(profile.file("in")));
        SourceConfiguration source;
        source.name = "exports";
        source.kind = "folder";
        source.options = {{"path", profile.file("in")}};
        if (!workspace || !workspace->addSource(source).ok())
            qFatal("no source");
    }
    void put(const char *name, const std::string &text) const { static_cast<void>(profile.write(("in/" + std::string(name)).c_str(), text)); }
    SyncReport sync() const
    {
        auto report = workspace->sync("exports", {});
        if (!report.ok() || report->error)
            qFatal("%s", (report.ok() ? *report->error : report.error()).toString().c_str());
        return std::move(*report);
    }
    SchemaDrift drift() const
    {
        const auto drifts = workspace->drifts("exports");
        return drifts.ok() && !drifts->empty() ? drifts->front() : SchemaDrift();
    }
    std::int64_t owners() const { return profile.integer("SELECT count(*) FROM account WHERE owner IS NOT NULL"); }
};

} // namespace

class TestLateColumns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsReadBeforeGetTheColumn_data()
    {
        QTest::addColumn<QString>("answers"); // k: leave out; t: take; r: take and read again
        QTest::newRow("taken and read again") << "r";
        QTest::newRow("taken, read again later") << "tr";
        QTest::newRow("left out, then taken and read again") << "kr";
        QTest::newRow("left out, taken, read again") << "ktr";
    }
    void rowsReadBeforeGetTheColumn()
    {
        QFETCH(QString, answers);
        const Watched w;
        w.put("accounts-1.csv", "account_id,account_name\nA9,Pallas\n");
        w.put("accounts-2.csv", "account_id,account_name\nA1,Nordwind\nA2,Halden\n");
        w.sync();
        w.put("accounts-2.csv", "account_id,account_name,owner\nA1,Nordwind,Mara\nA2,Halden,Jo\n");
        w.sync();
        QCOMPARE(w.owners(), 0); // left out until somebody answers
        const SchemaDrift drift = w.drift();
        QVERIFY(drift.outcome == DriftOutcome::Open && drift.canFill);
        for (const QChar answer : answers) {
            MP_VERIFY(w.workspace->answerDrift(drift.id, answer == 'k' ? DriftOutcome::Known : DriftOutcome::Taken, answer == 'r'));
            if (answer == 'r')
                continue;
            QCOMPARE(w.sync().rows, 0);
            QCOMPARE(w.owners(), 0);
        }
        const SyncReport report = w.sync();
        QCOMPARE(report.rows, 2); // the file that has no such column is not read again
        std::int64_t added = 0, changed = 0;
        for (const ImportFileReport &file : report.import.files)
            added += file.added, changed += file.changed;
        QCOMPARE(added, 0);
        QCOMPARE(changed, 2);
        QCOMPARE(w.owners(), 2);
        QCOMPARE(w.workspace->counts()->accounts, 3);
        QCOMPARE(w.workspace->drifts("exports")->size(), std::size_t(1)); // and nothing new is asked
        QVERIFY(w.drift().outcome == DriftOutcome::Taken);
        QCOMPARE(w.sync().rows, 0);
    }

    void anAnswerStandsOtherwise()
    {
        const Watched w;
        w.put("accounts.csv", "account_id,account_name\nA1,Nordwind\n");
        w.sync();
        w.put("accounts.csv", "account_id,account_name,owner\nA1,Nordwind,Mara\n");
        w.sync();
        const SchemaDrift drift = w.drift();
        QVERIFY(w.workspace->answerDrift(drift.id, DriftOutcome::Known, true).error().code == ErrorCode::InvalidArgument);
        MP_VERIFY(w.workspace->answerDrift(drift.id, DriftOutcome::Known));
        QVERIFY(w.workspace->answerDrift(drift.id, DriftOutcome::Known).error().code == ErrorCode::NotFound);
        MP_VERIFY(w.workspace->answerDrift(drift.id, DriftOutcome::Taken));
        QVERIFY(w.workspace->answerDrift(drift.id, DriftOutcome::Taken).error().code == ErrorCode::NotFound);
        QVERIFY(w.workspace->answerDrift(drift.id, DriftOutcome::Known).error().code == ErrorCode::NotFound);
    }

    /// What has happened to other columns since the first answer is newer than that answer.
    void aSecondAnswerIsAboutWhatIsLeftOut()
    {
        const Watched w;
        w.put("accounts.csv", "account_id,account_name,region\nA1,Nordwind,North\n");
        w.sync();
        w.put("accounts.csv", "account_id,account_name,owner\nA1,Nordwind,Mara\n");
        w.sync();
        const SchemaDrift first = w.drift();
        QCOMPARE(first.changes.size(), std::size_t(2)); // one new, one gone
        MP_VERIFY(w.workspace->answerDrift(first.id, DriftOutcome::Known));
        w.put("accounts.csv", "account_id,account_name,owner,region\nA1,Nordwind,Mara,South\n");
        w.sync();
        MP_VERIFY(w.workspace->answerDrift(w.drift().id, DriftOutcome::Taken));
        MP_VERIFY(w.workspace->answerDrift(first.id, DriftOutcome::Taken, true));
        w.sync();
        QCOMPARE(w.owners(), 1);
        QCOMPARE(w.workspace->drifts("exports")->size(), std::size_t(2)); // the region is not told of as new once more
    }

    /// What is known by what it says would be another record with one more column.
    void whatWouldBeStoredTwiceIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("count");
        QTest::addColumn<bool>("fills");
        const QString tickets = QStringLiteral("SELECT count(*) FROM ticket");
        const QString events = QStringLiteral("SELECT coalesce(sum(n), 0) FROM segment");
        QTest::newRow("tickets with an id") << QByteArray("tickets.csv") << QByteArray("ticket_id,account_id,submitted_at,status\nT1,A1,2025-11-02T10:00:00Z,open\n")
                                            << QByteArray("ticket_id,account_id,submitted_at,status,priority\nT1,A1,2025-11-02T10:00:00Z,open,high\n") << tickets << true;
        QTest::newRow("churn records without one") << QByteArray("churn.csv") << QByteArray("account_id,churned_on\nA1,2025-11-02\n")
                                                   << QByteArray("account_id,churned_on,comment\nA1,2025-11-02,too dear\n")
                                                   << QStringLiteral("SELECT count(*) FROM churn") << false;
        QTest::newRow("events without an id") << QByteArray("events.csv") << QByteArray("account_id,event,time\nA1,opened,2025-11-02T10:00:00Z\n")
                                              << QByteArray("account_id,event,time,place\nA1,opened,2025-11-02T10:00:00Z,home\n") << events << false;
        QTest::newRow("events with one") << QByteArray("events.jsonl")
                                         << QByteArray(R"({"type":"track","messageId":"m1","event":"e","userId":"u","timestamp":"2025-11-02T10:00:00Z","context":{"groupId":"A1"}})"
                                                       "\n")
                                         << QByteArray(R"({"type":"track","messageId":"m1","event":"e","userId":"u","timestamp":"2025-11-02T10:00:00Z","context":{"groupId":"A1"},"extra":1})"
                                                       "\n")
                                         << events << false;
    }
    void whatWouldBeStoredTwiceIsLeftAlone()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, count);
        QFETCH(bool, fills);
        const Watched w;
        auto status = w.workspace->source("exports");
        MP_VERIFY(status);
        SourceConfiguration source = status->configuration;
        source.entity = file.startsWith("tickets") ? EntityKind::Tickets : file.startsWith("churn") ? EntityKind::Churn : EntityKind::Events;
        MP_VERIFY(w.workspace->changeSource("exports", source));
        w.put(file.constData(), before.toStdString());
        w.sync();
        QCOMPARE(w.profile.integer(qPrintable(count)), 1);
        w.put(file.constData(), after.toStdString());
        w.sync();
        QCOMPARE(w.profile.integer(qPrintable(count)), 1);
        const SchemaDrift drift = w.drift();
        QCOMPARE(drift.changes.size(), std::size_t(1));
        QCOMPARE(drift.canFill, fills);
        const auto answered = w.workspace->answerDrift(drift.id, DriftOutcome::Taken, true);
        QCOMPARE(answered.ok(), fills);
        if (!fills) {
            QVERIFY2(answered.error().code == ErrorCode::Unsupported, answered.error().toString().c_str());
            MP_VERIFY(w.workspace->answerDrift(drift.id, DriftOutcome::Taken));
        }
        w.sync();
        QCOMPARE(w.profile.integer(qPrintable(count)), 1);
        if (fills)
            QCOMPARE(w.profile.integer("SELECT count(*) FROM ticket WHERE priority = 'high'"), 1);
    }

    /// The new columns call for another built-in mapping. Neither a page nor an answer makes other records of the same ones.
    void aServerIsUnderstoodAsItWas_data()
    {
        QTest::addColumn<QString>("answer"); // t: take; r: take and read again; k: leave out
        for (const char *answer : {"t", "r", "k"})
            QTest::newRow(answer) << QString::fromLatin1(answer);
    }
    void aServerIsUnderstoodAsItWas()
    {
        QFETCH(QString, answer);
        const Profile profile;
        auto workspace = profile.open();
        FakeHttpServer server;
        server.setBody(FakeHttpServer::Body::Json);
        SourceConfiguration source;
        source.name = "desk";
        source.kind = "http";
        source.options = {{"url", server.url()}, {"format", "json"}, {"records", "results"}};
        const std::string plain = R"("account_id":"K1","created_at":"2025-11-02T10:00:00Z","subject":"Help","status":"open")";
        const std::string wide = plain + R"(,"organization_id":"O1","requester_id":"R1","ticket_id":"77")";
        server.setRecords({"{\"id\":\"T1\"," + plain + "}", "{\"id\":\"T2\"," + plain + "}"});
        MP_VERIFY(workspace->addSource(source));
        MP_VERIFY(workspace->sync("desk", {}));
        QCOMPARE(profile.integer("SELECT count(*) FROM ticket"), 2);
        server.setRecords({"{\"id\":\"T1\"," + wide + "}", "{\"id\":\"T2\"," + wide + "}"});
        MP_VERIFY(workspace->sync("desk", {}));
        const auto drifts = workspace->drifts("desk");
        MP_VERIFY(drifts);
        QCOMPARE(drifts->size(), std::size_t(1));
        QCOMPARE(drifts->front().changes.size(), std::size_t(3));
        QCOMPARE(profile.integer("SELECT count(*) FROM ticket"), 2);
        MP_VERIFY(workspace->answerDrift(drifts->front().id, answer == "k" ? DriftOutcome::Known : DriftOutcome::Taken, answer == "r"));
        for (int again = 0; again < 2; ++again) {
            MP_VERIFY(workspace->rereadSource("desk"));
            const auto report = workspace->sync("desk", {});
            QVERIFY(report.ok() && !report->error);
            QCOMPARE(profile.integer("SELECT count(*) FROM ticket"), 2);
        }
        // A row that was set aside is read as the others are.
        server.setRecords({"{\"id\":\"T3\"," + QByteArray::fromStdString(wide).replace("2025-11-02T10:00:00Z", "then").toStdString() + "}"});
        MP_VERIFY(workspace->sync("desk", {}));
        const auto refused = workspace->rejectionsOf("desk", 10);
        QVERIFY(refused.ok() && refused->size() == 1);
        MP_VERIFY(workspace->retryRow("desk", refused->front(), "{\"id\":\"T3\"," + wide + "}"));
        QCOMPARE(profile.integer("SELECT count(*) FROM ticket WHERE scope = 'native' AND external_id IN ('T1', 'T2', 'T3')"), 3);
        // Somebody says what it is.
        source.entity = EntityKind::Contacts;
        MP_VERIFY(workspace->changeSource("desk", source));
        QCOMPARE(profile.integer("SELECT count(*) FROM stream_reading WHERE source <> 0"), 0);
    }

    /// Another address may have other records.
    void aSourceThatIsPointedElsewhere()
    {
        const Profile profile;
        auto workspace = profile.open();
        FakeHttpServer accounts, contacts;
        SourceConfiguration source;
        source.name = "crm";
        source.kind = "http";
        source.options = {{"url", accounts.url()}, {"format", "json"}, {"records", "results"}};
        for (FakeHttpServer *server : {&accounts, &contacts})
            server->setBody(FakeHttpServer::Body::Json);
        accounts.setRecords({R"({"id":"A1","name":"Nordwind"})"});
        contacts.setRecords({R"({"id":"C1","account_id":"A1","name":"Mara","email":"m@example.com"})"});
        MP_VERIFY(workspace->addSource(source));
        MP_VERIFY(workspace->sync("crm", {}));
        QCOMPARE(profile.integer("SELECT count(*) FROM account WHERE external_id = 'A1'"), 1);
        source.options["page_size"] = "100";
        source.schedule = *scheduleFromText("15m");
        MP_VERIFY(workspace->changeSource("crm", source));
        QCOMPARE(profile.integer("SELECT count(*) FROM stream_reading WHERE source <> 0"), 1);
        QVERIFY(profile.integer("SELECT count(*) FROM source_column") > 0);
        source.options["url"] = contacts.url();
        MP_VERIFY(workspace->changeSource("crm", source));
        QCOMPARE(profile.integer("SELECT count(*) FROM stream_reading WHERE source <> 0"), 0);
        const auto report = workspace->sync("crm", {});
        QVERIFY(report.ok() && !report->error);
        QCOMPARE(profile.integer("SELECT count(*) FROM contact"), 1);
        QCOMPARE(profile.integer("SELECT count(*) FROM account WHERE external_id = 'C1'"), 0);
        const auto drifts = workspace->drifts("crm");
        QVERIFY(drifts.ok() && drifts->empty());
    }

    void aServerDeliversEverythingAgain()
    {
        const Profile profile;
        auto workspace = profile.open();
        FakeHttpServer server;
        server.setBody(FakeHttpServer::Body::Json);
        SourceConfiguration source;
        source.name = "crm";
        source.kind = "http";
        source.entity = EntityKind::Accounts;
        source.options = {{"url", server.url()}, {"format", "json"}, {"records", "results"}};
        server.setRecords({R"({"account_id":"K1","account_name":"Nordwind"})", R"({"account_id":"K2","account_name":"Halden"})"});
        MP_VERIFY(workspace->addSource(source));
        MP_VERIFY(workspace->sync("crm", {}));
        server.setRecords({R"({"account_id":"K1","account_name":"Nordwind","owner":"Mara"})", R"({"account_id":"K2","account_name":"Halden","owner":"Jo"})"});
        MP_VERIFY(workspace->sync("crm", {}));
        const QByteArray owners = "SELECT count(*) FROM account WHERE owner IS NOT NULL";
        QCOMPARE(profile.integer(owners.constData()), 0);
        const auto drifts = workspace->drifts("crm");
        MP_VERIFY(drifts);
        QVERIFY(drifts->size() == 1 && drifts->front().canFill);
        MP_VERIFY(workspace->answerDrift(drifts->front().id, DriftOutcome::Taken, true));
        MP_VERIFY(workspace->sync("crm", {}));
        QCOMPARE(profile.integer(owners.constData()), 2);
        QCOMPARE(workspace->counts()->accounts, 2);
    }
};

QTEST_GUILESS_MAIN(TestLateColumns)
#include "test_late_columns.moc"
