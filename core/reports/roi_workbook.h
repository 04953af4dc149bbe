/// A value model of one account as an XLSX workbook that goes on calculating (M11): assumptions to change, every amount as a live formula
/// over them, and beside it the figure that Milepost computed exactly. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/roi.h"
#include "value/roi.h"

#include <string>

namespace milepost {

/// Sheets Assumptions, Lines, Costs and Figures. `account` is its name; `made` the day that the file says it was made on.
/// Errors of XlsxFile::bytes().
[[nodiscard]] Result<std::string> roiWorkbook(const RoiModel &model, const value::RoiResult &result, const std::string &account, Day made);

} // namespace milepost
