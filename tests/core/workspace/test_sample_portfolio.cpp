/// The sample portfolio: its size, that it is the same every time, and that every story of
/// docs/sample-portfolio.md is really in it, judged by the evaluator and not by the generator.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "milestones/rule_evaluator.h"
#include "model/attribute.h"
#include "support/event_list.h"
#include "workspace/sample/sample_portfolio.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace milepost;
using namespace milepost::sample;
using namespace milepost::milestones;

namespace {

const Day today = *dayFromIso("2026-11-22");

const Value *valueOf(const EntityRow &row, std::string_view field)
{
    const auto index = fieldIndex(row.kind, field);
    for (const auto &[at, value] : row.fields) {
        if (index && at == *index)
            return &value;
    }
    return nullptr;
}

std::string textOf(const EntityRow &row, std::string_view field)
{
    const Value *const value = valueOf(row, field);
    return value ? encodeAttribute(*value) : std::string();
}

Day dayOf(const EntityRow &row, std::string_view field)
{
    const Value *const value = valueOf(row, field);
    if (!value)
        return {};
    if (const auto *const day = std::get_if<Day>(value))
        return *day;
    const auto *const time = std::get_if<Instant>(value);
    return time ? Zone().dayOf(*time) : Day{};
}

std::vector<EntityRow> rowsOf(const std::vector<EntityRow> &rows, std::string_view account)
{
    std::vector<EntityRow> found;
    std::ranges::copy_if(rows, std::back_inserter(found), [&](const EntityRow &row) { return row.account == account; });
    return found;
}

/// {"key":"text"} or {"key":number}, the only shapes the sample writes.
std::map<std::string, std::string> propertiesOf(const std::string &json)
{
    if (json.empty())
        return {};
    const auto keyEnd = json.find('"', 2);
    std::string value = json.substr(keyEnd + 2, json.size() - keyEnd - 3);
    if (value.front() == '"')
        value = value.substr(1, value.size() - 2);
    return {{json.substr(2, keyEnd - 2), value}};
}

std::string everythingOf(const SamplePortfolio &portfolio)
{
    std::string text;
    for (const auto *rows : {&portfolio.accounts, &portfolio.subscriptions, &portfolio.contacts, &portfolio.users, &portfolio.tickets,
                             &portfolio.surveys, &portfolio.invoices, &portfolio.churn, &portfolio.usage}) {
        for (const EntityRow &row : *rows) {
            text += row.id + '|' + row.account;
            for (const auto &[field, value] : row.fields)
                text += '|' + std::to_string(field) + '=' + encodeAttribute(value);
            text += '\n';
        }
    }
    for (const SampleEvent &event : portfolio.events)
        text += event.account + event.user + std::to_string(event.time.ms) + event.name + event.properties + event.messageId + '\n';
    for (const SampleAttribute &attribute : portfolio.attributes)
        text += attribute.account + attribute.field + attribute.value + isoFromDay(attribute.validFrom) + '\n';
    return text;
}

struct Derived {
    DerivedAccount account;
    std::set<std::string> reached;
    Day last;
    Day start;
};

class Book {
public:
    explicit Book(Day day) : portfolio(makeSamplePortfolio(day))
    {
        for (std::size_t i = 0; i < portfolio.catalog.milestones.size(); ++i)
            portfolio.catalog.milestones[i].id = MilestoneId{static_cast<std::int64_t>(i) + 1};
        RuleEvaluator evaluator(CompiledCatalog::compile(portfolio.catalog.milestones), Zone());
        std::map<std::string, std::vector<test::ListedEvent>> events;
        for (const SampleEvent &event : portfolio.events)
            events[event.account].push_back({event.time, event.name, event.user, propertiesOf(event.properties)});
        std::map<std::string, std::vector<LimitReading>> limits;
        for (const EntityRow &row : portfolio.usage) {
            limits[row.account].push_back({{}, textOf(row, "metric"), dayOf(row, "time"), std::stod(textOf(row, "used")),
                                           std::stod(textOf(row, "limit"))});
        }
        std::map<std::string, Day> starts;
        for (const EntityRow &row : portfolio.subscriptions) {
            const Day start = dayOf(row, "start");
            if (textOf(row, "trial") != "1" && (!starts.contains(row.account) || start < starts[row.account]))
                starts[row.account] = start;
        }
        for (const EntityRow &row : portfolio.accounts) {
            Derived &derived = accounts[row.id];
            derived.start = starts.contains(row.id) ? starts[row.id] : Day{};
            derived.account = evaluator.evaluate(test::EventList(events[row.id]), {derived.start, limits[row.id], {}});
            for (const Achievement &achievement : derived.account.achievements) {
                derived.reached.insert(portfolio.catalog.milestones[static_cast<std::size_t>(achievement.milestone.value - 1)].key);
                derived.last = std::max(derived.last, achievement.on);
            }
        }
    }

    /// Active users of the 28-day block that ends `back` blocks before yesterday's.
    [[nodiscard]] int activeUsers(std::string_view account, Day day, int back) const
    {
        std::set<std::string> users;
        for (const SampleEvent &event : portfolio.events) {
            const int age = day - 1 - Zone().dayOf(event.time);
            if (event.account == account && age / 28 == back)
                users.insert(event.user);
        }
        return static_cast<int>(users.size());
    }

    SamplePortfolio portfolio;
    std::map<std::string, Derived> accounts;
};

} // namespace

class TestSamplePortfolio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheSameEveryTime()
    {
        const std::string once = everythingOf(makeSamplePortfolio(today));
        QVERIFY(once == everythingOf(makeSamplePortfolio(today)));
        QVERIFY(once != everythingOf(makeSamplePortfolio(today, sampleSeed + 1)));
        QVERIFY(once.size() > 1'000'000);
    }

    void hasTheSizeItPromises()
    {
        const SamplePortfolio sample = makeSamplePortfolio(today);
        QCOMPARE(std::ssize(sample.accounts), 240);
        QVERIFY2(sample.events.size() >= 60'000 && sample.events.size() <= 120'000, qPrintable(QString::number(sample.events.size())));
        QVERIFY(sample.churn.size() >= 36 && sample.churn.size() <= 50);
        QVERIFY(sample.tickets.size() > 500);
        QVERIFY(sample.surveys.size() > 200);
        QCOMPARE(std::ranges::count(sample.catalog.milestones, true, &MilestoneDefinition::enabled), 14);
        QCOMPARE(std::ssize(sample.owners), 5);
        QCOMPARE(sample.me, std::string("Mara Lindqvist"));
        std::set<std::string> ids;
        std::set<std::string> names;
        for (const EntityRow &row : sample.accounts) {
            ids.insert(row.id);
            names.insert(textOf(row, "name"));
        }
        QCOMPARE(std::ssize(ids), 240);
        QCOMPARE(std::ssize(names), 240);
    }

    void belongsTogether()
    {
        const SamplePortfolio sample = makeSamplePortfolio(today);
        std::set<std::string> accounts;
        std::map<std::string, Day> firstDay;
        for (const EntityRow &row : sample.accounts) {
            accounts.insert(row.id);
            firstDay[row.id] = dayOf(row, "signup");
        }
        for (const auto *rows : {&sample.subscriptions, &sample.contacts, &sample.users, &sample.tickets, &sample.surveys,
                                 &sample.invoices, &sample.churn, &sample.usage}) {
            std::set<std::string> ids;
            for (const EntityRow &row : *rows) {
                QVERIFY2(accounts.contains(row.account), row.account.c_str());
                QVERIFY2(ids.insert(row.id).second, row.id.c_str());
            }
        }
        std::set<std::string> users;
        for (const EntityRow &row : sample.users)
            users.insert(row.id);
        std::set<std::string> messages;
        Instant newest;
        for (const SampleEvent &event : sample.events) {
            QVERIFY(messages.insert(event.messageId).second);
            QVERIFY2(users.contains(event.user), event.user.c_str());
            QVERIFY2(Zone().dayOf(event.time) >= firstDay.at(event.account), event.account.c_str());
            newest = std::max(newest, event.time);
        }
        QCOMPARE(Zone().dayOf(newest), today - 1);
        QVERIFY(std::ranges::is_sorted(sample.events, [](const SampleEvent &a, const SampleEvent &b) {
            return a.account != b.account ? a.account < b.account : a.time < b.time;
        }));
        for (const EntityRow &row : sample.tickets) {
            QVERIFY(dayOf(row, "opened") < today);
            QVERIFY(!dayOf(row, "closed").valid() || (dayOf(row, "closed") < today && dayOf(row, "closed") >= dayOf(row, "opened")));
        }
        // History ends with what the account says today.
        std::map<std::pair<std::string, std::string>, SampleAttribute> latest;
        for (const SampleAttribute &attribute : sample.attributes) {
            auto &last = latest[{attribute.account, attribute.field}];
            QVERIFY2(attribute.validFrom > last.validFrom && attribute.validFrom <= today, attribute.account.c_str());
            last = attribute;
        }
        for (const auto &[key, attribute] : latest)
            QVERIFY2(textOf(rowsOf(sample.accounts, key.first).front(), key.second) == attribute.value, key.first.c_str());
        // Every running contract ends within the year to come.
        for (const EntityRow &row : sample.subscriptions) {
            if (!dayOf(row, "end").valid() && dayOf(row, "term_end").valid() && dayOf(row, "start") < today)
                QVERIFY2(dayOf(row, "term_end") >= today && dayOf(row, "term_end") <= today + 366, row.id.c_str());
        }
    }

    void tellsItsStories_data()
    {
        QTest::addColumn<QString>("day");
        for (const char *day : {"2026-11-22", "2026-03-01", "2028-02-29", "2025-12-31"})
            QTest::newRow(day) << day;
    }
    void tellsItsStories()
    {
        QFETCH(QString, day);
        const Day now = *dayFromIso(day.toStdString());
        const Book book(now);
        for (const SampleStory &story : sampleStories())
            QVERIFY2(book.accounts.contains(std::string(story.account)), story.account.data());

        const Derived &northwind = book.accounts.at("northwind-freight");
        const EntityRow account = rowsOf(book.portfolio.accounts, "northwind-freight").front();
        QCOMPARE(textOf(account, "name"), std::string("Northwind Freight"));
        QCOMPARE(textOf(account, "plan"), std::string("Business"));
        QCOMPARE(textOf(account, "arr"), std::string("96000.00 EUR"));
        QCOMPARE(textOf(account, "seats"), std::string("120"));
        QCOMPARE(textOf(account, "owner"), book.portfolio.me);
        QCOMPARE(dayOf(account, "renewal") - now, 74);
        QCOMPARE(dayOf(rowsOf(book.portfolio.subscriptions, "northwind-freight").back(), "term_end") - now, 74);
        QCOMPARE(std::ssize(northwind.reached), 7);
        QCOMPARE(now - 1 - northwind.last, 41);
        QCOMPARE(book.activeUsers("northwind-freight", now, 0), 28);
        for (int back = 1; back < 4; ++back)
            QCOMPARE(book.activeUsers("northwind-freight", now, back), 50);
        const EntityRow champion = rowsOf(book.portfolio.contacts, "northwind-freight").front();
        QCOMPARE(textOf(champion, "role"), std::string("champion"));
        QCOMPARE(now - dayOf(champion, "left_on"), 23);
        QCOMPARE(now - dayOf(champion, "bounced_on"), 23);

        const auto readings = rowsOf(book.portfolio.usage, "pixelwerk-studio");
        int near = 0;
        for (const EntityRow &reading : readings)
            near += now - dayOf(reading, "time") <= 21 && std::stod(textOf(reading, "used")) >= 0.8 * std::stod(textOf(reading, "limit"));
        QVERIFY(near >= 3);
        QVERIFY(book.activeUsers("pixelwerk-studio", now, 0) >= 2 * book.activeUsers("pixelwerk-studio", now, 3) - 1);

        QCOMPARE(dayOf(rowsOf(book.portfolio.subscriptions, "halden-maritime").back(), "cancel_on") - now, 38);
        QCOMPARE(textOf(rowsOf(book.portfolio.invoices, "brightwater-analytics").back(), "failed"), std::string("1"));

        int escalated = 0;
        for (const EntityRow &ticket : rowsOf(book.portfolio.tickets, "kowalczyk-wspolnicy"))
            escalated += textOf(ticket, "escalated") == "1" && !dayOf(ticket, "closed").valid();
        QCOMPARE(escalated, 2);

        const auto surveys = rowsOf(book.portfolio.surveys, "meridian-health");
        QCOMPARE(textOf(surveys.front(), "score"), std::string("9"));
        QCOMPARE(textOf(surveys.back(), "score"), std::string("5"));

        QVERIFY(book.accounts.at("solstice-energy").account.achievements.size() >= 15);
        QCOMPARE(textOf(rowsOf(book.portfolio.surveys, "solstice-energy").back(), "score"), std::string("10"));
        QCOMPARE(dayOf(rowsOf(book.portfolio.subscriptions, "solstice-energy").back(), "term_end") - now, 120);

        const Derived &juniper = book.accounts.at("juniper-bakery");
        std::set<std::int64_t> lately;
        for (const Achievement &achievement : juniper.account.achievements) {
            if (now - 1 - achievement.on < 30)
                lately.insert(achievement.milestone.value);
        }
        QVERIFY(lately.size() >= 3);

        QCOMPARE(dayOf(rowsOf(book.portfolio.accounts, "atlas-robotics").front(), "renewal") - now, 17);
        for (const auto &[id, derived] : book.accounts) {
            if (id != "founders-guild" && derived.start.valid())
                QVERIFY(derived.start > book.accounts.at("founders-guild").start + 20);
        }
        QVERIFY(!valueOf(rowsOf(book.portfolio.accounts, "casa-verde").front(), "arr"));
        for (const EntityRow &row : rowsOf(book.portfolio.subscriptions, "casa-verde"))
            QVERIFY(!valueOf(row, "arr"));
        QVERIFY(!dayOf(rowsOf(book.portfolio.accounts, "gekko-design").front(), "renewal").valid());
        QVERIFY(!dayOf(rowsOf(book.portfolio.subscriptions, "gekko-design").back(), "term_end").valid());
        QVERIFY(book.activeUsers("orchard-insurance", now, 0) * 10 <= 4 * book.activeUsers("orchard-insurance", now, 1));
        QCOMPARE(std::ssize(rowsOf(book.portfolio.churn, "baltic-timber")), 2);
        QVERIFY(book.accounts.at("silver-fjord").start > now);
        QVERIFY(book.accounts.at("sol-y-sombra").reached.size() >= 3);
    }

    /// Real sample sizes keep real noise: the bounds are wide, the planted truth is in the document.
    void plantsItsEffects()
    {
        const Book book(today);
        std::map<std::string, Day> churned;
        for (const EntityRow &row : book.portfolio.churn) {
            if (textOf(row, "reactivation") != "1")
                churned[row.account] = dayOf(row, "churned_on");
        }
        int early = 0, earlyGone = 0, late = 0, lateGone = 0, falling = 0, gone = 0, quiet = 0, running = 0;
        for (const auto &[id, derived] : book.accounts) {
            if (!derived.start.valid() || today - derived.start <= 30)
                continue;
            std::set<std::string> first;
            for (const Achievement &achievement : derived.account.achievements) {
                if (achievement.on - derived.start <= 30)
                    first.insert(book.portfolio.catalog.milestones[static_cast<std::size_t>(achievement.milestone.value - 1)].key);
            }
            const bool isGone = churned.contains(id);
            const bool isEarly = first.contains("team_invited") && first.contains("first_integration");
            (isEarly ? early : late) += 1;
            (isEarly ? earlyGone : lateGone) += isGone;
            if (!isGone) {
                ++running;
                quiet += today - 1 - derived.last > 40;
            } else if (churned[id] - derived.start > 120 && id != "baltic-timber") {
                std::array<int, 4> blocks{};
                for (const DailyActivity &row : derived.account.activity) {
                    const int age = churned[id] - 1 - row.day;
                    if (age >= 0 && age < 112)
                        ++blocks[static_cast<std::size_t>(age / 28)];
                }
                ++gone;
                falling += blocks[0] < blocks[2];
            }
        }
        QVERIFY(early > 90 && late > 80);
        QVERIFY2(earlyGone * late * 10 < lateGone * early * 7, qPrintable(QString("%1/%2 against %3/%4").arg(earlyGone).arg(early).arg(lateGone).arg(late)));
        QVERIFY(gone > 15);
        QVERIFY(falling * 10 >= gone * 9);
        // Enough are stuck to triage, most are not.
        QVERIFY(quiet * 100 >= running * 6 && quiet * 100 <= running * 25);
    }
};

QTEST_GUILESS_MAIN(TestSamplePortfolio)
#include "test_sample_portfolio.moc"
