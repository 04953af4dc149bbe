/// A value model is made and changed in the page by keys: lines, costs, period, rounding and numbers; each change is one step of undo, and what
/// is wrong is said by the field it is in.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/benchmarks/choice_button.h"
#include "pages/value/account_value.h"
#include "pages/value/in_place_table.h"
#include "pages/value/line_form.h"
#include "pages/value/value_page.h"
#include "shell/action_registry.h"
#include "support/scene_window.h"
#include "support/ui_fixtures.h"
#include "theme/refused_field.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

constexpr auto now = "2026-03-02T10:00:00Z";

/// The sample, with Northwind's value on the screen.
struct Desk {
    QTemporaryDir folder;
    SceneWindow w{folder.path(), *instantFromIso(now, true)};
    bool open()
    {
        if (!w.open())
            return false;
        w.session.createSample();
        if (!QTest::qWaitFor([this] { return w.count() > 100; }, patience))
            return false;
        w.window.go({"value", "northwind-freight", {}});
        return QTest::qWaitFor([this] { return value().study().has_value(); }, patience);
    }
    [[nodiscard]] AccountValue &value() const { return *w.value->account(); }
    void act(const char *id) { w.window.actions().action(QLatin1String(id))->trigger(); }
    /// The models as they are stored.
    [[nodiscard]] std::vector<RoiModel> models()
    {
        std::optional<std::vector<RoiModel>> found;
        QObject context;
        w.session.requestRoiModels(&context, [&](const Result<std::vector<RoiModel>> &models) { found = *models; });
        (void)QTest::qWaitFor([&] { return found.has_value(); }, patience);
        return found.value_or(std::vector<RoiModel>());
    }
    [[nodiscard]] RoiModel model(const std::string &key)
    {
        for (const RoiModel &each : models()) {
            if (each.key == key)
                return each;
        }
        return {};
    }
    [[nodiscard]] RoiModel shown() const { return value().study() ? value().study()->roi.model : RoiModel(); }
    [[nodiscard]] bool settled(QSignalSpy &applied, int count)
    {
        return QTest::qWaitFor([&] { return applied.count() >= count; }, patience);
    }
};

QLineEdit *field(QWidget &form, const char *name)
{
    for (QLineEdit *each : form.findChildren<QLineEdit *>()) {
        if (each->accessibleName() == QLatin1String(name) && each->isVisible())
            return each;
    }
    qFatal("no field is called %s", name);
}

void type(QWidget &form, const char *name, const char *text, bool enter = false)
{
    QLineEdit *edit = field(form, name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTest::keyClicks(edit, QString::fromUtf8(text));
    if (enter)
        QTest::keyClick(edit, Qt::Key_Return);
}

/// By keys: Space opens the menu of the button whose caption it is, arrows and Enter choose.
void choose(QWidget &form, const char *caption, const char *text)
{
    for (ChoiceButton *button : form.findChildren<ChoiceButton *>()) {
        if (!button->isVisible() || !button->accessibleName().startsWith(QLatin1String(caption) + QLatin1Char(':')))
            continue;
        if (button->valueText().startsWith(QLatin1String(text)))
            return;
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        auto *menu = button->findChild<QMenu *>();
        QVERIFY(menu);
        const auto actions = menu->actions();
        const auto wanted = std::ranges::find_if(actions, [&](const QAction *each) { return each->text().startsWith(QLatin1String(text)); });
        QVERIFY2(wanted != actions.end(), text);
        for (int steps = 0; menu->activeAction() != *wanted && steps < 100; ++steps)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(button->valueText().startsWith(QLatin1String(text)));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return;
    }
    QFAIL(caption);
}

const RoiAssumption *assumption(const RoiModel &model, const std::string &key)
{
    const auto at = std::ranges::find(model.assumptions, key, &RoiAssumption::key);
    return at == model.assumptions.end() ? nullptr : &*at;
}

} // namespace

class TestValueModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void keysAreFree();
    void aNewModelSaysEverything();
    void aLineIsChanged();
    void costsAreAddedChangedAndRemoved();
    void periodAndRounding();
    void namesUnitsAndCurrencies();
    void theModelsNumberAgain();
    void pictures();
};

void TestValueModels::keysAreFree()
{
    QCOMPARE(keyFor("Orders by phone!", {}), std::string("orders_by_phone"));
    QCOMPARE(keyFor("Orders by phone", {"orders_by_phone"}), std::string("orders_by_phone_2"));
    QCOMPARE(keyFor("月光", {}), std::string("line"));
    LineDraft draft;
    draft.title = "Calls";
    draft.saving.base = "10";
    draft.rate.base = "50";
    draft.share.base = "0.5";
    const Stated stated{*Currency::fromCode("EUR"), "Mara", Day{20000}};
    const RoiModel once = withLine({}, {}, draft, stated);
    const RoiModel twice = withLine(once, {}, draft, stated);
    QCOMPARE(twice.lines.size(), std::size_t(2));
    QCOMPARE(twice.assumptions.size(), std::size_t(6));
    QVERIFY(withoutLine(twice, 1) == once);
    // What a form shows of a line and gives back unchanged changes nothing.
    QVERIFY(withLine(twice, 1, draftOf(twice.lines[1]), stated) == twice);
    // Two lines share a number: it stays as long as one of them uses it; the second's own rate goes.
    LineDraft sharing = draftOf(twice.lines[1]);
    sharing.rate.key = twice.lines[0].rate;
    sharing.share = {};
    const RoiModel shared = withLine(twice, 1, sharing, stated);
    QCOMPARE(shared.assumptions.size(), std::size_t(4));
    QCOMPARE(shared.lines[1].rate, shared.lines[0].rate);
    QCOMPARE(withoutLine(shared, 1).assumptions.size(), std::size_t(3));
    CostDraft cost;
    cost.title = "Moving in";
    cost.kind = RoiCostKind::InternalHours;
    cost.amount.base = "40";
    cost.rate.key = shared.lines[0].rate;
    const RoiModel costly = withCost(shared, {}, cost, stated);
    QVERIFY(costly.costs.size() == 1 && costly.assumptions.size() == 5);
    QVERIFY(!costly.assumptions.back().currency.valid()); // hours are no money
    QVERIFY(withCost(costly, 0, draftOf(costly.costs[0]), stated) == costly);
    QVERIFY(withoutCost(costly, 0) == shared); // the rate stays: a line uses it
}

void TestValueModels::aNewModelSaysEverything()
{
    Desk d;
    QVERIFY(d.open());
    QSignalSpy applied(&d.w.session, &Session::editApplied);
    d.w.session.apply(RemoveRoiModel{"automation"});
    d.w.session.apply(RemoveRoiModel{"reports"});
    QVERIFY(d.settled(applied, 2));
    QTRY_VERIFY_WITH_TIMEOUT(!d.value().study(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(d.models().empty(), patience);
    d.act("value.add_line");
    LineForm &form = *d.value().form();
    QVERIFY(form.isVisible() && form.makesModel());
    // Everything wrong at once: the first is said, all are marked, the first has the focus.
    type(form, "Applies to", "plam:Business");
    type(form, "First day", "2026-06-01");
    type(form, "Last day", "2026-01-01");
    type(form, "Base", "ten", true);
    QVERIFY(form.isVisible());
    for (const char *name : {"Name of the model", "Applies to", "Last day", "What it saves", "Base", "Rate"})
        QVERIFY2(isRefused(field(form, name)), name);
    QVERIFY(!isRefused(field(form, "First day")));
    QCOMPARE(QApplication::focusWidget(), field(form, "Name of the model"));
    QVERIFY(labelsOf(form).contains(QLatin1String("Give the model a name")));
    QCOMPARE(field(form, "Base")->text(), QStringLiteral("ten"));
    QCOMPARE(applied.count(), 2);
    type(form, "Name of the model", "Fewer calls");
    type(form, "Applies to", "");
    type(form, "First day", "2025-09-01");
    type(form, "Last day", "2026-08-31");
    choose(form, "Hours", "whole hours");
    type(form, "What it saves", "Calls nobody makes");
    choose(form, "Kind", "Time released");
    choose(form, "Counts", "an event");
    type(form, "Name of the event", "call_avoided");
    type(form, "Base", "12");
    type(form, "Low", "20");
    type(form, "Rate", "50", true);
    QVERIFY(labelsOf(form).contains(QLatin1String("Low (20) is not above base (12)")));
    QVERIFY(isRefused(field(form, "Low")) && !isRefused(field(form, "Base")));
    type(form, "Low", "8");
    choose(form, "Without us from", "a new number");
    type(form, "Without us", "2");
    choose(form, "Share due to us from", "a new number");
    type(form, "Share due to us", "1.5", true);
    QVERIFY(isRefused(field(form, "Share due to us")));
    QVERIFY(labelsOf(form).contains(QLatin1String("between 0 and 1")));
    type(form, "Share due to us", "0.5", true);
    QVERIFY2(!form.isVisible(), qPrintable(labelsOf(form)));
    QVERIFY(d.settled(applied, 3));
    QTRY_COMPARE_WITH_TIMEOUT(d.models().size(), std::size_t(1), patience);
    const RoiModel made = d.models().front();
    QCOMPARE(made.key, std::string("fewer_calls"));
    QCOMPARE(made.rounding, RoiRounding::WholeHours);
    QCOMPARE(isoFromDay(made.from) + " " + isoFromDay(made.to), std::string("2025-09-01 2026-08-31"));
    QCOMPARE(made.lines.size(), std::size_t(1));
    const RoiLine &line = made.lines[0];
    QVERIFY(line.kind == RoiKind::TimeReleased && line.counted == RoiCounted::Event && line.object == "call_avoided");
    QCOMPARE(assumption(made, line.saving)->low, std::string("8"));
    QCOMPARE(assumption(made, line.withoutUs)->base, std::string("2"));
    QCOMPARE(assumption(made, line.confidence)->base, std::string("0.5"));
    QVERIFY(made.costs.size() == 1 && made.costs[0].kind == RoiCostKind::Subscription);
    d.w.session.undo();
    QTRY_VERIFY_WITH_TIMEOUT(d.models().empty(), patience); // one step
}

void TestValueModels::aLineIsChanged()
{
    Desk d;
    QVERIFY(d.open());
    QSignalSpy applied(&d.w.session, &Session::editApplied);
    const std::string key = d.shown().key;
    const RoiModel before = d.model(key);
    d.value().lines()->setCurrentIndex(d.value().lines()->model()->index(1, 1));
    d.act("value.change_part");
    LineForm &form = *d.value().form();
    QVERIFY(form.isVisible() && !form.makesModel());
    QCOMPARE(field(form, "What it saves")->text().toStdString(), before.lines[1].title);
    // Nothing typed: nothing changes, and there is nothing to undo.
    QTest::keyClick(field(form, "What it saves"), Qt::Key_Return);
    QVERIFY(!form.isVisible());
    QTest::qWait(100);
    QVERIFY(d.model(key) == before);
    d.act("value.change_part");
    type(form, "What it saves", "Faster month ends");
    choose(form, "Kind", "Revenue gained");
    choose(form, "Counts", "an event");
    type(form, "Name of the event", "", true);
    QVERIFY(form.isVisible() && isRefused(field(form, "Name of the event")));
    type(form, "Name of the event", "month_closed");
    choose(form, "Without us from", "a new number");
    type(form, "Without us", "3", true);
    QVERIFY2(!form.isVisible(), qPrintable(labelsOf(form)));
    QTRY_COMPARE_WITH_TIMEOUT(d.model(key).lines[1].title, std::string("Faster month ends"), patience);
    const RoiModel after = d.model(key);
    QVERIFY(after.lines[1].kind == RoiKind::RevenueGained && after.lines[1].object == "month_closed" && after.lines[1].counted == RoiCounted::Event);
    QCOMPARE(after.lines[1].key, before.lines[1].key);
    QCOMPARE(after.lines[1].saving, before.lines[1].saving); // its number is what it was
    QCOMPARE(assumption(after, after.lines[1].withoutUs)->base, std::string("3"));
    QCOMPARE(after.lines.size(), before.lines.size());
    QTRY_COMPARE_WITH_TIMEOUT(d.shown().lines[1].title, std::string("Faster month ends"), patience);
    d.w.session.undo();
    QTRY_VERIFY_WITH_TIMEOUT(d.model(key) == before, patience);
}

void TestValueModels::costsAreAddedChangedAndRemoved()
{
    Desk d;
    QVERIFY(d.open());
    const std::string key = d.shown().key;
    const RoiModel before = d.model(key);
    const auto cost = [&] { return d.value().study()->base().cost; };
    const auto paid = (*cost())[1];
    d.act("value.costs");
    d.act("value.add_line");
    CostForm &form = *d.value().costForm();
    QVERIFY(form.isVisible());
    type(form, "What it cost", "Moving the data");
    choose(form, "Kind", "Implementation");
    type(form, "Due on", "soon");
    type(form, "Base", "1200", true);
    QVERIFY(form.isVisible() && isRefused(field(form, "Due on")));
    QVERIFY(labelsOf(form).contains(QLatin1String("2026-03-31")));
    type(form, "Due on", "", true);
    QVERIFY2(!form.isVisible(), qPrintable(labelsOf(form)));
    QTRY_COMPARE_WITH_TIMEOUT(d.model(key).costs.size(), before.costs.size() + 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(cost() && (*cost())[1] == paid + 1200, patience);
    const RoiModel once = d.model(key);
    // Hours of our own people instead, at a rate that is new.
    d.value().costs()->setCurrentIndex(d.value().costs()->model()->index(static_cast<int>(before.costs.size()), 0));
    d.value().costs()->setFocus();
    QTest::keyClick(d.value().costs(), Qt::Key_Return);
    QVERIFY(form.isVisible());
    choose(form, "Kind", "Hours of their own");
    type(form, "Base", "10", true);
    QVERIFY(form.isVisible());
    QVERIFY(labelsOf(form).contains(QLatin1String("what an hour costs")));
    choose(form, "Rate from", "a new number");
    type(form, "Rate", "80", true);
    QVERIFY2(!form.isVisible(), qPrintable(labelsOf(form)));
    QTRY_VERIFY_WITH_TIMEOUT(cost() && (*cost())[1] == paid + 800, patience);
    QCOMPARE(d.model(key).costs.back().kind, RoiCostKind::InternalHours);
    QTest::keyClick(d.value().costs(), Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(cost() && (*cost())[1] == paid, patience);
    QVERIFY(d.model(key) == before); // and the numbers that it alone used are gone
    for (const RoiModel &expected : {std::ref(once), std::ref(before)}) {
        if (expected == once)
            d.w.session.undo(); // the removal
        QTest::qWait(50);
        d.w.session.undo();
        QTRY_VERIFY_WITH_TIMEOUT(d.model(key) == expected, patience);
    }
}

void TestValueModels::periodAndRounding()
{
    Desk d;
    QVERIFY(d.open());
    const std::string key = d.shown().key;
    const RoiModel before = d.model(key);
    d.act("value.model");
    ModelForm &form = *d.value().modelForm();
    QVERIFY(form.isVisible());
    type(form, "Last day", "2026-02-28", true);
    QVERIFY(form.isVisible() && isRefused(field(form, "First day")));
    type(form, "First day", "2025-12-01");
    choose(form, "Hours", before.rounding == RoiRounding::Exact ? "whole hours" : "exact");
    type(form, "Name of the model", "Winter", true);
    QVERIFY2(!form.isVisible(), qPrintable(labelsOf(form)));
    QTRY_COMPARE_WITH_TIMEOUT(d.model(key).title, std::string("Winter"), patience);
    const RoiModel after = d.model(key);
    QVERIFY(after.rounding != before.rounding);
    QTRY_COMPARE_WITH_TIMEOUT(d.value().study()->base().from, *dayFromIso("2025-12-01"), patience);
    QCOMPARE(d.value().study()->base().to, *dayFromIso("2026-02-28"));
    d.w.session.undo();
    QTRY_VERIFY_WITH_TIMEOUT(d.model(key) == before, patience);
    d.act("value.model");
    QTest::keyClick(field(form, "First day"), Qt::Key_Escape);
    QVERIFY(!form.isVisible());
}

void TestValueModels::namesUnitsAndCurrencies()
{
    Desk d;
    QVERIFY(d.open());
    QSignalSpy applied(&d.w.session, &Session::editApplied);
    d.act("value.for"); // for the model
    InPlaceTable &table = *d.value().assumptions();
    auto &model = *qobject_cast<AssumptionModel *>(table.model());
    const std::string key = d.shown().key;
    const RoiModel before = d.model(key);
    const auto write = [&](int column, const char *text) {
        table.setCurrentIndex(model.index(model.rowOf("hourly"), column));
        QTest::keyClick(&table, Qt::Key_Return);
        const auto editors = table.findChildren<QLineEdit *>();
        QVERIFY(!editors.isEmpty());
        editors.back()->selectAll();
        QTest::keyClicks(editors.back(), QString::fromUtf8(text));
        QTest::keyClick(editors.back(), Qt::Key_Return);
        QCoreApplication::processEvents();
    };
    write(AssumptionModel::Title, "An hour of a planner");
    QVERIFY(d.settled(applied, 1));
    write(AssumptionModel::Unit, "each hour");
    QVERIFY(d.settled(applied, 2));
    write(AssumptionModel::Money, "crowns");
    QVERIFY(model.problem().contains(QLatin1String("EUR"))); // says what it may be
    write(AssumptionModel::Money, "");
    QVERIFY2(model.problem().contains(QLatin1String("currency")), qPrintable(model.problem())); // a rate is money
    QCOMPARE(applied.count(), 2);
    write(AssumptionModel::Money, "gbp");
    QVERIFY(d.settled(applied, 3));
    QTRY_COMPARE_WITH_TIMEOUT(assumption(d.model(key), "hourly")->currency.toString(), std::string("GBP"), patience);
    QCOMPARE(assumption(d.model(key), "hourly")->title, std::string("An hour of a planner"));
    QCOMPARE(assumption(d.model(key), "hourly")->unit, std::string("each hour"));
    for (int i = 0; i < 3; ++i)
        d.w.session.undo();
    QTRY_VERIFY_WITH_TIMEOUT(d.model(key) == before, patience);
}

void TestValueModels::theModelsNumberAgain()
{
    Desk d;
    QVERIFY(d.open());
    QSignalSpy applied(&d.w.session, &Session::editApplied);
    d.act("value.assumptions");
    InPlaceTable &table = *d.value().assumptions();
    auto &model = *qobject_cast<AssumptionModel *>(table.model());
    const auto own = [&] { return d.value().study()->roi.ownAssumptions; };
    const auto base = [&] { return assumption(d.shown(), "report_minutes")->base; };
    const auto all = own();
    QVERIFY(std::ranges::find(all, std::string("report_minutes")) != all.end());
    QVERIFY(std::ranges::find(all, std::string("hourly")) == all.end());
    const std::string mine = base();
    const std::string written = assumption(d.model(d.shown().key), "report_minutes")->base;
    QVERIFY(written != mine);
    // Of a number that is the model's there is nothing to take back.
    table.setFocus();
    table.setCurrentIndex(model.index(model.rowOf("hourly"), AssumptionModel::Base));
    QTest::keyClick(&table, Qt::Key_Delete);
    QTest::qWait(50);
    QCOMPARE(applied.count(), 0);
    table.setCurrentIndex(model.index(model.rowOf("report_minutes"), AssumptionModel::Base));
    QTest::keyClick(&table, Qt::Key_Delete);
    QCOMPARE(base(), written); // at once
    QCOMPARE(own().size(), all.size() - 1);
    QVERIFY(d.settled(applied, 1));
    QTest::qWait(200); // the store's own answer has come
    QCOMPARE(base(), written);
    d.act("edit.undo");
    QTRY_COMPARE_WITH_TIMEOUT(base(), mine, patience);
    QTRY_COMPARE_WITH_TIMEOUT(own().size(), all.size(), patience);
    // The cell that says whose number it is turns, too.
    table.setFocus();
    table.setCurrentIndex(model.index(model.rowOf("report_minutes"), AssumptionModel::Scope));
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(base(), written);
    QVERIFY(d.settled(applied, 2));
}

void TestValueModels::pictures()
{
    Desk d;
    QVERIFY(d.open());
    const auto look = [&](const QString &suffix) {
        d.act("value.lines");
        d.value().lines()->setCurrentIndex(d.value().lines()->model()->index(0, 1));
        d.act("value.change_part");
        shoot(d.w, QStringLiteral("model-line") + suffix);
        QVERIFY(d.value().form()->isVisible());
        (void)d.value().escape();
        d.act("value.costs");
        shoot(d.w, QStringLiteral("model-costs") + suffix);
        d.act("value.add_line");
        type(*d.value().costForm(), "Due on", "soon", true);
        shoot(d.w, QStringLiteral("model-cost-form") + suffix);
        (void)d.value().escape();
        d.act("value.model");
        shoot(d.w, QStringLiteral("model-model") + suffix);
        (void)d.value().escape();
        d.act("value.assumptions");
        auto &table = *d.value().assumptions();
        auto &model = *qobject_cast<AssumptionModel *>(table.model());
        table.setCurrentIndex(model.index(model.rowOf("report_minutes"), AssumptionModel::Base));
        shoot(d.w, QStringLiteral("model-assumptions") + suffix);
    };
    look({});
    d.w.window.resize(1100, 700);
    QTest::qWait(50);
    look(QStringLiteral("-narrow"));
}

QTEST_MAIN(TestValueModels)
#include "test_value_models.moc"
