/// What the places Milestones and Benchmarks compute from a snapshot, off the UI thread: pure functions from an
/// EvidenceBase and the page's controls to plain results of core/analytics. Any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/cohort_trends.h"
#include "analytics/evidence.h"
#include "analytics/priorities.h"
#include "analytics/rates.h"
#include "milestones/catalog_lint.h"
#include "workspace/evidence.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace milepost::ui {

/// All milestones at once, with the declared settings (M1–M3, B3).
struct MilestoneStudy {
    std::shared_ptr<const EvidenceBase> base;
    analytics::MilestoneRates rates; ///< one group: everybody
    std::vector<analytics::Association> found; ///< per milestone
    std::vector<analytics::Priority> priorities; ///< per milestone
};
[[nodiscard]] std::shared_ptr<const MilestoneStudy> studyMilestones(std::shared_ptr<const EvidenceBase> base);

/// What A14 says of the catalog, with the rates of the study (M1).
[[nodiscard]] std::vector<milestones::LintFinding> lintWith(const Catalog &catalog, Day today, const MilestoneStudy &study);

/// The declared analysis is all of these as they are; anything else is exploratory (M3).
struct ReachControls {
    std::optional<std::int32_t> landmark; ///< none: the milestone's window
    std::int32_t horizon = analytics::defaultHorizon;
    analytics::EvidenceOutcome outcome = analytics::EvidenceOutcome::Retention;
    std::string strata; ///< "": contract term at L; "none"; else a field
    std::string segments; ///< curves by this: "" none, "quarter", else a field
    /// The same comparison, whatever the curves are split by.
    [[nodiscard]] bool comparesAs(const ReachControls &other) const
    {
        return landmark == other.landmark && horizon == other.horizon && outcome == other.outcome && strata == other.strata;
    }
    friend bool operator==(const ReachControls &, const ReachControls &) = default;
};

/// Curves of one milestone by group, with what is needed for the numbers at risk (M2).
struct GroupCurve {
    std::uint32_t group = 0;
    analytics::DayCounts counts;
    analytics::Incidence curve;
    std::uint32_t reached = 0, closed = 0, reachedInWindow = 0;
    analytics::DensitySums sums;
    [[nodiscard]] std::uint64_t n() const { return counts.total(); }
    [[nodiscard]] analytics::DayQuantile quantile(double q) const;
};
/// Of the groups of `grouping`, in its order; groups without anybody concerned have n = 0.
[[nodiscard]] std::vector<GroupCurve> groupCurves(const EvidenceBase &base, MilestoneIndex milestone,
                                                  const analytics::Grouping &grouping);
/// "" everybody, "quarter", a field; everybody where the field is not known.
[[nodiscard]] analytics::Grouping groupingFor(const EvidenceBase &base, const std::string &field);

/// Days that the controls offer beside the declared ones.
inline constexpr std::array offeredLandmarks{7, 14, 30, 60, 90, 180};
inline constexpr std::array offeredHorizons{180, 270, 365, 540, 730};

/// One milestone under the page's controls.
struct ReachStudy {
    MilestoneIndex milestone = noMilestone;
    ReachControls controls;
    analytics::Grouping segments;
    std::vector<GroupCurve> curves;
    std::optional<analytics::Association> wouldDo; ///< where `found` has too little: the first of the offered controls that has enough
    analytics::Association found; ///< without q where the controls are not the declared ones: see associationsWith()
    analytics::EvidenceCurves evidence;
    std::array<std::vector<AccountIndex>, 2> arms; ///< [0] not by L, [1] by L
    analytics::VelocityTrend trend;
    std::vector<analytics::CohortRow> cohorts;
};
/// `declared`: of the study; taken over where the controls are the declared ones, else compared anew for this milestone
/// alone. `segments`: as the workspace read it with its history; none: groupingFor(). `before`: of the same base, or none; what
/// the milestone and the controls left as it was is taken from it.
[[nodiscard]] std::shared_ptr<const ReachStudy> studyReach(const EvidenceBase &base, MilestoneIndex milestone,
                                                           const ReachControls &controls,
                                                           const std::vector<analytics::Association> &declared,
                                                           std::optional<analytics::Grouping> segments = std::nullopt,
                                                           const ReachStudy *before = nullptr);
/// Every milestone under the controls: for q, which is told over all of them.
[[nodiscard]] std::vector<analytics::Association> associationsWith(const EvidenceBase &base, const ReachControls &controls);

} // namespace milepost::ui
