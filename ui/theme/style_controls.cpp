/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style_controls.h"

#include "theme/chip.h"
#include "theme/icon.h"
#include "theme/line_text.h"
#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QWidget>

namespace milepost::ui {
namespace {

bool isPrimary(const QStyleOptionButton *button)
{
    return button && (button->features & QStyleOptionButton::DefaultButton);
}
bool isFlat(const QStyleOptionButton *button) { return button && (button->features & QStyleOptionButton::Flat); }

} // namespace

void paintInput(QPainter &painter, const QRect &box, QStyle::State state)
{
    const bool enabled = state & QStyle::State_Enabled;
    const bool hovered = enabled && (state & QStyle::State_MouseOver);
    paintPanel(painter, QRectF(box), enabled ? Token::SurfacePage : Token::SurfaceRaised,
               hovered ? Token::LineControl : Token::LineStrong, size::radiusControl);
    if (enabled && (state & QStyle::State_HasFocus))
        paintFocusRing(painter, QRectF(box), size::radiusControl);
}

void paintPushButton(QPainter &painter, const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const QRectF box(option->rect);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool pressed = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && (option->state & QStyle::State_MouseOver);
    if (isPrimary(button) && enabled) {
        paintPanel(painter, box, Token::AccentBase, std::nullopt, size::radiusControl);
        if (pressed || hovered) {
            // One shade towards the words on it, whatever the theme.
            painter.save();
            painter.setOpacity(pressed ? 0.18 : 0.08);
            paintPanel(painter, box, Token::TextPrimary, std::nullopt, size::radiusControl);
            painter.restore();
        }
    } else if (isFlat(button)) {
        if (pressed || hovered)
            paintPanel(painter, box, pressed ? Token::SurfaceCurrent : Token::SurfaceHover, std::nullopt,
                       size::radiusControl);
    } else {
        paintPanel(painter, box,
                   pressed ? Token::SurfaceCurrent : hovered ? Token::SurfaceHover : Token::SurfacePage,
                   Token::LineStrong, size::radiusControl);
    }
    if (enabled && (option->state & QStyle::State_HasFocus))
        paintFocusRing(painter, box, size::radiusControl);
}

void paintPushButtonLabel(QPainter &painter, const QStyleOptionButton &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const Token ink = !enabled ? Token::TextTertiary : isPrimary(&option) ? Token::AccentOn : Token::TextPrimary;
    QRect box = option.rect.adjusted(scaled(10), 0, -scaled(10), 0);
    painter.setFont(typeFont(TypeRole::Body, TypeWeight::Medium));
    painter.setPen(color(ink));
    if (!option.icon.isNull()) {
        const int side = scaled(size::icon);
        const QRect place = QStyle::visualRect(option.direction, box,
                                               QRect(box.x(), box.center().y() - side / 2, side, side));
        option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        box = QStyle::visualRect(option.direction, box, box.adjusted(side + scaled(8), 0, 0, 0));
    }
    if (option.features & QStyleOptionButton::HasMenu) {
        const QRect arrow = QStyle::visualRect(option.direction, box,
                                               QRect(box.right() - scaled(10), box.y(), scaled(12), box.height()));
        paintChevron(painter, QRectF(arrow), Pointing::Down, color(ink));
        box = QStyle::visualRect(option.direction, box, box.adjusted(0, 0, -scaled(16), 0));
    }
    painter.drawText(box, Qt::AlignCenter | Qt::TextHideMnemonic, option.text);
}

void paintComboLabel(QPainter &painter, const QStyleOptionComboBox &option, const QRect &box)
{
    QRect text = box;
    if (!option.currentIcon.isNull()) {
        const int side = scaled(size::icon);
        const QRect place = QStyle::visualRect(option.direction, box,
                                               QRect(box.x(), box.center().y() - side / 2, side, side));
        option.currentIcon.paint(&painter, place);
        text = QStyle::visualRect(option.direction, box, box.adjusted(side + scaled(6), 0, 0, 0));
    }
    painter.setFont(typeFont());
    painter.setPen(color(option.state & QStyle::State_Enabled ? Token::TextPrimary : Token::TextTertiary));
    painter.drawText(text, static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
                     painter.fontMetrics().elidedText(option.currentText, Qt::ElideRight, text.width()));
}

int tabWidth(const QStyleOptionTab &option)
{
    const QString name = option.text.section(QLatin1Char('\t'), 0, 0);
    const QString count = option.text.section(QLatin1Char('\t'), 1);
    // Measured in the weight of the current tab, so that the row does not shift when another is chosen.
    int width = QFontMetrics(typeFont(TypeRole::Body, TypeWeight::Medium)).horizontalAdvance(name);
    if (!count.isEmpty())
        width += scaled(6) + QFontMetrics(typeFont(TypeRole::Caption)).horizontalAdvance(count);
    return width + scaled(20);
}

void paintTab(QPainter &painter, const QStyleOptionTab &option, const QWidget *)
{
    const bool current = option.state & QStyle::State_Selected;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const int gap = scaled(10);
    const QRect box = option.rect.adjusted(gap, 0, -gap, 0);
    // "Renewal rescue\t17": the count after a tab is 11 px tertiary.
    const QString name = option.text.section(QLatin1Char('\t'), 0, 0);
    const QString count = option.text.section(QLatin1Char('\t'), 1);
    const QFont nameFont = typeFont(TypeRole::Body, current ? TypeWeight::Medium : TypeWeight::Normal);
    const QFontMetrics metrics(nameFont);
    painter.setFont(nameFont);
    painter.setPen(color(!enabled ? Token::TextTertiary
                         : current || hovered ? Token::TextPrimary
                                              : Token::TextSecondary));
    painter.drawText(box, Qt::AlignVCenter | static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                     name);
    if (!count.isEmpty()) {
        const int shift = metrics.horizontalAdvance(name) + scaled(6);
        const QRect place = QStyle::visualRect(option.direction, box, box.adjusted(shift, 0, scaled(8), 0));
        painter.setFont(typeFont(TypeRole::Caption));
        painter.setPen(color(Token::TextTertiary));
        painter.drawText(place,
                         Qt::AlignVCenter | static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                         count);
    }
    if (current) {
        const int line = scaled(size::tabUnderline);
        painter.fillRect(QRect(box.x(), option.rect.bottom() + 1 - line, box.width(), line), color(Token::AccentBase));
    }
    if (enabled && (option.state & QStyle::State_HasFocus))
        paintFocusRing(painter, QRectF(option.rect.adjusted(scaled(4), scaled(4), -scaled(4), -scaled(4))),
                       size::radiusChip);
}

void paintTabClose(QPainter &painter, const QRectF &box, bool hovered)
{
    if (hovered)
        paintPanel(painter, box, Token::SurfaceCurrent, std::nullopt, size::radiusKey);
    paintIcon(painter, Icon::Close, box.adjusted(2, 2, -2, -2), Token::TextTertiary);
}

void paintHeaderSection(QPainter &painter, const QRect &box)
{
    painter.fillRect(box, color(Token::SurfaceRaised));
    painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), color(Token::LineHair));
}

void paintHeaderLabel(QPainter &painter, const QStyleOptionHeader &option)
{
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const QFont &face = typeFont(TypeRole::Caption);
    const int side = scaled(12), gap = scaled(2);
    const bool numeric = option.textAlignment & (Qt::AlignRight | Qt::AlignTrailing);
    const bool atRight = numeric != (option.direction == Qt::RightToLeft);
    QRectF box(option.rect);
    if (sorted) {
        // QHeaderView says SortDown for ascending order. A figure's arrow stands on the figures' edge, else the
        // arrow follows the words.
        const Icon arrow = option.sortIndicator == QStyleOptionHeader::SortDown ? Icon::ArrowUp : Icon::ArrowDown;
        const qreal room = box.width() - side - gap, width = std::min(lineTextWidth(option.text, face), room);
        qreal x = atRight ? box.right() - side : box.left();
        if (!numeric)
            x = atRight ? box.right() - width - gap - side : box.left() + width + gap;
        if (numeric)
            box.adjust(atRight ? 0 : side + gap, 0, atRight ? -side - gap : 0, 0);
        else
            box.adjust(atRight ? side + gap : 0, 0, atRight ? 0 : -side - gap, 0);
        paintIcon(painter, arrow, QRectF(x, box.center().y() - side / 2.0, side, side), Token::TextSecondary);
    }
    drawLine(painter, box, option.text, face, color(sorted ? Token::TextSecondary : Token::TextTertiary),
             option.textAlignment & Qt::AlignHCenter ? Qt::AlignHCenter : atRight ? Qt::AlignRight : Qt::AlignLeft);
}

void paintMenuItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.x(), option.rect.center().y(), option.rect.width(), 1), color(Token::LineHair));
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRect row = option.rect.adjusted(1, 0, -1, 0);
    if (enabled && (option.state & QStyle::State_Selected))
        paintPanel(painter, QRectF(row), Token::SurfaceCurrent, std::nullopt, size::radiusChip);
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    const int side = scaled(size::icon);
    const QRect mark(row.x() + scaled(8), row.center().y() - side / 2, side, side);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            paintIcon(painter, Icon::Check, QRectF(place(mark)), enabled ? Token::AccentBase : Token::LineControl);
    } else if (!option.icon.isNull()) {
        option.icon.paint(&painter, place(mark), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QString name = option.text.section(QLatin1Char('\t'), 0, 0);
    const QString keys = option.text.section(QLatin1Char('\t'), 1);
    painter.setFont(typeFont());
    painter.setPen(color(enabled ? Token::TextPrimary : Token::TextTertiary));
    const QRect text = row.adjusted(scaled(8 + 16 + 8), 0, -scaled(12), 0);
    const int start = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
    painter.drawText(place(text), start | Qt::AlignVCenter | Qt::TextHideMnemonic, name);
    if (!keys.isEmpty()) {
        qreal right = row.right() - scaled(8);
        const QStringList hints = keys.split(QStringLiteral(", "), Qt::SkipEmptyParts);
        for (qsizetype i = hints.size(); i-- > 0;) {
            const QSizeF size = keyHintSize(hints[i]);
            right -= size.width();
            const QRect hint(static_cast<int>(right), row.center().y() - static_cast<int>(size.height()) / 2 + 1,
                             static_cast<int>(size.width()), static_cast<int>(size.height()));
            paintKeyHint(painter, QPointF(place(hint).topLeft()), hints[i]);
            right -= scaled(4);
        }
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = place(QRect(row.right() - scaled(18), row.y(), scaled(16), row.height()));
        paintChevron(painter, QRectF(arrow), option.direction == Qt::RightToLeft ? Pointing::Left : Pointing::Right,
                     color(Token::TextTertiary));
    }
}

void paintMenuBarItem(QPainter &painter, const QStyleOption *option, bool withLabel)
{
    painter.fillRect(option->rect, color(Token::SurfaceWindow));
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!withLabel || !item)
        return;
    if (option->state & (QStyle::State_Selected | QStyle::State_Sunken))
        paintPanel(painter, QRectF(option->rect), Token::SurfaceCurrent, std::nullopt, size::radiusChip);
    painter.setFont(typeFont());
    painter.setPen(color(Token::TextPrimary));
    painter.drawText(option->rect, Qt::AlignCenter | Qt::TextHideMnemonic, item->text);
}

void paintProgress(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const qint64 span = qint64(option.maximum) - option.minimum;
    if (span <= 0)
        return;
    const double share = double(qint64(option.progress) - option.minimum) / double(span);
    const QRect box = option.rect;
    const int width = static_cast<int>(box.width() * std::clamp(share, 0.0, 1.0));
    const QRect filled = QStyle::visualRect(option.direction, box, QRect(box.x(), box.y(), width, box.height()));
    paintPanel(painter, QRectF(filled), Token::AccentBase, std::nullopt, size::radiusMark);
}

QRect scrollBarRect(const QStyle &style, const QStyleOptionComplex *option, QStyle::SubControl sub,
                    const QWidget *widget)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return {};
    const QRect box = option->rect;
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int length = horizontal ? box.width() : box.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int slider = length;
    if (range > 0) {
        slider = static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep));
        slider = std::clamp(slider, std::min(length, style.pixelMetric(QStyle::PM_ScrollBarSliderMin, option, widget)), length);
    }
    const int start = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider,
                                                      bar->upsideDown);
    QRect rect;
    const auto along = [&](int from, int extent) {
        return horizontal ? QRect(box.x() + from, box.y(), extent, box.height())
                          : QRect(box.x(), box.y() + from, box.width(), extent);
    };
    switch (sub) {
    case QStyle::SC_ScrollBarGroove: rect = box; break;
    case QStyle::SC_ScrollBarSlider: rect = along(start, slider); break;
    case QStyle::SC_ScrollBarSubPage: rect = along(0, start); break;
    case QStyle::SC_ScrollBarAddPage: rect = along(start + slider, length - start - slider); break;
    default: return {}; // no arrow buttons
    }
    return QStyle::visualRect(option->direction, box, rect);
}

void paintScrollBar(const QStyle &style, QPainter &painter, const QStyleOptionComplex *option, const QWidget *widget)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    // Scroll bars promise to paint every pixel of theirs.
    painter.fillRect(option->rect, widget ? widget->palette().window() : QBrush(color(Token::SurfacePage)));
    if (!bar || bar->maximum <= bar->minimum)
        return;
    QRectF slider(style.subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget));
    const bool active = (option->state & QStyle::State_MouseOver) || (option->state & QStyle::State_Sunken);
    // Thin at rest, wider under the pointer; 2 px free at the edges.
    const qreal thickness = Theme::current().scaledF(active ? 6 : 4);
    if (bar->orientation == Qt::Horizontal)
        slider = QRectF(slider.x() + 2, slider.center().y() - thickness / 2, slider.width() - 4, thickness);
    else
        slider = QRectF(slider.center().x() - thickness / 2, slider.y() + 2, thickness, slider.height() - 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(active || Theme::current().highContrastKind() ? Token::LineControl : Token::LineStrong));
    painter.drawRoundedRect(slider, thickness / 2, thickness / 2);
    painter.restore();
}

} // namespace milepost::ui
