#include "wording/queue_words.h"

#include "wording/figures.h"

namespace milepost::wording {

namespace {

/// The customers whose owner it is, by what is known of them.
struct Customers {
    int all = 0, unjudged = 0, risky = 0;
};

Customers customersOf(const Standing &standing, std::string_view owner)
{
    const Portfolio &portfolio = *standing.portfolio;
    Customers customers;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        const AccountStatus status = portfolio.status[account];
        if (status == AccountStatus::Churned || status == AccountStatus::NotStarted
            || (!owner.empty() && portfolio.text(portfolio.owner[account]) != owner))
            continue;
        ++customers.all;
        const Pace pace = standing.pace[account];
        if (standing.in(account, Segment::AtRisk) || pace == Pace::Stuck || pace == Pace::Behind)
            ++customers.risky;
        else if (pace == Pace::Unknown)
            ++customers.unjudged;
    }
    return customers;
}

int putAwayOf(const Standing &standing, std::string_view owner)
{
    const Portfolio &portfolio = *standing.portfolio;
    int count = 0;
    for (const QueueItem &item : standing.putAway)
        count += owner.empty() || portfolio.text(portfolio.owner[item.account]) == owner ? 1 : 0;
    return count;
}

QString two(const QString &first, const QString &second) { return first + QLatin1Char(' ') + second; }

} // namespace

EmptyQueue emptyQueue(const Voice &voice, const Standing &standing, std::string_view owner)
{
    const Portfolio &portfolio = *standing.portfolio;
    if (portfolio.accountCount() == 0)
        return {voice.translate("Queue", "There are no accounts yet."), false};
    const Customers customers = customersOf(standing, owner);
    if (customers.all == 0)
        return {owner.empty() ? voice.translate("Queue", "No account is a customer on this day.")
                              : voice.translate("Queue", "None of your accounts is a customer on this day."),
                true};
    if (standing.absenceHeld)
        return {voice.translate("Queue", "Who waits is not known: the data ends %1, and silence after it proves nothing.")
                    .arg(dateWithYear(voice, portfolio.through)),
                false};
    if (customers.unjudged == customers.all)
        return {portfolio.achievements.rows.empty()
                    ? voice.translate("Queue", "Who waits is not known: nobody has reached a milestone yet.")
                    : voice.translate("Queue", "Who waits is not known: no account's progress can be judged yet."),
                false};
    const QString nobody = owner.empty() ? voice.translate("Queue", "Nobody waits.")
                                         : voice.translate("Queue", "None of your accounts waits for you.");
    if (const int away = putAwayOf(standing, owner); away > 0)
        return {owner.empty() ? voice.translate("Queue", "Nobody else waits: %Ln account(s) (is|are) put away.", nullptr, away)
                              : voice.translate("Queue", "None of your accounts waits: %Ln (is|are) put away.", nullptr, away),
                true};
    if (customers.risky > 0)
        return {two(nobody, voice.translate("Queue", "No signal with money at stake is open; %Ln account(s) (is|are) behind or at risk all the same.",
                                            nullptr, customers.risky)),
                true};
    if (customers.unjudged > 0)
        return {two(nobody, voice.translate("Queue", "How %1 of %2 accounts progress cannot be said yet.")
                                .arg(integer(voice, customers.unjudged), integer(voice, customers.all))),
                true};
    return {owner.empty() ? two(nobody, voice.translate("Queue", "Every account is on its way.")) : nobody, true};
}

} // namespace milepost::wording
