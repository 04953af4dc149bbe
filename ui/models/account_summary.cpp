/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/account_summary.h"

#include <algorithm>
#include <bit>

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

class Sum {
public:
    void add(const SummaryLine &line)
    {
        ++m_summary.accounts;
        if (line.arrMinor != noMinor) {
            m_arr += line.arrMinor;
            ++m_summary.arrKnown;
            if (line.score >= 0 && line.arrMinor > 0) {
                m_weighted += static_cast<double>(line.arrMinor) * line.score;
                m_weight += static_cast<double>(line.arrMinor);
            }
        }
        m_achieved += line.achieved;
        m_applicable += line.applicable;
        ++m_summary.pace[static_cast<std::size_t>(line.pace)];
        if (line.renewal.valid()) {
            if (!m_summary.firstRenewal.valid() || line.renewal < m_summary.firstRenewal)
                m_summary.firstRenewal = line.renewal;
            m_summary.lastRenewal = std::max(m_summary.lastRenewal, line.renewal);
        }
        if (line.quietDays >= 0) {
            m_quiet += line.quietDays;
            ++m_quietKnown;
        }
        for (std::size_t slot = 0; slot < m_summary.signals.size(); ++slot)
            m_summary.signals[slot] += line.signals[slot];
    }

    [[nodiscard]] AccountSummary summary() const
    {
        AccountSummary summary = m_summary;
        if (summary.arrKnown)
            summary.arrMinor = m_arr;
        summary.meanAchieved = mean(static_cast<double>(m_achieved), summary.accounts);
        summary.meanApplicable = mean(static_cast<double>(m_applicable), summary.accounts);
        if (m_weight > 0)
            summary.healthByArr = m_weighted / m_weight;
        summary.meanQuietDays = mean(static_cast<double>(m_quiet), m_quietKnown);
        return summary;
    }

private:
    AccountSummary m_summary;
    std::int64_t m_arr = 0, m_achieved = 0, m_applicable = 0, m_quiet = 0;
    double m_weighted = 0, m_weight = 0;
    std::size_t m_quietKnown = 0;
};

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

AccountSummary summarise(std::span<const AccountIndex> members, const query::RowSet &matches,
                         std::span<const SummaryLine> lines)
{
    static_assert(sizeof(SummaryLine) <= 32);
    Sum sum;
    for (const AccountIndex account : members) {
        if (matches.contains(account))
            sum.add(lines[account]);
    }
    return sum.summary();
}

AccountSummary summarise(const query::RowSet &matches, std::span<const SummaryLine> lines)
{
    Sum sum;
    for (std::size_t word = 0; word < matches.words().size(); ++word) {
        for (std::uint64_t left = matches.words()[word]; left != 0; left &= left - 1)
            sum.add(lines[word * 64 + static_cast<std::size_t>(std::countr_zero(left))]);
    }
    return sum.summary();
}

} // namespace milepost::ui
