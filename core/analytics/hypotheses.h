/// What is often said about customer success, put to one's own data (B4). Claims are hypotheses here, never
/// findings: each is a question that M3 answers. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/evidence.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace milepost::analytics {

enum class Claim : std::uint8_t {
    EarlyOnboarding, ///< onboarding early (3 of its milestones by day 30) keeps 3 to 5 times as many
    Activation, ///< of those who activate by day 14, 80 % stay; of the others 30 %
    FiveMilestones, ///< those with 5 or more milestones by day 90 stay longer
    EarlyThree, ///< any 3 milestones by day 30 go with staying
    TeamInvited, ///< of those who stayed, 85 % had invited their team in month 1; of those who left, 31 %
    VelocityExpands, ///< any 3 milestones by day 60 go with expansion
};

enum class ClaimVerdict : std::uint8_t {
    Untestable, ///< no such milestones in this catalog, or too little data
    Supported, ///< the interval includes the claim, and there is a difference
    Weaker, ///< a difference the same way, but the interval lies below the claim
    Stronger, ///< the interval lies above the claim
    NotShown, ///< no difference shown
    Opposite, ///< a difference the other way
};

struct TestedClaim {
    Claim claim = Claim::EarlyOnboarding;
    std::optional<double> claimedLow, claimedHigh; ///< of the ratio of shares at H; absent: only a direction is claimed
    Association found; ///< its verdict is judged with q over the claims tested
    ClaimVerdict verdict = ClaimVerdict::Untestable;
};

/// All claims, in order.
[[nodiscard]] std::vector<TestedClaim> testClaims(const Portfolio &portfolio, const FirstLives &lives,
                                                  const Observability &observability,
                                                  const ParallelFor &parallel = serially);

} // namespace milepost::analytics

template <> struct milepost::EnumKeys<milepost::analytics::Claim> {
    static constexpr auto keys = std::to_array<std::string_view>(
        {"early_onboarding", "activation", "five_milestones", "early_three", "team_invited", "velocity_expands"});
};
template <> struct milepost::EnumKeys<milepost::analytics::ClaimVerdict> {
    static constexpr auto keys = std::to_array<std::string_view>(
        {"untestable", "supported", "weaker", "stronger", "not_shown", "opposite"});
};
