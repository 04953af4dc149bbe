/// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/cell_painters.h"

#include "delegates/cell_strokes.h"
#include "theme/number_text.h"
#include "theme/style_painters.h"

#include <QFontMetricsF>
#include <QVariant>

#include <cmath>

namespace milepost::ui {
namespace {

QString countText(int value) { return QString::number(value); }

void drawNoData(QPainter &painter, const QRectF &box, Qt::Alignment align)
{
    drawLine(painter, box, noData(), typeFont(), color(Token::TextTertiary), align);
}

} // namespace

void paintCell(QPainter &painter, const QRectF &box, const LineData &value)
{
    RowCutter row(painter, box);
    row.lead(scaled(value.indent));
    if (value.category) {
        const QRectF place = row.lead(scaled(10));
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(*value.category));
        painter.drawRoundedRect(middle(place, scaled(10)), 2, 2);
        painter.restore();
        row.lead(scaled(8));
    }
    if (value.mark) {
        paintMark(painter, *value.mark, row.lead(scaled(9)).center(), scaled(9));
        row.lead(scaled(6));
    }
    if (value.icon) {
        paintIcon(painter, *value.icon, middle(row.lead(scaled(size::icon)), scaled(size::icon)));
        row.lead(scaled(8));
    }
    if (!value.trailing.isEmpty()) {
        const QFont &face = typeFont(TypeRole::Caption);
        const qreal width = QFontMetricsF(face).horizontalAdvance(value.trailing);
        drawLine(painter, row.trail(width + 1), value.trailing, face, color(Token::TextTertiary), row.trailing());
        row.trail(scaled(8));
    }
    bool first = true;
    for (const TextRun &run : value.runs) {
        if (!first)
            row.lead(scaled(6));
        first = false;
        const qreal used = drawLine(painter, row.rest(), run.text, typeFont(run.role, run.weight), color(toneToken(run.tone)),
                                    row.leading());
        row.lead(used);
    }
}

void paintCell(QPainter &painter, const QRectF &box, const NumberData &value)
{
    RowCutter row(painter, box);
    if (value.text.isEmpty()) {
        drawNoData(painter, box, row.trailing());
        return;
    }
    QRectF text = box;
    const bool magnitude = std::isfinite(value.share);
    if (magnitude) {
        const qreal width = std::min<qreal>(scaled(68), box.width());
        const QRectF track(row.rightToLeft() ? box.left() : box.right() - width,
                           std::round(box.center().y() + scaled(7)), width, scaled(4));
        drawBar(painter, track, value.share, Token::AccentMid, Token::SurfaceInset, row.rightToLeft());
        text = QRectF(box.x(), box.center().y() - scaled(15), box.width(), scaled(20));
    }
    const QFont &face = typeFont(TypeRole::Body, value.weight);
    const bool fits = value.brief.isEmpty() || numberWidth(face, value.text) <= text.width();
    drawNumber(painter, text, fits ? value.text : value.brief, face, color(toneToken(value.tone)), row.trailing());
}

void paintCell(QPainter &painter, const QRectF &box, const MilestoneBarData &value, int barHeight, bool withCount)
{
    RowCutter row(painter, box);
    if (value.total <= 0 || value.segments.isEmpty()) {
        drawNoData(painter, box, row.leading());
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (withCount) {
        const QString total = QLatin1Char('/') + countText(value.total);
        const QFont &face = typeFont();
        const QFont &strong = typeFont(TypeRole::Body, value.nearGoal ? TypeWeight::Strong : TypeWeight::Normal);
        const qreal totalWidth = numberWidth(face, total);
        const qreal countWidth = std::ceil(totalWidth + numberWidth(strong, countText(value.reached)));
        const QRectF place = row.trail(std::max<qreal>(scaled(32), countWidth));
        row.trail(scaled(6));
        const QRectF ahead = place.adjusted(0, 0, -totalWidth, 0);
        // "7/12" reads left to right in every script.
        drawNumber(painter, place, total, face, color(Token::TextTertiary));
        drawNumber(painter, ahead, countText(value.reached), strong,
                   color(value.nearGoal ? Token::AccentBase : Token::TextPrimary));
    }
    const QRectF bar = middle(row.rest(), scaled(barHeight));
    const auto count = value.segments.size();
    qreal gaps = 0;
    for (qsizetype i = 1; i < count; ++i)
        gaps += value.segments[i].category == value.segments[i - 1].category ? scaled(1) : scaled(3);
    // A catalog of a hundred milestones leaves less than a pixel each: then the gaps go first.
    const bool crowded = (bar.width() - gaps) / qreal(count) < 2;
    const qreal width = (bar.width() - (crowded ? 0 : gaps)) / qreal(count);
    qreal x = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const MilestoneSegment &segment = value.segments[i];
        if (i > 0 && !crowded)
            x += segment.category == value.segments[i - 1].category ? scaled(1) : scaled(3);
        const qreal left = row.rightToLeft() ? bar.right() - x - width : bar.left() + x;
        const QRectF place(left, bar.y(), width, bar.height());
        if (segment.state == MilestoneSegment::State::Reached) {
            drawBlock(painter, place, categoryToken(segment.category));
        } else {
            drawBlock(painter, place, Token::ChartTrack, true);
            if (segment.state == MilestoneSegment::State::Begun && segment.share > 0) {
                const QRectF foot(place.x(), place.bottom() - scaled(3), place.width(), scaled(3));
                drawBlock(painter, between(foot, 0, std::min(1.0f, segment.share), row.rightToLeft()),
                          categoryToken(segment.category));
            }
        }
        x += width;
    }
    painter.restore();
}

void paintCell(QPainter &painter, const QRectF &box, const HealthData &value)
{
    RowCutter row(painter, box);
    if (value.score < 0) {
        paintMark(painter, Mark::None, row.lead(scaled(9)).center(), scaled(9));
        row.lead(scaled(6));
        drawNoData(painter, row.rest(), row.leading());
        return;
    }
    paintMark(painter, value.mark, row.lead(scaled(9)).center(), scaled(9));
    row.lead(scaled(4));
    drawNumber(painter, row.lead(scaled(24)), countText(value.score), typeFont(TypeRole::Body, TypeWeight::Medium),
               color(Token::TextPrimary), row.trailing());
    const QRectF gap = row.lead(scaled(8));
    if (value.uncertain)
        drawLine(painter, gap, QStringLiteral("?"), typeFont(TypeRole::Caption), color(Token::TextTertiary), Qt::AlignHCenter);
    drawSparkline(painter, middle(row.lead(scaled(35)), scaled(16)), value.weeks, value.mark, 14, row.rightToLeft());
    row.lead(scaled(4));
    if (value.change) {
        const Token ink = *value.change > 0 ? Token::GoodText
            : *value.change < 0             ? Token::RiskText
                                            : Token::TextTertiary;
        drawNumber(painter, row.lead(scaled(22)), signedText(*value.change), typeFont(TypeRole::Caption), color(ink),
                   row.trailing());
    }
}

void paintCell(QPainter &painter, const QRectF &box, const MarkCountsData &value)
{
    RowCutter row(painter, box);
    if (value.counts.isEmpty()) {
        drawNoData(painter, box, row.leading());
        return;
    }
    for (const MarkCountsData::Count &count : value.counts) {
        const QString text = countText(count.count);
        const qreal width = numberWidth(typeFont(), text);
        if (row.rest().width() < scaled(9 + 5) + width)
            break; // half a figure would be a wrong one
        paintMark(painter, count.mark, row.lead(scaled(9)).center(), scaled(9));
        row.lead(scaled(5));
        drawNumber(painter, row.lead(width), text, typeFont(), color(Token::TextPrimary), row.leading());
        row.lead(scaled(9));
    }
}

void paintCell(QPainter &painter, const QRectF &box, const OwnerData &value)
{
    RowCutter row(painter, box);
    if (value.name.isEmpty()) {
        drawNoData(painter, box, row.leading());
        return;
    }
    paintInitials(painter, row.lead(scaled(20)).center(), scaled(20), value.name);
}

void paintCell(QPainter &painter, const QRectF &box, const LevelRingData &value)
{
    const qreal side = scaled(16);
    const QRectF ring(box.center().x() - side / 2, box.center().y() - side / 2, side, side);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (value.share >= 1) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::AccentBase));
        painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5));
        paintTick(painter, ring.adjusted(1, 1, -1, -1), color(Token::AccentOn));
    } else {
        const qreal width = Theme::current().scaledF(2.5);
        const QRectF arc = ring.adjusted(width / 2 + 0.5, width / 2 + 0.5, -width / 2 - 0.5, -width / 2 - 0.5);
        QPen pen(color(Token::ChartTrack), width);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(arc);
        if (value.share > 0) {
            pen.setColor(color(Token::AccentBase));
            painter.setPen(pen);
            const int sixteenths = static_cast<int>(std::lround(360 * 16 * value.share));
            const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
            painter.drawArc(arc, 90 * 16, mirrored ? sixteenths : -sixteenths);
        }
    }
    painter.restore();
}

void paintCell(QPainter &painter, const QRectF &box, const ProgressData &value)
{
    RowCutter row(painter, box);
    const Token fill = value.category ? categoryToken(*value.category) : Token::AccentBase;
    if (value.width > 0) {
        const QRectF bar = middle(row.lead(scaled(value.width)), scaled(6));
        if (std::isfinite(value.share))
            drawBar(painter, bar, value.share, fill, Token::ChartTrack, row.rightToLeft());
        row.lead(scaled(8));
        drawLine(painter, row.rest(), value.text, typeFont(), color(Token::TextSecondary), row.leading());
        return;
    }
    const qreal height = scaled(6);
    drawBar(painter, QRectF(box.x(), box.bottom() - height, box.width(), height), std::isfinite(value.share) ? value.share : 0,
            fill, Token::ChartTrack, row.rightToLeft());
    if (!value.text.isEmpty())
        drawNumber(painter, box.adjusted(0, 0, 0, -height - scaled(2)), value.text, typeFont(), color(Token::TextPrimary),
                   row.trailing());
}

void paintCell(QPainter &painter, const QRectF &box, const AchievedData &value)
{
    const qreal side = std::min<qreal>(box.width(), scaled(16));
    RowCutter row(painter, box);
    const QRectF place = row.lead(side);
    if (!value.achieved) {
        paintCheckBox(painter, place, CheckState::Off);
        return;
    }
    paintCheckBox(painter, place, CheckState::On, true, categoryToken(value.category));
}

void paintCell(QPainter &painter, const QRectF &box, const ChipData &value)
{
    const QSizeF chip = chipSize(value);
    const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
    paintChip(painter,
              QPointF(rightToLeft ? box.right() - chip.width() : box.left(), std::round(box.center().y() - chip.height() / 2)),
              value);
}

void paintCell(QPainter &painter, const QRectF &box, const FilterTokenData &value)
{
    const QSizeF token = filterTokenSize(value);
    const bool rightToLeft = painter.layoutDirection() == Qt::RightToLeft;
    paintFilterToken(painter,
                     QPointF(rightToLeft ? box.right() - token.width() : box.left(),
                             std::round(box.center().y() - token.height() / 2)),
                     value);
}

void paintCell(QPainter &painter, const QRectF &box, const SparklineData &value)
{
    drawSparkline(painter, box, std::span(value.values.constData(), static_cast<std::size_t>(value.values.size())), value.mark,
                  value.minimumSpan, painter.layoutDirection() == Qt::RightToLeft);
}

} // namespace milepost::ui
