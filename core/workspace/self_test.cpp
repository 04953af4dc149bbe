#include "workspace/self_test.h"

#include "workspace/table_export.h"

#include <QFile>
#include <QTemporaryDir>

#include <functional>

namespace milepost {

namespace {

/// Two accounts, of which one must reach two milestones, with a name that every part must leave alone.
constexpr const char *accounts = "id,name,plan,signup\r\n"
                                 "self-1,\"=Ünïcode, \"\"quoted\"\" 日本\",Team,2024-01-10\r\n"
                                 "self-2,Second,Team,2024-02-20\r\n";
constexpr const char *events
    = R"({"event":"milestone_achieved","account_id":"self-1","milestone_type":"self_test_one","milestone_category":"onboarding","user_id":"u1","timestamp":"2024-01-12T09:00:00Z"}
{"event":"milestone_achieved","account_id":"self-1","milestone_type":"self_test_two","milestone_category":"value","user_id":"u1","timestamp":"2024-02-01T09:00:00Z"}
)";
constexpr const char *hostileName = "=Ünïcode, \"quoted\" 日本";

std::string describe(const Error &error) { return error.toString(); }

class SelfTest {
public:
    SelfTest(QString folder, const Clock &clock) : m_folder(std::move(folder)), m_clock(clock) {}

    VerifyReport run()
    {
        check("profile", [&]() -> Result<std::string> {
            MP_ASSIGN(m_workspace, Workspace::open(path("profile"), m_clock, {true, false, false}));
            MP_ASSIGN(const Catalog catalog, m_workspace->catalog());
            return std::to_string(catalog.milestones.size()) + " milestones in the starter catalog";
        });
        check("import", [&] { return import(); });
        check("achievements", [&] { return achievements(); });
        check("import again", [&] { return importAgain(); });
        check("edit, undo, redo", [&] { return edits(); });
        check("export", [&] { return exportAccounts(); });
        check("backup and restore", [&] { return backup(); });
        check("verify", [&]() -> Result<std::string> {
            MP_ASSIGN(const VerifyReport verified, m_workspace->verify());
            for (const auto &each : verified.checks) {
                if (!each.ok)
                    return Error{ErrorCode::Internal, each.name, each.detail};
            }
            return std::to_string(verified.checks.size()) + " checks";
        });
        return std::move(m_report);
    }

private:
    std::string path(const char *name) const { return m_folder.toStdString() + "/" + name; }

    /// One that fails keeps those after it from running: they need what it makes.
    void check(const char *name, const std::function<Result<std::string>()> &work)
    {
        if (!m_report.ok)
            return;
        const auto outcome = work();
        m_report.checks.push_back({name, outcome.ok(), outcome.ok() ? *outcome : describe(outcome.error())});
        m_report.ok = outcome.ok();
    }

    static Error wrong(const char *what, std::int64_t found, std::int64_t expected)
    {
        return Error{ErrorCode::Internal, what, std::to_string(found) + " instead of " + std::to_string(expected)};
    }

    Result<> write(const char *name, const char *content) const
    {
        QFile file(QString::fromStdString(path(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
            return Error{ErrorCode::FileWrite, path(name), file.errorString().toStdString()};
        return {};
    }

    Result<std::int64_t> importFile(const char *name)
    {
        ImportRequest request;
        request.paths = {path(name)};
        MP_ASSIGN(const ImportReport report, m_workspace->import(request));
        if (report.rejectedTotal > 0)
            return wrong("rejected rows", report.rejectedTotal, 0);
        std::int64_t news = 0;
        for (const auto &file : report.files)
            news += file.added + file.changed;
        return news;
    }

    Result<std::string> import()
    {
        MP_TRY(write("accounts.csv", accounts));
        MP_TRY(write("events.jsonl", events));
        MP_ASSIGN(const std::int64_t newAccounts, importFile("accounts.csv"));
        MP_ASSIGN(const std::int64_t newEvents, importFile("events.jsonl"));
        if (newAccounts != 2 || newEvents != 2)
            return wrong("imported rows", newAccounts + newEvents, 4);
        return std::string("2 accounts, 2 events");
    }

    Result<std::string> achievements()
    {
        MP_ASSIGN(m_before, m_workspace->snapshot());
        const AccountIndex account = m_before.portfolio->findExternal("self-1");
        if (account == noAccount)
            return Error{ErrorCode::NotFound, "account", "self-1"};
        if (m_before.portfolio->achieved[account] != 2)
            return wrong("milestones reached", m_before.portfolio->achieved[account], 2);
        if (m_before.portfolio->text(m_before.portfolio->name[account]) != hostileName)
            return Error{ErrorCode::Encoding, "name", std::string(m_before.portfolio->text(m_before.portfolio->name[account]))};
        return std::string("2 reached");
    }

    Result<std::string> importAgain()
    {
        MP_ASSIGN(const std::int64_t newAccounts, importFile("accounts.csv"));
        MP_ASSIGN(const std::int64_t newEvents, importFile("events.jsonl"));
        if (newAccounts + newEvents != 0)
            return wrong("rows that changed", newAccounts + newEvents, 0);
        return std::string("0 changes");
    }

    Result<std::string> edits()
    {
        const auto notes = [&]() -> Result<std::size_t> {
            MP_ASSIGN(const AccountId account, m_workspace->findAccount("self-1"));
            MP_ASSIGN(const AccountDetail detail, m_workspace->detail(account, m_workspace->today()));
            return detail.notes.size();
        };
        MP_ASSIGN(const AccountId account, m_workspace->findAccount("self-1"));
        MP_TRY(m_workspace->apply(AddNote{account, "self-test"}));
        MP_ASSIGN(const std::size_t written, notes());
        MP_TRY(m_workspace->undo());
        MP_ASSIGN(const std::size_t undone, notes());
        MP_TRY(m_workspace->redo());
        MP_ASSIGN(const std::size_t redone, notes());
        if (written != 1 || undone != 0 || redone != 1)
            return Error{ErrorCode::Internal, "notes", "a note was not written, taken back and written again"};
        return std::string("a note written, taken back and written again");
    }

    Result<std::string> exportAccounts()
    {
        MP_ASSIGN(const std::int64_t rows, writeTable(accountsTable(*m_before.portfolio, *m_before.standing), path("export.csv")));
        if (rows != 2)
            return wrong("exported rows", rows, 2);
        return std::string("2 rows");
    }

    Result<std::string> backup()
    {
        MP_TRY(m_workspace->backup(path("copy.db")));
        m_workspace.reset();
        MP_TRY(Workspace::restore(path("profile"), path("copy.db"), m_clock));
        MP_ASSIGN(m_workspace, Workspace::open(path("profile"), m_clock, {false, false, false}));
        MP_ASSIGN(const Snapshot after, m_workspace->snapshot());
        if (after.portfolio->accountCount() != 2)
            return wrong("restored accounts", static_cast<std::int64_t>(after.portfolio->accountCount()), 2);
        return std::string("2 accounts restored");
    }

    QString m_folder;
    const Clock &m_clock;
    std::unique_ptr<Workspace> m_workspace;
    Snapshot m_before;
    VerifyReport m_report;
};

} // namespace

VerifyReport runSelfTest(const std::string &folder, const Clock &clock)
{
    const QTemporaryDir own(QString::fromStdString(folder) + QStringLiteral("/milepost-self-test-XXXXXX"));
    if (!own.isValid())
        return VerifyReport{false, {{"folder", false, own.errorString().toStdString()}}};
    return SelfTest(own.path(), clock).run();
}

} // namespace milepost
