#include "reports/workbook.h"

#include <xlsxwriter.h>

#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <optional>
#include <vector>

namespace milepost {

namespace {

using Kind = ExportTable::Cell::Kind;

constexpr std::size_t exactDigits = 15; ///< that a spreadsheet's number keeps
constexpr double narrowest = 8, widest = 60; ///< characters
constexpr std::size_t rowsMeasured = 2'000; ///< for the widths

std::string fitting(const std::string &text)
{
    const auto whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (whole.size() <= static_cast<qsizetype>(workbookText))
        return text;
    qsizetype cut = static_cast<qsizetype>(workbookText) - 1;
    if (whole.at(cut - 1).isHighSurrogate())
        --cut;
    return (whole.left(cut) + QChar(0x2026)).toStdString();
}

/// None: it would not be the same number afterwards.
std::optional<double> exactNumber(const std::string &text)
{
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || static_cast<std::size_t>(digits) > exactDigits + 2)
        return std::nullopt;
    return value;
}

double widthOf(const std::string &text)
{
    return static_cast<double>(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).size()) + 2;
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
    worksheet_write_string(sheet, row, column, fitting(cell.text).c_str(), nullptr);
}

void setWidths(lxw_worksheet *sheet, const ExportTable &table)
{
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        double width = widthOf(table.header[c]);
        for (std::size_t r = 0; r < std::min(table.rows.size(), rowsMeasured); ++r)
            width = std::max(width, c < table.rows[r].size() ? widthOf(table.rows[r][c].text) : 0);
        const auto column = static_cast<lxw_col_t>(c);
        worksheet_set_column(sheet, column, column, std::clamp(width, narrowest, widest), nullptr);
    }
}

/// A sheet's name: at most 31 characters, none of []:*?/\.
std::string sheetName(const std::string &wished)
{
    QString name = QString::fromStdString(wished).left(31);
    for (QChar &letter : name) {
        if (QStringLiteral("[]:*?/\\'").contains(letter))
            letter = QLatin1Char(' ');
    }
    return name.trimmed().isEmpty() ? "Sheet1" : name.trimmed().toStdString();
}

} // namespace

Result<std::string> workbookBytes(const ExportTable &table, const std::string &sheet, Day made)
{
    if (table.rows.size() > workbookRows)
        return Error{ErrorCode::LimitExceeded, sheet, std::to_string(table.rows.size()) + " rows; a workbook's sheet holds "
                         + std::to_string(workbookRows) + ", a CSV file any number"};
    const QTemporaryDir folder;
    if (!folder.isValid())
        return Error{ErrorCode::FileWrite, folder.path().toStdString(), folder.errorString().toStdString()};
    std::string scratch = folder.path().toStdString();
    const QString path = folder.filePath(QStringLiteral("table.xlsx"));
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE; // a row is written out when the next begins
    options.tmpdir = scratch.data();
    lxw_workbook *book = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    if (!book)
        return Error{ErrorCode::FileWrite, sheet, "a workbook cannot be begun"};
    const auto [year, month, date] = civilFromDay(made.valid() ? made : Day{0});
    std::tm day{};
    day.tm_year = year - 1900;
    day.tm_mon = month - 1;
    day.tm_mday = date;
    lxw_doc_properties properties{};
    properties.created = timegm(&day);
    workbook_set_properties(book, &properties);
    lxw_worksheet *page = workbook_add_worksheet(book, sheetName(sheet).c_str());
    const Formats formats = formatsOf(book);
    setWidths(page, table);
    for (std::size_t c = 0; c < table.header.size(); ++c)
        worksheet_write_string(page, 0, static_cast<lxw_col_t>(c), fitting(table.header[c]).c_str(), formats.header);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t c = 0; c < table.rows[r].size(); ++c)
            writeCell(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), table.rows[r][c], formats);
    }
    worksheet_freeze_panes(page, 1, 0);
    if (!table.header.empty())
        worksheet_autofilter(page, 0, 0, static_cast<lxw_row_t>(std::max<std::size_t>(table.rows.size(), 1)),
                             static_cast<lxw_col_t>(table.header.size() - 1));
    if (const lxw_error failed = workbook_close(book); failed != LXW_NO_ERROR)
        return Error{ErrorCode::FileWrite, scratch, lxw_strerror(failed)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileWrite, scratch, file.errorString().toStdString()};
    return file.readAll().toStdString();
}

} // namespace milepost
