/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/account_cells.h"

#include "wording/figures.h"
#include "wording/reasons.h"

#include <algorithm>

namespace milepost::ui {

namespace {

constexpr float nearGoalShare = 0.7F;
constexpr std::int32_t soonDays = 30;

} // namespace

MilestoneBarData milestoneBar(const Standing &standing, AccountIndex account)
{
    const Portfolio &portfolio = *standing.portfolio;
    MilestoneBarData bar;
    bar.reached = portfolio.achieved[account];
    bar.total = portfolio.applicable[account];
    std::vector<bool> reached(portfolio.milestones.size(), false);
    for (const AchievementFact &fact : portfolio.achievements.of(account))
        reached[fact.milestone] = true;
    const MilestoneIndex next = standing.next[account];
    bar.segments.reserve(bar.total);
    for (std::size_t i = 0; i < portfolio.milestones.size(); ++i) {
        const auto milestone = static_cast<MilestoneIndex>(i);
        if (!portfolio.applies(account, milestone))
            continue;
        MilestoneSegment segment;
        segment.category = portfolio.milestones[i].category;
        if (reached[i]) {
            segment.state = MilestoneSegment::State::Reached;
        } else if (milestone == next && standing.nextShare[account] > 0) {
            segment.state = MilestoneSegment::State::Begun;
            segment.share = standing.nextShare[account];
        }
        bar.segments.append(segment);
    }
    bar.nearGoal = next != noMilestone && standing.nextShare[account] >= nearGoalShare;
    return bar;
}

CategoryCountsData categoryCounts(const Standing &standing, AccountIndex account)
{
    CategoryCountsData counts;
    for (std::size_t i = 0; i < enumCount<Category>(); ++i)
        counts.counts.append({static_cast<Category>(i), 0, 0});
    const MilestoneBarData bar = milestoneBar(standing, account);
    for (const MilestoneSegment &segment : bar.segments) {
        auto &count = counts.counts[static_cast<qsizetype>(segment.category)];
        ++count.total;
        if (segment.state == MilestoneSegment::State::Reached)
            ++count.reached;
    }
    counts.counts.removeIf([](const CategoryCountsData::Count &count) { return count.total == 0; });
    return counts;
}

PaceMarkData paceMark(const Standing &standing, AccountIndex account)
{
    PaceMarkData mark;
    const PeerStanding &peers = standing.peers[account];
    mark.mark = markOf(standing.pace[account]);
    mark.peers = peers.n;
    if (peers.rung != PeerRung::None)
        mark.percentile = peers.percentile;
    return mark;
}

bool trendsFit(const Trends *trends, const Portfolio &portfolio)
{
    return trends && trends->asOf == portfolio.asOf && trends->health.size() == portfolio.accountCount();
}

HealthData healthCell(const Standing &standing, const Trends *trends, AccountIndex account)
{
    const HealthStanding &health = standing.health[account];
    HealthData cell;
    cell.score = health.score;
    cell.mark = markOf(health.band);
    cell.uncertain = health.bandUncertain;
    if (!trendsFit(trends, *standing.portfolio))
        return cell;
    const auto &weeks = trends->health[account];
    static_assert(Trends::points == 12);
    int first = -1;
    for (std::size_t week = 0; week < weeks.size(); ++week) {
        if (weeks[week] < 0)
            continue;
        cell.weeks[week] = weeks[week];
        if (first < 0)
            first = weeks[week];
    }
    if (weeks.front() >= 0 && weeks.back() >= 0)
        cell.change = weeks.back() - first;
    return cell;
}

QString daysToRenewal(const wording::Voice &voice, const Portfolio &portfolio, AccountIndex account)
{
    const Day renewal = portfolio.renewal[account];
    if (!renewal.valid() || portfolio.status[account] == AccountStatus::Churned)
        return {};
    return wording::integer(voice, renewal - portfolio.asOf);
}

bool renewsSoon(const Portfolio &portfolio, AccountIndex account)
{
    const Day renewal = portfolio.renewal[account];
    return renewal.valid() && portfolio.status[account] != AccountStatus::Churned && renewal >= portfolio.asOf
        && renewal - portfolio.asOf <= soonDays;
}

QueueRowData queueRow(const wording::Voice &voice, const Standing &standing, const Trends *trends,
                      const QueueItem &item, int rank, std::int64_t largestStake)
{
    const Portfolio &portfolio = *standing.portfolio;
    QueueRowData row;
    row.rank = rank;
    row.name = wording::plain(portfolio.text(portfolio.name[item.account]));
    row.plan = wording::plain(portfolio.text(portfolio.plan[item.account]));
    row.reason = wording::reasonLine(voice, standing, item);
    const Signal &leading = standing.signals.rows[item.leading];
    row.mark = markOf(leading.kind, leading.severity);
    row.health = healthCell(standing, trends, item.account);
    row.renewal = daysToRenewal(voice, portfolio, item.account);
    row.renewalSoon = renewsSoon(portfolio, item.account);
    if (item.stakeMinor != noMinor) {
        row.stake = wording::moneyFigure(voice, item.stakeMinor, portfolio.baseCurrency);
        if (largestStake > 0)
            row.stakeShare = static_cast<float>(std::clamp(
                static_cast<double>(item.stakeMinor) / static_cast<double>(largestStake), 0.0, 1.0));
    }
    return row;
}

} // namespace milepost::ui
