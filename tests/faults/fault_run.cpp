#include "fault_run.h"

#include "file_calls.h"

#include "store/database.h"
#include "store/store.h"
#include "support/fault_vfs.h"
#include "wording/problems.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <new>
#include <random>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace milepost::test {

namespace {

constexpr int sampled = 30;

Result<std::string> dump(store::Database &database, const std::vector<const char *> &queries)
{
    std::string text;
    for (const char *query : queries) {
        text += std::string("# ") + query + '\n';
        auto statement = database.prepare(query);
        while (true) {
            MP_ASSIGN(const bool row, statement.step());
            if (!row)
                break;
            for (int column = 0; column < 7; ++column)
                text += std::string(statement.text(column)) + '|';
            text += '\n';
        }
    }
    return text;
}

Result<std::unique_ptr<store::Database>> look(const std::string &profile)
{
    return store::Database::open(store::Store::databasePath(profile), {store::Access::ReadOnly, false, {}});
}

void copyFolder(const std::string &from, const std::string &to)
{
    std::error_code error;
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive, error);
    if (error)
        qFatal("%s: %s", to.c_str(), error.message().c_str());
}

/// One way to fail: an operation of SQLite's or of the process, or the end of the process before one that changes a file.
struct Kind {
    enum class Layer : std::uint8_t { Sqlite, Process, Kill };
    Layer layer = Layer::Sqlite;
    int fault = 0;
    [[nodiscard]] std::string name() const
    {
        switch (layer) {
        case Layer::Sqlite: return std::string("sqlite ") + FaultVfs::name(static_cast<FaultVfs::Fault>(fault));
        case Layer::Process: return std::string("file ") + FileCalls::name(static_cast<FileCalls::Fault>(fault));
        default: return "kill -9 before change";
        }
    }
    /// A lock of the process that is refused for ever is waited for, five seconds each time; and one dies once.
    [[nodiscard]] bool mayLast() const
    {
        return layer == Layer::Sqlite || (layer == Layer::Process && static_cast<FileCalls::Fault>(fault) != FileCalls::Fault::Lock);
    }
    [[nodiscard]] bool leavesFiles() const
    {
        return layer == Layer::Sqlite ? static_cast<FaultVfs::Fault>(fault) == FaultVfs::Fault::Delete
                                      : layer == Layer::Kill || static_cast<FileCalls::Fault>(fault) == FileCalls::Fault::Remove;
    }
};

class Run {
public:
    explicit Run(const Scenario &scenario) : m_scenario(scenario), m_place(scratchTemplate()) {}

    std::string prepare()
    {
        Ground ground;
        ground.folder = path("ground");
        std::filesystem::create_directory(ground.folder);
        const auto made = m_scenario.prepare(ground);
        if (!made)
            return "preparing: " + made.error().toString();
        // Cursors know files by their paths, so every life takes place at the same one.
        std::filesystem::rename(ground.folder, path("before"));
        ground.folder = fresh();
        m_steps = 0;
        const auto acted = m_scenario.act(ground, m_steps);
        if (!acted)
            return "undisturbed: " + acted.error().toString();
        m_end = m_scenario.picture(ground);
        const std::string bad = m_scenario.broken(ground, m_steps);
        return bad.empty() ? bad : "undisturbed: " + bad;
    }

    std::int64_t operations(Kind kind)
    {
        Ground ground;
        ground.folder = fresh();
        FileCalls calls(ground.folder);
        arm(calls, kind, 0, false);
        int done = 0;
        if (kind.layer == Kind::Layer::Kill) {
            calls.killAt(0);
            const auto acted = m_scenario.act(ground, done);
            return acted ? calls.seen() : 0;
        }
        const auto acted = m_scenario.act(ground, done);
        const std::int64_t seen = kind.layer == Kind::Layer::Sqlite ? m_vfs.seen() : calls.seen();
        disarm(calls);
        return acted ? seen : 0;
    }

    /// "" when what a killed program leaves behind is whole, and the work goes on from there.
    std::string kill(std::int64_t n, FaultCount &count)
    {
        Ground ground;
        ground.folder = fresh();
        ground.tidy = false;
        void *page = ::mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED)
            return "no memory to share";
        int *done = new (page) int(0);
        const pid_t child = ::fork();
        if (child == 0) {
            FileCalls calls(ground.folder);
            calls.killAt(n);
            ::_exit(m_scenario.act(ground, *done) ? 0 : 1);
        }
        int status = 0;
        const bool waited = child > 0 && ::waitpid(child, &status, 0) == child;
        int acknowledged = *done;
        ::munmap(page, sizeof(int));
        if (!waited)
            return "no child";
        ++count.tried;
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
            ++count.fired;
        else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            return "the child failed by itself";
        return aftermath(ground, acknowledged, {});
    }

    /// "" when the fault was borne.
    std::string point(Kind kind, std::int64_t n, bool forEver, FaultCount &count)
    {
        Ground ground;
        ground.folder = fresh();
        ground.tidy = !kind.leavesFiles() && !forEver;
        FileCalls calls(ground.folder);
        int done = 0;
        arm(calls, kind, n, forEver);
        const auto acted = m_scenario.act(ground, done);
        count.fired += (kind.layer == Kind::Layer::Sqlite ? m_vfs.fired() : calls.fired()) ? 1 : 0;
        disarm(calls);
        ++count.tried;
        if (acted && done != m_steps)
            return "says that it worked, and " + std::to_string(m_steps - done) + " steps are missing";
        if (!acted) {
            ++count.told;
            std::string missing = unsaid(acted.error());
            if (!missing.empty())
                return "I6: " + missing;
        }
        return aftermath(ground, done, acted ? std::string() : " (after " + acted.error().toString() + ')');
    }

private:
    /// The invariants; then the work goes on to its end, where everything is there exactly once.
    std::string aftermath(Ground &ground, int done, const std::string &after) const
    {
        std::string bad = m_scenario.broken(ground, done);
        if (!bad.empty())
            return bad + after;
        ground.tidy = false;
        const auto again = m_scenario.act(ground, done);
        if (!again)
            return "does not go on: " + again.error().toString() + after;
        bad = m_scenario.broken(ground, done);
        if (!bad.empty())
            return "afterwards: " + bad + after;
        return difference(m_scenario.picture(ground));
    }

    /// "" or the first line that an undisturbed life does not end with.
    [[nodiscard]] std::string difference(const std::string &end) const
    {
        if (end == m_end)
            return {};
        const QStringList wanted = QString::fromStdString(m_end).split(u'\n'), found = QString::fromStdString(end).split(u'\n');
        for (qsizetype i = 0; i < std::min(wanted.size(), found.size()); ++i) {
            if (wanted[i] != found[i])
                return "ends otherwise than an undisturbed life: " + found[i].toStdString() + " instead of " + wanted[i].toStdString();
        }
        return "ends otherwise than an undisturbed life: it is longer or shorter";
    }

    [[nodiscard]] std::string path(const char *name) const { return m_place.filePath(QLatin1String(name)).toStdString(); }

    [[nodiscard]] std::string fresh() const
    {
        std::error_code error;
        std::filesystem::remove_all(path("ground"), error);
        copyFolder(path("before"), path("ground"));
        return path("ground");
    }

    void arm(FileCalls &calls, Kind kind, std::int64_t n, bool forEver)
    {
        m_vfs.makeDefault();
        if (kind.layer == Kind::Layer::Sqlite)
            m_vfs.arm(static_cast<FaultVfs::Fault>(kind.fault), n, forEver);
        else if (kind.layer == Kind::Layer::Process)
            calls.arm(static_cast<FileCalls::Fault>(kind.fault), n, forEver);
    }

    void disarm(FileCalls &calls)
    {
        m_vfs.disarm();
        calls.disarm();
    }

    const Scenario &m_scenario;
    QTemporaryDir m_place;
    FaultVfs m_vfs;
    int m_steps = 0;
    std::string m_end;
};

} // namespace

QString scratchTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isWritable() ? memory.filePath() : QStringLiteral("/tmp")) + QStringLiteral("/milepost-faults-XXXXXX");
}

int seed()
{
    return qEnvironmentVariableIsSet("MILEPOST_SEED") ? qEnvironmentVariableIntValue("MILEPOST_SEED") : 20'260'301;
}

bool whole() { return qEnvironmentVariableIntValue("MILEPOST_FULL") != 0; }

std::string unsaid(const Error &error)
{
    if (error.code == ErrorCode::Internal)
        return "an internal error: " + error.toString();
    const wording::Problem problem = wording::problem(wording::Voice::invariant(), error);
    if (problem.title.isEmpty() || problem.cause.isEmpty() || problem.next.isEmpty())
        return "words are missing for " + error.toString();
    return {};
}

std::string bytesOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

Result<> writeBytes(const std::string &path, const std::string &bytes)
{
    QFile file(QString::fromStdString(path));
    const auto size = static_cast<qint64>(bytes.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size)
        return Error{ErrorCode::FileWrite, path, file.errorString().toStdString()};
    return {};
}

std::string verified(const Ground &ground)
{
    const auto workspace = Workspace::open(ground.profile(), ground.clock, {false, false, false});
    if (!workspace)
        return "does not open again: " + workspace.error().toString();
    const auto report = (*workspace)->verify();
    if (!report)
        return "cannot be verified: " + report.error().toString();
    for (const VerifyCheck &check : report->checks) {
        if (!check.ok)
            return check.name + ": " + check.detail;
    }
    return {};
}

std::string authoredPicture(const std::string &profile)
{
    const auto database = look(profile);
    if (!database)
        return database.error().toString();
    static const std::vector<const char *> queries{
        "SELECT key, value FROM setting ORDER BY key",
        "SELECT name, definition FROM saved_view WHERE deleted = 0 ORDER BY name",
        "SELECT id, account, author, text FROM note WHERE deleted = 0 ORDER BY id",
        "SELECT id, account, title, owner, due, done_on FROM task WHERE deleted = 0 ORDER BY id",
        "SELECT id, account, kind, day, until, reason FROM triage_action WHERE deleted = 0 ORDER BY id",
        "SELECT id, account, milestone, day, note FROM logged_milestone WHERE deleted = 0 ORDER BY id",
        "SELECT id, owner FROM account ORDER BY id",
        "SELECT key, enabled FROM milestone WHERE withdrawn = 0 ORDER BY id",
        "SELECT kind, hlc, before, after, undoes IS NOT NULL, undone_by IS NOT NULL FROM edit ORDER BY hlc",
    };
    const auto text = dump(**database, queries);
    return text ? *text : text.error().toString();
}

std::string wholePicture(const Ground &ground)
{
    static const std::vector<const char *> queries{
        "SELECT external_id, name, plan, owner FROM account ORDER BY 1",
        "SELECT account, field, valid_from, value FROM account_attribute ORDER BY 1, 2, 3",
        "SELECT coalesce(sum(n), 0), min(first_ms), max(last_ms) FROM segment",
        "SELECT count(*) FROM user",
        "SELECT count(*) FROM user_group",
        "SELECT name FROM event_name ORDER BY 1",
        "SELECT byte_offset, witness FROM import_cursor ORDER BY 1",
        "SELECT line, reason_code FROM quarantine WHERE solved = 0 GROUP BY 1, 2 ORDER BY 1, 2",
        "SELECT count(*) FROM ticket",
    };
    std::string text = authoredPicture(ground.profile());
    {
        const auto database = look(ground.profile());
        const auto rows = database ? dump(**database, queries) : Result<std::string>(database.error());
        text += rows ? *rows : rows.error().toString();
    }
    const auto workspace = Workspace::open(ground.profile(), ground.clock, {false, false, false});
    const auto snapshot = workspace ? (*workspace)->snapshot() : Result<Snapshot>(workspace.error());
    if (!snapshot)
        return text + snapshot.error().toString();
    const Portfolio &portfolio = *snapshot->portfolio;
    for (AccountIndex i = 0; i < portfolio.accountCount(); ++i) {
        text += std::string(portfolio.text(portfolio.externalId[i])) + ' ' + std::to_string(portfolio.achieved[i]) + ' '
            + std::to_string(portfolio.occurrences[i]) + ' ' + std::to_string(snapshot->standing->health[i].score) + '\n';
    }
    return text;
}

FaultCount runFaults(const Scenario &scenario)
{
    FaultCount count;
    Run run(scenario);
    const std::string unprepared = run.prepare();
    [&] { QVERIFY2(unprepared.empty(), unprepared.c_str()); }();
    std::vector<Kind> kinds;
    for (int fault = 0; fault < FaultVfs::faultCount; ++fault)
        kinds.push_back({Kind::Layer::Sqlite, fault});
    for (int fault = 0; fault < FileCalls::faultCount; ++fault)
        kinds.push_back({Kind::Layer::Process, fault});
    kinds.push_back({Kind::Layer::Kill, 0});
    const int first = whole() ? 0 : static_cast<int>(std::mt19937(static_cast<std::uint32_t>(seed()))() % sampled);
    const int only = qEnvironmentVariableIntValue("MILEPOST_POINT"); // to look at one again
    for (const Kind kind : kinds) {
        const std::int64_t operations = unprepared.empty() ? run.operations(kind) : 0;
        for (const bool forEver : {false, true}) {
            if (forEver && !kind.mayLast())
                continue;
            for (std::int64_t n = 1; n <= operations; ++n) {
                ++count.points;
                const bool kills = kind.layer == Kind::Layer::Kill;
                const bool all = whole() || (kills && scenario.killEverywhere);
                if (only > 0 ? count.points != only : !all && count.points % sampled != first)
                    continue;
                const std::string bad = kills ? run.kill(n, count) : run.point(kind, n, forEver, count);
                const std::string told = scenario.name + std::string(", ") + kind.name() + " " + std::to_string(n) + " of "
                    + std::to_string(operations) + (forEver ? ", for ever" : ", once") + " (point "
                    + std::to_string(count.points) + "): " + bad;
                [&] { QVERIFY2(bad.empty(), told.c_str()); }();
                if (!bad.empty())
                    return count;
            }
        }
    }
    qInfo("%s: seed %d, %lld points, %lld tried, %lld happened, %lld told", scenario.name, seed(),
          static_cast<long long>(count.points), static_cast<long long>(count.tried), static_cast<long long>(count.fired),
          static_cast<long long>(count.told));
    return count;
}

} // namespace milepost::test
