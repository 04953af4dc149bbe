#include "output.h"
#include "verbs.h"

#include "milestones/catalog_lint.h"
#include "milestones/catalog_toml.h"
#include "workspace/saved_file.h"

#include <QFile>

namespace milepost::cli {

namespace {

QJsonObject entryJson(const CatalogEntry &entry)
{
    const MilestoneDefinition &m = entry.definition;
    return {{QStringLiteral("key"), jsonText(m.key)},
            {QStringLiteral("title"), jsonText(m.title)},
            {QStringLiteral("category"), jsonText(keyOf(m.category))},
            {QStringLiteral("pillar"), jsonText(keyOf(m.pillar))},
            {QStringLiteral("kind"), jsonText(keyOf(m.kind))},
            {QStringLiteral("stage"), jsonText(keyOf(m.stage))},
            {QStringLiteral("window_days"), m.windowDays ? QJsonValue(*m.windowDays) : QJsonValue()},
            {QStringLiteral("owner"), jsonTextOrNull(m.owner)},
            {QStringLiteral("version"), m.version},
            {QStringLiteral("origin"), jsonText(keyOf(m.origin))},
            {QStringLiteral("enabled"), m.enabled},
            {QStringLiteral("reached"), static_cast<qint64>(entry.reached)}};
}

void list(Context &context, Workspace &workspace)
{
    const auto entries = context.take(workspace.catalogEntries());
    if (!entries)
        return;
    QJsonArray rows;
    for (const auto &entry : *entries)
        rows << entryJson(entry);
    print(context, rows,
          {{QStringLiteral("Key"), QStringLiteral("key")},
           {QStringLiteral("Title"), QStringLiteral("title")},
           {QStringLiteral("Category"), QStringLiteral("category")},
           {QStringLiteral("Stage"), QStringLiteral("stage")},
           {QStringLiteral("Window, d"), QStringLiteral("window_days"), true},
           {QStringLiteral("Reached"), QStringLiteral("reached"), true},
           {QStringLiteral("On"), QStringLiteral("enabled")}});
}

void lint(Context &context)
{
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto catalog = context.take(workspace->catalog());
    if (!catalog)
        return;
    QJsonArray rows;
    for (const auto &finding : milestones::lintCatalog(*catalog, workspace->today()))
        rows << QJsonObject{{QStringLiteral("key"), jsonTextOrNull(finding.key)},
                            {QStringLiteral("finding"), jsonText(keyOf(finding.code))},
                            {QStringLiteral("severity"), jsonText(keyOf(finding.severity))},
                            {QStringLiteral("detail"), jsonText(finding.detail)}};
    print(context, rows,
          {{QStringLiteral("Milestone"), QStringLiteral("key")},
           {QStringLiteral("Finding"), QStringLiteral("finding")},
           {QStringLiteral("Severity"), QStringLiteral("severity")},
           {QStringLiteral("Detail"), QStringLiteral("detail")}});
}

void exportCatalog(Context &context, const std::string &path)
{
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto catalog = context.take(workspace->catalog());
    if (!catalog)
        return;
    if (!context.done(saveFile(path, milestones::writeCatalog(*catalog))))
        return;
    print(context, QJsonObject{{QStringLiteral("written"), jsonText(path)},
                               {QStringLiteral("rows"), static_cast<qint64>(catalog->milestones.size())}},
          {{QStringLiteral("Written"), QStringLiteral("written")}, {QStringLiteral("Milestones"), QStringLiteral("rows"), true}});
}

void importCatalog(Context &context, const std::string &path)
{
    QFile file(fromUtf8(path));
    if (!file.open(QIODevice::ReadOnly)) {
        context.fail({ErrorCode::FileOpen, path, file.errorString().toStdString()});
        return;
    }
    const QByteArray text = file.readAll();
    auto catalog = context.take(milestones::parseCatalog(
        std::string_view(text.constData(), static_cast<std::size_t>(text.size())), path));
    if (!catalog)
        return;
    auto workspace = context.open();
    if (!workspace || !context.take(workspace->apply(ImportCatalog{std::move(*catalog)})))
        return;
    list(context, *workspace);
}

} // namespace

void addMilestones(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("milestones", "The catalog: list, lint, export, import, enable, disable");
    verb->require_subcommand(0, 1);
    const auto path = std::make_shared<std::string>();
    const auto keys = std::make_shared<std::vector<std::string>>();

    verb->add_subcommand("lint", "What is weak about the catalog")->callback([&context] { lint(context); });
    auto *exporting = verb->add_subcommand("export", "Write the catalog as TOML");
    exporting->add_option("FILE", *path, "The file to write")->required();
    exporting->callback([&context, path] { exportCatalog(context, *path); });
    auto *importing = verb->add_subcommand("import", "Take definitions from a TOML file");
    importing->add_option("FILE", *path, "The file to read")->required();
    importing->callback([&context, path] { importCatalog(context, *path); });
    for (const bool enabled : {true, false}) {
        auto *change = verb->add_subcommand(enabled ? "enable" : "disable",
                                            enabled ? "Switch milestones on" : "Switch milestones off");
        change->add_option("KEY", *keys, "Keys of milestones")->required();
        change->callback([&context, keys, enabled] {
            auto workspace = context.open();
            if (workspace && context.take(workspace->apply(EnableMilestones{*keys, enabled})))
                list(context, *workspace);
        });
    }
    verb->callback([&context, verb] {
        if (!verb->get_subcommands().empty())
            return;
        if (auto workspace = context.open())
            list(context, *workspace);
    });
}

} // namespace milepost::cli
