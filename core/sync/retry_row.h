/// One row out of quarantine, tried again as a person has corrected it: read as the rest of its file is, so that dates and
/// numbers mean there what they mean in all its rows. Thread of the database connection.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/import.h"
#include "store/source_repository.h"
#include "sync/pipeline.h"

#include <string>
#include <vector>

namespace milepost::sync {

struct RowRetry {
    std::string source; ///< the run that met it was this source's, and so is the new one
    std::string sourceKind; ///< of a configured source; "" for files
    Rejection rejection; ///< as it stands in quarantine
    std::string text; ///< what is to be read instead of `rejection.raw`: one record, under its header where it has one
    std::optional<EntityKind> as;
    std::optional<Mapping> mapping; ///< of a configured source that has one
    std::vector<store::KnownColumn> known; ///< of the source's table; empty: every column is read
    std::int64_t sourceId = 0; ///< of a configured source, which has understood `stream` in its way; 0: imported by hand
    std::string stream;
    DriftPolicy drift = DriftPolicy::Take;
};

/// Stores the row and marks it as mended, in one transaction; a file that brings it again as it was is not told of again.
/// When it still does not fit, `rejections` of the report holds the new reason, and nothing has changed.
/// InvalidArgument: not exactly one record, or a rejection of a whole file; Unsupported: only the beginning of the row
/// was kept, or it came from a table without a file and has no header above it; NotFound: its file is gone.
[[nodiscard]] Result<ImportReport> retryRow(const RowRetry &retry, const ImportContext &context, const JobControl &control);

} // namespace milepost::sync
