/// M3 at its edges: who is compared, from when to when, and what is said when there is too little; the Stanford heart
/// transplants as accounts; m of a set; expansion.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/evidence.h"
#include "analytics/hypotheses.h"
#include "analytics/priorities.h"
#include "analytics/rates.h"
#include "analytics/retention.h"
#include "support/builders.h"
#include "support/heart_patients.h"
#include "support/life_book.h"
#include "support/random_portfolio.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace milepost;
using namespace milepost::analytics;
using milepost::test::LifeBook;

namespace {

bool near(double a, double b, double within = 1e-8) { return std::abs(a - b) <= within * std::max({1.0, std::abs(a), std::abs(b)}); }

Association only(LifeBook &book, const EvidenceSettings &settings = {}, const Observability &observability = {})
{
    const FirstLives lives = firstLivesOf(book.portfolio());
    return evidence(book.portfolio(), lives, {{{0}, 1}}, observability, settings).front();
}

/// Nothing but counts, and no number that is not one.
void hasNoFigures(const Association &found)
{
    QCOMPARE(found.verdict, Verdict::Insufficient);
    QVERIFY(found.shortfall != Shortfall::None);
    for (const Estimate *each : {&found.exposed.share, &found.unexposed.share, &found.difference, &found.ratio,
                                 &found.hazardRatio, &found.plainHazardRatio, &found.adjustedDifference})
        QVERIFY(!each->value && !each->low && !each->high);
    QVERIFY(!found.p && !found.q && !found.logRank);
}

void isFinite(const Estimate &estimate)
{
    for (const auto &each : {estimate.value, estimate.low, estimate.high})
        QVERIFY(!each || std::isfinite(*each));
}

/// Everything that evidence says of a book, without a number that is not finite.
void allFinite(const Association &found)
{
    for (const Estimate *each : {&found.exposed.share, &found.unexposed.share, &found.difference, &found.ratio,
                                 &found.hazardRatio, &found.plainHazardRatio, &found.adjustedDifference,
                                 &found.naive.difference, &found.naive.ratio, &found.naive.exposed.share,
                                 &found.naive.unexposed.share})
        isFinite(*each);
    for (const auto &each : {found.p, found.q, found.logRank})
        QVERIFY(!each || std::isfinite(*each));
}

} // namespace

class TestEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stanfordHeartTransplants();
    void whoIsCompared();
    void horizonMovesBack();
    void wholeCohortWithoutCensoringIsWilsonNewcombeKatz();
    void degenerate_data();
    void degenerate();
    void mOfASet();
    void expansion();
    void strataExplainTheGap();
    void notObservable();
    void churnIsKnownPastTheLastEvent();
    void orderOfWorkDoesNotMatter();
    void detailIsTheSameComparison_data();
    void detailIsTheSameComparison();
    void claimsAreOnlyTestedWhereTheyCanBe();
};

// The book in which naive counting once deceived a field: a transplant needs a survivor to wait for it.
void TestEvidence::stanfordHeartTransplants()
{
    const auto patients = test::heartPatients(MILEPOST_SHARED_DATA);
    if (patients.empty())
        QSKIP("the shared statistics data are not here");
    LifeBook book(1);
    for (const test::HeartPatient &each : patients) {
        std::vector<std::pair<MilestoneIndex, std::int32_t>> reached;
        if (each.transplant)
            reached.emplace_back(MilestoneIndex(0), *each.transplant);
        // Who is alive has been followed for so long and no longer.
        book.add(book.asOf() - (each.died ? 4'000 : each.followed), each.died ? each.followed : -1, reached);
    }
    const Association found = only(book);
    QFile fixture(QStringLiteral(MILEPOST_SOURCE_DIR "/tests/data/survival_public.json"));
    QVERIFY(fixture.open(QIODevice::ReadOnly));
    const QJsonObject r = QJsonDocument::fromJson(fixture.readAll()).object()["jasa_landmark_30"].toObject();
    QCOMPARE(found.landmark, 30);
    QCOMPARE(found.horizon, 395);
    QCOMPARE(static_cast<int>(found.unexposed.n), r["n"].toArray()[0].toInt());
    QCOMPARE(static_cast<int>(found.exposed.n), r["n"].toArray()[1].toInt());
    QCOMPARE(static_cast<int>(found.unexposed.events), r["died"].toArray()[0].toInt());
    QCOMPARE(static_cast<int>(found.exposed.events), r["died"].toArray()[1].toInt());
    QVERIFY(near(*found.logRank, r["arms"].toObject()["chi2"].toDouble()));
    QVERIFY(near(*found.hazardRatio.value, r["arms"].toObject()["hr"].toDouble()));
    QVERIFY(near(*found.hazardRatio.low, r["arms"].toObject()["hr_low"].toDouble()));
    QVERIFY(near(*found.exposed.share.value, r["exposed"].toArray()[0].toDouble()));
    QVERIFY(near(*found.exposed.variance, r["exposed"].toArray()[1].toDouble()));
    QVERIFY(near(*found.unexposed.share.value, r["unexposed"].toArray()[0].toDouble()));
    // Naive: transplants keep many times as many alive. Landmarked: nothing shown.
    QVERIFY(found.naive.ratio.value && *found.naive.ratio.value > 2 && *found.naive.ratio.low > 1);
    QCOMPARE(found.verdict, Verdict::NoDifference);
    QVERIFY(*found.ratio.low < 1 && *found.ratio.high > 1);
}

// Alive at L is exit > L; reached by L includes day L; an exit on day H is churn; naive counts what came after the exit.
void TestEvidence::whoIsCompared()
{
    LifeBook book(1);
    const Day old = book.asOf() - 1'000;
    for (int i = 0; i < 20; ++i) {
        book.add(old, -1, {{0, 30}}); // on the landmark itself
        book.add(old, -1, {{0, 31}}); // a day late
    }
    book.add(old, 30, {{0, 5}}); // gone on the landmark: in neither arm
    book.add(old, 31, {{0, 30}}); // alive at it, gone the day after
    book.add(old, 395, {}); // on day H: churn
    book.add(old, 396, {}); // after it: kept
    book.add(old, 100, {{0, 120}}); // reached after leaving: not exposed, but naive says it was
    book.add(book.asOf() - 29, -1, {{0, 1}}); // not yet at the landmark
    book.add(book.asOf() - 30, -1, {{0, 1}}); // just there
    for (int i = 0; i < 3; ++i)
        book.add(old, 200, {});
    const Association found = only(book);
    QCOMPARE(found.goneByLandmark, 1u);
    QCOMPARE(found.notYetAtLandmark, 1u);
    QCOMPARE(found.exposed.n, 22u);
    QCOMPARE(found.unexposed.n, 26u);
    QCOMPARE(found.exposed.events, 1u);
    QCOMPARE(found.unexposed.events, 5u); // 395, 100, and three on 200
    QCOMPARE(found.shortfall, Shortfall::None);
    QVERIFY(near(*found.unexposed.share.value, 21.0 / 26)); // nobody censored before H
    // Naive: 20 + 20 + gone on 30 + gone on 31 + after leaving + two young ones.
    QCOMPARE(found.naive.exposed.n, 45u);
    QCOMPARE(found.naive.unexposed.n, 5u);
    QCOMPARE(found.naive.exposed.events, 3u);
}

void TestEvidence::horizonMovesBack()
{
    LifeBook book(1);
    for (int i = 0; i < 40; ++i) {
        const bool exposed = i % 2 == 0;
        // Nine of each arm are old; the others are 200 + i days old and censored there.
        const std::int32_t age = i < 18 ? 900 : 200 + i;
        book.add(book.asOf() - age, i == 20 || i == 21 || i == 22 || i == 23 || i == 24 ? 60 : -1,
                 exposed ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                         : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    }
    const Association found = only(book);
    QVERIFY(found.horizonMoved());
    // The tenth longest observed of the exposed is 200 + 38 days old, of the others 200 + 39.
    QCOMPARE(found.horizon, 238);
    QCOMPARE(found.horizonAsked, 395);
    QCOMPARE(found.shortfall, Shortfall::None);
    // Who is not censored at all needs no ten: an arm of which nine are left is followed to the end.
    LifeBook whole(1);
    for (int i = 0; i < 50; ++i)
        whole.add(whole.asOf() - 900, i % 2 == 1 && i < 33 ? 100 : -1,
                  i % 2 == 0 ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                             : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    const Association kept = only(whole);
    QCOMPARE(kept.horizon, 395);
    QCOMPARE(kept.unexposed.events, 16u); // nine of 25 left
}

// Nothing censored: Wilson on counts, Newcombe and Katz.
void TestEvidence::wholeCohortWithoutCensoringIsWilsonNewcombeKatz()
{
    LifeBook book(1);
    for (int i = 0; i < 70; ++i)
        book.add(book.asOf() - 900, i < 14 ? 100 + i : -1, {{0, 3}});
    for (int i = 0; i < 80; ++i)
        book.add(book.asOf() - 900, i < 32 ? 50 + i : -1, {});
    const Association found = only(book);
    // 56 of 70 against 48 of 80: newcombe_a of the shared statistics.
    QVERIFY(near(*found.difference.value, 0.2));
    QVERIFY(near(*found.difference.low, 0.052431472402, 1e-10) && near(*found.difference.high, 0.33387265404, 1e-10));
    QVERIFY(near(*found.ratio.low, 1.0766264228, 1e-9) && near(*found.ratio.high, 1.6512485113, 1e-9));
}

void TestEvidence::degenerate_data()
{
    QTest::addColumn<int>("accounts");
    QTest::addColumn<int>("age");
    QTest::addColumn<int>("exit"); ///< −1: alive; −2: every third on day 60
    QTest::addColumn<int>("reach"); ///< −1: nobody; −2: every second on day 5
    QTest::addColumn<Shortfall>("why");
    QTest::newRow("nobody reached it") << 60 << 900 << -2 << -1 << Shortfall::NobodyReached;
    QTest::newRow("everybody reached it") << 60 << 900 << -2 << 5 << Shortfall::EverybodyReached;
    QTest::newRow("all churned on day 0") << 60 << 900 << 0 << -2 << Shortfall::NobodyStarted;
    QTest::newRow("all signed up today") << 60 << 0 << -1 << -2 << Shortfall::NobodyStarted;
    QTest::newRow("start after as-of") << 60 << -10 << -1 << -2 << Shortfall::NobodyStarted;
    QTest::newRow("one account") << 1 << 900 << -1 << 5 << Shortfall::EverybodyReached;
    QTest::newRow("no account") << 0 << 900 << -1 << 5 << Shortfall::NobodyStarted;
    QTest::newRow("few accounts") << 30 << 900 << -2 << -2 << Shortfall::SmallArm;
    QTest::newRow("nobody churns") << 60 << 900 << -1 << -2 << Shortfall::FewEvents;
    QTest::newRow("short follow-up") << 60 << 40 << -1 << -2 << Shortfall::ShortFollowUp;
    QTest::newRow("ties: all churn on one day") << 60 << 900 << 100 << -2 << Shortfall::None;
    QTest::newRow("enough") << 60 << 900 << -2 << -2 << Shortfall::None;
}

void TestEvidence::degenerate()
{
    QFETCH(const int, accounts);
    QFETCH(const int, age);
    QFETCH(const int, exit);
    QFETCH(const int, reach);
    QFETCH(const Shortfall, why);
    LifeBook book(1);
    book.window(0, 14);
    for (int i = 0; i < accounts; ++i) {
        std::vector<std::pair<MilestoneIndex, std::int32_t>> reached;
        if (reach >= 0 || (reach == -2 && i % 2 == 0))
            reached.emplace_back(MilestoneIndex(0), reach >= 0 ? reach : 5);
        book.add(book.asOf() - age, exit == -2 ? (i % 3 == 0 ? 60 : -1) : exit, reached);
    }
    const Association found = only(book);
    QCOMPARE(found.shortfall, why);
    if (why != Shortfall::None)
        hasNoFigures(found);
    allFinite(found);
    if (why == Shortfall::None)
        QVERIFY(found.exposed.share.value && found.unexposed.share.value && found.difference.value);

    const Portfolio &portfolio = book.portfolio();
    const FirstLives lives = firstLivesOf(portfolio);
    const MilestoneRates rates = milestoneRates(portfolio, lives, allTogether(portfolio), {});
    const MilestoneRate &row = rates.rows.front();
    isFinite(row.rate);
    QCOMPARE(row.rate.value.has_value(), row.closed > 0);
    QVERIFY(!row.density.value || std::isfinite(*row.density.value));
    for (const IncidencePoint &point : rates.curves.front().points)
        QVERIFY(std::isfinite(point.incidence) && std::isfinite(point.se));
    for (const RetentionCurve &curve : retention(lives, allTogether(portfolio), {})) {
        for (const SurvivalPoint &point : curve.survival.points)
            QVERIFY(std::isfinite(point.survival));
    }
    for (const Priority &each : priorities(portfolio, lives, {found}, rates)) {
        isFinite(each.rate);
        QVERIFY(!each.churnAfterMedian || std::isfinite(*each.churnAfterMedian));
    }
    for (const TestedClaim &each : testClaims(portfolio, lives, {}))
        allFinite(each.found);
}

void TestEvidence::mOfASet()
{
    LifeBook book(3);
    book.window(0, 10).window(1, 20).window(2, 5);
    for (int i = 0; i < 90; ++i) {
        std::vector<std::pair<MilestoneIndex, std::int32_t>> reached{{0, 4}};
        if (i % 3 > 0)
            reached.emplace_back(MilestoneIndex(1), i % 3 == 1 ? 20 : 21); // in time, or a day late
        book.add(book.asOf() - 900, i % 9 == 0 ? 200 : -1, reached);
    }
    const FirstLives lives = firstLivesOf(book.portfolio());
    const auto found = evidence(book.portfolio(), lives, {{{0, 1, 2}, 2}, {{0, 1, 2}, 1}}, {}, {});
    QCOMPARE(found[0].landmark, 20); // the longest window of the set
    QCOMPARE(found[0].milestone, noMilestone);
    QCOMPARE(found[0].exposed.n, 30u);
    QCOMPARE(found[0].unexposed.n, 60u);
    QCOMPARE(found[0].shortfall, Shortfall::None);
    QCOMPARE(found[1].shortfall, Shortfall::EverybodyReached);
    QCOMPARE(found[0].naive.exposed.n, 60u);
}

void TestEvidence::expansion()
{
    LifeBook book(1);
    const Day start = book.asOf() - 900;
    const auto contract = [&](std::int64_t first, std::int32_t raisedOn, std::int64_t then) {
        SubscriptionFact one;
        one.start = start;
        one.arrMinor = first;
        one.termDays = 365;
        if (raisedOn < 0)
            return std::vector{one};
        one.end = start + raisedOn;
        SubscriptionFact two = one;
        two.start = start + raisedOn;
        two.end = {};
        two.arrMinor = then;
        return std::vector{one, two};
    };
    for (int i = 0; i < 40; ++i) {
        book.add(start, -1, {{0, 3}}, contract(10'000, i % 2 == 0 ? 100 + i : -1, 10'500)); // exactly 1.05 times
        book.add(start, -1, {}, contract(10'000, i % 8 == 0 ? 100 + i : -1, 10'499)); // just short: none
    }
    for (int i = 0; i < 5; ++i) {
        book.add(start, -1, {}, {}); // no amount known
        book.add(start, 60, {}, contract(10'000, 80, 20'000)); // gone before the raise
        book.add(start, 300, {}, contract(10'000, 200, 20'000)); // raised, gone later
    }
    EvidenceSettings settings;
    settings.outcome = EvidenceOutcome::Expansion;
    const Association found = only(book, settings);
    QCOMPARE(found.noAmount, 5u);
    QCOMPARE(found.exposed.n, 40u);
    QCOMPARE(found.exposed.events, 20u);
    QCOMPARE(found.unexposed.n, 50u);
    QCOMPARE(found.unexposed.events, 5u);
    QVERIFY(near(*found.exposed.share.value, 0.5) && near(*found.unexposed.share.value, 0.1));
    QCOMPARE(found.verdict, Verdict::Higher);
    QVERIFY(*found.hazardRatio.low > 1);
    QVERIFY(!found.adjustedDifference.value);
    // Nobody's amount known.
    LifeBook bare(1);
    for (int i = 0; i < 50; ++i)
        bare.add(bare.asOf() - 900, -1, {});
    const Association none = only(bare, settings);
    QCOMPARE(none.shortfall, Shortfall::NoAmounts);
    hasNoFigures(none);
}

// Yearly contracts stay and reach it; monthly ones leave and do not: within each kind there is no difference.
void TestEvidence::strataExplainTheGap()
{
    LifeBook book(1);
    const Day start = book.asOf() - 900;
    for (int i = 0; i < 400; ++i) {
        const bool yearly = i % 2 == 0;
        const int k = i / 2;
        SubscriptionFact contract;
        contract.start = start;
        contract.termDays = yearly ? 365 : 30;
        const bool exposed = yearly == (k % 10 != 0); // nine of ten yearly ones, one of ten monthly ones
        const bool leaves = yearly ? k / 10 % 10 == 0 : k / 10 % 2 == 0; // one of ten; every second
        book.add(start, leaves ? 60 + 7 * (k / 10) : -1,
                 exposed ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                         : std::vector<std::pair<MilestoneIndex, std::int32_t>>{},
                 {contract});
    }
    const Association found = only(book);
    QCOMPARE(found.strata, 2u);
    QVERIFY(found.partlyWhoTheyAre);
    QVERIFY(*found.plainHazardRatio.value < 0.5);
    QVERIFY(*found.hazardRatio.value > 0.6);
    QVERIFY(!found.exploratory);
    // All in one stratum: the gap is back, and it is said that this was chosen.
    const Grouping one = allTogether(book.portfolio());
    EvidenceSettings plain;
    plain.strata = &one;
    const Association crude = only(book, plain);
    QVERIFY(crude.exploratory);
    QVERIFY(near(*crude.hazardRatio.value, *found.plainHazardRatio.value));
    QVERIFY(*crude.logRank > *found.logRank);
}

void TestEvidence::notObservable()
{
    LifeBook book(1);
    book.window(0, 20);
    for (int i = 0; i < 100; ++i)
        book.add(book.asOf() - 900 + i, i % 5 == 0 ? 100 : -1,
                 i % 2 == 0 ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                            : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    const Day from = book.asOf() - 900 + 40;
    const Observability observability{{}, {from}};
    const Association found = only(book, {}, observability);
    QCOMPARE(found.notObservable, 40u);
    QCOMPARE(found.exposed.n + found.unexposed.n, 60u);
    const FirstLives lives = firstLivesOf(book.portfolio());
    const auto rates = milestoneRates(book.portfolio(), lives, allTogether(book.portfolio()), observability);
    QCOMPARE(rates.rows.front().n, 60u);
    QCOMPARE(rates.rows.front().notObservable, 40u);
    QCOMPARE(rates.rows.front().closed, 60u);
    RetentionSettings settings;
    settings.observableFrom = from;
    QCOMPARE(retention(lives, allTogether(book.portfolio()), settings).front().n, 60u);
}

// Events end 40 days before as-of, churn records do not: retention goes on where milestones have to end.
void TestEvidence::churnIsKnownPastTheLastEvent()
{
    LifeBook book(1);
    book.window(0, 20);
    Portfolio &portfolio = book.portfolio();
    portfolio.through = portfolio.asOf - 40;
    for (int i = 0; i < 60; ++i)
        book.add(book.asOf() - 100, i % 2 == 0 ? 70 : i % 6 == 1 ? 50 : -1, // day 70 is after the last event
                 i < 30 ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                        : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    const FirstLives lives = firstLivesOf(portfolio, portfolio.asOf - 1), held = firstLivesOf(portfolio);
    QCOMPARE(retention(lives, allTogether(portfolio), {}).front().churned, 40u);
    QCOMPARE(retention(held, allTogether(portfolio), {}).front().churned, 10u);
    EvidenceSettings settings;
    settings.horizon = 80;
    const Association found = evidence(portfolio, lives, {{{0}, 1}}, {}, settings).front();
    QCOMPARE(found.horizon, 80);
    QCOMPARE(found.exposed.events + found.unexposed.events, 40u);
    QCOMPARE(evidence(portfolio, held, {{{0}, 1}}, {}, settings).front().horizon, 60);
    // Milestones are judged at the last event in both.
    const MilestoneRates a = milestoneRates(portfolio, lives, allTogether(portfolio), {});
    const MilestoneRates b = milestoneRates(portfolio, held, allTogether(portfolio), {});
    QVERIFY(a.rows == b.rows);
    QCOMPARE(a.rows.front().closed, 60u);
    // Never further than as-of, nor back behind the events.
    QCOMPARE(firstLivesOf(portfolio, portfolio.asOf + 9).followedThrough, portfolio.asOf);
    QCOMPARE(firstLivesOf(portfolio, portfolio.asOf - 90).followedThrough, portfolio.through);
}

void TestEvidence::orderOfWorkDoesNotMatter()
{
    test::RandomPortfolioShape shape;
    shape.accounts = 500;
    const auto portfolio = test::randomPortfolio(shape);
    const FirstLives lives = firstLivesOf(*portfolio);
    const ParallelFor backwards = [](std::size_t count, const std::function<void(std::size_t)> &body) {
        for (std::size_t i = count; i-- > 0;)
            body(i);
    };
    const Grouping plans = *byField(*portfolio, lives, "plan", {10, 50, 250});
    QVERIFY(plans.count() >= 3);
    const MilestoneRates a = milestoneRates(*portfolio, lives, plans, {}), b = milestoneRates(*portfolio, lives, plans, {}, backwards);
    QVERIFY(a.rows == b.rows);
    const auto x = evidence(*portfolio, lives, eachMilestone(*portfolio), {}, {});
    const auto y = evidence(*portfolio, lives, eachMilestone(*portfolio), {}, {}, backwards);
    QCOMPARE(x.size(), y.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        QVERIFY(x[i].difference == y[i].difference && x[i].hazardRatio == y[i].hazardRatio && x[i].q == y[i].q);
        allFinite(x[i]);
    }
}

void TestEvidence::detailIsTheSameComparison_data()
{
    QTest::addColumn<bool>("expansion");
    QTest::addColumn<bool>("byPlan");
    QTest::addColumn<bool>("observable");
    QTest::newRow("declared") << false << false << false;
    QTest::newRow("expansion") << true << false << false;
    QTest::newRow("strata") << false << true << false;
    QTest::newRow("not recorded from the beginning") << false << false << true;
}

// All milestones at once look only at who reached them; one with its arms goes through every account. Both are the same question.
void TestEvidence::detailIsTheSameComparison()
{
    QFETCH(bool, expansion);
    QFETCH(bool, byPlan);
    QFETCH(bool, observable);
    test::RandomPortfolioShape shape;
    shape.accounts = 1'500;
    const auto portfolio = test::randomPortfolio(shape);
    const FirstLives lives = firstLivesOf(*portfolio);
    const Grouping plans = *byField(*portfolio, lives, "plan", {10, 50, 250});
    EvidenceSettings settings;
    settings.outcome = expansion ? EvidenceOutcome::Expansion : EvidenceOutcome::Retention;
    settings.strata = byPlan ? &plans : nullptr;
    Observability observability;
    if (observable)
        observability.milestone.assign(portfolio->milestones.size(), portfolio->asOf - 700);
    const auto all = evidence(*portfolio, lives, eachMilestone(*portfolio), observability, settings);
    std::size_t told = 0;
    for (MilestoneIndex m = 0; m < portfolio->milestones.size(); ++m) {
        const EvidenceDetail one = evidenceDetail(*portfolio, lives, {{m}, 1}, observability, settings);
        const Association &a = all[m], &b = one.found;
        QCOMPARE(a.shortfall, b.shortfall);
        QCOMPARE(a.horizon, b.horizon);
        QCOMPARE(std::tie(a.exposed.n, a.exposed.events, a.unexposed.n, a.unexposed.events),
                 std::tie(b.exposed.n, b.exposed.events, b.unexposed.n, b.unexposed.events));
        QCOMPARE(std::tie(a.notObservable, a.notYetAtLandmark, a.goneByLandmark, a.noAmount),
                 std::tie(b.notObservable, b.notYetAtLandmark, b.goneByLandmark, b.noAmount));
        QVERIFY(a.difference == b.difference && a.hazardRatio == b.hazardRatio && a.p == b.p && a.naive.ratio == b.naive.ratio);
        QCOMPARE(one.arms[1].size(), std::size_t(b.exposed.n));
        QCOMPARE(one.arms[0].size(), std::size_t(b.unexposed.n));
        QCOMPARE(one.curves.exposedCounts.total(), std::uint64_t(b.exposed.n));
        QVERIFY(!b.q);
        told += a.shortfall == Shortfall::None ? 1 : 0;
    }
    QVERIFY(told > 0);
}

void TestEvidence::claimsAreOnlyTestedWhereTheyCanBe()
{
    LifeBook book(2);
    book.portfolio().milestones[0].key = "three_members";
    book.portfolio().milestones[1].category = Category::Value;
    for (int i = 0; i < 200; ++i)
        book.add(book.asOf() - 900, i % 2 == 0 ? (i % 20 == 0 ? 90 : -1) : (i % 4 == 1 ? 90 : -1),
                 i % 2 == 0 ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}}
                            : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    const FirstLives lives = firstLivesOf(book.portfolio());
    const auto tested = testClaims(book.portfolio(), lives, {});
    QCOMPARE(tested.size(), enumCount<Claim>());
    for (const TestedClaim &each : tested)
        QCOMPARE(each.verdict, each.claim == Claim::TeamInvited ? ClaimVerdict::Supported : ClaimVerdict::Untestable);
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "test_evidence.moc"
