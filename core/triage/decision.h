/// When the customer decides, and how urgent that makes it (M10). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <cstdint>

namespace milepost::triage {

constexpr std::int32_t monthToMonthDays = 45; ///< terms up to this long are month to month (M9)
constexpr std::int32_t noticeDaysWhenRenewing = 30; ///< when the contract renews by itself and names none

/// Urgency by days to the decision: 1 to 90 days (and past), falling to 0.25 at 365 and staying there.
[[nodiscard]] double urgencyOf(std::int32_t days);

struct Decision {
    Day day; ///< invalid: renewal date missing
    Day termEnd; ///< of the term that is decided on: day and the notice; invalid like it
    double urgency = 0.5;
    bool monthToMonth = false;
};

/// Days of a paid term: as given, else from start to term end when that is at most three years; 0: not known.
[[nodiscard]] std::int32_t termDaysOf(const SubscriptionFact &subscription);
/// `terms` terms after (before, when negative) a term end; terms of about 1, 3, 6, 12, 24 or 36 months by the calendar.
[[nodiscard]] Day termsLater(Day termEnd, std::int32_t termDays, int terms);

/// Term end less the notice. Where that has passed on a contract that renews by itself, and no cancellation is
/// known, the next term's; terms of about 1, 3, 6, 12, 24 or 36 months move by the calendar.
[[nodiscard]] Decision decisionOf(const SubscriptionFact &subscription, Day asOf);

/// Of the account: the soonest day among its subscriptions that are open (trials only where there is nothing else),
/// their urgencies weighted by ARR (equally where none has any), so that ARR × risk × urgency is the sum that
/// METHODS orders by. Without subscriptions the account's own renewal date stands for one.
struct AccountDecision {
    Day day;
    double urgency = 0.5;
    std::int32_t subscriptions = 0; ///< that were weighed
    bool monthToMonth = false; ///< all of them
};
[[nodiscard]] AccountDecision decisionOf(const Portfolio &portfolio, AccountIndex account);

} // namespace milepost::triage
