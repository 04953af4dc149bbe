#include "sync/shapes.h"

#include "sync/values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace milepost::sync {

std::string salesforceId(std::string_view text)
{
    constexpr std::size_t shortLength = 15;
    const auto letterOrDigit = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    std::string id(text);
    if (id.size() != shortLength || !std::all_of(id.begin(), id.end(), letterOrDigit))
        return id;
    // Each of the three characters spells the case of five: bit i is set where the i-th is a capital.
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    for (std::size_t group = 0; group < 3; ++group) {
        std::size_t bits = 0;
        for (std::size_t i = 0; i < 5; ++i) {
            const char c = text[group * 5 + i];
            bits |= std::size_t{c >= 'A' && c <= 'Z'} << i;
        }
        id += alphabet[bits];
    }
    return id;
}

std::string_view firstOf(std::string_view text, std::string_view between)
{
    while (!between.empty() && !text.empty()) {
        const auto cut = text.find(between);
        const std::string_view first = trimmed(text.substr(0, cut));
        if (!first.empty() || cut == std::string_view::npos)
            return first;
        text.remove_prefix(cut + between.size());
    }
    return trimmed(text);
}

std::optional<double> periodsPerYear(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, double>, 18> periods{
        {{"day", 365}, {"daily", 365}, {"week", 52}, {"weekly", 52}, {"month", 12}, {"monthly", 12}, {"quarter", 4},
         {"quarterly", 4}, {"half-year", 2}, {"semi-annual", 2}, {"semiannual", 2}, {"year", 1}, {"yearly", 1},
         {"annual", 1}, {"annually", 1}, {"12 months", 1}, {"3 months", 4}, {"6 months", 2}}};
    const std::string folded = foldedAscii(trimmed(word));
    for (const auto &[name, times] : periods) {
        if (folded == name)
            return times;
    }
    return std::nullopt;
}

bool isLengthUnit(std::string_view unit)
{
    return unit == "days" || unit == "weeks" || unit == "months" || unit == "years";
}

std::optional<Day> dayBefore(Day day, double length, std::string_view unit)
{
    constexpr double longest = 200.0 * 366;
    if (!day.valid() || !(std::abs(length) <= longest))
        return std::nullopt;
    if (unit == "days" || unit == "weeks")
        return day - static_cast<std::int32_t>(std::lround(length * (unit == "weeks" ? 7 : 1)));
    const double months = length * (unit == "years" ? 12 : 1);
    if (months != std::nearbyint(months) || std::abs(months) > 200 * 12)
        return std::nullopt;
    return addMonths(day, -static_cast<int>(months));
}

bool saysYes(std::string_view text)
{
    const std::string folded = foldedAscii(trimmed(text));
    static constexpr std::array<std::string_view, 8> no{"", "no", "false", "0", "n", "f", "off", "null"};
    return std::find(no.begin(), no.end(), folded) == no.end();
}

} // namespace milepost::sync
