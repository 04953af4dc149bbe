/// What a mapping says of one file and of no other: the day up to which it counts lengths of time, and the day on which those
/// left of whom it says only that they have. Both are stated by a person and never taken from a clock. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/import.h"

#include <string_view>

namespace milepost {

/// ColumnMapping::form of a churned_on that is drawn from a column which says whether somebody left, not when.
inline constexpr std::string_view leftForm = "left";

/// All lengths of time are counted back from `day`.
void stateMadeOn(Mapping &mapping, Day day);
/// Accounts of which the mapping's churned or status column says that they have left, left on `day`; an invalid one: that is not known.
/// It is not said either where a column says when, or none says whether.
void stateLeftOn(Mapping &mapping, Day day);
/// As stateLeftOn() was told last; invalid when it was not.
[[nodiscard]] Day leftOn(const Mapping &mapping);
/// Whether some column says who left, and none says when.
[[nodiscard]] bool saysWhoLeft(const Mapping &mapping);
/// The mapping for other files with the same columns: the day of this one's making is asked again, that of leaving is not known.
[[nodiscard]] Mapping withoutFileDays(Mapping mapping);

} // namespace milepost
