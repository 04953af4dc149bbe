#include "workspace_fixture.h"

#include "model/formula_guard.h"
#include "workspace/table_export.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace milepost;
using namespace milepost::test;

namespace {

ImportRequest ask(std::vector<std::string> paths)
{
    ImportRequest request;
    request.paths = std::move(paths);
    return request;
}

std::int64_t sum(const ImportReport &report, std::int64_t ImportFileReport::*member)
{
    std::int64_t rows = 0;
    for (const auto &file : report.files)
        rows += file.*member;
    return rows;
}

QString shared(const char *name) { return QStringLiteral(MILEPOST_SHARED_DATA) + QLatin1Char('/') + QLatin1String(name); }

std::string quoted(std::string text)
{
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

/// Names that spreadsheets, CSV readers and markup would not leave alone.
const std::vector<std::string> &naughtyNames()
{
    static const std::vector<std::string> names{
        "=1+1", "+1", "-1", "@SUM(A1)", "'=1+1", "''=1", "'quoted'", "\"", "a,b", "two\nlines", "cr\rhere", "\xEF\xBC\x9D" "full",
        "<img src=\"file:///dev/zero\">", "日本語", "\xE2\x80\xAE" "gpj.exe", "{\"json\":1}", "100%", "NULL", "undefined",
        "Ω≈ç√∫˜µ≤≥÷", "'", "\\N", "$(touch x)", "a;b|c"};
    return names;
}

} // namespace

class TestDataEndToEnd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ravenStackIsWhole()
    {
        const QString folder = shared("ravenstack");
        if (!QFileInfo::exists(folder))
            QSKIP("the shared RavenStack data are not here");
        const Profile profile;
        auto workspace = profile.open();
        const auto report = workspace->import(ask({folder.toStdString()}));
        MP_VERIFY(report);
        QCOMPARE(report->rejectedTotal, std::int64_t(0));
        const auto counts = workspace->counts();
        MP_VERIFY(counts);
        QCOMPARE(counts->accounts, std::int64_t(500));
        QCOMPARE(counts->subscriptions, std::int64_t(5'000));
        QCOMPARE(counts->events, std::int64_t(25'000));
        QCOMPARE(counts->tickets, std::int64_t(2'000));
        QVERIFY(!report->findings.empty());
        QVERIFY(!workspace->findings()->empty());
        const auto snapshot = workspace->snapshot();
        MP_VERIFY(snapshot);
        QCOMPARE(snapshot->portfolio->accountCount(), std::size_t(500));
        const auto again = workspace->import(ask({folder.toStdString()}));
        MP_VERIFY(again);
        QCOMPARE(sum(*again, &ImportFileReport::added), std::int64_t(0));
        QCOMPARE(sum(*again, &ImportFileReport::changed), std::int64_t(0));
        const auto verified = workspace->verify();
        MP_VERIFY(verified);
        for (const auto &check : verified->checks)
            QVERIFY2(check.ok, (check.name + ": " + check.detail).c_str());
    }

    void ourOwnExportImportsBackWithoutAChange()
    {
        const Profile profile;
        auto workspace = profile.open();
        std::string csv = "id,name,owner,industry,signup,arr\n";
        for (std::size_t i = 0; i < naughtyNames().size(); ++i) {
            csv += "n" + std::to_string(i) + "," + quoted(naughtyNames()[i]) + "," + quoted(naughtyNames()[i])
                + ",Retail,2025-01-10,1200\n";
        }
        MP_VERIFY(workspace->import(ask({profile.write("naughty.csv", csv)})));
        const auto snapshot = workspace->snapshot();
        MP_VERIFY(snapshot);
        const Portfolio &portfolio = *snapshot->portfolio;
        QCOMPARE(portfolio.accountCount(), naughtyNames().size());
        for (std::size_t i = 0; i < naughtyNames().size(); ++i) {
            const AccountIndex account = portfolio.findExternal("n" + std::to_string(i));
            QVERIFY(account != noAccount);
            QCOMPARE(portfolio.text(portfolio.name[account]), std::string_view(naughtyNames()[i]));
        }
        const auto written = writeTable(accountsTable(*snapshot->portfolio, *snapshot->standing), profile.file("export.csv"));
        MP_VERIFY(written);
        QCOMPARE(*written, static_cast<std::int64_t>(naughtyNames().size()));
        const auto back = workspace->import(ask({profile.file("export.csv")}));
        MP_VERIFY(back);
        QCOMPARE(back->rejectedTotal, std::int64_t(0));
        QCOMPARE(sum(*back, &ImportFileReport::duplicate), static_cast<std::int64_t>(naughtyNames().size()));
        QCOMPARE(sum(*back, &ImportFileReport::changed), std::int64_t(0));
        QCOMPARE(sum(*back, &ImportFileReport::added), std::int64_t(0));
    }

    void guardedTextComesBack()
    {
        for (const std::string &name : naughtyNames())
            QCOMPARE(std::string(unguardFormula(guardFormula(name))), name);
        QCOMPARE(guardFormula("=1"), std::string("'=1"));
        QCOMPARE(guardFormula("plain"), std::string("plain"));
        QCOMPARE(guardFormula("'quoted'"), std::string("'quoted'"));
    }

    void typedNumbersAreNeverGuarded()
    {
        ExportTable table{{"a", "b"}, {{keyCell("-3"), textCell("-3")}}};
        QCOMPARE(csvText(table), std::string("a,b\r\n-3,'-3\r\n"));
    }

    void everyTableIsExported()
    {
        const Profile profile;
        auto workspace = profile.open();
        MP_VERIFY(workspace->import(ask({profile.write("accounts.csv", accountsCsv)})));
        const auto snapshot = workspace->snapshot();
        for (const auto name : exportTableNames()) {
            const auto table = makeExportTable(*workspace, name, *snapshot);
            MP_VERIFY(table);
            for (const auto &row : table->rows)
                QCOMPARE(row.size(), table->header.size());
        }
        QCOMPARE(makeExportTable(*workspace, "nothing", *snapshot).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(writeTable(accountsTable(*snapshot->portfolio, *snapshot->standing), profile.file("no/such/folder.csv")).error().code, ErrorCode::FileWrite);
    }

    void theSampleIsWholeAndGoesWithoutATrace()
    {
        const Profile profile;
        auto workspace = profile.open();
        MP_VERIFY(workspace->snapshot());
        const std::string before = profile.authored();
        const auto report = workspace->createSample();
        MP_VERIFY(report);
        const auto snapshot = workspace->snapshot();
        MP_VERIFY(snapshot);
        const Portfolio &portfolio = *snapshot->portfolio;
        QVERIFY(portfolio.sample);
        QVERIFY(portfolio.accountCount() > 200);
        QVERIFY(!snapshot->standing->queue.empty());
        QVERIFY(!portfolio.me.empty());
        const auto verified = workspace->verify();
        MP_VERIFY(verified);
        for (const auto &check : verified->checks)
            QVERIFY2(check.ok, (check.name + ": " + check.detail).c_str());
        QCOMPARE(workspace->createSample().error().code, ErrorCode::AlreadyExists);
        // What people try out on it goes with it, and leaves no undo behind that could not be done.
        const AccountId account = portfolio.id.front();
        MP_VERIFY(workspace->apply(AddNote{account, "tried"}));
        MP_VERIFY(workspace->apply(AssignOwner{{account}, "Somebody"}));
        MP_VERIFY(workspace->undo());
        MP_VERIFY(workspace->removeSample());
        QCOMPARE(profile.authored(), before);
        QCOMPARE(workspace->counts()->accounts, std::int64_t(0));
        QCOMPARE(workspace->counts()->events, std::int64_t(0));
        QVERIFY(!workspace->undoState()->undo.has_value());
        QVERIFY(!workspace->undoState()->redo.has_value());
        const auto clean = workspace->verify();
        MP_VERIFY(clean);
        for (const auto &check : clean->checks)
            QVERIFY2(check.ok, (check.name + ": " + check.detail).c_str());
    }

    void onesOwnDataTakeThePlaceOfTheSample()
    {
        const Profile profile;
        auto workspace = profile.open();
        MP_VERIFY(workspace->createSample());
        // A file that cannot be used does not cost anybody the sample.
        const auto nothing = workspace->import(ask({profile.write("odd.txt", "no table at all")}));
        QVERIFY(workspace->counts()->sampleAccounts > 200);
        static_cast<void>(nothing);
        MP_VERIFY(workspace->import(ask({profile.write("accounts.csv", accountsCsv)})));
        QCOMPARE(workspace->counts()->sampleAccounts, std::int64_t(0));
        QCOMPARE(workspace->counts()->accounts, std::int64_t(3));
    }

    void theSampleIsTheSameEveryTime()
    {
        const Profile one, two;
        auto first = one.open(), second = two.open();
        MP_VERIFY(first->createSample());
        MP_VERIFY(second->createSample());
        const auto a = first->snapshot(), b = second->snapshot();
        QCOMPARE(a->portfolio->occurrences, b->portfolio->occurrences);
        QCOMPARE(a->standing->queueStakeMinor, b->standing->queueStakeMinor);
    }

    void trendsEndWithTheSnapshot()
    {
        const Profile profile;
        auto workspace = profile.open();
        MP_VERIFY(workspace->createSample());
        const auto snapshot = workspace->snapshot();
        const auto trends = workspace->trends(*snapshot);
        MP_VERIFY(trends);
        QCOMPARE(trends->health.size(), snapshot->portfolio->accountCount());
        const auto earlier = workspace->snapshot(snapshot->portfolio->asOf - 7 * 5);
        for (AccountIndex i = 0; i < snapshot->portfolio->accountCount(); ++i) {
            QCOMPARE(trends->health[i].back(), snapshot->standing->health[i].score);
            const AccountIndex then = earlier->portfolio->find(snapshot->portfolio->id[i]);
            QCOMPARE(trends->health[i][Trends::points - 1 - 5], earlier->standing->health[then].score);
        }
        CancelToken cancel;
        cancel.cancel();
        QCOMPARE(workspace->trends(*snapshot, JobControl{cancel, {}, {}}).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDataEndToEnd)
#include "test_data_end_to_end.moc"
