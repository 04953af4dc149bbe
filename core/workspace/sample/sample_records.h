/// Turns plans into the rows of the entities.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/sample/account_plan.h"
#include "workspace/sample/sample_portfolio.h"

namespace milepost::sample {

/// Appends everything of the account but its events.
void addRecords(SamplePortfolio &portfolio, const AccountPlan &account, Day today, std::uint64_t seed);

} // namespace milepost::sample
