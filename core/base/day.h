/// Calendar days and instants, as plain numbers. Parsing here is ISO 8601 only; the dialects of files are
/// core/sync's business, and words for people core/wording's.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace milepost {

/// A date in the workspace's zone, as days since 1970-01-01. A default Day is "no date".
struct Day {
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
    std::int32_t value = none;

    [[nodiscard]] constexpr bool valid() const { return value != none; }
    friend constexpr auto operator<=>(Day, Day) = default;
    friend constexpr Day operator+(Day day, std::int32_t days) { return Day{day.value + days}; }
    friend constexpr Day operator-(Day day, std::int32_t days) { return Day{day.value - days}; }
    /// Days from b to a. Both must be valid.
    friend constexpr std::int32_t operator-(Day a, Day b) { return a.value - b.value; }
};

struct YearMonthDay {
    int year = 1970;
    int month = 1; ///< 1–12
    int day = 1; ///< 1–31
};

/// Years −9999 to 9999; none for a day that does not exist (31 November).
[[nodiscard]] std::optional<Day> dayFromCivil(int year, int month, int day);
[[nodiscard]] YearMonthDay civilFromDay(Day day);
/// Same day of the month `months` later, clipped to the month's last day (31 January + 1 = 28 or 29 February).
[[nodiscard]] Day addMonths(Day day, int months);
/// Monday 1 … Sunday 7.
[[nodiscard]] int isoWeekday(Day day);
/// "YYYY-MM-DD" and nothing else.
[[nodiscard]] std::optional<Day> dayFromIso(std::string_view text);
/// "2026-03-01"; "" for no date.
[[nodiscard]] std::string isoFromDay(Day day);

/// A moment, as milliseconds since 1970-01-01T00:00Z. A default Instant is "no time".
struct Instant {
    static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
    std::int64_t ms = none;

    [[nodiscard]] constexpr bool valid() const { return ms != none; }
    friend constexpr auto operator<=>(Instant, Instant) = default;
};

constexpr std::int64_t msPerDay = 86'400'000;

/// RFC 3339 and the ISO 8601 forms vendors write: 'T' or blank between date and time, seconds and fractions
/// optional, zone "Z", "+hh:mm", "+hhmm" or "+hh". Without a zone the text is read as UTC when
/// `missingZoneIsUtc`, else refused. A date alone is midnight UTC under the same condition. A leap second
/// is folded into the second before.
[[nodiscard]] std::optional<Instant> instantFromIso(std::string_view text, bool missingZoneIsUtc);
/// "2026-03-01T12:00:00Z", with ".123" only when there are milliseconds; "" for no time.
[[nodiscard]] std::string isoFromInstant(Instant instant);

} // namespace milepost
