#include "analytics/density.h"

#include "analytics/months.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace milepost::analytics {

namespace {

constexpr double tail = 0.025; ///< on either side of a 95 % interval

} // namespace

double DensitySums::accountMonths() const { return static_cast<double>(days) / daysPerMonth; }

Estimate density(const DensitySums &sums)
{
    if (sums.days == 0)
        return {};
    const auto days = static_cast<double>(sums.days);
    const double perDay = static_cast<double>(sums.occurrences) / days;
    Estimate result{perDay * daysPerMonth, {}, {}, IntervalMethod::RatioLog};
    if (sums.accounts < fewestForDensity || sums.acting < fewestActingForDensity)
        return result;
    // Σ (O − D·T)²: how far each account is from what its time would give at the common density.
    const double apart = static_cast<double>(sums.occurrencesSquared) - 2 * perDay * static_cast<double>(sums.occurrencesByDays)
        + perDay * perDay * static_cast<double>(sums.daysSquared);
    const auto n = static_cast<double>(sums.accounts);
    const double se = std::sqrt(std::max(0.0, apart) * n / (n - 1)) / days;
    const boost::math::students_t_distribution<double> t(n - 1);
    const double factor = std::exp(boost::math::quantile(boost::math::complement(t, tail)) * se / perDay);
    result.low = *result.value / factor;
    result.high = *result.value * factor;
    return result;
}

} // namespace milepost::analytics
