/// How MilepostStyle draws whole controls. Used by the style alone. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QStyleOption>

class QPainter;

namespace milepost::ui {

/// Inputs, combo boxes: page fill, line.strong, 2 px accent ring with focus.
void paintInput(QPainter &painter, const QRect &box, QStyle::State state);
/// A QPushButton in the default, primary (its default button) or flat rank.
void paintPushButton(QPainter &painter, const QStyleOption *option);
void paintPushButtonLabel(QPainter &painter, const QStyleOptionButton &option);
void paintComboLabel(QPainter &painter, const QStyleOptionComboBox &option, const QRect &box);
/// A tab's text may hold a count after a tab stop: "Mine\t58".
[[nodiscard]] int tabWidth(const QStyleOptionTab &option);
void paintTab(QPainter &painter, const QStyleOptionTab &option, const QWidget *widget);
void paintTabClose(QPainter &painter, const QRectF &box, bool hovered);
void paintHeaderSection(QPainter &painter, const QRect &box);
void paintHeaderLabel(QPainter &painter, const QStyleOptionHeader &option);
void paintMenuItem(QPainter &painter, const QStyleOptionMenuItem &option);
void paintMenuBarItem(QPainter &painter, const QStyleOption *option, bool withLabel);
void paintProgress(QPainter &painter, const QStyleOptionProgressBar &option);
void paintScrollBar(const QStyle &style, QPainter &painter, const QStyleOptionComplex *option, const QWidget *widget);
[[nodiscard]] QRect scrollBarRect(const QStyle &style, const QStyleOptionComplex *option, QStyle::SubControl sub,
                                  const QWidget *widget);

} // namespace milepost::ui
