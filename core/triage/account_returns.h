/// What accounts' success was worth against what it cost (M11), as far as judgement needs it: made by the workspace, since it rests on
/// counts of events that are no facts of the Portfolio (decision 100). Plain values.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace milepost {

constexpr int highReturn = 3; ///< roi_high (M16): headline ROI above 300 %

struct AccountReturn {
    AccountId account;
    float roi = std::numeric_limits<float>::quiet_NaN(); ///< headline, a share: 3.2 = 320 %; NaN: no data
    /// The rest only where it is high; `since` is invalid elsewhere.
    Day since; ///< first of the days up to as-of on which it was
    Day from; ///< first day of the period
    double value = 0, cost = 0; ///< headline value and cost, minor units of the base currency
    std::uint32_t feeds = 0; ///< AccountReturns::milestones
};

struct AccountReturns {
    std::vector<AccountReturn> accounts; ///< ascending by id: customers to whom a value model applies
    std::vector<std::vector<std::string>> milestones; ///< keys of those whose occurrences feed the headline
    std::uint64_t stamp = 0; ///< of the content: two that differ have different ones; 0: nothing in it
};

} // namespace milepost
