/// roi: what an account's success was worth (M11), the whole portfolio's, and the models behind it.
#include "output.h"
#include "value_json.h"
#include "verbs.h"

#include "reports/roi_workbook.h"
#include "value/roi_exchange.h"
#include "workspace/saved_file.h"
#include "workspace/value_answers.h"

#include <QFile>

namespace milepost::cli {

namespace {

void ofAccount(Context &context, const std::string &id, const std::string &output)
{
    if (!output.empty() && !output.ends_with(".xlsx")) {
        context.usage("--output: the file's name must end in .xlsx");
        return;
    }
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto snapshot = context.snapshot(*workspace);
    if (!snapshot)
        return;
    const AccountIndex account = snapshot->portfolio->findExternal(id);
    if (account == noAccount) {
        context.fail({ErrorCode::NotFound, "account", id});
        return;
    }
    const auto roi = context.take(workspace->roi(*snapshot, account));
    if (!roi)
        return;
    if (!*roi) {
        context.fail({ErrorCode::NotFound, "value model", "none applies to " + id + "; import one with “milepost-cli roi import FILE”"});
        return;
    }
    if (!output.empty()) {
        const auto name = std::string(snapshot->portfolio->text(snapshot->portfolio->name[account]));
        const auto bytes = context.take(roiWorkbook((*roi)->model, (*roi)->result, name, snapshot->portfolio->asOf));
        if (bytes && context.done(saveFile(output, *bytes)))
            print(context, QJsonObject{{QStringLiteral("written"), jsonText(output)}}, {{QStringLiteral("File"), QStringLiteral("written")}});
        return;
    }
    const QJsonObject answer = roiJson(**roi);
    print(context, answer, answer[QStringLiteral("lines")],
          {{QStringLiteral("Line"), QStringLiteral("key")},
           {QStringLiteral("Kind"), QStringLiteral("kind")},
           {QStringLiteral("Occurrences"), QStringLiteral("occurrences"), true},
           {QStringLiteral("Hours"), QStringLiteral("hours"), true},
           {QStringLiteral("Low"), QStringLiteral("value.low"), true},
           {QStringLiteral("Base"), QStringLiteral("value.base"), true},
           {QStringLiteral("High"), QStringLiteral("value.high"), true},
           {QStringLiteral("Agreed"), QStringLiteral("agreed")}});
}

void ofPortfolio(Context &context)
{
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto snapshot = context.snapshot(*workspace);
    if (!snapshot)
        return;
    const auto roi = context.take(workspace->portfolioRoi(*snapshot));
    if (!roi)
        return;
    const Portfolio &portfolio = *snapshot->portfolio;
    QJsonArray figures, accounts;
    for (std::size_t f = 0; f < roi->value.size(); ++f) {
        const bool any = roi->valued[f] > 0;
        figures << QJsonObject{
            {QStringLiteral("figure"), jsonText(keyOf(static_cast<value::RoiFigure>(f)))},
            {QStringLiteral("n"), roi->valued[f]},
            {QStringLiteral("value"), any ? jsonExact(roi->value[f], roi->currency) : QJsonValue()},
            {QStringLiteral("net"), any ? jsonExact(value::Exact(roi->value[f] - roi->cost), roi->currency) : QJsonValue()},
            {QStringLiteral("roi_percent"), any && roi->cost > 0
                 ? QJsonValue(value::asDouble((roi->value[f] - roi->cost) / roi->cost * 100))
                 : QJsonValue()}};
    }
    for (const PortfolioRoi::Row &row : roi->rows)
        accounts << QJsonObject{{QStringLiteral("id"), jsonText(portfolio.text(portfolio.externalId[row.account]))},
                                {QStringLiteral("name"), jsonText(portfolio.text(portfolio.name[row.account]))},
                                {QStringLiteral("model"), jsonText(row.model)},
                                {QStringLiteral("headline"), jsonExact(row.value[0], roi->currency)},
                                {QStringLiteral("with_time"), jsonExact(row.value[1], roi->currency)},
                                {QStringLiteral("with_unagreed"), jsonExact(row.value[2], roi->currency)},
                                {QStringLiteral("cost"), jsonExact(row.cost, roi->currency)}};
    const QJsonObject answer{{QStringLiteral("n"), roi->accounts},
                             {QStringLiteral("without_model_or_price"), roi->without},
                             {QStringLiteral("cost"), jsonExact(roi->cost, roi->currency)},
                             {QStringLiteral("figures"), figures},
                             {QStringLiteral("accounts"), accounts}};
    print(context, answer, accounts,
          {{QStringLiteral("Account"), QStringLiteral("name")},
           {QStringLiteral("Model"), QStringLiteral("model")},
           {QStringLiteral("Headline"), QStringLiteral("headline"), true},
           {QStringLiteral("With time"), QStringLiteral("with_time"), true},
           {QStringLiteral("With unagreed"), QStringLiteral("with_unagreed"), true},
           {QStringLiteral("Cost"), QStringLiteral("cost"), true}});
}

void exportModels(Context &context, const std::string &path)
{
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto models = context.take(workspace->roiModels());
    if (!models || !context.done(saveFile(path, value::writeRoiModels(*models))))
        return;
    print(context,
          QJsonObject{{QStringLiteral("written"), jsonText(path)}, {QStringLiteral("models"), static_cast<qint64>(models->size())}},
          {{QStringLiteral("File"), QStringLiteral("written")}, {QStringLiteral("Models"), QStringLiteral("models"), true}});
}

void importModels(Context &context, const std::string &path)
{
    QFile file(fromUtf8(path));
    if (!file.open(QIODevice::ReadOnly)) {
        context.fail({ErrorCode::FileOpen, path, file.errorString().toStdString()});
        return;
    }
    const auto models = context.take(value::readRoiModels(file.readAll().toStdString(), path));
    if (!models)
        return;
    auto workspace = context.open();
    if (!workspace)
        return;
    const auto snapshot = context.snapshot(*workspace);
    if (!snapshot)
        return;
    for (const RoiModel &model : *models) {
        if (!context.done(value::checkRoi(model, *snapshot->portfolio)))
            return;
    }
    const auto receipt = context.take(workspace->apply(PutRoiModels{*models}));
    if (!receipt)
        return;
    print(context,
          QJsonObject{{QStringLiteral("op_id"), receipt->opId.empty() ? QJsonValue() : jsonText(receipt->opId)},
                      {QStringLiteral("models"), static_cast<qint64>(models->size())}},
          {{QStringLiteral("Operation"), QStringLiteral("op_id")}, {QStringLiteral("Models"), QStringLiteral("models"), true}});
}

} // namespace

void addRoi(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("roi", "What success was worth against what it cost: of one account, or of all");
    verb->require_subcommand(0, 1);
    const auto id = std::make_shared<std::string>();
    const auto path = std::make_shared<std::string>();
    const auto output = std::make_shared<std::string>();
    verb->add_option("ID", *id, "The account's id in its source; left out: the portfolio");
    verb->add_option("--output", *output, "With an ID: write the model as a workbook that goes on calculating, ending in .xlsx")
        ->type_name("FILE");
    auto *exporting = verb->add_subcommand("export", "Write all value models as JSON");
    exporting->add_option("FILE", *path, "The file to write")->required();
    exporting->callback([&context, path] { exportModels(context, *path); });
    auto *importing = verb->add_subcommand("import", "Add or replace value models from a JSON file");
    importing->add_option("FILE", *path, "The file to read")->required();
    importing->callback([&context, path] { importModels(context, *path); });
    verb->callback([&context, verb, id, output] {
        if (!verb->get_subcommands().empty())
            return;
        if (id->empty() && !output->empty())
            context.usage("--output takes the ID of one account; “milepost-cli export” writes tables");
        else if (id->empty())
            ofPortfolio(context);
        else
            ofAccount(context, *id, *output);
    });
}

} // namespace milepost::cli
