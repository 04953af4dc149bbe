#include "evidence_json.h"
#include "output.h"
#include "verbs.h"

#include "wording/evidence_sentences.h"

namespace milepost::cli {

using namespace analytics;

namespace {

QJsonObject armJson(const EvidenceArm &arm, EvidenceOutcome outcome, bool withLimits)
{
    const bool expansion = outcome == EvidenceOutcome::Expansion;
    QJsonObject json{{QStringLiteral("n"), qint64(arm.n)},
                     {expansion ? QStringLiteral("expanded") : QStringLiteral("churned"), qint64(arm.events)},
                     {expansion ? QStringLiteral("expansion") : QStringLiteral("retention"), jsonOptional(arm.share.value)}};
    if (withLimits) {
        json[QStringLiteral("low")] = jsonOptional(arm.share.low);
        json[QStringLiteral("high")] = jsonOptional(arm.share.high);
    }
    return json;
}

QJsonObject associationJson(const Portfolio &portfolio, const Association &found)
{
    const auto voice = wording::Voice::invariant();
    QJsonArray notes;
    for (const QString &note : wording::associationNotes(voice, found))
        notes << sentence(note);
    QJsonArray set;
    for (const MilestoneIndex milestone : found.exposure.milestones)
        set << jsonText(portfolio.milestones[milestone].key);
    QJsonObject naive{{QStringLiteral("exposed"), armJson(found.naive.exposed, found.outcome, false)},
                      {QStringLiteral("unexposed"), armJson(found.naive.unexposed, found.outcome, false)},
                      {QStringLiteral("sentence"), sentence(wording::naiveSentence(voice, found))}};
    putEstimate(naive, found.naive.ratio, QStringLiteral("ratio"), QStringLiteral("low"), QStringLiteral("high"));
    putEstimate(naive, found.naive.difference, QStringLiteral("difference"), QStringLiteral("diff_low"),
                QStringLiteral("diff_high"));
    QJsonObject json{
        {QStringLiteral("milestone"), found.milestone == noMilestone
             ? QJsonValue(QJsonValue::Null) : jsonText(portfolio.milestones[found.milestone].key)},
        {QStringLiteral("set"), set},
        {QStringLiteral("at_least"), found.exposure.atLeast},
        {QStringLiteral("outcome"), jsonText(keyOf(found.outcome))},
        {QStringLiteral("landmark"), found.landmark},
        {QStringLiteral("horizon"), found.horizon},
        {QStringLiteral("horizon_asked"), found.horizonAsked},
        {QStringLiteral("exploratory"), found.exploratory},
        {QStringLiteral("exposed"), armJson(found.exposed, found.outcome, true)},
        {QStringLiteral("unexposed"), armJson(found.unexposed, found.outcome, true)},
        {QStringLiteral("logrank_chi2"), jsonOptional(found.logRank)},
        {QStringLiteral("p"), jsonOptional(found.p)},
        {QStringLiteral("q"), jsonOptional(found.q)},
        {QStringLiteral("verdict"), jsonText(keyOf(found.verdict))},
        {QStringLiteral("reason_code"), jsonText(keyOf(found.shortfall))},
        {QStringLiteral("reason"), sentence(wording::associationSentence(voice, portfolio, found))},
        {QStringLiteral("notes"), notes},
        {QStringLiteral("partly_who_they_are"), found.partlyWhoTheyAre},
        {QStringLiteral("strata"), qint64(found.strata)},
        {QStringLiteral("not_observable"), qint64(found.notObservable)},
        {QStringLiteral("not_yet_at_landmark"), qint64(found.notYetAtLandmark)},
        {QStringLiteral("gone_by_landmark"), qint64(found.goneByLandmark)},
        {QStringLiteral("naive"), naive},
    };
    putEstimate(json, found.difference, QStringLiteral("difference"), QStringLiteral("diff_low"), QStringLiteral("diff_high"));
    putEstimate(json, found.ratio, QStringLiteral("ratio"), QStringLiteral("ratio_low"), QStringLiteral("ratio_high"));
    putEstimate(json, found.hazardRatio, QStringLiteral("hazard_ratio"), QStringLiteral("hr_low"), QStringLiteral("hr_high"));
    putEstimate(json, found.plainHazardRatio, QStringLiteral("plain_hazard_ratio"), QStringLiteral("plain_hr_low"),
                QStringLiteral("plain_hr_high"));
    putEstimate(json, found.adjustedDifference, QStringLiteral("adjusted_difference"),
                QStringLiteral("adjusted_diff_low"), QStringLiteral("adjusted_diff_high"));
    return json;
}

struct Options {
    std::optional<std::int32_t> landmark;
    std::int32_t horizon = defaultHorizon;
    std::string stratify, outcome = "retention";
    std::vector<std::string> set;
    std::int32_t atLeast = 1;
};

void answerEvidence(Context &context, const Options &options)
{
    auto open = openEvidence(context);
    if (!open)
        return;
    const Portfolio &portfolio = *open->base->portfolio;
    EvidenceSettings settings;
    settings.landmark = options.landmark;
    settings.horizon = options.horizon;
    settings.outcome = fromKey<EvidenceOutcome>(options.outcome).value_or(EvidenceOutcome::Retention);
    std::optional<Grouping> strata;
    if (!options.stratify.empty()) {
        strata = groupingFor(context, *open, options.stratify);
        if (!strata)
            return;
        settings.strata = &*strata;
    }
    std::vector<Exposure> exposures = eachMilestone(portfolio);
    if (!options.set.empty()) {
        Exposure exposure{{}, options.atLeast};
        for (const std::string &key : options.set) {
            const auto milestone = milestoneFor(context, portfolio, key);
            if (!milestone)
                return;
            if (std::find(exposure.milestones.begin(), exposure.milestones.end(), *milestone) == exposure.milestones.end())
                exposure.milestones.push_back(*milestone);
        }
        if (exposure.milestones.size() < static_cast<std::size_t>(options.atLeast)) {
            context.usage("--at-least " + std::to_string(options.atLeast) + ": the set has "
                          + std::to_string(exposure.milestones.size()) + " milestones");
            return;
        }
        exposures = {exposure};
    }
    QJsonArray answer;
    for (const Association &found : evidenceOf(*open->base, exposures, settings))
        answer << associationJson(portfolio, found);
    print(context, answer,
          {{QStringLiteral("Milestone"), QStringLiteral("milestone")},
           {QStringLiteral("Reached"), QStringLiteral("exposed.n"), true},
           {QStringLiteral("Not"), QStringLiteral("unexposed.n"), true},
           {QStringLiteral("Difference"), QStringLiteral("difference"), true},
           {QStringLiteral("Hazard ratio"), QStringLiteral("hazard_ratio"), true},
           {QStringLiteral("q"), QStringLiteral("q"), true},
           {QStringLiteral("Verdict"), QStringLiteral("verdict")},
           {QStringLiteral("Naive ratio"), QStringLiteral("naive.ratio"), true}});
}

} // namespace

void addEvidence(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("evidence", "Which milestones go with staying, compared fairly from a landmark on");
    const auto options = std::make_shared<Options>();
    verb->add_option("--landmark", options->landmark, "Day by which it counts as reached; left out: each milestone's window, "
                                                      "30 where it has none")
        ->type_name("L")
        ->check(CLI::Range(0, 100'000));
    verb->add_option("--horizon", options->horizon, "Day at which the two sides are compared")
        ->type_name("H")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    verb->add_option("--stratify", options->stratify, "Compare within groups of this field instead of contract terms")
        ->type_name("FIELD");
    verb->add_option("--outcome", options->outcome, "What is looked at after the landmark")
        ->check(CLI::IsMember({"retention", "expansion"}))
        ->capture_default_str();
    verb->add_option("--set", options->set, "One comparison: reached at least so many of these")
        ->type_name("KEY,KEY…")
        ->delimiter(',');
    verb->add_option("--at-least", options->atLeast, "How many of the set")->check(CLI::Range(1, 1000));
    verb->callback([&context, options] { answerEvidence(context, *options); });
}

} // namespace milepost::cli
