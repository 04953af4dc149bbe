/// A file that is written whole or not at all: an older one of its name stays until the new one is on disk.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace milepost {

/// FileWrite, DiskFull.
[[nodiscard]] Result<> saveFile(const std::string &path, std::string_view bytes);

} // namespace milepost
