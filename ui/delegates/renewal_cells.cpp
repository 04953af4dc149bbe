#include "delegates/renewal_cells.h"

#include "delegates/cell_strokes.h"
#include "theme/number_text.h"
#include "theme/style_painters.h"

#include <QPainter>
#include <QStringList>

#include <cmath>

namespace milepost::ui {

namespace {

void strokeRing(QPainter &painter, const QPointF &centre, qreal radius, Token ink)
{
    QPen pen(color(ink), Theme::current().scaledF(1.3));
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, radius, radius);
}

} // namespace

void paintCell(QPainter &painter, const QRectF &box, const KeepData &value)
{
    const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
    const qreal radius = Theme::current().scaledF(4);
    const QRectF axis = middle(box, scaled(16)).adjusted(radius, 0, -radius, 0);
    if (axis.width() < scaled(12) || (std::isnan(value.said) && std::isnan(value.other)))
        return; // nothing to compare is no axis
    const qreal y = std::round(axis.center().y());
    painter.fillRect(QRectF(axis.left() - radius, y, axis.width() + 2 * radius, 1), color(Token::LineStrong));
    const auto at = [&](float share) { return along(axis, std::clamp(qreal(share), 0.0, 1.0), rightToLeft); };
    if (std::isfinite(value.said) && std::isfinite(value.other)) {
        const qreal a = at(value.said), b = at(value.other);
        painter.fillRect(QRectF(std::min(a, b), y - 0.5, std::abs(a - b), 2), color(Token::ChartPeer));
    }
    if (std::isfinite(value.other)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::AccentBase));
        painter.drawEllipse(QPointF(at(value.other), y + 0.5), radius, radius);
        painter.restore();
    }
    if (std::isfinite(value.said)) // over the disc: both show where they agree
        painter.fillRect(QRectF(std::round(at(value.said)) - 1, y + 0.5 - scaled(5), 2, scaled(10)), color(Token::TextPrimary));
}

void paintCell(QPainter &painter, const QRectF &box, const CheckpointsData &value)
{
    RowCutter row(painter, box);
    const qreal side = scaled(10);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const CheckpointsData::State state : value.states) {
        const QPointF centre = row.lead(side).center();
        switch (state) {
        case CheckpointsData::State::Met:
            paintTick(painter, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), color(Token::GoodMark));
            break;
        case CheckpointsData::State::Missed: paintMark(painter, Mark::Watch, centre, Theme::current().scaledF(8)); break;
        case CheckpointsData::State::Ahead: strokeRing(painter, centre, Theme::current().scaledF(2.2), Token::NoneMark); break;
        }
        row.lead(scaled(8));
    }
    painter.restore();
}

void paintCell(QPainter &painter, const QRectF &box, const RenewalCardData &value)
{
    const qreal line = Theme::current().lineHeight(TypeRole::Body) - scaled(2), top = box.top() + scaled(6);
    const auto cutLine = [&](int number) {
        return RowCutter(painter, QRectF(box.left(), top + number * line, box.width(), line));
    };
    RowCutter first = cutLine(0);
    drawLine(painter, first.rest(), value.name, typeFont(TypeRole::Body, TypeWeight::Medium), color(Token::TextPrimary), first.leading());
    RowCutter second = cutLine(1);
    const QFont &small = typeFont(TypeRole::Caption);
    const QRectF due = second.trail(lineTextWidth(value.due, small) + 1);
    drawLine(painter, due, value.due, small, color(value.soon ? Token::RiskText : Token::TextTertiary), second.trailing());
    const QString amount = value.amount.isEmpty() ? noData() : value.amount;
    drawNumber(painter, second.rest(), amount, typeFont(), color(Token::TextSecondary), second.leading());
    RowCutter third = cutLine(2);
    if (!value.gap.isEmpty()) {
        const QFont &face = typeFont(TypeRole::Body, value.apart ? TypeWeight::Strong : TypeWeight::Normal);
        drawNumber(painter, third.trail(scaled(32)), value.gap, face, color(value.apart ? Token::TextPrimary : Token::TextSecondary), third.trailing());
    }
    third.trail(scaled(8));
    paintCell(painter, third.rest(), value.keep);
}

QString cellText(const RenewalCardData &value)
{
    QStringList parts{value.name, value.amount, value.due, value.keep.spoken};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace milepost::ui
