#include "analytics/arm_counts.h"

#include <algorithm>
#include <limits>

namespace milepost::analytics {

namespace {

constexpr std::uint32_t fewestStillObserved = 10;
constexpr double expansionFactor = 1.05;

/// Σ ARR of paid subscriptions open on a day; noMinor where none of them has an amount.
std::int64_t arrOn(std::span<const SubscriptionFact> subscriptions, Day day)
{
    std::int64_t sum = 0;
    bool known = false;
    for (const SubscriptionFact &each : subscriptions) {
        if (each.trial || each.arrMinor == noMinor || !each.start.valid() || !each.openOn(day))
            continue;
        sum += each.arrMinor;
        known = true;
    }
    return known ? sum : noMinor;
}

/// First day after `landmark` on which ARR is 1.05 times that at the landmark or more; days from start.
std::int32_t expansionAfter(const Portfolio &portfolio, const FirstLives &lives, AccountIndex account,
                            std::int32_t landmark)
{
    const auto subscriptions = portfolio.subscriptions.of(account);
    const Day start = lives.start[account], at = start + landmark;
    const std::int64_t then = arrOn(subscriptions, at);
    if (then == noMinor || then <= 0)
        return LandmarkFacts::noAmount;
    std::int32_t first = LandmarkFacts::never;
    for (const SubscriptionFact &each : subscriptions) {
        if (each.trial || each.arrMinor == noMinor || !each.start.valid() || each.start <= at)
            continue;
        const std::int32_t day = each.start - start;
        const std::int64_t now = arrOn(subscriptions, each.start);
        if (now != noMinor && static_cast<double>(now) >= expansionFactor * static_cast<double>(then)
            && (first == LandmarkFacts::never || day < first))
            first = day;
    }
    return first;
}

struct Reached {
    std::vector<std::uint8_t> byLandmark, ever; ///< distinct milestones of the set, per account
};

Reached reachedOf(const FirstLives &lives, const Exposure &exposure, std::int32_t landmark)
{
    Reached reached;
    reached.byLandmark.assign(lives.accountCount(), 0);
    reached.ever.assign(lives.accountCount(), 0);
    const auto more = [](std::uint8_t &count) { count = static_cast<std::uint8_t>(std::min(count + 1, 255)); };
    for (const MilestoneIndex milestone : exposure.milestones) {
        for (const MilestoneReach &reach : lives.reached(milestone)) {
            more(reached.ever[reach.account]);
            if (reach.day <= landmark)
                more(reached.byLandmark[reach.account]);
        }
    }
    return reached;
}

/// Whether the question can be put to an account: enough of the set apply to it, and all were recorded when it started.
class Concern {
public:
    Concern(const Portfolio &portfolio, const FirstLives &lives, const Exposure &exposure,
            const Observability &observability)
        : m_portfolio(portfolio), m_lives(lives), m_exposure(exposure), m_from(observability.churn)
    {
        for (const MilestoneIndex milestone : exposure.milestones) {
            const Day from = observability.from(milestone);
            if (from.valid() && (!m_from.valid() || from > m_from))
                m_from = from;
        }
    }
    [[nodiscard]] bool applies(AccountIndex account) const
    {
        if (m_exposure.milestones.size() == 1)
            return m_portfolio.applies(account, m_exposure.milestones.front());
        std::int32_t count = 0;
        for (const MilestoneIndex milestone : m_exposure.milestones)
            count += m_portfolio.applies(account, milestone) ? 1 : 0;
        return count >= m_exposure.atLeast;
    }
    [[nodiscard]] bool observable(AccountIndex account) const
    {
        return !m_from.valid() || m_lives.start[account] >= m_from;
    }

private:
    const Portfolio &m_portfolio;
    const FirstLives &m_lives;
    const Exposure &m_exposure;
    Day m_from;
};

} // namespace

LandmarkFacts landmarkFacts(const Portfolio &portfolio, const FirstLives &lives, std::int32_t landmark,
                            const EvidenceSettings &settings)
{
    LandmarkFacts facts;
    const std::size_t count = lives.accountCount();
    facts.stratum.assign(count, 0);
    if (settings.strata) {
        facts.strata = static_cast<std::uint32_t>(settings.strata->count()) + 1;
        for (AccountIndex account = 0; account < count; ++account)
            facts.stratum[account] = std::min(settings.strata->of[account], facts.strata - 1);
    } else {
        facts.strata = static_cast<std::uint32_t>(enumCount<ContractTerm>());
        for (AccountIndex account = 0; account < count; ++account) {
            if (lives.started(account))
                facts.stratum[account] = static_cast<std::uint32_t>(
                    contractTermOn(portfolio, account, lives.start[account] + landmark));
        }
    }
    if (settings.outcome == EvidenceOutcome::Expansion) {
        facts.expansionDay.assign(count, LandmarkFacts::noAmount);
        for (AccountIndex account = 0; account < count; ++account) {
            if (lives.started(account))
                facts.expansionDay[account] = expansionAfter(portfolio, lives, account, landmark);
        }
    }
    return facts;
}

ArmCounts::ArmCounts(std::uint32_t strata, std::int32_t lastDay)
    : m_strata(strata), m_lastDay(std::max(lastDay, 0)),
      m_cells(std::size_t(3) * 2 * strata * (static_cast<std::size_t>(m_lastDay) + 1), 0)
{
}

std::int32_t ArmCounts::horizon(std::int32_t asked) const
{
    std::int32_t last = asked;
    for (std::size_t arm = 0; arm < 2; ++arm) {
        std::uint32_t atRisk = m_n[arm];
        std::int32_t lastWithTen = atRisk >= fewestStillObserved ? m_lastDay : -1;
        std::int32_t firstCensored = std::numeric_limits<std::int32_t>::max();
        for (std::int32_t day = 0; day <= m_lastDay; ++day) {
            if (atRisk < fewestStillObserved && lastWithTen >= day)
                lastWithTen = day - 1;
            for (std::uint32_t stratum = 0; stratum < m_strata; ++stratum) {
                const std::uint32_t censored = count(Outcome::Censored, arm, stratum, day);
                // Reaching the last day asked about is no loss.
                if (censored > 0 && day < asked)
                    firstCensored = std::min(firstCensored, day);
                atRisk -= censored + count(Outcome::Event, arm, stratum, day)
                    + count(Outcome::Competing, arm, stratum, day);
            }
        }
        last = std::min(last, std::max(lastWithTen, firstCensored));
    }
    return last;
}

DayCounts ArmCounts::arm(std::size_t arm, std::int32_t landmark, std::int32_t horizon) const
{
    DayCounts counts;
    for (std::uint32_t stratum = 0; stratum < m_strata; ++stratum) {
        for (const Outcome outcome : {Outcome::Censored, Outcome::Event, Outcome::Competing}) {
            for (std::int32_t day = 0; day <= m_lastDay; ++day) {
                const std::uint32_t many = count(outcome, arm, stratum, day);
                if (many > 0)
                    counts.add({std::min(day, horizon) - landmark, day > horizon ? Outcome::Censored : outcome},
                               static_cast<std::int32_t>(many));
            }
        }
    }
    return counts;
}

RiskDays ArmCounts::riskDaysOf(std::uint32_t firstStratum, std::uint32_t endStratum, std::int32_t horizon) const
{
    const auto days = static_cast<std::size_t>(m_lastDay) + 1;
    std::array<std::vector<std::uint32_t>, 2> events{std::vector<std::uint32_t>(days, 0), std::vector<std::uint32_t>(days, 0)};
    std::array<std::vector<std::uint32_t>, 2> gone = events;
    std::array<std::uint32_t, 2> atRisk{};
    for (std::size_t arm = 0; arm < 2; ++arm) {
        for (std::uint32_t stratum = firstStratum; stratum < endStratum; ++stratum) {
            const std::uint32_t *event = &m_cells[index(Outcome::Event, arm, stratum, 0)];
            const std::uint32_t *competing = &m_cells[index(Outcome::Competing, arm, stratum, 0)];
            const std::uint32_t *censored = &m_cells[index(Outcome::Censored, arm, stratum, 0)];
            for (std::size_t day = 0; day < days; ++day) {
                events[arm][day] += event[day];
                gone[arm][day] += event[day] + competing[day] + censored[day];
            }
        }
        for (const std::uint32_t each : gone[arm])
            atRisk[arm] += each;
    }
    RiskDays risk;
    for (std::size_t day = 0; day < days && static_cast<std::int32_t>(day) <= horizon; ++day) {
        if (events[0][day] + events[1][day] > 0)
            risk.push_back({static_cast<std::int32_t>(day), atRisk, {events[0][day], events[1][day]}});
        atRisk[0] -= gone[0][day];
        atRisk[1] -= gone[1][day];
    }
    return risk;
}

std::vector<RiskDays> ArmCounts::riskDays(std::int32_t horizon) const
{
    std::vector<RiskDays> strata;
    for (std::uint32_t stratum = 0; stratum < m_strata; ++stratum) {
        RiskDays days = riskDaysOf(stratum, stratum + 1, horizon);
        if (!days.empty())
            strata.push_back(std::move(days));
    }
    return strata;
}

RiskDays ArmCounts::mergedRiskDays(std::int32_t horizon) const { return riskDaysOf(0, m_strata, horizon); }

ArmTables armTables(const Portfolio &portfolio, const FirstLives &lives, const Exposure &exposure,
                    const Observability &observability, const EvidenceSettings &settings, std::int32_t landmark,
                    const LandmarkFacts &atLandmark, const LandmarkFacts &atStart, bool withMembers)
{
    const std::int32_t lastDay = std::max(landmark, std::min(settings.horizon, lives.longestFollowed));
    ArmTables tables{ArmCounts(atLandmark.strata, lastDay), ArmCounts(1, lastDay), 0, 0, 0, 0, {}};
    const Reached reached = reachedOf(lives, exposure, landmark);
    const Concern concern(portfolio, lives, exposure, observability);
    const bool expansion = settings.outcome == EvidenceOutcome::Expansion;
    const std::int32_t needed = std::max(exposure.atLeast, 1);
    // The event of an account, and when: what ends its observation first.
    const auto follow = [&](AccountIndex account, std::int32_t expandsOn) -> FollowUp {
        const std::int32_t end = lives.followedTo[account];
        if (!expansion)
            return {end, lives.left[account] ? Outcome::Event : Outcome::Censored};
        if (expandsOn != LandmarkFacts::never && expandsOn <= end)
            return {expandsOn, Outcome::Event};
        return {end, lives.left[account] ? Outcome::Competing : Outcome::Censored};
    };
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        if (!lives.started(account) || !concern.applies(account))
            continue;
        if (!concern.observable(account)) {
            ++tables.notObservable;
            continue;
        }
        const std::int32_t end = lives.followedTo[account];
        if (const std::int32_t expands = expansion ? atStart.expansionDay[account] : LandmarkFacts::never;
            expands != LandmarkFacts::noAmount) {
            const FollowUp own = follow(account, expands);
            tables.naive.add(reached.ever[account] >= needed ? 1 : 0, 0, own.day, own.outcome);
        }
        if (lives.through - lives.start[account] < landmark) {
            ++tables.notYetAtLandmark;
            continue;
        }
        if (lives.left[account] && end <= landmark) {
            ++tables.goneByLandmark;
            continue;
        }
        const std::int32_t expands = expansion ? atLandmark.expansionDay[account] : LandmarkFacts::never;
        if (expands == LandmarkFacts::noAmount) {
            ++tables.noAmount;
            continue;
        }
        const std::size_t arm = reached.byLandmark[account] >= needed ? 1 : 0;
        const FollowUp own = follow(account, expands);
        tables.landmarked.add(arm, atLandmark.stratum[account], own.day, own.outcome);
        if (withMembers)
            tables.members[arm].push_back(account);
    }
    return tables;
}

} // namespace milepost::analytics
