#include "support/event_list.h"

#include <algorithm>

namespace milepost::test {

namespace {

std::vector<std::string> &names()
{
    static std::vector<std::string> table;
    return table;
}

std::int64_t numberOf(std::vector<std::string> &table, const std::string &text)
{
    const auto found = std::ranges::find(table, text);
    if (found == table.end()) {
        table.push_back(text);
        return static_cast<std::int64_t>(table.size());
    }
    return found - table.begin() + 1;
}

} // namespace

EventList::EventList(std::vector<ListedEvent> events) : m_events(std::move(events))
{
    std::ranges::stable_sort(m_events, {}, &ListedEvent::time);
    std::vector<std::string> users;
    for (const ListedEvent &event : m_events) {
        m_points.push_back({event.time, EventNameId{numberOf(names(), event.name)},
                            UserId{event.user.empty() ? 0 : numberOf(users, event.user)},
                            static_cast<std::uint32_t>(m_points.size())});
    }
}

std::optional<EventNameId> EventList::nameId(std::string_view name) const
{
    const auto found = std::ranges::find(names(), name);
    if (found == names().end())
        return std::nullopt;
    return EventNameId{found - names().begin() + 1};
}

std::string_view EventList::nameOf(EventNameId id) const { return names()[static_cast<std::size_t>(id.value - 1)]; }

std::optional<std::string> EventList::property(std::uint32_t row, std::string_view path) const
{
    const auto found = m_events[row].properties.find(std::string(path));
    if (found == m_events[row].properties.end())
        return std::nullopt;
    return found->second;
}

} // namespace milepost::test
