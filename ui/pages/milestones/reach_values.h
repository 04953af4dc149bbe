/// From what was computed to what is drawn: the curves and the cohort map of one milestone, worded. Pure; UI thread
/// (texts come from translators).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/curve_values.h"
#include "charts/distribution_values.h"
#include "pages/milestones/milestone_study.h"
#include "wording/voice.h"

namespace milepost::ui {

constexpr int mostCurves = 4; ///< that can be told apart; the others are in the table

/// Days since start to the milestone by group, the largest groups first where there are more than four. `span` 0: as long
/// as something still happens.
[[nodiscard]] CurveValues reachCurves(const wording::Voice &voice, const EvidenceBase &base, MilestoneIndex milestone,
                                      const analytics::Grouping &grouping, const std::vector<GroupCurve> &curves,
                                      double span = 0);
/// The two arms after the landmark: kept (or expanded) by days since then.
[[nodiscard]] CurveValues keptCurves(const wording::Voice &voice, const ReachStudy &study);
[[nodiscard]] HeatValues cohortHeat(const wording::Voice &voice, const std::vector<analytics::CohortRow> &rows);

/// The groups a chart draws, in their own order: at most `most`, the largest ones, none of them empty.
[[nodiscard]] std::vector<std::size_t> largestGroups(const std::vector<GroupCurve> &curves, std::size_t most);

/// Everything that was counted and left out, for "Why?".
[[nodiscard]] QString whyReach(const wording::Voice &voice, const EvidenceBase &base, const analytics::MilestoneRate &rate,
                               const ReachStudy &study);
[[nodiscard]] QString whyEvidence(const wording::Voice &voice, const analytics::Association &found, const ReachControls &controls);

/// "plan" → "Plan", "quarter" → "Start quarter", "cf:tier" → "tier".
[[nodiscard]] QString fieldWord(const wording::Voice &voice, const std::string &field);

} // namespace milepost::ui
