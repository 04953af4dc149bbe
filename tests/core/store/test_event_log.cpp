/// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_world.h"

#include "store/account_repository.h"
#include "store/event_log.h"
#include "store/event_log_reader.h"
#include "store/identity.h"
#include "store/segment_codec.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace milepost;
using namespace milepost::store;
using namespace milepost::test;

namespace {

NewEvent anEvent(AccountId account, UserId user, EventNameId name, std::int64_t ms, std::uint64_t identity,
               std::string_view properties = {})
{
    return {account, user, name, Instant{ms}, identity, properties};
}

std::vector<LogEvent> randomEvents(std::mt19937_64 &random, std::size_t count)
{
    std::vector<LogEvent> events(count);
    for (LogEvent &entry : events) {
        entry.time.ms = static_cast<std::int64_t>(random()) >> (random() % 60);
        entry.name.value = static_cast<std::int64_t>(random() % 1000) + 1;
        entry.user.value = static_cast<std::int64_t>(random() % 3 == 0 ? 0 : random() % (1ULL << 40));
        entry.run.value = static_cast<std::int64_t>(random() % 3) + 1;
        entry.identity = random();
        entry.propertyLength = static_cast<std::uint32_t>(random() % 4 == 0 ? 0 : random() % 5000);
        entry.byUser = random() % 2 == 0;
    }
    return events;
}

} // namespace

class TestEventLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void codecRoundTrip()
    {
        std::mt19937_64 random(1);
        for (int i = 0; i < 300; ++i) {
            const auto events = randomEvents(random, random() % 200);
            Block block;
            encodeHot(events, block);
            std::vector<LogEvent> decoded;
            QVERIFY(decodeHot(block, decoded));
            QVERIFY(decoded == events);
            std::vector<std::uint64_t> identities;
            QVERIFY(decodeIdentities(block, identities));
            QCOMPARE(identities.size(), events.size());
        }
    }

    void everyFlippedByteIsSeen()
    {
        std::mt19937_64 random(2);
        Block block;
        encodeHot(randomEvents(random, 40), block);
        Block frame;
        QVERIFY(encodeFrame(R"({"feature":"reports","count":9})", frame));
        for (std::size_t at = 0; at < block.size(); ++at) {
            for (const unsigned flip : {1U, 0x80U, 0xffU}) {
                Block damaged = block;
                damaged[at] ^= static_cast<std::byte>(flip);
                std::vector<LogEvent> decoded;
                QVERIFY(!decodeHot(damaged, decoded));
                QVERIFY(decoded.empty());
            }
        }
        for (std::size_t at = 0; at < frame.size(); ++at) {
            Block damaged = frame;
            damaged[at] ^= std::byte{1};
            std::string raw;
            QVERIFY(!decodeFrame(damaged, 31, raw));
        }
        for (std::size_t size = 0; size < block.size(); ++size) {
            std::vector<LogEvent> decoded;
            QVERIFY(!decodeHot(BlockView(block).first(size), decoded));
        }
    }

    /// A block whose checksum is right but whose content lies must be refused without reading outside it.
    void sealedNonsenseIsRefused()
    {
        std::mt19937_64 random(3);
        for (int i = 0; i < 20000; ++i) {
            Block block;
            encodeHot(randomEvents(random, 5), block);
            const std::size_t at = 8 + random() % (block.size() - 8);
            block[at] = static_cast<std::byte>(random());
            if (random() % 3 == 0)
                block.resize(8 + random() % (block.size() - 8));
            sealBlock(block);
            std::vector<LogEvent> decoded;
            if (!decodeHot(block, decoded))
                QVERIFY(decoded.empty());
        }
    }

    void appendsAndReads()
    {
        World world;
        const AccountId a = world.account("A");
        const UserId u = world.user("u");
        const EventNameId login = world.name("login");
        const EventNameId report = world.name("report_created");
        const std::string nested = R"({"feature":"x","usage_count":9,"context":{"page":"/home","ok":true},"none":null,"a.b":"dot"})";
        const auto result = world.append({anEvent(a, u, report, 2000, 11, nested), anEvent(a, u, login, 1000, 12),
                                          anEvent(a, {}, login, 1000, 13, R"({"n":-1.5e3,"t":"zażółć \u00e9\ud83d\ude00"})")});
        QCOMPARE(result.added, 3);
        QCOMPARE(result.touched.size(), std::size_t(1));

        EventLogReader reader(world.scratch.database(), world.names);
        must(reader.load(a));
        const auto events = reader.events();
        QCOMPARE(events.size(), std::size_t(3));
        QCOMPARE(reader.identity(events[0].row), std::uint64_t(12));
        QCOMPARE(reader.identity(events[1].row), std::uint64_t(13));
        QCOMPARE(reader.identity(events[2].row), std::uint64_t(11));
        QCOMPARE(events[0].user.value, u.value);
        QVERIFY(!events[1].user);
        QCOMPARE(reader.property(events[2].row, "usage_count").value(), std::string("9"));
        QCOMPARE(reader.property(events[2].row, "context.page").value(), std::string("/home"));
        QCOMPARE(reader.property(events[2].row, "context.ok").value(), std::string("true"));
        QCOMPARE(reader.property(events[2].row, "a.b").value(), std::string("dot"));
        QVERIFY(!reader.property(events[2].row, "none"));
        QVERIFY(!reader.property(events[2].row, "context"));
        QVERIFY(!reader.property(events[2].row, "absent"));
        QVERIFY(!reader.property(events[0].row, "usage_count"));
        QCOMPARE(reader.property(events[1].row, "n").value(), std::string("-1.5e3"));
        QCOMPARE(reader.property(events[1].row, "t").value(), std::string("zażółć é😀"));
        QVERIFY(!reader.failure());
        QCOMPARE(reader.nameOf(events[2].name), std::string_view("report_created"));
        QVERIFY(reader.nameId("login") == login);
        QVERIFY(!reader.nameId("never"));

        const auto records = must(reader.records(2));
        QCOMPARE(records.size(), std::size_t(2));
        QCOMPARE(records[0].event, std::string("report_created"));
        QCOMPARE(records[0].user, std::string("u"));
        QCOMPARE(records[0].properties, nested);
        QCOMPARE(must(reader.records(5, 2)).size(), std::size_t(1));
        QVERIFY(must(reader.records(5, 9)).empty());
        world.verify();
    }

    void sameEventsAgainChangeNothing()
    {
        World world;
        const AccountId a = world.account("A");
        const AccountId b = world.account("B");
        const EventNameId login = world.name("login");
        std::vector<NewEvent> events;
        for (int i = 0; i < 50; ++i)
            events.push_back(anEvent(i % 2 ? a : b, {}, login, i * 1000, messageIdentity("segment", std::to_string(i))));
        QCOMPARE(world.append(events).added, 50);
        const auto version = must(world.scratch.store->dataVersion());
        std::vector<bool> isNew;
        const auto again = world.append(events, &isNew);
        QCOMPARE(again.added, 0);
        QCOMPARE(again.duplicate, 50);
        QVERIFY(again.touched.empty());
        QCOMPARE(std::count(isNew.begin(), isNew.end(), true), 0);
        QCOMPARE(must(world.scratch.store->dataVersion()), version);
        // Twice in one call; the same identity at another account is another event.
        const auto twice = world.append({anEvent(a, {}, login, 1, 7), anEvent(a, {}, login, 1, 7), anEvent(b, {}, login, 1, 7)}, &isNew);
        QCOMPARE(twice.added, 2);
        QCOMPARE(twice.duplicate, 1);
        QVERIFY(isNew[0] && !isNew[1] && isNew[2]);
        world.verify();
    }

    void refusesWhatHasNoPlace()
    {
        World world;
        const AccountId a = world.account("A");
        const EventNameId login = world.name("login");
        auto transaction = must(Transaction::begin(world.scratch.database()));
        const auto refuse = [&](NewEvent bad) {
            const std::vector<NewEvent> events{bad};
            return codeOf(world.log.append(world.run, events, world.users));
        };
        QCOMPARE(refuse(anEvent({}, {}, login, 1, 1)), ErrorCode::InvalidArgument);
        QCOMPARE(refuse(anEvent(a, {}, {}, 1, 1)), ErrorCode::InvalidArgument);
        QCOMPARE(refuse({a, {}, login, {}, 1, {}}), ErrorCode::InvalidArgument);
    }

    /// Many appends in random order against a plain map; segments stay few, properties stay with their events.
    void randomHistoryAgreesWithAMap()
    {
        World world;
        std::mt19937_64 random(4);
        std::vector<AccountId> accounts;
        for (int i = 0; i < 5; ++i)
            accounts.push_back(world.account(("A" + std::to_string(i)).c_str()));
        const EventNameId name = world.name("e");
        std::map<std::pair<std::int64_t, std::uint64_t>, std::pair<std::int64_t, std::string>> expected;
        for (int round = 0; round < 120; ++round) {
            std::vector<NewEvent> events;
            std::vector<std::string> texts(random() % 12);
            for (std::string &text : texts) {
                const std::uint64_t identity = random() % 900;
                const AccountId account = accounts[random() % accounts.size()];
                const auto ms = static_cast<std::int64_t>(random() % 100000);
                text = "{\"v\":\"" + std::string(random() % 300, static_cast<char>('a' + random() % 26)) + "\"}";
                if (random() % 4 == 0)
                    text.clear();
                events.push_back(anEvent(account, {}, name, ms, identity, text));
                expected.try_emplace({account.value, identity}, ms, text);
            }
            world.append(events);
        }
        std::size_t total = 0;
        EventLogReader reader(world.scratch.database(), world.names);
        std::vector<AccountId> visited;
        must(reader.forEachAccount([&](AccountId account) -> Result<> {
            visited.push_back(account);
            return {};
        }));
        QCOMPARE(visited.size(), accounts.size());
        for (const AccountId account : visited) {
            must(reader.load(account));
            Instant before;
            std::set<std::uint32_t> rows;
            for (const EventPoint &point : reader.events()) {
                QVERIFY(before <= point.time);
                before = point.time;
                rows.insert(point.row);
                const auto found = expected.find({account.value, reader.identity(point.row)});
                QVERIFY(found != expected.end());
                QCOMPARE(point.time.ms, found->second.first);
                QCOMPARE(must(reader.record(point.row)).properties, found->second.second);
                ++total;
            }
            QCOMPARE(rows.size(), reader.events().size());
            auto count = world.scratch.database().prepare("SELECT count(*) FROM segment WHERE account = ?1");
            must(count.with(account).step());
            QVERIFY(count.integer(0) <= std::int64_t(EventLog::segmentsPerAccount));
        }
        QCOMPARE(total, expected.size());
        QCOMPARE(must(world.log.eventCount()), std::int64_t(total));
        world.verify();
    }

    void equalTimesKeepOrderOfArrival()
    {
        World world;
        const AccountId a = world.account("A");
        const EventNameId name = world.name("e");
        std::vector<std::uint64_t> expected;
        for (std::uint64_t i = 0; i < 60; ++i) {
            world.append({anEvent(a, {}, name, 5, i * 7919 % 61)});
            expected.push_back(i * 7919 % 61);
        }
        QVERIFY(world.identitiesOf(a) == expected);
    }

    void parkedEventsFollowTheGroup()
    {
        World world;
        const AccountId a = world.account("A");
        const UserId u = world.user("u");
        const EventNameId name = world.name("e");
        const auto parked = world.append({anEvent({}, u, name, 1000, 1, R"({"k":"v"})"), anEvent({}, u, name, 2000, 2)});
        QCOMPARE(parked.parked, 2);
        QVERIFY(parked.touched.empty());
        QCOMPARE(must(world.log.parked()).events, 2);
        QCOMPARE(world.append({anEvent({}, u, name, 1000, 1)}).duplicate, 1);
        world.verify();

        const auto moved = world.joins(u, a, Instant{5000});
        QCOMPARE(moved.added, 2);
        QCOMPARE(must(world.log.parked()).events, 0);
        QVERIFY((world.identitiesOf(a) == std::vector<std::uint64_t>{1, 2}));
        EventLogReader reader(world.scratch.database(), world.names);
        must(reader.load(a));
        QCOMPARE(reader.property(reader.events()[0].row, "k").value(), std::string("v"));
        // The same file again: known through the group, not parked anew.
        const auto again = world.append({anEvent({}, u, name, 1000, 1), anEvent({}, u, name, 2000, 2)});
        QCOMPARE(again.duplicate, 2);
        world.verify();
    }

    /// Whatever the order in which events and group calls arrive, the same events end at the same accounts.
    void orderOfArrivalDoesNotMatter()
    {
        struct Step {
            bool group = false;
            int user = 0, account = 0;
            std::int64_t ms = 0;
            std::uint64_t identity = 0;
        };
        std::mt19937_64 random(5);
        for (int history = 0; history < 25; ++history) {
            std::vector<Step> steps;
            for (int i = 0; i < 30; ++i)
                steps.push_back({false, int(random() % 3), random() % 5 == 0 ? int(random() % 3) + 1 : 0,
                                 std::int64_t(random() % 50), 100 + std::uint64_t(i)});
            for (int i = 0; i < 6; ++i)
                steps.push_back({true, int(random() % 3), int(random() % 3) + 1, std::int64_t(random() % 50) * 2 + i, 0});
            std::map<int, std::set<std::uint64_t>> first;
            for (int shuffle = 0; shuffle < 3; ++shuffle) {
                std::shuffle(steps.begin(), steps.end(), random);
                World world;
                const EventNameId name = world.name("e");
                std::vector<AccountId> accounts{{}, world.account("A"), world.account("B"), world.account("C")};
                std::vector<UserId> users{world.user("u"), world.user("v"), world.user("w")};
                for (const Step &step : steps) {
                    const UserId user = users[std::size_t(step.user)];
                    const AccountId account = accounts[std::size_t(step.account)];
                    if (step.group)
                        world.joins(user, account, Instant{step.ms});
                    else
                        world.append({anEvent(account, user, name, step.ms, step.identity)});
                }
                // At least once: everything may come again and must not move or multiply.
                for (const Step &step : steps) {
                    if (!step.group)
                        QCOMPARE(world.append({anEvent(accounts[std::size_t(step.account)], users[std::size_t(step.user)], name,
                                                     step.ms, step.identity)}).added, 0);
                }
                std::map<int, std::set<std::uint64_t>> now;
                for (int i = 1; i <= 3; ++i) {
                    const auto identities = world.identitiesOf(accounts[std::size_t(i)]);
                    now[i] = {identities.begin(), identities.end()};
                    QCOMPARE(now[i].size(), identities.size());
                }
                world.verify();
                if (shuffle == 0)
                    first = now;
                else
                    QVERIFY(first == now);
            }
        }
    }

    void rolledBackLeavesNothing()
    {
        World world;
        const AccountId a = world.account("A");
        const UserId u = world.user("u");
        const EventNameId name = world.name("e");
        {
            auto transaction = must(Transaction::begin(world.scratch.database()));
            const std::vector<NewEvent> events{anEvent(a, {}, name, 1, 1, R"({"a":1})"), anEvent({}, u, name, 1, 2)};
            must(world.log.append(world.run, events, world.users));
            must(world.users.findOrAdd("later"));
            must(world.names.findOrAdd("later"));
            must(world.accounts.findOrStub("later", world.run));
            must(world.users.addMembership(u, a, Instant{5}));
        }
        world.log.rolledBack();
        world.users.rolledBack();
        world.names.rolledBack();
        world.accounts.rolledBack();
        QCOMPARE(must(world.log.eventCount()), 0);
        QVERIFY(!world.users.find("later") && !world.accounts.find("later") && !world.names.find("later"));
        QVERIFY(world.users.memberships(u).empty());
        QCOMPARE(world.append({anEvent(a, {}, name, 1, 1, R"({"a":2})")}).added, 1);
        EventLogReader reader(world.scratch.database(), world.names);
        must(reader.load(a));
        QCOMPARE(reader.property(0, "a").value(), std::string("2"));
        world.verify();
    }

    void damagedSegmentsAreSaid()
    {
        World world;
        const AccountId a = world.account("A");
        const EventNameId name = world.name("e");
        world.append({anEvent(a, {}, name, 1, 1, R"({"a":"text"})")});
        EventLogReader reader(world.scratch.database(), world.names);
        world.scratch.inTransaction([&] {
            must(world.scratch.database().execute("UPDATE frame SET block = zeroblob(length(block))"));
        });
        must(reader.load(a));
        QVERIFY(!reader.property(0, "a"));
        QVERIFY(reader.failure() && reader.failure()->code == ErrorCode::DatabaseDamaged);
        world.scratch.inTransaction([&] {
            must(world.scratch.database().execute("UPDATE segment SET hot = zeroblob(length(hot))"));
        });
        QCOMPARE(codeOf(reader.load(a)), ErrorCode::DatabaseDamaged);
        QVERIFY(reader.events().empty());
        auto transaction = must(Transaction::begin(world.scratch.database()));
        const std::vector<NewEvent> more{anEvent(a, {}, name, 2, 2)};
        QCOMPARE(codeOf(world.log.append(world.run, more, world.users)), ErrorCode::DatabaseDamaged);
        const auto checks = must(checkIntegrity(world.scratch.database()));
        QVERIFY(std::any_of(checks.begin(), checks.end(), [](const auto &check) { return check.name == "events" && !check.ok; }));
    }

    void removedSampleTakesItsEvents()
    {
        World world;
        const AccountId a = world.account("A");
        world.accounts.setSample(true);
        const AccountId b = world.account("B");
        const EventNameId name = world.name("e");
        world.append({anEvent(a, {}, name, 1, 1, R"({"a":1})"), anEvent(b, {}, name, 1, 2, R"({"a":1})")});
        AccountRepository accounts(world.scratch.database());
        world.scratch.inTransaction([&] { QCOMPARE(must(accounts.removeSample()), 1); });
        QCOMPARE(must(world.log.eventCount()), 1);
        QVERIFY(!must(accounts.hasSample()));
        world.verify();
    }
};

QTEST_GUILESS_MAIN(TestEventLog)
#include "test_event_log.moc"
