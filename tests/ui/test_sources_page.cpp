/// The Sources place by its keys and buttons: sources are added, tested, synchronized, stopped, asked about and removed;
/// rows that were set aside are mended; what can be read in two ways is asked.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/record_view.h"
#include "pages/sources/import_pane.h"
#include "pages/sources/mapping_editor.h"
#include "pages/sources/reading_pane.h"
#include "pages/sources/rejected_rows.h"
#include "pages/sources/run_pane.h"
#include "pages/sources/source_fields.h"
#include "pages/sources/source_form.h"
#include "pages/sources/source_lists.h"
#include "pages/sources/source_pane.h"
#include "shell/action_registry.h"
#include "support/postgres_server.h"
#include "support/source_place.h"
#include "support/ui_fixtures.h"
#include "theme/button.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

class TestSourcesPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void aFolderIsAddedByKeysAndSynced();
    void fieldsAreCheckedAsTheyAreTyped();
    void anHttpExportIsTestedWithoutBeingStored();
    void aSilentServerIsStoppedAndReadOnLater();
    void anImportIsStoppedAndGoesOn();
    void aMissingSecretIsAskedForAndKeptNowhere();
    void aShrunkenSourceAsksWithNumbers();
    void changedColumnsAreADifferenceAndThreePolicies();
    void whatCameWithoutAColumnIsReadAgain();
    void anotherProgramAtItIsSaid();
    void removingNeedsTheNameTyped();
    void aRowIsMendedByKeysAndNotToldOfAgain();
    void whatHasTwoReadingsIsAsked();
    void aDatabaseIsAddedByKeys();
};

void TestSourcesPage::aFolderIsAddedByKeysAndSynced()
{
    Place p;
    const QString exports = p.folder.filePath(QStringLiteral("exports"));
    QVERIFY(QDir().mkpath(exports));
    write(exports + QStringLiteral("/accounts.csv"), "account_id,name,signup\nA1,Nordwind,2025-02-03\nA2,Halden,2025-03-04\n");
    p.trigger("sources.add_folder");
    SourceForm *form = p.w.sources->sourceForm();
    QTRY_VERIFY(form->isVisible());
    auto *name = form->findChild<QLineEdit *>(); // the first field has the keyboard
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("Exports"));
    auto *path = qobject_cast<QLineEdit *>(form->fields()->field("path"));
    QVERIFY(path);
    QTest::keyClicks(path, exports);
    QTest::keyClick(path, Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*form).contains(QLatin1String("3 column(s)")) || labelsOf(*form).contains(QLatin1String("3 columns")), patience);
    QCOMPARE(p.w.count(), std::size_t(0)); // a test only looks
    QVERIFY(p.w.sourceSession.sources().empty());
    QTest::keyClick(path, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(p.reports.size(), std::size_t(1), patience);
    QVERIFY2(!p.reports[0].error, p.reports[0].error ? p.reports[0].error->toString().c_str() : "");
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(2), patience);
    QTRY_VERIFY(p.row("Exports") && p.row("Exports")->state == SourceState::Fresh);
    QCOMPARE(p.row("Exports")->status->rows, 2);
    QTRY_VERIFY_WITH_TIMEOUT(p.w.sources->lists()->runTable()->model()->rowCount() == 1, patience);
    QTRY_COMPARE(QString::fromStdString(p.w.sources->sourcePane()->source()), QStringLiteral("Exports"));
    // A file more, and F5.
    write(exports + QStringLiteral("/more.csv"), "account_id,name,signup\nA3,Pallas,2025-02-03\n");
    QTest::keyClick(&p.w.window, Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(3), patience);
    // Paused, resumed by its key.
    p.w.sources->lists()->sourceTable()->setFocus();
    QTest::keyClick(p.w.sources->lists()->sourceTable(), Qt::Key_P);
    QTRY_VERIFY_WITH_TIMEOUT(p.row("Exports")->state == SourceState::Paused, patience);
    QVERIFY(buttonOf(*p.w.sources->sourcePane(), QStringLiteral("Resume")));
}

void TestSourcesPage::fieldsAreCheckedAsTheyAreTyped()
{
    Place p;
    FakeHttpServer server;
    p.addSource(httpSource(server, "usage"));
    p.w.sources->addSource(QStringLiteral("postgres"));
    SourceForm *form = p.w.sources->sourceForm();
    auto *name = form->findChild<QLineEdit *>();
    QVERIFY(!labelsOf(*form).contains(QLatin1String("name has")));
    QTest::keyClicks(name, QStringLiteral("usage"));
    QVERIFY(labelsOf(*form).contains(QLatin1String("Another source has this name.")));
    QTest::keyClicks(name, QStringLiteral("/"));
    QVERIFY(labelsOf(*form).contains(QLatin1String("letters, digits")));
    QTest::keyClick(name, Qt::Key_Backspace);
    QTest::keyClicks(name, QStringLiteral(" too"));
    QVERIFY(!labelsOf(*form).contains(QLatin1String("Another source has this name.")));
    auto *port = qobject_cast<QLineEdit *>(form->fields()->field("port"));
    port->selectAll();
    QTest::keyClicks(port, QStringLiteral("54x"));
    QVERIFY(labelsOf(*form).contains(QLatin1String("from 1 to 65535")));
    QTest::keyClick(port, Qt::Key_Backspace);
    QVERIFY(!labelsOf(*form).contains(QLatin1String("from 1 to 65535")));
    // What is missing is said when it is wanted, and has the keyboard.
    QTest::keyClick(port, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(labelsOf(*form).contains(QLatin1String("This option is needed")));
    QTRY_VERIFY(form->fields()->field("host")->hasFocus());
    QCOMPARE(p.w.sourceSession.sources().size(), std::size_t(1));
    // What makes no sense is not shown.
    p.w.sources->addSource(QStringLiteral("http"));
    auto *auth = qobject_cast<QComboBox *>(form->fields()->field("auth"));
    QVERIFY(!form->fields()->field("user")->isVisibleTo(form));
    auth->setCurrentIndex(auth->findData(QStringLiteral("basic")));
    Q_EMIT auth->activated(auth->currentIndex());
    QVERIFY(form->fields()->field("user")->isVisibleTo(form));
    QVERIFY(labelsOf(*form).contains(QLatin1String("keychain of this desktop")));
    QTest::keyClick(form, Qt::Key_Escape);
    QTRY_VERIFY(!form->isVisible());
}

void TestSourcesPage::anHttpExportIsTestedWithoutBeingStored()
{
    Place p;
    FakeHttpServer server;
    server.setRecords(records(12));
    server.requireHeader("authorization: bearer s3cret");
    p.addSource(httpSource(server, "usage", "bearer"), "s3cret");
    p.w.sources->editSource("usage");
    SourceForm *form = p.w.sources->sourceForm();
    form->test(); // with the secret that is kept
    QTRY_VERIFY_WITH_TIMEOUT(form->reading()->isVisibleTo(form), patience);
    QCOMPARE(form->reading()->troubledRows(), 0);
    QVERIFY2(labelsOf(*form).contains(QLatin1String("5 rows to begin with")), qPrintable(labelsOf(*form)));
    QVERIFY(!labelsOf(*form).contains(QLatin1String("s3cret")));
    for (const QLineEdit *line : form->findChildren<QLineEdit *>())
        QVERIFY(!line->text().contains(QLatin1String("s3cret")));
    server.fail("404", 0, -1);
    form->test();
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*form).contains(QLatin1String("answered something unexpected")), patience);
    QVERIFY(p.reports.empty());
    // Saved without a change, it stays where it was: nothing is read again.
    const auto before = p.row("usage")->status->configuration;
    QCOMPARE(form->configuration().options, before.options);
    QVERIFY(!form->configuration().mapping);
}

void TestSourcesPage::aSilentServerIsStoppedAndReadOnLater()
{
    Place p;
    FakeHttpServer server;
    server.setRecords(records(12));
    const auto &faults = FakeHttpServer::faults();
    QVERIFY(std::find(faults.begin(), faults.end(), "hang") != faults.end());
    server.fail("hang", 1, -1); // the second page never comes
    p.addSource(httpSource(server, "usage"));
    p.trigger("sources.sync");
    QTRY_VERIFY_WITH_TIMEOUT(p.row("usage")->state == SourceState::Running && p.row("usage")->progress.contains(QLatin1String("5 rows")), patience);
    QVERIFY(buttonOf(*p.w.sources->sourcePane(), QStringLiteral("Stop")));
    QTest::keyClick(&p.w.window, Qt::Key_Period, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(p.reports.size(), std::size_t(1), patience);
    QVERIFY(p.reports[0].cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(p.row("usage")->state != SourceState::Running, patience);
    auto workspace = Workspace::open((p.folder.path() + "/profile").toStdString(), p.w.clock, {false, true, false});
    QCOMPARE((*workspace)->counts()->events, 5); // the page that had come, whole
    server.heal();
    press(*p.w.sources->sourcePane(), QStringLiteral("Sync now"));
    QTRY_COMPARE_WITH_TIMEOUT(p.reports.size(), std::size_t(2), patience);
    QVERIFY(!p.reports[1].error);
    QCOMPARE(p.reports[1].rows, 7); // it went on behind the first page
    QCOMPARE((*workspace)->counts()->events, 12);
    QTRY_VERIFY_WITH_TIMEOUT(p.row("usage")->state == SourceState::Fresh, patience);
}

void TestSourcesPage::anImportIsStoppedAndGoesOn()
{
    Place p;
    constexpr int lines = 60'000, files = 4;
    const std::vector<std::string> all = records(lines * files);
    ImportRequest request;
    for (int i = 0; i < files; ++i) {
        const QString path = p.folder.filePath(QStringLiteral("events-%1.jsonl").arg(i));
        QByteArray text;
        for (int line = 0; line < lines; ++line)
            text += QByteArray::fromStdString(all[static_cast<std::size_t>(i * lines + line)]) + '\n';
        write(path, text);
        request.paths.push_back(path.toStdString());
    }
    QSignalSpy finished(&p.w.session, &Session::importFinished);
    bool stopped = false;
    QString seen;
    connect(&p.w.session, &Session::importProgress, &p.w.window, [&](const ProgressState &state) {
        if (std::exchange(stopped, true))
            return;
        QVERIFY(state.total > 0);
        seen = labelsOf(*p.w.sources->lists());
        QTest::keyClick(&p.w.window, Qt::Key_Period, Qt::ControlModifier);
    });
    p.w.session.import(request);
    QVERIFY(finished.wait(patience));
    QVERIFY(stopped);
    QVERIFY2(seen.contains(QLatin1String("Importing events-0.jsonl")) && seen.contains(QLatin1String(" rows")), qPrintable(seen));
    QVERIFY(qvariant_cast<ImportReport>(finished[0][0]).cancelled);
    auto workspace = Workspace::open((p.folder.path() + "/profile").toStdString(), p.w.clock, {false, true, false});
    const std::int64_t kept = (*workspace)->counts()->events;
    QVERIFY(kept > 0 && kept < lines * files);
    QTRY_VERIFY_WITH_TIMEOUT(!labelsOf(*p.w.sources->lists()).contains(QLatin1String("Importing")), patience);
    finished.clear();
    p.w.session.import(request);
    QVERIFY(finished.wait(patience));
    QCOMPARE((*workspace)->counts()->events, lines * files);
}

void TestSourcesPage::aMissingSecretIsAskedForAndKeptNowhere()
{
    Place p;
    FakeHttpServer server;
    server.setRecords(records(3));
    server.requireHeader("authorization: bearer s3cret");
    p.w.keychain->closed = true;
    p.addSource(httpSource(server, "usage", "bearer"));
    p.trigger("sources.sync");
    QTRY_VERIFY_WITH_TIMEOUT(p.row("usage")->state == SourceState::NeedsSecret, patience);
    QVERIFY(p.side().contains(QLatin1String("There is no keychain on this desktop")));
    QLineEdit *line = nullptr;
    for (QLineEdit *each : p.w.sources->sourcePane()->findChildren<QLineEdit *>()) {
        if (each->echoMode() == QLineEdit::Password)
            line = each;
    }
    QVERIFY(line && line->isVisibleTo(p.w.sources->sourcePane()));
    QTest::keyClicks(line, QStringLiteral("wrong"));
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(line->text().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(p.side().contains(QLatin1String("It was not let in.")), patience);
    QTest::keyClicks(line, QStringLiteral("s3cret"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(p.reports.size(), std::size_t(2), patience);
    QVERIFY(!p.reports[1].error);
    QTRY_VERIFY_WITH_TIMEOUT(p.row("usage")->state == SourceState::Fresh, patience);
    QVERIFY(p.w.keychain->kept.empty());
}

void TestSourcesPage::aShrunkenSourceAsksWithNumbers()
{
    Place p;
    const QString exports = p.folder.filePath(QStringLiteral("exports"));
    QVERIFY(QDir().mkpath(exports));
    QByteArray csv = "account_id,name,signup\n";
    for (int i = 0; i < 100; ++i)
        csv += QByteArrayLiteral("A") + QByteArray::number(i) + ",Name,2025-02-03\n";
    write(exports + QStringLiteral("/accounts.csv"), csv);
    SourceConfiguration source;
    source.name = "Exports";
    source.kind = "folder";
    source.options = {{"path", exports.toStdString()}};
    p.addSource(source);
    p.trigger("sources.sync");
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(100), patience);
    write(exports + QStringLiteral("/accounts.csv"), csv.left(csv.size() / 4));
    p.trigger("sources.sync");
    QTRY_VERIFY_WITH_TIMEOUT(p.row("Exports")->state == SourceState::Asks, patience);
    QVERIFY2(p.side().contains(QLatin1String("It had ")) && p.side().contains(QLatin1String("25 %")), qPrintable(p.side()));
    QVERIFY(p.side().contains(QLatin1String("Nothing is deleted")));
    QVERIFY(p.w.sources->attentionText().contains(QLatin1String("for you")));
    press(*p.w.sources->sourcePane(), QStringLiteral("That is right"));
    QTRY_VERIFY_WITH_TIMEOUT(!p.row("Exports")->status->shrunk, patience);
    p.trigger("sources.sync");
    QTRY_VERIFY_WITH_TIMEOUT(p.row("Exports")->state == SourceState::Fresh, patience);
    QCOMPARE(p.w.count(), std::size_t(100));
}

void TestSourcesPage::changedColumnsAreADifferenceAndThreePolicies()
{
    Place p;
    const QString exports = p.folder.filePath(QStringLiteral("exports"));
    QVERIFY(QDir().mkpath(exports));
    write(exports + QStringLiteral("/accounts.csv"), "account_id,name,plan\nA1,Nordwind,Team\n");
    SourceConfiguration source;
    source.name = "Exports";
    source.kind = "folder";
    source.options = {{"path", exports.toStdString()}};
    p.addSource(source);
    p.trigger("sources.sync");
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(1), patience);
    // Stop and ask, chosen in the pane.
    QComboBox *policy = nullptr;
    for (QComboBox *each : p.w.sources->sourcePane()->findChildren<QComboBox *>())
        policy = each;
    QVERIFY(policy && policy->count() == 3);
    policy->setCurrentIndex(static_cast<int>(DriftPolicy::Stop));
    Q_EMIT policy->activated(policy->currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(p.row("Exports")->status->configuration.drift == DriftPolicy::Stop, patience);
    write(exports + QStringLiteral("/accounts.csv"), "account_id,name,owner,region\nA1,Nordwind,Mara,North\nA2,Halden,Mara,North\n");
    p.trigger("sources.sync");
    QTRY_VERIFY_WITH_TIMEOUT(p.row("Exports")->state == SourceState::Asks, patience);
    QCOMPARE(p.w.count(), std::size_t(1));
    QVERIFY(p.side().contains(QLatin1String("Nothing more is read until you have answered.")));
    QStringList changes;
    for (RecordTable *table : p.w.sources->sourcePane()->findChildren<RecordTable *>()) {
        if (table->accessibleName() != QLatin1String("How its columns changed"))
            continue;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            changes << table->model()->index(row, 0).data().toString() + table->model()->index(row, 1).data().toString();
    }
    QCOMPARE(changes, (QStringList{QStringLiteral("+owner"), QStringLiteral("−plan"), QStringLiteral("+region")}));
    press(*p.w.sources->sourcePane(), QStringLiteral("Use them as they are now"));
    QTRY_VERIFY_WITH_TIMEOUT(p.row("Exports")->status->openDrift.empty(), patience);
    p.trigger("sources.sync");
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(2), patience);
    QVERIFY(p.w.sources->lists()->chooseSource("Exports"));
    QTRY_VERIFY_WITH_TIMEOUT(p.side().contains(QLatin1String("Earlier changes")), patience);
}

void TestSourcesPage::whatCameWithoutAColumnIsReadAgain()
{
    Place p;
    const QString exports = p.folder.filePath(QStringLiteral("exports"));
    QVERIFY(QDir().mkpath(exports));
    write(exports + QStringLiteral("/accounts.csv"), "account_id,account_name\nA1,Nordwind\n");
    SourceConfiguration source;
    source.name = "Exports";
    source.kind = "folder";
    source.options = {{"path", exports.toStdString()}};
    p.addSource(source);
    p.trigger("sources.sync");
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(1), patience);
    write(exports + QStringLiteral("/accounts.csv"), "account_id,account_name,owner\nA1,Nordwind,Mara\n");
    p.trigger("sources.sync");
    QTRY_VERIFY_WITH_TIMEOUT(!p.row("Exports")->status->openDrift.empty(), patience);
    QVERIFY(p.w.sources->lists()->chooseSource("Exports"));
    SourcePane &pane = *p.w.sources->sourcePane();
    QCheckBox *again = nullptr;
    for (QCheckBox *each : pane.findChildren<QCheckBox *>()) {
        if (each->text().contains(QLatin1String("Read again")))
            again = each;
    }
    QTRY_VERIFY_WITH_TIMEOUT(again && again->isVisibleTo(&pane) && again->isChecked(), patience);
    // Left out first: it stays in sight, and can be used after all.
    press(pane, QStringLiteral("Leave new ones out"));
    QTRY_VERIFY2_WITH_TIMEOUT(p.side().contains(QLatin1String("Left out:")) && p.side().contains(QLatin1String("owner")), qPrintable(p.side()), patience);
    QVERIFY(again->isVisibleTo(&pane) && again->isChecked());
    const auto owner = [&] {
        const auto portfolio = p.w.session.snapshot().portfolio;
        return std::string(portfolio->text(portfolio->owner[0]));
    };
    QCOMPARE(owner(), std::string());
    press(pane, QStringLiteral("Use them after all"));
    QTRY_COMPARE_WITH_TIMEOUT(owner(), std::string("Mara"), patience); // at once, without another word
    QCOMPARE(p.w.count(), std::size_t(1));
    QTRY_VERIFY_WITH_TIMEOUT(!p.side().contains(QLatin1String("Left out:")) && !again->isVisibleTo(&pane), patience);
}

void TestSourcesPage::anotherProgramAtItIsSaid()
{
    Place p;
    FakeHttpServer server;
    server.setRecords(records(3));
    p.addSource(httpSource(server, "usage"));
    server.fail("hang", 0, -1);
    // Another process of the same profile, as far as locks can tell.
    SourceSession other((p.folder.path() + "/profile").toStdString(), p.w.clock, p.w.keychain);
    QSignalSpy listed(&other, &SourceSession::sourcesChanged);
    other.start();
    QVERIFY(listed.wait(patience));
    QSignalSpy started(&other, &SourceSession::syncStarted);
    other.sync("usage");
    QTRY_VERIFY_WITH_TIMEOUT(started.count() == 1 && server.requests() > 0, patience);
    p.trigger("sources.sync");
    QTRY_VERIFY_WITH_TIMEOUT(p.row("usage")->state == SourceState::Elsewhere, patience);
    QVERIFY2(p.side().contains(QLatin1String("Another program is syncing it.")) && p.side().contains(QLatin1String("process")), qPrintable(p.side()));
    other.cancel("usage");
    server.heal();
    QSignalSpy ended(&other, &SourceSession::syncFinished);
    QTRY_VERIFY_WITH_TIMEOUT(other.running().empty(), patience);
    p.trigger("sources.sync");
    QTRY_VERIFY_WITH_TIMEOUT(p.row("usage")->state == SourceState::Fresh, patience);
}

void TestSourcesPage::removingNeedsTheNameTyped()
{
    Place p;
    FakeHttpServer server;
    server.setRecords(records(3));
    p.addSource(httpSource(server, "usage", "bearer"), "s3cret");
    QCOMPARE(p.w.keychain->kept.size(), std::size_t(1));
    p.w.prompter.confirms = false;
    p.trigger("sources.remove");
    QCOMPARE(p.w.prompter.asked.last(), QStringLiteral("usage")); // the word to type
    QVERIFY(p.row("usage"));
    p.w.prompter.confirms = true;
    press(*p.w.sources->sourcePane(), QStringLiteral("Remove"));
    QTRY_VERIFY_WITH_TIMEOUT(!p.row("usage"), patience);
    QVERIFY(!p.w.sources->sourcePane()->isVisible());
    QVERIFY(p.w.keychain->kept.empty());
    QVERIFY(!p.w.window.actions().action(QStringLiteral("sources.sync"))->isEnabled());
}

void TestSourcesPage::aRowIsMendedByKeysAndNotToldOfAgain()
{
    Place p;
    const QString path = p.folder.filePath(QStringLiteral("accounts.csv"));
    write(path, "account_id,name,signup\nA1,Nordwind,2025-02-03\nA2,Halden,2025-02-31\nA3,Pallas,2025-04-31\n");
    QSignalSpy finished(&p.w.session, &Session::importFinished);
    ImportRequest request;
    request.paths = {path.toStdString()};
    p.w.session.import(request);
    QVERIFY(finished.wait(patience));
    RejectedRows *rejected = p.w.sources->runPane()->rejected();
    QTRY_COMPARE_WITH_TIMEOUT(rejected->count(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(p.w.sources->attentionText().startsWith(QLatin1String("2 rows")), patience);
    auto *text = rejected->findChild<QPlainTextEdit *>();
    QCOMPARE(text->toPlainText(), QStringLiteral("A2,Halden,2025-02-31"));
    text->setFocus();
    // Still wrong: said, and still two.
    QTest::keyClick(text, Qt::Key_End);
    QTest::keyClick(text, Qt::Key_Backspace);
    QTest::keyClicks(text, QStringLiteral("0")); // 2025-02-30
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*rejected).contains(QLatin1String("Still set aside")), patience);
    QCOMPARE(rejected->count(), 2);
    // The end key again, and right.
    QTest::keyClick(text, Qt::Key_End);
    QTest::keyClick(text, Qt::Key_Backspace);
    QTest::keyClick(text, Qt::Key_Backspace);
    QTest::keyClicks(text, QStringLiteral("28"));
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(rejected->count(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(2), patience);
    QCOMPARE(text->toPlainText(), QStringLiteral("A3,Pallas,2025-04-31"));
    QTRY_VERIFY_WITH_TIMEOUT(p.w.sources->attentionText().startsWith(QLatin1String("1 row ")), patience);
    finished.clear();
    p.w.session.import(request);
    QVERIFY(finished.wait(patience));
    QCOMPARE(qvariant_cast<ImportReport>(finished[0][0]).rejectedTotal, 1);
}

void TestSourcesPage::whatHasTwoReadingsIsAsked()
{
    Place p;
    const QString path = p.folder.filePath(QStringLiteral("accounts.csv"));
    write(path, "account_id,name,signup\nA1,Nordwind,03/04/2025\nA2,Halden,05/06/2025\n");
    p.w.sources->openFiles({path});
    ImportPane *pane = p.w.sources->importPane();
    QTRY_VERIFY_WITH_TIMEOUT(pane->reading()->asks(), patience);
    QTRY_VERIFY(labelsOf(*pane).contains(QLatin1String("03/04/2025")));
    auto *dayFirst = pane->findChild<Button *>(QStringLiteral("dayFirstOrComma"));
    auto *monthFirst = pane->findChild<Button *>(QStringLiteral("monthFirstOrPoint"));
    QVERIFY(dayFirst && monthFirst);
    QVERIFY2(dayFirst->text().contains(QLatin1String("3 Apr")), qPrintable(dayFirst->text()));
    QVERIFY2(monthFirst->text().contains(QLatin1String("4 Mar")), qPrintable(monthFirst->text()));
    QVERIFY(!buttonOf(*pane, QStringLiteral("Import"))->isEnabled());
    monthFirst->click();
    QTRY_VERIFY_WITH_TIMEOUT(!pane->reading()->asks() && pane->reading()->troubledRows() == 0, patience);
    QSignalSpy finished(&p.w.session, &Session::importFinished);
    press(*pane, QStringLiteral("Import"));
    QVERIFY(finished.wait(patience));
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(2), patience);
    const Portfolio &portfolio = *p.w.session.snapshot().portfolio;
    QCOMPARE(portfolio.start[0], dayFromIso("2025-03-04").value());
}

void TestSourcesPage::aDatabaseIsAddedByKeys()
{
    QString why;
    const auto server = PostgresServer::start(why);
    if (!server)
        QSKIP(qPrintable(why));
    Place p;
    p.trigger("sources.add_postgres");
    SourceForm *form = p.w.sources->sourceForm();
    QTRY_VERIFY(form->isVisible());
    QTest::keyClicks(form->findChild<QLineEdit *>(), QStringLiteral("Warehouse"));
    const std::pair<const char *, QString> fields[] = {
        {"host", QStringLiteral("localhost")},
        {"port", QString::number(server->port())},
        {"database", QString::fromStdString(PostgresServer::database())},
        {"user", QString::fromStdString(PostgresServer::user())},
        {"query", QStringLiteral("select 'A' || i as account_id, 'Name ' || i as name, date '2025-01-01' + i as signup from generate_series(1, 20) i")},
        {"ca_file", QString::fromStdString(server->certificate())}};
    for (const auto &[key, text] : fields) {
        auto *line = qobject_cast<QLineEdit *>(form->fields()->field(key));
        QVERIFY2(line, key);
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    QLineEdit *secret = nullptr;
    for (QLineEdit *each : form->findChildren<QLineEdit *>()) {
        if (each->echoMode() == QLineEdit::Password)
            secret = each;
    }
    QVERIFY(secret && secret->isVisibleTo(form));
    QTest::keyClicks(secret, QStringLiteral("not this one"));
    QTest::keyClick(secret, Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*form).contains(QLatin1String("did not accept the credentials")), patience);
    secret->selectAll();
    QTest::keyClicks(secret, QString::fromStdString(PostgresServer::password()));
    QTest::keyClick(secret, Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*form).contains(QLatin1String("PostgreSQL 15")), patience);
    QVERIFY(form->reading()->isVisibleTo(form) && form->reading()->troubledRows() == 0);
    QTest::keyClick(secret, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(p.w.count(), std::size_t(20), patience);
    QCOMPARE(p.w.keychain->kept.begin()->second, PostgresServer::password());
}

QTEST_MAIN(TestSourcesPage)
#include "test_sources_page.moc"
