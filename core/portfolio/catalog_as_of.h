/// Which milestones there are on a day, out of all versions of all definitions (DESIGN decision 6). Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/milestone.h"

#include <span>
#include <vector>

namespace milepost {

/// Of each key the highest version in force on asOf, if its highest version of all is enabled; by category, within
/// one in order of first sight. Where no version is in force yet, the lowest stands for definitions born from
/// data (what they name happened before anybody defined it), and the others do not exist.
[[nodiscard]] std::vector<MilestoneDefinition> catalogAsOf(std::span<const MilestoneDefinition> versions, Day asOf);

} // namespace milepost
