/// A small vector drawing as a value: what documents show as charts, bars and marks. One drawing gives inline SVG for HTML and strokes for
/// a page, so that both show the same. Sizes are CSS pixels (1/96 inch). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace milepost {

struct Drawing {
    struct Shape {
        enum class Kind : unsigned char { Box, Line, Area, Text };
        Kind kind = Kind::Box;
        QRectF box;
        double radius = 0;
        std::vector<QPointF> points; ///< of Line and Area; of Text its anchor on the baseline
        QColor colour;
        double width = 1; ///< of Line; of Text the size in pixels
        bool dashed = false, strong = false, outline = false;
        Qt::AlignmentFlag align = Qt::AlignLeft; ///< of Text: left, right or centre of its anchor
        QString text;
    };
    double width = 0, height = 0;
    QString description; ///< for people who cannot see it
    std::vector<Shape> shapes;

    void box(const QRectF &at, const QColor &colour, double radius = 0);
    void frame(const QRectF &at, const QColor &colour, double radius, double line);
    void line(std::vector<QPointF> points, const QColor &colour, double width, bool dashed = false);
    void area(std::vector<QPointF> points, const QColor &colour);
    void label(QPointF at, const QString &text, const QColor &colour, double size, Qt::AlignmentFlag align = Qt::AlignLeft, bool strong = false);
};

/// Texts are escaped; nothing in it refers to anything outside.
[[nodiscard]] QString svgOf(const Drawing &drawing);
/// Into `at` of the painter, scaled to it.
void paint(QPainter &painter, const QRectF &at, const Drawing &drawing);

} // namespace milepost
