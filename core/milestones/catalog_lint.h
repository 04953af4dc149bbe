/// A14: what is wrong with a catalog although it can be used. Pure. Codes are stable (milepost-cli milestones
/// lint prints them); wording has the sentences for people, `detail` the English fact.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "model/enums.h"
#include "model/milestone.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace milepost::milestones {

enum class LintCode : std::uint8_t {
    Vanity, ///< counts activity (sessions, clicks, any event) and is pegged to no outcome
    TooMany, ///< more than 15 switched on
    Unachievable, ///< fewer than 5 % of at least 20 accounts reached it within its window
    NoCelebration, ///< nothing to say to the customer when it is reached
    OneSize, ///< no milestone of the catalog is limited to a segment
    NotReviewed, ///< no review date, or it has passed
    IgnoresContext, ///< a large threshold that is the same for every segment
    VendorPhase, ///< a phase of our sale, not a success of theirs: Trial, Sale, Onboarding, Use, Upsell, Renewal
    NotPegged, ///< functional, enabled and without a customer milestone it leads to
    UnknownOutcome, ///< pegged to a key that is no customer milestone of the catalog
    NoOwner,
    NoImplication,
    NoWindow, ///< no target window: no rate within window can be told
    UnknownLevelMilestone, ///< a level names a key that the catalog does not have, or has switched off
};
} // namespace milepost::milestones

namespace milepost {
template <> struct EnumKeys<milestones::LintCode> {
    static constexpr auto keys = std::to_array<std::string_view>(
        {"vanity", "too_many", "unachievable", "no_celebration", "one_size", "not_reviewed", "ignores_context",
         "vendor_phase", "not_pegged", "unknown_outcome", "no_owner", "no_implication", "no_window",
         "unknown_level_milestone"});
};
} // namespace milepost

namespace milepost::milestones {

struct LintFinding {
    LintCode code = LintCode::NoOwner;
    Severity severity = Severity::Watch;
    std::string key; ///< milestone or level; "" = the catalog as a whole
    std::string detail;
    friend bool operator==(const LintFinding &, const LintFinding &) = default;
};

/// Accounts whose window for the milestone is closed, and how many of them reached it (M1).
struct MilestoneRate {
    std::string key;
    std::int64_t closed = 0, reached = 0;
};

/// Findings in catalog order, catalog-wide ones first. Only enabled milestones are judged, except for vendor phases.
/// `today` decides what is overdue for review; `rates` may be empty.
[[nodiscard]] std::vector<LintFinding> lintCatalog(const Catalog &catalog, Day today,
                                                   std::span<const MilestoneRate> rates = {});

} // namespace milepost::milestones
