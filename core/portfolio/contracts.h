/// Terms and money of subscriptions at one as-of date: which term runs, and what it is worth in the base currency.
/// Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/money.h"
#include "portfolio/portfolio_builder.h"

#include <optional>
#include <span>
#include <vector>

namespace milepost {

/// End of the term that runs on asOf. A stated end that has passed is carried on by whole terms unless the contract does
/// not renew by itself; without a stated end, terms of termDays are counted from the start. Terms of about a
/// month, quarter, half-year or years go by the calendar. Invalid when nothing tells.
[[nodiscard]] Day runningTermEnd(const SubscriptionRecord &subscription, Day asOf);

class Exchange {
public:
    /// Rates that are not above 0 or name the base itself are passed over.
    Exchange(Currency base, std::span<const ExchangeRate> rates);
    /// Minor units of the base at the rate in force on `day`; an amount without a currency is in the base already.
    /// noMinor without a rate.
    [[nodiscard]] std::int64_t toBase(const Money &money, Day day) const;
    [[nodiscard]] Currency base() const { return m_base; }

private:
    Currency m_base;
    std::vector<ExchangeRate> m_rates; ///< by currency, then day
};

/// The currency of most amounts (ties: by code); none when no amount names one.
[[nodiscard]] Currency commonestCurrency(const PortfolioRows &rows);

} // namespace milepost
