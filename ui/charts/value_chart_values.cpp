/// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/value_chart_values.h"

#include "wording/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

QString text(const wording::Voice &voice, const char *source) { return voice.translate("Chart", source); }

QString figure(const wording::Voice &voice, double value)
{
    return std::isfinite(value) ? wording::decimal(voice, value, 2) : wording::noData();
}

} // namespace

ChartTable tableOf(const wording::Voice &voice, const CumulativeValues &values)
{
    ChartTable table;
    table.header = {text(voice, QT_TRANSLATE_NOOP("Chart", "Until")), text(voice, QT_TRANSLATE_NOOP("Chart", "Low")),
                    text(voice, QT_TRANSLATE_NOOP("Chart", "Base")), text(voice, QT_TRANSLATE_NOOP("Chart", "High")),
                    text(voice, QT_TRANSLATE_NOOP("Chart", "Cost"))};
    for (const auto &point : values.points)
        table.rows.append({point.label, figure(voice, point.low), figure(voice, point.base), figure(voice, point.high),
                           figure(voice, costAt(values, point.day))});
    return table;
}

ChartTable tableOf(const wording::Voice &voice, const TornadoValues &values)
{
    ChartTable table;
    table.header = {text(voice, QT_TRANSLATE_NOOP("Chart", "Assumption")), text(voice, QT_TRANSLATE_NOOP("Chart", "Range")),
                    text(voice, QT_TRANSLATE_NOOP("Chart", "Net at its low")), text(voice, QT_TRANSLATE_NOOP("Chart", "Net at base")),
                    text(voice, QT_TRANSLATE_NOOP("Chart", "Net at its high"))};
    for (const auto &bar : values.bars)
        table.rows.append({bar.name, bar.detail, figure(voice, bar.low), figure(voice, values.base), figure(voice, bar.high)});
    return table;
}

double costAt(const CumulativeValues &values, double day)
{
    if (values.costs.isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    double total = 0;
    for (const auto &cost : values.costs) {
        if (cost.day <= day)
            total = cost.total;
    }
    return total;
}

std::pair<double, double> reachOf(const CumulativeValues &values)
{
    double least = 0, most = 0;
    for (const auto &point : values.points) {
        for (const double each : {point.low, point.base, point.high}) {
            least = std::min(least, each);
            most = std::max(most, each);
        }
    }
    for (const auto &cost : values.costs)
        most = std::max(most, cost.total);
    return {least, most > least ? most : least + 1};
}

double roundStep(double reach, int lines)
{
    const double least = reach / std::max(1, lines);
    if (!(least > 0))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= least * (1 - 1e-9))
            return step * power;
    }
    return 10 * power;
}

std::pair<double, double> reachOf(const TornadoValues &values)
{
    double least = values.base, most = values.base, longest = 0;
    for (const auto &bar : values.bars) {
        least = std::min({least, bar.low, bar.high});
        most = std::max({most, bar.low, bar.high});
        longest = std::max({longest, std::abs(bar.low - values.base), std::abs(bar.high - values.base)});
    }
    if (std::abs(values.base) <= longest) {
        least = std::min(least, 0.0);
        most = std::max(most, 0.0);
    }
    return {least, most > least ? most : least + 1};
}

bool TornadoValues::breakEvenInReach() const
{
    const auto [least, most] = reachOf(*this);
    return least <= 0 && most >= 0;
}

} // namespace milepost::ui
