/// Every place of the window on real profiles, in light and dark, as pictures to look at: set MILEPOST_SCENES to the
/// folder they go to (default: the working directory's "scenes"). Each scene also checks that it shows what it claims.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/account_actions.h"
#include "dialogs/milestone_switches.h"
#include "pages/account/account_page.h"
#include "pages/account/progress_tab.h"
#include "pages/accounts/accounts_page.h"
#include "pages/benchmarks/benchmarks_page.h"
#include "pages/milestones/claims_pane.h"
#include "pages/milestones/discovery_pane.h"
#include "pages/milestones/milestone_pane.h"
#include "pages/milestones/milestones_page.h"
#include "pages/milestones/reach_tab.h"
#include "pages/sources/import_pane.h"
#include "pages/sources/mapping_editor.h"
#include "pages/sources/run_pane.h"
#include "pages/sources/sources_page.h"
#include "pages/today/today_page.h"
#include "shell/action_registry.h"
#include "shell/main_window.h"
#include "shell/prompter.h"
#include "support/fake_clock.h"
#include "support/ui_fixtures.h"
#include "theme/theme.h"
#include "workspace/session.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

constexpr int patience = 60'000; ///< ms

struct Window {
    QSettings settings;
    FakeClock clock;
    Session session;
    DialogPrompter prompter;
    MainWindow window;
    AccountActions accountActions;
    TodayPage *today;
    AccountsPage *accounts;
    AccountPage *account;
    MilestonesPage *milestones;
    BenchmarksPage *benchmarks;
    SourcesPage *sources;
    explicit Window(const QString &folder, Instant now)
        : settings(folder + "/window.ini", QSettings::IniFormat), clock(now),
          session((folder + "/profile").toStdString(), clock), window(session, clock, prompter, settings),
          accountActions(window, session)
    {
        new MilestoneSwitches(window, session);
        today = new TodayPage(window.context());
        accounts = new AccountsPage(window.context());
        account = new AccountPage(window.context());
        milestones = new MilestonesPage(window.context());
        benchmarks = new BenchmarksPage(window.context());
        sources = new SourcesPage(window.context(), clock);
        for (Page *page : std::initializer_list<Page *>{today, accounts, account, milestones, benchmarks, sources})
            window.addPage(page);
        window.start();
        window.resize(1440, 900);
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
    }
    bool open()
    {
        QSignalSpy shown(&session, &Session::snapshotChanged);
        session.open();
        return shown.wait(patience);
    }
    [[nodiscard]] std::size_t count() const
    {
        return session.snapshot().portfolio ? session.snapshot().portfolio->accountCount() : 0;
    }
};

/// One picture a theme.
void shoot(Window &w, const QString &name)
{
    QString folder = qEnvironmentVariable("MILEPOST_SCENES");
    if (folder.isEmpty())
        folder = QDir::current().filePath(QStringLiteral("scenes"));
    QVERIFY(QDir().mkpath(folder));
    const std::array themes{std::pair(ThemeKind::Light, "light"), std::pair(ThemeKind::Dark, "dark"),
                            std::pair(ThemeKind::HighContrast, "contrast")};
    for (const auto &[kind, suffix] : themes) {
        applyTheme(*qApp, {.kind = kind});
        QCoreApplication::sendPostedEvents();
        const QImage picture = w.window.grab().toImage();
        QVERIFY(picture.width() >= w.window.width());
        QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QString::fromLatin1(suffix))));
    }
    applyTheme(*qApp, {.kind = ThemeKind::Light});
}

QString labelsOf(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts << label->text();
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace

class TestScenes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void sample();
    void evidence();
    void evidenceOverfull();
    void heart();
    void enrolments();
    void nothingAtAll();
    void importWizard();
    void ravenstack();
};

void TestScenes::sample()
{
    const QTemporaryDir folder;
    Window w(folder.path(), *instantFromIso("2026-03-02T10:00:00Z", true));
    QVERIFY(w.open());
    w.session.createSample();
    QTRY_VERIFY_WITH_TIMEOUT(w.count() > 100, patience);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.trends() && w.session.trends()->health.size() == w.count(), patience);
    w.window.go({"today", {}, {}});
    QTRY_VERIFY(w.today->currentAccount());
    QCOMPARE(w.window.focusWidget(), w.today->focusTarget()); // the empty page's field is gone: keys go to the list
    QTest::qWait(200); // the detail of the selected account arrives by itself
    shoot(w, "today");
    QVERIFY(labelsOf(*w.today).contains(QLatin1String("at stake")));

    w.window.go({"accounts", {}, {}});
    shoot(w, "accounts");
    w.window.go({"account", "northwind-freight", "progress"});
    QTRY_VERIFY(labelsOf(*w.account).contains(QLatin1String("Northwind Freight")));
    QTest::qWait(200);
    for (const char *tab : {"progress", "timeline", "compare", "notes"}) {
        w.window.go({"account", "northwind-freight", tab});
        shoot(w, QStringLiteral("account-") + QString::fromLatin1(tab));
    }
    auto *progress = w.account->findChild<ProgressTab *>();
    auto *ladder = progress ? progress->findChild<QTableView *>() : nullptr;
    QVERIFY(ladder && ladder->model()->rowCount() > 14);
    w.window.go({"sources", {}, {}});
    QTest::qWait(200);
    shoot(w, "sources");
    w.window.actions().action(chooseMilestonesAction)->trigger();
    QTest::qWait(200);
    shoot(w, "milestone-switches");
}

void TestScenes::evidence()
{
    const QTemporaryDir folder;
    Window w(folder.path(), *instantFromIso("2026-03-02T10:00:00Z", true));
    QVERIFY(w.open());
    w.session.createSample();
    QTRY_VERIFY_WITH_TIMEOUT(w.count() > 100, patience);
    w.window.go({"milestones", {}, "team_invited/reach"});
    ReachTab *reach = w.milestones->pane()->reach();
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown() && w.milestones->pane()->row().definition.key == "team_invited", patience);
    QTest::qWait(300);
    shoot(w, "milestones");
    QVERIFY(labelsOf(*w.milestones).contains(QLatin1String("Difference, landmarked")));
    ReachControls controls;
    controls.segments = "plan";
    controls.landmark = 60;
    reach->setControls(controls);
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown()->controls == controls, patience);
    QTest::qWait(300);
    shoot(w, "milestones-by-plan");
    reach->setControls({});
    for (const char *tab : {"definition", "accounts", "check", "history"}) {
        w.window.go({"milestones", {}, QStringLiteral("team_invited/") + QLatin1String(tab)});
        QTest::qWait(200);
        shoot(w, QStringLiteral("milestones-") + QLatin1String(tab));
    }
    w.window.actions().action(QStringLiteral("milestones.criteria"))->trigger();
    w.window.go({"milestones", {}, "find"});
    analytics::DiscoverySettings wholeYear; // within half a year only four accounts left
    wholeYear.splitDays = 365;
    wholeYear.longFirstTerms = true;
    w.milestones->discovery()->setSettings(wholeYear);
    QTRY_VERIFY_WITH_TIMEOUT(!w.milestones->discovery()->rows().empty(), patience);
    shoot(w, "milestones-find");
    w.window.go({"milestones", {}, "claims"});
    QTRY_VERIFY_WITH_TIMEOUT(!w.milestones->claims()->sentences().isEmpty(), patience);
    shoot(w, "milestones-claims");
    w.window.go({"benchmarks", "northwind-freight", {}});
    QTRY_VERIFY_WITH_TIMEOUT(w.benchmarks->shown() && w.benchmarks->shown()->controls.account != noAccount, patience);
    QTest::qWait(200); // the sentences of the account make the layout anew
    shoot(w, "benchmarks");
    w.benchmarks->setAsTable(true);
    shoot(w, "benchmarks-table");
    w.benchmarks->setAsTable(false);
    w.benchmarks->markBook("Mara Lindqvist");
    QTRY_VERIFY_WITH_TIMEOUT(!w.benchmarks->shown()->book.empty(), patience);
    shoot(w, "benchmarks-book");
}

void TestScenes::evidenceOverfull()
{
    MilestonesPage page({});
    QSignalSpy studied(&page, &MilestonesPage::studied);
    page.resize(1272, 832);
    page.setSnapshot(overfullBook());
    page.show();
    QVERIFY(studied.count() > 0 || studied.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(page.pane()->reach()->shown() != nullptr, patience);
    QTest::qWait(200);
    QString folder = qEnvironmentVariable("MILEPOST_SCENES");
    if (folder.isEmpty())
        folder = QDir::current().filePath(QStringLiteral("scenes"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(page.grab().save(folder + QStringLiteral("/milestones-overfull.png")));
    page.setLayoutDirection(Qt::RightToLeft);
    QTest::qWait(100);
    QVERIFY(page.grab().save(folder + QStringLiteral("/milestones-rtl.png")));
}

// The page that must say which of two figures to believe.
void TestScenes::heart()
{
    const auto book = heartBook(MILEPOST_SHARED_DATA);
    if (!book)
        QSKIP("the shared statistics data are not here");
    MilestonesPage page({});
    QSignalSpy studied(&page, &MilestonesPage::studied);
    page.resize(1272, 832);
    page.setSnapshot(*book);
    page.show();
    QVERIFY(studied.count() > 0 || studied.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(page.pane()->reach()->shown() != nullptr, patience);
    QTest::qWait(200);
    QString folder = qEnvironmentVariable("MILEPOST_SCENES");
    if (folder.isEmpty())
        folder = QDir::current().filePath(QStringLiteral("scenes"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(page.grab().save(folder + QStringLiteral("/milestones-heart.png")));
    QVERIFY(labelsOf(page).contains(QLatin1String("believe this one")));
}

// Students as accounts: thousands of them, in a window that is not large.
void TestScenes::enrolments()
{
    const QString data = QStringLiteral(MILEPOST_SHARED_DATA) + "/oulad/BBB_2013J";
    if (!QDir(data).exists())
        QSKIP("../shared/data/oulad is not here");
    const QTemporaryDir folder;
    Window w(folder.path(), *instantFromIso("2016-01-01T10:00:00Z", true));
    QVERIFY(w.open());
    QSignalSpy finished(&w.session, &Session::importFinished);
    ImportRequest request;
    request.paths = {data.toStdString()};
    w.session.import(request);
    QVERIFY(finished.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(w.count() > 1'000, patience);
    for (const char *place : {"milestones", "benchmarks"}) {
        w.window.go({QString::fromLatin1(place), {}, {}});
        QTest::qWait(800);
        shoot(w, QStringLiteral("oulad-") + QString::fromLatin1(place));
    }
    // What comes up is a milestone that somebody has reached.
    const auto &study = *w.benchmarks->shown();
    QVERIFY(std::ranges::any_of(study.curves, [](const GroupCurve &each) { return each.reached > 0; }));
    w.window.resize(1100, 700);
    for (const char *place : {"milestones", "benchmarks"}) {
        w.window.go({QString::fromLatin1(place), {}, {}});
        QTest::qWait(300);
        shoot(w, QStringLiteral("oulad-narrow-") + QString::fromLatin1(place));
    }
}

void TestScenes::nothingAtAll()
{
    const QTemporaryDir folder;
    Window w(folder.path(), *instantFromIso("2026-03-02T10:00:00Z", true));
    QVERIFY(w.open());
    QCOMPARE(w.count(), std::size_t(0));
    for (const char *place : {"today", "accounts", "milestones", "benchmarks", "sources"}) {
        w.window.go({QString::fromLatin1(place), {}, {}});
        QTest::qWait(150);
        shoot(w, QStringLiteral("empty-") + QString::fromLatin1(place));
    }
    QVERIFY(labelsOf(*w.milestones).contains(QLatin1String("No account has started yet")));
    w.window.go({"today", {}, {}});
    QVERIFY(labelsOf(*w.today).contains(QLatin1String("no accounts yet")));
}

void TestScenes::importWizard()
{
    const QTemporaryDir folder;
    Window w(folder.path(), *instantFromIso("2026-03-02T10:00:00Z", true));
    QVERIFY(w.open());
    QFile file(folder.filePath("kunden.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Kundennummer;Firma;Vertragsbeginn;Jahreswert;Betreuer\n"
               "K1;Nordwind Fracht;2025-02-03;96000;Mara Lindqvist\n"
               "K2;<img src=x> & S\xC3\xB6hne;2025-11-31;12000;Mara Lindqvist\n"
               "K3;Pallas Druck;2025-06-01;zw\xC3\xB6lf;Daniel Osei\n");
    file.close();
    w.window.go({"sources", {}, {}});
    w.sources->openFiles({file.fileName()});
    auto *editor = w.sources->importPane()->findChild<MappingEditor *>();
    QVERIFY(editor);
    QTRY_VERIFY_WITH_TIMEOUT(editor->findChildren<QComboBox *>().size() == 5, patience);
    shoot(w, "import-proposed");
    // A person says what the columns are; the preview follows each choice.
    const QStringList fields{"id", "name", "signup", "arr", "owner"};
    for (int i = 0; i < fields.size(); ++i) {
        QComboBox *box = editor->findChildren<QComboBox *>()[i];
        const int at = box->findData(fields[i]);
        QVERIFY2(at >= 0, qPrintable(fields[i]));
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }
    auto *rows = w.sources->importPane()->findChild<QTableView *>();
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->columnCount(), 5, patience);
    QTest::qWait(200);
    shoot(w, "import-mapped");
    QSignalSpy finished(&w.session, &Session::importFinished);
    w.sources->importPane()->importAll(false);
    QVERIFY(finished.wait(patience));
    const auto report = qvariant_cast<ImportReport>(finished[0][0]);
    QCOMPARE(report.files.size(), std::size_t(1));
    QCOMPARE(report.files[0].rejected, 2);
    QTRY_COMPARE_WITH_TIMEOUT(w.count(), std::size_t(1), patience);
    QTest::qWait(300);
    shoot(w, "sources-set-aside");
    QVERIFY(labelsOf(*w.sources->runPane()).contains(QLatin1String("Set aside")));
}

void TestScenes::ravenstack()
{
    const QString data = QStringLiteral(MILEPOST_SHARED_DATA) + "/ravenstack";
    if (!QDir(data).exists())
        QSKIP("../shared/data/ravenstack is not here");
    const QTemporaryDir folder;
    Window w(folder.path(), *instantFromIso("2025-01-01T10:00:00Z", true));
    QVERIFY(w.open());
    QSignalSpy finished(&w.session, &Session::importFinished);
    ImportRequest request;
    request.paths = {data.toStdString()};
    w.session.import(request);
    QVERIFY(finished.wait(patience));
    QTRY_COMPARE_WITH_TIMEOUT(w.count(), std::size_t(500), patience);
    QTRY_VERIFY_WITH_TIMEOUT(w.session.trends() != nullptr, patience);
    for (const char *place : {"today", "accounts", "milestones", "benchmarks", "sources"}) {
        w.window.go({QString::fromLatin1(place), {}, {}});
        QTest::qWait(600);
        shoot(w, QStringLiteral("ravenstack-") + QString::fromLatin1(place));
    }
    for (const char *tab : {"progress", "timeline", "compare", "notes"}) {
        w.window.go({QStringLiteral("account"), QStringLiteral("A-cab532"), QString::fromLatin1(tab)});
        QTest::qWait(600);
        shoot(w, QStringLiteral("ravenstack-account-") + QString::fromLatin1(tab));
    }
    // None of the catalog's events comes in these data: said once, with what to do.
    QVERIFY(labelsOf(*w.milestones).contains(QLatin1String("Nobody has reached any of these")));
    // The window shows what disagrees (EXPECTED_integrity.json).
    const QString findings = labelsOf(*w.sources->runPane());
    for (const char *count : {"21 ", "19,142 ", "290 ", "1,077 ", "35 ", "277 "})
        QVERIFY2(findings.contains(QLatin1String(count)), count);

    // Two years after the data end nothing is known of anybody, which is not that all is well.
    w.clock.set(*instantFromIso("2026-11-22T10:00:00Z", true));
    w.window.go({QStringLiteral("today"), {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(labelsOf(*w.today).contains(QLatin1String("Who waits is not known: the data ends 31 Dec 2024")), patience);
    QTest::qWait(300);
    shoot(w, "ravenstack-late");
    QVERIFY(!w.today->count());
}

QTEST_MAIN(TestScenes)
#include "test_scenes.moc"
