#include "wording/figures.h"
#include "wording/reasons.h"
#include "wording/terms.h"

#include <cmath>

namespace milepost::wording {

namespace {

QString nameOrId(const Portfolio &portfolio, StringId text, StringId id)
{
    return name(portfolio.text(text != 0 ? text : id));
}

QString achievementWords(const Voice &voice, const Portfolio &portfolio, const AchievementFact &fact)
{
    const QString title = name(portfolio.milestones[fact.milestone].title);
    return fact.occurrence > 1
        ? voice.translate("Evidence", "milestone %1, occurrence %2").arg(title, integer(voice, fact.occurrence))
        : voice.translate("Evidence", "milestone %1").arg(title);
}

QString contactWords(const Voice &voice, const Portfolio &portfolio, const ContactFact &contact, double how)
{
    const QString who = nameOrId(portfolio, contact.name, contact.externalId);
    switch (static_cast<ContactLoss>(std::lround(how))) {
    case ContactLoss::Left:
        return voice.translate("Evidence", "%1 left").arg(who);
    case ContactLoss::Bounced:
        return voice.translate("Evidence", "mail to %1 bounced").arg(who);
    case ContactLoss::Inactive:
        return voice.translate("Evidence", "%1 not seen for 60 days").arg(who);
    }
    return who;
}

QString invoiceWords(const Voice &voice, const Portfolio &portfolio, const InvoiceFact &invoice)
{
    const QString id = name(portfolio.text(invoice.externalId));
    const QString amount = money(voice, invoice.amountMinor, portfolio.baseCurrency);
    return invoice.failed ? voice.translate("Evidence", "charge of %1 failed, invoice %2").arg(amount, id)
                          : voice.translate("Evidence", "invoice %2 of %1 was due").arg(amount, id);
}

QString rowWords(const Voice &voice, const Standing &standing, const Signal &signal, const Evidence &row)
{
    const Portfolio &portfolio = *standing.portfolio;
    switch (row.kind) {
    case Evidence::Kind::Achievement:
        return achievementWords(voice, portfolio, portfolio.achievements.rows[row.row]);
    case Evidence::Kind::Ticket: {
        const TicketFact &ticket = portfolio.tickets.rows[row.row];
        const QString what = nameOrId(portfolio, ticket.subject, ticket.externalId);
        return ticket.escalated ? voice.translate("Evidence", "ticket opened and escalated: %1").arg(what)
                                : voice.translate("Evidence", "urgent ticket opened: %1").arg(what);
    }
    case Evidence::Kind::Survey: {
        const SurveyFact &survey = portfolio.surveys.rows[row.row];
        const QString score = voice.translate("Evidence", "%1 %2 of %3", "NPS 6 of 10")
                                  .arg(word(voice, survey.kind), decimal(voice, survey.score),
                                       decimal(voice, survey.scaleMax));
        return survey.contact ? voice.translate("Evidence", "%1, from %2").arg(score, name(portfolio.text(survey.contact)))
                              : score;
    }
    case Evidence::Kind::Invoice:
        return invoiceWords(voice, portfolio, portfolio.invoices.rows[row.row]);
    case Evidence::Kind::Subscription:
        return voice.translate("Evidence", "subscription %1 ends")
            .arg(name(portfolio.text(portfolio.subscriptions.rows[row.row].externalId)));
    case Evidence::Kind::Contact:
        return contactWords(voice, portfolio, portfolio.contacts.rows[row.row], row.value);
    case Evidence::Kind::Limit:
        return voice.translate("Evidence", "%1: %2 of %3")
            .arg(name(portfolio.text(portfolio.limits.rows[row.row].metric)), decimal(voice, row.value),
                 decimal(voice, row.reference));
    case Evidence::Kind::Activity:
        return signal.object == 1
            ? voice.translate("Evidence", "%1 active users in 28 days, against %2")
                  .arg(decimal(voice, row.value), decimal(voice, row.reference))
            : voice.translate("Evidence", "%1 events in 28 days, against %2")
                  .arg(decimal(voice, row.value), decimal(voice, row.reference));
    case Evidence::Kind::Peers: {
        const PeerStanding &peers = standing.peers[row.row];
        return voice.translate("Evidence", "%1 against a median of %2 among %3")
            .arg(integer(voice, peers.own), decimal(voice, peers.median),
                 voice.translate("Evidence", "%Ln peer(s)", nullptr, peers.n));
    }
    case Evidence::Kind::Milestone:
        return voice.translate("Evidence", "window of %1 was over")
            .arg(name(portfolio.milestones[row.row].title));
    case Evidence::Kind::Return:
        return voice.translate("Evidence", "worth %1 against a cost of %2 in this contract year")
            .arg(money(voice, std::llround(row.value), portfolio.baseCurrency), money(voice, std::llround(row.reference), portfolio.baseCurrency));
    case Evidence::Kind::Source:
        return voice.translate("Evidence", "last complete day of %1").arg(name(portfolio.sources[row.row].name));
    }
    return {};
}

} // namespace

QString evidence(const Voice &voice, const Standing &standing, const Signal &signal, const Evidence &row)
{
    return voice.translate("Evidence", "%1: %2", "date: what happened")
        .arg(date(voice, row.on, standing.portfolio->asOf), rowWords(voice, standing, signal, row));
}

} // namespace milepost::wording
