#include "analytics/first_lives.h"

#include <algorithm>

namespace milepost::analytics {

namespace {

/// M0: who is in no time analysis.
bool undated(const Portfolio &portfolio, AccountIndex account)
{
    return !portfolio.start[account].valid() || portfolio.is(account, Oddity::ChurnUndated)
        || portfolio.is(account, Oddity::NoStart);
}

} // namespace

FirstLives firstLivesOf(const Portfolio &portfolio, Day churnThrough)
{
    const std::size_t count = portfolio.accountCount(), milestones = portfolio.milestones.size();
    FirstLives lives;
    lives.through = portfolio.through;
    lives.followedThrough = churnThrough.valid() ? std::clamp(churnThrough, portfolio.through, std::max(portfolio.through, portfolio.asOf))
                                                 : portfolio.through;
    lives.start.resize(count);
    lives.end.assign(count, -1);
    lives.churned.assign(count, 0);
    lives.followedTo.assign(count, -1);
    lives.left.assign(count, 0);

    std::vector<std::vector<MilestoneReach>> reaches(milestones);
    std::vector<AccountIndex> seenBy(milestones, noAccount);
    for (AccountIndex account = 0; account < count; ++account) {
        const Day start = portfolio.start[account], exit = portfolio.exit[account];
        if (undated(portfolio, account)) {
            ++lives.leftOut.undated;
            continue;
        }
        const AccountStatus status = portfolio.status[account];
        if (start > portfolio.through || status == AccountStatus::NotStarted || status == AccountStatus::Trial) {
            ++lives.leftOut.notYetCustomers;
            continue;
        }
        const bool churned = exit.valid() && exit <= portfolio.through;
        const std::int32_t end = std::max(0, (churned ? exit : portfolio.through) - start);
        lives.start[account] = start;
        lives.end[account] = end;
        lives.churned[account] = churned ? 1 : 0;
        lives.longest = std::max(lives.longest, end);
        const bool left = exit.valid() && exit <= lives.followedThrough;
        lives.left[account] = left ? 1 : 0;
        lives.followedTo[account] = std::max(0, (left ? exit : lives.followedThrough) - start);
        lives.longestFollowed = std::max(lives.longestFollowed, lives.followedTo[account]);
        ++lives.inAnalysis;
        for (const AchievementFact &fact : portfolio.achievements.of(account)) {
            const std::int32_t day = fact.on <= start ? 0 : fact.on - start;
            auto &mine = reaches[fact.milestone];
            if (seenBy[fact.milestone] != account) {
                seenBy[fact.milestone] = account;
                mine.push_back({account, day, 0});
            }
            if (day <= end)
                ++mine.back().occurrences;
        }
    }
    lives.reachOffset.reserve(milestones + 1);
    lives.reachOffset.push_back(0);
    std::size_t total = 0;
    for (const auto &each : reaches)
        total += each.size();
    lives.reaches.reserve(total);
    for (const auto &each : reaches) {
        lives.reaches.insert(lives.reaches.end(), each.begin(), each.end());
        lives.reachOffset.push_back(static_cast<std::uint32_t>(lives.reaches.size()));
    }
    return lives;
}

} // namespace milepost::analytics
