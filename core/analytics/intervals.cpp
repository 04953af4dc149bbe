#include "analytics/intervals.h"

#include "analytics/incidence.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace milepost::analytics {

Limits wilson(double p, double n)
{
    const double z2 = z95 * z95;
    const double centre = p + z2 / (2 * n);
    const double half = z95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    const double scale = 1 + z2 / n;
    // At the ends the exact limits are 0 and 1; the difference of near-equal numbers would miss them by a hair.
    return {p <= 0 ? 0.0 : std::max(0.0, (centre - half) / scale), p >= 1 ? 1.0 : std::min(1.0, (centre + half) / scale)};
}

Limits poissonLimits(std::int64_t k)
{
    constexpr double tail = 0.025;
    const auto events = static_cast<double>(k);
    const auto half = [](double degrees, double p) {
        return boost::math::quantile(boost::math::chi_squared_distribution<double>(degrees), p) / 2;
    };
    return {k > 0 ? half(2 * events, tail) : 0.0, half(2 * events + 2, 1 - tail)};
}

Estimate shareOf(double k, double n)
{
    if (!(n > 0))
        return {};
    const Limits limits = wilson(k / n, n);
    return {k / n, limits.low, limits.high, IntervalMethod::Wilson};
}

Estimate moverDifference(const Estimate &first, const Estimate &zeroth, IntervalMethod method)
{
    if (!first.value || !zeroth.value)
        return {};
    Estimate result{*first.value - *zeroth.value, {}, {}, method};
    if (first.low && zeroth.high)
        result.low = *result.value - std::hypot(*first.value - *first.low, *zeroth.high - *zeroth.value);
    if (first.high && zeroth.low)
        result.high = *result.value + std::hypot(*first.high - *first.value, *zeroth.value - *zeroth.low);
    return result;
}

double chiSquaredP(double statistic)
{
    const boost::math::chi_squared_distribution<double> oneDegree(1.0);
    return boost::math::cdf(boost::math::complement(oneDegree, std::max(0.0, statistic)));
}

double normalP(double z)
{
    const boost::math::normal_distribution<double> standard;
    return 2 * boost::math::cdf(boost::math::complement(standard, std::abs(z)));
}

std::vector<std::optional<double>> benjaminiHochberg(std::span<const std::optional<double>> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i])
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&p](std::size_t a, std::size_t b) { return *p[a] < *p[b]; });
    std::vector<std::optional<double>> q(p.size());
    const auto m = static_cast<double>(order.size());
    double least = 1;
    for (std::size_t rank = order.size(); rank-- > 0;) {
        least = std::min(least, *p[order[rank]] * m / static_cast<double>(rank + 1));
        q[order[rank]] = least;
    }
    return q;
}

std::optional<double> rankSumP(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second)
{
    if (first.empty() || second.empty())
        return std::nullopt;
    // Ranks of equal counts are shared, so counting how often each value occurs is enough.
    std::vector<std::uint32_t> a(first.begin(), first.end()), b(second.begin(), second.end());
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    const auto m = static_cast<double>(a.size()), n = static_cast<double>(b.size()), all = m + n;
    double rankSum = 0, ties = 0, before = 0;
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        const std::uint32_t value = j == b.size() || (i < a.size() && a[i] < b[j]) ? a[i] : b[j];
        double inFirst = 0, inSecond = 0;
        for (; i < a.size() && a[i] == value; ++i)
            ++inFirst;
        for (; j < b.size() && b[j] == value; ++j)
            ++inSecond;
        const double equal = inFirst + inSecond;
        rankSum += inFirst * (before + (equal + 1) / 2);
        ties += equal * equal * equal - equal;
        before += equal;
    }
    const double u = rankSum - m * (m + 1) / 2;
    const double variance = m * n / 12 * (all + 1 - ties / (all * (all - 1)));
    if (!(variance > 0))
        return std::nullopt;
    return normalP((u - m * n / 2) / std::sqrt(variance));
}

} // namespace milepost::analytics
