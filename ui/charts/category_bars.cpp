/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/milestone_progress_chart.h"

#include "theme/line_text.h"
#include "theme/number_text.h"
#include "theme/plain_text_filter.h"
#include "theme/theme.h"

#include <QBarCategoryAxis>
#include <QChart>
#include <QFontMetricsF>
#include <QHorizontalStackedBarSeries>
#include <QBarSet>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

CategoryBars::CategoryBars(QWidget *parent)
    : ChartView(parent)
{
    setMinimumSize(scaled(220), scaled(110));
}

void CategoryBars::setValues(const CategoryProgressValues &values)
{
    m_values = values;
    QStringList said;
    for (const auto &bar : values.bars)
        said.append(QStringLiteral("%1 %2").arg(bar.name, bar.text));
    setAccessibleName(tr("Progress by category: %1").arg(said.join(QStringLiteral(", "))));
    rebuild();
}

ChartTable CategoryBars::table() const { return tableOf(m_values); }

void CategoryBars::restyle() { rebuild(); }

void CategoryBars::rebuild()
{
    QChart *drawn = chart();
    drawn->removeAllSeries();
    for (QAbstractAxis *axis : drawn->axes())
        drawn->removeAxis(axis);
    if (m_values.bars.isEmpty())
        return;
    double most = 1;
    for (const auto &bar : m_values.bars)
        most = std::max({most, bar.total, std::isfinite(bar.peers) ? bar.peers : 0});

    // Horizontal axes count from below, reading goes from above: filled in reverse. One set per category, so that
    // each has its colour, and one for what is still open.
    auto *series = new QHorizontalStackedBarSeries;
    const auto rows = m_values.bars.size();
    auto *open = new QBarSet(QString());
    for (qsizetype row = 0; row < rows; ++row) {
        const auto &bar = m_values.bars[rows - 1 - row];
        auto *reached = new QBarSet(QString());
        for (qsizetype i = 0; i < rows; ++i)
            reached->append(i == row ? std::max(0.0, bar.reached) : 0.0);
        reached->setColor(color(bar.category));
        reached->setPen(QPen(Qt::NoPen));
        series->append(reached);
        open->append(std::max(0.0, bar.total - bar.reached));
    }
    open->setColor(color(Token::ChartTrack));
    open->setPen(Theme::current().highContrastKind() ? QPen(color(Token::LineControl), 1) : QPen(Qt::NoPen));
    series->append(open);
    series->setBarWidth(0.42);
    drawn->addSeries(series);

    auto *names = new QBarCategoryAxis;
    QStringList shown;
    for (qsizetype row = 0; row < rows; ++row)
        shown.append(QString::number(row));
    names->append(shown);
    names->setLabelsVisible(false);
    names->setGridLineVisible(false);
    names->setLineVisible(false);
    auto *x = new QValueAxis;
    x->setRange(0, most);
    x->setReverse(mirrored());
    x->setVisible(false);
    drawn->addAxis(names, mirrored() ? Qt::AlignRight : Qt::AlignLeft);
    drawn->addAxis(x, Qt::AlignBottom);
    series->attachAxis(names);
    series->attachAxis(x);

    const QFontMetricsF body(typeFont());
    qreal nameWidth = 0, textWidth = 0;
    for (const auto &bar : m_values.bars) {
        nameWidth = std::max(nameWidth, body.horizontalAdvance(bar.name.left(40)));
        textWidth = std::max(textWidth, numberWidth(typeFont(), bar.text));
    }
    const int lead = static_cast<int>(std::min(nameWidth, qreal(scaled(140)))) + scaled(12);
    const int trail = static_cast<int>(textWidth) + scaled(16);
    drawn->setMargins(QMargins(mirrored() ? trail : lead, 0, mirrored() ? lead : trail,
                               m_values.peersLabel.isEmpty() ? 0 : scaled(18)));
    viewport()->update();
}

void CategoryBars::drawForeground(QPainter *painter, const QRectF &rect)
{
    const QRectF area = plot();
    const auto rows = m_values.bars.size();
    if (rows == 0 || area.height() <= 0)
        return;
    double most = 1;
    for (const auto &bar : m_values.bars)
        most = std::max({most, bar.total, std::isfinite(bar.peers) ? bar.peers : 0});
    const qreal step = area.height() / qreal(rows);
    bool anyPeers = false;
    for (qsizetype i = 0; i < rows; ++i) {
        const auto &bar = m_values.bars[i];
        const QRectF row(0, area.top() + step * qreal(i), sceneRect().width(), step);
        const QRectF before(0, row.y(), area.left() - scaled(8), row.height());
        const QRectF after(area.right() + scaled(8), row.y(), sceneRect().right() - area.right() - scaled(8), row.height());
        drawLine(*painter, mirrored() ? after : before, bar.name, typeFont(), color(Token::TextSecondary),
                 mirrored() ? Qt::AlignRight : Qt::AlignLeft);
        drawNumber(*painter, mirrored() ? before : after, bar.text, typeFont(), color(Token::TextPrimary),
                   mirrored() ? Qt::AlignLeft : Qt::AlignRight);
        if (std::isfinite(bar.peers)) {
            anyPeers = true;
            const qreal along = area.width() * bar.peers / most;
            const qreal x = std::round(mirrored() ? area.right() - along : area.left() + along);
            painter->fillRect(QRectF(x - 1, row.center().y() - step * 0.32, 2, step * 0.64), color(Token::TextPrimary));
        }
    }
    if (anyPeers && !m_values.peersLabel.isEmpty()) {
        const QRectF line(area.left(), area.bottom() + scaled(2), area.width(), scaled(16));
        painter->fillRect(QRectF(mirrored() ? line.right() - 3 : line.x() + 1, line.y() + scaled(3), 2, scaled(10)),
                          color(Token::TextPrimary));
        drawLine(*painter, line.adjusted(scaled(8), 0, -scaled(8), 0), m_values.peersLabel, typeFont(TypeRole::Caption),
                 color(Token::TextTertiary), mirrored() ? Qt::AlignRight : Qt::AlignLeft);
    }
    ChartView::drawForeground(painter, rect);
}

void CategoryBars::mouseReleaseEvent(QMouseEvent *event)
{
    ChartView::mouseReleaseEvent(event);
    const QRectF area = plot();
    const QPointF at = mapToScene(event->position().toPoint());
    if (m_values.bars.isEmpty() || at.y() < area.top() || at.y() >= area.bottom())
        return;
    const auto row = static_cast<qsizetype>((at.y() - area.top()) / area.height() * qreal(m_values.bars.size()));
    Q_EMIT categoryClicked(m_values.bars[std::clamp<qsizetype>(row, 0, m_values.bars.size() - 1)].category);
}

} // namespace milepost::ui
