#include "analytics/group_sweep.h"

#include "analytics/peer_groups.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

namespace milepost::analytics {

namespace {

bool has(std::span<const std::uint64_t> bits, MilestoneIndex milestone)
{
    return (bits[milestone / 64] >> (milestone % 64)) & 1;
}

} // namespace

SweepFacts::SweepFacts(const Portfolio &ofPortfolio, const Lives &ofLives, const PeerSettings &withSettings,
                       const ParallelFor &parallel)
    : portfolio(ofPortfolio), lives(ofLives), settings(withSettings)
{
    const auto numberSets = [this] {
        sets.resize(portfolio.accountCount());
        std::map<std::vector<std::uint64_t>, std::uint32_t> known;
        for (AccountIndex account = 0; account < sets.size(); ++account) {
            const auto bits = applicableTo(account);
            if (account > 0 && std::ranges::equal(bits, applicableTo(account - 1)))
                sets[account] = sets[account - 1];
            else
                sets[account] = known.try_emplace({bits.begin(), bits.end()}, static_cast<std::uint32_t>(known.size()))
                                    .first->second;
            mostRows = std::max(mostRows,
                                portfolio.achievements.offset[account + 1] - portfolio.achievements.offset[account]);
        }
    };
    const auto findGaps = [this] {
        gaps = gapsOf(portfolio, lives);
        for (const auto *column : {&gaps.closed.rows, &gaps.running}) {
            for (const std::int32_t gap : *column)
                longestGap = std::max(longestGap, gap);
        }
    };
    parallel(2, [&](std::size_t piece) { piece == 0 ? findGaps() : numberSets(); });
}

std::span<const std::uint64_t> SweepFacts::applicableTo(AccountIndex account) const
{
    return std::span<const std::uint64_t>(portfolio.applicableBits)
        .subspan(std::size_t(account) * portfolio.applicableWords, portfolio.applicableWords);
}

GroupSweep::GroupSweep(const SweepFacts &facts, PeerComparison &result)
    : m_facts(facts), m_portfolio(facts.portfolio), m_lives(facts.lives), m_result(result),
      m_usual(facts.portfolio, facts.lives)
{
}

void GroupSweep::describe(const PeerSweepTask &task)
{
    const AccountIndex somebody = task.compared.front();
    PeerGroup &group = m_result.groups[task.group];
    group.rung = task.rung;
    group.label = groupLabel(m_portfolio, m_lives.stays[m_lives.stayOffset[somebody + 1] - 1], task.rung,
                             m_facts.settings.sizeBands);
    m_members.clear();
    std::vector<AccountIndex> &present = m_result.present[task.group];
    for (const std::uint32_t index : task.stays) {
        const Stay &stay = m_lives.stays[index];
        if (stay.from == 0)
            m_members.push_back(stay.account);
        if (stay.to > m_lives.observedTo[stay.account] && m_lives.current[stay.account])
            present.push_back(stay.account);
    }
    m_usual.fill(m_members, group);
}

/// The least and the greatest tenure at which one of them is compared.
std::pair<std::int32_t, std::int32_t> GroupSweep::tenuresOf(std::span<const AccountIndex> asking) const
{
    std::int32_t first = m_lives.observedTo[asking.front()], last = first;
    for (const AccountIndex account : asking) {
        first = std::min(first, m_lives.observedTo[account]);
        last = std::max(last, m_lives.observedTo[account]);
    }
    return {first, last};
}

GroupSweep::MemberGaps GroupSweep::copyGaps(AccountIndex account)
{
    const auto closed = m_facts.gaps.closed.of(account);
    const auto begin = static_cast<std::uint32_t>(m_closed.size());
    m_closed.insert(m_closed.end(), closed.begin(), closed.end());
    return {begin, static_cast<std::uint32_t>(m_closed.size()), m_facts.gaps.running[account]};
}

void GroupSweep::add(const MemberGaps &gaps, std::int32_t times)
{
    m_gapHistogram.add({m_closed.data() + gaps.begin, m_closed.data() + gaps.end}, gaps.running, times);
}

void GroupSweep::sweepGaps(const PeerSweepTask &task)
{
    const auto [first, last] = tenuresOf(task.compared);
    m_gapHistogram.reset(m_facts.longestGap);
    m_gapVisits.reset(last);
    m_gapAsks.reset(last);
    m_closed.clear();
    for (const std::uint32_t index : task.stays) {
        const Stay &stay = m_lives.stays[index];
        if (stay.from > last || stay.to <= first) // never there when somebody asks
            continue;
        const MemberGaps gaps = copyGaps(stay.account);
        m_gapVisits.add(stay.from, {gaps, 1});
        if (stay.to <= last)
            m_gapVisits.add(stay.to, {gaps, -1});
    }
    for (const AccountIndex account : task.compared)
        m_gapAsks.add(m_lives.observedTo[account], {copyGaps(account), account});
    m_gapVisits.layOut();
    m_gapAsks.layOut();
    for (std::int32_t day = 0; day <= last; ++day) {
        for (const GapVisit &visit : m_gapVisits.of(day))
            add(visit.gaps, visit.times);
        for (const GapAsk &ask : m_gapAsks.of(day)) {
            add(ask.gaps, -1);
            m_result.standing[ask.account].gapP90 = m_gapHistogram.p90();
            add(ask.gaps, 1);
        }
    }
}

/// One sweep for each set of applicable milestones and each measure that somebody asks for.
void GroupSweep::sweepCounts(const PeerSweepTask &task)
{
    m_compared.assign(task.compared.begin(), task.compared.end());
    for (const AccountIndex account : m_compared) {
        const auto distinct = static_cast<std::int32_t>(m_lives.firsts.of(account).size());
        std::int32_t applicable = 0;
        for (const std::uint64_t word : m_facts.applicableTo(account))
            applicable += std::popcount(word);
        const bool complete = applicable > 0 && distinct >= applicable;
        const bool recent = complete || m_lives.observedTo[account] > distinctUntilTenure;
        m_result.standing[account].measure = recent ? PeerMeasure::Recent : PeerMeasure::Distinct;
    }
    const auto key = [this](AccountIndex account) {
        return std::pair(m_facts.sets[account], m_result.standing[account].measure);
    };
    std::ranges::stable_sort(m_compared, [&](AccountIndex a, AccountIndex b) { return key(a) < key(b); });
    for (auto begin = m_compared.begin(); begin != m_compared.end();) {
        const auto end = std::find_if(begin, m_compared.end(), [&](AccountIndex a) { return key(a) != key(*begin); });
        compareCounts(task.stays, {begin, end}, key(*begin).second);
        begin = end;
    }
}

void GroupSweep::addDistinctMoves(const Stay &stay, Bits applicable, std::int32_t last)
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

void GroupSweep::addRecentMoves(const Stay &stay, Bits applicable, std::int32_t last)
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

std::int32_t GroupSweep::ownCount(AccountIndex account, PeerMeasure measure) const
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
void GroupSweep::compareCounts(std::span<const std::uint32_t> stays, std::span<const AccountIndex> asking, PeerMeasure measure)
{
    const std::int32_t first = tenuresOf(asking).first;
    const auto there = std::ranges::count_if(
        stays, [&](std::uint32_t index) { return m_lives.stays[index].to > first; });
    const bool few = 4 * static_cast<std::size_t>(there) < stays.size();
    sweep(stays, asking, measure, few ? first : 0);
    const auto behind = [this](AccountIndex account) {
        const PeerStanding &standing = m_result.standing[account];
        return behindPeers(standing.own, standing.p25, standing.median);
    };
    if (few && std::ranges::any_of(asking, behind))
        sweep(stays, asking, measure, 0);
    for (const AccountIndex account : asking) {
        if (behind(account))
            markBehind(account);
    }
}

/// Ranks those who ask, and fills the curves, which hold from day `first` on; none of them asks earlier.
void GroupSweep::sweep(std::span<const std::uint32_t> stays, std::span<const AccountIndex> asking, PeerMeasure measure,
                       std::int32_t first)
{
    const std::int32_t last = tenuresOf(asking).second;
    const Bits applicable = m_facts.applicableTo(asking.front());
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
    m_countAsks.reset(last);
    for (const AccountIndex account : asking)
        m_countAsks.add(m_lives.observedTo[account], {account, ownCount(account, measure)});
    m_moves.layOut();
    m_countAsks.layOut();
    m_histogram.reset(static_cast<std::int32_t>(
        measure == PeerMeasure::Distinct ? m_portfolio.milestones.size() : m_facts.mostRows));
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
        for (const CountAsk &ask : m_countAsks.of(day))
            rank(ask);
    }
}

void GroupSweep::rank(const CountAsk &ask)
{
    const std::int32_t own = ask.own;
    PeerStanding &standing = m_result.standing[ask.account];
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
void GroupSweep::markBehind(AccountIndex account)
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

} // namespace milepost::analytics
