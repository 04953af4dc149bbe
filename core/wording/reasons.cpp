#include "wording/reasons.h"

#include "wording/answers.h"
#include "wording/figures.h"
#include "wording/terms.h"

#include <cmath>

namespace milepost::wording {

namespace {

/// Everything a reason's words are made from, at hand.
struct Telling {
    const Voice &voice;
    const Standing &standing;
    const Portfolio &portfolio;
    const Signal &signal;

    [[nodiscard]] int count(double value) const { return static_cast<int>(std::lround(value)); }
    [[nodiscard]] QString milestone() const { return name(portfolio.milestones[signal.object].title); }
    [[nodiscard]] QString on(Day day) const { return date(voice, day, portfolio.asOf); }
    [[nodiscard]] const PeerStanding &peers() const { return standing.peers[signal.account]; }
    [[nodiscard]] QString decision() const { return decisionWords(voice, standing, signal.account); }
};

Reason stuck(const Telling &t)
{
    const double gap = t.signal.reference;
    if (std::isnan(gap))
        return {t.voice.translate("Reasons", "No milestone for %Ln day(s)", nullptr, t.count(t.signal.value)),
                t.voice.translate("Reasons", "longer than 30 days; not enough peers to compare with")};
    return {t.voice.translate("Reasons", "No milestone for %Ln day(s)", nullptr, t.count(t.signal.value)),
            t.voice.translate("Reasons", "peers' 90th percentile gap is %Ln day(s)", nullptr, t.count(gap))};
}

Reason behind(const Telling &t)
{
    const PeerStanding &peers = t.peers();
    const bool byPeers = peers.rung != PeerRung::None && peers.own < peers.p25;
    if (t.signal.object > 0) {
        const QString title = t.voice.translate("Reasons", "%Ln required milestone(s) past the window", nullptr,
                                                int(t.signal.object));
        if (t.signal.evidenceBegin < t.signal.evidenceEnd) {
            for (std::uint32_t i = t.signal.evidenceBegin; i < t.signal.evidenceEnd; ++i) {
                const Evidence &row = t.standing.evidence[i];
                if (row.kind == Evidence::Kind::Milestone)
                    return {title, t.voice.translate("Reasons", "%1, %2 late")
                                       .arg(name(t.portfolio.milestones[row.row].title), days(t.voice, t.count(row.value)))};
            }
        }
        return {title, {}};
    }
    if (!byPeers)
        return {t.voice.translate("Reasons", "Behind the usual pace"), {}};
    const QString rank = t.voice.translate("Reasons", "%1 percentile of %2")
                             .arg(ordinal(t.voice, std::lround(peers.percentile)),
                                  t.voice.translate("Reasons", "%Ln peer(s)", nullptr, peers.n));
    if (peers.measure == PeerMeasure::Recent)
        return {t.voice.translate("Reasons", "Behind the usual pace: %1 in 180 days, median %2")
                    .arg(integer(t.voice, peers.own), decimal(t.voice, peers.median)),
                rank};
    return {t.voice.translate("Reasons", "Behind the usual pace: %1, most have %2")
                .arg(integer(t.voice, peers.own), integer(t.voice, peers.mostHave)),
            rank};
}

Reason contactLost(const Telling &t)
{
    const ContactFact &contact = t.portfolio.contacts.rows[t.signal.object];
    const QString who = contact.name ? name(t.portfolio.text(contact.name)) : name(t.portfolio.text(contact.externalId));
    const QString role = word(t.voice, contact.role);
    const QString person = contact.title ? t.voice.translate("Reasons", "%1, %2", "name, job title")
                                               .arg(who, name(t.portfolio.text(contact.title)))
                                         : who;
    const QString only = t.signal.severity == Severity::Critical
        ? t.voice.translate("Reasons", "; no other champion or sponsor is left")
        : QString();
    switch (static_cast<ContactLoss>(t.count(t.signal.value))) {
    case ContactLoss::Left:
        return {t.voice.translate("Reasons", "%1 left: %2", "role, person").arg(role, person),
                t.voice.translate("Reasons", "since %1").arg(t.on(t.signal.since)) + only};
    case ContactLoss::Bounced:
        return {t.voice.translate("Reasons", "%1 not reached: %2", "role, person").arg(role, person),
                t.voice.translate("Reasons", "mail bounced %1").arg(t.on(t.signal.since)) + only};
    case ContactLoss::Inactive:
        return {t.voice.translate("Reasons", "%1 inactive: %2", "role, person").arg(role, person),
                t.voice.translate("Reasons", "last seen %1").arg(t.on(contact.lastSeen)) + only};
    }
    return {};
}

Reason surveyLow(const Telling &t)
{
    const SurveyFact &survey = t.portfolio.surveys.rows[t.signal.object];
    const QString when = t.voice.translate("Reasons", "answered %1").arg(t.on(survey.on));
    const QString score = decimal(t.voice, survey.score), most = decimal(t.voice, survey.scaleMax);
    if (survey.kind == SurveyKind::Csat)
        return {t.voice.translate("Reasons", "CSAT %1 of %2").arg(score, most), when};
    if (!std::isnan(t.signal.reference) && t.signal.reference > t.signal.value)
        return {t.voice.translate("Reasons", "NPS from %1 to %2").arg(decimal(t.voice, t.signal.reference), score), when};
    return {t.voice.translate("Reasons", "NPS %1 of %2").arg(score, most), when};
}

Reason tickets(const Telling &t)
{
    const int escalated = t.count(t.signal.value), urgent = t.count(t.signal.reference);
    const TicketFact &first = t.portfolio.tickets.rows[t.signal.object];
    const QString subject = first.subject ? name(t.portfolio.text(first.subject))
                                          : name(t.portfolio.text(first.externalId));
    const QString detail = t.voice.translate("Reasons", "%1, opened %2").arg(subject, t.on(first.opened));
    if (urgent == 0)
        return {t.voice.translate("Reasons", "%Ln escalation(s) open", nullptr, escalated), detail};
    if (escalated == 0)
        return {t.voice.translate("Reasons", "%Ln urgent ticket(s) open for more than 7 days", nullptr, urgent), detail};
    return {t.voice.translate("Reasons", "%Ln grave ticket(s) open", nullptr, escalated + urgent), detail};
}

Reason usage(const Telling &t)
{
    const bool users = t.signal.object == 1;
    const double last = t.signal.value, usual = t.signal.reference;
    const QString from = decimal(t.voice, usual), to = decimal(t.voice, last);
    const QString detail = users ? t.voice.translate("Reasons", "active users in 28 days: %1, usually %2").arg(to, from)
                                 : t.voice.translate("Reasons", "events in 28 days: %1, usually %2").arg(to, from);
    if (last <= 0)
        return {t.voice.translate("Reasons", "No activity for 28 days"), detail};
    return {t.voice.translate("Reasons", "Usage down %1 in 4 weeks").arg(percent(t.voice, 1 - last / usual)), detail};
}

Reason payment(const Telling &t)
{
    const InvoiceFact &invoice = t.portfolio.invoices.rows[t.signal.object];
    QString detail = invoice.amountMinor == noMinor
        ? QString()
        : money(t.voice, invoice.amountMinor, t.portfolio.baseCurrency);
    if (t.signal.rowCount > 1) {
        const QString all = t.voice.translate("Reasons", "%Ln invoice(s)", nullptr, int(t.signal.rowCount));
        detail = detail.isEmpty() ? all : t.voice.translate("Reasons", "%1 the first of %2").arg(detail, all);
    }
    const int failed = t.count(t.signal.reference), overdue = t.count(t.signal.value);
    if (failed == 1 && t.signal.rowCount == 1)
        return {t.voice.translate("Reasons", "Payment failed"), detail};
    if (failed > 0)
        return {t.voice.translate("Reasons", "%Ln payment(s) failed", nullptr, failed), detail};
    return {t.voice.translate("Reasons", "Invoice %1 overdue").arg(days(t.voice, overdue)), detail};
}

Reason limitNear(const Telling &t)
{
    const LimitFact &limit = t.portfolio.limits.rows[t.signal.object];
    return {t.voice.translate("Reasons", "%1 at %2 of the limit", "metric, share")
                .arg(name(t.portfolio.text(limit.metric)), percent(t.voice, t.signal.value)),
            t.voice.translate("Reasons", "%1 of %2, for %3 at 80 % or more")
                .arg(decimal(t.voice, limit.used), decimal(t.voice, limit.limit),
                     days(t.voice, t.count(t.signal.reference)))};
}

Reason powerUser(const Telling &t)
{
    const bool users = t.signal.object == 1;
    const QString value = integer(t.voice, std::llround(t.signal.value));
    const QString mark = integer(t.voice, std::llround(t.signal.reference));
    const QString headline = users ? t.voice.translate("Reasons", "Top 10 % of peers by active users")
                                   : t.voice.translate("Reasons", "Top 10 % of peers by activity");
    if (t.standing.absenceHeld) // the 28 days are those before the data end
        return {headline, (users ? t.voice.translate("Reasons", "%1 active users in the 28 days to %3; the top begins at %2")
                                 : t.voice.translate("Reasons", "%1 events in the 28 days to %3; the top begins at %2"))
                              .arg(value, mark, t.on(t.portfolio.through))};
    return {headline, (users ? t.voice.translate("Reasons", "%1 active users in 28 days; the top begins at %2")
                             : t.voice.translate("Reasons", "%1 events in 28 days; the top begins at %2"))
                          .arg(value, mark)};
}

Reason cancelPending(const Telling &t)
{
    const Day day = t.portfolio.cancelOn[t.signal.account];
    return {t.voice.translate("Reasons", "Cancellation is known"),
            day.valid() ? t.voice.translate("Reasons", "takes effect %1, %2")
                              .arg(t.on(day), relativeDay(t.voice, day, t.portfolio.asOf))
                        : t.voice.translate("Reasons", "its date is not known")};
}

Reason workspaceReason(const Telling &t)
{
    const SourceFact &source = t.portfolio.sources[t.signal.object];
    QString detail = t.voice.translate("Reasons", "complete up to %1; absence proves nothing since")
                         .arg(t.on(source.lastCompleteDay));
    if (t.signal.rowCount > 1)
        detail += t.voice.translate("Reasons", "; %Ln source(s) in all", nullptr, int(t.signal.rowCount));
    return {t.voice.translate("Reasons", "Source %1 is stale").arg(name(source.name)), detail};
}

Reason achievementReason(const Telling &t, bool offer)
{
    const MilestoneDefinition &milestone = t.portfolio.milestones[t.signal.object];
    const QString what = name(offer ? milestone.offer : milestone.ask);
    return {offer ? t.voice.translate("Reasons", "%1 reached: offer %2", "milestone, offer").arg(t.milestone(), what)
                  : t.voice.translate("Reasons", "%1 reached: ask for %2", "milestone, ask").arg(t.milestone(), what),
            t.voice.translate("Reasons", "reached %1").arg(t.on(t.signal.since))};
}

Reason reasonOf(const Telling &t)
{
    switch (t.signal.rule) {
    case SignalRule::Stuck:
        return stuck(t);
    case SignalRule::Behind:
        return behind(t);
    case SignalRule::CadenceBroken:
        return {t.voice.translate("Reasons", "%1: cadence broken").arg(t.milestone()),
                t.voice.translate("Reasons", "last %1 ago, usually every %2")
                    .arg(days(t.voice, t.count(t.signal.value)), days(t.voice, t.count(t.signal.reference)))};
    case SignalRule::SuccessGap:
        return {t.voice.translate("Reasons", "Success gap: %Ln functional done, no outcome seen", nullptr,
                                  t.count(t.signal.value)),
                t.voice.translate("Reasons", "%1 is still open, %2 on")
                    .arg(t.milestone(), days(t.voice, t.count(t.signal.reference)))};
    case SignalRule::ContactLost:
        return contactLost(t);
    case SignalRule::SurveyLow:
        return surveyLow(t);
    case SignalRule::TicketEscalated:
        return tickets(t);
    case SignalRule::UsageDrop:
        return usage(t);
    case SignalRule::Payment:
        return payment(t);
    case SignalRule::CancelPending:
        return cancelPending(t);
    case SignalRule::RenewalQuiet:
        return {t.voice.translate("Reasons", "Quiet before renewal: no milestone for %Ln day(s)", nullptr,
                                  t.count(t.signal.value)),
                t.decision()};
    case SignalRule::RenewalStrong:
        return {t.voice.translate("Reasons", "Strong before renewal: %Ln achievement(s)", nullptr, t.count(t.signal.value)),
                t.decision()};
    case SignalRule::LimitNear:
        return limitNear(t);
    case SignalRule::OfferReached:
        return achievementReason(t, true);
    case SignalRule::AskReached:
        return achievementReason(t, false);
    case SignalRule::Momentum:
        return {t.voice.translate("Reasons", "%Ln milestone(s) in 30 days", nullptr, t.count(t.signal.value)),
                t.voice.translate("Reasons", "since %1").arg(t.on(t.signal.since))};
    case SignalRule::PowerUser:
        return powerUser(t);
    case SignalRule::Promoter:
        return {t.voice.translate("Reasons", "Promoter: NPS %1").arg(decimal(t.voice, t.signal.value)),
                t.voice.translate("Reasons", "answered %1").arg(t.on(t.signal.since))};
    case SignalRule::SourceStale:
        return workspaceReason(t);
    case SignalRule::OffCourse:
        if (t.signal.object == 1)
            return {t.voice.translate("Reasons", "Off course: the outcome was due %1").arg(t.on(t.signal.since)),
                    t.signal.reference > 0
                        ? t.voice.translate("Reasons", "and %Ln step(s) of the plan overdue", nullptr, t.count(t.signal.reference))
                        : QString()};
        return {t.voice.translate("Reasons", "Off course: %Ln step(s) of the plan overdue", nullptr, t.count(t.signal.reference)),
                t.voice.translate("Reasons", "since %1").arg(t.on(t.signal.since))};
    case SignalRule::RenewalCheckpoint:
        return {t.voice.translate("Reasons", "No call on the renewal at T-%1").arg(t.count(t.signal.reference)),
                t.voice.translate("Reasons", "the term ends %1")
                    .arg(relativeDay(t.voice, t.portfolio.asOf + t.count(t.signal.value), t.portfolio.asOf))};
    case SignalRule::RoiHigh:
        return {t.voice.translate("Reasons", "Return of %1, above %2").arg(percent(t.voice, t.signal.value), percent(t.voice, t.signal.reference)),
                t.voice.translate("Reasons", "on figures the customer agreed to, since %1").arg(t.on(t.signal.since))};
    case SignalRule::TrialReady:
        break;
    }
    return {word(t.voice, t.signal.rule), {}};
}

/// Signals whose condition has just ended may have lost the rows that explained them.
Reason lingeringReason(const Telling &t)
{
    return {word(t.voice, t.signal.rule),
            t.voice.translate("Reasons", "ended less than 7 days ago; opened %1").arg(t.on(t.signal.since))};
}

QString lowerFirst(const Voice &voice, QString text)
{
    // After a semicolon the sentence goes on; what comes from outside and abbreviations stay as they are.
    const bool english = voice.locale.language() == QLocale::English || voice.locale.language() == QLocale::C;
    if (text.size() > 1 && text[0].isUpper() && text[1].isLower() && english)
        text[0] = text[0].toLower();
    return text;
}

} // namespace

Reason reason(const Voice &voice, const Standing &standing, const Signal &signal)
{
    const Telling telling{voice, standing, *standing.portfolio, signal};
    return signal.lingering ? lingeringReason(telling) : reasonOf(telling);
}

QString reasonSentence(const Voice &voice, const Standing &standing, const Signal &signal)
{
    const Reason both = reason(voice, standing, signal);
    return both.detail.isEmpty() ? both.title
                                 : voice.translate("Reasons", "%1; %2", "two reasons in one line").arg(both.title, both.detail);
}

QString reasonLine(const Voice &voice, const Standing &standing, const QueueItem &item)
{
    const Signal &leading = standing.signals.rows[item.leading];
    const Reason first = reason(voice, standing, leading);
    const auto bent = [](SignalKind kind) {
        return kind == SignalKind::Renewal ? SignalKind::Risk : kind == SignalKind::Advocacy ? SignalKind::Celebrate : kind;
    };
    for (const Signal &other : standing.signals.of(item.account)) {
        // Quiet before renewal would only say again what stuck has said.
        const bool repeats = other.rule == SignalRule::RenewalQuiet && leading.rule == SignalRule::Stuck;
        if (&other == &leading || bent(other.kind) != bent(leading.kind) || repeats || other.rule == leading.rule)
            continue;
        return voice.translate("Reasons", "%1; %2", "two reasons in one line")
            .arg(first.title, lowerFirst(voice, reason(voice, standing, other).title));
    }
    return reasonSentence(voice, standing, leading);
}

QString rowCount(const Voice &voice, const Signal &signal)
{
    return voice.translate("Reasons", "%Ln row(s)", nullptr, int(signal.rowCount));
}

QString decisionWords(const Voice &voice, const Standing &standing, AccountIndex account)
{
    const Day day = standing.decisionDay[account];
    const Day asOf = standing.portfolio->asOf;
    if (!day.valid())
        return standing.urgency[account] >= 1 ? voice.translate("Reasons", "Month to month")
                                              : voice.translate("Reasons", "Renewal date missing");
    if (day < asOf)
        return voice.translate("Reasons", "Decision day was %1").arg(date(voice, day, asOf));
    return voice.translate("Reasons", "Decision %1").arg(relativeDay(voice, day, asOf));
}

} // namespace milepost::wording
