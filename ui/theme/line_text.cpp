/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/line_text.h"

#include <QCache>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>
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

QString beginning(const QString &text)
{
    return text.size() > longestLine ? text.left(longestLine) + QChar(0x2026) : text;
}

} // namespace

qreal lineTextWidth(const QString &text, const QFont &face)
{
    return text.isEmpty() ? 0 : shaped(beginning(text), face, -1).width;
}

qreal drawLine(QPainter &painter, const QRectF &box, const QString &text, const QFont &face, const QColor &ink,
               Qt::Alignment align)
{
    if (text.isEmpty() || box.width() <= 0)
        return 0;
    const QString start = beginning(text);
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

} // namespace milepost::ui
