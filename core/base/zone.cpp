#include "base/zone.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace milepost {

namespace {

// Transitions are tabulated once for these years; outside them the first or last offset holds.
constexpr int firstYear = 1970;
constexpr int lastYear = 2100;

constexpr std::int64_t floorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

} // namespace

struct Zone::Table {
    std::string name = "UTC";
    std::vector<std::int64_t> from; ///< ms UTC, ascending
    std::vector<std::int64_t> offsetMs; ///< in force from `from[i]`; one more than `from`: [0] holds before
};

Zone::Zone()
{
    static const auto utc = [] {
        auto table = std::make_shared<Table>();
        table->offsetMs.push_back(0);
        return std::shared_ptr<const Table>(std::move(table));
    }();
    m_table = utc;
}

Result<Zone> Zone::fromName(const std::string &name)
{
    if (name == "UTC")
        return Zone();
    const QTimeZone zone(QByteArray::fromStdString(name));
    if (name.empty() || !zone.isValid()) // to Qt an empty name is the system's zone
        return Error{ErrorCode::InvalidArgument, "zone", name};
    auto table = std::make_shared<Table>();
    table->name = name;
    const QDateTime begin(QDate(firstYear, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime end(QDate(lastYear, 1, 1), QTime(0, 0), Qt::UTC);
    table->offsetMs.push_back(zone.offsetFromUtc(begin) * 1000LL);
    for (const auto &transition : zone.transitions(begin, end)) {
        table->from.push_back(transition.atUtc.toMSecsSinceEpoch());
        table->offsetMs.push_back(transition.offsetFromUtc * 1000LL);
    }
    Zone result;
    result.m_table = std::move(table);
    return result;
}

Zone Zone::system()
{
    const auto zone = fromName(QTimeZone::systemTimeZoneId().toStdString());
    return zone ? *zone : Zone();
}

const std::string &Zone::name() const { return m_table->name; }

std::int64_t Zone::offsetMsAt(Instant instant) const
{
    const auto &from = m_table->from;
    const auto after = std::upper_bound(from.begin(), from.end(), instant.ms);
    return m_table->offsetMs[static_cast<std::size_t>(after - from.begin())];
}

Day Zone::dayOf(Instant instant) const
{
    if (!instant.valid())
        return {};
    return Day{static_cast<std::int32_t>(floorDiv(instant.ms + offsetMsAt(instant), msPerDay))};
}

Instant Zone::startOf(Day day) const
{
    if (!day.valid())
        return {};
    const std::int64_t localMidnight = day.value * msPerDay;
    // Two readings at a transition: the earlier moment that is really on this day wins.
    for (const std::int64_t hoursBack : {26, 12, 0, -12, -26}) {
        const Instant guess{localMidnight - offsetMsAt(Instant{localMidnight - hoursBack * 3'600'000})};
        if (dayOf(guess) == day && dayOf(Instant{guess.ms - 1}) < day)
            return guess;
    }
    // Midnight is skipped by a transition: the day begins at the transition itself.
    const auto &from = m_table->from;
    const auto next = std::lower_bound(from.begin(), from.end(), localMidnight - 26 * 3'600'000);
    for (auto at = next; at != from.end() && *at < localMidnight + 26 * 3'600'000; ++at) {
        if (dayOf(Instant{*at}) == day)
            return Instant{*at};
    }
    return Instant{localMidnight - offsetMsAt(Instant{localMidnight})};
}

} // namespace milepost
