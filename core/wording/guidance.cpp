#include "wording/guidance.h"

#include "wording/answers.h"
#include "wording/figures.h"

#include <algorithm>

namespace milepost::wording {

namespace {

struct Advice {
    const Voice &voice;
    const Standing &standing;
    const Portfolio &portfolio;
    AccountIndex account;
    QStringList steps;

    void say(const QString &step)
    {
        if (!steps.contains(step))
            steps.push_back(step);
    }
};

QString contactName(const Portfolio &portfolio, const ContactFact &contact)
{
    return name(portfolio.text(contact.name ? contact.name : contact.externalId));
}

/// Somebody at the customer who can still be asked: sponsor or champion first.
QString reachable(const Portfolio &portfolio, AccountIndex account)
{
    const ContactFact *best = nullptr;
    for (const ContactFact &contact : portfolio.contacts.of(account)) {
        const bool there = !contact.leftOn.valid() && !contact.bouncedOn.valid();
        if (there && (contact.name || contact.externalId) && (!best || contact.role > best->role))
            best = &contact;
    }
    return best ? contactName(portfolio, *best) : QString();
}

void adviseNextMilestone(Advice &a)
{
    const MilestoneIndex next = a.standing.next[a.account];
    if (next == noMilestone)
        return;
    const QString title = name(a.portfolio.milestones[next].title);
    for (const ProgressFact &progress : a.portfolio.progress.of(a.account)) {
        if (progress.milestone == next && progress.value > 0) {
            a.say(a.voice.translate("Guidance", "Offer a 30-minute session on %1: it stands at %2.")
                      .arg(title, progressFigures(a.voice, progress)));
            return;
        }
    }
    const QString usual = usualWeek(a.voice, a.standing, a.account, next);
    a.say(usual.isEmpty() ? a.voice.translate("Guidance", "Offer a 30-minute session on the next milestone, %1.").arg(title)
                          : a.voice.translate("Guidance", "Offer a 30-minute session on the next milestone, %1 (%2).")
                                .arg(title, usual));
}

void adviseContact(Advice &a, const Signal &signal)
{
    const ContactFact &lost = a.portfolio.contacts.rows[signal.object];
    const QString who = reachable(a.portfolio, a.account);
    if (static_cast<ContactLoss>(static_cast<int>(signal.value)) == ContactLoss::Inactive)
        a.say(a.voice.translate("Guidance", "Call %1 instead of writing; ask whether the role has changed.")
                  .arg(contactName(a.portfolio, lost)));
    else if (!who.isEmpty())
        a.say(a.voice.translate("Guidance", "Find the successor: ask %1 who owns the rollout now.").arg(who));
    else
        a.say(a.voice.translate("Guidance", "Find the successor: nobody else is known, so ask through support or billing."));
    a.say(a.voice.translate("Guidance", "Introduce yourself to the new owner with what has been achieved so far."));
}

void advise(Advice &a, const Signal &signal)
{
    const Voice &voice = a.voice;
    switch (signal.rule) {
    case SignalRule::Stuck:
        a.say(voice.translate("Guidance", "Ask what is in the way; name the last milestone reached and the date."));
        adviseNextMilestone(a);
        break;
    case SignalRule::Behind:
        a.say(voice.translate("Guidance", "Agree on one milestone for the next two weeks, with a date and a person on their side."));
        adviseNextMilestone(a);
        break;
    case SignalRule::CadenceBroken:
        a.say(voice.translate("Guidance", "Ask whether %1 is still wanted, or is now done elsewhere.")
                  .arg(name(a.portfolio.milestones[signal.object].title)));
        break;
    case SignalRule::SuccessGap:
        a.say(voice.translate("Guidance", "Ask what has changed for their business, and log the evidence for %1.")
                  .arg(name(a.portfolio.milestones[signal.object].title)));
        a.say(voice.translate("Guidance", "If nothing has changed, go back to the goal they bought for before adding features."));
        break;
    case SignalRule::ContactLost:
        adviseContact(a, signal);
        break;
    case SignalRule::SurveyLow:
        a.say(voice.translate("Guidance", "Call within two days, thank them for the answer, and ask what would have made it better."));
        a.say(voice.translate("Guidance", "Come back with one thing that will change, and when."));
        break;
    case SignalRule::TicketEscalated:
        a.say(voice.translate("Guidance", "Get an owner and a date from support before you call."));
        a.say(voice.translate("Guidance", "Tell the customer what happens next, also when it is not solved yet."));
        break;
    case SignalRule::UsageDrop:
        a.say(voice.translate("Guidance", "Ask who stopped and why: a finished project, a change of team, or another tool."));
        adviseNextMilestone(a);
        break;
    case SignalRule::Payment:
        a.say(voice.translate("Guidance", "Ask billing whether it is the card, the purchase order or a dispute."));
        a.say(voice.translate("Guidance", "Keep the talk about money apart from the talk about goals."));
        break;
    case SignalRule::CancelPending:
        a.say(voice.translate("Guidance", "Ask for the reason in their own words, and write it down."));
        a.say(voice.translate("Guidance", "Offer what fits the reason: a smaller plan, a pause, or a clean way out with their data."));
        break;
    case SignalRule::RenewalQuiet:
        a.say(voice.translate("Guidance", "Before the decision, bring what was achieved and one goal for the next term."));
        adviseNextMilestone(a);
        break;
    case SignalRule::RenewalStrong:
        a.say(voice.translate("Guidance", "Open the renewal early with the list of what they achieved."));
        break;
    case SignalRule::LimitNear:
        a.say(voice.translate("Guidance", "Show the trend against the limit and when it will be reached."));
        a.say(voice.translate("Guidance", "Offer the next tier before the limit stops them."));
        break;
    case SignalRule::OfferReached:
        a.say(voice.translate("Guidance", "Congratulate on %1 and offer %2.")
                  .arg(name(a.portfolio.milestones[signal.object].title), name(a.portfolio.milestones[signal.object].offer)));
        break;
    case SignalRule::Momentum:
        a.say(voice.translate("Guidance", "Congratulate by name on what was reached this month."));
        a.say(voice.translate("Guidance", "Ask what they want to do next; listen for a need that another plan covers."));
        break;
    case SignalRule::PowerUser:
        a.say(voice.translate("Guidance", "Invite them to a beta, or ask for a short case study."));
        break;
    case SignalRule::AskReached:
        a.say(voice.translate("Guidance", "Thank them for %1 and ask for %2.")
                  .arg(name(a.portfolio.milestones[signal.object].title), name(a.portfolio.milestones[signal.object].ask)));
        break;
    case SignalRule::Promoter:
        a.say(voice.translate("Guidance", "Thank them, and make one small ask: a review or a sentence to quote."));
        break;
    case SignalRule::SourceStale:
        a.say(voice.translate("Guidance", "Import newer data, or look at the portfolio as of its last complete day."));
        break;
    case SignalRule::OffCourse:
        a.say(voice.translate("Guidance", "Go through the plan with them: what is late, who owes it, and whether the destination still holds."));
        break;
    case SignalRule::RenewalCheckpoint:
        a.say(voice.translate("Guidance", "Make the call on this renewal: commit, best case, at risk or churn, and why."));
        a.say(voice.translate("Guidance", "Bring the renewal brief to the next conversation."));
        break;
    case SignalRule::RoiHigh:
        a.say(voice.translate("Guidance", "Show them the figures they agreed to, and ask what else of theirs this could do."));
        a.say(voice.translate("Guidance", "Look through the lines of their value model before you quote the return."));
        break;
    case SignalRule::TrialReady:
        break;
    }
}

constexpr qsizetype mostSteps = 3;

} // namespace

QStringList guidance(const Voice &voice, const Standing &standing, const Signal &signal)
{
    Advice advice{voice, standing, *standing.portfolio, signal.account, {}};
    advise(advice, signal);
    return advice.steps.mid(0, mostSteps);
}

QStringList guidance(const Voice &voice, const Standing &standing, const QueueItem &item)
{
    Advice advice{voice, standing, *standing.portfolio, item.account, {}};
    advise(advice, standing.signals.rows[item.leading]);
    for (const Signal &signal : standing.signals.of(item.account)) {
        if (signal.kind == item.kind && advice.steps.size() < mostSteps)
            advise(advice, signal);
    }
    return advice.steps.mid(0, mostSteps);
}

QString outreach(const Voice &voice, const Standing &standing, AccountIndex account)
{
    if (standing.in(account, Segment::HighAchiever))
        return voice.translate("Guidance", "high achiever: celebrate, advanced features, expansion, advocacy");
    if (standing.in(account, Segment::AverageAchiever))
        return voice.translate("Guidance", "average achiever: encourage, tips, unused features");
    if (standing.in(account, Segment::LowAchiever))
        return voice.translate("Guidance", "low achiever: check in, blockers, help");
    return {};
}

} // namespace milepost::wording
