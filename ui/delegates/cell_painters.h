/// The pictures in cells, as functions of (painter, box, value): delegates, widgets and documents draw alike.
/// `box` is the inside of the cell without its padding; drawings are vertically centred in it and mirrored
/// when the painter's layout direction is right to left. Colours are Theme::current()'s. UI thread; stateless.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"

class QPainter;

namespace milepost::ui {

void paintCell(QPainter &painter, const QRectF &box, const LineData &value);
void paintCell(QPainter &painter, const QRectF &box, const NumberData &value);
/// As wide as the box: bar, 6 px, "7/12" (32 px). `barHeight` px at 100 %; 8 in tables, 10 and 12 elsewhere.
void paintCell(QPainter &painter, const QRectF &box, const MilestoneBarData &value, int barHeight = 8,
               bool withCount = true);
/// 72 × 16 in tables; boxes of 200 px and more get the labelled form of the account page (38 px high).
void paintCell(QPainter &painter, const QRectF &box, const PaceMarkData &value);
void paintCell(QPainter &painter, const QRectF &box, const HealthData &value);
/// The whole row of the queue; columns as queueColumns() says.
void paintCell(QPainter &painter, const QRectF &box, const QueueRowData &value);
void paintCell(QPainter &painter, const QRectF &box, const MarkCountsData &value);
void paintCell(QPainter &painter, const QRectF &box, const OwnerData &value);
void paintCell(QPainter &painter, const QRectF &box, const ContributionData &value);
void paintCell(QPainter &painter, const QRectF &box, const UsualWeekData &value);
void paintCell(QPainter &painter, const QRectF &box, const LevelRingData &value);
void paintCell(QPainter &painter, const QRectF &box, const ProgressData &value);
void paintCell(QPainter &painter, const QRectF &box, const AchievedData &value);
void paintCell(QPainter &painter, const QRectF &box, const CategoryCountsData &value);
void paintCell(QPainter &painter, const QRectF &box, const SparklineData &value);
/// Whisker over what the figure leaves; ticks at both ends of the interval.
void paintCell(QPainter &painter, const QRectF &box, const IntervalData &value);
void paintCell(QPainter &painter, const QRectF &box, const ChipData &value);
void paintCell(QPainter &painter, const QRectF &box, const FilterTokenData &value);
/// Any of the above in a QVariant; false when it holds none of them.
bool paintCell(QPainter &painter, const QRectF &box, const QVariant &value);

/// Size each asks for at the reader's scale, without cell padding.
[[nodiscard]] QSize cellSize(const QVariant &value);
/// What a screen reader says: "7 of 12 milestones", "health 46, at risk, down 12 in 12 weeks".
[[nodiscard]] QString cellText(const QVariant &value);

/// x ranges of the queue's columns inside a row of `row`, mirrored when `rightToLeft`.
struct QueueColumns {
    QRectF rank, name, health, renewal, stake;
};
[[nodiscard]] QueueColumns queueColumns(const QRectF &row, bool rightToLeft = false);

} // namespace milepost::ui
