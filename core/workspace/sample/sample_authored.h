/// What the people of the sample portfolio wrote: calls on renewals, plans, interviews and two value models. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/sample/account_plan.h"
#include "workspace/sample/sample_portfolio.h"

#include <cstdint>
#include <vector>

namespace milepost::sample {

/// Ordered by day. `plans` are the accounts of the portfolio.
[[nodiscard]] std::vector<SampleAuthored> authoredOf(const std::vector<AccountPlan> &plans, Day today, std::uint64_t seed);

} // namespace milepost::sample
