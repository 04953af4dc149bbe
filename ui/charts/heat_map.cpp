/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/painted_charts.h"

#include "theme/number_text.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <array>
#include <cmath>

namespace milepost::ui {

namespace {

constexpr int labelWidth = 60, countWidth = 40, rowHeight = 24, gap = 2, headHeight = 22, legendHeight = 26;
constexpr int narrowestCell = 24, widestCell = 60;

constexpr std::array<Token, 7> steps{Token::Heat0, Token::Heat1, Token::Heat2, Token::Heat3,
                                     Token::Heat4, Token::Heat5, Token::Heat6};

/// tokens.md, "Heat map cells": which ink is read on which step.
Token inkOn(int step)
{
    const bool dark = Theme::current().kind() == ThemeKind::Dark;
    return step >= (dark ? 5 : 4) ? Token::AccentOn : Token::TextPrimary;
}

} // namespace

HeatMap::HeatMap(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HeatMap::setValues(const HeatValues &values)
{
    m_values = values;
    setAccessibleName(values.title);
    updateGeometry();
    update();
}

ChartTable HeatMap::table() const { return tableOf(wording::Voice::person(), m_values); }

QSize HeatMap::sizeHint() const
{
    const int rows = static_cast<int>(m_values.rows.size());
    return {scaled(labelWidth + countWidth + m_values.months * 38),
            scaled(headHeight + rows * (rowHeight + gap) + legendHeight)};
}

QSize HeatMap::minimumSizeHint() const
{
    return {scaled(labelWidth + countWidth + m_values.months * narrowestCell), sizeHint().height()};
}

QRectF HeatMap::cell(int row, int month) const
{
    const qreal left = scaled(labelWidth + countWidth);
    const qreal each = std::clamp<qreal>((width() - left) / std::max(1, m_values.months), scaled(narrowestCell), scaled(widestCell));
    QRectF box(left + month * each, scaled(headHeight) + row * scaled(rowHeight + gap), each - scaled(gap), scaled(rowHeight));
    if (layoutDirection() == Qt::RightToLeft)
        box.moveLeft(width() - box.right());
    return box;
}

void HeatMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfacePage));
    const auto voice = wording::Voice::person();
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const double top = heatTop(m_values);
    const QFont &small = typeFont(TypeRole::Caption);
    const auto lead = [&](qreal from, qreal wide, qreal y, qreal high) {
        return QRectF(rightToLeft ? width() - from - wide : from, y, wide, high);
    };
    drawNumber(painter, lead(scaled(labelWidth), scaled(countWidth - 12), 0, scaled(headHeight)), tr("n"), small,
               color(Token::TextTertiary), rightToLeft ? Qt::AlignLeft : Qt::AlignRight);
    for (int month = 0; month < m_values.months; ++month) {
        QRectF head = cell(0, month);
        head.moveTop(0);
        head.setHeight(scaled(headHeight));
        drawNumber(painter, head, wording::integer(voice, month + 1), small, color(Token::TextTertiary), Qt::AlignHCenter);
    }
    for (qsizetype r = 0; r < m_values.rows.size(); ++r) {
        const auto &row = m_values.rows[r];
        const qreal y = cell(static_cast<int>(r), 0).y();
        painter.setFont(typeFont());
        painter.setPen(color(Token::TextPrimary));
        painter.drawText(lead(0, scaled(labelWidth), y, scaled(rowHeight)),
                         (rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, row.label);
        drawNumber(painter, lead(scaled(labelWidth), scaled(countWidth - 12), y, scaled(rowHeight)),
                   wording::integer(voice, row.n), small, color(Token::TextTertiary), rightToLeft ? Qt::AlignLeft : Qt::AlignRight);
        bool open = false;
        for (int month = 0; month < m_values.months; ++month) {
            const double share = month < row.share.size() ? row.share[month] : NAN;
            const QRectF box = cell(static_cast<int>(r), month);
            if (!std::isfinite(share)) {
                // The first month that is not over says so; the rest stays empty.
                if (!open)
                    drawNumber(painter, box, noData(), small, color(Token::TextTertiary), Qt::AlignHCenter);
                open = true;
                continue;
            }
            const int step = heatStep(share, top);
            painter.fillRect(box, color(steps[static_cast<std::size_t>(step)]));
            drawNumber(painter, box, wording::decimal(voice, share, 0), small, color(inkOn(step)), Qt::AlignHCenter);
        }
    }
    const qreal foot = scaled(headHeight) + qreal(m_values.rows.size()) * scaled(rowHeight + gap) + scaled(8);
    painter.setFont(small);
    painter.setPen(color(Token::TextSecondary));
    const QString from = wording::percent(voice, 0), to = wording::percent(voice, top / 100);
    const QString note = tr("– month not over yet");
    const QFontMetricsF metrics(small);
    qreal x = 0;
    const auto word = [&](const QString &text) {
        const qreal wide = metrics.horizontalAdvance(text) + 2;
        painter.drawText(lead(x, wide, foot, scaled(14)), Qt::AlignVCenter | Qt::TextSingleLine, text);
        x += wide;
    };
    word(from);
    x += scaled(6);
    for (const Token step : steps) {
        painter.fillRect(lead(x, scaled(22), foot + scaled(3), scaled(8)), color(step));
        x += scaled(24);
    }
    x += scaled(4);
    word(to);
    x += scaled(16);
    word(note);
}

int HeatMap::rowAt(const QPointF &position) const
{
    for (int row = 0; row < static_cast<int>(m_values.rows.size()); ++row) {
        const QRectF box = cell(row, 0);
        if (position.y() >= box.top() && position.y() < box.bottom() + scaled(gap))
            return row;
    }
    return -1;
}

void HeatMap::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    const int row = rowAt(event->position());
    if (row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT clicked(row);
}

} // namespace milepost::ui
