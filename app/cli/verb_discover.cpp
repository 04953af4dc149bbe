#include "evidence_json.h"
#include "output.h"
#include "verbs.h"

#include "wording/evidence_sentences.h"

namespace milepost::cli {

using namespace analytics;

namespace {

QJsonObject cohortJson(const CohortShare &share)
{
    QJsonObject json{{QStringLiteral("n"), qint64(share.n)},
                     {QStringLiteral("k"), share.share.value ? QJsonValue(qint64(share.k)) : QJsonValue(QJsonValue::Null)}};
    putEstimate(json, share.share, QStringLiteral("share"), QStringLiteral("low"), QStringLiteral("high"));
    return json;
}

QJsonObject findingJson(const Portfolio &portfolio, const DiscoveryAnswer &answer, const analytics::Finding &finding)
{
    const Behaviour &behaviour = answer.behaviours[finding.behaviour];
    const QString words = wording::findingSentence(wording::Voice::invariant(), portfolio, behaviour, answer.discovery, finding);
    QJsonObject json{
        {QStringLiteral("behaviour"), jsonText(behaviour.key)},
        {QStringLiteral("kind"), behaviour.kind == Behaviour::Kind::Event ? QStringLiteral("event") : QStringLiteral("milestone")},
        {QStringLiteral("threshold"), finding.shortfall == Shortfall::None ? QJsonValue(qint64(finding.threshold))
                                                                           : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("retained"), cohortJson(finding.retained)},
        {QStringLiteral("churned"), cohortJson(finding.churned)},
        {QStringLiteral("phi"), jsonOptional(finding.phi)},
        {QStringLiteral("sensitivity"), jsonOptional(finding.sensitivity)},
        {QStringLiteral("specificity"), jsonOptional(finding.specificity)},
        {QStringLiteral("ppv"), jsonOptional(finding.ppv)},
        {QStringLiteral("npv"), jsonOptional(finding.npv)},
        {QStringLiteral("p"), jsonOptional(finding.p)},
        {QStringLiteral("q"), jsonOptional(finding.q)},
        {QStringLiteral("divergence_day"), jsonOptional(finding.divergenceDay)},
        {QStringLiteral("reason_code"), jsonText(keyOf(finding.shortfall))},
        {QStringLiteral("sentence"), sentence(words)},
    };
    putEstimate(json, finding.difference, QStringLiteral("difference"), QStringLiteral("low"), QStringLiteral("high"));
    return json;
}

} // namespace

void addDiscover(CLI::App &app, Context &context)
{
    struct Options {
        DiscoverySettings settings;
        std::string toReach;
    };
    auto *verb = app.add_subcommand("discover", "What accounts that stayed did early on, and the others did not");
    const auto options = std::make_shared<Options>();
    verb->add_option("--split-days", options->settings.splitDays, "Retained: alive on this day; churned: gone by it")
        ->type_name("D")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    verb->add_option("--first-days", options->settings.firstDays, "Behaviour is counted up to this day")
        ->type_name("D")
        ->check(CLI::Range(0, 10'000))
        ->capture_default_str();
    verb->add_flag("--include-long-terms", options->settings.longFirstTerms,
                   "Take in accounts whose first contract term reaches past the split day");
    verb->add_option("--to-reach", options->toReach, "Instead of staying: reached this milestone later, by the split day")
        ->type_name("MILESTONE");
    verb->callback([&context, options] {
        if (options->settings.firstDays >= options->settings.splitDays) {
            context.usage("--first-days must lie before --split-days");
            return;
        }
        auto open = openEvidence(context);
        if (!open)
            return;
        const Portfolio &portfolio = *open->base->portfolio;
        DiscoverySettings settings = options->settings;
        if (!options->toReach.empty()) {
            const auto milestone = milestoneFor(context, portfolio, options->toReach);
            if (!milestone)
                return;
            settings.toReach = *milestone;
        }
        auto events = context.take(open->workspace->eventBehaviours(*open->base, settings.firstDays));
        if (!events)
            return;
        const DiscoveryAnswer found = discoveryOf(*open->base, std::move(*events), settings);
        if (found.discovery.longFirstTerm > 0)
            context.tell(std::to_string(found.discovery.longFirstTerm)
                         + " accounts are left out: their first term reaches past the split day (--include-long-terms).");
        QJsonArray answer;
        for (const analytics::Finding &finding : found.discovery.findings)
            answer << findingJson(portfolio, found, finding);
        print(context, answer,
              {{QStringLiteral("Behaviour"), QStringLiteral("behaviour")},
               {QStringLiteral("At least"), QStringLiteral("threshold"), true},
               {QStringLiteral("Retained"), QStringLiteral("retained.share"), true},
               {QStringLiteral("Churned"), QStringLiteral("churned.share"), true},
               {QStringLiteral("Difference"), QStringLiteral("difference"), true},
               {QStringLiteral("q"), QStringLiteral("q"), true},
               {QStringLiteral("From day"), QStringLiteral("divergence_day"), true}});
    });
}

} // namespace milepost::cli
