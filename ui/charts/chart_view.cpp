/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_view.h"

#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLegend>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace milepost::ui {

ChartView::ChartView(QWidget *parent)
    : QChartView(new QChart, parent)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setFocusPolicy(Qt::NoFocus);
    QChart *drawn = chart();
    drawn->legend()->hide();
    drawn->setBackgroundVisible(false);
    drawn->setPlotAreaBackgroundVisible(false);
    drawn->setBackgroundRoundness(0);
    drawn->layout()->setContentsMargins(0, 0, 0, 0);
    drawn->setAnimationOptions(QChart::NoAnimation);
    drawn->setMargins(QMargins());
    drawn->setAcceptHoverEvents(false);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        setBackgroundBrush(color(Token::SurfacePage));
        restyle();
        viewport()->update();
    });
    setBackgroundBrush(color(Token::SurfacePage));
}

QStringList ChartView::hoverLines(const QPointF &) const { return {}; }

QPointF ChartView::toScene(const QPointF &value) const
{
    return chart()->mapToScene(chart()->mapToPosition(value));
}

QRectF ChartView::plot() const { return chart()->mapRectToScene(chart()->plotArea()); }

void ChartView::styleAxes(QValueAxis *x, QValueAxis *y) const
{
    for (QValueAxis *axis : {x, y}) {
        axis->setLabelsFont(typeFont(TypeRole::Caption));
        axis->setLabelsColor(color(Token::TextTertiary));
        axis->setMinorGridLineVisible(false);
        axis->setTitleVisible(false);
        axis->setTruncateLabels(false);
    }
    x->setGridLineVisible(false);
    x->setLinePen(QPen(color(Token::LineControl), 1));
    y->setGridLineVisible(true);
    y->setGridLinePen(QPen(color(Token::LineGrid), 1));
    y->setLineVisible(false);
}

void ChartView::drawForeground(QPainter *painter, const QRectF &)
{
    if (!m_hover || !plot().contains(*m_hover))
        return;
    const QPointF value = chart()->mapToValue(chart()->mapFromScene(*m_hover));
    const QStringList lines = hoverLines(value);
    if (lines.isEmpty())
        return;
    const QRectF area = plot();
    const qreal x = std::floor(m_hover->x()) + 0.5;
    painter->setPen(QPen(color(Token::LineControl), 1));
    painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const QFont &face = typeFont(TypeRole::Caption);
    const QFontMetricsF metrics(face);
    qreal width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    const qreal lineHeight = scaled(16), pad = scaled(8);
    QRectF label(x + scaled(8), area.top() + scaled(4), width + 2 * pad, lineHeight * qreal(lines.size()) + pad);
    if (mirrored())
        label.moveRight(x - scaled(8));
    if (label.right() > sceneRect().right())
        label.moveRight(x - scaled(8));
    else if (label.left() < sceneRect().left())
        label.moveLeft(x + scaled(8));
    paintPanel(*painter, label.toAlignedRect(), Token::SurfaceRaised, Token::LineStrong, size::radiusChip);
    painter->setFont(face);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter->setPen(color(i == 0 ? Token::TextPrimary : Token::TextSecondary));
        painter->drawText(QRectF(label.x() + pad, label.y() + pad / 2 + lineHeight * qreal(i), width + 1, lineHeight),
                          Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, lines[i]);
    }
}

bool ChartView::mirrored() const { return layoutDirection() == Qt::RightToLeft; }

void ChartView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        restyle();
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    m_hover = mapToScene(event->position().toPoint());
    viewport()->update();
}

void ChartView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    m_hover.reset();
    viewport()->update();
}

} // namespace milepost::ui
