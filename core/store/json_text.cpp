#include "store/json_text.h"

#include <array>
#include <cstdint>

namespace milepost::store {

namespace {

constexpr int deepest = 64;

void appendUtf8(std::string &text, std::uint32_t code)
{
    const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | code >> 6);
        put(0x80 | (code & 63));
    } else if (code < 0x10000) {
        put(0xe0 | code >> 12);
        put(0x80 | (code >> 6 & 63));
        put(0x80 | (code & 63));
    } else {
        put(0xf0 | code >> 18);
        put(0x80 | (code >> 12 & 63));
        put(0x80 | (code >> 6 & 63));
        put(0x80 | (code & 63));
    }
}

/// Reads forward; every function says false at the first thing that is not JSON.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool take(char wanted)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] char peek()
    {
        skipBlanks();
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    [[nodiscard]] bool string(std::string *into)
    {
        if (!take('"'))
            return false;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"')
                return true;
            if (c != '\\') {
                if (into)
                    *into += c;
            } else if (!escape(into)) {
                return false;
            }
        }
        return false;
    }
    /// Number, true, false or null, as written.
    [[nodiscard]] std::string_view word()
    {
        skipBlanks();
        const std::size_t from = m_at;
        while (m_at < m_text.size() && std::string_view(",]} \t\r\n").find(m_text[m_at]) == std::string_view::npos)
            ++m_at;
        return m_text.substr(from, m_at - from);
    }
    [[nodiscard]] bool skipValue(int depth = 0)
    {
        if (depth > deepest)
            return false;
        const char c = peek();
        if (c == '"')
            return string(nullptr);
        if (c != '{' && c != '[')
            return !word().empty();
        const char end = c == '{' ? '}' : ']';
        ++m_at;
        if (take(end))
            return true;
        while (true) {
            if (c == '{' && (!string(nullptr) || !take(':')))
                return false;
            if (!skipValue(depth + 1))
                return false;
            if (take(','))
                continue;
            return take(end);
        }
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }
    [[nodiscard]] bool hex4(std::uint32_t &code)
    {
        if (m_text.size() - m_at < 4)
            return false;
        code = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = m_text[m_at++];
            const bool digit = c >= '0' && c <= '9';
            const char low = static_cast<char>(c | 0x20);
            if (!digit && (low < 'a' || low > 'f'))
                return false;
            code = code * 16 + static_cast<std::uint32_t>(digit ? c - '0' : low - 'a' + 10);
        }
        return true;
    }
    [[nodiscard]] bool escape(std::string *into)
    {
        if (m_at >= m_text.size())
            return false;
        const char c = m_text[m_at++];
        std::uint32_t code = 0;
        switch (c) {
        case 'n': code = '\n'; break;
        case 't': code = '\t'; break;
        case 'r': code = '\r'; break;
        case 'b': code = '\b'; break;
        case 'f': code = '\f'; break;
        case '"':
        case '\\':
        case '/': code = static_cast<unsigned char>(c); break;
        case 'u': {
            if (!hex4(code))
                return false;
            std::uint32_t low = 0;
            if (code >= 0xd800 && code < 0xdc00 && m_text.substr(m_at, 2) == "\\u") {
                m_at += 2;
                if (!hex4(low) || low < 0xdc00 || low > 0xdfff)
                    return false;
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            } else if (code >= 0xd800 && code <= 0xdfff) {
                return false;
            }
            break;
        }
        default: return false;
        }
        if (into)
            appendUtf8(*into, code);
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

bool findIn(Scanner &scanner, std::string_view path, std::optional<std::string> &found, int depth)
{
    if (depth > deepest || !scanner.take('{'))
        return false;
    if (scanner.take('}'))
        return true;
    std::string key;
    while (true) {
        key.clear();
        if (!scanner.string(&key) || !scanner.take(':'))
            return false;
        const char c = scanner.peek();
        if (key == path) {
            found.reset();
            if (c == '"') {
                std::string text;
                if (!scanner.string(&text))
                    return false;
                found = std::move(text);
            } else if (c == '{' || c == '[') {
                if (!scanner.skipValue(depth))
                    return false;
            } else {
                const std::string_view word = scanner.word();
                if (word.empty())
                    return false;
                if (word != "null")
                    found = std::string(word);
            }
        } else if (c == '{' && path.size() > key.size() && path.substr(0, key.size()) == key
                   && path[key.size()] == '.') {
            if (!findIn(scanner, path.substr(key.size() + 1), found, depth + 1))
                return false;
        } else if (!scanner.skipValue(depth)) {
            return false;
        }
        if (scanner.take(','))
            continue;
        return scanner.take('}');
    }
}

} // namespace

std::optional<std::string> jsonScalar(std::string_view json, std::string_view path)
{
    Scanner scanner(json);
    std::optional<std::string> found;
    if (!findIn(scanner, path, found, 0))
        return std::nullopt;
    return found;
}

bool textsFromJson(std::string_view json, TextPairs &into)
{
    Scanner scanner(json);
    if (!scanner.take('{'))
        return false;
    if (scanner.take('}'))
        return true;
    while (true) {
        std::string key;
        std::string value;
        if (!scanner.string(&key) || !scanner.take(':') || !scanner.string(&value))
            return false;
        into.emplace_back(std::move(key), std::move(value));
        if (scanner.take(','))
            continue;
        return scanner.take('}');
    }
}

void appendJsonString(std::string &json, std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += hex[byte >> 4];
            json += hex[byte & 15];
        } else {
            json += c;
        }
    }
    json += '"';
}

std::string textsToJson(const TextPairs &texts)
{
    std::string json = "{";
    for (const auto &[key, value] : texts) {
        if (json.size() > 1)
            json += ',';
        appendJsonString(json, key);
        json += ':';
        appendJsonString(json, value);
    }
    return json + '}';
}

} // namespace milepost::store
