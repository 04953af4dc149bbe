#include "triage/risk_backtest.h"

#include "analytics/incidence.h"
#include "analytics/intervals.h"

#include <algorithm>
#include <cmath>

namespace milepost {

namespace {

constexpr double fewestExpected = 5; ///< churns of a calibration group
constexpr double mostAtRisk = 0.2; ///< of the predictions, for the lift

/// Sums of DeLong's components within an account.
struct Cluster {
    double churned = 0, stayed = 0; ///< predictions
    double above = 0, below = 0; ///< V10 of the churned, V01 of the others
};

/// `byRisk` ascends. Area under the curve and its limits from components summed within account (Obuchowski 1997).
void areaUnderCurve(std::span<const Prediction> byRisk, RiskBacktest &result)
{
    const auto churned = static_cast<double>(result.churns);
    const double stayed = static_cast<double>(byRisk.size()) - churned;
    if (churned < 1 || stayed < 1)
        return;
    AccountIndex most = 0;
    for (const Prediction &each : byRisk)
        most = std::max(most, each.account);
    std::vector<Cluster> clusters(static_cast<std::size_t>(most) + 1);
    double churnedBelow = 0, stayedBelow = 0, area = 0;
    for (std::size_t begin = 0; begin < byRisk.size();) {
        std::size_t end = begin;
        double churnedHere = 0;
        for (; end < byRisk.size() && byRisk[end].risk == byRisk[begin].risk; ++end)
            churnedHere += byRisk[end].churned ? 1 : 0;
        const double stayedHere = static_cast<double>(end - begin) - churnedHere;
        const double v10 = (stayedBelow + stayedHere / 2) / stayed;
        const double v01 = (churned - churnedBelow - churnedHere / 2) / churned;
        for (std::size_t i = begin; i < end; ++i) {
            Cluster &cluster = clusters[byRisk[i].account];
            if (byRisk[i].churned) {
                ++cluster.churned;
                cluster.above += v10;
                area += v10;
            } else {
                ++cluster.stayed;
                cluster.below += v01;
            }
        }
        churnedBelow += churnedHere;
        stayedBelow += stayedHere;
        begin = end;
    }
    result.auc = area / churned;
    double s10 = 0, s01 = 0, s11 = 0, n10 = 0, n01 = 0, n = 0;
    for (const Cluster &cluster : clusters) {
        const double above = cluster.above - cluster.churned * result.auc;
        const double below = cluster.below - cluster.stayed * result.auc;
        s10 += above * above;
        s01 += below * below;
        s11 += above * below;
        n10 += cluster.churned > 0 ? 1 : 0;
        n01 += cluster.stayed > 0 ? 1 : 0;
        n += cluster.churned + cluster.stayed > 0 ? 1 : 0;
    }
    if (n10 < 2 || n01 < 2)
        return;
    const double variance = n10 / (n10 - 1) * s10 / (churned * churned) + n01 / (n01 - 1) * s01 / (stayed * stayed)
        + 2 * n / (n - 1) * s11 / (churned * stayed);
    const double half = analytics::z95 * std::sqrt(std::max(0.0, variance));
    result.aucLow = std::max(0.0, result.auc - half);
    result.aucHigh = std::min(1.0, result.auc + half);
}

void scores(std::span<const Prediction> predictions, RiskBacktest &result)
{
    const auto loss = [](double risk, bool churned) {
        return -std::log(std::max(1e-12, churned ? risk : 1 - risk)); // what was held impossible may happen
    };
    double brier = 0, constant = 0, log = 0, logConstant = 0;
    for (const Prediction &each : predictions) {
        const double outcome = each.churned ? 1 : 0;
        brier += (each.risk - outcome) * (each.risk - outcome);
        constant += (each.constant - outcome) * (each.constant - outcome);
        log += loss(each.risk, each.churned);
        logConstant += loss(each.constant, each.churned);
    }
    const auto n = static_cast<double>(predictions.size());
    result.brier = brier / n;
    result.brierConstant = constant / n;
    result.logLoss = log / n;
    result.logLossConstant = logConstant / n;
}

void calibration(std::span<const Prediction> byRisk, RiskBacktest &result)
{
    std::vector<double> expected(byRisk.size() + 1, 0);
    for (std::size_t i = 0; i < byRisk.size(); ++i)
        expected[i + 1] = expected[i] + byRisk[i].risk;
    const auto keeps = [&](std::size_t groups) {
        for (std::size_t g = 0; g < groups; ++g) {
            const auto begin = byRisk.size() * g / groups, end = byRisk.size() * (g + 1) / groups;
            if (expected[end] - expected[begin] < fewestExpected)
                return false;
        }
        return true;
    };
    std::size_t groups = std::min(result.groups.size(), byRisk.size());
    while (groups > 0 && !keeps(groups))
        --groups;
    result.groupCount = static_cast<std::int32_t>(groups);
    for (std::size_t g = 0; g < groups; ++g) {
        const auto begin = byRisk.size() * g / groups, end = byRisk.size() * (g + 1) / groups;
        CalibrationGroup &group = result.groups[g];
        group.months = static_cast<std::int64_t>(end - begin);
        group.observed = std::ranges::count(byRisk.subspan(begin, end - begin), true, &Prediction::churned);
        group.expected = expected[end] - expected[begin];
        const analytics::Limits limits = analytics::poissonLimits(group.observed);
        group.low = limits.low / group.expected;
        group.high = limits.high / group.expected;
    }
}

/// Churns among the fifth held most at risk; where equal predictions lie across its border, their share of it.
void lift(std::span<const Prediction> byRisk, RiskBacktest &result)
{
    if (result.churns == 0)
        return;
    double left = mostAtRisk * static_cast<double>(byRisk.size()), found = 0;
    for (std::size_t end = byRisk.size(); end > 0 && left > 0;) {
        std::size_t begin = end;
        double churned = 0;
        for (; begin > 0 && byRisk[begin - 1].risk == byRisk[end - 1].risk; --begin)
            churned += byRisk[begin - 1].churned ? 1 : 0;
        const auto size = static_cast<double>(end - begin);
        found += churned * std::min(1.0, left / size);
        left -= size;
        end = begin;
    }
    result.lift = found / static_cast<double>(result.churns) / mostAtRisk;
}

} // namespace

RiskBacktest judgePredictions(std::vector<Prediction> predictions)
{
    RiskBacktest result;
    if (predictions.empty())
        return result;
    std::ranges::stable_sort(predictions, {}, &Prediction::risk);
    result.months = static_cast<std::int64_t>(predictions.size());
    result.churns = std::ranges::count(predictions, true, &Prediction::churned);
    scores(predictions, result);
    areaUnderCurve(predictions, result);
    calibration(predictions, result);
    lift(predictions, result);
    return result;
}

RiskBacktest backtestRisk(std::span<const AccountMonth> months, Day until, const RiskSettings &settings)
{
    std::vector<const AccountMonth *> byStart;
    byStart.reserve(months.size());
    for (const AccountMonth &month : months) {
        if (month.to <= until)
            byStart.push_back(&month);
    }
    std::ranges::stable_sort(byStart, {}, [](const AccountMonth *month) { return month->from; });
    std::vector<Prediction> predictions;
    std::int32_t origins = 0;
    Day first, last;
    if (byStart.empty())
        return {};
    for (Day origin = until - settings.originEveryDays; origin > byStart.front()->from; origin = origin - settings.originEveryDays) {
        const RiskCells known = countMonths(months, origin);
        if (known.churns() < settings.fewestChurns)
            break;
        const RiskModel model = fitRisk(known, settings);
        const double constant = static_cast<double>(known.churns()) / static_cast<double>(known.months());
        const auto begins = [](const AccountMonth *month, Day day) { return month->from < day; };
        const auto from = std::lower_bound(byStart.begin(), byStart.end(), origin, begins);
        const auto to = std::lower_bound(from, byStart.end(), origin + settings.originEveryDays, begins);
        if (from == to)
            continue;
        ++origins;
        first = origin;
        last = last.valid() ? last : origin;
        for (auto month = from; month != to; ++month)
            predictions.push_back({(*month)->account, model.hazard((*month)->cell), constant, (*month)->churned()});
    }
    RiskBacktest result = judgePredictions(std::move(predictions));
    result.origins = origins;
    result.first = first;
    result.last = last;
    return result;
}

RiskFit learnRisk(std::span<const AccountMonth> months, Day until, const RiskSettings &settings)
{
    const RiskCells cells = countMonths(months, until);
    RiskFit fit;
    fit.trainedTo = until;
    fit.months = cells.months();
    fit.churns = cells.churns();
    if (fit.months > 0)
        fit.constant = static_cast<double>(fit.churns) / static_cast<double>(fit.months);
    if (fit.churns < settings.fewestChurns)
        return fit;
    fit.model = fitRisk(cells, settings);
    fit.backtest = backtestRisk(months, until, settings);
    fit.method = fit.backtest.beatsConstant() ? RiskMethod::Model : RiskMethod::Constant;
    return fit;
}

} // namespace milepost
