/// The events of one account on their way into the log, read as EventLogReader would read them afterwards.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event_reader.h"
#include "store/event_log.h"

#include <cstdint>
#include <span>
#include <vector>

namespace milepost::store {

class ArrivingEvents final : public EventReader {
public:
    /// `names` must outlive it and know every name that comes.
    explicit ArrivingEvents(const EventNames &names) : m_names(&names) {}

    /// Events of one account in order of arrival, which outlive the next call; those whose flag, from `first` on, is not set are
    /// not looked at.
    void take(std::span<const NewEvent> events, const std::vector<bool> &isNew, std::size_t first);

    [[nodiscard]] std::span<const EventPoint> events() const override { return m_points; }
    [[nodiscard]] std::optional<EventNameId> nameId(std::string_view name) const override { return m_names->find(name); }
    [[nodiscard]] std::string_view nameOf(EventNameId id) const override { return m_names->nameOf(id); }
    [[nodiscard]] std::optional<std::string> property(std::uint32_t row, std::string_view path) const override;

private:
    const EventNames *m_names;
    std::span<const NewEvent> m_events;
    std::vector<EventPoint> m_points;
};

} // namespace milepost::store
