/// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_store.h"

#include "store/account_repository.h"
#include "store/authored_repository.h"
#include "store/backup.h"
#include "store/derived_repository.h"
#include "store/directories.h"
#include "store/edit_repository.h"
#include "store/integrity.h"
#include "store/milestone_repository.h"
#include "store/restore.h"
#include "store/run_repository.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <random>

using namespace milepost;
using namespace milepost::store;
using namespace milepost::test;

namespace {

Day day(const char *iso) { return *dayFromIso(iso); }

AccountId anAccount(ScratchStore &scratch, const char *id)
{
    must(scratch.database().prepare("INSERT INTO account(external_id, origin) VALUES(?1, 'source')").with(id).run());
    return AccountId{scratch.database().lastInsertId()};
}

MilestoneDefinition definition(const char *key)
{
    MilestoneDefinition made;
    made.key = key;
    made.title = "Ünïcode “title”";
    made.windowDays = 14;
    made.reviewOn = day("2026-01-01");
    made.rule.form = Rule::Form::All;
    Rule child;
    child.form = Rule::Form::Count;
    child.threshold = 2.5;
    child.within = Rule::Within::Sliding;
    child.days = 28;
    child.match.names = {"a", "b"};
    child.match.where = {{"plan", PropertyCondition::Op::GreaterEqual, "3"}};
    made.rule.children = {child, Rule()};
    return made;
}

EditRow edit(const char *op, std::int64_t hlc, const char *undoes = "", const char *author = "me")
{
    return {op, hlc, author, "note", "{}", "{}", "{}", undoes, ""};
}

} // namespace

class TestRepositories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void derivedBlocksRoundTrip()
    {
        std::mt19937_64 random(7);
        for (int i = 0; i < 200; ++i) {
            DerivedAccount derived;
            derived.firstEvent.ms = static_cast<std::int64_t>(random());
            for (std::uint64_t n = random() % 20; n > 0; --n) {
                derived.achievements.push_back({MilestoneId{std::int64_t(random() % 100)}, std::int32_t(random() % 9), Instant{std::int64_t(random())},
                                                random() % 5 ? Day{std::int32_t(random() % 40000)} : Day{}, std::int32_t(random() % 100), Origin(random() % 6)});
                derived.progress.push_back({MilestoneId{std::int64_t(random() % 100)}, double(random()) / 7, 3.25});
                derived.activity.push_back({Day{std::int32_t(random() % 40000)}, std::uint32_t(random()), std::uint32_t(random())});
            }
            const auto block = packDerived(derived);
            DerivedAccount read;
            must(unpackDerived(block, read));
            QVERIFY(read == derived);
            auto damaged = block;
            damaged[random() % damaged.size()] ^= std::byte{4};
            QCOMPARE(codeOf(unpackDerived(damaged, read)), ErrorCode::DatabaseDamaged);
            QCOMPARE(codeOf(unpackDerived(std::span(block).first(random() % block.size()), read)), ErrorCode::DatabaseDamaged);
        }
    }

    void derivedOfAnotherCatalogIsStale()
    {
        ScratchStore scratch;
        DerivedRepository repository(scratch.database());
        DerivedAccount derived;
        derived.progress.push_back({MilestoneId{1}, 1, 2});
        AccountId a, b;
        scratch.inTransaction([&] {
            a = anAccount(scratch, "A");
            b = anAccount(scratch, "B");
            must(repository.put(a, derived, 5, "UTC"));
            must(repository.put(b, derived, 6, "UTC"));
        });
        std::vector<AccountId> stale;
        int visited = 0;
        must(repository.forEach(5, "UTC", [&](AccountId account, const DerivedAccount &read) {
            ++visited;
            QVERIFY(account == a && read == derived);
        }, &stale));
        QVERIFY(visited == 1 && stale == std::vector<AccountId>{b});
        QVERIFY(must(repository.get(a, 5, "UTC")).has_value());
        QVERIFY(!must(repository.get(a, 5, "Europe/Berlin")).has_value());
    }

    void dirtyMarksOutliveAnEarlierDerivation()
    {
        ScratchStore scratch;
        AccountRepository repository(scratch.database());
        AccountId a;
        scratch.inTransaction([&] {
            a = anAccount(scratch, "A");
            must(repository.markDirty(a));
        });
        const auto read = must(repository.dirty());
        QCOMPARE(read.size(), std::size_t(1));
        scratch.inTransaction([&] { must(repository.markDirty(a)); });
        scratch.inTransaction([&] { must(repository.clearDirty(read[0])); });
        QCOMPARE(must(repository.dirty()).size(), std::size_t(1));
        scratch.inTransaction([&] { must(repository.clearDirty(must(repository.dirty())[0])); });
        QVERIFY(must(repository.dirty()).empty());
    }

    /// The same of a stretch of them: what was made dirty since the marks were read keeps its mark.
    void dirtyMarksAreReadAndClearedTogether()
    {
        ScratchStore scratch;
        AccountRepository repository(scratch.database());
        auto accounts = must(AccountDirectory::load(scratch.database()));
        std::vector<AccountId> ids;
        for (const char *id : {"a", "b", "c", "d", "e"})
            scratch.inTransaction([&] { ids.push_back(must(accounts.findOrStub(id, {}))); });
        QCOMPARE(must(repository.dirty()).size(), std::size_t(5));
        scratch.inTransaction([&] { must(repository.markDirty(ids[2])); });
        const auto read = must(repository.dirty(ids[1], ids[3]));
        QCOMPARE(read.size(), std::size_t(3));
        QCOMPARE(read[1].account, ids[2]);
        QVERIFY(read[1].stamp > read[2].stamp);
        scratch.inTransaction([&] { must(repository.clearDirty(std::vector{ids[1], ids[3]})); });
        const auto left = must(repository.dirty());
        QCOMPARE(left.size(), std::size_t(3));
        QCOMPARE(left[0].account, ids[0]);
        QCOMPARE(left[1].account, ids[2]);
        QCOMPARE(left[2].account, ids[4]);
    }

    void undoAndRedo()
    {
        ScratchStore scratch;
        EditRepository edits(scratch.database());
        const auto target = [](const Result<std::optional<EditRow>> &found) { return *found ? (*found)->opId : std::string(); };
        scratch.inTransaction([&] {
            must(edits.append(edit("1", must(edits.nextTime(Instant{1})))));
            must(edits.append(edit("2", must(edits.nextTime(Instant{1})))));
            must(edits.append(edit("other", must(edits.nextTime(Instant{0})), "", "you")));
        });
        QCOMPARE(target(edits.undoTarget("me")), std::string("2"));
        QCOMPARE(target(edits.redoTarget("me")), std::string());
        scratch.inTransaction([&] { must(edits.append(edit("u2", must(edits.nextTime(Instant{1})), "2"))); });
        QCOMPARE(target(edits.undoTarget("me")), std::string("1"));
        QCOMPARE(target(edits.redoTarget("me")), std::string("u2"));
        scratch.inTransaction([&] { must(edits.append(edit("u1", must(edits.nextTime(Instant{1})), "1"))); });
        QCOMPARE(target(edits.undoTarget("me")), std::string());
        QCOMPARE(target(edits.redoTarget("me")), std::string("u1"));
        scratch.inTransaction([&] { must(edits.append(edit("r1", must(edits.nextTime(Instant{1})), "u1"))); });
        QCOMPARE(target(edits.undoTarget("me")), std::string("1"));
        QCOMPARE(target(edits.redoTarget("me")), std::string("u2"));
        {
            auto transaction = must(Transaction::begin(scratch.database()));
            QCOMPARE(codeOf(edits.append(edit("x", 1LL << 40, "2"))), ErrorCode::Conflict);
            QCOMPARE(codeOf(edits.append(edit("x", 1LL << 40, "none"))), ErrorCode::NotFound);
        }
        // A new edit ends redo.
        scratch.inTransaction([&] { must(edits.append(edit("3", must(edits.nextTime(Instant{1}))))); });
        QCOMPARE(target(edits.redoTarget("me")), std::string());
        QCOMPARE(target(edits.undoTarget("me")), std::string("3"));
        QCOMPARE(target(edits.undoTarget("me", 0)), std::string());
        scratch.reopen();
        EditRepository again(scratch.database());
        QCOMPARE(target(again.undoTarget("me")), std::string("3"));
        QCOMPARE(must(again.since(0, 100)).size(), std::size_t(7));
        for (const IntegrityCheck &check : must(checkIntegrity(scratch.database())))
            QVERIFY2(check.ok, check.detail.c_str());
    }

    void catalogAndVersions()
    {
        ScratchStore scratch;
        MilestoneRepository repository(scratch.database());
        const auto first = definition("first");
        QVERIFY(must(definitionFromJson(definitionToJson(first))) == first);
        QCOMPARE(codeOf(definitionFromJson("{")), ErrorCode::Parse);
        QCOMPARE(codeOf(definitionFromJson("{\"key\":\"x\"}")), ErrorCode::Parse);
        MilestoneId id;
        scratch.inTransaction([&] {
            id = must(repository.add(first, Instant{1}, "me"));
            must(repository.add(definition("second"), Instant{1}, "me"));
            must(repository.setLevels(std::vector<Level>{{"l1", "One", "b", "u", {"first"}, 0}, {"l2", "Two", "", "", {"second"}, 1}}));
        });
        auto changed = first;
        changed.title = "new";
        changed.effectiveFrom = day("2025-03-01");
        scratch.inTransaction([&] {
            QCOMPARE(must(repository.addVersion(id, changed, Instant{2}, "me")), 2);
            must(repository.setEnabled(id, false));
            QCOMPARE(codeOf(repository.add(first, Instant{1}, "me")), ErrorCode::AlreadyExists);
        });
        auto catalog = must(repository.catalog());
        QCOMPARE(catalog.milestones.size(), std::size_t(2));
        QVERIFY(catalog.milestones[0].title == "new" && catalog.milestones[0].version == 2 && !catalog.milestones[0].enabled);
        QVERIFY(catalog.milestones[0].effectiveFrom == day("2025-03-01"));
        QVERIFY(catalog.levels.size() == 2 && catalog.levels[1].milestones == std::vector<std::string>{"second"});
        QCOMPARE(must(repository.versions()).size(), std::size_t(3));
        scratch.inTransaction([&] { must(repository.withdrawVersionsAfter(id, 1)); });
        QCOMPARE(must(repository.get("first")).title, first.title);
        scratch.inTransaction([&] { must(repository.reinstateVersionsUpTo(id, 2)); });
        QCOMPARE(must(repository.get("first")).version, 2);
        // Switched off survives the next import of its type.
        scratch.inTransaction([&] { QCOMPARE(must(repository.addFromData(std::vector{definition("first"), definition("found")}, Instant{3})), 1); });
        QVERIFY(!must(repository.get("first")).enabled);
        scratch.inTransaction([&] { must(repository.setWithdrawn(id, true)); });
        QCOMPARE(codeOf(repository.get("first")), ErrorCode::NotFound);
        scratch.inTransaction([&] {
            const AccountId a = anAccount(scratch, "A");
            const auto logged = must(repository.logMilestone({0, a, id, day("2025-01-02"), "n", "l", "c", "me"}, Instant{1}));
            must(repository.setLoggedDeleted(logged, true));
            QVERIFY(must(repository.logged()).empty());
            must(repository.setLoggedDeleted(logged, false));
            QCOMPARE(must(repository.logged(a))[0].confirmedBy, std::string("c"));
            must(repository.freezeCutOff({day("2025-01-31"), 9, 0.9, 12}));
            must(repository.freezeCutOff({day("2025-01-31"), 9, 0.9, 99}));
        });
        QCOMPARE(must(repository.cutOffs())[0].value, 12.0);
    }

    void runsCursorsQuarantine()
    {
        ScratchStore scratch;
        RunRepository runs(scratch.database());
        scratch.inTransaction([&] {
            RunRecord run;
            run.id = must(runs.begin("folder", Instant{5}));
            QCOMPARE(must(runs.get(run.id)).outcome, std::string("interrupted"));
            run.finished = Instant{9};
            run.outcome = "done";
            run.rejected = 1;
            run.files = {{"a.csv", EntityKind::Tickets, 4, 1, 1, 1, 1}};
            run.findings = {{"reused_id", EntityKind::Usage, 21, {"U-1", "U-2"}}};
            QVERIFY(must(runs.quarantine(run.id, {"a.csv", 7, "bad_date", "why", "raw"})));
            QVERIFY(!must(runs.quarantine(run.id, {"a.csv", 7, "bad_date", "why", "raw"})));
            must(runs.finish(run));
            must(runs.setFindings("ravenstack", run.id, run.findings));
            must(runs.setFindings("ravenstack", run.id, run.findings));
            const auto read = must(runs.list(5));
            QVERIFY(read.size() == 1 && read[0].files[0].entity == EntityKind::Tickets && read[0].files[0].duplicate == 1);
            QCOMPARE(must(runs.findings())[0].examples[1], std::string("U-2"));
            QCOMPARE(must(runs.findings()).size(), std::size_t(1));
            QCOMPARE(must(runs.rejections(run.id, 10))[0].line, 7);
            // Neither the run that met the row nor one that read only what follows it can say that it is solved.
            const RunId later{run.id.value + 1};
            must(runs.solveRejections("a.csv", run.id));
            must(runs.solveRejections("a.csv", later, 8));
            QCOMPARE(must(runs.rejectionCount({})), 1);
            must(runs.solveRejections("a.csv", later));
            QCOMPARE(must(runs.rejectionCount({})), 0);
            ImportCursor cursor{"crm", "a.csv", ~0ULL, 100, 50, 3, 60, true, run.id, 0, {}, {}};
            must(runs.saveCursor(cursor));
            cursor.offset = 60;
            must(runs.saveCursor(cursor));
            QVERIFY(must(runs.cursor("crm", "a.csv")) == cursor);
            QVERIFY(!must(runs.cursor("other", "a.csv")));
            const SourceRecord source{{}, "CRM", "csv", "crm", Instant{3}, day("2025-01-01"), 4, 1, true};
            QCOMPARE(must(runs.saveSource(source)).value, must(runs.saveSource(source)).value);
            QVERIFY(must(runs.sources())[0].lastCompleteDay == day("2025-01-01"));
            must(runs.keepMapping({"sig", "toml", "name"}));
            QCOMPARE(must(runs.mapping("sig"))->toml, std::string("toml"));
        });
    }

    void cursorsAheadOfDataAreSeen()
    {
        ScratchStore scratch;
        RunRepository runs(scratch.database());
        scratch.inTransaction([&] {
            const AccountId a = anAccount(scratch, "A");
            must(runs.saveCursor({"s", "f", 0, 0, 1, 1, 1, true, {}, 77, a, {}}));
        });
        const auto checks = must(checkIntegrity(scratch.database()));
        QVERIFY(std::any_of(checks.begin(), checks.end(), [](const auto &check) { return check.name == "cursors" && !check.ok; }));
    }

    void whatPeopleWrite()
    {
        ScratchStore scratch;
        scratch.inTransaction([&] {
            const AccountId a = anAccount(scratch, "A");
            NoteRepository notes(scratch.database());
            const auto note = must(notes.add({0, a, Instant{1}, "me", "text"}));
            must(notes.setText(note, "other"));
            QCOMPARE(must(notes.of(a))[0].text, std::string("other"));
            must(notes.setDeleted(note, true));
            QVERIFY(must(notes.of(a)).empty());
            QCOMPARE(codeOf(notes.get(note)), ErrorCode::NotFound);
            must(notes.setDeleted(note, false));
            QCOMPARE(codeOf(notes.setText(99, "x")), ErrorCode::NotFound);
            TaskRepository tasks(scratch.database());
            must(tasks.add({0, a, "late", "me", day("2025-05-01"), {}}));
            const auto task = must(tasks.add({0, a, "soon", "me", day("2025-04-01"), {}}));
            QCOMPARE(must(tasks.list(a))[0].title, std::string("soon"));
            must(tasks.setDone(task, day("2025-04-02")));
            QCOMPARE(must(tasks.list())[0].title, std::string("late"));
            TriageActionRepository actions(scratch.database());
            const auto action = must(actions.add({a, TriageAction::Kind::Snoozed, day("2025-01-01"), day("2025-02-01"), "r", "me"}, Instant{1}));
            QVERIFY(must(actions.list())[0].kind == TriageAction::Kind::Snoozed);
            must(actions.setDeleted(action, true));
            QVERIFY(must(actions.list(a)).empty());
            SavedViewRepository views(scratch.database());
            must(views.put("v", std::string("{}")));
            must(views.put("v", std::nullopt));
            QVERIFY(!must(views.get("v")) && must(views.list()).empty());
            SettingRepository settings(scratch.database());
            must(settings.put("zone", std::string("UTC")));
            QCOMPARE(must(settings.all()).at("zone"), std::string("UTC"));
            must(settings.put("zone", std::nullopt));
            QVERIFY(!must(settings.get("zone")));
            ExchangeRateRepository rates(scratch.database());
            must(rates.put({"EUR", "USD", {}, 1.1}));
            must(rates.put({"EUR", "USD", {}, 1.2}));
            must(rates.put({"EUR", "USD", day("2025-01-01"), 1.05}));
            QVERIFY(must(rates.list()).size() == 2 && must(rates.list())[0].rate == 1.2);
        });
    }

    void backupsRotate()
    {
        QCOMPARE(backupName(*instantFromIso("2026-03-01T12:00:00.500Z", true)), std::string("milepost-20260301T120000Z.db"));
        std::vector<std::string> names{"mine.db", "milepost-2026.db"};
        const Day last = day("2026-03-31");
        for (int i = 0; i < 60; ++i) {
            names.push_back(backupName(Instant{std::int64_t((last - i).value) * msPerDay}));
            names.push_back(backupName(Instant{std::int64_t((last - i).value) * msPerDay + 3600000}));
        }
        const auto expired = expiredBackups(names);
        std::vector<std::string> kept;
        for (const auto &name : names) {
            if (std::find(expired.begin(), expired.end(), name) == expired.end())
                kept.push_back(name);
        }
        // Seven days 25–31 March; of the four weeks, those of 30 and 23 March are among them.
        QCOMPARE(kept.size(), std::size_t(2 + 7 + 2));
        QVERIFY(std::find(kept.begin(), kept.end(), "milepost-20260331T010000Z.db") != kept.end());
        QVERIFY(std::find(kept.begin(), kept.end(), "milepost-20260322T010000Z.db") != kept.end());
        QVERIFY(std::find(kept.begin(), kept.end(), "milepost-20260315T010000Z.db") != kept.end());

        ScratchStore scratch;
        const std::string folder = Store::backupFolder(scratch.folder());
        const std::string taken = must(rotateBackups(scratch.database(), folder, scratch.clock.now()));
        QVERIFY(QFile::exists(QString::fromStdString(taken)));
        must(checkBackup(taken));
        QVERIFY(must(rotateBackups(scratch.database(), folder, scratch.clock.now())).empty());
        QCOMPARE(must(listBackups(folder)).size(), std::size_t(1));
    }

    /// A file with our mark but other tables, or with a trigger, does not become the profile.
    void restoreRefusesStrangers()
    {
        ScratchStore scratch;
        const std::string copy = scratch.folder() + "/copy.db";
        must(backupTo(scratch.database(), copy));
        must(checkBackup(copy));
        {
            OpenOptions options;
            auto database = must(Database::open(copy, options));
            must(database->execute("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM account; END"));
            must(database->execute("PRAGMA journal_mode = DELETE"));
        }
        QCOMPARE(codeOf(checkBackup(copy)), ErrorCode::FileFormat);
        scratch.inTransaction([&] { anAccount(scratch, "A"); });
        scratch.store.reset();
        QCOMPARE(codeOf(restore(scratch.folder(), copy, scratch.clock.now())), ErrorCode::FileFormat);
        scratch.open();
        QCOMPARE(must(scratch.database().integer("SELECT count(*) FROM account")), 1);
        scratch.store.reset();
        const std::string kept = must(quarantineDamaged(scratch.folder(), scratch.clock.now()));
        QVERIFY(QFile::exists(QString::fromStdString(kept)));
        QCOMPARE(codeOf(Store::open(scratch.folder(), scratch.clock, {})), ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestRepositories)
#include "test_repositories.moc"
