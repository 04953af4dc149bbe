/// Several quarters of renewals in one walk over the accounts, for pages that show them side by side (E3, M12). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "value/renewals.h"

#include <array>
#include <cstdint>
#include <vector>

namespace milepost::value {

/// One quarter of a book.
struct QuarterReview {
    Quarter days;
    std::vector<std::uint32_t> renewals; ///< places in RenewalBook::renewals, in its order
    std::int32_t open = 0, closed = 0;
    RenewalForecast forecast;
    double machineMinor = 0; ///< Σ machine · due, of open ones that have an estimate
    std::int64_t estimatedMinor = 0; ///< Σ due of these
    std::int32_t estimated = 0; ///< their number
};

struct RenewalReview {
    RenewalBook book; ///< of all the quarters
    std::vector<QuarterReview> quarters; ///< as many as asked for, one after the other
    std::array<CallCalibration, 4> byCall; ///< every past renewal with a call at T-30, by RenewalCall; n = 0: none
};

/// `count` quarters from the one that `first` lies in.
[[nodiscard]] RenewalReview renewalReview(const Standing &standing, Day first, int count);

} // namespace milepost::value
