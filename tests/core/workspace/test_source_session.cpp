/// The window's side of configured sources: added, synchronized by themselves, asked about; secrets in a keychain only.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/work_lock.h"
#include "support/fake_clock.h"
#include "support/fake_http_server.h"
#include "support/fake_keychain.h"
#include "sync/sources/secret_store.h"
#include "workspace/source_session.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr int patience = 60'000; ///< ms, for what always comes

std::vector<std::string> records(int count)
{
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i)
        all.push_back(R"({"type":"track","messageId":"m)" + std::to_string(i) + R"(","event":"e","userId":"u","timestamp":"2025-11-02T10:00:00Z","context":{"groupId":"A1"}})");
    return all;
}

struct Fixture {
    QTemporaryDir folder;
    FakeClock clock;
    FakeHttpServer server;
    std::shared_ptr<FakeKeychain> keychain = std::make_shared<FakeKeychain>();
    std::string profile = (folder.path() + "/profile").toStdString();
    std::unique_ptr<SourceSession> session;
    std::vector<SyncReport> reports;
    std::vector<Error> asked, refused;

    Fixture()
    {
        server.setRecords(records(12));
        if (!Workspace::open(profile, clock, {true, false, false}).ok())
            qFatal("no profile");
        session = std::make_unique<SourceSession>(profile, clock, keychain);
        QObject::connect(session.get(), &SourceSession::syncFinished, [this](const SyncReport &report) { reports.push_back(report); });
        QObject::connect(session.get(), &SourceSession::secretNeeded, [this](const std::string &, const Error &why) { asked.push_back(why); });
        QObject::connect(session.get(), &SourceSession::refused, [this](const Error &error) { refused.push_back(error); });
        session->start();
    }
    SourceConfiguration configuration(const std::string &auth = "none") const
    {
        SourceConfiguration source;
        source.name = "usage";
        source.kind = "http";
        source.options = {{"url", server.url()}, {"records", "results"}, {"paging", "cursor"}, {"more", "more"}, {"auth", auth}};
        return source;
    }
};

} // namespace

class TestSourceSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addedAndSynchronizedByItsSchedule()
    {
        Fixture f;
        SourceConfiguration source = f.configuration();
        source.schedule = {SourceSchedule::Kind::Every, 60};
        f.session->add(source, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 1u, patience); // due at once: it has never been tried
        QVERIFY2(!f.reports[0].error, f.reports[0].error ? f.reports[0].error->toString().c_str() : "");
        QCOMPARE(f.reports[0].rows, 12);
        QTRY_VERIFY_WITH_TIMEOUT(!f.session->sources().empty() && f.session->sources()[0].lagSeconds, patience);
        QVERIFY(f.session->sources()[0].due->ms > f.clock.now().ms);
        f.clock.advanceMs(61 * 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 2u, patience);
        f.session->setPaused("usage", true);
        QTRY_VERIFY_WITH_TIMEOUT(f.session->sources()[0].configuration.paused && !f.session->sources()[0].due, patience);
        f.session->remove("usage");
        QTRY_VERIFY_WITH_TIMEOUT(f.session->sources().empty(), patience);
        QVERIFY(f.refused.empty());
    }

    /// Most synchronizations are over before a rate over several seconds is known.
    void howFastItGoesIsToldSoon()
    {
        Fixture f;
        std::vector<double> rates;
        QObject::connect(f.session.get(), &SourceSession::syncProgress, [&](const std::string &, const ProgressState &, double rate) {
            rates.push_back(rate);
            f.clock.advanceMs(400);
        });
        f.session->add(f.configuration(), {}, true);
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 1u, patience);
        QVERIFY(rates.size() >= 3);
        rates.resize(3); // then accounts are derived
        QCOMPARE(rates, (std::vector<double>{0, 0, 12 / 0.8})); // three pages of 12 rows in all
    }

    void secretsLiveInTheKeychainOnly()
    {
        Fixture f;
        f.server.requireHeader("authorization: bearer s3cret");
        f.session->add(f.configuration("bearer"), "s3cret");
        QTRY_VERIFY_WITH_TIMEOUT(!f.session->sources().empty(), patience);
        QCOMPARE(f.keychain->kept[secretKey(f.profile, "usage")], std::string("s3cret"));
        for (int i = 0; i < 2; ++i) { // the one given, then the one kept
            f.session->sync("usage");
            QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), std::size_t(i + 1), patience);
            QVERIFY(!f.reports.back().error);
        }
        QDirIterator files(f.folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("s3cret"), qPrintable(file.fileName()));
        }
        f.keychain->kept.clear();
        f.session->sync("usage");
        QTRY_COMPARE_WITH_TIMEOUT(f.asked.size(), 1u, patience);
        f.session->provideSecret("usage", "s3cret", false);
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 3u, patience);
        QVERIFY(!f.reports.back().error);
        QVERIFY(f.keychain->kept.empty());
        f.keychain->closed = true; // no keychain: asked each time
        f.session->sync("usage");
        QTRY_COMPARE_WITH_TIMEOUT(f.asked.size(), 2u, patience);
        QVERIFY(f.asked.back().code == ErrorCode::Unsupported);
        f.session->provideSecret("usage", "wrong", false);
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 4u, patience);
        QVERIFY(f.reports.back().error && f.reports.back().error->code == ErrorCode::Credentials);
        QTRY_COMPARE_WITH_TIMEOUT(f.asked.size(), 3u, patience);
    }

    void aRefusedNamesakeLeavesTheOthersSecretAlone()
    {
        Fixture f;
        f.session->add(f.configuration("bearer"), "s3cret");
        QTRY_VERIFY_WITH_TIMEOUT(!f.session->sources().empty(), patience);
        f.session->add(f.configuration("bearer"), "another");
        QTRY_COMPARE_WITH_TIMEOUT(f.refused.size(), 1u, patience);
        QVERIFY(f.refused[0].code == ErrorCode::AlreadyExists);
        QCOMPARE(f.keychain->kept[secretKey(f.profile, "usage")], std::string("s3cret"));
    }

    void theSecretGoesAfterItsSource()
    {
        Fixture f;
        f.session->add(f.configuration("bearer"), "s3cret");
        QTRY_VERIFY_WITH_TIMEOUT(!f.session->sources().empty(), patience);
        const std::string key = secretKey(f.profile, "usage"), other = secretKey(f.profile, "elsewhere");
        f.keychain->kept[other] = "not ours to forget";
        f.session->remove("elsewhere"); // no source of ours: refused
        QTRY_COMPARE_WITH_TIMEOUT(f.refused.size(), 1u, patience);
        QCOMPARE(f.keychain->kept[other], std::string("not ours to forget"));
        QCOMPARE(f.keychain->kept[key], std::string("s3cret"));
        f.session->remove("usage");
        QTRY_VERIFY_WITH_TIMEOUT(f.session->sources().empty() && f.keychain->kept.count(key) == 0, patience);
        QCOMPARE(f.refused.size(), 1u);
    }

    void addedAndSynchronizedAtOnce()
    {
        Fixture f;
        f.session->add(f.configuration(), {}, true); // by hand: nothing would be due
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 1u, patience);
        QVERIFY(!f.reports[0].error);
        QCOMPARE(f.reports[0].rows, 12);
    }

    void withoutAKeychainTheSecretIsForOnce()
    {
        Fixture f;
        f.keychain->closed = true;
        f.server.requireHeader("authorization: bearer s3cret");
        std::vector<std::string> notKept;
        QObject::connect(f.session.get(), &SourceSession::secretNotKept, [&](const std::string &name, const Error &) { notKept.push_back(name); });
        f.session->add(f.configuration("bearer"), "s3cret", true);
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 1u, patience);
        QVERIFY(!f.reports[0].error);
        QCOMPARE(notKept, std::vector<std::string>{"usage"});
        f.session->sync("usage");
        QTRY_COMPARE_WITH_TIMEOUT(f.asked.size(), 1u, patience);
        QVERIFY(f.session->asked("usage") && f.session->asked("usage")->code == ErrorCode::Unsupported);
        QVERIFY(!f.session->asked("other"));
    }

    void whatAnotherProcessSyncsIsLeftAlone()
    {
        Fixture f;
        SourceConfiguration source = f.configuration();
        source.schedule = {SourceSchedule::Kind::Every, 5};
        source.paused = true;
        f.session->add(source, {});
        QTRY_VERIFY_WITH_TIMEOUT(!f.session->sources().empty(), patience);
        auto lock = std::make_optional(store::WorkLock::tryTake(f.profile, "source-1", "synchronizing usage"));
        QVERIFY(lock->ok());
        f.session->setPaused("usage", false); // due at once
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 1u, patience);
        QVERIFY(f.reports[0].error && f.reports[0].error->code == ErrorCode::Locked);
        QVERIFY2(f.session->elsewhere("usage").find("process") != std::string::npos, f.session->elsewhere("usage").c_str());
        QVERIFY(!f.session->sources()[0].error); // it has not failed
        f.session->reread("usage"); // the list again: it is not tried again at once
        QSignalSpy changed(f.session.get(), &SourceSession::sourcesChanged);
        QVERIFY(changed.wait(patience));
        QCOMPARE(f.reports.size(), 1u);
        lock.reset();
        f.clock.advanceMs(61'000);
        QTRY_COMPARE_WITH_TIMEOUT(f.reports.size(), 2u, patience);
        QVERIFY(!f.reports[1].error);
        QVERIFY(f.session->elsewhere("usage").empty());
    }

    void aTestOfAKnownSourceNeedsNoSecretTyped()
    {
        Fixture f;
        f.server.requireHeader("authorization: bearer s3cret");
        f.session->add(f.configuration("bearer"), "s3cret");
        QTRY_VERIFY_WITH_TIMEOUT(!f.session->sources().empty(), patience);
        QObject here;
        std::optional<Result<SourceProbe>> answer;
        f.session->requestTest(&here, f.configuration("bearer"), {}, [&](Result<SourceProbe> probe) { answer.emplace(std::move(probe)); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patience);
        QVERIFY2(answer->ok(), answer->ok() ? "" : answer->error().toString().c_str());
    }

    void aConnectionTestStoresNothing()
    {
        Fixture f;
        QObject here;
        std::optional<Result<SourceProbe>> answer;
        f.session->requestTest(&here, f.configuration(), {}, [&](Result<SourceProbe> probe) { answer.emplace(std::move(probe)); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patience);
        QVERIFY2(answer->ok(), answer->ok() ? "" : answer->error().toString().c_str());
        QCOMPARE((*answer)->rows, 5);
        QVERIFY((*answer)->preview.recognised && (*answer)->preview.rows.size() == 5);
        auto workspace = Workspace::open(f.profile, f.clock, {false, true, false});
        QCOMPARE((*workspace)->counts()->events, 0);
        SourceConfiguration wrong = f.configuration();
        wrong.options["records"] = "elsewhere";
        answer.reset();
        f.server.fail("404", 0, -1);
        f.session->requestTest(&here, wrong, {}, [&](Result<SourceProbe> probe) { answer.emplace(std::move(probe)); });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patience);
        QVERIFY(!answer->ok() && answer->error().code == ErrorCode::RemoteAnswer);
    }

    void theSystemsKeychainHasNoFileBesideIt()
    {
        // Without a session bus there is no keychain: the secret is refused, and no file appears.
        QTemporaryDir home;
        qputenv("HOME", home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", (home.path() + "/config").toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        const auto keychain = systemKeychain();
        std::optional<Result<>> written;
        keychain->write("profile#usage", "s3cret", [&](Result<> result) { written.emplace(std::move(result)); });
        QTRY_VERIFY_WITH_TIMEOUT(written.has_value(), patience);
        QVERIFY(!written->ok());
        QDirIterator files(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly) && !file.readAll().contains("s3cret"));
        }
    }
};

QTEST_GUILESS_MAIN(TestSourceSession)
#include "test_source_session.moc"
