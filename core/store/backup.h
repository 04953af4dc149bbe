/// Copies of a whole database: made while it is in use, verified, put in place at once; rotation
/// (RELIABILITY rules 5 and 14). restore.h puts them back.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/result.h"

#include <span>
#include <string>
#include <vector>

namespace milepost::store {

class Database;

/// Writes a copy to `path` (0600) through a temporary file beside it, checks it (quick_check, schema), then renames.
/// An existing file at `path` is replaced only by a good copy. DiskFull, FileWrite, DatabaseDamaged.
[[nodiscard]] Result<> backupTo(Database &database, const std::string &path);

/// Opens `path` as untrusted and checks that it is a whole Milepost database of a schema this version knows.
[[nodiscard]] Result<> checkBackup(const std::string &path, const std::string &vfs = {});

/// "milepost-20260301T120000Z.db"
[[nodiscard]] std::string backupName(Instant at);
/// The names that 7 daily and 4 weekly copies no longer need: the newest of each of the last 7 days and of each of the
/// last 4 ISO weeks that have one stay. Names not made by backupName are never listed.
[[nodiscard]] std::vector<std::string> expiredBackups(std::span<const std::string> names);
/// Takes today's backup unless there is one, then removes expired ones. Value: path of the one taken, or "".
[[nodiscard]] Result<std::string> rotateBackups(Database &database, const std::string &backupFolder, Instant now);
[[nodiscard]] Result<std::vector<std::string>> listBackups(const std::string &backupFolder); ///< newest first, full paths

} // namespace milepost::store
