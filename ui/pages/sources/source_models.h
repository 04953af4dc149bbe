/// The tables of the Sources place: sources with freshness, the history of runs, what a run read, what it set aside.
/// Each is filled whole with plain values. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"
#include "model/import.h"
#include "pages/sources/source_rows.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace milepost::ui {

/// Titles, widths and cells of a table whose rows are values of one type.
template <class Row> class ValueTableModel : public QAbstractTableModel {
public:
    struct Column {
        QString title;
        int width = 100; ///< px at 100 %; 0: takes what is left
        bool right = false;
        std::function<QVariant(const Row &row, int role)> cell;
    };
    ValueTableModel(std::vector<Column> columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_columns(std::move(columns))
    {
    }

    /// As many as there are: titles that name a currency follow it.
    void setColumns(std::vector<Column> columns)
    {
        m_columns = std::move(columns);
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
    /// The same number of rows keeps selection and place.
    void setRows(std::vector<Row> rows)
    {
        if (rows.size() == m_rows.size() && !rows.empty()) {
            m_rows = std::move(rows);
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &row(const QModelIndex &index) const { return m_rows[static_cast<std::size_t>(index.row())]; }
    [[nodiscard]] int columnWidth(int column) const { return m_columns[static_cast<std::size_t>(column)].width; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Column &column = m_columns[static_cast<std::size_t>(index.column())];
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(Qt::Alignment((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
        return column.cell(m_rows[static_cast<std::size_t>(index.row())], role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column &column = m_columns[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return column.title;
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(Qt::Alignment((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
        return {};
    }

private:
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

using SourceModel = ValueTableModel<SourceRow>;
using RunModel = ValueTableModel<RunRecord>;
using RunFileModel = ValueTableModel<ImportFileReport>;
using RejectionModel = ValueTableModel<Rejection>;
using DriftModel = ValueTableModel<DriftChange>;
using DriftHistoryModel = ValueTableModel<SchemaDrift>;

/// `now` is asked on every paint: "4 min ago" ages.
[[nodiscard]] std::vector<SourceModel::Column> sourceColumns(std::function<Instant()> now);
[[nodiscard]] std::vector<RunModel::Column> runColumns(std::function<Instant()> now);
[[nodiscard]] std::vector<RunFileModel::Column> runFileColumns();
[[nodiscard]] std::vector<RejectionModel::Column> rejectionColumns();
/// A difference: + new, − gone, ~ of another type.
[[nodiscard]] std::vector<DriftModel::Column> driftColumns();
[[nodiscard]] std::vector<DriftHistoryModel::Column> driftHistoryColumns();

/// "4 min ago", "12,400 rows", "waits for your answer": how a source stands, for its row and its pane.
[[nodiscard]] QString stateText(const SourceRow &row, Instant now);
[[nodiscard]] Tone stateTone(const SourceRow &row);
/// "invoices.csv" of a path.
[[nodiscard]] QString fileName(std::string_view path);

} // namespace milepost::ui
