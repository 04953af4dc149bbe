/// RELIABILITY rule 4: text that a spreadsheet would run gets a leading apostrophe in our exports, and loses it again when
/// such an export is imported. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace milepost {

/// "'" is put before text that starts with = + - @ TAB CR LF or a full-width form of them, and before text that
/// already is one or more apostrophes followed by such a sign, so that taking one off gives the text back.
[[nodiscard]] std::string guardFormula(std::string_view text);
/// A view into `text`.
[[nodiscard]] std::string_view unguardFormula(std::string_view text);

} // namespace milepost
