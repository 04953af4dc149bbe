/// Today's queue, the strip of celebrations and asks, and what people have put away (M10). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "triage/decision.h"
#include "triage/standing.h"

#include <span>
#include <vector>

namespace milepost::triage {

/// ARR that stands in where none is known: the median of the plan (≥ 5 customers with one), else of the workspace.
class AssumedArr {
public:
    AssumedArr(const Portfolio &portfolio, const analytics::Lives &lives);
    /// noMinor when nobody in the workspace has an ARR.
    [[nodiscard]] std::int64_t of(StringId plan) const;

private:
    std::vector<std::int64_t> m_byPlan; ///< by StringId
    std::int64_t m_all = noMinor;
};

/// 1 − Π(1 − s) over open signals (M9, short history).
[[nodiscard]] double riskIndex(std::span<const Signal> signals, const StandingSettings &settings);

/// 10 % of ARR × (accepted + 1)/(offered + 5), with nothing offered or accepted yet.
[[nodiscard]] std::int64_t expansionStake(std::int64_t arrMinor);

/// Half away from zero, within 64 bits.
[[nodiscard]] std::int64_t roundedMinor(double minor);

/// Fills queue, strip, putAway and queueStakeMinor of a standing whose signals, risk, urgency and segments are there.
void fillQueue(Standing &standing, const analytics::Lives &lives, std::span<const PutAway> putAway);

} // namespace milepost::triage
