/// The strokes that controls are made of, shared by the style, the buttons and the delegates. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace milepost::ui {

/// A rounded rectangle on whole pixels: fill, and a 1 px line inside its edge.
void paintPanel(QPainter &painter, const QRectF &box, std::optional<Token> fill, std::optional<Token> line, int radius);
/// One line of text in its own reading direction: a Latin name in a right-to-left window keeps its order.
/// `align` is literal (left is left); vertically centred.
void drawWords(QPainter &painter, const QRectF &box, const QString &text, Qt::Alignment align);
/// 2 px accent ring; `outside` draws it around the box (buttons), else within it (inputs, cells).
void paintFocusRing(QPainter &painter, const QRectF &box, int radius, bool outside = false);

enum class CheckState : std::uint8_t { Off, On, Partly };
/// 14 px box centred in `box`; `ink` fills a checked one (accent, or a category's colour).
void paintCheckBox(QPainter &painter, const QRectF &box, CheckState state, bool enabled = true,
                   Token ink = Token::AccentBase);
void paintRadioButton(QPainter &painter, const QRectF &box, bool on, bool enabled = true);
/// Tick of a check box, inside `box`.
void paintTick(QPainter &painter, const QRectF &box, const QColor &ink);

enum class Pointing : std::uint8_t { Down, Up, Left, Right };
void paintChevron(QPainter &painter, const QRectF &box, Pointing pointing, const QColor &ink);

} // namespace milepost::ui
