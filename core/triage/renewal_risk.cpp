#include "triage/renewal_risk.h"

#include "triage/decision.h"

#include <algorithm>

namespace milepost::triage {

namespace {

/// Days to the end of a term; −1: none is known or it lies behind.
std::int32_t daysTo(Day termEnd, Day asOf) { return termEnd.valid() && termEnd >= asOf ? termEnd - asOf : -1; }

} // namespace

RenewalRisk renewalRisk(const Portfolio &portfolio, AccountIndex account, const RiskFit &fit, Pace pace, Band band)
{
    const Day asOf = portfolio.asOf;
    const std::int32_t tenure = std::max(0, portfolio.tenureDays[account]);
    RiskLevels now{ContractState::Unknown, TenureBand::UpTo3, pace, band};
    const auto subscriptions = portfolio.subscriptions.of(account);
    const auto open = [&](const SubscriptionFact &s) { return s.start.valid() && s.openOn(asOf); };
    const bool paying = std::ranges::any_of(subscriptions, [&](const SubscriptionFact &s) { return open(s) && !s.trial; });
    struct Sums {
        double weight = 0, risk = 0, urgency = 0, order = 0;
        void add(double by, double itsRisk, double itsUrgency)
        {
            weight += by;
            risk += by * itsRisk;
            urgency += by * itsUrgency;
            order += by * itsRisk * itsUrgency;
        }
        [[nodiscard]] RenewalRisk result() const { return {risk / weight, risk > 0 ? order / risk : urgency / weight}; }
    };
    Sums byArr, equally;
    bool dated = false;
    for (const SubscriptionFact &subscription : subscriptions) {
        if (!open(subscription) || (paying && subscription.trial))
            continue;
        const Decision decision = decisionOf(subscription, asOf);
        dated = dated || decision.day.valid() || decision.monthToMonth;
        now.state = decision.monthToMonth ? ContractState::MonthToMonth : ContractState::Unknown;
        const double risk = riskThroughRenewal(fit, now, tenure, decision.monthToMonth ? -1 : daysTo(decision.termEnd, asOf));
        equally.add(1, risk, decision.urgency);
        if (subscription.arrMinor != noMinor && subscription.arrMinor > 0)
            byArr.add(static_cast<double>(subscription.arrMinor), risk, decision.urgency);
    }
    if (!dated && portfolio.renewal[account].valid()) {
        now.state = ContractState::Unknown;
        const Day renewal = portfolio.renewal[account];
        return {riskThroughRenewal(fit, now, tenure, daysTo(renewal, asOf)), urgencyOf(renewal - asOf)};
    }
    if (equally.weight <= 0)
        return {riskThroughRenewal(fit, now, tenure, -1), 0.5};
    return byArr.weight > 0 ? byArr.result() : equally.result();
}

} // namespace milepost::triage
