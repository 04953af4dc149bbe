/// Every form of rule, window and condition as tables of days, with the boundary on both sides.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "milestones/cadence.h"
#include "milestones/catalog_toml.h"
#include "milestones/data_milestones.h"
#include "milestones/levels.h"
#include "milestones/rule_evaluator.h"
#include "support/event_list.h"

#include <QTest>

#include <map>

using namespace milepost;
using namespace milepost::milestones;
using test::EventList;
using test::ListedEvent;

namespace {

constexpr Day monday{20'003}; // 7 October 2024
Instant noon(int day) { return Instant{(monday.value + day) * msPerDay + msPerDay / 2}; }

ListedEvent occurs(int day, std::string name, std::string user = "u1", std::map<std::string, std::string> properties = {})
{
    return {noon(day), std::move(name), std::move(user), std::move(properties)};
}

/// "1 5:b 9:c/u2 12:t/u1/hours=4" — day, name (a), user (u1), property
std::vector<ListedEvent> history(const QString &text)
{
    std::vector<ListedEvent> events;
    for (const QString &word : text.split(' ', Qt::SkipEmptyParts)) {
        const QStringList parts = word.split('/');
        const QStringList head = parts[0].split(':');
        ListedEvent one = occurs(head[0].toInt(), head.size() > 1 ? head[1].toStdString() : "a");
        if (parts.size() > 1)
            one.user = parts[1] == "-" ? "" : parts[1].toStdString();
        if (parts.size() > 2) {
            const QStringList pair = parts[2].split('=');
            one.properties[pair[0].toStdString()] = pair[1].toStdString();
        }
        events.push_back(std::move(one));
    }
    return events;
}

MilestoneDefinition milestone(const QString &rule, std::optional<std::int32_t> cadence = std::nullopt)
{
    const auto parsed = parseRule("rule = " + rule.toStdString());
    if (!parsed)
        qFatal("%s", parsed.error().toString().c_str());
    MilestoneDefinition definition;
    definition.id = MilestoneId{1};
    definition.key = "m";
    definition.rule = *parsed;
    definition.cadenceDays = cadence;
    return definition;
}

QString daysOf(const DerivedAccount &derived)
{
    QStringList days;
    for (const Achievement &achievement : derived.achievements)
        days << QString::number(achievement.on - monday);
    return days.join(' ');
}

DerivedAccount evaluated(const std::vector<MilestoneDefinition> &versions, const std::vector<ListedEvent> &events,
                         std::vector<LimitReading> limits = {}, std::vector<LoggedMilestone> logged = {}, Day start = monday)
{
    return RuleEvaluator(CompiledCatalog::compile(versions), Zone()).evaluate(EventList(events), {start, limits, logged});
}

} // namespace

class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forms_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("events");
        QTest::addColumn<QString>("reached");
        const auto row = [](const char *name, const char *rule, const char *events, const char *reached) {
            QTest::newRow(name) << rule << events << reached;
        };
        row("first", R"({ form = "first", events = ["a"] })", "1:b 4 9", "4");
        row("first, never", R"({ form = "first", events = ["a"] })", "1:b 2:c", "");
        row("first of several names", R"({ form = "first", events = ["x", "b"] })", "1 3:b", "3");
        row("any event at all", R"({ form = "first" })", "7:z", "7");
        row("within of start, last day", R"({ form = "first", events = ["a"], within = "start", days = 30 })", "30", "30");
        row("within of start, a day late", R"({ form = "first", events = ["a"], within = "start", days = 30 })", "31", "");
        row("before the start counts", R"({ form = "first", events = ["a"], within = "start", days = 30 })", "-3", "-3");
        row("count", R"({ form = "count", events = ["a"], threshold = 3 })", "1 2:b 2 2 9", "2");
        row("count, one short", R"({ form = "count", events = ["a"], threshold = 3 })", "1 2", "");
        row("count in 7 days, fits", R"({ form = "count", threshold = 2, within = "days", days = 7 })", "1 7", "7");
        row("count in 7 days, a day too wide", R"({ form = "count", threshold = 2, within = "days", days = 7 })", "1 8", "");
        row("count in a week, Monday to Sunday", R"({ form = "count", threshold = 2, within = "week" })", "0 6", "6");
        row("count in a week, Sunday and Monday", R"({ form = "count", threshold = 2, within = "week" })", "6 7", "");
        row("distinct users", R"({ form = "distinct_users", threshold = 2 })", "1 2 3:a/u2", "3");
        row("no user is no distinct user", R"({ form = "distinct_users", threshold = 2 })", "1 2:a/- 3:a/-", "");
        row("distinct users in 5 days, left the window", R"({ form = "distinct_users", threshold = 2, within = "days", days = 5 })", "1 6:a/u2", "");
        row("distinct users in 5 days, seen again", R"({ form = "distinct_users", threshold = 2, within = "days", days = 5 })", "1 4 8:a/u2", "8");
        row("distinct events", R"({ form = "distinct_events", events = ["a", "b", "c"], threshold = 2 })", "1 2 3:d 4:b", "4");
        row("distinct values", R"({ form = "distinct_values", property = "p", threshold = 2 })", "1:a/u1/p=x 2:a/u1/p=x 3 4:a/u1/p=y", "4");
        row("sum", R"({ form = "sum", property = "h", threshold = 10 })", "1:a/u1/h=4 2:a/u1/h=5.5 3:a/u1/h=0.5", "3");
        row("sum, text is no number", R"({ form = "sum", property = "h", threshold = 10 })", "1:a/u1/h=9 2:a/u1/h=x 3", "");
        row("sum in 7 days", R"({ form = "sum", property = "h", threshold = 10, within = "days", days = 7 })", "1:a/u1/h=6 8:a/u1/h=6 9:a/u1/h=4", "9");
        row("5 consecutive days", R"({ form = "consecutive_days", threshold = 5 })", "1 2 2 3 4 5 6", "5");
        row("a gap", R"({ form = "consecutive_days", threshold = 5 })", "1 2 4 5 6 7", "");
        row("consecutive days in one week", R"({ form = "consecutive_days", threshold = 3, within = "week" })", "5 6 7 8 9", "9");
        row("all, in any order", R"({ form = "all", of = [{ form = "first", events = ["a"] }, { form = "first", events = ["b"] }] })", "2:b 5", "5");
        row("all, one missing", R"({ form = "all", of = [{ form = "first", events = ["a"] }, { form = "first", events = ["b"] }] })", "2:b", "");
        row("any", R"({ form = "any", of = [{ form = "first", events = ["a"] }, { form = "first", events = ["b"] }] })", "2:b 5", "2");
        row("not, before", R"({ form = "all", of = [{ form = "count", events = ["a"], threshold = 2 }, { form = "not", of = [{ form = "first", events = ["x"] }] }] })", "1 2 3:x", "2");
        row("not, too late", R"({ form = "all", of = [{ form = "count", events = ["a"], threshold = 2 }, { form = "not", of = [{ form = "first", events = ["x"] }] }] })", "1 2:x 3", "");
        row("condition equals", R"({ form = "first", where = [{ property = "p", value = "pro" }] })", "1:a/u1/p=free 2:a/u1/p=pro", "2");
        row("condition equals by number", R"({ form = "first", where = [{ property = "p", value = 10 }] })", "1:a/u1/p=10.0", "1");
        row("condition not equals, absent", R"({ form = "first", where = [{ property = "p", op = "not_equals", value = "x" }] })", "1 2:a/u1/p=y", "2");
        row("condition contains", R"({ form = "first", where = [{ property = "p", op = "contains", value = "ro" }] })", "1:a/u1/p=free 2:a/u1/p=pro", "2");
        row("condition less, by number", R"({ form = "first", where = [{ property = "p", op = "<", value = 9 }] })", "1:a/u1/p=10 2:a/u1/p=8", "2");
        row("condition at least", R"({ form = "first", where = [{ property = "p", op = ">=", value = 99.9 }] })", "1:a/u1/p=99.89 2:a/u1/p=99.9", "2");
        row("condition exists", R"({ form = "first", where = [{ property = "p", op = "exists" }] })", "1 2:a/u1/p=y", "2");
        row("condition is absent", R"({ form = "first", where = [{ property = "p", op = "exists", value = false }] })", "1:a/u1/p=y 2", "2");
        row("logged never by events", R"({ form = "logged" })", "1 2", "");
    }
    void forms()
    {
        QFETCH(QString, rule);
        QFETCH(QString, events);
        QFETCH(QString, reached);
        QCOMPARE(daysOf(evaluated({milestone(rule)}, history(events))), reached);
    }

    void repeats_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("events");
        QTest::addColumn<QString>("reached");
        const QString two = R"({ form = "count", threshold = 2 })";
        QTest::newRow("starts anew") << two << "1 2 3 4" << "2 4";
        QTest::newRow("at most one a day") << two << "1 1 1 1 2" << "1 2";
        QTest::newRow("excess does not carry over twice") << two << "1 1 1 1 1 1 2 3" << "1 2";
        QTest::newRow("held back, then a later day") << QString(R"({ form = "first" })") << "1 1 1" << "1";
        QTest::newRow("sums start anew") << QString(R"({ form = "sum", property = "h", threshold = 10, within = "days", days = 7 })")
                                         << "1:a/u1/h=12 3:a/u1/h=6 5:a/u1/h=6" << "1 5";
    }
    void repeats()
    {
        QFETCH(QString, rule);
        QFETCH(QString, events);
        QFETCH(QString, reached);
        const auto derived = evaluated({milestone(rule, 90)}, history(events));
        QCOMPARE(daysOf(derived), reached);
        for (std::size_t i = 0; i < derived.achievements.size(); ++i)
            QCOMPARE(derived.achievements[i].occurrence, static_cast<std::int32_t>(i) + 1);
    }

    void limits()
    {
        const auto rule = milestone(R"({ form = "limit_share", metric = "seats", threshold = 0.8 })");
        const std::vector<LimitReading> readings{{{}, "seats", monday + 2, 7, 10}, {{}, "storage", monday + 3, 9, 10},
                                                 {{}, "seats", monday + 5, 8, 10}, {{}, "seats", monday + 6, 1, 0}};
        const auto derived = evaluated({rule}, {}, readings);
        QCOMPARE(daysOf(derived), "5");
        QCOMPARE(derived.achievements[0].at, Zone().startOf(monday + 5));
        const auto early = evaluated({rule}, {}, {readings[0]});
        QCOMPARE(early.progress, (std::vector<MilestoneProgress>{{MilestoneId{1}, 0.7, 0.8}}));
    }

    void announcedAndLogged()
    {
        MilestoneDefinition definition = milestone(R"({ form = "first", events = ["a"] })");
        definition.key = "first_integration";
        const auto announced = [](int day, const char *type) { return occurs(day, "milestone_achieved", "u1", {{"milestone_type", type}}); };
        auto derived = evaluated({definition}, {announced(3, "First Integration"), occurs(4, "a"), announced(3, "other"), announced(9, "first_integration")});
        QCOMPARE(daysOf(derived), "3 9");
        QCOMPARE(derived.achievements[0].origin, Origin::Data);
        derived = evaluated({definition}, history("6"), {}, {{1, {}, MilestoneId{1}, monday + 4, {}, {}, {}, {}}, {2, {}, MilestoneId{1}, monday + 8, {}, {}, {}, {}}});
        QCOMPARE(daysOf(derived), "4");
        QCOMPARE(derived.achievements[0].origin, Origin::Person);
        definition.cadenceDays = 30;
        derived = evaluated({definition}, history("6"), {}, {{1, {}, MilestoneId{1}, monday + 4, {}, {}, {}, {}}, {2, {}, MilestoneId{1}, monday + 8, {}, {}, {}, {}}});
        QCOMPARE(daysOf(derived), "4 6 8");
    }

    void versionsJudgeTheirDays()
    {
        MilestoneDefinition old = milestone(R"({ form = "count", threshold = 10 })");
        MilestoneDefinition later = milestone(R"({ form = "count", threshold = 3 })");
        later.version = 2;
        later.effectiveFrom = monday + 20;
        // Five in the first weeks meet neither then; the first one under version 2 meets it.
        const auto derived = evaluated({old, later}, history("1 2 3 4 5 21"));
        QCOMPARE(daysOf(derived), "21");
        QCOMPARE(derived.achievements[0].definitionVersion, 2);
        later.effectiveFrom = {};
        QCOMPARE(daysOf(evaluated({old, later}, history("1 2 3 4 5 21"))), "3");
        later.enabled = false;
        QVERIFY(evaluated({old, later}, history("1 2 3 4 5 21")).achievements.empty());
    }

    void percentile()
    {
        const MilestoneDefinition definition = milestone(R"({ form = "percentile", events = ["a"], threshold = 90 })");
        const auto catalog = CompiledCatalog::compile(std::vector{definition});
        const auto leaf = catalog.percentileLeaves().at(0);
        const Day september = *dayFromIso("2024-09-30");
        RuleEvaluator evaluator(catalog, Zone(), PercentileCutOffs({{leaf.fingerprint, 90, september, 3}}));
        QCOMPARE(daysOf(evaluator.evaluate(EventList(history("1 2 2:b 3")), {monday, {}, {}})), "3");
        QVERIFY(evaluated({definition}, history("1 2 3 4")).achievements.empty());
        QCOMPARE(countsAtMonthEnds(EventList(history("-8 -7 -34 -35 1")), leaf.match, std::vector{september}, Zone()), std::vector<std::uint32_t>{3});
        const std::vector<std::uint32_t> counts{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        QCOMPARE(cutOffOf(counts, 90), 9.0);
        QCOMPARE(cutOffOf(counts, 91), 10.0);
        QVERIFY(!cutOffOf({}, 90));
        QCOMPARE(monthEndOf(*dayFromIso("2028-02-03")), *dayFromIso("2028-02-29"));
    }

    void progress_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("events");
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("target");
        QTest::newRow("count") << R"({ form = "count", events = ["a"], threshold = 10 })" << "1 2 3:b" << 2.0 << 10.0;
        QTest::newRow("window has moved on") << R"({ form = "count", events = ["a"], threshold = 10, within = "days", days = 3 })" << "1 2 4:b" << 1.0 << 10.0;
        QTest::newRow("window is over") << R"({ form = "count", events = ["a"], threshold = 10, within = "start", days = 3 })" << "1 2 4:b" << 0.0 << 0.0;
        QTest::newRow("run is broken") << R"({ form = "consecutive_days", events = ["a"], threshold = 5 })" << "1 2 4:b" << 0.0 << 0.0;
        QTest::newRow("all counts children") << R"({ form = "all", of = [{ form = "first", events = ["a"] }, { form = "first", events = ["b"] }, { form = "first", events = ["c"] }] })" << "1 2:b" << 2.0 << 3.0;
        QTest::newRow("any shows the nearest") << R"({ form = "any", of = [{ form = "count", events = ["a"], threshold = 10 }, { form = "count", events = ["b"], threshold = 3 }] })" << "1 2 3:b" << 1.0 << 3.0;
    }
    void progress()
    {
        QFETCH(QString, rule);
        QFETCH(QString, events);
        QFETCH(double, value);
        QFETCH(double, target);
        const auto derived = evaluated({milestone(rule)}, history(events));
        std::vector<MilestoneProgress> expected;
        if (target > 0)
            expected.push_back({MilestoneId{1}, value, target});
        QVERIFY(derived.progress == expected);
    }

    void daysAreTheZones()
    {
        // 23:30 UTC is the next day in Berlin.
        const std::vector<ListedEvent> events{{Instant{monday.value * msPerDay + 84'600'000}, "a", "u", {}},
                                              {Instant{(monday.value + 1) * msPerDay + 3'600'000}, "a", "u", {}}};
        const auto rule = milestone(R"({ form = "consecutive_days", threshold = 2 })");
        QCOMPARE(daysOf(evaluated({rule}, events)), "1");
        RuleEvaluator berlin(CompiledCatalog::compile(std::vector{rule}), *Zone::fromName("Europe/Berlin"));
        QCOMPARE(daysOf(berlin.evaluate(EventList(events), {monday, {}, {}})), "");
    }

    void hashFollowsMeaningOnly()
    {
        MilestoneDefinition a = milestone(R"({ form = "count", threshold = 3 })");
        MilestoneDefinition b = a;
        b.title = "Another title";
        const Zone utc;
        QCOMPARE(catalogHash(std::vector{a}, utc), catalogHash(std::vector{b}, utc));
        b.rule.threshold = 4;
        QVERIFY(catalogHash(std::vector{a}, utc) != catalogHash(std::vector{b}, utc));
        QVERIFY(catalogHash(std::vector{a}, utc) != catalogHash(std::vector{a}, *Zone::fromName("Europe/Berlin")));
        b = a;
        b.cadenceDays = 7;
        QVERIFY(catalogHash(std::vector{a}, utc) != catalogHash(std::vector{b}, utc));
    }

    void fromData()
    {
        QCOMPARE(keyFromType(" First  Integration! "), std::string("first_integration"));
        QCOMPARE(keyFromType("!!"), std::string());
        const auto definition = definitionFromData("team_invited", "Onboarding");
        QCOMPARE(definition.key, std::string("team_invited"));
        QCOMPARE(definition.title, std::string("Team invited"));
        QCOMPARE(definition.category, Category::Onboarding);
        QCOMPARE(definition.origin, Origin::Data);
        QVERIFY(definition.enabled && definition.owner.empty() && !definition.windowDays);
        QCOMPARE(definitionFromData("x", "something else").category, Category::Value);
        const EventList events({occurs(1, "milestone_achieved", "u", {{"milestone_type", "x"}, {"milestone_category", "growth"}}),
                                occurs(2, "milestone_achieved", "u", {{"milestone_type", "x"}})});
        QCOMPARE(typesIn(events), (std::vector<SeenType>{{"x", "growth"}}));
    }

    void levelsAndCadence()
    {
        std::vector<MilestoneDefinition> order(3);
        order[0].key = "a";
        order[1].key = "b";
        order[2].key = "c";
        const std::vector<Level> levels{{"l1", "", "", "", {"a", "b"}, 0}, {"l2", "", "", "", {"gone"}, 0}, {"l3", "", "", "", {"b", "c"}, 1}};
        const LevelLadder ladder(levels, order);
        const auto at = [&](std::uint64_t applicable, std::uint64_t reached) {
            const auto s = ladder.standing(std::vector{applicable}, std::vector{reached});
            return std::vector<int>{s.reached, s.done, s.needed};
        };
        QCOMPARE(at(7, 0), (std::vector{0, 0, 2}));
        QCOMPARE(at(7, 1), (std::vector{0, 1, 2}));
        QCOMPARE(at(7, 4), (std::vector{0, 0, 2})); // a later level alone is none
        QCOMPARE(at(7, 3), (std::vector{3, 0, 0})); // the empty one is passed over
        QCOMPARE(at(5, 1), (std::vector{1, 0, 1})); // b does not apply

        MilestoneDefinition repeating;
        repeating.cadenceDays = 31;
        QCOMPARE(dueAgainOn(repeating, monday), monday + 31);
        QCOMPARE(overdueDays(repeating, monday, monday + 40), 9);
        QVERIFY(!cadenceBroken(repeating, monday, monday + 46));
        QVERIFY(cadenceBroken(repeating, monday, monday + 47));
        QVERIFY(!dueAgainOn(repeating, {}).valid());
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
