/// Dense ranks of a column's values: what makes any sort a sort of small integers. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/column.h"
#include "query/table.h"

#include <utility>
#include <vector>

namespace milepost::query {

/// Sorts by key, stable in the order given, in time linear in the number of entries.
void radixSort(std::vector<std::pair<std::uint64_t, std::uint32_t>> &entries);
/// Any column but Text.
[[nodiscard]] std::vector<std::uint32_t> rankValues(const Column &column, std::size_t rows);
[[nodiscard]] TextDictionary makeDictionary(const Column &text, std::size_t rows, const StringPool &strings);

} // namespace milepost::query
