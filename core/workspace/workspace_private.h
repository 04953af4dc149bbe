/// What a Workspace keeps between calls. Only for the sources of core/workspace.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/store.h"
#include "workspace/edit_operation.h"
#include "workspace/risk_learning.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <memory>
#include <string>
#include <vector>

namespace milepost {

class SnapshotMaker;

struct Workspace::Private {
    Private(const Clock &workspaceClock, Options workspaceOptions) : clock(workspaceClock), options(workspaceOptions) {}

    [[nodiscard]] store::Database &database() { return store->database(); }
    /// Reads settings again when anything was committed since.
    [[nodiscard]] Result<> refresh();
    [[nodiscard]] Result<> insertStarterCatalog();
    [[nodiscard]] Error readOnlyRefusal() const;
    [[nodiscard]] EditContext editContext();
    struct DurableEdit;
    /// What risk is judged by (M9): what was learnt of this history; in a large workspace what was learnt before, until
    /// learnRisk() has had its turn.
    [[nodiscard]] Result<RiskFit> riskOf(const Portfolio &portfolio, SnapshotMaker &maker, const JobControl &control);
    /// Whether something newer has been learnt since a snapshot was judged, by this process or another.
    [[nodiscard]] bool learntSince(const Snapshot &snapshot) const;
    [[nodiscard]] Day today() const { return zone.dayOf(clock.now()); }

    std::string profile;
    const Clock &clock;
    Options options;
    std::unique_ptr<store::Store> store;
    std::string author;
    SettingValues settings;
    Zone zone;
    std::uint64_t version = 0; ///< data version that `settings` were read at

    bool importing = false; ///< the connection is set to bulk durability

    struct Cached {
        Day asOf, today;
        Snapshot snapshot; ///< its portfolio knows the data version
    };
    std::vector<Cached> cache; ///< newest last, at most three
    std::vector<KeptRisk> learnt; ///< newest last, at most three
};

} // namespace milepost
