#include "interruption.h"
#include "output.h"
#include "verbs.h"

#include "sync/mapping_file.h"

#include <algorithm>

namespace milepost::cli {

namespace {

QJsonObject fileJson(const ImportFileReport &file)
{
    return {{QStringLiteral("path"), jsonText(file.path)},
            {QStringLiteral("entity"), jsonText(keyOf(file.entity))},
            {QStringLiteral("rows"), static_cast<qint64>(file.rows)},
            {QStringLiteral("added"), static_cast<qint64>(file.added)},
            {QStringLiteral("changed"), static_cast<qint64>(file.changed)},
            {QStringLiteral("duplicate"), static_cast<qint64>(file.duplicate)},
            {QStringLiteral("rejected"), static_cast<qint64>(file.rejected)}};
}

QJsonObject reportJson(const ImportReport &report)
{
    QJsonArray files, skipped, rejections, findings;
    for (const auto &file : report.files)
        files << fileJson(file);
    for (const auto &file : report.skipped)
        skipped << QJsonObject{{QStringLiteral("path"), jsonText(file.path)},
                               {QStringLiteral("reason"), jsonText(file.reason)}};
    for (const auto &row : report.rejections)
        rejections << QJsonObject{{QStringLiteral("path"), jsonText(row.path)},
                                  {QStringLiteral("line"), static_cast<qint64>(row.line)},
                                  {QStringLiteral("reason_code"), jsonText(row.reasonCode)},
                                  {QStringLiteral("reason"), jsonText(row.reason)}};
    for (const auto &finding : report.findings) {
        QJsonArray examples;
        for (const auto &example : finding.examples)
            examples << jsonText(example);
        findings << QJsonObject{{QStringLiteral("code"), jsonText(finding.code)},
                                {QStringLiteral("entity"), jsonText(keyOf(finding.entity))},
                                {QStringLiteral("count"), static_cast<qint64>(finding.count)},
                                {QStringLiteral("examples"), examples}};
    }
    return {{QStringLiteral("run"), report.run ? QJsonValue(static_cast<qint64>(report.run.value)) : QJsonValue()},
            {QStringLiteral("files"), files},
            {QStringLiteral("skipped"), skipped},
            {QStringLiteral("rejections"), rejections},
            {QStringLiteral("rejected_total"), static_cast<qint64>(report.rejectedTotal)},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("touched_accounts"), static_cast<qint64>(report.touchedAccounts)},
            {QStringLiteral("cancelled"), report.cancelled}};
}

} // namespace

void addImport(CLI::App &app, Context &context)
{
    struct Options {
        std::vector<std::string> paths;
        std::string entity, mapping, dates, decimal, encoding, madeOn, leftOn;
        bool dryRun = false;
    };
    auto *verb = app.add_subcommand("import", "Read files, folders or archives into the profile");
    const auto options = std::make_shared<Options>();
    verb->add_option("PATH", options->paths, "Files, folders, .gz and .zip")->required();
    verb->add_option("--as", options->entity, "accounts, subscriptions, contacts, users, events, usage, tickets, "
                                              "surveys, invoices or churn; detected when left out")
        ->type_name("ENTITY");
    verb->add_option("--mapping", options->mapping, "TOML file that says which column fills which field")->type_name("FILE");
    verb->add_option("--dates", options->dates, "How dates like 03/04/2026 are meant where a file leaves it open")
        ->check(CLI::IsMember({"day-first", "month-first"}))
        ->type_name("ORDER");
    verb->add_option("--decimal", options->decimal, "How numbers like 1.234 are meant where a file leaves it open")
        ->check(CLI::IsMember({"comma", "point"}))
        ->type_name("MARK");
    verb->add_option("--encoding", options->encoding, "Encoding of the files, such as WINDOWS-1252; detected when left out")
        ->type_name("NAME");
    verb->add_option("--made-on", options->madeOn, "When the files were made: lengths of time (\"tenure\") are counted back from it")
        ->type_name("YYYY-MM-DD");
    verb->add_option("--left-on", options->leftOn, "When accounts left of which a file says that they have, but not when; else that is not known")
        ->type_name("YYYY-MM-DD");
    verb->add_flag("--dry-run", options->dryRun, "Say what would happen, store nothing");
    verb->callback([&context, options] {
        ImportRequest request{.paths = options->paths, .as = std::nullopt, .mapping = std::nullopt,
                              .dryRun = options->dryRun};
        if (!options->dates.empty())
            request.dayFirst = options->dates == "day-first";
        if (!options->decimal.empty())
            request.decimalComma = options->decimal == "comma";
        request.encoding = options->encoding;
        const std::pair<const std::string *, Day *> days[] = {{&options->madeOn, &request.madeOn}, {&options->leftOn, &request.leftOn}};
        for (const auto &[text, day] : days) {
            const auto read = dayFromIso(*text);
            if (!text->empty() && !read) {
                context.usage("“" + *text + "” is no day; write it as 2026-01-31");
                return;
            }
            *day = read.value_or(Day());
        }
        if (!options->entity.empty()) {
            request.as = fromKey<EntityKind>(options->entity);
            if (!request.as) {
                context.usage("--as: there is no entity “" + options->entity + "”");
                return;
            }
        }
        if (!options->mapping.empty()) {
            request.mapping = context.take(sync::readMappingFile(options->mapping));
            if (!request.mapping)
                return;
        }
        auto workspace = context.open({.create = true, .readOnly = false});
        if (!workspace)
            return;
        JobControl control;
        const auto report = [&] {
            const Interruption stopsBetweenSlices(control.cancel);
            return context.take(workspace->import(request, control));
        }();
        if (!report)
            return;
        const QJsonObject answer = reportJson(*report);
        print(context, answer, answer[QStringLiteral("files")],
              {{QStringLiteral("File"), QStringLiteral("path")},
               {QStringLiteral("Entity"), QStringLiteral("entity")},
               {QStringLiteral("Rows"), QStringLiteral("rows"), true},
               {QStringLiteral("Added"), QStringLiteral("added"), true},
               {QStringLiteral("Changed"), QStringLiteral("changed"), true},
               {QStringLiteral("Duplicate"), QStringLiteral("duplicate"), true},
               {QStringLiteral("Rejected"), QStringLiteral("rejected"), true}});
        if (report->cancelled) {
            context.tell("Stopped. What was read so far is kept; the same import goes on from there.");
            context.exitCode = Failed;
        } else if (report->rejectedTotal > 0) {
            constexpr std::size_t shown = 5;
            for (std::size_t i = 0; i < std::min(shown, report->rejections.size()); ++i) {
                const auto &row = report->rejections[i];
                context.tell(row.path + (row.line > 0 ? ":" + std::to_string(row.line) : "") + ": " + row.reason);
            }
            context.tell(std::to_string(report->rejectedTotal) + " rows were set aside; all others are stored.");
            context.exitCode = SomeRejected;
        }
        const bool known = std::any_of(report->files.begin(), report->files.end(), [](const ImportFileReport &file) {
            return file.entity == EntityKind::Accounts && file.changed + file.duplicate > 0;
        });
        if (request.leftOn.valid() && known)
            context.tell("Who was known to have left keeps the day on record, unless --left-on is earlier; another day needs a file of two "
                         "columns, account_id and churned_on, imported with --as accounts.");
        if (!options->dryRun && !report->cancelled)
            static_cast<void>(workspace->keepPictureForNextWindow()); // a cache: without it the window starts later
    });
}

} // namespace milepost::cli
