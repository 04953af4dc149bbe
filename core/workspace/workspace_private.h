/// What a Workspace keeps between calls. Only for the sources of core/workspace.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/store.h"
#include "workspace/edit_operation.h"
#include "workspace/kept_returns.h"
#include "workspace/risk_learning.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <memory>
#include <string>
#include <vector>

namespace milepost {

class DerivingThread;
class SnapshotMaker;
class Valuation;

struct Workspace::Private {
    Private(const Clock &workspaceClock, Options workspaceOptions) : clock(workspaceClock), options(workspaceOptions) {}

    [[nodiscard]] store::Database &database() { return store->database(); }
    /// Reads settings again when anything was committed since.
    [[nodiscard]] Result<> refresh();
    [[nodiscard]] Result<> insertStarterCatalog();
    /// As Workspace::derive(), with what a thread has begun already; may be null.
    [[nodiscard]] Result<std::int64_t> derive(const JobControl &control, std::unique_ptr<DerivingThread> begun);
    [[nodiscard]] Error readOnlyRefusal() const;
    [[nodiscard]] EditContext editContext();
    struct DurableEdit;
    /// What risk is judged by (M9): what was learnt of this history; in a large workspace what was learnt before, until
    /// learnRisk() has had its turn.
    [[nodiscard]] Result<RiskFit> riskOf(const Portfolio &portfolio, SnapshotMaker &maker, const JobControl &control);
    /// Whether something newer has been learnt since a snapshot was judged, by this process or another.
    [[nodiscard]] bool learntSince(const Snapshot &snapshot) const;
    /// What returns are judged by (M11): counted of this state; in a large workspace of a window what was counted before.
    [[nodiscard]] Result<AccountReturns> returnsOf(const Portfolio &portfolio, const JobControl &control);
    /// Whether returns of the same state have been counted that differ from those a snapshot was judged by.
    [[nodiscard]] bool countedSince(const Snapshot &snapshot) const;
    /// Opened once for the many questions about one snapshot.
    [[nodiscard]] Result<std::shared_ptr<Valuation>> valuationOf(const Snapshot &snapshot);
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
    struct Valued {
        std::shared_ptr<Valuation> valuation; ///< reads the portfolio, and does not keep it
        std::weak_ptr<const Portfolio> portfolio;
        std::uint64_t version = 0;
    };
    Valued valued;
    std::vector<KeptRisk> learnt; ///< newest last, at most three
};

} // namespace milepost
