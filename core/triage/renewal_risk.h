/// One account's churn risk through its renewals (M9), and how urgent that makes it (M10). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"
#include "triage/risk_model.h"

namespace milepost::triage {

struct RenewalRisk {
    double risk = 0; ///< of its open subscriptions, weighted by their ARR (equally where none has any)
    double urgency = 0.5; ///< weighted by ARR × risk, so that ARR × risk × urgency is the sum that M10 orders by
};

/// Each subscription through the end of the term that is decided on next (decision.h); without subscriptions through
/// the account's own renewal date. `fit` is one of Model or Constant.
[[nodiscard]] RenewalRisk renewalRisk(const Portfolio &portfolio, AccountIndex account, const RiskFit &fit, Pace pace,
                                      Band band);

} // namespace milepost::triage
