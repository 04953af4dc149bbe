#include "analytics/two_arms.h"

#include "analytics/incidence.h"
#include "analytics/intervals.h"

#include <cmath>

namespace milepost::analytics {

namespace {

constexpr int mostSteps = 60;
constexpr double smallestStep = 1e-12;
/// e^15: no hazard ratio that is estimable from whole accounts lies beyond; the likelihood has no maximum there.
constexpr double largestBeta = 15;

struct Slope {
    double score = 0, information = 0;
};

/// Score and information of Efron's partial likelihood at β, for one binary covariate.
Slope slopeAt(std::span<const RiskDays> strata, double beta)
{
    const double ratio = std::exp(beta);
    Slope slope;
    for (const RiskDays &days : strata) {
        for (const RiskDay &day : days) {
            const double d1 = day.events[1], d0 = day.events[0], d = d1 + d0;
            const double exposed = ratio * day.atRisk[1], both = exposed + day.atRisk[0];
            // What leaves the risk set with each tied event; one division an event, since large books have many of them.
            const double lessExposed = ratio * d1 / d, lessOfBoth = (ratio * d1 + d0) / d;
            double means = 0, squares = 0;
            for (double j = 0; j < d; ++j) {
                const double mean = (exposed - j * lessExposed) / (both - j * lessOfBoth);
                means += mean;
                squares += mean * mean;
            }
            slope.score += d1 - means;
            slope.information += means - squares;
        }
    }
    return slope;
}

} // namespace

LogRank logRank(std::span<const RiskDays> strata)
{
    LogRank result;
    for (const RiskDays &days : strata) {
        for (const RiskDay &day : days) {
            const double n1 = day.atRisk[1], n0 = day.atRisk[0], n = n1 + n0;
            const double d = double(day.events[1]) + day.events[0];
            for (std::size_t arm = 0; arm < 2; ++arm) {
                result.observed[arm] += day.events[arm];
                result.expected[arm] += day.atRisk[arm] * d / n;
            }
            if (n > 1)
                result.variance += n1 * n0 * d * (n - d) / (n * n * (n - 1));
        }
    }
    if (result.variance > 0) {
        const double gap = result.observed[1] - result.expected[1];
        result.chiSquared = gap * gap / result.variance;
        result.p = chiSquaredP(*result.chiSquared);
    }
    return result;
}

Estimate hazardRatio(std::span<const RiskDays> strata)
{
    std::array<std::uint64_t, 2> events{};
    for (const RiskDays &days : strata) {
        for (const RiskDay &day : days) {
            events[0] += day.events[0];
            events[1] += day.events[1];
        }
    }
    if (events[0] == 0 || events[1] == 0)
        return {};
    double beta = 0;
    for (int step = 0; step < mostSteps; ++step) {
        const Slope slope = slopeAt(strata, beta);
        if (!(slope.information > 0))
            return {};
        const double move = slope.score / slope.information;
        beta += move;
        if (std::abs(beta) > largestBeta)
            return {};
        if (std::abs(move) < smallestStep) {
            const double width = z95 / std::sqrt(slope.information); // of a β that is the same to 1e-12
            return {std::exp(beta), std::exp(beta - width), std::exp(beta + width), IntervalMethod::CoxWald};
        }
    }
    return {};
}

} // namespace milepost::analytics
