#include "query/lexer.h"

#include "query/fold.h"

#include <optional>

namespace milepost::query {

namespace {

using Kind = FilterToken::Kind;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isOpStart(char c) { return c == ':' || c == '~' || c == '<' || c == '>'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isKeyCharacter(char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    std::vector<Lexeme> run()
    {
        while (m_at < m_text.size()) {
            if (isBlank(m_text[m_at]))
                ++m_at;
            else
                term();
        }
        return std::move(m_lexemes);
    }

private:
    [[nodiscard]] bool atEnd(std::size_t at) const { return at >= m_text.size(); }
    [[nodiscard]] char charAt(std::size_t at) const { return atEnd(at) ? '\0' : m_text[at]; }

    void push(Kind kind, std::size_t begin, std::string text = {})
    {
        Lexeme lexeme;
        lexeme.kind = kind;
        lexeme.range = {begin, m_at - begin};
        lexeme.text = std::move(text);
        m_lexemes.push_back(std::move(lexeme));
    }

    void term()
    {
        const std::size_t begin = m_at;
        const char c = m_text[m_at];
        if (c == '(' || c == ')') {
            ++m_at;
            push(c == '(' ? Kind::Open : Kind::Close, begin);
        } else if (c == '-' && !atEnd(m_at + 1) && !isBlank(charAt(m_at + 1)) && charAt(m_at + 1) != ')') {
            ++m_at;
            push(Kind::Not, begin);
        } else if (c == '"') {
            quoted(Kind::Word);
        } else if (!field()) {
            while (!atEnd(m_at) && !isBlank(m_text[m_at]) && m_text[m_at] != '(' && m_text[m_at] != ')')
                ++m_at;
            std::string word(m_text.substr(begin, m_at - begin));
            const std::string folded = foldText(word);
            push(folded == "or" ? Kind::Or : folded == "and" ? Kind::And : Kind::Word, begin, std::move(word));
        }
    }

    /// A key and its operator with values; false, and nothing taken, when the text is no field.
    bool field()
    {
        const std::size_t begin = m_at;
        std::size_t end = m_at;
        std::string key;
        if (foldText(m_text.substr(m_at, 3)) == "cf:") {
            if (charAt(m_at + 3) == '"') {
                const auto name = scanQuoted(m_at + 3);
                key = "cf:" + name.text;
                end = name.end;
            } else {
                for (end = m_at + 3; !atEnd(end) && !isOpStart(m_text[end]) && !isBlank(m_text[end]); ++end) { }
                key = "cf:" + std::string(m_text.substr(m_at + 3, end - m_at - 3));
            }
        } else if (isLetter(m_text[m_at])) {
            while (!atEnd(end) && isKeyCharacter(m_text[end]))
                ++end;
            key = m_text.substr(begin, end - begin);
        }
        if (key.empty() || atEnd(end) || !isOpStart(m_text[end]))
            return false;
        m_at = end;
        push(Kind::Field, begin, std::move(key));
        operation();
        values();
        return true;
    }

    void operation()
    {
        const std::size_t begin = m_at;
        const char c = m_text[m_at++];
        Op op = c == ':' ? Op::Equals : c == '~' ? Op::Contains : c == '<' ? Op::Less : Op::Greater;
        if ((c == '<' || c == '>') && charAt(m_at) == '=') {
            ++m_at;
            op = c == '<' ? Op::LessEqual : Op::GreaterEqual;
        }
        push(Kind::Op, begin);
        m_lexemes.back().op = op;
    }

    void values()
    {
        for (;;) {
            const std::size_t begin = m_at;
            if (charAt(m_at) == '"') {
                quoted(Kind::Value);
            } else {
                while (!atEnd(m_at) && !isBlank(m_text[m_at]) && m_text[m_at] != ',' && m_text[m_at] != '('
                       && m_text[m_at] != ')')
                    ++m_at;
                if (m_at > begin)
                    push(Kind::Value, begin, std::string(m_text.substr(begin, m_at - begin)));
            }
            if (charAt(m_at) != ',')
                return;
            ++m_at;
            push(Kind::Comma, m_at - 1);
        }
    }

    struct Quoted {
        std::string text;
        std::size_t end = 0;
        bool closed = false;
    };

    [[nodiscard]] Quoted scanQuoted(std::size_t at) const
    {
        Quoted result;
        ++at;
        while (!atEnd(at) && m_text[at] != '"') {
            const bool escape = m_text[at] == '\\' && (charAt(at + 1) == '"' || charAt(at + 1) == '\\');
            at += escape;
            result.text += m_text[at++];
        }
        result.closed = !atEnd(at);
        result.end = at + result.closed;
        return result;
    }

    void quoted(Kind kind)
    {
        const std::size_t begin = m_at;
        Quoted content = scanQuoted(m_at);
        m_at = content.end;
        push(kind, begin, std::move(content.text));
        m_lexemes.back().quoted = true;
        m_lexemes.back().unclosed = !content.closed;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Lexeme> m_lexemes;
};

} // namespace

std::vector<Lexeme> lexFilter(std::string_view text) { return Lexer(text).run(); }

} // namespace milepost::query
