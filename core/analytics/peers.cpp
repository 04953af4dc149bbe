#include "analytics/peers.h"

#include "analytics/day_buckets.h"
#include "analytics/gaps.h"
#include "analytics/peer_groups.h"
#include "analytics/rank_histogram.h"
#include "analytics/usual_days.h"

#include <algorithm>
#include <bit>
#include <map>

namespace milepost::analytics {

namespace {

using Bits = std::span<const std::uint64_t>;

Bits applicableTo(const Portfolio &portfolio, AccountIndex account)
{
    return Bits(portfolio.applicableBits)
        .subspan(std::size_t(account) * portfolio.applicableWords, portfolio.applicableWords);
}

bool has(Bits bits, MilestoneIndex milestone) { return (bits[milestone / 64] >> (milestone % 64)) & 1; }

/// Accounts with the same set of applicable milestones, by a number.
std::vector<std::uint32_t> applicabilitySets(const Portfolio &portfolio)
{
    std::vector<std::uint32_t> set(portfolio.accountCount());
    std::map<std::vector<std::uint64_t>, std::uint32_t> sets;
    for (AccountIndex account = 0; account < set.size(); ++account) {
        const Bits bits = applicableTo(portfolio, account);
        if (account > 0 && std::ranges::equal(bits, applicableTo(portfolio, account - 1)))
            set[account] = set[account - 1];
        else
            set[account] = sets.try_emplace({bits.begin(), bits.end()}, static_cast<std::uint32_t>(sets.size()))
                               .first->second;
    }
    return set;
}

/// A member's count moves from one value to another; −1: not there.
struct CountMove {
    static constexpr std::uint16_t absent = 0xFFFF;
    std::uint16_t from, to;
    CountMove() = default;
    CountMove(std::int32_t before, std::int32_t after)
        : from(before < 0 ? absent : static_cast<std::uint16_t>(before)),
          to(after < 0 ? absent : static_cast<std::uint16_t>(after))
    {
    }
};

class Sweep {
public:
    Sweep(const Portfolio &portfolio, const Lives &lives, const PeerSettings &settings)
        : m_portfolio(portfolio), m_lives(lives), m_settings(settings), m_sets(applicabilitySets(portfolio)),
          m_gaps(gapsOf(portfolio, lives)), m_usual(portfolio, lives)
    {
        m_result.standing.resize(portfolio.accountCount());
        m_result.behindSince.assign(portfolio.accountCount(), noCount);
        for (const std::int32_t gap : m_gaps.closed.rows)
            m_longestGap = std::max(m_longestGap, gap);
        for (const std::int32_t gap : m_gaps.running)
            m_longestGap = std::max(m_longestGap, gap);
        for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
            m_mostRows = std::max(m_mostRows, portfolio.achievements.offset[account + 1]
                                      - portfolio.achievements.offset[account]);
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
        const RungGroups groups(m_portfolio, m_lives, rung);
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
        for (std::uint32_t group = 0; group < groups.groupCount(); ++group) {
            const auto stays = groups.stays(group);
            if (queries.of(group).empty())
                continue;
            if (rung != PeerRung::All && stays.size() <= static_cast<std::size_t>(m_settings.k))
                continue;
            compareGroup(rung, stays, queries.of(group));
        }
        std::erase_if(m_open, [this](AccountIndex account) {
            return m_result.standing[account].rung != PeerRung::None;
        });
    }

    void compareGroup(PeerRung rung, std::span<const std::uint32_t> stays, std::span<const AccountIndex> asking)
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

        std::vector<AccountIndex> compared;
        for (const AccountIndex account : asking) {
            PeerStanding &standing = m_result.standing[account];
            const std::int32_t n = m_alive[static_cast<std::size_t>(m_lives.observedTo[account])] - 1;
            if (n >= m_settings.k && n > 0) {
                standing.n = n;
                standing.rung = rung;
                standing.group = static_cast<std::uint32_t>(m_result.groups.size());
                compared.push_back(account);
            } else if (rung == PeerRung::All) {
                standing.n = n;
            }
        }
        if (compared.empty())
            return;
        describeGroup(rung, stays, compared.front());
        sweepGaps(stays, compared);

        // One sweep for each set of applicable milestones and each measure that somebody asks for.
        for (const AccountIndex account : compared) {
            const auto distinct = static_cast<std::int32_t>(m_lives.firsts.of(account).size());
            std::int32_t applicable = 0;
            for (const std::uint64_t word : applicableTo(m_portfolio, account))
                applicable += std::popcount(word);
            const bool complete = applicable > 0 && distinct >= applicable;
            const bool recent = complete || m_lives.observedTo[account] > distinctUntilTenure;
            m_result.standing[account].measure = recent ? PeerMeasure::Recent : PeerMeasure::Distinct;
        }
        const auto key = [this](AccountIndex account) {
            return std::pair(m_sets[account], m_result.standing[account].measure);
        };
        std::ranges::stable_sort(compared, [&](AccountIndex a, AccountIndex b) { return key(a) < key(b); });
        for (auto begin = compared.begin(); begin != compared.end();) {
            const auto end = std::find_if(begin, compared.end(), [&](AccountIndex a) { return key(a) != key(*begin); });
            compareCounts(stays, {begin, end}, key(*begin).second);
            begin = end;
        }
    }

    void describeGroup(PeerRung rung, std::span<const std::uint32_t> stays, AccountIndex somebody)
    {
        PeerGroup group;
        group.rung = rung;
        group.label = groupLabel(m_portfolio, m_lives.stays[m_lives.stayOffset[somebody + 1] - 1], rung,
                                 m_settings.sizeBands);
        m_members.clear();
        std::vector<AccountIndex> &present = m_result.present.emplace_back();
        for (const std::uint32_t index : stays) {
            const Stay &stay = m_lives.stays[index];
            if (stay.from == 0)
                m_members.push_back(stay.account);
            if (stay.to > m_lives.observedTo[stay.account] && m_lives.current[stay.account])
                present.push_back(stay.account);
        }
        m_usual.fill(m_members, group);
        m_result.groups.push_back(std::move(group));
    }

    /// The least and the greatest tenure at which one of them is compared.
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> tenuresOf(std::span<const AccountIndex> asking) const
    {
        std::int32_t first = m_lives.observedTo[asking.front()], last = first;
        for (const AccountIndex account : asking) {
            first = std::min(first, m_lives.observedTo[account]);
            last = std::max(last, m_lives.observedTo[account]);
        }
        return {first, last};
    }

    void sweepGaps(std::span<const std::uint32_t> stays, std::span<const AccountIndex> compared)
    {
        struct Visit {
            AccountIndex account;
            std::int32_t times;
        };
        const auto [first, last] = tenuresOf(compared);
        m_gapHistogram.reset(m_longestGap);
        DayBuckets<Visit> moves;
        DayBuckets<AccountIndex> asks;
        moves.reset(last);
        asks.reset(last);
        for (const std::uint32_t index : stays) {
            const Stay &stay = m_lives.stays[index];
            if (stay.from > last || stay.to <= first) // never there when somebody asks
                continue;
            moves.add(stay.from, {stay.account, 1});
            if (stay.to <= last)
                moves.add(stay.to, {stay.account, -1});
        }
        for (const AccountIndex account : compared)
            asks.add(m_lives.observedTo[account], account);
        moves.layOut();
        asks.layOut();
        for (std::int32_t day = 0; day <= last; ++day) {
            for (const Visit &visit : moves.of(day))
                m_gapHistogram.add(m_gaps.closed.of(visit.account), m_gaps.running[visit.account], visit.times);
            for (const AccountIndex account : asks.of(day)) {
                m_gapHistogram.add(m_gaps.closed.of(account), m_gaps.running[account], -1);
                m_result.standing[account].gapP90 = m_gapHistogram.p90();
                m_gapHistogram.add(m_gaps.closed.of(account), m_gaps.running[account], 1);
            }
        }
    }

    void addDistinctMoves(const Stay &stay, Bits applicable, std::int32_t last)
    {
        std::int32_t count = 0;
        bool entered = false;
        for (const FirstReach &first : m_lives.firsts.of(stay.account)) {
            if (first.day >= stay.to || first.day > last)
                break;
            if (!has(applicable, first.milestone))
                continue;
            if (first.day > stay.from) {
                if (!entered)
                    m_moves.add(stay.from, {-1, count});
                entered = true;
                m_moves.add(first.day, {count, count + 1});
            }
            ++count;
        }
        if (!entered)
            m_moves.add(stay.from, {-1, count});
        if (stay.to <= last)
            m_moves.add(stay.to, {count, -1});
    }

    void addRecentMoves(const Stay &stay, Bits applicable, std::int32_t last)
    {
        m_days.clear();
        for (const AchievementFact &fact : m_portfolio.achievements.of(stay.account)) {
            const std::int32_t day = m_lives.tenureOf(stay.account, fact.on);
            if (day >= stay.to || day > last)
                break;
            if (has(applicable, fact.milestone) && m_days.size() < CountMove::absent)
                m_days.push_back(day);
        }
        std::size_t newest = 0, oldest = 0; // occurrences in the window are m_days[oldest, newest)
        const auto count = [&] { return static_cast<std::int32_t>(newest - oldest); };
        while (newest < m_days.size() && m_days[newest] <= stay.from)
            ++newest;
        while (oldest < newest && m_days[oldest] + recentDays <= stay.from)
            ++oldest;
        m_moves.add(stay.from, {-1, count()});
        for (;;) {
            const std::int32_t in = newest < m_days.size() ? m_days[newest] : last + 1;
            const std::int32_t out = oldest < newest ? m_days[oldest] + recentDays : last + 1;
            const std::int32_t day = std::min(in, out);
            if (day > last || day >= stay.to)
                break;
            const std::int32_t before = count();
            if (out <= in)
                ++oldest;
            else
                ++newest;
            m_moves.add(day, {before, count()});
        }
        if (stay.to <= last)
            m_moves.add(stay.to, {count(), -1});
    }

    std::int32_t ownCount(AccountIndex account, PeerMeasure measure) const
    {
        if (measure == PeerMeasure::Distinct)
            return static_cast<std::int32_t>(m_lives.firsts.of(account).size());
        std::int32_t count = 0;
        const std::int32_t tenure = m_lives.observedTo[account];
        for (const AchievementFact &fact : m_portfolio.achievements.of(account)) {
            const std::int32_t day = m_lives.tenureOf(account, fact.on);
            count += day > tenure - recentDays && day <= tenure ? 1 : 0;
        }
        return count;
    }

    /// Few of a group are as old as those who ask on the later rungs, and only who is there when they ask decides
    /// their ranks. The curves before are needed only when one of them is found behind.
    void compareCounts(std::span<const std::uint32_t> stays, std::span<const AccountIndex> asking, PeerMeasure measure)
    {
        const std::int32_t first = tenuresOf(asking).first;
        const auto there = std::ranges::count_if(
            stays, [&](std::uint32_t index) { return m_lives.stays[index].to > first; });
        const bool few = 4 * static_cast<std::size_t>(there) < stays.size();
        sweepCounts(stays, asking, measure, few ? first : 0);
        const auto behind = [this](AccountIndex account) {
            const PeerStanding &standing = m_result.standing[account];
            return behindPeers(standing.own, standing.p25, standing.median);
        };
        if (few && std::ranges::any_of(asking, behind))
            sweepCounts(stays, asking, measure, 0);
        for (const AccountIndex account : asking) {
            if (behind(account))
                markBehind(account);
        }
    }

    /// Ranks those who ask, and fills the curves, which hold from day `first` on; none of them asks earlier.
    void sweepCounts(std::span<const std::uint32_t> stays, std::span<const AccountIndex> asking, PeerMeasure measure,
                     std::int32_t first)
    {
        const std::int32_t last = tenuresOf(asking).second;
        const Bits applicable = applicableTo(m_portfolio, asking.front());
        m_moves.reset(last);
        for (const std::uint32_t index : stays) {
            const Stay &stay = m_lives.stays[index];
            if (stay.from > last || stay.to <= first)
                continue;
            if (measure == PeerMeasure::Distinct)
                addDistinctMoves(stay, applicable, last);
            else
                addRecentMoves(stay, applicable, last);
        }
        DayBuckets<AccountIndex> asks;
        asks.reset(last);
        for (const AccountIndex account : asking)
            asks.add(m_lives.observedTo[account], account);
        m_moves.layOut();
        asks.layOut();
        m_histogram.reset(static_cast<std::int32_t>(
            measure == PeerMeasure::Distinct ? m_portfolio.milestones.size() : m_mostRows));
        m_p25.assign(static_cast<std::size_t>(last) + 1, 0);
        m_median.assign(static_cast<std::size_t>(last) + 1, 0);
        for (std::int32_t day = 0; day <= last; ++day) {
            for (const CountMove move : m_moves.of(day)) {
                if (move.from != CountMove::absent)
                    m_histogram.add(move.from, -1);
                if (move.to != CountMove::absent)
                    m_histogram.add(move.to, 1);
            }
            const auto at = static_cast<std::size_t>(day);
            if (!m_moves.of(day).empty() && m_histogram.total() > 0) {
                m_p25[at] = static_cast<float>(m_histogram.quantile(0.25));
                m_median[at] = static_cast<float>(m_histogram.quantile(0.5));
            } else if (day > 0) {
                m_p25[at] = m_p25[at - 1];
                m_median[at] = m_median[at - 1];
            }
            for (const AccountIndex account : asks.of(day))
                rank(account, ownCount(account, measure));
        }
    }

    void rank(AccountIndex account, std::int32_t own)
    {
        PeerStanding &standing = m_result.standing[account];
        m_histogram.add(own, -1);
        standing.own = own;
        standing.below = m_histogram.below(own);
        standing.percentile = static_cast<float>(100.0 * (standing.below + 0.5 * m_histogram.equal(own)) / standing.n);
        standing.p25 = static_cast<float>(m_histogram.quantile(0.25));
        standing.median = static_cast<float>(m_histogram.quantile(0.5));
        standing.p75 = static_cast<float>(m_histogram.quantile(0.75));
        standing.mostHave = m_histogram.mostHave();
        m_histogram.add(own, 1);
    }

    /// Of an account that is behind: walks back along the group's curves while its own count was behind them.
    void markBehind(AccountIndex account)
    {
        const PeerStanding &standing = m_result.standing[account];
        const std::int32_t tenure = m_lives.observedTo[account];
        const bool distinct = standing.measure == PeerMeasure::Distinct;
        const std::int32_t earliest
            = !distinct && tenure > distinctUntilTenure ? distinctUntilTenure + 1 : tooEarlyDays;
        m_days.clear();
        if (distinct) {
            for (const FirstReach &first : m_lives.firsts.of(account))
                m_days.push_back(first.day);
        } else {
            for (const AchievementFact &fact : m_portfolio.achievements.of(account))
                m_days.push_back(m_lives.tenureOf(account, fact.on));
        }
        std::int32_t since = tenure;
        std::size_t upTo = m_days.size(), before = m_days.size(); // occurrences up to the day, and before its window
        for (std::int32_t day = tenure - 1; day >= earliest; --day) {
            while (upTo > 0 && m_days[upTo - 1] > day)
                --upTo;
            const std::int32_t windowStart = distinct || day < recentDays ? -1 : day - recentDays;
            while (before > 0 && m_days[before - 1] > windowStart)
                --before;
            const auto own = upTo - before;
            const auto at = static_cast<std::size_t>(day);
            if (!behindPeers(static_cast<double>(own), m_p25[at], m_median[at]))
                break;
            since = day;
        }
        m_result.behindSince[account] = since;
    }

    const Portfolio &m_portfolio;
    const Lives &m_lives;
    const PeerSettings m_settings;
    const std::vector<std::uint32_t> m_sets;
    const LifeGaps m_gaps;
    UsualDays m_usual;
    PeerComparison m_result;
    std::vector<AccountIndex> m_open; ///< not compared yet
    std::int32_t m_longestGap = 0;
    std::uint32_t m_mostRows = 0;
    std::vector<std::int32_t> m_alive, m_days;
    std::vector<AccountIndex> m_members;
    std::vector<float> m_p25, m_median;
    DayBuckets<CountMove> m_moves;
    RankHistogram m_histogram;
    GapHistogram m_gapHistogram;
};

} // namespace

PeerComparison comparePortfolio(const Portfolio &portfolio, const Lives &lives, const PeerSettings &settings)
{
    return Sweep(portfolio, lives, settings).run();
}

} // namespace milepost::analytics
