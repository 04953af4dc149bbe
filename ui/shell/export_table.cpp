#include "shell/export_table.h"

#include "shell/page.h"
#include "shell/prompter.h"
#include "wording/figures.h"
#include "wording/problems.h"
#include "workspace/table_export.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>

namespace milepost::ui {

namespace {

std::string keyOfHeader(const QString &header)
{
    QString key;
    for (const QChar letter : header.toLower()) {
        if (letter.isLetterOrNumber())
            key += letter;
        else if (letter == QLatin1Char('%'))
            key += QStringLiteral("_percent");
        else if (!key.isEmpty() && !key.endsWith(QLatin1Char('_')))
            key += QLatin1Char('_');
    }
    key.replace(QStringLiteral("__"), QStringLiteral("_"));
    while (key.endsWith(QLatin1Char('_')))
        key.chop(1);
    return key.toStdString();
}

/// On the page's thread, where the page is still there. Any thread.
void say(const QPointer<Page> &page, const QString &text)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [page, text] {
            if (page)
                Q_EMIT page->messageRequested(text);
        },
        Qt::QueuedConnection);
}

} // namespace

wording::Voice exportVoice()
{
    auto voice = wording::Voice::invariant();
    voice.locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return voice;
}

ExportTable exportTableOf(const ChartTable &table)
{
    ExportTable made;
    for (const QString &title : table.header) {
        std::string key = keyOfHeader(title);
        const std::string base = key;
        for (int n = 2; std::ranges::find(made.header, key) != made.header.end(); ++n)
            key = base + "_" + std::to_string(n);
        made.header.push_back(key);
    }
    for (const QStringList &row : table.rows) {
        std::vector<ExportTable::Cell> cells;
        for (const QString &text : row) {
            bool number = false;
            const double value = text.toDouble(&number);
            Q_UNUSED(value)
            cells.push_back({text == wording::noData() ? std::string() : text.toStdString(),
                             number ? ExportTable::Cell::Kind::Number : ExportTable::Cell::Kind::Text});
        }
        made.rows.push_back(std::move(cells));
    }
    return made;
}

void exportTable(Page &page, PageTable table)
{
    Prompter *prompter = page.context().prompter;
    if (!prompter)
        return;
    prompter->saveFile(
        &page, table.title, table.fileName + QStringLiteral(".csv"),
        QCoreApplication::translate("Export", "CSV files (*.csv);;Excel workbooks (*.xlsx)"),
        [self = QPointer<Page>(&page), table](const QString &path) {
            if (path.isEmpty())
                return;
            QThreadPool::globalInstance()->start([self, path, table] {
                const ExportTable made = table.make();
                const auto written = writeTable(made, path.toStdString(), table.title.toStdString());
                say(self, written.ok() ? QCoreApplication::translate("Export", "%Ln row(s) written to %1", nullptr,
                                                                     int(*written))
                                             .arg(path)
                                       : wording::problemLine(wording::Voice::person(), written.error()));
            });
        });
}

void exportTable(Page &page, const QString &title, const QString &fileName, ExportTable table)
{
    if (table.rows.empty()) {
        Q_EMIT page.messageRequested(QCoreApplication::translate("Export", "Nothing shows, so there is nothing to export."));
        return;
    }
    exportTable(page, PageTable{title, fileName, [table = std::move(table)] { return table; }});
}

void copyTable(Page &page, PageTable table)
{
    QThreadPool::globalInstance()->start([self = QPointer<Page>(&page), table = std::move(table)] {
        const ExportTable made = table.make();
        const auto text = QString::fromStdString(tsvText(made)), html = QString::fromStdString(htmlTableText(made));
        const auto rows = static_cast<int>(made.rows.size());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [text, html] {
                auto *data = new QMimeData;
                data->setText(text);
                data->setHtml(html);
                QGuiApplication::clipboard()->setMimeData(data);
            },
            Qt::QueuedConnection);
        say(self, QCoreApplication::translate("Export", "%Ln row(s) copied, ready to paste into a spreadsheet", nullptr, rows));
    });
}

} // namespace milepost::ui
