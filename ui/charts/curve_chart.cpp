/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_chart.h"

#include "theme/line_text.h"
#include "theme/number_text.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QChart>
#include <QFontMetricsF>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace milepost::ui {

namespace {

constexpr std::array<Token, 4> tokens{Token::ChartSeries1, Token::ChartSeries2, Token::ChartSeries3, Token::ChartSeries4};

double yStep(double range)
{
    for (const double step : {2.0, 5.0, 10.0, 20.0, 25.0}) {
        if (range / step <= 5.001)
            return step;
    }
    return 25;
}

QString percentText(double share) { return wording::percent(wording::Voice::person(), share / 100, share < 10 ? 1 : 0); }

} // namespace

Token seriesToken(int series) { return tokens[static_cast<std::size_t>(series) % tokens.size()]; }

QVector<qreal> seriesDashes(int series)
{
    switch (series % 4) {
    case 1: return {4, 2.4};
    case 2: return {6, 2.4};
    case 3: return {1.6, 2.4};
    default: return {};
    }
}

CurveChart::CurveChart(QWidget *parent) : ChartView(parent) { setMinimumSize(scaled(220), scaled(120)); }

QSize CurveChart::sizeHint() const { return {scaled(420), scaled(220)}; }

void CurveChart::setValues(const CurveValues &values)
{
    m_values = values;
    QStringList said{values.title};
    for (const auto &series : values.series) {
        const double last = shareAt(series, std::min(series.end, values.span));
        if (std::isfinite(last))
            said << tr("%1: %2").arg(series.label, percentText(last));
    }
    said.removeAll(QString());
    setAccessibleName(said.join(QStringLiteral(". ")));
    rebuild();
}

ChartTable CurveChart::table() const { return tableOf(wording::Voice::person(), m_values); }

void CurveChart::restyle() { rebuild(); }

int CurveChart::atRiskRows() const
{
    int rows = 0;
    for (const auto &series : m_values.series)
        rows += series.atRisk.isEmpty() ? 0 : 1;
    return rows;
}

void CurveChart::rebuild()
{
    QChart *drawn = chart();
    drawn->removeAllSeries();
    for (QAbstractAxis *axis : drawn->axes())
        drawn->removeAxis(axis);
    const double span = std::max(1.0, m_values.span);
    auto *x = new QValueAxis;
    x->setRange(0, span);
    x->setReverse(mirrored()); // time runs the way that the reader reads
    auto *y = new QValueAxis;
    y->setRange(m_values.bottom, m_values.top);
    y->setTickType(QValueAxis::TicksDynamic);
    y->setTickAnchor(0);
    y->setTickInterval(yStep(m_values.top - m_values.bottom));
    y->setLabelFormat(QStringLiteral("%.0f"));
    styleAxes(x, y);
    x->setLabelsVisible(false); // drawn by hand, with the numbers at risk under them; so are the lines
    x->setLineVisible(false);
    y->setGridLineVisible(false);
    drawn->addAxis(x, Qt::AlignBottom);
    drawn->addAxis(y, mirrored() ? Qt::AlignRight : Qt::AlignLeft);

    const auto add = [&](const QVector<QPointF> &points, int index, bool solid) {
        if (points.size() < 2)
            return;
        auto *line = new QLineSeries;
        line->replace(points);
        QPen pen(color(seriesToken(index)), Theme::current().scaledF(index == 0 ? 2 : 1.7));
        pen.setJoinStyle(Qt::MiterJoin);
        pen.setCapStyle(Qt::FlatCap);
        const auto dashes = solid ? seriesDashes(index) : QVector<qreal>{1, 2};
        if (!dashes.isEmpty())
            pen.setDashPattern(dashes);
        line->setPen(pen);
        drawn->addSeries(line);
        line->attachAxis(x);
        line->attachAxis(y);
    };
    for (qsizetype i = m_values.series.size(); i-- > 0;) {
        const auto &series = m_values.series[i];
        QVector<QPointF> solid, thin;
        double share = series.points.isEmpty() ? 0 : series.points.front().share;
        const double end = std::min(series.end, span);
        for (const auto &point : series.points) {
            if (point.day > end)
                break;
            const bool sure = point.day <= series.solidTo;
            auto &into = sure ? solid : thin;
            if (!sure && thin.isEmpty()) {
                const double from = std::min(series.solidTo, end);
                solid.append({from, share});
                thin.append({from, share});
            }
            into.append({point.day, share});
            into.append({point.day, point.share});
            share = point.share;
        }
        const double sureEnd = std::min(series.solidTo, end);
        if (thin.isEmpty() && !solid.isEmpty() && solid.back().x() < sureEnd)
            solid.append({sureEnd, share});
        if (end > sureEnd) {
            if (thin.isEmpty())
                thin.append({sureEnd, share});
            thin.append({end, share});
        }
        add(thin, static_cast<int>(i), false);
        add(solid, static_cast<int>(i), true);
    }

    const QFontMetricsF strong(typeFont(TypeRole::Caption, TypeWeight::Strong)), plain(typeFont(TypeRole::Caption));
    qreal widest = atRiskRows() == 1 ? plain.horizontalAdvance(m_values.atRiskLabel) : 0;
    for (const auto &series : m_values.series)
        widest = std::max({widest, strong.horizontalAdvance(series.label), plain.horizontalAdvance(series.beside)});
    const int right = static_cast<int>(std::clamp(widest + scaled(atRiskRows() > 0 ? 26 : 12), qreal(scaled(40)), qreal(scaled(128))));
    const int top = scaled(std::isfinite(m_values.window) ? 14 : 8);
    const int left = scaled(4), bottom = scaled(20 + 15 * atRiskRows());
    drawn->setMargins(QMargins(mirrored() ? right : left, top, mirrored() ? left : right, bottom));
    viewport()->update();
}

QRectF CurveChart::behind(const QRectF &area, qreal gap, qreal y) const
{
    const qreal height = scaled(14);
    return mirrored() ? QRectF(sceneRect().left(), y, area.left() - gap - sceneRect().left(), height)
                      : QRectF(area.right() + gap, y, sceneRect().right() - area.right() - gap, height);
}

QRectF CurveChart::pastLine(const QRectF &area, qreal x, qreal gap, qreal y, qreal width) const
{
    const bool room = mirrored() ? x - gap - width >= area.left() : x + gap + width <= area.right();
    return QRectF(room == mirrored() ? x - gap - width : x + gap, y, width, scaled(14));
}

void CurveChart::drawBackground(QPainter *painter, const QRectF &rect)
{
    ChartView::drawBackground(painter, rect);
    // Bands beneath the gridlines; the first series' band on top of the others'.
    painter->save();
    painter->setClipRect(plot());
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = m_values.series.size(); i-- > 0;) {
        const auto &series = m_values.series[i];
        if (!series.band)
            continue;
        QPolygonF upper, lower;
        double low = NAN, high = NAN;
        const double end = std::min(series.end, m_values.span);
        for (const auto &point : series.points) {
            if (point.day > end)
                break;
            if (std::isfinite(low)) {
                upper << toScene({point.day, high});
                lower << toScene({point.day, low});
            }
            // A band that ends (nobody left to tell) keeps its last width.
            if (std::isfinite(point.low) && std::isfinite(point.high)) {
                low = point.low;
                high = point.high;
            }
            if (std::isfinite(low)) {
                upper << toScene({point.day, high});
                lower << toScene({point.day, low});
            }
        }
        if (!std::isfinite(low))
            continue;
        upper << toScene({end, high});
        lower << toScene({end, low});
        std::reverse(lower.begin(), lower.end());
        painter->setPen(Theme::current().highContrastKind() ? QPen(color(Token::LineControl), 1) : QPen(Qt::NoPen));
        painter->setBrush(color(i == 0 ? Token::ChartBandAccent : Token::ChartBand));
        painter->drawPolygon(upper + lower);
    }
    painter->restore();
    const QRectF area = plot();
    const double step = yStep(m_values.top - m_values.bottom);
    for (double share = std::ceil(m_values.bottom / step) * step; share <= m_values.top + 1e-9 && !m_values.empty(); share += step) {
        const bool base = share <= m_values.bottom + 1e-9;
        painter->fillRect(QRectF(area.left(), std::floor(toScene({0, share}).y()), area.width(), 1),
                          color(base ? Token::LineControl : Token::LineGrid));
    }
}

void CurveChart::drawTicks(QPainter &painter, const QRectF &area) const
{
    const auto voice = wording::Voice::person();
    const QFont &face = typeFont(TypeRole::Caption);
    const QFontMetricsF metrics(face);
    painter.setFont(face);
    const qreal y = std::floor(area.bottom());
    // Wide figures on a narrow chart: every second tick is named.
    qreal widest = 0;
    for (const int tick : m_values.ticks)
        widest = std::max(widest, metrics.horizontalAdvance(wording::integer(voice, tick)));
    for (const auto &series : m_values.series) {
        for (const qint64 count : series.atRisk)
            widest = std::max(widest, metrics.horizontalAdvance(wording::integer(voice, count)));
    }
    const qreal apart = m_values.ticks.size() > 1 ? area.width() / qreal(m_values.ticks.size() - 1) : area.width();
    const int every = std::max(1, static_cast<int>(std::ceil((widest + scaled(10)) / std::max<qreal>(apart, 1))));
    for (qsizetype i = 0; i < m_values.ticks.size(); ++i) {
        const int day = m_values.ticks[i];
        const qreal x = std::round(toScene({double(day), m_values.bottom}).x());
        painter.fillRect(QRectF(x, y, 1, scaled(4)), color(Token::LineControl));
        if (i % every != 0)
            continue;
        const QString text = m_values.inWeeks && day > 0 ? tr("wk %1").arg(wording::integer(voice, day / 7))
                                                         : wording::integer(voice, day);
        drawLine(painter, QRectF(x - scaled(40), y + scaled(5), scaled(80), scaled(14)), text, face, color(Token::TextTertiary), Qt::AlignHCenter);
        qreal row = y + scaled(20);
        for (qsizetype s = 0; s < m_values.series.size(); ++s) {
            const auto &series = m_values.series[s];
            if (i >= series.atRisk.size())
                continue;
            drawLine(painter, QRectF(x - scaled(40), row, scaled(80), scaled(14)), wording::integer(voice, series.atRisk[i]), face,
                     color(m_values.series.size() == 1 ? Token::TextSecondary : seriesToken(static_cast<int>(s))), Qt::AlignHCenter);
            row += scaled(15);
        }
    }
    qreal row = y + scaled(20);
    for (qsizetype s = 0; s < m_values.series.size(); ++s) {
        const auto &series = m_values.series[s];
        if (series.atRisk.isEmpty())
            continue;
        drawLine(painter, behind(area, scaled(22), row), m_values.series.size() == 1 ? m_values.atRiskLabel : series.label, face,
                 color(m_values.series.size() == 1 ? Token::TextTertiary : seriesToken(static_cast<int>(s))),
                 mirrored() ? Qt::AlignRight : Qt::AlignLeft);
        row += scaled(15);
    }
}

void CurveChart::drawWindow(QPainter &painter, const QRectF &area) const
{
    if (!std::isfinite(m_values.window) || m_values.window > m_values.span)
        return;
    const qreal x = std::floor(toScene({m_values.window, 0}).x()) + 0.5;
    QPen dashes(color(Token::TextPrimary), 1);
    dashes.setDashPattern({3, 3});
    painter.setPen(dashes);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(QPen(color(Token::TextPrimary), Theme::current().scaledF(1.6)));
    painter.drawLine(QPointF(mirrored() ? area.right() : area.left(), std::floor(area.top()) + 0.5), QPointF(x, std::floor(area.top()) + 0.5));
    // Above the axis' top line, where no curve can be.
    const QFont &plain = typeFont(TypeRole::Caption);
    drawLine(painter, pastLine(area, x, scaled(6), area.top() - scaled(14), lineTextWidth(m_values.windowLabel, plain) + 2),
             m_values.windowLabel, plain, color(Token::TextSecondary), Qt::AlignLeft);
    if (m_values.series.size() != 1 || m_values.windowValue.isEmpty())
        return;
    const double share = shareAt(m_values.series.front(), m_values.window);
    if (!std::isfinite(share))
        return;
    const QPointF at = toScene({m_values.window, share});
    const qreal radius = Theme::current().scaledF(3.6), ring = Theme::current().scaledF(1.5);
    painter.setPen(QPen(color(Token::SurfacePage), ring));
    painter.setBrush(color(Token::AccentBase));
    painter.drawEllipse(at, radius + ring / 2, radius + ring / 2);
    const QFont &strong = typeFont(TypeRole::Caption, TypeWeight::Strong);
    const qreal wide = lineTextWidth(m_values.windowValue, strong) + 2, gap = scaled(10);
    const qreal left = mirrored() ? std::max(at.x() - gap - wide, area.left()) : std::min(at.x() + gap, area.right() - wide);
    drawLine(painter, QRectF(left, std::min(at.y() + scaled(8), area.bottom() - scaled(16)), wide, scaled(14)), m_values.windowValue, strong,
             color(Token::AccentBase), Qt::AlignLeft);
}

void CurveChart::drawMark(QPainter &painter, const QRectF &area) const
{
    if (!std::isfinite(m_values.mark) || m_values.mark > m_values.span)
        return;
    const qreal x = std::floor(toScene({m_values.mark, 0}).x()) + 0.5;
    QPen dots(color(Token::AccentBase), 1.2);
    dots.setDashPattern({2, 2});
    painter.setPen(dots);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(QPen(color(Token::SurfacePage), 1));
    painter.setBrush(color(Token::AccentBase));
    painter.drawEllipse(QPointF(x, area.bottom()), scaled(4), scaled(4));
    const QFont &strong = typeFont(TypeRole::Caption, TypeWeight::Strong);
    const qreal width = std::min(lineTextWidth(m_values.markLabel, strong) + 2, area.width() - scaled(12));
    const QRectF box = pastLine(area, x, scaled(7), area.bottom() - scaled(20), width);
    painter.fillRect(box.adjusted(-2, 0, 2, 0), color(Token::SurfacePage));
    drawLine(painter, box, m_values.markLabel, strong, color(Token::AccentBase), Qt::AlignLeft);
}

void CurveChart::drawLabels(QPainter &painter, const QRectF &area) const
{
    struct Label {
        int series;
        qreal wanted, y;
        int lines;
    };
    const qreal lineHeight = scaled(14);
    QVector<Label> labels;
    for (qsizetype i = 0; i < m_values.series.size(); ++i) {
        const auto &series = m_values.series[i];
        if (series.label.isEmpty() || series.points.isEmpty())
            continue;
        const double end = std::min(series.end, m_values.span);
        const double share = shareAt(series, end);
        const qreal y = toScene({end, std::isfinite(share) ? share : series.points.back().share}).y();
        labels.append({static_cast<int>(i), y, y, series.beside.isEmpty() ? 1 : 2});
    }
    std::sort(labels.begin(), labels.end(), [](const Label &a, const Label &b) { return a.wanted < b.wanted; });
    // From top to bottom each below the one before, then pushed up again from the bottom.
    qreal free = area.top() - lineHeight;
    for (Label &label : labels) {
        const qreal height = lineHeight * label.lines;
        label.y = std::max(label.wanted - lineHeight / 2, free);
        free = label.y + height + scaled(2);
    }
    qreal floor = area.bottom() + scaled(4);
    for (qsizetype i = labels.size(); i-- > 0;) {
        const qreal height = lineHeight * labels[i].lines;
        labels[i].y = std::min(labels[i].y, floor - height);
        floor = labels[i].y - scaled(2);
    }
    for (const Label &label : labels) {
        const auto &series = m_values.series[label.series];
        const Qt::Alignment side = mirrored() ? Qt::AlignRight : Qt::AlignLeft;
        drawLine(painter, behind(area, scaled(8), label.y), series.label, typeFont(TypeRole::Caption, TypeWeight::Strong),
                 color(seriesToken(label.series)), side);
        if (label.lines > 1)
            drawLine(painter, behind(area, scaled(8), label.y + lineHeight), series.beside, typeFont(TypeRole::Caption),
                     color(Token::TextSecondary), side);
    }
}

void CurveChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    if (m_values.empty())
        return;
    const QRectF area = plot();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawTicks(*painter, area);
    drawWindow(*painter, area);
    drawMark(*painter, area);
    drawLabels(*painter, area);
    painter->restore();
    ChartView::drawForeground(painter, rect);
}

QStringList CurveChart::hoverLines(const QPointF &value) const
{
    if (m_values.empty() || value.x() < 0)
        return {};
    const auto voice = wording::Voice::person();
    const double day = std::floor(value.x());
    QStringList lines{m_values.inWeeks ? tr("week %1").arg(wording::integer(voice, std::lround(day / 7)))
                                       : tr("day %1").arg(wording::integer(voice, std::lround(day)))};
    for (const auto &series : m_values.series) {
        const double share = shareAt(series, day);
        if (!std::isfinite(share))
            continue;
        QString line = tr("%1: %2").arg(series.label.left(40), percentText(share));
        const auto after = std::upper_bound(series.points.begin(), series.points.end(), day,
                                            [](double at, const auto &point) { return at < point.day; });
        const auto &point = *std::prev(after);
        if (series.band && std::isfinite(point.low) && std::isfinite(point.high))
            line += tr(" (%1–%2)").arg(wording::decimal(voice, point.low), wording::decimal(voice, point.high));
        lines << line;
    }
    return lines;
}

void CurveChart::mouseReleaseEvent(QMouseEvent *event)
{
    ChartView::mouseReleaseEvent(event);
    const QPointF at = mapToScene(event->position().toPoint());
    if (!plot().contains(at) || m_values.empty())
        return;
    const QPointF value = chart()->mapToValue(chart()->mapFromScene(at));
    int nearest = -1;
    double least = 0;
    for (qsizetype i = 0; i < m_values.series.size(); ++i) {
        const double gap = std::abs(shareAt(m_values.series[i], value.x()) - value.y());
        if (std::isfinite(gap) && (nearest < 0 || gap < least)) {
            nearest = static_cast<int>(i);
            least = gap;
        }
    }
    if (nearest >= 0)
        Q_EMIT clicked(nearest, value.x());
}

} // namespace milepost::ui
