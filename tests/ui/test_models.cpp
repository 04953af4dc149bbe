/// The list models tell as little as changed, and keep Qt's contract.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_roles.h"
#include "delegates/cell_values.h"
#include "models/account_table_model.h"
#include "models/queue_model.h"
#include "models/view_definition.h"
#include "support/ui_fixtures.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

struct Spies {
    QSignalSpy reset, layout, data;
    explicit Spies(QAbstractItemModel &model)
        : reset(&model, &QAbstractItemModel::modelReset)
        , layout(&model, &QAbstractItemModel::layoutChanged)
        , data(&model, &QAbstractItemModel::dataChanged)
    {
    }
    void clear()
    {
        reset.clear();
        layout.clear();
        data.clear();
    }
};

/// Records in any order, one column.
class Numbers : public RecordTableModel {
public:
    using RecordTableModel::RecordTableModel;
    using RecordTableModel::recordsChanged;
    using RecordTableModel::setOrder;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole && index.isValid() ? QVariant(recordAt(index.row())) : QVariant();
    }
};

QStringList names(const AccountTableModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.index(row, AccountTableModel::nameColumn).data().toString());
    return found;
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void orderChangesAreTold();
    void persistentIndexesFollowTheirRecord();
    void changedRecordsComeInRuns();
    void filterAndSort();
    void wrongFilterKeepsTheRows();
    void groupsHaveSubtotals();
    void collapsedGroupsHideTheirRows();
    void editTellsOnlyItsRow();
    void checksSurviveEverything();
    void selectionMovesToTheNeighbour();
    void noDataIsNeverZero();
    void queueOfOnePerson();
    void viewsSurviveJson();
};

void TestModels::orderChangesAreTold()
{
    Numbers model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Spies spies(model);
    model.setOrder({3, 1, 2});
    QCOMPARE(spies.reset.count(), 1);
    spies.clear();
    model.setOrder({3, 1, 2});
    QCOMPARE(spies.reset.count() + spies.layout.count() + spies.data.count(), 0);
    model.setOrder({1, 2, 3});
    QCOMPARE(spies.reset.count(), 0);
    QCOMPARE(spies.layout.count(), 1);
    spies.clear();
    model.setOrder({1, 2});
    QCOMPARE(spies.reset.count(), 1);
    QCOMPARE(spies.layout.count(), 0);
    model.setOrder({1, 5});
    QCOMPARE(spies.reset.count(), 2);
}

void TestModels::persistentIndexesFollowTheirRecord()
{
    Numbers model;
    model.setOrder({10, 20, 30, 40});
    const QPersistentModelIndex thirty(model.index(2, 0));
    model.setOrder({40, 30, 20, 10});
    QVERIFY(thirty.isValid());
    QCOMPARE(thirty.row(), 1);
    QCOMPARE(thirty.data().toUInt(), 30U);
    model.setOrder({40, 20});
    QVERIFY(!thirty.isValid());
}

void TestModels::changedRecordsComeInRuns()
{
    Numbers model;
    std::vector<RecordTableModel::Record> order(1000);
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    model.setOrder(order);
    Spies spies(model);
    const std::vector<RecordTableModel::Record> few{4, 5, 6, 90};
    model.recordsChanged(few);
    QCOMPARE(spies.data.count(), 2);
    QCOMPARE(spies.data.at(0).at(0).toModelIndex().row(), 4);
    QCOMPARE(spies.data.at(0).at(1).toModelIndex().row(), 6);
    spies.clear();
    std::vector<RecordTableModel::Record> everySecond;
    for (std::uint32_t i = 0; i < 1000; i += 2)
        everySecond.push_back(i);
    model.recordsChanged(everySecond);
    QCOMPARE(spies.data.count(), 1);
}

void TestModels::filterAndSort()
{
    AccountTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(smallBook());
    QCOMPARE(names(model), (QStringList{"Halden", "Northwind", "Brightwater", "Cobalt", "Nameless"}));
    Spies spies(model);
    QVERIFY(!model.setFilter("plan:Business"));
    QCOMPARE(names(model), (QStringList{"Northwind", "Brightwater"}));
    QCOMPARE(spies.reset.count(), 1);
    spies.clear();
    QVERIFY(model.setSort("name"));
    QCOMPARE(names(model), (QStringList{"Brightwater", "Northwind"}));
    QCOMPARE(spies.layout.count(), 1);
    QCOMPARE(spies.reset.count(), 0);
    QVERIFY(!model.setSort("nonsense:desc"));
    QCOMPARE(model.arrangement().total().accounts, std::size_t(2));
    QCOMPARE(model.arrangement().everything().accounts, std::size_t(5));
}

void TestModels::wrongFilterKeepsTheRows()
{
    AccountTableModel model;
    model.setSnapshot(smallBook());
    QVERIFY(!model.setFilter("plan:Business"));
    Spies spies(model);
    const auto error = model.setFilter("plam:Business");
    QVERIFY(error.has_value());
    QCOMPARE(error->suggestion, std::string("plan"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(spies.reset.count() + spies.layout.count() + spies.data.count(), 0);
}

void TestModels::groupsHaveSubtotals()
{
    AccountTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(smallBook());
    QVERIFY(model.setGroupBy("plan"));
    QCOMPARE(model.rowCount(), 5 + 4); // Business, Enterprise, Team and none
    QVERIFY(model.isGroup(0));
    QVERIFY(!model.accountAt(0));
    QCOMPARE(model.index(0, 0).data(CellRole::RowKind).toInt(), static_cast<int>(RowKind::Group));
    const AccountSummary *business = model.summaryOf(model.recordAt(0));
    QVERIFY(business);
    QCOMPARE(business->accounts, std::size_t(2));
    QCOMPARE(business->arrMinor, std::int64_t(17'400'000));
    std::int64_t sum = 0;
    for (const AccountGroup &group : model.arrangement().groups())
        sum += group.summary.arrMinor == noMinor ? 0 : group.summary.arrMinor;
    QCOMPARE(sum, model.arrangement().total().arrMinor);
    QVERIFY(!model.setGroupBy("nonsense"));
}

void TestModels::collapsedGroupsHideTheirRows()
{
    AccountTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(smallBook());
    QVERIFY(model.setGroupBy("plan"));
    model.toggleGroup(0);
    QCOMPARE(model.rowCount(), 3 + 4);
    QCOMPARE(model.index(0, 0).data(CellRole::Expanded).toBool(), false);
    QVERIFY(!model.setFilter("owner:me"));
    model.setSnapshot(smallBook());
    QVERIFY(model.arrangement().groups().front().collapsed);
    model.toggleGroup(0);
    QVERIFY(!model.arrangement().groups().front().collapsed);
    QCOMPARE(model.arrangement().total().accounts, model.arrangement().rows().size());
}

void TestModels::editTellsOnlyItsRow()
{
    AccountTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(smallBook());
    Spies spies(model);
    model.setSnapshot(smallBook());
    QCOMPARE(spies.reset.count() + spies.layout.count() + spies.data.count(), 0);
    model.setSnapshot(smallBook("Somebody Else"));
    QCOMPARE(spies.reset.count(), 0);
    QCOMPARE(spies.layout.count(), 0);
    QCOMPARE(spies.data.count(), 1);
    QCOMPARE(spies.data.at(0).at(0).toModelIndex().row(), 3);
    QCOMPARE(spies.data.at(0).at(1).toModelIndex().row(), 3);
}

void TestModels::checksSurviveEverything()
{
    AccountTableModel model;
    model.setSnapshot(smallBook());
    QSignalSpy checked(&model, &AccountTableModel::checkedChanged);
    const QModelIndex box = model.index(1, AccountTableModel::checkColumn);
    QVERIFY(model.setData(box, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(checked.count(), 1);
    const AccountId account = model.accountAt(1);
    QVERIFY(!model.setFilter("plan:Team"));
    QVERIFY(model.setSort("name"));
    model.setSnapshot(smallBook("Somebody Else"));
    QVERIFY(!model.setFilter(""));
    QVERIFY(model.selection().isChecked(account));
    QCOMPARE(model.index(model.rowOfAccount(account), 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(checked.count(), 1);
    model.setChecked({account}, true);
    QCOMPARE(checked.count(), 1);
    model.setSnapshot(emptyBook());
    QCOMPARE(model.selection().checkedCount(), std::size_t(0));
    QCOMPARE(checked.count(), 2);
}

void TestModels::selectionMovesToTheNeighbour()
{
    const Snapshot book = smallBook();
    SelectionKeeper keeper;
    keeper.setCurrent(book.portfolio->id[2]);
    const std::vector<std::uint32_t> all{0, 1, 2, 3, 4};
    QCOMPARE(keeper.rowFor(all, *book.portfolio, 2), 2);
    const std::vector<std::uint32_t> without{0, 1, 3, 4};
    QCOMPARE(keeper.rowFor(without, *book.portfolio, 2), 2);
    const std::vector<std::uint32_t> grouped{AccountArrangement::groupBit, 0, 1};
    QCOMPARE(keeper.rowFor(grouped, *book.portfolio, 7), 2);
    QCOMPARE(keeper.rowFor(grouped, *book.portfolio, 0), 1);
    QCOMPARE(keeper.rowFor({}, *book.portfolio, 0), -1);
}

void TestModels::noDataIsNeverZero()
{
    AccountTableModel model;
    model.setSnapshot(smallBook());
    const int nameless = names(model).indexOf(QStringLiteral("Nameless"));
    QVERIFY(nameless >= 0);
    for (const char *key : {"arr", "renewal", "seats", "percentile"}) {
        const auto value = model.index(nameless, model.columnOf(key)).data(CellRole::Value);
        QVERIFY2(value.canConvert<NumberData>(), key);
        QVERIFY2(value.value<NumberData>().text.isEmpty(), key);
    }
}

void TestModels::queueOfOnePerson()
{
    QueueModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Snapshot book = smallBook();
    model.setSnapshot(book);
    QCOMPARE(model.rowCount(), static_cast<int>(book.standing->queue.size()));
    model.setOwner("Nobody At All");
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.stakeMinor(), noMinor);
    QVERIFY(!model.item(0));
    model.setOwner({});
    QCOMPARE(model.rowCount(), static_cast<int>(book.standing->queue.size()));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, 0).data(CellRole::Value).value<QueueRowData>().rank, row + 1);
    Spies spies(model);
    model.setSnapshot(smallBook());
    QCOMPARE(spies.reset.count(), 0);
}

void TestModels::viewsSurviveJson()
{
    ViewDefinition view;
    view.name = "Renewal rescue";
    view.filter = QString::fromUtf8("owner:me health<60 \"Łódź\"");
    view.sort = "renewal";
    view.groupBy = "plan";
    view.columns = {"name", "arr"};
    QCOMPARE(ViewDefinition::fromJson(view.name, view.toJson()), view);
    const ViewDefinition broken = ViewDefinition::fromJson("x", "{\"filter\": 7, \"columns\": [1, \"arr\"");
    QCOMPARE(broken.filter, QString());
    QCOMPARE(broken.sort, QString("arr:desc"));
    for (const ViewDefinition &builtIn : builtInViews()) {
        AccountTableModel model;
        model.setSnapshot(smallBook());
        QVERIFY2(!model.setFilter(builtIn.filter), qPrintable(builtIn.name));
        QVERIFY2(model.setSort(builtIn.sort), qPrintable(builtIn.name));
    }
}

QTEST_MAIN(TestModels)
#include "test_models.moc"
