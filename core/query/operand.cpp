#include "query/operand.h"

#include "query/fold.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace milepost::query {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> digits(std::string_view text)
{
    if (text.empty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<DayRange> months(int year, int firstMonth, int count)
{
    const auto first = dayFromCivil(year, firstMonth, 1);
    if (!first)
        return std::nullopt;
    return DayRange{*first, addMonths(*first, count) - 1};
}

} // namespace

std::optional<NumberOperand> readNumber(std::string_view text)
{
    NumberOperand number;
    if (!text.empty()) {
        switch (text.back()) {
        case 'k':
        case 'K': number.unit = 1e3; break;
        case 'm':
        case 'M': number.unit = 1e6; break;
        case '%': number.percent = true; break;
        default: break;
        }
    }
    if (number.unit != 1 || number.percent)
        text.remove_suffix(1);
    std::string_view unsignedText = text;
    if (!unsignedText.empty() && unsignedText.front() == '-')
        unsignedText.remove_prefix(1);
    const auto point = unsignedText.find('.');
    const std::string_view whole = unsignedText.substr(0, point);
    const std::string_view fraction
        = point == std::string_view::npos ? std::string_view() : unsignedText.substr(point + 1);
    const auto allDigits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), isDigit); };
    if (whole.empty() || !allDigits(whole) || !allDigits(fraction)
        || (point != std::string_view::npos && fraction.empty()))
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number.value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    number.value *= number.unit;
    number.decimals = static_cast<int>(fraction.size());
    return number;
}

Day SpanOperand::after(Day day) const
{
    switch (unit) {
    case 'w': return day + 7 * count;
    case 'm': return addMonths(day, count);
    case 'y': return addMonths(day, 12 * count);
    default: return day + count;
    }
}

Day SpanOperand::before(Day day) const
{
    SpanOperand back = *this;
    back.count = -count;
    return back.after(day);
}

std::int32_t SpanOperand::days() const
{
    constexpr double month = 30.4375;
    switch (unit) {
    case 'w': return 7 * count;
    case 'm': return static_cast<std::int32_t>(std::lround(month * count));
    case 'y': return static_cast<std::int32_t>(std::lround(12 * month * count));
    default: return count;
    }
}

std::optional<SpanOperand> readSpan(std::string_view text)
{
    if (text.size() < 2 || text.size() > 5)
        return std::nullopt;
    const std::string unit = foldText(text.substr(text.size() - 1));
    const auto count = digits(text.substr(0, text.size() - 1));
    if (!count || (unit != "d" && unit != "w" && unit != "m" && unit != "y"))
        return std::nullopt;
    return SpanOperand{*count, unit.front()};
}

std::optional<DayRange> readDays(std::string_view text, Day today)
{
    if (foldText(text) == "today")
        return DayRange{today, today};
    if (const auto day = dayFromIso(text))
        return DayRange{*day, *day};
    if (text.size() < 4)
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    if (!year)
        return std::nullopt;
    std::string_view rest = text.substr(4);
    if (rest.empty())
        return months(*year, 1, 12);
    const bool dashed = rest.front() == '-';
    if (dashed)
        rest.remove_prefix(1);
    if (rest.size() == 2 && (rest.front() == 'Q' || rest.front() == 'q') && rest[1] >= '1' && rest[1] <= '4')
        return months(*year, (rest[1] - '1') * 3 + 1, 3);
    const auto month = dashed && rest.size() == 2 ? digits(rest) : std::nullopt;
    return month ? months(*year, *month, 1) : std::nullopt;
}

} // namespace milepost::query
