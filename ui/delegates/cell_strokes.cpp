/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_strokes.h"

#include <QCache>
#include <QFontMetricsF>
#include <QPolygonF>
#include <QGlyphRun>
#include <QTextLayout>
#include <QTextOption>

#include <cmath>

namespace milepost::ui {
namespace {

/// More characters than fit on any screen at any size.
constexpr qsizetype longestLine = 400;

/// A line as it is drawn: shaping costs more than painting, and the same names are painted again and again.
struct ShapedLine {
    QList<QGlyphRun> glyphs; ///< a run for each font that the letters are found in; origin: the start of the base line
    qreal width = 0, ascent = 0, descent = 0;
};

struct LineKey {
    QString text;
    QFont face;
    int room; ///< px it is elided to; −1: whole
    friend bool operator==(const LineKey &, const LineKey &) = default;
};
size_t qHash(const LineKey &key, size_t seed) { return qHashMulti(seed, key.text, key.face.pixelSize(), int(key.face.weight()), key.room); }

const ShapedLine &shaped(const QString &text, const QFont &face, int room)
{
    static QCache<LineKey, ShapedLine> cache(4096);
    const LineKey key{text, face, room};
    if (const ShapedLine *found = cache.object(key))
        return *found;
    const QFontMetricsF metrics(face);
    QString shown = text;
    for (QChar &c : shown) {
        // Line breaks and tabs in a name are shown as blanks: one record is one line.
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    if (room >= 0)
        shown = metrics.elidedText(shown, Qt::ElideRight, room);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    // A Latin name in a right-to-left window keeps its own order.
    option.setTextDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    QTextLayout layout(shown, face);
    layout.setTextOption(option);
    layout.setCacheEnabled(true); // width and glyphs from one shaping
    layout.beginLayout();
    const QTextLine only = layout.createLine();
    layout.endLayout();
    auto *line = new ShapedLine;
    line->width = only.isValid() ? only.naturalTextWidth() : 0;
    line->ascent = metrics.ascent();
    line->descent = metrics.descent();
    line->glyphs = layout.glyphRuns();
    // Where another font helps out, the line's own ascent is the tallest of them.
    for (QGlyphRun &run : line->glyphs) {
        QList<QPointF> places = run.positions();
        for (QPointF &place : places)
            place.ry() -= only.ascent();
        run.setPositions(places);
    }
    cache.insert(key, line);
    return *line;
}

} // namespace

qreal drawLine(QPainter &painter, const QRectF &box, const QString &text, const QFont &face, const QColor &ink,
               Qt::Alignment align)
{
    if (text.isEmpty() || box.width() <= 0)
        return 0;
    const QString start = text.size() > longestLine ? text.left(longestLine) + QChar(0x2026) : text;
    const ShapedLine *line = &shaped(start, face, -1);
    if (line->width > box.width() + 0.5)
        line = &shaped(start, face, static_cast<int>(box.width()));
    painter.setPen(ink);
    // The line box of Inter is taller than its letters; centring on ascent and descent keeps rows even.
    const qreal baseline = std::round(box.center().y() + (line->ascent - line->descent) / 2);
    qreal x = box.left();
    if (align & Qt::AlignRight)
        x = box.right() - line->width;
    else if (align & Qt::AlignHCenter)
        x = box.center().x() - line->width / 2;
    for (const QGlyphRun &run : line->glyphs)
        painter.drawGlyphRun(QPointF(x, baseline), run);
    return line->width;
}

void drawBlock(QPainter &painter, const QRectF &box, Token fill, bool outlined)
{
    // On whole pixels: a bar of fourteen soft-edged segments looks smeared.
    const qreal left = std::round(box.left()), right = std::max(left + 1, std::round(box.right()));
    const qreal top = std::round(box.top()), bottom = std::max(top + 1, std::round(box.bottom()));
    if (box.width() <= 0 || box.height() <= 0)
        return;
    const QColor &paint = color(fill);
    const QRectF whole(left, top, right - left, bottom - top);
    if (outlined && Theme::current().highContrastKind()) {
        painter.fillRect(whole, color(Token::LineControl));
        painter.fillRect(whole.adjusted(1, 1, -1, -1), paint);
        return;
    }
    if (whole.width() < 12 || whole.height() < 4) { // a corner of one pixel is a fifth of these: beads, not bars
        painter.fillRect(whole, paint);
        return;
    }
    // Radius 1 as three plain rectangles: a tenth of the cost of an antialiased path, hundreds of times a repaint.
    painter.fillRect(whole.adjusted(1, 0, -1, 0), paint);
    painter.fillRect(QRectF(left, top + 1, 1, whole.height() - 2), paint);
    painter.fillRect(QRectF(right - 1, top + 1, 1, whole.height() - 2), paint);
}

void drawBar(QPainter &painter, const QRectF &box, qreal share, Token fill, Token track, bool rightToLeft)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawBlock(painter, box, track, true);
    if (share > 0)
        drawBlock(painter, between(box, 0, std::min<qreal>(share, 1), rightToLeft), fill);
    painter.restore();
}

void drawSparkline(QPainter &painter, const QRectF &box, std::span<const float> values, Mark mark, float minimumSpan,
                   bool rightToLeft)
{
    float low = std::numeric_limits<float>::infinity(), high = -low;
    for (const float value : values) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (!(low <= high) || values.size() < 2)
        return;
    const float span = std::max(high - low, minimumSpan), centre = (low + high) / 2;
    const qreal dot = Theme::current().scaledF(2);
    const QRectF plot = box.adjusted(dot, dot, -dot, -dot);
    const auto at = [&](std::size_t i) {
        const qreal x = along(plot, qreal(i) / qreal(values.size() - 1), rightToLeft);
        return QPointF(x, plot.center().y() - qreal((values[i] - centre) / span) * plot.height());
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color(Token::ChartPeer), Theme::current().scaledF(1.2));
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPolygonF line;
    std::size_t last = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i])) {
            line.append(at(i));
            last = i;
        } else if (!line.isEmpty()) {
            painter.drawPolyline(line);
            line.clear();
        }
    }
    if (!line.isEmpty())
        painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(markToken(mark)));
    painter.drawEllipse(at(last), dot, dot);
    painter.restore();
}

} // namespace milepost::ui
