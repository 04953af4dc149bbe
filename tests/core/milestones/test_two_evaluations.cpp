/// The evaluator against the plain reference on random rules and random histories, and the whole against event by event.
/// MILEPOST_FULL=1 runs ten times as many.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "milestones/rule_evaluator.h"
#include "support/event_list.h"
#include "support/reference_evaluator.h"

#include <QTest>

#include <random>

using namespace milepost;
using namespace milepost::milestones;
using test::EventList;
using test::ListedEvent;
using test::ReferenceAccount;
using test::ReferenceCutOff;

namespace {

constexpr Day epochDay{20'000}; // October 2024

/// Integers only, so that a seed means the same on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    int below(int n) { return static_cast<int>(m_engine() % static_cast<std::uint64_t>(n)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }

private:
    std::mt19937_64 m_engine;
};

const std::vector<std::string> eventNames{"a", "b", "c", "d", "milestone_achieved"};

EventMatch randomMatch(Dice &dice)
{
    EventMatch match;
    const int names = dice.below(4);
    for (int i = 0; i < names; ++i) {
        const std::string &name = eventNames[static_cast<std::size_t>(dice.below(4))];
        if (std::ranges::find(match.names, name) == match.names.end())
            match.names.push_back(name);
    }
    if (dice.chance(25)) {
        PropertyCondition condition;
        condition.property = dice.chance(70) ? "n" : "t";
        condition.op = static_cast<PropertyCondition::Op>(dice.below(8));
        condition.value = condition.op == PropertyCondition::Op::Exists ? (dice.chance(30) ? "false" : "")
            : dice.chance(80)                                           ? std::to_string(dice.below(5))
                                                                        : "x";
        match.where.push_back(condition);
    }
    return match;
}

Rule randomRule(Dice &dice, int depth)
{
    Rule rule;
    if (depth > 0 && dice.chance(35)) {
        const int kind = dice.below(5);
        rule.form = kind < 2 ? Rule::Form::All : kind < 4 ? Rule::Form::Any : Rule::Form::Not;
        const int children = rule.form == Rule::Form::Not ? 1 : dice.between(1, 3);
        for (int i = 0; i < children; ++i)
            rule.children.push_back(randomRule(dice, depth - 1));
        return rule;
    }
    rule.form = static_cast<Rule::Form>(dice.below(10));
    rule.match = randomMatch(dice);
    rule.threshold = dice.between(1, 5);
    rule.within = static_cast<Rule::Within>(dice.below(4));
    rule.days = dice.between(1, 12);
    if (rule.form == Rule::Form::DistinctValues)
        rule.property = dice.chance(80) ? "t" : "n";
    if (rule.form == Rule::Form::Sum) {
        rule.property = "n";
        rule.threshold = dice.between(1, 20) / 4.0;
    }
    if (rule.form == Rule::Form::LimitShare) {
        rule.property = dice.chance(50) ? "seats" : "";
        rule.threshold = dice.between(1, 4) / 4.0;
        if (rule.within > Rule::Within::OfStart)
            rule.within = Rule::Within::Ever;
    }
    if (rule.form == Rule::Form::Percentile) {
        rule.threshold = 90;
        if (rule.within > Rule::Within::OfStart)
            rule.within = Rule::Within::Ever;
    }
    return rule;
}

std::vector<MilestoneDefinition> randomCatalog(Dice &dice)
{
    std::vector<MilestoneDefinition> versions;
    const int milestones = dice.between(1, 6);
    for (int m = 0; m < milestones; ++m) {
        const int count = dice.chance(30) ? dice.between(2, 3) : 1;
        for (int v = 1; v <= count; ++v) {
            MilestoneDefinition definition;
            definition.id = MilestoneId{m + 1};
            definition.key = "m" + std::to_string(m);
            definition.version = v;
            definition.rule = randomRule(dice, 3);
            if (dice.chance(35))
                definition.cadenceDays = dice.between(1, 30);
            if (v > 1 || dice.chance(15))
                definition.effectiveFrom = epochDay + dice.below(60);
            definition.enabled = !dice.chance(5);
            versions.push_back(definition);
        }
    }
    std::ranges::reverse(versions);
    return versions;
}

ReferenceAccount randomAccount(Dice &dice, const Zone &zone)
{
    ReferenceAccount account;
    if (!dice.chance(10))
        account.start = epochDay + dice.below(20) - 5;
    const int events = dice.below(45);
    const int spread = dice.between(1, 70);
    std::vector<ListedEvent> list;
    for (int i = 0; i < events; ++i) {
        ListedEvent event;
        const std::int64_t hour = dice.below(24);
        event.time = Instant{(epochDay.value + dice.below(spread)) * msPerDay + hour * 3'600'000};
        event.name = eventNames[static_cast<std::size_t>(dice.chance(8) ? 4 : dice.below(4))];
        if (dice.chance(85))
            event.user = "u" + std::to_string(dice.below(5));
        if (dice.chance(60))
            event.properties["n"] = dice.chance(90) ? std::to_string(dice.between(-1, 8) / 4.0) : "not a number";
        if (dice.chance(60))
            event.properties["t"] = std::string(1, static_cast<char>('u' + dice.below(5)));
        if (event.name == "milestone_achieved" && dice.chance(90))
            event.properties["milestone_type"] = "m" + std::to_string(dice.below(7));
        list.push_back(std::move(event));
    }
    account.events = EventList(std::move(list)).listed();
    for (int i = dice.below(5); i > 0; --i)
        account.limits.push_back({AccountId{1}, dice.chance(60) ? "seats" : "storage", epochDay + dice.below(70),
                                  static_cast<double>(dice.below(5)), 4.0});
    std::ranges::stable_sort(account.limits, {}, &LimitReading::on);
    for (int i = dice.chance(30) ? dice.between(1, 3) : 0; i > 0; --i) {
        LoggedMilestone logged;
        logged.id = i;
        logged.milestone = MilestoneId{dice.between(1, 7)};
        logged.on = epochDay + dice.below(70);
        account.logged.push_back(logged);
    }
    std::ranges::sort(account.logged, [](const LoggedMilestone &a, const LoggedMilestone &b) {
        return a.on != b.on ? a.on < b.on : a.id < b.id;
    });
    (void)zone;
    return account;
}

void collectPercentiles(const Rule &rule, std::vector<EventMatch> &matches)
{
    if (rule.form == Rule::Form::Percentile && std::ranges::find(matches, rule.match) == matches.end())
        matches.push_back(rule.match);
    for (const Rule &child : rule.children)
        collectPercentiles(child, matches);
}

std::string textOf(const DerivedAccount &derived)
{
    std::string text;
    for (const Achievement &a : derived.achievements)
        text += "m" + std::to_string(a.milestone.value - 1) + "#" + std::to_string(a.occurrence) + " "
            + isoFromInstant(a.at) + " " + isoFromDay(a.on) + " v" + std::to_string(a.definitionVersion) + " "
            + std::string(keyOf(a.origin)) + "\n";
    for (const MilestoneProgress &p : derived.progress)
        text += "m" + std::to_string(p.milestone.value - 1) + " " + std::to_string(p.value) + " of "
            + std::to_string(p.target) + "\n";
    for (const DailyActivity &d : derived.activity)
        text += isoFromDay(d.day) + " user " + std::to_string(d.user) + " ×" + std::to_string(d.events) + "\n";
    return text;
}

int rounds() { return qEnvironmentVariableIntValue("MILEPOST_FULL") == 1 ? 40'000 : 4'000; }

} // namespace

class TestTwoEvaluations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreeOnRandomHistories()
    {
        // Clocks go back in New York on 3 November 2024, inside the histories.
        const std::vector<Zone> zones{Zone(), *Zone::fromName("America/New_York"), *Zone::fromName("Asia/Kolkata")};
        std::int64_t achievements = 0;
        std::int64_t progress = 0;
        std::int64_t repeated = 0;
        for (int round = 0; round < rounds(); ++round) {
            Dice dice(static_cast<std::uint64_t>(round) + 1);
            const Zone &zone = zones[static_cast<std::size_t>(dice.below(3))];
            const auto versions = randomCatalog(dice);
            std::vector<EventMatch> matches;
            for (const auto &version : versions)
                collectPercentiles(version.rule, matches);
            std::vector<ReferenceCutOff> plain;
            std::vector<PercentileCutOff> frozen;
            for (const EventMatch &match : matches) {
                for (const int month : {9, 10, 11}) {
                    const Day monthEnd = *dayFromCivil(2024, month, 30);
                    const double value = dice.below(6);
                    plain.push_back({match, 90, monthEnd, value});
                    frozen.push_back({fingerprintOf(match), 90, monthEnd, value});
                }
            }
            // Two orders of one match share a fingerprint: keep such catalogs out of this comparison.
            bool shared = false;
            for (std::size_t i = 0; i < frozen.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j)
                    shared = shared || (frozen[i].fingerprint == frozen[j].fingerprint && frozen[i].monthEnd == frozen[j].monthEnd);
            }
            if (shared)
                continue;
            RuleEvaluator evaluator(CompiledCatalog::compile(versions), zone, PercentileCutOffs(frozen));
            for (int account = 0; account < 2; ++account) {
                const ReferenceAccount history = randomAccount(dice, zone);
                const EventList events(history.events);
                const DerivedAccount derived
                    = evaluator.evaluate(events, {history.start, history.limits, history.logged});
                const DerivedAccount expected = test::referenceEvaluate(versions, zone, history, plain);
                if (derived != expected) {
                    qDebug("round %d account %d\n— evaluator —\n%s— reference —\n%s", round, account,
                           textOf(derived).c_str(), textOf(expected).c_str());
                    QFAIL("the evaluations disagree");
                }
                achievements += std::ssize(expected.achievements);
                progress += std::ssize(expected.progress);
                for (const Achievement &achievement : expected.achievements)
                    repeated += achievement.occurrence > 1 && achievement.origin == Origin::Derived;
            }
        }
        // The comparison is worth something only while the histories achieve something.
        QVERIFY2(achievements > rounds(), qPrintable(QString::number(achievements)));
        QVERIFY(progress > rounds() / 4);
        QVERIFY2(repeated > rounds() / 4, qPrintable(QString::number(repeated)));
    }

    /// What is known after each event is what the whole history says up to it.
    void eventByEventIsTheWhole()
    {
        const Zone zone = *Zone::fromName("America/New_York");
        for (int round = 0; round < rounds() / 10; ++round) {
            Dice dice(static_cast<std::uint64_t>(round) + 1'000'000);
            const auto versions = randomCatalog(dice);
            ReferenceAccount history = randomAccount(dice, zone);
            history.limits.clear();
            history.logged.clear();
            RuleEvaluator evaluator(CompiledCatalog::compile(versions), zone);
            const DerivedAccount whole = evaluator.evaluate(EventList(history.events), {history.start, {}, {}});
            std::vector<ListedEvent> soFar;
            for (std::size_t i = 0; i < history.events.size(); ++i) {
                soFar.push_back(history.events[i]);
                const bool tie = i + 1 < history.events.size() && history.events[i + 1].time == history.events[i].time;
                if (tie)
                    continue;
                const DerivedAccount part = evaluator.evaluate(EventList(soFar), {history.start, {}, {}});
                std::vector<Achievement> expected;
                for (const Achievement &achievement : whole.achievements) {
                    if (achievement.at <= soFar.back().time)
                        expected.push_back(achievement);
                }
                QVERIFY(part.achievements == expected);
            }
        }
    }

    /// One milestone evaluated alone and spliced in is the whole evaluated anew.
    void splicingIsTheWhole()
    {
        const Zone zone;
        for (int round = 0; round < rounds() / 10; ++round) {
            Dice dice(static_cast<std::uint64_t>(round) + 2'000'000);
            auto versions = randomCatalog(dice);
            const ReferenceAccount history = randomAccount(dice, zone);
            const EventList events(history.events);
            const AccountContext context{history.start, history.limits, history.logged};
            DerivedAccount whole = RuleEvaluator(CompiledCatalog::compile(versions), zone).evaluate(events, context);

            const MilestoneId edited = versions.front().id;
            std::vector<MilestoneDefinition> alone;
            for (MilestoneDefinition &version : versions) {
                if (version.id == edited) {
                    version.rule = randomRule(dice, 2);
                    alone.push_back(version);
                }
            }
            const DerivedAccount part = RuleEvaluator(CompiledCatalog::compile(alone), zone).evaluate(events, context);
            splice(whole, part, std::vector{edited});
            QVERIFY(whole == RuleEvaluator(CompiledCatalog::compile(versions), zone).evaluate(events, context));
        }
    }
};

QTEST_GUILESS_MAIN(TestTwoEvaluations)
#include "test_two_evaluations.moc"
