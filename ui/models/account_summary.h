/// What a group row and the total row say of their accounts. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/status_mark.h"
#include "workspace/workspace.h"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace milepost::ui {

/// Open signals of one account by shape: risk, watch, chance, and what only informs.
using MarkTally = std::array<std::uint16_t, 4>;
/// Indexed by AccountIndex.
[[nodiscard]] std::vector<MarkTally> tallySignals(const Standing &standing);

/// NaN, noMinor and invalid days where no account has the figure.
struct AccountSummary {
    std::size_t accounts = 0;
    std::int64_t arrMinor = noMinor; ///< sum over those that have one
    std::size_t arrKnown = 0;
    double meanAchieved = std::numeric_limits<double>::quiet_NaN();
    double meanApplicable = std::numeric_limits<double>::quiet_NaN();
    std::array<std::size_t, 6> pace{}; ///< accounts by Pace
    double healthByArr = std::numeric_limits<double>::quiet_NaN(); ///< mean score weighted by ARR
    Day firstRenewal, lastRenewal; ///< of those that lie ahead
    double meanQuietDays = std::numeric_limits<double>::quiet_NaN();
    std::array<std::uint64_t, 4> signals{}; ///< as MarkTally
};

[[nodiscard]] AccountSummary summarise(std::span<const AccountIndex> rows, const Snapshot &snapshot,
                                       std::span<const MarkTally> tallies);

} // namespace milepost::ui
