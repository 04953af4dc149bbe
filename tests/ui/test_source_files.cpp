/// What stands in files and in servers' rows, put right in the window: a mapping that is proposed and corrected, a row that
/// is mended beneath its header.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sources/import_pane.h"
#include "pages/sources/mapping_editor.h"
#include "pages/sources/reading_pane.h"
#include "pages/sources/rejected_rows.h"
#include "support/source_place.h"
#include "support/ui_fixtures.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>

#include <algorithm>

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

QComboBox *choiceOf(QWidget &pane, const char *name)
{
    for (QComboBox *box : pane.findChildren<QComboBox *>()) {
        if (box->accessibleName() == QLatin1String(name))
            return box;
    }
    return nullptr;
}

QLineEdit *lineOf(QWidget &pane, const char *name)
{
    for (QLineEdit *line : pane.findChildren<QLineEdit *>()) {
        if (line->accessibleName() == QLatin1String(name))
            return line;
    }
    return nullptr;
}

void typeInto(QLineEdit *line, const QString &text)
{
    QVERIFY(line);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

/// With the arrow keys, as a person without a mouse.
void pickByKeys(QComboBox *box, const QString &text)
{
    QVERIFY(box);
    const int wanted = box->findText(text);
    QVERIFY2(wanted >= 0, qPrintable(text));
    box->setFocus();
    const int before = box->currentIndex();
    QTest::keyClick(box, Qt::Key_Down); // opens the list; nothing is chosen by the way
    QTRY_VERIFY(box->view()->isVisible());
    QCOMPARE(box->currentIndex(), before);
    for (int steps = 0; box->view()->currentIndex().row() != wanted && steps < box->count(); ++steps)
        QTest::keyClick(box->view(), box->view()->currentIndex().row() < wanted ? Qt::Key_Down : Qt::Key_Up);
    QTest::keyClick(box->view(), Qt::Key_Return);
    QCOMPARE(box->currentIndex(), wanted);
}

QJsonObject expectedOf(const char *name)
{
    QFile file(sharedFile(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
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

    void telcoIsProposedAndCorrected()
    {
        const QString path = sharedFile("telco/Telco-Customer-Churn.csv");
        if (!QFile::exists(path))
            QSKIP("the shared data is not there");
        const QJsonObject expected = expectedOf("telco/EXPECTED_R.json");
        Place p;
        p.w.sources->openFiles({path});
        ImportPane *pane = p.w.sources->importPane();
        QTRY_VERIFY_WITH_TIMEOUT(fieldOf(*pane, QStringLiteral("Contract")), patience);
        QCOMPARE(choiceOf(*pane, "Read as")->currentText(), QStringLiteral("accounts"));
        const std::pair<const char *, const char *> proposed[] = {{"customerID", "id"}, {"tenure", "signup"}, {"Contract", "plan"}, {"MonthlyCharges", "arr"},
                                                                  {"Churn", "churned"}, {"gender", "custom field"}, {"TotalCharges", "custom field"}};
        for (const auto &[column, field] : proposed)
            QCOMPARE(fieldOf(*pane, QString::fromLatin1(column))->currentText(), QString::fromLatin1(field));
        QVERIFY(labelsOf(*pane).contains(QLatin1String("Please say when this file was made")));
        // Corrected by keys: the day of the file, the currency, and two columns.
        auto *made = lineOf(*pane, "Counted back from");
        QVERIFY(made && made->isVisibleTo(pane));
        typeInto(made, QStringLiteral("yesterday"));
        QVERIFY(labelsOf(*pane).contains(QStringLiteral("“yesterday” is no day")));
        typeInto(made, QStringLiteral("2025-12-31"));
        auto *left = lineOf(*pane, "Who left, left on"); // asked, and nothing is proposed
        QVERIFY(left && left->isVisibleTo(pane) && left->text().isEmpty());
        typeInto(left, QStringLiteral("31.12.2025"));
        QVERIFY(labelsOf(*pane).contains(QStringLiteral("“31.12.2025” is no day")));
        typeInto(left, QStringLiteral("2025-12-31"));
        typeInto(lineOf(*pane, "Amounts are in"), QStringLiteral("usd"));
        pickByKeys(fieldOf(*pane, QStringLiteral("gender")), QStringLiteral("left out"));
        pickByKeys(fieldOf(*pane, QStringLiteral("InternetService")), QStringLiteral("industry"));
        QTRY_VERIFY_WITH_TIMEOUT(pane->reading()->draft().madeOn() == "2025-12-31" && pane->reading()->draft().currency() == "USD", patience);
        QCOMPARE(fieldOf(*pane, QStringLiteral("TotalCharges"))->currentText(), QStringLiteral("custom field")); // the others stay as they were
        QSignalSpy finished(&p.w.session, &Session::importFinished);
        press(*pane, QStringLiteral("Import"));
        QVERIFY(finished.wait(patience));
        QCOMPARE(qvariant_cast<ImportReport>(finished[0][0]).rejectedTotal, 0);
        QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(expected["rows"].toInt()), patience);
        const Portfolio &book = *p.w.session.snapshot().portfolio;
        std::int64_t cents = 0;
        int churned = 0, fiber = 0, undated = 0;
        for (AccountIndex i = 0; i < book.accountCount(); ++i) {
            cents += book.arrMinor[i];
            churned += book.status[i] == AccountStatus::Churned;
            undated += book.status[i] == AccountStatus::Churned && !book.exit[i].valid();
            fiber += book.text(book.industry[i]) == "Fiber optic";
        }
        QCOMPARE(churned, expected["churned"].toInt());
        QCOMPARE(static_cast<double>(cents) / 1200.0, expected["mrr_total"].toDouble());
        QVERIFY(fiber > 3'000);
        QCOMPARE(undated, 0);
        const auto known = book.find(*Workspace::open((p.folder.path() + "/profile").toStdString(), p.w.clock, {false, true, false}).value()->findAccount("5575-GNVDE"));
        QCOMPARE(book.signup[known], dayFromIso("2023-02-28").value()); // 34 months before that day
        std::vector<std::string> fields;
        for (const auto &custom : book.custom)
            fields.push_back(custom.key);
        QVERIFY(std::count(fields.begin(), fields.end(), "TotalCharges") == 1 && std::count(fields.begin(), fields.end(), "gender") == 0);
    }

    void theNextFileIsAskedForItsDay()
    {
        Place p;
        const QString path = p.folder.path() + QStringLiteral("/customers.csv");
        const auto write = [&path](const char *rows) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(QByteArray("customer_id,customer_name,tenure,churn\n") + rows) > 0;
        };
        QVERIFY(write("A1,One,12,Yes\nA2,Two,3,No\n"));
        p.w.sources->openFiles({path});
        ImportPane *pane = p.w.sources->importPane();
        QTRY_VERIFY_WITH_TIMEOUT(fieldOf(*pane, QStringLiteral("tenure")), patience);
        typeInto(lineOf(*pane, "Counted back from"), QStringLiteral("2025-12-31"));
        typeInto(lineOf(*pane, "Who left, left on"), QStringLiteral("2025-12-31"));
        QTRY_VERIFY_WITH_TIMEOUT(pane->reading()->draft().leftOn() == std::string("2025-12-31"), patience);
        QSignalSpy finished(&p.w.session, &Session::importFinished);
        press(*pane, QStringLiteral("Import"));
        QVERIFY(finished.wait(patience));
        QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(2), patience);

        QVERIFY(write("A1,One,12,Yes\nA2,Two,4,Yes\n")); // known by its columns, but of another month
        p.w.sources->openFiles({path});
        QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*pane).contains(QStringLiteral("Please say when this file was made")), patience);
        auto *made = lineOf(*pane, "Counted back from");
        QVERIFY(made->isVisibleTo(pane) && made->text().isEmpty() && lineOf(*pane, "Who left, left on")->text().isEmpty());
        typeInto(made, QStringLiteral("2026-01-31"));
        QTRY_VERIFY_WITH_TIMEOUT(!labelsOf(*pane).contains(QStringLiteral("Please say when this file was made")), patience);
        typeInto(lineOf(*pane, "Who left, left on"), QStringLiteral("2026-01-31"));
        QTRY_VERIFY_WITH_TIMEOUT(pane->reading()->draft().leftOn() == std::string("2026-01-31"), patience);
        QSignalSpy again(&p.w.session, &Session::importFinished);
        press(*pane, QStringLiteral("Import"));
        QVERIFY(again.wait(patience));
        auto workspace = Workspace::open((p.folder.path() + "/profile").toStdString(), p.w.clock, {false, true, false});
        const auto on = [&](const char *id) { return (*workspace)->detail(*(*workspace)->findAccount(id), *dayFromCivil(2026, 2, 1))->record; };
        QCOMPARE(on("A1").churnedOn, dayFromIso("2025-12-31").value()); // keeps its day
        QCOMPARE(on("A2").churnedOn, dayFromIso("2026-01-31").value());
        QCOMPARE(on("A2").signup, dayFromIso("2025-09-30").value());
    }

    void cdnowIsProposedAndCorrected()
    {
        const QString path = sharedFile("cdnow/CDNOW_master.txt");
        if (!QFile::exists(path))
            QSKIP("the shared data is not there");
        const QJsonObject expected = expectedOf("cdnow/EXPECTED_cohorts.json");
        Place p;
        p.w.sources->openFiles({path});
        ImportPane *pane = p.w.sources->importPane();
        QTRY_VERIFY_WITH_TIMEOUT(fieldOf(*pane, QStringLiteral("date")), patience);
        QCOMPARE(choiceOf(*pane, "Read as")->currentText(), QStringLiteral("events"));
        QCOMPARE(choiceOf(*pane, "known by")->currentText(), QStringLiteral("how often it occurs"));
        const std::pair<const char *, const char *> proposed[] = {{"customer_id", "account"}, {"date", "time"}, {"number_of_cds", "property of the event"},
                                                                  {"dollar_value", "property of the event"}};
        for (const auto &[column, field] : proposed)
            QCOMPARE(fieldOf(*pane, QString::fromLatin1(column))->currentText(), QString::fromLatin1(field));
        auto *event = lineOf(*pane, "Every row is");
        QVERIFY(event && event->isVisibleTo(pane) && event->text() != QLatin1String("purchase"));
        typeInto(event, QStringLiteral("purchase"));
        QTRY_VERIFY_WITH_TIMEOUT(pane->reading()->draft().event() == "purchase", patience);
        QSignalSpy finished(&p.w.session, &Session::importFinished);
        press(*pane, QStringLiteral("Import"));
        QVERIFY(finished.wait(patience));
        QCOMPARE(qvariant_cast<ImportReport>(finished[0][0]).rejectedTotal, 0);
        QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(expected["customers"].toInt()), patience);
        auto workspace = Workspace::open((p.folder.path() + "/profile").toStdString(), p.w.clock, {false, true, false});
        QCOMPARE((*workspace)->counts()->events, expected["rows"].toInt()); // equal rows are purchases, too
    }
};

QTEST_MAIN(TestSourceFiles)
#include "test_source_files.moc"
