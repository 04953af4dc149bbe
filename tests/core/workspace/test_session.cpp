#include "workspace_fixture.h"

#include "workspace/session.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace milepost;
using namespace milepost::test;

class TestSession : public QObject {
    Q_OBJECT

    static ImportRequest ask(std::vector<std::string> paths)
    {
        ImportRequest request;
        request.paths = std::move(paths);
        return request;
    }

    /// Many accounts with some events each: an import of several slices.
    static std::string manyEvents(const Profile &profile, int accounts, int events)
    {
        std::string lines;
        for (int i = 0; i < events; ++i) {
            lines += "{\"type\":\"track\",\"messageId\":\"m" + std::to_string(i)
                + "\",\"event\":\"Report Viewed\",\"userId\":\"u" + std::to_string(i % 500) + "\",\"timestamp\":\""
                + isoFromInstant(Instant{1'704'067'200'000 + std::int64_t(i) * 60'000})
                + "\",\"context\":{\"groupId\":\"a" + std::to_string(i % accounts) + "\"}}\n";
        }
        return profile.write("many.jsonl", lines);
    }

private Q_SLOTS:
    void opensAndShowsAFirstSnapshot()
    {
        const Profile profile;
        Session session(profile.path(), profile.clock);
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy changed(&session, &Session::snapshotChanged);
        QSignalSpy trends(&session, &Session::trendsChanged);
        QSignalSpy failed(&session, &Session::failed);
        session.open();
        QVERIFY(!session.snapshot().portfolio);
        QVERIFY(changed.wait(10'000));
        QCOMPARE(opened.count(), 1);
        QVERIFY(session.snapshot().portfolio && session.snapshot().standing);
        QCOMPARE(session.snapshot().portfolio->asOf, session.today());
        QVERIFY(trends.count() > 0 || trends.wait(10'000));
        QCOMPARE(session.trends()->dataVersion, session.snapshot().portfolio->dataVersion);
        QCOMPARE(failed.count(), 0);
        QCOMPARE(session.settings().at("peers_k"), std::string("10"));
    }

    void aProfileThatCannotBeOpenedSaysSo()
    {
        const Profile profile;
        const std::string file = profile.write("not_a_folder", "text");
        Session session(file, profile.clock);
        QSignalSpy failed(&session, &Session::failed);
        session.open();
        QVERIFY(failed.wait(10'000));
        QVERIFY(!session.snapshot().portfolio);
    }

    void importsShowAndEditsAreAcknowledged()
    {
        const Profile profile;
        Session session(profile.path(), profile.clock);
        QSignalSpy changed(&session, &Session::snapshotChanged);
        QSignalSpy finished(&session, &Session::importFinished);
        QSignalSpy applied(&session, &Session::editApplied);
        QSignalSpy refused(&session, &Session::editRefused);
        session.open();
        session.import(ask({profile.write("accounts.csv", accountsCsv), profile.write("events.jsonl", eventsJsonl)}));
        QVERIFY(session.importing());
        QVERIFY(finished.wait(20'000));
        QVERIFY(!session.importing());
        QTRY_COMPARE_WITH_TIMEOUT(session.snapshot().portfolio ? session.snapshot().portfolio->accountCount() : 0,
                                  std::size_t(3), 10'000);
        const AccountId acme = session.snapshot().portfolio->id[session.snapshot().portfolio->findExternal("acme")];
        session.apply(AssignOwner{{acme}, "Zoe"});
        QVERIFY(applied.wait(10'000));
        QCOMPARE(applied.first().first().value<EditReceipt>().kind, std::string("assign"));
        QVERIFY(session.undoState().undo.has_value());
        const auto owner = [&] {
            const Portfolio &portfolio = *session.snapshot().portfolio;
            return std::string(portfolio.text(portfolio.owner[portfolio.find(acme)]));
        };
        QTRY_COMPARE_WITH_TIMEOUT(owner(), std::string("Zoe"), 10'000);
        session.undo();
        QTRY_COMPARE_WITH_TIMEOUT(owner(), std::string("Mara"), 10'000);
        QVERIFY(session.undoState().redo.has_value());
        session.redo();
        QTRY_COMPARE_WITH_TIMEOUT(owner(), std::string("Zoe"), 10'000);
        session.apply(AddNote{acme, ""});
        QVERIFY(refused.wait(10'000));
    }

    void editsGoBetweenTheSlicesOfAnImport()
    {
        const Profile profile;
        Session session(profile.path(), profile.clock);
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy progress(&session, &Session::importProgress);
        QSignalSpy applied(&session, &Session::editApplied);
        QSignalSpy finished(&session, &Session::importFinished);
        session.open();
        QVERIFY(opened.wait(10'000));
        // The order of arrival, not the time, is what counts: the edit does not wait for the import's end.
        QStringList order;
        connect(&session, &Session::editApplied, this, [&] { order << QStringLiteral("edit"); });
        connect(&session, &Session::importFinished, this, [&] { order << QStringLiteral("import"); });
        session.import(ask({manyEvents(profile, 20'000, 300'000)}));
        session.apply(ChangeSetting{"me", "Mara"});
        QVERIFY(applied.wait(60'000));
        if (finished.isEmpty())
            QVERIFY(finished.wait(60'000));
        QCOMPARE(order, (QStringList{QStringLiteral("edit"), QStringLiteral("import")}));
        QVERIFY(progress.count() > 0);
        QCOMPARE(session.settings().at("me"), std::string("Mara"));
    }

    void closingDuringAnImportTakesLessThanASecond()
    {
        const Profile profile;
        auto session = std::make_unique<Session>(profile.path(), profile.clock);
        QSignalSpy progress(session.get(), &Session::importProgress);
        QSignalSpy opened(session.get(), &Session::opened);
        session->open();
        QVERIFY(opened.wait(10'000));
        session->import(ask({manyEvents(profile, 300, 200'000)}));
        QVERIFY(progress.wait(30'000));
        QElapsedTimer timer;
        timer.start();
        session.reset();
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
        auto workspace = profile.open();
        QVERIFY(workspace);
        const auto verified = workspace->verify();
        QVERIFY(verified.ok() && verified->ok);
    }

    void anotherProcesssChangeIsSeen()
    {
        const Profile profile;
        Session session(profile.path(), profile.clock);
        QSignalSpy changed(&session, &Session::snapshotChanged);
        session.open();
        QVERIFY(changed.wait(10'000));
        auto commandLine = profile.open();
        const auto report = commandLine->import(ask({profile.write("accounts.csv", accountsCsv)}));
        MP_VERIFY(report);
        QTRY_COMPARE_WITH_TIMEOUT(session.snapshot().portfolio->accountCount(), std::size_t(3), 10'000);
        MP_VERIFY(commandLine->apply(SaveView{"Mine", "{}"}));
        QTRY_COMPARE_WITH_TIMEOUT(session.views().size(), std::size_t(1), 10'000);
    }

    void onlyTheLatestAnswerArrivesAndOnlyWhileSomebodyListens()
    {
        const Profile profile;
        {
            auto workspace = profile.open();
            MP_VERIFY(workspace->import(ask({profile.write("accounts.csv", accountsCsv)})));
        }
        Session session(profile.path(), profile.clock);
        QSignalSpy changed(&session, &Session::snapshotChanged);
        session.open();
        QVERIFY(changed.wait(10'000));
        const Portfolio &portfolio = *session.snapshot().portfolio;
        QObject page;
        auto gone = std::make_unique<QObject>();
        std::vector<std::string> answers;
        bool toNobody = false;
        for (const char *id : {"acme", "bolt", "core"}) {
            session.requestDetail(&page, portfolio.id[portfolio.findExternal(id)],
                                  [&answers](const Result<AccountDetail> &detail) {
                                      answers.push_back(detail ? detail->record.externalId : detail.error().toString());
                                  });
        }
        session.requestRuns(gone.get(), [&toNobody](const auto &) { toNobody = true; });
        gone.reset();
        std::size_t runs = 0;
        session.requestRuns(&page, [&runs](const Result<std::vector<RunRecord>> &answer) { runs = answer->size(); });
        QTRY_COMPARE_WITH_TIMEOUT(runs, std::size_t(1), 10'000);
        QCOMPARE(answers, std::vector<std::string>{"core"});
        QVERIFY(!toNobody);
    }

    void aPastDateIsShownUntilTodayIsChosenAgain()
    {
        Profile profile;
        Session session(profile.path(), profile.clock);
        QSignalSpy changed(&session, &Session::snapshotChanged);
        session.open();
        QVERIFY(changed.wait(10'000));
        const Day past = session.today() - 30;
        session.setAsOf(past);
        QTRY_COMPARE_WITH_TIMEOUT(session.snapshot().portfolio->asOf, past, 10'000);
        session.setAsOf(std::nullopt);
        QTRY_COMPARE_WITH_TIMEOUT(session.snapshot().portfolio->asOf, session.today(), 10'000);
    }

    void theSampleComesAndGoes()
    {
        const Profile profile;
        Session session(profile.path(), profile.clock);
        session.open();
        session.createSample();
        QTRY_VERIFY_WITH_TIMEOUT(session.snapshot().portfolio && session.snapshot().portfolio->sample, 60'000);
        QVERIFY(session.snapshot().portfolio->accountCount() > 200);
        session.removeSample();
        QTRY_COMPARE_WITH_TIMEOUT(session.snapshot().portfolio->accountCount(), std::size_t(0), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(session.settings().at("me").empty(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
