/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/milestone_progress_chart.h"

#include "theme/line_text.h"
#include "theme/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QFontMetricsF>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace milepost::ui {
namespace {

/// A multiple of 3 with at most four gridlines above 0: 3, 6, 9, 12; 6, 12; 25, 50, 75, 100.
double gridStep(double top, int lines)
{
    for (const double step : {1.0, 2.0, 3.0, 5.0, 6.0, 10.0, 15.0, 20.0, 25.0, 50.0, 100.0}) {
        if (top / step <= lines + 0.001)
            return step;
    }
    return std::ceil(top / lines);
}

double weekStep(double span)
{
    for (const double step : {1.0, 2.0, 4.0, 13.0, 26.0, 52.0, 104.0}) {
        if (span / step <= 4.001)
            return step;
    }
    return std::ceil(span / 4 / 52) * 52;
}

} // namespace

MilestoneProgressChart::MilestoneProgressChart(QWidget *parent)
    : ChartView(parent)
{
    setMinimumSize(scaled(220), scaled(110));
}

void MilestoneProgressChart::setValues(const MilestoneProgressValues &values)
{
    m_values = values;
    setAccessibleName(values.ownLabel.isEmpty() ? tr("Milestones over time")
                                                : tr("Milestones over time: %1").arg(values.ownLabel));
    rebuild();
}

void MilestoneProgressChart::setCompact(bool compact)
{
    m_compact = compact;
    rebuild();
}

ChartTable MilestoneProgressChart::table() const { return tableOf(m_values); }

void MilestoneProgressChart::restyle() { rebuild(); }

void MilestoneProgressChart::rebuild()
{
    QChart *drawn = chart();
    drawn->removeAllSeries();
    for (QAbstractAxis *axis : drawn->axes())
        drawn->removeAxis(axis);

    double most = 1;
    for (const auto &peer : m_values.peers)
        most = std::max(most, peer.p75);
    for (const auto &step : m_values.steps)
        most = std::max(most, double(step.count));
    most = std::max(most, double(m_values.total));
    // The scale ends where the milestones end; gridlines stand on round counts below. A small chart has room for two: half
    // and all of it, so that nothing above the last line looks empty.
    const double rise = m_compact ? std::max(1.0, std::ceil(most / 2)) : gridStep(std::ceil(most), 5);
    const double top = m_compact ? 2 * rise : std::ceil(most);
    const double span = std::max(1.0, m_values.spanWeeks);

    auto *x = new QValueAxis;
    x->setRange(0, span);
    x->setReverse(mirrored()); // time runs the way that the reader reads
    x->setTickType(QValueAxis::TicksDynamic);
    x->setTickAnchor(0);
    x->setTickInterval(weekInterval());
    auto *y = new QValueAxis;
    y->setRange(0, top);
    y->setTickType(QValueAxis::TicksDynamic);
    y->setTickAnchor(0);
    y->setTickInterval(rise);
    y->setLabelFormat(QStringLiteral("%.0f"));
    styleAxes(x, y);
    x->setLabelsVisible(false); // drawn in drawForeground: Qt Charts has one format for all, and "wk 0" is no word
    drawn->addAxis(x, Qt::AlignBottom);
    drawn->addAxis(y, mirrored() ? Qt::AlignRight : Qt::AlignLeft);
    const auto add = [&](QAbstractSeries *series) {
        drawn->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    };

    if (!m_values.peers.isEmpty()) {
        auto *upper = new QLineSeries;
        auto *lower = new QLineSeries;
        auto *median = new QLineSeries;
        for (const auto &peer : m_values.peers) {
            if (!std::isfinite(peer.p25) || !std::isfinite(peer.median) || !std::isfinite(peer.p75) || peer.week > span)
                continue;
            upper->append(peer.week, peer.p75);
            lower->append(peer.week, peer.p25);
            median->append(peer.week, peer.median);
        }
        auto *band = new QAreaSeries(upper, lower);
        // The area takes no ownership of its edges.
        upper->setParent(band);
        lower->setParent(band);
        band->setBrush(color(Token::ChartBand));
        band->setPen(Theme::current().highContrastKind() ? QPen(color(Token::LineControl), 1) : QPen(Qt::NoPen));
        add(band);
        QPen dashes(color(Token::ChartPeer), Theme::current().scaledF(1.2));
        dashes.setDashPattern({4, 3});
        dashes.setCapStyle(Qt::FlatCap);
        median->setPen(dashes);
        add(median);
    }
    auto *own = new QLineSeries;
    double count = 0;
    own->append(0, 0);
    for (const auto &step : m_values.steps) {
        if (step.week > span)
            break;
        own->append(step.week, count);
        count = step.count;
        own->append(step.week, count);
    }
    const double end = std::isfinite(m_values.nowWeek) ? std::min(m_values.nowWeek, span) : span;
    if (!m_values.steps.isEmpty())
        own->append(std::max(end, own->at(own->count() - 1).x()), count);
    QPen line(color(Token::AccentBase), Theme::current().scaledF(2));
    line.setJoinStyle(Qt::MiterJoin);
    line.setCapStyle(Qt::FlatCap);
    own->setPen(line);
    add(own);

    // Room where the lines end for the labels of the lines.
    const QFontMetricsF metrics(typeFont(TypeRole::Caption, TypeWeight::Strong));
    qreal widest = 0;
    for (const QString &label : {m_values.ownLabel, m_values.medianLabel, m_compact ? QString() : m_values.upperLabel})
        widest = std::max(widest, metrics.horizontalAdvance(label));
    const int room = static_cast<int>(std::clamp(widest + scaled(10), qreal(scaled(40)), qreal(scaled(130))));
    drawn->setMargins(QMargins(mirrored() ? room : 0, scaled(8), mirrored() ? 0 : room, scaled(18)));
    viewport()->update();
}

double MilestoneProgressChart::weekInterval() const
{
    const double span = std::max(1.0, m_values.spanWeeks);
    return weekStep(span) * (m_compact && span > 26 ? 2 : 1);
}

void MilestoneProgressChart::drawWeeks(QPainter &painter, const QRectF &area, double span) const
{
    const double interval = weekInterval();
    painter.setFont(typeFont(TypeRole::Caption));
    const qreal y = std::floor(area.bottom());
    for (double week = 0; week <= span + 0.001; week += interval) {
        const qreal x = std::round(toScene({week, 0}).x());
        painter.fillRect(QRectF(x, y, 1, scaled(4)), color(Token::LineControl));
        painter.setPen(color(Token::TextTertiary));
        const QString text = week == 0 || m_compact ? QString::number(week) : tr("wk %1").arg(week);
        painter.drawText(QRectF(x - scaled(40), y + scaled(5), scaled(80), scaled(14)), Qt::AlignCenter | Qt::TextSingleLine, text);
    }
}

void MilestoneProgressChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    const QRectF area = plot();
    const double span = std::max(1.0, m_values.spanWeeks);
    painter->setRenderHint(QPainter::Antialiasing);
    drawWeeks(*painter, area, span);
    const double now = m_values.nowWeek;
    const bool hasNow = std::isfinite(now) && now <= span;
    const int count = m_values.steps.isEmpty() ? 0 : m_values.steps.back().count;
    const QPointF head = toScene({hasNow ? now : span, double(count)});

    if (hasNow && !m_compact) {
        QPen pen(color(Token::AccentBase), 1.2);
        pen.setDashPattern({2, 2});
        painter->setPen(pen);
        const qreal x = std::floor(head.x()) + 0.5;
        painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        QPen leader(color(Token::LineControl), 1);
        leader.setDashPattern({1, 3});
        painter->setPen(leader);
        painter->drawLine(QPointF(head.x() + (mirrored() ? -6 : 6), head.y()),
                          QPointF(mirrored() ? area.left() : area.right(), head.y()));
    }
    if (!m_compact && hasNow && !m_values.gapLabel.isEmpty() && !m_values.steps.isEmpty()) {
        // How long nothing has been reached: a bracket under the last stair.
        const QPointF from = toScene({m_values.steps.back().week, double(count)});
        const qreal foot = std::min(from.y() + scaled(32), area.bottom() - scaled(18));
        painter->setPen(QPen(color(Token::RiskMark), 1));
        painter->drawPolyline(QPolygonF{QPointF(from.x(), from.y() + scaled(4)), QPointF(from.x(), foot),
                                        QPointF(head.x(), foot), QPointF(head.x(), head.y() + scaled(4))});
        const QFont &face = typeFont(TypeRole::Caption);
        const qreal width = QFontMetricsF(face).horizontalAdvance(m_values.gapLabel);
        painter->setFont(face);
        painter->setPen(color(Token::RiskText));
        const qreal low = std::min(from.x(), head.x()), high = std::max(from.x(), head.x());
        qreal left = std::min((low + high - width) / 2, high - width - scaled(4) + std::max<qreal>(0, width - (high - low)));
        if (mirrored())
            left = low + high - left - width;
        painter->drawText(QRectF(left, foot + scaled(1), width + 1, scaled(16)), Qt::AlignCenter | Qt::TextSingleLine,
                          m_values.gapLabel);
    }
    const qreal ring = Theme::current().scaledF(1.5);
    const auto dot = [&](const QPointF &at, const QColor &fill, qreal radius) {
        painter->setPen(QPen(color(Token::SurfacePage), ring));
        painter->setBrush(fill);
        painter->drawEllipse(at, radius + ring / 2, radius + ring / 2);
    };
    if (!m_compact) {
        for (const auto &step : m_values.steps) {
            if (step.week <= span)
                dot(toScene({step.week, double(step.count)}), step.category ? color(*step.category) : color(Token::AccentBase),
                    Theme::current().scaledF(3.2));
        }
    }
    if (!m_values.steps.isEmpty())
        dot(head, color(Token::AccentBase), Theme::current().scaledF(3.2));

    struct Label {
        QString text;
        qreal y;
        Token ink;
        TypeWeight weight;
    };
    QVector<Label> labels;
    if (!m_values.ownLabel.isEmpty() && !m_values.steps.isEmpty())
        labels.append({m_values.ownLabel, head.y(), Token::AccentBase, TypeWeight::Strong});
    if (!m_values.peers.isEmpty()) {
        const auto &last = m_values.peers.back();
        labels.append({m_values.medianLabel, toScene({last.week, last.median}).y(), Token::TextSecondary, TypeWeight::Normal});
        if (!m_compact) {
            labels.append({m_values.upperLabel, toScene({last.week, last.p75}).y(), Token::TextTertiary, TypeWeight::Normal});
            labels.append({m_values.lowerLabel, toScene({last.week, last.p25}).y(), Token::TextTertiary, TypeWeight::Normal});
        }
    }
    // Own label first in right of place; what would cover another moves to the nearest free line.
    const qreal lineHeight = scaled(14);
    QVector<qreal> taken;
    for (const Label &label : labels) {
        if (label.text.isEmpty())
            continue;
        qreal y = label.y;
        const auto free = [&](qreal at) {
            return std::none_of(taken.begin(), taken.end(), [&](qreal used) { return std::abs(used - at) < lineHeight; });
        };
        for (int shift = 1; !free(y) && shift < 8; ++shift)
            y = label.y + (shift % 2 ? -1 : 1) * ((shift + 1) / 2) * lineHeight;
        taken.append(y);
        const qreal left = mirrored() ? sceneRect().left() : area.right() + scaled(8);
        const qreal right = mirrored() ? area.left() - scaled(8) : sceneRect().right();
        drawLine(*painter, QRectF(left, y - lineHeight / 2, right - left + 1, lineHeight), label.text,
                 typeFont(TypeRole::Caption, label.weight), color(label.ink), mirrored() ? Qt::AlignRight : Qt::AlignLeft);
    }
    ChartView::drawForeground(painter, rect);
}

QStringList MilestoneProgressChart::hoverLines(const QPointF &value) const
{
    if (m_values.steps.isEmpty() && m_values.peers.isEmpty())
        return {};
    const double week = value.x();
    QStringList lines{tr("week %1").arg(std::lround(week))};
    int count = 0;
    const MilestoneProgressValues::Step *last = nullptr;
    for (const auto &step : m_values.steps) {
        if (step.week <= week) {
            count = step.count;
            last = &step;
        }
    }
    if (!std::isfinite(m_values.nowWeek) || week <= m_values.nowWeek) {
        lines.append(tr("%n reached", nullptr, count));
        if (last && !last->name.isEmpty())
            lines.append(last->on.isEmpty() ? last->name.left(60) : QStringLiteral("%1, %2").arg(last->name.left(60), last->on));
    }
    const auto after = std::find_if(m_values.peers.begin(), m_values.peers.end(),
                                    [&](const auto &peer) { return peer.week >= week; });
    if (after != m_values.peers.end())
        lines.append(tr("peers %1 (%2–%3)")
                         .arg(QString::number(after->median, 'f', 1), QString::number(after->p25, 'f', 1),
                              QString::number(after->p75, 'f', 1)));
    return lines;
}

void MilestoneProgressChart::mouseReleaseEvent(QMouseEvent *event)
{
    ChartView::mouseReleaseEvent(event);
    const QPointF at = mapToScene(event->position().toPoint());
    for (qsizetype i = 0; i < m_values.steps.size(); ++i) {
        const QPointF step = toScene({m_values.steps[i].week, double(m_values.steps[i].count)});
        if (std::hypot(step.x() - at.x(), step.y() - at.y()) <= scaled(8)) {
            Q_EMIT stepClicked(static_cast<int>(i));
            return;
        }
    }
}

} // namespace milepost::ui
