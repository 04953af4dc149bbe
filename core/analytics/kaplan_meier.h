/// Kaplan–Meier survival with Greenwood's variance (M2). Equal to R's survfit(Surv(t, s)). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/incidence.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace milepost::analytics {

enum class SurvivalLimits : std::uint8_t {
    LogLog, ///< S^exp(±z·√G / ln S): our default
    Log, ///< S·exp(±z·√G), capped at 1: R's default
};

struct SurvivalPoint {
    std::int32_t day = 0;
    std::uint32_t atRisk = 0, events = 0;
    double survival = 1; ///< S
    double greenwood = 0; ///< G = Σ d/(n(n−d)); infinite where S is 0
    double low = 0, high = 0; ///< NaN where S is 0, or (LogLog) 1

    [[nodiscard]] double se() const; ///< S·√G
};

struct Survival {
    std::uint64_t n = 0, events = 0;
    std::vector<SurvivalPoint> points; ///< by day; only days with an event

    /// Smallest day with S ≤ 1 − q + 1e-9: the left end of a flat stretch, where R reports its midpoint.
    [[nodiscard]] std::optional<std::int32_t> quantile(double q) const;
    /// The same on the lower (earlier day) and the upper band.
    [[nodiscard]] std::optional<std::int32_t> quantileLow(double q) const;
    [[nodiscard]] std::optional<std::int32_t> quantileHigh(double q) const;
    [[nodiscard]] double at(std::int32_t day) const;
};

/// Outcome::Event is the event; the other outcomes are censorings. Events before censorings on one day.
[[nodiscard]] Survival kaplanMeier(const DayCounts &counts, SurvivalLimits limits = SurvivalLimits::LogLog);

} // namespace milepost::analytics
