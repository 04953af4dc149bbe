/// The cells that compare: pace against peers, usual weeks, the queue's row, contributions, category counts.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_painters.h"
#include "delegates/cell_strokes.h"
#include "theme/number_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <array>
#include <cmath>

namespace milepost::ui {
namespace {

constexpr int widePace = 200;

void drawBand(QPainter &painter, const QRectF &band)
{
    painter.fillRect(band, color(Token::ChartTrack));
    if (Theme::current().highContrastKind()) {
        painter.setPen(QPen(color(Token::LineControl), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(band.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

/// Whole pixels, so that a hairline is one pixel and the same one in every row.
QRectF verticalTick(qreal x, qreal centre, qreal height, qreal width)
{
    return {std::round(x - width / 2), std::round(centre - height / 2), width, height};
}

void drawPaceAxis(QPainter &painter, const QRectF &axis, qreal bandHeight, bool rightToLeft)
{
    const qreal y = std::floor(axis.center().y());
    painter.fillRect(QRectF(axis.x(), y, axis.width(), 1), color(Token::LineStrong));
    QRectF band = between(axis, 0.25, 0.75, rightToLeft);
    band.setTop(std::round(axis.center().y() - bandHeight / 2));
    band.setHeight(bandHeight);
    drawBand(painter, band);
    painter.fillRect(verticalTick(along(axis, 0.5, rightToLeft), axis.center().y(), bandHeight, 1), color(Token::LineControl));
}

QString translated(const char *text) { return QCoreApplication::translate("Cell", text); }

} // namespace

void paintCell(QPainter &painter, const QRectF &box, const PaceMarkData &value)
{
    const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
    if (!std::isfinite(value.percentile)) {
        drawLine(painter, box, translated(QT_TRANSLATE_NOOP("Cell", "few peers")), typeFont(TypeRole::Caption),
                 color(Token::TextTertiary), rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        return;
    }
    const qreal share = std::clamp(qreal(value.percentile) / 100, 0.0, 1.0);
    if (box.width() < scaled(widePace)) {
        drawPaceAxis(painter, middle(box, scaled(16)), scaled(8), rightToLeft);
        const qreal side = scaled(10);
        // A mark at either end stays whole.
        const QRectF centres = box.adjusted(side / 2, 0, -side / 2, 0);
        const qreal x = std::clamp(along(box, share, rightToLeft), centres.left(), centres.right());
        paintMark(painter, value.mark, QPointF(x, box.center().y()), side);
        return;
    }
    const QRectF axis(box.x(), box.y(), box.width(), scaled(16));
    drawPaceAxis(painter, axis, scaled(13), rightToLeft);
    const qreal x = along(axis, share, rightToLeft);
    paintMark(painter, value.mark, QPointF(x, axis.center().y()), scaled(12));

    // Labels beneath, the account's own first; one that would touch its neighbour is left out.
    const QRectF line(box.x(), axis.bottom() + scaled(2), box.width(), scaled(16));
    const QFont &face = typeFont(TypeRole::Caption);
    const QFont &strong = typeFont(TypeRole::Caption, TypeWeight::Medium);
    std::array<std::pair<qreal, qreal>, 5> taken{};
    std::size_t used = 0;
    const auto label = [&](const QString &text, qreal centre, const QFont &font, Token ink) {
        if (text.isEmpty())
            return;
        const qreal width = QFontMetricsF(font).horizontalAdvance(text);
        const qreal left = std::clamp(centre - width / 2, line.left(), std::max(line.left(), line.right() - width));
        for (std::size_t i = 0; i < used; ++i) {
            if (left < taken[i].second + scaled(4) && left + width > taken[i].first - scaled(4))
                return;
        }
        taken[used++] = {left, left + width};
        drawLine(painter, QRectF(left, line.y(), width + 1, line.height()), text, font, color(ink), Qt::AlignLeft);
    };
    label(value.markText, x, strong, Token::TextPrimary);
    label(value.peersText, rightToLeft ? line.left() : line.right(), face, Token::TextTertiary);
    label(value.medianText, along(axis, 0.5, rightToLeft), face, Token::TextTertiary);
    label(value.lowerText, along(axis, 0.25, rightToLeft) + (rightToLeft ? -1 : 1) * scaled(8), face, Token::TextTertiary);
    label(value.upperText, along(axis, 0.75, rightToLeft), face, Token::TextTertiary);
}

void paintCell(QPainter &painter, const QRectF &box, const UsualWeekData &value)
{
    const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
    const qreal span = value.span > 0 ? value.span : 52;
    const auto share = [&](float week) { return std::clamp(qreal(week) / span, 0.0, 1.0); };
    const QRectF strip = box;
    if (std::isfinite(value.p25) && std::isfinite(value.p75)) {
        QRectF band = between(strip, share(value.p25), share(value.p75), rightToLeft);
        band.setTop(std::round(strip.center().y() - scaled(8) / 2.0));
        band.setHeight(scaled(8));
        drawBand(painter, band);
    }
    if (std::isfinite(value.median)) {
        painter.fillRect(verticalTick(along(strip, share(value.median), rightToLeft), strip.center().y(), scaled(8),
                                      Theme::current().scaledF(1.4)),
                         color(Token::LineControl));
    }
    if (std::isfinite(value.now)) {
        // Through the whole row, group rows included: the dashes meet because they start at the row's top.
        QPen pen(color(Token::AccentBase), 1);
        pen.setDashPattern({2, 2});
        pen.setDashOffset(std::fmod(strip.top(), 4));
        painter.setPen(pen);
        const qreal x = std::floor(along(strip, share(value.now), rightToLeft)) + 0.5;
        painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()));
    }
    if (std::isfinite(value.own)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal ring = Theme::current().scaledF(1.5), radius = Theme::current().scaledF(5);
        painter.setPen(QPen(color(Token::SurfacePage), ring));
        painter.setBrush(color(value.category));
        painter.drawEllipse(QPointF(along(strip, share(value.own), rightToLeft), strip.center().y()), radius + ring / 2 - 0.5,
                            radius + ring / 2 - 0.5);
        painter.restore();
    }
}

void paintCell(QPainter &painter, const QRectF &box, const IntervalData &value)
{
    RowCutter row(painter, box);
    if (value.text.isEmpty()) {
        drawLine(painter, box, noData(), typeFont(), color(Token::TextTertiary), row.trailing());
        return;
    }
    const QRectF figure = row.trail(std::max<qreal>(scaled(34), numberWidth(typeFont(), value.text)));
    drawNumber(painter, figure, value.text, typeFont(), color(toneToken(value.tone)), row.trailing());
    row.trail(scaled(8));
    const bool rightToLeft = row.rightToLeft();
    // The whisker is as long as drawn in a table, however wide the column.
    const QRectF axis = row.trail(std::min<qreal>(row.rest().width(), scaled(112)));
    if (!(value.to > value.from) || axis.width() < scaled(12))
        return;
    const auto share = [&](float at) { return std::clamp(qreal(at - value.from) / qreal(value.to - value.from), 0.0, 1.0); };
    const qreal y = std::round(axis.center().y());
    painter.fillRect(QRectF(axis.left(), y, axis.width(), 1), color(Token::LineStrong));
    if (value.reference)
        painter.fillRect(verticalTick(along(axis, share(*value.reference), rightToLeft), y + 0.5, scaled(10), 1),
                         color(Token::LineControl));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal stroke = Theme::current().scaledF(1.4);
    if (std::isfinite(value.low) && std::isfinite(value.high)) {
        const QRectF span = between(axis, share(value.low), share(value.high), rightToLeft);
        painter.fillRect(QRectF(span.left(), y + 0.5 - stroke / 2, span.width(), stroke), color(Token::ChartPeer));
        for (const qreal x : {span.left(), span.right()})
            painter.fillRect(QRectF(x - stroke / 2, y + 0.5 - scaled(3), stroke, scaled(6)), color(Token::ChartPeer));
    }
    if (std::isfinite(value.value)) {
        const qreal radius = Theme::current().scaledF(3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::TextPrimary));
        painter.drawEllipse(QPointF(along(axis, share(value.value), rightToLeft), y + 0.5), radius, radius);
    }
    painter.restore();
}

QueueColumns queueColumns(const QRectF &row, bool rightToLeft)
{
    QueueColumns columns;
    const qreal right = row.right();
    const auto cell = [&](qreal from, qreal to) {
        const qreal left = rightToLeft ? row.left() + (right - to) : from;
        return QRectF(left, row.y(), std::max<qreal>(0, to - from), row.height());
    };
    const qreal pad = scaled(size::cellPadding);
    const qreal stake = right - scaled(100), renewal = stake - scaled(76), health = renewal - scaled(134);
    columns.stake = cell(stake + pad, right - pad);
    columns.renewal = cell(renewal + pad, stake - pad);
    columns.health = cell(health + pad, renewal);
    columns.rank = cell(row.left(), row.left() + scaled(36));
    columns.name = cell(row.left() + scaled(36) + pad, health - pad);
    return columns;
}

void paintCell(QPainter &painter, const QRectF &box, const QueueRowData &value)
{
    const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
    const Qt::Alignment leading = rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment trailing = rightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    const QueueColumns columns = queueColumns(box, rightToLeft);
    if (value.rank > 0)
        drawNumber(painter, columns.rank.adjusted(0, 0, rightToLeft ? 0 : -scaled(8), 0), QString::number(value.rank), typeFont(),
                   color(Token::TextSecondary), trailing);

    const qreal lineHeight = scaled(18);
    QRectF upper(columns.name.x(), std::round(box.center().y() - lineHeight), columns.name.width(), lineHeight);
    QRectF lower = upper.translated(0, lineHeight);
    RowCutter first(painter, upper);
    const qreal planWidth = value.plan.isEmpty()
        ? 0
        : QFontMetricsF(typeFont(TypeRole::Caption)).horizontalAdvance(value.plan) + scaled(8);
    // The plan gives way before the name does, down to a third of the line.
    const qreal nameRoom = std::max(upper.width() - planWidth, upper.width() * 2 / 3);
    const QRectF nameBox = rightToLeft ? upper.adjusted(upper.width() - nameRoom, 0, 0, 0)
                                       : upper.adjusted(0, 0, nameRoom - upper.width(), 0);
    const qreal nameWidth = drawLine(painter, nameBox, value.name, typeFont(TypeRole::Body, TypeWeight::Medium),
                                     color(Token::TextPrimary), leading);
    first.lead(nameWidth + scaled(8));
    drawLine(painter, first.rest().translated(0, 0.5), value.plan, typeFont(TypeRole::Caption), color(Token::TextTertiary), leading);

    RowCutter second(painter, lower);
    paintMark(painter, value.mark, second.lead(scaled(9)).center(), scaled(9));
    second.lead(scaled(5));
    drawLine(painter, second.rest(), value.reason, typeFont(), color(Token::TextSecondary), leading);

    paintCell(painter, columns.health, value.health);
    drawNumber(painter, columns.renewal, value.renewal.isEmpty() ? noData() : value.renewal,
               typeFont(TypeRole::Body, value.renewalSoon ? TypeWeight::Medium : TypeWeight::Normal),
               color(value.renewal.isEmpty() ? Token::TextTertiary
                     : value.renewalSoon     ? Token::RiskText
                                             : Token::TextPrimary),
               trailing);
    NumberData stake;
    stake.text = value.stake;
    stake.weight = TypeWeight::Strong;
    stake.share = value.stakeShare;
    paintCell(painter, columns.stake, stake);
}

void paintCell(QPainter &painter, const QRectF &box, const ContributionData &value)
{
    RowCutter row(painter, box);
    drawLine(painter, row.lead(scaled(68)), value.label, typeFont(), color(Token::TextSecondary), row.leading());
    row.lead(scaled(8));
    const QRectF changeBox = row.trail(scaled(30));
    const QRectF pointsBox = row.trail(scaled(34));
    if (!value.changeText.isEmpty())
        drawNumber(painter, changeBox, value.changeText, typeFont(TypeRole::Caption), color(toneToken(value.changeTone)),
                   row.trailing());
    const bool known = std::isfinite(value.points);
    drawNumber(painter, pointsBox, known ? value.pointsText : noData(), typeFont(TypeRole::Body, TypeWeight::Medium),
               color(known ? Token::TextPrimary : Token::TextTertiary), row.trailing());
    // 100 px for a weight of 30; narrower panes shorten all tracks alike.
    const qreal whole = std::min<qreal>(scaled(100), row.rest().width() - scaled(8));
    const qreal width = whole * std::clamp(qreal(value.weight) / 30, 0.0, 1.5);
    const QRectF track = middle(row.lead(width), scaled(8));
    const qreal share = known && value.weight > 0 ? qreal(value.points / value.weight) : 0;
    drawBar(painter, track, share, Token::ChartPeer, Token::ChartTrack, row.rightToLeft());
}

void paintCell(QPainter &painter, const QRectF &box, const CategoryCountsData &value)
{
    constexpr std::array shortNames{QT_TRANSLATE_NOOP("Cell", "Onb"), QT_TRANSLATE_NOOP("Cell", "Val"),
                                    QT_TRANSLATE_NOOP("Cell", "Ado"), QT_TRANSLATE_NOOP("Cell", "Gro"),
                                    QT_TRANSLATE_NOOP("Cell", "Adv")};
    constexpr std::array longNames{QT_TRANSLATE_NOOP("Cell", "Onboarding"), QT_TRANSLATE_NOOP("Cell", "Value"),
                                   QT_TRANSLATE_NOOP("Cell", "Adoption"), QT_TRANSLATE_NOOP("Cell", "Growth"),
                                   QT_TRANSLATE_NOOP("Cell", "Advocacy")};
    if (value.counts.isEmpty())
        return;
    RowCutter row(painter, box);
    const QFont &face = typeFont(TypeRole::Caption);
    const QFontMetricsF metrics(face);
    QStringList texts;
    qreal total = 0;
    for (const CategoryCountsData::Count &count : value.counts) {
        const auto slot = static_cast<std::size_t>(count.category);
        texts.append(QStringLiteral("%1 %2/%3")
                         .arg(translated(value.shortNames ? shortNames[slot] : longNames[slot]))
                         .arg(count.reached)
                         .arg(count.total));
        total += metrics.horizontalAdvance(texts.back()) + (value.squares ? scaled(8 + 5) : 0);
    }
    const auto gaps = static_cast<qreal>(std::max<qsizetype>(1, value.counts.size() - 1));
    // Spread over the bar above, never touching and never strewn over a wide pane.
    const qreal gap = std::clamp((box.width() - total) / gaps, qreal(scaled(6)), qreal(scaled(16)));
    for (qsizetype i = 0; i < value.counts.size(); ++i) {
        if (value.squares) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(value.counts[i].category));
            painter.drawRoundedRect(middle(row.lead(scaled(8)), scaled(8)), 1, 1);
            painter.restore();
            row.lead(scaled(5));
        }
        row.lead(drawLine(painter, row.rest(), texts[i], face, color(Token::TextSecondary), row.leading()));
        row.lead(gap);
    }
}

} // namespace milepost::ui
