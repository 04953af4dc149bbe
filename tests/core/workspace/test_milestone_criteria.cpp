/// The four criteria of a milestone side by side (B3), where accounts stop between two milestones (B6), and what a finding
/// becomes as a draft (B2): each against counts made by hand.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/priorities.h"
#include "support/life_book.h"
#include "workspace/evidence.h"

#include <QTest>

#include <cmath>

using namespace milepost;
using namespace milepost::analytics;
using milepost::test::LifeBook;

namespace {

/// 100 accounts, 400 days old: the even ones reach m0 on day 10; every fifth of those leaves on day 200, every second of
/// the others on day 100. m1 follows m0 on day 40 for a quarter of all. Nobody reaches m2.
LifeBook halfAndHalf()
{
    LifeBook book(3);
    book.window(0, 30);
    for (int i = 0; i < 100; ++i) {
        std::vector<std::pair<MilestoneIndex, std::int32_t>> reached;
        if (i % 2 == 0)
            reached.emplace_back(MilestoneIndex(0), 10);
        if (i % 4 == 0)
            reached.emplace_back(MilestoneIndex(1), 40);
        const int exit = i % 2 == 0 ? (i % 10 == 0 ? 200 : -1) : (i % 4 == 1 ? 100 : -1);
        book.add(book.asOf() - 400, exit, reached);
    }
    return book;
}

} // namespace

class TestMilestoneCriteria : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void criteriaAreTheFiguresThemselves();
    void measurability();
    void stopsAreCounted();
    void draftOfAFinding_data();
    void draftOfAFinding();
    void milestonesBecomeNoDraft();
};

void TestMilestoneCriteria::criteriaAreTheFiguresThemselves()
{
    LifeBook book = halfAndHalf();
    const Portfolio &portfolio = book.portfolio();
    const FirstLives lives = firstLivesOf(portfolio);
    const MilestoneRates rates = milestoneRates(portfolio, lives, allTogether(portfolio), {});
    const auto found = evidence(portfolio, lives, eachMilestone(portfolio), {}, {});
    const auto rows = priorities(portfolio, lives, found, rates);
    QCOMPARE(rows.size(), std::size_t(3));
    const Priority &first = rows[0];
    QCOMPARE(first.verdict, Verdict::Higher);
    QCOMPARE(first.accounts, 100u);
    QVERIFY(first.difference == found[0].difference && first.hazardRatio == found[0].hazardRatio && first.q == found[0].q);
    QVERIFY(std::abs(*first.difference.value - (0.8 - 0.5)) < 1e-9);
    QCOMPARE(first.closed, 100u);
    QVERIFY(std::abs(*first.rate.value - 0.5) < 1e-12);
    QCOMPARE(first.rate.method, IntervalMethod::Wilson);
    QCOMPARE(first.median.day.value(), 10);
    QCOMPARE(first.churns, 35u); // 10 of the even ones, 25 of the odd ones
    QCOMPARE(first.churnAfterMedian.value(), 1.0);
    QCOMPARE(first.observable.value.value(), 1.0);
    // A quarter never is half: no day, hence no share of churn after it; and no window, hence no rate.
    QVERIFY(!rows[1].median.day && !rows[1].churnAfterMedian && !rows[1].rate.value);
    QCOMPARE(rows[1].closed, 0u);
    // Nobody: no verdict, the reason instead.
    QCOMPARE(rows[2].verdict, Verdict::Insufficient);
    QVERIFY(rows[2].shortfall != Shortfall::None && !rows[2].difference.value && !rows[2].q);
}

void TestMilestoneCriteria::measurability()
{
    LifeBook book = halfAndHalf();
    auto &milestones = book.portfolio().milestones;
    milestones[0].rule.form = Rule::Form::Count;
    milestones[1].rule.form = Rule::Form::Any;
    milestones[1].rule.children = {Rule{}, Rule{}};
    milestones[1].rule.children[0].form = Rule::Form::First;
    milestones[1].rule.children[1].form = Rule::Form::Logged; // one way of reaching it is by hand
    milestones[2].origin = Origin::Data;
    const FirstLives lives = firstLivesOf(book.portfolio());
    const Observability observability{Day{}, {Day{}, book.asOf() - 399, Day{}}};
    const MilestoneRates rates = milestoneRates(book.portfolio(), lives, allTogether(book.portfolio()), observability);
    const auto rows = priorities(book.portfolio(), lives, {}, rates);
    QCOMPARE(rows[0].measurability, Measurability::Recorded);
    QCOMPARE(rows[1].measurability, Measurability::ByHand);
    QCOMPARE(rows[2].measurability, Measurability::Reported);
    QCOMPARE(rows[0].observable.value.value(), 1.0);
    QCOMPARE(rows[1].observable.value.value(), 0.0); // all started a day before it was recorded
    QCOMPARE(rows[0].verdict, Verdict::Insufficient); // no evidence given, none made up
}

void TestMilestoneCriteria::stopsAreCounted()
{
    LifeBook book = halfAndHalf();
    const FirstLives lives = firstLivesOf(book.portfolio());
    const Stop stop = stopBetween(book.portfolio(), lives, 0, 1, {});
    QCOMPARE(stop.n, 50u);
    QCOMPARE(stop.later, 25u);
    QCOMPARE(stop.already, 0u);
    QCOMPARE(stop.left, 5u); // even, no multiple of four, of ten: 10, 30, 50, 70, 90
    QCOMPARE(stop.waiting, 20u);
    QCOMPARE(stop.median.day.value(), 30);
    QVERIFY(std::abs(*stop.stopped.value - 5.0 / 30) < 1e-12);
    const MilestoneRates rates = milestoneRates(book.portfolio(), lives, allTogether(book.portfolio()), {});
    QCOMPARE(stops(book.portfolio(), lives, rates, {}).size(), std::size_t(1)); // nobody reached m2: no step leads there
}

void TestMilestoneCriteria::draftOfAFinding_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<int>("threshold");
    QTest::addColumn<int>("firstDays");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("stage");
    QTest::newRow("once") << "report.shared" << 1 << 7 << "report_shared" << int(Stage::Week1);
    QTest::newRow("often") << "Member Invited" << 3 << 30 << "member_invited_3" << int(Stage::Month1);
    QTest::newRow("late") << "export" << 12 << 90 << "export_12" << int(Stage::Month3);
}

void TestMilestoneCriteria::draftOfAFinding()
{
    QFETCH(const QString, event);
    QFETCH(const int, threshold);
    QFETCH(const int, firstDays);
    QFETCH(const QString, key);
    QFETCH(const int, stage);
    Behaviour behaviour;
    behaviour.kind = Behaviour::Kind::Event;
    behaviour.key = event.toStdString();
    analytics::Finding finding;
    finding.threshold = static_cast<std::uint32_t>(threshold);
    DiscoverySettings settings;
    settings.firstDays = firstDays;
    const auto draft = draftMilestone(behaviour, finding, settings);
    QVERIFY(draft.has_value());
    QCOMPARE(QString::fromStdString(draft->key), key);
    QCOMPARE(draft->windowDays.value(), firstDays);
    QCOMPARE(int(draft->stage), stage);
    QCOMPARE(draft->rule.form, threshold > 1 ? Rule::Form::Count : Rule::Form::First);
    QCOMPARE(draft->rule.threshold, double(threshold));
    QCOMPARE(draft->rule.match.names, std::vector<std::string>{behaviour.key});
    QVERIFY(!draft->enabled); // a person decides
    QCOMPARE(draft->origin, Origin::Person);
}

void TestMilestoneCriteria::milestonesBecomeNoDraft()
{
    Behaviour behaviour;
    behaviour.kind = Behaviour::Kind::Milestone;
    behaviour.key = "m0";
    QVERIFY(!draftMilestone(behaviour, {}, {}));
}

QTEST_GUILESS_MAIN(TestMilestoneCriteria)
#include "test_milestone_criteria.moc"
