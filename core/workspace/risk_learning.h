/// What was learnt of churn (M9), kept in the profile: learning looks at three years of month ends, so it is done once a month
/// and when history has changed. docs/decisions/0080-risk-is-learnt-at-month-ends.md.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "triage/account_months.h"
#include "workspace/settings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace milepost {

constexpr int riskMonths = 36; ///< month ends that are looked back at
/// Workspaces up to this many accounts learn while the snapshot is made; larger ones on a turn of their own.
constexpr std::size_t accountsLearntAtOnce = 5'000;

/// The last month end on or before `asOf`: facts after it do not count.
[[nodiscard]] Day riskCutoff(Day asOf);
/// Month ends of the views, ascending: from the first spell's start on, at most 36. Empty below 20 churns, where nothing can be
/// learnt and no view need be made.
[[nodiscard]] std::vector<Day> riskViewDays(const Portfolio &portfolio, Day cutoff);
/// Of all that a fit depends on, but for the order in which it came: spells, contracts and achievements up to the cutoff, and settings.
[[nodiscard]] std::uint64_t riskBasis(const Portfolio &portfolio, const SettingValues &settings, Day cutoff);

struct KeptRisk {
    std::uint64_t basis = 0, settings = 0; ///< of riskBasis and of the settings alone
    RiskFit fit;
};
[[nodiscard]] std::uint64_t riskSettingsHash(const SettingValues &settings);
/// None: nothing was kept, or not by this version.
[[nodiscard]] std::optional<KeptRisk> keptRisk(const std::string &profile);
/// FileWrite.
[[nodiscard]] Result<> keepRisk(const std::string &profile, const KeptRisk &risk);

} // namespace milepost
