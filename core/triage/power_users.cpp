#include "triage/power_users.h"

#include <algorithm>
#include <cmath>

namespace milepost::triage {

namespace {

constexpr double topPercentile = 90;

bool inTop(const std::vector<std::int32_t> &sorted, std::int32_t value, std::int32_t k, double &mark)
{
    const auto others = static_cast<std::int32_t>(sorted.size()) - 1;
    if (value <= 0 || others < k)
        return false;
    const auto range = std::ranges::equal_range(sorted, value);
    const auto below = static_cast<double>(range.begin() - sorted.begin());
    const auto equal = static_cast<double>(range.size()) - 1;
    if (100 * (below + 0.5 * equal) / others < topPercentile)
        return false;
    mark = sorted[static_cast<std::size_t>(std::ceil(others * topPercentile / 100))];
    return true;
}

} // namespace

PowerUsers::PowerUsers(const Portfolio &portfolio, const analytics::Lives &lives,
                       const analytics::PeerComparison &peers, std::int32_t k)
    : m_portfolio(portfolio), m_compared(portfolio.accountCount(), 0), m_groups(peers.groups.size()), m_k(k)
{
    if (!portfolio.hasEvents)
        return;
    for (AccountIndex account = 0; account < m_compared.size(); ++account)
        m_compared[account] = lives.current[account] && lives.throughDay[account] >= 27;
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        for (const AccountIndex account : peers.present[g]) {
            if (!m_compared[account])
                continue;
            const ActivityFact &activity = portfolio.activity[account];
            m_groups[g].events.push_back(activity.events28[0]);
            if (activity.namesUsers)
                m_groups[g].users.push_back(activity.users28[0]);
        }
        std::ranges::sort(m_groups[g].users);
        std::ranges::sort(m_groups[g].events);
    }
}

void PowerUsers::mark(AccountIndex account, AccountContext &context) const
{
    if (!m_compared[account] || context.peers.group == noPeerGroup)
        return;
    const Group &group = m_groups[context.peers.group];
    const ActivityFact &activity = m_portfolio.activity[account];
    context.topUsers = activity.namesUsers && inTop(group.users, activity.users28[0], m_k, context.userMark);
    context.topEvents = inTop(group.events, activity.events28[0], m_k, context.eventMark);
}

} // namespace milepost::triage
