/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/button.h"
#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace milepost::ui {
namespace {

int segmentWidth(const QString &word)
{
    return QFontMetrics(typeFont(TypeRole::Body, TypeWeight::Medium)).horizontalAdvance(word) + scaled(20);
}

} // namespace

SegmentedControl::SegmentedControl(const QStringList &words, QWidget *parent)
    : QWidget(parent)
    , m_words(words)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setCurrent(0);
    setAccessibleName(words.value(0));
}

void SegmentedControl::setCurrent(int index)
{
    if (m_words.isEmpty())
        return;
    const int wanted = std::clamp(index, 0, static_cast<int>(m_words.size()) - 1);
    if (wanted == m_current)
        return;
    m_current = wanted;
    setAccessibleName(m_words[m_current]);
    update();
    Q_EMIT currentChanged(m_current);
}

QSize SegmentedControl::sizeHint() const
{
    int width = 2;
    for (const QString &word : m_words)
        width += segmentWidth(word);
    return {width, scaled(size::control)};
}

QRect SegmentedControl::segment(int index) const
{
    int x = 1;
    for (int i = 0; i < index; ++i)
        x += segmentWidth(m_words[i]);
    return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, segmentWidth(m_words[index]), height()));
}

int SegmentedControl::segmentAt(const QPoint &position) const
{
    for (int i = 0; i < m_words.size(); ++i) {
        if (segment(i).contains(position))
            return i;
    }
    return -1;
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanel(painter, QRectF(rect()), Token::SurfacePage, Token::LineStrong, size::radiusControl);
    QPainterPath inside;
    const qreal corner = Theme::current().scaledF(size::radiusControl) - 1;
    inside.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), corner, corner);
    painter.setClipPath(inside);
    for (int i = 0; i < m_words.size(); ++i) {
        const QRect box = segment(i);
        if (i == m_current || i == m_hovered)
            painter.fillRect(box, color(i == m_current ? Token::SurfaceCurrent : Token::SurfaceHover));
        if (i > 0) {
            const int x = layoutDirection() == Qt::RightToLeft ? box.right() : box.left();
            painter.fillRect(QRect(x, 1, 1, height() - 2), color(Token::LineStrong));
        }
        painter.setFont(typeFont(TypeRole::Body, i == m_current ? TypeWeight::Medium : TypeWeight::Normal));
        painter.setPen(color(!isEnabled() ? Token::TextTertiary
                             : i == m_current ? Token::TextPrimary
                                              : Token::TextSecondary));
        painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, m_words[i]);
    }
    painter.setClipping(false);
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()), size::radiusControl);
}

void SegmentedControl::mousePressEvent(QMouseEvent *event)
{
    const int hit = segmentAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && hit >= 0)
        setCurrent(hit);
}

void SegmentedControl::mouseMoveEvent(QMouseEvent *event)
{
    const int hit = segmentAt(event->position().toPoint());
    if (hit == m_hovered)
        return;
    m_hovered = hit;
    update();
}

void SegmentedControl::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Right: setCurrent(m_current + forward); return;
    case Qt::Key_Left: setCurrent(m_current - forward); return;
    case Qt::Key_Home: setCurrent(0); return;
    case Qt::Key_End: setCurrent(static_cast<int>(m_words.size()) - 1); return;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace milepost::ui
