/// Values of the filter language as numbers and days. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace milepost::query {

/// "60", "-1.5", "50k", "2M", "35%". Digits with '.' only.
struct NumberOperand {
    double value = 0; ///< with k and M applied; percent left as written
    bool percent = false;
    int decimals = 0; ///< digits after the point as written
    double unit = 1; ///< 1, 1,000 or 1,000,000
};
[[nodiscard]] std::optional<NumberOperand> readNumber(std::string_view text);

/// "90d", "6w", "3m", "1y"; at most 9,999 of a unit.
struct SpanOperand {
    std::int32_t count = 0;
    char unit = 'd';
    /// Months and years by the calendar.
    [[nodiscard]] Day after(Day day) const;
    [[nodiscard]] Day before(Day day) const;
    /// Nearest whole days; a month is 30.4375.
    [[nodiscard]] std::int32_t days() const;
};
[[nodiscard]] std::optional<SpanOperand> readSpan(std::string_view text);

/// A day or a calendar stretch: "2026-03-01", "2026-03", "2026Q1" (or "2026-Q1"), "2026", "today".
struct DayRange {
    Day first, last;
};
[[nodiscard]] std::optional<DayRange> readDays(std::string_view text, Day today);

} // namespace milepost::query
