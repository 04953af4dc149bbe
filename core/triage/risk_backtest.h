/// Is the risk model worth showing (M9)? It is trained at one origin after the other on what was known then and asked about the
/// 90 days that follow. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triage/account_months.h"

#include <span>
#include <vector>

namespace milepost {

/// One prediction and what became of it.
struct Prediction {
    AccountIndex account = 0;
    double risk = 0;
    double constant = 0; ///< what one hazard for all says
    bool churned = false;
};

/// AUC, Brier scores, log losses, calibration and lift. Of the values of RiskBacktest that say when: nothing. Fewer than
/// one churn or survivor: no AUC; limits need two accounts of each.
[[nodiscard]] RiskBacktest judgePredictions(std::vector<Prediction> predictions);

/// Origins lie 90 days apart, the last 90 days before `until`, the first where 20 churns were known. Tested are the months that began in
/// the 90 days from an origin and had ended by `until`.
[[nodiscard]] RiskBacktest backtestRisk(std::span<const AccountMonth> months, Day until, const RiskSettings &settings = {});

/// Fit, backtest and which of the methods is to be used: Index below 20 churns, Constant unless the model beats it.
[[nodiscard]] RiskFit learnRisk(std::span<const AccountMonth> months, Day until, const RiskSettings &settings = {});

} // namespace milepost
