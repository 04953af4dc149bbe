/// The renewals of a quarter as a table, grouped by call: rows are places in the study's book in an order computed elsewhere. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record_table_model.h"
#include "pages/renewals/renewal_values.h"
#include "reports/export_table.h"

namespace milepost::ui {

class RenewalTable : public RecordTableModel {
    Q_OBJECT
public:
    enum Column : int { Account, Due, Amount, Call, Keep, Gap, Checkpoints, Changed, ColumnCount };
    using RecordTableModel::RecordTableModel;

    /// `groups` index the study's book.
    void setGroups(std::shared_ptr<const RenewalStudy> study, std::vector<ShownGroup> groups);
    void toggleGroup(int row);

    [[nodiscard]] const std::shared_ptr<const RenewalStudy> &study() const { return m_study; }
    [[nodiscard]] const std::vector<ShownGroup> &groups() const { return m_groups; }
    /// Null on a group's row.
    [[nodiscard]] const value::Renewal *at(int row) const;
    [[nodiscard]] const ShownGroup *groupAt(int row) const; ///< null on a renewal's row
    [[nodiscard]] int rowOf(const RenewalKey &key) const; ///< −1: not shown
    [[nodiscard]] int firstRow() const; ///< −1: none
    [[nodiscard]] int columnWidth(int column) const; ///< px at 100 %; 0: takes what is left
    [[nodiscard]] static RenewalSort sortOf(int column);
    /// What shows, in its order, for files and the clipboard: keeps the study alive.
    [[nodiscard]] std::function<ExportTable()> exported() const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    static constexpr Record groupBit = 0x80000000U;
    [[nodiscard]] std::vector<Record> records() const;
    [[nodiscard]] QVariant groupCell(const ShownGroup &group, int column) const;
    [[nodiscard]] QVariant cell(const value::Renewal &renewal, int column) const;
    std::shared_ptr<const RenewalStudy> m_study;
    std::vector<ShownGroup> m_groups;
    std::array<bool, renewalGroupCount> m_collapsed{};
};

} // namespace milepost::ui
