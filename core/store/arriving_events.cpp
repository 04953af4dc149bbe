#include "store/arriving_events.h"

#include "store/json_text.h"

#include <algorithm>

namespace milepost::store {

void ArrivingEvents::take(std::span<const NewEvent> events, const std::vector<bool> &isNew, std::size_t first)
{
    m_events = events;
    m_points.clear();
    bool ordered = true;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!isNew[first + i])
            continue;
        const NewEvent &event = events[i];
        ordered = ordered && (m_points.empty() || m_points.back().time <= event.time);
        m_points.push_back({event.time, event.name, event.user, static_cast<std::uint32_t>(i)});
    }
    if (!ordered) {
        std::sort(m_points.begin(), m_points.end(), [](const EventPoint &a, const EventPoint &b) {
            return a.time != b.time ? a.time < b.time : a.row < b.row;
        });
    }
}

std::optional<std::string> ArrivingEvents::property(std::uint32_t row, std::string_view path) const
{
    if (row >= m_events.size() || m_events[row].properties.empty())
        return std::nullopt;
    return jsonScalar(m_events[row].properties, path);
}

} // namespace milepost::store
