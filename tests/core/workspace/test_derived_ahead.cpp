// What the thread reads ahead is what the cursor reads, for the same state of the store only.
#include "workspace/derived_ahead.h"

#include "workspace/deriver.h"
#include "workspace/derived_cursor.h"
#include "workspace_fixture.h"

#include <QTest>

using namespace milepost;
using namespace milepost::test;

namespace {
constexpr int accountCount = 17'000; // more batches than may wait
}

class TestDerivedAhead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameAsTheCursor();
    void otherHashHoldsNothing();
    void otherVersionIsRefused();
    void storeThatIsGoneIsRefused();
    void canBeLeftHalfway();

private:
    [[nodiscard]] std::string path() const { return store::Store::databasePath(m_profile.path()); }
    [[nodiscard]] std::uint64_t version() const
    {
        return static_cast<std::uint64_t>(m_profile.integer("SELECT value FROM counter WHERE name = 'data_version'"));
    }

    Profile m_profile;
    std::unique_ptr<store::Database> m_database;
    std::uint64_t m_hash = 0;
    std::string m_zone;
};

void TestDerivedAhead::initTestCase()
{
    const auto workspace = m_profile.open();
    QVERIFY(workspace);
    std::string accounts = "id,name,signup\n";
    std::string events;
    for (int i = 0; i < accountCount; ++i) {
        const std::string id = "a" + std::to_string(i);
        accounts += id + ",Name " + id + ",2025-01-10\n";
        for (int day = 0; i % 10 == 0 && day < 1 + i % 4; ++day)
            events += R"({"event":"milestone_achieved","account_id":")" + id + R"(","milestone_type":"step_)"
                + std::to_string(day) + R"(","milestone_category":"onboarding","user_id":"u","timestamp":"2025-02-0)"
                + std::to_string(day + 1) + "T09:00:00Z\"}\n";
    }
    ImportRequest request;
    request.paths = {m_profile.write("accounts.csv", accounts), m_profile.write("events.jsonl", events)};
    MP_VERIFY(workspace->import(request));
    auto opened = store::Database::open(path(), {store::Access::ReadOnly, false, {}});
    MP_VERIFY(opened);
    m_database = std::move(*opened);
    const auto settings = workspace->settings();
    MP_VERIFY(settings);
    const auto deriver = Deriver::open(*m_database, *settings);
    MP_VERIFY(deriver);
    m_hash = (*deriver)->hash();
    m_zone = (*deriver)->zone().name();
    QVERIFY(m_profile.integer("SELECT count(*) FROM derived") > 256 * 65);
}

void TestDerivedAhead::sameAsTheCursor()
{
    DerivedCursor cursor(*m_database, m_hash, m_zone);
    DerivedAhead ahead(path(), version(), m_hash, m_zone);
    QVERIFY(ahead.holds());
    std::size_t achievements = 0;
    // Some ids are passed over, and some asked for that do not exist.
    for (std::int64_t id = 0; id < accountCount + 300; id += 1 + id % 3) {
        const auto one = cursor.at(AccountId{id}), other = ahead.at(AccountId{id});
        MP_VERIFY(one);
        MP_VERIFY(other);
        QCOMPARE(*one == nullptr, *other == nullptr);
        if (*one) {
            QVERIFY(**one == **other);
            achievements += (*one)->achievements.size();
        }
    }
    QVERIFY(achievements > 500);
}

void TestDerivedAhead::otherHashHoldsNothing()
{
    DerivedAhead ahead(path(), version(), m_hash + 1, m_zone);
    QVERIFY(ahead.holds());
    for (std::int64_t id = 1; id < 100; ++id) {
        const auto derived = ahead.at(AccountId{id});
        MP_VERIFY(derived);
        QVERIFY(*derived == nullptr);
    }
}

void TestDerivedAhead::otherVersionIsRefused()
{
    DerivedAhead ahead(path(), version() + 1, m_hash, m_zone);
    QVERIFY(!ahead.holds());
}

void TestDerivedAhead::storeThatIsGoneIsRefused()
{
    DerivedAhead ahead(path() + ".gone", version(), m_hash, m_zone);
    QVERIFY(!ahead.holds());
}

void TestDerivedAhead::canBeLeftHalfway()
{
    for (const int read : {0, 1, 300}) {
        DerivedAhead ahead(path(), version(), m_hash, m_zone);
        QVERIFY(ahead.holds());
        for (std::int64_t id = 1; id <= read; ++id)
            MP_VERIFY(ahead.at(AccountId{id}));
    }
}

QTEST_GUILESS_MAIN(TestDerivedAhead)
#include "test_derived_ahead.moc"
