/// Daily activity seen from `through`: blocks of 28 complete days and weeks, with distinct users (A1, M8).
/// Keeps scratch memory between accounts; one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/achievement.h"
#include "portfolio/portfolio.h"

#include <span>
#include <vector>

namespace milepost {

class ActivityCounter {
public:
    ActivityCounter(Day asOf, Day through) : m_asOf(asOf), m_through(through) {}
    /// `activity` is ordered by (day, user). Days after asOf do not exist; those after `through` only make first, last
    /// and users.
    [[nodiscard]] ActivityFact count(std::span<const DailyActivity> activity);

private:
    struct Marks {
        std::vector<std::uint32_t> seen; ///< per user ordinal: the last mark under which it was met
        std::uint32_t mark = 0;
        bool first(std::uint32_t user);
    };
    Day m_asOf, m_through;
    Marks m_ever, m_block, m_week;
};

} // namespace milepost
