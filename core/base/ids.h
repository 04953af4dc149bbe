/// Numbers that cannot be mistaken for each other. Each wraps the row id of one table.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace milepost {

template <class Tag> struct StrongId {
    std::int64_t value = 0; ///< 0: none

    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

using AccountId = StrongId<struct AccountTag>; ///< row of `account`
using UserId = StrongId<struct UserTag>; ///< row of `user`
using EventNameId = StrongId<struct EventNameTag>; ///< row of `event_name`
using MilestoneId = StrongId<struct MilestoneTag>; ///< row of `milestone`, stable over versions
using RunId = StrongId<struct RunTag>; ///< row of `sync_run`
using SourceId = StrongId<struct SourceTag>; ///< row of `source`

} // namespace milepost

template <class Tag> struct std::hash<milepost::StrongId<Tag>> {
    std::size_t operator()(milepost::StrongId<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
