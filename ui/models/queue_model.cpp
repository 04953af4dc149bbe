/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/queue_model.h"

#include "delegates/cell_painters.h"
#include "delegates/cell_roles.h"
#include "models/account_cells.h"

#include <algorithm>

namespace milepost::ui {

QueueModel::QueueModel(QObject *parent)
    : RecordTableModel(parent)
{
}

std::vector<RecordTableModel::Record> QueueModel::itemsOf(const Snapshot &snapshot) const
{
    std::vector<Record> items;
    if (!snapshot.standing)
        return items;
    const Portfolio &portfolio = *snapshot.portfolio;
    const StringId owner = m_owner.isEmpty() ? 0 : portfolio.strings.find(m_owner.toStdString());
    if (!m_owner.isEmpty() && owner == 0)
        return items;
    const auto &queue = snapshot.standing->queue;
    items.reserve(queue.size());
    for (std::size_t i = 0; i < queue.size(); ++i) {
        if (m_owner.isEmpty() || portfolio.owner[queue[i].account] == owner)
            items.push_back(static_cast<Record>(i));
    }
    return items;
}

void QueueModel::show(const Snapshot &snapshot)
{
    std::vector<Record> items = itemsOf(snapshot);
    std::int64_t largest = 0;
    for (const Record item : items)
        largest = std::max(largest, snapshot.standing->queue[item].stakeMinor);

    // The same accounts in the same order: only what is said of them may have changed.
    bool sameAccounts = m_snapshot.standing && items.size() == order().size();
    for (std::size_t row = 0; sameAccounts && row < items.size(); ++row) {
        const AccountId before = m_snapshot.portfolio->id[m_snapshot.standing->queue[recordAt(int(row))].account];
        sameAccounts = before == snapshot.portfolio->id[snapshot.standing->queue[items[row]].account];
    }
    if (sameAccounts && std::ranges::equal(items, order())) {
        m_snapshot = snapshot;
        m_largestStake = largest;
        if (!items.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(items.size()) - 1, 0));
        return;
    }
    resetTo(std::move(items), [&] {
        m_snapshot = snapshot;
        m_largestStake = largest;
    });
}

void QueueModel::setSnapshot(const Snapshot &snapshot)
{
    show(snapshot);
}

void QueueModel::setTrends(std::shared_ptr<const Trends> trends)
{
    m_trends = std::move(trends);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

void QueueModel::setOwner(const QString &owner)
{
    if (m_owner == owner)
        return;
    m_owner = owner;
    if (m_snapshot.standing)
        show(m_snapshot);
}

const QueueItem *QueueModel::item(int row) const
{
    if (!m_snapshot.standing || row < 0 || row >= rowCount())
        return nullptr;
    return &m_snapshot.standing->queue[recordAt(row)];
}

int QueueModel::rowOfAccount(AccountId account) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_snapshot.portfolio->id[item(row)->account] == account)
            return row;
    }
    return -1;
}

std::int64_t QueueModel::stakeMinor() const
{
    std::int64_t sum = noMinor;
    for (int row = 0; row < rowCount(); ++row) {
        const std::int64_t stake = item(row)->stakeMinor;
        if (stake != noMinor)
            sum = (sum == noMinor ? 0 : sum) + stake;
    }
    return sum;
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QueueItem &shown = *item(index.row());
    switch (role) {
    case CellRole::Value:
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const auto value = QVariant::fromValue(queueRow(m_voice, *m_snapshot.standing, m_trends.get(), shown,
                                                        index.row() + 1, m_largestStake));
        return role == CellRole::Value ? value : QVariant(cellText(value));
    }
    case CellRole::RowKind:
        return static_cast<int>(RowKind::Record);
    case AccountRole:
        return static_cast<qlonglong>(m_snapshot.portfolio->id[shown.account].value);
    case ItemRole:
        return recordAt(index.row());
    default:
        return {};
    }
}

} // namespace milepost::ui
