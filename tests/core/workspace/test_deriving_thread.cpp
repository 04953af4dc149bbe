// A thread that derives accounts while others are still being merged: what it derived is kept only as far as it still holds.
#include "workspace/deriving_thread.h"

#include "store/account_repository.h"
#include "store/derived_repository.h"
#include "store/transaction.h"
#include "sync/pipeline.h"
#include "workspace/derived_beside.h"
#include "workspace_fixture.h"

#include <QTest>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr int accountCount = 1'500;

std::string eventLine(int id, int account, const char *name, std::int64_t minutes)
{
    return R"({"type":"track","messageId":"m)" + std::to_string(id) + R"(","event":")" + name + R"(","userId":"u)"
        + std::to_string(id % 700) + R"(","timestamp":")" + isoFromInstant(Instant{1'704'067'200'000 + minutes * 60'000})
        + R"(","context":{"groupId":"a)" + std::to_string(account) + R"("},"properties":{"n":)" + std::to_string(id) + "}}\n";
}

/// Three of every account.
std::string history()
{
    std::string lines;
    for (int i = 0; i < 3 * accountCount; ++i)
        lines += eventLine(i, i % accountCount, i % 3 == 0 ? "project.created" : "report.created", i * 10);
    return lines;
}

/// `events` more, of the first `accounts`.
std::string more(int events, int accounts, const char *name = "report.shared", int firstId = 100'000)
{
    std::string lines;
    for (int i = 0; i < events; ++i)
        lines += eventLine(firstId + i, i % accounts, name, 60'000 + i);
    return lines;
}

/// A profile with a history, opened as an import does.
class Ground {
public:
    Ground()
    {
        const auto workspace = profile.open();
        ImportRequest request;
        request.paths = {profile.write("history.jsonl", history())};
        m_ok = workspace->import(request).ok();
        m_ok = m_ok && profile.integer("SELECT count(*) FROM derived") == accountCount;
        const auto read = workspace->settings();
        m_ok = m_ok && read.ok();
        if (!m_ok)
            return;
        settings = *read;
        auto opened = store::Database::open(store::Store::databasePath(profile.path()), {store::Access::ReadWrite, false, {}});
        m_ok = opened.ok();
        if (m_ok)
            database = std::move(*opened);
    }
    [[nodiscard]] bool ok() const { return m_ok; }

    /// What is derived of the new events stays for later; "" or why not.
    std::string merge(const std::string &events, DerivedBeside *beside)
    {
        const Zone zone = zoneOf(settings);
        sync::ImportContext context{*database, zone, profile.clock, *Currency::fromCode("USD")};
        context.deriving = beside;
        ImportRequest request;
        request.paths = {profile.write("more.jsonl", events)};
        const auto report = sync::importFiles(request, context, {});
        return report ? std::string() : report.error().toString();
    }

    /// "" or what differs from what the log says, after everything dirty was derived with what the thread has begun.
    std::string differentAfter(std::unique_ptr<DerivingThread> thread)
    {
        const auto derived = deriveDirty(*database, settings, profile.clock, {}, std::move(thread));
        if (!derived)
            return derived.error().toString();
        if (*database->integer("SELECT count(*) FROM dirty_account") != 0)
            return "some accounts are dirty still";
        return different();
    }
    [[nodiscard]] std::string different() const
    {
        const auto report = profile.open()->verify();
        if (!report)
            return report.error().toString();
        for (const VerifyCheck &check : report->checks) {
            if (!check.ok)
                return check.name + ": " + check.detail;
        }
        return {};
    }

    /// All that is dirty, derived now and not yet kept.
    Result<DerivedChunk> derivedNow()
    {
        MP_ASSIGN(const auto deriver, Deriver::open(*database, settings));
        hash = deriver->hash();
        MP_ASSIGN(const auto dirty, store::AccountRepository(*database).dirty());
        std::vector<AccountId> accounts;
        for (const auto &each : dirty)
            accounts.push_back(each.account);
        return deriveChunk(*deriver, std::move(accounts));
    }
    Result<> keep(const DerivedChunk &chunk)
    {
        MP_ASSIGN(auto transaction, store::Transaction::begin(*database));
        MP_TRY(keepChunk(*database, chunk, hash, zoneOf(settings).name()));
        return transaction.commit();
    }

    Profile profile;
    SettingValues settings;
    std::unique_ptr<store::Database> database;
    std::uint64_t hash = 0;

private:
    bool m_ok = false;
};

std::uint64_t hashNow(Ground &ground)
{
    const auto deriver = Deriver::open(*ground.database, ground.settings);
    return deriver ? (*deriver)->hash() : 0;
}

} // namespace

class TestDerivingThread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewAccountsAreDerivedAsSoonAsTheirEventsAreIn()
    {
        Ground ground;
        QVERIFY(ground.ok());
        DerivedBeside beside(*ground.database, ground.settings);
        QCOMPARE(ground.merge(more(9'000, 120), &beside), std::string());
        auto thread = beside.takeThread();
        QVERIFY(thread);
        QCOMPARE(thread->added(), std::size_t(120));
        QCOMPARE(ground.profile.integer("SELECT count(*) FROM dirty_account"), 120);
        std::size_t finished = 0;
        while (finished < 120 && thread->failure().ok()) {
            for (const DerivedChunk &chunk : thread->waitForFinished()) {
                finished += chunk.accounts.size();
                QVERIFY(chunk.version > 0);
            }
        }
        QCOMPARE(finished, std::size_t(120));
    }

    void whatWasBegunIsWhatItWouldBe_data()
    {
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("accounts");
        QTest::addColumn<std::size_t>("added");
        QTest::newRow("one in many") << 9'000 << 120 << std::size_t(120);
        QTest::newRow("too few events for a thread") << 500 << 120 << std::size_t(0);
        QTest::newRow("nearly all accounts") << 9'000 << 1'400 << std::size_t(0);
    }
    void whatWasBegunIsWhatItWouldBe()
    {
        QFETCH(const int, events);
        QFETCH(const int, accounts);
        QFETCH(const std::size_t, added);
        Ground ground;
        QVERIFY(ground.ok());
        DerivedBeside beside(*ground.database, ground.settings);
        QCOMPARE(ground.merge(more(events, accounts), &beside), std::string());
        auto thread = beside.takeThread();
        QVERIFY((thread ? thread->added() : 0) <= std::max(added, std::size_t(accountCount) / 8));
        QVERIFY((thread ? thread->added() : 0) >= added);
        QCOMPARE(ground.differentAfter(std::move(thread)), std::string());
    }

    void whatHasChangedSinceIsDerivedAnew()
    {
        Ground ground;
        QVERIFY(ground.ok());
        DerivedBeside beside(*ground.database, ground.settings);
        QCOMPARE(ground.merge(more(9'000, 120), &beside), std::string());
        auto thread = beside.takeThread();
        // Of half of them more comes, and of others.
        QCOMPARE(ground.merge(more(300, 60, "dashboard.viewed", 200'000), nullptr), std::string());
        QCOMPARE(ground.merge(more(300, 300, "member.invited", 300'000), nullptr), std::string());
        QCOMPARE(ground.differentAfter(std::move(thread)), std::string());
    }

    void anotherCatalogIsMet()
    {
        Ground ground;
        QVERIFY(ground.ok());
        DerivedBeside beside(*ground.database, ground.settings);
        QCOMPARE(ground.merge(more(9'000, 120), &beside), std::string());
        auto thread = beside.takeThread();
        QVERIFY(thread->holdsFor(hashNow(ground)));
        {
            MilestoneDefinition definition;
            definition.key = "much_shared";
            definition.title = "Much shared";
            definition.rule.form = Rule::Form::Count;
            definition.rule.match.names = {"report.shared"};
            definition.rule.threshold = 5;
            Catalog catalog;
            catalog.milestones = {definition};
            MP_VERIFY(ground.profile.open()->apply(ImportCatalog{catalog}));
        }
        QVERIFY(!thread->holdsFor(hashNow(ground)));
        QCOMPARE(ground.differentAfter(std::move(thread)), std::string());
    }

    void namesThatComeLaterAreKnown()
    {
        Ground ground;
        QVERIFY(ground.ok());
        auto thread = std::make_unique<DerivingThread>();
        thread->start(*ground.database, ground.settings);
        QVERIFY(thread->holdsFor(hashNow(ground))); // it has read the names by now
        QCOMPARE(ground.merge(more(300, 100, "member.invited"), nullptr), std::string());
        const auto dirty = store::AccountRepository(*ground.database).dirty();
        QCOMPARE(dirty->size(), std::size_t(100));
        thread->add(*dirty);
        std::vector<std::vector<std::byte>> blocks;
        while (blocks.size() < 100 && thread->failure().ok()) {
            for (DerivedChunk &chunk : thread->waitForFinished())
                std::move(chunk.blocks.begin(), chunk.blocks.end(), std::back_inserter(blocks));
        }
        const auto afterwards = ground.derivedNow();
        MP_VERIFY(afterwards);
        QVERIFY(blocks == afterwards->blocks);
        DerivedAccount first;
        MP_VERIFY(store::unpackDerived(blocks.front(), first));
        QCOMPARE(first.achievements.size(), std::size_t(2)); // a project and the invitation
    }

    void whatIsMarkedAnewStaysDirty()
    {
        Ground ground;
        QVERIFY(ground.ok());
        QCOMPARE(ground.merge(more(300, 100), nullptr), std::string());
        const auto chunk = ground.derivedNow();
        MP_VERIFY(chunk);
        QCOMPARE(chunk->accounts.size(), std::size_t(100));
        QCOMPARE(ground.merge(more(40, 40, "member.invited", 200'000), nullptr), std::string());
        MP_VERIFY(ground.keep(*chunk));
        QCOMPARE(ground.profile.integer("SELECT count(*) FROM dirty_account"), 40);
        QCOMPARE(ground.differentAfter(nullptr), std::string());
    }

    void whatSomebodyElseHasDerivedSinceIsNotOverwritten()
    {
        Ground ground;
        QVERIFY(ground.ok());
        QCOMPARE(ground.merge(more(300, 100), nullptr), std::string());
        const auto chunk = ground.derivedNow();
        MP_VERIFY(chunk);
        QCOMPARE(ground.merge(more(40, 40, "member.invited", 200'000), nullptr), std::string());
        MP_VERIFY(ground.profile.open()->derive());
        QCOMPARE(ground.profile.integer("SELECT count(*) FROM dirty_account"), 0);
        MP_VERIFY(ground.keep(*chunk));
        QCOMPARE(ground.different(), std::string());
    }

    void marksForAnotherCatalogStay()
    {
        Ground ground;
        QVERIFY(ground.ok());
        const auto deriver = Deriver::open(*ground.database, ground.settings);
        MP_VERIFY(deriver);
        {
            MilestoneDefinition definition;
            definition.key = "much_reported";
            definition.title = "Much reported";
            definition.rule.form = Rule::Form::Count;
            definition.rule.match.names = {"report.created"};
            definition.rule.threshold = 2;
            Catalog catalog;
            catalog.milestones = {definition};
            MP_VERIFY(ground.profile.open()->apply(ImportCatalog{catalog}));
        }
        const auto marked = markAllForNewHash(*ground.database, hashNow(ground));
        MP_VERIFY(marked);
        QVERIFY(*marked);
        // Who opened before still judges by the old rules, and sees the new marks.
        const auto dirty = store::AccountRepository(*ground.database).dirty();
        QCOMPARE(dirty->size(), std::size_t(accountCount));
        const auto chunk = deriveChunk(**deriver, {dirty->front().account, dirty->back().account});
        MP_VERIFY(chunk);
        ground.hash = (*deriver)->hash();
        MP_VERIFY(ground.keep(*chunk));
        QCOMPARE(ground.profile.integer("SELECT count(*) FROM dirty_account"), accountCount);
        QCOMPARE(ground.differentAfter(nullptr), std::string());
    }

    void addedTwiceIsDerivedTwiceOnlyWhereItWasMarkedAnew()
    {
        DerivingThread thread; // hands out chunks only
        const std::vector<store::AccountRepository::Dirty> first{{AccountId{1}, 7}, {AccountId{2}, 7}, {AccountId{5}, 7}};
        const std::vector<store::AccountRepository::Dirty> again{{AccountId{2}, 6}, {AccountId{5}, 8}};
        thread.add(first);
        thread.add(again);
        QCOMPARE(thread.added(), std::size_t(4));
        QCOMPARE(thread.claim(), (std::vector{AccountId{1}, AccountId{2}, AccountId{5}})); // ascending
        QCOMPARE(thread.claim(), (std::vector{AccountId{5}}));
        QVERIFY(thread.claim().empty());
    }
};

QTEST_GUILESS_MAIN(TestDerivingThread)
#include "test_deriving_thread.moc"
