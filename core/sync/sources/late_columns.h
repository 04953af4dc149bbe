/// Columns that are taken after rows had been read without them: which files are worth reading again (decision 0140).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "sync/table_reader.h"

#include <string>
#include <vector>

namespace milepost::sync {

/// Whether a file can have one of the added columns of `changes`: a table by its header, JSON records and archives always, and
/// what cannot be opened now, too. Reads no more than the head of the file.
[[nodiscard]] bool mayHaveAdded(const std::string &path, const std::vector<DriftChange> &changes, const TableOptions &options);

} // namespace milepost::sync
