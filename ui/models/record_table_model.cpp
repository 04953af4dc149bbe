/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record_table_model.h"

#include <algorithm>

namespace milepost::ui {

namespace {

using Record = RecordTableModel::Record;

/// Where each of these records stands in `order` (−1: nowhere), in their sequence. Views keep a handful of indexes, so
/// one walk for those few costs less than a map of every row.
std::vector<int> rowsOf(const std::vector<Record> &records, const std::vector<Record> &order)
{
    std::vector<std::pair<Record, int>> wanted;
    wanted.reserve(records.size());
    for (const Record record : records)
        wanted.emplace_back(record, -1);
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    const auto place = [&wanted](Record record) {
        return std::lower_bound(wanted.begin(), wanted.end(), record,
                                [](const std::pair<Record, int> &entry, Record sought) { return entry.first < sought; });
    };
    for (std::size_t row = 0; row < order.size(); ++row) {
        const auto found = place(order[row]);
        if (found != wanted.end() && found->first == order[row])
            found->second = static_cast<int>(row);
    }
    std::vector<int> rows;
    rows.reserve(records.size());
    for (const Record record : records)
        rows.push_back(place(record)->second);
    return rows;
}

/// Equal sums of a mixing function: the same records in another order, but for a chance in 2^64.
bool sameSet(const std::vector<Record> &a, const std::vector<Record> &b)
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
    if (sameSet(m_order, order)) {
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        // Asked only now: views make persistent indexes of their own on that signal.
        const QModelIndexList from = persistentIndexList();
        std::vector<Record> followed;
        followed.reserve(static_cast<std::size_t>(from.size()));
        for (const QModelIndex &old : from)
            followed.push_back(recordAt(old.row()));
        m_order = std::move(order);
        const std::vector<int> rows = followed.empty() ? std::vector<int>() : rowsOf(followed, m_order);
        QModelIndexList to;
        to.reserve(from.size());
        for (qsizetype i = 0; i < from.size(); ++i) {
            const int row = rows[static_cast<std::size_t>(i)];
            to.append(row >= 0 ? index(row, from[i].column()) : QModelIndex());
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
        const Record record = m_order[row];
        if (record < records.front() || record > records.back()
            || !std::binary_search(records.begin(), records.end(), record))
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
