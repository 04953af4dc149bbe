#include "milestones/percentile_cutoffs.h"

#include "milestones/property_condition.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace milepost::milestones {

namespace {

constexpr std::int32_t windowDays = 28;

auto order(const PercentileCutOff &row) { return std::tie(row.fingerprint, row.percentile, row.monthEnd); }

} // namespace

PercentileCutOffs::PercentileCutOffs(std::vector<PercentileCutOff> rows) : m_rows(std::move(rows))
{
    std::ranges::stable_sort(m_rows, [](const PercentileCutOff &a, const PercentileCutOff &b) {
        return order(a) < order(b);
    });
}

std::optional<double> PercentileCutOffs::inForce(std::uint64_t fingerprint, double percentile, Day day) const
{
    const auto wanted = std::tie(fingerprint, percentile, day);
    const auto after = std::partition_point(m_rows.begin(), m_rows.end(),
                                            [&](const PercentileCutOff &row) { return order(row) < wanted; });
    if (after == m_rows.begin())
        return std::nullopt;
    const PercentileCutOff &row = *std::prev(after);
    if (row.fingerprint != fingerprint || row.percentile != percentile || !(row.value > 0))
        return std::nullopt;
    return row.value;
}

std::vector<std::uint32_t> countsAtMonthEnds(const EventReader &events, const EventMatch &match,
                                             std::span<const Day> monthEnds, const Zone &zone)
{
    std::vector<CompiledCondition> where(match.where.begin(), match.where.end());
    std::vector<EventNameId> names;
    for (const std::string &name : match.names) {
        if (const auto id = events.nameId(name))
            names.push_back(*id);
    }
    std::vector<std::uint32_t> counts(monthEnds.size(), 0);
    if (names.empty() && !match.names.empty())
        return counts;
    for (const EventPoint &event : events.events()) {
        if (!event.time.valid() || (!names.empty() && std::ranges::find(names, event.name) == names.end()))
            continue;
        const Day day = zone.dayOf(event.time);
        const auto first = std::ranges::lower_bound(monthEnds, day);
        if (first == monthEnds.end() || *first - day >= windowDays)
            continue;
        const bool fits = std::ranges::all_of(where, [&](const CompiledCondition &condition) {
            return condition.holds(events.property(event.row, condition.property));
        });
        // Months are never shorter than the window: a day lies in one window at most.
        if (fits)
            ++counts[static_cast<std::size_t>(first - monthEnds.begin())];
    }
    return counts;
}

std::optional<double> cutOffOf(std::span<const std::uint32_t> counts, double percentile)
{
    if (counts.empty())
        return std::nullopt;
    std::vector<std::uint32_t> sorted(counts.begin(), counts.end());
    std::ranges::sort(sorted);
    // 1e-9: 90 % of 10 accounts is nine of them, whatever binary fractions make of it.
    const double rank = std::ceil(percentile / 100.0 * static_cast<double>(sorted.size()) - 1e-9);
    const auto at = static_cast<std::size_t>(std::clamp(rank, 1.0, static_cast<double>(sorted.size()))) - 1;
    return sorted[at];
}

Day monthEndOf(Day day)
{
    const auto civil = civilFromDay(day);
    const auto first = dayFromCivil(civil.year, civil.month, 1);
    return first ? addMonths(*first, 1) - 1 : Day{};
}

} // namespace milepost::milestones
