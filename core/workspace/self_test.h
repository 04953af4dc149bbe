/// Does this installation work? Runs a small import, derivation, edit, undo, backup and restore in a temporary
/// profile and reads every answer back. Used by `milepost-cli self-test`, the About page and CTest.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "workspace/workspace.h"

namespace milepost {

/// `folder` must be writable; a directory of its own is made in it and removed again.
[[nodiscard]] VerifyReport runSelfTest(const std::string &folder, const Clock &clock);

} // namespace milepost
