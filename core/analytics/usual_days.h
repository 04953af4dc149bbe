/// When a group usually reaches each milestone: P25, median and P75 of M2, for all milestones in one pass. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/incidence.h"
#include "analytics/lives.h"
#include "analytics/peer_standing.h"
#include "portfolio/portfolio.h"

#include <cstdint>
#include <span>
#include <vector>

namespace milepost::analytics {

/// What happened to one account on the way to a milestone (M2, first spell: exit = end of spell 1), judged at
/// through. None when the milestone does not apply to it or it never started.
[[nodiscard]] std::optional<FollowUp> followUpOf(const Portfolio &portfolio, AccountIndex account,
                                                 MilestoneIndex milestone);

/// Fills p25Day, medianDay and p75Day of groups, reusing its buffers from group to group.
class UsualDays {
public:
    UsualDays(const Portfolio &portfolio, const Lives &lives);
    void fill(std::span<const AccountIndex> members, PeerGroup &group);

private:
    struct Reach {
        std::int32_t day, end;
        bool exited;
        MilestoneIndex milestone;
    };
    void addReaches(AccountIndex account, std::int32_t end, bool exited);

    const Portfolio &m_portfolio;
    const Lives &m_lives;
    std::vector<std::uint8_t> m_appliesToAll; ///< per milestone
    std::vector<Reach> m_reaches;
    std::vector<std::uint32_t> m_offset, m_order;
    DayCounts m_ends, m_counts;
    std::vector<std::uint32_t> m_event;
};

} // namespace milepost::analytics
