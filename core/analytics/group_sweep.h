/// Compares the members of one peer group after the other (M5, M6). What belongs to nobody in particular is in
/// SweepFacts and shared; a GroupSweep keeps its buffers from group to group and is used by one thread. Writes only to
/// what belongs to the group and to the accounts compared in it, so that groups can be swept side by side.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/day_buckets.h"
#include "analytics/gaps.h"
#include "analytics/peers.h"
#include "analytics/rank_histogram.h"
#include "analytics/usual_days.h"
#include "base/parallel_for.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace milepost::analytics {

struct SweepFacts {
    SweepFacts(const Portfolio &portfolio, const Lives &lives, const PeerSettings &settings,
               const ParallelFor &parallel);
    [[nodiscard]] std::span<const std::uint64_t> applicableTo(AccountIndex account) const;

    const Portfolio &portfolio;
    const Lives &lives;
    const PeerSettings settings;
    std::vector<std::uint32_t> sets; ///< accounts with the same set of applicable milestones have the same number
    LifeGaps gaps;
    std::int32_t longestGap = 0;
    std::uint32_t mostRows = 0; ///< occurrences of the account that has most
};

/// A group and those of its members who are compared in it.
struct PeerSweepTask {
    std::uint32_t group = 0; ///< index into PeerComparison::groups
    PeerRung rung = PeerRung::All;
    std::span<const std::uint32_t> stays; ///< indexes into Lives::stays, ascending
    std::span<const AccountIndex> compared; ///< ascending; their rung, n and group are set
};

class GroupSweep {
public:
    GroupSweep(const SweepFacts &facts, PeerComparison &result);

    // Three parts of one task that do not depend on each other.
    void describe(const PeerSweepTask &task); ///< the PeerGroup, and who is in it at as-of
    void sweepGaps(const PeerSweepTask &task); ///< PeerStanding::gapP90
    void sweepCounts(const PeerSweepTask &task); ///< all other figures of PeerStanding, and behindSince

private:
    using Bits = std::span<const std::uint64_t>;
    /// A member's count moves from one value to another; absent: not there.
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
    /// Somebody's gaps, copied next to those of the others of the group.
    struct MemberGaps {
        std::uint32_t begin, end;
        std::int32_t running;
    };
    struct GapVisit {
        MemberGaps gaps;
        std::int32_t times;
    };
    struct GapAsk {
        MemberGaps gaps;
        AccountIndex account;
    };
    struct CountAsk {
        AccountIndex account;
        std::int32_t own;
    };

    [[nodiscard]] MemberGaps copyGaps(AccountIndex account);
    void add(const MemberGaps &gaps, std::int32_t times);
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> tenuresOf(std::span<const AccountIndex> asking) const;
    void addDistinctMoves(const Stay &stay, Bits applicable, std::int32_t last);
    void addRecentMoves(const Stay &stay, Bits applicable, std::int32_t last);
    [[nodiscard]] std::int32_t ownCount(AccountIndex account, PeerMeasure measure) const;
    void compareCounts(std::span<const std::uint32_t> stays, std::span<const AccountIndex> asking,
                       PeerMeasure measure);
    void sweep(std::span<const std::uint32_t> stays, std::span<const AccountIndex> asking, PeerMeasure measure,
               std::int32_t first);
    void rank(const CountAsk &ask);
    void markBehind(AccountIndex account);

    const SweepFacts &m_facts;
    const Portfolio &m_portfolio;
    const Lives &m_lives;
    PeerComparison &m_result;
    UsualDays m_usual;
    std::vector<std::int32_t> m_days, m_closed;
    std::vector<AccountIndex> m_members, m_compared;
    std::vector<float> m_p25, m_median;
    DayBuckets<CountMove> m_moves;
    DayBuckets<CountAsk> m_countAsks;
    DayBuckets<GapVisit> m_gapVisits;
    DayBuckets<GapAsk> m_gapAsks;
    RankHistogram m_histogram;
    GapHistogram m_gapHistogram;
};

} // namespace milepost::analytics
