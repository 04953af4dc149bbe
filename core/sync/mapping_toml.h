/// A mapping's TOML document as it stands, with the [detect] table that built-in presets have besides.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/import.h"

#include <string>
#include <string_view>
#include <vector>

namespace milepost::sync {

/// When a preset applies. A file matches when all of `requires` are headers ("a|b" = either, "=A" = written exactly so); records, when the
/// value at `whenField` is one of `whenValues`.
struct Detection {
    std::vector<std::string> needs;
    std::vector<std::string> unless; ///< none of these may be a header
    std::string format; ///< "csv", "json_lines" or "" = either
    std::string whenField;
    std::vector<std::string> whenValues;
    int priority = 0; ///< the higher one wins
};

struct MappingDocument {
    Mapping mapping;
    Detection detect;
};

/// Mapping error with context "file:line".
[[nodiscard]] Result<MappingDocument> parseMappingDocument(std::string_view text, const std::string &fileName,
                                                           bool withDetection);

} // namespace milepost::sync
