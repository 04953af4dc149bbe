/// Who uses a profile: everybody who has it open shares it, whoever replaces its file has it alone. A lock on the folder
/// itself (flock), which the kernel takes back however a program ends. Where a file system knows no such locks (some network
/// shares) nothing is held, and only SQLite's own locks are left.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>

namespace milepost::store {

class FolderLock {
public:
    enum class Kind : std::uint8_t { Shared, Alone };
    /// Waits up to `patienceMs` for others to let go; then DatabaseBusy. FileOpen: no such folder.
    [[nodiscard]] static Result<FolderLock> take(const std::string &folder, Kind kind, int patienceMs);
    ~FolderLock();
    FolderLock(FolderLock &&other) noexcept;
    FolderLock &operator=(FolderLock &&other) noexcept;

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace milepost::store
