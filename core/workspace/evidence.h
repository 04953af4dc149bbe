/// What the evidence is computed from, for window and command line alike: the portfolio's first lives, the days from
/// which things were recorded, and who runs independent pieces of work. Immutable once made; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/discovery.h"
#include "analytics/evidence.h"
#include "analytics/first_lives.h"
#include "analytics/grouping.h"
#include "analytics/lives.h"
#include "base/parallel_for.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <memory>
#include <string>
#include <vector>

namespace milepost {

struct EvidenceBase {
    static constexpr std::size_t mostGroups = 500;
    std::shared_ptr<const Portfolio> portfolio;
    analytics::FirstLives lives;
    analytics::Observability observability;
    StandingSettings settings; ///< k and size bands
};

/// `settings`: Workspace::settings(); `today`: Workspace::today(). Churn is known to yesterday however long ago the last
/// event came, so retention is followed further than milestones are (M0).
[[nodiscard]] std::shared_ptr<const EvidenceBase> evidenceBase(const Snapshot &snapshot, const SettingValues &settings,
                                                               Day today);

/// Independent pieces on all cores, the calling thread among them.
void onAllCores(std::size_t count, const std::function<void(std::size_t)> &body);

/// M3 of every milestone, or of one exposure, with the declared settings where none are given.
[[nodiscard]] std::vector<analytics::Association> evidenceOf(const EvidenceBase &base,
                                                             const std::vector<analytics::Exposure> &exposures,
                                                             const analytics::EvidenceSettings &settings);

/// M4 over event names and milestones together.
struct DiscoveryAnswer {
    std::vector<analytics::Behaviour> behaviours;
    analytics::Discovery discovery;
};
[[nodiscard]] DiscoveryAnswer discoveryOf(const EvidenceBase &base, std::vector<analytics::Behaviour> eventBehaviours,
                                          const analytics::DiscoverySettings &settings);

/// A milestone that a finding suggests, switched off until a person decides (B2): count of the event ≥ threshold within
/// the first days. None of a finding about a milestone, which there is already.
[[nodiscard]] std::optional<MilestoneDefinition> draftMilestone(const analytics::Behaviour &behaviour,
                                                                const analytics::Finding &finding,
                                                                const analytics::DiscoverySettings &settings);

} // namespace milepost
