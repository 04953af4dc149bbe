/// Kaplan–Meier retention of accounts by group (M2, F3). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/first_lives.h"
#include "analytics/grouping.h"
#include "analytics/kaplan_meier.h"
#include "analytics/rates.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace milepost::analytics {

struct RetentionSettings {
    std::optional<std::int32_t> horizon; ///< follow-up is cut here; a churn on this day still counts
    SurvivalLimits limits = SurvivalLimits::LogLog;
    Day observableFrom; ///< starts before are left out (M0); invalid: none
};

struct RetentionCurve {
    std::uint32_t group = 0, n = 0, churned = 0;
    std::uint32_t notObservable = 0;
    DayQuantile median;
    Survival survival;
    DayCounts counts; ///< ends by day, for the numbers at risk
};

/// Still observed at the beginning of a day: the number at risk beneath a curve.
[[nodiscard]] std::uint64_t atRiskOn(const DayCounts &counts, std::int32_t day);

/// One curve per group, also of empty ones (n = 0, no points).
[[nodiscard]] std::vector<RetentionCurve> retention(const FirstLives &lives, const Grouping &grouping,
                                                    const RetentionSettings &settings);

} // namespace milepost::analytics
