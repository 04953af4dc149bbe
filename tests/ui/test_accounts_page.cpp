/// The Accounts place, driven by snapshots alone.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/account_actions.h"
#include "pages/accounts/account_list.h"
#include "pages/accounts/accounts_page.h"
#include "pages/accounts/view_tabs.h"
#include "shell/export_table.h"
#include "shell/action_registry.h"
#include "shell/prompter.h"
#include "support/ui_fixtures.h"
#include "theme/button.h"

#include <QCheckBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

/// Answers by itself.
class GivenPath final : public Prompter {
public:
    QString path;
    void openFiles(QWidget *, const QString &, const QString &, std::function<void(const QStringList &)> answer) override
    {
        answer({path});
    }
    void openFolder(QWidget *, const QString &, std::function<void(const QString &)> answer) override { answer(path); }
    void saveFile(QWidget *, const QString &, const QString &, const QString &,
                  std::function<void(const QString &)> answer) override
    {
        answer(path);
    }
    void confirmByTyping(QWidget *, const QString &, const QString &, const QString &,
                         std::function<void(bool)> answer) override
    {
        answer(true);
    }
};

struct Desk {
    QWidget window;
    ActionRegistry actions{&window};
    GivenPath prompter;
    AccountsPage page{PageContext{nullptr, &actions, &prompter, nullptr}, &window};
    explicit Desk(const Snapshot &snapshot)
    {
        window.resize(1000, 700);
        page.resize(1000, 700);
        page.setSnapshot(snapshot);
        actions.setPlace("accounts");
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        page.focusTarget()->setFocus();
    }
    AccountTableView &table() { return *page.list()->table(); }
    QString name(int row)
    {
        return table().model()->index(row, AccountTableModel::nameColumn).data().toString();
    }
};

} // namespace

class TestAccountsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void keysMoveAndCheck();
    void currentSurvivesOrderAndFilter();
    void headerSorts();
    void columnsAreKept();
    void customFieldsAreColumns();
    void viewsWithoutRoomAreInAMenu();
    void aWrongFilterSaysWhatShows();
    void mistakeIsPlaced();
    void viewsFilter();
    void emptyBookLeadsToSources();
    void escapeClearsChecksFirst();
    void exportGuardsFormulas();
    void hugeBookPaints();
};

void TestAccountsPage::keysMoveAndCheck()
{
    Desk desk(smallBook());
    AccountTableView &table = desk.table();
    QCOMPARE(table.currentIndex().row(), 0);
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_J);
    QCOMPARE(table.currentIndex().row(), 2);
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(desk.page.selectedAccounts(), std::vector<AccountId>{desk.page.model().accountAt(2)});
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(desk.page.selectedAccounts().size(), std::size_t(2));
    QTest::keyClick(&table, Qt::Key_K);
    QCOMPARE(table.currentIndex().row(), 2);
    QSignalSpy gone(&desk.page, &Page::goRequested);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(gone.count(), 1);
    QCOMPARE(gone.at(0).at(0).value<Location>().account, QString("Brightwater"));
}

void TestAccountsPage::currentSurvivesOrderAndFilter()
{
    Desk desk(smallBook());
    desk.table().moveCurrent(1);
    const AccountId northwind = desk.page.currentAccount();
    QCOMPARE(desk.name(desk.table().currentIndex().row()), QString("Northwind"));
    (void)desk.page.setFilter("plan:Business");
    QCOMPARE(desk.page.currentAccount(), northwind);
    QCOMPARE(desk.table().currentIndex().row(), 0);
    desk.page.setSnapshot(smallBook("Somebody Else"));
    QCOMPARE(desk.page.currentAccount(), northwind);
    QSignalSpy changed(&desk.page, &Page::selectionChanged);
    (void)desk.page.setFilter("plan:Team");
    QVERIFY(desk.page.currentAccount() != northwind);
    QVERIFY(changed.count() >= 1);
    (void)desk.page.setFilter("plan:Team -plan:Team");
    QCOMPARE(desk.page.currentAccount(), AccountId{});
}

void TestAccountsPage::headerSorts()
{
    Desk desk(smallBook());
    QHeaderView *header = desk.table().horizontalHeader();
    const auto click = [&](const char *key) {
        const int column = desk.page.model().columnOf(key);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 10, header->height() / 2));
    };
    click("name");
    QCOMPARE(desk.name(0), QString("Brightwater"));
    click("name");
    QCOMPARE(desk.name(0), QString("Northwind"));
    click("arr");
    QCOMPARE(desk.name(0), QString("Halden"));
    click("arr");
    QCOMPARE(desk.name(0), QString("Cobalt"));
    QCOMPARE(desk.name(4), QString("Nameless")); // no data stays last in both directions
}

void TestAccountsPage::columnsAreKept()
{
    QJsonObject state;
    {
        Desk desk(smallBook());
        desk.page.list()->setShownColumns({"name", "arr", "seats", "plan"});
        desk.page.list()->table()->horizontalHeader()->resizeSection(desk.page.model().columnOf("plan"), 222);
        desk.table().moveCurrent(2);
        state = desk.page.saveState();
    }
    QWidget window;
    ActionRegistry actions(&window);
    AccountsPage page(PageContext{nullptr, &actions, nullptr, nullptr}, &window);
    page.restoreState(state);
    page.setSnapshot(smallBook());
    QCOMPARE(page.list()->shownColumns(), (QStringList{"name", "arr", "seats", "plan"}));
    QCOMPARE(page.list()->table()->columnWidth(page.model().columnOf("plan")), 222);
    QCOMPARE(page.saveState().value("current").toString(), QString("Brightwater"));
    page.restoreState(QJsonObject{{"columns", 7}, {"sort", "nonsense"}, {"widths", QJsonObject{{"plan", "x"}}}});
}

void TestAccountsPage::mistakeIsPlaced()
{
    Desk desk(smallBook());
    const FilterFeedback good = desk.page.setFilter(QString::fromUtf8("name~Łódź"));
    QVERIFY(good.error.isEmpty());
    const FilterFeedback bad = desk.page.setFilter(QString::fromUtf8("name~Łódź plam:x"));
    QVERIFY(!bad.error.isEmpty());
    QCOMPARE(bad.column, 10); // UTF-16 units, not bytes
    QCOMPARE(bad.length, 4);
    QCOMPARE(bad.suggestion, QString("plan"));
}

void TestAccountsPage::viewsFilter()
{
    Desk desk(smallBook());
    desk.page.setSavedViews({{"Business", "{\"filter\":\"plan:Business\",\"sort\":\"name\",\"group\":\"plan\"}"}});
    QSignalSpy filtered(&desk.page, &Page::filterChanged);
    desk.page.arrive({"accounts", {}, "Business"});
    QCOMPARE(filtered.count(), 1);
    QCOMPARE(desk.page.filter(), QString("plan:Business"));
    QCOMPARE(desk.page.model().rowCount(), 3);
    QCOMPARE(desk.page.location().part, QString("Business"));
    desk.actions.action("accounts.view_2")->trigger();
    QCOMPARE(desk.page.filter(), QString("owner:me"));
    QCOMPARE(desk.page.model().rowCount(), 2);
    const auto destinations = desk.page.destinations();
    QCOMPARE(destinations.back().text, QString("Business"));
    QCOMPARE(destinations.back().count, qint64(2));
    desk.page.setSavedViews({});
    QCOMPARE(desk.page.location().part, QString("Mine"));
}

void TestAccountsPage::emptyBookLeadsToSources()
{
    Desk desk(emptyBook());
    QCOMPARE(desk.page.count(), std::optional<qint64>(0));
    QCOMPARE(desk.page.currentAccount(), AccountId{});
    desk.page.setSnapshot(smallBook());
    QVERIFY(desk.page.currentAccount());
    desk.page.setSnapshot(emptyBook());
    QVERIFY(!desk.page.currentAccount());
}

void TestAccountsPage::escapeClearsChecksFirst()
{
    Desk desk(smallBook());
    QVERIFY(!desk.page.escape());
    desk.actions.action("accounts.check_all")->trigger();
    QCOMPARE(desk.page.selectedAccounts().size(), std::size_t(5));
    QVERIFY(desk.page.escape());
    QCOMPARE(desk.page.selectedAccounts().size(), std::size_t(1));
}

void TestAccountsPage::exportGuardsFormulas()
{
    QTemporaryDir directory;
    Desk desk(smallBook("=HYPERLINK(1)"));
    desk.prompter.path = directory.filePath("accounts.csv");
    QSignalSpy told(&desk.page, &Page::messageRequested);
    (void)desk.page.setFilter("plan:Team");
    exportTable(desk.page, *desk.page.shownTable());
    QVERIFY(told.wait());
    QFile file(desk.prompter.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QVERIFY2(csv.contains("'=HYPERLINK(1)"), csv.constData());
    QCOMPARE(csv.count("\r\n"), 2);
}

void TestAccountsPage::hugeBookPaints()
{
    Desk desk(largeBook(20'000));
    QCOMPARE(desk.page.count(), std::optional<qint64>(20'000));
    (void)desk.page.setFilter("health<50");
    const std::size_t few = desk.page.model().arrangement().rows().size();
    QVERIFY(few < 20'000);
    QVERIFY(!desk.page.grab().isNull());
    (void)desk.page.setFilter("");
    QCOMPARE(desk.page.model().rowCount(), 20'000);
}

void TestAccountsPage::customFieldsAreColumns()
{
    QJsonObject state;
    {
        Desk desk(smallBook());
        const int fixed = desk.table().model()->columnCount();
        // The next picture of the same accounts has two custom fields.
        const Snapshot plain = smallBook(), fresh = smallBook();
        const auto portfolio = std::const_pointer_cast<Portfolio>(fresh.portfolio); // nobody has seen it yet
        const auto n = portfolio->accountCount();
        portfolio->custom.push_back({"Tier", false, std::vector<StringId>(n, 0), {}});
        portfolio->custom.push_back({"Licences", true, std::vector<StringId>(n, 0),
                                     std::vector<double>(n, std::numeric_limits<double>::quiet_NaN())});
        portfolio->custom[0].text[0] = portfolio->strings.intern("<b>gold</b>");
        portfolio->custom[1].text[0] = portfolio->strings.intern("41");
        portfolio->custom[1].number[0] = 41;
        portfolio->custom[1].text[1] = portfolio->strings.intern("7");
        portfolio->custom[1].number[1] = 7;
        desk.page.setSnapshot(fresh);
        QCOMPARE(desk.table().model()->columnCount(), fixed + 2);
        // Nobody asked for them: they are hidden, and the total below has as many columns.
        const int tier = desk.page.model().columnOf("cf:Tier"), licences = desk.page.model().columnOf("cf:Licences");
        QCOMPARE(tier, fixed);
        QVERIFY(desk.table().isColumnHidden(tier) && desk.table().isColumnHidden(licences));
        for (const auto *table : desk.page.findChildren<RecordTable *>())
            QCOMPARE(table->model()->columnCount(), fixed + 2);

        // By keys: the Columns menu, up from its end past "Standard columns" to the last field.
        QAbstractButton *columns = nullptr;
        for (auto *button : desk.page.findChildren<QAbstractButton *>()) {
            if (button->text() == QLatin1String("Columns"))
                columns = button;
        }
        QVERIFY(columns);
        columns->setFocus();
        QTest::keyClick(columns, Qt::Key_Space);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QCheckBox *box = nullptr;
        for (auto *each : QApplication::activePopupWidget()->findChildren<QCheckBox *>()) {
            if (each->text() == QLatin1String("Licences"))
                box = each;
        }
        QVERIFY(box);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QApplication::activePopupWidget()->close();
        desk.page.list()->setColumnShown("cf:Tier", true);
        QVERIFY(!desk.table().isColumnHidden(licences));
        QVERIFY(desk.page.list()->shownColumns().contains("cf:Licences"));

        // Sorted by its header: figures from the top, no data last, never 0.
        const int x = desk.table().horizontalHeader()->sectionViewportPosition(licences) + 20;
        desk.table().horizontalScrollBar()->setValue(desk.table().horizontalScrollBar()->maximum());
        const int seen = desk.table().horizontalHeader()->sectionViewportPosition(licences) + 20;
        QVERIFY(x > 0 && seen > 0);
        QTest::mouseClick(desk.table().horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(seen, 10));
        QCOMPARE(desk.page.model().arrangement().sort(), std::string("cf:Licences:desc"));
        const auto text = [&](int row, int column) { return desk.table().model()->index(row, column).data().toString(); };
        QCOMPARE(text(0, licences), QStringLiteral("41"));
        QCOMPARE(text(1, licences), QStringLiteral("7"));
        QCOMPARE(text(2, licences), QStringLiteral("no data"));
        QCOMPARE(text(0, tier), QStringLiteral("<b>gold</b>"));
        QTest::mouseClick(desk.table().horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(seen, 10));
        QCOMPARE(desk.page.model().arrangement().sort(), std::string("cf:Licences"));
        state = desk.page.saveState();

        // Back to a picture without the fields and again with them: the view remembers.
        desk.page.setSnapshot(plain);
        QCOMPARE(desk.table().model()->columnCount(), fixed);
        desk.page.setSnapshot(fresh);
        QVERIFY(!desk.table().isColumnHidden(desk.page.model().columnOf("cf:Licences")));
    }
    // After a restart the columns are known before the fields are.
    Desk again(smallBook());
    again.page.restoreState(state);
    QVERIFY(again.page.list()->shownColumns().contains("cf:Tier"));
}

void TestAccountsPage::viewsWithoutRoomAreInAMenu()
{
    Desk desk(smallBook());
    std::vector<SavedView> saved;
    for (int i = 0; i < 18; ++i)
        saved.push_back({QStringLiteral("Renewals of region %1").arg(i).toStdString(), R"({"filter":"owner:me"})"});
    desk.page.setSavedViews(saved);
    auto *tabs = desk.page.findChild<ViewTabs *>();
    QVERIFY(tabs);
    QCoreApplication::sendPostedEvents();
    const auto inside = [&] {
        for (const auto *tab : tabs->findChildren<QAbstractButton *>()) {
            if (tab->isVisible() && (tab->x() < 0 || tab->geometry().right() >= tabs->width()))
                return false;
        }
        return true;
    };
    const int all = static_cast<int>(desk.page.destinations().size());
    QVERIFY(all > 18);
    QVERIFY(tabs->moreButton()->isVisible());
    QVERIFY(inside());
    QVERIFY(tabs->showing() < all);
    QCOMPARE(tabs->moreButton()->text(), QStringLiteral("%1 more").arg(all - tabs->showing()));

    // By keys: the button, its menu, the first view that has no tab. It gets one.
    const QString first = desk.page.destinations()[static_cast<std::size_t>(tabs->showing())].text;
    tabs->moreButton()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(tabs->moreButton(), Qt::Key_Space);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(desk.page.location().part, first);
    QCOMPARE(desk.page.filter(), QStringLiteral("owner:me"));
    QCoreApplication::sendPostedEvents();
    QVERIFY(inside());
    const auto buttons = tabs->findChildren<ViewTab *>();
    QVERIFY(std::ranges::any_of(buttons, [&](const ViewTab *tab) { return tab->isVisible() && tab->text() == first; }));

    // With room enough there is nothing more.
    desk.page.setSavedViews({});
    QCoreApplication::sendPostedEvents();
    QVERIFY(!tabs->moreButton()->isVisible());
    QCOMPARE(tabs->showing(), static_cast<int>(desk.page.destinations().size()));
}

void TestAccountsPage::aWrongFilterSaysWhatShows()
{
    Desk desk(smallBook());
    QVERIFY(desk.page.setFilter("plan:business").error.isEmpty());
    const auto said = [&] {
        QStringList texts;
        for (const auto *label : desk.page.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&desk.page))
                texts << label->text();
        }
        return texts.join(QLatin1Char('\n'));
    };
    const int rows = desk.table().model()->rowCount();
    QVERIFY(!said().contains(QLatin1String("cannot be read")));
    QVERIFY(!desk.page.setFilter("plan:business health<").error.isEmpty());
    QCOMPARE(desk.table().model()->rowCount(), rows);
    QVERIFY2(said().contains(QStringLiteral("these match “plan:business”")), qPrintable(said()));
    // Back by keys: the link takes the filter that shows.
    QAbstractButton *back = nullptr;
    for (auto *button : desk.page.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text() == QLatin1String("Back to that filter"))
            back = button;
    }
    QVERIFY(back);
    back->setFocus();
    QTest::keyClick(back, Qt::Key_Space);
    QCOMPARE(desk.page.filter(), QStringLiteral("plan:business"));
    QVERIFY(!said().contains(QLatin1String("cannot be read")));
    QVERIFY(!back->isVisible());
    QVERIFY(!desk.page.setFilter("health<").error.isEmpty());
    QVERIFY(desk.page.setFilter({}).error.isEmpty());
    QVERIFY(!desk.page.setFilter("health<").error.isEmpty());
    QVERIFY2(said().contains(QStringLiteral("these are all accounts")), qPrintable(said()));

    // Half a filter was on the screen when the window was closed: the next start says so as well.
    QWidget window;
    AccountsPage next(PageContext{}, &window);
    (void)next.setFilter("plan:business health<");
    next.setSnapshot(smallBook());
    QCOMPARE(next.model().rowCount(), 5);
    const auto labels = next.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->text().contains(QStringLiteral("these are all accounts"));
    }));
}

QTEST_MAIN(TestAccountsPage)
#include "test_accounts_page.moc"
