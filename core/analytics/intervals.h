/// Intervals and tests of plain shares, and the false-discovery rate (M1, M3, M4). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/estimate.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace milepost::analytics {

/// Wilson score limits of a share p seen among n (n may be an effective number). n > 0, 0 ≤ p ≤ 1.
struct Limits {
    double low = 0, high = 1;
};
[[nodiscard]] Limits wilson(double p, double n);
/// Exact limits of a Poisson mean of which `k` ≥ 0 events were seen (Garwood 1936; = poisson.test(k)$conf.int).
[[nodiscard]] Limits poissonLimits(std::int64_t k);
/// k of n, Wilson; no value when n = 0.
[[nodiscard]] Estimate shareOf(double k, double n);
/// p1 − p0 by square-and-add. No limits where one of the two has none.
[[nodiscard]] Estimate moverDifference(const Estimate &first, const Estimate &zeroth, IntervalMethod method);
/// Two-sided p of a chi-squared statistic with one degree of freedom (Boost.Math).
[[nodiscard]] double chiSquaredP(double statistic);
/// Two-sided p of a standard normal statistic.
[[nodiscard]] double normalP(double z);
/// Benjamini–Hochberg (= p.adjust(p, "BH")) over those that have a p; the others stay without.
[[nodiscard]] std::vector<std::optional<double>> benjaminiHochberg(std::span<const std::optional<double>> p);

/// Wilcoxon's rank-sum test of two samples of counts, normal approximation with ties, no continuity correction
/// (= wilcox.test(exact = FALSE, correct = FALSE)). None when a sample is empty or all counts are equal.
[[nodiscard]] std::optional<double> rankSumP(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second);

} // namespace milepost::analytics
