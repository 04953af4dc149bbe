/// The list of sources as it is shown: configured ones with what they are at, and the kinds of files imported by hand. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "portfolio/portfolio.h"
#include "theme/status_mark.h"

#include <QString>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace milepost::ui {

enum class SourceState {
    Fresh,
    Stale, ///< its last whole day lies too far back (M16 source_stale)
    Never, ///< not synchronized yet
    Paused,
    Running,
    Waiting, ///< in line behind the one that runs
    Elsewhere, ///< another process synchronizes it
    Failed, ///< tried again by itself
    Asks, ///< it shrank, or its columns have changed and the policy is to stop
    NeedsSecret,
};

struct SourceRow {
    std::string name;
    std::optional<SourceStatus> status; ///< of configured ones
    SourceFact fact; ///< name "" when nothing has come from it yet
    SourceState state = SourceState::Fresh;
    QString progress; ///< while it runs
    std::int64_t rejected = 0; ///< waiting in quarantine
    std::int64_t lastAdded = -1; ///< new and changed rows of its newest run; −1: no run known
};

/// What the window is doing about sources.
struct SourceActivity {
    std::string running;
    QString progress;
    std::set<std::string> waiting, asked, elsewhere;
};

/// Configured ones first, by name without regard to case.
[[nodiscard]] std::vector<SourceRow> composeSourceRows(const std::vector<SourceStatus> &statuses, const std::vector<SourceFact> &facts,
                                                       const std::vector<RunRecord> &runs, const SourceActivity &activity, Day asOf,
                                                       std::int32_t staleAfterDays);
[[nodiscard]] Mark markOf(const SourceRow &row);
/// Whether a person should look at it.
[[nodiscard]] bool wantsLook(const SourceRow &row);

} // namespace milepost::ui
