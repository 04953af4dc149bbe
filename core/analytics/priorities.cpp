#include "analytics/priorities.h"

#include "analytics/incidence.h"
#include "analytics/intervals.h"

#include <algorithm>
#include <limits>

namespace milepost::analytics {

namespace {

bool hasLogged(const Rule &rule)
{
    return rule.form == Rule::Form::Logged || std::any_of(rule.children.begin(), rule.children.end(), hasLogged);
}

Measurability measurabilityOf(const MilestoneDefinition &milestone)
{
    if (milestone.origin == Origin::Data)
        return Measurability::Reported;
    return hasLogged(milestone.rule) ? Measurability::ByHand : Measurability::Recorded;
}

/// Days of all churns within spell 1, ascending.
std::vector<std::int32_t> churnDays(const FirstLives &lives)
{
    std::vector<std::int32_t> days;
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        if (lives.started(account) && lives.left[account])
            days.push_back(lives.followedTo[account]);
    }
    std::sort(days.begin(), days.end());
    return days;
}

} // namespace

std::vector<Priority> priorities(const Portfolio &portfolio, const FirstLives &lives,
                                 const std::vector<Association> &found, const MilestoneRates &rates)
{
    const std::vector<std::int32_t> churns = churnDays(lives);
    std::vector<Priority> rows;
    for (MilestoneIndex milestone = 0; milestone < portfolio.milestones.size(); ++milestone) {
        Priority row;
        row.milestone = milestone;
        const auto association
            = std::find_if(found.begin(), found.end(), [&](const Association &each) { return each.milestone == milestone; });
        if (association != found.end()) {
            row.verdict = association->verdict;
            row.shortfall = association->shortfall;
            row.difference = association->difference;
            row.hazardRatio = association->hazardRatio;
            row.q = association->q;
            row.accounts = association->exposed.n + association->unexposed.n;
        }
        MilestoneRate rate;
        for (std::uint32_t group = 0; group < rates.groups; ++group) {
            const MilestoneRate &each = rates.rows[rates.index(milestone, group)];
            if (rates.groups == 1)
                rate = each;
            else {
                rate.n += each.n;
                rate.closed += each.closed;
                rate.reachedInWindow += each.reachedInWindow;
                rate.notObservable += each.notObservable;
            }
        }
        row.rate = shareOf(rate.reachedInWindow, rate.closed);
        row.closed = rate.closed;
        row.median = rate.median;
        row.churns = static_cast<std::uint32_t>(churns.size());
        if (row.median.day && !churns.empty()) {
            const auto after = churns.end() - std::upper_bound(churns.begin(), churns.end(), *row.median.day);
            row.churnAfterMedian = static_cast<double>(after) / static_cast<double>(churns.size());
        }
        row.measurability = measurabilityOf(portfolio.milestones[milestone]);
        row.observable = shareOf(rate.n, double(rate.n) + rate.notObservable);
        rows.push_back(row);
    }
    return rows;
}

Stop stopBetween(const Portfolio &portfolio, const FirstLives &lives, MilestoneIndex from, MilestoneIndex to,
                 const Observability &observability)
{
    constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
    Stop stop;
    stop.from = from;
    stop.to = to;
    std::vector<std::int32_t> toDay(lives.accountCount(), never);
    for (const MilestoneReach &reach : lives.reached(to)) {
        if (reach.day <= lives.end[reach.account])
            toDay[reach.account] = reach.day;
    }
    DayCounts counts;
    for (const MilestoneReach &reach : lives.reached(from)) {
        const AccountIndex account = reach.account;
        if (reach.day > lives.end[account] || !lives.concerns(portfolio, account, from, observability)
            || !lives.concerns(portfolio, account, to, observability))
            continue;
        ++stop.n;
        if (toDay[account] <= reach.day) {
            ++stop.already;
        } else if (toDay[account] != never) {
            ++stop.later;
            counts.add({toDay[account] - reach.day, Outcome::Event});
        } else if (lives.churned[account]) {
            ++stop.left;
            counts.add({lives.end[account] - reach.day, Outcome::Competing});
        } else {
            ++stop.waiting;
            counts.add({lives.end[account] - reach.day, Outcome::Censored});
        }
    }
    const Incidence curve = cumulativeIncidence(counts);
    stop.median = {curve.quantile(0.5), curve.quantileLow(0.5), curve.quantileHigh(0.5)};
    stop.stopped = shareOf(stop.left, double(stop.later) + stop.left);
    if (stop.n == 0)
        stop.shortfall = Shortfall::NobodyReached;
    else if (stop.already == stop.n)
        stop.shortfall = Shortfall::EverybodyReached;
    return stop;
}

std::vector<Stop> stops(const Portfolio &portfolio, const FirstLives &lives, const MilestoneRates &rates,
                        const Observability &observability)
{
    const auto medianDay = [&rates](MilestoneIndex milestone) {
        return rates.rows[rates.index(milestone, 0)].median.day.value_or(std::numeric_limits<std::int32_t>::max());
    };
    std::vector<MilestoneIndex> order;
    for (MilestoneIndex milestone = 0; milestone < portfolio.milestones.size(); ++milestone) {
        if (!lives.reached(milestone).empty())
            order.push_back(milestone);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](MilestoneIndex a, MilestoneIndex b) { return medianDay(a) < medianDay(b); });
    std::vector<Stop> found;
    for (std::size_t i = 1; i < order.size(); ++i)
        found.push_back(stopBetween(portfolio, lives, order[i - 1], order[i], observability));
    return found;
}

} // namespace milepost::analytics
