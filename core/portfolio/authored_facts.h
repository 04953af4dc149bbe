/// What people wrote of accounts, as it stood at as-of: plans and calls. Part of building a Portfolio.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/contracts.h"
#include "portfolio/portfolio_builder.h"
#include "portfolio/rows_by_account.h"

namespace milepost {

/// After achievements are there: a step or an outcome that names a milestone is done on the day it was first reached.
void fillAuthoredFacts(Portfolio &portfolio, const PortfolioRows &rows, const AccountIndexer &indexOf,
                       const Exchange &exchange);

} // namespace milepost
