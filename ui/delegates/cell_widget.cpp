/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_widget.h"

#include "delegates/cell_painters.h"
#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace milepost::ui {

CellWidget::CellWidget(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { updateGeometry(); });
}

void CellWidget::setVariant(const QVariant &value)
{
    m_value = value;
    setAccessibleName(cellText(value));
    updateGeometry();
    update();
}

void CellWidget::setBar(int height, bool withCount)
{
    m_barHeight = height;
    m_withCount = withCount;
    update();
}

void CellWidget::setClickable(bool clickable)
{
    m_clickable = clickable;
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
}

QSize CellWidget::sizeHint() const { return cellSize(m_value); }

QSize CellWidget::minimumSizeHint() const { return {std::min(sizeHint().width(), scaled(72)), sizeHint().height()}; }

void CellWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    if (m_value.metaType() == QMetaType::fromType<MilestoneBarData>())
        paintCell(painter, QRectF(rect()), m_value.value<MilestoneBarData>(), m_barHeight, m_withCount);
    else
        paintCell(painter, QRectF(rect()), m_value);
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()), size::radiusKey);
}

void CellWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void CellWidget::keyPressEvent(QKeyEvent *event)
{
    if (m_clickable && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)) {
        Q_EMIT clicked();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace milepost::ui
