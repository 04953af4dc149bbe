/// Seeded portfolios for tests that compare a fast way with a plain one, and for figures of speed.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <cstdint>
#include <memory>

namespace milepost::test {

struct RandomPortfolioShape {
    std::uint32_t seed = 1;
    std::uint32_t accounts = 200;
    std::uint32_t milestones = 12;
    std::uint32_t plans = 3, industries = 4;
    std::int32_t oldestDays = 900; ///< starts lie up to so long before as-of
    bool partlyApplicable = true; ///< some milestones concern some plans only
    std::int32_t staleDays = 0; ///< through lies so many days before as-of
};

/// Filled directly, without a store: churned and reactivated accounts, empty fields, changing seats, tickets,
/// surveys, invoices, contacts, limits and activity. As-of is 2026-03-01.
[[nodiscard]] std::shared_ptr<Portfolio> randomPortfolio(const RandomPortfolioShape &shape);

} // namespace milepost::test
