#include "query/sort.h"

#include "query/fold.h"

#include <algorithm>

namespace milepost::query {

namespace {

/// A counting sort, stable; noneRank goes last whatever the direction.
void sortByRank(std::vector<RowIndex> &rows, const std::vector<std::uint32_t> &ranks, bool descending)
{
    constexpr unsigned bits = 11;
    constexpr std::size_t buckets = std::size_t(1) << bits;
    std::uint32_t top = 0;
    for (const RowIndex row : rows) {
        if (ranks[row] != noneRank)
            top = std::max(top, ranks[row]);
    }
    const auto keyOf = [&](RowIndex row) {
        const std::uint32_t rank = ranks[row];
        return rank == noneRank ? top + 1 : descending ? top - rank : rank;
    };
    std::vector<RowIndex> other(rows.size());
    std::vector<std::uint32_t> begin(buckets);
    for (unsigned shift = 0; shift < 32 && ((top + 1) >> shift) != 0; shift += bits) {
        std::fill(begin.begin(), begin.end(), 0);
        for (const RowIndex row : rows)
            ++begin[(keyOf(row) >> shift) & (buckets - 1)];
        std::uint32_t sum = 0;
        for (auto &count : begin) {
            const std::uint32_t here = count;
            count = sum;
            sum += here;
        }
        for (const RowIndex row : rows)
            other[begin[(keyOf(row) >> shift) & (buckets - 1)]++] = row;
        rows.swap(other);
    }
}

} // namespace

void sortRows(std::vector<RowIndex> &rows, const Table &table, const std::vector<SortKey> &keys)
{
    for (auto key = keys.rbegin(); key != keys.rend(); ++key)
        sortByRank(rows, table.ranks(key->column), key->descending);
}

std::optional<std::vector<SortKey>> parseSort(std::string_view text, const Table &table)
{
    std::vector<SortKey> keys;
    while (!text.empty()) {
        const auto comma = text.find(',');
        std::string_view part = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        SortKey key;
        key.column = table.find(part);
        if (key.column == noColumn) { // custom fields carry a colon of their own
            const auto colon = part.rfind(':');
            const std::string direction = colon == std::string_view::npos ? "" : foldText(part.substr(colon + 1));
            if (direction != "asc" && direction != "desc")
                return std::nullopt;
            key.descending = direction == "desc";
            key.column = table.find(part.substr(0, colon));
        }
        if (key.column == noColumn)
            return std::nullopt;
        keys.push_back(key);
    }
    return keys;
}

} // namespace milepost::query
