// Accounts that are derived while their events are merged are what they would be if they were derived afterwards.
#include "workspace/derived_beside.h"

#include "store/derived_repository.h"
#include "store/transaction.h"
#include "sync/pipeline.h"
#include "workspace_fixture.h"

#include <QTest>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr int accountCount = 1'500;

/// Some twice, some earlier than those before them, with properties that rules ask for; `reported` accounts say themselves what
/// they have reached.
std::string eventLines(int events, int reported)
{
    std::string lines;
    for (int i = 0; i < events; ++i) {
        const int account = i * 7 % accountCount;
        const int moment = i % 11 == 0 ? i / 2 : i;
        const bool says = account < reported;
        lines += R"({"type":"track","messageId":"m)" + std::to_string(i % 13 == 0 ? i / 2 : i) + R"(","event":")"
            + (says ? "milestone_achieved" : i % 3 == 0 ? "project.created" : "report.created") + R"(","userId":"u)"
            + std::to_string(i % 700) + R"(","timestamp":")" + isoFromInstant(Instant{1'704'067'200'000 + std::int64_t(moment) * 600'000})
            + R"(","context":{"groupId":"a)" + std::to_string(account) + R"("},"properties":{"n":)" + std::to_string(i)
            + (says ? R"(,"milestone_type":"own_step","milestone_category":"own")" : "") + "}}\n";
    }
    return lines;
}

} // namespace

class TestDerivedBeside : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        std::int64_t dirty = -1, derived = -1; ///< as they stand after merging
        std::string failure;
    };
    /// Merges the events into a profile with a catalog, and nothing more.
    static Outcome merge(const Profile &profile, const std::string &events, std::size_t derivingFrom,
                         const std::function<void(store::Database &)> &betweenSlices = {})
    {
        Outcome outcome;
        const auto settings = profile.open()->settings();
        const auto database = store::Database::open(store::Store::databasePath(profile.path()), {store::Access::ReadWrite, false, {}});
        if (!settings || !database) {
            outcome.failure = "the profile does not open";
            return outcome;
        }
        DerivedBeside beside(**database, *settings);
        const Zone zone = zoneOf(*settings);
        sync::ImportContext context{**database, zone, profile.clock, *Currency::fromCode("USD")};
        context.deriving = &beside;
        context.derivingFrom = derivingFrom;
        JobControl control;
        if (betweenSlices)
            control.betweenSlices = [&] { betweenSlices(**database); };
        ImportRequest request;
        request.paths = {profile.write("events.jsonl", events)};
        const auto report = sync::importFiles(request, context, control);
        if (!report)
            outcome.failure = report.error().toString();
        outcome.dirty = *(*database)->integer("SELECT count(*) FROM dirty_account");
        outcome.derived = *(*database)->integer("SELECT count(*) FROM derived");
        return outcome;
    }

    /// "" or the first account that is kept otherwise than it is derived from the log.
    static std::string different(const Profile &profile)
    {
        const auto workspace = profile.open();
        if (const auto derived = workspace->derive(); !derived)
            return derived.error().toString();
        const auto report = workspace->verify();
        if (!report)
            return report.error().toString();
        for (const VerifyCheck &check : report->checks) {
            if (!check.ok)
                return check.name + ": " + check.detail;
        }
        return {};
    }

private Q_SLOTS:
    void sameAsAfterwards_data()
    {
        QTest::addColumn<int>("events");
        QTest::newRow("on one thread") << 20'000;
        QTest::newRow("beside, in several slices") << 130'000;
    }
    void sameAsAfterwards()
    {
        QFETCH(const int, events);
        const Profile beside, after;
        const Outcome one = merge(beside, eventLines(events, 0), 1), other = merge(after, eventLines(events, 0), SIZE_MAX);
        QCOMPARE(one.failure, std::string());
        QCOMPARE(one.dirty, 0);
        QCOMPARE(one.derived, accountCount);
        QCOMPARE(other.dirty, accountCount);
        QCOMPARE(other.derived, 0);
        QCOMPARE(different(beside), std::string());
        QCOMPARE(different(after), std::string());
        const char *everything = "SELECT sum(length(block)) + sum(unicode(substr(hex(block), 1, 1)) * account) FROM derived";
        QVERIFY(beside.integer(everything) > 0);
        QCOMPARE(beside.integer(everything), after.integer(everything));
    }

    void accountsThatNameMilestonesAreLeft()
    {
        const Profile profile;
        const Outcome outcome = merge(profile, eventLines(20'000, 40), 1);
        QCOMPARE(outcome.failure, std::string());
        QCOMPARE(outcome.dirty, 40);
        QCOMPARE(outcome.derived, accountCount - 40);
        QCOMPARE(different(profile), std::string());
        QCOMPARE(profile.integer("SELECT count(*) FROM milestone WHERE key = 'own_step'"), 1);
    }

    void whatSomebodyElseWritesMeanwhileEndsIt()
    {
        const Profile profile;
        bool written = false;
        // A date that milestones count from, when some accounts are there already.
        const auto write = [&](store::Database &database) {
            if (written || *database.integer("SELECT count(*) FROM derived") == 0)
                return;
            written = true;
            auto transaction = store::Transaction::begin(database);
            QVERIFY(transaction.ok());
            QVERIFY(database.execute("UPDATE account SET signup = 19700; INSERT OR REPLACE INTO dirty_account(account, stamp) "
                                     "SELECT id, 1 + (SELECT value FROM counter WHERE name = 'data_version') FROM account").ok());
            QVERIFY(transaction->commit().ok());
            // And somebody derives them, so that nothing says any more that they have changed.
            QVERIFY(database.execute("DELETE FROM dirty_account WHERE account NOT IN (SELECT account FROM derived)").ok());
        };
        const Outcome outcome = merge(profile, eventLines(130'000, 0), 1, write);
        QCOMPARE(outcome.failure, std::string());
        QVERIFY(written);
        QVERIFY2(outcome.derived < accountCount, std::to_string(outcome.derived).c_str());
        QCOMPARE(outcome.dirty, accountCount);
        QCOMPARE(different(profile), std::string());
    }

    void cutOffsOverAllAccountsComeAfterwards()
    {
        const Profile profile;
        {
            const auto workspace = profile.open();
            MilestoneDefinition definition;
            definition.key = "many_projects";
            definition.title = "Many projects";
            definition.rule.form = Rule::Form::Percentile;
            definition.rule.match.names = {"project.created"};
            definition.rule.threshold = 75;
            Catalog catalog;
            catalog.milestones = {definition};
            MP_VERIFY(workspace->apply(ImportCatalog{catalog}));
        }
        const Outcome outcome = merge(profile, eventLines(20'000, 0), 1);
        QCOMPARE(outcome.failure, std::string());
        QCOMPARE(outcome.derived, 0);
        QCOMPARE(outcome.dirty, accountCount);
        QCOMPARE(different(profile), std::string());
    }
};

QTEST_GUILESS_MAIN(TestDerivedBeside)
#include "test_derived_beside.moc"
