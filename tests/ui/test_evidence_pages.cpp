/// The places Milestones and Benchmarks: what they show of plain snapshots, and what keys and clicks do on a real
/// profile with the sample portfolio.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_chart.h"
#include "charts/painted_charts.h"
#include "delegates/cell_widget.h"
#include "delegates/line_list.h"
#include "delegates/record_view.h"
#include "dialogs/account_actions.h"
#include "dialogs/milestone_switches.h"
#include "models/latest_job.h"
#include "pages/account/account_page.h"
#include "pages/benchmarks/benchmarks_page.h"
#include "pages/benchmarks/ladder_table.h"
#include "pages/milestones/claims_pane.h"
#include "pages/milestones/definition_tab.h"
#include "pages/milestones/discovery_pane.h"
#include "pages/milestones/members_tab.h"
#include "pages/milestones/milestone_pane.h"
#include "pages/milestones/milestones_page.h"
#include "pages/milestones/reach_tab.h"
#include "pages/milestones/too_little.h"
#include "shell/action_registry.h"
#include "shell/main_window.h"
#include "shell/prompter.h"
#include "support/fake_clock.h"
#include "support/life_book.h"
#include "support/ui_fixtures.h"
#include "theme/pieces.h"
#include "wording/evidence_sentences.h"
#include "wording/figures.h"
#include "workspace/session.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

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
    MilestonesPage *milestones;
    BenchmarksPage *benchmarks;
    AccountPage *account;
    explicit Window(const QString &folder)
        : settings(folder + "/window.ini", QSettings::IniFormat), clock(*instantFromIso("2026-03-02T10:00:00Z", true)),
          session((folder + "/profile").toStdString(), clock), window(session, clock, prompter, settings),
          accountActions(window, session)
    {
        new MilestoneSwitches(window, session);
        milestones = new MilestonesPage(window.context());
        benchmarks = new BenchmarksPage(window.context());
        account = new AccountPage(window.context());
        for (Page *page : std::initializer_list<Page *>{milestones, benchmarks, account})
            window.addPage(page);
        window.start();
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }
    bool openWithSample()
    {
        QSignalSpy shown(&session, &Session::snapshotChanged);
        session.open();
        if (!shown.wait(patience))
            return false;
        session.createSample();
        return QTest::qWaitFor([this] { return session.snapshot().portfolio->accountCount() > 100; }, patience);
    }
};

/// Shows a page without a session and waits for its figures.
template <class Page, class Signal> bool shown(Page &page, Signal signal, const Snapshot &snapshot)
{
    QSignalSpy spy(&page, signal);
    page.resize(1270, 830);
    page.setSnapshot(snapshot);
    page.show();
    return spy.count() > 0 || spy.wait(patience);
}

} // namespace

class TestEvidencePages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void onlyTheLatestJobIsShown();
    void catalogWithFigures();
    void keysMoveThroughTheCatalog();
    void controlsAnswerAndAreLabelled();
    void whatAControlLeavesIsLeft();
    void heartTransplantsSayWhichFigureToBelieve();
    void tooLittleSaysWhatWouldHelp();
    void drillToTheArms();
    void filterIsTriedBeforeItIsSaved();
    void nothingAtAllSaysWhatToDo();
    void overfullCatalogsFit();
    void benchmarksOfAnAccount();
    void benchmarksOfABook();
    void tooFewPeers();
    void sampleByKeys();
};

void TestEvidencePages::onlyTheLatestJobIsShown()
{
    LatestJob job;
    QVector<int> shownResults;
    std::atomic<int> begun = 0;
    for (int i = 0; i < 50; ++i) {
        job.run([i, &begun] { return ++begun, i; }, [&](int result) { shownResults.append(result); });
    }
    QVERIFY(job.busy());
    QTRY_VERIFY_WITH_TIMEOUT(!job.busy(), patience);
    QCOMPARE(shownResults, QVector<int>{49});
    job.run([] { return 1; }, [&](int result) { shownResults.append(result); });
    job.cancel();
    QVERIFY(!job.busy());
    bool later = false;
    job.run([] { return 2; }, [&](int) { later = true; });
    QTRY_VERIFY_WITH_TIMEOUT(later, patience);
    QCOMPARE(shownResults, QVector<int>{49});
}

void TestEvidencePages::catalogWithFigures()
{
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, evidenceBook()));
    QCOMPARE(page.count(), std::optional<qint64>(4));
    QTRY_VERIFY_WITH_TIMEOUT(page.pane()->reach()->shown() != nullptr, patience);
    const MilestoneTable &table = page.table();
    const int row = table.rowOf("team_invited");
    QVERIFY(row > 0);
    const auto text = [&](int column) { return table.data(table.index(row, column), Qt::DisplayRole).toString(); };
    QCOMPARE(text(MilestoneTable::Rate), QStringLiteral("50"));
    QVERIFY(text(MilestoneTable::Evidence).contains(QLatin1String("good"))); // the shape's word: not colour alone
    QCOMPARE(page.pane()->row().definition.key, std::string("team_invited"));
    QVERIFY(!page.pane()->reach()->keptChart()->values().empty());
}

void TestEvidencePages::keysMoveThroughTheCatalog()
{
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, evidenceBook()));
    page.view()->setFocus();
    const std::string first = page.pane()->row().definition.key;
    QTest::keyClick(page.view(), Qt::Key_Down);
    QVERIFY(page.pane()->row().definition.key != first);
    const MilestoneIndex index = page.pane()->row().index;
    QTRY_VERIFY_WITH_TIMEOUT(page.pane()->reach()->shown() && page.pane()->reach()->shown()->milestone == index, patience);
    // Group rows are passed over.
    QTest::keyClick(page.view(), Qt::Key_Down);
    QCOMPARE(page.pane()->row().definition.key, std::string("ten_hours_saved"));
    QTest::keyClick(page.view(), Qt::Key_Return);
    QCOMPARE(page.pane()->tab(), MilestonePane::Members);
    QVERIFY(page.pane()->members()->total() > 0);
}

void TestEvidencePages::controlsAnswerAndAreLabelled()
{
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, evidenceBook()));
    ReachTab *reach = page.pane()->reach();
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown() != nullptr, patience);
    QVERIFY(!reach->shown()->found.exploratory);
    ReachControls controls;
    for (const int landmark : {30, 60, 90}) {
        controls.landmark = landmark;
        reach->setControls(controls);
    }
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown()->controls.landmark == 90, patience);
    QVERIFY(reach->shown()->found.exploratory);
    controls.segments = "plan";
    reach->setControls(controls);
    QTRY_COMPARE_WITH_TIMEOUT(reach->reachChart()->values().series.size(), 3, patience);
    controls.outcome = analytics::EvidenceOutcome::Expansion;
    reach->setControls(controls);
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown()->found.outcome == analytics::EvidenceOutcome::Expansion, patience);
    // Choices survive a restart.
    ReachTab again(page);
    again.restoreState(reach->saveState());
    QVERIFY(again.controls() == reach->controls());
}

// A control of the comparison does not draw the curve of reaching again, nor the other way round.
void TestEvidencePages::whatAControlLeavesIsLeft()
{
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, evidenceBook()));
    ReachTab *reach = page.pane()->reach();
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown() != nullptr, patience);
    QSignalSpy answered(reach, &ReachTab::shownChanged);
    const auto ask = [&](const ReachControls &controls) {
        answered.clear();
        reach->setControls(controls);
        QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), patience);
    };
    const auto kept = reach->keptChart()->accessibleName();
    ReachControls controls;
    controls.segments = "plan";
    ask(controls);
    QCOMPARE(reach->reachChart()->values().series.size(), 3);
    QCOMPARE(reach->keptChart()->accessibleName(), kept);
    controls.landmark = 90;
    ask(controls);
    QCOMPARE(reach->reachChart()->values().series.size(), 3); // still by plan
    QVERIFY(reach->keptChart()->accessibleName() != kept);
    QCOMPARE(reach->shown()->found.landmark, 90);
    reach->setMilestone(reach->shown()->milestone + 1u);
    answered.clear();
    QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), patience);
    QCOMPARE(reach->shown()->found.landmark, 90);
    ask({});
    QCOMPARE(reach->reachChart()->values().series.size(), 1);
    QVERIFY(!reach->shown()->found.exploratory && reach->shown()->found.q);
}

// Who ever had a transplant lived far longer: they had to live to get one. The page shows both figures and says so.
void TestEvidencePages::heartTransplantsSayWhichFigureToBelieve()
{
    const auto book = heartBook(MILEPOST_SHARED_DATA);
    if (!book)
        QSKIP("the shared statistics data are not here");
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, *book));
    ReachTab *reach = page.pane()->reach();
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown() != nullptr, patience);
    const auto &found = reach->shown()->found;
    QVERIFY(*found.naive.ratio.low > 1); // helps greatly
    QVERIFY(*found.ratio.low < 1 && *found.ratio.high > 1); // does not
    QCoreApplication::processEvents(); // figures are laid out, and so shown, with the next turn
    QStringList words;
    for (const TextLabel *label : reach->findChildren<TextLabel *>()) {
        if (label->isVisibleTo(reach))
            words << label->text();
    }
    const QString all = words.join(QLatin1Char('\n'));
    const auto figure = [](double value) { return wording::decimal(wording::Voice::person(), value, 2); };
    for (const QString &each : {QStringLiteral("Ratio, landmarked"), QStringLiteral("Ratio, naive"),
                                QStringLiteral("%1 times.").arg(wording::numberRange(wording::Voice::person(), found.naive.ratio)),
                                QStringLiteral("alive on day 30, it is %1 (").arg(figure(*found.ratio.value)),
                                QStringLiteral("believe this one")})
        QVERIFY2(all.contains(each), qPrintable(each + QStringLiteral(" is not in\n") + all));
    const QString verdict = wording::word(wording::Voice::person(), analytics::Verdict::NoDifference, found.outcome);
    QStringList notes;
    for (const CellWidget *line : reach->findChild<LineList *>()->findChildren<CellWidget *>())
        notes << line->accessibleName();
    QVERIFY2(notes.join(QLatin1Char('\n')).contains(verdict), qPrintable(notes.join(QLatin1Char('\n'))));
    const MilestoneTable &table = page.table();
    QVERIFY(table.data(table.index(table.rowOf("transplant"), MilestoneTable::Evidence), Qt::DisplayRole).toString()
                .contains(wording::shortWord(wording::Voice::person(), analytics::Verdict::NoDifference)));
}

// Instead of "too few" in every row: why, which is nearest, and which control has enough.
void TestEvidencePages::tooLittleSaysWhatWouldHelp()
{
    LifeBook late(2);
    late.window(0, 30).window(1, 20);
    for (int i = 0; i < 80; ++i) // reached by half, but on day 50
        late.add(late.asOf() - 800, i % 4 == 0 ? 200 : -1,
                 i % 2 == 0 ? std::vector<std::pair<MilestoneIndex, std::int32_t>>{{0, i < 10 ? 20 : 50}}
                            : std::vector<std::pair<MilestoneIndex, std::int32_t>>{});
    const auto rates = analytics::milestoneRates(late.portfolio(), analytics::firstLivesOf(late.portfolio()),
                                                 analytics::allTogether(late.portfolio()), {});
    const auto rate = [&](std::size_t milestone) -> const analytics::MilestoneRate & { return rates.rows[milestone]; };
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, {late.shared(), nullptr}));
    const auto *strip = page.findChild<TooLittle *>();
    QVERIFY(strip->isVisibleTo(&page));
    QVERIFY2(strip->sentence().contains(QLatin1String("None of these 2 milestones has enough")), qPrintable(strip->sentence()));
    QStringList said;
    for (const TextLabel *label : strip->findChildren<TextLabel *>())
        said << label->text();
    QVERIFY2(said.join(QLatin1Char(' ')).contains(QLatin1String("Nearest is Milestone 0: 5 had reached it by day 30, 75 had not, and 20 of them left")),
             qPrintable(said.join(QLatin1Char(' '))));
    ReachTab *reach = page.pane()->reach();
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown() && reach->shown()->milestone == 0, patience);
    QCOMPARE(reach->shown()->found.shortfall, analytics::Shortfall::SmallArm);
    QVERIFY(reach->shown()->wouldDo);
    QCOMPARE(reach->shown()->wouldDo->landmark, 60);
    const QString help = whatWouldHelp(*reach->shown(), rate(0));
    QVERIFY2(help.contains(QLatin1String("landmark on day 60 there is enough: 40 had reached it by then and 40 had not")), qPrintable(help));
    // And so it has.
    ReachControls controls;
    controls.landmark = 60;
    QSignalSpy answered(reach, &ReachTab::shownChanged);
    reach->setControls(controls);
    QVERIFY(answered.wait(patience));
    QCOMPARE(reach->shown()->found.shortfall, analytics::Shortfall::None);
    QVERIFY(whatWouldHelp(*reach->shown(), rate(0)).isEmpty());
    // What nobody has reached points to its rule; with all of them so, the whole catalog does.
    reach->setMilestone(1);
    QVERIFY(answered.wait(patience));
    QVERIFY(whatWouldHelp(*reach->shown(), rate(1)).contains(QLatin1String("at any time")));
    LifeBook never(2);
    for (int i = 0; i < 80; ++i)
        never.add(never.asOf() - 800, -1, {});
    QVERIFY(shown(page, &MilestonesPage::studied, {never.shared(), nullptr}));
    QTRY_VERIFY2_WITH_TIMEOUT(strip->sentence().contains(QLatin1String("Nobody has reached any of these 2 milestones")), qPrintable(strip->sentence()), patience);
    QVERIFY(shown(page, &MilestonesPage::studied, evidenceBook()));
    QTRY_VERIFY_WITH_TIMEOUT(!strip->isVisibleTo(&page), patience);
}

void TestEvidencePages::drillToTheArms()
{
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, evidenceBook()));
    ReachTab *reach = page.pane()->reach();
    QTRY_VERIFY_WITH_TIMEOUT(reach->shown() != nullptr, patience);
    const auto arm = reach->shown()->arms[1];
    Q_EMIT reach->membersRequested(QStringLiteral("arm"), arm);
    QCOMPARE(page.pane()->tab(), MilestonePane::Members);
    QCOMPARE(page.pane()->members()->rows().size(), arm.size());
    QVERIFY(page.currentAccount().value != 0);
    page.pane()->members()->setState(analytics::ReachState::Left);
    for (const MemberRow &row : page.pane()->members()->rows())
        QVERIFY(!row.day);
    // A point of the curve leads to those who had reached it by then, a cohort to those who started in it.
    const auto &curve = reach->shown()->curves.front();
    std::size_t byTen = 0;
    for (std::size_t day = 0; day <= 10; ++day)
        byTen += curve.counts.event[day];
    QVERIFY(byTen > 0 && byTen < curve.reached);
    Q_EMIT reach->reachChart()->clicked(0, 10.7);
    QCOMPARE(page.pane()->members()->rows().size(), byTen);
    for (const MemberRow &row : page.pane()->members()->rows())
        QVERIFY(row.day && *row.day <= 10);
    Q_EMIT reach->cohortMap()->clicked(2);
    QCOMPARE(page.pane()->members()->rows().size(), std::size_t(reach->shown()->cohorts[2].n));
}

void TestEvidencePages::filterIsTriedBeforeItIsSaved()
{
    const Snapshot book = evidenceBook();
    DefinitionTab tab;
    tab.setPortfolio(book.portfolio);
    tab.setDefinition(book.portfolio->milestones.front());
    QSignalSpy asked(&tab, &DefinitionTab::saveRequested), tried(&tab, &DefinitionTab::applicabilityChanged);
    auto *filter = tab.findChild<QLineEdit *>(QStringLiteral("appliesTo"));
    QVERIFY(filter);
    filter->setText("plam:team");
    tab.save(); // before the answer is there
    QCOMPARE(asked.count(), 0);
    QVERIFY(tried.count() > 0 || tried.wait(patience));
    QVERIFY2(tab.applicability().contains(QLatin1String("plan")), qPrintable(tab.applicability())); // the field that was meant
    tab.save();
    QCOMPARE(asked.count(), 0);
    tried.clear();
    filter->setText("plan:team");
    QVERIFY(tried.wait(patience));
    QCOMPARE(tab.applicability(), QStringLiteral("80 of 240 accounts"));
    tab.save();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.front().front().value<MilestoneDefinition>().appliesTo, std::string("plan:team"));
}

void TestEvidencePages::nothingAtAllSaysWhatToDo()
{
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, emptyBook()));
    QVERIFY(!page.view()->isVisible());
    BenchmarksPage benchmarks({});
    benchmarks.resize(1270, 830);
    benchmarks.setSnapshot(emptyBook());
    benchmarks.show();
    QTRY_VERIFY_WITH_TIMEOUT(!benchmarks.ladder()->isVisible(), patience);
    QVERIFY(benchmarks.shown() == nullptr);
}

void TestEvidencePages::overfullCatalogsFit()
{
    MilestonesPage page({});
    QVERIFY(shown(page, &MilestonesPage::studied, overfullBook()));
    QCOMPARE(page.count(), std::optional<qint64>(60));
    QVERIFY(page.minimumSizeHint().width() <= 1270);
    page.select("extra_55");
    QCOMPARE(page.pane()->row().definition.key, std::string("extra_55"));
    QTRY_VERIFY_WITH_TIMEOUT(page.pane()->reach()->shown() && page.pane()->reach()->shown()->milestone == page.pane()->row().index, patience);
}

void TestEvidencePages::benchmarksOfAnAccount()
{
    const Snapshot book = evidenceBook();
    BenchmarksPage page({});
    QVERIFY(shown(page, &BenchmarksPage::shownChanged, book));
    page.markAccount("account 2");
    QTRY_VERIFY_WITH_TIMEOUT(page.shown()->controls.account != noAccount, patience);
    QVERIFY(page.ladder()->isVisible());
    QVERIFY(!page.sentences().isEmpty());
    // Customer-safe: no other account is named.
    for (AccountIndex account = 0; account < book.portfolio->accountCount(); ++account) {
        const QString name = QString::fromUtf8(book.portfolio->text(book.portfolio->name[account]).data());
        for (const QString &sentence : page.sentences())
            QVERIFY2(!sentence.contains(name + QLatin1Char(' ')) && !sentence.contains(name + QLatin1Char('.')), qPrintable(sentence));
    }
    page.copySentence();
    QCOMPARE(QGuiApplication::clipboard()->text(), page.sentences().join(QLatin1Char('\n')));
    QCOMPARE(page.currentAccount(), book.portfolio->id[book.portfolio->findExternal("account 2")]);
    // A click on a column lists who stands there.
    Q_EMIT page.distribution()->clicked(-0.5, 100);
    QCOMPARE(page.listed().size(), page.shown()->members.size());
    QVERIFY(page.escape());
    QVERIFY(page.listed().empty());
    for (const auto measure : {analytics::TenureMeasure::Density, analytics::TenureMeasure::Seats, analytics::TenureMeasure::Arr}) {
        page.setMeasure(measure);
        QTRY_VERIFY_WITH_TIMEOUT(page.shown()->controls.measure == measure, patience);
    }
    page.setGrouping("quarter");
    QTRY_VERIFY_WITH_TIMEOUT(page.shown()->controls.grouping == "quarter", patience);
    QVERIFY(page.curves()->values().series.size() <= 4);
    page.setAsTable(true);
    QVERIFY(!page.distribution()->isVisible());
    page.setAsTable(false);
    QVERIFY(page.distribution()->isVisible() || page.shown()->peers.empty());
}

void TestEvidencePages::benchmarksOfABook()
{
    const Snapshot book = evidenceBook();
    BenchmarksPage page({});
    QVERIFY(shown(page, &BenchmarksPage::shownChanged, book));
    page.markBook("Tom Weber");
    QTRY_VERIFY_WITH_TIMEOUT(page.shown()->controls.owner == "Tom Weber", patience);
    QVERIFY(!page.ladder()->isVisible());
    QCOMPARE(page.listed().size(), page.shown()->book.size());
    QVERIFY(page.listed().size() > 20);
    BenchmarksPage again({});
    again.restoreState(page.saveState());
    QVERIFY(shown(again, &BenchmarksPage::shownChanged, book));
    QCOMPARE(again.shown()->controls.owner, std::string("Tom Weber"));
}

void TestEvidencePages::tooFewPeers()
{
    BenchmarksPage page({});
    QVERIFY(shown(page, &BenchmarksPage::shownChanged, smallBook()));
    page.markAccount("Northwind");
    QTRY_VERIFY_WITH_TIMEOUT(page.shown()->controls.account != noAccount, patience);
    QVERIFY(page.sentences().isEmpty());
    QVERIFY(!page.distribution()->isVisible()); // the reason stands in its place
}

void TestEvidencePages::sampleByKeys()
{
    const QTemporaryDir folder;
    Window w(folder.path());
    QVERIFY(w.openWithSample());
    QTest::keyClick(&w.window, Qt::Key_G);
    QTest::keyClick(&w.window, Qt::Key_B);
    QTRY_COMPARE(w.window.currentPage(), static_cast<Page *>(w.benchmarks));
    QTRY_VERIFY_WITH_TIMEOUT(w.benchmarks->shown() != nullptr, patience);
    QTest::keyClick(&w.window, Qt::Key_G);
    QTest::keyClick(&w.window, Qt::Key_M);
    QTRY_COMPARE(w.window.currentPage(), static_cast<Page *>(w.milestones));
    QTRY_VERIFY_WITH_TIMEOUT(w.milestones->study() != nullptr, patience);
    QTRY_VERIFY_WITH_TIMEOUT(w.milestones->table().rowOf("team_invited") > 0, patience);

    // A finding becomes a draft in one step, and one undo takes it back.
    w.window.go({"milestones", {}, "find"});
    QSignalSpy answered(w.milestones->discovery(), &DiscoveryPane::answered);
    QVERIFY(answered.count() > 0 || answered.wait(patience));
    QVERIFY(w.milestones->discovery()->rows().empty()); // four accounts left within half a year: too few
    analytics::DiscoverySettings wholeYear;
    wholeYear.splitDays = 365;
    wholeYear.longFirstTerms = true;
    w.milestones->discovery()->setSettings(wholeYear);
    QTRY_VERIFY_WITH_TIMEOUT(!w.milestones->discovery()->rows().empty(), patience);
    const auto before = w.milestones->table().catalog().size();
    RecordTable *found = w.milestones->discovery()->table();
    int event = -1;
    for (std::size_t i = 0; i < w.milestones->discovery()->rows().size() && event < 0; ++i) {
        const auto &row = w.milestones->discovery()->rows()[i];
        if (row.behaviour().kind == analytics::Behaviour::Kind::Event && row.found().q)
            event = static_cast<int>(i);
    }
    QVERIFY(event >= 0);
    found->setCurrentIndex(found->model()->index(event, 0));
    const auto finding = w.milestones->discovery()->rows()[static_cast<std::size_t>(event)].behaviour();
    const auto threshold = w.milestones->discovery()->rows()[static_cast<std::size_t>(event)].found().threshold;
    QSignalSpy applied(&w.session, &Session::editApplied);
    QTest::keyClick(found, Qt::Key_Return);
    QVERIFY(applied.count() > 0 || applied.wait(patience));
    QTRY_COMPARE_WITH_TIMEOUT(w.milestones->table().catalog().size(), before + 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w.milestones->pane()->row().definition.enabled, patience);
    const Rule &rule = w.milestones->pane()->row().definition.rule;
    QCOMPARE(rule.match.names, std::vector<std::string>{finding.key});
    QCOMPARE(rule.threshold, double(threshold));
    QVERIFY(rule.form == (threshold > 1 ? Rule::Form::Count : Rule::Form::First));
    QCOMPARE(w.milestones->pane()->tab(), MilestonePane::Definition);
    w.session.undo();
    QTRY_COMPARE_WITH_TIMEOUT(w.milestones->table().catalog().size(), before, patience);

    // Editing makes a version; undo brings the one before back.
    w.milestones->select("team_invited");
    w.milestones->pane()->setTab(MilestonePane::Definition);
    auto *title = w.milestones->pane()->definition()->findChild<QLineEdit *>();
    QVERIFY(title);
    const int version = w.milestones->pane()->row().definition.version;
    title->setText("Team invited, three of them");
    QVERIFY(w.milestones->pane()->definition()->changed());
    QVERIFY(w.milestones->escape()); // takes it back
    QVERIFY(!w.milestones->pane()->definition()->changed());
    title->setText("Team invited, three of them");
    w.milestones->pane()->definition()->save();
    QTRY_COMPARE_WITH_TIMEOUT(w.milestones->pane()->row().definition.version, version + 1, patience);
    QCOMPARE(w.milestones->pane()->headline(), QStringLiteral("Team invited, three of them"));
    w.session.undo();
    QTRY_COMPARE_WITH_TIMEOUT(w.milestones->pane()->row().definition.version, version, patience);

    // Claims are tested on these data.
    w.window.go({"milestones", {}, "claims"});
    QTRY_VERIFY_WITH_TIMEOUT(w.milestones->claims()->sentences().size() >= 12, patience);

    // Back leads to where one was; an account is marked from its own page.
    w.window.go({"benchmarks", "northwind-freight", {}});
    QTRY_VERIFY_WITH_TIMEOUT(w.benchmarks->shown() && w.benchmarks->shown()->controls.account != noAccount, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w.benchmarks->sentences().isEmpty(), patience);
    w.window.actions().action(QStringLiteral("go.back"))->trigger();
    QCOMPARE(w.window.currentPage(), static_cast<Page *>(w.milestones));
}

QTEST_MAIN(TestEvidencePages)
#include "test_evidence_pages.moc"
