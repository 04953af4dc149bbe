/// backup, restore, verify, self-test, diagnostics and export: the profile as a whole.
#include "output.h"
#include "verbs.h"

#include "workspace/self_test.h"
#include "workspace/table_export.h"

#include <QDir>

namespace milepost::cli {

namespace {

void printChecks(Context &context, const VerifyReport &report)
{
    QJsonArray checks;
    for (const auto &check : report.checks)
        checks << QJsonObject{{QStringLiteral("name"), jsonText(check.name)},
                              {QStringLiteral("ok"), check.ok},
                              {QStringLiteral("detail"), jsonText(check.detail)}};
    const QJsonObject answer{{QStringLiteral("ok"), report.ok}, {QStringLiteral("checks"), checks}};
    print(context, answer, checks,
          {{QStringLiteral("Check"), QStringLiteral("name")},
           {QStringLiteral("Good"), QStringLiteral("ok")},
           {QStringLiteral("Detail"), QStringLiteral("detail")}});
    if (!report.ok)
        context.exitCode = Failed;
}

QJsonObject diagnosticsJson(const Diagnostics &report)
{
    const ProfileCounts &counts = report.counts;
    QJsonArray backups;
    for (const auto &backup : report.backups)
        backups << jsonText(backup);
    QJsonArray checks;
    const auto check = [&checks](const char *name, const std::string &detail, bool ok = true) {
        checks << QJsonObject{{QStringLiteral("name"), QString::fromLatin1(name)},
                              {QStringLiteral("ok"), ok},
                              {QStringLiteral("detail"), jsonText(detail)}};
    };
    check("underived_accounts", std::to_string(counts.dirtyAccounts), counts.dirtyAccounts == 0);
    check("backup", report.backups.empty() ? "none yet" : report.backups.front());
    return {{QStringLiteral("ok"), counts.dirtyAccounts == 0},
            {QStringLiteral("checks"), checks},
            {QStringLiteral("version"), jsonText(report.version)},
            {QStringLiteral("qt"), jsonText(report.qtVersion)},
            {QStringLiteral("sqlite"), jsonText(report.sqliteVersion)},
            {QStringLiteral("system"), jsonText(report.system)},
            {QStringLiteral("zone"), jsonText(report.zone)},
            {QStringLiteral("schema"), static_cast<qint64>(report.schemaVersion)},
            {QStringLiteral("database_bytes"), static_cast<qint64>(report.databaseBytes)},
            {QStringLiteral("wal_bytes"), static_cast<qint64>(report.walBytes)},
            {QStringLiteral("backups"), backups},
            {QStringLiteral("counts"), QJsonObject{{QStringLiteral("accounts"), static_cast<qint64>(counts.accounts)},
                                                   {QStringLiteral("sample_accounts"), static_cast<qint64>(counts.sampleAccounts)},
                                                   {QStringLiteral("users"), static_cast<qint64>(counts.users)},
                                                   {QStringLiteral("events"), static_cast<qint64>(counts.events)},
                                                   {QStringLiteral("subscriptions"), static_cast<qint64>(counts.subscriptions)},
                                                   {QStringLiteral("contacts"), static_cast<qint64>(counts.contacts)},
                                                   {QStringLiteral("tickets"), static_cast<qint64>(counts.tickets)},
                                                   {QStringLiteral("surveys"), static_cast<qint64>(counts.surveys)},
                                                   {QStringLiteral("invoices"), static_cast<qint64>(counts.invoices)},
                                                   {QStringLiteral("churn"), static_cast<qint64>(counts.churn)},
                                                   {QStringLiteral("milestones"), static_cast<qint64>(counts.milestones)},
                                                   {QStringLiteral("edits"), static_cast<qint64>(counts.edits)},
                                                   {QStringLiteral("rejections"), static_cast<qint64>(counts.rejections)},
                                                   {QStringLiteral("dirty_accounts"), static_cast<qint64>(counts.dirtyAccounts)}}}};
}

void printWritten(Context &context, const std::string &path, std::optional<std::int64_t> rows = std::nullopt)
{
    QJsonObject answer{{QStringLiteral("written"), jsonText(path)}};
    std::vector<OutputColumn> columns{{QStringLiteral("Written"), QStringLiteral("written")}};
    if (rows) {
        answer[QStringLiteral("rows")] = static_cast<qint64>(*rows);
        columns.push_back({QStringLiteral("Rows"), QStringLiteral("rows"), true});
    }
    print(context, answer, columns);
}

} // namespace

void addExport(CLI::App &app, Context &context)
{
    struct Options {
        std::string table, output;
    };
    auto *verb = app.add_subcommand("export", "Write a table as CSV or XLSX");
    const auto options = std::make_shared<Options>();
    std::string names;
    for (const auto name : exportTableNames())
        names += (names.empty() ? "" : ", ") + std::string(name);
    verb->add_option("TABLE", options->table, names)->required();
    verb->add_option("--output", options->output, "The file to write, ending in .csv or .xlsx")->type_name("FILE")->required();
    verb->callback([&context, options] {
        if (!options->output.ends_with(".csv") && !options->output.ends_with(".xlsx")) {
            context.usage("--output: the file's name must end in .csv or .xlsx");
            return;
        }
        auto workspace = context.open();
        if (!workspace)
            return;
        const auto snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        const auto table = context.take(makeExportTable(*workspace, options->table, *snapshot));
        if (!table)
            return;
        if (const auto rows = context.take(writeTable(*table, options->output, options->table, snapshot->portfolio->asOf)))
            printWritten(context, options->output, *rows);
    });
}

void addBackup(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("backup", "Write a verified copy of the profile to one file");
    const auto file = std::make_shared<std::string>();
    verb->add_option("FILE", *file, "The file to write")->required();
    verb->callback([&context, file] {
        auto workspace = context.open();
        if (workspace && context.done(workspace->backup(*file)))
            printWritten(context, *file);
    });
}

void addRestore(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("restore", "Replace the profile by a backup; what is there is kept beside it");
    const auto file = std::make_shared<std::string>();
    verb->add_option("FILE", *file, "The backup to read")->required();
    verb->callback([&context, file] {
        if (context.done(Workspace::restore(context.profile, *file, context.clock)))
            printWritten(context, context.profile);
    });
}

void addVerify(CLI::App &app, Context &context)
{
    app.add_subcommand("verify", "Recompute every derived table and compare")->callback([&context] {
        auto workspace = context.open();
        if (!workspace)
            return;
        if (const auto report = context.take(workspace->verify()))
            printChecks(context, *report);
    });
}

void addSelfTest(CLI::App &app, Context &context)
{
    app.add_subcommand("self-test", "Does this installation work?")->callback([&context] {
        printChecks(context, runSelfTest(QDir::tempPath().toStdString(), context.clock));
    });
}

void addDiagnostics(CLI::App &app, Context &context)
{
    app.add_subcommand("diagnostics", "What a bug report needs: versions, sizes, counts; no secrets, no names")
        ->callback([&context] {
            auto workspace = context.open();
            if (!workspace)
                return;
            if (const auto report = context.take(workspace->diagnostics()))
                print(context, diagnosticsJson(*report),
                      {{QStringLiteral("Version"), QStringLiteral("version")},
                       {QStringLiteral("Qt"), QStringLiteral("qt")},
                       {QStringLiteral("SQLite"), QStringLiteral("sqlite")},
                       {QStringLiteral("System"), QStringLiteral("system")},
                       {QStringLiteral("Schema"), QStringLiteral("schema"), true},
                       {QStringLiteral("Bytes"), QStringLiteral("database_bytes"), true},
                       {QStringLiteral("Accounts"), QStringLiteral("counts.accounts"), true},
                       {QStringLiteral("Events"), QStringLiteral("counts.events"), true}});
        });
}

} // namespace milepost::cli
