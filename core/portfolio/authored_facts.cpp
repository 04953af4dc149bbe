#include "portfolio/authored_facts.h"

#include <algorithm>

namespace milepost {

namespace {

Day firstReached(const Portfolio &portfolio, AccountIndex account, MilestoneIndex milestone)
{
    for (const AchievementFact &fact : portfolio.achievements.of(account)) {
        if (fact.milestone == milestone)
            return fact.on;
    }
    return {};
}

/// The earlier of a day that was said and one that was seen; days after as-of do not exist.
Day done(Day said, Day seen, Day asOf)
{
    if (said > asOf)
        said = {};
    if (!said.valid() || !seen.valid())
        return said.valid() ? said : seen;
    return std::min(said, seen);
}

void addPlan(Portfolio &portfolio, AccountIndex account, const Plan &plan)
{
    PlanFact fact;
    fact.account = account;
    fact.outcome = plan.outcomeMilestone.empty() ? noMilestone : portfolio.findMilestone(plan.outcomeMilestone);
    const Day seen = fact.outcome == noMilestone ? Day{} : firstReached(portfolio, account, fact.outcome);
    fact.outcomeOn = done(plan.outcomeOn, seen, portfolio.asOf);
    fact.destinationOn = plan.destination.on;
    fact.outcomeNamed = !plan.requiredOutcome.empty();
    fact.stepsBegin = static_cast<std::uint32_t>(portfolio.planSteps.size());
    for (const PlanStep &step : plan.steps) {
        const MilestoneIndex milestone = step.milestone.empty() ? noMilestone : portfolio.findMilestone(step.milestone);
        const Day reached = milestone == noMilestone ? Day{} : firstReached(portfolio, account, milestone);
        portfolio.planSteps.push_back({step.due, done(step.doneOn, reached, portfolio.asOf), step.owes});
    }
    fact.stepsEnd = static_cast<std::uint32_t>(portfolio.planSteps.size());
    portfolio.plans.push_back(fact);
}

} // namespace

void fillAuthoredFacts(Portfolio &portfolio, const PortfolioRows &rows, const AccountIndexer &indexOf,
                       const Exchange &exchange)
{
    if (rows.plans.empty() && rows.calls.empty())
        return;
    const std::size_t count = portfolio.accountCount();
    const RowsByAccount plans(rows.plans, count, indexOf);
    const RowsByAccount calls(rows.calls, count, indexOf);
    for (AccountIndex account = 0; account < count; ++account) {
        const Plan *inForce = nullptr;
        for (const PlanVersion *version : plans.of(account)) {
            if (version->on <= portfolio.asOf)
                inForce = &version->plan;
        }
        if (inForce && *inForce != Plan{})
            addPlan(portfolio, account, *inForce);
        for (const RenewalCallRecord *call : calls.of(account)) {
            if (call->on > portfolio.asOf)
                continue;
            CallFact fact;
            fact.account = account;
            fact.termEnd = call->termEnd;
            fact.on = call->on;
            fact.call = call->call;
            if (call->probability)
                fact.probability = static_cast<float>(*call->probability);
            if (call->upsell)
                fact.upsellMinor = exchange.toBase(*call->upsell, call->on);
            fact.author = portfolio.strings.intern(call->author);
            portfolio.calls.push_back(fact);
        }
    }
}

} // namespace milepost
