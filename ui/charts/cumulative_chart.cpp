/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/cumulative_chart.h"

#include "theme/line_text.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QAreaSeries>
#include <QChart>
#include <QFontMetricsF>
#include <QLineSeries>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

constexpr int gridLines = 5;
constexpr int narrowestLabel = 64, widestLabel = 132; ///< px at the end of the lines

QString oneDecimal(double value) { return wording::decimal(wording::Voice::person(), value, 1); }

} // namespace

CumulativeChart::CumulativeChart(QWidget *parent) : ChartView(parent) { setMinimumSize(scaled(300), scaled(180)); }

QSize CumulativeChart::sizeHint() const { return {scaled(520), scaled(280)}; }

ChartTable CumulativeChart::table() const { return tableOf(wording::Voice::person(), m_values); }

void CumulativeChart::setValues(const CumulativeValues &values)
{
    m_values = values;
    QStringList said{values.title};
    if (!values.points.isEmpty())
        said << values.baseLabel << values.lowLabel << values.highLabel << values.costLabel << values.paybackLabel;
    said.removeAll(QString());
    setAccessibleName(said.join(QStringLiteral(", ")));
    rebuild();
}

void CumulativeChart::restyle() { rebuild(); }

void CumulativeChart::rebuild()
{
    QChart *drawn = chart();
    drawn->removeAllSeries();
    for (QAbstractAxis *axis : drawn->axes()) {
        drawn->removeAxis(axis);
        delete axis;
    }
    const auto [least, most] = reachOf(m_values);
    const double step = roundStep(most - least, gridLines);
    auto *x = new QValueAxis;
    x->setRange(0, std::max(1.0, m_values.span));
    x->setReverse(mirrored());
    auto *y = new QValueAxis;
    y->setRange(std::floor(least / step) * step, std::ceil(most / step - 1e-9) * step);
    y->setTickType(QValueAxis::TicksDynamic);
    y->setTickAnchor(0);
    y->setTickInterval(step);
    y->setLabelFormat(step < 1 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
    styleAxes(x, y);
    x->setLabelsVisible(false); // drawn in drawForeground: months are no equal steps
    drawn->addAxis(x, Qt::AlignBottom);
    drawn->addAxis(y, mirrored() ? Qt::AlignRight : Qt::AlignLeft);
    const auto add = [&](QAbstractSeries *series) {
        drawn->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    };
    auto *upper = new QLineSeries;
    auto *lower = new QLineSeries;
    auto *base = new QLineSeries;
    for (QLineSeries *line : {upper, lower, base})
        line->append(0, 0);
    for (const auto &point : m_values.points) {
        upper->append(point.day, point.high);
        lower->append(point.day, point.low);
        base->append(point.day, point.base);
    }
    auto *band = new QAreaSeries(upper, lower);
    upper->setParent(band); // the area takes no ownership of its edges
    lower->setParent(band);
    band->setBrush(color(Token::ChartBandAccent));
    band->setPen(Theme::current().highContrastKind() ? QPen(color(Token::LineControl), 1) : QPen(Qt::NoPen));
    add(band);
    if (!m_values.costs.isEmpty()) {
        auto *cost = new QLineSeries;
        double total = 0;
        cost->append(0, 0);
        for (const auto &each : m_values.costs) {
            cost->append(each.day, total);
            total = each.total;
            cost->append(each.day, total);
        }
        cost->append(std::isfinite(m_values.today) ? std::max(m_values.today, m_values.costs.back().day) : m_values.span, total);
        QPen dashes(color(Token::ChartPeer), Theme::current().scaledF(1.4));
        dashes.setDashPattern({4, 3});
        dashes.setCapStyle(Qt::FlatCap);
        cost->setPen(dashes);
        add(cost);
    }
    QPen line(color(Token::AccentBase), Theme::current().scaledF(2.2));
    line.setCapStyle(Qt::FlatCap);
    base->setPen(line);
    add(base);

    const QFontMetricsF metrics(typeFont(TypeRole::Caption, TypeWeight::Strong));
    qreal widest = 0;
    for (const QString &label : {m_values.lowLabel, m_values.baseLabel, m_values.highLabel, m_values.costLabel})
        widest = std::max(widest, metrics.horizontalAdvance(label));
    const int room = static_cast<int>(std::clamp(widest + scaled(12), qreal(scaled(narrowestLabel)), qreal(scaled(widestLabel))));
    drawn->setMargins(QMargins(mirrored() ? room : 0, scaled(18), mirrored() ? 0 : room, scaled(20)));
    viewport()->update();
}

void CumulativeChart::drawTicks(QPainter &painter, const QRectF &area) const
{
    painter.setFont(typeFont(TypeRole::Caption));
    const QFontMetricsF metrics(painter.font());
    const qreal y = std::floor(area.bottom());
    qreal last = -1e9;
    for (const auto &tick : m_values.ticks) {
        const qreal x = std::round(toScene({tick.day, 0}).x());
        painter.fillRect(QRectF(x, y, 1, scaled(4)), color(Token::LineControl));
        const qreal width = metrics.horizontalAdvance(tick.text) + scaled(10);
        if (std::abs(x - last) < width)
            continue;
        last = x;
        painter.setPen(color(Token::TextTertiary));
        painter.drawText(QRectF(x - width, y + scaled(5), 2 * width, scaled(14)), Qt::AlignCenter | Qt::TextSingleLine, tick.text);
    }
}

void CumulativeChart::drawToday(QPainter &painter, const QRectF &area) const
{
    if (!std::isfinite(m_values.today) || m_values.today > m_values.span)
        return;
    const qreal x = std::floor(toScene({m_values.today, 0}).x()) + 0.5;
    QPen pen(color(Token::TextTertiary), 1);
    pen.setDashPattern({2, 2});
    painter.setPen(pen);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setFont(typeFont(TypeRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    const qreal width = QFontMetricsF(painter.font()).horizontalAdvance(m_values.todayLabel) + 2;
    painter.drawText(QRectF(std::clamp(x - width / 2, area.left(), area.right() - width), area.top() - scaled(16), width, scaled(14)),
                     Qt::AlignCenter | Qt::TextSingleLine, m_values.todayLabel);
}

void CumulativeChart::drawPayback(QPainter &painter, const QRectF &area) const
{
    if (!std::isfinite(m_values.payback))
        return;
    const auto at = std::ranges::find(m_values.points, m_values.payback, &CumulativeValues::Point::day);
    if (at == m_values.points.end())
        return;
    const QPointF point = toScene({at->day, at->base});
    painter.setBrush(color(Token::SurfacePage));
    painter.setPen(QPen(color(Token::AccentBase), Theme::current().scaledF(2)));
    painter.drawEllipse(point, Theme::current().scaledF(4.5), Theme::current().scaledF(4.5));
    const QFont &face = typeFont(TypeRole::Caption, TypeWeight::Strong);
    const qreal width = QFontMetricsF(face).horizontalAdvance(m_values.paybackLabel) + 2;
    QRectF box(point.x() - width - scaled(8), point.y() - scaled(22), width, scaled(14));
    if (box.left() < area.left())
        box.moveLeft(std::min(point.x() + scaled(8), area.right() - width));
    box.moveTop(std::max(box.top(), area.top()));
    drawLine(painter, box, m_values.paybackLabel, face, color(Token::TextPrimary), Qt::AlignLeft);
}

void CumulativeChart::drawLabels(QPainter &painter, const QRectF &area) const
{
    if (m_values.points.isEmpty())
        return;
    struct Label {
        QString text;
        qreal y;
        Token ink;
        TypeWeight weight;
    };
    const auto &last = m_values.points.back();
    QVector<Label> labels{{m_values.baseLabel, toScene({0, last.base}).y(), Token::AccentBase, TypeWeight::Strong}};
    if (!m_values.costs.isEmpty())
        labels.append({m_values.costLabel, toScene({0, m_values.costs.back().total}).y(), Token::TextPrimary, TypeWeight::Strong});
    labels.append({m_values.highLabel, toScene({0, last.high}).y(), Token::TextTertiary, TypeWeight::Normal});
    labels.append({m_values.lowLabel, toScene({0, last.low}).y(), Token::TextTertiary, TypeWeight::Normal});
    // In their order from top to bottom, each at least a line below the one above: none changes places with another.
    std::ranges::stable_sort(labels, {}, &Label::y);
    const qreal lineHeight = scaled(15);
    for (qsizetype i = 1; i < labels.size(); ++i)
        labels[i].y = std::max(labels[i].y, labels[i - 1].y + lineHeight);
    qreal floor = area.bottom();
    for (qsizetype i = labels.size() - 1; i >= 0; --i) {
        labels[i].y = std::min(labels[i].y, floor);
        floor = labels[i].y - lineHeight;
    }
    const qreal left = mirrored() ? sceneRect().left() : area.right() + scaled(8);
    const qreal right = mirrored() ? area.left() - scaled(8) : sceneRect().right();
    for (const Label &label : labels)
        drawLine(painter, QRectF(left, label.y - lineHeight / 2, right - left + 1, lineHeight), label.text,
                 typeFont(TypeRole::Caption, label.weight), color(label.ink), mirrored() ? Qt::AlignRight : Qt::AlignLeft);
}

void CumulativeChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF area = plot();
    drawTicks(*painter, area);
    drawToday(*painter, area);
    drawLabels(*painter, area);
    drawPayback(*painter, area);
    ChartView::drawForeground(painter, rect);
}

QStringList CumulativeChart::hoverLines(const QPointF &value) const
{
    const auto at = std::ranges::find_if(m_values.points, [&](const auto &point) { return point.day >= value.x(); });
    if (at == m_values.points.end())
        return {};
    QStringList lines{tr("until %1").arg(at->label), tr("value %1 (%2–%3)").arg(oneDecimal(at->base), oneDecimal(at->low), oneDecimal(at->high))};
    if (const double cost = costAt(m_values, at->day); std::isfinite(cost))
        lines << tr("cost %1").arg(oneDecimal(cost));
    return lines;
}

} // namespace milepost::ui
