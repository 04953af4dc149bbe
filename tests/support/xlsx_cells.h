/// What an XLSX file holds, read back by other code than wrote it: cells by sheet and place, with their types and formulas.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace milepost::test {

struct XlsxCell {
    std::string type; ///< "s" shared text, "inlineStr" text, "n" number, "str" text of a formula
    std::string text; ///< of texts: as shown; of numbers: as written
    std::string formula; ///< without "="; "" = none
    int style = 0;
};

struct XlsxSheet {
    std::map<std::string, XlsxCell> cells; ///< by "B12"
    std::map<int, double> widths; ///< of columns, from 1
};

/// By sheet name. Empty: not a workbook.
[[nodiscard]] std::map<std::string, XlsxSheet> readXlsx(const std::string &bytes);
/// The files of a ZIP archive.
[[nodiscard]] std::map<std::string, std::string> unzipped(const std::string &bytes);
/// What a formula of our workbooks gives over the numbers of the sheets: + - * / ( ), ranges, INT ROUND MIN SUM SUMPRODUCT. NaN: not understood.
[[nodiscard]] double evaluateFormula(const std::map<std::string, XlsxSheet> &book, const std::string &sheet, const std::string &cell);

} // namespace milepost::test
