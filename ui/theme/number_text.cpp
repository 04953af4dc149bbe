/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/number_text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>

#include <algorithm>
#include <array>

namespace milepost::ui {
namespace {

constexpr int cachedCharacters = 0x80;

/// What is needed to lay one font's figures out without asking the font engine again.
struct FigureFont {
    QRawFont raw;
    qreal digit = 0; ///< advance of every digit
    qreal ascent = 0, capHeight = 0;
    std::array<quint32, cachedCharacters> glyph{}; ///< 0: the font has none
    std::array<qreal, cachedCharacters> advance{};
};

const FigureFont &figureFont(const QFont &font)
{
    static QHash<QFont, FigureFont> cache;
    const auto found = cache.constFind(font);
    if (found != cache.constEnd())
        return *found;
    // Fonts in use are a dozen; a flood of sizes (someone dragging the scale) must not grow without end.
    if (cache.size() > 64)
        cache.clear();
    FigureFont figures;
    figures.raw = QRawFont::fromFont(font);
    const QFontMetricsF metrics(font);
    figures.ascent = metrics.ascent();
    figures.capHeight = metrics.capHeight();
    for (char16_t code = 0x20; code < cachedCharacters; ++code) {
        const QList<quint32> glyphs = figures.raw.glyphIndexesForString(QString(QChar(code)));
        const auto slot = static_cast<std::size_t>(code);
        figures.glyph[slot] = glyphs.isEmpty() ? 0 : glyphs.front();
        figures.advance[slot] = metrics.horizontalAdvance(QChar(code));
    }
    for (char16_t code = u'0'; code <= u'9'; ++code)
        figures.digit = std::max(figures.digit, figures.advance[static_cast<std::size_t>(code)]);
    return *cache.insert(font, figures);
}

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

struct OtherGlyph {
    quint32 glyph;
    qreal advance;
};

OtherGlyph otherGlyph(const FigureFont &figures, const QFont &font, QChar c)
{
    const QList<quint32> glyphs = figures.raw.glyphIndexesForString(QString(c));
    const quint32 glyph = glyphs.size() == 1 ? glyphs.front() : 0;
    return {glyph, QFontMetricsF(font).horizontalAdvance(c)};
}

/// Glyphs on their places from x = 0; false when the font lacks one and Qt has to find another font.
bool layOut(const FigureFont &figures, const QFont &font, const QString &text, QList<quint32> &glyphs,
            QList<QPointF> &places, qreal &width)
{
    width = 0;
    for (const QChar c : text) {
        quint32 glyph = 0;
        qreal advance = 0, inset = 0;
        if (c.unicode() < cachedCharacters) {
            const auto slot = static_cast<std::size_t>(c.unicode());
            glyph = figures.glyph[slot];
            advance = figures.advance[slot];
            if (isDigit(c)) {
                inset = (figures.digit - advance) / 2;
                advance = figures.digit;
            }
        } else if (c.isSurrogate()) {
            return false;
        } else {
            const OtherGlyph other = otherGlyph(figures, font, c);
            glyph = other.glyph;
            advance = other.advance;
        }
        if (glyph == 0)
            return false;
        glyphs.append(glyph);
        places.append(QPointF(width + inset, 0));
        width += advance;
    }
    return true;
}

} // namespace

qreal numberWidth(const QFont &font, const QString &text)
{
    const FigureFont &figures = figureFont(font);
    QList<quint32> glyphs;
    QList<QPointF> places;
    qreal width = 0;
    if (!figures.raw.isValid() || !layOut(figures, font, text, glyphs, places, width))
        return QFontMetricsF(font).horizontalAdvance(text);
    return width;
}

void drawNumber(QPainter &painter, const QRectF &box, const QString &text, const QFont &font, const QColor &ink,
                Qt::Alignment align)
{
    if (text.isEmpty())
        return;
    const FigureFont &figures = figureFont(font);
    QList<quint32> glyphs;
    QList<QPointF> places;
    qreal width = 0;
    const bool whole = figures.raw.isValid() && layOut(figures, font, text, glyphs, places, width);
    if (!whole)
        width = QFontMetricsF(font).horizontalAdvance(text);
    qreal x = box.right() - width;
    if (align & Qt::AlignLeft)
        x = box.left();
    else if (align & Qt::AlignHCenter)
        x = box.center().x() - width / 2;
    // Centred on the capitals, not on ascent and descent: figures have no descenders.
    const qreal baseline = box.center().y() + figures.capHeight / 2;
    painter.setPen(ink);
    if (whole) {
        QGlyphRun run;
        run.setRawFont(figures.raw);
        run.setGlyphIndexes(glyphs);
        run.setPositions(places);
        painter.drawGlyphRun(QPointF(x, baseline), run);
    } else {
        painter.setFont(font);
        painter.drawText(QPointF(x, baseline), text);
    }
}

QString noData() { return QString(QChar(0x2013)); }

QString signedText(int value)
{
    if (value > 0)
        return QLatin1Char('+') + QString::number(value);
    if (value < 0)
        return QChar(0x2212) + QString::number(-qint64(value));
    return QChar(0x00B1) + QStringLiteral("0");
}

} // namespace milepost::ui
