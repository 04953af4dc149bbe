// Directories of ids over tables that are too large to be read whole for a few look-ups.
#include "scratch_store.h"

#include "store/database.h"
#include "store/directories.h"
#include "store/transaction.h"

#include <QtTest>

using namespace milepost;
using namespace milepost::store;
using namespace milepost::test;

namespace {

constexpr int many = 6'000;

std::string user(int i) { return "user " + std::to_string(i); }

/// Users 0 … many−1, each in account i % 10 from the beginning, and in the next one from its own moment.
void fill(ScratchStore &scratch)
{
    Database &database = scratch.database();
    auto transaction = must(Transaction::begin(database));
    auto accounts = must(AccountDirectory::load(database));
    auto users = must(UserDirectory::load(database));
    for (int i = 0; i < many; ++i) {
        const AccountId first = must(accounts.findOrStub("account " + std::to_string(i % 10), {}));
        const AccountId second = must(accounts.findOrStub("account " + std::to_string((i + 1) % 10), {}));
        const UserId id = must(users.findOrAdd(user(i)));
        must(users.addMembership(id, first, Instant()));
        must(users.addMembership(id, second, Instant{1'000 + i}));
    }
    must(transaction.commit());
}

std::int64_t rowOf(Database &database, const std::string &text)
{
    return must(database.integer("SELECT id FROM user WHERE external_id = '" + text + "'"));
}

} // namespace

class TestDirectories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewAndManyLookUpsSayTheSame_data()
    {
        QTest::addColumn<int>("lookUps");
        QTest::addColumn<bool>("announced");
        QTest::newRow("few") << 20 << false;
        QTest::newRow("many") << many << false;
        QTest::newRow("many, announced") << many << true;
    }

    void fewAndManyLookUpsSayTheSame()
    {
        QFETCH(const int, lookUps);
        QFETCH(const bool, announced);
        ScratchStore scratch;
        fill(scratch);
        auto users = must(UserDirectory::load(scratch.database()));
        if (announced)
            must(users.expect(static_cast<std::size_t>(lookUps)));
        for (int i = 0; i < lookUps; ++i) {
            const int which = i * 7 % many;
            const UserId id = users.find(user(which));
            if (i % 50 == 0)
                QCOMPARE(id.value, rowOf(scratch.database(), user(which)));
            QVERIFY(id);
            QVERIFY(!users.find("nobody " + std::to_string(i)));
            const auto &groups = users.memberships(id);
            QCOMPARE(groups.size(), std::size_t(2));
            QVERIFY(users.accountAt(id, Instant{1'000 + which - 1}) != users.accountAt(id, Instant{1'000 + which}));
        }
        QVERIFY(!users.failure());
    }

    /// Many that are added together get the ids of their own rows, also where another process has added some of them since.
    void addedTogether_data()
    {
        QTest::addColumn<bool>("othersToo");
        QTest::newRow("alone") << false;
        QTest::newRow("another process as well") << true;
    }

    void addedTogether()
    {
        QFETCH(const bool, othersToo);
        ScratchStore scratch;
        Database &database = scratch.database();
        auto users = must(UserDirectory::load(database));
        auto accounts = must(AccountDirectory::load(database));
        if (othersToo)
            must(database.execute("INSERT INTO user(external_id) VALUES('text 7'); INSERT INTO account(external_id, origin) VALUES('text 3', 'import')"));
        std::vector<std::string> kept;
        for (int i = 0; i < 500; ++i)
            kept.push_back("text " + std::to_string(i));
        kept.back() = std::string("with \0 and ü", 13);
        const std::vector<std::string_view> texts(kept.begin(), kept.end());
        std::vector<UserId> userIds;
        std::vector<AccountId> accountIds;
        scratch.inTransaction([&] {
            userIds = must(users.add(texts));
            accountIds = must(accounts.addStubs(texts, {}));
        });
        QCOMPARE(must(database.integer("SELECT count(*) FROM user")), std::int64_t(500));
        QCOMPARE(must(database.integer("SELECT count(*) FROM account WHERE origin = 'events' AND run IS NULL")),
                 std::int64_t(othersToo ? 499 : 500));
        QCOMPARE(must(database.integer("SELECT count(*) FROM dirty_account")), std::int64_t(500));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            auto row = database.prepare("SELECT u.id, a.id FROM user u JOIN account a USING(external_id) WHERE external_id = ?1");
            QVERIFY(must(row.with(texts[i]).step()));
            QCOMPARE(userIds[i].value, row.integer(0));
            QCOMPARE(accountIds[i].value, row.integer(1));
            QCOMPARE(users.find(texts[i]), userIds[i]);
            QCOMPARE(accounts.find(texts[i]), accountIds[i]);
        }
    }

    /// What an empty table gets from one place is not held in memory, and is found all the same.
    void anEmptyTableFilledFromOnePlace()
    {
        ScratchStore scratch;
        Database &database = scratch.database();
        auto users = must(UserDirectory::load(database));
        QVERIFY(users.hasNothingBut(1));
        QVERIFY(!users.hasNothingBut(0));
        const std::vector<std::string_view> one{"a", "b", "c"}, two{"d", "e"}, three{"f", "b"};
        scratch.inTransaction([&] {
            must(users.add(one, 1));
            QVERIFY(users.hasNothingBut(1));
            QVERIFY(!users.hasNothingBut(2));
            QCOMPARE(users.find("b").value, rowOf(database, "b"));
            must(users.add(two, 1));
            QVERIFY(users.hasNothingBut(1));
        });
        users.committed();
        for (const char *text : {"a", "b", "c", "d", "e"})
            QCOMPARE(users.find(text).value, rowOf(database, text));
        QVERIFY(!users.find("f"));
        // Somewhere else may know the same texts.
        scratch.inTransaction([&] {
            const auto ids = must(users.add(three, 2));
            QCOMPARE(ids.back().value, rowOf(database, "b"));
        });
        users.committed();
        QVERIFY(!users.hasNothingBut(1));
        QVERIFY(!users.hasNothingBut(2));
        {
            auto transaction = must(Transaction::begin(database));
            must(users.findOrAdd("g"));
        }
        users.rolledBack();
        QVERIFY(!users.find("g"));
        QCOMPARE(users.find("f").value, rowOf(database, "f"));
    }

    void whatWasRolledBackIsForgotten()
    {
        ScratchStore scratch;
        fill(scratch);
        Database &database = scratch.database();
        auto users = must(UserDirectory::load(database));
        const UserId old = users.find(user(5));
        const AccountId before = users.accountAt(old, Instant{0});
        {
            auto transaction = must(Transaction::begin(database));
            QVERIFY(must(users.findOrAdd("new")));
            QVERIFY(users.find("new"));
            must(users.addMembership(old, AccountId{9}, Instant{-5}));
            QCOMPARE(users.accountAt(old, Instant{0}), AccountId{9});
        }
        users.rolledBack();
        QVERIFY(!users.find("new"));
        QCOMPARE(users.accountAt(old, Instant{0}), before);
        auto transaction = must(Transaction::begin(database));
        const UserId again = must(users.findOrAdd("new"));
        must(transaction.commit());
        users.committed();
        QCOMPARE(again.value, rowOf(database, "new"));
    }

    /// A look-up that fails must not pass for "there is no such user".
    void aFailedLookUpIsTold()
    {
        ScratchStore scratch;
        fill(scratch);
        auto users = must(UserDirectory::load(scratch.database()));
        must(scratch.database().execute("ALTER TABLE user RENAME TO elsewhere"));
        QVERIFY(!users.find(user(1)));
        QVERIFY(users.failure());
        users.rolledBack();
        QVERIFY(!users.failure());
    }
};

QTEST_GUILESS_MAIN(TestDirectories)
#include "test_directories.moc"
