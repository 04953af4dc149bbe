/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_values.h"

#include <QCoreApplication>

#include <cmath>

namespace milepost::ui {
namespace {

QString text(const char *source) { return QCoreApplication::translate("Chart", source); }

QString figure(double value)
{
    if (!std::isfinite(value))
        return QString(QChar(0x2013));
    const double rounded = std::round(value * 10) / 10;
    return QString::number(rounded, 'f', rounded == std::floor(rounded) ? 0 : 1);
}

} // namespace

ChartTable tableOf(const MilestoneProgressValues &values)
{
    ChartTable table;
    table.header = {text(QT_TRANSLATE_NOOP("Chart", "Week")), text(QT_TRANSLATE_NOOP("Chart", "Milestone")),
                    text(QT_TRANSLATE_NOOP("Chart", "Reached")), text(QT_TRANSLATE_NOOP("Chart", "Count")),
                    text(QT_TRANSLATE_NOOP("Chart", "Peers P25")), text(QT_TRANSLATE_NOOP("Chart", "Peers median")),
                    text(QT_TRANSLATE_NOOP("Chart", "Peers P75"))};
    // Both series by week: a step without a peer value and a peer value without a step each keep their row.
    qsizetype step = 0, peer = 0;
    while (step < values.steps.size() || peer < values.peers.size()) {
        const bool takeStep = step < values.steps.size()
            && (peer >= values.peers.size() || values.steps[step].week <= values.peers[peer].week);
        const bool both = takeStep && peer < values.peers.size() && values.steps[step].week == values.peers[peer].week;
        const bool lastAtWeek = !takeStep || step + 1 >= values.steps.size()
            || values.steps[step + 1].week != values.steps[step].week;
        QStringList row;
        if (takeStep) {
            const auto &own = values.steps[step];
            row = {figure(own.week), own.name, own.on, QString::number(own.count)};
        } else {
            row = {figure(values.peers[peer].week), QString(), QString(), QString(QChar(0x2013))};
        }
        if (!takeStep || (both && lastAtWeek)) {
            const auto &band = values.peers[peer];
            row << figure(band.p25) << figure(band.median) << figure(band.p75);
            ++peer;
        } else {
            row << figure(std::nan("")) << figure(std::nan("")) << figure(std::nan(""));
        }
        if (takeStep)
            ++step;
        table.rows.append(row);
    }
    return table;
}

ChartTable tableOf(const CategoryProgressValues &values)
{
    ChartTable table;
    table.header = {text(QT_TRANSLATE_NOOP("Chart", "Category")), text(QT_TRANSLATE_NOOP("Chart", "Reached")),
                    text(QT_TRANSLATE_NOOP("Chart", "Applicable")), text(QT_TRANSLATE_NOOP("Chart", "Peers median"))};
    for (const auto &bar : values.bars)
        table.rows.append({bar.name, figure(bar.reached), figure(bar.total), figure(bar.peers)});
    return table;
}

} // namespace milepost::ui
