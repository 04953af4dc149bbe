/// What an account executive takes along from the Value page: the model as a workbook, the brief as a PDF; and the answer on the account.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/value/account_value.h"
#include "pages/value/value_study.h"
#include "shell/action_registry.h"
#include "support/scene_window.h"
#include "support/xlsx_cells.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::ui;

class TestValueFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takenAlong();
};

void TestValueFiles::takenAlong()
{
    const QTemporaryDir folder;
    SceneWindow w(folder.path(), *instantFromIso("2026-03-02T10:00:00Z", true));
    QVERIFY(w.open());
    w.session.createSample();
    QTRY_VERIFY_WITH_TIMEOUT(w.count() > 100, patience);
    w.window.go({"value", "northwind-freight", {}});
    QTRY_VERIFY_WITH_TIMEOUT(w.value->account()->study().has_value(), patience);
    const value::RoiResult result = w.value->account()->study()->roi.result;

    w.prompter.saveTo = folder.filePath("value.xlsx");
    QSignalSpy told(w.value, &Page::messageRequested);
    w.window.actions().action("value.workbook")->trigger();
    QVERIFY(told.wait(patience));
    QFile workbook(w.prompter.saveTo);
    QVERIFY2(workbook.open(QIODevice::ReadOnly), qPrintable(told.first().first().toString()));
    const auto book = readXlsx(workbook.readAll().toStdString());
    QVERIFY(std::abs(evaluateFormula(book, "Figures", "C8") - value::asDouble((*result.value[0])[1])) < 1e-6);
    QVERIFY(std::abs(evaluateFormula(book, "Figures", "C11") - value::asDouble((*result.cost)[1])) < 1e-6);

    w.prompter.saveTo = folder.filePath("brief.pdf");
    told.clear();
    w.value->focusTarget()->setFocus();
    QTest::keyClick(w.window.focusWidget(), Qt::Key_B);
    QVERIFY(told.wait(patience));
    QFile brief(w.prompter.saveTo);
    QVERIFY2(brief.open(QIODevice::ReadOnly), qPrintable(told.first().first().toString()));
    QVERIFY(brief.read(5) == "%PDF-");

    // The third question of the account is answered with what the customer agreed to.
    w.window.go({"account", "northwind-freight", "progress"});
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*w.account).contains(QLatin1String("of cost: ROI")), patience);
    QVERIFY(!labelsOf(*w.account).contains(QLatin1String("Not measured")));
    shoot(w, "account-value-answer");
}

QTEST_MAIN(TestValueFiles)
#include "test_value_files.moc"
