/// Whatever table shows can be saved and copied, by the same keys on every place (E6).
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/action_registry.h"
#include "shell/export_table.h"
#include "support/scene_window.h"
#include "support/xlsx_cells.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::ui;

class TestTableExports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPlaceIsCopied();
    void theAccountsAreSavedAsShown();
};

namespace {

const Instant now = *instantFromIso("2026-03-02T10:00:00Z", true);

QStringList copiedBy(MainWindow &window, Page &page)
{
    QGuiApplication::clipboard()->clear();
    QSignalSpy told(&page, &Page::messageRequested);
    QTest::keyClick(&window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    if (told.isEmpty() && !told.wait(patience))
        return {};
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data || !data->hasHtml())
        return {};
    return data->text().split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
}

} // namespace

void TestTableExports::everyPlaceIsCopied()
{
    const QTemporaryDir folder;
    SceneWindow w(folder.path(), now);
    QVERIFY(w.open());
    QVERIFY(!w.today->shownTable()); // nothing is there yet
    w.session.createSample();
    QTRY_VERIFY_WITH_TIMEOUT(w.count() > 100, patience);
    w.window.go({"today", {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(w.today->shownTable().has_value(), patience);
    QStringList lines = copiedBy(w.window, *w.today);
    QVERIFY2(!lines.isEmpty() && lines[0].startsWith("rank\taccount\t"), qPrintable(lines.value(0)));
    QCOMPARE(std::size_t(lines.size()), w.today->shownTable()->make().rows.size() + 1);

    w.window.go({"accounts", {}, {}});
    (void)w.accounts->setFilter("plan:Enterprise");
    lines = copiedBy(w.window, *w.accounts);
    QVERIFY(lines.value(0).startsWith("id\tname\t"));
    QCOMPARE(std::size_t(lines.size()), w.accounts->model().arrangement().rows().size() + 1);

    w.window.go({"account", "northwind-freight", "progress"});
    QTRY_VERIFY(w.account->shownTable().has_value());
    lines = copiedBy(w.window, *w.account);
    QVERIFY(lines.value(0).startsWith("account\tname\tmilestone\t"));
    QVERIFY(lines.size() > 5);
    for (const QString &line : lines.mid(1))
        QVERIFY(line.startsWith("northwind-freight\t"));

    w.window.go({"milestones", {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(w.milestones->shownTable().has_value(), patience);
    lines = copiedBy(w.window, *w.milestones);
    QVERIFY(lines.value(0).startsWith("milestone\ttitle\t"));
    QVERIFY(lines.size() > 8);

    w.window.go({"benchmarks", {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(w.benchmarks->shownTable().has_value(), patience);
    QVERIFY(copiedBy(w.window, *w.benchmarks).size() > 2);

    w.window.go({"sources", {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(w.sources->shownTable().has_value(), patience);
    lines = copiedBy(w.window, *w.sources);
    QVERIFY(lines.value(0).startsWith("started\tfinished\t"));
}

void TestTableExports::theAccountsAreSavedAsShown()
{
    const QTemporaryDir folder;
    SceneWindow w(folder.path(), now);
    QVERIFY(w.open());
    w.session.createSample();
    QTRY_VERIFY_WITH_TIMEOUT(w.count() > 100, patience);
    w.window.go({"accounts", {}, {}});
    (void)w.accounts->setFilter("plan:Enterprise");
    w.prompter.saveTo = folder.filePath("accounts.xlsx");
    QSignalSpy told(w.accounts, &Page::messageRequested);
    QTest::keyClick(&w.window, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(told.wait(patience));
    QFile file(w.prompter.saveTo);
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto book = readXlsx(file.readAll().toStdString());
    QCOMPARE(book.size(), std::size_t(1));
    const auto &cells = book.begin()->second.cells;
    const auto shown = w.accounts->model().arrangement().rows();
    const Portfolio &portfolio = *w.session.snapshot().portfolio;
    for (std::size_t row = 0; row < shown.size(); ++row)
        QCOMPARE(cells.at("A" + std::to_string(row + 2)).text, std::string(portfolio.text(portfolio.externalId[shown[row]])));
    QVERIFY(!cells.contains("A" + std::to_string(shown.size() + 2)));
    // A name that ends in something else is refused in words, and nothing is written.
    w.prompter.saveTo = folder.filePath("accounts.ods");
    told.clear();
    QTest::keyClick(&w.window, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(told.wait(patience));
    QVERIFY2(told.first().first().toString().contains(".xlsx"), qPrintable(told.first().first().toString()));
    QVERIFY(!QFile::exists(w.prompter.saveTo));
}

QTEST_MAIN(TestTableExports)
#include "test_table_exports.moc"
