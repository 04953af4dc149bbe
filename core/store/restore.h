/// Replacing a profile's database, in steps each of which may be the last before the power fails:
///   1. `milepost.db.restoring` is made, checked, migrated and on disk; the profile is untouched.
///   2. It is renamed to `milepost.db.restored-<time>`: from here on the restore has happened.
///   3. The old database and what belongs to it move to `milepost.db.before-restore-<time>`, and the new one to its place.
/// A program that ends between 2 and 3 leaves the mark of step 2, and whoever opens the profile next does step 3. The time in
/// the mark's name says where the old files go, so that a database and its log never part.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/result.h"

#include <string>

namespace milepost::store {

/// Puts a verified copy of `backup` in the place of the profile's database, migrates it, and keeps the old file
/// beside it; its path is the value ("" when there was none). DatabaseBusy while anybody has the profile open. On any
/// failure the profile is as before.
[[nodiscard]] Result<std::string> restore(const std::string &folder, const std::string &backup, Instant now,
                                          const std::string &vfs = {});

/// Step 3 of a restore that was cut off, if there is one. Before the database is opened.
[[nodiscard]] Result<> finishRestore(const std::string &folder);

/// Moves a damaged database with its -wal and -shm aside (milepost.db.damaged-<time>), so that a new one can be made
/// or a backup restored. Value: where it lies now.
[[nodiscard]] Result<std::string> quarantineDamaged(const std::string &folder, Instant now);

} // namespace milepost::store
