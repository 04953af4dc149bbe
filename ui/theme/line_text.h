/// Single lines of text, shaped once and kept: the same names, titles and headers are painted again and again, and
/// shaping costs several times what painting does. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QColor;
class QFont;
class QPainter;

namespace milepost::ui {

/// Width of the whole line, px; of a text longer than any screen: of its beginning.
[[nodiscard]] qreal lineTextWidth(const QString &text, const QFont &face);
/// One line of text on the vertical centre, elided at its end; returns its width. Plain, single line, clipped to
/// what a screen can show: a name of a megabyte costs what a name of a line costs. `align`: left, right or centre as
/// seen on the screen.
qreal drawLine(QPainter &painter, const QRectF &box, const QString &text, const QFont &face, const QColor &ink,
               Qt::Alignment align);

} // namespace milepost::ui
