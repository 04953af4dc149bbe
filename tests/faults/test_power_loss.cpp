/// The power is cut: of what was not synced, anything may be missing, in any order, torn at any sector, and names may be as
/// they were. Every change that a life makes to its files is written down once; then thousands of moments are chosen, and
/// for each the files are made as a disk may hold them, opened, and held against the invariants.
/// 250 cuts; MILEPOST_FULL=1: 5,000. MILEPOST_SEED chooses the moments.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_run.h"
#include "file_calls.h"
#include "imports.h"

#include "store/backup.h"
#include "store/database.h"
#include "store/store.h"
#include "sync/pipeline.h"
#include "workspace/table_export.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr std::size_t sector = 512;

/// What is certain to be on the disk, and what may be.
class Disk {
public:
    /// Everything that is in the folder is safe on the disk.
    explicit Disk(const std::string &folder)
    {
        for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
            const std::string path = std::filesystem::relative(entry.path(), folder).string();
            if (entry.is_directory()) {
                m_now[path] = m_safe[path] = folderMark;
            } else {
                m_files.push_back({bytesOf(entry.path().string()), {}});
                m_now[path] = m_safe[path] = static_cast<std::int64_t>(m_files.size());
            }
        }
    }

    void happen(const DiskChange &change)
    {
        using Kind = DiskChange::Kind;
        switch (change.kind) {
        case Kind::Create:
            m_files.emplace_back();
            m_byInode[change.file] = static_cast<std::int64_t>(m_files.size());
            if (!change.path.empty())
                rename({{change.path, static_cast<std::int64_t>(m_files.size())}});
            break;
        case Kind::Write:
        case Kind::Truncate:
            if (File *file = find(change))
                file->pending.push_back(change);
            break;
        case Kind::Sync:
            if (File *file = find(change)) {
                for (const DiskChange &each : file->pending)
                    apply(each, file->safe);
                file->pending.clear();
            }
            break;
        case Kind::SyncFolder: syncFolder(change.path); break;
        case Kind::MakeFolder: rename({{change.path, folderMark}}); break;
        case Kind::Rename: rename({{change.to, number(change)}, {change.path, 0}}); break;
        case Kind::Link: rename({{change.to, number(change)}}); break;
        case Kind::Remove: rename({{change.path, 0}}); break;
        case Kind::Mark: break;
        }
    }

    /// One of the states that a power cut now may leave.
    void cut(const std::string &folder, std::mt19937 &random) const
    {
        // The names in a folder change in order. How far it got is open, for each folder by itself.
        auto names = m_safe;
        for (const auto &[path, renames] : m_renames) {
            const std::size_t got = random() % (renames.size() + 1);
            for (std::size_t i = 0; i < got; ++i)
                put(renames[i], names);
        }
        std::error_code error;
        std::filesystem::remove_all(folder, error);
        std::filesystem::create_directories(folder);
        for (const auto &[path, file] : names) {
            const std::filesystem::path whole = std::filesystem::path(folder) / path;
            if (!std::filesystem::is_directory(whole.parent_path()))
                continue; // the folder itself did not get there
            if (file == folderMark)
                std::filesystem::create_directory(whole);
            else if (file > 0 && !path.ends_with("-shm")) // memory only
                must(writeBytes(whole.string(), content(m_files[static_cast<std::size_t>(file - 1)], random)));
        }
    }

private:
    static constexpr std::int64_t folderMark = -1;
    using Names = std::map<std::string, std::int64_t>; ///< 1 …: m_files; 0: removed
    using Rename = std::vector<std::pair<std::string, std::int64_t>>;
    struct File {
        std::string safe;
        std::vector<DiskChange> pending;
    };

    static void must(const Result<> &result)
    {
        if (!result)
            qFatal("%s", result.error().toString().c_str());
    }

    static void apply(const DiskChange &change, std::string &bytes, std::size_t from = 0, std::size_t length = std::string::npos)
    {
        const auto offset = static_cast<std::size_t>(change.offset);
        if (change.kind == DiskChange::Kind::Truncate) {
            bytes.resize(offset);
            return;
        }
        const std::string part = change.bytes.substr(from, length);
        if (bytes.size() < offset + from + part.size())
            bytes.resize(offset + from + part.size());
        bytes.replace(offset + from, part.size(), part);
    }

    static std::string content(const File &file, std::mt19937 &random)
    {
        std::string bytes = file.safe;
        std::vector<DiskChange> pending = file.pending;
        const auto mode = random() % 4;
        if (mode == 0)
            return bytes;
        if (mode == 3)
            std::shuffle(pending.begin(), pending.end(), random);
        for (const DiskChange &change : pending) {
            if (mode != 1 && random() % 2 == 0)
                continue;
            const std::size_t sectors = (change.bytes.size() + sector - 1) / sector;
            if (mode != 1 && sectors > 1 && random() % 3 == 0) {
                // Torn: only the sectors before or after one of them.
                const std::size_t at = (random() % sectors) * sector;
                if (random() % 2 == 0)
                    apply(change, bytes, 0, at);
                else
                    apply(change, bytes, at);
                continue;
            }
            apply(change, bytes);
        }
        return bytes;
    }

    static void put(const Rename &rename, Names &names)
    {
        for (const auto &[path, file] : rename) {
            if (file == 0)
                names.erase(path);
            else
                names[path] = file;
        }
    }

    static std::string folderOf(const std::string &path) { return std::filesystem::path(path).parent_path().string(); }

    void rename(const Rename &change)
    {
        put(change, m_now);
        m_renames[folderOf(change.front().first)].push_back(change);
    }

    void syncFolder(const std::string &folder)
    {
        for (const Rename &each : m_renames[folder])
            put(each, m_safe);
        m_renames.erase(folder);
    }

    [[nodiscard]] std::int64_t number(const DiskChange &change) const
    {
        const auto named = m_now.find(change.path);
        const auto numbered = m_byInode.find(change.file);
        return !change.path.empty() && named != m_now.end() ? named->second : numbered != m_byInode.end() ? numbered->second : 0;
    }

    /// By its name first: files that were there before have no number of ours.
    [[nodiscard]] File *find(const DiskChange &change)
    {
        const auto known = m_byInode.find(change.file);
        std::int64_t file = known == m_byInode.end() ? 0 : known->second;
        if (file == 0) {
            const auto named = m_now.find(change.path);
            file = named == m_now.end() ? 0 : named->second;
        }
        return file > 0 ? &m_files[static_cast<std::size_t>(file - 1)] : nullptr;
    }

    std::vector<File> m_files;
    std::map<std::int64_t, std::int64_t> m_byInode;
    Names m_now, m_safe;
    std::map<std::string, std::vector<Rename>> m_renames; ///< by folder: not yet certain, in order
};

/// What must be there from an acknowledgement on; "" when it is.
using Demand = std::function<std::string(const Ground &)>;

Demand atLeast(const char *sql, std::int64_t least)
{
    return [sql, least](const Ground &ground) -> std::string {
        const auto database = store::Database::open(store::Store::databasePath(ground.profile()), {});
        const auto count = database ? (*database)->integer(sql) : Result<std::int64_t>(database.error());
        if (!count)
            return count.error().toString();
        return *count >= least ? std::string() : std::string("I1: ") + std::to_string(*count) + " instead of " + std::to_string(least) + ": " + sql;
    };
}

constexpr const char *editCount = "SELECT count(*) FROM edit";
constexpr const char *accountCount = "SELECT count(*) FROM account";
constexpr const char *eventCount = "SELECT coalesce(sum(n), 0) FROM segment";

/// A life, with what it acknowledges.
struct Life {
    std::function<Result<>(const Ground &)> prepare;
    std::function<Result<>(const Ground &, const std::function<void(Demand)> &acknowledge)> act;
    std::function<std::string(const Ground &, std::size_t acknowledged)> broken;
};

Result<> months(const Ground &ground, const std::function<void(Demand)> &acknowledge)
{
    MP_TRY(writeBytes(ground.file("accounts.csv"), accountsCsv()));
    MP_TRY(writeBytes(ground.file("events.jsonl"), eventLines(0, 40)));
    std::int64_t edits = 0;
    MP_ASSIGN(auto workspace, openWorkspace(ground, true));
    acknowledge([](const Ground &) { return std::string(); });
    const auto edit = [&](const EditChange &change) -> Result<> {
        MP_TRY(workspace->apply(change));
        acknowledge(atLeast(editCount, ++edits));
        return {};
    };
    MP_TRY(edit(ChangeSetting{"me", "Ann"}));
    MP_TRY(edit(SaveView{"mine", "{}"}));
    MP_TRY(importFiles(*workspace, ground, {"accounts.csv"}));
    acknowledge(atLeast(accountCount, smallAccounts));
    MP_ASSIGN(const AccountId account, workspace->findAccount("a1"));
    for (int i = 0; i < 4; ++i)
        MP_TRY(edit(AddNote{account, "note " + std::to_string(i)}));
    workspace.reset();
    MP_ASSIGN(workspace, openWorkspace(ground));
    MP_TRY(importFiles(*workspace, ground, {"events.jsonl"}));
    acknowledge(atLeast(eventCount, 38));
    MP_TRY(workspace->snapshot());
    MP_TRY(edit(AssignOwner{{account}, "Bea"}));
    MP_TRY(writeBytes(ground.file("events.jsonl"), eventLines(0, 80)));
    MP_TRY(importFiles(*workspace, ground, {"events.jsonl"}));
    acknowledge(atLeast(eventCount, 76));
    MP_TRY(workspace->undo());
    acknowledge(atLeast(editCount, ++edits));
    MP_TRY(workspace->backup(ground.file("copy.db")));
    acknowledge([](const Ground &at) {
        const auto good = store::checkBackup(at.file("copy.db"));
        return good ? std::string() : good.error().toString();
    });
    MP_TRY(workspace->takeDailyBackup());
    acknowledge([](const Ground &at) {
        const auto daily = store::listBackups(store::Store::backupFolder(at.profile()));
        return daily && daily->size() == 1 && store::checkBackup(daily->front()) ? std::string() : std::string("I1: the day's backup is gone");
    });
    MP_TRY(edit(AddNote{account, "the last"}));
    workspace.reset();
    MP_ASSIGN(workspace, openWorkspace(ground));
    return edit(AddNote{account, "after closing"});
}

std::string wholeMonths(const Ground &ground, std::size_t acknowledged)
{
    const bool there = std::filesystem::exists(store::Store::databasePath(ground.profile()));
    if (!there && acknowledged > 0)
        return "I1: the database is gone";
    {
        // What was cut off while it was made is made again.
        const auto workspace = openWorkspace(ground, true);
        if (!workspace)
            return "does not open again: " + workspace.error().toString();
    }
    std::string bad = verified(ground);
    if (!bad.empty())
        return bad;
    // I2: every note has its edit.
    const auto database = store::Database::open(store::Store::databasePath(ground.profile()), {});
    const auto notes = database ? (*database)->integer("SELECT count(*) FROM note") : Result<std::int64_t>(database.error());
    const auto edits = database ? (*database)->integer("SELECT count(*) FROM edit WHERE kind = 'note'") : notes;
    if (!notes || !edits || *notes != *edits)
        return "I2: notes and their edits differ";
    return {};
}

} // namespace

class TestPowerLoss : public QObject {
    Q_OBJECT

    static void run(const Life &life)
    {
        QTemporaryDir place(scratchTemplate());
        Ground ground;
        ground.folder = place.filePath(QStringLiteral("ground")).toStdString();
        std::filesystem::create_directory(ground.folder);
        const auto prepared = life.prepare(ground);
        QVERIFY2(prepared.ok(), prepared.ok() ? "" : prepared.error().toString().c_str());
        const Disk before(ground.folder);
        std::vector<Demand> demands;
        std::vector<DiskChange> changes;
        {
            FileCalls calls(ground.folder);
            calls.record();
            const auto acted = life.act(ground, [&](Demand demand) {
                calls.mark(static_cast<std::int64_t>(demands.size()));
                demands.push_back(std::move(demand));
            });
            QVERIFY2(acted.ok(), acted.ok() ? "" : acted.error().toString().c_str());
            changes = calls.recorded();
        }
        const int cuts = whole() ? 5'000 : 250;
        std::mt19937 random(static_cast<std::uint32_t>(seed()));
        std::vector<std::size_t> moments;
        for (int i = 0; i < cuts; ++i)
            moments.push_back(random() % (changes.size() + 1));
        std::sort(moments.begin(), moments.end());
        Disk disk = before;
        std::size_t at = 0, acknowledged = 0;
        for (const std::size_t moment : moments) {
            for (; at < moment; ++at) {
                acknowledged += changes[at].kind == DiskChange::Kind::Mark ? 1 : 0;
                disk.happen(changes[at]);
            }
            disk.cut(ground.folder, random);
            const auto told = [&](const std::string &bad) {
                return "after change " + std::to_string(at) + " of " + std::to_string(changes.size()) + ", " + std::to_string(acknowledged)
                    + " acknowledged: " + bad;
            };
            const std::string bad = life.broken(ground, acknowledged);
            QVERIFY2(bad.empty(), told(bad).c_str());
            for (std::size_t i = 0; i < acknowledged; ++i) {
                const std::string missing = demands[i](ground);
                QVERIFY2(missing.empty(), told(missing).c_str());
            }
        }
        qInfo("seed %d: %d cuts over %zu changes and %zu acknowledgements; 0 bad", seed(), cuts, changes.size(), demands.size());
    }

private Q_SLOTS:
    void aLifeSurvives()
    {
        run({[](const Ground &) -> Result<> { return {}; }, months, wholeMonths});
    }

    /// Nothing that follows makes it durable: no account is left to be derived.
    void whatWasMergedSurvives()
    {
        run({[](const Ground &ground) -> Result<> {
                 MP_TRY(writeBytes(ground.file("events.jsonl"), eventLines(0, 60)));
                 MP_ASSIGN(const auto workspace, openWorkspace(ground, true));
                 return {};
             },
             [](const Ground &ground, const std::function<void(Demand)> &acknowledge) -> Result<> {
                 MP_ASSIGN(const auto database, store::Database::open(store::Store::databasePath(ground.profile()), {}));
                 const Zone zone;
                 ImportRequest request;
                 request.paths = {ground.file("events.jsonl")};
                 MP_ASSIGN(const auto report,
                           sync::importFiles(request, {*database, zone, ground.clock, *Currency::fromCode("USD")}, {}));
                 if (report.cancelled)
                     return Error{ErrorCode::Cancelled, "import", "was not to be cancelled"};
                 acknowledge(atLeast(eventCount, 57));
                 return {};
             },
             [](const Ground &ground, std::size_t) -> std::string { return verified(ground); }});
    }

    void aRestoreSurvives()
    {
        std::string before, after;
        run({[&](const Ground &ground) -> Result<> {
                 MP_TRY(preparePortfolio(ground));
                 {
                     MP_ASSIGN(auto workspace, openWorkspace(ground));
                     MP_TRY(workspace->backup(ground.file("copy.db")));
                     after = authoredPicture(ground.profile());
                     MP_ASSIGN(const AccountId account, workspace->findAccount("a1"));
                     MP_TRY(workspace->apply(AddNote{account, "newer than the backup"}));
                 }
                 before = authoredPicture(ground.profile());
                 return {};
             },
             [&](const Ground &ground, const std::function<void(Demand)> &acknowledge) -> Result<> {
                 MP_TRY(Workspace::restore(ground.profile(), ground.file("copy.db"), ground.clock));
                 acknowledge([&](const Ground &at) {
                     return authoredPicture(at.profile()) == after ? std::string() : std::string("I1: the restore is gone");
                 });
                 return {};
             },
             [&](const Ground &ground, std::size_t) -> std::string {
                 const std::string bad = verified(ground);
                 if (!bad.empty())
                     return bad;
                 const std::string now = authoredPicture(ground.profile());
                 return now == before || now == after ? std::string() : std::string("neither the old profile nor the backup");
             }});
    }
};

QTEST_GUILESS_MAIN(TestPowerLoss)
#include "test_power_loss.moc"
