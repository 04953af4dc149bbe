/// Figures on one fixed advance, so that columns of numbers line up: Inter's default digits are proportional
/// and Qt 6.4 cannot switch on tabular ones. UI thread; metrics are cached per font.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace milepost::ui {

/// Width that drawNumber() takes, in logical px.
[[nodiscard]] qreal numberWidth(const QFont &font, const QString &text);
/// Draws `text` in `box`: digits on the widest digit's advance, everything else on its own. Vertical centre
/// always; horizontal from `align` (left, right or centre; left and right are literal, not mirrored).
/// Elides nothing: a figure cut in half is a wrong figure; too narrow a box lets it stick out at the far side.
void drawNumber(QPainter &painter, const QRectF &box, const QString &text, const QFont &font, const QColor &ink,
                Qt::Alignment align = Qt::AlignRight);
/// U+2013, what a figure without data shows.
[[nodiscard]] QString noData();
/// "+4", "−12" (U+2212), "±0".
[[nodiscard]] QString signedText(int value);

} // namespace milepost::ui
