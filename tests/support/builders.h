/// Portfolios for tests, in few words:
///   aPortfolio().asOf(day("2026-03-01")).with(anAccount("Acme").plan("Business").arr(96000)
///       .startedOn(day("2025-01-10")).achieved("team_invited", day("2025-01-19"))).build()
/// Milestones named by achieved() that were not defined exist by themselves. Dates are absolute; `daysIn(9)` is the
/// tenth day of the account (start + 9).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/achievement.h"
#include "model/records.h"
#include "portfolio/portfolio_builder.h"

#include <QTest>

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace milepost::test {

/// Asserts that the text is an ISO date.
[[nodiscard]] Day day(std::string_view iso);
struct DaysIn { std::int32_t value = 0; };
[[nodiscard]] constexpr DaysIn daysIn(std::int32_t days) { return {days}; }
using When = std::variant<Day, DaysIn>; ///< DaysIn counts from the account's startedOn (or signedUpOn)

class AccountBuilder {
public:
    explicit AccountBuilder(std::string name);
    AccountBuilder &externalId(std::string id); ///< default: the name
    AccountBuilder &owner(std::string name);
    AccountBuilder &plan(std::string name);
    AccountBuilder &industry(std::string name);
    AccountBuilder &region(std::string name);
    AccountBuilder &useCase(std::string name);
    AccountBuilder &domain(std::string name);
    AccountBuilder &arr(double major, std::string_view currency = "USD"); ///< stated on the account
    AccountBuilder &seats(std::int32_t count);
    AccountBuilder &signedUpOn(Day day);
    /// Signup; with subscriptions the first one's start counts by itself.
    AccountBuilder &startedOn(Day day);
    AccountBuilder &renewsOn(Day day);
    AccountBuilder &noticeDays(std::int32_t days);
    AccountBuilder &autoRenews(bool yes = true);
    AccountBuilder &trial(bool yes = true);
    AccountBuilder &flaggedChurned(Day on = {});
    AccountBuilder &custom(std::string key, std::string value);
    AccountBuilder &sample(bool yes = true);
    AccountBuilder &attribute(std::string field, Day from, std::string value);
    AccountBuilder &churnedOn(When when); ///< a churn record
    AccountBuilder &reactivatedOn(When when);
    AccountBuilder &subscription(Day start, Day end = {}, double arrMajor = 0, bool trial = false);
    AccountBuilder &with(SubscriptionRecord record); ///< account is filled in; so for the next ones
    AccountBuilder &with(TicketRecord record);
    AccountBuilder &with(SurveyRecord record);
    AccountBuilder &with(InvoiceRecord record);
    AccountBuilder &with(ContactRecord record);
    AccountBuilder &with(LimitReading record);
    AccountBuilder &ticket(When opened, TicketPriority priority = TicketPriority::Normal, bool escalated = false,
                           Day closed = {});
    AccountBuilder &nps(When answered, double score);
    AccountBuilder &csat(When answered, double score, double scaleMax = 5);
    AccountBuilder &invoice(Day due, Day paid = {}, bool failed = false);
    AccountBuilder &achieved(std::string milestone, When when); ///< repeats count up by themselves
    AccountBuilder &progress(std::string milestone, double value, double target);
    /// `events` events of each of `users` users (1 … users) on every day of [from, to].
    AccountBuilder &active(Day from, Day to, std::uint32_t users, std::uint32_t events = 1);

private:
    friend class PortfolioBuilder;
    struct Hit { std::string milestone; When when; };
    struct Progress { std::string milestone; double value, target; };
    template <class Record> struct Timed { Record record; When when; };
    AccountRecord m_account;
    std::vector<AttributeRecord> m_attributes;
    std::vector<SubscriptionRecord> m_subscriptions;
    std::vector<Timed<TicketRecord>> m_tickets;
    std::vector<Timed<SurveyRecord>> m_surveys;
    std::vector<InvoiceRecord> m_invoices;
    std::vector<ContactRecord> m_contacts;
    std::vector<LimitReading> m_limits;
    std::vector<Timed<ChurnRecord>> m_churn;
    std::vector<Hit> m_hits;
    std::vector<Progress> m_progress;
    std::vector<DailyActivity> m_activity;
    [[nodiscard]] Day resolve(When when) const;
};

class PortfolioBuilder {
public:
    PortfolioBuilder();
    PortfolioBuilder &asOf(Day day); ///< default 2026-03-01
    PortfolioBuilder &today(Day day); ///< default: the day after asOf, so that through = asOf
    PortfolioBuilder &eventsThrough(Day day);
    PortfolioBuilder &me(std::string owner);
    PortfolioBuilder &baseCurrency(std::string_view code); ///< default USD
    PortfolioBuilder &rate(std::string_view from, double rate, Day on = {});
    PortfolioBuilder &settings(PortfolioSettings settings);
    PortfolioBuilder &source(SourceFact source);
    PortfolioBuilder &milestone(MilestoneDefinition definition);
    /// A plain definition: window in days (0: none), required or not.
    PortfolioBuilder &milestone(std::string key, std::int32_t windowDays = 0, bool required = false,
                                Category category = Category::Onboarding, Pillar pillar = Pillar::Activation);
    PortfolioBuilder &level(Level level);
    PortfolioBuilder &with(AccountBuilder account);

    /// The rows and what was derived, for tests of the builder itself.
    [[nodiscard]] PortfolioRows rows() const;
    [[nodiscard]] std::vector<DerivedAccount> derived() const; ///< index = AccountId − 1
    /// Fails the test's process when the rows make no portfolio.
    [[nodiscard]] std::shared_ptr<const Portfolio> build() const;

private:
    [[nodiscard]] std::vector<MilestoneDefinition> definitions() const;
    Day m_asOf;
    PortfolioSettings m_settings;
    PortfolioRows m_rows; ///< accounts and what hangs on them are added in rows()
    std::vector<AccountBuilder> m_accounts;
};

[[nodiscard]] inline AccountBuilder anAccount(std::string name) { return AccountBuilder(std::move(name)); }
[[nodiscard]] inline PortfolioBuilder aPortfolio() { return {}; }
/// `count` accounts "account 1" …, all the same but for the id; change each by `change(builder, i)`, i from 0.
template <class Change> PortfolioBuilder &withMany(PortfolioBuilder &portfolio, int count, const Change &change)
{
    for (int i = 0; i < count; ++i) {
        auto account = anAccount("account " + std::to_string(i + 1));
        change(account, i);
        portfolio.with(std::move(account));
    }
    return portfolio;
}

} // namespace milepost::test

namespace milepost {

// What QCOMPARE prints.
[[nodiscard]] char *toString(const Day &day);
[[nodiscard]] char *toString(const Instant &instant);
[[nodiscard]] char *toString(const Money &money);
[[nodiscard]] char *toString(const Error &error);
template <class E>
    requires requires { EnumKeys<E>::keys; }
[[nodiscard]] char *toString(const E &value)
{
    return QTest::toString(QByteArray(keyOf(value).data(), static_cast<qsizetype>(keyOf(value).size())));
}

} // namespace milepost
