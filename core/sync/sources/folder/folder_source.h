/// A watched folder: new files are read whole, grown ones from where they ended, rewritten ones again. Nothing in the
/// folder is ever changed.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sources/source.h"

namespace milepost::sync {

/// Which of a folder's tables a file is part of: "usage-2026-03.csv" and "usage-2026-04.csv" are the same one.
[[nodiscard]] std::string streamOf(const std::string &path);

[[nodiscard]] SourceKind folderKind();

} // namespace milepost::sync
