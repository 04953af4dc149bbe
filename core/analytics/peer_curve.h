/// One account among its peers over time: what the chart on the account page and its Compare tab draw (M5).
/// Pure; any thread; some milliseconds at 100,000 accounts.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/peer_standing.h"
#include "portfolio/portfolio.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace milepost::analytics {

/// Quartiles of distinct milestones (of those applicable to the account) among peers at the end of one week.
struct PeerCurvePoint {
    std::int32_t week = 0; ///< tenure 7 · week days
    std::int32_t n = 0; ///< peers observed to this tenure
    float p25 = 0, median = 0, p75 = 0;
};

/// The account's own step line: distinct milestones reached by a tenure day.
struct OwnStep {
    std::int32_t day = 0; ///< tenure; facts before start are on day 0
    MilestoneIndex milestone = 0;
    std::int32_t distinct = 0; ///< after this one
};

struct PeerCurve {
    PeerRung rung = PeerRung::None;
    std::vector<PeerCurvePoint> peers; ///< weeks 0, 1 … while at least k peers are observed; empty on rung None
    std::vector<OwnStep> own;
    std::int32_t tenureDays = 0; ///< where the own line ends
};

/// Peers as the account's standing has them (rung and group key at its present tenure). `weeks` at least 52; goes
/// beyond to the account's own tenure as far as k peers are observed.
[[nodiscard]] PeerCurve peerCurve(const Portfolio &portfolio, const PeerStanding &standing, AccountIndex account,
                                  std::int32_t k, const std::array<std::int32_t, 3> &sizeBands);

/// One line of the Compare tab.
struct PeerMeasureLine {
    enum class Measure : std::uint8_t { Milestones, Occurrences, Occurrences180, DaysToMilestone };
    Measure measure = Measure::Milestones;
    MilestoneIndex milestone = noMilestone; ///< of DaysToMilestone
    double value = 0; ///< the account's; NaN: not reached yet (DaysToMilestone)
    double percentile = 0; ///< mid-rank; NaN for DaysToMilestone
    double p25 = 0, median = 0, p75 = 0; ///< NaN: not reached by so many
    std::int32_t n = 0;
};

/// Milestones and occurrences at this tenure (M5), and days to each milestone (M2 over the peer group). Measures
/// without history (seats, activity) are not compared. Empty on rung None.
[[nodiscard]] std::vector<PeerMeasureLine> comparePeers(const Portfolio &portfolio, const PeerStanding &standing,
                                                        const PeerGroup &group, AccountIndex account,
                                                        const std::array<std::int32_t, 3> &sizeBands);

} // namespace milepost::analytics
