/// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_store.h"

#include "store/account_repository.h"
#include "store/entity_merger.h"
#include "store/identity.h"
#include "store/record_repository.h"

#include <QTest>

using namespace milepost;
using namespace milepost::store;
using namespace milepost::test;

namespace {

Day day(const char *iso) { return *dayFromIso(iso); }
Instant at(const char *iso) { return *instantFromIso(iso, true); }
Money usd(std::int64_t minor) { return {minor, *Currency::fromCode("USD")}; }

EntityRow row(EntityKind kind, std::string id, std::string account, std::vector<std::pair<const char *, Value>> fields)
{
    EntityRow made;
    made.kind = kind;
    made.id = std::move(id);
    made.account = std::move(account);
    for (auto &[key, value] : fields)
        made.fields.emplace_back(fieldIndex(kind, key).value(), std::move(value));
    return made;
}

EntityRow account(const char *id, std::vector<std::pair<const char *, Value>> fields)
{
    return row(EntityKind::Accounts, id, id, std::move(fields));
}

struct World {
    ScratchStore scratch;
    AccountDirectory accounts = must(AccountDirectory::load(scratch.database()));
    UserDirectory users = must(UserDirectory::load(scratch.database()));
    EntityMerger merger{scratch.database(), accounts, users};
    AccountRepository repository{scratch.database()};
    RecordRepository records{scratch.database(), Zone()};

    World() { on("2025-01-01"); }
    void on(const char *iso, const char *scope = "crm") { merger.setContext({scope, {}, day(iso), *Currency::fromCode("EUR")}); }
    Merged merge(const EntityRow &entity, std::uint32_t ordinal = 1)
    {
        auto transaction = must(Transaction::begin(scratch.database()));
        const auto merged = must(merger.merge(entity, ordinal));
        must(transaction.commit());
        return merged;
    }
    MergeOutcome outcome(const EntityRow &entity, std::uint32_t ordinal = 1) { return merge(entity, ordinal).outcome; }
    AccountRecord record(const char *id) { return must(repository.get(must(repository.find(id)))); }
    std::vector<std::string> history(const char *id)
    {
        std::vector<std::string> texts;
        for (const auto &attribute : must(repository.attributes(must(repository.find(id)))))
            texts.push_back(attribute.field + '@' + isoFromDay(attribute.validFrom) + '=' + attribute.value);
        return texts;
    }
    void clean()
    {
        scratch.inTransaction([&] {
            for (const auto &dirty : must(repository.dirty()))
                must(repository.clearDirty(dirty));
        });
    }
    std::size_t dirty() { return must(repository.dirty()).size(); }
};

} // namespace

class TestEntityMerger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accountsAreAddedChangedUnchanged()
    {
        World world;
        auto full = account("A", {{"name", std::string("Acme")}, {"domain", std::string("acme.example")},
                                  {"owner", std::string("Ada")}, {"plan", std::string("Pro")}, {"signup", day("2024-05-01")},
                                  {"renewal", day("2026-05-01")}, {"arr", usd(9600000)}, {"seats", std::int64_t(40)},
                                  {"trial", false}, {"auto_renew", true}, {"notice_days", std::int64_t(30)}});
        full.custom = {{"referral", "partner"}, {"tier \"x\"", "é"}};
        QCOMPARE(world.outcome(full), MergeOutcome::Added);
        QCOMPARE(world.dirty(), std::size_t(1));
        world.clean();
        const auto version = must(world.scratch.store->dataVersion());
        QCOMPARE(world.outcome(full), MergeOutcome::Unchanged);
        QCOMPARE(must(world.scratch.store->dataVersion()), version);
        QCOMPARE(world.dirty(), std::size_t(0));

        const AccountRecord record = world.record("A");
        QCOMPARE(record.name, std::string("Acme"));
        QCOMPARE(record.signup.value, day("2024-05-01").value);
        QVERIFY(record.arr == usd(9600000));
        QCOMPARE(record.seats.value(), 40);
        QVERIFY(record.trial == false && record.autoRenew == true && !record.churnedFlag);
        QVERIFY(!record.churnedOn.valid());
        QVERIFY(record.custom == full.custom);
        QCOMPARE(record.origin, Origin::Source);

        // Blank and absent fields keep what is there.
        QCOMPARE(world.outcome(account("A", {{"name", std::monostate()}, {"seats", std::int64_t(40)}})), MergeOutcome::Unchanged);
        QCOMPARE(world.outcome(account("A", {{"seats", std::int64_t(55)}})), MergeOutcome::Changed);
        QCOMPARE(world.dirty(), std::size_t(1));
        QCOMPARE(world.record("A").name, std::string("Acme"));
        QCOMPARE(world.record("A").seats.value(), 55);
    }

    void historyHoldsFromTheBeginningAndThenFromTheDay()
    {
        World world;
        world.merge(account("A", {{"plan", std::string("Basic")}}));
        QVERIFY(world.history("A").empty());
        world.on("2025-03-01");
        world.merge(account("A", {{"plan", std::string("Pro")}, {"owner", std::string("Ada")}, {"name", std::string("n")}}));
        QVERIFY((world.history("A") == std::vector<std::string>{"plan@=Basic", "plan@2025-03-01=Pro"}));
        world.merge(account("A", {{"plan", std::string("Team")}}));
        QVERIFY((world.history("A") == std::vector<std::string>{"plan@=Basic", "plan@2025-03-01=Team"}));
        world.on("2025-02-01");
        world.merge(account("A", {{"plan", std::string("Free")}}));
        QVERIFY((world.history("A") == std::vector<std::string>{"plan@=Basic", "plan@2025-03-01=Free"}));
        world.on("2025-06-01");
        world.merge(account("A", {{"plan", std::string("Enterprise")}, {"arr", usd(100)}}));
        world.merge(account("A", {{"arr", usd(250)}}));
        QVERIFY((world.history("A")
                 == std::vector<std::string>{"arr@=1.00 USD", "arr@2025-06-01=2.50 USD", "plan@=Basic", "plan@2025-03-01=Free",
                                             "plan@2025-06-01=Enterprise"}));
    }

    void statusIsTwoFlags()
    {
        World world;
        world.merge(account("A", {{"status", std::string("churned")}}));
        QVERIFY(world.record("A").churnedFlag == true);
        world.merge(account("A", {{"status", std::string("trial")}}));
        QVERIFY(world.record("A").churnedFlag == false && world.record("A").trial == true);
        world.merge(account("A", {{"status", std::string("active")}, {"trial", true}}));
        QVERIFY(world.record("A").trial == true);
        world.merge(account("B", {{"status", std::string("odd")}}));
        QVERIFY(!world.record("B").churnedFlag && !world.record("B").trial);
    }

    void unknownAccountsBecomeStubsAndThenAccounts()
    {
        World world;
        const auto merged = world.merge(row(EntityKind::Subscriptions, "S1", "new", {{"start", day("2025-01-01")}}));
        QVERIFY(merged.stub);
        QCOMPARE(world.record("new").origin, Origin::Events);
        QCOMPARE(world.outcome(account("new", {{"name", std::string("New")}})), MergeOutcome::Added);
        QCOMPARE(world.record("new").origin, Origin::Source);
        QCOMPARE(world.outcome(account("new", {{"name", std::string("New")}})), MergeOutcome::Unchanged);
    }

    void subscriptions()
    {
        World world;
        const auto first = row(EntityKind::Subscriptions, "S1", "A",
                               {{"plan", std::string("Pro")}, {"start", day("2025-01-01")}, {"mrr", Money{100, {}}},
                                {"currency", std::string("JPY")}, {"trial", false}, {"billing", std::string("monthly")},
                                {"seats", std::int64_t(7)}, {"auto_renew", true}});
        QCOMPARE(world.outcome(first), MergeOutcome::Added);
        QCOMPARE(world.outcome(first), MergeOutcome::Unchanged);
        std::vector<SubscriptionRecord> read;
        const auto load = [&] {
            read.clear();
            must(world.records.forEachSubscription([&](const SubscriptionRecord &record) { read.push_back(record); }));
        };
        load();
        QCOMPARE(read.size(), std::size_t(1));
        QCOMPARE(read[0].arr->minor, 1200);
        QCOMPARE(read[0].arr->currency.toString(), std::string("JPY"));
        QCOMPARE(read[0].termDays, 30);
        QVERIFY(!read[0].end.valid());
        QCOMPARE(world.outcome(row(EntityKind::Subscriptions, "S1", "A", {{"end", day("2025-09-01")}})), MergeOutcome::Changed);
        load();
        QCOMPARE(read[0].end.value, day("2025-09-01").value);
        QCOMPARE(read[0].plan, std::string("Pro"));
        // The same id in another source is another subscription.
        world.on("2025-01-01", "billing");
        QCOMPARE(world.outcome(first), MergeOutcome::Added);
        load();
        QCOMPARE(read.size(), std::size_t(2));
        QCOMPARE(must(world.records.subscriptionAccounts("crm")).at("S1").value, read[0].account.value);
        // It moves to another account: both are dirty.
        world.clean();
        QCOMPARE(world.outcome(row(EntityKind::Subscriptions, "S1", "B", {})), MergeOutcome::Changed);
        QCOMPARE(world.dirty(), std::size_t(2));
    }

    void rowsWithoutIdAreKnownByContent()
    {
        World world;
        const auto survey = row(EntityKind::Surveys, "", "A",
                                {{"kind", std::string("csat")}, {"score", 4.0}, {"answered", at("2025-02-03T23:30:00Z")}});
        QCOMPARE(world.outcome(survey), MergeOutcome::Added);
        QCOMPARE(world.outcome(survey), MergeOutcome::Unchanged);
        QCOMPARE(world.outcome(survey, 2), MergeOutcome::Added);
        QCOMPARE(world.outcome(survey, 2), MergeOutcome::Unchanged);
        auto other = survey;
        other.account = "B";
        QCOMPARE(world.outcome(other), MergeOutcome::Added);
        int read = 0;
        RecordRepository tokyo(world.scratch.database(), must(Zone::fromName("Asia/Tokyo")));
        must(tokyo.forEachSurvey([&](const SurveyRecord &record) {
            ++read;
            QCOMPARE(record.answered.value, day("2025-02-04").value);
            QCOMPARE(record.scaleMax, 5.0);
        }));
        QCOMPARE(read, 3);
    }

    void ticketsInvoicesContactsChurnLimits()
    {
        World world;
        QCOMPARE(world.outcome(row(EntityKind::Tickets, "T", "A", {{"opened", at("2025-01-05")}, {"priority", std::string("urgent")}, {"escalated", true}})), MergeOutcome::Added);
        QCOMPARE(world.outcome(row(EntityKind::Tickets, "T", "A", {{"opened", at("2025-01-05")}, {"closed", at("2025-01-06")}, {"score", 3.0}})), MergeOutcome::Changed);
        must(world.records.forEachTicket([&](const TicketRecord &record) {
            QCOMPARE(record.priority, TicketPriority::Urgent);
            QVERIFY(record.escalated && record.score == 3.0 && record.closed == day("2025-01-06"));
        }));
        QCOMPARE(world.outcome(row(EntityKind::Invoices, "I", "A", {{"amount", Money{5, {}}}, {"due", day("2025-01-05")}, {"status", std::string("failed")}})), MergeOutcome::Added);
        must(world.records.forEachInvoice([&](const InvoiceRecord &record) {
            QVERIFY(record.failed && record.amount->currency.toString() == "EUR");
        }));
        QCOMPARE(world.outcome(row(EntityKind::Contacts, "C", "A", {{"role", std::string("champion")}, {"email", std::string("c@a.example")}})), MergeOutcome::Added);
        must(world.records.forEachContact([&](const ContactRecord &record) { QCOMPARE(record.role, ContactRole::Champion); }));
        QCOMPARE(world.outcome(row(EntityKind::Churn, "", "A", {{"churned_on", day("2025-01-05")}, {"reason", std::string("price")}})), MergeOutcome::Added);
        must(world.records.forEachChurn([&](const ChurnRecord &record) { QVERIFY(record.on == day("2025-01-05") && !record.reactivation); }));

        const auto reading = [](const char *time, double used) {
            return row(EntityKind::Usage, "", "A", {{"metric", std::string("seats")}, {"time", at(time)}, {"used", used}, {"limit", 100.0}});
        };
        QCOMPARE(world.outcome(reading("2025-01-05T08:00:00Z", 60)), MergeOutcome::Added);
        QCOMPARE(world.outcome(reading("2025-01-05T18:00:00Z", 70)), MergeOutcome::Added);
        QCOMPARE(world.outcome(reading("2025-01-05T18:00:00Z", 71)), MergeOutcome::Changed);
        QCOMPARE(world.outcome(reading("2025-01-06T18:00:00Z", 80)), MergeOutcome::Added);
        QCOMPARE(world.outcome(reading("2025-01-06T18:00:00Z", 80)), MergeOutcome::Unchanged);
        std::vector<double> used;
        must(world.records.forEachLimit([&](const LimitReading &limit) { used.push_back(limit.used); }));
        QVERIFY((used == std::vector<double>{71, 80}));
        used.clear();
        must(world.records.forEachLimit([&](const LimitReading &limit) { used.push_back(limit.used); }, AccountId{99}));
        QVERIFY(used.empty());
    }

    void whatIsMissingIsSaid()
    {
        World world;
        const auto refuse = [&](const EntityRow &entity) {
            auto transaction = must(Transaction::begin(world.scratch.database()));
            const ErrorCode code = codeOf(world.merger.merge(entity));
            transaction.rollback();
            world.accounts.rolledBack();
            return code;
        };
        QCOMPARE(refuse(row(EntityKind::Subscriptions, "S", "A", {})), ErrorCode::InvalidArgument);
        QCOMPARE(refuse(row(EntityKind::Tickets, "T", "", {{"opened", at("2025-01-05")}})), ErrorCode::InvalidArgument);
        QCOMPARE(refuse(account("", {})), ErrorCode::InvalidArgument);
        QCOMPARE(refuse(account("A", {{"seats", std::string("many")}})), ErrorCode::InvalidArgument);
        QCOMPARE(refuse(row(EntityKind::Events, "e", "A", {})), ErrorCode::InvalidArgument);
    }

    void usersJoinAccounts()
    {
        World world;
        auto merged = world.merge(row(EntityKind::Users, "u", "A", {{"email", std::string("u@a.example")}}));
        QVERIFY(merged.outcome == MergeOutcome::Added && merged.regroup);
        merged = world.merge(row(EntityKind::Users, "u", "A", {{"email", std::string("u@a.example")}}));
        QVERIFY(merged.outcome == MergeOutcome::Unchanged && !merged.regroup);
        world.on("2025-04-01");
        merged = world.merge(row(EntityKind::Users, "u", "B", {}));
        QVERIFY(merged.outcome == MergeOutcome::Changed && merged.regroup);
        QCOMPARE(world.users.accountAt(merged.user, at("2025-03-31")).value, world.accounts.find("A").value);
        QCOMPARE(world.users.accountAt(merged.user, at("2025-04-01")).value, world.accounts.find("B").value);
        const auto reloaded = must(UserDirectory::load(world.scratch.database()));
        QCOMPARE(reloaded.accountAt(merged.user, at("2025-03-31")).value, world.accounts.find("A").value);
    }

    /// The owner a person set stays while the source repeats itself, and yields when the source says something new.
    void aPersonsValueStands()
    {
        World world;
        const auto source = account("A", {{"owner", std::string("Ada")}});
        world.merge(source);
        const AccountId id = world.accounts.find("A");
        const auto before = must(world.repository.fieldState(id, "owner"));
        world.scratch.inTransaction([&] { must(world.repository.setByPerson(id, "owner", "Ben", day("2025-02-01"))); });
        QCOMPARE(world.record("A").owner, std::string("Ben"));
        QVERIFY((world.history("A") == std::vector<std::string>{"owner@=Ada", "owner@2025-02-01=Ben"}));
        QCOMPARE(world.outcome(source), MergeOutcome::Unchanged);
        QCOMPARE(world.record("A").owner, std::string("Ben"));
        world.scratch.inTransaction([&] { must(world.repository.setByPerson(id, "owner", "Cleo", day("2025-02-05"))); });
        QCOMPARE(world.outcome(source), MergeOutcome::Unchanged);
        const auto after = must(world.repository.fieldState(id, "owner"));
        world.scratch.inTransaction([&] { must(world.repository.putFieldState(id, "owner", before)); });
        QCOMPARE(world.record("A").owner, std::string("Ada"));
        QVERIFY(world.history("A").empty());
        world.scratch.inTransaction([&] { must(world.repository.putFieldState(id, "owner", after)); });
        QVERIFY(must(world.repository.fieldState(id, "owner")) == after);
        world.on("2025-03-01");
        QCOMPARE(world.outcome(account("A", {{"owner", std::string("Dora")}})), MergeOutcome::Changed);
        QCOMPARE(world.record("A").owner, std::string("Dora"));
        QCOMPARE(codeOf(world.repository.setByPerson(id, "name", "x", day("2025-01-01"))), ErrorCode::InvalidArgument);
    }

    void identitiesDoNotMix()
    {
        QVERIFY(messageIdentity("a", "1") != messageIdentity("b", "1"));
        QVERIFY(rowIdentity("a", "1", 5) != rowIdentity("a", "1", 6));
        QVERIFY(countIdentity("a", 5, 1) != countIdentity("a", 5, 2));
        auto one = row(EntityKind::Events, "x", "A", {{"event", std::string("e")}, {"time", at("2025-01-01")}});
        auto two = one;
        std::swap(two.fields[0], two.fields[1]);
        two.id = "y";
        two.account = "B";
        two.fields.emplace_back(fieldIndex(EntityKind::Events, "category").value(), std::monostate());
        QCOMPARE(contentHash(one), contentHash(two));
        two.custom.emplace_back("p", "1");
        QVERIFY(contentHash(one) != contentHash(two));
    }

    void namesSurviveExactly()
    {
        World world;
        std::vector<std::string> names{"", " ", "\x01\x02", "NULL", "'; DROP TABLE account;--", "<img src=\"file:///dev/zero\">",
                                       "Ω≈ç√∫˜µ≤≥÷", "\xe2\x80\xae" "abc", std::string("a\0b", 3), std::string(100000, 'x')};
        for (std::size_t i = 1; i < names.size(); ++i) {
            const std::string id = "id" + names[i];
            auto entity = row(EntityKind::Accounts, id, id, {{"name", names[i]}});
            entity.custom = {{names[i], names[i]}};
            world.merge(entity);
            QCOMPARE(world.outcome(entity), MergeOutcome::Unchanged);
            const auto record = world.record(id.size() == std::strlen(id.c_str()) ? id.c_str() : "idNULL");
            if (id.size() == std::strlen(id.c_str())) {
                QVERIFY(record.name == names[i]);
                QVERIFY(record.custom == entity.custom);
            }
        }
        for (const auto &record : must(world.repository.all()))
            QVERIFY(std::find(names.begin(), names.end(), record.name) != names.end());
    }
};

QTEST_GUILESS_MAIN(TestEntityMerger)
#include "test_entity_merger.moc"
