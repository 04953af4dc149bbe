/// How many reach a milestone within its window, by when, and how often (M1, M2, M7): by hand, and against one account after
/// the other.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/rates.h"
#include "support/life_book.h"
#include "support/random_portfolio.h"

#include <QTest>

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

using namespace milepost;
using namespace milepost::analytics;
using milepost::test::LifeBook;

namespace {

bool near(double a, double b, double within = 1e-8) { return std::abs(a - b) <= within * std::max({1.0, std::abs(a), std::abs(b)}); }

/// The density of accounts one by one, and its interval where there is one: true.
bool densityAgrees(const Estimate &density, const std::vector<std::pair<double, double>> &lived)
{
    double occurrences = 0, days = 0, apart = 0, acting = 0;
    for (const auto &[many, observed] : lived) {
        occurrences += many;
        days += observed;
        acting += many > 0 ? 1 : 0;
    }
    if (days <= 0 && !density.value)
        return false;
    const double rate = occurrences / days;
    for (const auto &[many, observed] : lived)
        apart += (many - rate * observed) * (many - rate * observed);
    const auto n = static_cast<double>(lived.size());
    if (!density.value || !near(*density.value, 30.4375 * rate) || density.low.has_value() != (n >= 20 && acting >= 10))
        qFatal("density %g of %g accounts", density.value.value_or(-1), n);
    if (!density.low)
        return false;
    const double t = boost::math::quantile(boost::math::students_t(n - 1), 0.975);
    const double se = std::sqrt(n / (n - 1) * apart) / occurrences;
    if (!near(std::log(*density.high / *density.value), t * se) || !near(std::log(*density.value / *density.low), t * se))
        qFatal("interval of density %g–%g", *density.low, *density.high);
    return true;
}

} // namespace

class TestRates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ratesCountOnlyClosedWindows();
    void ratesAgreeWithThePlainWay();
    void densityNeedsAccountsThatAct();
};

// M1: an early success or an early churn does not close a window sooner.
void TestRates::ratesCountOnlyClosedWindows()
{
    LifeBook book(1);
    book.window(0, 20);
    book.add(book.asOf() - 20, -1, {{0, 20}}); // closed today, reached on the last day
    book.add(book.asOf() - 19, -1, {{0, 2}}); // still open, though reached
    book.add(book.asOf() - 19, 3, {}); // still open, though gone
    book.add(book.asOf() - 100, -1, {{0, 21}}); // closed, a day late
    book.add(book.asOf() - 100, 10, {{0, 15}}); // reached after leaving: not reached
    book.add(book.asOf() - 100, 15, {{0, 15}}); // on the day it left: reached
    const Portfolio &portfolio = book.portfolio();
    const FirstLives lives = firstLivesOf(portfolio);
    const MilestoneRates rates = milestoneRates(portfolio, lives, allTogether(portfolio), {});
    const MilestoneRate &row = rates.rows.front();
    QCOMPARE(row.n, 6u);
    QCOMPARE(row.closed, 4u);
    QCOMPARE(row.pending, 2u);
    QCOMPARE(row.reachedInWindow, 2u);
    QCOMPARE(row.reached, 4u);
    QVERIFY(near(*row.rate.value, 0.5));
    QVERIFY(near(row.sums.accountMonths(), (20 + 19 + 3 + 100 + 10 + 15) / 30.4375));
    QVERIFY(near(*row.density.value, 4 / row.sums.accountMonths()));
    QVERIFY(!row.density.low && !row.density.high); // six accounts are too few for an interval
    const auto members = reachMembers(portfolio, lives, 0, {});
    QCOMPARE(members.size(), std::size_t(6));
    QCOMPARE(members[0].state, ReachState::ReachedInWindow);
    QCOMPARE(members[2].state, ReachState::Left);
    QCOMPARE(members[3].state, ReachState::ReachedLater);
    QCOMPARE(members[4].state, ReachState::Left);
}

// The counts that are shared between milestones against one account after the other.
void TestRates::ratesAgreeWithThePlainWay()
{
    test::RandomPortfolioShape shape;
    shape.accounts = 400;
    shape.staleDays = 2;
    const auto portfolio = test::randomPortfolio(shape);
    const FirstLives lives = firstLivesOf(*portfolio);
    const Grouping plans = *byField(*portfolio, lives, "plan", {10, 50, 250});
    const MilestoneRates rates = milestoneRates(*portfolio, lives, plans, {});
    std::uint64_t seen = 0, withInterval = 0;
    for (MilestoneIndex m = 0; m < portfolio->milestones.size(); ++m) {
        for (std::uint32_t group = 0; group < plans.count(); ++group) {
            DayCounts counts;
            std::uint32_t closed = 0, reached = 0;
            std::vector<std::pair<double, double>> lived; // occurrences and days, an account each
            for (AccountIndex account = 0; account < portfolio->accountCount(); ++account) {
                if (!lives.started(account) || plans.of[account] != group || !portfolio->applies(account, m))
                    continue;
                std::int32_t first = -1;
                for (const AchievementFact &fact : portfolio->achievements.of(account)) {
                    if (fact.milestone == m && first < 0)
                        first = std::max(0, fact.on - lives.start[account]);
                }
                const auto facts = portfolio->achievements.of(account);
                lived.emplace_back(std::count_if(facts.begin(), facts.end(), [&](const AchievementFact &fact) {
                                       return fact.milestone == m && fact.on - lives.start[account] <= lives.end[account];
                                   }),
                                   lives.end[account]);
                const bool in = first >= 0 && first <= lives.end[account];
                counts.add(in ? FollowUp{first, Outcome::Event}
                              : FollowUp{lives.end[account], lives.churned[account] ? Outcome::Competing : Outcome::Censored});
                const auto window = portfolio->milestones[m].windowDays;
                if (window && lives.start[account] + *window <= portfolio->through) {
                    ++closed;
                    reached += in && first <= *window ? 1 : 0;
                }
            }
            const std::size_t index = rates.index(m, group);
            const Incidence plain = cumulativeIncidence(counts);
            QCOMPARE(rates.curves[index].points.size(), plain.points.size());
            for (std::size_t i = 0; i < plain.points.size(); ++i)
                QCOMPARE(rates.curves[index].points[i].se, plain.points[i].se);
            QCOMPARE(rates.rows[index].closed, closed);
            QCOMPARE(rates.rows[index].reachedInWindow, reached);
            QCOMPARE(std::uint64_t(rates.rows[index].n), counts.total());
            seen += counts.total();
            withInterval += densityAgrees(rates.rows[index].density, lived) ? 1 : 0;
        }
    }
    QVERIFY(seen > 2'000);
    QVERIFY(withInterval > 5);
}

// No interval from fewer than 20 accounts, 10 of which have it; the share of the accounts that have it is no matter otherwise.
void TestRates::densityNeedsAccountsThatAct()
{
    const auto of = [](int accounts, int acting) {
        LifeBook book(1);
        for (int i = 0; i < accounts; ++i)
            book.add(book.asOf() - 200 - i, -1, i < acting ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, 3}, {0, 9 + i}}
                                                           : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
        const FirstLives lives = firstLivesOf(book.portfolio());
        return milestoneRates(book.portfolio(), lives, allTogether(book.portfolio()), {}).rows.front().density;
    };
    for (const auto &[accounts, acting] : {std::pair(19, 19), std::pair(60, 9), std::pair(60, 0)}) {
        const Estimate few = of(accounts, acting);
        QVERIFY(few.value && !few.low && !few.high);
        QCOMPARE(few.method, IntervalMethod::RatioLog);
    }
    const Estimate enough = of(20, 10);
    QVERIFY(enough.low && *enough.low > 0 && *enough.low < *enough.value && *enough.high > *enough.value);
    QVERIFY(near(*enough.low * *enough.high, *enough.value * *enough.value)); // symmetric on the log scale
    QVERIFY(!of(0, 0).value);
    // Everybody alike: nothing varies between accounts.
    DensitySums alike;
    for (int i = 0; i < 30; ++i) {
        alike.observe(100);
        alike.happen(100, 4);
    }
    QVERIFY(near(*density(alike).low, *density(alike).value) && near(*density(alike).high, *density(alike).value));
}

QTEST_GUILESS_MAIN(TestRates)
#include "test_rates.moc"
