/// Events in a plain list, and an EventReader over them: what the store gives rules, without a store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event_reader.h"

#include <map>
#include <string>
#include <vector>

namespace milepost::test {

struct ListedEvent {
    Instant time;
    std::string name;
    std::string user; ///< "" = none
    std::map<std::string, std::string> properties;
};

/// Names have the same ids in every EventList of a test: they come from one table.
class EventList final : public EventReader {
public:
    EventList() = default;
    /// Any order; equal times keep the order given.
    explicit EventList(std::vector<ListedEvent> events);

    [[nodiscard]] std::span<const EventPoint> events() const override { return m_points; }
    [[nodiscard]] std::optional<EventNameId> nameId(std::string_view name) const override;
    [[nodiscard]] std::string_view nameOf(EventNameId id) const override;
    [[nodiscard]] std::optional<std::string> property(std::uint32_t row, std::string_view path) const override;
    [[nodiscard]] const std::vector<ListedEvent> &listed() const { return m_events; } ///< in order of time

private:
    std::vector<ListedEvent> m_events;
    std::vector<EventPoint> m_points;
};

} // namespace milepost::test
