/// What is done with each file before anything is stored: who recognises it, how its columns are read, in which
/// order files come. Reads files, writes nothing.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/input_files.h"
#include "sync/pipeline.h"
#include "sync/presets.h"
#include "sync/record_mapper.h"
#include "sync/stream_reading.h"

namespace milepost::sync {

struct PlannedFile {
    InputFile input;
    FilePlan plan;
    TableEvidence evidence;
    TableOptions options;
    TableHead head;
    int rank = 0; ///< accounts before subscriptions before the rest
    std::uint64_t headHash = 0; ///< of the first bytes, before decoding
    std::int64_t headLength = 0;
    std::uint64_t reading = 0; ///< of how its records are understood: mappings and zone
    StreamReading understood; ///< for what comes later under its name
    bool newlyUnderstood = false; ///< that is not what is kept of it
};

struct ImportPlan {
    std::vector<PlannedFile> files; ///< in the order in which they are merged
    std::vector<SkippedFile> skipped;
    std::vector<Rejection> rejections;
    std::size_t unlisted = 0; ///< so many of them, the first, are of what could not even be listed
};

/// Ambiguous when a named file has a column that can be read in two ways; Mapping for a mapping that does not fit.
[[nodiscard]] Result<ImportPlan> planImport(const ImportRequest &request, const ImportContext &context,
                                            const JobControl &control);

/// The same for files that are there already, and streams that have been understood before.
[[nodiscard]] Result<ImportPlan> planInputs(InputList inputs, const ImportRequest &request, const ImportContext &context,
                                            const JobControl &control, const KnownStreams &known);

/// previewFile for one file that is there already.
[[nodiscard]] Result<ImportPreview> previewInput(const InputFile &input, const std::optional<Mapping> &mapping, std::size_t rows,
                                                 const ImportContext &context, const KnownStream &known);

/// The plan for one open table: given, kept, as its stream was understood before while that fits, built in, or (with `as`) proposed when
/// nothing required is missing.
[[nodiscard]] Result<std::optional<FilePlan>> planFor(const TableReader &table, const ImportRequest &request, const ImportContext &context,
                                                      const KnownStream &known);

} // namespace milepost::sync
