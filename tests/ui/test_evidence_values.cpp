/// What Milestones and Benchmarks draw, as values: stairs and numbers at risk, bins, heat steps, quantiles, exports; and
/// the pages' own pure steps beside core/analytics doing the same the long way.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/rank_histogram.h"
#include "charts/curve_values.h"
#include "charts/distribution_values.h"
#include "pages/benchmarks/benchmark_study.h"
#include "shell/export_table.h"
#include "pages/milestones/milestone_pane.h"
#include "pages/milestones/milestone_table.h"
#include "pages/milestones/reach_values.h"
#include "support/builders.h"
#include "support/random_portfolio.h"
#include "support/ui_fixtures.h"
#include "wording/figures.h"
#include "wording/rule_words.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;
using namespace milepost::analytics;
using wording::Voice;

namespace {

std::shared_ptr<const EvidenceBase> baseOf(const Snapshot &snapshot) { return evidenceBase(snapshot, {}, snapshot.portfolio->asOf + 1); }

MilestoneIndex indexOf(const Snapshot &snapshot, const char *key) { return snapshot.portfolio->findMilestone(key); }

} // namespace

class TestEvidenceValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void stairsKeepTheNumbersAtRisk();
    void longCurvesAreThinned();
    void retentionBeginsWhole();
    void tickMarksAreRoundAndFew_data();
    void tickMarksAreRoundAndFew();
    void binsHoldEverybody_data();
    void binsHoldEverybody();
    void heatStepsCoverTheScale();
    void groupCurvesAreTheRatesCurves();
    void reachStudyFollowsItsControls();
    void quantilesAreType7();
    void distributionOfAnAccountAndOfABook();
    void fewPeersGiveNoNumbers();
    void chartsExportAsData();
    void versionsSayWhatChanged();
    void rulesInWords_data();
    void rulesInWords();
    void tableSortsWithNoDataLast();
};

void TestEvidenceValues::stairsKeepTheNumbersAtRisk()
{
    DayCounts counts;
    counts.add({2, Outcome::Event}, 3);
    counts.add({4, Outcome::Competing}, 2);
    counts.add({5, Outcome::Censored}, 5);
    counts.add({9, Outcome::Event}, 1);
    const QVector<int> ticks{0, 2, 4, 5, 9, 12};
    const auto series = seriesOf(cumulativeIncidence(counts), counts, 12, ticks);
    QCOMPARE(series.atRisk, (QVector<qint64>{11, 11, 8, 6, 1, 0}));
    QCOMPARE(series.end, 9.0);
    QCOMPARE(series.solidTo, 2.0); // 11 are at risk on day 2, 8 on day 3
    QCOMPARE(shareAt(series, 1), 0.0);
    QVERIFY(std::abs(shareAt(series, 3) - 100.0 * 3 / 11) < 1e-9);
    QVERIFY(std::isnan(shareAt(series, 11)));
    CurveValues values;
    values.series = {series};
    values.span = 12;
    values.ticks = ticks;
    const ChartTable table = tableOf(Voice::invariant(), values);
    QCOMPARE(table.rows.size(), ticks.size());
    QCOMPARE(table.rows.back()[1], wording::noData());
    QCOMPARE(table.rows[2][1], QStringLiteral("27.3"));
}

void TestEvidenceValues::longCurvesAreThinned()
{
    DayCounts counts;
    for (int day = 0; day < 5000; ++day)
        counts.add({day, Outcome::Event}, 2);
    const auto series = seriesOf(cumulativeIncidence(counts), counts, 5000, {});
    QVERIFY(series.points.size() <= 2000);
    QCOMPARE(series.points.back().day, 4999.0);
    QVERIFY(std::abs(series.points.back().share - 100) < 1e-6);
}

void TestEvidenceValues::retentionBeginsWhole()
{
    DayCounts counts;
    counts.add({30, Outcome::Event}, 5);
    counts.add({60, Outcome::Censored}, 15);
    CurveValues values;
    values.series = {seriesOf(kaplanMeier(counts), counts, 60, {0, 30, 60})};
    QCOMPARE(shareAt(values.series[0], 0), 100.0);
    QCOMPARE(shareAt(values.series[0], 30), 75.0);
    fitRetention(values);
    QCOMPARE(values.bottom, 70.0);
    QCOMPARE(values.top, 100.0);
}

void TestEvidenceValues::tickMarksAreRoundAndFew_data()
{
    QTest::addColumn<double>("span");
    for (const double span : {1.0, 14.0, 60.0, 90.0, 365.0, 1095.0, 4000.0})
        QTest::newRow(qPrintable(QString::number(span))) << span;
}

void TestEvidenceValues::tickMarksAreRoundAndFew()
{
    QFETCH(const double, span);
    const auto ticks = ticksFor(span);
    QVERIFY(ticks.size() >= 2 && ticks.size() <= 8);
    QCOMPARE(ticks.front(), 0);
    QVERIFY(ticks.back() <= span + 0.5);
    QVERIFY(spanFor(span) >= span);
}

void TestEvidenceValues::binsHoldEverybody_data()
{
    QTest::addColumn<QVector<double>>("peers");
    QTest::addColumn<QVector<double>>("marked");
    QTest::addColumn<bool>("whole");
    QTest::newRow("nobody") << QVector<double>{} << QVector<double>{} << true;
    QTest::newRow("one") << QVector<double>{4} << QVector<double>{} << true;
    QTest::newRow("all the same") << QVector<double>(30, 7.0) << QVector<double>{7} << true;
    QTest::newRow("counts") << QVector<double>{0, 1, 1, 2, 5, 9} << QVector<double>{12} << true;
    QTest::newRow("densities") << QVector<double>{0.01, 0.2, 0.25, 1.75} << QVector<double>{0.5} << false;
    QTest::newRow("money") << QVector<double>{1200, 96000, 184000} << QVector<double>{28800} << false;
}

void TestEvidenceValues::binsHoldEverybody()
{
    DistributionValues values;
    QFETCH(QVector<double>, peers);
    QFETCH(QVector<double>, marked);
    QFETCH(bool, whole);
    values.peers = peers;
    values.marked = marked;
    values.whole = whole;
    constexpr int most = 20;
    const auto bins = binsOf(values, most);
    QVERIFY(bins.peers.size() <= most + 2);
    int inside = 0;
    for (qsizetype i = 0; i < bins.peers.size(); ++i) {
        inside += bins.peers[i];
        for (const double value : peers) {
            const double from = bins.from + double(i) * bins.width;
            if (value > from + 1e-9 && value < from + bins.width - 1e-9)
                QCOMPARE(bins.binOf(value), static_cast<int>(i));
        }
    }
    QCOMPARE(inside, static_cast<int>(peers.size()));
    QCOMPARE(std::accumulate(bins.marked.begin(), bins.marked.end(), 0), static_cast<int>(marked.size()));
}

void TestEvidenceValues::heatStepsCoverTheScale()
{
    QCOMPARE(heatStep(0, 70), 0);
    QCOMPARE(heatStep(70, 70), 6);
    QCOMPARE(heatStep(35, 70), 3);
    HeatValues values;
    QCOMPARE(heatTop(values), 10.0);
    values.rows.append({QStringLiteral("Q1"), 3, {12, NAN, 61}});
    values.months = 3;
    QCOMPARE(heatTop(values), 70.0);
    QCOMPARE(tableOf(Voice::invariant(), values).rows[0], (QStringList{"Q1", "3", "12", wording::noData(), "61"}));
}

void TestEvidenceValues::groupCurvesAreTheRatesCurves()
{
    RandomPortfolioShape shape;
    shape.accounts = 900;
    const Snapshot random{randomPortfolio(shape), nullptr};
    for (const Snapshot &snapshot : {evidenceBook(), random}) {
        const auto base = baseOf(snapshot);
        for (const char *field : {"", "plan", "quarter"}) {
            const Grouping grouping = groupingFor(*base, field);
            const auto rates = milestoneRates(*snapshot.portfolio, base->lives, grouping, base->observability);
            for (MilestoneIndex m = 0; m < snapshot.portfolio->milestones.size(); ++m) {
                const auto curves = groupCurves(*base, m, grouping);
                for (std::uint32_t group = 0; group < grouping.count(); ++group) {
                    const auto &row = rates.rows[rates.index(m, group)];
                    const auto &mine = curves[group];
                    QCOMPARE(mine.n(), std::uint64_t(row.n));
                    QCOMPARE(mine.reached, row.reached);
                    QCOMPARE(mine.closed, row.closed);
                    QCOMPARE(mine.reachedInWindow, row.reachedInWindow);
                    QVERIFY(mine.sums == row.sums);
                    QVERIFY(mine.quantile(0.5) == row.median);
                    const auto &expected = rates.curves[rates.index(m, group)].points;
                    QCOMPARE(mine.curve.points.size(), expected.size());
                    for (std::size_t i = 0; i < expected.size(); ++i)
                        QCOMPARE(mine.curve.points[i].incidence, expected[i].incidence);
                }
            }
        }
    }
}

void TestEvidenceValues::reachStudyFollowsItsControls()
{
    const Snapshot book = evidenceBook();
    const auto study = studyMilestones(baseOf(book));
    const MilestoneIndex invited = indexOf(book, "team_invited");
    const auto declared = studyReach(*study->base, invited, {}, study->found);
    QVERIFY(!declared->found.exploratory);
    QCOMPARE(declared->found.landmark, 14);
    QVERIFY(declared->found.verdict == Verdict::Higher);
    QCOMPARE(declared->arms[1].size(), std::size_t(declared->found.exposed.n));
    QCOMPARE(declared->arms[0].size(), std::size_t(declared->found.unexposed.n));
    const auto kept = keptCurves(Voice::person(), *declared);
    QCOMPARE(kept.series.size(), 2);
    QCOMPARE(kept.series[0].atRisk.front(), qint64(declared->found.exposed.n));
    const double last = shareAt(kept.series[0], kept.series[0].end);
    QVERIFY(std::abs(last - 100 * *declared->found.exposed.share.value) < 1e-6);

    ReachControls controls;
    controls.landmark = 60;
    controls.strata = "plan";
    controls.segments = "plan";
    const auto asked = studyReach(*study->base, invited, controls, study->found);
    QVERIFY(asked->found.exploratory);
    QCOMPARE(asked->found.landmark, 60);
    QCOMPARE(asked->curves.size(), std::size_t(3));
    const auto all = associationsWith(*study->base, controls);
    QCOMPARE(all.size(), book.portfolio->milestones.size());
    // What is taken from the figures before is what would be computed anew.
    const MilestoneIndex integration = indexOf(book, "first_integration");
    const auto chain = [&](MilestoneIndex milestone, const ReachControls &now, const ReachStudy *before) {
        const auto fresh = studyReach(*study->base, milestone, now, study->found);
        const auto reused = studyReach(*study->base, milestone, now, study->found, std::nullopt, before);
        QVERIFY(fresh->found.difference == reused->found.difference && fresh->found.q == reused->found.q);
        QCOMPARE(fresh->found.landmark, reused->found.landmark);
        QCOMPARE(fresh->arms, reused->arms);
        QCOMPARE(fresh->segments.labels, reused->segments.labels);
        QCOMPARE(fresh->curves.size(), reused->curves.size());
        for (std::size_t i = 0; i < fresh->curves.size(); ++i)
            QVERIFY(fresh->curves[i].sums == reused->curves[i].sums);
        QCOMPARE(fresh->trend.latestMedian.day, reused->trend.latestMedian.day);
        QCOMPARE(fresh->cohorts.size(), reused->cohorts.size());
        QCOMPARE(reused->milestone, milestone);
        QVERIFY(reused->controls == now);
    };
    chain(invited, controls, declared.get());
    chain(invited, {}, asked.get());
    chain(integration, controls, asked.get());
    ReachControls elsewhere = controls;
    elsewhere.horizon = 200;
    chain(invited, elsewhere, asked.get());
    elsewhere = controls;
    elsewhere.segments = "quarter";
    chain(invited, elsewhere, asked.get());
    QCOMPARE(all[invited].exposed.n, asked->found.exposed.n);
    QVERIFY(all[invited].q.has_value());
}

void TestEvidenceValues::quantilesAreType7()
{
    RankHistogram histogram;
    histogram.reset(20);
    std::vector<double> values;
    for (const int value : {0, 1, 1, 4, 7, 7, 7, 12, 19}) {
        histogram.add(value, 1);
        values.push_back(value);
    }
    for (const double q : {0.0, 0.1, 0.25, 0.5, 0.66, 0.75, 1.0})
        QCOMPARE(*quantileOf(values, q), histogram.quantile(q));
    QVERIFY(!quantileOf({}, 0.5));
    QCOMPARE(midRank(values, 7), 100.0 * (4 + 1.5) / 9);
    QCOMPARE(midRank(values, -1), 0.0);
    QCOMPARE(midRank(values, 30), 100.0);
}

void TestEvidenceValues::distributionOfAnAccountAndOfABook()
{
    const Snapshot book = evidenceBook();
    const auto base = benchmarkBase(baseOf(book));
    BenchmarkControls controls;
    controls.account = book.portfolio->findExternal("account 2");
    controls.milestone = indexOf(book, "team_invited");
    const auto one = studyBenchmark(*base, controls);
    QVERIFY(one->ladder.used());
    QCOMPARE(one->peers.size(), std::size_t(one->ladder.used()->n));
    QCOMPARE(one->marked.size(), std::size_t(1));
    QVERIFY(std::is_sorted(one->peers.begin(), one->peers.end()));
    QVERIFY(std::abs(*one->median - *one->ladder.used()->median) < 1e-6);

    controls.account = noAccount;
    controls.owner = "Tom Weber";
    const auto many = studyBenchmark(*base, controls);
    QCOMPARE(many->tenure, bookTenure);
    QVERIFY(!many->book.empty());
    QCOMPARE(many->book.size(), many->marked.size());
    QCOMPARE(many->peers.size() + many->marked.size(), many->members.size());
    for (const BookMember &member : many->book) {
        QCOMPARE(book.portfolio->text(book.portfolio->owner[member.account]), std::string_view("Tom Weber"));
        QCOMPARE(member.percentile, midRank(many->peers, member.value));
    }
}

void TestEvidenceValues::fewPeersGiveNoNumbers()
{
    const Snapshot book = smallBook();
    const auto base = benchmarkBase(baseOf(book));
    BenchmarkControls controls;
    controls.account = book.portfolio->findExternal("Northwind");
    const auto study = studyBenchmark(*base, controls);
    QVERIFY(!study->ladder.used());
    QVERIFY(study->peers.empty());
    QVERIFY(!study->median);
}

void TestEvidenceValues::chartsExportAsData()
{
    ChartTable table;
    table.header = {"Day", "reached, %", "at risk", "at risk"};
    table.rows = {{"0", "0", "25000", "3"}, {"30", wording::noData(), "=1+1", "-2"}};
    const ExportTable made = exportTableOf(table);
    QCOMPARE(made.header, (std::vector<std::string>{"day", "reached_percent", "at_risk", "at_risk_2"}));
    QVERIFY(made.rows[0][2].typed());
    QCOMPARE(made.rows[1][1].text, std::string());
    QVERIFY(!made.rows[1][2].typed()); // the guard of text cells holds for it
    QCOMPARE(wording::integer(exportVoice(), 25000), QStringLiteral("25000"));
}

void TestEvidenceValues::versionsSayWhatChanged()
{
    MilestoneDefinition before, after;
    before.title = after.title = "Team invited";
    before.windowDays = 14;
    after.windowDays = 21;
    after.required = true;
    const QStringList said = differences(before, after);
    QCOMPARE(said.size(), 2);
    QVERIFY(said[0].contains(QLatin1String("14")) && said[0].contains(QLatin1String("21")));
    QVERIFY(differences(before, before).isEmpty());
}

void TestEvidenceValues::rulesInWords_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("words");
    const auto leaf = [](Rule::Form form, double threshold, const char *event) {
        Rule rule;
        rule.form = form;
        rule.threshold = threshold;
        rule.match.names = {event};
        return rule;
    };
    Rule scheduled = leaf(Rule::Form::Count, 3, "workflow.run");
    scheduled.match.where = {{"trigger", PropertyCondition::Op::Equals, "schedule"}};
    scheduled.within = Rule::Within::OfStart;
    scheduled.days = 30;
    QTest::newRow("count") << scheduled << "at least 3 times workflow.run where trigger is schedule, within 30 days of the start";
    QTest::newRow("first") << leaf(Rule::Form::First, 1, "report") << "the first report";
    Rule any;
    any.form = Rule::Form::Any;
    Rule none;
    none.form = Rule::Form::Not;
    none.children = {leaf(Rule::Form::First, 1, "cancel")};
    any.children = {leaf(Rule::Form::DistinctUsers, 2, "login"), none};
    QTest::newRow("nested") << any << "at least 2 different users of login, or not: the first cancel";
    QTest::newRow("by hand") << Rule{} << "logged by hand, or reported by the product";
}

void TestEvidenceValues::rulesInWords()
{
    QFETCH(const Rule, rule);
    QFETCH(const QString, words);
    QString said = wording::ruleSentence(Voice::invariant(), rule);
    said.remove(QChar(0x2068)).remove(QChar(0x2069)); // isolates around names from outside
    QCOMPARE(said, words);
}

void TestEvidenceValues::tableSortsWithNoDataLast()
{
    const Snapshot book = evidenceBook();
    std::vector<CatalogRow> rows;
    for (MilestoneIndex m = 0; m < book.portfolio->milestones.size(); ++m)
        rows.push_back({book.portfolio->milestones[m], m});
    MilestoneDefinition off;
    off.key = off.title = "off";
    off.enabled = false;
    rows.push_back({off, noMilestone});
    MilestoneTable table;
    table.setCatalog(rows);
    QCOMPARE(table.rowCount(), 4 + 3); // and three categories
    QVERIFY(!table.at(0));
    QCOMPARE(table.data(table.index(1, MilestoneTable::Rate), Qt::DisplayRole).toString(), QStringLiteral("no data"));
    table.setStudy(studyMilestones(baseOf(book)));
    QVERIFY(table.data(table.index(1, MilestoneTable::Rate), Qt::DisplayRole).toString() != QLatin1String("no data"));
    table.setView(MilestoneTable::View::Criteria);
    table.setShowOff(true);
    QCOMPARE(table.rowCount(), 5);
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        table.sort(MilestoneTable::Timing, order);
        // ten_hours_saved and case_study are not reached by half, and what is off has no figures.
        QVERIFY(table.at(0)->definition.key == "team_invited" || table.at(0)->definition.key == "first_integration");
        QVERIFY(table.at(4)->definition.key != "team_invited" && table.at(4)->definition.key != "first_integration");
    }
    QCOMPARE(table.rowOf("off") >= 0, true);
    table.setShowOff(false);
    QCOMPARE(table.rowOf("off"), -1);
}

QTEST_MAIN(TestEvidenceValues)
#include "test_evidence_values.moc"
