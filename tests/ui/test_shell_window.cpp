/// The frame around pages: places, keys, palette, what survives a restart, and edits that can be undone, on a real
/// profile in a folder of its own.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/account_actions.h"
#include "pages/accounts/account_list.h"
#include "pages/accounts/accounts_page.h"
#include "shell/action_registry.h"
#include "shell/command_palette.h"
#include "shell/filter_edit.h"
#include "shell/inspector.h"
#include "shell/main_window.h"
#include "shell/prompter.h"
#include "shell/window_state.h"
#include "support/fake_clock.h"
#include "support/ui_fixtures.h"
#include "theme/theme.h"
#include "workspace/session.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

/// A place with nothing in it.
class PlainPage : public Page {
public:
    PlainPage(const PageContext &context, QString place)
        : Page(context)
        , m_place(std::move(place))
    {
        setFocusPolicy(Qt::StrongFocus);
    }
    QString place() const override { return m_place; }
    QString title() const override { return m_place; }
    QString iconName() const override { return m_place == QLatin1String("account") ? QString() : QStringLiteral("today"); }
    void setSnapshot(const Snapshot &) override { ++snapshots; }
    void arrive(const Location &location) override { at = location; }
    Location location() const override { return {m_place, at.account, {}}; }
    QJsonObject saveState() const override { return {{QStringLiteral("note"), note}}; }
    void restoreState(const QJsonObject &state) override { note = state.value(QStringLiteral("note")).toString(); }
    int snapshots = 0;
    QString note;
    Location at;

private:
    QString m_place;
};

struct Frame {
    QSettings settings;
    FakeClock clock;
    Session session;
    DialogPrompter prompter;
    MainWindow window;
    AccountActions accountActions;
    PlainPage *today;
    AccountsPage *accounts;
    bool dark = false;
    explicit Frame(const QString &folder)
        : settings(folder + "/window.ini", QSettings::IniFormat)
        , session((folder + "/profile").toStdString(), clock)
        , window(session, clock, prompter, settings, [this] { return dark; })
        , accountActions(window, session)
        , today(new PlainPage(window.context(), "today"))
        , accounts(new AccountsPage(window.context()))
    {
        window.addPage(today);
        window.addPage(accounts);
        window.addPage(new PlainPage(window.context(), "account"));
        window.start();
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }
    void openSample()
    {
        const auto tell = [](const Error &error) { QFAIL(error.toString().c_str()); };
        QObject::connect(&session, &Session::failed, &window, tell);
        QObject::connect(&session, &Session::importFailed, &window, tell);
        QSignalSpy shown(&session, &Session::snapshotChanged);
        session.open();
        QVERIFY(shown.wait(30'000));
        if (session.snapshot().portfolio->accountCount() == 0) {
            session.createSample();
            QTRY_VERIFY_WITH_TIMEOUT(session.snapshot().portfolio->accountCount() > 100, 60'000);
        }
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : static_cast<QWidget *>(&window), static_cast<Qt::Key>(key), modifiers);
    }
};

} // namespace

class TestShellWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void chordsGoToPlaces();
    void theDesktopsThemeIsFollowed();
    void backAndForward();
    void typingFiltersAccounts();
    void paletteFindsAccounts();
    void assignedAndUndone();
    void severalMilestonesAreOneStep();
    void personIsSaid();
    void restartRestores();
    void brokenStateIsSurvived();
};

void TestShellWindow::chordsGoToPlaces()
{
    QTemporaryDir folder;
    Frame frame(folder.path());
    QCOMPARE(frame.window.currentPage()->place(), QString("today"));
    frame.key(Qt::Key_G);
    frame.key(Qt::Key_A);
    QVERIFY(frame.window.currentPage() == frame.accounts);
    frame.key(Qt::Key_G);
    frame.key(Qt::Key_T);
    QVERIFY(frame.window.currentPage() == frame.today);
}

void TestShellWindow::backAndForward()
{
    QTemporaryDir folder;
    Frame frame(folder.path());
    frame.window.go({"accounts", {}, {}});
    frame.window.go({"account", "A-7", {}});
    QCOMPARE(frame.window.currentPage()->location().account, QString("A-7"));
    frame.key(Qt::Key_Escape);
    QVERIFY(frame.window.currentPage() == frame.accounts);
    frame.key(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(frame.window.currentPage() == frame.today);
    frame.key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(frame.window.currentPage() == frame.accounts);
    frame.window.go({"nowhere", {}, {}});
    QVERIFY(frame.window.currentPage() == frame.accounts);
}

void TestShellWindow::typingFiltersAccounts()
{
    QTemporaryDir folder;
    Frame frame(folder.path());
    frame.openSample();
    frame.key(Qt::Key_Slash);
    auto *edit = frame.window.findChild<FilterEdit *>();
    QVERIFY(edit && edit->hasFocus());
    const QString typed = "plan:team";
    for (const QChar letter : typed)
        QTest::keyClick(edit, letter.toLatin1());
    QVERIFY(frame.window.currentPage() == frame.accounts);
    QCOMPARE(frame.accounts->filter(), typed);
    QVERIFY(edit->hasFocus());
    const int found = frame.accounts->model().rowCount();
    QVERIFY(found > 0 && found < int(frame.session.snapshot().portfolio->accountCount()));
    QTest::keyClick(edit, Qt::Key_Escape); // the suggestions
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(frame.accounts->focusTarget()->hasFocus());
}

void TestShellWindow::paletteFindsAccounts()
{
    QTemporaryDir folder;
    Frame frame(folder.path());
    frame.openSample();
    frame.key(Qt::Key_K, Qt::ControlModifier);
    auto *palette = frame.window.findChild<CommandPalette *>();
    QVERIFY(palette && palette->isOpen());
    const Portfolio &portfolio = *frame.session.snapshot().portfolio;
    const QString name = wording::plain(portfolio.text(portfolio.name[0]));
    palette->edit()->setText(name);
    bool found = false;
    for (int row = 0; row < palette->model().rowCount(); ++row) {
        const PaletteItem *item = palette->model().item(row);
        found = found || (item && item->text == name);
    }
    QVERIFY(found);
    QTest::keyClick(palette->edit(), Qt::Key_Escape);
    QVERIFY(!palette->isOpen());
    // What lies beneath a panel keeps its keys to itself.
    frame.window.go({"accounts", {}, {}});
}

void TestShellWindow::assignedAndUndone()
{
    QTemporaryDir folder;
    Frame frame(folder.path());
    frame.openSample();
    frame.window.go({"accounts", {}, {}});
    const AccountId account = frame.accounts->currentAccount();
    QVERIFY(account);
    const auto owner = [&] {
        const Portfolio &portfolio = *frame.session.snapshot().portfolio;
        return std::string(portfolio.text(portfolio.owner[portfolio.find(account)]));
    };
    const std::string before = owner();
    frame.key(Qt::Key_A);
    auto *field = frame.window.findChild<QComboBox *>();
    QVERIFY(field);
    field->setCurrentText("Somebody New");
    QSignalSpy applied(&frame.session, &Session::editApplied);
    frame.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(applied.count(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(owner(), std::string("Somebody New"), 30'000);
    frame.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(owner(), before, 30'000);
}

void TestShellWindow::personIsSaid()
{
    QTemporaryDir folder;
    Frame frame(folder.path());
    frame.openSample();
    frame.window.actions().action("milepost.person")->trigger();
    auto *field = frame.window.findChild<QComboBox *>();
    QVERIFY(field);
    field->setCurrentText("Aiko Tanabe");
    frame.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(frame.session.snapshot().portfolio->me, std::string("Aiko Tanabe"), 30'000);
}

void TestShellWindow::restartRestores()
{
    QTemporaryDir folder;
    {
        Frame frame(folder.path());
        frame.openSample();
        frame.window.go({"accounts", {}, {}});
        (void)frame.accounts->setFilter("plan:team");
        frame.today->note = "half a thought";
        frame.window.close();
    }
    Frame frame(folder.path());
    QVERIFY(frame.window.currentPage() == frame.accounts);
    QCOMPARE(frame.accounts->filter(), QString("plan:team"));
    QCOMPARE(frame.today->note, QString("half a thought"));
    QCOMPARE(frame.today->snapshots, 0);
    frame.openSample();
    QVERIFY(frame.today->snapshots > 0);
    QVERIFY(frame.accounts->model().rowCount() < int(frame.session.snapshot().portfolio->accountCount()));
}

void TestShellWindow::brokenStateIsSurvived()
{
    QTemporaryDir folder;
    {
        QSettings settings(folder.path() + "/window.ini", QSettings::IniFormat);
        settings.setValue("geometry", QByteArray("no geometry"));
        settings.setValue("place", "nowhere");
        settings.setValue("font_scale", "enormous");
        settings.setValue("theme", 17);
        settings.setValue("pages/accounts", QByteArray("{\"columns\": {\"x\": "));
        settings.setValue("keys/account.assign", QStringList{"", "no such key", "Ctrl+Shift+A"});
    }
    Frame frame(folder.path());
    QCOMPARE(frame.window.currentPage()->place(), QString("today"));
    WindowState state(frame.settings);
    QCOMPARE(state.fontScale(), 1.0);
    QVERIFY(state.theme() == ThemePreference::System);
    QVERIFY(frame.window.actions().keys("account.assign").contains(QKeySequence("Ctrl+Shift+A")));
}

void TestShellWindow::severalMilestonesAreOneStep()
{
    QTemporaryDir folder;
    Frame frame(folder.path());
    frame.openSample();
    frame.window.go({"accounts", {}, {}});
    for (int i = 0; i < 3; ++i) {
        frame.key(Qt::Key_Space);
        frame.key(Qt::Key_J);
    }
    const auto chosen = frame.accounts->selectedAccounts();
    QCOMPARE(chosen.size(), std::size_t(3));
    const auto achieved = [&] {
        const Portfolio &portfolio = *frame.session.snapshot().portfolio;
        int sum = 0;
        for (const AccountId account : chosen)
            sum += portfolio.achieved[portfolio.find(account)];
        return sum;
    };
    const int before = achieved();
    frame.key(Qt::Key_L);
    auto *milestone = frame.window.findChild<QComboBox *>();
    QVERIFY(milestone);
    QSignalSpy applied(&frame.session, &Session::editApplied);
    frame.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(applied.count(), 1, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(achieved() > before, 30'000);
    frame.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(achieved(), before, 30'000);
    QTest::qWait(100);
    QCOMPARE(frame.session.undoState().undo.has_value(), false);
}

void TestShellWindow::theDesktopsThemeIsFollowed()
{
    const QTemporaryDir folder;
    Frame frame(folder.path());
    const auto desktopChanges = [&] {
        QEvent event(QEvent::ThemeChange); // as the platform tells the window on the screen
        QCoreApplication::sendEvent(frame.window.windowHandle(), &event);
    };
    frame.window.actions().action(QStringLiteral("view.theme_system"))->trigger();
    QCOMPARE(Theme::current().kind(), ThemeKind::Light);
    frame.dark = true;
    desktopChanges();
    QCOMPARE(Theme::current().kind(), ThemeKind::Dark);
    frame.dark = false;
    desktopChanges();
    QCOMPARE(Theme::current().kind(), ThemeKind::Light);
    // A theme that was chosen stays whatever the desktop does.
    frame.window.actions().action(QStringLiteral("view.theme_contrast"))->trigger();
    frame.dark = true;
    desktopChanges();
    QCOMPARE(Theme::current().kind(), ThemeKind::HighContrast);
    frame.window.actions().action(QStringLiteral("view.theme_light"))->trigger();

    // The desktop's own palette shows through ours, and ours is there again afterwards.
    const QColor ours = QGuiApplication::palette().color(QPalette::Window);
    (void)desktopIsDark();
    QCOMPARE(QGuiApplication::palette().color(QPalette::Window), ours);
}

QTEST_MAIN(TestShellWindow)
#include "test_shell_window.moc"
