/// Case-folded text: what filters compare and sorts collate by. Locale-free, the same everywhere.
/// Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace milepost::query {

/// Full Unicode case folding of UTF-8, composed (NFC): "STRASSE" and "straße" are equal, "É" equals "E" + U+0301.
/// Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string foldText(std::string_view utf8);
/// Unicode code points of the UTF-8 text; every stray byte counts as one.
[[nodiscard]] std::size_t characterCount(std::string_view utf8);

} // namespace milepost::query
