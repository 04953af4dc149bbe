/// The second opinion on milestones: plain, quadratic and written from the definitions alone. Shares no code with
/// core/milestones, and must stay that way.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zone.h"
#include "model/achievement.h"
#include "model/milestone.h"
#include "model/records.h"
#include "support/event_list.h"

#include <vector>

namespace milepost::test {

struct ReferenceCutOff {
    EventMatch match;
    double percentile = 0;
    Day monthEnd;
    double value = 0;
};

struct ReferenceAccount {
    Day start;
    std::vector<ListedEvent> events; ///< in order of time
    std::vector<LimitReading> limits; ///< in order of day
    std::vector<LoggedMilestone> logged; ///< in order of day
};

[[nodiscard]] DerivedAccount referenceEvaluate(const std::vector<MilestoneDefinition> &versions, const Zone &zone,
                                               const ReferenceAccount &account,
                                               const std::vector<ReferenceCutOff> &cutOffs = {});

} // namespace milepost::test
