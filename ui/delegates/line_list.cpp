#include "delegates/line_list.h"

#include "delegates/cell_widget.h"
#include "theme/theme.h"

#include <QVBoxLayout>

namespace milepost::ui {

LineList::LineList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    setGap(size::space1);
}

void LineList::setGap(int px) { m_layout->setSpacing(scaled(px)); }

void LineList::setLines(const QVector<LineData> &lines)
{
    for (int i = static_cast<int>(m_cells.size()); i < lines.size(); ++i) {
        auto *cell = new CellWidget;
        cell->setClickable(m_clickable);
        connect(cell, &CellWidget::clicked, this, [this, i] { Q_EMIT clicked(i); });
        m_layout->addWidget(cell);
        m_cells.push_back(cell);
    }
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i) {
        CellWidget *cell = m_cells[static_cast<std::size_t>(i)];
        if (i < lines.size())
            cell->set(lines[i]);
        cell->setVisible(i < lines.size());
    }
}

void LineList::setClickable(bool clickable)
{
    m_clickable = clickable;
    for (CellWidget *cell : m_cells)
        cell->setClickable(clickable);
}

} // namespace milepost::ui
