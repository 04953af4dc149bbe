/// Every column of a Standing, for whoever keeps or compares all of them. A member added to one of the structs stops the
/// build here until it is named, too.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio_columns.h"
#include "triage/standing.h"

namespace milepost {

/// `Standing` may be const. Not among them: the portfolio it belongs to.
template <class Visit, class AnyStanding>
    requires std::is_same_v<std::remove_const_t<AnyStanding>, Standing>
void columns(Visit &visit, AnyStanding &standing)
{
    auto &[portfolio, settings, pace, position, stuck, quietDays, peers, health, absenceHeld, riskFit, risk, riskMethod,
           arrAtRiskMinor, roi, returnsStamp, urgency, decisionDay, segments, next, nextShare, signals, workspaceSignals, evidence, peerGroups,
           queue, strip, putAway, queueStakeMinor]
        = standing;
    static_cast<void>(portfolio);
    visit(settings, pace, position, stuck, quietDays, peers, health, absenceHeld, riskFit, risk, riskMethod, arrAtRiskMinor, roi, returnsStamp, urgency,
          decisionDay, segments, next, nextShare, signals, workspaceSignals, evidence, peerGroups, queue, strip, putAway,
          queueStakeMinor);
}

template <class Visit, class Group>
    requires std::is_same_v<std::remove_const_t<Group>, PeerGroup>
void columns(Visit &visit, Group &group)
{
    auto &[rung, label, n, p25Day, medianDay, p75Day] = group;
    visit(rung, label, n, p25Day, medianDay, p75Day);
}

} // namespace milepost
