/// What the place Benchmarks computes for its controls, off the UI thread: a measure's distribution at one tenure, the
/// peers ladder of the marked account or the standing of a book, and time to a milestone by group. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/measure_ladder.h"
#include "pages/milestones/milestone_study.h"

#include <memory>
#include <string>

namespace milepost::ui {

/// What both the milestones' and the measures' side need, made once per snapshot.
struct BenchmarkBase {
    std::shared_ptr<const EvidenceBase> evidence;
    analytics::Lives lives; ///< current spells: what peers are compared by (M5)
};
[[nodiscard]] std::shared_ptr<const BenchmarkBase> benchmarkBase(std::shared_ptr<const EvidenceBase> evidence);

struct BenchmarkControls {
    analytics::TenureMeasure measure = analytics::TenureMeasure::Milestones;
    std::string grouping = "plan"; ///< "" none
    AccountIndex account = noAccount; ///< marked; noAccount: none
    std::string owner; ///< a book marked; "" none
    std::int32_t tenure = 0; ///< days; 0: the account's own, 180 without one
    MilestoneIndex milestone = noMilestone;
    friend bool operator==(const BenchmarkControls &, const BenchmarkControls &) = default;
};
constexpr std::int32_t bookTenure = 180; ///< days, where no account says which

/// One account of a book among all the others observed to the tenure.
struct BookMember {
    AccountIndex account = 0;
    double value = 0;
    double percentile = 0; ///< mid-rank among those not in the book
};

struct BenchmarkStudy {
    BenchmarkControls controls;
    std::int32_t tenure = 0;
    analytics::MeasureLadder ladder; ///< of the account marked
    std::vector<double> peers; ///< ascending; without those marked
    std::vector<double> marked; ///< ascending
    std::optional<double> p25, median, p75; ///< of the peers (R type 7); none with fewer than k
    std::int32_t k = 0;
    std::vector<analytics::MeasuredAccount> members; ///< behind the distribution, marked ones too, by value
    std::vector<BookMember> book; ///< by percentile, lowest first
    analytics::Grouping grouping;
    std::vector<GroupCurve> curves;
    std::vector<analytics::CohortRow> cohorts;
    analytics::VelocityTrend trend;
    analytics::MilestoneRate rate; ///< of the milestone among the account's plan or, without one, everybody
    double markedDay = -1; ///< tenure of the account marked; −1 none
};
/// `grouping`: as the workspace read it with its history; none: groupingFor(). `before`: of the same base, or none; what the
/// controls left as it was is taken from it.
[[nodiscard]] std::shared_ptr<const BenchmarkStudy> studyBenchmark(const BenchmarkBase &base, const BenchmarkControls &controls,
                                                                   std::optional<analytics::Grouping> grouping = std::nullopt,
                                                                   const BenchmarkStudy *before = nullptr);

/// R type 7 of ascending values; none of none.
[[nodiscard]] std::optional<double> quantileOf(const std::vector<double> &ascending, double q);
/// 100 · (below + ½ equal) / n among ascending values; n > 0.
[[nodiscard]] double midRank(const std::vector<double> &ascending, double value);

} // namespace milepost::ui
