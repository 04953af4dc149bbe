/// When a repeating milestone (A9) is due again. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "model/milestone.h"

#include <optional>

namespace milepost::milestones {

/// Last occurrence + cadence; invalid when the milestone does not repeat or was never reached (its window, not its
/// cadence, says when the first one is due).
[[nodiscard]] Day dueAgainOn(const MilestoneDefinition &definition, Day lastOccurrence);
/// Days past dueAgainOn at `through`, 0 when not overdue; none when it has no due day.
[[nodiscard]] std::optional<std::int32_t> overdueDays(const MilestoneDefinition &definition, Day lastOccurrence,
                                                      Day through);
/// M16 cadence_broken: overdue by at least half the cadence (rounded up).
[[nodiscard]] bool cadenceBroken(const MilestoneDefinition &definition, Day lastOccurrence, Day through);
/// The day on which cadenceBroken becomes true; invalid as dueAgainOn.
[[nodiscard]] Day cadenceBrokenOn(const MilestoneDefinition &definition, Day lastOccurrence);

} // namespace milepost::milestones
