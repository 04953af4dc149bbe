/// Qt's table plumbing, sealed once. Rows are numbers of records in an order that was computed elsewhere (a filter and
/// sort over columns); a model adds a constexpr array of columns and nothing else. Changes are told as narrowly as
/// they are: nothing, the rows that changed, a new order of the same rows, or a reset. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace milepost::ui {

class RecordTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Record = std::uint32_t;
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] std::span<const Record> order() const { return m_order; }
    [[nodiscard]] Record recordAt(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    /// −1 when the record is not shown. Linear.
    [[nodiscard]] int rowOf(Record record) const;

protected:
    /// Same order: silence. Another order of the same records: layoutChanged, persistent indexes follow their record.
    /// Otherwise a reset.
    void setOrder(std::vector<Record> order);
    /// A reset in any case: the records' numbers mean something else now. `swap` puts the new records in place.
    template <class Swap> void resetTo(std::vector<Record> order, Swap swap)
    {
        beginResetModel();
        swap();
        m_order = std::move(order);
        endResetModel();
    }
    /// dataChanged for the rows of these records (sorted), one signal per run of rows, at most 64.
    void recordsChanged(std::span<const Record> records);

private:
    std::vector<Record> m_order;
};

/// One column of a model `Model`.
template <class Model> struct TableColumn {
    std::string_view key; ///< as sort and filter know it
    const char *title; ///< QT_TRANSLATE_NOOP in the model's context
    int width; ///< px at 100 %
    Qt::Alignment alignment;
    QVariant (*cell)(const Model &model, RecordTableModel::Record record, int role);
};

/// `Derived` has `static constexpr auto columns` (an array of TableColumn<Derived>) and `static QString
/// translated(const char *)`.
template <class Derived> class ColumnTableModel : public RecordTableModel {
public:
    using RecordTableModel::RecordTableModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(Derived::columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return Derived::columns[static_cast<std::size_t>(index.column())].cell(
            static_cast<const Derived &>(*this), recordAt(index.row()), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const auto &column = Derived::columns[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return Derived::translated(column.title);
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
        return {};
    }
    /// −1 for an unknown key.
    [[nodiscard]] static int columnOf(std::string_view key)
    {
        for (std::size_t i = 0; i < Derived::columns.size(); ++i) {
            if (Derived::columns[i].key == key)
                return static_cast<int>(i);
        }
        return -1;
    }
};

} // namespace milepost::ui
