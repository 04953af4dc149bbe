#include "pages/benchmarks/export_table.h"

#include "shell/page.h"
#include "shell/prompter.h"
#include "wording/figures.h"
#include "wording/problems.h"

#include <QCoreApplication>
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
            cells.push_back({text == wording::noData() ? std::string() : text.toStdString(), number});
        }
        made.rows.push_back(std::move(cells));
    }
    return made;
}

void exportCsv(Page &page, const QString &title, const QString &fileName, ExportTable table)
{
    Prompter *prompter = page.context().prompter;
    if (!prompter)
        return;
    if (table.rows.empty()) {
        Q_EMIT page.messageRequested(QCoreApplication::translate("Export", "Nothing shows, so there is nothing to export."));
        return;
    }
    prompter->saveFile(
        &page, title, fileName, QCoreApplication::translate("Export", "CSV files (*.csv)"),
        [self = QPointer<Page>(&page), table = std::move(table)](const QString &path) {
            if (path.isEmpty())
                return;
            QThreadPool::globalInstance()->start([self, path, table] {
                const auto written = writeCsv(table, path.toStdString());
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [self, written, path] {
                        if (!self)
                            return;
                        Q_EMIT self->messageRequested(
                            written.ok() ? QCoreApplication::translate("Export", "%Ln row(s) written to %1", nullptr,
                                                                       static_cast<int>(*written))
                                               .arg(path)
                                         : wording::problemLine(wording::Voice::person(), written.error()));
                    },
                    Qt::QueuedConnection);
            });
        });
}

} // namespace milepost::ui
