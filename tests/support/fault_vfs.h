/// An SQLite VFS over the system's that fails on demand: the n-th operation of a kind, once or for ever. Tests pass its
/// name to StoreOptions::vfs. Counting and failing concern every file opened through it; one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace milepost::test {

class FaultVfs {
public:
    enum class Fault : std::uint8_t {
        Read, Write, ShortWrite, DiskFull, Sync, Open, Truncate, Lock, Delete, Shm, ShmLock, FileSize, Access,
    };
    static constexpr int faultCount = 13;
    [[nodiscard]] static const char *name(Fault fault);

    /// Registers the VFS "milepost-fault" (once per process) and resets it.
    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    /// Every database that is opened without naming a VFS goes through this one until it is destroyed.
    void makeDefault();
    [[nodiscard]] static std::string vfsName() { return "milepost-fault"; }
    /// From now on, the n-th (1 …) operation of the fault's kind fails; all after it too when `forEver`.
    void arm(Fault fault, std::int64_t n, bool forEver);
    void disarm();
    /// Operations of the armed kind since arm().
    [[nodiscard]] std::int64_t seen() const;
    /// Whether the fault has happened since arm().
    [[nodiscard]] bool fired() const;
};

} // namespace milepost::test
