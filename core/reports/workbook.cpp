#include "reports/workbook.h"

#include "reports/xlsx_file.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace milepost {

namespace {

using Kind = ExportTable::Cell::Kind;

constexpr std::size_t exactDigits = 15; ///< that a spreadsheet's number keeps
constexpr double narrowest = 8, widest = 60; ///< characters
constexpr std::size_t rowsMeasured = 2'000; ///< for the widths

/// None: it would not be the same number afterwards.
std::optional<double> exactNumber(const std::string &text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
    std::array<char, 40> buffer;
    const auto shortest = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    if (digits > exactDigits && std::string_view(buffer.data(), shortest.ptr) != text)
        return std::nullopt;
    return value;
}

/// Signs that XML has no place for, as spreadsheets write them: _x001B_. libxlsxwriter does it for shared texts, not for those that
/// are written row by row.
std::string escaped(const std::string &text)
{
    static const QRegularExpression special(QStringLiteral("[\\x{00}-\\x{08}\\x{0b}-\\x{1f}\\x{fffe}\\x{ffff}]|_(?=x[0-9A-Fa-f]{4}_)"));
    const QString whole = QString::fromStdString(text);
    QString out;
    qsizetype from = 0;
    for (auto matches = special.globalMatch(whole); matches.hasNext();) {
        const auto match = matches.next();
        out += whole.mid(from, match.capturedStart() - from);
        out += QStringLiteral("_x%1_").arg(match.captured().at(0).unicode(), 4, 16, QLatin1Char('0')).toUpper().replace(QLatin1Char('X'), QLatin1Char('x'));
        from = match.capturedEnd();
    }
    return from == 0 ? text : (out + whole.mid(from)).toStdString();
}

struct Formats {
    lxw_format *header, *day;
    std::array<lxw_format *, 4> money; ///< by digits after the point
};

Formats formatsOf(lxw_workbook *book)
{
    Formats formats{};
    formats.header = workbook_add_format(book);
    format_set_bold(formats.header);
    format_set_bottom(formats.header, LXW_BORDER_THIN);
    formats.day = workbook_add_format(book);
    format_set_num_format(formats.day, "yyyy-mm-dd");
    constexpr std::array<const char *, 4> patterns{"#,##0", "#,##0.0", "#,##0.00", "#,##0.000"};
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        formats.money[i] = workbook_add_format(book);
        format_set_num_format(formats.money[i], patterns[i]);
    }
    return formats;
}

lxw_format *moneyFormat(const Formats &formats, const std::string &text)
{
    const auto point = text.find('.');
    return formats.money[std::min(formats.money.size() - 1, point == std::string::npos ? 0 : text.size() - point - 1)];
}

void writeCell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const ExportTable::Cell &cell, const Formats &formats)
{
    if (cell.text.empty())
        return;
    if (cell.kind == Kind::Day) {
        if (const auto day = dayFromIso(cell.text)) {
            const auto [year, month, date] = civilFromDay(*day);
            if (year >= 1900 && year <= 9999) {
                lxw_datetime at{year, month, date, 0, 0, 0};
                worksheet_write_datetime(sheet, row, column, &at, formats.day);
                return;
            }
        }
    }
    if (cell.kind == Kind::Number || cell.kind == Kind::Money) {
        if (const auto number = exactNumber(cell.text)) {
            worksheet_write_number(sheet, row, column, *number,
                                   cell.kind == Kind::Money ? moneyFormat(formats, cell.text) : nullptr);
            return;
        }
    }
    worksheet_write_string(sheet, row, column, escaped(cellText(cell.text)).c_str(), nullptr);
}

void setWidths(lxw_worksheet *sheet, const ExportTable &table)
{
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        double width = columnWidth(table.header[c]);
        for (std::size_t r = 0; r < std::min(table.rows.size(), rowsMeasured); ++r)
            width = std::max(width, c < table.rows[r].size() ? columnWidth(table.rows[r][c].text) : 0);
        const auto column = static_cast<lxw_col_t>(c);
        worksheet_set_column(sheet, column, column, std::clamp(width, narrowest, widest), nullptr);
    }
}

} // namespace

Result<std::string> workbookBytes(const ExportTable &table, const std::string &sheet, Day made)
{
    if (table.rows.size() > workbookRows)
        return Error{ErrorCode::LimitExceeded, sheet, std::to_string(table.rows.size()) + " rows; a workbook's sheet holds "
                         + std::to_string(workbookRows) + ", a CSV file any number"};
    XlsxFile file(made, XlsxFile::Memory::RowByRow);
    if (!file.begun())
        return file.bytes();
    lxw_worksheet *page = file.addSheet(sheet);
    const Formats formats = formatsOf(file.book());
    setWidths(page, table);
    for (std::size_t c = 0; c < table.header.size(); ++c)
        worksheet_write_string(page, 0, static_cast<lxw_col_t>(c), escaped(cellText(table.header[c])).c_str(), formats.header);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t c = 0; c < table.rows[r].size(); ++c)
            writeCell(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), table.rows[r][c], formats);
    }
    worksheet_freeze_panes(page, 1, 0);
    if (!table.header.empty())
        worksheet_autofilter(page, 0, 0, static_cast<lxw_row_t>(std::max<std::size_t>(table.rows.size(), 1)),
                             static_cast<lxw_col_t>(table.header.size() - 1));
    return file.bytes();
}

} // namespace milepost
