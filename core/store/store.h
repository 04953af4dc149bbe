/// A profile's database file, opened: created or migrated to this version's schema, with its data version.
/// One Store per thread; several may be open on one file (one should write at a time).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"
#include "store/folder_lock.h"

#include <cstdint>
#include <memory>
#include <string>

namespace milepost::store {

struct StoreOptions {
    bool create = false; ///< make folder (0700) and file (0600) when they are not there
    bool readOnly = false; ///< an older schema is then refused with Unsupported instead of migrated
    std::string vfs;
};

class Store {
public:
    /// `folder` is the profile: milepost.db, backups/ in it. Besides Database::open's errors: NotFound (no profile
    /// and not create), SchemaTooNew (file untouched), FileFormat (another program's SQLite file, untouched),
    /// DatabaseDamaged (the database is gone although its backups are there: no empty one takes its place).
    /// A restore that was cut off is finished first. Holds the profile, shared, for as long as it lives.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::string &folder, const Clock &clock,
                                                             const StoreOptions &options);
    [[nodiscard]] static std::string databasePath(const std::string &folder);
    [[nodiscard]] static std::string backupFolder(const std::string &folder);

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] const std::string &folder() const { return m_folder; }
    /// Rises with every writing transaction, whoever commits it.
    [[nodiscard]] Result<std::uint64_t> dataVersion();

private:
    Store(std::string folder, std::unique_ptr<Database> database, FolderLock lock);
    std::string m_folder;
    FolderLock m_lock; ///< let go after the database is closed
    std::unique_ptr<Database> m_database;
};

} // namespace milepost::store
