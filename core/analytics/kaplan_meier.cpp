#include "analytics/kaplan_meier.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace milepost::analytics {

namespace {

constexpr double tolerance = 1e-9;

template <class Reached> std::optional<std::int32_t> firstDay(const std::vector<SurvivalPoint> &points, Reached reached)
{
    const auto found = std::find_if(points.begin(), points.end(), reached);
    return found == points.end() ? std::nullopt : std::optional(found->day);
}

} // namespace

double SurvivalPoint::se() const { return survival > 0 ? survival * std::sqrt(greenwood) : 0.0; }

Survival kaplanMeier(const DayCounts &counts, SurvivalLimits limits)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    Survival result;
    result.n = counts.total();
    double survival = 1, greenwood = 0;
    std::uint64_t atRisk = result.n;
    for (std::size_t day = 0; day < counts.event.size(); ++day) {
        const std::uint32_t d = counts.event[day];
        if (d > 0) {
            const auto n = static_cast<double>(atRisk);
            survival = d == atRisk ? 0.0 : survival * (1 - d / n);
            greenwood += d / (n * (n - d));
            SurvivalPoint point{static_cast<std::int32_t>(day), static_cast<std::uint32_t>(atRisk), d, survival, greenwood,
                                nan, nan};
            if (survival > 0) {
                const double root = std::sqrt(greenwood);
                if (limits == SurvivalLimits::Log) {
                    point.low = survival * std::exp(-z95 * root);
                    point.high = std::min(1.0, survival * std::exp(z95 * root));
                } else if (survival < 1) {
                    const double width = z95 * root / std::log(survival);
                    point.low = std::pow(survival, std::exp(-width));
                    point.high = std::pow(survival, std::exp(width));
                }
            }
            result.points.push_back(point);
            result.events += d;
        }
        atRisk -= d + counts.competing[day] + counts.censored[day];
    }
    return result;
}

std::optional<std::int32_t> Survival::quantile(double q) const
{
    return firstDay(points, [q](const SurvivalPoint &p) { return p.survival <= 1 - q + tolerance; });
}

std::optional<std::int32_t> Survival::quantileLow(double q) const
{
    return firstDay(points, [q](const SurvivalPoint &p) { return p.survival == 0 || p.low <= 1 - q + tolerance; });
}

std::optional<std::int32_t> Survival::quantileHigh(double q) const
{
    return firstDay(points, [q](const SurvivalPoint &p) { return p.high <= 1 - q + tolerance; });
}

double Survival::at(std::int32_t day) const
{
    const auto after = std::upper_bound(points.begin(), points.end(), day,
                                        [](std::int32_t d, const SurvivalPoint &p) { return d < p.day; });
    return after == points.begin() ? 1.0 : std::prev(after)->survival;
}

} // namespace milepost::analytics
