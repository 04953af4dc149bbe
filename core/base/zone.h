/// The workspace's time zone: which Day an Instant falls on. A value; copies are cheap; const calls are
/// safe from any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace milepost {

class Zone {
public:
    /// UTC.
    Zone();
    /// IANA name ("Europe/Berlin"). InvalidArgument when this system does not know it.
    [[nodiscard]] static Result<Zone> fromName(const std::string &name);
    /// The system's own zone, or UTC where it cannot be told.
    [[nodiscard]] static Zone system();

    [[nodiscard]] const std::string &name() const;
    [[nodiscard]] Day dayOf(Instant instant) const;
    /// The first moment of the day, which is not always midnight (a transition may skip it).
    [[nodiscard]] Instant startOf(Day day) const;
    /// Milliseconds to add to UTC at this moment.
    [[nodiscard]] std::int64_t offsetMsAt(Instant instant) const;

private:
    struct Table;
    std::shared_ptr<const Table> m_table;
};

} // namespace milepost
