#include "analytics/peers.h"

#include "analytics/group_sweep.h"
#include "analytics/peer_groups.h"

#include <algorithm>

namespace milepost::analytics {

namespace {

constexpr std::size_t chunks = 16; ///< of a rung's groups; each is up to three pieces of work

/// Climbs the ladder: who finds enough peers on a rung is compared there, the others go on to the next.
class Ladder {
public:
    Ladder(const Portfolio &portfolio, const Lives &lives, const PeerSettings &settings, const ParallelFor &parallel)
        : m_parallel(parallel), m_facts(portfolio, lives, settings, parallel), m_lives(lives)
    {
        m_result.standing.resize(portfolio.accountCount());
        m_result.behindSince.assign(portfolio.accountCount(), noCount);
        for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
            if (lives.current[account])
                m_open.push_back(account);
        }
    }

    PeerComparison run()
    {
        for (const PeerRung rung : {PeerRung::IndustryPlanSize, PeerRung::PlanSize, PeerRung::Plan, PeerRung::All}) {
            if (!m_open.empty())
                climb(rung);
        }
        return std::move(m_result);
    }

private:
    void climb(PeerRung rung)
    {
        const RungGroups groups(m_facts.portfolio, m_lives, rung);
        Csr<AccountIndex> queries;
        queries.offset.assign(groups.groupCount() + 1, 0);
        const auto groupOf = [&](AccountIndex account) {
            return groups.groupOfStay(m_lives.stayOffset[account + 1] - 1);
        };
        for (const AccountIndex account : m_open) {
            if (groupOf(account) != noPeerGroup)
                ++queries.offset[groupOf(account) + 1];
        }
        for (std::size_t g = 1; g < queries.offset.size(); ++g)
            queries.offset[g] += queries.offset[g - 1];
        queries.rows.resize(queries.offset.back());
        std::vector<std::uint32_t> next(queries.offset.begin(), queries.offset.end() - 1);
        for (const AccountIndex account : m_open) {
            if (groupOf(account) != noPeerGroup)
                queries.rows[next[groupOf(account)]++] = account;
        }
        // Each group's accounts that are compared stay at the front of its rows.
        std::vector<PeerSweepTask> tasks;
        for (std::uint32_t group = 0; group < groups.groupCount(); ++group) {
            const auto stays = groups.stays(group);
            const std::span<AccountIndex> asking(queries.rows.data() + queries.offset[group],
                                                 queries.rows.data() + queries.offset[group + 1]);
            if (asking.empty()
                || (rung != PeerRung::All && stays.size() <= static_cast<std::size_t>(m_facts.settings.k)))
                continue;
            const auto index = static_cast<std::uint32_t>(m_result.groups.size() + tasks.size());
            if (const auto compared = withEnoughPeers(rung, stays, asking, index); !compared.empty())
                tasks.push_back({index, rung, stays, compared});
        }
        m_result.groups.resize(m_result.groups.size() + tasks.size());
        m_result.present.resize(m_result.groups.size());
        sweep(tasks);
        std::erase_if(m_open, [this](AccountIndex account) {
            return m_result.standing[account].rung != PeerRung::None;
        });
    }

    /// Counts the peers of those who ask at their own tenure. Value: those who have enough.
    std::span<const AccountIndex> withEnoughPeers(PeerRung rung, std::span<const std::uint32_t> stays,
                                                  std::span<AccountIndex> asking, std::uint32_t group)
    {
        std::int32_t last = 0;
        for (const AccountIndex account : asking)
            last = std::max(last, m_lives.observedTo[account]);
        m_alive.assign(static_cast<std::size_t>(last) + 2, 0);
        for (const std::uint32_t index : stays) {
            const Stay &stay = m_lives.stays[index];
            if (stay.from <= last) {
                ++m_alive[static_cast<std::size_t>(stay.from)];
                --m_alive[static_cast<std::size_t>(std::min(stay.to, last + 1))];
            }
        }
        for (std::size_t day = 1; day < m_alive.size(); ++day)
            m_alive[day] += m_alive[day - 1];
        std::size_t kept = 0;
        for (const AccountIndex account : asking) {
            PeerStanding &standing = m_result.standing[account];
            const std::int32_t n = m_alive[static_cast<std::size_t>(m_lives.observedTo[account])] - 1;
            if (n >= m_facts.settings.k && n > 0) {
                standing.n = n;
                standing.rung = rung;
                standing.group = group;
                asking[kept++] = account;
            } else if (rung == PeerRung::All) {
                standing.n = n;
            }
        }
        return asking.first(kept);
    }

    void sweep(std::span<const PeerSweepTask> tasks)
    {
        std::size_t stays = 0;
        for (const PeerSweepTask &task : tasks)
            stays += task.stays.size();
        std::vector<std::span<const PeerSweepTask>> stretches;
        for (std::size_t begin = 0; begin < tasks.size();) {
            std::size_t end = begin, size = 0;
            while (end < tasks.size() && size * chunks <= stays)
                size += tasks[end++].stays.size();
            stretches.push_back(tasks.subspan(begin, end - begin));
            begin = end;
        }
        // The three parts of one group lie far apart, so that two threads rarely write to the same accounts.
        m_parallel(3 * stretches.size(), [&](std::size_t piece) {
            GroupSweep groups(m_facts, m_result);
            for (const PeerSweepTask &task : stretches[piece % stretches.size()]) {
                switch (piece / stretches.size()) {
                case 0: groups.sweepCounts(task); break;
                case 1: groups.sweepGaps(task); break;
                default: groups.describe(task); break;
                }
            }
        });
    }

    const ParallelFor &m_parallel;
    const SweepFacts m_facts;
    const Lives &m_lives;
    PeerComparison m_result;
    std::vector<AccountIndex> m_open; ///< not compared yet
    std::vector<std::int32_t> m_alive;
};

} // namespace

PeerComparison comparePortfolio(const Portfolio &portfolio, const Lives &lives, const PeerSettings &settings,
                                const ParallelFor &parallel)
{
    return Ladder(portfolio, lives, settings, parallel).run();
}

} // namespace milepost::analytics
