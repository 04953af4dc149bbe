/// Curves over days since start or since a landmark: cumulative incidence (M2), retention (M3), time to milestone by
/// segment (D4). Plain values, tested without a window; made from what core/analytics found. Percent, 0–100.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/incidence.h"
#include "analytics/kaplan_meier.h"
#include "charts/chart_values.h"
#include "wording/voice.h"

#include <limits>

namespace milepost::ui {

struct CurveValues {
    /// The value from `day` on, until the next point: stairs.
    struct Point {
        double day = 0, share = 0;
        double low = std::numeric_limits<double>::quiet_NaN(), high = std::numeric_limits<double>::quiet_NaN();
    };
    struct Series {
        QString label; ///< at the end of the line
        QString beside; ///< under it: "78 % · n 56"
        QVector<Point> points; ///< ascending by day; begins on day 0
        double end = 0; ///< last day observed
        double solidTo = std::numeric_limits<double>::infinity(); ///< fewer than 10 are at risk after it (M2)
        bool band = false;
        QVector<qint64> atRisk; ///< one per tick
    };
    QVector<Series> series;
    double span = 0; ///< last day of the axis
    double bottom = 0, top = 100; ///< of the other one
    QVector<int> ticks; ///< days
    bool inWeeks = false; ///< ticks are worded as weeks
    QString atRiskLabel; ///< beside the numbers at risk where there is one series
    double window = std::numeric_limits<double>::quiet_NaN(); ///< target window, days
    QString windowLabel, windowValue; ///< "window 21 days", "49 % inside"
    double mark = std::numeric_limits<double>::quiet_NaN(); ///< where an account stands, days
    QString markLabel;
    QString title; ///< what a screen reader says first
    [[nodiscard]] bool empty() const { return series.isEmpty(); }
};
[[nodiscard]] ChartTable tableOf(const wording::Voice &voice, const CurveValues &values);

/// Days on an axis of `span`: three to seven of them, round.
[[nodiscard]] QVector<int> ticksFor(double span);
/// The span that shows `days` without a ragged end.
[[nodiscard]] double spanFor(double days);

/// Stairs of a curve up to `span`, at most 2,000 points. `counts`: where follow-ups end, for the numbers at risk on
/// `ticks`; a curve ends where nobody is left.
[[nodiscard]] CurveValues::Series seriesOf(const analytics::Incidence &curve, const analytics::DayCounts &counts,
                                           double span, const QVector<int> &ticks);
[[nodiscard]] CurveValues::Series seriesOf(const analytics::Survival &curve, const analytics::DayCounts &counts,
                                           double span, const QVector<int> &ticks);
/// Axis of a retention chart: as low as the lowest band asks, in steps of 10, and 100 at its top.
void fitRetention(CurveValues &values);
/// Axis of an incidence chart: from 0 to what the highest band asks.
void fitIncidence(CurveValues &values);

/// Share of a series on a day; NaN outside it.
[[nodiscard]] double shareAt(const CurveValues::Series &series, double day);

} // namespace milepost::ui
