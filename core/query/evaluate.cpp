#include "query/predicate.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace milepost::query {

namespace {

/// One word of the bitmap at a time: no branch per row.
template <class T, class Test> RowSet scan(std::span<const T> values, const Test &test)
{
    RowSet result(values.size());
    auto &words = result.words();
    for (std::size_t w = 0; w < words.size(); ++w) {
        const std::size_t begin = w * 64;
        const std::size_t end = std::min(begin + 64, values.size());
        std::uint64_t word = 0;
        for (std::size_t row = begin; row < end; ++row)
            word |= static_cast<std::uint64_t>(test(values[row])) << (row - begin);
        words[w] = word;
    }
    return result;
}

template <class T, class Within, class Known, class Ranges>
RowSet scanRanges(std::span<const T> values, const Ranges &ranges, bool none, const Known &known, const Within &within)
{
    RowSet result = none ? scan(values, [&](T value) { return !known(value); }) : RowSet(values.size());
    for (const auto &range : ranges)
        result |= scan(values, [&](T value) { return known(value) & within(range, value); });
    return result;
}

struct Evaluation {
    const Predicate &predicate;
    const Column &column;

    template <class T> RowSet operator()(std::span<const T> values) const
    {
        if constexpr (std::is_same_v<T, Day>) {
            return scanRanges(values, predicate.integers, predicate.none, [](Day day) { return day.valid(); },
                              [](const IntegerRange &range, Day day) {
                                  return (day.value >= range.from) & (day.value <= range.to);
                              });
        } else if constexpr (std::is_floating_point_v<T>) {
            return scanRanges(values, predicate.numbers, predicate.none, [](T value) { return !std::isnan(value); },
                              [](const NumberRange &range, T given) {
                                  const auto value = static_cast<double>(given);
                                  return (range.fromOpen ? value > range.from : value >= range.from)
                                      & (range.toOpen ? value < range.to : value <= range.to);
                              });
        } else {
            return integral(values);
        }
    }

    template <class T> RowSet integral(std::span<const T> values) const
    {
        const std::uint64_t keys = predicate.keys;
        const bool none = predicate.none;
        switch (column.type) {
        case ColumnType::Tags:
            return scan(values, [&](T value) {
                const auto mask = static_cast<std::uint64_t>(value);
                return ((mask & keys) != 0) | (none & (mask == 0));
            });
        case ColumnType::Enum:
        case ColumnType::Flag: {
            std::uint64_t wanted = keys;
            if (none && column.noneKey >= 0)
                wanted |= std::uint64_t(1) << column.noneKey;
            return scan(values, [&](T value) { return ((wanted >> static_cast<unsigned>(value)) & 1) != 0; });
        }
        default: {
            const std::int64_t absent = column.type == ColumnType::Money ? noMinor : column.noneInteger;
            return scanRanges(values, predicate.integers, none,
                              [&](T value) { return static_cast<std::int64_t>(value) != absent; },
                              [](const IntegerRange &range, T given) {
                                  const auto value = static_cast<std::int64_t>(given);
                                  return (value >= range.from) & (value <= range.to);
                              });
        }
        }
    }
};

RowSet evaluateText(const Predicate &predicate, const Table &table)
{
    const TextDictionary &dictionary = table.dictionary(predicate.column);
    std::vector<std::uint8_t> hit(dictionary.folded.size() + 1, 0); // the last stands for "no text"
    hit.back() = predicate.none;
    for (const std::string &text : predicate.texts) {
        if (predicate.op == Op::Equals) {
            if (const std::uint32_t code = dictionary.find(text); code != noneRank)
                hit[code] = 1;
            continue;
        }
        for (std::size_t code = 0; code < dictionary.folded.size(); ++code)
            hit[code] |= dictionary.folded[code].find(text) != std::string::npos;
    }
    const auto absent = static_cast<std::uint32_t>(dictionary.folded.size());
    return scan(std::span<const std::uint32_t>(dictionary.code),
                [&](std::uint32_t code) { return hit[std::min(code, absent)] != 0; });
}

} // namespace

RowSet evaluate(const Predicate &predicate, const Table &table)
{
    const Column &column = table.column(predicate.column);
    return column.type == ColumnType::Text ? evaluateText(predicate, table)
                                           : std::visit(Evaluation{predicate, column}, column.values);
}

} // namespace milepost::query
