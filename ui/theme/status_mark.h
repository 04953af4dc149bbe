/// The status shapes: colour is never alone, every status has a shape of its own. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace milepost::ui {

enum class Mark : std::uint8_t {
    Good, ///< circle
    Watch, ///< diamond
    Risk, ///< triangle, point up
    Chance, ///< plus
    Neutral, ///< circle in chart.peer
    None, ///< dashed ring: no data
};

[[nodiscard]] Token markToken(Mark mark);
[[nodiscard]] Token markTextToken(Mark mark); ///< Neutral and None: text.secondary
[[nodiscard]] Token markTintToken(Mark mark); ///< Neutral and None: surface.inset
[[nodiscard]] Mark markOf(Band band);
[[nodiscard]] Mark markOf(Pace pace);
/// Expansion, celebrations and advocacy are chances; risk and renewal go by severity.
[[nodiscard]] Mark markOf(SignalKind kind, Severity severity);

/// Draws the shape in a square of side `side` centred on `centre` (logical px).
void paintMark(QPainter &painter, Mark mark, const QPointF &centre, qreal side);
/// The shape's word for assistive technology: "good", "needs watching", "at risk", "chance", "neutral", "no data".
[[nodiscard]] QString markWord(Mark mark);

} // namespace milepost::ui
