#include "base/day.h"

#include <array>
#include <cstdio>

namespace milepost {

namespace {

constexpr int daysInMonth(int year, int month)
{
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Days from civil, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
constexpr std::int32_t serialFromCivil(int year, int month, int day)
{
    year -= month <= 2;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const auto yoe = static_cast<unsigned>(year - era * 400);
    const auto doy = static_cast<unsigned>((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1);
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + static_cast<int>(doe) - 719468;
}

/// Reads exactly `count` digits; −1 where there are none.
int digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

} // namespace

std::optional<Day> dayFromCivil(int year, int month, int day)
{
    if (year < -9999 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
        return std::nullopt;
    return Day{serialFromCivil(year, month, day)};
}

YearMonthDay civilFromDay(Day day)
{
    const int z = day.value + 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const auto doe = static_cast<unsigned>(z - era * 146097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const int d = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
    const int m = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    return {static_cast<int>(yoe) + era * 400 + (m <= 2), m, d};
}

Day addMonths(Day day, int months)
{
    const auto [year, month, dayOfMonth] = civilFromDay(day);
    const int total = year * 12 + (month - 1) + months;
    const int newYear = total >= 0 ? total / 12 : (total - 11) / 12;
    const int newMonth = total - newYear * 12 + 1;
    const int last = daysInMonth(newYear, newMonth);
    return Day{serialFromCivil(newYear, newMonth, dayOfMonth < last ? dayOfMonth : last)};
}

int isoWeekday(Day day)
{
    // 1970-01-01 was a Thursday.
    const int shifted = (day.value + 3) % 7;
    return (shifted < 0 ? shifted + 7 : shifted) + 1;
}

std::optional<Day> dayFromIso(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < 0 || month < 0 || day < 0)
        return std::nullopt;
    return dayFromCivil(year, month, day);
}

std::string isoFromDay(Day day)
{
    if (!day.valid())
        return {};
    const auto [year, month, dayOfMonth] = civilFromDay(day);
    std::array<char, 32> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, dayOfMonth);
    return buffer.data();
}

std::optional<Instant> instantFromIso(std::string_view text, bool missingZoneIsUtc)
{
    if (text.size() < 10)
        return std::nullopt;
    const auto date = dayFromIso(text.substr(0, 10));
    if (!date)
        return std::nullopt;
    const std::int64_t midnight = date->value * msPerDay;
    if (text.size() == 10)
        return missingZoneIsUtc ? std::optional(Instant{midnight}) : std::nullopt;
    if (text[10] != 'T' && text[10] != 't' && text[10] != ' ')
        return std::nullopt;

    std::size_t at = 11;
    int hour = digits(text, at, 2);
    if (hour >= 0) {
        at += 2;
    } else if ((hour = digits(text, at, 1)) >= 0) { // "2024-12-31 3:00", as some spreadsheets write
        at += 1;
    }
    if (hour < 0 || hour > 24 || at >= text.size() || text[at] != ':')
        return std::nullopt;
    const int minute = digits(text, at + 1, 2);
    if (minute < 0 || minute > 59)
        return std::nullopt;
    at += 3;
    int second = 0;
    int milliseconds = 0;
    if (at < text.size() && text[at] == ':') {
        second = digits(text, at + 1, 2);
        if (second < 0 || second > 60)
            return std::nullopt;
        at += 3;
        if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
            ++at;
            int scale = 100;
            const std::size_t first = at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
                milliseconds += (text[at] - '0') * scale;
                scale /= 10;
                ++at;
            }
            if (at == first)
                return std::nullopt;
        }
    }
    if (hour == 24 && (minute != 0 || second != 0 || milliseconds != 0))
        return std::nullopt;

    std::int64_t offsetMinutes = 0;
    if (at == text.size()) {
        if (!missingZoneIsUtc)
            return std::nullopt;
    } else if (text[at] == 'Z' || text[at] == 'z') {
        ++at;
    } else {
        if (text[at] == ' ') // "2026-03-01 12:00:00 +0000" and "… UTC"
            ++at;
        if (text.substr(at) == "UTC") {
            at += 3;
        } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
            const bool west = text[at] == '-';
            const int offsetHours = digits(text, at + 1, 2);
            if (offsetHours < 0 || offsetHours > 23)
                return std::nullopt;
            at += 3;
            int minutes = 0;
            if (at < text.size()) {
                if (text[at] == ':')
                    ++at;
                minutes = digits(text, at, 2);
                if (minutes < 0 || minutes > 59)
                    return std::nullopt;
                at += 2;
            }
            offsetMinutes = (west ? -1 : 1) * (offsetHours * 60 + minutes);
        } else {
            return std::nullopt;
        }
    }
    if (at != text.size())
        return std::nullopt;
    const std::int64_t ofDay = ((hour * 60 + minute) * 60LL + (second == 60 ? 59 : second)) * 1000 + milliseconds;
    return Instant{midnight + ofDay - offsetMinutes * 60'000};
}

std::string isoFromInstant(Instant instant)
{
    if (!instant.valid())
        return {};
    std::int64_t day = instant.ms / msPerDay;
    std::int64_t rest = instant.ms % msPerDay;
    if (rest < 0) {
        rest += msPerDay;
        --day;
    }
    const int milliseconds = static_cast<int>(rest % 1000);
    const int seconds = static_cast<int>(rest / 1000);
    std::array<char, 48> buffer;
    std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    std::string text = isoFromDay(Day{static_cast<std::int32_t>(day)}) + buffer.data();
    if (milliseconds != 0) {
        std::snprintf(buffer.data(), buffer.size(), ".%03d", milliseconds);
        text += buffer.data();
    }
    return text + 'Z';
}

} // namespace milepost
