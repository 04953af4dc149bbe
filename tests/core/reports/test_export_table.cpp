/// E6: a table as CSV, workbook and clipboard: texts stay texts whatever they start with, numbers and days keep their types.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formula_guard.h"
#include "reports/export_table.h"
#include "reports/workbook.h"
#include "support/xlsx_cells.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace milepost;
using namespace milepost::test;

namespace {

const Day made = *dayFromIso("2026-03-01");

ExportTable of(std::vector<ExportTable::Cell> cells)
{
    ExportTable table;
    for (std::size_t i = 0; i < cells.size(); ++i)
        table.header.push_back("c" + std::to_string(i));
    table.rows.push_back(std::move(cells));
    return table;
}

XlsxSheet sheetOf(const ExportTable &table)
{
    const auto bytes = workbookBytes(table, "Accounts", made);
    if (!bytes.ok())
        return {};
    auto book = readXlsx(*bytes);
    return book.contains("Accounts") ? book["Accounts"] : XlsxSheet();
}

} // namespace

class TestExportTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsThatWouldRun_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "=HYPERLINK(\"http://x\",\"y\")",
                                 "=cmd|' /C calc'!A0", "'=1", "''+1", "-2+3+cmd|' /C calc'!D2"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void textsThatWouldRun()
    {
        QFETCH(QString, text);
        const ExportTable table = of({textCell(text.toStdString())});
        // A workbook says itself that it is text; nothing is put before it.
        const XlsxSheet sheet = sheetOf(table);
        QCOMPARE(sheet.cells.at("A2").formula, std::string());
        QVERIFY(sheet.cells.at("A2").type != "n");
        QCOMPARE(QString::fromStdString(sheet.cells.at("A2").text), text);
        const std::string guarded = guardFormula(text.toStdString());
        QVERIFY(guarded.starts_with("'"));
        QCOMPARE(std::string(unguardFormula(guarded)), text.toStdString());
        QVERIFY(csvText(table).find(guarded.substr(0, 2)) != std::string::npos);
        QVERIFY(tsvText(table).find(guarded.substr(0, 2)) != std::string::npos);
        const std::string html = htmlTableText(table);
        QVERIFY2(html.find("mso-number-format:'\\@'\">'") != std::string::npos, html.c_str());
    }

    void numbersMoneyAndDaysKeepTheirTypes()
    {
        const auto usd = *Currency::fromCode("USD");
        const XlsxSheet sheet = sheetOf(of({countCell(-1), countCell(12), numberCell(0.3f), moneyCell(-416'667, usd), dayCell(made),
                                            keyCell("at_risk"), dayCell({}), numberCell(std::nan(""))}));
        QVERIFY(!sheet.cells.contains("A2")); // no data is an empty cell, never 0
        QVERIFY(!sheet.cells.contains("G2") && !sheet.cells.contains("H2"));
        QCOMPARE(sheet.cells.at("B2").type, std::string("n"));
        QCOMPARE(sheet.cells.at("B2").text, std::string("12"));
        QCOMPARE(sheet.cells.at("C2").text, std::string("0.3"));
        QCOMPARE(sheet.cells.at("D2").text, std::string("-4166.67"));
        QVERIFY(sheet.cells.at("D2").style > 0); // a format of its own
        QCOMPARE(sheet.cells.at("E2").text, std::string("46082")); // days since 1899-12-30
        QVERIFY(sheet.cells.at("E2").style > 0);
        QVERIFY(sheet.cells.at("F2").type != "n");
    }

    void aNumberThatASpreadsheetWouldChangeIsText()
    {
        ExportTable table = of({});
        table.header = {"n"};
        table.rows = {{{"12345678901234567.89", ExportTable::Cell::Kind::Money}}};
        QVERIFY(sheetOf(table).cells.at("A2").type != "n");
        QCOMPARE(sheetOf(table).cells.at("A2").text, std::string("12345678901234567.89"));
    }

    void widthsFollowWhatIsThere()
    {
        const XlsxSheet sheet = sheetOf(of({textCell("x"), textCell("Nordwind Logistik und Spedition"), textCell(std::string(500, 'w'))}));
        QVERIFY(sheet.widths.at(1) < sheet.widths.at(2));
        QVERIFY(sheet.widths.at(2) > 31 && sheet.widths.at(2) < 40);
        QVERIFY(sheet.widths.at(3) < 70);
    }

    void textBeyondACellIsCutAndSaysSo()
    {
        std::string text(40'000, 'a');
        const auto cell = sheetOf(of({textCell(text)})).cells.at("A2");
        const auto shown = QString::fromStdString(cell.text);
        QCOMPARE(shown.size(), qsizetype(workbookText));
        QVERIFY(shown.endsWith(QChar(0x2026)));
    }

    void equalTablesGiveEqualBytes()
    {
        const ExportTable table = of({textCell("Halden"), countCell(3)});
        QCOMPARE(*workbookBytes(table, "Accounts", made), *workbookBytes(table, "Accounts", made));
    }

    void moreRowsThanASheetHolds()
    {
        ExportTable table;
        table.header = {"n"};
        table.rows.resize(workbookRows + 1);
        const auto refused = workbookBytes(table, "Accounts", made);
        QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
        QVERIFY(refused.error().detail.find("CSV") != std::string::npos);
    }

    void sheetNamesAreMadeToFit()
    {
        const auto bytes = workbookBytes(of({countCell(1)}), "What became of [all] accounts: north/south?", made);
        QVERIFY(bytes.ok());
        QCOMPARE(readXlsx(*bytes).size(), std::size_t(1));
    }

    void naughtyNames()
    {
        QFile file(QStringLiteral(MILEPOST_SHARED_DATA "/naughty_strings/blns.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("needs ../shared/data");
        ExportTable table;
        table.header = {"name"};
        const QJsonArray names = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(names.size() > 400);
        for (const auto &name : names)
            table.rows.push_back({textCell(name.toString().toStdString())});
        const XlsxSheet sheet = sheetOf(table);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const auto found = sheet.cells.find("A" + std::to_string(row + 2));
            const std::string read = found == sheet.cells.end() ? std::string() : found->second.text;
            QCOMPARE(QString::fromStdString(read), QString::fromStdString(table.rows[row][0].text));
            QVERIFY(found == sheet.cells.end() || found->second.formula.empty());
        }
    }

    void signsThatXmlHasNoPlaceFor()
    {
        const std::string text = std::string("a\x1b[0m\r\n_x0041_ b", 16) + '\0' + "end";
        QCOMPARE(sheetOf(of({textCell(text)})).cells.at("A2").text, text);
    }

    void pastedTableQuotesWhatItsOwnSignsWouldTear()
    {
        const ExportTable table = of({textCell("a\tb"), textCell("line\nbreak"), textCell("say \"so\""), moneyCell(123'456, *Currency::fromCode("EUR"))});
        QCOMPARE(tsvText(table), std::string("c0\tc1\tc2\tc3\r\n\"a\tb\"\t\"line\nbreak\"\t\"say \"\"so\"\"\"\t1234.56\r\n"));
        const std::string html = htmlTableText(of({textCell("<img src=\"file:///x\">&"), numberCell(0.5), textCell("two\nlines")}));
        QVERIFY(html.find("<img") == std::string::npos);
        QVERIFY(html.find("&lt;img src=&quot;file:///x&quot;&gt;&amp;") != std::string::npos);
        QVERIFY(html.find("x:num=\"0.5\">0.5</td>") != std::string::npos);
        QVERIFY(html.find("two<br>lines") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestExportTable)
#include "test_export_table.moc"
