#include "evidence_json.h"
#include "output.h"
#include "verbs.h"

#include "analytics/cohort_trends.h"
#include "wording/evidence_sentences.h"

namespace milepost::cli {

using namespace analytics;

namespace {

QJsonObject changeJson(const wording::Voice &voice, const VelocityTrend &trend, const VelocityChange &change)
{
    QJsonObject json{{QStringLiteral("against"), jsonTextOrNull(change.earlier)},
                     {QStringLiteral("earlier_median_days"), jsonOptional(change.earlierMedian.day)},
                     {QStringLiteral("faster"), jsonOptional(change.faster)},
                     {QStringLiteral("faster_low"), jsonOptional(change.fasterLow)},
                     {QStringLiteral("faster_high"), jsonOptional(change.fasterHigh)},
                     {QStringLiteral("reason_code"), jsonText(keyOf(change.shortfall))},
                     {QStringLiteral("sentence"), sentence(wording::velocitySentence(voice, trend, change))}};
    putEstimate(json, change.difference, QStringLiteral("difference_days"), QStringLiteral("difference_low"),
                QStringLiteral("difference_high"));
    return json;
}

QJsonObject rowJson(const Portfolio &portfolio, const MilestoneRate &row)
{
    const QJsonValue null(QJsonValue::Null);
    const bool window = row.window.has_value();
    QJsonObject json{
        {QStringLiteral("milestone"), jsonText(portfolio.milestones[row.milestone].key)},
        {QStringLiteral("n"), qint64(row.n)},
        {QStringLiteral("closed"), window ? QJsonValue(qint64(row.closed)) : null},
        // Of the closed ones inside the window; without a window, all who have reached it.
        {QStringLiteral("reached"), qint64(window ? row.reachedInWindow : row.reached)},
        {QStringLiteral("pending"), window ? QJsonValue(qint64(row.pending)) : null},
        {QStringLiteral("median_days"), jsonOptional(row.median.day)},
        {QStringLiteral("median_low"), jsonOptional(row.median.low)},
        {QStringLiteral("median_high"), jsonOptional(row.median.high)},
        {QStringLiteral("p25_days"), jsonOptional(row.p25.day)},
        {QStringLiteral("p80_days"), jsonOptional(row.p80.day)},
        {QStringLiteral("density_method"), jsonText(keyOf(row.density.method))},
        {QStringLiteral("window_days"), jsonOptional(row.window)},
        {QStringLiteral("reached_ever"), qint64(row.reached)},
        {QStringLiteral("occurrences"), qint64(row.sums.occurrences)},
        {QStringLiteral("account_months"), row.sums.accountMonths()},
        {QStringLiteral("not_observable"), qint64(row.notObservable)},
        {QStringLiteral("method"), jsonText(keyOf(row.rate.method))},
        {QStringLiteral("reason_code"), jsonText(keyOf(row.rateShortfall))},
        {QStringLiteral("density_sentence"), sentence(wording::densitySentence(wording::Voice::invariant(), row))},
        {QStringLiteral("sentence"), sentence(wording::rateSentence(wording::Voice::invariant(), portfolio, row))},
    };
    putEstimate(json, row.density, QStringLiteral("density"), QStringLiteral("density_low"), QStringLiteral("density_high"));
    putEstimate(json, row.rate, QStringLiteral("rate"), QStringLiteral("low"), QStringLiteral("high"));
    return json;
}

} // namespace

void addRates(CLI::App &app, Context &context)
{
    struct Options {
        std::string by, cohort;
    };
    auto *verb = app.add_subcommand("rates", "How many reach each milestone within its window, and how fast");
    const auto options = std::make_shared<Options>();
    verb->add_option("--by", options->by, "Group by plan, industry, region, owner, use_case, size, term or cf:KEY")
        ->type_name("FIELD");
    verb->add_option("--cohort", options->cohort, "Group by start quarter, with the trend")
        ->type_name("quarter")
        ->check(CLI::IsMember({"quarter"}));
    verb->callback([&context, options] {
        auto open = openEvidence(context);
        if (!open)
            return;
        const Portfolio &portfolio = *open->base->portfolio;
        const FirstLives &lives = open->base->lives;
        const auto by = groupingFor(context, *open, options->by);
        if (!by)
            return;
        const bool cohorts = !options->cohort.empty();
        const Grouping quarters = byStartQuarter(lives);
        const Grouping grouping = cohorts ? crossed(*by, quarters) : *by;
        const MilestoneRates rates = milestoneRates(portfolio, lives, grouping, open->base->observability, onAllCores);
        QJsonArray answer;
        for (const MilestoneRate &row : rates.rows) {
            QJsonObject json = rowJson(portfolio, row);
            const auto many = static_cast<std::uint32_t>(std::max<std::size_t>(quarters.count(), 1));
            json[QStringLiteral("group")] = jsonGroup(*by, cohorts ? row.group / many : row.group);
            json[QStringLiteral("group_as_of")] = jsonGroupAsOf(*by);
            if (cohorts) {
                const std::string &quarter = quarters.labels[row.group % many];
                json[QStringLiteral("cohort")] = jsonText(quarter);
                json[QStringLiteral("trend")] = QJsonValue::Null;
                if (by->field.empty()) {
                    const VelocityTrend trend = velocityTrend(portfolio, lives, row.milestone, open->base->observability);
                    const auto voice = wording::Voice::invariant();
                    if (trend.latest == quarter)
                        json[QStringLiteral("trend")]
                            = QJsonObject{{QStringLiteral("quarter_before"), changeJson(voice, trend, trend.quarterBefore)},
                                          {QStringLiteral("year_before"), changeJson(voice, trend, trend.yearBefore)}};
                }
            }
            answer << json;
        }
        print(context, answer,
              {{QStringLiteral("Milestone"), QStringLiteral("milestone")},
               cohorts ? OutputColumn{QStringLiteral("Cohort"), QStringLiteral("cohort")}
                       : OutputColumn{QStringLiteral("Group"), QStringLiteral("group")},
               {QStringLiteral("Closed"), QStringLiteral("closed"), true},
               {QStringLiteral("Reached"), QStringLiteral("reached"), true},
               {QStringLiteral("Rate"), QStringLiteral("rate"), true},
               {QStringLiteral("Low"), QStringLiteral("low"), true},
               {QStringLiteral("High"), QStringLiteral("high"), true},
               {QStringLiteral("Median days"), QStringLiteral("median_days"), true},
               {QStringLiteral("Density"), QStringLiteral("density"), true},
               {QStringLiteral("Low"), QStringLiteral("density_low"), true},
               {QStringLiteral("High"), QStringLiteral("density_high"), true}});
    });
}

} // namespace milepost::cli
