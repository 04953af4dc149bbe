/// brief and report: documents for the conversation, as PDF or HTML; brief for one account or for the whole book.
#include "interruption.h"
#include "output.h"
#include "verbs.h"

#include "workspace/documents.h"
#include "workspace/saved_file.h"

#include <QFileInfo>

namespace milepost::cli {

namespace {

struct Wanted {
    std::string id, output;
    bool internal = false, all = false, html = false;
};

void writeOne(Context &context, const Wanted &wanted, DocumentKind kind)
{
    const QString ending = QFileInfo(fromUtf8(wanted.output)).suffix().toLower();
    if (ending != QLatin1String("pdf") && ending != QLatin1String("html")) {
        context.fail({ErrorCode::InvalidArgument, wanted.output, "the file's name must end in .pdf or .html"});
        return;
    }
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto snapshot = context.snapshot(*workspace);
    if (!snapshot)
        return;
    DocumentRequest request;
    request.account = snapshot->portfolio->findExternal(wanted.id);
    if (request.account == noAccount) {
        context.fail({ErrorCode::NotFound, "account", wanted.id});
        return;
    }
    const bool pdf = ending == QLatin1String("pdf");
    request.kind = kind;
    request.edition = wanted.internal ? DocumentEdition::Internal : DocumentEdition::Customer;
    request.forms = {!pdf, pdf, 0};
    const auto file = context.take(makeDocument(*workspace, *snapshot, request));
    if (!file)
        return;
    const QByteArray &bytes = pdf ? file->pdf : file->html;
    if (!context.done(saveFile(wanted.output, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())))))
        return;
    print(context, QJsonObject{{QStringLiteral("written"), jsonText(wanted.output)}}, {{QStringLiteral("File"), QStringLiteral("written")}});
}

void writeAll(Context &context, const Wanted &wanted)
{
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto snapshot = context.snapshot(*workspace);
    if (!snapshot)
        return;
    JobControl control;
    control.progress = [&context](const ProgressState &state) {
        if (state.rows % 100 == 0)
            context.tell(std::to_string(state.rows) + " written");
    };
    const Interruption stopsBetweenFiles(control.cancel);
    const auto edition = wanted.internal ? DocumentEdition::Internal : DocumentEdition::Customer;
    const auto written = context.take(writeDocuments(*workspace, *snapshot, {edition, !wanted.html, wanted.output, {}}, control));
    if (!written)
        return;
    if (written->cancelled) {
        context.fail({ErrorCode::Cancelled, "documents", std::to_string(written->written) + " written"});
        return;
    }
    const Portfolio &portfolio = *snapshot->portfolio;
    for (const auto &[account, why] : written->skipped)
        context.tell(std::string(portfolio.text(portfolio.externalId[account])) + " is left out: " + why.toString());
    print(context,
          QJsonObject{{QStringLiteral("written"), jsonText(wanted.output)},
                      {QStringLiteral("files"), static_cast<qint64>(written->written)},
                      {QStringLiteral("left_out"), static_cast<qint64>(written->failed)}},
          {{QStringLiteral("Folder"), QStringLiteral("written")}, {QStringLiteral("Files"), QStringLiteral("files"), true}});
}

} // namespace

void addBrief(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("brief", "One page for the renewal conversation, for the customer's eyes unless --internal");
    const auto wanted = std::make_shared<Wanted>();
    auto *id = verb->add_option("ID", wanted->id, "The account's id in its source");
    verb->add_option("--output", wanted->output, "The file to write, .pdf or .html; with --all a folder")->required();
    verb->add_flag("--internal", wanted->internal, "The edition for our own eyes: with risks, call, asks and notes");
    auto *all = verb->add_flag("--all", wanted->all, "One file for every customer");
    verb->add_flag("--html", wanted->html, "With --all: HTML instead of PDF");
    all->excludes(id);
    verb->callback([&context, wanted] {
        if (wanted->all)
            writeAll(context, *wanted);
        else if (wanted->id.empty())
            context.usage("brief needs an account's ID, or --all");
        else
            writeOne(context, *wanted, DocumentKind::Brief);
    });
}

void addReport(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("report", "A customer's progress report: goals, milestones over time, comparison, next steps");
    const auto wanted = std::make_shared<Wanted>();
    verb->add_option("ID", wanted->id, "The account's id in its source")->required();
    verb->add_option("--output", wanted->output, "The file to write, .pdf or .html")->required();
    verb->callback([&context, wanted] { writeOne(context, *wanted, DocumentKind::Report); });
}

} // namespace milepost::cli
