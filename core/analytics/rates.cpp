#include "analytics/rates.h"

#include "analytics/intervals.h"

#include <algorithm>

namespace milepost::analytics {

namespace {

/// Everybody concerned by a milestone, before it is asked who reached it.
struct Concerned {
    std::vector<DayCounts> ends; ///< per group: exits as competing, the others as censored, by last day observed
    std::vector<std::vector<std::uint32_t>> ages; ///< per group: accounts by through − start
    std::vector<DensitySums> sums; ///< per group, of nothing that happens yet
    std::vector<std::uint32_t> notObservable;

    Concerned(std::size_t groups, std::int32_t longest, std::int32_t oldest)
        : ends(groups), ages(groups), sums(groups), notObservable(groups, 0)
    {
        const auto size = static_cast<std::size_t>(longest) + 1;
        for (DayCounts &each : ends) {
            each.event.assign(size, 0);
            each.competing.assign(size, 0);
            each.censored.assign(size, 0);
        }
        for (auto &each : ages)
            each.assign(static_cast<std::size_t>(oldest) + 1, 0);
    }
    void add(const FirstLives &lives, AccountIndex account, std::uint32_t group)
    {
        const auto end = static_cast<std::size_t>(lives.end[account]);
        ++(lives.churned[account] ? ends[group].competing : ends[group].censored)[end];
        ++ages[group][static_cast<std::size_t>(lives.through - lives.start[account])];
        sums[group].observe(lives.end[account]);
    }
    [[nodiscard]] std::uint32_t closed(std::uint32_t group, std::int32_t window) const
    {
        std::uint32_t count = 0;
        for (auto age = static_cast<std::size_t>(std::max(window, 0)); age < ages[group].size(); ++age)
            count += ages[group][age];
        return count;
    }
};

class RateMaker {
public:
    RateMaker(const Portfolio &portfolio, const FirstLives &lives, const Grouping &grouping,
              const Observability &observability)
        : m_portfolio(portfolio), m_lives(lives), m_grouping(grouping), m_observability(observability)
    {
        for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
            if (lives.started(account))
                m_oldest = std::max(m_oldest, lives.through - lives.start[account]);
        }
        m_everybody.emplace(grouping.count(), lives.longest, m_oldest);
        std::vector<std::uint64_t> shared(portfolio.applicableWords, ~std::uint64_t(0));
        for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
            if (!lives.started(account) || grouping.of[account] == noGroup)
                continue;
            m_everybody->add(lives, account, grouping.of[account]);
            for (std::uint32_t word = 0; word < portfolio.applicableWords; ++word)
                shared[word] &= portfolio.applicableBits[std::size_t(account) * portfolio.applicableWords + word];
        }
        m_appliesToAll = std::move(shared);
    }

    void make(MilestoneIndex milestone, MilestoneRates &into) const
    {
        const bool shared = ((m_appliesToAll[milestone / 64] >> (milestone % 64)) & 1)
            && !m_observability.from(milestone).valid();
        const Concerned concerned = shared ? *m_everybody : only(milestone);
        std::vector<DayCounts> counts = concerned.ends;
        const std::optional<std::int32_t> window = m_portfolio.milestones[milestone].windowDays;
        for (std::uint32_t group = 0; group < into.groups; ++group) {
            MilestoneRate &row = into.rows[into.index(milestone, group)];
            row.milestone = milestone;
            row.group = group;
            row.window = window;
            row.sums = concerned.sums[group];
            row.n = row.sums.accounts;
            row.notObservable = concerned.notObservable[group];
            row.closed = window ? concerned.closed(group, *window) : 0;
            row.pending = window ? row.n - row.closed : 0;
        }
        for (const MilestoneReach &reach : m_lives.reached(milestone)) {
            const std::uint32_t group = m_grouping.of[reach.account];
            const std::int32_t end = m_lives.end[reach.account];
            if (group == noGroup || reach.day > end
                || (!shared && !m_lives.concerns(m_portfolio, reach.account, milestone, m_observability)))
                continue;
            DayCounts &mine = counts[group];
            --(m_lives.churned[reach.account] ? mine.competing : mine.censored)[static_cast<std::size_t>(end)];
            ++mine.event[static_cast<std::size_t>(reach.day)];
            MilestoneRate &row = into.rows[into.index(milestone, group)];
            ++row.reached;
            row.sums.happen(end, reach.occurrences);
            const bool closed = window && m_lives.through - m_lives.start[reach.account] >= *window;
            if (closed && reach.day <= *window)
                ++row.reachedInWindow;
        }
        for (std::uint32_t group = 0; group < into.groups; ++group)
            finish(into.rows[into.index(milestone, group)], into.curves[into.index(milestone, group)], counts[group]);
    }

private:
    [[nodiscard]] Concerned only(MilestoneIndex milestone) const
    {
        Concerned concerned(m_grouping.count(), m_lives.longest, m_oldest);
        for (AccountIndex account = 0; account < m_lives.accountCount(); ++account) {
            const std::uint32_t group = m_grouping.of[account];
            if (group == noGroup || !m_lives.started(account) || !m_portfolio.applies(account, milestone))
                continue;
            if (m_lives.concerns(m_portfolio, account, milestone, m_observability))
                concerned.add(m_lives, account, group);
            else
                ++concerned.notObservable[group];
        }
        return concerned;
    }

    static void finish(MilestoneRate &row, Incidence &curve, const DayCounts &counts)
    {
        curve = cumulativeIncidence(counts);
        const auto quantile = [&curve](double q) {
            return DayQuantile{curve.quantile(q), curve.quantileLow(q), curve.quantileHigh(q)};
        };
        row.p25 = quantile(0.25);
        row.median = quantile(0.5);
        row.p80 = quantile(0.8);
        row.rate = shareOf(row.reachedInWindow, row.closed);
        row.density = density(row.sums);
        row.rateShortfall = row.n == 0 ? Shortfall::NobodyStarted
            : !row.window              ? Shortfall::NoWindow
            : row.closed == 0          ? Shortfall::NothingClosed
                                       : Shortfall::None;
    }

    const Portfolio &m_portfolio;
    const FirstLives &m_lives;
    const Grouping &m_grouping;
    const Observability &m_observability;
    std::int32_t m_oldest = 0;
    std::optional<Concerned> m_everybody;
    std::vector<std::uint64_t> m_appliesToAll; ///< per milestone one bit: it applies to everybody grouped
};

} // namespace

MilestoneRates milestoneRates(const Portfolio &portfolio, const FirstLives &lives, const Grouping &grouping,
                              const Observability &observability, const ParallelFor &parallel)
{
    MilestoneRates rates;
    rates.groups = grouping.count();
    rates.rows.resize(portfolio.milestones.size() * rates.groups);
    rates.curves.resize(rates.rows.size());
    const RateMaker maker(portfolio, lives, grouping, observability);
    parallel(portfolio.milestones.size(),
             [&](std::size_t milestone) { maker.make(static_cast<MilestoneIndex>(milestone), rates); });
    return rates;
}

std::vector<ReachMember> reachMembers(const Portfolio &portfolio, const FirstLives &lives, MilestoneIndex milestone,
                                      const Observability &observability)
{
    std::vector<ReachMember> members;
    const auto reached = lives.reached(milestone);
    const auto window = portfolio.milestones[milestone].windowDays;
    auto next = reached.begin();
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        while (next != reached.end() && next->account < account)
            ++next;
        if (!lives.concerns(portfolio, account, milestone, observability))
            continue;
        ReachMember member{account, ReachState::Pending, {}};
        if (next != reached.end() && next->account == account && next->day <= lives.end[account]) {
            member.day = next->day;
            member.state = window && next->day > *window ? ReachState::ReachedLater : ReachState::ReachedInWindow;
        } else if (lives.churned[account]) {
            member.state = ReachState::Left;
        } else if (window && lives.through - lives.start[account] >= *window) {
            member.state = ReachState::Missed;
        }
        members.push_back(member);
    }
    return members;
}

} // namespace milepost::analytics
