#include "charts/distribution_values.h"

#include "wording/figures.h"

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

constexpr int mostDots = 80;
constexpr int tallestDots = 12;
constexpr int heatSteps = 7;

double roundStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

} // namespace

int DistributionBins::tallest() const
{
    int most = 0;
    for (qsizetype i = 0; i < peers.size(); ++i)
        most = std::max(most, peers[i] + marked[i]);
    return most;
}

int DistributionBins::binOf(double value) const
{
    return static_cast<int>(std::clamp(std::floor((value - from) / width + 1e-9), 0.0, double(std::max<qsizetype>(peers.size(), 1) - 1)));
}

DistributionBins binsOf(const DistributionValues &values, int most)
{
    DistributionBins bins;
    double least = INFINITY, largest = -INFINITY;
    for (const auto *each : {&values.peers, &values.marked}) {
        if (each->isEmpty())
            continue;
        least = std::min(least, each->front());
        largest = std::max(largest, each->back());
    }
    if (!std::isfinite(least))
        return bins;
    const double range = largest - least;
    bins.width = range > 0 ? roundStep(range / std::max(most - 2, 1)) : 1;
    if (values.whole)
        bins.width = std::max(1.0, std::ceil(bins.width));
    bins.from = std::floor(least / bins.width) * bins.width;
    if (values.whole && bins.width == 1)
        bins.from = least - 0.5;
    const auto count = static_cast<qsizetype>(std::floor((largest - bins.from) / bins.width + 1e-9)) + 1;
    bins.peers.fill(0, count);
    bins.marked.fill(0, count);
    for (const double value : values.peers)
        ++bins.peers[bins.binOf(value)];
    for (const double value : values.marked)
        ++bins.marked[bins.binOf(value)];
    return bins;
}

bool asDots(const DistributionValues &values, const DistributionBins &bins)
{
    return values.n() <= mostDots && bins.tallest() <= tallestDots;
}

ChartTable tableOf(const wording::Voice &voice, const DistributionValues &values)
{
    constexpr int tableBins = 24;
    const DistributionBins bins = binsOf(values, tableBins);
    ChartTable table;
    table.header << voice.translate("Charts", "Value") << voice.translate("Charts", "Accounts")
                 << (values.markLabel.isEmpty() ? voice.translate("Charts", "Marked") : values.markLabel);
    for (qsizetype i = 0; i < bins.peers.size(); ++i) {
        const double from = bins.from + double(i) * bins.width;
        const QString label = values.whole && bins.width == 1
            ? wording::integer(voice, std::llround(from + 0.5))
            : voice.translate("Charts", "%1 to %2", "range of values")
                  .arg(wording::decimal(voice, from, 2), wording::decimal(voice, from + bins.width, 2));
        table.rows.append({label, wording::integer(voice, bins.peers[i]), wording::integer(voice, bins.marked[i])});
    }
    return table;
}

ChartTable tableOf(const wording::Voice &voice, const HeatValues &values)
{
    ChartTable table;
    table.header << voice.translate("Charts", "Started in") << voice.translate("Charts", "n", "number of accounts");
    for (int month = 1; month <= values.months; ++month)
        table.header << voice.translate("Charts", "month %1, %").arg(wording::integer(voice, month));
    for (const auto &row : values.rows) {
        QStringList cells{row.label, wording::integer(voice, row.n)};
        for (int month = 0; month < values.months; ++month)
            cells << wording::decimal(voice, month < row.share.size() ? row.share[month] : NAN, 0);
        table.rows.append(cells);
    }
    return table;
}

int heatStep(double share, double top)
{
    return std::clamp(static_cast<int>(std::floor(share / std::max(top, 1e-9) * heatSteps)), 0, heatSteps - 1);
}

double heatTop(const HeatValues &values)
{
    double most = 0;
    for (const auto &row : values.rows) {
        for (const double share : row.share)
            most = std::isfinite(share) ? std::max(most, share) : most;
    }
    return std::clamp(std::ceil(most / 10 - 1e-9) * 10, 10.0, 100.0); // 100 may come out a hair above
}

} // namespace milepost::ui
