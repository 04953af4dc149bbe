#include "reports/xlsx_file.h"

#include "reports/workbook.h"

#include <QFile>
#include <QString>

#include <ctime>

namespace milepost {

namespace {

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

XlsxFile::XlsxFile(Day made, Memory memory) : m_scratch(m_folder.path().toStdString())
{
    if (!m_folder.isValid())
        return;
    lxw_workbook_options options{};
    options.constant_memory = memory == Memory::RowByRow ? LXW_TRUE : LXW_FALSE;
    options.tmpdir = m_scratch.data();
    m_book = workbook_new_opt(QFile::encodeName(m_folder.filePath(QStringLiteral("table.xlsx"))).constData(), &options);
    if (!m_book)
        return;
    const auto [year, month, date] = civilFromDay(made.valid() ? made : Day{0});
    std::tm day{};
    day.tm_year = year - 1900;
    day.tm_mon = month - 1;
    day.tm_mday = date;
    lxw_doc_properties properties{};
    properties.created = timegm(&day);
    workbook_set_properties(m_book, &properties);
}

XlsxFile::~XlsxFile()
{
    if (m_book)
        workbook_close(m_book); // frees it; the file goes with its folder
}

lxw_worksheet *XlsxFile::addSheet(const std::string &wished)
{
    return workbook_add_worksheet(m_book, sheetName(wished).c_str());
}

Result<std::string> XlsxFile::bytes()
{
    if (!m_book)
        return Error{ErrorCode::FileWrite, m_scratch, m_folder.errorString().toStdString()};
    const lxw_error failed = workbook_close(std::exchange(m_book, nullptr));
    if (failed != LXW_NO_ERROR)
        return Error{ErrorCode::FileWrite, m_scratch, lxw_strerror(failed)};
    QFile file(m_folder.filePath(QStringLiteral("table.xlsx")));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileWrite, m_scratch, file.errorString().toStdString()};
    return file.readAll().toStdString();
}

std::string cellText(const std::string &text)
{
    const auto whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (whole.size() <= static_cast<qsizetype>(workbookText))
        return text;
    qsizetype cut = static_cast<qsizetype>(workbookText) - 1;
    if (whole.at(cut - 1).isHighSurrogate())
        --cut;
    return (whole.left(cut) + QChar(0x2026)).toStdString();
}

double columnWidth(const std::string &text)
{
    return static_cast<double>(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).size()) + 2;
}

} // namespace milepost
