/// Do newer customers get there sooner (M7, D4, F3): a milestone by start quarter, and the trend of its velocity. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/estimate.h"
#include "analytics/first_lives.h"
#include "analytics/grouping.h"
#include "analytics/rates.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace milepost::analytics {

constexpr std::uint32_t fewestInCohort = 20, fewestAchievementsInCohort = 10;

struct VelocityChange {
    std::string earlier; ///< label of the quarter compared with; "" when there is none
    DayQuantile earlierMedian;
    Estimate difference; ///< latest − earlier median, days; MOVER; open where a limit is not reached
    std::optional<double> faster; ///< −difference / earlier median: 0.21 is "21 % faster"
    std::optional<double> fasterLow, fasterHigh; ///< the interval of the difference, likewise
    Shortfall shortfall = Shortfall::None;
};

struct VelocityTrend {
    MilestoneIndex milestone = 0;
    std::int32_t window = 0; ///< W; 30 where the milestone has none
    std::string latest; ///< latest start quarter all of whose windows are over; "" when none is
    DayQuantile latestMedian;
    std::uint32_t n = 0, reached = 0; ///< of the latest
    VelocityChange quarterBefore, yearBefore;
};
[[nodiscard]] VelocityTrend velocityTrend(const Portfolio &portfolio, const FirstLives &lives, MilestoneIndex milestone,
                                          const Observability &observability);

/// Share that reached it by the end of each month (30.4375 days) since start, by start quarter; absent where the month
/// is not over for the whole quarter.
struct CohortRow {
    std::string quarter;
    std::uint32_t n = 0;
    std::vector<std::optional<double>> byMonth; ///< [0] by the end of month 1 (M2)
};
[[nodiscard]] std::vector<CohortRow> cohortTable(const Portfolio &portfolio, const FirstLives &lives,
                                                 MilestoneIndex milestone, const Observability &observability,
                                                 std::int32_t months = 12, std::size_t quarters = 12);
/// The same of retention: share kept at the end of each month.
[[nodiscard]] std::vector<CohortRow> retentionTable(const FirstLives &lives, std::int32_t months = 12,
                                                    std::size_t quarters = 12);

} // namespace milepost::analytics
