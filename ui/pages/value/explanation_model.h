/// Where a sum comes from, down to the day of the event: the explanation tree of M11 as rows that open and close. The amounts under a
/// row add up to it exactly. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roi.h"
#include "value/roi.h"

#include <QAbstractTableModel>

#include <set>
#include <vector>

namespace milepost::ui {

class ExplanationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { What, Occurrences, Amount, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// What was open stays open while the model is the same.
    void setExplanation(const RoiModel &model, const value::RoiResult &result);
    [[nodiscard]] bool opens(int row) const;
    [[nodiscard]] bool isOpen(int row) const;
    void setOpen(int row, bool open);
    /// Opens the way to a line; its row, or −1.
    int reveal(std::size_t line);
    [[nodiscard]] int parentRow(int row) const; ///< −1: none
    [[nodiscard]] const value::RoiNode &node(int row) const { return *m_rows[static_cast<std::size_t>(row)].node; }
    [[nodiscard]] int columnWidth(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        const value::RoiNode *node = nullptr;
        int depth = 0;
        std::string path; ///< names the node across recomputations
    };
    void list(std::vector<Row> &rows, const value::RoiNode &node, int depth, const std::string &path) const;
    [[nodiscard]] QString words(const value::RoiNode &node) const;
    RoiModel m_model;
    value::RoiNode m_root;
    Currency m_currency;
    std::set<std::string> m_open;
    std::vector<Row> m_rows;
};

} // namespace milepost::ui
