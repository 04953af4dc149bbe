#include "wording/document_words.h"

#include "wording/figures.h"

#include <algorithm>
#include <cmath>

namespace milepost::wording {

std::vector<std::pair<const char *, QString>> documentLabels(const Voice &voice)
{
    return {
        {"label_brief", voice.translate("Documents", "Renewal brief")},
        {"label_brief_internal", voice.translate("Documents", "Renewal brief, internal: not for the customer")},
        {"label_report", voice.translate("Documents", "Progress report")},
        {"label_goal", voice.translate("Documents", "What you set out to do")},
        {"label_achieved", voice.translate("Documents", "Achieved")},
        {"label_ahead", voice.translate("Documents", "In progress and ahead")},
        {"label_value", voice.translate("Documents", "Value so far")},
        {"label_changed", voice.translate("Documents", "What changed")},
        {"label_times", voice.translate("Documents", "Times")},
        {"label_saved", voice.translate("Documents", "Saved each")},
        {"label_rate", voice.translate("Documents", "Rate")},
        {"label_amount", voice.translate("Documents", "Value", "of a line, in money")},
        {"label_peers", voice.translate("Documents", "Compared with teams like yours")},
        {"label_steps", voice.translate("Documents", "Next steps")},
        {"label_recommended", voice.translate("Documents", "What we recommend next")},
        {"label_hindrances", voice.translate("Documents", "What could hold us up")},
        {"label_offer", voice.translate("Documents", "What comes with the next level")},
        {"label_over_time", voice.translate("Documents", "Milestones over time")},
        {"label_you", voice.translate("Documents", "you", "label of a line in a chart")},
        {"label_most_teams", voice.translate("Documents", "most teams", "label of a line in a chart")},
        {"label_internal", voice.translate("Documents", "Internal")},
        {"label_call", voice.translate("Documents", "Call and estimate")},
        {"label_health", voice.translate("Documents", "Health")},
        {"label_risks", voice.translate("Documents", "Risks and signals")},
        {"label_offers", voice.translate("Documents", "Offers")},
        {"label_asks", voice.translate("Documents", "Asks")},
        {"label_not_agreed", voice.translate("Documents", "Value the customer has not agreed to")},
        {"label_owed", voice.translate("Documents", "Steps with their owners")},
        {"label_tasks", voice.translate("Documents", "Our tasks")},
        {"label_notes", voice.translate("Documents", "Notes")},
        {"label_heard", voice.translate("Documents", "Heard in the interview")},
    };
}

QString preparedBy(const Voice &voice, std::string_view brand, Day asOf)
{
    const QString day = dateWithYear(voice, asOf);
    return brand.empty() ? voice.translate("Documents", "Prepared on %1").arg(day)
                         : voice.translate("Documents", "Prepared by %1, %2").arg(name(brand), day);
}

QString termsLine(const Voice &voice, std::string_view plan, std::int32_t seats, Day renewal, Day asOf)
{
    QStringList parts;
    if (!plan.empty())
        parts << voice.translate("Documents", "%1 plan").arg(name(plan));
    if (seats >= 0)
        parts << voice.translate("Documents", "%Ln seat(s)", nullptr, seats);
    QString text = parts.join(QStringLiteral(", "));
    if (renewal.valid()) {
        const QString date = dateWithYear(voice, renewal);
        const QString term = renewal < asOf ? voice.translate("Documents", "term ended %1").arg(date)
                                            : voice.translate("Documents", "renews %1").arg(date);
        text = text.isEmpty() ? term : text + QStringLiteral(" · ") + term;
    }
    return text;
}

QString goalReached(const Voice &voice, Day on, Day asOf)
{
    return voice.translate("Documents", "Reached on %1.").arg(date(voice, on, asOf));
}

QString goalShare(const Voice &voice, double share, float value, float target, std::string_view milestone)
{
    return voice.translate("Documents", "You are %1 of the way: %2, %3.").arg(percent(voice, share), name(milestone), ofTarget(voice, value, target));
}

QString goalSteps(const Voice &voice, std::int32_t done, std::int32_t all)
{
    return voice.translate("Documents", "%1 of %Ln agreed step(s) done; the result itself has not been measured since.", nullptr, all).arg(integer(voice, done));
}

QString goalUnmeasured(const Voice &voice, Day baseline)
{
    return baseline.valid() ? voice.translate("Documents", "Not measured since %1: measuring it again is the next thing to do.").arg(dateWithYear(voice, baseline))
                            : voice.translate("Documents", "Not measured yet: a starting point is the next thing to agree on.");
}

QString noGoal(const Voice &voice)
{
    return voice.translate("Documents", "We have not written down together what success means for you. Let us do that next.");
}

QString pointOn(const Voice &voice, std::string_view value, Day on)
{
    if (value.empty())
        return {};
    return on.valid() ? voice.translate("Documents", "%1 on %2", "starting point, day").arg(name(value), dateWithYear(voice, on)) : name(value);
}

QString pointBy(const Voice &voice, std::string_view value, Day on)
{
    if (value.empty())
        return {};
    return on.valid() ? voice.translate("Documents", "%1 by %2", "destination, day").arg(name(value), dateWithYear(voice, on)) : name(value);
}

QString achievedCount(const Voice &voice, std::int64_t reached, std::int64_t applicable)
{
    return voice.translate("Documents", "%1 of %Ln milestone(s)", nullptr, int(applicable)).arg(integer(voice, reached));
}

QString toGo(const Voice &voice, std::int64_t count) { return voice.translate("Documents", "%Ln to go", nullptr, int(count)); }
QString andMore(const Voice &voice, std::int64_t count) { return voice.translate("Documents", "and %Ln more", nullptr, int(count)); }

QString ofTarget(const Voice &voice, float value, float target)
{
    if (target <= 1) // shares of a limit
        return voice.translate("Documents", "%1 of %2", "progress, target").arg(percent(voice, double(value)), percent(voice, double(target)));
    return voice.translate("Documents", "%1 of %2", "progress, target").arg(decimal(voice, double(value)), decimal(voice, double(target)));
}

QString usuallyByWeek(const Voice &voice, std::int32_t day)
{
    return voice.translate("Documents", "usual week %1").arg(integer(voice, std::max(1, (day + 6) / 7)));
}

QString nextNeeds(const Voice &voice, std::string_view title, float value, float target)
{
    const double left = double(target) - double(value);
    return voice.translate("Documents", "Next: %1, with %2 still to come.").arg(name(title), target <= 1 ? percent(voice, left) : decimal(voice, left));
}

QString nextIs(const Voice &voice, std::string_view title) { return voice.translate("Documents", "Next: %1.").arg(name(title)); }

QString valuePeriod(const Voice &voice, Day from, Day to, Day asOf)
{
    return voice.translate("Documents", "%1 to %2", "a period").arg(dateWithYear(voice, from), dateWithYear(voice, std::min(to, asOf)));
}

QString valueTotal(const Voice &voice, const QString &invested)
{
    return invested.isEmpty() ? voice.translate("Documents", "Value to date") : voice.translate("Documents", "Value to date, against %1 invested").arg(invested);
}

QString noValue(const Voice &voice)
{
    return voice.translate("Documents", "No figure has been agreed with you yet, so none is printed. The assumptions are ready to be gone through together.");
}

QString valueRange(const Voice &voice, const QString &low, const QString &high)
{
    return voice.translate("Documents", "Range of the total with every assumption at its low and at its high: %1 to %2. Exact sums, rounded half up for display.").arg(low, high);
}

QString valueLeftOut(const Voice &voice, std::int32_t lines)
{
    return voice.translate("Documents", "%Ln line(s) not agreed yet (is|are) left out.", nullptr, lines);
}

QString peersHeadline(const Voice &voice, const PeerWords &peers)
{
    return peers.recent
        ? voice.translate("Documents", "In the last 180 days most teams at this stage reached a milestone %1 times or more; you did %2 times.")
              .arg(integer(voice, peers.mostHave), integer(voice, peers.own))
        : voice.translate("Documents", "Most teams at this stage have completed %1; you have %2.").arg(integer(voice, peers.mostHave), integer(voice, peers.own));
}

QString peersRank(const Voice &voice, const PeerWords &peers)
{
    if (peers.aheadPercent >= 50)
        return voice.translate("Documents", "You are ahead of %1 of teams at this stage.").arg(percent(voice, peers.aheadPercent / 100.0));
    return {};
}

QString peersBasis(const Voice &voice, const PeerWords &peers)
{
    const QString who = peers.sameIndustry
        ? voice.translate("Documents", "%Ln team(s) of your industry, plan and size", nullptr, peers.n)
        : peers.sameSize ? voice.translate("Documents", "%Ln team(s) of your plan and size", nullptr, peers.n)
        : peers.samePlan ? voice.translate("Documents", "%Ln team(s) on your plan", nullptr, peers.n)
                         : voice.translate("Documents", "%Ln team(s) of all kinds", nullptr, peers.n);
    return voice.translate("Documents", "%1, each taken at the same week after its start. The band is the middle half. No other customer can be recognised.").arg(who);
}

QString peersTooFew(const Voice &voice, std::int32_t n, std::int32_t least)
{
    static_cast<void>(n);
    return voice.translate("Documents", "Fewer than %1 teams are like yours at this stage, too few to compare you with.").arg(integer(voice, least));
}

QString earlierThanUsual(const Voice &voice, const QString &titles) { return voice.translate("Documents", "Ahead of the usual week: %1.").arg(titles); }
QString mostOpen(const Voice &voice, const QString &titles) { return voice.translate("Documents", "Usually there by now, and still open: %1.").arg(titles); }
QString weekTick(const Voice &voice, std::int32_t week) { return voice.translate("Documents", "wk %1").arg(integer(voice, week)); }

QString side(const Voice &voice, PlanSide owes, std::string_view brand)
{
    if (owes == PlanSide::Customer)
        return voice.translate("Documents", "you", "whose step it is");
    return brand.empty() ? voice.translate("Documents", "we", "whose step it is") : name(brand);
}

QString noSteps(const Voice &voice) { return voice.translate("Documents", "No step is agreed at present."); }

QString stepsOverdue(const Voice &voice, std::int32_t ours, std::int32_t theirs)
{
    if (ours > 0 && theirs > 0)
        return voice.translate("Documents", "%Ln agreed step(s) (is|are) late, %1 of them ours.", nullptr, ours + theirs).arg(integer(voice, ours));
    return ours > 0 ? voice.translate("Documents", "%Ln step(s) that we owe you (is|are) late.", nullptr, ours)
                    : voice.translate("Documents", "%Ln step(s) on your side (is|are) late.", nullptr, theirs);
}

QString escalatedOpen(const Voice &voice, std::int32_t tickets)
{
    return voice.translate("Documents", "%Ln of your support tickets (is|are) escalated and open.", nullptr, tickets);
}

QString roleOpen(const Voice &voice, bool sponsor, Day since, Day asOf)
{
    return sponsor ? voice.translate("Documents", "The rollout has had no sponsor since %1.").arg(date(voice, since, asOf))
                   : voice.translate("Documents", "Nobody has taken over the rollout since %1.").arg(date(voice, since, asOf));
}

QString limitNear(const Voice &voice, std::string_view metric, double share, Day on, Day asOf)
{
    return voice.translate("Documents", "%1 stood at %2 of the limit on %3.").arg(name(metric), percent(voice, share), date(voice, on, asOf));
}

QString nothingInTheWay(const Voice &voice) { return voice.translate("Documents", "Nothing that we know of."); }

QString unlockSentence(const Voice &voice, std::string_view gives, std::string_view level, std::int32_t left)
{
    return voice.translate("Documents", "%1: yours with the level %2, %Ln milestone(s) away.", nullptr, left).arg(name(gives), name(level));
}

QString minutesEach(const Voice &voice, const QString &minutes) { return voice.translate("Documents", "%1 min").arg(minutes); }

QString minutesAsHours(const Voice &voice, const QString &product, double hours)
{
    return voice.translate("Documents", "%1 min = %2 h", "occurrences × minutes").arg(product, decimal(voice, hours, 1));
}

QString peopleLine(const Voice &voice, std::string_view owner, std::string_view executive, const QString &arr)
{
    return voice.translate("Documents", "Customer success %1 · account executive %2 · ARR %3")
        .arg(owner.empty() ? noData() : name(owner), executive.empty() ? noData() : name(executive), arr);
}

QString healthBetween(const Voice &voice, std::int32_t score, std::int32_t low, std::int32_t high)
{
    return low == high ? integer(voice, score)
                       : voice.translate("Documents", "%1, between %2 and %3 with what is missing").arg(integer(voice, score), integer(voice, low), integer(voice, high));
}

QString riskAsIndex(const Voice &voice, double risk) { return voice.translate("Documents", "%1, an index and no probability").arg(decimal(voice, risk, 2)); }
QString riskByModel(const Voice &voice, double risk) { return voice.translate("Documents", "risk %1 by the model").arg(percent(voice, risk)); }
QString notCalled(const Voice &voice) { return voice.translate("Documents", "Nobody has called it yet"); }

QString calledBy(const Voice &voice, const QString &call, const QString &probability, std::string_view person, const QString &on)
{
    return voice.translate("Documents", "%1, %2, by %3 on %4", "call, probability, person, day").arg(call, probability, person.empty() ? noData() : name(person), on);
}

QString renewalEstimate(const Voice &voice, const QString &probability) { return voice.translate("Documents", "Estimate that it renews: %1").arg(probability); }

QString footMilestones(const Voice &voice, std::int64_t rows, Day through, const QString &sources)
{
    const QString text = voice.translate("Documents", "Counted from %Ln achievement(s) on record up to %1", nullptr, int(rows)).arg(dateWithYear(voice, through));
    return sources.isEmpty() ? voice.translate("Documents", "%1.", "end of a footnote").arg(text) : voice.translate("Documents", "%1; sources: %2.", "footnote").arg(text, sources);
}

QString footGoal(const Voice &voice, Day baseline, std::string_view milestone)
{
    QString text = baseline.valid() ? voice.translate("Documents", "As agreed; starting point of %1").arg(dateWithYear(voice, baseline)) : voice.translate("Documents", "As agreed");
    if (!milestone.empty())
        text = voice.translate("Documents", "%1; its evidence is the milestone %2").arg(text, name(milestone));
    return voice.translate("Documents", "%1.", "end of a footnote").arg(text);
}

QString footAhead(const Voice &voice, Day through, bool usualWeeks)
{
    if (!usualWeeks)
        return voice.translate("Documents", "Progress up to %1.").arg(dateWithYear(voice, through));
    return voice.translate("Documents", "Progress up to %1; the usual week is that by which half of the teams like yours have it.").arg(dateWithYear(voice, through));
}

QString footValueLine(const Voice &voice, const LineNote &note)
{
    QString text = note.event ? voice.translate("Documents", "%1; counted: event %2, %3 to %4").arg(note.arithmetic, note.counted, note.from, note.to)
                              : voice.translate("Documents", "%1; counted: milestone %2, %3 to %4").arg(note.arithmetic, note.counted, note.from, note.to);
    if (!note.source.isEmpty())
        text = voice.translate("Documents", "%1; %2", "footnote, source of an assumption").arg(text, note.source);
    if (!note.statedBy.isEmpty())
        text = voice.translate("Documents", "%1, stated by %2").arg(text, note.statedBy);
    text = note.agreedOn.isEmpty() ? voice.translate("Documents", "%1, agreed").arg(text) : voice.translate("Documents", "%1, agreed %2").arg(text, note.agreedOn);
    return voice.translate("Documents", "%1.", "end of a footnote").arg(text);
}

QString footHindrances(const Voice &voice, const HindranceRows &rows, Day through)
{
    QStringList parts;
    if (rows.contacts > 0)
        parts << voice.translate("Documents", "%Ln contact(s)", nullptr, rows.contacts);
    if (rows.tickets > 0)
        parts << voice.translate("Documents", "%Ln ticket(s)", nullptr, rows.tickets);
    if (rows.steps > 0)
        parts << voice.translate("Documents", "%Ln step(s) of the plan", nullptr, rows.steps);
    if (rows.limits > 0)
        parts << voice.translate("Documents", "%Ln reading(s) of limits", nullptr, rows.limits);
    if (parts.isEmpty())
        return voice.translate("Documents", "No open contact, escalated ticket, overdue step or nearly used limit on record up to %1.").arg(dateWithYear(voice, through));
    return voice.translate("Documents", "From %1 on record up to %2.", "rows, day").arg(parts.join(QStringLiteral(", ")), dateWithYear(voice, through));
}

QString footUnlock(const Voice &voice, std::string_view level, Day through)
{
    return voice.translate("Documents", "By the milestones of the level %1, reached up to %2.").arg(name(level), dateWithYear(voice, through));
}

QString footSteps(const Voice &voice, std::int64_t open, Day asOf)
{
    return voice.translate("Documents", "%Ln open step(s) of the agreed plan as of %1.", nullptr, int(open)).arg(dateWithYear(voice, asOf));
}

QString footHealth(const Voice &voice, int known, int parts, Day through)
{
    return voice.translate("Documents", "%1 of %2 parts of the score have data, up to %3.").arg(integer(voice, known), integer(voice, parts), dateWithYear(voice, through));
}

QString footRisk(const Voice &voice, bool index, std::int64_t reasons, Day asOf)
{
    const QString open = voice.translate("Documents", "%Ln open signal(s)", nullptr, int(reasons));
    return index ? voice.translate("Documents", "An index over %1, as of %2.", "signals, day").arg(open, dateWithYear(voice, asOf))
                 : voice.translate("Documents", "Churn up to the renewal, by the workspace's own past; %1 beside it, as of %2.", "signals, day").arg(open, dateWithYear(voice, asOf));
}

QString footCall(const Voice &voice, Day calledOn, Day asOf)
{
    return calledOn.valid() ? voice.translate("Documents", "The ledger's entry of %1; the estimate is of %2.").arg(dateWithYear(voice, calledOn), dateWithYear(voice, asOf))
                            : voice.translate("Documents", "No entry in the ledger; the estimate is of %1.").arg(dateWithYear(voice, asOf));
}

QString footPeers(const Voice &voice, std::int32_t n, Day asOf)
{
    return voice.translate("Documents", "n = %1, at least 10 in every point of the band, as of %2.").arg(integer(voice, n), dateWithYear(voice, asOf));
}

QString footAsOf(const Voice &voice, Day asOf, Day through)
{
    return through.valid() && through < asOf ? voice.translate("Documents", "All figures as of %1, from data through %2.").arg(dateWithYear(voice, asOf), dateWithYear(voice, through))
                                             : voice.translate("Documents", "All figures as of %1.").arg(dateWithYear(voice, asOf));
}

} // namespace milepost::wording
