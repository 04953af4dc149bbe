/// Is the account progressing (M6): position against its peers, and whether it is stuck. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "analytics/peer_standing.h"
#include "portfolio/portfolio.h"

#include <cstdint>

namespace milepost::analytics {

struct PaceJudgement {
    Pace pace = Pace::Unknown; ///< first that holds: stuck, behind, complete, ahead, on pace, unknown
    Pace position = Pace::Unknown; ///< ahead, on pace, behind, unknown; of complete accounts by occurrences
    bool complete = false; ///< every applicable milestone reached
    bool stuck = false;
    std::int32_t quietDays = noCount; ///< days from the last occurrence (or start) to through; none where nothing is recorded
    std::int32_t quietLimit = 0; ///< whole days that quietDays may reach before stuck: max(30, P90 of peers' gaps)
    Day stuckSince; ///< valid when stuck
    Day behindSince; ///< valid when behind
    bool offCourse = false; ///< the account's plan is (A12): at least behind
    std::uint16_t requiredPastWindow = 0; ///< required and recorded milestones not reached within their window
};

constexpr std::int32_t quietDaysAtLeast = 30;

/// `behindSince`: PeerComparison::behindSince. `absenceHeld` (M0): what rests on absence is not said; only complete
/// and ahead are. With too few peers the position is unknown, and 30 days alone decide about stuck; where the
/// peers' 90th percentile is not reached (NaN), no gap is longer than usual. Accounts that are no customers, and those to
/// which no recorded milestone applies (Lives::recorded): unknown.
[[nodiscard]] PaceJudgement judgePace(const Portfolio &portfolio, const Lives &lives, AccountIndex account,
                                      const PeerStanding &peers, std::int32_t behindSince, bool absenceHeld);

} // namespace milepost::analytics
