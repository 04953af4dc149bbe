/// The costs of a value model as a table: what each is, when it is due, and what of it falls in the period. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/source_models.h"
#include "pages/value/value_study.h"

namespace milepost::ui {

struct CostRow {
    std::size_t cost = 0; ///< RoiModel::costs
    bool sum = false; ///< all of them
    QString title, kind, amount, due, range, inPeriod;
};
using CostModel = ValueTableModel<CostRow>;
/// With their sum last; no costs: no rows.
[[nodiscard]] std::vector<CostRow> costRows(const wording::Voice &voice, const ValueStudy &study);
[[nodiscard]] std::vector<CostModel::Column> costColumns(Currency currency);

} // namespace milepost::ui
