#include "wording/evidence_sentences.h"

#include "wording/figures.h"

#include <cmath>

namespace milepost::wording {

using namespace analytics;

namespace {

/// ⌊100·part/n⌋ %, as M5 says it: never rounded up.
QString wholePercent(const Voice &voice, std::int64_t part, std::int64_t n)
{
    return percent(voice, static_cast<double>(100 * part / n) / 100);
}

QString measureValue(const Voice &voice, const MeasureLadder &ladder, double value)
{
    const int digits = ladder.measure == TenureMeasure::Density ? 2 : 1;
    return decimal(voice, value, digits);
}

} // namespace

QString claimSentence(const Voice &voice, Claim claim)
{
    switch (claim) {
    case Claim::EarlyOnboarding:
        return voice.translate("Claims", "Often said: accounts that onboard early are kept three to five times as often.");
    case Claim::Activation:
        return voice.translate("Claims", "Often said: of accounts that activate early 80 % stay, of the others 30 %.");
    case Claim::FiveMilestones: return voice.translate("Claims", "Often said: accounts with five or more milestones stay longer.");
    case Claim::EarlyThree:
        return voice.translate("Claims", "Often said: three milestones in the first month decide whether an account stays.");
    case Claim::TeamInvited:
        return voice.translate("Claims", "Often said: accounts that invite their team in the first month stay, the others leave.");
    case Claim::VelocityExpands: return voice.translate("Claims", "Often said: accounts that move fast expand.");
    }
    return {};
}

QString testedSentence(const Voice &voice, const TestedClaim &claim)
{
    const Association &found = claim.found;
    const QString ratio = numberRange(voice, found.ratio);
    const QString counts = voice.translate("Claims", "%1 with, %2 without, by day %3", "accounts")
                               .arg(integer(voice, found.exposed.n), integer(voice, found.unexposed.n), integer(voice, found.landmark));
    const QString verdict = [&] {
        switch (claim.verdict) {
        case ClaimVerdict::Untestable:
            return found.exposure.milestones.size() < static_cast<std::size_t>(std::max(found.exposure.atLeast, 1))
                ? voice.translate("Claims", "it cannot be tested, the milestones it speaks of are not switched on")
                : voice.translate("Claims", "insufficient data (%1)").arg(counts);
        case ClaimVerdict::Supported:
            return claim.claimedLow
                ? voice.translate("Claims", "%1 times, which agrees with the claim (%2)").arg(ratio, counts)
                : voice.translate("Claims", "%1 times, which agrees with the direction (%2)").arg(ratio, counts);
        case ClaimVerdict::Weaker:
            return voice.translate("Claims", "%1 times: the same direction, but less than claimed (%2)").arg(ratio, counts);
        case ClaimVerdict::Stronger: return voice.translate("Claims", "%1 times: more than claimed (%2)").arg(ratio, counts);
        case ClaimVerdict::NotShown: return voice.translate("Claims", "%1 times, no difference shown (%2)").arg(ratio, counts);
        case ClaimVerdict::Opposite: return voice.translate("Claims", "%1 times: the other way round (%2)").arg(ratio, counts);
        }
        return QString();
    }();
    return voice.translate("Claims", "Tested on your data: %1.").arg(verdict);
}

QStringList ladderSentences(const Voice &voice, const MeasureLadder &ladder)
{
    QStringList sentences;
    const LadderRung *rung = ladder.used();
    if (!rung || !ladder.own)
        return sentences;
    const std::int32_t above = rung->n - rung->below - rung->equal;
    sentences << (rung->below >= above
                      ? voice.translate("Ladder", "Ahead of %1 of teams at this stage").arg(wholePercent(voice, rung->below, rung->n))
                      : voice.translate("Ladder", "Behind %1 of teams at this stage").arg(wholePercent(voice, above, rung->n)));
    if (ladder.measure == TenureMeasure::Milestones) {
        // The largest m that more than half have reached.
        const auto most = rung->values[static_cast<std::size_t>(rung->n) - static_cast<std::size_t>(rung->n / 2 + 1)];
        sentences << voice.translate("Ladder", "Most teams at this stage have completed %1; you have %2")
                         .arg(integer(voice, static_cast<std::int64_t>(most)), integer(voice, std::llround(*ladder.own)));
    } else {
        sentences << voice.translate("Ladder", "Half of the teams at this stage have %1 or more; you have %2")
                         .arg(measureValue(voice, ladder, *rung->median), measureValue(voice, ladder, *ladder.own));
    }
    return sentences;
}

QString typicalWeek(const Voice &voice, const Portfolio &portfolio, const MilestoneRate &rate)
{
    if (!rate.median.day)
        return {};
    const MilestoneDefinition &milestone = portfolio.milestones[rate.milestone];
    const std::int64_t week = std::max<std::int64_t>(1, (*rate.median.day + 6) / 7);
    return voice.translate("Ladder", "Companies like yours typically reach %1 by week %2")
        .arg(name(milestone.title.empty() ? milestone.key : milestone.title), integer(voice, week));
}

} // namespace milepost::wording
