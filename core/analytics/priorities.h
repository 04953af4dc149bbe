/// Milestones by the four criteria of B3, side by side and never mixed into one number; and where accounts stop on the
/// way from one milestone to the next (B6). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/evidence.h"
#include "analytics/rates.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace milepost::analytics {

/// How a milestone comes to be known.
enum class Measurability : std::uint8_t {
    Recorded, ///< a rule over events, or a limit of the contract: by itself
    Reported, ///< arrives as an achievement from the product
    ByHand, ///< only when a person logs it
};

struct Priority {
    MilestoneIndex milestone = 0;
    // predictive power: the landmarked evidence
    Verdict verdict = Verdict::Insufficient;
    Shortfall shortfall = Shortfall::None;
    Estimate difference, hazardRatio;
    std::optional<double> q;
    std::uint32_t accounts = 0; ///< in both arms
    // achievability: how many manage it in the window (M1)
    Estimate rate;
    std::uint32_t closed = 0;
    // timing: when half have it (M2), and the share of churn that comes after that day
    DayQuantile median;
    std::optional<double> churnAfterMedian; ///< share of spell-1 churns that came later than the median day
    std::uint32_t churns = 0;
    // measurability
    Measurability measurability = Measurability::Recorded;
    Estimate observable; ///< share of the started accounts it applies to for whom it was recorded from the start
};
/// One row per milestone, in the portfolio's order. `found` as evidence() gave it for eachMilestone(), `rates` for one
/// group of all.
[[nodiscard]] std::vector<Priority> priorities(const Portfolio &portfolio, const FirstLives &lives,
                                               const std::vector<Association> &found, const MilestoneRates &rates);

/// From reaching one milestone to reaching another: who stops in between, and how long it takes.
struct Stop {
    MilestoneIndex from = 0, to = 0;
    std::uint32_t n = 0; ///< accounts concerned by both that reached `from` in spell 1
    std::uint32_t already = 0; ///< of them had `to` on or before that day
    std::uint32_t later = 0; ///< reached `to` afterwards
    std::uint32_t left = 0; ///< churned in between
    std::uint32_t waiting = 0; ///< n − already − later − left
    DayQuantile median; ///< days from `from` to `to`, churn competing (M2), of those without `to` at `from`
    Estimate stopped; ///< left / (later + left): of those whose way is over, the share that left (Wilson)
    Shortfall shortfall = Shortfall::None;
};
/// Consecutive milestones in the order in which half of the accounts have them (M2 medians; those whose median is not
/// reached follow in catalog order), skipping those that nobody reached.
[[nodiscard]] std::vector<Stop> stops(const Portfolio &portfolio, const FirstLives &lives, const MilestoneRates &rates,
                                      const Observability &observability);
[[nodiscard]] Stop stopBetween(const Portfolio &portfolio, const FirstLives &lives, MilestoneIndex from,
                               MilestoneIndex to, const Observability &observability);

} // namespace milepost::analytics

template <> struct milepost::EnumKeys<milepost::analytics::Measurability> {
    static constexpr auto keys = std::to_array<std::string_view>({"recorded", "reported", "by_hand"});
};
