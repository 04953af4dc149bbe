/// Brings a database to this version's schema: numbered SQL files, all missing ones in one transaction, a verified
/// backup first when there is content. user_version is the number of the last one; application_id marks our files.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace milepost::store {

class Database;

constexpr std::int32_t applicationId = 0x4D50'5354; ///< "MPST"

struct Migration {
    int number = 0; ///< 1, 2, 3 … without gaps
    std::string_view name; ///< "0001_first"
    std::string_view sql;
};

/// The files of core/store/migrations, in order.
[[nodiscard]] std::span<const Migration> migrations();

struct MigrationReport {
    int from = 0, to = 0;
    std::string backup; ///< path of the backup taken; "" when there was nothing to keep
};

/// `backupPath`: where a copy goes before a database that has content is changed. SchemaTooNew and FileFormat leave
/// the file as it is. `steps` other than the built-in ones are for tests.
[[nodiscard]] Result<MigrationReport> migrate(Database &database, const std::string &backupPath,
                                              std::span<const Migration> steps = migrations());

/// What the file is, without changing it: 0 = empty, n = schema n of ours. FileFormat: somebody else's.
[[nodiscard]] Result<int> schemaVersion(Database &database);

} // namespace milepost::store
