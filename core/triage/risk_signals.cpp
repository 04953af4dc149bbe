#include "triage/account_months.h"
#include "triage/record_judgement.h"
#include "triage/signal_sink.h"

#include "analytics/plan_course.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace milepost::triage {

namespace {

constexpr std::int32_t decisionSoonDays = 90;
constexpr std::int32_t outcomeDays = 30; ///< success_gap: so long after the last functional milestone
constexpr std::int32_t inactiveDays = 60; ///< contact_lost
constexpr std::int32_t quietRenewalDays = 60; ///< renewal_quiet
constexpr std::int32_t paymentSeriousDays = 30;
constexpr std::array<std::int32_t, 3> checkpointDays{180, 90, 30}; ///< renewal_checkpoint: before the term's end

Signal signalOf(const AccountContext &account, SignalRule rule, SignalKind kind, Severity severity, Day since,
                double value, double reference, std::uint32_t object = 0)
{
    Signal signal;
    signal.account = account.account;
    signal.rule = rule;
    signal.kind = kind;
    signal.severity = severity;
    signal.since = since;
    signal.value = value;
    signal.reference = reference;
    signal.object = object;
    return signal;
}

std::vector<Evidence> &achievementRows(const RuleContext &context, AccountIndex account, SignalSink &sink)
{
    std::vector<Evidence> &rows = sink.freshRows();
    std::uint32_t row = context.portfolio.achievements.offset[account];
    for (const AchievementFact &fact : context.portfolio.achievements.of(account))
        rows.push_back({Evidence::Kind::Achievement, row++, fact.on, 0, 0});
    return rows;
}

bool decisionSoon(const RuleContext &context, const AccountContext &account)
{
    return account.decision.day.valid() && account.decision.day - context.portfolio.asOf <= decisionSoonDays;
}

void stuck(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    if (!account.pace.stuck)
        return;
    const Severity severity = decisionSoon(context, account) ? Severity::Critical : Severity::Serious;
    sink.open(signalOf(account, SignalRule::Stuck, SignalKind::Risk, severity, account.pace.stuckSince,
                       account.pace.quietDays, account.peers.gapP90),
              achievementRows(context, account.account, sink));
}

void behind(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    if (account.pace.position != Pace::Behind)
        return;
    const Portfolio &portfolio = context.portfolio;
    std::vector<Evidence> &rows = sink.freshRows();
    for (MilestoneIndex m = 0; account.pace.requiredPastWindow > 0 && m < portfolio.milestones.size(); ++m) {
        const MilestoneDefinition &milestone = portfolio.milestones[m];
        const auto firsts = context.lives.firsts.of(account.account);
        if (!milestone.required || !context.lives.recorded[m] || !milestone.windowDays
            || !portfolio.applies(account.account, m)
            || context.lives.throughDay[account.account] <= *milestone.windowDays
            || std::ranges::any_of(firsts, [m](const auto &first) { return first.milestone == m; }))
            continue;
        const Day end = context.lives.start[account.account] + *milestone.windowDays;
        rows.push_back({Evidence::Kind::Milestone, m, end + 1, double(portfolio.through - end), double(*milestone.windowDays)});
    }
    if (account.peers.rung != PeerRung::None)
        rows.push_back({Evidence::Kind::Peers, account.account, portfolio.asOf, double(account.peers.own),
                        account.peers.median});
    const Severity severity = account.pace.requiredPastWindow > 0 ? Severity::Serious : Severity::Watch;
    sink.open(signalOf(account, SignalRule::Behind, SignalKind::Risk, severity, account.pace.behindSince,
                       account.peers.own, account.peers.median, account.pace.requiredPastWindow),
              rows);
}

void cadenceBroken(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    if (context.absenceHeld)
        return;
    const Portfolio &portfolio = context.portfolio;
    const auto facts = portfolio.achievements.of(account.account);
    for (MilestoneIndex m = 0; m < portfolio.milestones.size(); ++m) {
        const auto &cadence = portfolio.milestones[m].cadenceDays;
        if (!cadence || *cadence <= 0)
            continue;
        std::vector<Evidence> &rows = sink.freshRows();
        std::uint32_t row = portfolio.achievements.offset[account.account];
        for (const AchievementFact &fact : facts) {
            if (fact.milestone == m)
                rows.push_back({Evidence::Kind::Achievement, row, fact.on, 0, 0});
            ++row;
        }
        if (rows.empty())
            continue;
        const Day last = rows.back().on;
        const Day broken = last + *cadence + (*cadence + 1) / 2;
        if (portfolio.through >= broken)
            sink.open(signalOf(account, SignalRule::CadenceBroken, SignalKind::Risk, Severity::Watch, broken,
                               portfolio.through - last, *cadence, m),
                      rows);
    }
}

void successGap(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    if (context.absenceHeld)
        return;
    const Portfolio &portfolio = context.portfolio;
    const auto facts = portfolio.achievements.of(account.account);
    const std::uint32_t firstRow = portfolio.achievements.offset[account.account];
    const auto firstFact = [&](MilestoneIndex m) {
        return std::ranges::find_if(facts, [m](const AchievementFact &fact) { return fact.milestone == m; });
    };
    for (MilestoneIndex outcome = 0; outcome < portfolio.milestones.size(); ++outcome) {
        const MilestoneDefinition &customer = portfolio.milestones[outcome];
        if (customer.kind != MilestoneKind::Customer || !portfolio.applies(account.account, outcome)
            || firstFact(outcome) != facts.end())
            continue;
        std::vector<Evidence> &rows = sink.freshRows();
        bool all = true;
        Day last;
        for (MilestoneIndex m = 0; all && m < portfolio.milestones.size(); ++m) {
            const MilestoneDefinition &functional = portfolio.milestones[m];
            if (functional.kind != MilestoneKind::Functional || functional.outcomeKey != customer.key
                || !portfolio.applies(account.account, m))
                continue;
            const auto fact = firstFact(m);
            all = fact != facts.end();
            if (all) {
                rows.push_back({Evidence::Kind::Achievement, firstRow + static_cast<std::uint32_t>(fact - facts.begin()),
                                fact->on, 0, 0});
                last = last.valid() ? std::max(last, fact->on) : fact->on;
            }
        }
        if (!all || rows.empty() || portfolio.through < last + outcomeDays)
            continue;
        const auto done = static_cast<double>(rows.size());
        sink.open(signalOf(account, SignalRule::SuccessGap, SignalKind::Risk, Severity::Serious, last + outcomeDays,
                           done, portfolio.through - last, outcome),
                  rows);
    }
}

/// The day on which a contact was lost; invalid: still there. `how` is Evidence::value of the signal's row.
Day lostOn(const ContactFact &contact, const RuleContext &context, ContactLoss &how)
{
    const Day asOf = context.portfolio.asOf;
    Day lost;
    const auto consider = [&](Day day, ContactLoss kind) {
        if (day.valid() && day <= asOf && (!lost.valid() || day < lost)) {
            lost = day;
            how = kind;
        }
    };
    consider(contact.leftOn, ContactLoss::Left);
    consider(contact.bouncedOn, ContactLoss::Bounced);
    if (!context.absenceHeld && contact.lastSeen.valid() && context.portfolio.through - contact.lastSeen >= inactiveDays)
        consider(contact.lastSeen + inactiveDays, ContactLoss::Inactive);
    return lost;
}

void offCourse(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const analytics::PlanCourse course = analytics::planCourse(context.portfolio, account.account);
    if (!course.off())
        return;
    sink.open(signalOf(account, SignalRule::OffCourse, SignalKind::Risk, Severity::Serious, course.offSince,
                       context.portfolio.through - course.offSince + 1, course.stepsOverdue,
                       course.destinationPassed ? 1 : 0),
              sink.freshRows());
}

void contactLost(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const auto contacts = context.portfolio.contacts.of(account.account);
    const std::uint32_t firstRow = context.portfolio.contacts.offset[account.account];
    bool anyLeft = false;
    for (const ContactFact &contact : contacts) {
        ContactLoss how{};
        anyLeft = anyLeft || (contact.role != ContactRole::Other && !lostOn(contact, context, how).valid());
    }
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        ContactLoss how{};
        if (contacts[i].role == ContactRole::Other)
            continue;
        const Day lost = lostOn(contacts[i], context, how);
        if (!lost.valid())
            continue;
        const std::uint32_t row = firstRow + static_cast<std::uint32_t>(i);
        sink.open(signalOf(account, SignalRule::ContactLost, SignalKind::Risk,
                           anyLeft ? Severity::Serious : Severity::Critical, lost, double(how), 0, row),
                  Evidence{Evidence::Kind::Contact, row, lost, double(how), 0});
    }
}

/// What makes one survey low; `earlier` is the one before by the same contact, or null.
bool isLow(const SurveyFact &survey, const SurveyFact *earlier)
{
    if (survey.kind == SurveyKind::Csat)
        return csatShare(survey) <= 0.25; // 2 of 5
    return npsScore(survey) <= 6 || (earlier && npsScore(*earlier) - npsScore(survey) >= 3);
}

void surveyLow(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    const auto surveys = portfolio.surveys.of(account.account);
    if (!latestSurvey(portfolio, account.account, surveyDays))
        return;
    const std::uint32_t firstRow = portfolio.surveys.offset[account.account];
    const auto earlierOf = [&](std::size_t i) -> const SurveyFact * {
        for (std::size_t j = i; j-- > 0;) {
            const bool samePerson = surveys[i].contact == 0 || surveys[j].contact == surveys[i].contact;
            if (surveys[j].kind == surveys[i].kind && samePerson)
                return &surveys[j];
        }
        return nullptr;
    };
    // The run of low answers that lasts until now began the signal.
    std::size_t first = surveys.size();
    while (first > 0 && isLow(surveys[first - 1], earlierOf(first - 1))
           && (first == surveys.size() || surveys[first].on - surveys[first - 1].on <= surveyDays))
        --first;
    if (first == surveys.size())
        return;
    const SurveyFact &latest = surveys.back();
    const SurveyFact *earlier = earlierOf(surveys.size() - 1);
    std::vector<Evidence> &rows = sink.freshRows();
    for (std::size_t i = first; i < surveys.size(); ++i)
        rows.push_back({Evidence::Kind::Survey, firstRow + static_cast<std::uint32_t>(i), surveys[i].on, surveys[i].score,
                        surveys[i].scaleMax});
    sink.open(signalOf(account, SignalRule::SurveyLow, SignalKind::Risk,
                       latest.kind == SurveyKind::Csat ? Severity::Watch : Severity::Serious, surveys[first].on,
                       latest.score, earlier ? earlier->score : std::nan(""),
                       firstRow + static_cast<std::uint32_t>(surveys.size() - 1)),
              rows);
}

void ticketEscalated(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const TicketJudgement tickets = judgeTickets(context.portfolio, account.account);
    if (tickets.rows.empty())
        return;
    std::vector<Evidence> &rows = sink.freshRows();
    for (const std::uint32_t row : tickets.rows) {
        const TicketFact &ticket = context.portfolio.tickets.rows[row];
        rows.push_back({Evidence::Kind::Ticket, row, ticket.opened, double(context.portfolio.asOf - ticket.opened), 0});
    }
    sink.open(signalOf(account, SignalRule::TicketEscalated, SignalKind::Risk,
                       tickets.rows.size() >= 2 ? Severity::Critical : Severity::Serious, tickets.since,
                       tickets.escalated, tickets.urgentLate, tickets.rows.front()),
              rows);
}

void usageDrop(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Usage &usage = context.usage.accounts[account.account];
    if (context.absenceHeld || !(usage.own <= 0.6))
        return;
    // Blocks of 28 days cannot tell the day more exactly than the beginning of the newest.
    const Day since = context.portfolio.through - 27;
    sink.open(signalOf(account, SignalRule::UsageDrop, SignalKind::Risk,
                       usage.own <= 0.4 ? Severity::Serious : Severity::Watch, since, usage.last, usage.usual,
                       usage.users ? 1 : 0),
              Evidence{Evidence::Kind::Activity, account.account, context.portfolio.through, usage.last, usage.usual});
}

void payment(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const PaymentJudgement judged = judgePayment(context.portfolio, account.account);
    if (judged.rows.empty() || (context.absenceHeld && judged.failed == 0))
        return;
    std::vector<Evidence> &rows = sink.freshRows();
    for (const std::uint32_t row : judged.rows) {
        const InvoiceFact &invoice = context.portfolio.invoices.rows[row];
        rows.push_back({Evidence::Kind::Invoice, row, invoice.due.valid() ? invoice.due : invoice.issued,
                        invoice.failed ? 1.0 : 0.0, 0});
    }
    sink.open(signalOf(account, SignalRule::Payment, SignalKind::Risk,
                       judged.daysOverdue > paymentSeriousDays ? Severity::Serious : Severity::Watch, judged.since,
                       judged.daysOverdue, judged.failed, judged.rows.front()),
              rows);
}

void cancelPending(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    if (!portfolio.pendingCancel[account.account])
        return;
    std::vector<Evidence> &rows = sink.freshRows();
    std::uint32_t row = portfolio.subscriptions.offset[account.account];
    for (const SubscriptionFact &subscription : portfolio.subscriptions.of(account.account)) {
        if (subscription.cancelOn.valid() && subscription.openOn(portfolio.asOf))
            rows.push_back({Evidence::Kind::Subscription, row, subscription.cancelOn, 0, 0});
        ++row;
    }
    const Day cancelOn = portfolio.cancelOn[account.account];
    const double days = cancelOn.valid() ? cancelOn - portfolio.asOf : std::nan("");
    // No fact says when the cancellation became known, so `since` stays open.
    sink.open(signalOf(account, SignalRule::CancelPending, SignalKind::Risk, Severity::Critical, Day{}, days, 0),
              rows);
}

void renewalQuiet(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    if (context.absenceHeld || !decisionSoon(context, account) || account.pace.quietDays == noCount
        || account.pace.quietDays < quietRenewalDays
        || portfolio.applicable[account.account] == 0)
        return;
    const Day last = portfolio.through - account.pace.quietDays;
    const Day since = std::max(last + quietRenewalDays, account.decision.day - decisionSoonDays);
    auto &rows = achievementRows(context, account.account, sink);
    sink.open(signalOf(account, SignalRule::RenewalQuiet, SignalKind::Renewal, Severity::Serious, since,
                       account.pace.quietDays, account.decision.day - portfolio.asOf),
              rows);
}

/// The term whose end comes next, of a contract that is open; its end is invalid where there is none.
struct NextTerm {
    Day end;
    std::uint32_t row = 0;
};

NextTerm nextTerm(const Portfolio &portfolio, AccountIndex account)
{
    NextTerm next;
    std::uint32_t row = portfolio.subscriptions.offset[account];
    for (const SubscriptionFact &subscription : portfolio.subscriptions.of(account)) {
        if (!subscription.trial && subscription.openOn(portfolio.asOf)) {
            const std::vector<Day> ends = termEnds(subscription);
            const auto ahead = std::ranges::find_if(ends, [&](Day end) { return end > portfolio.asOf; });
            if (ahead != ends.end() && (!next.end.valid() || *ahead < next.end))
                next = {*ahead, row};
        }
        ++row;
    }
    return next;
}

/// Where nobody has ever made a call, calls are not how these people work: the checkpoints of all would say nothing.
void renewalCheckpoint(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    if (portfolio.calls.empty() || portfolio.pendingCancel[account.account])
        return;
    const NextTerm term = nextTerm(portfolio, account.account);
    const std::int32_t days = term.end.valid() ? term.end - portfolio.asOf : checkpointDays.front() + 1;
    if (days > checkpointDays.front())
        return;
    const CallFact *newest = nullptr;
    for (const CallFact &call : portfolio.callsOf(account.account)) {
        if (call.termEnd == term.end)
            newest = &call;
    }
    if (newest && newest->call)
        return;
    std::int32_t passed = checkpointDays.front();
    for (const std::int32_t checkpoint : checkpointDays)
        passed = days <= checkpoint ? checkpoint : passed;
    // A call that was taken back left the renewal without one from that day on.
    const Day first = term.end - checkpointDays.front();
    const Day since = newest ? std::max(first, newest->on) : first;
    sink.open(signalOf(account, SignalRule::RenewalCheckpoint, SignalKind::Renewal,
                       passed == checkpointDays.back() ? Severity::Watch : Severity::Info, since, days, passed, term.row),
              Evidence{Evidence::Kind::Subscription, term.row, term.end, static_cast<double>(days), static_cast<double>(passed)});
}

} // namespace

void openRiskSignals(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    stuck(context, account, sink);
    behind(context, account, sink);
    cadenceBroken(context, account, sink);
    successGap(context, account, sink);
    offCourse(context, account, sink);
    contactLost(context, account, sink);
    surveyLow(context, account, sink);
    ticketEscalated(context, account, sink);
    usageDrop(context, account, sink);
    payment(context, account, sink);
    cancelPending(context, account, sink);
    renewalQuiet(context, account, sink);
    renewalCheckpoint(context, account, sink);
}

} // namespace milepost::triage
