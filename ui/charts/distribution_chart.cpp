/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/painted_charts.h"

#include "theme/number_text.h"
#include "theme/style_painters.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

constexpr int headRoom = 44; ///< px: quartile labels, and the mark's label under them
constexpr int footRoom = 22;
constexpr int mostColumns = 40;
constexpr int largestDot = 20; ///< px across

QString figure(double value, int digits) { return wording::decimal(wording::Voice::person(), value, digits); }

} // namespace

/// Where everything is.
struct DistributionChart::Frame {
    QRectF plot;
    double from = 0, to = 1; ///< of the axis
    qreal column = 1; ///< width of a column, px
    int tallest = 1;
    [[nodiscard]] qreal x(double value) const { return plot.left() + (value - from) / (to - from) * plot.width(); }
};

DistributionChart::DistributionChart(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setMinimumSize(scaled(260), scaled(160));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

QSize DistributionChart::sizeHint() const { return {scaled(520), scaled(240)}; }

ChartTable DistributionChart::table() const { return tableOf(wording::Voice::person(), m_values); }

void DistributionChart::setValues(const DistributionValues &values)
{
    m_values = values;
    m_bins = binsOf(values, std::clamp(width() / scaled(14), 8, mostColumns));
    m_hovered = -1;
    QStringList said{values.title};
    if (std::isfinite(values.median))
        said << tr("quartiles %1, %2 and %3").arg(figure(values.p25, 1), figure(values.median, 1), figure(values.p75, 1));
    if (!values.markLabel.isEmpty())
        said << values.markLabel;
    said.removeAll(QString());
    setAccessibleName(said.join(QStringLiteral(", ")));
    update();
}

void DistributionChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_bins = binsOf(m_values, std::clamp(width() / scaled(14), 8, mostColumns));
}

DistributionChart::Frame DistributionChart::frame() const
{
    Frame frame;
    frame.plot = QRectF(rect()).adjusted(scaled(8), scaled(headRoom), -scaled(8), -scaled(footRoom));
    const auto count = std::max<qsizetype>(m_bins.peers.size(), 1);
    // Air on both sides, and never columns as wide as a hand where there are three of them.
    const double least = std::max(double(count) + 1, 8.0);
    const double spare = (least - double(count)) / 2;
    frame.from = m_bins.from - spare * m_bins.width;
    frame.to = frame.from + least * m_bins.width;
    frame.column = frame.plot.width() / least;
    frame.tallest = std::max(1, m_bins.tallest());
    return frame;
}

void DistributionChart::drawQuartiles(QPainter &painter, const Frame &frame) const
{
    if (!std::isfinite(m_values.p25) || !std::isfinite(m_values.p75))
        return;
    // A count stands for the whole of its column.
    const double half = m_values.whole && m_bins.width == 1 ? 0.5 : 0;
    const QRectF band(QPointF(frame.x(m_values.p25 - half), frame.plot.top()),
                      QPointF(frame.x(m_values.p75 + half), frame.plot.bottom()));
    painter.fillRect(band, color(Token::ChartBand));
    if (Theme::current().highContrastKind()) {
        painter.setPen(QPen(color(Token::LineControl), 1));
        painter.drawRect(band);
    }
    const qreal middle = frame.x(m_values.median);
    painter.fillRect(QRectF(std::round(middle), frame.plot.top(), Theme::current().scaledF(1.4), frame.plot.height()),
                     color(Token::TextPrimary));
    const auto voice = wording::Voice::person();
    struct Label {
        QString text;
        qreal x;
        bool strong;
        Qt::Alignment side;
    };
    const std::array labels{Label{tr("median %1").arg(figure(m_values.median, 1)), middle, true, Qt::AlignHCenter},
                            Label{tr("P25 %1").arg(figure(m_values.p25, 1)), band.left(), false, Qt::AlignLeft},
                            Label{tr("P75 %1").arg(figure(m_values.p75, 1)), band.right(), false, Qt::AlignRight}};
    QVector<std::pair<qreal, qreal>> taken;
    for (const Label &label : labels) {
        const QFont &face = typeFont(TypeRole::Caption, label.strong ? TypeWeight::Strong : TypeWeight::Normal);
        const qreal width = QFontMetricsF(face).horizontalAdvance(label.text) + 1;
        qreal left = label.side == Qt::AlignHCenter ? label.x - width / 2
            : label.side == Qt::AlignLeft           ? label.x
                                                    : label.x - width;
        const auto covers = [&](qreal at) {
            return std::any_of(taken.begin(), taken.end(), [&](const auto &other) {
                return at < other.second + scaled(6) && at + width > other.first - scaled(6);
            });
        };
        // What would cover the median steps outwards.
        if (covers(left) && !taken.isEmpty())
            left = label.side == Qt::AlignLeft ? taken.front().first - scaled(8) - width : taken.front().second + scaled(8);
        left = std::clamp<qreal>(left, 0, std::max<qreal>(0, this->width() - width));
        taken.append({left, left + width});
        painter.setFont(face);
        painter.setPen(color(label.strong ? Token::TextPrimary : Token::TextSecondary));
        painter.drawText(QRectF(left, frame.plot.top() - scaled(16), width, scaled(14)), Qt::AlignVCenter | Qt::TextSingleLine,
                         label.text);
    }
}

void DistributionChart::drawDots(QPainter &painter, const Frame &frame) const
{
    const qreal across = std::min({qreal(scaled(largestDot)), frame.column * 0.8, frame.plot.height() / frame.tallest});
    const qreal radius = across / 2 - 0.75;
    for (qsizetype bin = 0; bin < m_bins.peers.size(); ++bin) {
        const qreal x = frame.x(m_bins.from + (double(bin) + 0.5) * m_bins.width);
        for (int i = 0; i < m_bins.peers[bin] + m_bins.marked[bin]; ++i) {
            const bool mine = i >= m_bins.peers[bin];
            const QPointF at(x, frame.plot.bottom() - across * (i + 0.5) - scaled(2));
            painter.setPen(QPen(color(Token::SurfacePage), 1));
            painter.setBrush(color(mine ? Token::AccentBase : Token::ChartPeer));
            painter.drawEllipse(at, radius, radius);
            if (mine) { // a ring as well: not colour alone
                painter.setPen(QPen(color(Token::AccentBase), Theme::current().scaledF(1.4)));
                painter.setBrush(Qt::NoBrush);
                painter.drawEllipse(at, radius + scaled(2), radius + scaled(2));
            }
        }
    }
}

void DistributionChart::drawColumns(QPainter &painter, const Frame &frame) const
{
    const qreal gap = frame.column > scaled(6) ? scaled(2) : 0;
    for (qsizetype bin = 0; bin < m_bins.peers.size(); ++bin) {
        const qreal left = frame.x(m_bins.from + double(bin) * m_bins.width) + gap / 2;
        const qreal width = std::max<qreal>(1, frame.column - gap);
        const qreal unit = frame.plot.height() / frame.tallest;
        const qreal peers = unit * m_bins.peers[bin], mine = unit * m_bins.marked[bin];
        painter.fillRect(QRectF(left, frame.plot.bottom() - peers, width, peers),
                         color(bin == m_hovered ? Token::TextSecondary : Token::ChartPeer));
        if (mine > 0) {
            const QRectF part(left, frame.plot.bottom() - peers - std::max<qreal>(mine, 2), width, std::max<qreal>(mine, 2));
            painter.fillRect(part, color(Token::AccentBase));
        }
    }
}

void DistributionChart::drawAxis(QPainter &painter, const Frame &frame) const
{
    const qreal y = std::floor(frame.plot.bottom());
    painter.fillRect(QRectF(frame.plot.left(), y, frame.plot.width(), 1), color(Token::LineControl));
    painter.setFont(typeFont(TypeRole::Caption));
    const bool counts = m_values.whole && m_bins.width == 1;
    const auto columns = static_cast<int>(std::lround((frame.to - frame.from) / m_bins.width));
    const int digits = m_bins.width >= 1 ? 0 : m_bins.width >= 0.1 ? 1 : 2;
    qreal widest = 0;
    for (const double end : {frame.from, frame.to})
        widest = std::max(widest, QFontMetricsF(painter.font()).horizontalAdvance(figure(end, digits)));
    const int every = std::max(1, static_cast<int>(std::ceil((widest + scaled(8)) / frame.column)));
    const double first = std::ceil(frame.from / m_bins.width) * m_bins.width;
    for (int i = 0; i <= columns; i += every) {
        const double value = counts ? std::ceil(frame.from) + i : first + i * m_bins.width;
        if (value > frame.to || (m_values.whole && value < 0) || (!m_values.peers.isEmpty() && m_values.peers.front() >= 0 && value < 0))
            continue;
        const qreal x = std::round(frame.x(value));
        painter.fillRect(QRectF(x, y, 1, scaled(4)), color(Token::LineControl));
        painter.setPen(color(Token::TextTertiary));
        painter.drawText(QRectF(x - scaled(40), y + scaled(6), scaled(80), scaled(14)), Qt::AlignCenter | Qt::TextSingleLine,
                         figure(value, digits));
    }
}

void DistributionChart::drawMark(QPainter &painter, const Frame &frame) const
{
    if (m_values.marked.isEmpty() || m_values.markLabel.isEmpty())
        return;
    const bool one = m_values.marked.size() == 1;
    const double value = one ? m_values.marked.front() : m_values.marked[m_values.marked.size() / 2];
    const int bin = m_bins.binOf(value);
    const bool dots = asDots(m_values, m_bins);
    const qreal x = dots || !one ? frame.x(m_bins.from + (bin + 0.5) * m_bins.width) : frame.x(value);
    painter.setFont(typeFont(TypeRole::Caption, TypeWeight::Strong));
    const QString text = QFontMetricsF(painter.font()).elidedText(m_values.markLabel, Qt::ElideRight, scaled(220));
    const qreal width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 2;
    const qreal left = std::clamp<qreal>(x - width / 2, 0, std::max<qreal>(0, this->width() - width));
    const QRectF box(left, frame.plot.top() - scaled(34), width, scaled(14));
    painter.setPen(color(Token::AccentBase));
    painter.drawText(box, Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (!one)
        return;
    // A leader from the label to its place: it need not stand right above it.
    const qreal across = std::min({qreal(scaled(largestDot)), frame.column * 0.8, frame.plot.height() / frame.tallest});
    const qreal foot = dots ? frame.plot.bottom() - across * (m_bins.peers[bin] + m_bins.marked[bin]) - scaled(4) : frame.plot.bottom();
    QPen leader(color(Token::AccentBase), Theme::current().scaledF(1.2));
    leader.setDashPattern({2, 2});
    painter.setPen(leader);
    const qreal at = std::floor(x) + 0.5;
    painter.drawLine(QPointF(at, box.bottom() + scaled(17)), QPointF(at, foot));
}

void DistributionChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfacePage));
    if (m_values.n() == 0)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const Frame at = frame();
    drawQuartiles(painter, at);
    if (asDots(m_values, m_bins))
        drawDots(painter, at);
    else
        drawColumns(painter, at);
    drawAxis(painter, at);
    drawMark(painter, at);
}

int DistributionChart::columnAt(const QPointF &position) const
{
    const Frame at = frame();
    if (m_bins.peers.isEmpty() || position.y() < at.plot.top() || position.y() > at.plot.bottom())
        return -1;
    const double value = at.from + (position.x() - at.plot.left()) / at.plot.width() * (at.to - at.from);
    const double bin = std::floor((value - m_bins.from) / m_bins.width);
    return bin >= 0 && bin < double(m_bins.peers.size()) ? static_cast<int>(bin) : -1;
}

void DistributionChart::mouseMoveEvent(QMouseEvent *event)
{
    QWidget::mouseMoveEvent(event);
    const int bin = columnAt(event->position());
    if (bin == m_hovered)
        return;
    m_hovered = bin;
    if (bin >= 0) {
        const double from = m_bins.from + bin * m_bins.width;
        const QString range = m_values.whole && m_bins.width == 1
            ? figure(from + 0.5, 0)
            : tr("%1 to %2").arg(figure(from, 2), figure(from + m_bins.width, 2));
        setToolTip(tr("%1: %Ln account(s)", nullptr, m_bins.peers[bin] + m_bins.marked[bin]).arg(range));
    } else {
        setToolTip({});
    }
    update();
}

void DistributionChart::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    const int bin = columnAt(event->position());
    if (bin >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT clicked(m_bins.from + bin * m_bins.width, m_bins.from + (bin + 1) * m_bins.width);
}

void DistributionChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

} // namespace milepost::ui
