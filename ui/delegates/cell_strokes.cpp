/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_strokes.h"

#include <QPolygonF>

#include <cmath>

namespace milepost::ui {
void drawBlock(QPainter &painter, const QRectF &box, Token fill, bool outlined)
{
    // On whole pixels: a bar of fourteen soft-edged segments looks smeared.
    const qreal left = std::round(box.left()), right = std::max(left + 1, std::round(box.right()));
    const qreal top = std::round(box.top()), bottom = std::max(top + 1, std::round(box.bottom()));
    if (box.width() <= 0 || box.height() <= 0)
        return;
    const QColor &paint = color(fill);
    const QRectF whole(left, top, right - left, bottom - top);
    if (outlined && Theme::current().highContrastKind()) {
        painter.fillRect(whole, color(Token::LineControl));
        painter.fillRect(whole.adjusted(1, 1, -1, -1), paint);
        return;
    }
    if (whole.width() < 12 || whole.height() < 4) { // a corner of one pixel is a fifth of these: beads, not bars
        painter.fillRect(whole, paint);
        return;
    }
    // Radius 1 as three plain rectangles: a tenth of the cost of an antialiased path, hundreds of times a repaint.
    painter.fillRect(whole.adjusted(1, 0, -1, 0), paint);
    painter.fillRect(QRectF(left, top + 1, 1, whole.height() - 2), paint);
    painter.fillRect(QRectF(right - 1, top + 1, 1, whole.height() - 2), paint);
}

void drawBar(QPainter &painter, const QRectF &box, qreal share, Token fill, Token track, bool rightToLeft)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawBlock(painter, box, track, true);
    if (share > 0)
        drawBlock(painter, between(box, 0, std::min<qreal>(share, 1), rightToLeft), fill);
    painter.restore();
}

void drawSparkline(QPainter &painter, const QRectF &box, std::span<const float> values, Mark mark, float minimumSpan,
                   bool rightToLeft)
{
    float low = std::numeric_limits<float>::infinity(), high = -low;
    for (const float value : values) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (!(low <= high) || values.size() < 2)
        return;
    const float span = std::max(high - low, minimumSpan), centre = (low + high) / 2;
    const qreal dot = Theme::current().scaledF(2);
    const QRectF plot = box.adjusted(dot, dot, -dot, -dot);
    const auto at = [&](std::size_t i) {
        const qreal x = along(plot, qreal(i) / qreal(values.size() - 1), rightToLeft);
        return QPointF(x, plot.center().y() - qreal((values[i] - centre) / span) * plot.height());
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color(Token::ChartPeer), Theme::current().scaledF(1.2));
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPolygonF line;
    std::size_t last = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i])) {
            line.append(at(i));
            last = i;
        } else if (!line.isEmpty()) {
            painter.drawPolyline(line);
            line.clear();
        }
    }
    if (!line.isEmpty())
        painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(markToken(mark)));
    painter.drawEllipse(at(last), dot, dot);
    painter.restore();
}

} // namespace milepost::ui
