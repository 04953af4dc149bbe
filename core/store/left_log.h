/// The -wal that an unclean end left beside a database.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>

namespace milepost::store {

/// Whether the log may be taken in, looked at without writing: SQLite binds a log to its database by its name alone, so one of
/// another profile, or one damaged in a way that its checksums do not show, would be written into this file when it is closed.
/// DatabaseDamaged where the two do not fit; fine where there is no log. Nobody else may have the database open.
/// A log of an older or newer copy of the same profile is found only by quick_check.
[[nodiscard]] Result<> checkLeftLog(const std::string &database, const std::string &vfs = {});

} // namespace milepost::store
