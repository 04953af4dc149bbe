/// Exact numbers for money that people check by hand (M11): rationals without limits, rounded once, at display, half away from zero.
/// Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace milepost::value {

using Exact = boost::multiprecision::cpp_rational;

/// Plain decimal text with at most 60 characters ("-0.85"); none for anything else.
[[nodiscard]] std::optional<Exact> exactFromDecimal(std::string_view text);
/// The shortest decimal that reads back as `number`, exactly; none when it is not finite.
[[nodiscard]] std::optional<Exact> exactFromDouble(double number);
/// Half away from zero to so many decimals: "4166.67".
[[nodiscard]] std::string decimalText(const Exact &number, int digits);
/// Major units to minor ones, half away from zero; noMinor beyond 64 bits.
[[nodiscard]] std::int64_t minorOf(const Exact &major, Currency currency);
[[nodiscard]] Exact majorOf(std::int64_t minor, Currency currency);
/// Towards minus infinity.
[[nodiscard]] Exact wholeBelow(const Exact &number);
[[nodiscard]] double asDouble(const Exact &number);

} // namespace milepost::value
