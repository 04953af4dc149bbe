/// The account list as a query::Table: every column of facts and judgement, by the keys of the filter language,
/// of saved views and of the command line's JSON. Immutable; made with each snapshot, off the UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/table.h"
#include "triage/standing.h"

#include <memory>

namespace milepost {

/// Row i is AccountIndex i. Facts (portfolio/fact_table.h) and: achieved, applicable, milestones (share), occurrences,
/// last (day of the newest achievement), pace, position, percentile, peers, health, band, risk, arr_at_risk, decision,
/// level, users28, events28, next (milestone key), next_share, quiet (days), signals, segments. Words: the segments,
/// the signal rules, the pace words and "stalled" (= pace:stuck). The table keeps both alive.
[[nodiscard]] std::shared_ptr<const query::Table> accountTable(std::shared_ptr<const Portfolio> portfolio,
                                                               std::shared_ptr<const Standing> standing);

} // namespace milepost
