#include "analytics/pace.h"

#include "analytics/peers.h"
#include "analytics/plan_course.h"

#include <algorithm>
#include <cmath>

namespace milepost::analytics {

namespace {

bool reached(const Lives &lives, AccountIndex account, MilestoneIndex milestone)
{
    return std::ranges::any_of(lives.firsts.of(account),
                               [milestone](const FirstReach &first) { return first.milestone == milestone; });
}

/// Last tenure day on which the window of a milestone in progress is open; −1: none is in progress with a window.
std::int32_t openWindowEnd(const Portfolio &portfolio, AccountIndex account)
{
    std::int32_t end = -1;
    for (const ProgressFact &progress : portfolio.progress.of(account)) {
        const auto &window = portfolio.milestones[progress.milestone].windowDays;
        if (window && portfolio.applies(account, progress.milestone))
            end = std::max(end, *window);
    }
    return end;
}

void judgeStuck(PaceJudgement &judgement, const Portfolio &portfolio, const Lives &lives, AccountIndex account,
                const PeerStanding &peers)
{
    const bool usualKnown = peers.rung == PeerRung::None || !std::isnan(peers.gapP90);
    judgement.quietLimit = quietDaysAtLeast;
    if (peers.rung != PeerRung::None && !std::isnan(peers.gapP90))
        judgement.quietLimit = std::max(quietDaysAtLeast, static_cast<std::int32_t>(std::floor(peers.gapP90)));
    const std::int32_t through = lives.throughDay[account];
    const std::int32_t windowEnd = openWindowEnd(portfolio, account);
    judgement.stuck = usualKnown && judgement.quietDays > judgement.quietLimit && through > windowEnd;
    if (judgement.stuck) {
        const std::int32_t last = through - judgement.quietDays;
        judgement.stuckSince = lives.start[account] + std::max(last + judgement.quietLimit, windowEnd) + 1;
    }
}

bool anyRecorded(const Portfolio &portfolio, const Lives &lives, AccountIndex account)
{
    for (MilestoneIndex m = 0; m < portfolio.milestones.size(); ++m) {
        if (lives.recorded[m] && portfolio.applies(account, m))
            return true;
    }
    return false;
}

} // namespace

PaceJudgement judgePace(const Portfolio &portfolio, const Lives &lives, AccountIndex account,
                        const PeerStanding &peers, std::int32_t behindSince, bool absenceHeld)
{
    PaceJudgement judgement;
    if (lives.observedTo[account] < 0)
        return judgement;
    const Day start = lives.start[account];
    const std::int32_t through = lives.throughDay[account];
    const auto facts = portfolio.achievements.of(account);
    const std::int32_t last = facts.empty() ? 0 : lives.tenureOf(account, facts.back().on);
    // What nobody has reached proves nothing, of those who left either.
    judgement.quietDays = anyRecorded(portfolio, lives, account) ? std::max(0, through - last) : noCount;
    if (!lives.current[account])
        return judgement;

    std::int32_t applicable = 0;
    std::int32_t overdueSince = -1;
    for (MilestoneIndex m = 0; m < portfolio.milestones.size(); ++m) {
        if (!portfolio.applies(account, m))
            continue;
        ++applicable;
        const MilestoneDefinition &milestone = portfolio.milestones[m];
        if (!milestone.required || !lives.recorded[m] || !milestone.windowDays || through <= *milestone.windowDays
            || reached(lives, account, m))
            continue;
        ++judgement.requiredPastWindow;
        const std::int32_t since = *milestone.windowDays + 1;
        overdueSince = overdueSince < 0 ? since : std::min(overdueSince, since);
    }
    const PlanCourse course = planCourse(portfolio, account);
    judgement.offCourse = course.off();
    if (judgement.quietDays == noCount) {
        if (judgement.offCourse) { // people said so; no event is needed for it
            judgement.pace = judgement.position = Pace::Behind;
            judgement.behindSince = course.offSince;
        }
        return judgement;
    }
    judgement.complete = static_cast<std::int32_t>(lives.firsts.of(account).size()) >= applicable;

    const bool early = lives.observedTo[account] < tooEarlyDays;
    if (peers.rung != PeerRung::None && !early) {
        if (static_cast<float>(peers.own) > peers.p75)
            judgement.position = Pace::Ahead;
        else if (!absenceHeld)
            judgement.position = behindPeers(peers.own, peers.p25, peers.median) ? Pace::Behind : Pace::OnPace;
    }
    const bool behindByPeers = judgement.position == Pace::Behind;
    if (absenceHeld)
        judgement.requiredPastWindow = 0;
    const auto behind = [&judgement](Day since) {
        judgement.position = Pace::Behind;
        judgement.behindSince = judgement.behindSince.valid() ? std::min(judgement.behindSince, since) : since;
    };
    if (behindByPeers)
        behind(start + behindSince);
    if (judgement.requiredPastWindow > 0)
        behind(start + overdueSince);
    if (judgement.offCourse)
        behind(course.offSince);
    if (!absenceHeld)
        judgeStuck(judgement, portfolio, lives, account, peers);

    if (judgement.stuck)
        judgement.pace = Pace::Stuck;
    else if (judgement.position == Pace::Behind)
        judgement.pace = Pace::Behind;
    else if (judgement.complete)
        judgement.pace = Pace::Complete;
    else
        judgement.pace = judgement.position;
    return judgement;
}

} // namespace milepost::analytics
