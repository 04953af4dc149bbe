/// The account list: accounts, group rows with subtotals and (in AccountTotalModel) the total, over an
/// AccountArrangement. Filtering and sorting are the arrangement's; this tells views what changed. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/account_arrangement.h"
#include "models/record_table_model.h"
#include "models/selection_keeper.h"
#include "wording/voice.h"

#include <memory>

namespace milepost::ui {

class AccountTableModel : public ColumnTableModel<AccountTableModel> {
    Q_OBJECT
public:
    static constexpr std::uint32_t totalRecord = 0xFFFFFFFE;
    enum Role : int {
        AccountRole = Qt::UserRole + 1, ///< qlonglong: AccountId::value; 0 on group rows
        ColumnKeyRole, ///< header: QString, the key of table and views
    };
    static const std::array<TableColumn<AccountTableModel>, 26> columns;
    static constexpr int checkColumn = 0, nameColumn = 1;
    /// After `columns` come the portfolio's custom fields, a column each, key "cf:" and the field's name.
    static constexpr int firstCustom = static_cast<int>(columns.size());

    explicit AccountTableModel(QObject *parent = nullptr);

    // Each tells as little as changed: rows, a new order, or a reset.
    void setSnapshot(const Snapshot &snapshot);
    void setTrends(std::shared_ptr<const Trends> trends);
    std::optional<query::FilterError> setFilter(const QString &text);
    bool setSort(const QString &text);
    bool setGroupBy(const QString &key);
    void toggleGroup(int row);

    [[nodiscard]] const AccountArrangement &arrangement() const { return m_arrangement; }
    [[nodiscard]] const Snapshot &snapshot() const { return m_arrangement.snapshot(); }
    [[nodiscard]] const Trends *trends() const { return m_trends.get(); }
    [[nodiscard]] const wording::Voice &voice() const { return m_voice; }

    [[nodiscard]] bool isGroup(int row) const;
    /// AccountId{} on group rows.
    [[nodiscard]] AccountId accountAt(int row) const;
    [[nodiscard]] int rowOfAccount(AccountId account) const;

    // — checked and current —
    [[nodiscard]] const SelectionKeeper &selection() const { return m_selection; }
    void setCurrent(AccountId account) { m_selection.setCurrent(account); }
    void setChecked(const std::vector<AccountId> &accounts, bool checked);
    void clearChecked();
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// −1 for a key that this portfolio does not have. Hides the base's, which knows the fixed columns only.
    [[nodiscard]] int columnOf(std::string_view key) const;
    [[nodiscard]] int columnWidth(int column) const; ///< px at 100 %
    [[nodiscard]] bool holdsFigures(int column) const; ///< right aligned
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// A cell of any record, totalRecord included.
    [[nodiscard]] QVariant cell(Record record, int column, int role) const;
    [[nodiscard]] const AccountSummary *summaryOf(Record record) const; ///< null for accounts
    [[nodiscard]] const AccountGroup *groupOf(Record record) const;
    [[nodiscard]] static QString translated(const char *text);
    /// Columns a new view shows, by key.
    [[nodiscard]] static QStringList standardColumns();

Q_SIGNALS:
    void arranged(); ///< rows, groups or totals are others now
    void checkedChanged();

private:
    void rearranged();
    [[nodiscard]] const Portfolio::CustomColumn *customOf(int column) const; ///< null for fixed columns
    [[nodiscard]] QVariant customCell(Record record, int column, int role) const;
    AccountArrangement m_arrangement;
    SelectionKeeper m_selection;
    std::shared_ptr<const Trends> m_trends;
    wording::Voice m_voice = wording::Voice::person();
};

/// The one row under the table, on the same columns.
class AccountTotalModel : public RecordTableModel {
    Q_OBJECT
public:
    explicit AccountTotalModel(const AccountTableModel &accounts, QObject *parent = nullptr);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const AccountTableModel &m_accounts;
    int m_columns;
};

} // namespace milepost::ui
