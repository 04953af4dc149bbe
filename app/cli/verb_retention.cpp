#include "evidence_json.h"
#include "output.h"
#include "verbs.h"

#include "analytics/retention.h"

namespace milepost::cli {

using namespace analytics;

void addRetention(CLI::App &app, Context &context)
{
    struct Options {
        std::string by, limits = "log-log";
        std::optional<std::int32_t> horizon;
    };
    auto *verb = app.add_subcommand("retention", "Kaplan–Meier retention by day since start");
    const auto options = std::make_shared<Options>();
    verb->add_option("--by", options->by, "Group by plan, industry, region, owner, use_case, size, term, quarter or cf:KEY")
        ->type_name("FIELD");
    verb->add_option("--horizon", options->horizon, "Follow accounts to this day only")
        ->type_name("D")
        ->check(CLI::Range(0, 100'000));
    verb->add_option("--conf", options->limits, "How the limits are made")
        ->check(CLI::IsMember({"log", "log-log"}))
        ->capture_default_str();
    verb->callback([&context, options] {
        auto open = openEvidence(context);
        if (!open)
            return;
        const FirstLives &lives = open->base->lives;
        const auto grouping = options->by == "quarter" ? std::optional(byStartQuarter(lives))
                                                       : groupingFor(context, *open, options->by);
        if (!grouping)
            return;
        RetentionSettings settings;
        settings.horizon = options->horizon;
        settings.limits = options->limits == "log" ? SurvivalLimits::Log : SurvivalLimits::LogLog;
        settings.observableFrom = open->base->observability.churn;
        QJsonArray answer, rows;
        for (const RetentionCurve &curve : retention(lives, *grouping, settings)) {
            QJsonArray points;
            for (const SurvivalPoint &point : curve.survival.points) {
                QJsonObject json{{QStringLiteral("day"), point.day},
                                 {QStringLiteral("retention"), point.survival},
                                 {QStringLiteral("se"), point.survival > 0 ? jsonNumber(point.se()) : QJsonValue::Null},
                                 {QStringLiteral("low"), jsonNumber(point.low)},
                                 {QStringLiteral("high"), jsonNumber(point.high)},
                                 {QStringLiteral("at_risk"), qint64(point.atRisk)}};
                points << json;
                json[QStringLiteral("group")] = jsonGroup(*grouping, curve.group);
                rows << json;
            }
            answer << QJsonObject{{QStringLiteral("group"), jsonGroup(*grouping, curve.group)},
                                  {QStringLiteral("group_as_of"), jsonGroupAsOf(*grouping)},
                                  {QStringLiteral("n"), qint64(curve.n)},
                                  {QStringLiteral("churned"), qint64(curve.churned)},
                                  {QStringLiteral("not_observable"), qint64(curve.notObservable)},
                                  {QStringLiteral("median_days"), jsonOptional(curve.median.day)},
                                  {QStringLiteral("median_low"), jsonOptional(curve.median.low)},
                                  {QStringLiteral("median_high"), jsonOptional(curve.median.high)},
                                  {QStringLiteral("method"), fromUtf8(options->limits)},
                                  {QStringLiteral("points"), points}};
        }
        print(context, answer, rows,
              {{QStringLiteral("Group"), QStringLiteral("group")},
               {QStringLiteral("Day"), QStringLiteral("day"), true},
               {QStringLiteral("Kept"), QStringLiteral("retention"), true},
               {QStringLiteral("Low"), QStringLiteral("low"), true},
               {QStringLiteral("High"), QStringLiteral("high"), true},
               {QStringLiteral("At risk"), QStringLiteral("at_risk"), true}});
    });
}

} // namespace milepost::cli
