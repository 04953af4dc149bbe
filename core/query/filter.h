/// The filter language of docs/formats.md, parsed to a tree:
///   expr = and {"or" and};  and = term {["and"] term};  term = ["-"] ( field op value | word | "(" expr ")" )
/// Parsing knows the grammar alone; core/query/matcher.h checks fields and values against a Table.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::query {

/// A piece of the filter's text, in bytes of UTF-8.
struct TextRange {
    std::size_t begin = 0, length = 0;
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

enum class Op : std::uint8_t { Equals, Contains, Less, LessEqual, Greater, GreaterEqual };
/// ":", "~", "<" …
[[nodiscard]] std::string_view textOf(Op op);

struct FilterValue {
    std::string text; ///< without quotes
    bool quoted = false; ///< quoted values are never `me` or `none`
    TextRange range;
};

struct FilterNode {
    enum class Kind : std::uint8_t { And, Or, Not, Field, Word };
    Kind kind = Kind::And; ///< an And without children is "everything"
    std::vector<FilterNode> children;
    std::string field; ///< Field: as written
    Op op = Op::Equals;
    std::vector<FilterValue> values; ///< Field: any of them; Word: one
    TextRange range, fieldRange;
};

struct FilterError {
    enum class Code : std::uint8_t {
        UnclosedQuote, UnclosedParenthesis, UnexpectedParenthesis, MissingTerm, MissingValue, TooDeep, TooLong,
        UnknownField, UnknownValue, BadNumber, BadDay, OpNotForField, MeUnknown,
    };
    Code code = Code::MissingTerm;
    TextRange range; ///< bytes
    std::size_t column = 1; ///< 1-based, in characters (code points)
    std::size_t length = 0; ///< in characters; 0: at the end of the text
    std::string found; ///< the text complained of
    std::string suggestion; ///< nearest known word, or an example; "" when there is none
};
/// "unknown_field" …
[[nodiscard]] std::string_view codeName(FilterError::Code code);
/// "unknown_field at column 7: \"plam\"; did you mean \"plan\"?" For logs and assertions, not for people.
[[nodiscard]] std::string toString(const FilterError &error);
/// Fills in column, length and found from the range.
[[nodiscard]] FilterError filterError(FilterError::Code code, std::string_view text, TextRange range,
                                      std::string suggestion = {});

/// For colouring and chips; in order of appearance, also when the filter has an error.
struct FilterToken {
    enum class Kind : std::uint8_t { Field, Op, Value, Comma, Word, Or, And, Not, Open, Close };
    Kind kind = Kind::Word;
    TextRange range;
};

struct Filter {
    std::string text; ///< as written
    FilterNode root;
    std::vector<FilterToken> tokens;
    std::optional<FilterError> error; ///< set: `root` is not to be used
    [[nodiscard]] bool empty() const { return !error && root.kind == FilterNode::Kind::And && root.children.empty(); }
};

[[nodiscard]] Filter parseFilter(std::string_view text);
/// `text` as a value of the filter language: quoted where it must be.
[[nodiscard]] std::string quoteValue(std::string_view text);

} // namespace milepost::query
