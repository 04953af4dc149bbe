#include "reports/drawing.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace milepost {

namespace {

QString number(double value)
{
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    return text.endsWith(QLatin1Char('.')) ? text.chopped(1) : text;
}

QString pointsText(const std::vector<QPointF> &points)
{
    QStringList parts;
    for (const QPointF &point : points)
        parts << number(point.x()) + QLatin1Char(',') + number(point.y());
    return parts.join(QLatin1Char(' '));
}

} // namespace

void Drawing::box(const QRectF &at, const QColor &colour, double radius)
{
    Shape shape;
    shape.box = at;
    shape.colour = colour;
    shape.radius = radius;
    shapes.push_back(std::move(shape));
}

void Drawing::frame(const QRectF &at, const QColor &colour, double radius, double line)
{
    box(at, colour, radius);
    shapes.back().outline = true;
    shapes.back().width = line;
}

void Drawing::line(std::vector<QPointF> points, const QColor &colour, double strokeWidth, bool dashed)
{
    Shape shape;
    shape.kind = Shape::Kind::Line;
    shape.points = std::move(points);
    shape.colour = colour;
    shape.width = strokeWidth;
    shape.dashed = dashed;
    shapes.push_back(std::move(shape));
}

void Drawing::area(std::vector<QPointF> points, const QColor &colour)
{
    line(std::move(points), colour, 0);
    shapes.back().kind = Shape::Kind::Area;
}

void Drawing::label(QPointF at, const QString &words, const QColor &colour, double size, Qt::AlignmentFlag align, bool strong)
{
    line({at}, colour, size);
    Shape &shape = shapes.back();
    shape.kind = Shape::Kind::Text;
    shape.text = words;
    shape.align = align;
    shape.strong = strong;
}

QString svgOf(const Drawing &drawing)
{
    QString svg = QStringLiteral("<svg role=\"img\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\" preserveAspectRatio=\"none\">"
                                 "<title>%3</title>")
                      .arg(number(drawing.width), number(drawing.height), drawing.description.toHtmlEscaped());
    for (const Drawing::Shape &shape : drawing.shapes) {
        const QString colour = shape.colour.name();
        switch (shape.kind) {
        case Drawing::Shape::Kind::Box: {
            const QString look = shape.outline ? QStringLiteral("fill=\"none\" stroke=\"%1\" stroke-width=\"%2\"").arg(colour, number(shape.width))
                                               : QStringLiteral("fill=\"%1\"").arg(colour);
            svg += QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" rx=\"%5\" %6/>")
                       .arg(number(shape.box.x()), number(shape.box.y()), number(shape.box.width()), number(shape.box.height()),
                            number(shape.radius), look);
            break;
        }
        case Drawing::Shape::Kind::Line:
            svg += QStringLiteral("<polyline points=\"%1\" fill=\"none\" stroke=\"%2\" stroke-width=\"%3\"%4/>")
                       .arg(pointsText(shape.points), colour, number(shape.width),
                            shape.dashed ? QStringLiteral(" stroke-dasharray=\"4 3\"") : QString());
            break;
        case Drawing::Shape::Kind::Area:
            svg += QStringLiteral("<polygon points=\"%1\" fill=\"%2\"/>").arg(pointsText(shape.points), colour);
            break;
        case Drawing::Shape::Kind::Text: {
            const QString anchor = shape.align == Qt::AlignRight ? QStringLiteral("end")
                : shape.align == Qt::AlignHCenter               ? QStringLiteral("middle")
                                                                : QStringLiteral("start");
            svg += QStringLiteral("<text x=\"%1\" y=\"%2\" font-size=\"%3\" text-anchor=\"%4\" fill=\"%5\"%6>%7</text>")
                       .arg(number(shape.points[0].x()), number(shape.points[0].y()), number(shape.width), anchor, colour,
                            shape.strong ? QStringLiteral(" font-weight=\"600\"") : QString(), shape.text.toHtmlEscaped());
            break;
        }
        }
    }
    return svg + QStringLiteral("</svg>");
}

void paint(QPainter &painter, const QRectF &at, const Drawing &drawing)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(at.topLeft());
    painter.scale(at.width() / drawing.width, at.height() / drawing.height);
    for (const Drawing::Shape &shape : drawing.shapes) {
        switch (shape.kind) {
        case Drawing::Shape::Kind::Box:
            painter.setPen(shape.outline ? QPen(shape.colour, shape.width) : QPen(Qt::NoPen));
            painter.setBrush(shape.outline ? QBrush(Qt::NoBrush) : QBrush(shape.colour));
            if (shape.radius > 0)
                painter.drawRoundedRect(shape.box, shape.radius, shape.radius);
            else
                painter.drawRect(shape.box);
            break;
        case Drawing::Shape::Kind::Line: {
            QPen pen(shape.colour, shape.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
            if (shape.dashed)
                pen.setDashPattern({4 / shape.width, 3 / shape.width});
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawPolyline(shape.points.data(), static_cast<int>(shape.points.size()));
            break;
        }
        case Drawing::Shape::Kind::Area:
            painter.setPen(Qt::NoPen);
            painter.setBrush(shape.colour);
            painter.drawPolygon(shape.points.data(), static_cast<int>(shape.points.size()));
            break;
        case Drawing::Shape::Kind::Text: {
            QFont font = painter.font();
            font.setPixelSize(static_cast<int>(std::lround(shape.width)));
            font.setWeight(shape.strong ? QFont::DemiBold : QFont::Normal);
            painter.setFont(font);
            painter.setPen(shape.colour);
            const double wide = QFontMetricsF(font).horizontalAdvance(shape.text);
            const double back = shape.align == Qt::AlignRight ? wide : shape.align == Qt::AlignHCenter ? wide / 2 : 0;
            painter.drawText(shape.points[0] - QPointF(back, 0), shape.text);
            break;
        }
        }
    }
    painter.restore();
}

} // namespace milepost
