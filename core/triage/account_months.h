/// History cut into account-months (M9): from one monthly anniversary of a spell's start (excluded) to the next (included), with
/// the predictors as they looked when the month began. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"
#include "triage/risk_model.h"

#include <cstdint>
#include <span>
#include <vector>

namespace milepost {

/// How accounts looked on a past day, by facts up to that day alone.
struct PastView {
    Day on;
    std::vector<AccountId> accounts; ///< ascending
    std::vector<Pace> pace; ///< one each
    std::vector<Band> band;
};

struct AccountMonth {
    AccountIndex account = 0;
    Day from, to; ///< (from, to]
    Day churnedOn; ///< valid: it ended by this churn, which may lie up to 30 days behind `to` when a term ended in the month
    std::uint16_t cell = 0; ///< RiskCells::index of its predictors
    [[nodiscard]] bool churned() const { return churnedOn.valid(); }
};

/// Ends of the paid terms of a contract that runs for more than 45 days, up to the term that runs at as-of; ascending. Empty
/// for shorter ones and where no length is known. Terms of whole months go by the calendar.
[[nodiscard]] std::vector<Day> termEnds(const SubscriptionFact &subscription);

/// Months that ended on or before `until` or were ended by a churn on or before it, of all spells of customers, ordered by account and
/// day. `views` ascend; a month's pace and health are those of the newest view on or before its `from`, and months that
/// began before the first view are left out. Accounts that churned on no known day, trials and those without a start have no months.
[[nodiscard]] std::vector<AccountMonth> accountMonths(const Portfolio &portfolio, std::span<const PastView> views, Day until);

/// Counts of the months that had ended by `until` as they were known then.
[[nodiscard]] RiskCells countMonths(std::span<const AccountMonth> months, Day until);

} // namespace milepost
