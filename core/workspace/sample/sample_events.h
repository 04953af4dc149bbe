/// Turns a plan's deeds and activity into events.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/sample/account_plan.h"
#include "workspace/sample/sample_portfolio.h"

#include <vector>

namespace milepost::sample {

/// Ordered by time, message ids given; none before signup, none after yesterday.
[[nodiscard]] std::vector<SampleEvent> eventsOf(const AccountPlan &account, Day today, std::uint64_t seed);
/// External id of the account's n-th user (0-based).
[[nodiscard]] std::string userId(const AccountPlan &account, int n);
/// How many users the account has had.
[[nodiscard]] int userCount(const AccountPlan &account);

} // namespace milepost::sample
