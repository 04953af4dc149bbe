#include "portfolio/fact_rows.h"

#include "portfolio/spells.h"

#include <algorithm>

namespace milepost {

namespace {

/// Facts of each account in the order `before` says; `make` answers none for what does not exist on the day.
template <class Fact, class Row, class Make, class Before>
void fill(Csr<Fact> &csr, const std::vector<Row> &rows, std::size_t accounts, const AccountIndexer &indexOf,
          const Make &make, const Before &before)
{
    const RowsByAccount<Row> byAccount(rows, accounts, indexOf);
    csr.offset.assign(1, 0);
    csr.offset.reserve(accounts + 1);
    csr.rows.reserve(rows.size());
    for (AccountIndex account = 0; account < accounts; ++account) {
        const auto begin = static_cast<std::ptrdiff_t>(csr.rows.size());
        for (const Row *row : byAccount.of(account)) {
            if (auto fact = make(*row, account))
                csr.rows.push_back(std::move(*fact));
        }
        const auto first = csr.rows.begin() + begin;
        if (!std::is_sorted(first, csr.rows.end(), before)) // the store's order, nearly always
            std::stable_sort(first, csr.rows.end(), before);
        csr.offset.push_back(static_cast<std::uint32_t>(csr.rows.size()));
    }
}

Day upTo(Day day, Day asOf) { return day.valid() && day <= asOf ? day : Day{}; }

/// A record without a day is taken as being there all along.
bool exists(Day day, Day asOf) { return !day.valid() || day <= asOf; }

class FactRows {
public:
    FactRows(Portfolio &portfolio, const PortfolioRows &rows, const AccountIndexer &indexOf, const Exchange &exchange)
        : m_portfolio(portfolio), m_rows(rows), m_indexOf(indexOf), m_exchange(exchange), m_asOf(portfolio.asOf)
    {
    }

    void run()
    {
        subscriptions();
        tickets();
        surveys();
        invoices();
        contacts();
        limits();
    }

private:
    StringId intern(const std::string &text) { return m_portfolio.strings.intern(text); }

    std::int64_t toBase(const std::optional<Money> &money, Day day, AccountIndex account)
    {
        if (!money)
            return noMinor;
        const std::int64_t minor = m_exchange.toBase(*money, day);
        if (minor == noMinor)
            m_portfolio.oddities[account] |= 1u << static_cast<unsigned>(Oddity::CurrencyUnknown);
        return minor;
    }

    void subscriptions()
    {
        const Day today = m_rows.today.valid() ? m_rows.today : m_asOf + 1;
        const auto make = [&](const SubscriptionRecord &row, AccountIndex account) -> std::optional<SubscriptionFact> {
            if (!row.start.valid() || row.start > m_asOf)
                return std::nullopt;
            SubscriptionFact fact;
            fact.start = row.start;
            fact.end = knownEnd(row.end, row.cancelOn, m_asOf);
            if (!fact.end.valid() && m_asOf >= today)
                fact.end = row.end;
            fact.cancelOn = row.cancelOn;
            fact.termEnd = runningTermEnd(row, m_asOf);
            fact.arrMinor = toBase(row.arr, m_asOf, account);
            fact.externalId = intern(row.externalId);
            fact.plan = intern(row.plan);
            fact.seats = row.seats.value_or(noCount);
            fact.noticeDays = row.noticeDays.value_or(noCount);
            fact.termDays = row.termDays;
            fact.trial = row.trial;
            fact.autoRenew = row.autoRenew;
            noteFact(m_portfolio, fact.start);
            noteFact(m_portfolio, fact.end);
            return fact;
        };
        fill(m_portfolio.subscriptions, m_rows.subscriptions, m_portfolio.accountCount(), m_indexOf, make,
             [](const SubscriptionFact &a, const SubscriptionFact &b) { return a.start < b.start; });
        m_portfolio.hasSubscriptions = !m_portfolio.subscriptions.rows.empty();
    }

    void tickets()
    {
        const auto make = [&](const TicketRecord &row, AccountIndex) -> std::optional<TicketFact> {
            if (!row.opened.valid() || row.opened > m_asOf)
                return std::nullopt;
            noteFact(m_portfolio, row.opened);
            noteFact(m_portfolio, row.closed);
            return TicketFact{row.opened, upTo(row.closed, m_asOf), intern(row.externalId), intern(row.subject),
                              row.priority, row.escalated};
        };
        fill(m_portfolio.tickets, m_rows.tickets, m_portfolio.accountCount(), m_indexOf, make,
             [](const TicketFact &a, const TicketFact &b) { return a.opened < b.opened; });
        m_portfolio.hasTickets = !m_portfolio.tickets.rows.empty();
    }

    void surveys()
    {
        const auto make = [&](const SurveyRecord &row, AccountIndex) -> std::optional<SurveyFact> {
            if (!row.answered.valid() || row.answered > m_asOf)
                return std::nullopt;
            noteFact(m_portfolio, row.answered);
            return SurveyFact{row.answered, intern(row.externalId), intern(row.contact), static_cast<float>(row.score),
                              static_cast<float>(row.scaleMax), row.kind};
        };
        fill(m_portfolio.surveys, m_rows.surveys, m_portfolio.accountCount(), m_indexOf, make,
             [](const SurveyFact &a, const SurveyFact &b) { return a.on < b.on; });
        m_portfolio.hasSurveys = !m_portfolio.surveys.rows.empty();
    }

    void invoices()
    {
        const auto make = [&](const InvoiceRecord &row, AccountIndex account) -> std::optional<InvoiceFact> {
            const Day known = row.issued.valid() ? row.issued : row.due;
            if (!exists(known, m_asOf))
                return std::nullopt;
            noteFact(m_portfolio, row.issued);
            noteFact(m_portfolio, row.paid);
            return InvoiceFact{row.issued, row.due, upTo(row.paid, m_asOf),
                               toBase(row.amount, known.valid() ? known : m_asOf, account), intern(row.externalId),
                               row.failed};
        };
        fill(m_portfolio.invoices, m_rows.invoices, m_portfolio.accountCount(), m_indexOf, make,
             [](const InvoiceFact &a, const InvoiceFact &b) { return a.due < b.due; });
        m_portfolio.hasInvoices = !m_portfolio.invoices.rows.empty();
    }

    void contacts()
    {
        const auto make = [&](const ContactRecord &row, AccountIndex) -> std::optional<ContactFact> {
            return ContactFact{intern(row.externalId), intern(row.name), intern(row.title), row.role,
                               upTo(row.leftOn, m_asOf), upTo(row.bouncedOn, m_asOf), upTo(row.lastSeen, m_asOf)};
        };
        fill(m_portfolio.contacts, m_rows.contacts, m_portfolio.accountCount(), m_indexOf, make,
             [](const ContactFact &, const ContactFact &) { return false; });
        m_portfolio.hasContacts = !m_portfolio.contacts.rows.empty();
    }

    void limits()
    {
        const auto make = [&](const LimitReading &row, AccountIndex) -> std::optional<LimitFact> {
            if (!row.on.valid() || row.on > m_asOf || !(row.limit > 0))
                return std::nullopt;
            noteFact(m_portfolio, row.on);
            return LimitFact{intern(row.metric), row.on, static_cast<float>(row.used), static_cast<float>(row.limit)};
        };
        fill(m_portfolio.limits, m_rows.limits, m_portfolio.accountCount(), m_indexOf, make,
             [&](const LimitFact &a, const LimitFact &b) {
                 return a.metric != b.metric ? m_portfolio.text(a.metric) < m_portfolio.text(b.metric) : a.on < b.on;
             });
        m_portfolio.hasLimits = !m_portfolio.limits.rows.empty();
    }

    Portfolio &m_portfolio;
    const PortfolioRows &m_rows;
    const AccountIndexer &m_indexOf;
    const Exchange &m_exchange;
    Day m_asOf;
};

} // namespace

void fillFactRows(Portfolio &portfolio, const PortfolioRows &rows, const AccountIndexer &indexOf,
                  const Exchange &exchange)
{
    FactRows(portfolio, rows, indexOf, exchange).run();
}

void noteFact(Portfolio &portfolio, Day day)
{
    if (day.valid() && day <= portfolio.asOf)
        portfolio.lastFact = std::max(portfolio.lastFact, day);
}

} // namespace milepost
