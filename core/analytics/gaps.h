/// Gaps between occurrence days (M6): each life's own, and the 90th percentile of a group's. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "portfolio/portfolio.h"

#include <cstdint>
#include <span>
#include <vector>

namespace milepost::analytics {

struct LifeGaps {
    Csr<std::int32_t> closed; ///< days between consecutive occurrence days, start as day 0; all > 0
    std::vector<std::int32_t> running; ///< days from the last occurrence (or start) to through or exit; −1: no life
};

[[nodiscard]] LifeGaps gapsOf(const Portfolio &portfolio, const Lives &lives);

/// Gap lengths of many lives, kept up while lives come and go; the quantile is Kaplan–Meier's (M2 style), running
/// gaps censored, events before censorings.
class GapHistogram {
public:
    void reset(std::int32_t longest);
    void add(std::span<const std::int32_t> closed, std::int32_t running, std::int32_t times);
    /// Smallest length by which 90 % of gaps have closed; NaN when that is not reached.
    [[nodiscard]] float p90() const;

private:
    struct Cell {
        std::int32_t closed = 0;
        std::int32_t all = 0; ///< closed and censored
    };
    std::vector<Cell> m_cells;
    std::int32_t m_total = 0;
};

} // namespace milepost::analytics
