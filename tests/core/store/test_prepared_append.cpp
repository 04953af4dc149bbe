// Reading and writing many accounts of the event log at once: the same as each by itself.
#include "log_world.h"

#include "store/prepared_append.h"

#include <QtTest>

#include <optional>
#include <random>
#include <string>

using namespace milepost;
using namespace milepost::store;
using namespace milepost::test;

class TestPreparedAppend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What is prepared on another thread becomes the very rows that appending makes, and is refused where it would not.
    void preparedIsAsAppended()
    {
        World one, two;
        constexpr int accounts = 400;
        std::vector<AccountId> ids;
        for (int i = 0; i < accounts; ++i) {
            ids.push_back(one.account(("a" + std::to_string(i)).c_str()));
            QCOMPARE(two.account(("a" + std::to_string(i)).c_str()), ids.back());
        }
        const EventNameId name = one.name("n");
        QCOMPARE(two.name("n"), name);
        const UserId user = one.user("u");
        QCOMPARE(two.user("u"), user);
        std::mt19937 random(11);
        std::vector<std::string> texts;
        for (int i = 0; i < 60; ++i)
            texts.push_back(i % 3 == 0 ? std::string() : "{\"text\":\"" + std::string(random() % (i == 7 ? 3'000'000 : 400), 'x') + "\"}");
        std::vector<NewEvent> events;
        std::uint64_t identity = 0;
        for (int i = 0; i < accounts; i += 1 + i % 2) {
            const int count = i == 30 ? 20'000 : static_cast<int>(random() % 40);
            for (int k = 0; k < count; ++k) {
                const std::uint64_t twice = random() % 20 == 0 && identity > 0 ? identity : ++identity;
                events.push_back({ids[static_cast<std::size_t>(i)], k % 5 == 0 ? UserId() : user, name,
                                  Instant{1'000 + static_cast<std::int64_t>(random() % 100'000)}, twice, texts[random() % (i == 30 ? 6 : texts.size())]});
            }
        }
        std::vector<bool> isNew;
        const AppendResult appended = one.append(events, &isNew);
        const auto prepared = prepareAppend(two.run, events);
        QVERIFY(prepared.has_value());
        std::optional<AppendResult> taken;
        two.scratch.inTransaction([&] { taken = must(two.log.append(*prepared)); });
        QVERIFY(taken.has_value());
        QVERIFY(appended.duplicate > 10);
        QCOMPARE(taken->added, appended.added);
        QCOMPARE(taken->duplicate, appended.duplicate);
        QVERIFY(taken->touched == appended.touched);
        QVERIFY(prepared->isNew == isNew);
        const auto rows = [](World &world) {
            std::vector<std::string> all;
            auto select = world.scratch.database().prepare(
                "SELECT id || ',' || account || ',' || run || ',' || first_ms || ',' || last_ms || ',' || n || ',' || coalesce(frame, '-') || ',' "
                "|| frame_offset || ',' || frame_length || ',' || hex(hot) FROM segment UNION ALL "
                "SELECT id || ',' || refs || ',' || raw_size || ',' || hex(block) FROM frame UNION ALL SELECT account FROM dirty_account");
            while (must(select.step()))
                all.emplace_back(select.text(0));
            return all;
        };
        QVERIFY(rows(two) == rows(one));
        QVERIFY(must(one.scratch.database().integer("SELECT count(*) FROM frame")) > 5);
        QVERIFY(must(one.scratch.database().integer("SELECT count(*) FROM segment")) > 150);
        two.verify();

        // An account that has none yet, and then some that have.
        const NewEvent late{ids[2], user, name, Instant{5}, 9'999'999, {}};
        const auto more = prepareAppend(two.run, {&late, 1});
        two.scratch.inTransaction([&] { taken = must(two.log.append(*more)); });
        QVERIFY(taken.has_value());
        const auto before = rows(two);
        two.scratch.inTransaction([&] { taken = must(two.log.append(*prepared)); });
        QVERIFY(!taken.has_value());
        QVERIFY(rows(two) == before);
    }

    void whatCannotBePrepared()
    {
        const NewEvent good{AccountId{2}, UserId{1}, EventNameId{1}, Instant{7}, 1, {}};
        const auto with = [&](auto change) {
            NewEvent other = good;
            change(other);
            return std::vector<NewEvent>{good, other};
        };
        QVERIFY(prepareAppend(RunId{1}, with([](NewEvent &event) { event.identity = 2; })).has_value());
        QVERIFY(!prepareAppend(RunId{1}, with([](NewEvent &event) { event.account = AccountId(); })).has_value());
        QVERIFY(!prepareAppend(RunId{1}, with([](NewEvent &event) { event.account = AccountId{1}; })).has_value());
        QVERIFY(!prepareAppend(RunId{1}, with([](NewEvent &event) { event.name = EventNameId(); })).has_value());
        QVERIFY(!prepareAppend(RunId{1}, with([](NewEvent &event) { event.time = Instant(); })).has_value());
        QVERIFY(!prepareAppend(RunId{1}, std::vector<NewEvent>(140'000, good)).has_value());
    }

    /// Accounts that are announced are read in one go, and hold what each holds by itself.
    void announcedAccountsReadAsSingleOnes()
    {
        World world;
        const EventNameId name = world.name("n");
        std::vector<AccountId> ids;
        for (int i = 0; i < 60; ++i)
            ids.push_back(world.account(("a" + std::to_string(i)).c_str()));
        for (int round = 0; round < 3; ++round) {
            std::vector<NewEvent> events;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                for (std::size_t k = 0; k < i % 4; ++k)
                    events.push_back({ids[i], {}, name, Instant{static_cast<std::int64_t>(1'000 + k)}, events.size() + std::size_t(round) * 1'000 + 1, "{\"a\":1}"});
            }
            world.append(events);
        }
        EventLogReader single(world.scratch.database(), world.names), announced(world.scratch.database(), world.names);
        // Closely, sparsely (one by one then), and the whole beyond its end.
        for (const std::size_t step : {std::size_t(1), std::size_t(3), std::size_t(25)}) {
            announced.expect(ids.front(), AccountId{ids.back().value + 5}, ids.size() / step);
            for (std::size_t i = 0; i < ids.size(); i += step) {
                must(single.load(ids[i]));
                must(announced.load(ids[i]));
                QCOMPARE(announced.events().size(), (i % 4) * 3);
                QCOMPARE(announced.events().size(), single.events().size());
                for (std::size_t k = 0; k < single.events().size(); ++k) {
                    QCOMPARE(announced.identity(announced.events()[k].row), single.identity(single.events()[k].row));
                    QCOMPARE(announced.property(announced.events()[k].row, "a"), std::optional<std::string>("1"));
                }
            }
            must(announced.load(AccountId{ids.back().value + 5}));
            QCOMPARE(announced.events().size(), std::size_t(0));
            announced.expectNothing();
        }
    }
};

QTEST_GUILESS_MAIN(TestPreparedAppend)
#include "test_prepared_append.moc"
