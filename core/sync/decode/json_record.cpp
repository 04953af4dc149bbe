#include "sync/decode/json_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include <simdjson.h>

namespace milepost::sync {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

constexpr std::size_t chunkBytes = 64 * 1024;

// Copies of what an element is known to be; simdjson's own accessors return references into temporaries.
object membersOf(const element &value) { return value.get_object().value_unsafe(); }
simdjson::dom::array itemsOf(const element &value) { return value.get_array().value_unsafe(); }

void appendEscaped(std::string_view text, std::string &into)
{
    constexpr std::string_view hex = "0123456789abcdef";
    into += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        into.append(text.substr(plain, i - plain));
        plain = i + 1;
        switch (c) {
        case '"': into += "\\\""; break;
        case '\\': into += "\\\\"; break;
        case '\n': into += "\\n"; break;
        case '\r': into += "\\r"; break;
        case '\t': into += "\\t"; break;
        default:
            into += "\\u00";
            into += hex[c >> 4];
            into += hex[c & 15];
        }
    }
    into.append(text.substr(plain));
    into += '"';
}

template <class Number> void appendNumber(Number number, std::string &into)
{
    std::array<char, 40> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    into.append(buffer.data(), result.ptr);
}

/// Members of an object with the last of equal keys only, where that one stands.
template <class Visit> std::uint64_t eachMember(const object &members, Visit visit)
{
    constexpr std::size_t few = 24;
    std::array<std::string_view, few> keys;
    std::size_t count = 0;
    bool clash = false;
    for (const auto member : members) {
        if (count < few) {
            for (std::size_t i = 0; i < count; ++i)
                clash = clash || keys[i] == member.key;
            keys[count] = member.key;
        }
        ++count;
    }
    if (!clash && count <= few) {
        for (const auto member : members)
            visit(member.key, member.value);
        return 0;
    }
    std::unordered_map<std::string_view, std::size_t> last;
    std::size_t index = 0;
    for (const auto member : members)
        last[member.key] = index++;
    index = 0;
    for (const auto member : members) {
        if (last[member.key] == index++)
            visit(member.key, member.value);
    }
    return count - last.size();
}

std::uint64_t appendValue(const element &value, std::string &into);

std::uint64_t appendObject(const object &members, std::string &into)
{
    into += '{';
    bool first = true;
    std::uint64_t duplicates = 0;
    duplicates += eachMember(members, [&](std::string_view key, const element &value) {
        if (!first)
            into += ',';
        first = false;
        appendEscaped(key, into);
        into += ':';
        duplicates += appendValue(value, into);
    });
    into += '}';
    return duplicates;
}

std::uint64_t appendValue(const element &value, std::string &into)
{
    switch (value.type()) {
    case element_type::STRING: appendEscaped(value.get_string().value_unsafe(), into); return 0;
    case element_type::INT64: appendNumber(value.get_int64().value_unsafe(), into); return 0;
    case element_type::UINT64: appendNumber(value.get_uint64().value_unsafe(), into); return 0;
    case element_type::DOUBLE: appendNumber(value.get_double().value_unsafe(), into); return 0;
    case element_type::BOOL: into += value.get_bool().value_unsafe() ? "true" : "false"; return 0;
    case element_type::NULL_VALUE: into += "null"; return 0;
    case element_type::OBJECT: return appendObject(membersOf(value), into);
    case element_type::ARRAY: {
        into += '[';
        bool first = true;
        std::uint64_t duplicates = 0;
        const auto items = itemsOf(value);
        for (const element item : items) {
            if (!first)
                into += ',';
            first = false;
            duplicates += appendValue(item, into);
        }
        into += ']';
        return duplicates;
    }
    }
    return 0;
}

} // namespace

struct JsonRecord::Private {
    simdjson::dom::parser parser;
    element root;
    std::vector<std::unique_ptr<char[]>> chunks; ///< texts of numbers and nested values of this record
    std::size_t chunk = 0, used = 0;
    std::string scratch;

    std::string_view keep(std::string_view text)
    {
        if (text.size() > chunkBytes) {
            large.emplace_back(text);
            return large.back();
        }
        if (chunks.empty() || used + text.size() > chunkBytes) {
            if (!chunks.empty())
                ++chunk;
            if (chunk >= chunks.size())
                chunks.push_back(std::make_unique<char[]>(chunkBytes));
            used = 0;
        }
        char *at = chunks[chunk].get() + used;
        std::copy(text.begin(), text.end(), at);
        used += text.size();
        return {at, text.size()};
    }
    std::vector<std::string> large;

    JsonCell cell(const element &value)
    {
        switch (value.type()) {
        case element_type::STRING: return {JsonCell::Kind::Text, value.get_string().value_unsafe()};
        case element_type::NULL_VALUE: return {JsonCell::Kind::Null, {}};
        case element_type::BOOL:
            return {JsonCell::Kind::Flag, value.get_bool().value_unsafe() ? "true" : "false"};
        default: break;
        }
        scratch.clear();
        (void)appendValue(value, scratch);
        const auto kind = value.is_int64() || value.is_uint64() ? JsonCell::Kind::Integer
            : value.is_double()                                ? JsonCell::Kind::Number
                                                               : JsonCell::Kind::Nested;
        return {kind, keep(scratch)};
    }

    static void forget(const JsonPaths::Node &node, std::vector<JsonCell> &into)
    {
        if (node.slot >= 0)
            into[static_cast<std::size_t>(node.slot)] = {};
        for (const auto &child : node.children)
            forget(child, into);
    }

    void found(const JsonPaths::Node &node, const element &value, std::vector<JsonCell> &into)
    {
        if (node.slot >= 0)
            into[static_cast<std::size_t>(node.slot)] = cell(value);
        if (node.children.empty())
            return;
        if (value.is_object()) {
            walk(node, membersOf(value), into);
        } else if (value.is_array()) {
            for (const auto &child : node.children) {
                std::size_t index = 0;
                const auto [end, error] =
                    std::from_chars(child.key.data(), child.key.data() + child.key.size(), index);
                if (error != std::errc() || end != child.key.data() + child.key.size())
                    continue;
                auto item = value.at(index);
                if (item.error() == simdjson::SUCCESS)
                    found(child, element(item.value_unsafe()), into);
            }
        } else {
            // Vendors write a list of one as the value itself.
            for (const auto &child : node.children) {
                if (child.key == "0")
                    found(child, value, into);
            }
        }
    }

    [[nodiscard]] static bool nothingYet(const JsonPaths::Node &node, const std::vector<JsonCell> &into)
    {
        const auto blank = [&into](const JsonPaths::Node &one) {
            return one.slot < 0 || into[static_cast<std::size_t>(one.slot)].kind == JsonCell::Kind::Missing;
        };
        return blank(node) && std::all_of(node.children.begin(), node.children.end(), [&into](const JsonPaths::Node &child) {
            return nothingYet(child, into);
        });
    }

    /// Below "*": the first member that has something there.
    void foundAny(const JsonPaths::Node &node, const element &value, std::vector<JsonCell> &into)
    {
        if (nothingYet(node, into))
            found(node, value, into);
    }

    static int childFor(const JsonPaths::Node &node, std::string_view key)
    {
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            if (node.children[i].key == key)
                return static_cast<int>(i);
        }
        return -1;
    }

    /// The same, looked for only where the record before had another member in this place.
    static int expectedChild(const JsonPaths::Node &node, std::string_view key, std::size_t position)
    {
        constexpr std::size_t mostTurns = 64;
        if (position >= mostTurns)
            return childFor(node, key);
        if (position >= node.turns.size())
            node.turns.resize(position + 1);
        auto &turn = node.turns[position];
        if (turn.key != key || key.empty()) {
            turn.child = childFor(node, key);
            turn.key = key;
        }
        return turn.child;
    }

    void walk(const JsonPaths::Node &node, const object &members, std::vector<JsonCell> &into)
    {
        constexpr std::size_t tracked = 64;
        std::uint64_t seen = 0;
        const auto take = [&](std::size_t i, const element &value) {
            const auto &child = node.children[i];
            if (i < tracked && (seen >> i & 1)) {
                forget(child, into); // the later of two equal keys replaces the earlier whole
                ++duplicates;
            }
            if (i < tracked)
                seen |= std::uint64_t{1} << i;
            found(child, value, into);
        };
        std::size_t position = 0;
        for (const auto member : members) {
            if (!node.any) {
                if (const int child = expectedChild(node, member.key, position++); child >= 0)
                    take(static_cast<std::size_t>(child), member.value);
                continue;
            }
            for (std::size_t i = 0; i < node.children.size(); ++i) {
                const auto &child = node.children[i];
                if (child.key == "*") {
                    foundAny(child, member.value, into);
                } else if (child.key == member.key) {
                    take(i, member.value);
                    break;
                }
            }
        }
    }
    std::uint64_t duplicates = 0;

    /// The value at a dotted path.
    bool find(std::string_view path, element &value) const
    {
        value = root;
        while (!path.empty()) {
            const auto dot = path.find('.');
            const std::string_view key = path.substr(0, dot);
            path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
            if (!value.is_object())
                return false;
            bool here = false;
            const object members = membersOf(value);
            for (const auto member : members) {
                if (member.key == key) {
                    value = member.value;
                    here = true;
                }
            }
            if (!here)
                return false;
        }
        return true;
    }

    void flatten(const std::string &prefix, const object &members, std::size_t depth,
                 std::vector<std::pair<std::string, JsonCell>> &into)
    {
        duplicates += eachMember(members, [&](std::string_view key, const element &value) {
            std::string path = prefix.empty() ? std::string(key) : prefix + '.' + std::string(key);
            if (value.is_object() && depth < 8)
                flatten(path, membersOf(value), depth + 1, into);
            else
                into.emplace_back(std::move(path), cell(value));
        });
    }
};

JsonPaths::JsonPaths() = default;

std::size_t JsonPaths::add(std::string_view path)
{
    Node *node = &m_root;
    for (;;) {
        const auto dot = path.find('.');
        const std::string_view key = path.substr(0, dot);
        auto child = std::find_if(node->children.begin(), node->children.end(),
                                  [&](const Node &candidate) { return candidate.key == key; });
        if (child == node->children.end()) {
            node->any = node->any || key == "*";
            node->turns.clear();
            child = node->children.emplace(node->children.end());
            child->key = key;
        }
        node = &*child;
        if (dot == std::string_view::npos)
            break;
        path.remove_prefix(dot + 1);
    }
    if (node->slot < 0)
        node->slot = static_cast<int>(m_count++);
    return static_cast<std::size_t>(node->slot);
}

JsonRecord::JsonRecord(JsonLimits limits) : d(std::make_unique<Private>()), m_limits(limits)
{
    // Room for a record of the largest size, so that parsing allocates nothing; failure shows as a refusal later.
    m_ready = d->parser.allocate(std::max<std::size_t>(limits.recordBytes, 1024), limits.depth) == simdjson::SUCCESS;
}

JsonRecord::~JsonRecord() = default;

bool JsonRecord::refuse(const char *code, std::string reason)
{
    m_reasonCode = code;
    m_reason = std::move(reason);
    return false;
}

bool JsonRecord::parse(std::string_view text, std::size_t roomBehind)
{
    d->chunk = d->used = 0;
    d->large.clear();
    d->duplicates = 0;
    m_duplicateKeys = 0;
    if (text.size() > m_limits.recordBytes)
        return refuse("record_too_long", "The record is longer than " + std::to_string(m_limits.recordBytes) + " bytes.");
    if (!m_ready)
        return refuse("bad_json", "There is no memory to read the record.");
    auto parsed = d->parser.parse(text.data(), text.size(), roomBehind < simdjson::SIMDJSON_PADDING);
    switch (parsed.error()) {
    case simdjson::SUCCESS: d->root = element(parsed.value_unsafe()); return true;
    case simdjson::DEPTH_ERROR:
        return refuse("json_too_deep", "The record is nested deeper than " + std::to_string(m_limits.depth) + " levels.");
    case simdjson::UTF8_ERROR: return refuse("bad_encoding", "The record is not valid UTF-8.");
    case simdjson::NUMBER_ERROR:
        return refuse("bad_json", "The record holds a number that is malformed or outside 64 bits.");
    default:
        return refuse("bad_json", std::string("The record is not valid JSON: ") + simdjson::error_message(parsed.error()));
    }
}

bool JsonRecord::isObject() const { return d->root.is_object(); }

void JsonRecord::read(const JsonPaths &paths, std::vector<JsonCell> &into)
{
    into.assign(paths.size(), {});
    if (d->root.is_object())
        d->walk(paths.root(), membersOf(d->root), into);
    m_duplicateKeys += std::exchange(d->duplicates, 0);
}

bool JsonRecord::writeObject(std::string_view path, std::span<const std::string> without, std::string &into)
{
    element at;
    if (!d->find(path, at) || !at.is_object())
        return false;
    const std::size_t before = into.size();
    into += '{';
    m_duplicateKeys += eachMember(membersOf(at), [&](std::string_view key, const element &value) {
        if (std::find(without.begin(), without.end(), key) != without.end())
            return;
        if (into.size() > before + 1)
            into += ',';
        appendEscaped(key, into);
        into += ':';
        m_duplicateKeys += appendValue(value, into);
    });
    if (into.size() == before + 1)
        into.resize(before);
    else
        into += '}';
    return true;
}

void JsonRecord::flatten(std::string_view path, std::vector<std::pair<std::string, JsonCell>> &into)
{
    element at;
    if (d->find(path, at) && at.is_object())
        d->flatten({}, membersOf(at), 1, into);
    m_duplicateKeys += std::exchange(d->duplicates, 0);
}

} // namespace milepost::sync
