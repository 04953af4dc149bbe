/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/account_summary.h"

#include <algorithm>

namespace milepost::ui {

namespace {

std::size_t slotOf(Mark mark)
{
    switch (mark) {
    case Mark::Risk:
        return 0;
    case Mark::Watch:
        return 1;
    case Mark::Chance:
        return 2;
    case Mark::Good:
    case Mark::Neutral:
    case Mark::None:
        break;
    }
    return 3;
}

double mean(double sum, std::size_t count)
{
    return count ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<MarkTally> tallySignals(const Standing &standing)
{
    std::vector<MarkTally> tallies(standing.portfolio->accountCount());
    for (AccountIndex account = 0; account < tallies.size(); ++account) {
        for (const Signal &signal : standing.signals.of(account))
            ++tallies[account][slotOf(markOf(signal.kind, signal.severity))];
    }
    return tallies;
}

AccountSummary summarise(std::span<const AccountIndex> rows, const Snapshot &snapshot,
                         std::span<const MarkTally> tallies)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const Standing &standing = *snapshot.standing;
    AccountSummary summary;
    summary.accounts = rows.size();
    double achieved = 0, applicable = 0, weighted = 0, weight = 0, quiet = 0;
    std::size_t quietKnown = 0;
    std::int64_t arr = 0;
    for (const AccountIndex account : rows) {
        const std::int64_t minor = portfolio.arrMinor[account];
        if (minor != noMinor) {
            arr += minor;
            ++summary.arrKnown;
            const int score = standing.health[account].score;
            if (score >= 0 && minor > 0) {
                weighted += static_cast<double>(minor) * score;
                weight += static_cast<double>(minor);
            }
        }
        achieved += portfolio.achieved[account];
        applicable += portfolio.applicable[account];
        ++summary.pace[static_cast<std::size_t>(standing.pace[account])];
        const Day renewal = portfolio.renewal[account];
        if (renewal.valid() && renewal >= portfolio.asOf) {
            if (!summary.firstRenewal.valid() || renewal < summary.firstRenewal)
                summary.firstRenewal = renewal;
            summary.lastRenewal = std::max(summary.lastRenewal, renewal);
        }
        if (standing.quietDays[account] >= 0) {
            quiet += standing.quietDays[account];
            ++quietKnown;
        }
        for (std::size_t slot = 0; slot < summary.signals.size(); ++slot)
            summary.signals[slot] += tallies[account][slot];
    }
    if (summary.arrKnown)
        summary.arrMinor = arr;
    summary.meanAchieved = mean(achieved, rows.size());
    summary.meanApplicable = mean(applicable, rows.size());
    if (weight > 0)
        summary.healthByArr = weighted / weight;
    summary.meanQuietDays = mean(quiet, quietKnown);
    return summary;
}

} // namespace milepost::ui
