/// What a group row and the total row say of their accounts. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/row_set.h"
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

/// All that a sum needs of one account, in half a cache line: a walk over the portfolio's columns would miss the cache
/// once per figure and account.
struct SummaryLine {
    std::int64_t arrMinor = noMinor;
    Day renewal; ///< invalid when none lies ahead
    std::int32_t quietDays = -1; ///< −1: no data
    std::uint16_t achieved = 0, applicable = 0;
    std::int16_t score = -1; ///< −1: no data
    Pace pace = Pace::Unknown;
    MarkTally signals{};
};
/// Indexed by AccountIndex.
[[nodiscard]] std::vector<SummaryLine> summaryLines(const Snapshot &snapshot);

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

/// Of the accounts of `members` that are in `matches`. Members stand in ascending order, so that memory is walked
/// forwards; a sum is the same in any order.
[[nodiscard]] AccountSummary summarise(std::span<const AccountIndex> members, const query::RowSet &matches,
                                       std::span<const SummaryLine> lines);
/// Of all accounts of `matches`.
[[nodiscard]] AccountSummary summarise(const query::RowSet &matches, std::span<const SummaryLine> lines);

} // namespace milepost::ui
