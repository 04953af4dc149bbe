#include "wording/risk_sentences.h"

#include "wording/figures.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace milepost::wording {

QString riskBasisSentence(const Voice &voice, const RiskFit &fit)
{
    if (!fit.trainedTo.valid())
        return voice.translate("Risk", "Nothing has been learnt of this history yet.");
    const QString churns = voice.translate("Risk", "%Ln churn(s)", nullptr, int(fit.churns));
    const QString months = voice.translate("Risk", "%Ln account-month(s)", nullptr, int(fit.months));
    const QString to = dateWithYear(voice, fit.trainedTo);
    switch (fit.method) {
    case RiskMethod::Model:
        return voice.translate("Risk", "Model of %1 with %2 up to %3.").arg(months, churns, to);
    case RiskMethod::Constant:
        return voice.translate("Risk", "One rate for all, %1 a month, from %2 with %3 up to %4.")
            .arg(percent(voice, fit.constant, 1), months, churns, to);
    case RiskMethod::Index:
    case RiskMethod::Fact:
        break;
    }
    return voice.translate("Risk", "Not enough history: %1 up to %2, where a model needs 20.").arg(churns, to);
}

QString riskLeaningSentence(const Voice &voice, const RiskFit &fit)
{
    const RiskBacktest &test = fit.backtest;
    if (fit.method == RiskMethod::Index || test.origins == 0 || test.groupCount != 1)
        return {};
    const CalibrationGroup &all = test.groups.front(); // too few churns to part them: what all of them say
    if (all.low <= 1 && 1 <= all.high)
        return {};
    const QString observed = integer(voice, all.observed), expected = decimal(voice, all.expected, 1);
    return (all.low > 1 ? voice.translate("Risk", "When tested, %1 churned where %2 were expected: the chance to renew is told too high here.")
                        : voice.translate("Risk", "When tested, %1 churned where %2 were expected: the chance to renew is told too low here."))
        .arg(observed, expected);
}

QStringList riskSentences(const Voice &voice, const RiskFit &fit)
{
    QStringList sentences{riskBasisSentence(voice, fit)};
    if (fit.method == RiskMethod::Index)
        return sentences;
    const RiskBacktest &test = fit.backtest;
    if (test.origins == 0) {
        sentences << voice.translate("Risk", "History is too short to test a model on it, so one rate for all is used.");
        return sentences;
    }
    sentences << voice.translate("Risk", "Tested on %1 with %2 that began after it was trained, at %3 between %4 and %5.")
                     .arg(voice.translate("Risk", "%Ln account-month(s)", nullptr, int(test.months)),
                          voice.translate("Risk", "%Ln churn(s)", nullptr, int(test.churns)),
                          voice.translate("Risk", "%Ln origin(s)", nullptr, test.origins), dateWithYear(voice, test.first),
                          dateWithYear(voice, test.last));
    if (!std::isnan(test.aucLow))
        sentences << voice.translate("Risk", "AUC %1, 95 % interval %2 to %3 (DeLong, within account).")
                         .arg(decimal(voice, test.auc, 2), decimal(voice, test.aucLow, 2), decimal(voice, test.aucHigh, 2));
    sentences << voice.translate("Risk", "Brier score %1, of one rate for all %2; log loss %3 and %4.")
                     .arg(decimal(voice, test.brier, 5), decimal(voice, test.brierConstant, 5), decimal(voice, test.logLoss, 4),
                          decimal(voice, test.logLossConstant, 4));
    if (!std::isnan(test.lift))
        sentences << voice.translate("Risk", "The fifth held most at risk had %1 times its share of the churns.")
                         .arg(decimal(voice, test.lift, 1));
    const auto groups = std::span(test.groups).first(static_cast<std::size_t>(test.groupCount));
    const auto held = std::ranges::count_if(groups, [](const CalibrationGroup &g) { return g.low <= 1 && 1 <= g.high; });
    if (groups.size() == 1) { // too few churns to part them: what all of them say
        const CalibrationGroup &all = groups.front();
        sentences << voice.translate("Risk", "%1 churned where %2 were expected: %3 times as many, exact Poisson limits %4 to %5.")
                         .arg(integer(voice, all.observed), decimal(voice, all.expected, 1), decimal(voice, all.ratio(), 2), decimal(voice, all.low, 2),
                              decimal(voice, all.high, 2));
        if (all.low > 1)
            sentences << voice.translate("Risk", "So risk is told too low here, and the chance to renew too high.");
        else if (all.high < 1)
            sentences << voice.translate("Risk", "So risk is told too high here, and the chance to renew too low.");
    } else if (!groups.empty()) {
        sentences << voice.translate("Risk", "Churns were as many as expected, within exact Poisson limits, in %1 of %Ln group(s).",
                                     nullptr, int(groups.size()))
                         .arg(integer(voice, held));
    }
    if (fit.method == RiskMethod::Constant)
        sentences << voice.translate("Risk", "The model did not do better than one rate for all, so that rate is used.");
    return sentences;
}

} // namespace milepost::wording
