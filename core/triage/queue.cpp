#include "triage/queue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace milepost::triage {

namespace {

constexpr std::size_t planNeeds = 5;
constexpr std::int32_t doneDays = 14;
constexpr int stripPerOwner = 3;
constexpr std::uint32_t noSignal = 0xFFFFFFFF;

std::int64_t medianOf(std::vector<std::int64_t> &values)
{
    if (values.empty())
        return noMinor;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2)
        return *middle;
    const std::int64_t before = *std::max_element(values.begin(), middle);
    return before + (*middle - before) / 2;
}

/// Why an item is hidden, and until when; invalid: it is not.
Day hiddenUntil(std::span<const PutAway> items, std::span<const Signal> signals, Day asOf)
{
    Day until;
    for (const PutAway &item : items) {
        if (!item.on.valid() || item.on > asOf)
            continue;
        const Day end = item.until.valid() ? item.until : item.on + doneDays;
        if (asOf >= end)
            continue;
        const bool somethingNew
            = item.done && std::ranges::any_of(signals, [&](const Signal &s) { return s.since > item.on; });
        if (!somethingNew && (!until.valid() || end > until))
            until = end;
    }
    return until;
}

/// Items put away, by account.
class PutAwayIndex {
public:
    explicit PutAwayIndex(std::span<const PutAway> items) : m_items(items.begin(), items.end())
    {
        std::ranges::stable_sort(m_items, {}, &PutAway::account);
    }
    [[nodiscard]] std::span<const PutAway> of(AccountId account) const
    {
        const auto range = std::ranges::equal_range(m_items, account, {}, &PutAway::account);
        return {range.begin(), range.end()};
    }

private:
    std::vector<PutAway> m_items;
};

class Builder {
public:
    Builder(Standing &standing, const analytics::Lives &lives, std::span<const PutAway> putAway)
        : m_standing(standing), m_portfolio(*standing.portfolio), m_lives(lives), m_putAway(putAway),
          m_assumed(*standing.portfolio, lives)
    {
    }

    void run()
    {
        for (AccountIndex account = 0; account < m_portfolio.accountCount(); ++account) {
            if (!m_lives.current[account])
                continue;
            const QueueItem item = itemOf(account);
            if (item.leading == noSignal)
                continue;
            const Day until = hiddenUntil(m_putAway.of(m_portfolio.id[account]), m_standing.signals.of(account),
                                          m_portfolio.asOf);
            const bool money = item.kind != SignalKind::Celebrate && item.kind != SignalKind::Advocacy;
            if (until.valid()) {
                m_standing.putAway.push_back(item);
                m_standing.putAway.back().snoozedUntil = until;
            } else {
                (money ? m_standing.queue : m_standing.strip).push_back(item);
            }
        }
        order(m_standing.queue);
        order(m_standing.putAway);
        trimStrip();
        for (const QueueItem &item : m_standing.queue) {
            if (item.stakeMinor != noMinor)
                m_standing.queueStakeMinor += item.stakeMinor;
        }
    }

private:
    /// The account's one row: money first, whichever of risk and expansion weighs more; else a celebration or ask.
    QueueItem itemOf(AccountIndex account)
    {
        QueueItem item;
        item.account = account;
        item.leading = noSignal;
        item.arrMinor = m_portfolio.arrMinor[account];
        if (item.arrMinor == noMinor) {
            item.arrMinor = m_assumed.of(m_portfolio.plan[account]);
            item.arrAssumed = item.arrMinor != noMinor;
        }
        item.risk = m_standing.risk[account];
        item.urgency = m_standing.urgency[account];
        item.decisionDay = m_standing.decisionDay[account];
        item.daysToDecision = item.decisionDay.valid() ? item.decisionDay - m_portfolio.asOf : 0;

        std::uint32_t risk = noSignal, expansion = noSignal, strip = noSignal;
        const std::uint32_t begin = m_standing.signals.offset[account], end = m_standing.signals.offset[account + 1];
        for (std::uint32_t i = begin; i < end; ++i) {
            const Signal &signal = m_standing.signals.rows[i];
            const bool down = signal.kind == SignalKind::Risk || signal.kind == SignalKind::Renewal;
            if (down && signal.severity >= Severity::Watch && risk == noSignal)
                risk = i;
            if (signal.kind == SignalKind::Expansion && expansion == noSignal)
                expansion = i;
            if ((signal.kind == SignalKind::Celebrate || signal.kind == SignalKind::Advocacy) && strip == noSignal)
                strip = i;
        }
        const bool free = item.arrMinor == 0; // nothing of money is at stake (M10)
        if (!m_standing.in(account, Segment::Expansion) || free)
            expansion = noSignal;
        if (free)
            risk = noSignal;
        const std::int64_t atRisk = stakeAtRisk(item), toWin = expansionStake(item.arrMinor);
        if (risk != noSignal && (expansion == noSignal || item.arrMinor == noMinor || atRisk >= toWin)) {
            item.leading = risk;
            item.stakeMinor = atRisk;
        } else if (expansion != noSignal) {
            item.leading = expansion;
            item.stakeMinor = toWin;
        } else if (strip != noSignal) {
            item.leading = strip;
        }
        if (item.leading == noSignal)
            return item;
        item.kind = m_standing.signals.rows[item.leading].kind;
        if (item.stakeMinor != noMinor)
            item.orderMinor = roundedMinor(static_cast<double>(item.stakeMinor) * item.urgency);
        return item;
    }

    static std::int64_t stakeAtRisk(const QueueItem &item)
    {
        return item.arrMinor == noMinor ? noMinor : roundedMinor(static_cast<double>(item.arrMinor) * item.risk);
    }

    void order(std::vector<QueueItem> &items) const
    {
        // Where no ARR is known at all, risk × urgency alone put the graver and nearer first. Accounts ascend by id.
        struct Key {
            std::int64_t order, arr;
            double weight;
            std::int32_t day;
            AccountIndex account;
            std::uint32_t item;
        };
        std::vector<Key> keys;
        keys.reserve(items.size());
        for (const QueueItem &item : items) {
            keys.push_back({item.orderMinor, std::max<std::int64_t>(item.arrMinor, 0),
                            item.stakeMinor == noMinor ? item.risk * item.urgency : 0.0,
                            item.decisionDay.valid() ? item.decisionDay.value : std::numeric_limits<int>::max(),
                            item.account, static_cast<std::uint32_t>(keys.size())});
        }
        std::ranges::sort(keys, [](const Key &a, const Key &b) {
            if (a.order != b.order)
                return a.order > b.order;
            if (a.weight != b.weight)
                return a.weight > b.weight;
            if (a.arr != b.arr)
                return a.arr > b.arr;
            return std::pair(a.day, a.account) < std::pair(b.day, b.account);
        });
        std::vector<QueueItem> ordered;
        ordered.reserve(items.size());
        for (const Key &key : keys)
            ordered.push_back(items[key.item]);
        items = std::move(ordered);
    }

    void trimStrip()
    {
        const auto key = [this](const QueueItem &item) {
            return std::tuple(item.decisionDay.valid() ? item.decisionDay.value : std::numeric_limits<int>::max(),
                              -std::max<std::int64_t>(item.arrMinor, 0), m_portfolio.id[item.account]);
        };
        std::ranges::sort(m_standing.strip,
                          [&](const QueueItem &a, const QueueItem &b) { return key(a) < key(b); });
        std::unordered_map<StringId, int> shown;
        std::erase_if(m_standing.strip, [&](const QueueItem &item) {
            return ++shown[m_portfolio.owner[item.account]] > stripPerOwner;
        });
    }

    Standing &m_standing;
    const Portfolio &m_portfolio;
    const analytics::Lives &m_lives;
    const PutAwayIndex m_putAway;
    const AssumedArr m_assumed;
};

} // namespace

AssumedArr::AssumedArr(const Portfolio &portfolio, const analytics::Lives &lives)
    : m_byPlan(portfolio.strings.size(), noMinor)
{
    std::vector<std::uint32_t> numberOf(portfolio.strings.size(), 0); // of each plan, from 1
    std::vector<std::pair<StringId, std::vector<std::int64_t>>> plans;
    std::vector<std::int64_t> all;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        if (!lives.current[account] || portfolio.arrMinor[account] == noMinor)
            continue;
        all.push_back(portfolio.arrMinor[account]);
        const StringId plan = portfolio.plan[account];
        if (plan == 0)
            continue;
        if (numberOf[plan] == 0) {
            plans.push_back({plan, {}});
            numberOf[plan] = static_cast<std::uint32_t>(plans.size());
        }
        plans[numberOf[plan] - 1].second.push_back(portfolio.arrMinor[account]);
    }
    m_all = medianOf(all);
    for (auto &[plan, values] : plans) {
        if (values.size() >= planNeeds)
            m_byPlan[plan] = medianOf(values);
    }
}

std::int64_t AssumedArr::of(StringId plan) const { return m_byPlan[plan] != noMinor ? m_byPlan[plan] : m_all; }

double riskIndex(std::span<const Signal> signals, const StandingSettings &settings)
{
    double safe = 1;
    for (const Signal &signal : signals)
        safe *= 1 - settings.indexBySeverity[static_cast<std::size_t>(signal.severity)];
    return 1 - safe;
}

std::int64_t expansionStake(std::int64_t arrMinor)
{
    return arrMinor == noMinor ? noMinor : roundedMinor(static_cast<double>(arrMinor) * 0.10 * (0 + 1) / (0 + 5));
}

std::int64_t roundedMinor(double minor)
{
    constexpr double most = 9e18;
    return std::llround(std::clamp(minor, -most, most));
}

void fillQueue(Standing &standing, const analytics::Lives &lives, std::span<const PutAway> putAway)
{
    Builder(standing, lives, putAway).run();
}

} // namespace milepost::triage
