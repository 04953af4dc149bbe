/// The per-account rows of a Portfolio beside its achievements: subscriptions, tickets, surveys, invoices, contacts,
/// limits, as known on the as-of date. Used while a Portfolio is built; one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/contracts.h"
#include "portfolio/portfolio.h"
#include "portfolio/rows_by_account.h"

namespace milepost {

/// Fills the Csr columns and their has… flags, and raises lastFact.
void fillFactRows(Portfolio &portfolio, const PortfolioRows &rows, const AccountIndexer &indexOf,
                  const Exchange &exchange);
/// Keeps the newest fact; a day after asOf is none.
void noteFact(Portfolio &portfolio, Day day);

} // namespace milepost
