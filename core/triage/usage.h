/// Own usage (M8): the last 28 complete days against the account's usual, with what the whole book did taken out.
/// Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "portfolio/portfolio.h"

#include <limits>
#include <vector>

namespace milepost::triage {

struct Usage {
    static constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    bool users = false; ///< c and b count active users, else events
    double last = nan; ///< c: the last 28 complete days; NaN while the spell has no such 28 days
    double usual = nan; ///< b: median of up to three previous 28-day blocks of this spell; NaN: there is none yet
    double own = nan; ///< c/b over the book's divisor, cut at 1; NaN: missing
    double breadth = nan; ///< min(1, c/seats); NaN: seats unknown, or events name no users
};

struct BookUsage {
    std::vector<Usage> accounts; ///< of accounts that are no customers, or without events in the workspace: NaN
    double divisor = 1; ///< min(1, the book's median of c/b), when ≥ 20 accounts have one
};

[[nodiscard]] BookUsage usageOf(const Portfolio &portfolio, const analytics::Lives &lives);

} // namespace milepost::triage
