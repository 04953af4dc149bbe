#include "triage/decision.h"

#include <algorithm>
#include <cstdlib>

namespace milepost::triage {

namespace {

/// 0: not a term of whole months.
int monthsOfTerm(std::int32_t days)
{
    for (const int months : {1, 3, 6, 12, 24, 36}) {
        if (std::abs(days - months * 30.4375) <= (months == 1 ? 2.5 : 4.0))
            return months;
    }
    return 0;
}

} // namespace

std::int32_t termDaysOf(const SubscriptionFact &subscription)
{
    if (subscription.termDays > 0)
        return subscription.termDays;
    constexpr std::int32_t longest = 1100;
    const bool known = subscription.start.valid() && subscription.termEnd.valid();
    const std::int32_t length = known ? subscription.termEnd - subscription.start : 0;
    return length > 0 && length <= longest ? length : 0;
}

Day termsLater(Day termEnd, std::int32_t termDays, int terms)
{
    const int months = monthsOfTerm(termDays);
    return months > 0 ? addMonths(termEnd, months * terms) : termEnd + termDays * terms;
}

double urgencyOf(std::int32_t days)
{
    if (days <= 90)
        return 1;
    if (days >= 365)
        return 0.25;
    return 1 - 0.75 * (days - 90) / 275.0;
}

Decision decisionOf(const SubscriptionFact &subscription, Day asOf)
{
    Decision decision;
    decision.monthToMonth = subscription.termDays > 0 && subscription.termDays <= monthToMonthDays;
    if (subscription.termEnd.valid()) {
        const bool renews = subscription.autoRenew.value_or(false);
        const std::int32_t notice
            = subscription.noticeDays != noCount ? subscription.noticeDays : (renews ? noticeDaysWhenRenewing : 0);
        Day termEnd = subscription.termEnd;
        if (renews && !subscription.cancelOn.valid()) {
            constexpr std::int32_t year = 365;
            const std::int32_t known = termDaysOf(subscription);
            for (int term = 1; termEnd - notice < asOf; ++term)
                termEnd = termsLater(subscription.termEnd, known > 0 ? known : year, term);
        }
        decision.termEnd = termEnd;
        decision.day = termEnd - notice;
        decision.urgency = urgencyOf(decision.day - asOf);
    }
    if (decision.monthToMonth)
        decision.urgency = 1;
    return decision;
}

AccountDecision decisionOf(const Portfolio &portfolio, AccountIndex account)
{
    AccountDecision result;
    const auto subscriptions = portfolio.subscriptions.of(account);
    const auto open = [&](const SubscriptionFact &s) { return s.start.valid() && s.openOn(portfolio.asOf); };
    const bool paying
        = std::ranges::any_of(subscriptions, [&](const SubscriptionFact &s) { return open(s) && !s.trial; });
    double weighted = 0, weights = 0, plain = 0;
    bool monthly = true;
    for (const SubscriptionFact &subscription : subscriptions) {
        if (!open(subscription) || (paying && subscription.trial))
            continue;
        const Decision decision = decisionOf(subscription, portfolio.asOf);
        ++result.subscriptions;
        monthly = monthly && decision.monthToMonth;
        plain += decision.urgency;
        if (subscription.arrMinor != noMinor && subscription.arrMinor > 0) {
            weighted += decision.urgency * static_cast<double>(subscription.arrMinor);
            weights += static_cast<double>(subscription.arrMinor);
        }
        if (decision.day.valid() && (!result.day.valid() || decision.day < result.day))
            result.day = decision.day;
    }
    if (result.subscriptions > 0) {
        result.monthToMonth = monthly;
        result.urgency = weights > 0 ? weighted / weights : plain / result.subscriptions;
    }
    if (!result.day.valid() && !result.monthToMonth && portfolio.renewal[account].valid()) {
        result.day = portfolio.renewal[account];
        result.urgency = urgencyOf(result.day - portfolio.asOf);
    }
    return result;
}

} // namespace milepost::triage
