/// The first rows of a file as they will be stored: one column per mapped field, cells that do not fit marked with
/// the reason. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/import.h"

#include <QAbstractTableModel>

namespace milepost::ui {

class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(const ImportPreview &preview);
    /// Rows with at least one cell that does not fit.
    [[nodiscard]] int troubledRows() const;
    /// Why a cell does not fit; "" when it does.
    [[nodiscard]] QString problem(int row, int column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool rightAligned(int column) const;
    std::vector<std::string> m_fields;
    std::vector<FieldType> m_types;
    std::vector<std::vector<ImportPreview::Cell>> m_rows;
};

} // namespace milepost::ui
