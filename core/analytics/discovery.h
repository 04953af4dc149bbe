/// Which early behaviours those who stayed share and those who left lack (M4, B2), with thresholds, cross-fitted
/// figures and the day from which the two differ. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/estimate.h"
#include "analytics/first_lives.h"
#include "base/parallel_for.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::analytics {

/// Something an account can do more than once: an event name, or a milestone's occurrences.
struct Behaviour {
    enum class Kind : std::uint8_t { Event, Milestone };
    Kind kind = Kind::Event;
    std::string key; ///< event name or milestone key
    MilestoneIndex milestone = noMilestone;
    struct Row { ///< by account, then day
        AccountIndex account = 0;
        std::int32_t day = 0; ///< from start, facts before it on day 0; 0 … D
        std::uint32_t count = 0;
    };
    std::vector<Row> rows;
};

struct DiscoverySettings {
    std::int32_t splitDays = 180;
    std::int32_t firstDays = 30; ///< D: behaviour counts in days 0 … D
    /// Take in accounts whose first term reaches past the split: they cannot churn before it.
    bool longFirstTerms = false;
    /// Other condition than staying: reached this milestone after day D and by the split (B6: what precedes reaching it).
    MilestoneIndex toReach = noMilestone;
};

struct CohortShare {
    std::uint32_t n = 0; ///< accounts of the cohort
    std::uint32_t k = 0; ///< of them at or above the threshold (cross-fitted)
    Estimate share; ///< Wilson
};

struct Finding {
    std::uint32_t behaviour = 0; ///< index into the behaviours given
    std::uint32_t threshold = 1; ///< count from which the behaviour is there, chosen on all accounts
    CohortShare retained, churned; ///< five-fold cross-fitted
    Estimate difference; ///< retained − churned, Newcombe
    std::optional<double> phi, sensitivity, specificity, ppv, npv; ///< cross-fitted; condition = retained
    std::optional<double> p, q; ///< rank-sum on the counts; BH over behaviours
    std::optional<std::int32_t> divergenceDay; ///< first day from which to D the two bands do not touch
    Shortfall shortfall = Shortfall::None;
};

/// Mean of the cumulated count by day with its 95 % band, for the chart of one finding.
struct CohortPath {
    std::vector<double> mean, low, high; ///< days 0 … D; empty for an empty cohort
};

struct Discovery {
    DiscoverySettings settings;
    std::vector<std::uint8_t> cohort; ///< per account: Cohort
    std::uint32_t retained = 0, churned = 0;
    std::uint32_t tooYoung = 0; ///< start + split lies after through
    std::uint32_t leftEarly = 0; ///< gone by day D
    std::uint32_t longFirstTerm = 0; ///< left out for their first term
    std::uint32_t notObservable = 0;
    std::vector<Finding> findings; ///< surest first: by q, then |difference|
};
enum class Cohort : std::uint8_t { None, Retained, Churned };

/// The portfolio's milestones as behaviours: occurrences in days 0 … firstDays.
[[nodiscard]] std::vector<Behaviour> milestoneBehaviours(const Portfolio &portfolio, const FirstLives &lives,
                                                         std::int32_t firstDays);

/// `observableFrom`: of the events (M0, setting); starts before are left out.
[[nodiscard]] Discovery discover(const Portfolio &portfolio, const FirstLives &lives,
                                 const std::vector<Behaviour> &behaviours, Day observableFrom,
                                 const DiscoverySettings &settings, const ParallelFor &parallel = serially);

/// [0] churned, [1] retained.
[[nodiscard]] std::array<CohortPath, 2> cohortPaths(const Discovery &discovery, const Behaviour &behaviour);

/// 0 … 4: first eight hex digits of SHA-256 of the account's external id, mod 5 (M4).
[[nodiscard]] std::uint8_t foldOf(std::string_view externalId);

} // namespace milepost::analytics
