#include "account_json.h"
#include "output.h"
#include "verbs.h"

#include "query/matcher.h"
#include "query/sort.h"
#include "triage/account_table.h"
#include "wording/filter_words.h"

namespace milepost::cli {

namespace {

struct Options {
    std::string filter, sort;
    std::int64_t limit = -1;
};

std::optional<std::vector<query::RowIndex>> select(Context &context, const query::Table &table, const Options &options)
{
    auto matched = query::matchRows(options.filter, table);
    if (const auto *error = std::get_if<query::FilterError>(&matched)) {
        context.usage("--filter: "
                      + sentence(wording::filterProblemLine(wording::Voice::invariant(), *error)).toStdString());
        return std::nullopt;
    }
    auto rows = std::get<std::vector<query::RowIndex>>(std::move(matched));
    if (!options.sort.empty()) {
        const auto keys = query::parseSort(options.sort, table);
        if (!keys) {
            context.usage("--sort: “" + options.sort + "” is not a column, or the direction is neither asc nor desc");
            return std::nullopt;
        }
        query::sortRows(rows, table, *keys);
    }
    if (options.limit >= 0 && rows.size() > static_cast<std::size_t>(options.limit))
        rows.resize(static_cast<std::size_t>(options.limit));
    return rows;
}

} // namespace

void addAccounts(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("accounts", "The table of accounts");
    const auto options = std::make_shared<Options>();
    verb->add_option("--filter", options->filter, "Filter language: owner:me plan:enterprise health<60 renewal<90d")
        ->type_name("TEXT");
    verb->add_option("--sort", options->sort, "Column, with :desc for descending; several with commas")
        ->type_name("KEY[:desc]");
    verb->add_option("--limit", options->limit, "At most so many")->type_name("N")->check(CLI::NonNegativeNumber);
    verb->callback([&context, options] {
        auto workspace = context.open();
        if (!workspace)
            return;
        const auto snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        const auto table = accountTable(snapshot->portfolio, snapshot->standing);
        const auto rows = select(context, *table, *options);
        if (!rows)
            return;
        QJsonArray answer;
        for (const query::RowIndex row : *rows)
            answer << accountRow(*snapshot, row);
        print(context, answer,
              {{QStringLiteral("Id"), QStringLiteral("id")},
               {QStringLiteral("Name"), QStringLiteral("name")},
               {QStringLiteral("Owner"), QStringLiteral("owner")},
               {QStringLiteral("Plan"), QStringLiteral("plan")},
               {QStringLiteral("ARR"), QStringLiteral("arr"), true},
               {QStringLiteral("Status"), QStringLiteral("status")},
               {QStringLiteral("Reached"), QStringLiteral("milestones.achieved"), true},
               {QStringLiteral("Of"), QStringLiteral("milestones.applicable"), true},
               {QStringLiteral("Pace"), QStringLiteral("pace")},
               {QStringLiteral("Health"), QStringLiteral("health.score"), true},
               {QStringLiteral("Renewal"), QStringLiteral("renewal")},
               {QStringLiteral("Segments"), QStringLiteral("segments")}});
    });
}

} // namespace milepost::cli
