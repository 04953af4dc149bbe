/// One typed column over a columnar store: what filters, sorts and groups know of the data. It holds spans, not
/// copies; whoever makes the Table keeps what they point to alive.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/money.h"
#include "base/string_pool.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace milepost::query {

enum class ColumnType : std::uint8_t {
    Text, ///< StringId; 0 (empty) is none
    Integer, ///< any integer span; Column::noneInteger is none
    Number, ///< float or double; NaN is none
    Share, ///< float or double 0–1; values may be written in percent
    Money, ///< int64 minor units of Column::currency; noMinor is none
    Day, ///< Day; an invalid Day is none
    Enum, ///< bytes, indexes into Column::keys; Column::noneKey is none
    Flag, ///< bytes 0/1
    Tags, ///< 64-bit masks, bit i is Column::keys[i]; no bit at all is none
};

/// Which way a relative time points on a Day column.
enum class DaySense : std::uint8_t {
    Past, ///< start<90d: within the 90 days up to as-of; start>90d: longer ago
    Future, ///< renewal<90d: within the next 90 days and not past; renewal>90d: later than that
};

using ColumnValues = std::variant<std::span<const StringId>, std::span<const std::int32_t>, std::span<const std::int64_t>,
                                  std::span<const std::uint8_t>, std::span<const std::uint16_t>,
                                  std::span<const std::int16_t>, std::span<const float>, std::span<const double>,
                                  std::span<const Day>, std::span<const std::uint64_t>>;

struct Column {
    std::string key; ///< "renewal"; custom fields "cf:tier"
    std::vector<std::string> aliases;
    ColumnType type = ColumnType::Text;
    ColumnValues values;
    std::vector<std::string> keys; ///< Enum and Tags: the words of the filter language
    std::vector<std::uint8_t> order; ///< Enum: rank of each key for < > and sorting; empty: the order of `keys`
    bool ordered = false; ///< Enum: whether < and > mean something
    std::int32_t noneKey = -1; ///< Enum: key that stands for "no data"; −1: none does
    std::int64_t noneInteger = -1;
    Currency currency; ///< Money
    DaySense sense = DaySense::Past;
    bool inDays = false; ///< Integer: counts days, so that 90d, 6w, 3m may be written
    bool person = false; ///< Text: `me` is understood
    bool freeText = false; ///< Text: plain words search it
    bool words = false; ///< Tags and Enum: its keys may be written as plain words ("stalled")
    std::int32_t tagCount() const { return static_cast<std::int32_t>(keys.size()); }
};

} // namespace milepost::query
