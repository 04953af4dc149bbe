/// Words and sentences for value models, renewals and plans: for pages, documents and the command line alike. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/plan_course.h"
#include "model/plan.h"
#include "value/renewals.h"
#include "value/roi.h"
#include "wording/voice.h"

#include <QStringList>

namespace milepost::wording {

[[nodiscard]] QString word(const Voice &voice, RoiKind kind);
[[nodiscard]] QString word(const Voice &voice, RoiCostKind kind);
[[nodiscard]] QString word(const Voice &voice, value::RoiFigure figure);
[[nodiscard]] QString word(const Voice &voice, value::RoiGap gap); ///< None: ""
[[nodiscard]] QString word(const Voice &voice, RenewalCall call);
[[nodiscard]] QString word(const Voice &voice, value::RenewalOutcome outcome);
[[nodiscard]] QString word(const Voice &voice, value::ProbabilitySource source);
[[nodiscard]] QString word(const Voice &voice, value::Checkpoint checkpoint);
[[nodiscard]] QString word(const Voice &voice, PlanSide side);

/// The rule that is printed beside hours: "Hours are rounded down to whole ones before they are worth money."
[[nodiscard]] QString roundingRule(const Voice &voice, RoiRounding rounding);
/// "500 × 10 min = 83.3 h; 83.3 h × 50 an hour": the line's arithmetic at base.
[[nodiscard]] QString lineArithmetic(const Voice &voice, const RoiModel &model, const value::LineValue &line);
/// "1,440 more than it cost, 118 %, paid back in month 2", or what is missing for it.
[[nodiscard]] QString figureSentence(const Voice &voice, const value::RoiResult &result, value::RoiFigure figure);
/// "GRR 92 %, NRR 104 % of 184 accounts, 1 Dec 2025 to 22 Nov 2026".
[[nodiscard]] QString retentionSentence(const Voice &voice, const value::RevenueRetention &retention);
/// "31 past calls: 84 % expected, 71 % renewed: called too high by 13 points; Brier 0.14".
[[nodiscard]] QString calibrationSentence(const Voice &voice, const value::CallCalibration &calibration);
/// "Off course since 4 Apr 2026: 1 step overdue, owed by us"; "" while on course.
[[nodiscard]] QString courseSentence(const Voice &voice, const analytics::PlanCourse &course);

} // namespace milepost::wording
