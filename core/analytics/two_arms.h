/// Two arms compared over time, in strata: log-rank test and Cox hazard ratio (M3). Equal to R's survdiff and
/// coxph(ties = "efron"). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/estimate.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace milepost::analytics {

/// One day on which somebody of a stratum had the event.
struct RiskDay {
    std::int32_t day = 0;
    std::array<std::uint32_t, 2> atRisk{}; ///< [1] exposed, [0] unexposed; before the day's events
    std::array<std::uint32_t, 2> events{};
};

/// The event days of one stratum in order. Strata are independent; their order does not matter.
using RiskDays = std::vector<RiskDay>;

struct LogRank {
    std::array<double, 2> observed{}, expected{}; ///< per arm
    double variance = 0;
    std::optional<double> chiSquared, p; ///< none when the variance is 0
};
/// Variance n1·n0·d·(n−d)/(n²(n−1)), 0 when n = 1, summed over strata.
[[nodiscard]] LogRank logRank(std::span<const RiskDays> strata);

/// exp(β) of exposed against unexposed with limits exp(±z/√I); none when an arm has no event or the likelihood has
/// no finite maximum.
[[nodiscard]] Estimate hazardRatio(std::span<const RiskDays> strata);

} // namespace milepost::analytics
