/// How many reach each milestone within its window, how fast, and how often (M1, M2, M7 density), by group. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/density.h"
#include "analytics/estimate.h"
#include "analytics/first_lives.h"
#include "analytics/grouping.h"
#include "analytics/incidence.h"
#include "base/parallel_for.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace milepost::analytics {

/// A quantile of the days to a milestone; limits from the bands of the curve (M2). Absent: not reached.
struct DayQuantile {
    std::optional<std::int32_t> day, low, high;
    friend bool operator==(const DayQuantile &, const DayQuantile &) = default;
};

struct MilestoneRate {
    MilestoneIndex milestone = 0;
    std::uint32_t group = 0; ///< of the grouping
    std::uint32_t n = 0; ///< accounts concerned: started, applicable, observable
    std::uint32_t notObservable = 0; ///< left out because the milestone was not recorded yet when they started
    std::optional<std::int32_t> window; ///< W, days
    std::uint32_t closed = 0; ///< start + W ≤ through: the denominator of the rate
    std::uint32_t reachedInWindow = 0; ///< of the closed: its numerator
    std::uint32_t pending = 0; ///< n − closed: their window is still open
    std::uint32_t reached = 0; ///< of the n, by through, within spell 1: the events of the curve
    Estimate rate; ///< M1, Wilson
    Shortfall rateShortfall = Shortfall::None; ///< why there is no rate
    DayQuantile p25, median, p80; ///< M2
    DensitySums sums; ///< of the n: occurrences within spell 1, repeats included, and the days observed
    Estimate density; ///< occurrences per account and month (M7)
    friend bool operator==(const MilestoneRate &, const MilestoneRate &) = default;
};

struct MilestoneRates {
    std::vector<MilestoneRate> rows; ///< by milestone, then group: index milestone · groups + group
    std::vector<Incidence> curves; ///< the same index (M2)
    std::size_t groups = 1;
    [[nodiscard]] std::size_t index(MilestoneIndex milestone, std::uint32_t group) const
    {
        return std::size_t(milestone) * groups + group;
    }
};

/// All milestones of the portfolio. Accounts in no group are in no row.
[[nodiscard]] MilestoneRates milestoneRates(const Portfolio &portfolio, const FirstLives &lives, const Grouping &grouping,
                                            const Observability &observability, const ParallelFor &parallel = serially);

/// Who is where with one milestone, for drilling down: the accounts behind a rate.
enum class ReachState : std::uint8_t { ReachedInWindow, ReachedLater, Pending, Missed, Left };
struct ReachMember {
    AccountIndex account = 0;
    ReachState state = ReachState::Pending;
    std::optional<std::int32_t> day; ///< of reaching it
};
/// By account. Pending: the window is open (or there is none) and the account alive; Missed: window over; Left:
/// churned without it.
[[nodiscard]] std::vector<ReachMember> reachMembers(const Portfolio &portfolio, const FirstLives &lives,
                                                    MilestoneIndex milestone, const Observability &observability);

} // namespace milepost::analytics

template <> struct milepost::EnumKeys<milepost::analytics::ReachState> {
    static constexpr auto keys = std::to_array<std::string_view>(
        {"reached_in_window", "reached_later", "pending", "missed", "left"});
};
