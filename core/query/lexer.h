/// The filter language's words, with their places. Never fails: what is wrong is left to the parser.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"

#include <string>
#include <string_view>
#include <vector>

namespace milepost::query {

struct Lexeme {
    FilterToken::Kind kind = FilterToken::Kind::Word;
    TextRange range;
    std::string text; ///< of fields, values and words: without quotes and escapes
    Op op = Op::Equals;
    bool quoted = false;
    bool unclosed = false; ///< a quote without its end
};

/// An operator that no value follows is followed by another kind of lexeme or by none.
[[nodiscard]] std::vector<Lexeme> lexFilter(std::string_view text);

} // namespace milepost::query
