/// Every account among its peers (M5): the ladder of groups, ranks and quartiles at its own tenure, the usual gap
/// between occurrences (M6), and when each group usually reaches each milestone (M2). Pure; any thread; one sweep
/// of a peer group in order of tenure, so that 100,000 accounts take some tens of milliseconds.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "analytics/peer_standing.h"
#include "base/parallel_for.h"
#include "portfolio/portfolio.h"

#include <array>
#include <cstdint>
#include <vector>

namespace milepost::analytics {

struct PeerSettings {
    std::int32_t k = 10;
    std::array<std::int32_t, 3> sizeBands{10, 50, 250};
};

constexpr std::int32_t distinctUntilTenure = 365; ///< beyond: occurrences in the last 180 days (M5)
constexpr std::int32_t recentDays = 180;
constexpr std::int32_t tooEarlyDays = 14; ///< M6

struct PeerComparison {
    std::vector<PeerStanding> standing; ///< per account; of accounts that are no customers: rung None, n 0
    /// Tenure day since which the account's count has been behind without a break (M6: below P25 and at least one
    /// below the median); noCount when it is not. Read from the group's curves, which include the account itself.
    std::vector<std::int32_t> behindSince;
    std::vector<PeerGroup> groups; ///< those that somebody is compared with
    std::vector<std::vector<AccountIndex>> present; ///< per group: the customers that are in it at as-of
};

/// Peers of an account: the other lives of its group at its tenure, including those that ended later. Industry and
/// plan are the present ones; the size band is that of the tenure. Gaps of peers are those of their whole life up
/// to through. Cost grows with the number of different applicability sets within one group. What comes out is the
/// same whatever `parallel` does.
[[nodiscard]] PeerComparison comparePortfolio(const Portfolio &portfolio, const Lives &lives,
                                              const PeerSettings &settings, const ParallelFor &parallel = serially);

/// M6: below P25 and at least one whole milestone below the median.
[[nodiscard]] constexpr bool behindPeers(double own, double p25, double median)
{
    return own < p25 && own <= median - 1;
}

} // namespace milepost::analytics
