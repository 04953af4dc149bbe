/// Checks of a whole store (I3, I4), for verify, self-test and the fault tests.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <string>
#include <vector>

namespace milepost::store {

class Database;

struct IntegrityCheck {
    std::string name; ///< stable: "integrity", "foreign_keys", "events", "cursors", "edits", "quarantine"
    bool ok = true;
    std::string detail; ///< what was found, in English; "" when ok
};

/// integrity: PRAGMA integrity_check. foreign_keys. events: every segment and frame decodes, its checksum, counts and
/// times agree with its row, and no account has an identity twice. cursors: none is ahead of data. edits: undo links
/// lead somewhere. quarantine: as many rows as the runs say.
/// An Error only when checking itself is impossible (Cancelled, cannot read).
[[nodiscard]] Result<std::vector<IntegrityCheck>> checkIntegrity(Database &database, const JobControl &control = {});

} // namespace milepost::store
