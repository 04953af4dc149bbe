/// The n-th file operation fails, once and for ever, while people edit, take back, export, back up and restore.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_run.h"
#include "imports.h"

#include "store/backup.h"
#include "store/database.h"
#include "store/store.h"
#include "workspace/table_export.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <map>
#include <set>

using namespace milepost;
using namespace milepost::test;

namespace {

Result<std::int64_t> editsOf(const std::string &profile)
{
    MP_ASSIGN(const auto database, store::Database::open(store::Store::databasePath(profile), {store::Access::ReadOnly, false, {}}));
    return database->integer("SELECT count(*) FROM edit");
}

/// Every kind of edit once, as functions of the number of edits before.
Result<EditChange> editNumber(Workspace &workspace, int number)
{
    MP_ASSIGN(const AccountId first, workspace.findAccount("a1"));
    MP_ASSIGN(const AccountId second, workspace.findAccount("a2"));
    MP_ASSIGN(const MilestoneId milestone, workspace.findMilestone("first_report"));
    const Day day = *dayFromIso("2025-12-24");
    switch (number) {
    case 0: return EditChange(AddNote{first, "met **them**"});
    case 1: return EditChange(AssignOwner{{first, second}, "Bea"});
    case 2: return EditChange(EditNote{1, "met them twice"});
    case 3: return EditChange(LogMilestone{{second}, milestone, *dayFromIso("2025-10-01"), "told on the phone", "", ""});
    case 4: return EditChange(AddTask{{first, second}, "call", "Ann", day});
    case 5: return EditChange(SetTaskDone{1, true});
    case 6: return EditChange(MarkDone{{first}});
    case 7: return EditChange(Snooze{{second}, day, "holiday"});
    case 8: return EditChange(ChangeSetting{"me", "Ann"});
    case 9: return EditChange(SaveView{"mine", "{\"filter\":\"owner:me\"}"});
    case 10: return EditChange(EnableMilestones{{"first_report"}, true});
    case 11: return EditChange(DeleteNote{1});
    default: return EditChange(DeleteView{"mine"});
    }
}
constexpr int editKinds = 13;

/// What the profile looks like after so many steps of an undisturbed life, each step being one edit.
using Legal = std::map<std::int64_t, std::string>;

/// I1 and I2: as many edits as were acknowledged, or one more, and with each exactly what it changed.
std::string between(const Ground &ground, const Legal &legal, std::int64_t before, int done)
{
    const auto edits = editsOf(ground.profile());
    if (!edits)
        return edits.error().toString();
    if (*edits < before + done)
        return "I1: an acknowledged edit is gone";
    if (*edits > before + done + 1)
        return "an edit is there that nobody made";
    const auto known = legal.find(*edits);
    if (known == legal.end() || authoredPicture(ground.profile()) != known->second)
        return "I2: edits and what they changed differ";
    return verified(ground);
}

/// A life whose n-th step makes the n-th edit. Where a failed step has held all the same, it is not done again.
Scenario oneEditAStep(const char *name, int before, int steps,
                      const std::function<Result<EditReceipt>(Workspace &, int)> &step)
{
    const auto legal = std::make_shared<Legal>();
    const auto act = [step, before, steps, legal](const Ground &ground, int &done) -> Result<> {
        MP_ASSIGN(const auto workspace, openWorkspace(ground));
        MP_ASSIGN(const UndoState state, workspace->undoState());
        static_cast<void>(state);
        MP_ASSIGN(const ProfileCounts counts, workspace->counts());
        done = std::max(done, static_cast<int>(counts.edits) - before);
        while (done < steps) {
            MP_ASSIGN(const EditReceipt receipt, step(*workspace, done));
            if (receipt.opId.empty())
                return Error{ErrorCode::Database, "edit", "nothing was changed"};
            ++done;
        }
        return {};
    };
    return {name,
            [before, steps, step, legal](const Ground &ground) -> Result<> {
                MP_TRY(preparePortfolio(ground));
                MP_ASSIGN(auto workspace, openWorkspace(ground));
                MP_TRY(workspace->apply(EnableMilestones{{"first_report"}, false}));
                for (int i = 0; i + 1 < before; ++i) {
                    MP_ASSIGN(const EditChange change, editNumber(*workspace, i));
                    MP_TRY(workspace->apply(change));
                }
                MP_TRY(workspace->snapshot());
                // A rehearsal on a copy says what each step leaves.
                MP_TRY(workspace->backup(ground.file("rehearsal.db")));
                Ground rehearsal = ground;
                rehearsal.folder = ground.file("rehearsal");
                MP_TRY(Workspace::restore(rehearsal.profile(), ground.file("rehearsal.db"), ground.clock));
                MP_ASSIGN(workspace, openWorkspace(rehearsal));
                for (int i = 0;; ++i) {
                    (*legal)[before + i] = authoredPicture(rehearsal.profile());
                    if (i == steps)
                        break;
                    MP_TRY(step(*workspace, i));
                }
                QDir(QString::fromStdString(rehearsal.folder)).removeRecursively();
                return {};
            },
            act, [before, legal](const Ground &ground, int done) { return between(ground, *legal, before, done); },
            wholePicture};
}

Scenario editing()
{
    return oneEditAStep("edit", 1, editKinds, [](Workspace &workspace, int number) -> Result<EditReceipt> {
        MP_ASSIGN(const EditChange change, editNumber(workspace, number));
        return workspace.apply(change);
    });
}

Scenario undoing()
{
    // Back six, forward three, back one.
    return oneEditAStep("undo", editKinds, 10, [](Workspace &workspace, int number) -> Result<EditReceipt> {
        return number >= 6 && number < 9 ? workspace.redo() : workspace.undo();
    });
}

std::vector<std::string> namesIn(const std::string &folder)
{
    std::vector<std::string> names;
    for (const QString &name : QDir(QString::fromStdString(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        names.push_back(name.toStdString());
    return names;
}

/// The tables over older files of the same names: each is the old one or the new one, whole.
Scenario exporting()
{
    const auto fresh = std::make_shared<std::map<std::string, std::string>>();
    const auto place = [](const Ground &ground, std::string_view name) { return ground.file("out/" + std::string(name) + ".csv"); };
    return {"export",
            [fresh, place](const Ground &ground) -> Result<> {
                MP_TRY(preparePortfolio(ground));
                QDir().mkpath(QString::fromStdString(ground.file("out")));
                MP_ASSIGN(const auto workspace, openWorkspace(ground));
                MP_ASSIGN(const Snapshot snapshot, workspace->snapshot());
                for (const std::string_view name : exportTableNames()) {
                    MP_ASSIGN(const ExportTable table, makeExportTable(*workspace, name, snapshot));
                    (*fresh)[std::string(name)] = csvText(table);
                    MP_TRY(writeBytes(place(ground, name), "old\r\n"));
                }
                return {};
            },
            [place](const Ground &ground, int &done) -> Result<> {
                MP_ASSIGN(const auto workspace, openWorkspace(ground));
                MP_ASSIGN(const Snapshot snapshot, workspace->snapshot());
                const auto names = exportTableNames();
                while (done < static_cast<int>(names.size())) {
                    const std::string_view name = names[static_cast<std::size_t>(done)];
                    MP_ASSIGN(const ExportTable table, makeExportTable(*workspace, name, snapshot));
                    MP_TRY(writeTable(table, place(ground, name)));
                    ++done;
                }
                return {};
            },
            [fresh, place](const Ground &ground, int done) -> std::string {
                int number = 0;
                for (const std::string_view name : exportTableNames()) {
                    const std::string found = bytesOf(place(ground, name));
                    const bool isNew = found == fresh->at(std::string(name));
                    if (!isNew && (number < done || found != "old\r\n"))
                        return std::string(name) + ".csv is neither the old one nor the new one";
                    ++number;
                }
                if (ground.tidy && namesIn(ground.file("out")).size() != exportTableNames().size())
                    return "an unfinished file is left";
                return verified(ground);
            },
            [](const Ground &ground) {
                std::string all = wholePicture(ground);
                for (const std::string &name : namesIn(ground.file("out"))) {
                    if (name.ends_with(".csv"))
                        all += bytesOf(ground.file("out/" + name));
                }
                return all;
            }};
}

std::string accountsIn(const std::string &path)
{
    store::OpenOptions options;
    options.access = store::Access::Untrusted;
    const auto database = store::Database::open(path, options);
    const auto count = database ? (*database)->integer("SELECT count(*) FROM account") : Result<std::int64_t>(database.error());
    return count ? std::to_string(*count) : count.error().toString();
}

/// A backup over an older one, and the day's.
Scenario backingUp()
{
    return {"backup",
            [](const Ground &ground) -> Result<> {
                {
                    MP_ASSIGN(const auto workspace, openWorkspace(ground, true));
                    MP_TRY(workspace->backup(ground.file("copy.db")));
                }
                return preparePortfolio(ground);
            },
            [](const Ground &ground, int &done) -> Result<> {
                MP_ASSIGN(const auto workspace, openWorkspace(ground));
                MP_TRY(workspace->backup(ground.file("copy.db")));
                done = std::max(done, 1);
                MP_TRY(workspace->takeDailyBackup());
                done = 2;
                return {};
            },
            [](const Ground &ground, int done) -> std::string {
                const auto good = store::checkBackup(ground.file("copy.db"));
                if (!good)
                    return "no good backup: " + good.error().toString();
                const std::string accounts = accountsIn(ground.file("copy.db"));
                if (accounts != std::to_string(smallAccounts) && (done >= 1 || accounts != "0"))
                    return "the backup is neither the old one nor the new one";
                const auto daily = store::listBackups(store::Store::backupFolder(ground.profile()));
                if (!daily || (done >= 2 && daily->empty()))
                    return "I1: the day's backup is gone";
                for (const std::string &path : *daily) {
                    if (!store::checkBackup(path) || accountsIn(path) != std::to_string(smallAccounts))
                        return "a bad backup stands among the daily ones";
                }
                if (ground.tidy) {
                    for (const std::string &folder : {ground.folder, store::Store::backupFolder(ground.profile())}) {
                        for (const std::string &name : namesIn(folder)) {
                            if (name.find(".part") != std::string::npos)
                                return "an unfinished file is left: " + name;
                        }
                    }
                }
                return verified(ground);
            },
            wholePicture};
}

/// The profile is as before, or as the backup; never anything else, never nothing.
Scenario restoring()
{
    const auto before = std::make_shared<std::string>(), after = std::make_shared<std::string>();
    return {"restore",
            [before, after](const Ground &ground) -> Result<> {
                MP_TRY(preparePortfolio(ground));
                MP_ASSIGN(auto workspace, openWorkspace(ground));
                MP_TRY(workspace->backup(ground.file("copy.db")));
                *after = authoredPicture(ground.profile());
                MP_ASSIGN(const AccountId account, workspace->findAccount("a1"));
                MP_TRY(workspace->apply(AddNote{account, "newer than the backup"}));
                MP_TRY(workspace->snapshot());
                *before = authoredPicture(ground.profile());
                return {};
            },
            [](const Ground &ground, int &done) -> Result<> {
                MP_TRY(Workspace::restore(ground.profile(), ground.file("copy.db"), ground.clock));
                done = 1;
                return {};
            },
            [before, after](const Ground &ground, int done) -> std::string {
                const std::string bad = verified(ground);
                if (!bad.empty())
                    return bad;
                const std::string now = authoredPicture(ground.profile());
                if (now != *after && (done == 1 || now != *before))
                    return "the profile is neither the old one nor the backup";
                bool kept = false;
                for (const std::string &name : namesIn(ground.profile())) {
                    kept = kept || (name.starts_with("milepost.db.before-restore-") && !name.ends_with("-wal") && !name.ends_with("-shm"));
                    if (ground.tidy && (name.find(".restoring") != std::string::npos || name.find(".restored-") != std::string::npos))
                        return "an unfinished file is left: " + name;
                }
                return now == *after && !kept ? "what was there before is not kept" : "";
            },
            wholePicture, true};
}

} // namespace

class TestFaultAuthored : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsAreBorne() { QVERIFY(runFaults(editing()).points > 100); }
    void undoIsBorne() { QVERIFY(runFaults(undoing()).points > 100); }
    void exportIsBorne() { QVERIFY(runFaults(exporting()).points > 100); }
    void backupIsBorne() { QVERIFY(runFaults(backingUp()).points > 100); }
    void restoreIsBorne() { QVERIFY(runFaults(restoring()).points > 100); }
};

QTEST_GUILESS_MAIN(TestFaultAuthored)
#include "test_fault_authored.moc"
