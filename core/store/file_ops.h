/// The few file operations that SQLite does not do for us, with their causes as Errors. Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>

namespace milepost::store {

/// Makes the folder and its parents, each new one 0700; an existing one of ours that is open to others is closed.
[[nodiscard]] Result<> makePrivateFolder(const std::string &folder);
/// An empty file, 0600.
[[nodiscard]] Result<> createPrivateFile(const std::string &path);
[[nodiscard]] Result<> renameFile(const std::string &from, const std::string &to);
/// Absent is fine.
[[nodiscard]] Result<> removeFile(const std::string &path);
/// A database with its -wal, -shm and -journal, as far as they can be removed: for our own unfinished files.
void removeWithCompanions(const std::string &path);
[[nodiscard]] bool fileExists(const std::string &path);
/// Absent, or a file without a byte in it.
[[nodiscard]] bool fileEmpty(const std::string &path);
/// A copy, 0600, on disk when this returns.
[[nodiscard]] Result<> copyFile(const std::string &from, const std::string &to);
[[nodiscard]] Result<> syncFile(const std::string &path);
/// After a rename, so that it survives a power cut.
[[nodiscard]] Result<> syncFolderOf(const std::string &path);

} // namespace milepost::store
