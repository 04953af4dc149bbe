#include "output.h"
#include "source_json.h"
#include "verbs.h"

#include "sync/mapping_file.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace milepost::cli {

namespace {

const std::vector<OutputColumn> &columns()
{
    static const std::vector<OutputColumn> all{
        {QStringLiteral("Source"), QStringLiteral("name")},
        {QStringLiteral("Kind"), QStringLiteral("kind")},
        {QStringLiteral("Last success"), QStringLiteral("last_success")},
        {QStringLiteral("Lag (s)"), QStringLiteral("lag_seconds"), true},
        {QStringLiteral("Rows"), QStringLiteral("rows"), true},
        {QStringLiteral("Rejected"), QStringLiteral("rejected"), true},
        {QStringLiteral("Error"), QStringLiteral("error")},
    };
    return all;
}

void printAll(Context &context, Workspace &workspace)
{
    const auto sources = context.take(workspace.sources());
    if (!sources)
        return;
    QJsonArray array;
    for (const SourceStatus &status : *sources)
        array << sourceJson(status);
    print(context, array, columns());
}

/// "key=value" pairs: the kind's options, and schedule, drift, entity and mapping, which every source has.
[[nodiscard]] bool apply(Context &context, const std::vector<std::string> &pairs, SourceConfiguration &configuration)
{
    for (const std::string &pair : pairs) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0) {
            context.usage("--set: “" + pair + "” is not of the form key=value");
            return false;
        }
        const std::string key = pair.substr(0, equals), value = pair.substr(equals + 1);
        if (key == "schedule") {
            const auto schedule = scheduleFromText(value);
            if (!schedule) {
                context.usage("--set schedule: “" + value + "” is none of manual, 15m, 6h, daily 06:30");
                return false;
            }
            configuration.schedule = *schedule;
        } else if (key == "drift") {
            const auto policy = fromKey<DriftPolicy>(value);
            if (!policy) {
                context.usage("--set drift: “" + value + "” is none of take, known, stop");
                return false;
            }
            configuration.drift = *policy;
        } else if (key == "entity") {
            configuration.entity = fromKey<EntityKind>(value);
            if (!configuration.entity) {
                context.usage("--set entity: there is no entity “" + value + "”");
                return false;
            }
        } else if (key == "mapping") {
            auto mapping = context.take(sync::readMappingFile(value));
            if (!mapping)
                return false;
            configuration.mapping = std::move(mapping);
        } else if (key == "password" || key == "token" || key == "secret") {
            context.usage("A secret is never an argument: put it into the keychain, or into " + secretVariable(configuration.name));
            return false;
        } else {
            configuration.options[key] = value;
        }
    }
    return true;
}

std::optional<SchemaDrift> findDrift(Workspace &workspace, std::int64_t id)
{
    const auto sources = workspace.sources();
    if (!sources.ok())
        return std::nullopt;
    for (const SourceStatus &status : *sources) {
        const auto drifts = workspace.drifts(status.configuration.name);
        if (!drifts.ok())
            continue;
        const auto found = std::find_if(drifts->begin(), drifts->end(), [id](const SchemaDrift &drift) { return drift.id == id; });
        if (found != drifts->end())
            return *found;
    }
    return std::nullopt;
}

/// What becomes of the rows that were read without the new columns.
void tellOfLateColumns(Context &context, const SchemaDrift &drift, bool take, bool reread)
{
    const bool adds = std::any_of(drift.changes.begin(), drift.changes.end(), [](const DriftChange &change) { return change.change == ColumnChange::Added; });
    if (!adds)
        return;
    const std::string again = "milepost-cli sources answer " + std::to_string(drift.id) + " take";
    const std::string sync = "\"milepost-cli sync '" + drift.source + "'\"";
    if (!take)
        context.tell("The new columns are left out; \"" + again + "\" uses them later on.");
    else if (reread)
        context.tell("What came without the new columns is read again by the next " + sync + "; nothing is stored twice.");
    else if (drift.canFill)
        context.tell("What came before lacks the new columns. \"" + again + " --reread\" and then " + sync
                     + " read it again; nothing is stored twice.");
    else
        context.tell("What came before stays without the new columns: it is known by what it says, and would be stored twice.");
}

} // namespace

void addSources(CLI::App &app, Context &context)
{
    struct Options {
        std::string kind, name, answer;
        std::vector<std::string> pairs;
        std::int64_t drift = 0;
        bool reread = false;
    };
    const auto options = std::make_shared<Options>();
    auto *verb = app.add_subcommand("sources", "The configured sources: list, add, remove, pause");
    verb->require_subcommand(0, 1);

    auto *add = verb->add_subcommand("add", "Configure a source; nothing is fetched yet");
    add->add_option("KIND", options->kind, "folder, http or postgres")->required();
    add->add_option("NAME", options->name, "What it is called")->required();
    add->add_option("--set", options->pairs, "Its options as key=value; also schedule, drift, entity, mapping")->type_name("K=V")->allow_extra_args(false);
    auto *change = verb->add_subcommand("change", "Change options of a source");
    change->add_option("NAME", options->name, "Which")->required();
    change->add_option("--set", options->pairs, "As with add")->type_name("K=V")->allow_extra_args(false);
    const auto named = [&](const char *name, const char *what) {
        auto *sub = verb->add_subcommand(name, what);
        sub->add_option("NAME", options->name, "Which")->required();
        return sub;
    };
    auto *remove = named("remove", "Forget a source; its data stay");
    auto *restore = named("restore", "Bring back the one of this name that was removed last");
    auto *pause = named("pause", "No synchronization by itself");
    auto *resume = named("resume", "Take up the schedule again");
    auto *test = named("test", "Connect and look at the first rows; store nothing");
    auto *reread = named("reread", "Let the next synchronization begin at the beginning");
    auto *accept = named("accept", "It shrank, and that is right");
    auto *answer = verb->add_subcommand("answer", "Answer a change of columns");
    answer->add_option("DRIFT", options->drift, "Its number in the list")->required();
    answer->add_option("ANSWER", options->answer, "take: use them as they are now; known: leave new ones out")
        ->required()
        ->check(CLI::IsMember({"take", "known"}));
    answer->add_flag("--reread", options->reread, "With take: let the next synchronization read again what came without them");

    verb->callback([=, &context] {
        auto workspace = context.open({.create = add->parsed(), .readOnly = false});
        if (!workspace)
            return;
        Result<> done;
        if (add->parsed()) {
            SourceConfiguration configuration;
            configuration.kind = options->kind;
            configuration.name = options->name;
            if (!apply(context, options->pairs, configuration))
                return;
            done = workspace->addSource(configuration);
        } else if (change->parsed()) {
            const auto status = context.take(workspace->source(options->name));
            if (!status)
                return;
            SourceConfiguration configuration = status->configuration;
            if (!apply(context, options->pairs, configuration))
                return;
            done = workspace->changeSource(options->name, configuration);
        } else if (remove->parsed()) {
            const auto removed = workspace->source(options->name);
            done = workspace->removeSource(options->name);
            if (done.ok() && removed.ok())
                forgetSecret(context, removed->configuration);
            if (done.ok())
                context.tell(options->name + " is removed; what it delivered stays. \"sources restore\" brings it back.");
        } else if (restore->parsed()) {
            done = workspace->restoreSource(options->name);
        } else if (pause->parsed() || resume->parsed()) {
            done = workspace->pauseSource(options->name, pause->parsed());
        } else if (reread->parsed()) {
            done = workspace->rereadSource(options->name);
        } else if (accept->parsed()) {
            done = workspace->acceptShrunk(options->name);
        } else if (answer->parsed()) {
            const auto drift = findDrift(*workspace, options->drift);
            const bool take = options->answer == "take";
            done = workspace->answerDrift(options->drift, take ? DriftOutcome::Taken : DriftOutcome::Known, options->reread);
            if (done.ok() && drift)
                tellOfLateColumns(context, *drift, take, options->reread);
        } else if (test->parsed()) {
            const auto status = context.take(workspace->source(options->name));
            const auto secret = status ? secretFor(context, status->configuration) : std::nullopt;
            if (!secret)
                return;
            const auto probe = context.take(workspace->testSource(status->configuration, *secret));
            if (!probe)
                return;
            context.tell(options->name + ": " + probe->server + ", " + std::to_string(probe->rows) + " rows to begin with");
            for (const std::string &problem : probe->preview.problems)
                context.tell(problem);
        }
        if (!done.ok()) {
            context.fail(done.error());
            if (done.error().code == ErrorCode::InvalidArgument)
                context.exitCode = WrongUsage;
            return;
        }
        printAll(context, *workspace);
    });
}

} // namespace milepost::cli
