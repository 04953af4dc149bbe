// The part of a PlainRecord that reads a record member by member.
#include "sync/decode/plain_record.h"

#include "sync/decode/plain_bytes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace milepost::sync {

namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t mostTurns = 64;
constexpr std::size_t exactDigits = 15; ///< of a number that a double gives back as it was written
constexpr std::size_t integerDigits = 18; ///< that fit 64 bits whatever they are

bool isDigit(char c) { return c >= '0' && c <= '9'; }

const char *digitsEnd(const char *at, const char *end)
{
    while (at < end && isDigit(*at))
        ++at;
    return at;
}

/// Whether the shortest text of the double is the one that stands here, of digits without an exponent.
bool isShortest(std::string_view whole, std::string_view fraction)
{
    if (whole.size() + fraction.size() > exactDigits || fraction.back() == '0')
        return false;
    return whole != "0" || fraction.find_first_not_of('0') <= 2; // smaller ones are shorter with an exponent
}

} // namespace

const char *PlainRecord::textEnd(const char *at) { return closingQuote(at, m_end, m_high); }

void PlainRecord::flush(const char *to)
{
    m_written->append(m_from, to);
    m_from = to;
}

const char *PlainRecord::passBlanks(const char *at)
{
    if (at >= m_end || *at != ' ') [[likely]]
        return at;
    if (m_written)
        flush(at);
    while (at < m_end && *at == ' ')
        ++at;
    m_from = at;
    return at;
}

void PlainRecord::put(Node &node, JsonCell::Kind kind, std::string_view text)
{
    if (node.slot >= 0)
        (*m_cells)[static_cast<std::size_t>(node.slot)] = {kind, text};
    if (node.alone >= 0)
        put(node.children[static_cast<std::size_t>(node.alone)], kind, text);
}

void PlainRecord::putNumber(Node &node, JsonCell::Kind kind, std::size_t begin)
{
    if (node.slot >= 0) {
        const auto slot = static_cast<std::size_t>(node.slot);
        (*m_cells)[slot] = {kind, {}};
        m_numberCells.push_back({slot, begin, m_numberText.size()});
    }
    if (node.alone >= 0)
        putNumber(node.children[static_cast<std::size_t>(node.alone)], kind, begin);
}

bool PlainRecord::nothingYet(const Node &node) const
{
    if (node.slot >= 0 && (*m_cells)[static_cast<std::size_t>(node.slot)].kind != JsonCell::Kind::Missing)
        return false;
    return std::all_of(node.children.begin(), node.children.end(), [this](const Node &child) { return nothingYet(child); });
}

bool PlainRecord::nameAgain(std::string_view name, std::size_t since)
{
    constexpr std::size_t few = 24;
    if (m_names.size() - since == few)
        return true; // as if: beyond that they are better looked up
    for (std::size_t i = since; i < m_names.size(); ++i) {
        if (m_names[i] == name)
            return true;
    }
    m_names.push_back(name);
    return false;
}

const char *PlainRecord::value(const char *at, Node *node, std::size_t depth)
{
    const auto word = [&](std::string_view text, JsonCell::Kind kind) -> const char * {
        if (static_cast<std::size_t>(m_end - at) < text.size() || std::memcmp(at, text.data(), text.size()) != 0)
            return nullptr;
        if (node)
            put(*node, kind, kind == JsonCell::Kind::Null ? std::string_view() : text);
        return at + text.size();
    };
    if (at >= m_end)
        return nullptr;
    switch (*at) {
    case '"': {
        const char *end = textEnd(at + 1);
        if (!end)
            return nullptr;
        if (node)
            put(*node, JsonCell::Kind::Text, {at + 1, end});
        return end + 1;
    }
    case '{':
    case '[': return nested(at, node, depth + 1);
    case 't': return word("true", JsonCell::Kind::Flag);
    case 'f': return word("false", JsonCell::Kind::Flag);
    case 'n': return word("null", JsonCell::Kind::Null);
    default: return number(at, node);
    }
}

const char *PlainRecord::nested(const char *at, Node *node, std::size_t depth)
{
    if (depth > std::min(deepest, m_limits.depth / 2))
        return nullptr;
    const bool isObject = *at == '{';
    if (!node && isObject)
        return m_learning ? object(at, m_nobody, depth) : plainObject(at, depth);
    if (!node)
        return array(at, nullptr, depth);
    if (node->slot < 0)
        return isObject ? object(at, *node, depth) : array(at, node, depth);
    if (m_written)
        return nullptr;
    const std::size_t begin = m_nestedText.size();
    m_written = &m_nestedText;
    m_from = at;
    const char *end = isObject ? object(at, *node, depth) : array(at, node, depth);
    if (!end)
        return nullptr;
    flush(end);
    m_written = nullptr;
    const auto slot = static_cast<std::size_t>(node->slot);
    (*m_cells)[slot].kind = JsonCell::Kind::Nested;
    m_nestedCells.push_back({slot, begin, m_nestedText.size()});
    return end;
}

/// `at`: at a quote. To what is behind the colon.
const char *PlainRecord::key(const char *at, Node &node, std::size_t position, Node::Turn *&turn)
{
    if (position < node.turns.size()) {
        turn = &node.turns[position];
        const std::string &literal = turn->literal;
        if (static_cast<std::size_t>(m_end - at) >= literal.size() && !literal.empty()
            && std::memcmp(at, literal.data(), literal.size()) == 0)
            return at + literal.size();
    }
    const char *end = textEnd(at + 1);
    if (!end || end[1] != ':')
        return nullptr;
    const std::string_view name(at + 1, end);
    if (position >= mostTurns || !isAscii(name)) {
        turn = &m_turn; // what is remembered is not looked at for valid UTF-8 again
    } else {
        if (position >= node.turns.size())
            node.turns.resize(position + 1);
        turn = &node.turns[position];
    }
    turn->literal.assign(at, end + 2);
    const auto known = std::find(node.keys.begin(), node.keys.end(), name);
    turn->child = known == node.keys.end() || name == "*" ? -1 : static_cast<int>(known - node.keys.begin());
    turn->without = std::find(node.without.begin(), node.without.end(), name) != node.without.end();
    return end + 2;
}

const char *PlainRecord::object(const char *at, Node &node, std::size_t depth)
{
    std::string *whole = node.whole >= 0 ? &m_wholes[static_cast<std::size_t>(node.whole)] : nullptr;
    if (whole && m_written)
        return nullptr;
    const std::size_t namesBefore = m_names.size();
    const bool namesMatter = whole || m_written;
    std::uint64_t seen = 0;
    at = passBlanks(at + 1);
    bool more = at < m_end && *at != '}';
    for (std::size_t position = 0; more; ++position) {
        if (at >= m_end || *at != '"')
            return nullptr;
        Node::Turn *turn = nullptr;
        const char *behind = key(at, node, position, turn);
        if (!behind || (namesMatter && nameAgain({at + 1, behind - 2}, namesBefore)))
            return nullptr;
        Node *child = nullptr;
        if (node.any >= 0 && (turn->child < 0 || node.any < turn->child)) {
            Node &any = node.children[static_cast<std::size_t>(node.any)];
            child = nothingYet(any) ? &any : nullptr;
        }
        if (turn->child >= 0) {
            const std::uint64_t bit = std::uint64_t{1} << turn->child;
            if ((seen & bit) || child)
                return nullptr;
            seen |= bit;
            child = &node.children[static_cast<std::size_t>(turn->child)];
        }
        if (whole && !turn->without) {
            *whole += whole->empty() ? '{' : ',';
            m_written = whole;
            m_from = at;
        }
        at = passBlanks(behind);
        const bool learning = m_learning;
        const bool piece = learning && !(at < m_end && *at == '{' && (child ? flat(*child) : m_openAll));
        if (piece) {
            learnPiece(at, child, depth);
            m_learning = false;
        }
        at = value(at, child, depth);
        if (!at)
            return nullptr;
        if (piece)
            m_pieceFrom = at;
        m_learning = learning;
        if (whole && m_written) {
            flush(at);
            m_written = nullptr;
        }
        at = passBlanks(at);
        if (at >= m_end)
            return nullptr;
        more = *at == ',';
        if (more)
            at = passBlanks(at + 1);
    }
    if (at >= m_end || *at != '}')
        return nullptr;
    if (whole && !whole->empty())
        *whole += '}';
    m_names.resize(namesBefore);
    return at + 1;
}

/// One in which nothing is looked for.
const char *PlainRecord::plainObject(const char *at, std::size_t depth)
{
    const std::size_t namesBefore = m_names.size();
    at = passBlanks(at + 1);
    bool more = at < m_end && *at != '}';
    while (more) {
        if (at >= m_end || *at != '"')
            return nullptr;
        const char *end = textEnd(at + 1);
        if (!end || end[1] != ':' || (m_written && nameAgain({at + 1, end}, namesBefore)))
            return nullptr;
        at = value(passBlanks(end + 2), nullptr, depth);
        if (!at)
            return nullptr;
        at = passBlanks(at);
        if (at >= m_end)
            return nullptr;
        more = *at == ',';
        if (more)
            at = passBlanks(at + 1);
    }
    m_names.resize(namesBefore);
    return at < m_end && *at == '}' ? at + 1 : nullptr;
}

const char *PlainRecord::array(const char *at, Node *node, std::size_t depth)
{
    at = passBlanks(at + 1);
    bool more = at < m_end && *at != ']';
    for (std::size_t index = 0; more; ++index) {
        Node *item = nullptr;
        if (node) {
            for (const auto &[place, child] : node->items) {
                if (place == index)
                    item = &node->children[child];
            }
        }
        at = value(at, item, depth);
        if (!at)
            return nullptr;
        at = passBlanks(at);
        if (at >= m_end)
            return nullptr;
        more = *at == ',';
        if (more)
            at = passBlanks(at + 1);
    }
    return at < m_end && *at == ']' ? at + 1 : nullptr;
}

const char *PlainRecord::number(const char *at, Node *node)
{
    const char *digits = at + (*at == '-' ? 1 : 0);
    const char *end = digitsEnd(digits, m_end);
    const std::string_view whole(digits, end);
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0'))
        return nullptr;
    const auto more = [this](const char *place) { return place < m_end ? *place : '\0'; };
    auto kind = JsonCell::Kind::Integer;
    bool asItStands = true;
    if (more(end) == '.' || more(end) == 'e' || more(end) == 'E') {
        kind = JsonCell::Kind::Number;
        std::string_view fraction;
        if (*end == '.') {
            const char *first = end + 1;
            end = digitsEnd(first, m_end);
            fraction = {first, end};
            if (fraction.empty())
                return nullptr;
        }
        const bool exponent = more(end) == 'e' || more(end) == 'E';
        if (exponent) {
            const char *first = end + 1 + (more(end + 1) == '+' || more(end + 1) == '-' ? 1 : 0);
            end = digitsEnd(first, m_end);
            if (end <= first)
                return nullptr;
        }
        asItStands = !exponent && isShortest(whole, fraction);
    } else if (whole.size() > integerDigits || (whole == "0" && digits != at)) {
        return nullptr;
    }
    std::string_view text(at, end);
    std::array<char, 40> shortest;
    if (!asItStands) {
        double number = 0;
        const auto [read, error] = std::from_chars(at, end, number);
        if (error != std::errc() || read != end || !std::isfinite(number))
            return nullptr;
        text = {shortest.data(), std::to_chars(shortest.data(), shortest.data() + shortest.size(), number).ptr};
        if (m_written) {
            flush(at);
            m_written->append(text);
            m_from = end;
        }
    }
    if (node && asItStands) {
        put(*node, kind, text);
    } else if (node) {
        const std::size_t begin = m_numberText.size();
        m_numberText.append(text);
        putNumber(*node, kind, begin);
    }
    return end;
}

} // namespace milepost::sync
