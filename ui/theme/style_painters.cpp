/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style_painters.h"

#include "theme/theme.h"

#include <QPainter>
#include <QPolygonF>

namespace milepost::ui {

void paintPanel(QPainter &painter, const QRectF &box, std::optional<Token> fill, std::optional<Token> line,
                int radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line ? QPen(color(*line), 1) : QPen(Qt::NoPen));
    painter.setBrush(fill ? QBrush(color(*fill)) : QBrush(Qt::NoBrush));
    const qreal inset = line ? 0.5 : 0;
    const qreal corner = Theme::current().scaledF(radius) - inset;
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), corner, corner);
    painter.restore();
}

void drawWords(QPainter &painter, const QRectF &box, const QString &text, Qt::Alignment align)
{
    const Qt::LayoutDirection before = painter.layoutDirection();
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(box, static_cast<int>(align | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine, text);
    painter.setLayoutDirection(before);
}

void paintFocusRing(QPainter &painter, const QRectF &box, int radius, bool outside)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::AccentBase), size::focusRing));
    painter.setBrush(Qt::NoBrush);
    const qreal shift = outside ? -1 : 1;
    const qreal corner = std::max<qreal>(0, Theme::current().scaledF(radius) - shift);
    painter.drawRoundedRect(box.adjusted(shift, shift, -shift, -shift), corner, corner);
    painter.restore();
}

void paintTick(QPainter &painter, const QRectF &box, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(ink, box.width() * 0.13);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    const auto at = [&](qreal x, qreal y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
    painter.drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.70), at(0.77, 0.32)});
    painter.restore();
}

void paintCheckBox(QPainter &painter, const QRectF &box, CheckState state, bool enabled, Token ink)
{
    const qreal side = scaled(14);
    QRectF square(box.center().x() - side / 2, box.center().y() - side / 2, side, side);
    square.moveTo(std::round(square.x()), std::round(square.y()));
    if (state == CheckState::Off) {
        paintPanel(painter, square, Token::SurfacePage, enabled ? Token::LineControl : Token::LineStrong,
                   size::radiusKey);
        return;
    }
    paintPanel(painter, square, enabled ? ink : Token::LineControl, std::nullopt, size::radiusKey);
    const QColor mark = enabled && ink == Token::AccentBase ? color(Token::AccentOn) : color(Token::SurfacePage);
    if (state == CheckState::On) {
        paintTick(painter, square, mark);
    } else {
        const qreal half = side * 0.25;
        painter.fillRect(QRectF(square.center().x() - half, square.center().y() - 1, 2 * half, 2), mark);
    }
}

void paintRadioButton(QPainter &painter, const QRectF &box, bool on, bool enabled)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = Theme::current().scaledF(7);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(enabled ? Token::AccentBase : Token::LineControl));
        painter.drawEllipse(box.center(), radius, radius);
        painter.setBrush(color(Token::AccentOn));
        painter.drawEllipse(box.center(), radius * 0.4, radius * 0.4);
    } else {
        painter.setPen(QPen(color(enabled ? Token::LineControl : Token::LineStrong), 1));
        painter.setBrush(color(Token::SurfacePage));
        painter.drawEllipse(box.center(), radius - 0.5, radius - 0.5);
    }
    painter.restore();
}

void paintChevron(QPainter &painter, const QRectF &box, Pointing pointing, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(ink, Theme::current().scaledF(1.3));
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.translate(box.center());
    painter.rotate(pointing == Pointing::Down ? 0 : pointing == Pointing::Up ? 180 : pointing == Pointing::Left ? 90 : -90);
    const qreal arm = Theme::current().scaledF(3);
    painter.drawPolyline(QPolygonF{QPointF(-arm, -arm / 2), QPointF(0, arm / 2), QPointF(arm, -arm / 2)});
    painter.restore();
}

} // namespace milepost::ui
