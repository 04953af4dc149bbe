/// Percentile rules (A7) compare an account with cut-offs that were frozen at month ends, so that one event never
/// re-derives everybody (DESIGN decision 1). Here: what is counted, how a cut-off is made, how it is looked up.
/// Keeping the frozen rows is the caller's. Pure; const use from any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zone.h"
#include "model/event_reader.h"
#include "model/milestone.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace milepost::milestones {

/// A rule of form Percentile, known by what it counts.
struct PercentileLeaf {
    std::uint64_t fingerprint = 0; ///< of the match: equal for equal matches in any milestone
    EventMatch match;
    double percentile = 90; ///< 0–100
};

[[nodiscard]] std::uint64_t fingerprintOf(const EventMatch &match);

struct PercentileCutOff {
    std::uint64_t fingerprint = 0;
    double percentile = 0;
    Day monthEnd; ///< last day of the month whose counts made it
    double value = 0; ///< matching events in the 28 days that end there
    friend bool operator==(const PercentileCutOff &, const PercentileCutOff &) = default;
};

class PercentileCutOffs {
public:
    PercentileCutOffs() = default;
    explicit PercentileCutOffs(std::vector<PercentileCutOff> rows);
    /// The cut-off in force on `day`: of the latest month end before it; none when nothing was frozen yet or the cut-off
    /// is 0 (where most do nothing, doing nothing is no achievement).
    [[nodiscard]] std::optional<double> inForce(std::uint64_t fingerprint, double percentile, Day day) const;
    [[nodiscard]] bool empty() const { return m_rows.empty(); }

private:
    std::vector<PercentileCutOff> m_rows; ///< ordered by (fingerprint, percentile, monthEnd)
};

/// Matching events of one account in the 28 days that end on each month end. Month ends ascending.
[[nodiscard]] std::vector<std::uint32_t> countsAtMonthEnds(const EventReader &events, const EventMatch &match,
                                                           std::span<const Day> monthEnds, const Zone &zone);
/// Smallest count that at least `percentile` % of the accounts do not exceed (inverse of the empirical
/// distribution); none without accounts.
[[nodiscard]] std::optional<double> cutOffOf(std::span<const std::uint32_t> counts, double percentile);
/// Last day of the day's month.
[[nodiscard]] Day monthEndOf(Day day);

} // namespace milepost::milestones
