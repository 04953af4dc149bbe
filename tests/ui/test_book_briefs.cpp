/// Briefs of the renewals that show, into a folder, by keys: as many files as renewals, fewer with a filter, and a stop between two files.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ask_panel.h"
#include "pages/renewals/book_briefs.h"
#include "pages/renewals/renewals_page.h"
#include "shell/action_registry.h"
#include "support/scene_window.h"
#include "support/ui_fixtures.h"
#include "theme/button.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace milepost;
using namespace milepost::test;
using namespace milepost::ui;

namespace {

struct Desk {
    QTemporaryDir folder;
    SceneWindow w{folder.path(), *instantFromIso("2026-03-02T10:00:00Z", true)};
    bool open()
    {
        if (!w.open())
            return false;
        w.session.createSample();
        if (!QTest::qWaitFor([this] { return w.count() > 100; }, patience))
            return false;
        w.window.go({"renewals", {}, {}});
        return QTest::qWaitFor([this] { return w.renewals->model().firstRow() >= 0; }, patience);
    }
    [[nodiscard]] QStringList files(const QString &name) const { return QDir(folder.filePath(name)).entryList(QDir::Files); }
    /// Shift+B, the edition and the form by arrows, Enter.
    void write(const QString &name, int edition, int form)
    {
        w.prompter.folder = folder.filePath(name);
        w.renewals->focusTarget()->setFocus();
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &w.window, Qt::Key_B, Qt::ShiftModifier);
        QTRY_VERIFY(!w.window.findChildren<AskPanel *>().isEmpty());
        AskPanel *panel = w.window.findChildren<AskPanel *>().back();
        const auto fields = panel->findChildren<QComboBox *>();
        QCOMPARE(fields.size(), 2);
        for (int i = 0; i < edition; ++i)
            QTest::keyClick(fields[0], Qt::Key_Down);
        for (int i = 0; i < form; ++i)
            QTest::keyClick(fields[1], Qt::Key_Down);
        QTest::keyClick(panel, Qt::Key_Return);
        QTRY_VERIFY(w.window.findChildren<AskPanel *>().isEmpty());
    }
    /// Accounts that show, each once; of customers alone.
    [[nodiscard]] std::pair<int, int> shown() const
    {
        std::set<AccountIndex> customers, others;
        const auto &status = w.session.snapshot().portfolio->status;
        for (const ShownGroup &group : w.renewals->model().groups()) {
            for (const std::uint32_t each : group.renewals) {
                const AccountIndex account = w.renewals->study()->renewal(each).account;
                (status[account] == AccountStatus::Active ? customers : others).insert(account);
            }
        }
        return {int(customers.size()), int(others.size())};
    }
};

} // namespace

class TestBookBriefs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void everyRenewalThatShows();
    void stopsBetweenTwoFiles();
    void saysWhatWentWrong();
};

void TestBookBriefs::everyRenewalThatShows()
{
    Desk d;
    QVERIFY(d.open());
    QSignalSpy told(d.w.renewals, &Page::messageRequested);
    const auto [customers, others] = d.shown();
    QVERIFY(customers > 3);
    d.write("all", 0, 1);
    QVERIFY(d.w.renewals->book()->running() && d.w.renewals->book()->isVisible());
    QVERIFY(!d.w.window.actions().action("renewals.briefs")->isEnabled()); // one set at a time
    shoot(d.w, "renewals-briefs-running");
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), patience);
    QCOMPARE(d.files("all").size(), customers);
    const QString said = told.back().front().toString();
    QVERIFY2(said.startsWith(QStringLiteral("%1 briefs written to ").arg(customers)), qPrintable(said));
    QCOMPARE(said.contains(QLatin1String("no customer")), others > 0);
    QVERIFY(!d.w.renewals->book()->isVisible());
    QVERIFY(d.w.window.actions().action("renewals.briefs")->isEnabled());
    // What the filter leaves, for ourselves: other pages than those for the customer.
    QVERIFY(d.w.renewals->setFilter(QStringLiteral("id:northwind-freight or plan:Team")).error.isEmpty());
    const int few = d.shown().first;
    QVERIFY(few < customers);
    told.clear();
    d.write("few", 1, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), patience);
    QCOMPARE(d.files("few").size(), few);
    for (const QString &name : d.files("few")) {
        QFile ours(d.folder.filePath("few/" + name)), theirs(d.folder.filePath("all/" + name));
        QVERIFY(ours.open(QIODevice::ReadOnly) && theirs.open(QIODevice::ReadOnly));
        QVERIFY(ours.readAll() != theirs.readAll());
    }
}

void TestBookBriefs::stopsBetweenTwoFiles()
{
    Desk d;
    QVERIFY(d.open());
    QSignalSpy told(d.w.renewals, &Page::messageRequested), applied(&d.w.session, &Session::editApplied);
    const int customers = d.shown().first;
    d.write("some", 0, 0);
    QTRY_VERIFY_WITH_TIMEOUT(d.w.renewals->book()->progress().contains(QRegularExpression("^Brief [1-9]")), patience);
    d.w.session.apply(AddNote{d.w.session.snapshot().portfolio->id[0], "meanwhile"}); // edits go on
    auto *stop = d.w.renewals->book()->findChild<Button *>();
    stop->setFocus();
    QTest::keyClick(stop, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), patience);
    const QString said = told.front().front().toString();
    QVERIFY2(said.startsWith(QLatin1String("Stopped: ")), qPrintable(said));
    const auto files = d.files("some");
    QVERIFY(!files.isEmpty() && files.size() < customers);
    QVERIFY2(said.contains(QStringLiteral(" %1 brief").arg(files.size())), qPrintable(said));
    for (const QString &name : files) { // each of them whole
        QFile file(d.folder.filePath("some/" + name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().trimmed().endsWith("%%EOF"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(applied.count(), 1, patience);
}

void TestBookBriefs::saysWhatWentWrong()
{
    Desk d;
    QVERIFY(d.open());
    QSignalSpy told(d.w.renewals, &Page::messageRequested);
    QFile inTheWay(d.folder.filePath("file"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    d.write("file", 0, 1); // a folder of that name cannot be made
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), patience);
    QVERIFY2(told.front().front().toString().contains(d.folder.filePath("file")), qPrintable(told.front().front().toString()));
    QVERIFY(!d.w.renewals->book()->running());
    d.w.prompter.folder.clear(); // thought better of it
    d.w.window.actions().action("renewals.briefs")->trigger();
    QVERIFY(!d.w.renewals->book()->running());
}

QTEST_MAIN(TestBookBriefs)
#include "test_book_briefs.moc"
