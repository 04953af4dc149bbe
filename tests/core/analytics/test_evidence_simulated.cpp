/// Books whose truth is known by formula: do 95 % intervals cover it as often as they say, is nothing found where there
/// is nothing, and is what was planted found? The first 200 seeds; MILEPOST_FULL=1: 2,000.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/evidence.h"
#include "analytics/rates.h"
#include "analytics/retention.h"
#include "support/life_book.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>
#include <utility>

using namespace milepost;
using namespace milepost::analytics;
using milepost::test::LifeBook;

namespace {

bool full() { return qEnvironmentVariableIntValue("MILEPOST_FULL") == 1; }
int seeds() { return full() ? 2'000 : 200; }

/// The same numbers everywhere: distributions of the standard library differ between libraries.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    double uniform() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }
    bool chance(double p) { return uniform() < p; }
    std::int32_t day(std::int32_t low, std::int32_t high)
    {
        return low + static_cast<std::int32_t>(uniform() * (high - low + 1));
    }
    double exponential(double rate) { return -std::log1p(-uniform()) / rate; }

private:
    std::mt19937_64 m_random;
};

std::int32_t dayOf(double time) { return static_cast<std::int32_t>(std::ceil(std::min(time, 1e6))); }

// One book: half of the accounts reach milestone 0 by day 30 and churn at rate `with`, the others at rate `without`.
// Milestone 1 is reached at a rate of its own while the account lasts. Milestone 2 comes again and again, to the early half
// more often, and to each account at a zeal of its own (0 to twice the half's): its density has variance between accounts.
constexpr std::int32_t landmark = 30, horizon = 395, window = 60, keptDay = 200;
constexpr double with = 0.0008, without = 0.0016, reaching = 0.015;
constexpr std::int32_t youngest = 100, oldest = 900;
constexpr double usingEarly = 0.02, usingOthers = 0.008; ///< chance of milestone 2 on a day, at the middle of a half
constexpr int accounts = 400;

LifeBook bookOf(std::uint64_t seed)
{
    Dice dice(seed), zeal(seed + 1'000'003);
    LifeBook book(3);
    book.window(0, landmark).window(1, window);
    for (int i = 0; i < accounts; ++i) {
        const bool exposed = dice.chance(0.5);
        const double leaves = dice.exponential(exposed ? with : without);
        const double reaches = dice.exponential(reaching);
        const std::int32_t age = dice.day(youngest, oldest);
        const std::int32_t first = exposed ? dice.day(0, landmark) : landmark + dice.day(1, 200);
        std::vector<std::pair<MilestoneIndex, std::int32_t>> reached;
        if (first <= leaves)
            reached.emplace_back(MilestoneIndex(0), first);
        if (reaches < leaves)
            reached.emplace_back(MilestoneIndex(1), dayOf(reaches));
        const double daily = 2 * zeal.uniform() * (exposed ? usingEarly : usingOthers);
        for (double day = 0, last = std::min(age, dayOf(leaves));;) {
            day += std::floor(zeal.exponential(1) / -std::log1p(-daily)) + 1; // to the next of days that each have that chance
            if (!(day <= last))
                break;
            reached.emplace_back(MilestoneIndex(2), static_cast<std::int32_t>(day));
        }
        book.add(book.asOf() - age, dayOf(leaves), reached);
    }
    return book;
}

/// By the formula of competing exponential times, over both halves.
double reachedBy(double day)
{
    double share = 0;
    for (const double leaving : {with, without})
        share += 0.5 * reaching / (reaching + leaving) * (1 - std::exp(-(reaching + leaving) * day));
    return share;
}
/// Occurrences of milestone 2 per account and month: what is expected of both halves over the days expected of them.
double densityExpected()
{
    double occurrences = 0, days = 0;
    for (const auto &[leaving, daily] : {std::pair(with, usingEarly), std::pair(without, usingOthers)}) {
        // An account of age a is seen for min(⌈exit⌉, a) days: Σ over k < a of the chance to be there after day k.
        double expected = 0, seen = 0;
        for (std::int32_t age = 1; age <= oldest; ++age) {
            expected += std::exp(-leaving * (age - 1));
            seen += age >= youngest ? expected : 0;
        }
        days += seen;
        occurrences += daily * seen;
    }
    return 30.4375 * occurrences / days;
}
double keptTo(double day) { return 0.5 * std::exp(-with * day) + 0.5 * std::exp(-without * day); }

} // namespace

class TestEvidenceSimulated : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void intervalsCoverTheTruth();
    void nothingIsFoundWhereNothingIs();
    void whatWasPlantedIsFound();
};

void TestEvidenceSimulated::intervalsCoverTheTruth()
{
    const double s1 = std::exp(-with * (horizon - landmark)), s0 = std::exp(-without * (horizon - landmark));
    int median = 0;
    while (reachedBy(median) < 0.5)
        ++median;
    const std::map<QByteArray, double> truth{
        {"rate", reachedBy(window)},  {"incidence", reachedBy(window)}, {"kept", keptTo(keptDay)},
        {"median", median},           {"kept with", s1},                {"kept without", s0},
        {"difference", s1 - s0},      {"ratio", s1 / s0},               {"hazard ratio", with / without},
        {"adjusted difference", s1 - s0}, {"density", densityExpected()}};
    std::map<QByteArray, int> covered;
    int books = 0;
    double churnsWith = 0, churnsWithout = 0;
    for (int seed = 1; seed <= seeds(); ++seed) {
        LifeBook book = bookOf(static_cast<std::uint64_t>(seed));
        const Portfolio &portfolio = book.portfolio();
        const FirstLives lives = firstLivesOf(portfolio);
        const Grouping all = allTogether(portfolio);
        const auto count = [&](const char *what, const std::optional<double> &low, const std::optional<double> &high) {
            const double value = truth.at(what);
            QVERIFY2(low && high, what);
            covered[what] += *low <= value && value <= *high ? 1 : 0;
        };
        const MilestoneRates rates = milestoneRates(portfolio, lives, all, {});
        const MilestoneRate &row = rates.rows[rates.index(1, 0)];
        count("rate", row.rate.low, row.rate.high);
        count("median", row.median.low, row.median.high);
        const MilestoneRate &often = rates.rows[rates.index(2, 0)];
        count("density", often.density.low, often.density.high);
        const IncidencePoint *last = nullptr;
        for (const IncidencePoint &point : rates.curves[rates.index(1, 0)].points)
            last = point.day <= window ? &point : last;
        QVERIFY(last);
        count("incidence", last->low, last->high);
        const auto curves = retention(lives, all, {});
        const SurvivalPoint *kept = nullptr;
        for (const SurvivalPoint &point : curves.front().survival.points)
            kept = point.day <= keptDay ? &point : kept;
        QVERIFY(kept);
        count("kept", kept->low, kept->high);
        const Association found = evidence(portfolio, lives, {{{0}, 1}}, {}, {}).front();
        QCOMPARE(found.shortfall, Shortfall::None);
        QCOMPARE(found.horizon, horizon);
        count("kept with", found.exposed.share.low, found.exposed.share.high);
        count("kept without", found.unexposed.share.low, found.unexposed.share.high);
        count("difference", found.difference.low, found.difference.high);
        count("ratio", found.ratio.low, found.ratio.high);
        count("hazard ratio", found.hazardRatio.low, found.hazardRatio.high);
        count("adjusted difference", found.adjustedDifference.low, found.adjustedDifference.high);
        churnsWith += found.exposed.events;
        churnsWithout += found.unexposed.events;
        ++books;
    }
    QVERIFY(churnsWith / books >= 15 && churnsWithout / books >= 15);
    QCOMPARE(covered.size(), truth.size());
    for (const auto &[what, times] : covered) {
        qInfo("%s: covered in %d of %d", what.constData(), times, books);
        if (full())
            QVERIFY2(times >= 1'867 && times <= 1'970, what.constData());
        else
            QVERIFY2(times >= 179, what.constData());
    }
}

namespace {

/// Ten milestones, each reached by day 30 by about half. Those with the first one churn at `ratio` times the rate.
LifeBook tenMilestones(std::uint64_t seed, int many, double rate, double ratio)
{
    Dice dice(seed * 7919 + 17);
    LifeBook book(10);
    for (int i = 0; i < many; ++i) {
        std::vector<std::pair<MilestoneIndex, std::int32_t>> reached;
        bool first = false;
        for (MilestoneIndex m = 0; m < 10; ++m) {
            const bool early = dice.chance(0.5);
            first |= m == 0 && early;
            reached.emplace_back(m, early ? dice.day(0, landmark) : landmark + dice.day(1, 300));
        }
        const std::int32_t leaves = dayOf(dice.exponential(first ? rate * ratio : rate));
        std::erase_if(reached, [leaves](const auto &each) { return each.second > leaves; });
        book.add(book.asOf() - dice.day(100, 900), leaves, reached);
    }
    return book;
}

} // namespace

void TestEvidenceSimulated::nothingIsFoundWhereNothingIs()
{
    int wrong = 0;
    for (int seed = 1; seed <= seeds(); ++seed) {
        LifeBook book = tenMilestones(static_cast<std::uint64_t>(seed), 300, 0.0012, 1.0);
        const FirstLives lives = firstLivesOf(book.portfolio());
        const auto found = evidence(book.portfolio(), lives, eachMilestone(book.portfolio()), {}, {});
        QCOMPARE(found.size(), std::size_t(10));
        bool any = false;
        for (const Association &each : found) {
            QCOMPARE(each.shortfall, Shortfall::None);
            any |= each.q && *each.q < falseDiscoveryRate;
            QCOMPARE(each.verdict == Verdict::Higher || each.verdict == Verdict::Lower,
                     each.q && *each.q < falseDiscoveryRate);
        }
        wrong += any ? 1 : 0;
    }
    qInfo("books without any effect in which something was found: %d of %d", wrong, seeds());
    QVERIFY(wrong <= (full() ? 131 : 21));
}

void TestEvidenceSimulated::whatWasPlantedIsFound()
{
    int right = 0;
    double churns = 0;
    for (int seed = 1; seed <= seeds(); ++seed) {
        LifeBook book = tenMilestones(static_cast<std::uint64_t>(seed) + 100'000, 300, 0.0012, 0.3);
        const FirstLives lives = firstLivesOf(book.portfolio());
        const auto found = evidence(book.portfolio(), lives, eachMilestone(book.portfolio()), {}, {});
        right += found.front().verdict == Verdict::Higher ? 1 : 0;
        churns += found.front().exposed.events + found.front().unexposed.events;
    }
    qInfo("a hazard ratio of 0.3 was found in %d of %d books with %.1f churns each", right, seeds(), churns / seeds());
    QVERIFY(churns / seeds() > 40 && churns / seeds() < 62);
    QVERIFY(right >= seeds() * 8 / 10);
}

QTEST_GUILESS_MAIN(TestEvidenceSimulated)
#include "test_evidence_simulated.moc"
