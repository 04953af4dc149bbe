/// Charts of one account, from its standing: the values, worded. Pure; UI thread (texts come from translators).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"
#include "triage/standing.h"
#include "wording/voice.h"

namespace milepost::ui {

/// Distinct milestones by week against the peers' quartiles (M5). Without peers the account's own steps alone.
[[nodiscard]] MilestoneProgressValues milestoneProgress(const wording::Voice &voice, const Standing &standing,
                                                        AccountIndex account);
/// Reached of applicable by category.
[[nodiscard]] CategoryProgressValues categoryProgress(const wording::Voice &voice, const Standing &standing,
                                                      AccountIndex account);

} // namespace milepost::ui
