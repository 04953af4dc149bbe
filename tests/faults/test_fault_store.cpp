/// The n-th I/O of every kind fails, once and for ever, under the store's whole life: create and migrate, merge, append,
/// edit, back up. Afterwards the invariants of docs (I1–I5) hold. MILEPOST_FULL=1 tries every n, else a sample.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "store/account_repository.h"
#include "store/authored_repository.h"
#include "store/backup.h"
#include "store/derived_repository.h"
#include "store/edit_repository.h"
#include "store/entity_merger.h"
#include "store/event_log.h"
#include "store/event_log_reader.h"
#include "store/integrity.h"
#include "store/run_repository.h"
#include "store/store.h"
#include "store/transaction.h"
#include "support/fake_clock.h"
#include "support/fault_vfs.h"
#include "fault_run.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace milepost;
using namespace milepost::store;
using namespace milepost::test;

namespace {

using Fault = FaultVfs::Fault;

/// What the store has acknowledged: it must be there after a restart (I1).
struct Acknowledged {
    int slices = 0, edits = 0;
    bool backup = false;
};

constexpr int sliceCount = 6;
constexpr int eventsPerSlice = 40;
constexpr int accountsPerSlice = 10;

std::string padded(int value) { return std::to_string(100000 + value); }

/// One slice: accounts, events with properties, the cursor with the last of them.
Result<> mergeSlice(Database &database, int slice)
{
    MP_ASSIGN(auto transaction, Transaction::begin(database));
    MP_ASSIGN(auto accounts, AccountDirectory::load(database));
    MP_ASSIGN(auto users, UserDirectory::load(database));
    MP_ASSIGN(auto names, EventNames::load(database));
    MP_ASSIGN(auto log, EventLog::open(database));
    RunRepository runs(database);
    MP_ASSIGN(const RunId run, runs.begin("faults", Instant{slice}));
    EntityMerger merger(database, accounts, users);
    merger.setContext({"crm", run, *dayFromIso("2025-01-01"), {}});
    std::vector<AccountId> ids;
    for (int i = 0; i < accountsPerSlice; ++i) {
        EntityRow row;
        row.kind = EntityKind::Accounts;
        row.id = row.account = "A" + padded(i);
        row.fields.emplace_back(*fieldIndex(row.kind, "plan"), "plan " + std::to_string(slice));
        MP_ASSIGN(const Merged merged, merger.merge(row));
        ids.push_back(merged.account);
    }
    MP_ASSIGN(const EventNameId name, names.findOrAdd("report_created"));
    MP_ASSIGN(const UserId user, users.findOrAdd("user " + std::to_string(slice)));
    std::vector<std::string> texts;
    for (int i = 0; i < eventsPerSlice; ++i)
        texts.push_back("{\"slice\":" + std::to_string(slice) + ",\"text\":\"" + std::string(50 + std::size_t(i), 'x') + "\"}");
    std::vector<NewEvent> events;
    for (int i = 0; i < eventsPerSlice; ++i) {
        events.push_back({ids[std::size_t(i % accountsPerSlice)], user, name, Instant{slice * 1000 + i},
                          std::uint64_t(slice * 1000 + i + 1), texts[std::size_t(i)]});
    }
    MP_ASSIGN(const AppendResult appended, log.append(run, events, users));
    static_cast<void>(appended);
    ImportCursor cursor;
    cursor.source = "crm";
    cursor.path = "events.jsonl";
    cursor.offset = (slice + 1) * 1000;
    cursor.size = 1'000'000;
    cursor.run = run;
    cursor.witness = events.back().identity;
    cursor.witnessAccount = events.back().account;
    MP_TRY(runs.saveCursor(cursor));
    RunRecord record;
    record.id = run;
    record.finished = Instant{slice};
    record.outcome = "done";
    MP_TRY(runs.finish(record));
    return transaction.commit();
}

/// An edit with its outbox row (I2), and the derived block of its account.
Result<> edit(Database &database, int number)
{
    MP_ASSIGN(auto transaction, Transaction::begin(database));
    // A commit may have held although its failure was told.
    if (EditRepository(database).get("op-" + std::to_string(number)).ok())
        return {};
    MP_ASSIGN(const AccountId account, AccountRepository(database).find("A" + padded(number % accountsPerSlice)));
    MP_ASSIGN(const std::int64_t note, NoteRepository(database).add({0, account, Instant{number}, "me", "note " + std::to_string(number)}));
    EditRepository edits(database);
    MP_ASSIGN(const std::int64_t time, edits.nextTime(Instant{number}));
    MP_TRY(edits.append({"op-" + std::to_string(number), time, "me", "note", "{}", "{}", std::to_string(note), "", ""}));
    DerivedAccount derived;
    derived.achievements.push_back({MilestoneId{1}, number + 1, Instant{number}, Day{number}, 1, Origin::Derived});
    MP_TRY(DerivedRepository(database).put(account, derived, 1, "UTC"));
    return transaction.commit();
}

/// The whole life; stops at the first failure, like a program that tells it and goes on later.
void live(const std::string &folder, const Clock &clock, Acknowledged &done, bool goOn)
{
    StoreOptions options;
    options.create = true;
    options.vfs = FaultVfs::vfsName();
    auto opened = Store::open(folder, clock, options);
    if (!opened.ok())
        return;
    Database &database = (*opened)->database();
    for (int step = std::min(done.slices, done.edits); step < sliceCount; ++step) {
        const bool merged = done.slices > step || mergeSlice(database, step).ok();
        done.slices = merged ? std::max(done.slices, step + 1) : done.slices;
        const bool edited = merged && edit(database, step).ok();
        done.edits = edited ? step + 1 : done.edits;
        if (merged && edited)
            continue;
        if (!goOn)
            return;
        break;
    }
    if (backupTo(database, folder + "/copy.db").ok())
        done.backup = true;
}

/// Empty when everything holds, else what does not.
std::string violated(const std::string &folder, const Clock &clock, const Acknowledged &done)
{
    StoreOptions options;
    options.create = true;
    auto opened = Store::open(folder, clock, options);
    if (!opened.ok())
        return "does not open again: " + opened.error().toString();
    Database &database = (*opened)->database();
    const auto checks = checkIntegrity(database);
    if (!checks.ok())
        return checks.error().toString();
    for (const IntegrityCheck &check : *checks) {
        if (!check.ok)
            return check.name + ": " + check.detail;
    }
    const auto count = [&](std::string_view sql) { return database.integer(sql).value(); };
    const std::int64_t events = count("SELECT coalesce(sum(n), 0) FROM segment");
    if (events % eventsPerSlice != 0)
        return "half a slice is there";
    if (events < done.slices * eventsPerSlice)
        return "I1: an acknowledged slice is gone";
    const std::int64_t offset = count("SELECT coalesce(max(byte_offset), 0) FROM import_cursor");
    if (offset != events / eventsPerSlice * 1000)
        return "I3: cursor and data differ";
    const std::int64_t edits = count("SELECT count(*) FROM edit");
    if (edits < done.edits)
        return "I1: an acknowledged edit is gone";
    if (edits != count("SELECT count(*) FROM note"))
        return "I2: an edit without its outbox row";
    bool derivedHolds = true;
    std::vector<AccountId> stale;
    const auto read = DerivedRepository(database).forEach(1, "UTC", [&](AccountId, const DerivedAccount &derived) {
        derivedHolds = derivedHolds && derived.achievements.size() == 1
            && derived.achievements[0].on.value + 1 == derived.achievements[0].occurrence;
    }, &stale);
    if (!read.ok() || !derivedHolds || !stale.empty())
        return "I5: a derived block is not what was put";
    auto names = EventNames::load(database);
    if (!names.ok())
        return names.error().toString();
    EventLogReader reader(database, *names);
    const auto whole = reader.forEachAccount([&](AccountId account) -> Result<> {
        MP_TRY(reader.load(account));
        for (const EventPoint &point : reader.events()) {
            const std::int64_t slice = point.time.ms / 1000;
            if (reader.property(point.row, "slice") != std::to_string(slice))
                return Error{ErrorCode::Internal, "properties", "are not those of their event"};
        }
        return {};
    });
    if (!whole.ok())
        return whole.error().toString();
    if (done.backup && !checkBackup(folder + "/copy.db").ok())
        return "an acknowledged backup is not good";
    if (!done.backup && QFile::exists(QString::fromStdString(folder + "/copy.db")) && !checkBackup(folder + "/copy.db").ok())
        return "a bad backup stands in its place";
    return {};
}

} // namespace

class TestFaultStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfFault_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("forEver");
        for (int fault = 0; fault < FaultVfs::faultCount; ++fault) {
            for (const bool forEver : {false, true}) {
                const std::string row = std::string(FaultVfs::name(static_cast<Fault>(fault))) + (forEver ? ", for ever" : ", once");
                QTest::newRow(row.c_str()) << fault << forEver;
            }
        }
    }

    void everyKindOfFault()
    {
        QFETCH(int, fault);
        QFETCH(bool, forEver);
        const FakeClock clock;
        FaultVfs vfs;
        std::int64_t operations = 0;
        {
            QTemporaryDir directory(scratchTemplate());
            Acknowledged done;
            vfs.arm(static_cast<Fault>(fault), 0, false);
            live(directory.path().toStdString() + "/profile", clock, done, false);
            operations = vfs.seen();
            vfs.disarm();
            QCOMPARE(done.slices, sliceCount);
            QCOMPARE(done.edits, sliceCount);
            QVERIFY(done.backup);
        }
        const bool all = qEnvironmentVariableIntValue("MILEPOST_FULL") != 0;
        const std::int64_t step = all ? 1 : std::max<std::int64_t>(1, operations / 12);
        int points = 0;
        int fired = 0;
        for (std::int64_t n = 1; n <= operations; n += step) {
            QTemporaryDir directory(scratchTemplate());
            const std::string folder = directory.path().toStdString() + "/profile";
            Acknowledged done;
            vfs.arm(static_cast<Fault>(fault), n, forEver);
            live(folder, clock, done, n % 2 == 0);
            fired += vfs.fired() ? 1 : 0;
            vfs.disarm();
            ++points;
            std::string broken = violated(folder, clock, done);
            QVERIFY2(broken.empty(), (std::to_string(n) + ": " + broken).c_str());
            // And the work goes on to its end, where everything is there exactly once.
            live(folder, clock, done, false);
            QCOMPARE(done.slices, sliceCount);
            broken = violated(folder, clock, done);
            QVERIFY2(broken.empty(), (std::to_string(n) + ", afterwards: " + broken).c_str());
        }
        QVERIFY(operations == 0 || fired > 0);
        qInfo("%lld operations, %d points, %d fired", static_cast<long long>(operations), points, fired);
    }
};

QTEST_GUILESS_MAIN(TestFaultStore)
#include "test_fault_store.moc"
