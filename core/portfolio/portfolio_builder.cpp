#include "portfolio/portfolio_builder.h"

#include "portfolio/attributes_as_of.h"
#include "portfolio/catalog_as_of.h"
#include "portfolio/authored_facts.h"
#include "portfolio/derived_facts.h"
#include "portfolio/fact_rows.h"
#include "portfolio/fact_table.h"
#include "portfolio/spells.h"
#include "query/matcher.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace milepost {

namespace {

constexpr std::size_t mostMilestones = noMilestone;

class Building {
public:
    Building(const PortfolioRows &rows, Day asOf, const PortfolioSettings &settings, const DerivedSource &derived)
        : m_rows(rows), m_settings(settings), m_derived(derived), m_made(std::make_shared<Portfolio>()), m_p(*m_made),
          m_today(rows.today.valid() ? rows.today : asOf + 1)
    {
        m_p.asOf = asOf;
    }

    Result<std::shared_ptr<const Portfolio>> run(const ParallelFor &parallel)
    {
        frame();
        if (m_p.milestones.size() > mostMilestones)
            return Error{ErrorCode::LimitExceeded, "milestones", std::to_string(m_p.milestones.size())};
        const auto records = ordered(m_rows.accounts);
        const auto terms = ordered(m_rows.nameless);
        const AccountIndexer indexOf(m_p.id);
        const Exchange exchange(m_p.baseCurrency, m_rows.rates);
        m_p.oddities.assign(m_p.accountCount(), 0);
        m_p.strings.reserve(expectedTexts());
        DerivedFacts derived(m_p, m_derived);
        parallel(2, [&](std::size_t piece) {
            if (piece == 0) {
                derived.collect();
                return;
            }
            fillFactRows(m_p, m_rows, indexOf, exchange);
            records.empty() ? accounts(terms, indexOf, exchange) : accounts(records, indexOf, exchange);
        });
        applicability();
        derived.settle();
        fillAuthoredFacts(m_p, m_rows, indexOf, exchange);
        m_p.byExternal.assign(m_p.strings.size(), noAccount);
        for (AccountIndex account = 0; account < m_p.accountCount(); ++account)
            m_p.byExternal[m_p.externalId[account]] = account;
        m_p.byExternal[0] = noAccount;
        return std::shared_ptr<const Portfolio>(std::move(m_made));
    }

private:
    void frame()
    {
        m_p.through = std::min(m_p.asOf, m_today - 1);
        if (m_rows.eventsThrough.valid())
            m_p.through = std::min(m_p.through, m_rows.eventsThrough);
        m_p.dataVersion = m_rows.dataVersion;
        m_p.zone = m_settings.zone;
        m_p.me = m_settings.me;
        m_p.baseCurrency = m_settings.baseCurrency.valid() ? m_settings.baseCurrency : commonestCurrency(m_rows);
        m_p.milestones = catalogAsOf(m_rows.milestones, m_p.asOf);
        for (const MilestoneDefinition &definition : m_p.milestones)
            (void)m_p.strings.intern(definition.key); // tables name milestones by their keys
        m_p.levels = m_rows.levels;
        m_p.sources = m_rows.sources;
    }

    /// By id, each once; their ids are the portfolio's from then on.
    template <class Account> std::vector<const Account *> ordered(const std::vector<Account> &accounts)
    {
        std::vector<const Account *> order;
        order.reserve(accounts.size());
        for (const Account &account : accounts)
            order.push_back(&account);
        const auto before = [](const Account *a, const Account *b) { return a->id < b->id; };
        if (!std::is_sorted(order.begin(), order.end(), before)) // the store's order, nearly always
            std::stable_sort(order.begin(), order.end(), before);
        const auto same = [](const Account *a, const Account *b) { return a->id == b->id; };
        order.erase(std::unique(order.begin(), order.end(), same), order.end());
        m_p.id.reserve(m_p.id.size() + order.size());
        for (const Account *account : order)
            m_p.id.push_back(account->id);
        return order;
    }

    /// Id, name and domain of an account and the id of a record are rarely shared; the rest is repeated.
    [[nodiscard]] std::size_t expectedTexts() const
    {
        if (m_rows.accounts.empty())
            return 0;
        return 3 * m_p.accountCount() + m_rows.subscriptions.size() + 2 * m_rows.contacts.size()
            + 2 * m_rows.tickets.size() + m_rows.surveys.size() + m_rows.invoices.size();
    }

    void reserve(std::size_t count)
    {
        for (auto *column : {&m_p.externalId, &m_p.name, &m_p.domain, &m_p.owner, &m_p.plan, &m_p.industry, &m_p.region,
                             &m_p.useCase, &m_p.executive})
            column->reserve(count);
        for (auto *column : {&m_p.signup, &m_p.start, &m_p.renewal, &m_p.exit, &m_p.cancelOn})
            column->reserve(count);
        m_p.arrMinor.reserve(count);
        m_p.seats.reserve(count);
        m_p.spell.reserve(count);
        m_p.status.reserve(count);
        m_p.pendingCancel.reserve(count);
        m_p.origin.reserve(count);
        m_p.tenureDays.reserve(count);
        m_p.spells.offset.reserve(count + 1);
        m_p.spells.rows.reserve(count);
    }

    static const AccountRecord &recordOf(const AccountRecord &account, AccountRecord &) { return account; }
    static const AccountRecord &recordOf(const AccountTerms &account, AccountRecord &room) { return room = account.record(); }

    template <class Account>
    void accounts(const std::vector<const Account *> &order, const AccountIndexer &indexOf, const Exchange &exchange)
    {
        const std::size_t count = order.size();
        reserve(count);
        const RowsByAccount attributes(m_rows.attributes, count, indexOf);
        const RowsByAccount churn(m_rows.churn, count, indexOf);
        const RowsByAccount subscriptions(m_rows.subscriptions, count, indexOf);
        AccountRecord room, changed;
        AccountHistory history;
        for (AccountIndex index = 0; index < count; ++index) {
            const AccountRecord *record = &recordOf(*order[index], room);
            if (const auto rows = attributes.of(index); !rows.empty()) {
                changed = *record;
                applyHistory(changed, rows, m_p.asOf);
                record = &changed;
            }
            describe(*record);
            live(*record, churn.of(index), subscriptions.of(index), history);
            contract(*record, index, exchange);
            custom(*record, index);
        }
        for (Portfolio::CustomColumn &column : m_p.custom)
            type(column);
    }

    void describe(const AccountRecord &record)
    {
        const auto intern = [&](const std::string &text) { return m_p.strings.intern(text); };
        m_p.externalId.push_back(intern(record.externalId));
        m_p.name.push_back(intern(record.name));
        m_p.domain.push_back(intern(record.domain));
        m_p.owner.push_back(intern(record.owner));
        m_p.plan.push_back(intern(record.plan));
        m_p.industry.push_back(intern(record.industry));
        m_p.region.push_back(intern(record.region));
        m_p.useCase.push_back(intern(record.useCase));
        m_p.executive.push_back(intern(record.executive));
        m_p.signup.push_back(record.signup);
        m_p.origin.push_back(record.origin);
        m_p.sample |= record.sample;
        noteFact(m_p, record.signup);
    }

    void live(const AccountRecord &record, std::span<const ChurnRecord *const> churn,
              std::span<const SubscriptionRecord *const> subscriptions, AccountHistory &history)
    {
        history.clear();
        history.signup = record.signup;
        history.churnedFlag = record.churnedFlag;
        history.churnedOn = record.churnedOn;
        history.trialFlag = record.trial;
        for (const ChurnRecord *row : churn) {
            (row->reactivation ? history.reactivated : history.churned).push_back(row->on);
            noteFact(m_p, row->on);
        }
        for (const SubscriptionRecord *row : subscriptions)
            history.terms.push_back({row->start, row->end, row->cancelOn, row->trial});
        const AccountLife life = accountLife(history, m_p.asOf, m_today, m_settings);
        m_p.start.push_back(life.start);
        m_p.status.push_back(life.status);
        m_p.spell.push_back(life.spell);
        m_p.exit.push_back(life.exit);
        m_p.cancelOn.push_back(life.cancelOn);
        m_p.pendingCancel.push_back(life.cancelOn.valid());
        m_p.tenureDays.push_back(life.tenureDays);
        m_p.oddities[m_p.start.size() - 1] |= life.oddities;
        m_p.spells.rows.insert(m_p.spells.rows.end(), life.spells.begin(), life.spells.end());
        m_p.spells.offset.push_back(static_cast<std::uint32_t>(m_p.spells.rows.size()));
    }

    /// Over open subscriptions. None open, but figures of closed ones: 0 is paid. Open ones without figures leave it to
    /// the account.
    template <class T> struct Sum {
        T sum = 0;
        bool openKnown = false, closedKnown = false, anyOpen = false;
        void add(T value, bool given, bool open)
        {
            anyOpen |= open;
            (open ? openKnown : closedKnown) |= given;
            if (open && given)
                sum += value;
        }
        [[nodiscard]] bool known() const { return openKnown || (closedKnown && !anyOpen); }
    };

    /// Subscriptions, where they say anything, win over what the account states.
    void contract(const AccountRecord &record, AccountIndex index, const Exchange &exchange)
    {
        Sum<std::int64_t> arr;
        Sum<std::int32_t> seats;
        Day renewal, passed;
        for (const SubscriptionFact &subscription : m_p.subscriptions.of(index)) {
            if (subscription.trial)
                continue;
            const bool open = subscription.openOn(m_p.asOf);
            arr.add(subscription.arrMinor, subscription.arrMinor != noMinor, open);
            seats.add(subscription.seats, subscription.seats != noCount, open);
            if (!open || !subscription.termEnd.valid())
                continue;
            if (subscription.termEnd < m_p.asOf)
                passed = passed.valid() ? std::max(passed, subscription.termEnd) : subscription.termEnd;
            else if (!renewal.valid() || subscription.termEnd < renewal)
                renewal = subscription.termEnd;
        }
        if (!renewal.valid())
            renewal = passed; // over, and nobody has said what became of it
        std::int64_t stated = noMinor;
        if (!arr.known() && record.arr) {
            stated = exchange.toBase(*record.arr, m_p.asOf);
            if (stated == noMinor)
                m_p.oddities[index] |= 1u << static_cast<unsigned>(Oddity::CurrencyUnknown);
        }
        m_p.arrMinor.push_back(arr.known() ? arr.sum : stated);
        m_p.seats.push_back(seats.known() ? seats.sum : record.seats.value_or(noCount));
        m_p.renewal.push_back(renewal.valid() ? renewal : record.renewal);
    }

    void custom(const AccountRecord &record, AccountIndex index)
    {
        for (const auto &[key, value] : record.custom) {
            const auto [at, added] = m_customIndex.try_emplace(key, m_p.custom.size());
            if (added) {
                m_p.custom.push_back({key, false, {}, {}});
                m_p.custom.back().text.assign(m_p.accountCount(), 0);
            }
            m_p.custom[at->second].text[index] = m_p.strings.intern(value);
        }
    }

    void type(Portfolio::CustomColumn &column) const
    {
        std::vector<double> numbers(column.text.size(), std::numeric_limits<double>::quiet_NaN());
        bool any = false;
        for (std::size_t row = 0; row < column.text.size(); ++row) {
            if (column.text[row] == 0)
                continue;
            const std::string_view text = m_p.text(column.text[row]);
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers[row]);
            if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(numbers[row]))
                return;
            any = true;
        }
        if (any) {
            column.numeric = true;
            column.number = std::move(numbers);
        }
    }

    void applicability()
    {
        const std::size_t count = m_p.accountCount();
        m_p.applicableWords = static_cast<std::uint32_t>(std::max<std::size_t>(1, (m_p.milestones.size() + 63) / 64));
        m_p.applicableBits.assign(count * m_p.applicableWords, 0);
        m_p.applicable.assign(count, 0);
        std::optional<query::Table> facts;
        for (MilestoneIndex m = 0; m < m_p.milestones.size(); ++m) {
            const std::string &text = m_p.milestones[m].appliesTo;
            if (text.empty()) {
                for (AccountIndex account = 0; account < count; ++account)
                    apply(account, m);
                continue;
            }
            if (!facts)
                facts.emplace(factTable(m_p));
            const auto matched = query::matchRows(text, *facts);
            if (const auto *failed = std::get_if<query::FilterError>(&matched)) {
                m_p.unreadableApplicability.emplace_back(m, query::toString(*failed));
                continue;
            }
            for (const query::RowIndex row : std::get<std::vector<query::RowIndex>>(matched))
                apply(row, m);
        }
    }

    void apply(AccountIndex account, MilestoneIndex milestone)
    {
        m_p.applicableBits[std::size_t(account) * m_p.applicableWords + milestone / 64] |= std::uint64_t(1)
            << (milestone % 64);
        ++m_p.applicable[account];
    }

    const PortfolioRows &m_rows;
    const PortfolioSettings &m_settings;
    const DerivedSource &m_derived;
    std::shared_ptr<Portfolio> m_made;
    Portfolio &m_p;
    Day m_today;
    std::map<std::string, std::size_t> m_customIndex;
};

} // namespace

Day startDay(const AccountRecord &account, std::span<const SubscriptionRecord> subscriptions, TimeZero timeZero,
             Day asOf)
{
    std::vector<AccountHistory::Term> terms;
    terms.reserve(subscriptions.size());
    for (const SubscriptionRecord &row : subscriptions)
        terms.push_back({row.start, row.end, row.cancelOn, row.trial});
    return startOf(terms, account.signup, timeZero, asOf);
}

Result<std::shared_ptr<const Portfolio>> buildPortfolio(const PortfolioRows &rows, Day asOf,
                                                        const PortfolioSettings &settings,
                                                        const DerivedSource &derived, const ParallelFor &parallel)
{
    if (!asOf.valid())
        return Error{ErrorCode::InvalidArgument, "as-of", "no date"};
    return Building(rows, asOf, settings, derived).run(parallel);
}

} // namespace milepost
