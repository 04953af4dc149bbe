/// One account's events as rules read them: hot columns at once, properties only when asked. The store
/// implements it over its compact log; tests over vectors.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace milepost {

struct EventPoint {
    Instant time;
    EventNameId name;
    UserId user; ///< none: the event names no user
    std::uint32_t row = 0; ///< handle for property(); ordering key among equal times, in order of arrival
};

class EventReader {
public:
    virtual ~EventReader() = default;
    /// Ordered by (time, row).
    [[nodiscard]] virtual std::span<const EventPoint> events() const = 0;
    /// The name's id in this store; none if no event of this name was ever stored.
    [[nodiscard]] virtual std::optional<EventNameId> nameId(std::string_view name) const = 0;
    [[nodiscard]] virtual std::string_view nameOf(EventNameId id) const = 0;
    /// Scalar property as text ("usage_count" → "9"; nested by dots: "context.page"); none when absent or null.
    /// The first call for an account decodes its property blocks.
    [[nodiscard]] virtual std::optional<std::string> property(std::uint32_t row, std::string_view path) const = 0;
};

} // namespace milepost
