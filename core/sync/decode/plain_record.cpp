#include "sync/decode/plain_record.h"

#include "sync/decode/plain_bytes.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <simdjson.h>

namespace milepost::sync {

namespace {

constexpr std::size_t mostChildren = 64;
constexpr std::size_t mostLayouts = 8;
constexpr std::size_t mostPieces = 256;
constexpr std::size_t seldom = 64;

std::optional<std::size_t> indexOf(std::string_view key)
{
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    return error == std::errc() && end == key.data() + key.size() ? std::optional(index) : std::nullopt;
}

} // namespace

PlainRecord::PlainRecord(const JsonPaths &paths, std::span<const JsonWhole> wholes, JsonLimits limits)
    : m_limits(limits), m_blank(paths.size()), m_wholes(wholes.size())
{
    m_usable = compile(paths.root(), m_root);
    for (std::size_t i = 0; m_usable && i < wholes.size(); ++i)
        m_usable = place(wholes[i], i);
}

bool PlainRecord::compile(const JsonPaths::Node &from, Node &into)
{
    into.slot = from.slot;
    if (from.children.size() > mostChildren)
        return false;
    for (const JsonPaths::Node &child : from.children) {
        if (const auto index = indexOf(child.key)) {
            const bool twice = std::any_of(into.items.begin(), into.items.end(), [&](const auto &item) { return item.first == *index; });
            if (twice)
                return false;
            into.items.emplace_back(*index, into.children.size());
        }
        if (child.key == "*")
            into.any = static_cast<int>(into.children.size());
        if (child.key == "0")
            into.alone = static_cast<int>(into.children.size());
        into.keys.push_back(child.key);
        if (!compile(child, into.children.emplace_back()))
            return false;
    }
    return true;
}

bool PlainRecord::place(const JsonWhole &whole, std::size_t index)
{
    Node *node = &m_root;
    for (std::string_view path = whole.path; !path.empty();) {
        const auto dot = path.find('.');
        const std::string_view name = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
        if (node->any >= 0 || indexOf(name))
            return false;
        const auto known = std::find(node->keys.begin(), node->keys.end(), name);
        const auto child = static_cast<std::size_t>(known - node->keys.begin());
        if (known == node->keys.end()) {
            if (node->children.size() == mostChildren)
                return false;
            node->keys.emplace_back(name);
            node->children.emplace_back();
        }
        node = &node->children[child];
    }
    if (node->slot >= 0 || node->whole >= 0 || node->any >= 0)
        return false;
    node->whole = static_cast<int>(index);
    node->without = whole.without;
    return true;
}

void PlainRecord::begin()
{
    *m_cells = m_blank;
    for (std::string &whole : m_wholes)
        whole.clear();
    m_high = 0;
    m_written = nullptr;
    m_learning = false;
    m_nestedText.clear();
    m_numberText.clear();
    m_nestedCells.clear();
    m_numberCells.clear();
    m_names.clear();
}

bool PlainRecord::read(std::string_view text, std::size_t roomBehind, std::vector<JsonCell> &into)
{
    if (!m_usable || text.empty() || text.front() != '{' || text.size() > m_limits.recordBytes || roomBehind < readTogether)
        return false;
    m_cells = &into;
    m_end = text.data() + text.size();
    if (!readPieces(text))
        return false;
    if (m_high != 0 && !simdjson::validate_utf8(text))
        return false;
    for (const Formed &cell : m_nestedCells)
        into[cell.slot] = {JsonCell::Kind::Nested, std::string_view(m_nestedText).substr(cell.begin, cell.end - cell.begin)};
    for (const Formed &cell : m_numberCells)
        into[cell.slot].text = std::string_view(m_numberText).substr(cell.begin, cell.end - cell.begin);
    return true;
}

/// As one that was read before, else member by member.
bool PlainRecord::readPieces(std::string_view text)
{
    for (std::size_t i = 0; i < m_layouts.size(); ++i) {
        begin();
        if (follow(m_layouts[i], text.data()) != m_end)
            continue;
        ++m_followed;
        if (i > 0)
            std::swap(m_layouts[i], m_layouts.front());
        return true;
    }
    begin();
    // Where hardly a record is like another, there is nothing to be learnt.
    m_learning = m_learnt < seldom || m_followed > seldom * m_learnt;
    m_next.pieces.clear();
    m_pieceFrom = text.data();
    const bool learning = m_learning && flat(m_root);
    m_learning = learning;
    if (object(text.data(), m_root, 1) != m_end)
        return false;
    if (learning) {
        learnPiece(m_end, nullptr, 0);
        learn();
    }
    return true;
}

void PlainRecord::learnPiece(const char *at, Node *node, std::size_t depth)
{
    auto &piece = m_next.pieces.emplace_back();
    piece.literal.assign(m_pieceFrom, at);
    piece.size = piece.literal.size();
    piece.literal.resize((piece.size + readTogether - 1) / readTogether * readTogether);
    piece.node = node;
    piece.slot = node && node->alone < 0 ? node->slot : -1;
    piece.depth = depth;
}

void PlainRecord::learn()
{
    const auto ascii = [](const Layout::Piece &piece) { return isAscii(piece.literal); };
    // What is compared with a literal is not looked at for valid UTF-8 again.
    if (m_next.pieces.size() > mostPieces || !std::all_of(m_next.pieces.begin(), m_next.pieces.end(), ascii))
        return;
    ++m_learnt;
    if (m_openAll && m_learnt > 2 * mostLayouts && m_followed < seldom * m_learnt) {
        m_openAll = false; // what nobody looks for varies
        m_layouts.clear();
        return;
    }
    if (m_layouts.size() < mostLayouts)
        m_layouts.emplace_back();
    std::swap(m_layouts.back(), m_next);
    std::swap(m_layouts.front(), m_layouts.back());
}

const char *PlainRecord::follow(const Layout &layout, const char *at)
{
    // Copies: what is behind `at` could be any member, as far as a compiler knows.
    const char *const end = m_end;
    JsonCell *const cells = m_cells->data();
    const Layout::Piece *piece = layout.pieces.data();
    const Layout::Piece *const last = piece + layout.pieces.size() - 1;
    unsigned high = 0;
    for (;; ++piece) {
        if (static_cast<std::size_t>(end - at) < piece->size || !same(at, piece->literal.data(), piece->size))
            return nullptr;
        at += piece->size;
        if (piece == last)
            break;
        if (at >= end)
            return nullptr;
        if (*at != '"') {
            at = value(at, piece->node, piece->depth);
            if (!at)
                return nullptr;
            continue;
        }
        const char *text = at + 1;
        const char *quote = closingQuote(text, end, high);
        if (!quote)
            return nullptr;
        at = quote + 1;
        if (piece->slot >= 0)
            cells[piece->slot] = {JsonCell::Kind::Text, {text, quote}};
        else if (piece->node)
            put(*piece->node, JsonCell::Kind::Text, {text, quote});
    }
    m_high |= high;
    return at;
}

} // namespace milepost::sync
