/// A mapping as the TOML text of CLI.md ("Mapping file"), both ways.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/import.h"

#include <string>
#include <string_view>

namespace milepost::sync {

/// Mapping error: context is "file:line", detail the cause with the allowed values. At most 1 MB of text.
[[nodiscard]] Result<Mapping> mappingFromToml(std::string_view text, const std::string &fileName);
/// Reads the same mapping back from what this writes.
[[nodiscard]] std::string mappingToToml(const Mapping &mapping);
/// FileOpen, LimitExceeded or Mapping.
[[nodiscard]] Result<Mapping> readMappingFile(const std::string &path);

} // namespace milepost::sync
