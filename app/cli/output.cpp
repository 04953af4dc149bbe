#include "output.h"

#include "model/formula_guard.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTextStream>

#include <cstdio>

namespace milepost::cli {

namespace {

constexpr int widestCell = 60;
const QString noData = QStringLiteral("–");

QJsonValue at(const QJsonValue &row, const QString &path)
{
    QJsonValue value = row;
    for (const QString &key : path.split(QLatin1Char('.')))
        value = value.toObject().value(key);
    return value;
}

QString cellText(const QJsonValue &value, const QString &none)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QJsonValue::Double: return QString::number(value.toDouble(), 'g', 12);
    case QJsonValue::String: return value.toString();
    case QJsonValue::Array: {
        QStringList parts;
        for (const auto &part : value.toArray())
            parts << cellText(part, none);
        return parts.join(QStringLiteral(", "));
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        return object.contains(QStringLiteral("amount")) ? cellText(object[QStringLiteral("amount")], none) : none;
    }
    default: return none;
    }
}

/// Terminals act on control characters, and names come from outside: they are shown, not obeyed.
QString harmless(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = QChar(0x2400 + (c.unicode() & 0x7F) % 0x21);
        else if ((c.unicode() >= 0x202A && c.unicode() <= 0x202E) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069))
            c = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QString csvCell(const QJsonValue &value)
{
    QString text = cellText(value, QString());
    if (value.isString())
        text = fromUtf8(guardFormula(text.toStdString()));
    static const QRegularExpression special(QStringLiteral("[\",\r\n]"));
    if (!text.contains(special))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QJsonArray asRows(const QJsonValue &rows)
{
    return rows.isArray() ? rows.toArray() : QJsonArray{rows};
}

void printTable(QTextStream &out, const QJsonArray &rows, const std::vector<OutputColumn> &columns)
{
    std::vector<QStringList> lines;
    std::vector<int> widths;
    QStringList headers;
    for (const auto &column : columns) {
        headers << column.header;
        widths.push_back(static_cast<int>(column.header.size()));
    }
    for (const auto &row : rows) {
        QStringList cells;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            QString text = harmless(cellText(at(row, columns[i].path), noData));
            if (text.size() > widestCell && i + 1 < columns.size())
                text = text.left(widestCell - 1) + QStringLiteral("…");
            widths[i] = std::max(widths[i], static_cast<int>(text.size()));
            cells << text;
        }
        lines.push_back(cells);
    }
    const auto line = [&](const QStringList &cells) {
        QString text;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const QString &cell = cells[static_cast<qsizetype>(i)];
            if (i > 0)
                text += QStringLiteral("  ");
            const bool last = i + 1 == columns.size();
            text += columns[i].right ? cell.rightJustified(widths[i]) : last ? cell : cell.leftJustified(widths[i]);
        }
        out << text << '\n';
    };
    line(headers);
    for (const auto &cells : lines)
        line(cells);
}

void printCsv(QTextStream &out, const QJsonArray &rows, const std::vector<OutputColumn> &columns)
{
    QStringList headers;
    for (const auto &column : columns)
        headers << column.path;
    out << headers.join(QLatin1Char(',')) << "\r\n";
    for (const auto &row : rows) {
        QStringList cells;
        for (const auto &column : columns)
            cells << csvCell(at(row, column.path));
        out << cells.join(QLatin1Char(',')) << "\r\n";
    }
}

} // namespace

void print(const Context &context, const QJsonValue &document, const QJsonValue &rows,
           const std::vector<OutputColumn> &columns)
{
    QFile file;
    if (!file.open(stdout, QIODevice::WriteOnly))
        return;
    if (context.format == Format::Json) {
        const QJsonDocument json = document.isArray() ? QJsonDocument(document.toArray())
                                                      : QJsonDocument(document.toObject());
        file.write(json.toJson(QJsonDocument::Indented));
        return;
    }
    QTextStream out(&file);
    if (context.format == Format::Table)
        printTable(out, asRows(rows), columns);
    else
        printCsv(out, asRows(rows), columns);
}

void print(const Context &context, const QJsonValue &document, const std::vector<OutputColumn> &columns)
{
    print(context, document, document, columns);
}

} // namespace milepost::cli
