#include "portfolio/contracts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace milepost {

namespace {

/// Whole months that a term of so many days stands for; 0: none, it is counted in days.
int monthsOf(std::int32_t days)
{
    struct Named { std::int32_t from, to; int months; };
    constexpr std::array<Named, 7> named{{{28, 31, 1}, {89, 92, 3}, {180, 184, 6}, {364, 366, 12}, {729, 731, 24},
                                          {1094, 1097, 36}, {1825, 1827, 60}}};
    for (const Named &term : named) {
        if (days >= term.from && days <= term.to)
            return term.months;
    }
    return 0;
}

/// First of anchor, anchor + 1 term, … that lies after asOf, not before anchor + `atLeast` terms.
Day firstEndAfter(Day asOf, Day anchor, std::int32_t termDays, std::int32_t atLeast)
{
    const int months = monthsOf(termDays);
    // Start a little short of the answer, so that months of any length are stepped over the right way.
    const double length = months > 0 ? months * 30.4375 : termDays;
    auto terms = std::max<std::int32_t>(atLeast, static_cast<std::int32_t>((asOf - anchor) / length) - 1);
    for (;; ++terms) {
        const Day end = months > 0 ? addMonths(anchor, months * terms) : anchor + termDays * terms;
        if (end > asOf)
            return end;
    }
}

std::array<char, 3> order(const ExchangeRate &rate) { return rate.from.code; }

} // namespace

Day runningTermEnd(const SubscriptionRecord &subscription, Day asOf)
{
    const bool renews = subscription.autoRenew.value_or(true);
    if (subscription.termEnd.valid()) {
        std::int32_t length = subscription.termDays;
        if (length <= 0 && subscription.autoRenew.value_or(false) && subscription.start.valid())
            length = subscription.termEnd - subscription.start;
        if (subscription.termEnd > asOf || !renews || length <= 0)
            return subscription.termEnd;
        return firstEndAfter(asOf, subscription.termEnd, length, 1);
    }
    if (subscription.termDays <= 0 || !subscription.start.valid())
        return {};
    const Day horizon = renews ? asOf : std::min(asOf, subscription.start);
    return firstEndAfter(horizon, subscription.start, subscription.termDays, 1);
}

Exchange::Exchange(Currency base, std::span<const ExchangeRate> rates) : m_base(base)
{
    std::copy_if(rates.begin(), rates.end(), std::back_inserter(m_rates),
                 [&](const ExchangeRate &rate) { return rate.rate > 0 && rate.from.valid() && rate.from != base; });
    std::stable_sort(m_rates.begin(), m_rates.end(), [](const ExchangeRate &a, const ExchangeRate &b) {
        return order(a) != order(b) ? order(a) < order(b) : a.on < b.on;
    });
}

std::int64_t Exchange::toBase(const Money &money, Day day) const
{
    if (money.minor == noMinor)
        return noMinor;
    const int baseDigits = m_base.valid() ? m_base.minorDigits() : 2;
    if (money.currency == m_base)
        return money.minor;
    const int digits = money.currency.valid() ? money.currency.minorDigits() : 2;
    double rate = 1;
    if (money.currency.valid()) {
        const ExchangeRate *inForce = nullptr;
        for (const ExchangeRate &candidate : m_rates) {
            if (candidate.from == money.currency && (!candidate.on.valid() || candidate.on <= day))
                inForce = &candidate;
        }
        if (inForce == nullptr)
            return noMinor;
        rate = inForce->rate;
    }
    const double minor = static_cast<double>(money.minor) * rate * std::pow(10.0, baseDigits - digits);
    return std::abs(minor) < 9.2e18 ? std::llround(minor) : noMinor;
}

Currency commonestCurrency(const PortfolioRows &rows)
{
    std::vector<std::pair<Currency, std::size_t>> found; // one or a few
    const auto count = [&](const std::optional<Money> &money) {
        if (!money || !money->currency.valid())
            return;
        const auto at = std::ranges::find(found, money->currency, &std::pair<Currency, std::size_t>::first);
        ++(at != found.end() ? *at : found.emplace_back(money->currency, 0)).second;
    };
    for (const AccountRecord &account : rows.accounts)
        count(account.arr);
    for (const AccountTerms &account : rows.nameless)
        count(account.arr);
    for (const SubscriptionRecord &subscription : rows.subscriptions)
        count(subscription.arr);
    std::map<std::string, std::size_t> counts;
    for (const auto &[currency, amounts] : found)
        counts.emplace(currency.toString(), amounts);
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? Currency() : Currency::fromCode(most->first).value_or(Currency());
}

} // namespace milepost
