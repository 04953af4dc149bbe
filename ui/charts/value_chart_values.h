/// What value models draw (M11): value against cost over a contract, and how far each assumption moves the answer. Plain values in the
/// chart's own unit of money, tested without a window; NaN is "no data".
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"
#include "wording/voice.h"

#include <limits>

namespace milepost::ui {

struct CumulativeValues {
    struct Point {
        double day = 0; ///< from the first day of the contract; value at its end
        double low = 0, base = 0, high = 0; ///< all assumptions at their low, at base, at their high
        QString label; ///< worded date
    };
    struct Cost {
        double day = 0; ///< it counts in full on this day
        double total = 0; ///< from then on
    };
    struct Tick {
        double day = 0;
        QString text;
    };
    QVector<Point> points; ///< ascending, a contract month each; before the first one there is nothing
    QVector<Cost> costs; ///< ascending; empty: what it cost is not known, or nothing
    QVector<Tick> ticks;
    double span = 365; ///< days of the contract
    double today = std::numeric_limits<double>::quiet_NaN();
    double payback = std::numeric_limits<double>::quiet_NaN(); ///< day of the point that first covers the cost
    QString paybackLabel, todayLabel; ///< "paid back in month 3", "today"
    QString lowLabel, baseLabel, highLabel, costLabel; ///< with their last figure: "base 82.8"
    QString title; ///< what a screen reader says first
};
[[nodiscard]] ChartTable tableOf(const wording::Voice &voice, const CumulativeValues &values);
/// Value and cost in force at the end of a day; NaN before the first point.
[[nodiscard]] double costAt(const CumulativeValues &values, double day);
/// The least and most that the chart has to show; always with 0.
[[nodiscard]] std::pair<double, double> reachOf(const CumulativeValues &values);
/// Distance of gridlines, 1, 2 or 5 × 10^k, with at most `lines` of them in `reach`.
[[nodiscard]] double roundStep(double reach, int lines);

struct TornadoValues {
    struct Bar {
        QString name, detail; ///< what is moved; "saving 5–7.5 min"
        double low = 0, high = 0; ///< net with the assumption at its low and at its high
        QString text; ///< "−7.5 / +11.2"
    };
    QVector<Bar> bars; ///< largest span first
    double base = 0; ///< net with all at base
    QString baseLabel; ///< "base +1.8"
    QString title;
    [[nodiscard]] bool breakEvenInReach() const; ///< net 0 lies between the ends of the axis
};
/// Ends of the axis: every bar, and net 0 where that is no further from base than the longest bar.
[[nodiscard]] std::pair<double, double> reachOf(const TornadoValues &values);
[[nodiscard]] ChartTable tableOf(const wording::Voice &voice, const TornadoValues &values);

} // namespace milepost::ui
