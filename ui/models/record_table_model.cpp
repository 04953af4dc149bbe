/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record_table_model.h"

#include <algorithm>

namespace milepost::ui {

namespace {

using Record = RecordTableModel::Record;
constexpr std::uint32_t absent = 0xFFFFFFFF;

/// Row of each record in `order`, indexed by rank among the sorted records; empty when the two orders do not hold
/// the same records, once each.
std::vector<std::uint32_t> newRows(const std::vector<Record> &before, const std::vector<Record> &after)
{
    if (before.size() != after.size())
        return {};
    std::vector<std::pair<Record, std::uint32_t>> target(after.size());
    for (std::uint32_t row = 0; row < after.size(); ++row)
        target[row] = {after[row], row};
    std::sort(target.begin(), target.end());
    std::vector<std::uint32_t> rows(before.size(), absent);
    std::vector<bool> taken(before.size(), false);
    for (std::size_t row = 0; row < before.size(); ++row) {
        const auto found = std::lower_bound(target.begin(), target.end(), std::pair<Record, std::uint32_t>(before[row], 0));
        if (found == target.end() || found->first != before[row] || taken[found->second])
            return {};
        taken[found->second] = true;
        rows[row] = found->second;
    }
    return rows;
}

/// Cheap test before the mapping is worth making: equal sums of a mixing function.
bool maySameSet(const std::vector<Record> &a, const std::vector<Record> &b)
{
    if (a.size() != b.size())
        return false;
    std::uint64_t sum = 0;
    const auto mix = [](std::uint64_t x) { return (x + 1) * (x + 0x9E3779B97F4A7C15ULL); };
    for (const Record record : a)
        sum += mix(record);
    for (const Record record : b)
        sum -= mix(record);
    return sum == 0;
}

} // namespace

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int RecordTableModel::rowOf(Record record) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), record);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

void RecordTableModel::setOrder(std::vector<Record> order)
{
    if (order == m_order)
        return;
    if (maySameSet(m_order, order)) {
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        // Asked only now: views make persistent indexes of their own on that signal.
        const QModelIndexList from = persistentIndexList();
        const std::vector<std::uint32_t> rows = from.isEmpty() ? std::vector<std::uint32_t>() : newRows(m_order, order);
        m_order = std::move(order);
        QModelIndexList to;
        to.reserve(from.size());
        for (const QModelIndex &old : from) {
            const auto row = static_cast<std::size_t>(old.row());
            to.append(row < rows.size() ? index(static_cast<int>(rows[row]), old.column()) : QModelIndex());
        }
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
        return;
    }
    resetTo(std::move(order), [] {});
}

void RecordTableModel::recordsChanged(std::span<const Record> records)
{
    if (records.empty() || m_order.empty())
        return;
    constexpr std::size_t maxRuns = 64;
    std::vector<std::pair<int, int>> runs;
    for (std::size_t row = 0; row < m_order.size(); ++row) {
        if (!std::binary_search(records.begin(), records.end(), m_order[row]))
            continue;
        const int at = static_cast<int>(row);
        if (!runs.empty() && runs.back().second == at - 1)
            runs.back().second = at;
        else
            runs.emplace_back(at, at);
    }
    if (runs.size() > maxRuns)
        runs = {{runs.front().first, runs.back().second}};
    const int last = columnCount() - 1;
    for (const auto &[first, end] : runs)
        Q_EMIT dataChanged(index(first, 0), index(end, last));
}

} // namespace milepost::ui
