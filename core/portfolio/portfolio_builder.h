/// From plain rows to the Portfolio at one as-of date, by METHODS M0. A pure function: the same rows and dates give
/// the same Portfolio. Decisions where M0 leaves a choice: docs/decisions/0011-status-and-spells.md.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parallel_for.h"
#include "base/result.h"
#include "model/achievement.h"
#include "model/records.h"
#include "portfolio/account_terms.h"
#include "portfolio/portfolio.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace milepost {

/// Setting: what an account's time counts from.
enum class TimeZero : std::uint8_t { FirstSubscription, Signup };
template <> struct EnumKeys<TimeZero> {
    static constexpr auto keys = std::to_array<std::string_view>({"first_subscription", "signup"});
};

/// Setting: where churn dates come from, most trusted first.
enum class ChurnSource : std::uint8_t { Records, DatedFlag, LastSubscriptionEnd };
template <> struct EnumKeys<ChurnSource> {
    static constexpr auto keys
        = std::to_array<std::string_view>({"churn_records", "dated_flag", "last_subscription_end"});
};

/// One unit of `from` was worth `rate` units of the base currency from `on` until the next row's day.
struct ExchangeRate {
    Currency from;
    Day on; ///< invalid: from the beginning
    double rate = 0; ///< > 0
};

struct PortfolioSettings {
    TimeZero timeZero = TimeZero::FirstSubscription;
    std::vector<ChurnSource> churnTrust{ChurnSource::Records, ChurnSource::DatedFlag, ChurnSource::LastSubscriptionEnd};
    std::int32_t breakDays = 30; ///< a break this long or shorter is none
    Currency baseCurrency; ///< none: the one most amounts are in
    Zone zone;
    std::string me;
};

/// A plan as it was from `on` until the next version of its account.
struct PlanVersion {
    AccountId account;
    Day on;
    Plan plan;
};

/// Everything the builder reads, in any order (attributes: ordered by day within account and field, as the store
/// hands them out). Rows of unknown accounts are left out.
struct PortfolioRows {
    std::vector<AccountRecord> accounts;
    std::vector<AccountTerms> nameless; ///< in place of `accounts`, where nobody asks what they are called
    std::vector<AttributeRecord> attributes;
    std::vector<SubscriptionRecord> subscriptions;
    std::vector<ContactRecord> contacts;
    std::vector<TicketRecord> tickets;
    std::vector<SurveyRecord> surveys;
    std::vector<InvoiceRecord> invoices;
    std::vector<ChurnRecord> churn;
    std::vector<LimitReading> limits;
    std::vector<ExchangeRate> rates;
    std::vector<MilestoneDefinition> milestones; ///< all versions, each key's in any order; catalog order by first sight
    std::vector<Level> levels;
    std::vector<SourceFact> sources;
    std::vector<PlanVersion> plans; ///< ordered by account, then as written
    std::vector<RenewalCallRecord> calls; ///< ordered by account, then as made
    Day today; ///< by the clock, in the zone; invalid: the day after asOf
    Day eventsThrough; ///< last complete day of the event sources; invalid: nothing restricts
    std::uint64_t dataVersion = 0;
};

/// M0 `start`, for whoever derives: the first non-trial subscription's start on or before asOf, else the signup. Invalid
/// when neither is known. `subscriptions` are the account's.
[[nodiscard]] Day startDay(const AccountRecord &account, std::span<const SubscriptionRecord> subscriptions,
                           TimeZero timeZero, Day asOf);

/// What was derived of an account, hand-logged achievements included; null: nothing. Called once per account, in
/// ascending order of id; what it returns need only live until the next call. May be called on another thread than the
/// one that builds.
using DerivedSource = std::function<const DerivedAccount *(AccountId)>;

/// InvalidArgument when asOf is not a date, LimitExceeded when there are more than 65,534 milestones. `parallel`: what sources
/// say and what was derived are two pieces.
[[nodiscard]] Result<std::shared_ptr<const Portfolio>> buildPortfolio(const PortfolioRows &rows, Day asOf,
                                                                     const PortfolioSettings &settings,
                                                                     const DerivedSource &derived,
                                                                     const ParallelFor &parallel = serially);

} // namespace milepost
