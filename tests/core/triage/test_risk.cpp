/// M9: how history is cut into months, the fit, its backtest, and that nothing looks ahead.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/builders.h"
#include "triage/compute_standing.h"
#include "triage/risk_backtest.h"

#include <QTest>

#include <array>
#include <cmath>
#include <map>
#include <random>

using namespace milepost;
using namespace milepost::test;

namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    double uniform() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }
    bool chance(double p) { return uniform() < p; }
    std::int32_t whole(std::int32_t below) { return static_cast<std::int32_t>(uniform() * below); }

private:
    std::mt19937_64 m_random;
};

constexpr std::array paces{Pace::Ahead, Pace::OnPace, Pace::Behind, Pace::Stuck}; // better to worse
constexpr std::array bands{Band::Good, Band::Fair, Band::Poor};

RiskLevels levelsOf(Dice &dice)
{
    RiskLevels levels;
    levels.state = static_cast<ContractState>(dice.whole(4));
    levels.tenure = static_cast<TenureBand>(dice.whole(5));
    levels.pace = dice.chance(0.1) ? Pace::Unknown : paces[static_cast<std::size_t>(dice.whole(4))];
    levels.band = dice.chance(0.1) ? Band::Unknown : bands[static_cast<std::size_t>(dice.whole(3))];
    return levels;
}

RiskCells randomCells(std::uint64_t seed, int months)
{
    Dice dice(seed);
    RiskCells cells;
    for (int i = 0; i < months; ++i) {
        const RiskLevels levels = levelsOf(dice);
        cells.add(RiskCells::index(levels), dice.chance(0.02 + 0.1 * dice.uniform()));
    }
    return cells;
}

std::vector<PastView> emptyViews(const Portfolio &portfolio, Day on)
{
    const std::size_t n = portfolio.accountCount();
    return {{on, portfolio.id, std::vector<Pace>(n, Pace::OnPace), std::vector<Band>(n, Band::Good)}};
}

SubscriptionRecord yearly(Day start, Day end = {})
{
    SubscriptionRecord record;
    record.start = start;
    record.end = end;
    record.termDays = 365;
    record.autoRenew = true;
    return record;
}

std::vector<PastView> viewsAtMonthEnds(const PortfolioBuilder &builder, Day from, Day to)
{
    std::vector<PastView> views;
    for (Day on = from; on <= to; on = addMonths(on, 1))
        views.push_back(pastView(*PortfolioBuilder(builder).asOf(on).build(), {}));
    return views;
}

RiskFit modelFit(std::uint64_t seed)
{
    RiskFit fit;
    fit.method = RiskMethod::Model;
    fit.model = fitRisk(randomCells(seed, 3'000));
    return fit;
}

} // namespace

class TestRisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void monthsByHand();
    void churnBelongsToTheTermThatEnded();
    void termEndsByTheCalendar();
    void fitStandsWhereItsFormulasMeet();
    void poolingByHand();
    void betterPaceOrHealthNeverRaisesRisk();
    void throughRenewalByHand();
    void areaByBruteForce();
    void areaSumsWithinAccounts();
    void accountsThatStayAndThenLeave();
    void calibrationAndLiftByHand();
    void fewChurnsMakeNoModel();
    void nothingLooksAhead();
    void originsKnowOnlyWhatWasKnown();
    void standingUsesTheFit();
};

void TestRisk::monthsByHand()
{
    const auto portfolio = aPortfolio()
                               .asOf(day("2026-01-20"))
                               .with(anAccount("stays").with(yearly(day("2025-01-10"))))
                               .with(anAccount("left").with(yearly(day("2025-01-31"), day("2025-04-15"))))
                               .with(anAccount("trial").subscription(day("2025-10-01"), {}, 0, true))
                               .build();
    const auto months = accountMonths(*portfolio, emptyViews(*portfolio, day("2024-12-31")), portfolio->asOf);
    QCOMPARE(std::ranges::count(months, AccountIndex(0), &AccountMonth::account), 12); // 10 Jan 2025 … 10 Jan 2026
    QCOMPARE(months[0].from, day("2025-01-10"));
    QCOMPARE(months[0].to, day("2025-02-10"));
    const auto cellOf = [](ContractState state, TenureBand tenure, Pace pace, Band band) {
        return static_cast<std::uint16_t>(RiskCells::index({state, tenure, pace, band}));
    };
    // The first month began before any view could know the account.
    QCOMPARE(months[0].cell, cellOf(ContractState::MidTerm, TenureBand::UpTo3, Pace::Unknown, Band::Unknown));
    QCOMPARE(months[3].cell, cellOf(ContractState::MidTerm, TenureBand::UpTo6, Pace::OnPace, Band::Good));
    QCOMPARE(months[11].cell, cellOf(ContractState::Decision, TenureBand::UpTo12, Pace::OnPace, Band::Good));
    // Month ends clip: 31 Jan, 28 Feb, 31 Mar, 30 Apr; the churn of 15 April ends the third month.
    QCOMPARE(std::ranges::count(months, AccountIndex(1), &AccountMonth::account), 3);
    QCOMPARE(months[12].to, day("2025-02-28"));
    QCOMPARE(months[14].from, day("2025-03-31"));
    QCOMPARE(months[14].churnedOn, day("2025-04-15"));
    QVERIFY(!months[13].churned());
    QCOMPARE(std::ranges::count(months, AccountIndex(2), &AccountMonth::account), 0); // a trial is no customer
    // As known on an earlier day: no churn yet, and fewer months.
    const RiskCells before = countMonths(months, day("2025-04-14"));
    QCOMPARE(before.churns(), 0);
    QCOMPARE(before.months(), 3 + 2);
    QCOMPARE(countMonths(months, day("2025-04-15")).churns(), 1);
    QVERIFY(accountMonths(*portfolio, {}, portfolio->asOf).empty());
    // Months that began before the first view are left out.
    QCOMPARE(accountMonths(*portfolio, emptyViews(*portfolio, day("2025-12-01")), portfolio->asOf).size(), std::size_t(1));
}

void TestRisk::churnBelongsToTheTermThatEnded()
{
    for (const auto &[left, decides] : {std::pair{"2026-01-25", true}, {"2026-02-20", false}}) {
        const auto portfolio = aPortfolio()
                                   .asOf(day("2026-03-01"))
                                   .with(anAccount("late").with(yearly(day("2025-01-10"))).churnedOn(day(left)))
                                   .build();
        const auto months = accountMonths(*portfolio, emptyViews(*portfolio, day("2025-01-01")), portfolio->asOf);
        QVERIFY(months.back().churned());
        QCOMPARE(months.back().churnedOn, day(left));
        // 15 days after the term end it is the decision that was late; 41 days after it is a churn of mid-term.
        QCOMPARE(months.back().to, decides ? day("2026-01-10") : day("2026-03-10"));
        const auto state = months.back().cell / (RiskCells::tenures * RiskCells::paces * RiskCells::bands);
        QCOMPARE(static_cast<ContractState>(state), decides ? ContractState::Decision : ContractState::MidTerm);
    }
}

void TestRisk::termEndsByTheCalendar()
{
    SubscriptionFact s;
    s.start = day("2024-02-29");
    s.termEnd = day("2026-02-28");
    s.termDays = 365;
    QCOMPARE(termEnds(s), (std::vector<Day>{day("2025-02-28"), day("2026-02-28")}));
    s.termDays = 30;
    QVERIFY(termEnds(s).empty()); // month to month
    s.termDays = 0; // from start to end two years, and nothing about the years before
    QCOMPARE(termEnds(s), (std::vector<Day>{day("2026-02-28")}));
    s.termEnd = {};
    QVERIFY(termEnds(s).empty());
}

void TestRisk::fitStandsWhereItsFormulasMeet()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const RiskCells cells = randomCells(seed, 2'000);
        const RiskModel model = fitRisk(cells);
        QVERIFY2(model.sweeps < 1'000, "the sweeps must come to rest");
        double expected = 0;
        std::array<double, 4> stateExpected{}, stateObserved{};
        for (std::size_t i = 0; i < RiskCells::count; ++i) {
            const auto &cell = cells.cells()[i];
            expected += static_cast<double>(cell.months) * model.hazard(i);
            const std::size_t state = i / (RiskCells::tenures * RiskCells::paces * RiskCells::bands);
            stateExpected[state] += static_cast<double>(cell.months) * model.hazard(i) / model.state[state];
            stateObserved[state] += static_cast<double>(cell.churns);
        }
        QVERIFY(std::abs(expected - static_cast<double>(cells.churns())) < 1e-6);
        for (std::size_t s = 0; s < 4; ++s)
            QVERIFY(std::abs(model.state[s] - (stateObserved[s] + 5) / (stateExpected[s] + 5)) < 1e-9);
        QVERIFY(std::is_sorted(model.pace.begin() + 1, model.pace.end()));
        QVERIFY(std::is_sorted(model.band.begin() + 1, model.band.end()));
    }
    QCOMPARE(fitRisk({}).h0, 0.0);
}

void TestRisk::poolingByHand()
{
    // One state, one tenure, health unknown. 100 months each of ahead (8 churns) and behind (2 churns): the wrong way round, so both get
    // one factor, and with everything else equal it is the same as no factor at all.
    RiskCells cells;
    for (int i = 0; i < 100; ++i) {
        cells.add(RiskCells::index({ContractState::MidTerm, TenureBand::UpTo3, Pace::Ahead, Band::Unknown}), i < 8);
        cells.add(RiskCells::index({ContractState::MidTerm, TenureBand::UpTo3, Pace::Behind, Band::Unknown}), i < 2);
    }
    const RiskModel model = fitRisk(cells);
    QVERIFY(std::abs(model.pace[1] - model.pace[3]) < 1e-12);
    QVERIFY(std::abs(model.hazard({ContractState::MidTerm, TenureBand::UpTo3, Pace::Ahead, Band::Unknown}) - 0.05) < 1e-9);
    // The right way round the factors stay apart, drawn together by the prior of 5: (2+5)/(5+5) and (8+5)/(5+5) of 5 each.
    RiskCells right;
    for (int i = 0; i < 100; ++i) {
        right.add(RiskCells::index({ContractState::MidTerm, TenureBand::UpTo3, Pace::Ahead, Band::Unknown}), i < 2);
        right.add(RiskCells::index({ContractState::MidTerm, TenureBand::UpTo3, Pace::Stuck, Band::Unknown}), i < 8);
    }
    const RiskModel apart = fitRisk(right);
    QVERIFY(std::abs(apart.pace[1] - 0.7) < 1e-9);
    QVERIFY(std::abs(apart.pace[4] - 1.3) < 1e-9);
    QVERIFY(std::abs(apart.h0 - 0.05) < 1e-9);
}

void TestRisk::betterPaceOrHealthNeverRaisesRisk()
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const RiskFit fit = modelFit(seed);
        Dice dice(seed + 1'000);
        for (int i = 0; i < 50; ++i) {
            RiskLevels levels = levelsOf(dice);
            const std::int32_t tenure = dice.whole(1'000), left = dice.whole(500) - 50;
            const auto riskWith = [&](Pace pace, Band band) {
                RiskLevels with = levels;
                with.pace = pace;
                with.band = band;
                return riskThroughRenewal(fit, with, tenure, left);
            };
            for (std::size_t p = 1; p < paces.size(); ++p)
                QVERIFY(riskWith(paces[p - 1], levels.band) <= riskWith(paces[p], levels.band) + 1e-15);
            for (std::size_t b = 1; b < bands.size(); ++b)
                QVERIFY(riskWith(levels.pace, bands[b - 1]) <= riskWith(levels.pace, bands[b]) + 1e-15);
            QCOMPARE(riskWith(Pace::Complete, levels.band), riskWith(Pace::OnPace, levels.band));
        }
    }
}

void TestRisk::throughRenewalByHand()
{
    RiskFit fit;
    fit.method = RiskMethod::Constant;
    fit.constant = 0.1;
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-12; };
    QVERIFY(near(riskThroughRenewal(fit, {}, 0, 0), 0.1)); // at least one month
    QVERIFY(near(riskThroughRenewal(fit, {}, 0, 61), 1 - 0.9 * 0.9 * 0.9)); // 61/30.4375 = 2.004: three months
    QVERIFY(near(riskThroughRenewal(fit, {}, 0, -1), 1 - 0.9 * 0.9 * 0.9)); // no date: the next three
    fit.method = RiskMethod::Model;
    fit.model.h0 = 0.01;
    fit.model.state = {10, 1, 3, 2};
    fit.model.tenure = {1, 2, 1, 1, 1};
    // Tenure 80 days: months 2.6 and 3.6; the second is the decision month.
    QVERIFY(near(riskThroughRenewal(fit, {}, 80, 45), 1 - (1 - 0.01) * (1 - 0.01 * 10 * 2)));
    const RiskLevels monthly{ContractState::MonthToMonth, TenureBand::UpTo3, Pace::Unknown, Band::Unknown};
    QVERIFY(near(riskThroughRenewal(fit, monthly, 400, -1), 1 - std::pow(1 - 0.03, 3)));
    fit.model.h0 = 1;
    QVERIFY(near(riskThroughRenewal(fit, monthly, 400, -1), 1 - std::pow(0.05, 3))); // at most 0.95 a month
    fit.method = RiskMethod::Index;
    QVERIFY(std::isnan(riskThroughRenewal(fit, {}, 0, 10)));
}

void TestRisk::areaByBruteForce()
{
    Dice dice(7);
    std::vector<Prediction> predictions;
    for (AccountIndex i = 0; i < 300; ++i) {
        const double risk = std::floor(dice.uniform() * 12) / 12; // many ties
        predictions.push_back({i, risk, 0.3, dice.chance(0.1 + 0.5 * risk)});
    }
    double wins = 0, churned = 0;
    std::vector<double> v10, v01;
    const auto score = [](double c, double s) { return c > s ? 1.0 : c == s ? 0.5 : 0.0; };
    for (const auto &a : predictions) {
        double sum = 0, n = 0;
        for (const auto &b : predictions) {
            if (a.churned == b.churned)
                continue;
            sum += a.churned ? score(a.risk, b.risk) : score(b.risk, a.risk);
            ++n;
        }
        (a.churned ? v10 : v01).push_back(sum / n);
        wins += a.churned ? sum / n : 0;
        churned += a.churned ? 1 : 0;
    }
    const double auc = wins / churned;
    const auto variance = [auc](const std::vector<double> &v) {
        double sum = 0;
        for (const double each : v)
            sum += (each - auc) * (each - auc);
        return sum / static_cast<double>(v.size() - 1);
    };
    // DeLong, DeLong & Clarke-Pearson (1988) for one curve. Every account has one prediction, so clusters change nothing but the
    // product across both samples, which is 0.
    const double se = std::sqrt(variance(v10) / static_cast<double>(v10.size()) + variance(v01) / static_cast<double>(v01.size()));
    const RiskBacktest judged = judgePredictions(predictions);
    QVERIFY(std::abs(judged.auc - auc) < 1e-12);
    QVERIFY(std::abs(judged.aucLow - (auc - 1.959963984540054 * se)) < 1e-9);
    QVERIFY(std::abs(judged.aucHigh - (auc + 1.959963984540054 * se)) < 1e-9);
}

void TestRisk::areaSumsWithinAccounts()
{
    // The same predictions said four times over of the same accounts are no new knowledge: the interval stays, while it
    // would halve if they counted as new ones.
    Dice dice(11);
    std::vector<Prediction> once, four;
    for (AccountIndex i = 0; i < 120; ++i) {
        const double risk = dice.uniform();
        once.push_back({i, risk, 0.3, dice.chance(risk)});
        for (int k = 0; k < 4; ++k)
            four.push_back(once.back());
    }
    const RiskBacktest a = judgePredictions(once), b = judgePredictions(four);
    QVERIFY(std::abs(a.auc - b.auc) < 1e-12);
    QVERIFY(std::abs(a.aucLow - b.aucLow) < 1e-9);
    QCOMPARE(b.months, 480);
}

void TestRisk::accountsThatStayAndThenLeave()
{
    // Accounts that have both kinds of months: the whole formula of Obuchowski (1997), pair by pair.
    Dice dice(17);
    std::vector<Prediction> predictions;
    for (AccountIndex account = 0; account < 40; ++account) {
        const double height = dice.uniform();
        for (int k = 0; k < 6; ++k)
            predictions.push_back({account, std::floor(8 * (height + dice.uniform()) / 2) / 8, 0.3, dice.chance(0.1 + 0.6 * height)});
    }
    double churned = 0, stayed = 0, wins = 0;
    std::map<AccountIndex, std::array<double, 4>> clusters; // churned, stayed, Σ V10, Σ V01
    for (const auto &a : predictions)
        (a.churned ? churned : stayed) += 1;
    for (const auto &a : predictions) {
        double sum = 0;
        for (const auto &b : predictions) {
            if (a.churned != b.churned) {
                const double c = a.churned ? a.risk : b.risk, s = a.churned ? b.risk : a.risk;
                sum += c > s ? 1.0 : c == s ? 0.5 : 0.0;
            }
        }
        auto &cluster = clusters[a.account];
        cluster[a.churned ? 0 : 1] += 1;
        cluster[a.churned ? 2 : 3] += sum / (a.churned ? stayed : churned);
        wins += a.churned ? sum : 0;
    }
    const double auc = wins / (churned * stayed);
    double s10 = 0, s01 = 0, s11 = 0, with10 = 0, with01 = 0;
    for (const auto &[account, c] : clusters) {
        s10 += std::pow(c[2] - c[0] * auc, 2);
        s01 += std::pow(c[3] - c[1] * auc, 2);
        s11 += (c[2] - c[0] * auc) * (c[3] - c[1] * auc);
        with10 += c[0] > 0 ? 1 : 0;
        with01 += c[1] > 0 ? 1 : 0;
    }
    const auto n = static_cast<double>(clusters.size());
    const double variance = with10 / ((with10 - 1) * churned) * s10 / churned + with01 / ((with01 - 1) * stayed) * s01 / stayed
        + 2 / (churned * stayed) * n / (n - 1) * s11;
    const RiskBacktest judged = judgePredictions(predictions);
    QVERIFY(std::abs(judged.auc - auc) < 1e-12);
    QVERIFY(std::abs(judged.auc - judged.aucLow - 1.959963984540054 * std::sqrt(variance)) < 1e-9);
}

void TestRisk::calibrationAndLiftByHand()
{
    std::vector<Prediction> predictions;
    for (AccountIndex i = 0; i < 100; ++i)
        predictions.push_back({i, i < 80 ? 0.05 : 0.5, 0.14, i % 10 == 0 || i >= 93});
    const RiskBacktest judged = judgePredictions(predictions);
    QCOMPARE(judged.churns, 17); // 10 by tens and 93 … 99
    // 4 expected among the lower 80, 10 among the upper 20: no two halves of 50 keep 5 (2.5 and 11.5), so one group.
    QCOMPARE(judged.groupCount, 1);
    QCOMPARE(judged.groups[0].observed, 17);
    QVERIFY(std::abs(judged.groups[0].expected - 14) < 1e-9);
    // P(X ≥ 17 | 9.903126) = P(X ≤ 17 | 27.218647) = 0.025, by adding up the terms
    QVERIFY(std::abs(judged.groups[0].low * 14 - 9.903126) < 1e-5);
    QVERIFY(std::abs(judged.groups[0].high * 14 - 27.218647) < 1e-5);
    // Among the upper fifth churned: 80, 90 and 93 … 99, 9 of 17.
    QVERIFY(std::abs(judged.lift - 9.0 / 17 / 0.2) < 1e-12);
    QVERIFY(judgePredictions({}).groupCount == 0 && std::isnan(judgePredictions({}).auc));
}

void TestRisk::fewChurnsMakeNoModel()
{
    std::vector<AccountMonth> months;
    const Day from = day("2024-01-01");
    const auto add = [&](int churns) {
        for (int i = 0; i < 200; ++i) {
            const bool churned = i < churns;
            months.push_back({static_cast<AccountIndex>(i), from, addMonths(from, 1), churned ? from + 20 : Day{}, 0});
        }
    };
    add(19);
    RiskFit fit = learnRisk(months, day("2024-02-10"));
    QCOMPARE(fit.method, RiskMethod::Index);
    QCOMPARE(fit.churns, 19);
    months.clear();
    add(20);
    fit = learnRisk(months, day("2024-02-10"));
    QCOMPARE(fit.method, RiskMethod::Constant); // enough churns, but no origin that could have shown more
    QCOMPARE(fit.constant, 0.1);
    QCOMPARE(fit.backtest.origins, 0);
}

namespace {

/// 60 accounts; a third of them reach nothing and leave after five to ten months.
PortfolioBuilder history(bool withFuture)
{
    PortfolioBuilder builder = aPortfolio().milestone("first", 30, true).milestone("second", 60, true).milestone("third");
    const Day later = day("2026-01-01");
    withMany(builder, 60, [&](AccountBuilder &account, int i) {
        const Day start = day("2024-01-05") + 6 * i;
        account.with(yearly(start)).achieved("first", daysIn(3 + i % 20));
        if (i % 3 != 0)
            account.achieved("second", daysIn(20 + i % 30)).achieved("third", daysIn(70 + i % 40));
        else if (start + 150 + 3 * i < later)
            account.churnedOn(start + 150 + 3 * i);
        if (withFuture) {
            account.achieved("third", later + 5 + i).achieved("second", later + 9);
            if (i % 4 == 1)
                account.churnedOn(later + 20 + i);
            account.ticket(later + 3, TicketPriority::Urgent, true).nps(later + 8, 2).invoice(later + 2);
        }
    });
    return builder;
}

} // namespace

void TestRisk::nothingLooksAhead()
{
    const Day until = day("2025-12-31");
    const auto learn = [&](bool withFuture) {
        PortfolioBuilder builder = history(withFuture).today(day("2026-06-01"));
        const auto views = viewsAtMonthEnds(builder, day("2024-01-31"), until);
        // The present portfolio knows everything; only `until` keeps the future out.
        const auto portfolio = PortfolioBuilder(builder).asOf(day("2026-05-31")).build();
        const auto months = accountMonths(*portfolio, views, until);
        return std::pair(months.size(), learnRisk(months, until));
    };
    const auto [monthsWithout, without] = learn(false);
    const auto [monthsWith, with] = learn(true);
    QVERIFY(without.churns > 10);
    QCOMPARE(monthsWith, monthsWithout);
    QCOMPARE(with.churns, without.churns);
    QCOMPARE(with.constant, without.constant);
    QCOMPARE(with.model.h0, without.model.h0);
    QCOMPARE(with.model.pace, without.model.pace);
    QCOMPARE(with.model.band, without.model.band);
    QCOMPARE(with.model.state, without.model.state);
    QVERIFY(with.backtest.brier == without.backtest.brier || std::isnan(with.backtest.brier));
}

void TestRisk::originsKnowOnlyWhatWasKnown()
{
    // What is predicted for the months after an origin does not move when they end differently.
    Dice dice(3);
    std::vector<AccountMonth> months;
    const Day begin = day("2023-01-01"), until = day("2025-01-01");
    for (AccountIndex account = 0; account < 400; ++account) {
        const RiskLevels levels = levelsOf(dice);
        for (int k = 0; k < 24; ++k) {
            const Day from = addMonths(begin, k), to = addMonths(begin, k + 1);
            const bool churned = dice.chance(0.03);
            months.push_back({account, from, to, churned ? to - 3 : Day{}, static_cast<std::uint16_t>(RiskCells::index(levels))});
            if (churned)
                break;
        }
    }
    std::vector<AccountMonth> changed = months;
    const Day last = until - 90;
    for (AccountMonth &month : changed) {
        if (month.from >= last)
            month.churnedOn = month.churned() ? Day{} : month.to - 2;
    }
    const RiskBacktest a = backtestRisk(months, until), b = backtestRisk(changed, until);
    QVERIFY(a.origins >= 5);
    QCOMPARE(b.origins, a.origins);
    QCOMPARE(b.months, a.months);
    QVERIFY(a.brier != b.brier);
    // What the constant said of those months is the share known on the origin; both Brier scores follow from it alone.
    const RiskCells known = countMonths(months, last);
    const double constant = static_cast<double>(known.churns()) / static_cast<double>(known.months());
    double apart = 0;
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (months[i].from >= last && months[i].to <= until)
            apart += std::pow(constant - months[i].churned(), 2) - std::pow(constant - changed[i].churned(), 2);
    }
    QVERIFY(std::abs((a.brierConstant - b.brierConstant) * static_cast<double>(a.months) - apart) < 1e-6);
    const RiskModel before = fitRisk(countMonths(months, last)), after = fitRisk(countMonths(changed, last));
    QCOMPARE(before.h0, after.h0);
    QCOMPARE(before.pace, after.pace);
}

void TestRisk::standingUsesTheFit()
{
    SubscriptionRecord soon = yearly(day("2025-04-01")), later = yearly(day("2025-12-01"));
    soon.arr = Money{100'000, *Currency::fromCode("USD")};
    later.arr = Money{300'000, *Currency::fromCode("USD")};
    soon.noticeDays = later.noticeDays = 0;
    const auto portfolio
        = aPortfolio().asOf(day("2026-03-01")).with(anAccount("two").with(soon).with(later)).with(anAccount("none").startedOn(day("2025-03-01"))).build();
    RiskFit fit;
    fit.method = RiskMethod::Constant;
    fit.constant = 0.02;
    const auto standing = computeStanding(portfolio, {}, {}, nullptr, serially, &fit);
    QCOMPARE(standing->riskMethod[0], RiskMethod::Constant);
    // 31 days: 2 months; 275 days: 10 months.
    const double first = 1 - std::pow(0.98, 2), second = 1 - std::pow(0.98, 10);
    QVERIFY(std::abs(standing->risk[0] - (first + 3 * second) / 4) < 1e-6);
    QVERIFY(std::abs(standing->risk[1] - (1 - std::pow(0.98, 3))) < 1e-6);
    const double u = 1 - 0.75 * (275 - 90) / 275.0;
    QVERIFY(std::abs(standing->urgency[0] - (first + 3 * second * u) / (first + 3 * second)) < 1e-9);
    QCOMPARE(computeStanding(portfolio)->riskMethod[0], RiskMethod::Index);
}

QTEST_GUILESS_MAIN(TestRisk)
#include "test_risk.moc"
