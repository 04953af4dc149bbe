#include "cli_json.h"
#include "interruption.h"
#include "output.h"
#include "source_json.h"
#include "verbs.h"

#include <algorithm>

namespace milepost::cli {

namespace {

QJsonObject syncJson(const SourceStatus &status, const SyncReport &report)
{
    QJsonObject object = sourceJson(status);
    std::int64_t added = 0, changed = 0, duplicate = 0;
    for (const ImportFileReport &file : report.import.files) {
        added += file.added;
        changed += file.changed;
        duplicate += file.duplicate;
    }
    object[QStringLiteral("run")] = report.import.run ? QJsonValue(static_cast<qint64>(report.import.run.value)) : QJsonValue();
    object[QStringLiteral("delivered")] = static_cast<qint64>(report.rows);
    object[QStringLiteral("added")] = static_cast<qint64>(added);
    object[QStringLiteral("changed")] = static_cast<qint64>(changed);
    object[QStringLiteral("duplicate")] = static_cast<qint64>(duplicate);
    object[QStringLiteral("rejected_now")] = static_cast<qint64>(report.import.rejectedTotal);
    object[QStringLiteral("cancelled")] = report.cancelled;
    QJsonArray skipped;
    for (const SkippedFile &file : report.import.skipped)
        skipped << QJsonObject{{QStringLiteral("path"), jsonText(file.path)}, {QStringLiteral("reason"), jsonText(file.reason)}};
    object[QStringLiteral("skipped")] = skipped;
    return object;
}

} // namespace

void addSync(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("sync", "Fetch what is new from the configured sources");
    const auto names = std::make_shared<std::vector<std::string>>();
    verb->add_option("NAME", *names, "Which; all that are not paused when left out");
    verb->callback([&context, names] {
        auto workspace = context.open({.create = false, .readOnly = false});
        if (!workspace)
            return;
        const auto all = context.take(workspace->sources());
        if (!all)
            return;
        std::vector<SourceConfiguration> chosen;
        for (const SourceStatus &status : *all) {
            if (names->empty() ? !status.configuration.paused
                               : std::find(names->begin(), names->end(), status.configuration.name) != names->end())
                chosen.push_back(status.configuration);
        }
        for (const std::string &name : *names) {
            if (std::none_of(all->begin(), all->end(), [&](const SourceStatus &status) { return status.configuration.name == name; })) {
                context.fail(Error{ErrorCode::NotFound, name, "there is no source of this name"});
                return;
            }
        }
        JobControl control;
        const Interruption stopsBetweenSlices(control.cancel);
        bool failed = false;
        std::int64_t rejected = 0;
        QJsonArray answer;
        for (const SourceConfiguration &configuration : chosen) {
            if (control.cancel.cancelled())
                break;
            // One source that fails keeps no other from being synchronized.
            const auto secret = secretFor(context, configuration);
            const auto report = secret ? context.take(workspace->sync(configuration.name, *secret, control)) : std::nullopt;
            if (!report) {
                failed = true;
                continue;
            }
            if (report->error) {
                context.fail(wording::sourceProblem(wording::Voice::person(), *report->error));
                failed = true;
            }
            rejected += report->import.rejectedTotal;
            const auto status = context.take(workspace->source(configuration.name));
            if (status)
                answer << syncJson(*status, *report);
        }
        print(context, answer,
              {{QStringLiteral("Source"), QStringLiteral("name")},
               {QStringLiteral("Delivered"), QStringLiteral("delivered"), true},
               {QStringLiteral("Added"), QStringLiteral("added"), true},
               {QStringLiteral("Changed"), QStringLiteral("changed"), true},
               {QStringLiteral("Duplicate"), QStringLiteral("duplicate"), true},
               {QStringLiteral("Rejected"), QStringLiteral("rejected_now"), true},
               {QStringLiteral("Error"), QStringLiteral("error")}});
        if (failed || control.cancel.cancelled())
            context.exitCode = Failed;
        else if (rejected > 0) {
            context.tell(std::to_string(rejected) + " rows were set aside; all others are stored.");
            context.exitCode = SomeRejected;
        }
        if (!control.cancel.cancelled())
            static_cast<void>(workspace->keepPictureForNextWindow()); // a cache: without it the window starts later
    });
}

} // namespace milepost::cli
