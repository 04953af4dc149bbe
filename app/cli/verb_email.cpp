/// email: the draft of a mail to a customer, as a file for the mail program or as JSON.
#include "output.h"
#include "verbs.h"

#include "workspace/documents.h"
#include "workspace/saved_file.h"

#include <QFileInfo>

namespace milepost::cli {

namespace {

struct Wanted {
    std::string id, kind, period = "monthly", output;
};

void run(Context &context, const Wanted &wanted)
{
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto snapshot = context.snapshot(*workspace);
    if (!snapshot)
        return;
    EmailRequest request;
    request.account = snapshot->portfolio->findExternal(wanted.id);
    request.kind = *fromKey<EmailKind>(wanted.kind);
    request.period = *fromKey<EmailPeriod>(wanted.period);
    if (request.account == noAccount) {
        context.fail({ErrorCode::NotFound, "account", wanted.id});
        return;
    }
    const auto draft = context.take(makeEmail(*workspace, *snapshot, request));
    if (!draft)
        return;
    if (wanted.output.empty()) {
        const QJsonObject answer{{QStringLiteral("to"), jsonTextOrNull(draft->to)},
                                 {QStringLiteral("subject"), jsonText(draft->subject)},
                                 {QStringLiteral("body"), jsonText(draft->text)},
                                 {QStringLiteral("mailto"), jsonText(mailtoOf(*draft))}};
        print(context, answer, {{QStringLiteral("To"), QStringLiteral("to")}, {QStringLiteral("Subject"), QStringLiteral("subject")}, {QStringLiteral("Body"), QStringLiteral("body")}});
        return;
    }
    const QString ending = QFileInfo(fromUtf8(wanted.output)).suffix().toLower();
    std::string bytes;
    if (ending == QLatin1String("eml")) {
        bytes = emlOf(*draft, snapshot->portfolio->asOf).toStdString();
    } else if (ending == QLatin1String("html")) {
        bytes = draft->html;
    } else if (ending == QLatin1String("txt")) {
        bytes = draft->subject + "\n\n" + draft->text;
    } else {
        context.fail({ErrorCode::InvalidArgument, wanted.output, "the file's name must end in .eml, .html or .txt"});
        return;
    }
    if (!context.done(saveFile(wanted.output, bytes)))
        return;
    print(context, QJsonObject{{QStringLiteral("written"), jsonText(wanted.output)}}, {{QStringLiteral("File"), QStringLiteral("written")}});
}

} // namespace

void addEmail(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("email", "Draft a mail to a customer; nothing is ever sent");
    const auto wanted = std::make_shared<Wanted>();
    verb->add_option("ID", wanted->id, "The account's id in its source")->required();
    verb->add_option("--kind", wanted->kind, "celebration, checkin, digest, announcement or share")
        ->required()
        ->check(CLI::IsMember(std::vector<std::string>(EnumKeys<EmailKind>::keys.begin(), EnumKeys<EmailKind>::keys.end())));
    verb->add_option("--period", wanted->period, "Of a digest: weekly or monthly")
        ->check(CLI::IsMember(std::vector<std::string>(EnumKeys<EmailPeriod>::keys.begin(), EnumKeys<EmailPeriod>::keys.end())))
        ->capture_default_str();
    verb->add_option("--output", wanted->output, "The file to write: .eml, .html or .txt; left out, the draft is printed");
    verb->callback([&context, wanted] { run(context, *wanted); });
}

} // namespace milepost::cli
