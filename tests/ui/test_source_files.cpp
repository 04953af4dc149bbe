/// What stands in files and in servers' rows, put right in the window: a mapping that is proposed and corrected, a row that
/// is mended beneath its header.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sources/import_pane.h"
#include "pages/sources/mapping_editor.h"
#include "pages/sources/reading_pane.h"
#include "pages/sources/rejected_rows.h"
#include "support/source_place.h"
#include "support/ui_fixtures.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>

#include <cmath>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

QString sharedFile(const char *name) { return QStringLiteral(MILEPOST_SHARED_DATA "/") + QString::fromLatin1(name); }

/// The box of the mapping editor for a column of the file.
QComboBox *fieldOf(QWidget &pane, const QString &header)
{
    for (QComboBox *box : pane.findChildren<QComboBox *>()) {
        if (box->accessibleName() == QLatin1String("Field for column ") + header)
            return box;
    }
    return nullptr;
}

[[maybe_unused]] QComboBox *choiceOf(QWidget &pane, const char *name)
{
    for (QComboBox *box : pane.findChildren<QComboBox *>()) {
        if (box->accessibleName() == QLatin1String(name))
            return box;
    }
    return nullptr;
}

} // namespace

class TestSourceFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }

    void aServersRowIsMendedBeneathItsHeader()
    {
        Place p;
        FakeHttpServer server;
        server.setBody(FakeHttpServer::Body::Csv);
        server.setRecords({"account_id,name,signup", "A1,Nordwind,2025-02-03", "A2,Halden,2025-02-31"});
        SourceConfiguration source;
        source.name = "CRM";
        source.kind = "http";
        source.options = {{"url", server.url()}, {"format", "csv"}};
        p.addSource(source);
        p.trigger("sources.sync");
        QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(1), patience);
        RejectedRows *rejected = p.w.sources->sourcePane()->findChild<RejectedRows *>();
        QTRY_COMPARE_WITH_TIMEOUT(rejected->count(), 1, patience);
        auto *text = rejected->findChild<QPlainTextEdit *>();
        QCOMPARE(text->toPlainText(), QStringLiteral("\"account_id\",\"name\",\"signup\"\nA2,Halden,2025-02-31"));
        QVERIFY(!text->isReadOnly());
        text->setFocus();
        QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(text, Qt::Key_Backspace);
        QTest::keyClick(text, Qt::Key_Backspace);
        QTest::keyClicks(text, QStringLiteral("28"));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(2), patience);
        QTRY_COMPARE_WITH_TIMEOUT(rejected->count(), 0, patience);
        p.trigger("sources.sync"); // the server brings it as it was
        QTRY_COMPARE_WITH_TIMEOUT(p.reports.size(), std::size_t(2), patience);
        QCOMPARE(p.reports[1].import.rejectedTotal, 0);
    }

    void telco()
    {
        const QString path = sharedFile("telco/Telco-Customer-Churn.csv");
        if (!QFile::exists(path))
            QSKIP("the shared data is not there");
        Place p;
        p.w.sources->openFiles({path});
        ImportPane *pane = p.w.sources->importPane();
        QTRY_VERIFY_WITH_TIMEOUT(fieldOf(*pane, QStringLiteral("Contract")), patience);
        for (QComboBox *box : pane->findChildren<QComboBox *>())
            qInfo("%s = %s", qPrintable(box->accessibleName()), qPrintable(box->currentText()));
        qInfo("%s", qPrintable(labelsOf(*pane)));
    }
    void cdnow()
    {
        const QString path = sharedFile("cdnow/CDNOW_master.txt");
        if (!QFile::exists(path))
            QSKIP("the shared data is not there");
        Place p;
        p.w.sources->openFiles({path});
        ImportPane *pane = p.w.sources->importPane();
        QTRY_VERIFY_WITH_TIMEOUT(fieldOf(*pane, QStringLiteral("date")), patience);
        for (QComboBox *box : pane->findChildren<QComboBox *>())
            qInfo("%s = %s", qPrintable(box->accessibleName()), qPrintable(box->currentText()));
        qInfo("%s", qPrintable(labelsOf(*pane)));
    }
};

QTEST_MAIN(TestSourceFiles)
#include "test_source_files.moc"
