#include "analytics/evidence.h"

#include "analytics/arm_counts.h"
#include "analytics/intervals.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace milepost::analytics {

namespace {

constexpr double differentBy = 0.10; ///< hazard ratios with and without strata

std::int32_t landmarkOf(const Portfolio &portfolio, const Exposure &exposure, const EvidenceSettings &settings)
{
    if (settings.landmark)
        return std::max(0, *settings.landmark);
    std::int32_t longest = 0;
    for (const MilestoneIndex milestone : exposure.milestones)
        longest = std::max(longest, portfolio.milestones[milestone].windowDays.value_or(defaultLandmark));
    return longest;
}

/// Share, its variance on the log scale and its effective number, of one arm at the horizon.
struct ArmShare {
    EvidenceArm arm;
    double effective = 0;
};

ArmShare armShare(const DayCounts &counts, std::int32_t lastDay, EvidenceOutcome outcome)
{
    ArmShare result;
    result.arm.n = static_cast<std::uint32_t>(counts.total());
    std::uint64_t atRisk = result.arm.n, censoredBefore = 0;
    double share = 1, greenwood = 0;
    bool greenwoodFinite = true;
    for (std::size_t day = 0; day < counts.event.size(); ++day) {
        const std::uint32_t d = counts.event[day];
        result.arm.events += d;
        if (d > 0 && outcome == EvidenceOutcome::Retention) {
            const auto n = static_cast<double>(atRisk);
            share = d == atRisk ? 0.0 : share * (1 - d / n);
            if (d == atRisk)
                greenwoodFinite = false;
            else
                greenwood += d / (n * (n - d));
        }
        if (static_cast<std::int32_t>(day) < lastDay)
            censoredBefore += counts.censored[day];
        atRisk -= d + counts.competing[day] + counts.censored[day];
    }
    if (outcome == EvidenceOutcome::Expansion) {
        const Incidence curve = cumulativeIncidence(counts);
        share = curve.points.empty() ? 0.0 : curve.points.back().incidence;
        const double se = curve.points.empty() ? 0.0 : curve.points.back().se;
        result.effective = se > 0 ? share * (1 - share) / (se * se) : 0;
        if (share > 0)
            result.arm.variance = se * se / (share * share);
    } else {
        if (greenwoodFinite)
            result.arm.variance = greenwood;
        result.effective = share > 0 && share < 1 ? (1 - share) / (share * greenwood) : 0;
    }
    // Nothing to divide by: the accounts whose fate at the horizon is known.
    if (!(result.effective > 0))
        result.effective = static_cast<double>(result.arm.n - censoredBefore);
    if (result.effective > 0) {
        const Limits limits = wilson(share, result.effective);
        result.arm.share = {share, limits.low, limits.high, IntervalMethod::WilsonEffective};
    }
    return result;
}

Estimate ratioOf(const EvidenceArm &first, const EvidenceArm &zeroth)
{
    if (!first.share.value || !zeroth.share.value || !(*first.share.value > 0) || !(*zeroth.share.value > 0)
        || !first.variance || !zeroth.variance)
        return {};
    const double middle = std::log(*first.share.value / *zeroth.share.value);
    const double width = z95 * std::sqrt(*first.variance + *zeroth.variance);
    return {std::exp(middle), std::exp(middle - width), std::exp(middle + width), IntervalMethod::Delta};
}

/// S0^HR − S0. Its limits are those at the limits of HR, stretched by what is not known of S0 itself: with g = S·ln S,
/// β = ln HR and V0 = G0/(ln S0)² the variance is g1²/I + (g0² − g1²)·V0, because a low S0 comes with a low HR
/// (docs/decisions/0050).
Estimate adjusted(const EvidenceArm &unexposed, const Estimate &hazardRatio)
{
    if (!unexposed.share.value || !unexposed.variance || !hazardRatio.value)
        return {};
    const double s0 = *unexposed.share.value;
    const auto gap = [s0](double ratio) { return std::pow(s0, ratio) - s0; };
    Estimate result{gap(*hazardRatio.value), {}, {}, IntervalMethod::CoxWald};
    if (!(s0 > 0 && s0 < 1))
        return result;
    const double s1 = std::pow(s0, *hazardRatio.value), g1 = s1 * std::log(s1), g0 = s0 * std::log(s0);
    const double betaSe = std::log(*hazardRatio.high / *hazardRatio.low) / (2 * z95);
    const double v0 = *unexposed.variance / (std::log(s0) * std::log(s0));
    const double fromRatio = g1 * g1 * betaSe * betaSe;
    if (!(fromRatio > 0))
        return result;
    const double stretch = std::sqrt(std::max(0.0, fromRatio + (g0 * g0 - g1 * g1) * v0) / fromRatio);
    result.low = *result.value - stretch * (*result.value - gap(*hazardRatio.high));
    result.high = *result.value + stretch * (gap(*hazardRatio.low) - *result.value);
    return result;
}

NaiveComparison naiveOf(const ArmCounts &counts, std::int32_t horizon, EvidenceOutcome outcome)
{
    NaiveComparison naive;
    naive.exposed = armShare(counts.arm(1, 0, horizon), horizon, outcome).arm;
    naive.unexposed = armShare(counts.arm(0, 0, horizon), horizon, outcome).arm;
    naive.difference = moverDifference(naive.exposed.share, naive.unexposed.share, IntervalMethod::Mover);
    naive.ratio = ratioOf(naive.exposed, naive.unexposed);
    return naive;
}

Shortfall shortfallOf(const Association &found, const ArmTables &tables)
{
    const std::uint32_t n1 = found.exposed.n, n0 = found.unexposed.n;
    if (n1 + n0 == 0)
        return tables.noAmount > 0 ? Shortfall::NoAmounts : Shortfall::NobodyStarted;
    if (n1 == 0)
        return Shortfall::NobodyReached;
    if (n0 == 0)
        return Shortfall::EverybodyReached;
    if (n1 < fewestInArm || n0 < fewestInArm)
        return Shortfall::SmallArm;
    if (found.horizon < found.landmark + shortestFollowUp)
        return Shortfall::ShortFollowUp;
    if (found.exposed.events + found.unexposed.events < fewestEvents)
        return Shortfall::FewEvents;
    return Shortfall::None;
}

Association compare(const ArmTables &tables, const Exposure &exposure,
                    const EvidenceSettings &settings, std::int32_t landmark)
{
    Association found;
    found.exposure = exposure;
    if (exposure.milestones.size() == 1 && exposure.atLeast <= 1)
        found.milestone = exposure.milestones.front();
    found.outcome = settings.outcome;
    found.landmark = landmark;
    found.horizonAsked = settings.horizon;
    found.exploratory = !settings.declared();
    found.presentStrata = settings.strata && settings.strata->presentValues;
    found.notObservable = tables.notObservable;
    found.notYetAtLandmark = tables.notYetAtLandmark;
    found.goneByLandmark = tables.goneByLandmark;
    found.noAmount = tables.noAmount;

    const ArmCounts &counts = tables.landmarked;
    found.horizon = std::max(landmark, counts.horizon(settings.horizon));
    const std::int32_t lastDay = found.horizon - landmark;
    const ArmShare exposed = armShare(counts.arm(1, landmark, found.horizon), lastDay, settings.outcome);
    const ArmShare unexposed = armShare(counts.arm(0, landmark, found.horizon), lastDay, settings.outcome);
    found.exposed = exposed.arm;
    found.unexposed = unexposed.arm;
    found.shortfall = shortfallOf(found, tables);
    const bool sufficient = found.shortfall == Shortfall::None;
    found.naive = naiveOf(tables.naive, sufficient ? found.horizon : tables.naive.horizon(settings.horizon),
                          settings.outcome);
    if (!sufficient) {
        found.exposed.share = found.unexposed.share = {};
        found.exposed.variance = found.unexposed.variance = std::nullopt;
        return found;
    }
    found.difference = moverDifference(found.exposed.share, found.unexposed.share, IntervalMethod::Mover);
    found.ratio = ratioOf(found.exposed, found.unexposed);
    const std::vector<RiskDays> strata = counts.riskDays(found.horizon);
    const std::vector<RiskDays> merged{counts.mergedRiskDays(found.horizon)};
    found.strata = static_cast<std::uint32_t>(strata.size());
    const LogRank test = logRank(strata);
    found.logRank = test.chiSquared;
    found.p = test.p;
    found.hazardRatio = hazardRatio(strata);
    found.plainHazardRatio = strata.size() > 1 ? hazardRatio(merged) : found.hazardRatio;
    if (settings.outcome == EvidenceOutcome::Retention)
        found.adjustedDifference = adjusted(found.unexposed, found.hazardRatio);
    if (found.hazardRatio.value && found.plainHazardRatio.value)
        found.partlyWhoTheyAre = std::abs(*found.hazardRatio.value / *found.plainHazardRatio.value - 1) > differentBy;
    // More churn than expected among the exposed is less retention; more expansion is more of it.
    const bool more = test.observed[1] > test.expected[1];
    found.verdict = more == (settings.outcome == EvidenceOutcome::Expansion) ? Verdict::Higher : Verdict::Lower;
    return found;
}

} // namespace

std::vector<Exposure> eachMilestone(const Portfolio &portfolio)
{
    std::vector<Exposure> exposures;
    for (MilestoneIndex milestone = 0; milestone < portfolio.milestones.size(); ++milestone)
        exposures.push_back({{milestone}, 1});
    return exposures;
}

std::vector<Association> evidence(const Portfolio &portfolio, const FirstLives &lives,
                                  const std::vector<Exposure> &exposures, const Observability &observability,
                                  const EvidenceSettings &settings, const ParallelFor &parallel)
{
    // What is asked at one landmark is asked once, however many milestones share it.
    std::map<std::int32_t, LandmarkTable> tables;
    std::vector<std::int32_t> landmarks;
    for (const Exposure &exposure : exposures) {
        landmarks.push_back(landmarkOf(portfolio, exposure, settings));
        tables.try_emplace(landmarks.back());
    }
    std::vector<std::pair<const std::int32_t, LandmarkTable> *> asked;
    for (auto &each : tables)
        asked.push_back(&each);
    if (asked.size() == 1)
        asked.front()->second = landmarkTable(portfolio, lives, asked.front()->first, settings, parallel);
    else
        parallel(asked.size(), [&](std::size_t i) {
            asked[i]->second = landmarkTable(portfolio, lives, asked[i]->first, settings, serially);
        });

    std::vector<Association> found(exposures.size());
    parallel(exposures.size(), [&](std::size_t i) {
        found[i] = compare(armTables(portfolio, lives, exposures[i], observability, tables.at(landmarks[i]), false),
                           exposures[i], settings, landmarks[i]);
    });

    std::vector<std::optional<double>> p;
    for (const Association &each : found)
        p.push_back(each.p);
    const auto q = benjaminiHochberg(p);
    for (std::size_t i = 0; i < found.size(); ++i) {
        Association &each = found[i];
        each.q = q[i];
        if (each.shortfall == Shortfall::None && (!each.q || *each.q >= falseDiscoveryRate))
            each.verdict = Verdict::NoDifference;
    }
    return found;
}

EvidenceDetail evidenceDetail(const Portfolio &portfolio, const FirstLives &lives, const Exposure &exposure,
                              const Observability &observability, const EvidenceSettings &settings,
                              const ParallelFor &parallel)
{
    const std::int32_t landmark = landmarkOf(portfolio, exposure, settings);
    ArmTables tables = armTables(portfolio, lives, exposure, observability,
                                 landmarkTable(portfolio, lives, landmark, settings, parallel), true);
    EvidenceDetail detail;
    detail.found = compare(tables, exposure, settings, landmark);
    if (detail.found.shortfall == Shortfall::None && (!detail.found.p || *detail.found.p >= falseDiscoveryRate))
        detail.found.verdict = Verdict::NoDifference;
    EvidenceCurves &curves = detail.curves;
    curves.exposedCounts = tables.landmarked.arm(1, landmark, detail.found.horizon);
    curves.unexposedCounts = tables.landmarked.arm(0, landmark, detail.found.horizon);
    if (settings.outcome == EvidenceOutcome::Retention) {
        curves.exposed = kaplanMeier(curves.exposedCounts);
        curves.unexposed = kaplanMeier(curves.unexposedCounts);
    } else {
        curves.exposedIncidence = cumulativeIncidence(curves.exposedCounts);
        curves.unexposedIncidence = cumulativeIncidence(curves.unexposedCounts);
    }
    detail.arms = std::move(tables.members);
    return detail;
}

} // namespace milepost::analytics
