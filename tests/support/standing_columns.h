/// Every column of a Standing spelled out, to the bit, so that two of them can be compared column by column.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triage/standing.h"

#include <string>
#include <utility>
#include <vector>

namespace milepost::test {

/// Name and content. Every NaN is the same; the settings and the portfolio are left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> columnsOf(const Standing &standing);

} // namespace milepost::test
