/// How a measure is spread over accounts, one account or a book marked (D2). Plain values, tested without a window.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"
#include "wording/voice.h"

#include <limits>

namespace milepost::ui {

struct DistributionValues {
    QVector<double> peers; ///< ascending, finite; without the marked ones
    QVector<double> marked; ///< of the account or book marked; ascending, finite
    QString markLabel; ///< "Northwind 7", "Mara Lindqvist's book"
    double p25 = std::numeric_limits<double>::quiet_NaN(), median = p25, p75 = p25; ///< of the peers; NaN: too few
    bool whole = false; ///< counts: only whole numbers
    QString title; ///< what a screen reader says first
    [[nodiscard]] qsizetype n() const { return peers.size() + marked.size(); }
};

/// Columns of equal width: [from + i·width, from + (i + 1)·width); whole measures are centred on their number.
struct DistributionBins {
    double from = 0, width = 1;
    QVector<int> peers, marked;
    [[nodiscard]] int tallest() const;
    [[nodiscard]] int binOf(double value) const; ///< clamped
};
/// At most `most` columns, of a round width (1, 2, 5 × 10^k).
[[nodiscard]] DistributionBins binsOf(const DistributionValues &values, int most);
/// Few enough to be seen one by one.
[[nodiscard]] bool asDots(const DistributionValues &values, const DistributionBins &bins);

[[nodiscard]] ChartTable tableOf(const wording::Voice &voice, const DistributionValues &values);

/// Share that reached something by month since start, by start quarter (D4, F3).
struct HeatValues {
    struct Row {
        QString label; ///< "Q1 24"
        qint64 n = 0;
        QVector<double> share; ///< percent; NaN: the month is not over
    };
    QVector<Row> rows;
    int months = 12;
    QString title;
};
[[nodiscard]] ChartTable tableOf(const wording::Voice &voice, const HeatValues &values);
/// 0 … 6 of a share in percent on the scale 0 … top.
[[nodiscard]] int heatStep(double share, double top);
/// Top of the scale: the largest share, up to the next ten.
[[nodiscard]] double heatTop(const HeatValues &values);

} // namespace milepost::ui
