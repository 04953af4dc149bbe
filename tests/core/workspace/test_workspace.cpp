#include "workspace_fixture.h"

#include "workspace/self_test.h"
#include "workspace/settings.h"
#include "workspace/table_export.h"

#include <QDir>
#include <QFileInfo>

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

std::int64_t newRows(const ImportReport &report)
{
    std::int64_t rows = 0;
    for (const auto &file : report.files)
        rows += file.added + file.changed;
    return rows;
}

std::string failures(const VerifyReport &report)
{
    std::string text;
    for (const auto &check : report.checks) {
        if (!check.ok)
            text += check.name + ": " + check.detail + "; ";
    }
    return text;
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT

    static void importSmall(const Profile &profile, Workspace &workspace)
    {
        const auto report = workspace.import(
            ask({profile.write("accounts.csv", accountsCsv), profile.write("events.jsonl", eventsJsonl)}));
        MP_VERIFY(report);
        QCOMPARE(report->rejectedTotal, std::int64_t(0));
        QCOMPARE(newRows(*report), std::int64_t(7));
    }

private Q_SLOTS:
    void aNewProfileIsPrivateAndHasTheStarterCatalog()
    {
        const Profile profile;
        QVERIFY(!Workspace::open(profile.path(), profile.clock, {}).ok());
        auto workspace = profile.open();
        QVERIFY(workspace);
        const auto permissions = QFileInfo(QString::fromStdString(profile.path())).permissions();
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
        const auto catalog = workspace->catalog();
        const auto on = std::count_if(catalog->milestones.begin(), catalog->milestones.end(),
                                      [](const auto &each) { return each.enabled; });
        QVERIFY(on >= 5 && on <= 10);
        const auto snapshot = workspace->snapshot();
        MP_VERIFY(snapshot);
        QCOMPARE(snapshot->portfolio->accountCount(), std::size_t(0));
    }

    void filesBecomeMilestones()
    {
        const Profile profile;
        auto workspace = profile.open();
        importSmall(profile, *workspace);
        const auto snapshot = workspace->snapshot();
        MP_VERIFY(snapshot);
        const Portfolio &portfolio = *snapshot->portfolio;
        QCOMPARE(portfolio.accountCount(), std::size_t(3));
        QCOMPARE(int(portfolio.achieved[portfolio.findExternal("acme")]), 2);
        QCOMPARE(int(portfolio.achieved[portfolio.findExternal("core")]), 1);
        // A type that nobody defined is a catalog entry by itself, and no edit.
        const MilestoneIndex moon = portfolio.findMilestone("moon_landing");
        QVERIFY(moon != noMilestone);
        QCOMPARE(portfolio.milestones[moon].origin, Origin::Data);
        QVERIFY(portfolio.milestones[moon].enabled);
        QCOMPARE(profile.integer("SELECT count(*) FROM edit"), std::int64_t(0));
    }

    void switchingOffADataMilestoneSurvivesTheNextImport()
    {
        const Profile profile;
        auto workspace = profile.open();
        importSmall(profile, *workspace);
        MP_VERIFY(workspace->apply(EnableMilestones{{"moon_landing"}, false}));
        const std::string more
            = R"({"event":"milestone_achieved","account_id":"bolt","milestone_type":"Moon Landing","milestone_category":"value","user_id":"u9","timestamp":"2025-07-20T09:00:00Z"})";
        MP_VERIFY(workspace->import(ask({profile.write("more.jsonl", more + "\n")})));
        const auto snapshot = workspace->snapshot();
        MP_VERIFY(snapshot);
        QCOMPARE(snapshot->portfolio->findMilestone("moon_landing"), noMilestone);
    }

    void theSameFilesAgainChangeNothing()
    {
        const Profile profile;
        auto workspace = profile.open();
        importSmall(profile, *workspace);
        const auto before = workspace->snapshot();
        const auto again = workspace->import(ask({profile.file("accounts.csv"), profile.file("events.jsonl")}));
        MP_VERIFY(again);
        QCOMPARE(newRows(*again), std::int64_t(0));
        const auto after = workspace->snapshot();
        QCOMPARE(after->portfolio->occurrences, before->portfolio->occurrences);
        MP_VERIFY(workspace->verify());
    }

    void aSnapshotIsSharedUntilSomethingChanges()
    {
        const Profile profile;
        auto workspace = profile.open();
        importSmall(profile, *workspace);
        const auto first = workspace->snapshot();
        QCOMPARE(workspace->snapshot()->portfolio, first->portfolio);
        auto other = profile.open();
        MP_VERIFY(other->apply(AssignOwner{{*other->findAccount("acme")}, "Zoe"}));
        const auto second = workspace->snapshot();
        QVERIFY(second->portfolio != first->portfolio);
        QCOMPARE(second->portfolio->text(second->portfolio->owner[second->portfolio->findExternal("acme")]),
                 std::string_view("Zoe"));
        QVERIFY(workspace->dataVersion() > first->portfolio->dataVersion);
    }

    void anAsOfSnapshotEqualsAWorkspaceThatKnowsNoMore()
    {
        const Day then = *dayFromIso("2025-02-28");
        const Profile whole;
        auto workspace = whole.open();
        importSmall(whole, *workspace);
        // Delivered on the day after, so that both sources are complete up to the date in question (M0: through).
        const std::string after
            = "{\"event\":\"milestone_achieved\",\"account_id\":\"acme\",\"milestone_type\":\"first_project\","
              "\"user_id\":\"u1\",\"timestamp\":\"2025-03-01T01:00:00Z\"}\n";
        MP_VERIFY(workspace->import(ask({whole.write("after.jsonl", after)})));
        const auto past = workspace->snapshot(then);
        MP_VERIFY(past);

        Profile cut;
        cut.clock.set(*instantFromIso("2025-03-01T10:00:00Z", true));
        auto early = cut.open();
        const std::string events(eventsJsonl);
        std::string until = after;
        for (std::size_t at = 0; at < events.size();) {
            const std::size_t end = events.find('\n', at) + 1;
            const std::string line = events.substr(at, end - at);
            if (line.find("2025-01") != std::string::npos || line.find("2025-02-01") != std::string::npos)
                until += line;
            at = end;
        }
        MP_VERIFY(early->import(ask({cut.write("accounts.csv", accountsCsv), cut.write("events.jsonl", until)})));
        const auto known = early->snapshot(then);
        MP_VERIFY(known);
        QCOMPARE(past->portfolio->accountCount(), known->portfolio->accountCount());
        for (const char *id : {"acme", "bolt", "core"}) {
            const AccountIndex a = past->portfolio->findExternal(id), b = known->portfolio->findExternal(id);
            QCOMPARE(past->portfolio->achieved[a], known->portfolio->achieved[b]);
            QCOMPARE(past->portfolio->lastAchievement[a], known->portfolio->lastAchievement[b]);
            QCOMPARE(past->portfolio->tenureDays[a], known->portfolio->tenureDays[b]);
            QCOMPARE(past->portfolio->status[a], known->portfolio->status[b]);
            QCOMPARE(past->portfolio->activity[a].users, known->portfolio->activity[b].users);
            QCOMPARE(past->standing->health[a].score, known->standing->health[b].score);
        }
    }

    void theFutureCannotBeAskedFor()
    {
        const Profile profile;
        auto workspace = profile.open();
        QCOMPARE(workspace->snapshot(workspace->today() + 1).error().code, ErrorCode::InvalidArgument);
    }

    void aChangedZoneMovesDays()
    {
        const Profile profile;
        auto workspace = profile.open();
        MP_VERIFY(workspace->apply(ChangeSetting{"zone", "UTC"}));
        const std::string late
            = R"({"event":"milestone_achieved","account_id":"acme","milestone_type":"first_project","user_id":"u1","timestamp":"2025-03-01T23:30:00Z"})";
        MP_VERIFY(workspace->import(ask({profile.write("events.jsonl", late + "\n")})));
        const auto lastOf = [&] {
            const auto snapshot = workspace->snapshot();
            return snapshot ? isoFromDay(snapshot->portfolio->lastAchievement[0]) : snapshot.error().toString();
        };
        QCOMPARE(lastOf(), std::string("2025-03-01"));
        MP_VERIFY(workspace->apply(ChangeSetting{"zone", "Asia/Tokyo"}));
        QCOMPARE(lastOf(), std::string("2025-03-02"));
        MP_VERIFY(workspace->undo());
        QCOMPARE(lastOf(), std::string("2025-03-01"));
    }

    void verifyIsCleanAndFindsWhatWasTamperedWith()
    {
        const Profile profile;
        auto workspace = profile.open();
        importSmall(profile, *workspace);
        MP_VERIFY(workspace->snapshot());
        const auto clean = workspace->verify();
        MP_VERIFY(clean);
        QVERIFY2(clean->ok, failures(*clean).c_str());
        // acme gets what was derived of core: a whole block, with a good checksum, of the wrong account.
        MP_VERIFY(profile.execute("UPDATE derived SET block = (SELECT d.block FROM derived d JOIN account a ON a.id = "
                                  "d.account WHERE a.external_id = 'core') WHERE account = (SELECT id FROM account "
                                  "WHERE external_id = 'acme')"));
        const auto found = workspace->verify();
        MP_VERIFY(found);
        QVERIFY(!found->ok);
        const auto achievements = std::find_if(found->checks.begin(), found->checks.end(),
                                               [](const auto &check) { return check.name == "achievements"; });
        QVERIFY(achievements != found->checks.end() && !achievements->ok);
        QVERIFY(achievements->detail.find("acme") != std::string::npos);
    }

    void aReaderDerivesWhatTheWriterHasNotYet()
    {
        const Profile profile;
        auto workspace = profile.open();
        importSmall(profile, *workspace);
        const auto whole = workspace->snapshot();
        MP_VERIFY(profile.execute("DELETE FROM derived; INSERT INTO dirty_account SELECT id, 7 FROM account"));
        auto reader = profile.open(true);
        QVERIFY(reader);
        const auto read = reader->snapshot();
        MP_VERIFY(read);
        QCOMPARE(read->portfolio->occurrences, whole->portfolio->occurrences);
        QCOMPARE(profile.integer("SELECT count(*) FROM derived"), std::int64_t(0));
        QCOMPARE(reader->apply(ChangeSetting{"me", "x"}).error().code, ErrorCode::Unsupported);
    }

    void backupAndRestoreBringBackWhatWas()
    {
        const Profile profile;
        auto workspace = profile.open();
        importSmall(profile, *workspace);
        const AccountId acme = *workspace->findAccount("acme");
        MP_VERIFY(workspace->apply(AddNote{acme, "before"}));
        MP_VERIFY(workspace->backup(profile.file("copy.db")));
        MP_VERIFY(workspace->apply(AddNote{acme, "after"}));
        workspace.reset();
        MP_VERIFY(Workspace::restore(profile.path(), profile.file("copy.db"), profile.clock));
        workspace = profile.open();
        QVERIFY(workspace);
        const auto detail = workspace->detail(acme, workspace->today());
        QCOMPARE(detail->notes.size(), std::size_t(1));
        QCOMPARE(detail->notes.front().text, std::string("before"));
    }

    void aBackupIsTakenOnceADay()
    {
        Profile profile;
        auto workspace = profile.open();
        QCOMPARE(*workspace->takeDailyBackup(), std::string()); // nothing to keep yet
        importSmall(profile, *workspace);
        QVERIFY(!workspace->takeDailyBackup()->empty());
        QCOMPARE(*workspace->takeDailyBackup(), std::string());
        profile.clock.advanceDays(1);
        QVERIFY(!workspace->takeDailyBackup()->empty());
        QCOMPARE(workspace->diagnostics()->backups.size(), std::size_t(2));
    }

    void detailTellsEverything()
    {
        const Profile profile;
        auto workspace = profile.open();
        importSmall(profile, *workspace);
        const AccountId acme = *workspace->findAccount("acme");
        MP_VERIFY(workspace->apply(AddNote{acme, "call them\nsoon"}));
        const auto snapshot = workspace->snapshot();
        const auto detail = workspace->detail(acme, workspace->today());
        MP_VERIFY(detail);
        QCOMPARE(detail->record.name, std::string("Acme"));
        const auto facts = snapshot->portfolio->achievements.of(snapshot->portfolio->find(acme));
        QCOMPARE(detail->evidence.size(), facts.size());
        for (std::size_t i = 0; i < facts.size(); ++i) {
            QCOMPARE(detail->evidence[i].achievement.milestone, snapshot->portfolio->milestones[facts[i].milestone].id);
            QCOMPARE(detail->evidence[i].events.size(), std::size_t(1));
            QCOMPARE(detail->evidence[i].events.front().event, std::string("milestone_achieved"));
        }
        QVERIFY(!detail->timeline.empty());
        QCOMPARE(detail->timeline.front().kind, TimelineEntry::Kind::Note);
        QCOMPARE(detail->timeline.front().title, std::string("call them"));
        QVERIFY(std::is_sorted(detail->timeline.begin(), detail->timeline.end(),
                               [](const auto &a, const auto &b) { return a.on > b.on; }));
        const auto reported = std::find_if(detail->timeline.begin(), detail->timeline.end(), [](const auto &entry) {
            return entry.kind == TimelineEntry::Kind::Achievement;
        });
        QVERIFY(reported != detail->timeline.end());
        QCOMPARE(reported->source, std::string("accounts.csv and 1 more"));
        // As of a day before it was written, the note does not exist.
        const auto past = workspace->detail(acme, *dayFromIso("2025-01-20"));
        QCOMPARE(past->evidence.size(), std::size_t(1));
    }

    void theSelfTestPasses()
    {
        const Profile profile;
        const VerifyReport report = runSelfTest(QDir::tempPath().toStdString(), profile.clock);
        QVERIFY2(report.ok, failures(report).c_str());
        QCOMPARE(report.checks.size(), std::size_t(8));
    }

    void settingsSayWhatTheyAllow()
    {
        const Profile profile;
        auto workspace = profile.open();
        MP_VERIFY(workspace->apply(ChangeSetting{"currency", "eur"}));
        QCOMPARE(workspace->settings()->at("currency"), std::string("EUR"));
        QCOMPARE(workspace->settings()->at("peers_k"), std::string("10"));
        for (const auto &spec : settingSpecs())
            QVERIFY(normalizeSetting(spec.key, spec.fallback).ok());
        QVERIFY(!normalizeSetting("peers_k", "1").ok());
        QVERIFY(!normalizeSetting("size_bands", "10,5,1").ok());
        QVERIFY(!normalizeSetting("index_watch", "nan").ok());
        QCOMPARE(standingSettingsOf(effectiveSettings({{"weight_usage", "0.5"}})).pillarWeights[1], 0.5);
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "test_workspace.moc"
