#include "query/ranking.h"

#include "query/fold.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>

namespace milepost::query {

namespace {

constexpr std::uint64_t signBit = std::uint64_t(1) << 63;

std::uint64_t keyOfInteger(std::int64_t value) { return static_cast<std::uint64_t>(value) ^ signBit; }

std::uint64_t keyOfNumber(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value); // −0 and 0 are one rank
    return bits & signBit ? ~bits : bits | signBit;
}

/// The bits in reverse, so that a row with the first tag comes before one without.
std::uint64_t keyOfTags(std::uint64_t mask)
{
    std::uint64_t reversed = 0;
    for (int i = 0; i < 64; ++i)
        reversed |= ((mask >> i) & 1) << (63 - i);
    return ~reversed;
}

struct Keyed {
    const Column &column;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> &entries;

    template <class T> void operator()(std::span<const T> values) const
    {
        for (std::uint32_t row = 0; row < values.size(); ++row) {
            if constexpr (std::is_same_v<T, Day>) {
                if (values[row].valid())
                    entries.emplace_back(keyOfInteger(values[row].value), row);
            } else if constexpr (std::is_floating_point_v<T>) {
                if (!std::isnan(values[row]))
                    entries.emplace_back(keyOfNumber(static_cast<double>(values[row])), row);
            } else {
                add(values[row], row);
            }
        }
    }

    template <class T> void add(T value, std::uint32_t row) const
    {
        const auto number = static_cast<std::int64_t>(value);
        switch (column.type) {
        case ColumnType::Money:
            if (number != noMinor)
                entries.emplace_back(keyOfInteger(number), row);
            break;
        case ColumnType::Enum:
            if (number != column.noneKey) {
                const auto key = static_cast<std::size_t>(number);
                entries.emplace_back(key < column.order.size() ? column.order[key] : key, row);
            }
            break;
        case ColumnType::Flag: entries.emplace_back(keyOfInteger(number), row); break;
        case ColumnType::Tags:
            if (number != 0)
                entries.emplace_back(keyOfTags(static_cast<std::uint64_t>(value)), row);
            break;
        default:
            if (number != column.noneInteger)
                entries.emplace_back(keyOfInteger(number), row);
            break;
        }
    }
};

/// Eight bytes from `from` on, so that numbers compare as the bytes do; what is missing counts as 0.
std::uint64_t eightBytes(const std::string &text, std::size_t from)
{
    std::uint64_t key = 0;
    for (std::size_t i = from; i < from + 8; ++i)
        key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
    return key;
}

using Order = std::span<std::pair<std::uint64_t, std::uint32_t>>;

/// Slots in the order of their texts, equal texts by slot; all agree in the first `from` bytes. Numbers are compared and
/// not texts: names and ids have long beginnings in common.
void sortTexts(Order order, const std::vector<std::string> &texts, std::size_t from)
{
    constexpr std::size_t deepest = 256; // of the recursion, in bytes
    bool ended = true;
    for (auto &[key, slot] : order) {
        key = eightBytes(texts[slot], from);
        ended = ended && texts[slot].size() <= from;
    }
    if (ended || from >= deepest) {
        std::ranges::sort(order, [&](const auto &a, const auto &b) {
            const int compared = texts[a.second].compare(texts[b.second]);
            return compared != 0 ? compared < 0 : a.second < b.second;
        });
        return;
    }
    std::ranges::sort(order);
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && order[end].first == order[begin].first)
            ++end;
        if (end - begin > 1)
            sortTexts(order.subspan(begin, end - begin), texts, from + 8);
        begin = end;
    }
}

} // namespace

void radixSort(std::vector<std::pair<std::uint64_t, std::uint32_t>> &entries)
{
    constexpr unsigned bits = 11;
    constexpr std::size_t buckets = std::size_t(1) << bits;
    std::uint64_t differing = 0;
    for (const auto &entry : entries)
        differing |= entry.first ^ entries.front().first;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> other(entries.size());
    std::vector<std::uint32_t> begin(buckets);
    for (unsigned shift = 0; shift < 64; shift += bits) {
        if (((differing >> shift) & (buckets - 1)) == 0)
            continue;
        std::fill(begin.begin(), begin.end(), 0);
        for (const auto &entry : entries)
            ++begin[(entry.first >> shift) & (buckets - 1)];
        std::uint32_t sum = 0;
        for (auto &count : begin)
            sum += std::exchange(count, sum);
        for (const auto &entry : entries)
            other[begin[(entry.first >> shift) & (buckets - 1)]++] = entry;
        entries.swap(other);
    }
}

std::vector<std::uint32_t> rankValues(const Column &column, std::size_t rows)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
    entries.reserve(rows);
    std::visit(Keyed{column, entries}, column.values);
    std::vector<std::uint32_t> ranks(rows, noneRank);
    if (entries.empty())
        return ranks;
    radixSort(entries);
    std::uint32_t rank = 0;
    std::uint64_t last = entries.front().first;
    for (const auto &[key, row] : entries) {
        rank += key != last;
        last = key;
        ranks[row] = rank;
    }
    return ranks;
}

TextDictionary makeDictionary(const Column &text, std::size_t rows, const StringPool &strings)
{
    const auto ids = std::get<std::span<const StringId>>(text.values);
    constexpr std::uint32_t unseen = noneRank;
    std::vector<std::uint32_t> slotOf(strings.size(), unseen);
    std::vector<StringId> distinct;
    for (const StringId id : ids) {
        if (id != 0 && slotOf[id] == unseen) {
            slotOf[id] = static_cast<std::uint32_t>(distinct.size());
            distinct.push_back(id);
        }
    }
    std::vector<std::string> folded(distinct.size());
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order(distinct.size());
    for (std::uint32_t slot = 0; slot < distinct.size(); ++slot) {
        folded[slot] = foldText(strings.view(distinct[slot]));
        order[slot].second = slot;
    }
    sortTexts(order, folded, 0);

    TextDictionary dictionary;
    std::vector<std::uint32_t> codeOfSlot(distinct.size());
    for (const auto &[prefix, slot] : order) {
        if (dictionary.folded.empty() || dictionary.folded.back() != folded[slot]) {
            dictionary.folded.push_back(std::move(folded[slot]));
            dictionary.text.push_back(distinct[slot]);
        }
        codeOfSlot[slot] = static_cast<std::uint32_t>(dictionary.folded.size() - 1);
    }
    dictionary.code.resize(rows);
    for (std::size_t row = 0; row < rows; ++row)
        dictionary.code[row] = ids[row] == 0 ? noneRank : codeOfSlot[slotOf[ids[row]]];
    return dictionary;
}

} // namespace milepost::query
