/// One XLSX file in the making, by libxlsxwriter: written beside the memory, handed out as bytes. Equal content gives equal bytes.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/result.h"

#include <xlsxwriter.h>

#include <QTemporaryDir>

#include <string>

namespace milepost {

class XlsxFile {
public:
    enum class Memory { Whole, RowByRow }; ///< RowByRow: cells are written in order, and each row is let go when the next begins
    /// `made`: the day the file says it was made on.
    XlsxFile(Day made, Memory memory);
    XlsxFile(const XlsxFile &) = delete;
    XlsxFile &operator=(const XlsxFile &) = delete;
    ~XlsxFile();

    [[nodiscard]] bool begun() const { return m_book != nullptr; }
    [[nodiscard]] lxw_workbook *book() { return m_book; }
    /// `wished` cut to what a sheet may be called.
    [[nodiscard]] lxw_worksheet *addSheet(const std::string &wished);
    /// Ends the file. FileWrite.
    [[nodiscard]] Result<std::string> bytes();

private:
    QTemporaryDir m_folder;
    std::string m_scratch;
    lxw_workbook *m_book = nullptr;
};

/// Text as a cell takes it: at most workbookText UTF-16 units; longer text is cut and ends with "…".
[[nodiscard]] std::string cellText(const std::string &text);
/// A column's width in characters for `text`.
[[nodiscard]] double columnWidth(const std::string &text);

} // namespace milepost
