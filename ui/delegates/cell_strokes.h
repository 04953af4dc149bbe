/// What the cell painters share: mirrored boxes, text lines, bars, sparklines. For the painters of this folder.
/// UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"
#include "theme/line_text.h"
#include "theme/theme.h"

#include <QPainter>
#include <QRectF>

#include <span>

namespace milepost::ui {

/// Takes pieces off the leading end of a box, mirrored when the painter reads right to left.
class RowCutter {
public:
    RowCutter(const QPainter &painter, const QRectF &box)
        : m_rest(box)
        , m_rightToLeft(painter.layoutDirection() == Qt::RightToLeft)
    {
    }
    /// `width` in device-independent px, already scaled; clipped to what is left.
    QRectF lead(qreal width)
    {
        width = std::clamp<qreal>(width, 0, m_rest.width());
        if (m_rightToLeft) {
            const QRectF piece(m_rest.right() - width, m_rest.y(), width, m_rest.height());
            m_rest.setRight(m_rest.right() - width);
            return piece;
        }
        const QRectF piece(m_rest.x(), m_rest.y(), width, m_rest.height());
        m_rest.setLeft(m_rest.left() + width);
        return piece;
    }
    QRectF trail(qreal width)
    {
        width = std::clamp<qreal>(width, 0, m_rest.width());
        if (m_rightToLeft) {
            const QRectF piece(m_rest.x(), m_rest.y(), width, m_rest.height());
            m_rest.setLeft(m_rest.left() + width);
            return piece;
        }
        const QRectF piece(m_rest.right() - width, m_rest.y(), width, m_rest.height());
        m_rest.setRight(m_rest.right() - width);
        return piece;
    }
    [[nodiscard]] const QRectF &rest() const { return m_rest; }
    [[nodiscard]] bool rightToLeft() const { return m_rightToLeft; }
    [[nodiscard]] Qt::Alignment leading() const { return m_rightToLeft ? Qt::AlignRight : Qt::AlignLeft; }
    [[nodiscard]] Qt::Alignment trailing() const { return m_rightToLeft ? Qt::AlignLeft : Qt::AlignRight; }

private:
    QRectF m_rest;
    bool m_rightToLeft;
};

/// x of a share 0–1 along a box, mirrored when asked.
[[nodiscard]] inline qreal along(const QRectF &box, qreal share, bool rightToLeft)
{
    return rightToLeft ? box.right() - share * box.width() : box.left() + share * box.width();
}
/// The part of a box between two shares.
[[nodiscard]] inline QRectF between(const QRectF &box, qreal from, qreal to, bool rightToLeft)
{
    const qreal a = along(box, from, rightToLeft), b = along(box, to, rightToLeft);
    return {std::min(a, b), box.y(), std::abs(b - a), box.height()};
}
/// A box of `height` (scaled px) in the vertical middle of another.
[[nodiscard]] inline QRectF middle(const QRectF &box, qreal height)
{
    return {box.x(), std::round(box.center().y() - height / 2), box.width(), height};
}

/// Flat bar of `share` in a track, radius 1; in high contrast the track has an outline.
void drawBar(QPainter &painter, const QRectF &box, qreal share, Token fill, Token track, bool rightToLeft);
/// A filled rectangle, radius 1, outlined with line.control in high contrast when `outlined`.
void drawBlock(QPainter &painter, const QRectF &box, Token fill, bool outlined = false);
/// 1.2 px line in chart.peer with an end dot in the mark's colour; gaps where there is no data.
void drawSparkline(QPainter &painter, const QRectF &box, std::span<const float> values, Mark mark, float minimumSpan,
                   bool rightToLeft);

} // namespace milepost::ui
