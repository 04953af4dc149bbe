/// One synchronization of one configured source: a thread fetches, the caller's thread merges, the cursor moves with
/// the data. Runs on the thread that owns the database connection.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "sync/pipeline.h"
#include "sync/sources/source.h"

#include <string>

namespace milepost::sync {

/// As Workspace::sync says. `world.files` is filled in here.
[[nodiscard]] Result<SyncReport> syncSource(const std::string &name, const std::string &secret, const ImportContext &context,
                                            SourceWorld world, const JobControl &control);

/// Connects, takes the first piece and shows how it will be understood. Stores nothing.
[[nodiscard]] Result<SourceProbe> probeSource(const SourceConfiguration &configuration, const std::string &secret,
                                              const ImportContext &context, const SourceWorld &world, const JobControl &control);

} // namespace milepost::sync
