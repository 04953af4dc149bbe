/// Health 0–100 from the four pillars (M8). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "triage/standing.h"
#include "triage/usage.h"

#include <array>

namespace milepost::triage {

/// Values per Pillar, 0–1; NaN: missing.
using PillarValues = std::array<double, 4>;

/// What the facts say. A part is missing where its source is not connected or it cannot exist yet: no required
/// milestone due; no 28 complete days in the spell; no survey within 180 days; no limit read. Open tickets and
/// unpaid invoices are judged at as-of, what is overdue at through.
[[nodiscard]] PillarValues pillarValues(const Portfolio &portfolio, const analytics::Lives &lives,
                                        AccountIndex account, const Usage &usage);

/// Score rounded half up, its range with what is missing at 0 and at 1, the band, and whole points per pillar by
/// largest remainder (ties in pillar order) that sum to the score. A pillar of weight 0 counts as missing.
[[nodiscard]] HealthStanding blend(const PillarValues &values, const StandingSettings &settings);

} // namespace milepost::triage
