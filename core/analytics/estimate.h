/// What every figure of the evidence carries: its interval, the method of that interval, and, where there is no
/// figure, the reason. Plain values; any thread. An absent value is "no data", never 0 and never NaN.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/enums.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace milepost::analytics {

/// How a 95 % interval was made (METHODS).
enum class IntervalMethod : std::uint8_t {
    None,
    Wilson, ///< score interval without continuity correction (M1)
    WilsonEffective, ///< Wilson on S and the effective n of a Kaplan–Meier share (M3, Rothman 1978)
    Newcombe, ///< MOVER on two Wilson intervals of plain shares (M4)
    Mover, ///< square-and-add on two intervals (M3, M7)
    Delta, ///< exp(ln ratio ± z·√(G1 + G0)); Katz where nothing is censored (M3)
    CoxWald, ///< exp(β ± z/√I) (M3)
    LogLog, ///< exp(±z·se/(F·ln F)) as exponent (M2)
    Log, ///< S·exp(±z·√G) (M2)
    RatioLog, ///< D·exp(±t·se/D), accounts as clusters of a ratio of sums (M7)
};

/// Why there is no figure.
enum class Shortfall : std::uint8_t {
    None,
    NobodyStarted, ///< no account is in the analysis at all
    NoWindow, ///< the milestone has no target window, so no rate within it (M1)
    NothingClosed, ///< no account has had its whole window yet (M1)
    NobodyReached,
    EverybodyReached,
    SmallArm, ///< fewer than 20 accounts in an arm (M3) or cohort (M4)
    FewEvents, ///< fewer than 5 churns (expansions) by the horizon (M3)
    ShortFollowUp, ///< the horizon had to move back to less than 30 days after the landmark (M3)
    NoAmounts, ///< nobody's ARR at the landmark is known (M3, expansion)
    NoVariation, ///< everybody has the same count (M4)
    FewAchievements, ///< fewer than 10 achievements in a cohort (M7)
    NoEarlierCohort, ///< nothing to compare with (M7)
};

struct Estimate {
    std::optional<double> value, low, high;
    IntervalMethod method = IntervalMethod::None;
    friend bool operator==(const Estimate &, const Estimate &) = default;
};

} // namespace milepost::analytics

template <> struct milepost::EnumKeys<milepost::analytics::IntervalMethod> {
    static constexpr auto keys = std::to_array<std::string_view>(
        {"none", "wilson", "wilson_effective_n", "newcombe", "mover", "delta", "cox_wald", "log_log", "log",
         "ratio_clustered_log"});
};
template <> struct milepost::EnumKeys<milepost::analytics::Shortfall> {
    static constexpr auto keys = std::to_array<std::string_view>(
        {"none", "nobody_started", "no_window", "nothing_closed", "nobody_reached", "everybody_reached", "small_arm",
         "few_events", "short_follow_up", "no_amounts", "no_variation", "few_achievements", "no_earlier_cohort"});
};
