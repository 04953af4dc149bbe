#include "support/xlsx_cells.h"

#include <archive.h>
#include <archive_entry.h>

#include <QByteArray>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace milepost::test {

std::map<std::string, std::string> unzipped(const std::string &bytes)
{
    std::map<std::string, std::string> files;
    archive *reader = archive_read_new();
    archive_read_support_format_zip(reader);
    if (archive_read_open_memory(reader, bytes.data(), bytes.size()) == ARCHIVE_OK) {
        archive_entry *entry = nullptr;
        while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
            std::string content;
            std::vector<char> buffer(65'536);
            for (la_ssize_t got = 0; (got = archive_read_data(reader, buffer.data(), buffer.size())) > 0;)
                content.append(buffer.data(), static_cast<std::size_t>(got));
            files[archive_entry_pathname(entry)] = content;
        }
    }
    archive_read_free(reader);
    return files;
}

namespace {

/// Spreadsheets write signs that XML has no place for as _x0009_.
std::string unescaped(QString text)
{
    static const QRegularExpression sign(QStringLiteral("_x([0-9A-Fa-f]{4})_"));
    QString plain;
    qsizetype from = 0;
    for (auto matches = sign.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        plain += text.mid(from, match.capturedStart() - from) + QChar(match.captured(1).toUShort(nullptr, 16));
        from = match.capturedEnd();
    }
    return (plain + text.mid(from)).toStdString();
}

std::vector<std::string> sharedTexts(const std::string &xml)
{
    std::vector<std::string> texts;
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("t"))
            texts.push_back(unescaped(reader.readElementText()));
    }
    return texts;
}

XlsxSheet sheetOf(const std::string &xml, const std::vector<std::string> &shared)
{
    XlsxSheet sheet;
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    std::string at;
    XlsxCell cell;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            const auto name = reader.name();
            const auto attributes = reader.attributes();
            if (name == QLatin1String("col")) {
                for (int column = attributes.value("min").toInt(); column <= attributes.value("max").toInt(); ++column)
                    sheet.widths[column] = attributes.value("width").toDouble();
            } else if (name == QLatin1String("c")) {
                at = attributes.value("r").toString().toStdString();
                cell = {attributes.value("t").isEmpty() ? "n" : attributes.value("t").toString().toStdString(), {}, {},
                        attributes.value("s").toInt()};
            } else if (name == QLatin1String("f")) {
                cell.formula = reader.readElementText().toStdString();
            } else if (name == QLatin1String("v")) {
                const std::string text = reader.readElementText().toStdString();
                cell.text = cell.type == "s" ? shared.at(std::stoul(text)) : text;
            } else if (name == QLatin1String("t")) {
                cell.text = unescaped(reader.readElementText());
            }
        } else if (token == QXmlStreamReader::EndElement && reader.name() == QLatin1String("c")) {
            sheet.cells[at] = cell;
        }
    }
    return reader.hasError() ? XlsxSheet() : sheet;
}

/// A formula read from left to right; each value is a column of numbers, of one row where it is a number.
class Formula {
public:
    using Column = std::vector<double>;
    Formula(const std::map<std::string, XlsxSheet> &book, std::string sheet, std::string text)
        : m_book(book), m_sheet(std::move(sheet)), m_text(std::move(text))
    {
    }
    double value()
    {
        const Column result = sum();
        return m_at == m_text.size() && result.size() == 1 ? result[0] : std::numeric_limits<double>::quiet_NaN();
    }

private:
    template <class Operation> static Column combine(const Column &a, const Column &b, Operation operation)
    {
        Column result(std::max(a.size(), b.size()));
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = operation(a[a.size() == 1 ? 0 : i], b[b.size() == 1 ? 0 : i]);
        return result;
    }
    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    Column sum()
    {
        Column left = product();
        for (;;) {
            if (take('+'))
                left = combine(left, product(), [](double a, double b) { return a + b; });
            else if (take('-'))
                left = combine(left, product(), [](double a, double b) { return a - b; });
            else
                return left;
        }
    }
    Column product()
    {
        Column left = factor();
        for (;;) {
            if (take('*'))
                left = combine(left, factor(), [](double a, double b) { return a * b; });
            else if (take('/'))
                left = combine(left, factor(), [](double a, double b) { return a / b; });
            else
                return left;
        }
    }
    Column factor()
    {
        if (take('(')) {
            const Column inner = sum();
            take(')');
            return inner;
        }
        std::size_t used = 0;
        if (m_at < m_text.size() && (std::isdigit(static_cast<unsigned char>(m_text[m_at])) != 0)) {
            const double number = std::stod(m_text.substr(m_at), &used);
            m_at += used;
            return {number};
        }
        std::string name;
        while (m_at < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 || m_text[m_at] == '$'))
            name += m_text[m_at++];
        if (take('('))
            return function(name);
        std::string sheet = m_sheet;
        if (take('!')) {
            sheet = name;
            name = place();
        }
        return take(':') ? range(sheet, name, place()) : range(sheet, name, name);
    }
    std::string place()
    {
        std::string name;
        while (m_at < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 || m_text[m_at] == '$'))
            name += m_text[m_at++];
        return name;
    }
    Column range(const std::string &sheet, std::string from, std::string to)
    {
        std::erase(from, '$');
        std::erase(to, '$');
        Column column;
        for (int row = std::stoi(from.substr(1)); row <= std::stoi(to.substr(1)); ++row)
            column.push_back(evaluateFormula(m_book, sheet, from.substr(0, 1) + std::to_string(row)));
        return column;
    }
    Column function(const std::string &name)
    {
        std::vector<Column> arguments;
        do
            arguments.push_back(sum());
        while (take(','));
        take(')');
        if (name == "INT")
            return {std::floor(arguments[0][0])};
        if (name == "ROUND")
            return {std::round(arguments[0][0] * std::pow(10, arguments[1][0])) / std::pow(10, arguments[1][0])};
        double result = name == "MIN" ? std::numeric_limits<double>::infinity() : 0;
        if (name == "SUMPRODUCT") {
            for (std::size_t row = 0; row < arguments[0].size(); ++row) {
                double each = 1;
                for (const Column &column : arguments)
                    each *= column[row];
                result += each;
            }
            return {result};
        }
        for (const Column &column : arguments) {
            for (const double each : column)
                result = name == "MIN" ? std::min(result, each) : result + each;
        }
        return name == "MIN" || name == "SUM" ? Column{result} : Column{std::numeric_limits<double>::quiet_NaN()};
    }

    const std::map<std::string, XlsxSheet> &m_book;
    std::string m_sheet, m_text;
    std::size_t m_at = 0;
};

} // namespace

std::map<std::string, XlsxSheet> readXlsx(const std::string &bytes)
{
    std::map<std::string, XlsxSheet> book;
    auto files = unzipped(bytes);
    const auto shared = sharedTexts(files["xl/sharedStrings.xml"]);
    QXmlStreamReader names(QByteArray::fromStdString(files["xl/workbook.xml"]));
    int number = 0;
    while (!names.atEnd()) {
        if (names.readNext() == QXmlStreamReader::StartElement && names.name() == QLatin1String("sheet"))
            book[names.attributes().value("name").toString().toStdString()]
                = sheetOf(files["xl/worksheets/sheet" + std::to_string(++number) + ".xml"], shared);
    }
    return book;
}

double evaluateFormula(const std::map<std::string, XlsxSheet> &book, const std::string &sheet, const std::string &cell)
{
    const auto &cells = book.at(sheet).cells;
    const auto found = cells.find(cell);
    if (found == cells.end())
        return 0;
    if (found->second.formula.empty())
        return found->second.type == "n" ? std::stod(found->second.text) : 0;
    return Formula(book, sheet, found->second.formula).value();
}

} // namespace milepost::test
