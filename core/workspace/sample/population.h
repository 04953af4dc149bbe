/// The ordinary accounts of the sample portfolio, and the parts of a life that stories also use.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/sample/account_plan.h"
#include "workspace/sample/sample_dice.h"

#include <vector>

namespace milepost::sample {

constexpr int populationSize = 240; ///< stories included
constexpr int blockDays = 28;

/// Churn per month of an account that had not both invited its team and connected an integration by day 30, in 100,000ths: in
/// the month of a term end, and in any other from day 30 on.
constexpr int churnAtTermEnd = 24'000;
constexpr int churnMidTerm = 900;
/// The same at a hazard ratio of 0.35: 1 − (1 − p)^0.35.
constexpr int churnAtTermEndEarly = 9'158;
constexpr int churnMidTermEarly = 316;

/// Monday to Friday: a weekend day becomes the Friday before.
[[nodiscard]] Day workday(Day day);
/// Annual terms from start until `today`; the last one runs, or ends with the churn.
void layTerms(AccountPlan &account, Day today);
/// Contacts, tickets, surveys and invoices of an account that has no story in them.
void layRelations(AccountPlan &account, Day today, Dice &dice);
/// Active users per block from seats and engagement, falling before a churn.
void layActivity(AccountPlan &account, Day today, Dice &dice);
/// Readings of seats in use: monthly, fortnightly in the last 84 days.
void laySeatReadings(AccountPlan &account, Day today, Dice &dice);

/// Everything about an account that is nobody's story. `number` is 1-based.
[[nodiscard]] AccountPlan ordinaryAccount(int number, Day today, std::uint64_t seed);

} // namespace milepost::sample
