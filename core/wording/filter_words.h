/// What is wrong with a filter, for the line beneath the filter box and for the command line.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"
#include "wording/voice.h"

namespace milepost::wording {

/// "There is no field “plam”", without column and suggestion.
[[nodiscard]] QString filterProblem(const Voice &voice, const query::FilterError &error);
/// With both: "Column 7: there is no field “plam”. Did you mean “plan”?"
[[nodiscard]] QString filterProblemLine(const Voice &voice, const query::FilterError &error);

} // namespace milepost::wording
