/// A chart's or table's facts as a file, through the export that every table takes. UI thread; written on another.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"
#include "wording/voice.h"
#include "reports/export_table.h"

#include <QString>

namespace milepost::ui {

class Page;
struct PageTable;

/// English, dots in numbers, no grouping: what an export is worded with.
[[nodiscard]] wording::Voice exportVoice();
/// Headers as snake_case keys, "–" as no data, figures typed. `table` as made with exportVoice().
[[nodiscard]] ExportTable exportTableOf(const ChartTable &table);
/// Asks for a file name, ending in .csv or .xlsx, and writes; the page says what became of it.
void exportTable(Page &page, PageTable table);
/// The same of a table that is made already.
void exportTable(Page &page, const QString &title, const QString &fileName, ExportTable table);
/// Onto the clipboard, as text with tabs and as HTML that keeps texts and numbers what they are in a spreadsheet.
void copyTable(Page &page, PageTable table);

} // namespace milepost::ui
