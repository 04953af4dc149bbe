#include "pages/account/chart_table_view.h"

#include "delegates/record_delegate.h"

#include <QHeaderView>

#include <algorithm>

namespace milepost::ui {

class ChartTableView::Model : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;
    void set(const ChartTable &table)
    {
        beginResetModel();
        m_table = table;
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_table.header.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole)
            return m_table.rows[index.row()].value(index.column());
        if (role == Qt::TextAlignmentRole)
            return alignment(index.column());
        return {};
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::DisplayRole)
            return m_table.header.value(section);
        return role == Qt::TextAlignmentRole ? alignment(section) : QVariant();
    }

private:
    [[nodiscard]] QVariant alignment(int column) const
    {
        return QVariant::fromValue(Qt::Alignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    }
    ChartTable m_table;
};

ChartTableView::ChartTableView(QWidget *parent) : RecordTable(parent), m_tableModel(new Model(this))
{
    setModel(m_tableModel);
    setItemDelegate(new RecordDelegate(this));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(false);
    setAccessibleName(tr("The chart as a table"));
}

void ChartTableView::setTable(const ChartTable &table)
{
    m_tableModel->set(table);
    fit();
}

void ChartTableView::fit()
{
    // Every column has room for its words; what is left over is shared, and where it is not enough the table scrolls.
    QHeaderView *header = horizontalHeader();
    const int columns = m_tableModel->columnCount();
    QVector<int> widths;
    int room = viewport()->width();
    for (int column = 0; column < columns; ++column) {
        widths.append(std::max(sizeHintForColumn(column), header->sectionSizeHint(column)));
        room -= widths.back();
    }
    for (int column = 0; column < columns; ++column) {
        const int share = std::max(0, room) / (columns - column);
        room -= share;
        header->resizeSection(column, widths[column] + share);
    }
}

void ChartTableView::resizeEvent(QResizeEvent *event)
{
    RecordTable::resizeEvent(event);
    fit();
}

} // namespace milepost::ui
