/// Tables as CSV (E6): RFC 4180 with CRLF, UTF-8, dots in numbers, ISO dates. Only text cells that a spreadsheet
/// would run as a formula get a leading apostrophe (RELIABILITY rule 4), in a way that our import takes off again.
/// Written whole or not at all. Any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workspace/workspace.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost {

struct ExportTable {
    struct Cell {
        std::string text; ///< "" = no data
        bool typed = false; ///< a number, date or flag of ours: never guarded
    };
    std::vector<std::string> header; ///< stable snake_case keys
    std::vector<std::vector<Cell>> rows;
};

/// The names exportTable knows: accounts, queue, milestones, rejections.
[[nodiscard]] std::span<const std::string_view> exportTableNames();
/// InvalidArgument for an unknown name (detail lists the known ones).
[[nodiscard]] Result<ExportTable> makeExportTable(Workspace &workspace, std::string_view name, const Snapshot &snapshot);

/// The accounts of `rows` (all when empty), in that order: the table as a person sees it.
[[nodiscard]] ExportTable accountsTable(const Snapshot &snapshot, const std::vector<AccountIndex> &rows = {});
[[nodiscard]] ExportTable queueTable(const Snapshot &snapshot);

[[nodiscard]] std::string csvText(const ExportTable &table);
/// Rows written. FileWrite, DiskFull.
[[nodiscard]] Result<std::int64_t> writeCsv(const ExportTable &table, const std::string &path);

} // namespace milepost
