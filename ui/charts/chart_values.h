/// What charts draw, as plain values that are tested without a window. NaN is "no data". Texts are plain;
/// the chart escapes them.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/enums.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <limits>
#include <optional>

namespace milepost::ui {

/// The same facts as the picture, for "As table".
struct ChartTable {
    QStringList header;
    QVector<QStringList> rows;
};

/// Milestones reached by week since start, against the peers' quartiles.
struct MilestoneProgressValues {
    struct Step {
        double week = 0; ///< from start
        int count = 0; ///< distinct milestones after it
        std::optional<Category> category;
        QString name; ///< shown on hover
        QString on; ///< worded date
    };
    struct Peer {
        double week = 0;
        double p25 = 0, median = 0, p75 = 0;
    };
    QVector<Step> steps; ///< ascending
    QVector<Peer> peers; ///< ascending; empty: fewer than k peers, no band
    int peerCount = 0;
    double nowWeek = std::numeric_limits<double>::quiet_NaN();
    double spanWeeks = 52; ///< of the x axis
    int total = 0; ///< applicable milestones: top of the y axis
    QString ownLabel; ///< "Northwind 7"
    QString upperLabel, medianLabel, lowerLabel; ///< "upper quartile", "median of peers", "lower quartile"
    QString gapLabel; ///< "41 days"; empty: no annotation of the time since the last step
};
[[nodiscard]] ChartTable tableOf(const MilestoneProgressValues &values);

/// Reached of applicable, by category.
struct CategoryProgressValues {
    struct Bar {
        Category category = Category::Onboarding;
        QString name;
        double reached = 0;
        double total = 0;
        double peers = std::numeric_limits<double>::quiet_NaN(); ///< median reached; NaN: no mark
        QString text; ///< "4 of 4"
    };
    QVector<Bar> bars;
    QString peersLabel; ///< "median of 14 peers"
};
[[nodiscard]] ChartTable tableOf(const CategoryProgressValues &values);

} // namespace milepost::ui
