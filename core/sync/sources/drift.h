/// How the columns that come compare with those known. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/source_repository.h"
#include "sync/presets.h"
#include "sync/sources/source.h"

#include <optional>
#include <string>
#include <vector>

namespace milepost::sync {

/// What is judged of a table: CSV by its columns, JSON by the members of its records; what lies deeper is theirs.
[[nodiscard]] std::vector<SourceColumn> columnsOf(const TableHead &head);

struct DriftVerdict {
    std::vector<DriftChange> changes; ///< by name; empty: as known
    DriftOutcome outcome = DriftOutcome::Open; ///< of `changes`: Taken under the policy Take
    std::vector<store::KnownColumn> known; ///< as they are to be kept
    std::vector<std::string> leftOut; ///< columns not to be read
    bool stop = false; ///< nothing may be read before a person has decided
};

/// `known` empty: the first look, which takes everything. `complete`: a known column that is not in `seen` has been
/// removed; of JSON it may just be blank. Columns that a person chose to leave out are no drift.
[[nodiscard]] DriftVerdict judgeColumns(const std::vector<store::KnownColumn> &known, const std::vector<SourceColumn> &seen,
                                        bool complete, DriftPolicy policy);

/// The plan reads none of `columns`: no field, property or field of one's own is made from them. A field that has others keeps these.
void leaveOut(FilePlan &plan, const std::vector<std::string> &columns, bool json);

/// What is known once a person has answered: Taken uses the columns as they are now, Known leaves new ones out.
[[nodiscard]] std::vector<store::KnownColumn> columnsAfter(std::vector<store::KnownColumn> known,
                                                           const std::vector<DriftChange> &changes, DriftOutcome answer);

/// "new: tier, seats; gone: plan; other type: amount (integer → text)"
[[nodiscard]] std::string describe(const std::vector<DriftChange> &changes);

} // namespace milepost::sync
