/// The way in: files, folders and archives become records and events in the store, in slices of at most 250 ms
/// with the cursor in the last slice of its batch. Runs on the thread that owns the database connection.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "base/progress.h"
#include "base/result.h"
#include "base/zone.h"
#include "model/import.h"

#include <cstddef>
#include <optional>
#include <string>

namespace milepost::store {
class Database;
}

namespace milepost::sync {

class AccountDeriving;

/// What an import needs to know of the workspace. References outlive the call.
struct ImportContext {
    store::Database &database;
    const Zone &zone;
    const Clock &clock;
    Currency currency; ///< of amounts that name none; none: amounts without a currency are kept so
    /// Memory of the events that are held before they are merged. The larger, the less often each account is written.
    std::size_t batchBytes = std::size_t(140) << 20;
    /// Derives accounts whose events all come in one stretch, from so many events on; null: nothing is derived.
    AccountDeriving *deriving = nullptr;
    std::size_t derivingFrom = 50'000;
    /// From so many events on it is told what has been committed, where accounts have events already.
    std::size_t toldFrom = 2'000;
};

/// Reads everything the request names and merges what is new. Records are never deleted.
/// A row that cannot be used is rejected, kept in quarantine and listed; the call still succeeds. Errors are for
/// what stops the whole import: NotFound or FileOpen when no path can be read, Mapping, Database and its kin.
/// Cancelling ends between two slices with `cancelled` set; the next import of the same files goes on from there.
/// With `dryRun` the same report is made and nothing is kept.
[[nodiscard]] Result<ImportReport> importFiles(const ImportRequest &request, const ImportContext &context,
                                               const JobControl &control);

/// How the first `rows` records of a file will be understood (of an archive or folder: its first usable file).
/// The mapping is the one given, else the one kept for this header, else a built-in one, else a proposal.
[[nodiscard]] Result<ImportPreview> previewFile(const std::string &path, const std::optional<Mapping> &mapping,
                                                std::size_t rows, const ImportContext &context);

/// Keeps a mapping for every file whose header has the signature of this one's.
[[nodiscard]] Result<> keepMapping(const std::string &samplePath, const Mapping &mapping,
                                   const ImportContext &context);

} // namespace milepost::sync
