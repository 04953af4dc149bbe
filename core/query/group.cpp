#include "query/group.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace milepost::query {

namespace {

/// The row's value as a number; none where there is no data.
std::optional<double> numberAt(const Column &column, RowIndex row)
{
    return std::visit(
        [&](auto values) -> std::optional<double> {
            using T = typename decltype(values)::value_type;
            const T value = values[row];
            if constexpr (std::is_same_v<T, Day>) {
                return value.valid() ? std::optional(static_cast<double>(value.value)) : std::nullopt;
            } else if constexpr (std::is_floating_point_v<T>) {
                return std::isnan(value) ? std::nullopt : std::optional(static_cast<double>(value));
            } else {
                const auto number = static_cast<std::int64_t>(value);
                switch (column.type) {
                case ColumnType::Text:
                case ColumnType::Tags: return number == 0 ? std::nullopt : std::optional(0.0);
                case ColumnType::Money:
                    return number == noMinor ? std::nullopt : std::optional(static_cast<double>(number));
                case ColumnType::Enum:
                    return number == column.noneKey ? std::nullopt : std::optional(static_cast<double>(number));
                case ColumnType::Integer:
                    return number == column.noneInteger ? std::nullopt : std::optional(static_cast<double>(number));
                default: return static_cast<double>(number);
                }
            }
        },
        column.values);
}

std::uint64_t bitsAt(const Column &column, RowIndex row)
{
    return std::visit(
        [&](auto values) -> std::uint64_t {
            using T = typename decltype(values)::value_type;
            if constexpr (std::is_integral_v<T>)
                return static_cast<std::uint64_t>(values[row]);
            else
                return 0;
        },
        column.values);
}

/// Rows of each key and, last, those without one.
std::vector<std::vector<RowIndex>> byKey(const std::vector<RowIndex> &rows, const Column &column, std::size_t keys)
{
    std::vector<std::vector<RowIndex>> parts(keys + 1);
    for (const RowIndex row : rows) {
        const std::uint64_t bits = bitsAt(column, row);
        if (column.type != ColumnType::Tags) {
            const bool none = static_cast<std::int64_t>(bits) == column.noneKey;
            parts[none ? keys : static_cast<std::size_t>(bits)].push_back(row);
            continue;
        }
        for (std::uint64_t mask = bits; mask != 0; mask &= mask - 1)
            parts[static_cast<std::size_t>(std::countr_zero(mask))].push_back(row);
        if (bits == 0)
            parts[keys].push_back(row);
    }
    return parts;
}

} // namespace

Subtotal subtotal(const std::vector<RowIndex> &rows, const Table &table, Measure measure)
{
    const Column &column = table.column(measure.column);
    const Column *weights = measure.weight == noColumn ? nullptr : &table.column(measure.weight);
    Subtotal total;
    total.column = measure.column;
    if (column.type == ColumnType::Enum || column.type == ColumnType::Tags)
        total.perKey.assign(column.keys.size(), 0);
    const bool numeric = column.type != ColumnType::Text && total.perKey.empty();
    double weighted = 0, weight = 0;
    for (const RowIndex row : rows) {
        const auto value = numberAt(column, row);
        ++(value ? total.known : total.unknown);
        if (column.type == ColumnType::Tags) {
            for (std::uint64_t mask = bitsAt(column, row); mask != 0; mask &= mask - 1)
                ++total.perKey[static_cast<std::size_t>(std::countr_zero(mask))];
        } else if (column.type == ColumnType::Enum) {
            ++total.perKey[static_cast<std::size_t>(bitsAt(column, row))];
        }
        if (!value || !numeric)
            continue;
        total.sum += *value;
        total.min = std::isnan(total.min) ? *value : std::min(total.min, *value);
        total.max = std::isnan(total.max) ? *value : std::max(total.max, *value);
        const double w = weights != nullptr ? numberAt(*weights, row).value_or(0) : 1;
        if (w > 0) {
            weighted += w * *value;
            weight += w;
        }
    }
    if (weight > 0)
        total.mean = weighted / weight;
    return total;
}

std::vector<Group> groupRows(const std::vector<RowIndex> &rows, const Table &table, ColumnIndex by,
                             const std::vector<Measure> &measures)
{
    const Column &column = table.column(by);
    std::vector<Group> groups;
    const auto take = [&](std::string key, bool none, std::vector<RowIndex> members) {
        Group group;
        group.key = std::move(key);
        group.none = none;
        group.rows = std::move(members);
        for (const Measure &measure : measures)
            group.subtotals.push_back(subtotal(group.rows, table, measure));
        groups.push_back(std::move(group));
    };

    if (column.type == ColumnType::Text) {
        const TextDictionary &dictionary = table.dictionary(by);
        std::vector<std::vector<RowIndex>> parts(dictionary.text.size() + 1);
        for (const RowIndex row : rows)
            parts[std::min<std::size_t>(dictionary.code[row], dictionary.text.size())].push_back(row);
        for (std::size_t code = 0; code < parts.size(); ++code) {
            const bool none = code == dictionary.text.size();
            if (!parts[code].empty())
                take(none ? std::string() : std::string(table.strings().view(dictionary.text[code])), none,
                     std::move(parts[code]));
        }
    } else if (column.type == ColumnType::Enum || column.type == ColumnType::Tags || column.type == ColumnType::Flag) {
        const bool flag = column.type == ColumnType::Flag;
        const std::vector<std::string> keys = flag ? std::vector<std::string>{"no", "yes"} : column.keys;
        auto parts = byKey(rows, column, keys.size());
        std::vector<std::size_t> order(keys.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        if (column.order.size() == keys.size())
            std::stable_sort(order.begin(), order.end(),
                             [&](std::size_t a, std::size_t b) { return column.order[a] < column.order[b]; });
        for (const std::size_t key : order) {
            if (!parts[key].empty())
                take(keys[key], false, std::move(parts[key]));
        }
        if (!parts.back().empty())
            take({}, true, std::move(parts.back()));
    } else {
        take({}, false, rows);
    }
    return groups;
}

} // namespace milepost::query
