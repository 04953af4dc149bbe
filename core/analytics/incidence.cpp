#include "analytics/incidence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace milepost::analytics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double tolerance = 1e-9;

} // namespace

void DayCounts::add(FollowUp followUp, std::int32_t count)
{
    const auto day = static_cast<std::size_t>(std::max(followUp.day, 0));
    if (day >= event.size()) {
        event.resize(day + 1);
        competing.resize(day + 1);
        censored.resize(day + 1);
    }
    auto &column = followUp.outcome == Outcome::Event ? event
        : followUp.outcome == Outcome::Competing      ? competing
                                                      : censored;
    column[day] += static_cast<std::uint32_t>(count);
}

std::uint64_t DayCounts::total() const
{
    std::uint64_t sum = 0;
    for (std::size_t day = 0; day < event.size(); ++day)
        sum += event[day] + competing[day] + censored[day];
    return sum;
}

DayCounts DayCounts::of(std::span<const FollowUp> followUps)
{
    DayCounts counts;
    for (const FollowUp &followUp : followUps)
        counts.add(followUp);
    return counts;
}

Incidence cumulativeIncidence(const DayCounts &counts)
{
    Incidence result;
    result.n = counts.total();
    // The three sums of M2's variance are carried from event time to event time: with dF the step of F,
    // Σ [F − F(u)]²·a and Σ [F − F(u)]·c grow by terms that are never negative, so nothing cancels and one pass is enough.
    double survival = 1, incidence = 0;
    double squares = 0, gaps = 0, a = 0; // Σ gap²·a, Σ gap·a, Σ a with a = d/(n(n−d))
    double own = 0; // Σ S(u−)²·(n−d1)·d1/n³
    double cross = 0, c = 0; // Σ gap·c, Σ c with c = S(u−)·d1/n²
    std::uint64_t atRisk = result.n;
    for (std::size_t day = 0; day < counts.event.size(); ++day) {
        const std::uint32_t d1 = counts.event[day], d2 = counts.competing[day];
        if (d1 + d2 > 0) {
            const auto n = static_cast<double>(atRisk);
            const double before = survival, step = before * d1 / n, d = double(d1) + d2;
            incidence += step;
            survival = d1 + d2 == atRisk ? 0.0 : survival * (1 - d / n);
            squares += 2 * step * gaps + step * step * a;
            gaps += step * a;
            cross += step * c;
            own += before * before * (n - d1) * d1 / (n * n * n);
            if (d < n)
                a += d / (n * (n - d));
            c += before * d1 / (n * n);
            const double variance = squares + own - 2 * cross;
            IncidencePoint point{static_cast<std::int32_t>(day), static_cast<std::uint32_t>(atRisk), d1, d2, incidence,
                                 std::sqrt(std::max(variance, 0.0)), nan, nan};
            if (incidence > 0 && incidence < 1 - tolerance && point.se > 0) {
                const double logF = std::log(incidence), width = std::exp(z95 * point.se / (incidence * logF));
                point.low = std::exp(logF / width);
                point.high = std::exp(logF * width);
            }
            result.points.push_back(point);
        }
        atRisk -= d1 + d2 + counts.censored[day];
    }
    return result;
}

std::optional<std::int32_t> Incidence::quantile(double q) const
{
    for (const IncidencePoint &point : points) {
        if (point.incidence >= q - tolerance)
            return point.day;
    }
    return std::nullopt;
}

std::optional<std::int32_t> Incidence::quantileLow(double q) const
{
    for (const IncidencePoint &point : points) {
        if (point.high >= q - tolerance)
            return point.day;
    }
    return std::nullopt;
}

std::optional<std::int32_t> Incidence::quantileHigh(double q) const
{
    for (const IncidencePoint &point : points) {
        if (point.low >= q - tolerance)
            return point.day;
    }
    return std::nullopt;
}

double Incidence::at(std::int32_t day) const
{
    const auto after = std::upper_bound(points.begin(), points.end(), day,
                                        [](std::int32_t d, const IncidencePoint &point) { return d < point.day; });
    return after == points.begin() ? 0.0 : std::prev(after)->incidence;
}

void incidenceQuantiles(std::span<const std::uint32_t> event, std::span<const std::uint32_t> competing,
                        std::span<const std::uint32_t> censored, std::uint64_t atRisk, std::span<const double> q,
                        std::span<float> day)
{
    std::fill(day.begin(), day.end(), std::numeric_limits<float>::quiet_NaN());
    std::size_t next = 0;
    double survival = 1, incidence = 0;
    for (std::size_t d = 0; d < event.size() && atRisk > 0 && next < q.size(); ++d) {
        const std::uint32_t d1 = event[d], all = d1 + competing[d];
        if (all > 0) {
            const auto n = static_cast<double>(atRisk);
            incidence += survival * d1 / n;
            survival *= 1 - all / n;
            for (; next < q.size() && incidence >= q[next] - tolerance; ++next)
                day[next] = static_cast<float>(d);
        }
        atRisk -= all + censored[d];
    }
}

} // namespace milepost::analytics
