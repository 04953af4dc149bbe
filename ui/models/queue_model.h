/// Today's queue as rows for a RecordList: each cell is a QueueRowData. A record is an index into Standing::queue.
/// UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record_table_model.h"
#include "wording/voice.h"
#include "workspace/workspace.h"

#include <memory>

namespace milepost::ui {

class QueueModel : public RecordTableModel {
    Q_OBJECT
public:
    enum Role : int {
        AccountRole = Qt::UserRole + 1, ///< qlonglong: AccountId::value
        ItemRole, ///< uint: index into Standing::queue
    };
    explicit QueueModel(QObject *parent = nullptr);

    /// All items, or those that `owner` answers for ("" = everybody). Rows that look the same stay untouched.
    void setSnapshot(const Snapshot &snapshot);
    void setTrends(std::shared_ptr<const Trends> trends);
    void setOwner(const QString &owner);
    [[nodiscard]] const QString &owner() const { return m_owner; }
    /// Null when the row does not exist.
    [[nodiscard]] const QueueItem *item(int row) const;
    /// −1 when the account is not in the list.
    [[nodiscard]] int rowOfAccount(AccountId account) const;
    /// Sum of what is shown, base currency; noMinor when no item has a stake.
    [[nodiscard]] std::int64_t stakeMinor() const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] std::vector<Record> itemsOf(const Snapshot &snapshot) const;
    void show(const Snapshot &snapshot);
    Snapshot m_snapshot;
    std::shared_ptr<const Trends> m_trends;
    QString m_owner;
    wording::Voice m_voice = wording::Voice::person();
    std::int64_t m_largestStake = 0;
};

} // namespace milepost::ui
