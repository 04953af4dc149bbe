/// M4 by hand and against a plain second way; B6 stops; M7 trends and cohort tables; M5 ladders of any measure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/cohort_trends.h"
#include "analytics/discovery.h"
#include "analytics/intervals.h"
#include "analytics/measure_ladder.h"
#include "analytics/peers.h"
#include "analytics/priorities.h"
#include "support/life_book.h"
#include "support/random_portfolio.h"

#include <QTest>

#include <cmath>

using namespace milepost;
using namespace milepost::analytics;
using milepost::test::LifeBook;

namespace {

bool near(double a, double b, double within = 1e-9) { return std::abs(a - b) <= within * std::max({1.0, std::abs(a), std::abs(b)}); }

/// 40 that stay and 40 that leave on day 100; counts of one event by account.
LifeBook eightyAccounts()
{
    LifeBook book(1);
    for (int i = 0; i < 80; ++i)
        book.add(book.asOf() - 900, i < 40 ? -1 : 100, {});
    return book;
}

Behaviour eventWith(const std::vector<std::uint32_t> &counts, std::int32_t day = 5)
{
    Behaviour behaviour;
    behaviour.key = "team.invited";
    for (AccountIndex account = 0; account < counts.size(); ++account) {
        if (counts[account] > 0)
            behaviour.rows.push_back({account, day, counts[account]});
    }
    return behaviour;
}

} // namespace

class TestDiscovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cohorts();
    void findsTheThreshold();
    void divergence();
    void insufficient();
    void folds();
    void whatPrecedesReaching();
    void stopsBetweenMilestones();
    void newCohortsAreFaster();
    void cohortTableLeavesOpenMonthsOut();
    void ladderAgreesWithTheStanding();
    void laddersNeedPeers();
};

void TestDiscovery::cohorts()
{
    LifeBook book(1);
    const Day old = book.asOf() - 500;
    SubscriptionFact yearly;
    yearly.start = old;
    yearly.termDays = 365;
    book.add(old, -1, {}); // retained
    book.add(old, 181, {}); // left after the split: retained
    book.add(old, 180, {}); // on it: churned
    book.add(old, 30, {}); // gone by day D
    book.add(old, 31, {}); // churned
    book.add(book.asOf() - 179, -1, {}); // not yet at the split
    book.add(book.asOf() - 100, 50, {}); // nor this one, though it is gone already
    book.add(old, -1, {}, {yearly}); // cannot churn before the split
    const FirstLives lives = firstLivesOf(book.portfolio());
    const Discovery found = discover(book.portfolio(), lives, {}, {}, {});
    QCOMPARE(found.retained, 2u);
    QCOMPARE(found.churned, 2u);
    QCOMPARE(found.leftEarly, 1u);
    QCOMPARE(found.tooYoung, 2u);
    QCOMPARE(found.longFirstTerm, 1u);
    DiscoverySettings with;
    with.longFirstTerms = true;
    QCOMPARE(discover(book.portfolio(), lives, {}, {}, with).retained, 3u);
    QCOMPARE(discover(book.portfolio(), lives, {}, book.asOf() - 499, {}).notObservable, 6u);
}

void TestDiscovery::findsTheThreshold()
{
    LifeBook book = eightyAccounts();
    const FirstLives lives = firstLivesOf(book.portfolio());
    std::vector<std::uint32_t> counts(80, 0);
    for (std::size_t i = 0; i < 40; ++i)
        counts[i] = i < 34 ? 3 : 1; // 34 of 40 that stay did it 3 times or more
    for (std::size_t i = 40; i < 80; ++i)
        counts[i] = i < 52 ? 3 : static_cast<std::uint32_t>(i % 3); // 12 of 40 that leave
    Behaviour late = eventWith(std::vector<std::uint32_t>(80, 9), 31); // after day D: nothing at all
    late.key = "late";
    const Discovery found = discover(book.portfolio(), lives, {eventWith(counts), late}, {}, {});
    const analytics::Finding &finding = found.findings.front();
    QCOMPARE(finding.behaviour, 0u);
    QCOMPARE(finding.threshold, 3u);
    QCOMPARE(finding.retained.n, 40u);
    QCOMPARE(finding.retained.k, 34u);
    QCOMPARE(finding.churned.k, 12u);
    QVERIFY(near(*finding.difference.value, 0.55));
    const Estimate newcombe = moverDifference(shareOf(34, 40), shareOf(12, 40), IntervalMethod::Newcombe);
    QVERIFY(near(*finding.difference.low, *newcombe.low) && near(*finding.difference.high, *newcombe.high));
    QVERIFY(near(*finding.sensitivity, 0.85) && near(*finding.specificity, 0.7));
    QVERIFY(near(*finding.ppv, 34.0 / 46) && near(*finding.npv, 28.0 / 34));
    QVERIFY(near(*finding.phi, (34.0 * 28 - 12.0 * 6) / std::sqrt(40.0 * 40 * 46 * 34)));
    std::vector<std::uint32_t> stay(counts.begin(), counts.begin() + 40), leave(counts.begin() + 40, counts.end());
    QVERIFY(near(*finding.p, *rankSumP(stay, leave)));
    QVERIFY(near(*finding.q, *finding.p)); // the other has no p and takes no part
    QCOMPARE(found.findings.back().shortfall, Shortfall::NobodyReached);
    QVERIFY(!found.findings.back().p && !found.findings.back().difference.value);
    // Everybody the same: no p, and no number that is none.
    const Discovery same = discover(book.portfolio(), lives, {eventWith(std::vector<std::uint32_t>(80, 2))}, {}, {});
    QCOMPARE(same.findings.front().shortfall, Shortfall::NoVariation);
    QVERIFY(!same.findings.front().p && !same.findings.front().phi);
}

void TestDiscovery::divergence()
{
    LifeBook book = eightyAccounts();
    const FirstLives lives = firstLivesOf(book.portfolio());
    Behaviour behaviour;
    behaviour.key = "report.viewed";
    for (AccountIndex account = 0; account < 80; ++account) {
        behaviour.rows.push_back({account, 2, 1 + account % 2}); // both alike
        if (account < 40)
            behaviour.rows.push_back({account, 12, 3 + account % 2}); // from day 12 on those that stay are ahead
    }
    const Discovery found = discover(book.portfolio(), lives, {behaviour}, {}, {});
    QCOMPARE(found.findings.front().divergenceDay.value(), 12);
    const auto paths = cohortPaths(found, behaviour);
    QCOMPARE(paths[1].mean.size(), std::size_t(31));
    QVERIFY(near(paths[1].mean[1], 0) && near(paths[1].mean[2], 1.5) && near(paths[1].mean[12], 5) && near(paths[0].mean[30], 1.5));
    // s with n − 1: counts 1 and 2, twenty of each.
    const double s = std::sqrt(0.25 * 40 / 39);
    QVERIFY(near(paths[0].high[5] - paths[0].mean[5], 1.959963984540054 * s / std::sqrt(40.0)));
}

void TestDiscovery::insufficient()
{
    LifeBook book(1);
    for (int i = 0; i < 60; ++i)
        book.add(book.asOf() - 900, i < 41 ? -1 : 100, {}); // 19 leave
    const FirstLives lives = firstLivesOf(book.portfolio());
    std::vector<std::uint32_t> counts(60, 0);
    counts[3] = 2;
    const Discovery found = discover(book.portfolio(), lives, {eventWith(counts)}, {}, {});
    QCOMPARE(found.findings.front().shortfall, Shortfall::SmallArm);
    QVERIFY(!found.findings.front().q && !found.findings.front().divergenceDay && !found.findings.front().retained.share.value);
    LifeBook nobody(1);
    const Discovery none = discover(nobody.portfolio(), firstLivesOf(nobody.portfolio()), {eventWith({})}, {}, {});
    QCOMPARE(none.findings.front().shortfall, Shortfall::NobodyStarted);
}

// printf %s "account 1" | sha256sum → 8 hex digits, mod 5.
void TestDiscovery::folds()
{
    QCOMPARE(int(foldOf("abc")), int(0xba7816bfu % 5)); // SHA-256("abc") begins ba7816bf
    QCOMPARE(int(foldOf("")), int(0xe3b0c442u % 5));
}

void TestDiscovery::whatPrecedesReaching()
{
    LifeBook book(1);
    for (int i = 0; i < 90; ++i) {
        std::vector<std::pair<MilestoneIndex, std::int32_t>> reached;
        if (i < 10)
            reached.emplace_back(MilestoneIndex(0), 20); // by day D already: asked of nobody
        else if (i < 50)
            reached.emplace_back(MilestoneIndex(0), 90);
        book.add(book.asOf() - 900, -1, reached);
    }
    const FirstLives lives = firstLivesOf(book.portfolio());
    std::vector<std::uint32_t> counts(90, 0);
    for (std::size_t i = 10; i < 50; ++i)
        counts[i] = i % 4 == 0 ? 0 : 2;
    DiscoverySettings settings;
    settings.toReach = 0;
    const Discovery found = discover(book.portfolio(), lives, {eventWith(counts)}, {}, settings);
    QCOMPARE(found.retained, 40u);
    QCOMPARE(found.churned, 40u);
    QCOMPARE(found.findings.front().retained.k, 30u);
    QCOMPARE(found.findings.front().churned.k, 0u);
}

void TestDiscovery::stopsBetweenMilestones()
{
    LifeBook book(2);
    const Day old = book.asOf() - 300;
    book.add(old, -1, {{0, 10}, {1, 30}});
    book.add(old, -1, {{0, 10}, {1, 30}});
    book.add(old, -1, {{0, 10}, {1, 50}});
    book.add(old, 60, {{0, 10}}); // left in between
    book.add(old, -1, {{0, 10}}); // on its way
    book.add(old, -1, {{0, 10}, {1, 10}}); // both on one day: had it
    book.add(old, -1, {{1, 5}}); // never reached the first
    const FirstLives lives = firstLivesOf(book.portfolio());
    const Stop stop = stopBetween(book.portfolio(), lives, 0, 1, {});
    QCOMPARE(stop.n, 6u);
    QCOMPARE(stop.already, 1u);
    QCOMPARE(stop.later, 3u);
    QCOMPARE(stop.left, 1u);
    QCOMPARE(stop.waiting, 1u);
    QCOMPARE(stop.median.day.value(), 40); // F(20) = 2/5, F(40) = 3/5
    QVERIFY(near(*stop.stopped.value, 0.25));
    const MilestoneRates rates = milestoneRates(book.portfolio(), lives, allTogether(book.portfolio()), {});
    const auto all = stops(book.portfolio(), lives, rates, {});
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all.front().from, MilestoneIndex(0));
    QCOMPARE(stopBetween(book.portfolio(), lives, 1, 1, {}).shortfall, Shortfall::EverybodyReached);
}

void TestDiscovery::newCohortsAreFaster()
{
    LifeBook book(1, *dayFromCivil(2026, 3, 31));
    book.window(0, 30);
    // The window of those who started last in Q4 is over on 30 January.
    const auto quarter = [&](int year, int month, int days) {
        for (int i = 0; i < 40; ++i)
            book.add(*dayFromCivil(year, month, 1) + i, -1, {{0, days + i % 5}});
    };
    quarter(2024, 10, 30);
    quarter(2025, 7, 20);
    quarter(2025, 10, 10);
    quarter(2026, 1, 1); // not over for all of them
    const FirstLives lives = firstLivesOf(book.portfolio());
    const VelocityTrend trend = velocityTrend(book.portfolio(), lives, 0, {});
    QCOMPARE(trend.latest, std::string("2025Q4"));
    QCOMPARE(trend.n, 40u);
    QCOMPARE(trend.latestMedian.day.value(), 12);
    QCOMPARE(trend.quarterBefore.earlier, std::string("2025Q3"));
    QCOMPARE(trend.yearBefore.earlier, std::string("2024Q4"));
    QVERIFY(near(*trend.quarterBefore.difference.value, -10));
    QVERIFY(near(*trend.quarterBefore.faster, 10.0 / 22));
    const DayQuantile &earlier = trend.quarterBefore.earlierMedian, &latest = trend.latestMedian;
    QVERIFY(near(*trend.quarterBefore.difference.low, -10 - std::hypot(*latest.day - *latest.low, *earlier.high - *earlier.day)));
    QVERIFY(near(*trend.quarterBefore.fasterHigh, -*trend.quarterBefore.difference.low / 22));
    // Nothing before, and nothing over.
    LifeBook young(1, *dayFromCivil(2026, 3, 31));
    young.add(*dayFromCivil(2026, 3, 1), -1, {});
    const VelocityTrend none = velocityTrend(young.portfolio(), firstLivesOf(young.portfolio()), 0, {});
    QVERIFY(none.latest.empty());
    QCOMPARE(none.quarterBefore.shortfall, Shortfall::NoEarlierCohort);
}

void TestDiscovery::cohortTableLeavesOpenMonthsOut()
{
    LifeBook book(1, *dayFromCivil(2026, 3, 31));
    for (int i = 0; i < 30; ++i)
        book.add(*dayFromCivil(2025, 10, 1) + i, -1, {{0, i < 15 ? 20 : 50}});
    const FirstLives lives = firstLivesOf(book.portfolio());
    const auto table = cohortTable(book.portfolio(), lives, 0, {}, 4);
    QCOMPARE(table.size(), std::size_t(1));
    QCOMPARE(table.front().quarter, std::string("2025Q4"));
    QVERIFY(near(*table.front().byMonth[0], 0.5) && near(*table.front().byMonth[1], 1.0));
    QVERIFY(!table.front().byMonth[2]); // 31 December + 92 days lies ahead
    const auto kept = retentionTable(lives, 4);
    QVERIFY(near(*kept.front().byMonth[1], 1.0) && !kept.front().byMonth[3]);
}

// Two ways to one number: the sweep that judges everybody, and the ladder of one account.
void TestDiscovery::ladderAgreesWithTheStanding()
{
    test::RandomPortfolioShape shape;
    shape.accounts = 300;
    const auto portfolio = test::randomPortfolio(shape);
    const PeerSettings settings;
    const Lives lives = livesOf(*portfolio, settings.sizeBands);
    const PeerComparison comparison = comparePortfolio(*portfolio, lives, settings);
    int compared = 0;
    for (AccountIndex account = 0; account < portfolio->accountCount(); ++account) {
        const PeerStanding &standing = comparison.standing[account];
        if (standing.rung == PeerRung::None || standing.measure != PeerMeasure::Distinct || !lives.current[account])
            continue;
        const MeasureLadder ladder
            = measureLadder(*portfolio, lives, account, TenureMeasure::Milestones, settings.k, settings.sizeBands);
        const LadderRung *rung = ladder.used();
        QVERIFY(rung);
        QCOMPARE(rung->rung, standing.rung);
        QCOMPARE(rung->n, standing.n);
        QCOMPARE(rung->below, standing.below);
        QVERIFY(near(*ladder.own, standing.own));
        QVERIFY(near(*rung->percentile, standing.percentile, 1e-5));
        QVERIFY(near(*rung->median, standing.median, 1e-5) && near(*rung->p25, standing.p25, 1e-5));
        ++compared;
    }
    QVERIFY(compared > 50);
}

void TestDiscovery::laddersNeedPeers()
{
    LifeBook book(1);
    for (int i = 0; i < 10; ++i)
        book.add(book.asOf() - 200 - i, -1, {{0, 20 * i}});
    const Lives lives = livesOf(book.portfolio(), {10, 50, 250});
    // Nine others are as old as the youngest one: too few, and no number at all.
    const MeasureLadder few = measureLadder(book.portfolio(), lives, 0, TenureMeasure::Milestones, 10, {10, 50, 250});
    QVERIFY(!few.used());
    for (const LadderRung &rung : few.rungs)
        QVERIFY(!rung.percentile && !rung.median && rung.values.empty());
    QCOMPARE(few.rungs.back().n, 9);
    QVERIFY(few.rungs.front().skipped); // no industry known
    const MeasureLadder enough = measureLadder(book.portfolio(), lives, 0, TenureMeasure::Milestones, 9, {10, 50, 250}, 100);
    QVERIFY(enough.used());
    QVERIFY(near(*enough.own, 1));
    QCOMPARE(enough.used()->below, 4); // reached on days 120, 140, 160 and 180
    QVERIFY(near(*enough.used()->percentile, 100 * (4 + 2.5) / 9));
    // Seats and ARR are not known of anybody.
    QVERIFY(!measureLadder(book.portfolio(), lives, 0, TenureMeasure::Seats, 9, {10, 50, 250}).own);
    QVERIFY(measureAll(book.portfolio(), lives, TenureMeasure::Arr, 100).empty());
    QCOMPARE(measureAll(book.portfolio(), lives, TenureMeasure::Occurrences, 205).size(), std::size_t(5));
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "test_discovery.moc"
