#include "store/identity.h"

#include "base/hash.h"
#include "model/attribute.h"

#include <algorithm>
#include <string>
#include <vector>

namespace milepost::store {

namespace {

// Separates the three kinds of identity, so that a message id can never equal a content hash by construction.
constexpr std::uint64_t messageSalt = 0x6d65'7373'6167'6531;
constexpr std::uint64_t rowSalt = 0x726f'7763'6f6e'7431;
constexpr std::uint64_t countSalt = 0x636f'756e'7465'6431;

} // namespace

std::uint64_t messageIdentity(std::string_view scope, std::string_view messageId)
{
    return combineHash(combineHash(messageSalt, stableHash(scope)), stableHash(messageId));
}

std::uint64_t rowIdentity(std::string_view scope, std::string_view id, std::uint64_t content)
{
    return combineHash(combineHash(combineHash(rowSalt, stableHash(scope)), stableHash(id)), content);
}

std::uint64_t countIdentity(std::string_view scope, std::uint64_t content, std::uint32_t ordinal)
{
    return combineHash(combineHash(combineHash(countSalt, stableHash(scope)), content), ordinal);
}

std::uint64_t contentHash(const EntityRow &row)
{
    const auto specs = fieldsOf(row.kind);
    std::string text(keyOf(row.kind));
    // Length before text, so that no two different rows can spell the same bytes.
    const auto put = [&text](std::string_view part) {
        text += '\x1f';
        text += std::to_string(part.size());
        text += ':';
        text += part;
    };
    std::vector<std::size_t> order(row.fields.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&row](std::size_t a, std::size_t b) { return row.fields[a].first < row.fields[b].first; });
    for (const std::size_t i : order) {
        const auto &[field, value] = row.fields[i];
        if (field >= specs.size() || std::holds_alternative<std::monostate>(value))
            continue;
        const std::string_view key = specs[field].key;
        if (key == "id" || key == "account")
            continue;
        put(key);
        put(encodeAttribute(value));
    }
    auto custom = row.custom;
    std::sort(custom.begin(), custom.end());
    for (const auto &[key, value] : custom) {
        if (value.empty())
            continue;
        put(key);
        put(value);
    }
    return stableHash(text);
}

} // namespace milepost::store
