#include "charts/curve_values.h"

#include "wording/figures.h"

#include <algorithm>
#include <cmath>

namespace milepost::ui {

namespace {

constexpr int mostPoints = 2'000; ///< of a series; more cannot be told apart on any screen
constexpr std::uint64_t fewestSolid = 10; ///< at risk (M2)

/// At risk on each day, and the last day anybody is.
struct AtRisk {
    std::vector<std::uint64_t> on;
    explicit AtRisk(const analytics::DayCounts &counts)
    {
        std::uint64_t left = counts.total();
        for (std::size_t day = 0; day < counts.event.size(); ++day) {
            on.push_back(left);
            left -= counts.event[day] + counts.competing[day] + counts.censored[day];
        }
    }
    [[nodiscard]] std::uint64_t at(int day) const
    {
        return day >= 0 && static_cast<std::size_t>(day) < on.size() ? on[static_cast<std::size_t>(day)] : 0;
    }
    [[nodiscard]] double lastWith(std::uint64_t fewest) const
    {
        // Never grows, so the first shortfall from behind is the boundary.
        for (std::size_t day = on.size(); day-- > 0;) {
            if (on[day] >= fewest)
                return static_cast<double>(day);
        }
        return 0;
    }
};

CurveValues::Series framed(const analytics::DayCounts &counts, double span, const QVector<int> &ticks)
{
    CurveValues::Series series;
    const AtRisk risk(counts);
    for (const int tick : ticks)
        series.atRisk.append(static_cast<qint64>(risk.at(tick)));
    series.end = std::min(span, risk.lastWith(1));
    series.solidTo = risk.lastWith(fewestSolid);
    return series;
}

/// Keeps the first, the last and every step wide enough to be seen.
void thin(QVector<CurveValues::Point> &points)
{
    if (points.size() <= mostPoints)
        return;
    QVector<CurveValues::Point> kept;
    const double step = points.back().day / (mostPoints - 2);
    double next = -1;
    for (const auto &point : points) {
        if (point.day >= next) {
            kept.append(point);
            next = point.day + step;
        }
    }
    if (kept.back().day < points.back().day)
        kept.append(points.back());
    points = kept;
}

double percent(double share) { return 100 * share; }

} // namespace

QVector<int> ticksFor(double span)
{
    int step = 1;
    for (const int each : {1, 2, 5, 7, 10, 14, 20, 30, 60, 90, 120, 180, 365, 730}) {
        step = each;
        if (span / each <= 6.001)
            break;
    }
    QVector<int> ticks;
    for (int day = 0; day <= span + 0.5; day += step)
        ticks.append(day);
    return ticks;
}

double spanFor(double days)
{
    for (const double span : {14.0, 30.0, 60.0, 90.0, 120.0, 180.0, 270.0, 365.0, 540.0, 730.0, 1095.0}) {
        if (days <= span)
            return span;
    }
    return std::ceil(days / 365) * 365;
}

CurveValues::Series seriesOf(const analytics::Incidence &curve, const analytics::DayCounts &counts, double span,
                             const QVector<int> &ticks)
{
    CurveValues::Series series = framed(counts, span, ticks);
    series.points.append({0, 0, 0, 0});
    for (const auto &point : curve.points) {
        if (point.day > span)
            break;
        series.points.append({double(point.day), percent(point.incidence), percent(point.low), percent(point.high)});
    }
    thin(series.points);
    return series;
}

CurveValues::Series seriesOf(const analytics::Survival &curve, const analytics::DayCounts &counts, double span,
                             const QVector<int> &ticks)
{
    CurveValues::Series series = framed(counts, span, ticks);
    series.points.append({0, 100, 100, 100});
    for (const auto &point : curve.points) {
        if (point.day > span)
            break;
        series.points.append({double(point.day), percent(point.survival), percent(point.low), percent(point.high)});
    }
    thin(series.points);
    return series;
}

void fitRetention(CurveValues &values)
{
    double least = 100;
    for (const auto &series : values.series) {
        for (const auto &point : series.points)
            least = std::min(least, series.band && std::isfinite(point.low) ? point.low : point.share);
    }
    values.top = 100;
    values.bottom = std::clamp(std::floor(least / 10) * 10, 0.0, 80.0);
}

void fitIncidence(CurveValues &values)
{
    double most = 0;
    for (const auto &series : values.series) {
        for (const auto &point : series.points)
            most = std::max(most, series.band && std::isfinite(point.high) ? point.high : point.share);
    }
    values.bottom = 0;
    values.top = most > 60 ? 100 : most > 40 ? 60 : most > 20 ? 40 : most > 10 ? 20 : 10;
}

double shareAt(const CurveValues::Series &series, double day)
{
    if (series.points.isEmpty() || day < 0 || day > series.end + 0.5)
        return std::numeric_limits<double>::quiet_NaN();
    const auto after = std::upper_bound(series.points.begin(), series.points.end(), day,
                                        [](double at, const auto &point) { return at < point.day; });
    return after == series.points.begin() ? std::numeric_limits<double>::quiet_NaN() : std::prev(after)->share;
}

ChartTable tableOf(const wording::Voice &voice, const CurveValues &values)
{
    ChartTable table;
    table.header << (values.inWeeks ? voice.translate("Charts", "Week") : voice.translate("Charts", "Day"));
    for (const auto &series : values.series) {
        table.header << voice.translate("Charts", "%1, %", "a share in percent").arg(series.label);
        if (series.band)
            table.header << voice.translate("Charts", "95 % interval");
        if (!series.atRisk.isEmpty())
            table.header << voice.translate("Charts", "at risk");
    }
    for (qsizetype tick = 0; tick < values.ticks.size(); ++tick) {
        const int day = values.ticks[tick];
        QStringList row{wording::integer(voice, values.inWeeks ? day / 7 : day)};
        for (const auto &series : values.series) {
            row << wording::decimal(voice, shareAt(series, day));
            if (series.band) {
                const auto after = std::upper_bound(series.points.begin(), series.points.end(), double(day),
                                                    [](double at, const auto &point) { return at < point.day; });
                const auto *point = after == series.points.begin() ? nullptr : &*std::prev(after);
                const bool known = point && day <= series.end && std::isfinite(point->low) && std::isfinite(point->high);
                row << (known ? voice.translate("Charts", "%1–%2", "from – to")
                                    .arg(wording::decimal(voice, point->low), wording::decimal(voice, point->high))
                              : wording::noData());
            }
            if (!series.atRisk.isEmpty())
                row << wording::integer(voice, series.atRisk[tick]);
        }
        table.rows.append(row);
    }
    return table;
}

} // namespace milepost::ui
