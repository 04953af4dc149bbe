#include "analytics/measure_ladder.h"

#include "analytics/months.h"

#include <algorithm>
#include <cmath>

namespace milepost::analytics {

namespace {

constexpr std::int32_t recentWindow = 180;

std::int32_t distinctBy(const Portfolio &portfolio, const Lives &lives, AccountIndex account, std::int32_t day,
                        AccountIndex applicableTo)
{
    std::int32_t count = 0;
    for (const FirstReach &first : lives.firsts.of(account)) {
        if (first.day > day)
            break;
        count += portfolio.applies(applicableTo, first.milestone) ? 1 : 0;
    }
    return count;
}

std::int32_t occurrencesIn(const Portfolio &portfolio, const Lives &lives, AccountIndex account, std::int32_t from,
                           std::int32_t to, AccountIndex applicableTo)
{
    std::int32_t count = 0;
    for (const AchievementFact &fact : portfolio.achievements.of(account)) {
        const std::int32_t day = lives.tenureOf(account, fact.on);
        if (day > to)
            break;
        count += day >= from && portfolio.applies(applicableTo, fact.milestone) ? 1 : 0;
    }
    return count;
}

/// Σ over paid subscriptions open on a day of what `of` gives; none where no open one says.
template <class Of>
std::optional<double> overOpen(const Portfolio &portfolio, AccountIndex account, Day day, const Of &of)
{
    double sum = 0;
    bool known = false;
    for (const SubscriptionFact &each : portfolio.subscriptions.of(account)) {
        const std::optional<double> value = of(each);
        if (each.trial || !value || !each.start.valid() || !each.openOn(day))
            continue;
        sum += *value;
        known = true;
    }
    return known ? std::optional(sum) : std::nullopt;
}

std::optional<double> measureFor(const Portfolio &portfolio, const Lives &lives, AccountIndex account, std::int32_t day,
                                 TenureMeasure measure, AccountIndex applicableTo)
{
    if (lives.observedTo[account] < day || day < 0)
        return std::nullopt;
    switch (measure) {
    case TenureMeasure::Milestones:
        return distinctBy(portfolio, lives, account, day, applicableTo);
    case TenureMeasure::Occurrences:
        return occurrencesIn(portfolio, lives, account, 0, day, applicableTo);
    case TenureMeasure::Occurrences180:
        return occurrencesIn(portfolio, lives, account, day - recentWindow + 1, day, applicableTo);
    case TenureMeasure::Density:
        return day == 0 ? std::nullopt
                        : std::optional(occurrencesIn(portfolio, lives, account, 0, day, applicableTo) / (day / daysPerMonth));
    case TenureMeasure::Seats:
        return overOpen(portfolio, account, lives.start[account] + day, [](const SubscriptionFact &each) {
            return each.seats == noCount ? std::nullopt : std::optional<double>(each.seats);
        });
    case TenureMeasure::Arr:
        return overOpen(portfolio, account, lives.start[account] + day, [&](const SubscriptionFact &each) {
            const double unit = std::pow(10.0, portfolio.baseCurrency.valid() ? portfolio.baseCurrency.minorDigits() : 2);
            return each.arrMinor == noMinor ? std::nullopt
                                            : std::optional(static_cast<double>(each.arrMinor) / unit);
        });
    }
    return std::nullopt;
}

std::uint8_t bandOn(const Lives &lives, AccountIndex account, std::int32_t day)
{
    for (std::uint32_t stay = lives.stayOffset[account]; stay < lives.stayOffset[account + 1]; ++stay) {
        if (lives.stays[stay].from <= day && day < lives.stays[stay].to)
            return lives.stays[stay].band;
    }
    return unknownBand;
}

/// What members of a rung share with the account.
struct RungKey {
    StringId industry = 0, plan = 0;
    std::uint8_t band = unknownBand;
    bool industryMatters = false, planMatters = false, bandMatters = false;
    [[nodiscard]] bool empty() const
    {
        return (industryMatters && industry == 0) || (planMatters && plan == 0) || (bandMatters && band == unknownBand);
    }
};

RungKey keyOfRung(PeerRung rung, const Portfolio &portfolio, const Lives &lives, AccountIndex account, std::int32_t day)
{
    RungKey key{portfolio.industry[account], portfolio.plan[account], bandOn(lives, account, day), false, false, false};
    key.industryMatters = rung == PeerRung::IndustryPlanSize;
    key.bandMatters = rung == PeerRung::IndustryPlanSize || rung == PeerRung::PlanSize;
    key.planMatters = rung != PeerRung::All;
    return key;
}

std::string bandLabel(std::uint8_t band, const std::array<std::int32_t, 3> &bands)
{
    const std::int32_t from = band == 0 ? 1 : bands[band - 1u];
    return band == 3 ? std::to_string(from) + "+" : std::to_string(from) + "–" + std::to_string(bands[band] - 1);
}

std::string labelOf(const RungKey &key, const Portfolio &portfolio, const std::array<std::int32_t, 3> &bands)
{
    std::string label;
    const auto add = [&label](std::string_view part) { label += (label.empty() ? "" : " · ") + std::string(part); };
    if (key.industryMatters)
        add(portfolio.text(key.industry));
    if (key.planMatters)
        add(portfolio.text(key.plan));
    if (key.bandMatters)
        add(bandLabel(key.band, bands));
    return label;
}

/// R type 7; values ascending, not empty.
double quantile7(const std::vector<float> &values, double q)
{
    const double at = q * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (at - static_cast<double>(low)) * (double(values[high]) - values[low]);
}

void rank(LadderRung &rung, const std::optional<double> &own)
{
    std::sort(rung.values.begin(), rung.values.end());
    rung.p25 = quantile7(rung.values, 0.25);
    rung.median = quantile7(rung.values, 0.5);
    rung.p75 = quantile7(rung.values, 0.75);
    if (!own)
        return;
    const auto value = static_cast<float>(*own);
    const auto [first, last] = std::equal_range(rung.values.begin(), rung.values.end(), value);
    rung.below = static_cast<std::int32_t>(first - rung.values.begin());
    rung.equal = static_cast<std::int32_t>(last - first);
    rung.percentile = 100.0 * (rung.below + 0.5 * rung.equal) / rung.n;
}

} // namespace

std::optional<double> measureOn(const Portfolio &portfolio, const Lives &lives, AccountIndex account, std::int32_t day,
                                TenureMeasure measure)
{
    return measureFor(portfolio, lives, account, day, measure, account);
}

const LadderRung *MeasureLadder::used() const
{
    const auto found = std::find_if(rungs.begin(), rungs.end(), [](const LadderRung &rung) { return rung.used; });
    return found == rungs.end() ? nullptr : &*found;
}

MeasureLadder measureLadder(const Portfolio &portfolio, const Lives &lives, AccountIndex account, TenureMeasure measure,
                            std::int32_t k, const std::array<std::int32_t, 3> &sizeBands,
                            std::optional<std::int32_t> tenure)
{
    constexpr std::array order{PeerRung::IndustryPlanSize, PeerRung::PlanSize, PeerRung::Plan, PeerRung::All};
    MeasureLadder ladder;
    ladder.measure = measure;
    ladder.tenure = tenure.value_or(lives.observedTo[account]);
    ladder.own = measureOn(portfolio, lives, account, ladder.tenure, measure);
    std::array<RungKey, 4> keys;
    const bool observed = lives.observedTo[account] >= ladder.tenure && ladder.tenure >= 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        keys[i] = keyOfRung(order[i], portfolio, lives, account, ladder.tenure);
        ladder.rungs[i].rung = order[i];
        ladder.rungs[i].skipped = keys[i].empty();
        if (!keys[i].empty())
            ladder.rungs[i].label = labelOf(keys[i], portfolio, sizeBands);
    }
    for (AccountIndex peer = 0; observed && peer < portfolio.accountCount(); ++peer) {
        if (peer == account || lives.observedTo[peer] < ladder.tenure)
            continue;
        const auto value = measureFor(portfolio, lives, peer, ladder.tenure, measure, account);
        if (!value)
            continue;
        const std::uint8_t band = bandOn(lives, peer, ladder.tenure);
        for (std::size_t i = 0; i < order.size(); ++i) {
            const RungKey &key = keys[i];
            if (!ladder.rungs[i].skipped && (!key.industryMatters || portfolio.industry[peer] == key.industry)
                && (!key.planMatters || portfolio.plan[peer] == key.plan) && (!key.bandMatters || band == key.band))
                ladder.rungs[i].values.push_back(static_cast<float>(*value));
        }
    }
    bool found = false;
    for (LadderRung &rung : ladder.rungs) {
        rung.n = static_cast<std::int32_t>(rung.values.size());
        if (rung.skipped || rung.n < std::max(k, 1)) {
            rung.values.clear();
            continue;
        }
        rung.used = !found;
        found = true;
        rank(rung, ladder.own);
    }
    return ladder;
}

std::vector<MeasuredAccount> measureAll(const Portfolio &portfolio, const Lives &lives, TenureMeasure measure,
                                        std::int32_t tenure)
{
    std::vector<MeasuredAccount> measured;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        if (const auto value = measureOn(portfolio, lives, account, tenure, measure))
            measured.push_back({account, static_cast<float>(*value)});
    }
    return measured;
}

} // namespace milepost::analytics
