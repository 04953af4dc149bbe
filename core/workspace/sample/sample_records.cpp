#include "workspace/sample/sample_records.h"

#include "model/attribute.h"
#include "workspace/sample/population.h"
#include "workspace/sample/sample_events.h"
#include "workspace/sample/sample_names.h"

#include <algorithm>
#include <cassert>

namespace milepost::sample {

namespace {

Currency euro() { return *Currency::fromCode("EUR"); }
Money euros(int amount) { return {std::int64_t{amount} * 100, euro()}; }
Instant noonOf(Day day) { return Instant{day.value * msPerDay + msPerDay / 2}; }

/// Fills one row; days that are not known and empty texts are left out.
class RowBuilder {
public:
    RowBuilder(EntityKind kind, std::string id, std::string account)
    {
        m_row.kind = kind;
        m_row.id = std::move(id);
        m_row.account = std::move(account);
    }
    RowBuilder &set(std::string_view field, Value value)
    {
        const auto index = fieldIndex(m_row.kind, field);
        assert(index);
        m_row.fields.emplace_back(*index, std::move(value));
        return *this;
    }
    RowBuilder &text(std::string_view field, const std::string &value)
    {
        return value.empty() ? *this : set(field, value);
    }
    RowBuilder &day(std::string_view field, Day value) { return value.valid() ? set(field, value) : *this; }
    RowBuilder &time(std::string_view field, Day value) { return value.valid() ? set(field, noonOf(value)) : *this; }
    [[nodiscard]] EntityRow take() { return std::move(m_row); }

private:
    EntityRow m_row;
};

void addAccount(SamplePortfolio &out, const AccountPlan &a)
{
    RowBuilder row(EntityKind::Accounts, a.id, a.id);
    row.text("name", a.name).text("domain", a.domain).text("owner", a.owner).text("plan", a.plan);
    row.text("industry", a.industry).text("region", a.region).text("use_case", a.useCase);
    row.text("executive", a.executive).day("signup", a.signup);
    if (a.renewalKnown && !a.terms.empty() && !a.terms.back().end.valid())
        row.day("renewal", a.terms.back().termEnd);
    if (a.arrEuro)
        row.set("arr", euros(*a.arrEuro));
    row.text("currency", "EUR").set("seats", std::int64_t{a.seats});
    row.set("trial", !a.terms.empty() && a.terms.back().trial);
    row.set("notice_days", std::int64_t{a.noticeDays});
    if (a.autoRenew)
        row.set("auto_renew", *a.autoRenew);
    if (a.churnedOn.valid() && a.terms.back().end.valid())
        row.set("churned", true).day("churned_on", a.churnedOn);
    out.accounts.push_back(row.take());
}

void addTerms(SamplePortfolio &out, const AccountPlan &a)
{
    int number = 0;
    for (const PlannedTerm &term : a.terms) {
        RowBuilder row(EntityKind::Subscriptions, a.id + "-s" + std::to_string(++number), a.id);
        row.text("plan", a.plan).day("start", term.start).day("end", term.end).day("term_end", term.termEnd);
        row.set("seats", std::int64_t{term.seats}).set("trial", term.trial).text("currency", "EUR");
        if (term.arrEuro > 0)
            row.set("arr", euros(term.arrEuro));
        if (a.autoRenew && !term.trial)
            row.set("auto_renew", *a.autoRenew);
        row.set("notice_days", std::int64_t{term.trial ? 0 : a.noticeDays}).day("cancel_on", term.cancelOn);
        out.subscriptions.push_back(row.take());
    }
}

void addPeople(SamplePortfolio &out, const AccountPlan &a, Dice &dice)
{
    int number = 0;
    for (const PlannedContact &contact : a.contacts) {
        const std::string id = a.id + "-c" + std::to_string(++number);
        RowBuilder row(EntityKind::Contacts, id, a.id);
        row.text("name", contact.name).text("title", contact.title).text("role", contact.role);
        row.text("email", "contact" + std::to_string(number) + '@' + a.domain);
        row.day("left_on", contact.leftOn).day("bounced_on", contact.bouncedOn).day("last_seen", contact.lastSeen);
        out.contacts.push_back(row.take());
    }
    for (int n = 0; n < userCount(a); ++n) {
        RowBuilder row(EntityKind::Users, userId(a, n), a.id);
        row.text("name", personName(dice)).text("email", "user" + std::to_string(n + 1) + '@' + a.domain);
        out.users.push_back(row.take());
    }
}

void addService(SamplePortfolio &out, const AccountPlan &a, Day today, Dice &dice)
{
    int number = 0;
    for (const PlannedTicket &ticket : a.tickets) {
        RowBuilder row(EntityKind::Tickets, a.id + "-t" + std::to_string(++number), a.id);
        row.text("subject", ticket.subject).time("opened", ticket.opened).time("closed", ticket.closed);
        row.text("priority", ticket.priority).set("escalated", ticket.escalated);
        if (ticket.closed.valid() && dice.percent(35))
            row.set("score", static_cast<double>(dice.between(3, 5)));
        out.tickets.push_back(row.take());
    }
    number = 0;
    for (const PlannedSurvey &survey : a.surveys) {
        RowBuilder row(EntityKind::Surveys, a.id + "-n" + std::to_string(++number), a.id);
        row.text("kind", "nps").set("score", static_cast<double>(survey.score)).set("scale_max", 10.0);
        row.time("answered", survey.answered).text("comment", survey.comment);
        if (!a.contacts.empty())
            row.text("contact", a.contacts.front().name);
        out.surveys.push_back(row.take());
    }
    number = 0;
    for (const PlannedInvoice &invoice : a.invoices) {
        RowBuilder row(EntityKind::Invoices, a.id + "-i" + std::to_string(++number), a.id);
        int amount = 0;
        for (const PlannedTerm &term : a.terms) {
            if (term.start <= invoice.issued)
                amount = term.arrEuro;
        }
        if (amount > 0)
            row.set("amount", euros(amount));
        row.text("currency", "EUR").day("issued", invoice.issued).day("due", invoice.due).day("paid", invoice.paid);
        row.set("failed", invoice.failed);
        out.invoices.push_back(row.take());
    }
    number = 0;
    for (const SeatReading &reading : a.seatReadings) {
        if (reading.on >= today)
            continue;
        RowBuilder row(EntityKind::Usage, a.id + "-l" + std::to_string(++number), a.id);
        row.time("time", reading.on).text("metric", "seats").set("used", static_cast<double>(reading.used));
        row.set("limit", static_cast<double>(a.seats));
        out.usage.push_back(row.take());
    }
}

void addChurn(SamplePortfolio &out, const AccountPlan &a)
{
    if (!a.churnedOn.valid())
        return;
    RowBuilder row(EntityKind::Churn, a.id + "-x1", a.id);
    row.day("churned_on", a.churnedOn).text("reason", a.churnReason).set("reactivation", false);
    out.churn.push_back(row.take());
    for (const PlannedTerm &term : a.terms) {
        if (term.start > a.churnedOn) {
            RowBuilder back(EntityKind::Churn, a.id + "-x2", a.id);
            back.day("churned_on", term.start).set("reactivation", true);
            out.churn.push_back(back.take());
            return;
        }
    }
}

/// Earlier values of seats, ARR and owner, oldest first.
void addHistory(SamplePortfolio &out, const AccountPlan &a)
{
    std::vector<const PlannedTerm *> paid;
    for (const PlannedTerm &term : a.terms) {
        if (!term.trial)
            paid.push_back(&term);
    }
    for (const PlannedTerm *term : paid) {
        if (term->arrEuro > 0 && term != paid.back())
            out.attributes.push_back({a.id, "arr", encodeAttribute(euros(term->arrEuro)), term->start});
    }
    if (paid.size() > 1 && paid.back()->arrEuro > 0)
        out.attributes.push_back({a.id, "arr", encodeAttribute(euros(paid.back()->arrEuro)), paid.back()->start});
    if (a.ownerSince.valid()) {
        out.attributes.push_back({a.id, "owner", a.formerOwner, a.firstDay()});
        out.attributes.push_back({a.id, "owner", a.owner, a.ownerSince});
    }
    for (const PlannedTerm *term : paid) {
        if (paid.size() > 1)
            out.attributes.push_back({a.id, "seats", std::to_string(term->seats), term->start});
    }
}

} // namespace

void addRecords(SamplePortfolio &portfolio, const AccountPlan &account, Day today, std::uint64_t seed)
{
    Dice dice(seed * 1'000'003 + 700'000 + static_cast<std::uint64_t>(account.number));
    addAccount(portfolio, account);
    addTerms(portfolio, account);
    addPeople(portfolio, account, dice);
    addService(portfolio, account, today, dice);
    addChurn(portfolio, account);
    addHistory(portfolio, account);
}

} // namespace milepost::sample
