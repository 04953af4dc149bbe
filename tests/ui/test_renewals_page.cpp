/// The place Renewals: what it shows of plain snapshots, and what keys do on a real profile with the sample portfolio.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_roles.h"
#include "delegates/record_view.h"
#include "dialogs/account_actions.h"
#include "pages/account/account_page.h"
#include "pages/account/renewal_tab.h"
#include "pages/renewals/brief_pane.h"
#include "pages/renewals/call_editor.h"
#include "pages/renewals/call_pane.h"
#include "pages/renewals/legend_line.h"
#include "pages/renewals/past_calls.h"
#include "pages/renewals/quarter_strip.h"
#include "pages/renewals/renewal_board.h"
#include "pages/renewals/renewals_page.h"
#include "shell/action_registry.h"
#include "shell/main_window.h"
#include "shell/prompter.h"
#include "support/builders.h"
#include "support/fake_clock.h"
#include "support/renewal_books.h"
#include "support/ui_fixtures.h"
#include "theme/theme.h"
#include "wording/figures.h"
#include "workspace/session.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;
using wording::Voice;

namespace {

constexpr int patience = 60'000; ///< ms
const Currency usd = *Currency::fromCode("USD");
QString labelsOf(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts << label->text();
    }
    return texts.join(QLatin1Char('\n'));
}

/// Files are saved where the test says.
class SavingPrompter final : public Prompter {
public:
    QString folder;
    QStringList names;
    void openFiles(QWidget *, const QString &, const QString &, std::function<void(const QStringList &)> answer) override { answer({}); }
    void openFolder(QWidget *, const QString &, std::function<void(const QString &)> answer) override { answer({}); }
    void saveFile(QWidget *, const QString &, const QString &name, const QString &, std::function<void(const QString &)> answer) override
    {
        names << name;
        answer(folder + QLatin1Char('/') + name);
    }
    void confirmByTyping(QWidget *, const QString &, const QString &, const QString &, std::function<void(bool)> answer) override { answer(false); }
};

struct Window {
    QSettings settings;
    FakeClock clock;
    Session session;
    SavingPrompter prompter;
    MainWindow window;
    AccountActions accountActions;
    RenewalsPage *renewals;
    AccountPage *account;
    explicit Window(const QString &folder, const char *now = "2026-03-02T10:00:00Z")
        : settings(folder + "/window.ini", QSettings::IniFormat), clock(*instantFromIso(now, true)),
          session((folder + "/profile").toStdString(), clock), window(session, clock, prompter, settings), accountActions(window, session)
    {
        prompter.folder = folder;
        renewals = new RenewalsPage(window.context());
        account = new AccountPage(window.context());
        for (Page *page : std::initializer_list<Page *>{renewals, account})
            window.addPage(page);
        window.start();
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }
    bool open(bool sample)
    {
        QSignalSpy shown(&session, &Session::snapshotChanged);
        session.open();
        if (!shown.wait(patience))
            return false;
        if (sample) {
            session.createSample();
            if (!QTest::qWaitFor([&] { return session.snapshot().portfolio->accountCount() > 100; }, patience))
                return false;
        }
        window.go({"renewals", {}, {}});
        return settled();
    }
    /// The page shows the present snapshot, risk learnt included.
    bool settled()
    {
        return QTest::qWaitFor([&] { return renewals->study() && renewals->study()->snapshot.standing == session.snapshot().standing; }, patience);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, modifiers);
    }
};

void shoot(Window &w, const QString &name)
{
    QString folder = qEnvironmentVariable("MILEPOST_SCENES");
    if (folder.isEmpty())
        folder = QDir::current().filePath(QStringLiteral("scenes"));
    QVERIFY(QDir().mkpath(folder));
    const std::array themes{std::pair(ThemeKind::Light, "light"), std::pair(ThemeKind::Dark, "dark"), std::pair(ThemeKind::HighContrast, "contrast")};
    QTest::qWait(100); // layouts of what has just been filled, the ledger
    for (const auto &[kind, suffix] : themes) {
        applyTheme(*qApp, {.kind = kind});
        QCoreApplication::sendPostedEvents();
        const QImage picture = w.window.grab().toImage();
        QCOMPARE(picture.width(), w.window.width()); // nothing forces it wider
        QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QString::fromLatin1(suffix))));
    }
    applyTheme(*qApp, {.kind = ThemeKind::Light});
}

} // namespace

class TestRenewalsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void noEstimateIsSaid();
    void filterAndSort();
    void callByKeys();
    void refusalStaysInTheEditor();
    void boardByKeys();
    void quartersByKeys();
    void briefByKey();
    void accountTab();
    void emptyStates();
    void mirrored();
    void sampleScenes();
    void emptyScenes();
    void ravenstackScenes();
};

void TestRenewalsPage::noEstimateIsSaid()
{
    RenewalsPage page({});
    QSignalSpy studied(&page, &RenewalsPage::studied);
    page.setSnapshot(renewalBook(0));
    QVERIFY(studied.wait(patience));
    page.select(page.study()->keyOf(*page.model().at(1)));
    const QString said = labelsOf(page);
    QVERIFY2(said.contains(QLatin1String("no estimate beside the calls")), qPrintable(said));
    QVERIFY2(labelsOf(*page.pane()).contains(QLatin1String("No estimate.")), qPrintable(labelsOf(*page.pane())));
    QCOMPARE(page.model().index(1, RenewalTable::Gap).data().toString(), QStringLiteral("no data"));
    page.setSnapshot(renewalBook());
    QVERIFY(studied.wait(patience));
    QVERIFY2(labelsOf(page).contains(QLatin1String("900")), qPrintable(labelsOf(page))); // the model's n
    QVERIFY(page.model().index(1, RenewalTable::Gap).data().toString() != QLatin1String("no data"));
}

void TestRenewalsPage::filterAndSort()
{
    RenewalsPage page({});
    QSignalSpy studied(&page, &RenewalsPage::studied);
    page.setSnapshot(renewalBook());
    QVERIFY(studied.wait(patience));
    const int all = page.model().rowCount();
    QVERIFY(page.setFilter("name:Uncalled").error.isEmpty());
    QCOMPARE(page.model().rowCount(), 2);
    QVERIFY(labelsOf(page).contains(QLatin1String("1 of 7 due in Q2 2026")));
    const FilterFeedback wrong = page.setFilter("nmae:uncalled");
    QVERIFY(!wrong.error.isEmpty());
    QCOMPARE(page.model().rowCount(), 2); // what was right stays
    QVERIFY(page.setFilter({}).error.isEmpty());
    QCOMPARE(page.model().rowCount(), all);
    RenewalsPage again({});
    again.restoreState(page.saveState());
    QCOMPARE(again.boardShown(), page.boardShown());
}

// c, the call, Enter: applied, the figures change, undone, and they are as before.
void TestRenewalsPage::callByKeys()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.open(true));
    QCOMPARE(w.window.currentPage(), static_cast<Page *>(w.renewals));
    QVERIFY(w.renewals->count().value_or(0) > 0);
    w.renewals->table()->setFocus();
    // The first renewal of the quarter that is not committed.
    const RenewalTable &model = w.renewals->model();
    int row = 0;
    while (row < model.rowCount() && (!model.at(row) || groupOf(*model.at(row)) == RenewalGroup::Commit || model.at(row)->dueMinor == noMinor))
        ++row;
    QVERIFY(row < model.rowCount());
    const RenewalKey key = model.study()->keyOf(*model.at(row));
    w.renewals->select(key);
    const auto before = w.renewals->shownQuarter()->forecast;
    const QString legend = w.renewals->legend()->accessibleName();
    const CallDraft was = draftOf(Voice::person(), *w.session.snapshot().portfolio, *model.at(row));
    const auto due = model.at(row)->dueMinor;
    const auto stood = groupOf(*model.at(row));

    w.key(Qt::Key_C);
    QVERIFY(w.renewals->pane()->editing());
    CallEditor *editor = w.renewals->pane()->editor();
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(editor->choice()));
    w.key(Qt::Key_H); // churn; not the window's "snooze"
    QCOMPARE(editor->choice()->call(), std::optional(RenewalCall::Churn));
    w.key(Qt::Key_Escape); // leaves without saving
    QVERIFY(!w.renewals->pane()->editing());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(w.renewals->table()));

    w.key(Qt::Key_C);
    QCOMPARE(editor->draft(), was); // what was left is forgotten
    w.key(Qt::Key_1);
    w.key(Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), "150");
    w.key(Qt::Key_Return);
    QVERIFY(w.renewals->pane()->editing()); // inline, and nothing is applied
    QVERIFY(labelsOf(*editor).contains(QLatin1String("from 0 to 100")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), "95");
    w.key(Qt::Key_Tab);
    w.key(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), "the board has said yes");
    QSignalSpy applied(&w.session, &Session::editApplied);
    w.key(Qt::Key_Return);
    QVERIFY(applied.count() > 0 || applied.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(w.renewals->shownQuarter()->forecast.calledMinor[0] == before.calledMinor[0] + due, patience);
    QVERIFY(!w.renewals->pane()->editing());
    QVERIFY(w.renewals->currentKey() == key); // it moved to another group, and is current still
    QVERIFY(w.renewals->legend()->accessibleName() != legend);
    QCOMPARE(groupOf(*w.renewals->model().at(w.renewals->table()->currentIndex().row())), RenewalGroup::Commit);
    QTRY_VERIFY_WITH_TIMEOUT(w.renewals->pane()->ledger()->shown().join(QLatin1Char('\n')).contains(QLatin1String("the board has said yes")), patience);
    QVERIFY(labelsOf(*w.renewals->pane()).contains(QLatin1String("95")));

    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(w.renewals->shownQuarter()->forecast.calledMinor == before.calledMinor, patience);
    QTRY_COMPARE(w.renewals->legend()->accessibleName(), legend);
    QCOMPARE(groupOf(*w.renewals->model().at(w.renewals->table()->currentIndex().row())), stood);
    // Enter opens the account.
    w.renewals->table()->setFocus();
    w.key(Qt::Key_Return);
    QCOMPARE(w.window.currentPage(), static_cast<Page *>(w.account));
    QCOMPARE(w.account->currentAccount(), key.account);
}

void TestRenewalsPage::refusalStaysInTheEditor()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.open(true));
    QVERIFY(w.renewals->currentKey());
    w.renewals->table()->setFocus();
    w.key(Qt::Key_C);
    CallEditor *editor = w.renewals->pane()->editor();
    editor->begin({w.renewals->currentKey()->account, Day{}}, editor->draft(), usd); // no such renewal
    w.key(Qt::Key_1);
    QSignalSpy refused(&w.session, &Session::editRefused);
    w.key(Qt::Key_Return);
    QVERIFY(refused.count() > 0 || refused.wait(patience));
    QVERIFY(w.renewals->pane()->editing());
    QVERIFY2(labelsOf(*editor).contains(QLatin1String("a term that ends on a day")), qPrintable(labelsOf(*editor)));
    QVERIFY(!editor->waiting());
}

void TestRenewalsPage::boardByKeys()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.open(true));
    RenewalsPage *page = w.renewals;
    page->showQuarter(day("2026-06-01"));
    page->table()->setFocus();
    w.key(Qt::Key_1); // in the table a figure calls nothing
    QVERIFY(!w.session.undoState().undo || w.session.undoState().undo->kind != "renewal_call");
    w.key(Qt::Key_V);
    QVERIFY(page->boardShown());
    RenewalBoard *board = page->board();
    QVERIFY(page->board()->column(RenewalGroup::AtRisk).rowCount() > 0);
    page->select(page->study()->keyOf(*board->column(RenewalGroup::AtRisk).at(0)));
    board->focusTarget()->setFocus();
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(board->list(RenewalGroup::AtRisk)));
    const RenewalKey key = *page->currentKey();
    const int atRisk = board->column(RenewalGroup::AtRisk).rowCount(), best = board->column(RenewalGroup::BestCase).rowCount();
    w.key(Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(board->column(RenewalGroup::BestCase).rowCount(), best + 1, patience);
    QCOMPARE(board->column(RenewalGroup::AtRisk).rowCount(), atRisk - 1);
    QVERIFY(page->currentKey() == key);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(board->list(RenewalGroup::BestCase))); // the keyboard goes with the card
    w.key(Qt::Key_4);
    QTRY_VERIFY_WITH_TIMEOUT(board->column(RenewalGroup::Churn).rowOf(key) >= 0, patience);
    w.key(Qt::Key_0);
    QTRY_VERIFY_WITH_TIMEOUT(board->column(RenewalGroup::Uncalled).rowOf(key) >= 0, patience);
    for (int i = 0; i < 3; ++i)
        w.session.undo();
    QTRY_VERIFY_WITH_TIMEOUT(board->column(RenewalGroup::AtRisk).rowOf(key) >= 0 && board->column(RenewalGroup::AtRisk).rowCount() == atRisk, patience);
    w.key(Qt::Key_Right); // walks, and calls nothing
    QVERIFY(page->currentKey() != key || board->column(RenewalGroup::Churn).rowCount() == 0);
    w.key(Qt::Key_V);
    QVERIFY(!page->boardShown());
}

void TestRenewalsPage::quartersByKeys()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.open(true));
    RenewalsPage *page = w.renewals;
    page->table()->setFocus();
    QCOMPARE(page->location().part, QStringLiteral("2026Q1"));
    const auto count = page->count();
    w.key(Qt::Key_BracketRight);
    QCOMPARE(page->location().part, QStringLiteral("2026Q2"));
    QCOMPARE(page->strip()->current(), 1);
    for (int i = 0; i < 2; ++i)
        w.key(Qt::Key_BracketLeft);
    QTRY_COMPARE_WITH_TIMEOUT(page->location().part, QStringLiteral("2025Q4"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(page->study()->review.book.from == day("2025-10-01"), patience);
    QCOMPARE(page->count(), count); // of the present quarter, whatever shows
    // What is closed says what became of it, and cannot be called.
    QVERIFY(page->model().firstRow() >= 0);
    QVERIFY(!w.window.actions().action(QStringLiteral("renewals.call"))->isEnabled());
    QVERIFY(page->shownTable().has_value());
    QVERIFY(page->shownTable()->make().rows.size() == page->shownQuarter()->renewals.size());
    w.window.actions().action(QStringLiteral("go.back"))->trigger();
    w.window.go({"renewals", "northwind-freight", "2026Q1"});
    QTRY_COMPARE_WITH_TIMEOUT(page->location().part, QStringLiteral("2026Q1"), patience);
}

// The page as it is printed stands beside the call; b saves it, in the edition that shows.
void TestRenewalsPage::briefByKey()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.open(true));
    BriefPane *brief = w.renewals->brief();
    QSignalSpy shown(brief, &BriefPane::shownChanged);
    w.window.go({"renewals", "northwind-freight", "2026Q2"});
    QTRY_VERIFY_WITH_TIMEOUT(!brief->paper()->picture().isNull() && brief->paper()->accessibleName().contains(QLatin1String("Northwind")), patience);
    w.renewals->table()->setFocus();
    w.key(Qt::Key_B);
    const QString pdf = folder.filePath("renewal-brief-northwind-freight.pdf"), html = folder.filePath("renewal-brief-northwind-freight.html");
    const QString internal = folder.filePath("renewal-brief-internal-northwind-freight.html");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pdf), patience);
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(read(pdf).startsWith("%PDF"));
    w.window.actions().action(QStringLiteral("renewals.brief_html"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(html), patience);
    QVERIFY(read(html).contains("Northwind Freight") && !read(html).contains("Priya has left")); // the call's note is ours
    shown.clear();
    w.window.actions().action(QStringLiteral("renewals.brief_edition"))->trigger();
    QVERIFY(shown.count() > 0 || shown.wait(patience));
    w.window.actions().action(QStringLiteral("renewals.brief_html"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(internal), patience);
    QVERIFY(read(internal).contains("Priya has left"));
    // Another account never stands beside this one's page.
    QTest::keyClick(w.renewals->table(), Qt::Key_K);
    QVERIFY(brief->paper()->picture().isNull());
    QTRY_VERIFY_WITH_TIMEOUT(!brief->paper()->picture().isNull(), patience);
}

// One account's renewals, with the same editor.
void TestRenewalsPage::accountTab()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.open(true));
    w.window.go({"account", "northwind-freight", "renewal"});
    auto *tab = w.account->findChild<RenewalTab *>();
    QTRY_VERIFY_WITH_TIMEOUT(!tab->rows().empty(), patience);
    QCOMPARE(w.account->location().part, QStringLiteral("renewal"));
    QVERIFY(tab->rows().front().renewal.termEnd > tab->rows().back().renewal.termEnd || tab->rows().size() == 1);
    QVERIFY(tab->pane()->renewal() && tab->pane()->renewal()->outcome == value::RenewalOutcome::Open); // the next one is selected
    const auto shown = [tab] { return groupOf(*tab->pane()->renewal()); };
    QCOMPARE(shown(), RenewalGroup::AtRisk);
    QTRY_VERIFY_WITH_TIMEOUT(tab->pane()->ledger()->shown().size() >= 2, patience);
    QVERIFY2(labelsOf(*tab).contains(QLatin1String("account-month")), qPrintable(labelsOf(*tab))); // what the estimate rests on
    QVERIFY(w.account->shownTable() && w.account->shownTable()->make().rows.size() == tab->rows().size());
    QTest::qWait(200);
    shoot(w, "account-renewal");
    w.window.go({"account", "northwind-freight", "progress"});
    w.account->focusTarget()->setFocus();
    w.key(Qt::Key_C); // from whatever tab
    QVERIFY(tab->pane()->editing());
    w.key(Qt::Key_2);
    QSignalSpy applied(&w.session, &Session::editApplied);
    w.key(Qt::Key_Return);
    QVERIFY(applied.count() > 0 || applied.wait(patience));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), RenewalGroup::BestCase, patience);
    QVERIFY(!tab->pane()->editing());
    w.session.undo();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), RenewalGroup::AtRisk, patience);
    w.window.resize(1100, 700);
    QTest::qWait(100);
    shoot(w, "account-renewal-narrow");
}

void TestRenewalsPage::emptyStates()
{
    RenewalsPage page({});
    QSignalSpy studied(&page, &RenewalsPage::studied), went(&page, &Page::goRequested);
    page.setSnapshot(emptyBook());
    QVERIFY(studied.wait(patience));
    QVERIFY2(labelsOf(page).contains(QLatin1String("nothing is known to come up")), qPrintable(labelsOf(page)));
    QVERIFY(!page.shownTable());
    QCOMPARE(page.count(), std::optional<qint64>(0));
    page.setSnapshot(renewalBook());
    QVERIFY(studied.wait(patience));
    page.showQuarter(day("2026-10-01"));
    QVERIFY2(labelsOf(page).contains(QLatin1String("Nothing is due in Q4 2026")), qPrintable(labelsOf(page)));
    page.showQuarter(day("2026-07-01"));
    QVERIFY2(labelsOf(page).contains(QLatin1String("Nobody has called a renewal of this quarter yet")), qPrintable(labelsOf(page)));
    QVERIFY2(labelsOf(*page.pane()).contains(QLatin1String("Nobody has called it yet")), qPrintable(labelsOf(*page.pane())));
    QVERIFY(page.setFilter("name:Won").error.isEmpty());
    QVERIFY2(labelsOf(page).contains(QLatin1String("matches this filter")), qPrintable(labelsOf(page)));
}

// From right to left: the first quarter stands at the right, and the arrows go the other way.
void TestRenewalsPage::mirrored()
{
    RenewalsPage page({});
    page.setLayoutDirection(Qt::RightToLeft);
    QSignalSpy studied(&page, &RenewalsPage::studied);
    page.resize(1272, 832);
    page.setSnapshot(renewalBook());
    page.show();
    QVERIFY(studied.wait(patience));
    QTest::mouseClick(page.strip(), Qt::LeftButton, {}, QPoint(10, 20));
    QCOMPARE(page.strip()->current(), 3);
    QTest::keyClick(page.strip(), Qt::Key_Right);
    QCOMPARE(page.strip()->current(), 2);
    page.showQuarter(day("2026-05-20"));
    QTest::qWait(50);
    const QString folder = qEnvironmentVariable("MILEPOST_SCENES");
    if (!folder.isEmpty())
        QVERIFY(page.grab().save(folder + QStringLiteral("/renewals-rtl.png")));
}

void TestRenewalsPage::sampleScenes()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.open(true));
    w.window.go({"renewals", "northwind-freight", "2026Q2"});
    QTRY_VERIFY_WITH_TIMEOUT(!w.renewals->brief()->paper()->picture().isNull(), patience);
    shoot(w, "renewals");
    w.renewals->table()->setFocus();
    w.key(Qt::Key_C);
    QVERIFY(w.renewals->pane()->editing());
    shoot(w, "renewals-edit");
    w.key(Qt::Key_Escape);
    w.renewals->pastCalls()->setByPerson(true);
    w.renewals->setBoard(true);
    shoot(w, "renewals-board");
    w.renewals->setBoard(false);
    w.renewals->showQuarter(day("2025-12-01"));
    QVERIFY(w.settled());
    shoot(w, "renewals-past");
    w.renewals->showQuarter(day("2026-05-01"));
    w.window.resize(1100, 700);
    QTest::qWait(100);
    shoot(w, "renewals-narrow");
    const auto *change = w.renewals->findChild<CallPane *>();
    QVERIFY(change->width() <= change->parentWidget()->parentWidget()->width()); // nothing of it is cut off
    w.renewals->setBoard(true);
    shoot(w, "renewals-narrow-board");
}

void TestRenewalsPage::emptyScenes()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.open(false));
    shoot(w, "renewals-empty");
    w.window.resize(1100, 700);
    shoot(w, "renewals-empty-narrow");
}

void TestRenewalsPage::ravenstackScenes()
{
    const QString data = QStringLiteral(MILEPOST_SHARED_DATA) + "/ravenstack";
    if (!QDir(data).exists())
        QSKIP("../shared/data/ravenstack is not here");
    const QTemporaryDir folder;
    Window w(folder.path(), "2024-12-31T12:00:00Z");
    QVERIFY(w.open(false));
    QSignalSpy finished(&w.session, &Session::importFinished);
    ImportRequest request;
    request.paths = {data.toStdString()};
    w.session.import(request);
    QVERIFY(finished.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(w.session.snapshot().portfolio->accountCount() > 400, patience);
    QVERIFY(w.settled());
    shoot(w, "renewals-ravenstack");
    w.window.resize(1100, 700);
    shoot(w, "renewals-ravenstack-narrow");
}

QTEST_MAIN(TestRenewalsPage)
#include "test_renewals_page.moc"
