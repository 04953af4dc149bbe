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

class ArmCounts {
public:
    /// Days are counted from start; those after `lastDay` count as censored on it.
    ArmCounts(std::uint32_t strata, std::int32_t lastDay);
    /// Where an account ends that is not exposed; add() and expose() take it.
    [[nodiscard]] std::uint32_t place(std::uint32_t stratum, std::int32_t day, Outcome outcome) const
    {
        const bool after = day > m_lastDay;
        return static_cast<std::uint32_t>(index(after ? Outcome::Censored : outcome, 0, stratum, after ? m_lastDay : day));
    }
    void add(std::size_t arm, std::uint32_t place)
    {
        ++m_cells[place + arm * m_exposed];
        ++m_n[arm];
    }
    /// Moves one that was added as not exposed.
    void expose(std::uint32_t place)
    {
        --m_cells[place];
        --m_n[0];
        add(1, place);
    }
    /// The same tables without anybody in them.
    [[nodiscard]] ArmCounts emptied() const { return ArmCounts(m_strata, m_lastDay); }

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
    std::size_t m_exposed; ///< cells from an arm's to the other's
    std::array<std::uint32_t, 2> m_n{};
    std::vector<std::uint32_t> m_cells; ///< by outcome, arm, stratum, day
};

/// Where everybody stands in the comparison at one landmark, whatever the milestone: made once for all that share it.
struct LandmarkTable {
    /// Instead of a place: not in the analysis; too young; gone by L; without a known ARR.
    static constexpr std::uint32_t nowhere = 0xffff'ffff, notYet = nowhere - 1, gone = nowhere - 2, noAmount = nowhere - 3;
    [[nodiscard]] static bool isPlace(std::uint32_t value) { return value < noAmount; }

    std::int32_t landmark = 0;
    std::vector<std::uint32_t> place, naivePlace; ///< per account
    ArmCounts landmarked{1, 0}, naive{1, 0}; ///< everybody, as not exposed
    std::uint32_t notYetAtLandmark = 0, goneByLandmark = 0, withoutAmount = 0;
    std::vector<std::uint64_t> appliesToAll; ///< per milestone one bit: it applies to everybody who started
};
/// `settings` without strata: contract term known at L.
[[nodiscard]] LandmarkTable landmarkTable(const Portfolio &portfolio, const FirstLives &lives, std::int32_t landmark,
                                          const EvidenceSettings &settings, const ParallelFor &parallel);

/// Puts every account that a question concerns where it belongs.
struct ArmTables {
    ArmCounts landmarked, naive;
    std::uint32_t notObservable = 0, notYetAtLandmark = 0, goneByLandmark = 0, noAmount = 0;
    std::array<std::vector<AccountIndex>, 2> members; ///< of the landmarked arms; filled on request only
};
[[nodiscard]] ArmTables armTables(const Portfolio &portfolio, const FirstLives &lives, const Exposure &exposure,
                                  const Observability &observability, const LandmarkTable &table, bool withMembers);

} // namespace milepost::analytics
