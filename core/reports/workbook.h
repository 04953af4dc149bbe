/// Tables as XLSX workbooks (E6), by libxlsxwriter: text is written as text whatever it starts with (RELIABILITY rule 4), numbers,
/// money and days keep their types, columns have the width of what they hold. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/export_table.h"

#include <cstddef>
#include <string>

namespace milepost {

constexpr std::size_t workbookRows = 1'048'575; ///< that a sheet holds beneath its header
constexpr std::size_t workbookText = 32'767; ///< UTF-16 units that a cell holds; longer text is cut and ends with "…"

/// The bytes of a workbook with one sheet. `made` is the day it says it was made on, so that equal tables give equal bytes.
/// LimitExceeded: more rows than a sheet holds. FileWrite: no room for what is written beside the memory.
[[nodiscard]] Result<std::string> workbookBytes(const ExportTable &table, const std::string &sheet, Day made);

} // namespace milepost
