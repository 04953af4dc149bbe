#include "analytics/arm_counts.h"

#include <algorithm>
#include <limits>

namespace milepost::analytics {

namespace {

constexpr std::uint32_t fewestStillObserved = 10;
constexpr double expansionFactor = 1.05;
constexpr std::int32_t neverExpands = -1, noAmountThen = -2; ///< instead of the day
constexpr std::size_t accountsAtOnce = 8'192;

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
        return noAmountThen;
    std::int32_t first = neverExpands;
    for (const SubscriptionFact &each : subscriptions) {
        if (each.trial || each.arrMinor == noMinor || !each.start.valid() || each.start <= at)
            continue;
        const std::int32_t day = each.start - start;
        const std::int64_t now = arrOn(subscriptions, each.start);
        if (now != noMinor && static_cast<double>(now) >= expansionFactor * static_cast<double>(then)
            && (first == neverExpands || day < first))
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
    [[nodiscard]] bool restrictsStart() const { return m_from.valid(); }

private:
    const Portfolio &m_portfolio;
    const FirstLives &m_lives;
    const Exposure &m_exposure;
    Day m_from;
};

} // namespace

LandmarkTable landmarkTable(const Portfolio &portfolio, const FirstLives &lives, std::int32_t landmark,
                            const EvidenceSettings &settings, const ParallelFor &parallel)
{
    const std::size_t count = lives.accountCount();
    const bool expansion = settings.outcome == EvidenceOutcome::Expansion;
    const Grouping *groups = settings.strata;
    const auto strata = static_cast<std::uint32_t>(groups ? groups->count() + 1 : enumCount<ContractTerm>());
    const std::int32_t lastDay = std::max(landmark, std::min(settings.horizon, lives.longestFollowed));
    LandmarkTable table;
    table.landmark = landmark;
    table.landmarked = ArmCounts(strata, lastDay);
    table.naive = ArmCounts(1, lastDay);
    table.place.assign(count, LandmarkTable::nowhere);
    table.naivePlace.assign(count, LandmarkTable::nowhere);
    // The event of an account, and when: what ends its observation first.
    const auto placeOf = [&](const ArmCounts &counts, AccountIndex account, std::uint32_t stratum, std::int32_t from) {
        const std::int32_t end = lives.followedTo[account];
        const bool left = lives.left[account] != 0;
        if (!expansion)
            return counts.place(stratum, end, left ? Outcome::Event : Outcome::Censored);
        const std::int32_t expandsOn = expansionAfter(portfolio, lives, account, from);
        if (expandsOn == noAmountThen)
            return LandmarkTable::noAmount;
        if (expandsOn != neverExpands && expandsOn <= end)
            return counts.place(stratum, expandsOn, Outcome::Event);
        return counts.place(stratum, end, left ? Outcome::Competing : Outcome::Censored);
    };
    parallel((count + accountsAtOnce - 1) / accountsAtOnce, [&](std::size_t piece) {
        const auto first = static_cast<AccountIndex>(piece * accountsAtOnce);
        const auto last = static_cast<AccountIndex>(std::min(count, (piece + 1) * accountsAtOnce));
        for (AccountIndex account = first; account < last; ++account) {
            if (!lives.started(account))
                continue;
            table.naivePlace[account] = placeOf(table.naive, account, 0, 0);
            std::uint32_t &place = table.place[account];
            if (lives.through - lives.start[account] < landmark) {
                place = LandmarkTable::notYet;
            } else if (lives.left[account] && lives.followedTo[account] <= landmark) {
                place = LandmarkTable::gone;
            } else {
                const std::uint32_t stratum = groups
                    ? std::min(groups->of[account], strata - 1)
                    : static_cast<std::uint32_t>(contractTermOn(portfolio, account, lives.start[account] + landmark));
                place = placeOf(table.landmarked, account, stratum, landmark);
            }
        }
    });
    table.appliesToAll.assign(portfolio.applicableWords, ~std::uint64_t(0));
    for (AccountIndex account = 0; account < count; ++account) {
        const std::uint32_t place = table.place[account];
        if (place == LandmarkTable::nowhere)
            continue;
        if (LandmarkTable::isPlace(table.naivePlace[account]))
            table.naive.add(0, table.naivePlace[account]);
        if (LandmarkTable::isPlace(place))
            table.landmarked.add(0, place);
        table.notYetAtLandmark += place == LandmarkTable::notYet ? 1 : 0;
        table.goneByLandmark += place == LandmarkTable::gone ? 1 : 0;
        table.withoutAmount += place == LandmarkTable::noAmount ? 1 : 0;
        for (std::uint32_t word = 0; word < portfolio.applicableWords; ++word)
            table.appliesToAll[word] &= portfolio.applicableBits[std::size_t(account) * portfolio.applicableWords + word];
    }
    return table;
}

ArmCounts::ArmCounts(std::uint32_t strata, std::int32_t lastDay)
    : m_strata(strata), m_lastDay(std::max(lastDay, 0)), m_exposed(strata * (static_cast<std::size_t>(m_lastDay) + 1)),
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
                    const Observability &observability, const LandmarkTable &table, bool withMembers)
{
    const Concern concern(portfolio, lives, exposure, observability);
    const std::int32_t needed = std::max(exposure.atLeast, 1);
    const MilestoneIndex only = exposure.milestones.size() == 1 && needed == 1 ? exposure.milestones.front() : noMilestone;
    if (!withMembers && only != noMilestone && !concern.restrictsStart() && ((table.appliesToAll[only / 64] >> (only % 64)) & 1)) {
        // It concerns everybody, so only those who reached it are looked at.
        ArmTables tables{table.landmarked, table.naive, 0, table.notYetAtLandmark, table.goneByLandmark, table.withoutAmount, {}};
        for (const MilestoneReach &reach : lives.reached(only)) {
            if (LandmarkTable::isPlace(table.naivePlace[reach.account]))
                tables.naive.expose(table.naivePlace[reach.account]);
            if (reach.day <= table.landmark && LandmarkTable::isPlace(table.place[reach.account]))
                tables.landmarked.expose(table.place[reach.account]);
        }
        return tables;
    }
    ArmTables tables{table.landmarked.emptied(), table.naive.emptied(), 0, 0, 0, 0, {}};
    const Reached reached = reachedOf(lives, exposure, table.landmark);
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        const std::uint32_t place = table.place[account];
        if (place == LandmarkTable::nowhere || !concern.applies(account))
            continue;
        if (!concern.observable(account)) {
            ++tables.notObservable;
            continue;
        }
        if (LandmarkTable::isPlace(table.naivePlace[account]))
            tables.naive.add(reached.ever[account] >= needed ? 1 : 0, table.naivePlace[account]);
        if (LandmarkTable::isPlace(place)) {
            const std::size_t arm = reached.byLandmark[account] >= needed ? 1 : 0;
            tables.landmarked.add(arm, place);
            if (withMembers)
                tables.members[arm].push_back(account);
        }
        tables.notYetAtLandmark += place == LandmarkTable::notYet ? 1 : 0;
        tables.goneByLandmark += place == LandmarkTable::gone ? 1 : 0;
        tables.noAmount += place == LandmarkTable::noAmount ? 1 : 0;
    }
    return tables;
}

} // namespace milepost::analytics
