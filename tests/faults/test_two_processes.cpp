/// Two programs on one profile: a window's session that imports and edits, and a command line that imports. Both finish,
/// nothing is lost or doubled; who has to wait too long is told so.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_run.h"
#include "imports.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/store.h"
#include "workspace/session.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace milepost;
using namespace milepost::test;

namespace {

/// `events` events of one stream; streams share accounts and users, not identities.
std::string stream(const char *name, int events)
{
    std::string text;
    for (int i = 0; i < events; ++i) {
        text += std::string(R"({"type":"track","messageId":")") + name + std::to_string(i) + R"(","event":"report.created","userId":"u)"
            + std::to_string(i % 300) + R"(","timestamp":")" + isoFromInstant(Instant{1'704'067'200'000 + std::int64_t(i) * 60'000})
            + R"(","context":{"groupId":"a)" + std::to_string(i % smallAccounts) + "\"}}\n";
    }
    return text;
}

/// The other program.
int import(const std::string &profile, const std::string &file)
{
    const SystemClock clock;
    auto workspace = Workspace::open(profile, clock, {false, false, false});
    ImportRequest request;
    request.paths = {file};
    const auto report = workspace ? (*workspace)->import(request) : Result<ImportReport>(workspace.error());
    if (!report || report->rejectedTotal > 0 || report->cancelled) {
        std::fprintf(stderr, "%s\n", report ? "rejected rows" : report.error().toString().c_str());
        return 1;
    }
    return 0;
}

} // namespace

class TestTwoProcesses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothFinishAndNothingIsLost()
    {
        const int events = whole() ? 300'000 : 30'000;
        constexpr int notes = 20;
        QTemporaryDir place;
        Ground ground;
        ground.folder = place.path().toStdString();
        QVERIFY(writeBytes(ground.file("accounts.csv"), accountsCsv()).ok());
        QVERIFY(writeBytes(ground.file("ours.jsonl"), stream("ours", events)).ok());
        QVERIFY(writeBytes(ground.file("theirs.jsonl"), stream("theirs", events)).ok());
        AccountId account;
        {
            const auto workspace = openWorkspace(ground, true);
            QVERIFY(workspace.ok() && importFiles(**workspace, ground, {"accounts.csv"}).ok());
            account = (*workspace)->findAccount("a1").value();
        }
        const SystemClock clock;
        Session session(ground.profile(), clock);
        QSignalSpy finished(&session, &Session::importFinished), failed(&session, &Session::importFailed),
            refused(&session, &Session::editRefused), applied(&session, &Session::editApplied), broken(&session, &Session::failed);
        session.open();
        QTRY_VERIFY_WITH_TIMEOUT(session.snapshot().portfolio, 60'000);
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--import"), QString::fromStdString(ground.profile()), QString::fromStdString(ground.file("theirs.jsonl"))});
        ImportRequest request;
        request.paths = {ground.file("ours.jsonl")};
        session.import(request);
        for (int i = 0; i < notes; ++i)
            session.apply(AddNote{account, "note " + std::to_string(i)});
        QTRY_VERIFY_WITH_TIMEOUT(finished.count() + failed.count() == 1, 600'000);
        QVERIFY(other.state() == QProcess::NotRunning || other.waitForFinished(600'000));
        QVERIFY2(other.exitCode() == 0, other.readAllStandardError().constData());
        QCOMPARE(finished.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(applied.count(), notes, 60'000);
        QVERIFY(refused.isEmpty() && broken.isEmpty());
        // The window finds out by itself what the other one has brought.
        const auto seen = [&] {
            std::uint64_t all = 0;
            for (const auto occurrences : session.snapshot().portfolio->occurrences)
                all += occurrences;
            return all;
        };
        const auto workspace = openWorkspace(ground);
        QVERIFY(workspace.ok());
        const auto counts = (*workspace)->counts();
        QVERIFY(counts.ok());
        QCOMPARE(counts->events, std::int64_t(2) * events);
        QCOMPARE(counts->edits, std::int64_t(notes));
        const auto fresh = (*workspace)->snapshot();
        QVERIFY(fresh.ok());
        std::uint64_t expected = 0;
        for (const auto occurrences : fresh->portfolio->occurrences)
            expected += occurrences;
        QTRY_COMPARE_WITH_TIMEOUT(seen(), expected, 60'000);
        const std::string bad = verified(ground);
        QVERIFY2(bad.empty(), bad.c_str());
    }

    /// A program that keeps the database to itself: the other one says so, and nothing is half done.
    void whoMustWaitTooLongIsTold()
    {
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.path().toStdString();
        QVERIFY(preparePortfolio(ground).ok());
        const auto workspace = openWorkspace(ground);
        QVERIFY(workspace.ok());
        const auto account = (*workspace)->findAccount("a1");
        auto holder = store::Database::open(store::Store::databasePath(ground.profile()), {});
        QVERIFY(holder.ok() && (*holder)->execute("BEGIN IMMEDIATE").ok());
        const auto refused = (*workspace)->apply(AddNote{*account, "too long"});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::DatabaseBusy);
        QVERIFY(unsaid(refused.error()).empty());
        QVERIFY((*holder)->execute("ROLLBACK").ok());
        QVERIFY((*workspace)->apply(AddNote{*account, "now"}).ok());
        QVERIFY(authoredPicture(ground.profile()).find("too long") == std::string::npos);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && std::string_view(argv[1]) == "--import")
        return import(argv[2], argv[3]);
    TestTwoProcesses test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_two_processes.moc"
