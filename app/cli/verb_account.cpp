#include "account_json.h"
#include "output.h"
#include "value_json.h"
#include "verbs.h"

namespace milepost::cli {

void addAccount(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("account", "Everything known of one account");
    const auto id = std::make_shared<std::string>();
    verb->add_option("ID", *id, "The account's id in its source")->required();
    verb->callback([&context, id] {
        auto workspace = context.open();
        if (!workspace)
            return;
        const auto snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        const Portfolio &portfolio = *snapshot->portfolio;
        const AccountIndex index = portfolio.findExternal(*id);
        if (index == noAccount) {
            context.fail({ErrorCode::NotFound, "account", *id});
            return;
        }
        const auto detail = context.take(workspace->detail(portfolio.id[index], portfolio.asOf));
        if (!detail)
            return;
        const auto plan = context.take(workspace->plan(*snapshot, index));
        if (!plan)
            return;
        QJsonObject answer = accountInFull(*snapshot, index, *detail);
        answer[QStringLiteral("plan")] = planJson(*plan);
        QJsonArray renewals;
        for (const value::Renewal &renewal : value::renewalsOf(*snapshot->standing, index))
            renewals << renewalJson(portfolio, renewal);
        answer[QStringLiteral("renewals")] = renewals;
        QJsonArray rows;
        for (auto entry = answer.begin(); entry != answer.end(); ++entry) {
            const bool nested = entry.value().isArray() && !entry.value().toArray().isEmpty()
                && entry.value().toArray().first().isObject();
            rows << QJsonObject{
                {QStringLiteral("field"), entry.key()},
                {QStringLiteral("value"), nested ? QJsonValue(entry.value().toArray().size()) : entry.value()}};
        }
        print(context, answer, rows,
              {{QStringLiteral("Field"), QStringLiteral("field")}, {QStringLiteral("Value"), QStringLiteral("value")}});
    });
}

} // namespace milepost::cli
