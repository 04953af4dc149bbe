#include "analytics/retention.h"

#include <algorithm>

namespace milepost::analytics {

std::uint64_t atRiskOn(const DayCounts &counts, std::int32_t day)
{
    std::uint64_t sum = 0;
    for (auto d = static_cast<std::size_t>(std::max(day, 0)); d < counts.event.size(); ++d)
        sum += counts.event[d] + counts.competing[d] + counts.censored[d];
    return sum;
}

std::vector<RetentionCurve> retention(const FirstLives &lives, const Grouping &grouping,
                                      const RetentionSettings &settings)
{
    std::vector<RetentionCurve> curves(grouping.count());
    for (std::uint32_t group = 0; group < curves.size(); ++group)
        curves[group].group = group;
    for (AccountIndex account = 0; account < lives.accountCount(); ++account) {
        if (!lives.started(account) || grouping.of[account] == noGroup)
            continue;
        RetentionCurve &curve = curves[grouping.of[account]];
        if (settings.observableFrom.valid() && lives.start[account] < settings.observableFrom) {
            ++curve.notObservable;
            continue;
        }
        const std::int32_t last = settings.horizon ? std::min(lives.followedTo[account], *settings.horizon)
                                                   : lives.followedTo[account];
        const bool event = lives.left[account] && lives.followedTo[account] == last;
        curve.counts.add({last, event ? Outcome::Event : Outcome::Censored});
        ++curve.n;
    }
    for (RetentionCurve &curve : curves) {
        curve.survival = kaplanMeier(curve.counts, settings.limits);
        curve.churned = static_cast<std::uint32_t>(curve.survival.events);
        curve.median = {curve.survival.quantile(0.5), curve.survival.quantileLow(0.5), curve.survival.quantileHigh(0.5)};
    }
    return curves;
}

} // namespace milepost::analytics
