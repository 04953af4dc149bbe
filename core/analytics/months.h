/// Months as durations. SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace milepost::analytics {

/// Of the mean Gregorian year (METHODS M7, M9, M13).
constexpr double daysPerMonth = 30.4375;

} // namespace milepost::analytics
