#include "evidence_json.h"
#include "output.h"
#include "verbs.h"

namespace milepost::cli {

using namespace analytics;

void addCurve(CLI::App &app, Context &context)
{
    struct Options {
        std::string milestone, by;
    };
    auto *verb = app.add_subcommand("curve", "Cumulative incidence of a milestone by day since start, churn competing");
    const auto options = std::make_shared<Options>();
    verb->add_option("MILESTONE", options->milestone, "The milestone's key")->required();
    verb->add_option("--by", options->by, "Group by plan, industry, region, owner, use_case, size, term or cf:KEY")
        ->type_name("FIELD");
    verb->callback([&context, options] {
        auto open = openEvidence(context);
        if (!open)
            return;
        const Portfolio &portfolio = *open->base->portfolio;
        const auto milestone = milestoneFor(context, portfolio, options->milestone);
        if (!milestone)
            return;
        const auto grouping = groupingFor(context, *open, options->by);
        if (!grouping)
            return;
        const MilestoneRates rates
            = milestoneRates(portfolio, open->base->lives, *grouping, open->base->observability, onAllCores);
        QJsonArray answer, rows;
        for (std::uint32_t group = 0; group < rates.groups; ++group) {
            const std::size_t index = rates.index(*milestone, group);
            QJsonArray points;
            for (const IncidencePoint &point : rates.curves[index].points) {
                QJsonObject json{{QStringLiteral("day"), point.day},
                                 {QStringLiteral("cif"), point.incidence},
                                 {QStringLiteral("low"), jsonNumber(point.low)},
                                 {QStringLiteral("high"), jsonNumber(point.high)},
                                 {QStringLiteral("at_risk"), qint64(point.atRisk)},
                                 {QStringLiteral("se"), jsonNumber(point.se)}};
                points << json;
                json[QStringLiteral("group")] = jsonGroup(*grouping, group);
                rows << json;
            }
            answer << QJsonObject{{QStringLiteral("group"), jsonGroup(*grouping, group)},
                                  {QStringLiteral("group_as_of"), jsonGroupAsOf(*grouping)},
                                  {QStringLiteral("n"), qint64(rates.rows[index].n)},
                                  {QStringLiteral("points"), points}};
        }
        print(context, answer, rows,
              {{QStringLiteral("Group"), QStringLiteral("group")},
               {QStringLiteral("Day"), QStringLiteral("day"), true},
               {QStringLiteral("Reached"), QStringLiteral("cif"), true},
               {QStringLiteral("Low"), QStringLiteral("low"), true},
               {QStringLiteral("High"), QStringLiteral("high"), true},
               {QStringLiteral("At risk"), QStringLiteral("at_risk"), true}});
    });
}

} // namespace milepost::cli
