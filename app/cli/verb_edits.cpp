/// log-milestone, note, undo and redo: what a person changes from the command line.
#include "output.h"
#include "verbs.h"

namespace milepost::cli {

namespace {

std::optional<AccountId> findAccount(Context &context, const Snapshot &snapshot, const std::string &externalId)
{
    const AccountIndex index = snapshot.portfolio->findExternal(externalId);
    if (index == noAccount) {
        context.fail({ErrorCode::NotFound, "account", externalId});
        return std::nullopt;
    }
    return snapshot.portfolio->id[index];
}

void printReceipt(Context &context, const Result<EditReceipt> &result)
{
    if (!result) {
        context.fail(result.error());
        return;
    }
    const QJsonObject answer{{QStringLiteral("op_id"), jsonText(result->opId)},
                             {QStringLiteral("kind"), jsonText(result->kind)}};
    print(context, answer,
          {{QStringLiteral("Operation"), QStringLiteral("op_id")}, {QStringLiteral("Kind"), QStringLiteral("kind")}});
}

} // namespace

void addLogMilestone(CLI::App &app, Context &context)
{
    struct Options {
        std::string account, milestone, on, note, link, confirmedBy;
    };
    auto *verb = app.add_subcommand("log-milestone", "Log a milestone by hand, with its evidence");
    const auto options = std::make_shared<Options>();
    verb->add_option("ID", options->account, "The account's id in its source")->required();
    verb->add_option("KEY", options->milestone, "The milestone's key")->required();
    verb->add_option("--on", options->on, "The day it was reached (default: today)")->type_name("DATE");
    verb->add_option("--note", options->note, "What shows it")->type_name("TEXT");
    verb->add_option("--link", options->link, "Where it can be seen")->type_name("URL");
    verb->add_option("--confirmed-by", options->confirmedBy, "Who confirmed it")->type_name("NAME");
    verb->callback([&context, options] {
        auto workspace = context.open();
        if (!workspace)
            return;
        Day on = workspace->today();
        if (!options->on.empty()) {
            const auto day = dayFromIso(options->on);
            if (!day) {
                context.usage("--on: “" + options->on + "” is not a day; write it as 2026-03-01");
                return;
            }
            on = *day;
        }
        const auto snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        const auto account = findAccount(context, *snapshot, options->account);
        if (!account)
            return;
        const auto catalog = context.take(workspace->catalog());
        if (!catalog)
            return;
        for (const auto &definition : catalog->milestones) {
            if (definition.key == options->milestone) {
                printReceipt(context, workspace->apply(LogMilestone{{*account}, definition.id, on, options->note,
                                                                    options->link, options->confirmedBy}));
                return;
            }
        }
        context.fail({ErrorCode::NotFound, "milestone", options->milestone});
    });
}

void addNote(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("note", "Write a note on an account");
    const auto account = std::make_shared<std::string>();
    const auto text = std::make_shared<std::string>();
    verb->add_option("ID", *account, "The account's id in its source")->required();
    verb->add_option("TEXT", *text, "The note, Markdown")->required();
    verb->callback([&context, account, text] {
        auto workspace = context.open();
        if (!workspace)
            return;
        const auto snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        if (const auto id = findAccount(context, *snapshot, *account))
            printReceipt(context, workspace->apply(AddNote{*id, *text}));
    });
}

void addUndo(CLI::App &app, Context &context)
{
    app.add_subcommand("undo", "Take back the last change")->callback([&context] {
        if (auto workspace = context.open())
            printReceipt(context, workspace->undo());
    });
}

void addRedo(CLI::App &app, Context &context)
{
    app.add_subcommand("redo", "Make the change again that was taken back")->callback([&context] {
        if (auto workspace = context.open())
            printReceipt(context, workspace->redo());
    });
}

} // namespace milepost::cli
