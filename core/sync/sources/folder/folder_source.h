/// A watched folder: new files are read whole, grown ones from where they ended, rewritten ones again. Nothing in the
/// folder is ever changed.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sources/source.h"

namespace milepost::sync {

[[nodiscard]] SourceKind folderKind();

} // namespace milepost::sync
