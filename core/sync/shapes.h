/// Small shapes that vendors give to values: ids in two lengths, lists in a cell, billing periods, lengths of time.
/// Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"

#include <optional>
#include <string>
#include <string_view>

namespace milepost::sync {

/// Salesforce writes an id with 15 characters, case-sensitive, or with three more that spell out the case. The longer
/// form of the shorter; any other text as it stands.
[[nodiscard]] std::string salesforceId(std::string_view text);

/// The first value of "9001;9002", without blanks around it.
[[nodiscard]] std::string_view firstOf(std::string_view text, std::string_view between);

/// How often a billing period ("month", "Annual", "quarterly") fits into a year: 365, 52, 12, 4, 2 or 1.
/// None: not a period.
[[nodiscard]] std::optional<double> periodsPerYear(std::string_view word);

/// "days", "weeks", "months", "years".
[[nodiscard]] bool isLengthUnit(std::string_view unit);
/// The day `length` units before `day`; of months and years whole ones only. None: out of range.
[[nodiscard]] std::optional<Day> dayBefore(Day day, double length, std::string_view unit);

/// Whether a cell says yes: anything but blank, "no", "false", "0", "n", "f", "off" and "null".
[[nodiscard]] bool saysYes(std::string_view text);

} // namespace milepost::sync
