/// The Accounts place, driven by snapshots alone.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/account_actions.h"
#include "pages/accounts/account_list.h"
#include "pages/accounts/accounts_page.h"
#include "shell/action_registry.h"
#include "shell/prompter.h"
#include "support/ui_fixtures.h"

#include <QFile>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
        const int column = AccountTableModel::columnOf(key);
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
        desk.page.list()->table()->horizontalHeader()->resizeSection(AccountTableModel::columnOf("plan"), 222);
        desk.table().moveCurrent(2);
        state = desk.page.saveState();
    }
    QWidget window;
    ActionRegistry actions(&window);
    AccountsPage page(PageContext{nullptr, &actions, nullptr, nullptr}, &window);
    page.restoreState(state);
    page.setSnapshot(smallBook());
    QCOMPARE(page.list()->shownColumns(), (QStringList{"name", "arr", "seats", "plan"}));
    QCOMPARE(page.list()->table()->columnWidth(AccountTableModel::columnOf("plan")), 222);
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
    desk.actions.action("accounts.export")->trigger();
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

QTEST_MAIN(TestAccountsPage)
#include "test_accounts_page.moc"
