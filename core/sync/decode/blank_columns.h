/// Tables whose columns are set apart by runs of blanks, as statistics programs and printers write them.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/decode/byte_source.h"

#include <memory>
#include <string_view>

namespace milepost::sync {

/// Whether every line of the sample has the same number of words, at least two, and no other delimiter.
[[nodiscard]] bool looksBlankDelimited(std::string_view sample);

/// The same text with one tab for each run of blanks, and none at the ends of lines.
[[nodiscard]] std::unique_ptr<ByteSource> blanksAsTabs(std::unique_ptr<ByteSource> source);

} // namespace milepost::sync
