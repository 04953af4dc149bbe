/// The Value place by keys: a changed number shows at once what value::evaluateRoi() makes of it, and undo brings the old one back; the
/// chart's values as pure functions; and pictures to look at (MILEPOST_SCENES).
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/cumulative_chart.h"
#include "charts/tornado_chart.h"
#include "pages/account/plan_tab.h"
#include "pages/value/account_value.h"
#include "pages/value/in_place_table.h"
#include "pages/value/line_form.h"
#include "pages/value/portfolio_value.h"
#include "pages/value/value_page.h"
#include "shell/action_registry.h"
#include "support/scene_window.h"
#include "support/ui_fixtures.h"
#include "theme/pieces.h"
#include "theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

constexpr auto now = "2026-03-02T10:00:00Z";

/// The sample, with Northwind's value on the screen.
struct Sample {
    QTemporaryDir folder;
    SceneWindow w{folder.path(), *instantFromIso(now, true)};
    bool open()
    {
        if (!w.open())
            return false;
        w.session.createSample();
        return QTest::qWaitFor([this] { return w.count() > 100; }, patience);
    }
    bool northwind()
    {
        w.window.go({"value", "northwind-freight", {}});
        return QTest::qWaitFor([this] { return value().study().has_value(); }, patience);
    }
    [[nodiscard]] AccountValue &value() const { return *w.value->account(); }
    [[nodiscard]] const Portfolio &portfolio() const { return *w.session.snapshot().portfolio; }
};

/// Types into the cell that is being changed.
void typeInto(QTableView &table, const QString &text)
{
    const auto editors = table.findChildren<QLineEdit *>(); // those that are closed may not be gone yet
    QVERIFY(!editors.isEmpty());
    QLineEdit *editor = editors.back();
    editor->selectAll();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    QCoreApplication::processEvents();
}

std::string exactly(const std::optional<value::Exact> &amount) { return amount ? amount->str() : std::string("none"); }

/// What core says of the model with one assumption's base changed.
value::RoiResult expected(const AccountValue &value, const Portfolio &portfolio, const std::string &key, const std::string &base)
{
    AccountRoi roi = value.study()->roi;
    for (RoiAssumption &assumption : roi.model.assumptions) {
        if (assumption.key == key)
            assumption.base = base;
    }
    return *value::evaluateRoi(roi.model, {portfolio, value.study()->account, roi.events, roi.rates});
}

} // namespace

class TestValuePages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void aChangedNumberShowsAtOnceAndUndoBringsItBack();
    void whatIsNoNumberStaysAsTyped();
    void aNumberForTheModelCountsForOthers();
    void aLineIsAddedAndRemoved();
    void leavesOfTheExplanationAddUp();
    void thePortfolioIsTheSumOfItsAccounts();
    void wholeEnds_data();
    void wholeEnds();
    void roundSteps_data();
    void roundSteps();
    void costsStandFromTheirDay();
    void breakEvenShowsWhereItIsNear();
    void decimalsAreReadInTheReadersWay_data();
    void decimalsAreReadInTheReadersWay();
    void sortingPutsNoFigureLast();
    void nothingToShow();
    void ravenstackScenes();
    void aPlanIsWrittenByKeys();
    void pictures();
};

void TestValuePages::aChangedNumberShowsAtOnceAndUndoBringsItBack()
{
    Sample s;
    QVERIFY(s.open());
    QVERIFY(s.northwind());
    const auto before = s.value().study()->base().value;
    s.value().showPart(AccountValue::Assumptions);
    InPlaceTable &table = *s.value().assumptions();
    auto &model = *qobject_cast<AssumptionModel *>(table.model());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const value::RoiResult after = expected(s.value(), s.portfolio(), "hourly", "70");
    QVERIFY(after.value[0] != before[0]);
    table.setFocus();
    table.setCurrentIndex(model.index(model.rowOf("hourly"), AssumptionModel::Base));
    QSignalSpy applied(&s.w.session, &Session::editApplied), shown(&s.w.session, &Session::snapshotChanged);
    QTest::keyClick(&table, Qt::Key_F2);
    typeInto(table, QStringLiteral("70"));
    // Before anything is stored: exactly what core makes of it, in every figure and in the tornado.
    QVERIFY(s.value().study()->base().value == after.value);
    QVERIFY(s.value().study()->base().cost == after.cost);
    QCOMPARE(s.value().study()->base().tornado.size(), after.tornado.size());
    QCOMPARE(s.value().cases()->model()->index(1, 1).data().toString(), wholeMoney(wording::Voice::person(), (*after.value[0])[1], after.currency));
    QVERIFY(applied.count() > 0 || applied.wait(patience));
    QVERIFY(shown.count() > 0 || shown.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(!s.value().study()->roi.events.empty(), patience);
    QTest::qWait(200); // the store's own answer has come
    QVERIFY(s.value().study()->base().value == after.value);
    QVERIFY(std::ranges::find(s.value().study()->roi.ownAssumptions, std::string("hourly")) != s.value().study()->roi.ownAssumptions.end());
    s.w.window.actions().action(QStringLiteral("edit.undo"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(s.value().study()->base().value == before, patience);
}

void TestValuePages::whatIsNoNumberStaysAsTyped()
{
    Sample s;
    QVERIFY(s.open());
    QVERIFY(s.northwind());
    s.value().showPart(AccountValue::Assumptions);
    InPlaceTable &table = *s.value().assumptions();
    auto &model = *qobject_cast<AssumptionModel *>(table.model());
    const auto before = s.value().study()->base().value;
    QSignalSpy applied(&s.w.session, &Session::editApplied);
    const auto write = [&](int column, const char *text) {
        table.setCurrentIndex(model.index(model.rowOf("ours"), column));
        QTest::keyClick(&table, Qt::Key_Return);
        typeInto(table, QString::fromLatin1(text));
    };
    const auto shown = [&](int column) { return model.index(model.rowOf("ours"), column).data(Qt::EditRole).toString(); };
    write(AssumptionModel::Base, "a lot");
    QCOMPARE(shown(AssumptionModel::Base), QStringLiteral("a lot"));
    QVERIFY(model.problem().contains(QLatin1String("0.85"))); // says what is allowed
    QVERIFY(labelsOf(s.value()).contains(model.problem()));
    write(AssumptionModel::Base, "1.5"); // a share is at most 1
    QCOMPARE(shown(AssumptionModel::Base), QStringLiteral("1.5"));
    QVERIFY(!model.problem().isEmpty());
    write(AssumptionModel::Base, "0.3"); // below its low
    QVERIFY(model.problem().contains(QLatin1String("0.65")));
    write(AssumptionModel::On, "yesterday");
    QCOMPARE(shown(AssumptionModel::On), QStringLiteral("yesterday"));
    QVERIFY(s.value().study()->base().value == before);
    QCOMPARE(applied.count(), 0);
    write(AssumptionModel::Base, "0.7");
    write(AssumptionModel::On, "2026-02-27");
    QVERIFY(model.problem().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(applied.count(), 2, patience);
}

void TestValuePages::aNumberForTheModelCountsForOthers()
{
    Sample s;
    QVERIFY(s.open());
    QVERIFY(s.northwind());
    const auto modelOf = [&](const char *key) {
        std::optional<RoiModel> found;
        QObject context;
        s.w.session.requestRoiModels(&context, [&](const Result<std::vector<RoiModel>> &models) {
            for (const RoiModel &model : *models) {
                if (model.key == key)
                    found = model;
            }
        });
        (void)QTest::qWaitFor([&] { return found.has_value(); }, patience);
        return found;
    };
    const auto baseOf = [](const RoiModel &model, const char *key) {
        const auto at = std::ranges::find(model.assumptions, std::string(key), &RoiAssumption::key);
        return at == model.assumptions.end() ? std::string() : at->base;
    };
    QCOMPARE(baseOf(*modelOf("automation"), "hourly"), std::string("64"));
    s.w.window.actions().action(QStringLiteral("value.for"))->trigger();
    InPlaceTable &table = *s.value().assumptions();
    auto &model = *qobject_cast<AssumptionModel *>(table.model());
    // Northwind's own number of minutes hides the model's, which is what is changed here.
    QCOMPARE(model.index(model.rowOf("report_minutes"), AssumptionModel::Base).data(Qt::EditRole).toString(), QStringLiteral("960"));
    const auto before = s.value().study()->base().value;
    QSignalSpy applied(&s.w.session, &Session::editApplied);
    table.setCurrentIndex(model.index(model.rowOf("report_minutes"), AssumptionModel::Base));
    QTest::keyClick(&table, Qt::Key_Return);
    typeInto(table, QStringLiteral("1000"));
    QVERIFY(applied.count() > 0 || applied.wait(patience));
    QVERIFY(s.value().study()->base().value == before); // Northwind keeps its own
    QCOMPARE(baseOf(*modelOf("automation"), "report_minutes"), std::string("1000"));
}

void TestValuePages::aLineIsAddedAndRemoved()
{
    Sample s;
    QVERIFY(s.open());
    QVERIFY(s.northwind());
    const auto lines = s.value().study()->roi.model.lines.size();
    s.w.window.actions().action(QStringLiteral("value.add_line"))->trigger();
    LineForm &form = *s.value().form();
    QVERIFY(form.isVisible() && !form.makesModel());
    const auto fields = form.findChildren<QLineEdit *>();
    const auto field = [&](const char *name) {
        const auto at = std::ranges::find_if(fields, [&](const QLineEdit *each) { return each->accessibleName() == QLatin1String(name); });
        return at == fields.end() ? nullptr : *at;
    };
    QTest::keyClicks(field("What it saves"), QStringLiteral("Calls nobody had to make"));
    QTest::keyClick(field("Base"), Qt::Key_Return); // no number yet
    QVERIFY(form.isVisible());
    QVERIFY(labelsOf(form).contains(QLatin1String("Base needs a number")));
    QCOMPARE(field("What it saves")->text(), QStringLiteral("Calls nobody had to make"));
    QTest::keyClicks(field("Base"), QStringLiteral("12"));
    QTest::keyClicks(field("Rate"), QStringLiteral("50"));
    QTest::keyClick(field("Rate"), Qt::Key_Return);
    QVERIFY2(!form.isVisible(), qPrintable(labelsOf(form)));
    QTRY_COMPARE_WITH_TIMEOUT(s.value().study()->roi.model.lines.size(), lines + 1, patience);
    const RoiLine added = s.value().study()->roi.model.lines.back();
    QCOMPARE(added.title, std::string("Calls nobody had to make"));
    QVERIFY(!s.value().study()->base().lines.back().agreed); // nobody has agreed to it
    s.value().showPart(AccountValue::Lines);
    s.value().lines()->setCurrentIndex(s.value().lines()->model()->index(static_cast<int>(lines), 1));
    QTest::keyClick(s.value().lines(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(s.value().study()->roi.model.lines.size(), lines, patience);
    for (const RoiAssumption &assumption : s.value().study()->roi.model.assumptions)
        QVERIFY2(assumption.title != added.title, assumption.key.c_str()); // what only it used is gone
    s.w.window.actions().action(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(s.value().study()->roi.model.lines.size(), lines + 1, patience);
}

void TestValuePages::leavesOfTheExplanationAddUp()
{
    Sample s;
    QVERIFY(s.open());
    QVERIFY(s.northwind());
    ExplanationModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setExplanation(s.value().study()->roi.model, s.value().study()->base());
    for (int row = 0; row < model.rowCount(); ++row)
        model.setOpen(row, true);
    value::Exact leaves = 0;
    int days = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.opens(row))
            leaves += model.node(row).amount;
        days += model.node(row).kind == value::RoiNode::Kind::Day ? 1 : 0;
    }
    QVERIFY(days > 20);
    QCOMPARE(exactly(leaves), exactly((*s.value().study()->base().value[2])[1]));
    QCOMPARE(exactly(leaves), exactly(model.node(0).amount));
    const int all = model.rowCount();
    model.setOpen(0, false);
    QCOMPARE(model.rowCount(), 1);
    model.setOpen(0, true);
    QCOMPARE(model.rowCount(), all); // what was open inside is open again
    // By keys: Why? at a line stands on that line; Left goes up.
    s.value().lines()->setCurrentIndex(s.value().lines()->model()->index(1, 1));
    s.w.window.actions().action(QStringLiteral("value.why"))->trigger();
    auto &shown = *qobject_cast<ExplanationModel *>(s.value().explanation()->model());
    const int row = s.value().explanation()->currentIndex().row();
    QCOMPARE(shown.node(row).line, std::size_t(1));
    QTest::keyClick(s.value().explanation(), Qt::Key_Right);
    QVERIFY(shown.isOpen(row));
    QTest::keyClick(s.value().explanation(), Qt::Key_Left);
    QVERIFY(!shown.isOpen(row));
    QTest::keyClick(s.value().explanation(), Qt::Key_Left);
    QCOMPARE(s.value().explanation()->currentIndex().row(), shown.parentRow(row));
}

void TestValuePages::thePortfolioIsTheSumOfItsAccounts()
{
    Sample s;
    QVERIFY(s.open());
    s.w.window.go({"value", {}, "portfolio"});
    PortfolioValue &book = *s.w.value->portfolio();
    QTRY_VERIFY_WITH_TIMEOUT(!book.listed().empty(), patience);
    value::Exact agreed = 0, cost = 0;
    for (const BookRow &row : book.listed()) {
        if (!row.cost)
            continue;
        agreed += row.value[0].value_or(0);
        cost += *row.cost;
    }
    const Currency currency = book.listed().front().currency;
    QCOMPARE(book.totals()[0].value, wholeMoney(wording::Voice::person(), agreed, currency));
    QCOMPARE(book.totals()[0].cost, wholeMoney(wording::Voice::person(), cost, currency));
    const auto all = book.listed().size();
    QVERIFY(s.w.value->setFilter(QStringLiteral("plan:Team")).error.isEmpty());
    QVERIFY(book.listed().size() < all && !book.listed().empty());
    for (const BookRow &row : book.listed())
        QCOMPARE(s.portfolio().text(s.portfolio().plan[row.account]), std::string_view("Team"));
    QVERIFY(!s.w.value->setFilter(QStringLiteral("plam:Team")).error.isEmpty());
    QVERIFY(book.listed().size() < all); // the last filter that was right stays
    QVERIFY(s.w.value->setFilter({}).error.isEmpty());
    book.sortBy(BookColumn::Net, false);
    for (std::size_t i = 1; i < book.listed().size(); ++i) {
        if (book.listed()[i].net)
            QVERIFY(*book.listed()[i - 1].net <= *book.listed()[i].net);
    }
    const AccountIndex first = book.listed().front().account;
    book.rows()->setCurrentIndex(book.rows()->model()->index(0, 0));
    QTest::keyClick(book.rows(), Qt::Key_Return);
    QCOMPARE(s.w.value->mode(), ValuePage::Mode::Account);
    QTRY_VERIFY_WITH_TIMEOUT(s.value().study() && s.value().study()->account == first, patience);
}

void TestValuePages::wholeEnds_data()
{
    QTest::addColumn<QVector<double>>("bases");
    QTest::addColumn<double>("cost");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::newRow("nothing") << QVector<double>{} << -1.0 << 0.0 << 1.0;
    QTest::newRow("value above cost") << QVector<double>{10, 40} << 30.0 << 0.0 << 44.0; // high is base + 10 %
    QTest::newRow("cost above value") << QVector<double>{10, 40} << 90.0 << 0.0 << 90.0;
    QTest::newRow("below nothing") << QVector<double>{-20} << 30.0 << -22.0 << 30.0;
}

void TestValuePages::wholeEnds()
{
    QFETCH(QVector<double>, bases);
    QFETCH(double, cost);
    QFETCH(double, least);
    QFETCH(double, most);
    CumulativeValues values;
    for (qsizetype i = 0; i < bases.size(); ++i)
        values.points.append({30.0 * double(i + 1), bases[i] * 0.9, bases[i], bases[i] * 1.1, QString()});
    if (cost >= 0)
        values.costs.append({0, cost});
    QCOMPARE(reachOf(values).first, least);
    QCOMPARE(reachOf(values).second, most);
}

void TestValuePages::roundSteps_data()
{
    QTest::addColumn<double>("reach");
    QTest::addColumn<double>("step");
    QTest::newRow("160 k") << 160.0 << 50.0;
    QTest::newRow("98") << 98.0 << 20.0;
    QTest::newRow("5") << 5.0 << 1.0;
    QTest::newRow("0.4") << 0.4 << 0.1;
    QTest::newRow("nothing") << 0.0 << 1.0;
}

void TestValuePages::roundSteps()
{
    QFETCH(double, reach);
    QFETCH(double, step);
    QCOMPARE(roundStep(reach, 5), step);
}

void TestValuePages::costsStandFromTheirDay()
{
    CumulativeValues values;
    QVERIFY(std::isnan(costAt(values, 10)));
    values.costs = {{0, 2}, {30, 98}};
    QCOMPARE(costAt(values, 29), 2.0);
    QCOMPARE(costAt(values, 30), 98.0);
    values.points.append({31, 1, 2, 3, QStringLiteral("4 Mar")});
    const ChartTable table = tableOf(wording::Voice::invariant(), values);
    QCOMPARE(table.rows, (QVector<QStringList>{{QStringLiteral("4 Mar"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("98")}}));
}

void TestValuePages::breakEvenShowsWhereItIsNear()
{
    TornadoValues values;
    values.base = 2;
    values.bars.append({QStringLiteral("a"), QString(), -5, 9, QString()});
    QVERIFY(values.breakEvenInReach());
    values.base = 1000; // far above its cost: 0 would squeeze the bars to nothing
    values.bars[0].low = 990;
    values.bars[0].high = 1010;
    QVERIFY(!values.breakEvenInReach());
    QCOMPARE(reachOf(values).first, 990.0);
}

void TestValuePages::decimalsAreReadInTheReadersWay_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("decimal"); ///< null: not taken
    const QLocale english(QLocale::English), german(QLocale::German);
    QTest::newRow("plain") << english << "0.85" << "0.85";
    QTest::newRow("spaces") << english << " 12 " << "12";
    QTest::newRow("grouped") << english << "1,200" << QString();
    QTest::newRow("comma in German") << german << "0,85" << "0.85";
    QTest::newRow("point in German") << german << "0.85" << "0.85";
    QTest::newRow("minus sign") << english << QString(QChar(0x2212)) + "3" << "-3";
    QTest::newRow("words") << english << "many" << QString();
}

void TestValuePages::decimalsAreReadInTheReadersWay()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, typed);
    QFETCH(QString, decimal);
    const auto read = decimalTyped({locale, true}, typed);
    QCOMPARE(read ? QString::fromStdString(*read) : QString(), decimal);
}

void TestValuePages::sortingPutsNoFigureLast()
{
    std::vector<BookRow> rows(3);
    rows[0].name = QStringLiteral("B");
    rows[1].name = QStringLiteral("A");
    rows[1].cost = 5;
    rows[2].name = QStringLiteral("C");
    rows[2].cost = 9;
    const auto names = [&] {
        QString all;
        for (const BookRow &row : rows)
            all += row.name;
        return all;
    };
    sortBook(rows, BookColumn::Cost, true);
    QCOMPARE(names(), QStringLiteral("CAB"));
    sortBook(rows, BookColumn::Cost, false);
    QCOMPARE(names(), QStringLiteral("ACB"));
    sortBook(rows, BookColumn::Account, false);
    QCOMPARE(names(), QStringLiteral("ABC"));
}

void TestValuePages::nothingToShow()
{
    const QTemporaryDir folder;
    SceneWindow w(folder.path(), *instantFromIso(now, true));
    QVERIFY(w.open());
    w.window.go({"value", {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*w.value).contains(QLatin1String("No account is here yet")), patience);
    shoot(w, "value-empty");
    w.session.createSample();
    QVERIFY(QTest::qWaitFor([&] { return w.count() > 100; }, patience));
    QSignalSpy applied(&w.session, &Session::editApplied);
    w.session.apply(RemoveRoiModel{"automation"});
    w.session.apply(RemoveRoiModel{"reports"});
    QTRY_COMPARE_WITH_TIMEOUT(applied.count(), 2, patience);
    w.window.go({"value", "northwind-freight", {}});
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*w.value).contains(QLatin1String("No value model applies to")), patience);
    shoot(w, "value-no-model");
    w.value->account()->beginLine();
    QVERIFY(w.value->account()->form()->makesModel());
    shoot(w, "value-new-model");
    QVERIFY(!w.value->shownTable());
}

void TestValuePages::ravenstackScenes()
{
    const QString data = QStringLiteral(MILEPOST_SHARED_DATA) + "/ravenstack";
    if (!QDir(data).exists())
        QSKIP("../shared/data/ravenstack is not here");
    const QTemporaryDir folder;
    SceneWindow w(folder.path(), *instantFromIso("2024-12-31T12:00:00Z", true));
    QVERIFY(w.open());
    ImportRequest request;
    request.paths = {data.toStdString()};
    w.session.import(request);
    QTRY_COMPARE_WITH_TIMEOUT(w.count(), std::size_t(500), patience);
    w.window.go({"value", "A-cab532", {}});
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*w.value).contains(QLatin1String("No value model applies to")), patience);
    shoot(w, "ravenstack-value");
    for (const char *tab : {"plan", "value", "renewal"}) {
        w.window.go({"account", "A-cab532", QString::fromLatin1(tab)});
        QTest::qWait(500);
        shoot(w, QStringLiteral("ravenstack-account-") + QString::fromLatin1(tab));
    }
}

void TestValuePages::aPlanIsWrittenByKeys()
{
    Sample s;
    QVERIFY(s.open());
    s.w.window.go({"account", "northwind-freight", "plan"});
    PlanTab &tab = *s.w.account->plan();
    QTRY_VERIFY_WITH_TIMEOUT(!tab.field(PlanTab::Outcome)->text().isEmpty(), patience);
    QVERIFY(tab.openSteps() < tab.steps()->model()->rowCount()); // some are done by their milestones
    const auto planOf = [&] {
        std::optional<AccountPlan> found;
        QObject context;
        s.w.session.requestPlan(&context, s.portfolio().findExternal("northwind-freight"), [&](const Result<AccountPlan> &answer) { found = *answer; });
        (void)QTest::qWaitFor([&] { return found.has_value(); }, patience);
        return found.value_or(AccountPlan());
    };
    const AccountPlan before = planOf();
    QSignalSpy applied(&s.w.session, &Session::editApplied), shown(&s.w.session, &Session::snapshotChanged);
    const auto write = [](QLineEdit *field, const char *text) {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::fromLatin1(text));
        QTest::keyClick(field, Qt::Key_Return);
    };
    write(tab.field(PlanTab::DestinationOn), "soon");
    QCOMPARE(applied.count(), 0);
    QCOMPARE(tab.field(PlanTab::DestinationOn)->text(), QStringLiteral("soon")); // stays as typed
    QVERIFY(labelsOf(tab).contains(QLatin1String("2026-03-31"))); // says what is allowed
    write(tab.field(PlanTab::DestinationOn), "2026-07-01");
    QVERIFY(applied.count() > 0 || applied.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(shown.count() > 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(isoFromDay(planOf().plan.destination.on), std::string("2026-07-01"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(tab.history().rowCount() > 0 && tab.history().rows()[0].value.contains(QLatin1String("2026")), patience);
    write(tab.heard(PlanTab::FirstWin), "No more overtime");
    QTRY_COMPARE_WITH_TIMEOUT(planOf().interview.firstWin, std::string("No more overtime"), patience);
    // A step, and whose it is.
    auto &model = *qobject_cast<StepModel *>(tab.steps()->model());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int steps = model.rowCount();
    tab.addStep();
    typeInto(*tab.steps(), QStringLiteral("Ask the board"));
    QTRY_COMPARE_WITH_TIMEOUT(planOf().plan.steps.size(), std::size_t(steps) + 1, patience);
    tab.steps()->setCurrentIndex(model.index(steps, StepModel::Owes));
    QTest::keyClick(tab.steps(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(planOf().plan.steps.back().owes, PlanSide::Customer, patience);
    for (int i = 0; i < 4; ++i) {
        shown.clear();
        s.w.session.undo();
        QTRY_VERIFY_WITH_TIMEOUT(shown.count() > 0, patience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(planOf().plan == before.plan, patience);
    QVERIFY(planOf().interview == before.interview);
    // Where nothing is written, one button begins.
    s.w.window.go({"account", "pixelwerk-studio", "plan"});
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(tab).contains(QLatin1String("No plan is written down")), patience);
    shoot(s.w, "account-plan-empty");
    tab.empty()->button()->click();
    QVERIFY(tab.field(PlanTab::Outcome)->isVisible());
    write(tab.field(PlanTab::Outcome), "Twice the projects with the same team");
    QTRY_VERIFY_WITH_TIMEOUT(s.portfolio().plans.size() > 0 && applied.count() > 4, patience);
}

void TestValuePages::pictures()
{
    Sample s;
    QVERIFY(s.open());
    QVERIFY(s.northwind());
    QTest::qWait(200);
    shoot(s.w, "value-account");
    s.value().showPart(AccountValue::Assumptions);
    shoot(s.w, "value-assumptions");
    s.value().showPart(AccountValue::Lines);
    s.value().why();
    shoot(s.w, "value-why");
    s.value().showPart(AccountValue::Lines);
    s.value().beginLine();
    shoot(s.w, "value-add-line");
    (void)s.value().escape();
    s.w.value->setMode(ValuePage::Mode::Portfolio);
    QTRY_VERIFY_WITH_TIMEOUT(!s.w.value->portfolio()->listed().empty(), patience);
    shoot(s.w, "value-portfolio");
    s.w.window.resize(1100, 700);
    shoot(s.w, "value-portfolio-narrow");
    s.w.value->setMode(ValuePage::Mode::Account);
    QTest::qWait(50);
    shoot(s.w, "value-account-narrow");
    s.value().showPart(AccountValue::Assumptions);
    shoot(s.w, "value-assumptions-narrow");
    QVERIFY(s.value().study()->base().value[2]);
    s.w.window.resize(1440, 900);
    for (const char *tab : {"plan", "value"}) {
        s.w.window.go({"account", "northwind-freight", tab});
        QTest::qWait(300);
        shoot(s.w, QStringLiteral("account-") + QString::fromLatin1(tab));
    }
    const auto &signalsOf = s.w.session.snapshot().standing->signals;
    for (AccountIndex account = 0; account < s.portfolio().accountCount(); ++account) {
        if (std::ranges::none_of(signalsOf.of(account), [](const Signal &signal) { return signal.rule == SignalRule::OffCourse; }))
            continue;
        s.w.window.go({"account", QString::fromStdString(std::string(s.portfolio().text(s.portfolio().externalId[account]))), "plan"});
        QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*s.w.account->plan()).contains(QLatin1String("Off course since")), patience);
        shoot(s.w, "account-plan-off-course");
        break;
    }
    QApplication::setLayoutDirection(Qt::RightToLeft);
    s.w.window.go({"value", "northwind-freight", {}});
    QTest::qWait(100);
    shoot(s.w, "value-mirrored");
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestValuePages)
#include "test_value_pages.moc"
