// SPDX-License-Identifier: GPL-3.0-or-later
#include "portfolio/fact_table.h"
#include "query/matcher.h"
#include "support/builders.h"

#include <cmath>
#include <random>
#include <set>
#include <thread>

using namespace milepost;
using namespace milepost::test;

namespace {

const Day now = day("2026-03-01");

std::shared_ptr<const Portfolio> build(const PortfolioRows &rows, const std::vector<DerivedAccount> &derived, Day asOf,
                                       const PortfolioSettings &settings = {})
{
    auto built = buildPortfolio(rows, asOf, settings, [&](AccountId id) {
        return id.value <= static_cast<std::int64_t>(derived.size()) ? &derived[static_cast<std::size_t>(id.value - 1)]
                                                                     : nullptr;
    });
    return built ? *built : nullptr;
}

/// Everything a Portfolio says about each account, in text.
std::vector<std::string> describe(const Portfolio &p)
{
    const auto iso = [](Day d) { return isoFromDay(d) + ' '; };
    std::vector<std::string> lines;
    for (AccountIndex i = 0; i < p.accountCount(); ++i) {
        std::string line;
        for (const auto *column : {&p.externalId, &p.name, &p.owner, &p.plan, &p.industry})
            line += std::string(p.text((*column)[i])) + '|';
        line += std::to_string(p.arrMinor[i]) + ' ' + std::to_string(p.seats[i]) + ' ' + iso(p.start[i]) + iso(p.renewal[i])
            + iso(p.exit[i]) + std::string(keyOf(p.status[i])) + ' ' + std::to_string(p.oddities[i]) + ' '
            + std::to_string(p.tenureDays[i]) + ' ' + std::to_string(p.achieved[i]) + '/' + std::to_string(p.applicable[i])
            + ' ' + std::to_string(p.occurrences[i]) + ' ' + iso(p.lastAchievement[i]) + std::to_string(p.level[i]);
        for (const AchievementFact &fact : p.achievements.of(i))
            line += " a" + iso(fact.on) + std::to_string(fact.milestone) + '#' + std::to_string(fact.occurrence);
        for (const SubscriptionFact &fact : p.subscriptions.of(i))
            line += " s" + iso(fact.start) + iso(fact.end) + std::to_string(fact.arrMinor);
        for (const TicketFact &fact : p.tickets.of(i))
            line += " t" + iso(fact.opened) + iso(fact.closed);
        for (const SurveyFact &fact : p.surveys.of(i))
            line += " v" + iso(fact.on);
        for (const SpellFact &fact : p.spells.of(i))
            line += " l" + iso(fact.start) + iso(fact.end);
        const ActivityFact &activity = p.activity[i];
        for (const auto n : activity.users28)
            line += ' ' + std::to_string(n);
        for (const auto n : activity.weeklyEvents)
            line += ' ' + std::to_string(n);
        line += ' ' + std::to_string(activity.users) + iso(activity.first) + iso(activity.last);
        lines.push_back(line);
    }
    return lines;
}

} // namespace

class TestPortfolioBuilder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void throughIsTheEarliest();
    void arrAndSeats();
    void renewalIsTheSoonest();
    void attributesAsOf();
    void achievementsAreCountedWhereTheyApply();
    void levelsAreClimbedInOrder();
    void catalogAsOf();
    void progressOnlyWhenCurrent();
    void activityInBlocks();
    void activityAgainstSets();
    void customFieldsAreTyped();
    void factsHaveColumns();
    void oddRowsAreLeftOut();
    void unreadableApplicabilityHarmsNobody();
    void asOfEqualsRebuild();
    void whichFiltersAskForWords();
    void noDateIsAnError();
};

void TestPortfolioBuilder::throughIsTheEarliest()
{
    QCOMPARE(aPortfolio().asOf(now).build()->through, now);
    QCOMPARE(aPortfolio().asOf(now).today(now).build()->through, now - 1);
    QCOMPARE(aPortfolio().asOf(now).today(now + 40).build()->through, now); // a past day counts whole
    QCOMPARE(aPortfolio().asOf(now).today(now).eventsThrough(now - 5).build()->through, now - 5);
    QCOMPARE(aPortfolio().asOf(now).eventsThrough(now + 5).build()->through, now);
}

void TestPortfolioBuilder::arrAndSeats()
{
    const auto seats = [](SubscriptionRecord record, std::optional<std::int32_t> count) {
        record.seats = count;
        return record;
    };
    SubscriptionRecord plain;
    plain.start = now - 100;
    SubscriptionRecord priced = plain;
    priced.arr = Money{100'000, *Currency::fromCode("EUR")};
    SubscriptionRecord closed = priced;
    closed.end = now - 1;
    SubscriptionRecord trial = priced;
    trial.trial = true;
    SubscriptionRecord dollars = plain;
    dollars.arr = Money{50'000, *Currency::fromCode("USD")};
    SubscriptionRecord pounds = plain;
    pounds.arr = Money{50'000, *Currency::fromCode("GBP")};
    const auto p = aPortfolio()
                       .asOf(now)
                       .rate("EUR", 1.2)
                       .with(anAccount("sum").arr(1).seats(1).with(seats(priced, 5)).with(seats(dollars, 7)).with(closed).with(trial))
                       .with(anAccount("stated").arr(96'000).seats(12).startedOn(now - 9))
                       .with(anAccount("closed").arr(96'000).seats(12).with(seats(closed, 3)))
                       .with(anAccount("open without figures").arr(96'000).with(plain).with(closed))
                       .with(anAccount("nothing").startedOn(now - 9))
                       .with(anAccount("no rate").with(pounds))
                       .build();
    const auto arr = [&](const char *name) { return p->arrMinor[p->findExternal(name)]; };
    QCOMPARE(arr("sum"), std::int64_t(120'000 + 50'000));
    QCOMPARE(p->seats[p->findExternal("sum")], 12);
    QCOMPARE(arr("stated"), std::int64_t(9'600'000));
    QCOMPARE(arr("closed"), std::int64_t(0));
    QCOMPARE(p->seats[p->findExternal("closed")], 0);
    QCOMPARE(arr("open without figures"), std::int64_t(9'600'000));
    QCOMPARE(arr("nothing"), noMinor);
    QCOMPARE(p->seats[p->findExternal("nothing")], noCount);
    QCOMPARE(arr("no rate"), noMinor);
    QVERIFY(p->is(p->findExternal("no rate"), Oddity::CurrencyUnknown));
    QVERIFY(!p->is(p->findExternal("sum"), Oddity::CurrencyUnknown));
}

void TestPortfolioBuilder::renewalIsTheSoonest()
{
    SubscriptionRecord early, late, gone;
    early.start = late.start = gone.start = now - 100;
    early.termEnd = now + 20;
    late.termEnd = now + 200;
    gone.termEnd = now + 3;
    gone.end = now - 3;
    SubscriptionRecord over, longOver; // nobody has ended them, and they do not renew by themselves
    over.start = longOver.start = now - 900;
    over.termEnd = now - 40;
    longOver.termEnd = now - 400;
    over.autoRenew = longOver.autoRenew = false;
    const auto p = aPortfolio()
                       .asOf(now)
                       .with(anAccount("over and running").with(over).with(late))
                       .with(anAccount("over").with(longOver).with(over))
                       .with(anAccount("two").renewsOn(now + 1).with(late).with(early).with(gone))
                       .with(anAccount("stated").startedOn(now - 9).renewsOn(now + 55))
                       .with(anAccount("none").startedOn(now - 9))
                       .build();
    QCOMPARE(p->renewal[p->findExternal("two")], now + 20);
    QCOMPARE(p->renewal[p->findExternal("over and running")], now + 200);
    QCOMPARE(p->renewal[p->findExternal("over")], now - 40);
    QCOMPARE(p->renewal[p->findExternal("stated")], now + 55);
    QCOMPARE(p->renewal[p->findExternal("none")], Day{});
}

void TestPortfolioBuilder::attributesAsOf()
{
    const auto account = anAccount("Acme")
                             .plan("Enterprise")
                             .startedOn(now - 400)
                             .attribute("plan", {}, "Starter")
                             .attribute("plan", now - 100, "Business")
                             .attribute("plan", now - 10, "Enterprise")
                             .attribute("owner", now - 50, "Ann")
                             .attribute("arr", now - 50, "480.00 USD")
                             .attribute("churned", now - 20, "1");
    const auto at = [&](Day asOf) { return aPortfolio().asOf(asOf).with(account).build(); };
    QCOMPARE(at(now)->text(at(now)->plan[0]), std::string_view("Enterprise"));
    QCOMPARE(at(now - 11)->text(at(now - 11)->plan[0]), std::string_view("Business"));
    QCOMPARE(at(now - 100)->text(at(now - 100)->plan[0]), std::string_view("Business"));
    QCOMPARE(at(now - 101)->text(at(now - 101)->plan[0]), std::string_view("Starter"));
    QCOMPARE(at(now - 200)->text(at(now - 200)->owner[0]), std::string_view("Ann")); // the first one seen stands in
    QCOMPARE(at(now)->arrMinor[0], std::int64_t(48'000));
    QCOMPARE(at(now)->status[0], AccountStatus::Churned);
    QCOMPARE(at(now - 21)->status[0], AccountStatus::Active); // the flag does not reach back
}

void TestPortfolioBuilder::achievementsAreCountedWhereTheyApply()
{
    MilestoneDefinition sso;
    sso.key = sso.title = "sso";
    sso.appliesTo = "plan:enterprise or seats>=100";
    MilestoneDefinition off;
    off.key = off.title = "off";
    off.enabled = false;
    const auto p = aPortfolio()
                       .asOf(now)
                       .milestone(sso)
                       .milestone(off)
                       .milestone("invited")
                       .with(anAccount("small").plan("Starter").seats(3).startedOn(now - 90).achieved("sso", now - 5)
                                 .achieved("invited", now - 50).achieved("invited", now - 20).achieved("off", now - 3))
                       .with(anAccount("big").plan("enterprise").startedOn(now - 90).achieved("sso", now - 5)
                                 .achieved("invited", now + 1))
                       .build();
    QCOMPARE(p->milestones.size(), std::size_t(2));
    const AccountIndex small = p->findExternal("small");
    const AccountIndex big = p->findExternal("big");
    QCOMPARE(p->achieved[small], std::uint16_t(1));
    QCOMPARE(p->applicable[small], std::uint16_t(1));
    QCOMPARE(p->occurrences[small], 2u);
    QCOMPARE(p->lastAchievement[small], now - 20);
    QCOMPARE(p->achieved[big], std::uint16_t(1));
    QCOMPARE(p->applicable[big], std::uint16_t(2));
    QCOMPARE(p->lastAchievement[big], now - 5);
    QVERIFY(p->applies(big, p->findMilestone("sso")));
    QVERIFY(!p->applies(small, p->findMilestone("sso")));
    QCOMPARE(p->findMilestone("off"), noMilestone);
    QCOMPARE(p->lastFact, now - 5);
}

void TestPortfolioBuilder::levelsAreClimbedInOrder()
{
    const Level bronze{"bronze", "Bronze", "", "", {"a", "b"}, 0};
    const Level silver{"silver", "Silver", "", "", {"c", "d"}, 1};
    const auto p = aPortfolio()
                       .asOf(now)
                       .milestone("a").milestone("b").milestone("c").milestone("d")
                       .level(bronze)
                       .level(silver)
                       .with(anAccount("none").startedOn(now - 9).achieved("a", now - 1).achieved("c", now - 1))
                       .with(anAccount("one").startedOn(now - 9).achieved("a", now - 1).achieved("b", now - 1))
                       .with(anAccount("two").startedOn(now - 9).achieved("a", now - 1).achieved("b", now - 1).achieved("d", now))
                       .build();
    QCOMPARE(int(p->level[p->findExternal("none")]), 0);
    QCOMPARE(int(p->level[p->findExternal("one")]), 1);
    QCOMPARE(int(p->level[p->findExternal("two")]), 2);
}

void TestPortfolioBuilder::catalogAsOf()
{
    MilestoneDefinition first;
    first.key = "m";
    first.title = "first";
    MilestoneDefinition second = first;
    second.title = "second";
    second.version = 2;
    second.effectiveFrom = now - 10;
    MilestoneDefinition future = first;
    future.key = "later";
    future.effectiveFrom = now - 10;
    MilestoneDefinition born = future;
    born.key = "born";
    born.origin = Origin::Data;
    const auto at = [&](Day asOf) {
        return aPortfolio().asOf(asOf).milestone(first).milestone(second).milestone(future).milestone(born).build();
    };
    QCOMPARE(at(now)->milestones.size(), std::size_t(3));
    QCOMPARE(at(now)->milestones[0].title, std::string("second"));
    QCOMPARE(at(now - 11)->milestones.size(), std::size_t(2));
    QCOMPARE(at(now - 11)->milestones[0].title, std::string("first"));
    QCOMPARE(at(now - 11)->milestones[1].key, std::string("born"));
}

void TestPortfolioBuilder::progressOnlyWhenCurrent()
{
    const auto account = anAccount("Acme").startedOn(now - 90).achieved("done", now - 40).progress("done", 9, 9)
                             .progress("calls", 840, 1000).active(now - 30, now - 2, 1);
    const auto p = aPortfolio().asOf(now).with(account).build();
    QCOMPARE(p->progress.of(0).size(), std::size_t(1));
    QCOMPARE(p->progress.of(0)[0].value, 840.f);
    QVERIFY(aPortfolio().asOf(now - 10).with(account).build()->progress.of(0).empty()); // nobody knows how far it was
}

void TestPortfolioBuilder::activityInBlocks()
{
    const auto p = aPortfolio()
                       .asOf(now)
                       .with(anAccount("edges").startedOn(now - 300)
                                 .active(now, now, 2, 3)          // newest day of block 0
                                 .active(now - 27, now - 27, 3)   // oldest of it
                                 .active(now - 28, now - 28, 4)   // newest of block 1
                                 .active(now - 112, now - 112, 9) // older than every block
                                 .active(now + 1, now + 3, 9))    // does not exist
                       .with(anAccount("silent").startedOn(now - 300))
                       .build();
    const ActivityFact &a = p->activity[0];
    QCOMPARE(a.users28, (std::array<std::int32_t, 4>{3, 4, 0, 0}));
    QCOMPARE(a.events28, (std::array<std::int32_t, 4>{9, 4, 0, 0}));
    QCOMPARE(int(a.weeklyUsers[0]), 2);
    QCOMPARE(a.weeklyEvents[3], 3u);
    QCOMPARE(a.weeklyEvents[4], 4u);
    QCOMPARE(a.users, 9u);
    QCOMPARE(a.first, now - 112);
    QCOMPARE(a.last, now);
    QVERIFY(a.namesUsers);
    QVERIFY(!p->activity[1].first.valid());
    QVERIFY(p->hasEvents);
}

void TestPortfolioBuilder::activityAgainstSets()
{
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        PortfolioRows rows;
        rows.today = now - static_cast<int>(random() % 20);
        AccountRecord account;
        account.id = AccountId{1};
        rows.accounts.push_back(account);
        DerivedAccount derived;
        std::map<std::pair<int, std::uint32_t>, std::uint32_t> days;
        for (unsigned i = 0; i < random() % 200; ++i)
            days[{static_cast<int>(random() % 160), static_cast<std::uint32_t>(random() % 5)}] = 1 + random() % 3;
        for (const auto &[key, events] : days)
            derived.activity.push_back({now - 150 + key.first, key.second, events});
        const auto p = build(rows, {derived}, now);
        std::array<std::set<std::uint32_t>, 12> week;
        std::array<std::set<std::uint32_t>, 4> block;
        std::array<std::uint32_t, 12> events{};
        for (const auto &[key, count] : days) {
            const Day on = now - 150 + key.first;
            for (int w = 0; w < 12; ++w) {
                if (on > now || on > p->through - 7 * w || on <= p->through - 7 * (w + 1))
                    continue;
                events[static_cast<std::size_t>(w)] += count;
                if (key.second != 0)
                    week[static_cast<std::size_t>(w)].insert(key.second);
            }
            for (int b = 0; b < 4; ++b) {
                if (key.second != 0 && on <= now && on <= p->through - 28 * b && on > p->through - 28 * (b + 1))
                    block[static_cast<std::size_t>(b)].insert(key.second);
            }
        }
        for (std::size_t w = 0; w < 12; ++w) {
            QCOMPARE(std::size_t(p->activity[0].weeklyUsers[w]), week[w].size());
            QCOMPARE(p->activity[0].weeklyEvents[w], events[w]);
        }
        for (std::size_t b = 0; b < 4; ++b)
            QCOMPARE(std::size_t(p->activity[0].users28[b]), block[b].size());
    }
}

void TestPortfolioBuilder::customFieldsAreTyped()
{
    const auto p = aPortfolio()
                       .asOf(now)
                       .with(anAccount("a").startedOn(now - 1).custom("tier", "gold").custom("score", "1.5").custom("kickoff", "2026-01-05"))
                       .with(anAccount("b").startedOn(now - 1).custom("tier", "2").custom("score", "-3").custom("kickoff", ""))
                       .with(anAccount("c").startedOn(now - 1))
                       .build();
    QCOMPARE(p->custom.size(), std::size_t(3));
    QVERIFY(!p->custom[0].numeric);
    QVERIFY(p->custom[1].numeric);
    QCOMPARE(p->custom[1].number[1], -3.0);
    QVERIFY(std::isnan(p->custom[1].number[2]));
    const query::Table table = factTable(*p);
    const auto rows = [&](const char *text) {
        const auto found = query::matchRows(text, table);
        return std::holds_alternative<query::FilterError>(found) ? std::vector<query::RowIndex>{99}
                                                                 : std::get<std::vector<query::RowIndex>>(found);
    };
    QCOMPARE(rows("cf:tier:GOLD"), (std::vector<query::RowIndex>{0}));
    QCOMPARE(rows("cf:score<0"), (std::vector<query::RowIndex>{1}));
    QCOMPARE(rows("cf:kickoff:2026-01"), (std::vector<query::RowIndex>{0}));
    QCOMPARE(rows("cf:score:none"), (std::vector<query::RowIndex>{2}));
}

void TestPortfolioBuilder::factsHaveColumns()
{
    const auto p = aPortfolio()
                       .asOf(now)
                       .me("Ann")
                       .with(anAccount("Acme").domain("acme.example").owner("ann").plan("Pro").arr(96'000).seats(9)
                                 .startedOn(now - 50).renewsOn(now + 30))
                       .with(anAccount("Bolt").startedOn(now - 500).flaggedChurned(now - 400))
                       .build();
    const query::Table table = factTable(*p);
    for (const char *text : {"acme.example", "owner:me", "plan:pro", "arr>50k", "seats<10", "tenure<2m", "start<90d",
                             "renewal<31d", "status:active", "-status:churned", "id:acme", "origin:source"}) {
        const auto found = query::matchRows(text, table);
        const bool ok = std::holds_alternative<std::vector<query::RowIndex>>(found);
        QVERIFY2(ok, text);
        QVERIFY2(std::get<0>(found).front() == 0, text);
    }
}

void TestPortfolioBuilder::oddRowsAreLeftOut()
{
    auto rows = aPortfolio().with(anAccount("a").startedOn(now - 9)).with(anAccount("b").startedOn(now - 9)).rows();
    rows.accounts.push_back(rows.accounts.front()); // the same id again
    TicketRecord stray;
    stray.account = AccountId{77};
    stray.opened = now - 1;
    rows.tickets.push_back(stray);
    stray.account = AccountId{1};
    stray.opened = {};
    rows.tickets.push_back(stray);
    LimitReading nonsense;
    nonsense.account = AccountId{1};
    nonsense.on = now;
    rows.limits.push_back(nonsense);
    std::swap(rows.accounts[0], rows.accounts[1]);
    const auto p = build(rows, {}, now);
    QCOMPARE(p->accountCount(), std::size_t(2));
    QCOMPARE(p->find(AccountId{2}), AccountIndex(1));
    QCOMPARE(p->find(AccountId{77}), noAccount);
    QCOMPARE(p->findExternal(""), noAccount);
    QVERIFY(!p->hasTickets && !p->hasLimits);
    QCOMPARE(p->tickets.offset.size(), std::size_t(3));
}

void TestPortfolioBuilder::unreadableApplicabilityHarmsNobody()
{
    MilestoneDefinition broken;
    broken.key = broken.title = "broken";
    broken.appliesTo = "cf:gone:x";
    const auto p = aPortfolio().asOf(now).milestone(broken).with(anAccount("a").startedOn(now - 9).achieved("broken", now)).build();
    QCOMPARE(p->unreadableApplicability.size(), std::size_t(1));
    QCOMPARE(int(p->applicable[0]), 0);
    QCOMPARE(int(p->achieved[0]), 0);
}

/// M0: facts after as-of do not exist. Built from everything or only from what had happened: the same.
void TestPortfolioBuilder::asOfEqualsRebuild()
{
    std::mt19937 random(77);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const Day origin = day("2025-01-01");
    for (int round = 0; round < 40; ++round) {
        auto builder = aPortfolio();
        builder.milestone("a").milestone("b").milestone("c");
        withMany(builder, 20, [&](AccountBuilder &account, int) {
            account.signedUpOn(origin + below(400));
            for (int i = below(4); i > 0; --i) {
                const Day start = origin + below(400);
                account.subscription(start, below(2) == 0 ? Day{} : start + 1 + below(200), 1000.0 * (1 + below(9)), below(4) == 0);
            }
            for (int i = below(3); i > 0; --i)
                account.churnedOn(origin + below(400));
            if (below(3) == 0)
                account.reactivatedOn(origin + below(400));
            for (int i = below(6); i > 0; --i)
                account.achieved(std::string(1, static_cast<char>('a' + below(3))), origin + below(400));
            for (int i = below(4); i > 0; --i) {
                const Day opened = origin + below(400);
                account.ticket(opened, TicketPriority::High, false, below(2) == 0 ? Day{} : opened + below(60));
            }
            account.nps(origin + below(400), below(11));
            const Day from = origin + below(400);
            account.active(from, from + below(60), static_cast<std::uint32_t>(1 + below(3)));
        });
        const PortfolioRows all = builder.rows();
        const auto derived = builder.derived();
        const Day asOf = origin + below(400);
        PortfolioRows then = all;
        then.milestones.back().appliesTo = "arr>=3000 or status:churned";
        PortfolioRows now2 = then;
        then.today = now2.today = origin + 600;
        const auto drop = [&](auto &rows, auto dayOf) {
            std::erase_if(rows, [&](const auto &row) { return dayOf(row) > asOf; });
        };
        drop(then.subscriptions, [](const SubscriptionRecord &r) { return r.start; });
        drop(then.churn, [](const ChurnRecord &r) { return r.on; });
        drop(then.tickets, [](const TicketRecord &r) { return r.opened; });
        drop(then.surveys, [](const SurveyRecord &r) { return r.answered; });
        for (SubscriptionRecord &row : then.subscriptions)
            row.end = row.end > asOf ? Day{} : row.end;
        for (TicketRecord &row : then.tickets)
            row.closed = row.closed > asOf ? Day{} : row.closed;
        auto derivedThen = derived;
        for (DerivedAccount &account : derivedThen) {
            drop(account.achievements, [](const Achievement &r) { return r.on; });
            drop(account.activity, [](const DailyActivity &r) { return r.day; });
        }
        const auto full = build(now2, derived, asOf);
        const auto rebuilt = build(then, derivedThen, asOf);
        // An account of which nothing has begun yet may show its later day: it is only counted as not started.
        const auto a = describe(*full);
        const auto b = describe(*rebuilt);
        for (AccountIndex i = 0; i < full->accountCount(); ++i) {
            if (full->start[i] <= asOf) {
                QCOMPARE(a[i], b[i]);
            } else {
                QCOMPARE(full->status[i], rebuilt->status[i]);
            }
        }
        QCOMPARE(full->lastFact, rebuilt->lastFact);

        // On two threads, and without words, the rest is the same.
        const auto at = [&](AccountId id) { return &derived[static_cast<std::size_t>(id.value - 1)]; };
        const auto threads = buildPortfolio(now2, asOf, {}, at, [](std::size_t count, const auto &body) {
            std::vector<std::jthread> started;
            for (std::size_t piece = 0; piece < count; ++piece)
                started.emplace_back([&body, piece] { body(piece); });
        });
        QCOMPARE(describe(**threads), a);
        QCOMPARE((*threads)->lastFact, full->lastFact);
        PortfolioRows wordless = now2;
        for (const AccountRecord &account : std::exchange(wordless.accounts, {}))
            wordless.nameless.push_back(AccountTerms::of(account));
        const auto nameless = describe(**buildPortfolio(wordless, asOf, {}, at));
        for (AccountIndex i = 0; i < full->accountCount(); ++i)
            QCOMPARE(nameless[i], "|||||" + a[i].substr(a[i].rfind('|') + 1));
    }
}

void TestPortfolioBuilder::whichFiltersAskForWords()
{
    for (const char *filter : {"", "arr>=10000", "-seats<3", "status:active (tenure>90d or renewal<60d)", "pending_cancel:yes", "arr>="})
        QVERIFY2(!asksForWords(filter), filter);
    for (const char *filter : {"plan:enterprise", "-(seats<3 or owner:me)", "labs", "cf:tier:gold", "name~x arr>1"})
        QVERIFY2(asksForWords(filter), filter);
}

void TestPortfolioBuilder::noDateIsAnError()
{
    const auto built = buildPortfolio({}, Day{}, {}, {});
    QVERIFY(!built.ok());
    QCOMPARE(built.error().code, ErrorCode::InvalidArgument);
    QVERIFY(buildPortfolio({}, now, {}, {}).ok());
}

QTEST_GUILESS_MAIN(TestPortfolioBuilder)
#include "test_portfolio_builder.moc"
