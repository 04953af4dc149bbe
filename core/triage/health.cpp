#include "triage/health.h"

#include "triage/record_judgement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace milepost::triage {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Rounds half up; 1e-9 absorbs what binary fractions lose of a half.
std::int16_t roundHalfUp(double value) { return static_cast<std::int16_t>(std::floor(value + 0.5 + 1e-9)); }

class Mean {
public:
    void add(double value)
    {
        if (!std::isnan(value)) {
            m_sum += value;
            ++m_count;
        }
    }
    [[nodiscard]] double value() const { return m_count > 0 ? m_sum / m_count : nan; }

private:
    double m_sum = 0;
    int m_count = 0;
};

struct DueShares {
    double activation = nan, growth = nan;
};

DueShares dueShares(const Portfolio &portfolio, const analytics::Lives &lives, AccountIndex account)
{
    int requiredDue = 0, requiredReached = 0, growthDue = 0, growthReached = 0;
    const auto firsts = lives.firsts.of(account);
    for (MilestoneIndex m = 0; m < portfolio.milestones.size(); ++m) {
        const MilestoneDefinition &milestone = portfolio.milestones[m];
        const bool growth = milestone.category == Category::Growth;
        if ((!milestone.required && !growth) || !lives.recorded[m] || !portfolio.applies(account, m))
            continue;
        const bool reached = std::ranges::any_of(firsts, [m](const auto &first) { return first.milestone == m; });
        const bool due = reached || (milestone.windowDays && lives.throughDay[account] > *milestone.windowDays);
        if (milestone.required) {
            requiredDue += due;
            requiredReached += reached;
        }
        if (growth) {
            growthDue += due;
            growthReached += reached;
        }
    }
    return {requiredDue > 0 ? double(requiredReached) / requiredDue : nan,
            growthDue > 0 ? double(growthReached) / growthDue : nan};
}

double surveyValue(const SurveyFact &survey)
{
    if (survey.kind == SurveyKind::Nps) {
        const double score = npsScore(survey);
        return score >= 9 ? 1.0 : score >= 7 ? 0.5 : 0.0;
    }
    return csatShare(survey);
}

double ticketValue(const Portfolio &portfolio, AccountIndex account)
{
    const TicketJudgement tickets = judgeTickets(portfolio, account);
    return tickets.escalated > 0 ? 0.0 : tickets.urgentLate > 0 ? 0.5 : 1.0;
}

double paymentValue(const Portfolio &portfolio, AccountIndex account)
{
    const PaymentJudgement payment = judgePayment(portfolio, account);
    if (payment.failed > 0 || payment.daysOverdue > 30)
        return 0.0;
    return payment.overdue > 0 ? 0.5 : 1.0;
}

double limitShare(const Portfolio &portfolio, AccountIndex account)
{
    double share = nan;
    const auto limits = portfolio.limits.of(account);
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const bool latest = i + 1 == limits.size() || limits[i + 1].metric != limits[i].metric;
        if (latest && limits[i].limit > 0) {
            const double use = static_cast<double>(limits[i].used) / limits[i].limit;
            share = std::isnan(share) ? use : std::max(share, use);
        }
    }
    return std::isnan(share) ? nan : std::min(1.0, share / 0.8);
}

Band bandOf(std::int16_t score, const StandingSettings &settings)
{
    return score >= settings.goodFrom ? Band::Good : score >= settings.fairFrom ? Band::Fair : Band::Poor;
}

} // namespace

PillarValues pillarValues(const Portfolio &portfolio, const analytics::Lives &lives, AccountIndex account,
                          const Usage &usage)
{
    const DueShares due = dueShares(portfolio, lives, account);
    Mean use, health, expansion;
    use.add(usage.own);
    use.add(usage.breadth);
    if (portfolio.hasTickets)
        health.add(ticketValue(portfolio, account));
    if (const SurveyFact *survey = latestSurvey(portfolio, account, surveyDays))
        health.add(surveyValue(*survey));
    if (portfolio.hasInvoices)
        health.add(paymentValue(portfolio, account));
    expansion.add(due.growth);
    expansion.add(limitShare(portfolio, account));
    return {due.activation, use.value(), health.value(), expansion.value()};
}

HealthStanding blend(const PillarValues &values, const StandingSettings &settings)
{
    HealthStanding health;
    double all = 0, present = 0, sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = std::max(0.0, settings.pillarWeights[i]);
        health.value[i] = static_cast<float>(values[i]);
        health.weight[i] = static_cast<float>(settings.pillarWeights[i]);
        all += weight;
        if (!std::isnan(values[i])) {
            present += weight;
            sum += weight * values[i];
        }
    }
    if (present <= 0)
        return health;
    health.score = roundHalfUp(100 * sum / present);
    health.low = roundHalfUp(100 * sum / all);
    health.high = roundHalfUp(100 * (sum + all - present) / all);
    health.band = bandOf(health.score, settings);
    health.bandUncertain = bandOf(health.low, settings) != bandOf(health.high, settings);

    std::array<double, 4> remainder{};
    int left = health.score;
    for (std::size_t i = 0; i < values.size(); ++i) {
        remainder[i] = -1;
        if (std::isnan(values[i]))
            continue;
        const double exact = 100 * std::max(0.0, settings.pillarWeights[i]) * values[i] / present;
        const double whole = std::floor(exact + 1e-9);
        health.points[i] = static_cast<std::int16_t>(whole);
        remainder[i] = std::max(0.0, exact - whole);
        left -= health.points[i];
    }
    for (; left > 0; --left) {
        std::size_t best = values.size();
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (remainder[i] >= 0 && (best == values.size() || remainder[i] > remainder[best] + 1e-9))
                best = i;
        }
        ++health.points[best];
        remainder[best] = -1; // the rounded sum is never more than one point a part away
    }
    return health;
}

} // namespace milepost::triage
