#include "wording/answers.h"

#include "wording/figures.h"
#include "wording/reasons.h"
#include "wording/terms.h"

#include <algorithm>
#include <cmath>

namespace milepost::wording {

namespace {

bool compared(const PeerStanding &peers) { return peers.rung != PeerRung::None; }

const PeerGroup *groupOf(const Standing &standing, AccountIndex account)
{
    const std::uint32_t group = standing.peers[account].group;
    return group == noPeerGroup ? nullptr : &standing.peerGroups[group];
}

std::int64_t sharePercent(std::int64_t part, std::int64_t n) { return n > 0 ? 100 * part / n : 0; }

/// "Ahead of 80 %" for those in the upper half, "Behind 82 %" for the others: each counts only strict differences.
QString rankSentence(const Voice &voice, const PeerStanding &peers, std::int64_t above)
{
    const auto ahead = sharePercent(peers.below, peers.n), behind = sharePercent(above, peers.n);
    return ahead >= behind
        ? voice.translate("Answers", "Ahead of %1 of teams at this stage").arg(percent(voice, double(ahead) / 100))
        : voice.translate("Answers", "Behind %1 of teams at this stage").arg(percent(voice, double(behind) / 100));
}

/// Peers with more: the mid-rank percentile counts half of the equal ones, so they can be taken out again.
std::int64_t aboveOf(const PeerStanding &peers)
{
    const auto equal = std::llround(2 * (double(peers.percentile) * peers.n / 100 - peers.below));
    return peers.n - peers.below - equal;
}

bool quietKnown(const Standing &standing, AccountIndex account) { return standing.quietDays[account] != noCount; }

Answer notKnown(Answer answer, const Voice &voice, const QString &why)
{
    answer.headline = voice.translate("Answers", "Not known");
    answer.foot = why;
    return answer;
}

QString stuckFoot(const Voice &voice, const PeerStanding &peers)
{
    if (!compared(peers) || std::isnan(peers.gapP90))
        return {};
    const int limit = std::max(30, static_cast<int>(std::floor(peers.gapP90)));
    return voice.translate("Answers", "usual gap ≤ %1").arg(integer(voice, limit));
}

} // namespace

QString achievedOf(const Voice &voice, const Portfolio &portfolio, AccountIndex account)
{
    if (portfolio.applicable[account] == 0)
        return noData();
    return voice.translate("Answers", "%1/%2", "reached / applicable")
        .arg(integer(voice, portfolio.achieved[account]), integer(voice, portfolio.applicable[account]));
}

Answer accomplished(const Voice &voice, const Standing &standing, AccountIndex account)
{
    const Portfolio &portfolio = *standing.portfolio;
    const PeerStanding &peers = standing.peers[account];
    Answer answer;
    answer.question = voice.translate("Answers", "What has it accomplished?");
    if (portfolio.applicable[account] == 0) {
        answer.headline = voice.translate("Answers", "No milestone applies yet");
        answer.foot = voice.translate("Answers", "Switch on milestones that fit this account in the catalog.");
        return answer;
    }
    const int applicable = portfolio.applicable[account];
    const auto occurrences = static_cast<int>(portfolio.occurrences[account]);
    answer.headline = voice.translate("Answers", "%1 of %Ln milestone(s)", nullptr, applicable)
                          .arg(integer(voice, portfolio.achieved[account]));
    if (compared(peers) && peers.measure == PeerMeasure::Distinct && quietKnown(standing, account))
        answer.beside = voice.translate("Answers", "most teams have %1").arg(integer(voice, peers.mostHave));
    if (occurrences > portfolio.achieved[account])
        answer.foot = voice.translate("Answers", "%Ln achievement(s) in all, repeats included", nullptr, occurrences);
    return answer;
}

Answer progressing(const Voice &voice, const Standing &standing, AccountIndex account)
{
    const Portfolio &portfolio = *standing.portfolio;
    const PeerStanding &peers = standing.peers[account];
    Answer answer;
    answer.question = voice.translate("Answers", "Is it progressing?");
    const int quiet = standing.quietDays[account];
    switch (standing.pace[account]) {
    case Pace::Stuck:
        answer.headline = voice.translate("Answers", "Stuck for %Ln day(s)", nullptr, quiet);
        answer.beside = stuckFoot(voice, peers);
        break;
    case Pace::Complete:
        answer.headline = voice.translate("Answers", "Complete: all milestones reached");
        break;
    case Pace::Unknown:
        if (portfolio.status[account] == AccountStatus::Churned || portfolio.status[account] == AccountStatus::NotStarted)
            answer.headline = word(voice, portfolio.status[account]);
        else if (portfolio.applicable[account] == 0)
            return notKnown(std::move(answer), voice, voice.translate("Answers", "No milestone applies to it."));
        else if (standing.absenceHeld)
            return notKnown(std::move(answer), voice,
                            voice.translate("Answers", "The data ends %1, and silence after it proves nothing.")
                                .arg(date(voice, portfolio.through, portfolio.asOf)));
        else if (portfolio.tenureDays[account] != noCount && portfolio.tenureDays[account] < 14)
            answer.headline = voice.translate("Answers", "Too early to say");
        else if (!quietKnown(standing, account))
            return notKnown(std::move(answer), voice, voice.translate("Answers", "None of its milestones has ever been recorded for anybody."));
        else
            answer.headline = voice.translate("Answers", "Not known"); // the foot says that there are too few peers
        break;
    case Pace::Behind:
    case Pace::OnPace:
    case Pace::Ahead:
        answer.headline = word(voice, standing.pace[account]);
        break;
    }
    if (answer.beside.isEmpty() && quietKnown(standing, account) && !standing.absenceHeld
        && portfolio.status[account] != AccountStatus::Churned)
        answer.beside = voice.translate("Answers", "last milestone %Ln day(s) ago", nullptr, quiet);
    if (portfolio.lastAchievement[account] == Day{} && standing.pace[account] != Pace::Stuck)
        answer.beside = voice.translate("Answers", "no milestone yet");
    if (compared(peers)) {
        answer.foot = rankSentence(voice, peers, aboveOf(peers));
        if (const PeerGroup *group = groupOf(standing, account))
            answer.foot = voice.translate("Answers", "%1 · %2", "sentence · peer group")
                              .arg(answer.foot, peerGroupLabel(voice, *group));
    } else {
        answer.foot = peersCaption(voice, standing, account);
    }
    return answer;
}

namespace {

/// None: there is no amount to speak of.
std::optional<Answer> measuredValue(const Voice &voice, const value::RoiResult &result)
{
    using value::RoiFigure;
    const auto base = static_cast<std::size_t>(value::Scenario::Base);
    const auto amount = [&](const value::Exact &exact) { return money(voice, value::minorOf(exact, result.currency), result.currency); };
    const auto sum = [&](RoiFigure figure) -> std::optional<value::Exact> {
        const auto &scenarios = result.value[static_cast<std::size_t>(figure)];
        return scenarios ? std::optional((*scenarios)[base]) : std::nullopt;
    };
    const auto agreed = sum(RoiFigure::Headline), all = sum(RoiFigure::WithUnagreed);
    if (!all)
        return std::nullopt;
    Answer answer;
    if (!agreed) {
        answer.headline = voice.translate("Answers", "Nothing agreed yet");
        answer.beside = voice.translate("Answers", "%1 by our own assumptions").arg(amount(*all));
        answer.foot = voice.translate("Answers", "Go through the assumptions with the customer.");
        return answer;
    }
    answer.headline = amount(*agreed);
    if (!result.cost) {
        answer.beside = voice.translate("Answers", "agreed with the customer; what it cost is not known");
        return answer;
    }
    const auto share = result.roi(RoiFigure::Headline);
    answer.beside = share ? voice.translate("Answers", "agreed, for %1 of cost: ROI %2")
                                .arg(amount((*result.cost)[base]), percent(voice, value::asDouble(*share)))
                          : voice.translate("Answers", "agreed with the customer, at no cost");
    const auto month = result.paybackMonth(RoiFigure::Headline);
    const bool holds = month && !result.fallsBelowLater(RoiFigure::Headline);
    answer.foot = holds ? voice.translate("Answers", "Paid back in month %1 of the contract").arg(*month)
                        : voice.translate("Answers", "Not paid back yet");
    if (*all != *agreed)
        answer.foot += voice.translate("Answers", " · %1 with time released and what is not agreed").arg(amount(*all));
    return answer;
}

} // namespace

Answer valueDelivered(const Voice &voice, const Standing &standing, AccountIndex account, const value::RoiResult *value)
{
    const Portfolio &portfolio = *standing.portfolio;
    Answer answer;
    if (const auto measured = value ? measuredValue(voice, *value) : std::nullopt)
        answer = *measured;
    answer.question = voice.translate("Answers", "Is the promised value delivered?");
    if (!answer.headline.isEmpty())
        return answer;
    answer.headline = voice.translate("Answers", "Not measured");
    QStringList outcomes;
    for (const AchievementFact &fact : portfolio.achievements.of(account)) {
        const MilestoneDefinition &milestone = portfolio.milestones[fact.milestone];
        if (milestone.kind == MilestoneKind::Customer && fact.occurrence == 1)
            outcomes.push_back(name(milestone.title));
    }
    if (outcomes.isEmpty()) {
        answer.beside = voice.translate("Answers", "no outcome of the customer's own is recorded");
        answer.foot = voice.translate("Answers", "Ask what they measure, and log the milestone with the evidence.");
        return answer;
    }
    answer.beside = voice.translate("Answers", "%Ln outcome(s) of the customer's own recorded", nullptr, int(outcomes.size()));
    answer.foot = voice.translate("Answers", "Latest: %1. Ask by how much, against which starting point.").arg(outcomes.back());
    return answer;
}

QStringList peerSentences(const Voice &voice, const Standing &standing, AccountIndex account)
{
    QStringList sentences;
    const PeerStanding &peers = standing.peers[account];
    if (compared(peers) && !quietKnown(standing, account)) // nought beside nought compares nothing
        return {voice.translate("Answers", "None of its milestones has ever been recorded for anybody.")};
    if (!compared(peers))
        return sentences;
    sentences.push_back(rankSentence(voice, peers, aboveOf(peers)));
    if (peers.measure == PeerMeasure::Distinct)
        sentences.push_back(voice.translate("Answers", "Most teams at this stage have completed %1; this one has %2")
                                .arg(integer(voice, peers.mostHave), integer(voice, peers.own)));
    else
        sentences.push_back(voice.translate("Answers", "The median of teams at this stage is %1 in 180 days; this one has %2")
                                .arg(decimal(voice, peers.median), integer(voice, peers.own)));
    const MilestoneIndex next = standing.next[account];
    const PeerGroup *group = groupOf(standing, account);
    if (next != noMilestone && group && !std::isnan(group->medianDay[next]))
        sentences.push_back(voice.translate("Answers", "Teams like this one typically reach %1 by week %2")
                                .arg(name(standing.portfolio->milestones[next].title),
                                     integer(voice, static_cast<std::int64_t>(std::ceil(group->medianDay[next] / 7)))));
    return sentences;
}

QString peersCaption(const Voice &voice, const Standing &standing, AccountIndex account)
{
    const PeerStanding &peers = standing.peers[account];
    if (!compared(peers))
        return voice.translate("Answers", "Not enough peers: %1, and %2 are needed")
            .arg(integer(voice, std::max(0, peers.n)), integer(voice, standing.settings.peersK));
    return voice.translate("Answers", "%Ln peer(s): %1, at day %2", nullptr, peers.n)
        .arg(word(voice, peers.rung), integer(voice, standing.portfolio->tenureDays[account]));
}

QString usualWeek(const Voice &voice, const Standing &standing, AccountIndex account, MilestoneIndex milestone)
{
    const PeerGroup *group = groupOf(standing, account);
    if (!group || milestone >= group->medianDay.size() || std::isnan(group->medianDay[milestone]))
        return {};
    return voice.translate("Answers", "peers by week %1")
        .arg(integer(voice, static_cast<std::int64_t>(std::ceil(group->medianDay[milestone] / 7))));
}

QString progressFigures(const Voice &voice, const ProgressFact &progress)
{
    return voice.translate("Answers", "%1 of %2").arg(decimal(voice, progress.value), decimal(voice, progress.target));
}

QString progressShare(const Voice &voice, float share)
{
    // Never "100 % there" for what is not reached.
    return voice.translate("Answers", "%1 there").arg(percent(voice, std::min(std::floor(double(share) * 100) / 100, 0.99)));
}

QStringList healthLines(const Voice &voice, const Standing &standing, AccountIndex account)
{
    QStringList lines;
    const HealthStanding &health = standing.health[account];
    double present = 0;
    for (std::size_t i = 0; i < 4; ++i)
        present += std::isnan(health.value[i]) ? 0 : double(health.weight[i]);
    for (std::size_t i = 0; i < 4; ++i) {
        const QString pillar = word(voice, static_cast<Pillar>(i));
        if (std::isnan(health.value[i]) || present <= 0)
            lines.push_back(voice.translate("Answers", "%1: no data").arg(pillar));
        else
            lines.push_back(voice.translate("Answers", "%1: %2 of %3", "pillar, points, most points")
                                .arg(pillar, integer(voice, health.points[i]),
                                     integer(voice, std::lround(100 * double(health.weight[i]) / present))));
    }
    return lines;
}

QString healthRange(const Voice &voice, const HealthStanding &health)
{
    if (health.score < 0)
        return noData();
    if (health.low == health.high)
        return integer(voice, health.score);
    return voice.translate("Answers", "%1, between %2 and %3 with what is missing")
        .arg(integer(voice, health.score), integer(voice, health.low), integer(voice, health.high));
}

} // namespace milepost::wording
