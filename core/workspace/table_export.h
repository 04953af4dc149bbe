/// The tables of a workspace, and any table as a file (E6). Written whole or not at all. Any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/export_table.h"
#include "workspace/workspace.h"

#include <span>
#include <string>
#include <string_view>

namespace milepost {

/// The names that makeExportTable knows. Renewals are those of the twelve months on either side of the as-of day.
[[nodiscard]] std::span<const std::string_view> exportTableNames();
/// InvalidArgument for an unknown name (detail lists the known ones).
[[nodiscard]] Result<ExportTable> makeExportTable(Workspace &workspace, std::string_view name, const Snapshot &snapshot);

/// As CSV, or where the name ends in .xlsx as a workbook with a sheet of that title, which says that it was made on a day. Rows written.
/// InvalidArgument: another ending; LimitExceeded: more rows than a workbook holds; FileWrite, DiskFull.
[[nodiscard]] Result<std::int64_t> writeTable(const ExportTable &table, const std::string &path, const std::string &title = "Milepost",
                                              Day made = {});

} // namespace milepost
