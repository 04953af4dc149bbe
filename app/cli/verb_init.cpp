#include "output.h"
#include "verbs.h"

#include <memory>

namespace milepost::cli {

void addInit(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("init", "Make a profile; --demo fills it with the sample portfolio");
    const auto demo = std::make_shared<bool>(false);
    verb->add_flag("--demo", *demo, "About 240 invented accounts to try everything on");
    verb->callback([&context, demo] {
        auto workspace = context.open({.create = true, .readOnly = false});
        if (!workspace)
            return;
        auto snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        qint64 events = 0;
        if (*demo && snapshot->portfolio->accountCount() == 0) {
            const auto report = context.take(workspace->createSample());
            if (!report)
                return;
            for (const auto &file : report->files) {
                if (file.entity == EntityKind::Events || file.entity == EntityKind::Usage)
                    events += file.added;
            }
            snapshot = context.snapshot(*workspace);
            if (!snapshot)
                return;
        } else if (*demo && !snapshot->portfolio->sample) {
            context.fail({ErrorCode::AlreadyExists, workspace->profile(),
                          "this profile holds accounts of yours; the sample portfolio never mixes with them"});
            return;
        }
        const QJsonObject answer{
            {QStringLiteral("profile"), jsonText(workspace->profile())},
            {QStringLiteral("accounts"), static_cast<qint64>(snapshot->portfolio->accountCount())},
            {QStringLiteral("events"), events},
        };
        print(context, answer,
              {{QStringLiteral("Profile"), QStringLiteral("profile")},
               {QStringLiteral("Accounts"), QStringLiteral("accounts"), true},
               {QStringLiteral("Events"), QStringLiteral("events"), true}});
    });
}

} // namespace milepost::cli
