#include "model/source.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace milepost {

namespace {

constexpr std::int64_t msPerMinute = 60'000;
constexpr int leastMinutes = 5, mostMinutes = 7 * 24 * 60;

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/// The moment when clocks of the zone show `minutes` after midnight; skipped times come an hour later.
Instant wallClock(Day day, int minutes, const Zone &zone)
{
    const Instant start = zone.startOf(day);
    const Instant naive{start.ms + minutes * msPerMinute};
    const Instant shifted{naive.ms - (zone.offsetMsAt(naive) - zone.offsetMsAt(start))};
    return zone.offsetMsAt(shifted) == zone.offsetMsAt(naive) ? shifted : naive;
}

} // namespace

std::optional<SourceSchedule> scheduleFromText(std::string_view text)
{
    if (text == "manual")
        return SourceSchedule{};
    constexpr std::string_view daily = "daily ";
    if (text.substr(0, daily.size()) == daily) {
        text.remove_prefix(daily.size());
        const auto colon = text.find(':');
        if (colon == std::string_view::npos || text.size() - colon != 3)
            return std::nullopt;
        const auto hours = number(text.substr(0, colon)), minutes = number(text.substr(colon + 1));
        if (!hours || !minutes || *hours > 23 || *minutes > 59)
            return std::nullopt;
        return SourceSchedule{SourceSchedule::Kind::Daily, *hours * 60 + *minutes};
    }
    if (text.size() < 2)
        return std::nullopt;
    const auto count = number(text.substr(0, text.size() - 1));
    if (!count || *count > mostMinutes)
        return std::nullopt;
    int minutes = 0;
    switch (text.back()) {
    case 'm': minutes = *count; break;
    case 'h': minutes = *count * 60; break;
    case 'd': minutes = *count * 24 * 60; break;
    default: return std::nullopt;
    }
    if (minutes < leastMinutes || minutes > mostMinutes)
        return std::nullopt;
    return SourceSchedule{SourceSchedule::Kind::Every, minutes};
}

std::string scheduleText(const SourceSchedule &schedule)
{
    switch (schedule.kind) {
    case SourceSchedule::Kind::Manual: return "manual";
    case SourceSchedule::Kind::Every:
        return schedule.minutes % 60 == 0 ? std::to_string(schedule.minutes / 60) + 'h' : std::to_string(schedule.minutes) + 'm';
    case SourceSchedule::Kind::Daily: {
        const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
        return "daily " + two(schedule.minutes / 60) + ':' + two(schedule.minutes % 60);
    }
    }
    return "manual";
}

std::optional<Instant> nextDue(const SourceSchedule &schedule, Instant lastAttempt, int failures, const Zone &zone)
{
    if (schedule.kind == SourceSchedule::Kind::Manual)
        return std::nullopt;
    if (!lastAttempt.valid())
        return Instant{0};
    Instant regular{lastAttempt.ms + schedule.minutes * msPerMinute};
    if (schedule.kind == SourceSchedule::Kind::Daily) {
        const Day day = zone.dayOf(lastAttempt);
        regular = wallClock(day, schedule.minutes, zone);
        if (regular <= lastAttempt)
            regular = wallClock(day + 1, schedule.minutes, zone);
    }
    if (failures > 0) {
        const Instant again{lastAttempt.ms + leastMinutes * msPerMinute * (std::int64_t{1} << std::min(failures - 1, 12))};
        return std::min(regular, again);
    }
    return regular;
}

} // namespace milepost
