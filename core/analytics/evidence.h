/// What reaching a milestone early goes with afterwards (M3, B4, B5): landmarked comparison of those who had reached it
/// by day L with those who had not, both alive at L, and the naive comparison beside it. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/estimate.h"
#include "analytics/first_lives.h"
#include "analytics/grouping.h"
#include "analytics/kaplan_meier.h"
#include "base/parallel_for.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace milepost::analytics {

constexpr std::int32_t defaultLandmark = 30; ///< of milestones without a window
constexpr std::int32_t defaultHorizon = 395; ///< past the first annual renewal
constexpr std::uint32_t fewestInArm = 20, fewestEvents = 5;
constexpr std::int32_t shortestFollowUp = 30;
constexpr double falseDiscoveryRate = 0.05;

enum class EvidenceOutcome : std::uint8_t {
    Retention, ///< the event is churn
    Expansion, ///< the event is the first day with ARR ≥ 1.05 × that at L; churn competes
};

/// Exposed: `atLeast` distinct ones of the set reached by L.
struct Exposure {
    std::vector<MilestoneIndex> milestones;
    std::int32_t atLeast = 1;
};

struct EvidenceSettings {
    std::optional<std::int32_t> landmark; ///< L; none: the milestone's window (of a set: the longest), 30 if none
    std::int32_t horizon = defaultHorizon; ///< H, from start
    EvidenceOutcome outcome = EvidenceOutcome::Retention;
    const Grouping *strata = nullptr; ///< none: contract term known at L. A group of its own for accounts in none.
    bool declared() const { return !landmark && horizon == defaultHorizon && strata == nullptr; }
};

enum class Verdict : std::uint8_t { Insufficient, Higher, Lower, NoDifference };

struct EvidenceArm {
    std::uint32_t n = 0;
    std::uint32_t events = 0; ///< churns (expansions) by H
    /// Retention: share kept at H. Expansion: cumulative incidence at H. None while the comparison is insufficient.
    Estimate share;
    std::optional<double> variance; ///< of ln(share): Greenwood's sum G; expansion Var F / F²
};

/// Everybody who started, by whether they ever reached it, from day 0: flattered by the time it takes to reach it.
struct NaiveComparison {
    EvidenceArm exposed, unexposed;
    Estimate difference, ratio;
};

struct Association {
    Exposure exposure;
    MilestoneIndex milestone = noMilestone; ///< where the exposure is one milestone
    EvidenceOutcome outcome = EvidenceOutcome::Retention;
    std::int32_t landmark = 0, horizonAsked = 0;
    std::int32_t horizon = 0; ///< H after moving back to where both arms are still observed
    bool exploratory = false; ///< L, H or strata were chosen, not declared
    std::uint32_t notObservable = 0, notYetAtLandmark = 0, goneByLandmark = 0;
    std::uint32_t noAmount = 0; ///< expansion: ARR at L not known or 0
    EvidenceArm exposed, unexposed;
    Estimate difference; ///< exposed − unexposed at H, MOVER; unadjusted
    Estimate ratio; ///< exposed / unexposed at H; unadjusted
    Estimate hazardRatio; ///< Cox, stratified
    Estimate plainHazardRatio; ///< the same without strata
    Estimate adjustedDifference; ///< S0^HR − S0 (retention only)
    std::optional<double> logRank, p, q; ///< stratified; q over the milestones of one call
    std::uint32_t strata = 0; ///< with somebody at risk
    bool presentStrata = false; ///< strata are today's values for want of a history
    bool partlyWhoTheyAre = false; ///< hazard ratios with and without strata differ by more than 10 %
    Verdict verdict = Verdict::Insufficient;
    Shortfall shortfall = Shortfall::None; ///< why it is insufficient
    NaiveComparison naive;

    [[nodiscard]] bool horizonMoved() const { return horizon < horizonAsked; }
};

/// One entry per exposure, in order; q by Benjamini–Hochberg over those of this call that have a p.
[[nodiscard]] std::vector<Association> evidence(const Portfolio &portfolio, const FirstLives &lives,
                                              const std::vector<Exposure> &exposures, const Observability &observability,
                                              const EvidenceSettings &settings, const ParallelFor &parallel = serially);
/// One exposure per milestone of the portfolio.
[[nodiscard]] std::vector<Exposure> eachMilestone(const Portfolio &portfolio);

/// The two curves that the comparison rests on: u = days after the landmark, cut at H − L. Retention: Kaplan–Meier.
struct EvidenceCurves {
    Survival exposed, unexposed; ///< retention
    Incidence exposedIncidence, unexposedIncidence; ///< expansion
    DayCounts exposedCounts, unexposedCounts; ///< for the numbers at risk
};

/// One exposure with all that is drawn of it, in one go.
struct EvidenceDetail {
    Association found; ///< on its own: no q, and the verdict is p's
    EvidenceCurves curves;
    std::array<std::vector<AccountIndex>, 2> arms; ///< [0] not by L, [1] by L; for drilling down, by account
};
[[nodiscard]] EvidenceDetail evidenceDetail(const Portfolio &portfolio, const FirstLives &lives, const Exposure &exposure,
                                            const Observability &observability, const EvidenceSettings &settings,
                                            const ParallelFor &parallel = serially);

} // namespace milepost::analytics

template <> struct milepost::EnumKeys<milepost::analytics::Verdict> {
    static constexpr auto keys
        = std::to_array<std::string_view>({"insufficient_data", "higher", "lower", "no_difference"});
};
template <> struct milepost::EnumKeys<milepost::analytics::EvidenceOutcome> {
    static constexpr auto keys = std::to_array<std::string_view>({"retention", "expansion"});
};
