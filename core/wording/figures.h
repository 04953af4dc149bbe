/// Numbers, dates, durations and money as people read them, by locale. No data is "–".
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/money.h"
#include "wording/voice.h"

#include <cstdint>

namespace milepost::wording {

/// "–" (U+2013): no data, never 0.
[[nodiscard]] QString noData();
/// "25,000".
[[nodiscard]] QString integer(const Voice &voice, std::int64_t value);
/// At most `digits` decimals, trailing zeros dropped; NaN → "–".
[[nodiscard]] QString decimal(const Voice &voice, double value, int digits = 1);
/// 0.38 → "38 %" (the locale's own pattern); NaN → "–".
[[nodiscard]] QString percent(const Voice &voice, double share, int digits = 0);
/// "+7", "−12", "±0" with U+2212.
[[nodiscard]] QString change(const Voice &voice, std::int64_t difference);
/// 18 → "18th", where the language has such a form.
[[nodiscard]] QString ordinal(const Voice &voice, std::int64_t value);

/// "41 days".
[[nodiscard]] QString days(const Voice &voice, std::int64_t count);
/// "28 Oct" in the year of `today`, else "28 Oct 2024"; invalid → "–".
[[nodiscard]] QString date(const Voice &voice, Day day, Day today);
/// "2 Feb 2026".
[[nodiscard]] QString dateWithYear(const Voice &voice, Day day);
/// "Thu 20 Nov 2025".
[[nodiscard]] QString dateWithWeekday(const Voice &voice, Day day);
/// "today", "yesterday", "tomorrow", "in 74 days", "12 days ago", "in 14 months", "3 years ago".
[[nodiscard]] QString relativeDay(const Voice &voice, Day day, Day today);
/// "just now", "4 min ago", "22 h ago", "6 days ago", then the date.
[[nodiscard]] QString ago(const Voice &voice, Instant then, Instant now);
/// "0.4 s", "3 min 20 s".
[[nodiscard]] QString duration(const Voice &voice, std::int64_t milliseconds);

/// Rounded half away from zero to whole units: "€96,000", "96.000 €". noMinor → "–".
[[nodiscard]] QString money(const Voice &voice, std::int64_t minor, Currency currency);
/// With all minor digits: "€4,166.67".
[[nodiscard]] QString moneyExact(const Voice &voice, std::int64_t minor, Currency currency);
/// "€12.41 M", "€217 k"; below 10,000 as money().
[[nodiscard]] QString moneyCompact(const Voice &voice, std::int64_t minor, Currency currency);
/// The figure alone, for columns with the unit in the header: "29,760".
[[nodiscard]] QString moneyFigure(const Voice &voice, std::int64_t minor, Currency currency);
/// "€", "$", "zł"; the code where there is no well-known sign.
[[nodiscard]] QString currencySign(Currency currency);

} // namespace milepost::wording
