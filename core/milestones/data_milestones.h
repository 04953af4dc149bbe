/// Milestones that arrive by themselves, as `milestone_achieved` events: their names, and the catalog entry
/// made for a type nobody has defined. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event_reader.h"
#include "model/milestone.h"

#include <string>
#include <string_view>
#include <vector>

namespace milepost::milestones {

inline constexpr std::string_view milestoneAchievedEvent = "milestone_achieved";
inline constexpr std::string_view milestoneTypeProperty = "milestone_type";
inline constexpr std::string_view milestoneCategoryProperty = "milestone_category";

/// The catalog key of a type: ASCII letters folded to lower case, every run of other ASCII characters than
/// letters and digits one '_', none at the ends; bytes above 127 kept ("First Integration!" → "first_integration").
/// "" when nothing remains.
[[nodiscard]] std::string keyFromType(std::string_view milestoneType);

/// origin Data, enabled, rule Logged, title the type as given (underscores read as blanks, first letter large), no
/// owner and no window: both show as lint findings. A category that is one of ours (in any case) is used; "setup",
/// "first use" and "activation" mean onboarding, "integration" adoption, "expansion" growth, "referral"
/// advocacy; anything else is Value, the one that claims no phase. The pillar follows the category.
[[nodiscard]] MilestoneDefinition definitionFromData(std::string_view milestoneType, std::string_view category);

/// Distinct types with their category seen in one account's events, in order of first appearance.
struct SeenType {
    std::string type, category;
    friend bool operator==(const SeenType &, const SeenType &) = default;
};
[[nodiscard]] std::vector<SeenType> typesIn(const EventReader &events);

} // namespace milepost::milestones
