/// What events become (core/milestones): a cache that can be made again from the log at any time.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "model/enums.h"

#include <string>
#include <vector>

namespace milepost {

struct Achievement {
    MilestoneId milestone;
    std::int32_t occurrence = 1; ///< 1 is the first; repeats count up (A9)
    Instant at; ///< the event that completed it; start of the day for hand-logged ones
    Day on; ///< `at` in the workspace's zone
    std::int32_t definitionVersion = 1;
    Origin origin = Origin::Derived; ///< Derived, Data (a milestone_achieved event) or Person
    friend bool operator==(const Achievement &, const Achievement &) = default;
};

/// How far a milestone that is not reached has come, as of the newest event: "840 of 1,000".
struct MilestoneProgress {
    MilestoneId milestone;
    double value = 0;
    double target = 0; ///< > 0
    friend bool operator==(const MilestoneProgress &, const MilestoneProgress &) = default;
};

/// Events of one user on one day: what active users and own usage (M8) are counted from.
struct DailyActivity {
    Day day;
    std::uint32_t user = 0; ///< ordinal within the account; 0: no user named
    std::uint32_t events = 0;
    friend bool operator==(const DailyActivity &, const DailyActivity &) = default;
};

/// Everything derived of one account. Ordered by (on, milestone, occurrence) and (day, user).
struct DerivedAccount {
    std::vector<Achievement> achievements;
    std::vector<MilestoneProgress> progress;
    std::vector<DailyActivity> activity;
    Instant firstEvent, lastEvent;
    friend bool operator==(const DerivedAccount &, const DerivedAccount &) = default;
};

} // namespace milepost
