/// The file calls of the whole process – ours, Qt's, SQLite's – stand in this program and go on to the system's from here
/// (a program's own definition comes before a library's). So any of them can fail, kill the program, or be written down
/// for a power cut. Only paths below the folder given are looked at; they must be absolute. One at a time; any thread.
/// fsync is counted and written down but not done: nobody cuts the power here.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace milepost::test {

/// One call that changed something, in order. Paths are relative to the folder.
struct DiskChange {
    enum class Kind : std::uint8_t { Create, Write, Truncate, Sync, SyncFolder, MakeFolder, Rename, Link, Remove, Mark };
    Kind kind = Kind::Mark;
    std::int64_t file = 0; ///< inode number: of Create, Write, Truncate, Sync
    std::int64_t offset = 0; ///< of Write; new size of Truncate; the number of a Mark
    std::string bytes; ///< of Write
    std::string path, to; ///< of calls that name files; the folder of SyncFolder
};

class FileCalls {
public:
    enum class Fault : std::uint8_t { Open, Read, Write, ShortWrite, DiskFull, Sync, Truncate, Rename, Remove, MakeFolder, MakeFile, Lock };
    static constexpr int faultCount = 12;
    [[nodiscard]] static const char *name(Fault fault);

    explicit FileCalls(std::string folder);
    ~FileCalls();
    FileCalls(const FileCalls &) = delete;
    FileCalls &operator=(const FileCalls &) = delete;

    /// From now on the n-th (1 …) call of the fault's kind fails; all after it too when `forEver`. n = 0: only counts.
    void arm(Fault fault, std::int64_t n, bool forEver);
    /// From now on the program is killed (SIGKILL) before its n-th call that changes something; n = 0: only counts.
    void killAt(std::int64_t n);
    void disarm();
    [[nodiscard]] std::int64_t seen() const; ///< calls counted since arm() or killAt()
    [[nodiscard]] bool fired() const;

    /// Writes down every change from now on.
    void record();
    void mark(std::int64_t number);
    [[nodiscard]] std::vector<DiskChange> recorded();
};

} // namespace milepost::test
