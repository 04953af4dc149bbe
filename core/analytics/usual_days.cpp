#include "analytics/usual_days.h"

#include <algorithm>
#include <array>
#include <limits>

namespace milepost::analytics {

namespace {

Day firstStart(const Portfolio &portfolio, AccountIndex account)
{
    return portfolio.start[account].valid() ? portfolio.start[account] : portfolio.spell[account].start;
}

struct FirstLife {
    std::int32_t end = -1; ///< last day observed; −1: never started
    bool exited = false;
};

FirstLife firstLife(const Portfolio &portfolio, AccountIndex account)
{
    const Day start = firstStart(portfolio, account);
    if (!start.valid() || start > portfolio.through)
        return {};
    const Day exit = portfolio.exit[account];
    const bool exited = exit.valid() && exit <= portfolio.through;
    return {std::max(0, (exited ? exit : portfolio.through) - start), exited};
}

} // namespace

std::optional<FollowUp> followUpOf(const Portfolio &portfolio, AccountIndex account, MilestoneIndex milestone)
{
    const FirstLife life = firstLife(portfolio, account);
    if (life.end < 0 || !portfolio.applies(account, milestone))
        return std::nullopt;
    const Day start = firstStart(portfolio, account);
    for (const AchievementFact &fact : portfolio.achievements.of(account)) {
        if (fact.milestone != milestone)
            continue;
        const std::int32_t day = std::max(0, fact.on - start);
        if (day <= life.end)
            return FollowUp{day, Outcome::Event};
        break;
    }
    return FollowUp{life.end, life.exited ? Outcome::Competing : Outcome::Censored};
}

UsualDays::UsualDays(const Portfolio &portfolio, const Lives &lives)
    : m_portfolio(portfolio), m_lives(lives), m_appliesToAll(portfolio.milestones.size(), 1)
{
    std::vector<std::uint64_t> all(portfolio.applicableWords, ~std::uint64_t(0));
    for (std::size_t i = 0; i < portfolio.applicableBits.size(); ++i)
        all[i % all.size()] &= portfolio.applicableBits[i];
    for (MilestoneIndex milestone = 0; milestone < m_appliesToAll.size(); ++milestone)
        m_appliesToAll[milestone] = (all[milestone / 64] >> (milestone % 64)) & 1;
}

void UsualDays::addReaches(AccountIndex account, std::int32_t end, bool exited)
{
    const Day start = firstStart(m_portfolio, account);
    const std::size_t before = m_reaches.size();
    if (start == m_lives.start[account]) {
        for (const FirstReach &first : m_lives.firsts.of(account)) {
            if (first.day <= end)
                m_reaches.push_back({first.day, end, exited, first.milestone});
        }
        return;
    }
    // An account in a later spell: its first spell is what M2 looks at.
    for (const AchievementFact &fact : m_portfolio.achievements.of(account)) {
        const std::int32_t day = std::max(0, fact.on - start);
        const bool seen = std::any_of(m_reaches.begin() + static_cast<std::ptrdiff_t>(before), m_reaches.end(),
                                      [&fact](const Reach &reach) { return reach.milestone == fact.milestone; });
        if (!seen && day <= end)
            m_reaches.push_back({day, end, exited, fact.milestone});
    }
}

void UsualDays::fill(std::span<const AccountIndex> members, PeerGroup &group)
{
    constexpr std::array<double, 3> shares{0.25, 0.5, 0.75};
    const std::size_t milestones = m_portfolio.milestones.size();
    const float nan = std::numeric_limits<float>::quiet_NaN();
    group.p25Day.assign(milestones, nan);
    group.medianDay.assign(milestones, nan);
    group.p75Day.assign(milestones, nan);
    group.n = 0;

    m_ends = {};
    m_reaches.clear();
    for (const AccountIndex account : members) {
        const FirstLife life = firstLife(m_portfolio, account);
        if (life.end < 0)
            continue;
        ++group.n;
        m_ends.add({life.end, life.exited ? Outcome::Competing : Outcome::Censored});
        addReaches(account, life.end, life.exited);
    }
    m_offset.assign(milestones + 1, 0);
    for (const Reach &reach : m_reaches)
        ++m_offset[reach.milestone + 1u];
    for (std::size_t m = 1; m <= milestones; ++m)
        m_offset[m] += m_offset[m - 1];
    m_order.resize(m_reaches.size());
    std::vector<std::uint32_t> next(m_offset.begin(), m_offset.end() - 1);
    for (std::uint32_t i = 0; i < m_reaches.size(); ++i)
        m_order[next[m_reaches[i].milestone]++] = i;

    m_event.assign(m_ends.event.size(), 0);
    for (MilestoneIndex m = 0; m < milestones; ++m) {
        if (m_offset[m] == m_offset[m + 1u])
            continue;
        std::uint64_t atRisk = static_cast<std::uint64_t>(group.n);
        const bool shared = m_appliesToAll[m] != 0;
        if (!shared) {
            // Only those whom the milestone concerns are at risk of reaching it.
            m_counts = {};
            m_counts.add({static_cast<std::int32_t>(m_event.size()) - 1, Outcome::Censored}, 0);
            atRisk = 0;
            for (const AccountIndex account : members) {
                const FirstLife life = firstLife(m_portfolio, account);
                if (life.end < 0 || !m_portfolio.applies(account, m))
                    continue;
                ++atRisk;
                m_counts.add({life.end, life.exited ? Outcome::Competing : Outcome::Censored});
            }
        }
        DayCounts &ends = shared ? m_ends : m_counts;
        const auto move = [&](int times) {
            for (std::uint32_t i = m_offset[m]; i < m_offset[m + 1u]; ++i) {
                const Reach &reach = m_reaches[m_order[i]];
                auto &column = reach.exited ? ends.competing : ends.censored;
                column[static_cast<std::size_t>(reach.end)] -= static_cast<std::uint32_t>(times);
                m_event[static_cast<std::size_t>(reach.day)] += static_cast<std::uint32_t>(times);
            }
        };
        move(1);
        std::array<float, 3> days{};
        incidenceQuantiles(m_event, ends.competing, ends.censored, atRisk, shares, days);
        move(-1);
        group.p25Day[m] = days[0];
        group.medianDay[m] = days[1];
        group.p75Day[m] = days[2];
    }
}

} // namespace milepost::analytics
