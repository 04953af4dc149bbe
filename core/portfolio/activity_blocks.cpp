#include "portfolio/activity_blocks.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace milepost {

namespace {

constexpr std::int32_t blockDays = 28;
constexpr std::int32_t weekDays = 7;

template <class Count, class Added> void raise(Count &count, Added by)
{
    const std::uint64_t sum = static_cast<std::uint64_t>(count) + by;
    count = static_cast<Count>(std::min<std::uint64_t>(sum, std::numeric_limits<Count>::max()));
}

} // namespace

bool ActivityCounter::Marks::first(std::uint32_t user)
{
    if (user >= seen.size())
        seen.resize(user + 1, 0);
    return std::exchange(seen[user], mark) != mark;
}

ActivityFact ActivityCounter::count(std::span<const DailyActivity> activity)
{
    ActivityFact fact;
    ++m_ever.mark;
    std::int32_t block = -1;
    std::int32_t week = -1;
    for (const DailyActivity &day : activity) {
        if (day.day > m_asOf)
            break;
        if (!fact.first.valid())
            fact.first = day.day;
        fact.last = day.day;
        fact.namesUsers |= day.user != 0;
        const bool named = day.user != 0;
        if (named && m_ever.first(day.user))
            ++fact.users;
        const std::int32_t age = m_through - day.day;
        if (age < 0)
            continue;
        const auto blockIndex = static_cast<std::size_t>(age / blockDays);
        if (blockIndex < fact.events28.size()) {
            if (std::exchange(block, age / blockDays) != age / blockDays)
                ++m_block.mark;
            raise(fact.events28[blockIndex], day.events);
            if (named && m_block.first(day.user))
                raise(fact.users28[blockIndex], 1u);
        }
        const auto weekIndex = static_cast<std::size_t>(age / weekDays);
        if (weekIndex < fact.weeklyEvents.size()) {
            if (std::exchange(week, age / weekDays) != age / weekDays)
                ++m_week.mark;
            raise(fact.weeklyEvents[weekIndex], day.events);
            if (named && m_week.first(day.user))
                raise(fact.weeklyUsers[weekIndex], 1u);
        }
    }
    return fact;
}

} // namespace milepost
