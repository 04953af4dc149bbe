/// A chart's or table's facts as CSV, through the export that every table takes. UI thread; written on another.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"
#include "wording/voice.h"
#include "workspace/table_export.h"

#include <QString>

namespace milepost::ui {

class Page;

/// English, dots in numbers, no grouping: what an export is worded with.
[[nodiscard]] wording::Voice exportVoice();
/// Headers as snake_case keys, "–" as no data, figures typed. `table` as made with exportVoice().
[[nodiscard]] ExportTable exportTableOf(const ChartTable &table);
/// Asks for a file name and writes; the page says what became of it.
void exportCsv(Page &page, const QString &title, const QString &fileName, ExportTable table);

} // namespace milepost::ui
