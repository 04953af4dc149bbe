/// Actions, their keys, history and matching: the parts of the frame that need no window of their own.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/action_registry.h"
#include "shell/fuzzy_match.h"
#include "shell/place_history.h"

#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>
#include <QWidget>

using namespace milepost::ui;

namespace {

ActionSpec spec(const QString &id, const QList<QKeySequence> &keys, const QStringList &places = {})
{
    ActionSpec made;
    made.id = id;
    made.text = id;
    made.keys = keys;
    made.places = places;
    return made;
}

} // namespace

class TestShellActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void letterWorksOutsideTextInput();
    void plainKeysBelongToTextInput();
    void chordOfTwoLetters();
    void singleKeysCanBeSwitchedOff();
    void placeSwitchesActions();
    void unavailableSaysWhy();
    void changedKeysSurvive();
    void conflictsAreNamed();
    void hints();
    void historyLikeABrowser();
    void historyIsBounded();
    void fuzzyFindsLetters();
    void fuzzyPrefersWordStarts();
    void fuzzyRefuses();
    void fuzzySurvivesAnything();
};

struct Frame {
    QWidget window;
    QLineEdit *field = new QLineEdit;
    QWidget *table = new QWidget;
    ActionRegistry registry{&window};
    Frame()
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(field);
        layout->addWidget(table);
        table->setFocusPolicy(Qt::StrongFocus);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        table->setFocus();
    }
};

void TestShellActions::letterWorksOutsideTextInput()
{
    Frame frame;
    int runs = 0;
    frame.registry.add(spec("log", {QKeySequence("L")}), [&] { ++runs; });
    QTest::keyClick(frame.table, Qt::Key_L);
    QCOMPARE(runs, 1);
}

void TestShellActions::plainKeysBelongToTextInput()
{
    Frame frame;
    int letter = 0, enter = 0, escape = 0, command = 0;
    frame.registry.add(spec("log", {QKeySequence("L")}), [&] { ++letter; });
    frame.registry.add(spec("open", {QKeySequence(Qt::Key_Return)}), [&] { ++enter; });
    frame.registry.add(spec("back", {QKeySequence(Qt::Key_Escape)}), [&] { ++escape; });
    frame.registry.add(spec("palette", {QKeySequence("Ctrl+K")}), [&] { ++command; });
    frame.field->setFocus();
    QTest::keyClick(frame.field, Qt::Key_L);
    QTest::keyClick(frame.field, Qt::Key_Return);
    QTest::keyClick(frame.field, Qt::Key_Escape);
    QCOMPARE(letter, 0);
    QCOMPARE(enter, 0);
    QCOMPARE(escape, 0);
    QCOMPARE(frame.field->text(), QString("l"));
    QTest::keyClick(frame.field, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(command, 1);
    frame.table->setFocus();
    QTest::keyClick(frame.table, Qt::Key_Return);
    QTest::keyClick(frame.table, Qt::Key_Escape);
    QCOMPARE(enter, 1);
    QCOMPARE(escape, 1);
}

void TestShellActions::chordOfTwoLetters()
{
    Frame frame;
    int today = 0, accounts = 0, task = 0;
    frame.registry.add(spec("go.today", {QKeySequence("G, T")}), [&] { ++today; });
    frame.registry.add(spec("go.accounts", {QKeySequence("G, A")}), [&] { ++accounts; });
    frame.registry.add(spec("task", {QKeySequence("T")}), [&] { ++task; });
    QTest::keyClick(frame.table, Qt::Key_G);
    QTest::keyClick(frame.table, Qt::Key_T);
    QCOMPARE(today, 1);
    QCOMPARE(task, 0);
    QTest::keyClick(frame.table, Qt::Key_T);
    QCOMPARE(task, 1);
    QTest::keyClick(frame.table, Qt::Key_G);
    QTest::keyClick(frame.table, Qt::Key_A);
    QCOMPARE(accounts, 1);
}

void TestShellActions::singleKeysCanBeSwitchedOff()
{
    Frame frame;
    int runs = 0, chords = 0, commands = 0;
    frame.registry.add(spec("log", {QKeySequence("L")}), [&] { ++runs; });
    frame.registry.add(spec("go", {QKeySequence("G, T")}), [&] { ++chords; });
    frame.registry.add(spec("undo", {QKeySequence("Ctrl+Z")}), [&] { ++commands; });
    frame.registry.setSingleKeysEnabled(false);
    QTest::keyClick(frame.table, Qt::Key_L);
    QTest::keyClick(frame.table, Qt::Key_G);
    QTest::keyClick(frame.table, Qt::Key_T);
    QTest::keyClick(frame.table, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(runs, 0);
    QCOMPARE(chords, 0);
    QCOMPARE(commands, 1);
    QVERIFY(frame.registry.hint("log").isEmpty());
    frame.registry.setSingleKeysEnabled(true);
    QTest::keyClick(frame.table, Qt::Key_L);
    QCOMPARE(runs, 1);
}

void TestShellActions::placeSwitchesActions()
{
    Frame frame;
    int today = 0, accounts = 0;
    frame.registry.add(spec("today.done", {QKeySequence("E")}, {"today"}), [&] { ++today; });
    frame.registry.add(spec("accounts.export", {QKeySequence("E")}, {"accounts"}), [&] { ++accounts; });
    frame.registry.setPlace("today");
    QTest::keyClick(frame.table, Qt::Key_E);
    frame.registry.setPlace("accounts");
    QTest::keyClick(frame.table, Qt::Key_E);
    QTest::keyClick(frame.table, Qt::Key_E);
    QCOMPARE(today, 1);
    QCOMPARE(accounts, 2);
}

void TestShellActions::unavailableSaysWhy()
{
    Frame frame;
    int runs = 0;
    QAction *action = frame.registry.add(spec("log", {QKeySequence("L")}), [&] { ++runs; });
    frame.registry.setAvailable("log", false, "No account is selected.");
    QVERIFY(!action->isEnabled());
    QCOMPARE(action->toolTip(), QString("No account is selected."));
    QTest::keyClick(frame.table, Qt::Key_L);
    QCOMPARE(runs, 0);
    QSignalSpy changed(&frame.registry, &ActionRegistry::changed);
    frame.registry.setAvailable("log", false, "No account is selected.");
    QCOMPARE(changed.count(), 0);
    frame.registry.setAvailable("log", true);
    QCOMPARE(changed.count(), 1);
    QTest::keyClick(frame.table, Qt::Key_L);
    QCOMPARE(runs, 1);
}

void TestShellActions::changedKeysSurvive()
{
    QTemporaryDir directory;
    const QString file = directory.filePath("window.ini");
    {
        QWidget window;
        QSettings settings(file, QSettings::IniFormat);
        ActionRegistry registry(&window, &settings);
        registry.add(spec("log", {QKeySequence("L")}), {});
        registry.add(spec("note", {QKeySequence("N")}), {});
        registry.setKeys("log", {QKeySequence("Ctrl+L"), QKeySequence("G, L")});
        registry.setKeys("note", {});
        registry.setSingleKeysEnabled(false);
    }
    QWidget window;
    QSettings settings(file, QSettings::IniFormat);
    ActionRegistry registry(&window, &settings);
    registry.add(spec("log", {QKeySequence("L")}), {});
    registry.add(spec("note", {QKeySequence("N")}), {});
    QCOMPARE(registry.keys("log"), (QList<QKeySequence>{QKeySequence("Ctrl+L"), QKeySequence("G, L")}));
    QVERIFY(registry.keys("note").isEmpty());
    QVERIFY(registry.keysChanged("note"));
    QVERIFY(!registry.singleKeysEnabled());
    registry.resetKeys("log");
    QCOMPARE(registry.keys("log"), QList<QKeySequence>{QKeySequence("L")});
    QVERIFY(!registry.keysChanged("log"));
}

void TestShellActions::conflictsAreNamed()
{
    QWidget window;
    ActionRegistry registry(&window);
    registry.add(spec("go.today", {QKeySequence("G, T")}), {});
    registry.add(spec("today.done", {QKeySequence("E")}, {"today"}), {});
    registry.add(spec("accounts.export", {QKeySequence("X")}, {"accounts"}), {});
    QCOMPARE(registry.conflict("today.done", QKeySequence("G")), QString("go.today"));
    QCOMPARE(registry.conflict("today.done", QKeySequence("X")), QString());
    QCOMPARE(registry.conflict("go.today", QKeySequence("X")), QString("accounts.export"));
    QCOMPARE(registry.conflict("go.today", QKeySequence("G, T")), QString());
}

void TestShellActions::hints()
{
    QWidget window;
    ActionRegistry registry(&window);
    registry.add(spec("go.today", {QKeySequence("G, T")}), {});
    registry.add(spec("palette", {QKeySequence("Ctrl+K")}), {});
    registry.add(spec("open", {QKeySequence(Qt::Key_Return)}), {});
    registry.add(spec("none", {}), {});
    QCOMPARE(registry.hint("go.today"), (QStringList{"g", "t"}));
    QCOMPARE(registry.hint("palette"), QStringList{"Ctrl+K"});
    QCOMPARE(registry.hint("open"), QStringList{"Enter"});
    QVERIFY(registry.hint("none").isEmpty());
    QVERIFY(registry.hint("unknown").isEmpty());
}

void TestShellActions::historyLikeABrowser()
{
    PlaceHistory history;
    QVERIFY(!history.back());
    history.visit({"today", {}, {}});
    history.visit({"accounts", {}, {}});
    history.visit({"accounts", {}, {}});
    history.visit({"account", "A-1", {}});
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.back()->place, QString("accounts"));
    QCOMPARE(history.back()->place, QString("today"));
    QVERIFY(!history.canGoBack());
    QCOMPARE(history.forward()->place, QString("accounts"));
    history.visit({"sources", {}, {}});
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.back()->place, QString("accounts"));
    history.replace({"accounts", {}, "mine"});
    QCOMPARE(history.forward()->place, QString("sources"));
    QCOMPARE(history.back()->part, QString("mine"));
}

void TestShellActions::historyIsBounded()
{
    PlaceHistory history;
    for (int i = 0; i < 500; ++i)
        history.visit({"account", QString::number(i), {}});
    std::size_t steps = 0;
    while (history.back())
        ++steps;
    QCOMPARE(steps, PlaceHistory::limit - 1);
    QCOMPARE(history.current()->account, QString("400"));
}

void TestShellActions::fuzzyFindsLetters()
{
    const auto match = fuzzyMatch(u"lgm", u"Log milestone");
    QVERIFY(match);
    QCOMPARE(match->ranges.size(), std::size_t(3));
    const auto run = fuzzyMatch(u"REN", u"Prepare renewal brief");
    QVERIFY(run);
    QCOMPARE(run->ranges.size(), std::size_t(1));
    QCOMPARE(run->ranges[0].begin, 8);
    QCOMPARE(run->ranges[0].length, 3);
    QCOMPARE(fuzzyMatch(u"", u"anything")->score, 0);
    QVERIFY(fuzzyMatch(u"log mile", u"Log milestone"));
}

void TestShellActions::fuzzyPrefersWordStarts()
{
    const int start = fuzzyMatch(u"ren", u"Renewals")->score;
    const int word = fuzzyMatch(u"ren", u"Set renewal")->score;
    const int inside = fuzzyMatch(u"ren", u"Farenholt")->score;
    const int scattered = fuzzyMatch(u"ren", u"Reported on")->score;
    QVERIFY(start > word);
    QVERIFY(word > inside);
    QVERIFY(start > scattered);
    QVERIFY(!fuzzyMatch(u"ren", u"Export these accounts as CSV"));
}

void TestShellActions::fuzzyRefuses()
{
    QVERIFY(!fuzzyMatch(u"xyz", u"Log milestone"));
    QVERIFY(!fuzzyMatch(u"nol", u"lon"));
    QVERIFY(!fuzzyMatch(u"a", u""));
}

void TestShellActions::fuzzySurvivesAnything()
{
    const QString wide(100'000, u'x');
    QVERIFY(fuzzyMatch(u"xxx", wide));
    QVERIFY(!fuzzyMatch(wide, u"x"));
    const QString emoji = QString::fromUtf8("👩‍🚀 Straße");
    QVERIFY(fuzzyMatch(u"straße", emoji));
}

QTEST_MAIN(TestShellActions)
#include "test_shell_actions.moc"
