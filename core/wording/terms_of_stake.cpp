#include "wording/figures.h"
#include "wording/reasons.h"
#include "wording/risk_sentences.h"
#include "wording/terms.h"

#include <algorithm>
#include <array>

namespace milepost::wording {

namespace {

/// What the model looks at besides the contract: "stuck × 6–12 mo × poor".
QString modelLevels(const Voice &voice, const Standing &standing, AccountIndex account)
{
    static constexpr std::array<const char *, RiskCells::tenures> tenures{"0–3", "3–6", "6–12", "12–24", "24+"};
    const auto months = std::max(0, standing.portfolio->tenureDays[account]) / daysPerMonth;
    return voice.translate("Stake", "%1 × %2 mo × %3", "pace × months of tenure × health")
        .arg(word(voice, standing.pace[account]).toLower(), QString::fromUtf8(tenures[static_cast<std::size_t>(tenureBand(months))]),
             word(voice, standing.health[account].band).toLower());
}

} // namespace

TermCaptions termCaptions(const Voice &voice, const Standing &standing, const QueueItem &item)
{
    const Portfolio &portfolio = *standing.portfolio;
    TermCaptions captions;
    const auto rank = std::ranges::find(standing.queue, item.account, &QueueItem::account);
    if (rank != standing.queue.end())
        captions.stake = voice.translate("Stake", "rank %1 of %2")
                             .arg(integer(voice, rank - standing.queue.begin() + 1),
                                  integer(voice, static_cast<std::int64_t>(standing.queue.size())));
    const Signal &leading = standing.signals.rows[item.leading];
    if (item.stakeMinor == noMinor)
        captions.arr = voice.translate("Stake", "no ARR in the workspace");
    else if (item.arrAssumed)
        captions.arr = voice.translate("Stake", "assumed: median of its plan or of all");
    else {
        const auto open = std::ranges::count_if(portfolio.subscriptions.of(item.account),
                                                [&](const SubscriptionFact &s) { return s.openOn(portfolio.asOf); });
        captions.arr = open > 0 ? voice.translate("Stake", "%Ln subscription(s)", nullptr, int(open))
                                : voice.translate("Stake", "as stated on the account");
    }
    if (leading.kind == SignalKind::Expansion) {
        captions.risk = voice.translate("Stake", "2 % of ARR: a tenth, at 1 in 5");
        captions.method = voice.translate("Stake", "No list price and no offers made yet: 10 % of ARR × (0 + 1)/(0 + 5).");
    } else if (standing.riskMethod[item.account] == RiskMethod::Fact) {
        captions.risk = voice.translate("Stake", "cancellation is known");
        captions.method = word(voice, RiskMethod::Fact);
    } else if (standing.riskMethod[item.account] != RiskMethod::Index) {
        const bool model = standing.riskMethod[item.account] == RiskMethod::Model;
        captions.risk = model ? modelLevels(voice, standing, item.account)
                              : voice.translate("Stake", "one rate for all, from %Ln churn(s)", nullptr, int(standing.riskFit.churns));
        captions.method = riskBasisSentence(voice, standing.riskFit);
        captions.wholeMethod = riskSentences(voice, standing.riskFit).join(QLatin1Char(' '));
    } else {
        const auto weighing = std::ranges::count_if(standing.signals.of(item.account), [&](const Signal &signal) {
            return standing.settings.indexBySeverity[static_cast<std::size_t>(signal.severity)] > 0;
        });
        captions.risk = voice.translate("Stake", "%Ln signal(s) open", nullptr, int(weighing));
        captions.method = voice.translate(
            "Stake", "Index over open signals (critical 0.30, serious 0.10, watch 0.03), not a probability: "
                     "there is not enough history for one.");
        if (!standing.riskFit.trainedTo.valid())
            captions.wholeMethod = voice.translate("Stake", "Nothing has been learnt of this history yet: milepost-cli risk does, for large portfolios.");
        const auto &s = standing.settings.indexBySeverity;
        if (s[3] != 0.30 || s[2] != 0.10 || s[1] != 0.03)
            captions.method = voice.translate("Stake", "Index over open signals (critical %1, serious %2, watch %3), not a "
                                                       "probability: there is not enough history for one.")
                                  .arg(decimal(voice, s[3], 2), decimal(voice, s[2], 2), decimal(voice, s[1], 2));
    }
    if (!item.decisionDay.valid())
        captions.urgency = decisionWords(voice, standing, item.account);
    else {
        const int left = std::max(0, item.daysToDecision);
        captions.urgency = left <= 90 ? voice.translate("Stake", "%Ln day(s), ≤ 90", nullptr, left)
                                      : voice.translate("Stake", "%Ln day(s)", nullptr, left);
    }
    return captions;
}

QString riskTitle(const Voice &voice, const Standing &standing, const QueueItem &item)
{
    if (standing.signals.rows[item.leading].kind == SignalKind::Expansion)
        return voice.translate("Stake", "Chance");
    switch (standing.riskMethod[item.account]) {
    case RiskMethod::Index:
        return voice.translate("Stake", "Risk index");
    case RiskMethod::Fact:
        return voice.translate("Stake", "Risk");
    case RiskMethod::Model:
    case RiskMethod::Constant:
        break;
    }
    return item.decisionDay.valid()
        ? voice.translate("Stake", "Risk to %1").arg(dateWithYear(voice, item.decisionDay))
        : voice.translate("Stake", "Risk, next 3 months");
}

} // namespace milepost::wording
