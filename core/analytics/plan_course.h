/// Is an account on the way that was agreed (A12)? Pure; any thread. docs/decisions/0083-off-course.md.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <cstdint>

namespace milepost::analytics {

/// Days that a step may be late before the plan is off course.
constexpr std::int32_t stepGraceDays = 14;

struct PlanCourse {
    Day offSince; ///< first day off course; invalid: on course, or there is no plan
    bool destinationPassed = false; ///< its day has passed and the required outcome is not there
    std::int32_t stepsOverdue = 0; ///< late by more than the grace
    std::int32_t overdueByUs = 0; ///< of these, the ones that we owe
    [[nodiscard]] bool off() const { return offSince.valid(); }
};

/// Judged at through (M0). Off course: the destination's day has passed without the required outcome, or a step is more
/// than 14 days late.
[[nodiscard]] PlanCourse planCourse(const Portfolio &portfolio, AccountIndex account);

} // namespace milepost::analytics
