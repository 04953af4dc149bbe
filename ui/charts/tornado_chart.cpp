/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tornado_chart.h"

#include "theme/line_text.h"
#include "theme/number_text.h"
#include "theme/theme.h"
#include "wording/figures.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

constexpr int tallestRow = 38, leastRow = 30; ///< px: two lines of words
constexpr int fewestBars = 4;
constexpr int barHeight = 13;
constexpr int footRoom = 22;
constexpr int nameWidth = 188, leastNames = 108, textWidth = 108;

} // namespace

/// Where everything is, before mirroring.
struct TornadoChart::Frame {
    QRectF plot;
    qreal names = 0, texts = 0; ///< widths beside the plot
    double least = 0, most = 1;
    bool rightToLeft = false;
    [[nodiscard]] qreal x(double value) const
    {
        const qreal share = (value - least) / (most - least);
        return rightToLeft ? plot.right() - share * plot.width() : plot.left() + share * plot.width();
    }
};

TornadoChart::TornadoChart(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

int TornadoChart::rowHeight() const
{
    const int rows = std::max(1, shown());
    return std::clamp((height() - scaled(footRoom)) / rows, scaled(leastRow), scaled(tallestRow));
}

int TornadoChart::shown() const
{
    return std::clamp((height() - scaled(footRoom)) / scaled(leastRow), 0, static_cast<int>(m_values.bars.size()));
}

QSize TornadoChart::sizeHint() const
{
    return {scaled(520), static_cast<int>(m_values.bars.size()) * scaled(tallestRow) + scaled(footRoom)};
}

QSize TornadoChart::minimumSizeHint() const
{
    return {scaled(300), std::min(fewestBars, static_cast<int>(m_values.bars.size())) * scaled(leastRow) + scaled(footRoom)};
}

void TornadoChart::setValues(const TornadoValues &values)
{
    m_values = values;
    QStringList said{values.title, values.baseLabel};
    for (const auto &bar : values.bars)
        said << QStringLiteral("%1 %2: %3").arg(bar.name, bar.detail, bar.text);
    said.removeAll(QString());
    setAccessibleName(said.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

TornadoChart::Frame TornadoChart::frame() const
{
    Frame frame;
    frame.rightToLeft = layoutDirection() == Qt::RightToLeft;
    frame.names = std::clamp<qreal>(width() * 0.34, scaled(leastNames), scaled(nameWidth));
    frame.texts = scaled(textWidth);
    const qreal lead = frame.rightToLeft ? frame.texts : frame.names, trail = frame.rightToLeft ? frame.names : frame.texts;
    frame.plot = QRectF(lead + scaled(12), 0, std::max<qreal>(40, width() - lead - trail - scaled(20)),
                        rowHeight() * qreal(shown()));
    std::tie(frame.least, frame.most) = reachOf(m_values);
    const double air = (frame.most - frame.least) * 0.03;
    frame.least -= air;
    frame.most += air;
    return frame;
}

void TornadoChart::drawBar(QPainter &painter, const Frame &at, int row) const
{
    const auto &bar = m_values.bars[row];
    const qreal top = rowHeight() * row, middle = top + rowHeight() / 2.0;
    const auto part = [&](double end, Token fill) {
        const qreal from = at.x(m_values.base), to = at.x(end);
        QRectF box(std::min(from, to), middle - scaled(barHeight) / 2.0, std::abs(to - from), scaled(barHeight));
        painter.fillRect(box, color(fill));
        if (Theme::current().highContrastKind()) {
            painter.setPen(QPen(color(Token::LineControl), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box);
        }
    };
    // By what it does to the net: less to the one side in grey, more to the other in the accent.
    for (const double end : {bar.low, bar.high})
        part(end, end < m_values.base ? Token::ChartPeer : Token::AccentBase);
    const QRectF names(at.rightToLeft ? width() - at.names : 0, top, at.names, rowHeight());
    const Qt::Alignment side = at.rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const qreal line = scaled(16);
    drawLine(painter, QRectF(names.x(), middle - line, names.width(), line), bar.name, typeFont(), color(Token::TextPrimary), side);
    drawLine(painter, QRectF(names.x(), middle, names.width(), scaled(14)), bar.detail, typeFont(TypeRole::Caption),
             color(Token::TextTertiary), side);
    drawNumber(painter, QRectF(at.rightToLeft ? 0 : width() - at.texts, top, at.texts - scaled(4), rowHeight()), bar.text, typeFont(),
               color(Token::TextPrimary), at.rightToLeft ? Qt::AlignLeft : Qt::AlignRight);
}

void TornadoChart::drawAxis(QPainter &painter, const Frame &at) const
{
    const qreal base = std::floor(at.x(m_values.base)) + 0.5;
    painter.setPen(QPen(color(Token::LineControl), 1.4));
    painter.drawLine(QPointF(base, 0), QPointF(base, at.plot.bottom()));
    if (m_values.breakEvenInReach()) {
        QPen pen(color(Token::RiskMark), 1.4);
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        const qreal x = std::floor(at.x(0)) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, at.plot.bottom()));
    }
    const QFont &face = typeFont(TypeRole::Caption);
    const QFontMetricsF metrics(face);
    const qreal width = metrics.horizontalAdvance(m_values.baseLabel) + 2;
    const qreal left = std::clamp(base - width / 2, at.plot.left(), std::max(at.plot.left(), at.plot.right() - width));
    const QRectF own(left, at.plot.bottom() + scaled(4), width, scaled(14));
    drawLine(painter, own, m_values.baseLabel, face, color(Token::TextSecondary), Qt::AlignLeft);
    if (const int more = static_cast<int>(m_values.bars.size()) - shown(); more > 0) {
        const QString rest = tr("%Ln smaller one(s) in the table", nullptr, more);
        drawLine(painter, QRectF(at.rightToLeft ? this->width() - at.names - scaled(40) : 0, own.y(), at.names + scaled(40), own.height()), rest, face,
                 color(Token::TextTertiary), at.rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    }
    if (!m_values.breakEvenInReach())
        return;
    const QString zero = tr("covers cost");
    const qreal zeroWidth = metrics.horizontalAdvance(zero) + 2;
    QRectF box(std::clamp(at.x(0) - zeroWidth / 2, at.plot.left(), std::max(at.plot.left(), at.plot.right() - zeroWidth)), own.y(),
               zeroWidth, own.height());
    if (box.intersects(own.adjusted(-scaled(6), 0, scaled(6), 0))) { // beside the other, on its own side of it
        if (at.x(0) < base)
            box.moveRight(own.left() - scaled(8));
        else
            box.moveLeft(own.right() + scaled(8));
    }
    drawLine(painter, box, zero, face, color(Token::RiskText), Qt::AlignLeft);
}

void TornadoChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::SurfacePage));
    if (m_values.bars.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const Frame at = frame();
    for (int row = 0; row < shown(); ++row)
        drawBar(painter, at, row);
    drawAxis(painter, at);
}

int TornadoChart::barAt(const QPointF &position) const
{
    const int row = static_cast<int>(position.y()) / rowHeight();
    return position.y() >= 0 && row < shown() ? row : -1;
}

void TornadoChart::mouseMoveEvent(QMouseEvent *event)
{
    QWidget::mouseMoveEvent(event);
    const int row = barAt(event->position());
    setToolTip(row < 0 ? QString() : QStringLiteral("%1, %2: %3").arg(m_values.bars[row].name, m_values.bars[row].detail, m_values.bars[row].text));
}

void TornadoChart::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    const int row = barAt(event->position());
    if (row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT clicked(row);
}

} // namespace milepost::ui
