/// The accounts that a demonstration talks about. What each tells is in docs/sample-portfolio.md and held by
/// tests/core/workspace/test_sample_portfolio.cpp.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/sample/account_plan.h"

#include <vector>

namespace milepost::sample {

/// Numbered from 1; ordinary accounts follow.
[[nodiscard]] std::vector<AccountPlan> storyAccounts(Day today, std::uint64_t seed);

} // namespace milepost::sample
