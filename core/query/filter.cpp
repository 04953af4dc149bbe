#include "query/filter.h"

#include "query/fold.h"
#include "query/lexer.h"

#include <algorithm>
#include <array>

namespace milepost::query {

namespace {

constexpr std::size_t longestFilter = 10'000;
constexpr int deepestNesting = 64;

class Parser {
public:
    Parser(std::string_view text, std::vector<Lexeme> lexemes) : m_text(text), m_lexemes(std::move(lexemes)) {}

    void run(Filter &filter)
    {
        if (!m_lexemes.empty())
            filter.root = alternatives(0);
        if (!m_error && m_at < m_lexemes.size()) // only a ')' stops the alternatives early
            fail(FilterError::Code::UnexpectedParenthesis, m_lexemes[m_at].range);
        filter.error = std::move(m_error);
    }

private:
    using Kind = FilterToken::Kind;

    [[nodiscard]] bool at(Kind kind) const { return m_at < m_lexemes.size() && m_lexemes[m_at].kind == kind; }
    [[nodiscard]] bool ended() const { return m_at >= m_lexemes.size(); }
    [[nodiscard]] TextRange here() const { return ended() ? TextRange{m_text.size(), 0} : m_lexemes[m_at].range; }

    void fail(FilterError::Code code, TextRange range)
    {
        if (!m_error)
            m_error = filterError(code, m_text, range);
    }

    FilterNode alternatives(int depth)
    {
        FilterNode node;
        node.kind = FilterNode::Kind::Or;
        for (;;) {
            node.children.push_back(conjunction(depth));
            if (m_error || !at(Kind::Or))
                break;
            ++m_at;
        }
        return collapsed(std::move(node));
    }

    FilterNode conjunction(int depth)
    {
        FilterNode node;
        node.kind = FilterNode::Kind::And;
        while (!m_error && !ended() && !at(Kind::Or) && !at(Kind::Close)) {
            if (connective(!node.children.empty()))
                ++m_at;
            node.children.push_back(term(depth));
        }
        if (node.children.empty())
            fail(FilterError::Code::MissingTerm, here());
        return collapsed(std::move(node));
    }

    /// "and" joins only between two terms; elsewhere it is a word like any other ("barnes and").
    [[nodiscard]] bool connective(bool afterTerm) const
    {
        return afterTerm && at(Kind::And) && m_at + 1 < m_lexemes.size() && m_lexemes[m_at + 1].kind != Kind::Or
            && m_lexemes[m_at + 1].kind != Kind::Close;
    }

    FilterNode term(int depth)
    {
        const std::size_t begin = here().begin;
        bool negated = false;
        while (at(Kind::Not)) {
            negated = !negated;
            ++m_at;
        }
        FilterNode node;
        if (ended()) {
            fail(FilterError::Code::MissingTerm, here());
        } else if (at(Kind::Open)) {
            node = parenthesis(depth);
        } else if (at(Kind::Field)) {
            node = field();
        } else if (at(Kind::Word) || at(Kind::And)) {
            node = word();
        } else {
            fail(at(Kind::Close) ? FilterError::Code::UnexpectedParenthesis : FilterError::Code::MissingTerm, here());
        }
        if (!negated)
            return node;
        FilterNode negation;
        negation.kind = FilterNode::Kind::Not;
        negation.range = {begin, node.range.begin + node.range.length - begin};
        negation.children.push_back(std::move(node));
        return negation;
    }

    FilterNode parenthesis(int depth)
    {
        const TextRange open = here();
        ++m_at;
        if (depth == deepestNesting) {
            fail(FilterError::Code::TooDeep, open);
            return {};
        }
        if (at(Kind::Close)) {
            fail(FilterError::Code::MissingTerm, here());
            return {};
        }
        FilterNode node = ended() ? FilterNode{} : alternatives(depth + 1);
        if (!at(Kind::Close)) {
            fail(FilterError::Code::UnclosedParenthesis, open);
            return {};
        }
        const TextRange close = here();
        ++m_at;
        node.range = {open.begin, close.begin + close.length - open.begin};
        return node;
    }

    FilterNode field()
    {
        FilterNode node;
        node.kind = FilterNode::Kind::Field;
        node.field = m_lexemes[m_at].text;
        node.fieldRange = m_lexemes[m_at].range;
        ++m_at;
        node.op = m_lexemes[m_at].op;
        TextRange last = here();
        ++m_at;
        for (;;) {
            if (!at(Kind::Value)) {
                fail(FilterError::Code::MissingValue, {last.begin + last.length, 0});
                return node;
            }
            last = here();
            takeValue(node);
            if (!at(Kind::Comma))
                break;
            last = here();
            ++m_at;
        }
        node.range = {node.fieldRange.begin, last.begin + last.length - node.fieldRange.begin};
        return node;
    }

    FilterNode word()
    {
        FilterNode node;
        node.kind = FilterNode::Kind::Word;
        node.range = here();
        takeValue(node);
        return node;
    }

    void takeValue(FilterNode &node)
    {
        Lexeme &lexeme = m_lexemes[m_at];
        if (lexeme.unclosed)
            fail(FilterError::Code::UnclosedQuote, lexeme.range);
        node.values.push_back({std::move(lexeme.text), lexeme.quoted, lexeme.range});
        ++m_at;
    }

    static FilterNode collapsed(FilterNode node)
    {
        if (node.children.size() == 1) {
            FilterNode only = std::move(node.children.front());
            return only;
        }
        if (!node.children.empty()) {
            const TextRange &first = node.children.front().range;
            const TextRange &last = node.children.back().range;
            node.range = {first.begin, last.begin + last.length - first.begin};
        }
        return node;
    }

    std::string_view m_text;
    std::vector<Lexeme> m_lexemes;
    std::size_t m_at = 0;
    std::optional<FilterError> m_error;
};

} // namespace

std::string_view textOf(Op op)
{
    constexpr std::array<std::string_view, 6> texts{":", "~", "<", "<=", ">", ">="};
    return texts[static_cast<std::size_t>(op)];
}

std::string_view codeName(FilterError::Code code)
{
    constexpr std::array<std::string_view, 13> names{
        "unclosed_quote", "unclosed_parenthesis", "unexpected_parenthesis", "missing_term", "missing_value",
        "too_deep", "too_long", "unknown_field", "unknown_value", "bad_number", "bad_day", "op_not_for_field",
        "me_unknown"};
    return names[static_cast<std::size_t>(code)];
}

std::string toString(const FilterError &error)
{
    std::string text(codeName(error.code));
    text += " at column " + std::to_string(error.column);
    if (!error.found.empty())
        text += ": \"" + error.found + '"';
    if (!error.suggestion.empty())
        text += "; did you mean \"" + error.suggestion + "\"?";
    return text;
}

FilterError filterError(FilterError::Code code, std::string_view text, TextRange range, std::string suggestion)
{
    FilterError error;
    error.code = code;
    error.range = range;
    error.column = characterCount(text.substr(0, range.begin)) + 1;
    error.found = text.substr(std::min(range.begin, text.size()), range.length);
    error.length = characterCount(error.found);
    error.suggestion = std::move(suggestion);
    return error;
}

Filter parseFilter(std::string_view text)
{
    Filter filter;
    filter.text = text;
    if (text.size() > longestFilter) {
        filter.error = filterError(FilterError::Code::TooLong, text, {longestFilter, 0});
        return filter;
    }
    std::vector<Lexeme> lexemes = lexFilter(text);
    for (const Lexeme &lexeme : lexemes)
        filter.tokens.push_back({lexeme.kind, lexeme.range});
    Parser(text, std::move(lexemes)).run(filter);
    return filter;
}

std::string quoteValue(std::string_view text)
{
    constexpr std::string_view special = " \t\r\n,()\"\\";
    const std::string folded = foldText(text);
    const bool plain = !text.empty() && text.find_first_of(special) == std::string_view::npos && folded != "me"
        && folded != "none" && folded != "or" && folded != "and";
    if (plain)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace milepost::query
