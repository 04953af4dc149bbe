/// Columns of the tables of Benchmarks. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/benchmarks/benchmarks_page.h"

namespace milepost::ui {

[[nodiscard]] std::vector<ValueTableModel<SegmentRow>::Column> segmentColumns();
/// `portfolio` and `measure` are asked when a cell is painted.
[[nodiscard]] std::vector<ValueTableModel<BookMember>::Column>
memberColumns(std::function<const Portfolio *()> portfolio, std::function<analytics::TenureMeasure()> measure);
/// Of the groups with somebody in them.
[[nodiscard]] std::vector<SegmentRow> segmentRows(const analytics::Grouping &grouping, const std::vector<GroupCurve> &curves);

} // namespace milepost::ui
