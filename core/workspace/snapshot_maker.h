/// From the store's rows to {Portfolio, Standing} at one as-of date, and to health trends over several. One thread,
/// that of its database connection; loading uses a second connection on a thread of its own for large workspaces.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "triage/account_returns.h"
#include "workspace/deriver.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <functional>
#include <memory>
#include <vector>

namespace milepost::store {
class Database;
}

namespace milepost {

struct PastHealth {
    std::vector<AccountId> accounts; ///< ascending
    std::vector<HealthStanding> health; ///< one each
};

/// All rows of one state of the store. A read transaction is held open for as long as it lives, so that what is
/// derived, which is streamed, belongs to the same state.
class SnapshotMaker {
public:
    /// HealthOnly: without names, which would be most of the memory, unless some milestone is limited by what may be one.
    enum class Purpose : std::uint8_t { Snapshot, HealthOnly };
    [[nodiscard]] static Result<std::unique_ptr<SnapshotMaker>> load(store::Database &database,
                                                                     const SettingValues &settings, Day today,
                                                                     const JobControl &control,
                                                                     Purpose purpose = Purpose::Snapshot);
    ~SnapshotMaker();

    /// Accounts that are dirty, or derived for another catalog, are derived in memory.
    /// `risk` says what risk is judged by (M9), once the portfolio is there; empty: by the index.
    using RiskOf = std::function<Result<RiskFit>(const Portfolio &)>;
    /// `returns`: what judgement knows of value (M11); empty: nothing.
    /// The rows of a large workspace are given back while it is judged, so it is the last that is asked of this maker.
    using ReturnsOf = std::function<Result<AccountReturns>(const Portfolio &)>;
    [[nodiscard]] Result<Snapshot> make(Day asOf, const JobControl &control, const RiskOf &risk = {}, const ReturnsOf &returns = {});
    /// M9 from views at month ends up to `cutoff`. `portfolio` is one that make() made, of that day or a later one.
    [[nodiscard]] Result<RiskFit> learnRisk(const Portfolio &portfolio, Day cutoff, const JobControl &control);
    /// Health alone, of a past date: quietly on one thread, and of progress and peers, which it does not read, nothing is made.
    [[nodiscard]] Result<PastHealth> healthAt(Day asOf, const JobControl &control);

private:
    struct Private;
    explicit SnapshotMaker(std::unique_ptr<Private> d);
    [[nodiscard]] Result<std::shared_ptr<const Portfolio>> portfolioAt(Day asOf, bool whole, const JobControl &control);
    std::unique_ptr<Private> d;
};

} // namespace milepost
