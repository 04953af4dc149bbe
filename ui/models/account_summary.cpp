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

std::vector<SummaryLine> summaryLines(const Snapshot &snapshot)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    const Standing &standing = *snapshot.standing;
    std::vector<SummaryLine> lines(portfolio.accountCount());
    for (AccountIndex account = 0; account < lines.size(); ++account) {
        SummaryLine &line = lines[account];
        line.arrMinor = portfolio.arrMinor[account];
        const Day renewal = portfolio.renewal[account];
        if (renewal.valid() && renewal >= portfolio.asOf)
            line.renewal = renewal;
        line.quietDays = standing.quietDays[account];
        line.achieved = portfolio.achieved[account];
        line.applicable = portfolio.applicable[account];
        line.score = standing.health[account].score;
        line.pace = standing.pace[account];
        for (const Signal &signal : standing.signals.of(account))
            ++line.signals[slotOf(markOf(signal.kind, signal.severity))];
    }
    return lines;
}

AccountSummary summarise(std::span<const AccountIndex> rows, std::span<const SummaryLine> lines)
{
    static_assert(sizeof(SummaryLine) <= 32);
    AccountSummary summary;
    summary.accounts = rows.size();
    double achieved = 0, applicable = 0, weighted = 0, weight = 0, quiet = 0;
    std::size_t quietKnown = 0;
    std::int64_t arr = 0;
    for (const AccountIndex account : rows) {
        const SummaryLine &line = lines[account];
        if (line.arrMinor != noMinor) {
            arr += line.arrMinor;
            ++summary.arrKnown;
            if (line.score >= 0 && line.arrMinor > 0) {
                weighted += static_cast<double>(line.arrMinor) * line.score;
                weight += static_cast<double>(line.arrMinor);
            }
        }
        achieved += line.achieved;
        applicable += line.applicable;
        ++summary.pace[static_cast<std::size_t>(line.pace)];
        if (line.renewal.valid()) {
            if (!summary.firstRenewal.valid() || line.renewal < summary.firstRenewal)
                summary.firstRenewal = line.renewal;
            summary.lastRenewal = std::max(summary.lastRenewal, line.renewal);
        }
        if (line.quietDays >= 0) {
            quiet += line.quietDays;
            ++quietKnown;
        }
        for (std::size_t slot = 0; slot < summary.signals.size(); ++slot)
            summary.signals[slot] += line.signals[slot];
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
