/// How an account stands among its peers (M5), and what is the same for all members of a peer group. Plain
/// values, made by analytics and kept in Standing; any thread. NaN is "no data".
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/enums.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace milepost {

/// Which rung of the ladder (M5) an account is compared on.
enum class PeerRung : std::uint8_t { None, IndustryPlanSize, PlanSize, Plan, All };
template <> struct EnumKeys<PeerRung> {
    static constexpr auto keys
        = std::to_array<std::string_view>({"none", "industry_plan_size", "plan_size", "plan", "all"});
};

/// What is counted when an account is compared (M5, M6).
enum class PeerMeasure : std::uint8_t {
    Distinct, ///< distinct milestones reached by this tenure
    Recent, ///< occurrences in the last 180 days: beyond tenure 365, and for complete accounts
};
template <> struct EnumKeys<PeerMeasure> {
    static constexpr auto keys = std::to_array<std::string_view>({"milestones", "occurrences_180_days"});
};

constexpr std::uint32_t noPeerGroup = 0xFFFFFFFF;

/// M5 at the account's own tenure, over milestones applicable to it.
struct PeerStanding {
    std::int32_t n = 0; ///< peers, without the account itself; on rung None those of the widest rung
    PeerRung rung = PeerRung::None; ///< None: fewer than k on every rung → no number is shown
    PeerMeasure measure = PeerMeasure::Distinct;
    float percentile = 0; ///< mid-rank, 0–100
    std::int32_t own = 0; ///< the account's count of `measure`
    std::int32_t below = 0; ///< peers with fewer: "ahead of ⌊100·below/n⌋ %"
    float p25 = 0, median = 0, p75 = 0; ///< of the measure among peers, linear between order statistics (R type 7)
    std::int32_t mostHave = 0; ///< largest m that more than half of the peers reached
    float gapP90 = std::numeric_limits<float>::quiet_NaN(); ///< M6: P90 of peers' gaps in days; NaN: not reached
    std::uint32_t group = noPeerGroup; ///< index into the peer groups
};

/// What is the same for all members of one peer group at any tenure: when they usually reach each milestone.
struct PeerGroup {
    PeerRung rung = PeerRung::All;
    std::string label; ///< "Logistics · Business · 50–249": texts as imported; "" for all accounts
    std::int32_t n = 0; ///< accounts in the group at their start
    /// Days from start by M2 (churn competing); NaN: not reached. Indexed by MilestoneIndex.
    std::vector<float> p25Day, medianDay, p75Day;
};

} // namespace milepost
