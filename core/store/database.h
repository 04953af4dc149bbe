/// One connection to an SQLite file, opened with the settings of decision 8, each read back. Every connection
/// belongs to one thread; interrupt() alone may be called from another.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/statement.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace milepost::store {

enum class Access : std::uint8_t {
    ReadWrite,
    ReadOnly,
    /// A file from outside (restore, a backup somebody sends): read-only, DEFENSIVE, triggers and views off,
    /// cell_size_check, low limits, and quick_check before anything else is read (RELIABILITY rule 5).
    Untrusted,
};

enum class Durability : std::uint8_t {
    Full, ///< synchronous = FULL: an acknowledged commit survives a power cut
    Bulk, ///< synchronous = NORMAL: imports, whose cursor rolls back together with their data
};

struct OpenOptions {
    Access access = Access::ReadWrite;
    bool create = false; ///< with ReadWrite: make the file (0600) when it is not there
    std::string vfs; ///< name of a registered VFS; "" = the system's. Tests inject faults through it.
    int newestSchema = 0; ///< > 0: a file whose user_version is larger is SchemaTooNew, and left as it is
};

class Database {
public:
    /// FileOpen (absent, no permission, a directory), FileWrite (ReadWrite asked, file or folder read-only),
    /// DatabaseBusy, DatabaseDamaged (not a database, or failed quick_check when Untrusted).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string &path, const OpenOptions &options);
    /// An empty one without a file, for comparisons.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openMemory();
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Never fails by itself: what is wrong is said by the statement's first step().
    [[nodiscard]] Statement prepare(std::string_view sql);
    /// Runs every statement of a script.
    [[nodiscard]] Result<> execute(const std::string &script);
    /// First column of the first row; NotFound without rows.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql);
    [[nodiscard]] Result<std::string> text(std::string_view sql);

    [[nodiscard]] Result<> setDurability(Durability durability);
    /// Gives back the pages it keeps of what was read, after something was read once and whole.
    void releaseMemory();
    [[nodiscard]] std::int64_t lastInsertId() const;
    /// Rows inserted, updated or deleted by this connection so far.
    [[nodiscard]] std::int64_t totalChanges() const;
    [[nodiscard]] bool inTransaction() const;
    /// Changes when another connection commits (PRAGMA data_version).
    [[nodiscard]] Result<std::int64_t> foreignVersion();
    /// Makes the running statement of this connection fail with Cancelled. Any thread.
    void interrupt();

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] const std::string &vfs() const { return m_vfs; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    /// What SQLite says of its last failure, mapped: FULL → DiskFull, BUSY/LOCKED → DatabaseBusy,
    /// CORRUPT/NOTADB → DatabaseDamaged, READONLY/PERM/write errors → FileWrite, CANTOPEN → FileOpen,
    /// TOOBIG → LimitExceeded, INTERRUPT → Cancelled, else Database.
    [[nodiscard]] Error lastError(std::string_view doing) const;

private:
    friend class Statement;
    struct Cache;
    Database(sqlite3 *handle, std::string path, std::string vfs);
    [[nodiscard]] Result<> configure(const OpenOptions &options);
    void giveBack(sqlite3_stmt *statement);

    sqlite3 *m_handle;
    std::string m_path, m_vfs;
    std::unique_ptr<Cache> m_cache;
};

} // namespace milepost::store
