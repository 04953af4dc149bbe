#include "cli_json.h"
#include "output.h"
#include "verbs.h"

#include "wording/risk_sentences.h"

namespace milepost::cli {

namespace {

QString key(const char *text) { return QString::fromLatin1(text); }

QJsonObject backtestJson(const RiskBacktest &test)
{
    QJsonArray groups;
    for (int g = 0; g < test.groupCount; ++g) {
        const CalibrationGroup &group = test.groups[static_cast<std::size_t>(g)];
        groups << QJsonObject{{key("months"), static_cast<qint64>(group.months)},
                              {key("observed"), static_cast<qint64>(group.observed)},
                              {key("expected"), jsonNumber(group.expected)},
                              {key("ratio"), jsonNumber(group.ratio())},
                              {key("low"), jsonNumber(group.low)},
                              {key("high"), jsonNumber(group.high)}};
    }
    return {{key("origins"), test.origins},
            {key("first_origin"), jsonDay(test.first)},
            {key("last_origin"), jsonDay(test.last)},
            {key("account_months"), static_cast<qint64>(test.months)},
            {key("churned"), static_cast<qint64>(test.churns)},
            {key("auc"), jsonNumber(test.auc)},
            {key("auc_low"), jsonNumber(test.aucLow)},
            {key("auc_high"), jsonNumber(test.aucHigh)},
            {key("brier"), jsonNumber(test.brier)},
            {key("brier_constant"), jsonNumber(test.brierConstant)},
            {key("log_loss"), jsonNumber(test.logLoss)},
            {key("log_loss_constant"), jsonNumber(test.logLossConstant)},
            {key("lift_20"), jsonNumber(test.lift)},
            {key("calibration"), groups}};
}

QJsonArray factorsJson(const RiskModel &model)
{
    QJsonArray factors;
    const auto add = [&](const char *predictor, std::string_view level, double factor) {
        factors << QJsonObject{{key("predictor"), key(predictor)}, {key("level"), jsonText(level)}, {key("factor"), jsonNumber(factor)}};
    };
    for (std::size_t i = 0; i < model.state.size(); ++i)
        add("state", keyOf(static_cast<ContractState>(i)), model.state[i]);
    for (std::size_t i = 0; i < model.tenure.size(); ++i)
        add("tenure_months", keyOf(static_cast<TenureBand>(i)), model.tenure[i]);
    constexpr std::array<std::string_view, 5> paces{"unknown", "ahead", "on_pace", "behind", "stuck"};
    for (std::size_t i = 0; i < model.pace.size(); ++i)
        add("pace", paces[i], model.pace[i]);
    constexpr std::array<std::string_view, 4> bands{"unknown", "good", "fair", "poor"};
    for (std::size_t i = 0; i < model.band.size(); ++i)
        add("health", bands[i], model.band[i]);
    return factors;
}

} // namespace

void addRisk(CLI::App &app, Context &context)
{
    auto *verb = app.add_subcommand("risk", "Churn risk: what it was learnt from, its factors and its backtest (M9)");
    verb->callback([&context] {
        auto workspace = context.open();
        if (!workspace)
            return;
        auto snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        const auto learnt = context.take(workspace->learnRisk(*snapshot));
        if (!learnt)
            return;
        if (*learnt)
            snapshot = context.snapshot(*workspace);
        if (!snapshot)
            return;
        const RiskFit &fit = snapshot->standing->riskFit;
        const auto voice = wording::Voice::invariant();
        QJsonArray sentences;
        for (const QString &words : wording::riskSentences(voice, fit))
            sentences << sentence(words);
        const bool enough = fit.method != RiskMethod::Index;
        const QJsonArray factors = enough ? factorsJson(fit.model) : QJsonArray();
        const QJsonObject answer{{key("method"), jsonText(keyOf(fit.method))},
                                 {key("trained_to"), jsonDay(fit.trainedTo)},
                                 {key("account_months"), static_cast<qint64>(fit.months)},
                                 {key("churned"), static_cast<qint64>(fit.churns)},
                                 {key("constant"), enough ? jsonNumber(fit.constant) : QJsonValue()},
                                 {key("base_hazard"), enough ? jsonNumber(fit.model.h0) : QJsonValue()},
                                 {key("factors"), factors},
                                 {key("backtest"), fit.backtest.origins > 0 ? QJsonValue(backtestJson(fit.backtest)) : QJsonValue()},
                                 {key("sentences"), sentences}};
        print(context, answer, factors,
              {{QStringLiteral("Predictor"), QStringLiteral("predictor")},
               {QStringLiteral("Level"), QStringLiteral("level")},
               {QStringLiteral("Factor"), QStringLiteral("factor"), true}});
    });
}

} // namespace milepost::cli
