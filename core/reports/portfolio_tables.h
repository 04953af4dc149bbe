/// What is not one row an account, as tables for export (E6): signals, achievements, renewals. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/export_table.h"
#include "value/renewals.h"

namespace milepost {

/// Every open signal, with its reason in English; the workspace's own have no account.
[[nodiscard]] ExportTable signalsTable(const Standing &standing);
/// Every achievement up to the as-of day, by account, then day; of one account, or of all.
[[nodiscard]] ExportTable achievementsTable(const Portfolio &portfolio, AccountIndex only = noAccount);
/// Imports and synchronizations, as given.
[[nodiscard]] ExportTable runsTable(std::span<const RunRecord> runs);
/// Renewals in the order given.
[[nodiscard]] ExportTable renewalsTable(const Portfolio &portfolio, std::span<const value::Renewal> renewals);

} // namespace milepost
