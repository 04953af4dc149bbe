/// Cumulative incidence of a milestone with churn competing (M2): Aalen–Johansen, its variance, limits and
/// quantiles. Equal to R's survfit(Surv(t, factor(s, 0:2)), conf.type = "log-log"). Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace milepost::analytics {

constexpr double z95 = 1.959963984540054;

enum class Outcome : std::uint8_t { Censored, Event, Competing };

/// One account: what ended its observation, and on which day (≥ 0) counted from its start.
struct FollowUp {
    std::int32_t day = 0;
    Outcome outcome = Outcome::Censored;
};

/// How many follow-ups end on each day, by outcome. All three have the same length: last day + 1.
struct DayCounts {
    std::vector<std::uint32_t> event, competing, censored;

    void add(FollowUp followUp, std::int32_t count = 1);
    [[nodiscard]] std::uint64_t total() const;
    [[nodiscard]] static DayCounts of(std::span<const FollowUp> followUps);
};

/// State after a day on which somebody reached the milestone or left.
struct IncidencePoint {
    std::int32_t day = 0;
    std::uint32_t atRisk = 0; ///< n(u), before this day's events
    std::uint32_t events = 0, competing = 0;
    double incidence = 0; ///< F
    double se = 0; ///< survfit's std.err
    double low = 0, high = 0; ///< F^exp(±z·se/(F ln F)); NaN where F is 0 or 1 or se is 0
};

struct Incidence {
    std::uint64_t n = 0;
    std::vector<IncidencePoint> points; ///< by day; only days with an event or a competing exit

    /// Smallest day with F ≥ q − 1e-9: the left end of a flat stretch, where R reports its midpoint.
    [[nodiscard]] std::optional<std::int32_t> quantile(double q) const;
    /// The same on the upper (earlier day) and the lower band.
    [[nodiscard]] std::optional<std::int32_t> quantileLow(double q) const;
    [[nodiscard]] std::optional<std::int32_t> quantileHigh(double q) const;
    /// F at the end of a day; 0 before the first point.
    [[nodiscard]] double at(std::int32_t day) const;
};

/// On one day: milestone before churn, both before censorings (M0).
[[nodiscard]] Incidence cumulativeIncidence(const DayCounts &counts);

/// F alone, as far as its quantiles need: smallest day for each q in ascending order, NaN when not reached.
/// `atRisk` follow-ups in all. For thousands of curves in one sweep; equals cumulativeIncidence().quantile().
void incidenceQuantiles(std::span<const std::uint32_t> event, std::span<const std::uint32_t> competing,
                        std::span<const std::uint32_t> censored, std::uint64_t atRisk, std::span<const double> q,
                        std::span<float> day);

} // namespace milepost::analytics
