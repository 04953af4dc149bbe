/// Rows that were set aside, corrected by a person and read again: once, and never told of twice.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_http_server.h"
#include "workspace_fixture.h"

#include <QFile>

using namespace milepost;
using namespace milepost::test;

namespace {

const std::string contactsCsv = "Id;Name;Signup;ARR\n"
                                "K1;Nordwind;2025-02-03;96000\n"
                                "K2;\"Halden; & S\xC3\xB6hne\";2025-11-31;12.000,50\n"
                                "K3;Pallas;2025-06-01;zw\xC3\xB6lf\n"
                                "K4;Solveig;2025-06-02;5.500,00\n";

Mapping accountsMapping()
{
    Mapping mapping;
    mapping.entity = EntityKind::Accounts;
    mapping.decimalComma = mapping.decimalStated = true;
    const std::pair<const char *, const char *> columns[] = {{"id", "Id"}, {"name", "Name"}, {"signup", "Signup"}, {"arr", "ARR"}};
    for (const auto &[field, from] : columns) {
        ColumnMapping column;
        column.field = field;
        column.from = from;
        mapping.columns.push_back(column);
    }
    return mapping;
}

std::int64_t accountsIn(Workspace &workspace) { return workspace.counts()->accounts; }

} // namespace

class TestRetryRows : public QObject {
    Q_OBJECT

    /// Two of four rows of kunden.csv are set aside.
    static void importWithFaults(const Profile &profile, Workspace &workspace, std::string &path)
    {
        path = profile.write("kunden.csv", contactsCsv);
        MP_VERIFY(workspace.keepMapping(path, accountsMapping()));
        ImportRequest request;
        request.paths = {path};
        const auto report = workspace.import(request);
        MP_VERIFY(report);
        QCOMPARE(report->rejectedTotal, 2);
        QCOMPARE(accountsIn(workspace), 2);
    }

    static std::int64_t waiting(Workspace &workspace)
    {
        const auto snapshot = workspace.snapshot();
        std::int64_t rows = 0;
        for (const SourceFact &source : snapshot->portfolio->sources)
            rows += source.rejected;
        return rows;
    }

private Q_SLOTS:
    void aMendedRowIsStoredOnceAndForGood()
    {
        const Profile profile;
        auto workspace = profile.open();
        std::string path;
        importWithFaults(profile, *workspace, path);
        auto rejected = workspace->rejectionsOf("kunden.csv");
        MP_VERIFY(rejected);
        QCOMPARE(rejected->size(), std::size_t(2));
        QCOMPARE(waiting(*workspace), 2);
        QCOMPARE((*rejected)[0].line, 3);

        // Still wrong: the new reason is told, nothing is kept, and there is no second entry.
        const auto runs = workspace->runs()->size();
        auto again = workspace->retryRow("kunden.csv", (*rejected)[0], "K2;Halden;2025-02-30;12.000,50");
        MP_VERIFY(again);
        QVERIFY(!again->run);
        QCOMPARE(again->rejectedTotal, 1);
        QVERIFY(again->rejections[0].reason.find("2025-02-30") != std::string::npos);
        QCOMPARE(again->rejections[0].line, 3);
        QCOMPARE(workspace->rejectionsOf("kunden.csv")->size(), std::size_t(2));
        QCOMPARE(workspace->runs()->size(), runs);
        QCOMPARE(accountsIn(*workspace), 2);

        // Mended: read with the mapping and the decimal mark of its file.
        again = workspace->retryRow("kunden.csv", (*rejected)[0], "K2;\"Halden; & S\xC3\xB6hne\";2025-11-30;12.000,50\n");
        MP_VERIFY(again);
        QVERIFY(again->run);
        QCOMPARE(again->rejectedTotal, 0);
        QCOMPARE(accountsIn(*workspace), 3);
        QCOMPARE(waiting(*workspace), 1);
        const auto id = workspace->findAccount("K2");
        MP_VERIFY(id);
        const auto snapshot = workspace->snapshot();
        const AccountIndex index = snapshot->portfolio->find(*id);
        QCOMPARE(std::string(snapshot->portfolio->text(snapshot->portfolio->name[index])), std::string("Halden; & S\xC3\xB6hne"));
        QCOMPARE(snapshot->portfolio->arrMinor[index], 1'200'050);

        // The file brings the row again as it was, beside a new one: what was mended is not told of again.
        const std::string grown = profile.write("kunden.csv", contactsCsv + "K5;Cobalt;2025-06-03;100\n");
        QCOMPARE(grown, path);
        ImportRequest request;
        request.paths = {path};
        const auto report = workspace->import(request);
        MP_VERIFY(report);
        QCOMPARE(report->rejectedTotal, 1);
        QCOMPARE(report->rejections[0].line, 4);
        QCOMPARE(waiting(*workspace), 1);
        QCOMPARE(accountsIn(*workspace), 4);
        QCOMPARE(workspace->findAccount("K2")->value, id->value);
    }

    void aJsonRowNeedsNoFile()
    {
        const Profile profile;
        auto workspace = profile.open();
        const std::string good = R"({"type":"track","messageId":"m1","event":"e","userId":"u","timestamp":"2025-11-02T10:00:00Z","context":{"groupId":"A1"}})";
        const std::string bad = R"({"type":"track","messageId":"m2","event":"e","userId":"u","timestamp":"yesterday","context":{"groupId":"A1"}})";
        const std::string path = profile.write("events.jsonl", good + '\n' + bad + '\n');
        ImportRequest request;
        request.paths = {path};
        MP_VERIFY(workspace->import(request));
        const auto rejected = workspace->rejectionsOf("events.jsonl");
        QCOMPARE(rejected->size(), std::size_t(1));
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        std::string text = (*rejected)[0].raw;
        text.replace(text.find("yesterday"), 9, "2025-11-03T10:00:00Z");
        const auto report = workspace->retryRow("events.jsonl", (*rejected)[0], text);
        MP_VERIFY(report);
        QVERIFY(report->run);
        QCOMPARE(workspace->counts()->events, 2);
        QVERIFY(workspace->rejectionsOf("events.jsonl")->empty());
    }

    /// A server's rows have no file; they carry their header with them.
    void rowsOfAServerAreCorrectedToo_data()
    {
        QTest::addColumn<bool>("csv");
        QTest::newRow("CSV") << true;
        QTest::newRow("JSON") << false;
    }
    void rowsOfAServerAreCorrectedToo()
    {
        QFETCH(bool, csv);
        const Profile profile;
        auto workspace = profile.open();
        FakeHttpServer server;
        SourceConfiguration source;
        source.name = "crm";
        source.kind = "http";
        source.entity = EntityKind::Accounts;
        source.mapping = accountsMapping();
        source.mapping->custom = {"*"};
        source.drift = DriftPolicy::Known;
        source.options = {{"url", server.url()}, {"format", csv ? "csv" : "json"}, {"records", csv ? "" : "results"}};
        const std::vector<std::string> bad = csv ? std::vector<std::string>{"Id;Name;\"Signup\";ARR", "K1;Nordwind;2025-02-03;96000",
                                                                              "K2;\"Halden; & S\xC3\xB6hne\";2025-11-31;12.000,50"}
                                                 : std::vector<std::string>{R"({"Id":"K1","Name":"Nordwind","Signup":"2025-02-03","ARR":"96000"})",
                                                                            R"({"Id":"K2","Name":"Halden; & Söhne","Signup":"2025-11-31","ARR":"12.000,50"})"};
        server.setBody(csv ? FakeHttpServer::Body::Csv : FakeHttpServer::Body::Json);
        server.setRecords(bad);
        MP_VERIFY(workspace->addSource(source));
        auto synced = workspace->sync("crm", {});
        MP_VERIFY(synced);
        QVERIFY2(!synced->error, synced->error ? synced->error->toString().c_str() : "");
        QCOMPARE(synced->import.rejectedTotal, 1);
        const auto rejected = workspace->rejectionsOf("crm");
        QCOMPARE(rejected->size(), std::size_t(1));
        const Rejection row = rejected->front();
        QCOMPARE(row.raw.find('\n') != std::string::npos, csv);
        if (csv)
            QVERIFY2(row.raw.rfind("\"Id\";\"Name\";\"Signup\";\"ARR\"\n", 0) == 0, row.raw.c_str());

        const auto with = [&](const char *day) {
            std::string text = row.raw;
            text.replace(text.find("2025-11-31"), 10, day);
            return workspace->retryRow("crm", row, text);
        };
        auto again = with("2025-02-30");
        MP_VERIFY(again);
        QVERIFY(!again->run);
        QVERIFY(again->rejections.at(0).reason.find("2025-02-30") != std::string::npos);
        QCOMPARE(workspace->rejectionsOf("crm")->size(), std::size_t(1));
        again = with("2025-11-30");
        MP_VERIFY(again);
        QVERIFY(again->run);
        QVERIFY(workspace->rejectionsOf("crm")->empty());
        QCOMPARE(accountsIn(*workspace), 2);
        const auto id = workspace->findAccount("K2");
        MP_VERIFY(id);
        const auto snapshot = workspace->snapshot();
        QCOMPARE(snapshot->portfolio->arrMinor[snapshot->portfolio->find(*id)], 1'200'050);
        QCOMPARE(std::string(snapshot->portfolio->text(snapshot->portfolio->name[snapshot->portfolio->find(*id)])), std::string("Halden; & S\xC3\xB6hne"));

        // The server brings it as it was: it is known, and not told of again.
        synced = workspace->sync("crm", {});
        MP_VERIFY(synced);
        QCOMPARE(synced->import.rejectedTotal, 0);
        QCOMPARE(synced->import.files.at(0).duplicate, 2);
        QVERIFY(workspace->rejectionsOf("crm")->empty());

        if (!csv)
            return;
        // A column that nobody has decided on is not taken in by the back door.
        server.setRecords({"Id;Name;Signup;ARR;Region", "K1;Nordwind;2025-02-03;96000;north", "K3;Pallas;2025-06-31;1;south"});
        MP_VERIFY(workspace->sync("crm", {}));
        QCOMPARE(workspace->rejectionsOf("crm")->size(), std::size_t(1));
        const Rejection third = workspace->rejectionsOf("crm")->front();
        std::string text = third.raw;
        text.replace(text.find("2025-06-31"), 10, "2025-06-30");
        again = workspace->retryRow("crm", third, text);
        MP_VERIFY(again);
        QVERIFY(again->run);
        QCOMPARE(accountsIn(*workspace), 3);
        QVERIFY(workspace->snapshot()->portfolio->custom.empty());
        // Two rows under one header are not one.
        Rejection two = third;
        QVERIFY(!workspace->retryRow("crm", two, text + "\nK8;A;2025-06-30;1;south").ok());
    }

    void whatCannotBeTriedSaysWhy()
    {
        const Profile profile;
        auto workspace = profile.open();
        std::string path;
        importWithFaults(profile, *workspace, path);
        const Rejection row = workspace->rejectionsOf("kunden.csv")->front();
        const auto code = [&](Rejection rejection, const std::string &text) {
            const auto report = workspace->retryRow("kunden.csv", rejection, text);
            return report.ok() ? ErrorCode::Internal : report.error().code;
        };
        QVERIFY(code(row, "  \n") == ErrorCode::InvalidArgument);
        QVERIFY(code(row, "K7;A;2025-01-01;1\nK8;B;2025-01-01;2") == ErrorCode::InvalidArgument);
        QVERIFY(code(row, "{\"id\":\"K7\"}\n{\"id\":\"K8\"}") == ErrorCode::InvalidArgument);
        Rejection whole = row;
        whole.raw.clear();
        QVERIFY(code(whole, "K7;A;2025-01-01;1") == ErrorCode::InvalidArgument);
        Rejection cut = row;
        cut.raw = std::string(4096, 'x');
        QVERIFY(code(cut, "K7;A;2025-01-01;1") == ErrorCode::Unsupported);
        Rejection table = row;
        table.path = "warehouse";
        QVERIFY(code(table, "K7;A;2025-01-01;1") == ErrorCode::Unsupported); // nothing says what its cells are
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        QVERIFY(code(row, "K2;A;2025-01-01;1") == ErrorCode::NotFound);
        QCOMPARE(accountsIn(*workspace), 2);
    }
};

QTEST_GUILESS_MAIN(TestRetryRows)
#include "test_retry_rows.moc"
