/// How the accounts of two arms end, by stratum and day: the one table that a landmarked or naive comparison (M3) is
/// computed from. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/evidence.h"
#include "analytics/two_arms.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace milepost::analytics {

/// What is asked of every account at one landmark, whatever the milestone.
struct LandmarkFacts {
    static constexpr std::int32_t never = -1, noAmount = -2;
    std::vector<std::uint32_t> stratum; ///< per account
    std::uint32_t strata = 1;
    std::vector<std::int32_t> expansionDay; ///< per account: day from start, never, or noAmount; empty for retention
};

/// Facts at L for all accounts; contract terms where `settings` name no strata.
[[nodiscard]] LandmarkFacts landmarkFacts(const Portfolio &portfolio, const FirstLives &lives, std::int32_t landmark,
                                          const EvidenceSettings &settings);

class ArmCounts {
public:
    /// Days are counted from start; those after `lastDay` count as censored on it.
    ArmCounts(std::uint32_t strata, std::int32_t lastDay);
    void add(std::size_t arm, std::uint32_t stratum, std::int32_t day, Outcome outcome)
    {
        const bool after = day > m_lastDay;
        ++cell(after ? Outcome::Censored : outcome, arm, stratum, after ? m_lastDay : day);
        ++m_n[arm];
    }

    [[nodiscard]] std::uint32_t n(std::size_t arm) const { return m_n[arm]; }
    /// M3: the last day ≤ `asked` at which each arm has ≥ 10 still observed, or has lost nobody to censoring before it.
    [[nodiscard]] std::int32_t horizon(std::int32_t asked) const;
    /// One arm over all strata, by u = day − landmark, cut at horizon − landmark.
    [[nodiscard]] DayCounts arm(std::size_t arm, std::int32_t landmark, std::int32_t horizon) const;
    /// Event days of each stratum with somebody in it, up to the horizon.
    [[nodiscard]] std::vector<RiskDays> riskDays(std::int32_t horizon) const;
    /// The same with all strata in one.
    [[nodiscard]] RiskDays mergedRiskDays(std::int32_t horizon) const;

private:
    [[nodiscard]] std::uint32_t &cell(Outcome outcome, std::size_t arm, std::uint32_t stratum, std::int32_t day)
    {
        return m_cells[index(outcome, arm, stratum, day)];
    }
    [[nodiscard]] std::uint32_t count(Outcome outcome, std::size_t arm, std::uint32_t stratum, std::int32_t day) const
    {
        return m_cells[index(outcome, arm, stratum, day)];
    }
    [[nodiscard]] std::size_t index(Outcome outcome, std::size_t arm, std::uint32_t stratum, std::int32_t day) const
    {
        return ((static_cast<std::size_t>(outcome) * 2 + arm) * m_strata + stratum)
            * (static_cast<std::size_t>(m_lastDay) + 1) + static_cast<std::size_t>(day);
    }
    [[nodiscard]] RiskDays riskDaysOf(std::uint32_t firstStratum, std::uint32_t endStratum, std::int32_t horizon) const;

    std::uint32_t m_strata;
    std::int32_t m_lastDay;
    std::array<std::uint32_t, 2> m_n{};
    std::vector<std::uint32_t> m_cells; ///< by outcome, arm, stratum, day
};

/// Puts every account that a question concerns where it belongs.
struct ArmTables {
    ArmCounts landmarked, naive;
    std::uint32_t notObservable = 0, notYetAtLandmark = 0, goneByLandmark = 0, noAmount = 0;
    std::array<std::vector<AccountIndex>, 2> members; ///< of the landmarked arms; filled on request only
};
[[nodiscard]] ArmTables armTables(const Portfolio &portfolio, const FirstLives &lives, const Exposure &exposure,
                                  const Observability &observability, const EvidenceSettings &settings,
                                  std::int32_t landmark, const LandmarkFacts &atLandmark, const LandmarkFacts &atStart,
                                  bool withMembers);

} // namespace milepost::analytics
