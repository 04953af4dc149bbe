#include "triage/account_months.h"

#include "triage/decision.h"

#include <algorithm>

namespace milepost {

namespace {

using triage::monthToMonthDays;
constexpr std::int32_t lateChurnDays = 30; ///< a churn so soon after a term end belongs to it

struct Contract {
    const SubscriptionFact *subscription;
    std::int32_t termDays; ///< 0: not known
    std::vector<Day> ends;
};

class Cutter {
public:
    Cutter(const Portfolio &portfolio, std::span<const PastView> views, Day until)
        : m_portfolio(portfolio), m_views(views), m_until(until)
    {
    }

    std::vector<AccountMonth> run()
    {
        if (m_views.empty())
            return {};
        for (AccountIndex account = 0; account < m_portfolio.accountCount(); ++account) {
            if (!tells(account))
                continue;
            contractsOf(account);
            for (const SpellFact &spell : m_portfolio.spells.of(account))
                cut(account, spell);
        }
        return std::move(m_months);
    }

private:
    [[nodiscard]] bool tells(AccountIndex account) const
    {
        const AccountStatus status = m_portfolio.status[account];
        const bool customer = status == AccountStatus::Active || status == AccountStatus::Churned;
        return customer && !m_portfolio.is(account, Oddity::ChurnUndated) && !m_portfolio.is(account, Oddity::NoStart);
    }

    void contractsOf(AccountIndex account)
    {
        m_contracts.clear();
        for (const SubscriptionFact &subscription : m_portfolio.subscriptions.of(account)) {
            if (!subscription.trial)
                m_contracts.push_back({&subscription, triage::termDaysOf(subscription), termEnds(subscription)});
        }
    }

    void cut(AccountIndex account, const SpellFact &spell)
    {
        if (!spell.start.valid())
            return;
        const Day churn = spell.end.valid() && spell.end <= m_until ? spell.end : Day{};
        const Day counted = churn.valid() ? termEndBefore(churn, spell.start) : Day{};
        for (int k = 0;; ++k) {
            const Day from = addMonths(spell.start, k), to = addMonths(spell.start, k + 1);
            const bool ends = counted.valid() && counted <= to;
            if (!ends && to > m_until)
                return;
            add(account, from, to, k, ends ? churn : Day{});
            if (ends)
                return;
        }
    }

    /// The day that a churn counts on: the end of the term that ended up to 30 days before, else its own.
    [[nodiscard]] Day termEndBefore(Day churn, Day start) const
    {
        Day counted = churn;
        for (const Contract &contract : m_contracts) {
            for (const Day end : contract.ends) {
                if (end > start && end <= churn && churn - end <= lateChurnDays && livedTo(contract, end))
                    counted = std::min(counted, end);
            }
        }
        return counted;
    }

    [[nodiscard]] static bool livedTo(const Contract &contract, Day end)
    {
        return !contract.subscription->end.valid() || contract.subscription->end >= end;
    }

    void add(AccountIndex account, Day from, Day to, int month, Day churnedOn)
    {
        const PastView *view = viewAt(from);
        if (!view)
            return;
        RiskLevels levels;
        levels.state = stateOf(from, to);
        levels.tenure = tenureBand(month);
        const AccountId id = m_portfolio.id[account];
        std::size_t at = account; // the same accounts in the same places, nearly always
        if (at >= view->accounts.size() || view->accounts[at] != id)
            at = static_cast<std::size_t>(std::ranges::lower_bound(view->accounts, id) - view->accounts.begin());
        if (at < view->accounts.size() && view->accounts[at] == id && month > 0) {
            levels.pace = view->pace[at];
            levels.band = view->band[at];
        }
        m_months.push_back({account, from, to, churnedOn, static_cast<std::uint16_t>(RiskCells::index(levels))});
    }

    [[nodiscard]] const PastView *viewAt(Day day) const
    {
        const auto after = std::ranges::upper_bound(m_views, day, {}, &PastView::on);
        return after == m_views.begin() ? nullptr : &*(after - 1);
    }

    [[nodiscard]] ContractState stateOf(Day from, Day to) const
    {
        bool longer = false, monthly = false;
        for (const Contract &contract : m_contracts) {
            const SubscriptionFact &subscription = *contract.subscription;
            if (subscription.start > to || (subscription.end.valid() && subscription.end <= from))
                continue;
            if (contract.termDays > monthToMonthDays) {
                longer = true;
                const auto end = std::ranges::upper_bound(contract.ends, from);
                if (end != contract.ends.end() && *end <= to && livedTo(contract, *end))
                    return ContractState::Decision;
            } else if (contract.termDays > 0) {
                monthly = true;
            }
        }
        return longer ? ContractState::MidTerm : monthly ? ContractState::MonthToMonth : ContractState::Unknown;
    }

    const Portfolio &m_portfolio;
    std::span<const PastView> m_views;
    Day m_until;
    std::vector<Contract> m_contracts;
    std::vector<AccountMonth> m_months;
};

} // namespace

std::vector<Day> termEnds(const SubscriptionFact &subscription)
{
    std::vector<Day> ends;
    const std::int32_t length = triage::termDaysOf(subscription);
    if (length <= monthToMonthDays || !subscription.start.valid() || !subscription.termEnd.valid())
        return ends;
    for (int back = 0;; ++back) {
        const Day end = triage::termsLater(subscription.termEnd, length, -back);
        if (end <= subscription.start)
            break;
        ends.push_back(end);
        if (subscription.termDays <= 0)
            break; // that it was renewed before is not said
    }
    std::ranges::reverse(ends);
    return ends;
}

std::vector<AccountMonth> accountMonths(const Portfolio &portfolio, std::span<const PastView> views, Day until)
{
    return Cutter(portfolio, views, until).run();
}

RiskCells countMonths(std::span<const AccountMonth> months, Day until)
{
    RiskCells cells;
    for (const AccountMonth &month : months) {
        const bool known = month.churned() && month.churnedOn <= until;
        if (known || month.to <= until)
            cells.add(month.cell, known);
    }
    return cells;
}

} // namespace milepost
