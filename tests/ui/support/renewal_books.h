/// A small book of renewals, won and lost and open, for the tests of the Renewals place.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/renewal.h"
#include "workspace/workspace.h"

#include <optional>
#include <string>
#include <string_view>

namespace milepost::test {

[[nodiscard]] RenewalCallRecord renewalCall(std::int64_t account, std::string_view termEnd, std::optional<RenewalCall> said, std::string_view on,
                                            std::optional<double> probability = {}, std::string note = {});
/// In dollars, as of 20 May 2026: won, lost, a commit (typed 97 %), two at risk (30 % and 80 %), one without a call, one without an
/// amount, all of Q2; "Later" in Q3. `constant`: churn a month that risk was fitted to; 0: there is no model.
[[nodiscard]] Snapshot renewalBook(double constant = 0.01);

} // namespace milepost::test
