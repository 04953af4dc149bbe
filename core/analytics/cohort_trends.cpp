#include "analytics/cohort_trends.h"

#include "analytics/evidence.h"
#include "analytics/incidence.h"
#include "analytics/intervals.h"
#include "analytics/kaplan_meier.h"
#include "analytics/months.h"
#include "analytics/retention.h"

#include <algorithm>
#include <cmath>

namespace milepost::analytics {

namespace {

/// Start quarters as numbers: year · 4 + quarter.
struct Quarters {
    Grouping grouping;
    std::vector<int> number; ///< per group
    explicit Quarters(const FirstLives &lives, std::size_t most = 0) : grouping(byStartQuarter(lives, most))
    {
        for (const std::string &label : grouping.labels)
            number.push_back(std::stoi(label.substr(0, 4)) * 4 + label.back() - '1');
    }
    /// First day after the quarter.
    [[nodiscard]] Day endOf(std::size_t group) const
    {
        const int next = number[group] + 1;
        return *dayFromCivil(next / 4, next % 4 * 3 + 1, 1);
    }
    [[nodiscard]] std::optional<std::size_t> find(int wanted) const
    {
        const auto found = std::find(number.begin(), number.end(), wanted);
        return found == number.end() ? std::nullopt
                                     : std::optional(static_cast<std::size_t>(found - number.begin()));
    }
};

std::vector<DayCounts> countsOf(const Portfolio &portfolio, const FirstLives &lives, MilestoneIndex milestone,
                                const Observability &observability, const Grouping &grouping)
{
    std::vector<DayCounts> counts(grouping.count());
    const auto reached = lives.reached(milestone);
    auto next = reached.begin();
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        while (next != reached.end() && next->account < account)
            ++next;
        if (grouping.of[account] == noGroup || !lives.concerns(portfolio, account, milestone, observability))
            continue;
        DayCounts &mine = counts[grouping.of[account]];
        if (next != reached.end() && next->account == account && next->day <= lives.end[account])
            mine.add({next->day, Outcome::Event});
        else
            mine.add({lives.end[account], lives.churned[account] ? Outcome::Competing : Outcome::Censored});
    }
    return counts;
}

std::uint32_t eventsOf(const DayCounts &counts)
{
    std::uint32_t sum = 0;
    for (const std::uint32_t each : counts.event)
        sum += each;
    return sum;
}

DayQuantile medianOf(const Incidence &curve)
{
    return {curve.quantile(0.5), curve.quantileLow(0.5), curve.quantileHigh(0.5)};
}

Estimate asEstimate(const DayQuantile &median)
{
    const auto number = [](const std::optional<std::int32_t> &day) {
        return day ? std::optional<double>(*day) : std::nullopt;
    };
    return {number(median.day), number(median.low), number(median.high), IntervalMethod::LogLog};
}

/// Why a cohort's median says nothing.
Shortfall shortfallOf(const DayCounts &counts, const DayQuantile &median)
{
    if (counts.total() < fewestInCohort)
        return Shortfall::SmallArm;
    if (eventsOf(counts) < fewestAchievementsInCohort)
        return Shortfall::FewAchievements;
    return median.day ? Shortfall::None : Shortfall::NobodyReached;
}

VelocityChange changeAgainst(const std::string &label, const DayCounts &earlier, const DayQuantile &latest,
                             Shortfall latestShortfall)
{
    VelocityChange change;
    change.earlier = label;
    change.earlierMedian = medianOf(cumulativeIncidence(earlier));
    const Shortfall own = shortfallOf(earlier, change.earlierMedian);
    change.shortfall = latestShortfall != Shortfall::None ? latestShortfall : own;
    if (change.shortfall != Shortfall::None)
        return change;
    change.difference = moverDifference(asEstimate(latest), asEstimate(change.earlierMedian), IntervalMethod::Mover);
    const double base = *change.earlierMedian.day;
    if (base > 0) {
        const auto faster = [base](const std::optional<double> &days) {
            return days ? std::optional(-*days / base) : std::nullopt;
        };
        change.faster = faster(change.difference.value);
        change.fasterLow = faster(change.difference.high);
        change.fasterHigh = faster(change.difference.low);
    }
    return change;
}

} // namespace

VelocityTrend velocityTrend(const Portfolio &portfolio, const FirstLives &lives, MilestoneIndex milestone,
                            const Observability &observability)
{
    VelocityTrend trend;
    trend.milestone = milestone;
    trend.window = portfolio.milestones[milestone].windowDays.value_or(defaultLandmark);
    trend.quarterBefore.shortfall = trend.yearBefore.shortfall = Shortfall::NoEarlierCohort;
    const Quarters quarters(lives);
    std::optional<std::size_t> latest;
    for (std::size_t group = 0; group < quarters.number.size(); ++group) {
        if (quarters.endOf(group) - 1 + trend.window <= lives.through)
            latest = group;
    }
    if (!latest)
        return trend;
    const auto counts = countsOf(portfolio, lives, milestone, observability, quarters.grouping);
    trend.latest = quarters.grouping.labels[*latest];
    trend.n = static_cast<std::uint32_t>(counts[*latest].total());
    trend.reached = eventsOf(counts[*latest]);
    trend.latestMedian = medianOf(cumulativeIncidence(counts[*latest]));
    const Shortfall own = shortfallOf(counts[*latest], trend.latestMedian);
    const auto against = [&](int quartersBack, VelocityChange &change) {
        if (const auto earlier = quarters.find(quarters.number[*latest] - quartersBack))
            change = changeAgainst(quarters.grouping.labels[*earlier], counts[*earlier], trend.latestMedian, own);
    };
    against(1, trend.quarterBefore);
    against(4, trend.yearBefore);
    return trend;
}

namespace {

/// Months over for everybody who started before `end`.
bool monthIsOver(std::int32_t month, Day end, Day through)
{
    return end - 1 + static_cast<std::int32_t>(std::ceil(month * daysPerMonth)) <= through;
}

template <class Curve, class At>
std::vector<CohortRow> tableOf(const Quarters &quarters, const std::vector<DayCounts> &counts, Day through,
                               std::int32_t months, const Curve &curveOf, const At &at)
{
    std::vector<CohortRow> rows;
    for (std::size_t group = 0; group < counts.size(); ++group) {
        CohortRow row{quarters.grouping.labels[group], static_cast<std::uint32_t>(counts[group].total()), {}};
        const auto curve = curveOf(counts[group]);
        for (std::int32_t month = 1; month <= months; ++month) {
            const bool over = row.n > 0 && monthIsOver(month, quarters.endOf(group), through);
            row.byMonth.push_back(over ? std::optional(at(curve, static_cast<std::int32_t>(month * daysPerMonth)))
                                       : std::nullopt);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

std::vector<CohortRow> cohortTable(const Portfolio &portfolio, const FirstLives &lives, MilestoneIndex milestone,
                                   const Observability &observability, std::int32_t months, std::size_t quartersShown)
{
    const Quarters quarters(lives, quartersShown);
    const auto counts = countsOf(portfolio, lives, milestone, observability, quarters.grouping);
    return tableOf(
        quarters, counts, lives.through, months, [](const DayCounts &each) { return cumulativeIncidence(each); },
        [](const Incidence &curve, std::int32_t day) { return curve.at(day); });
}

std::vector<CohortRow> retentionTable(const FirstLives &lives, std::int32_t months, std::size_t quartersShown)
{
    const Quarters quarters(lives, quartersShown);
    std::vector<DayCounts> counts;
    for (const RetentionCurve &curve : retention(lives, quarters.grouping, {}))
        counts.push_back(curve.counts);
    return tableOf(
        quarters, counts, lives.through, months, [](const DayCounts &each) { return kaplanMeier(each); },
        [](const Survival &curve, std::int32_t day) { return curve.at(day); });
}

} // namespace milepost::analytics
