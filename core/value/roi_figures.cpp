#include "value/roi_figures.h"

#include <algorithm>

namespace milepost::value {

std::optional<std::vector<std::pair<Day, std::int64_t>>> subscriptionCosts(const Portfolio &portfolio, AccountIndex account, Day from, Day to)
{
    std::vector<std::pair<Day, std::int64_t>> due;
    const auto within = [&](Day day) { return day >= from && day <= to; };
    const auto invoices = portfolio.invoices.of(account);
    for (const InvoiceFact &invoice : invoices) {
        const Day on = invoice.due.valid() ? invoice.due : invoice.issued;
        if (!on.valid() || !within(on))
            continue;
        if (invoice.amountMinor == noMinor)
            return std::nullopt;
        due.emplace_back(on, invoice.amountMinor);
    }
    if (invoices.empty()) {
        bool any = false;
        for (const SubscriptionFact &subscription : portfolio.subscriptions.of(account)) {
            if (subscription.trial)
                continue;
            any = true;
            if (subscription.arrMinor == noMinor)
                return std::nullopt;
            // ARR is what a year costs.
            for (int year = 0;; ++year) {
                const Day on = addMonths(subscription.start, 12 * year);
                if (on > to || (subscription.end.valid() && on >= subscription.end))
                    break;
                if (within(on))
                    due.emplace_back(on, subscription.arrMinor);
            }
        }
        if (!any)
            return std::nullopt;
    }
    std::ranges::stable_sort(due, {}, &std::pair<Day, std::int64_t>::first);
    return due;
}

std::optional<Exact> RoiSums::roi(RoiFigure figure) const
{
    const auto &sum = value[static_cast<std::size_t>(figure)];
    if (!sum || !cost || *cost == 0)
        return std::nullopt;
    return Exact((*sum - *cost) / *cost);
}

Result<RoiFigures> RoiFigures::prepare(const RoiModel &model, const Portfolio &portfolio, std::span<const DatedRate> rates, Day to)
{
    MP_TRY(checkRoi(model, portfolio));
    RoiFigures made(model, portfolio, to);
    struct Number {
        Exact value;
        bool agreed = true, known = true;
    };
    const auto read = [&](const std::string &key, int none) {
        const auto at = std::ranges::find(model.assumptions, key, &RoiAssumption::key);
        if (at == model.assumptions.end())
            return Number{none};
        const auto one = at->currency.valid() ? inBase(1, at->currency, portfolio.baseCurrency, at->on.valid() ? at->on : to, rates)
                                              : std::optional(Exact(1));
        return Number{*exactFromDecimal(at->base) * one.value_or(0), at->agreed, one.has_value()};
    };
    for (const RoiLine &line : model.lines) {
        const Number saving = read(line.saving, 0), without = read(line.withoutUs, 0), rate = read(line.rate, 1), share = read(line.confidence, 1);
        Line prepared;
        if (line.counted == RoiCounted::Event)
            prepared.event = line.object;
        else
            prepared.milestone = portfolio.findMilestone(line.object);
        prepared.agreed = saving.agreed && without.agreed && rate.agreed && share.agreed;
        prepared.known = saving.known && without.known && rate.known && share.known;
        prepared.headline = prepared.agreed && line.kind != RoiKind::TimeReleased;
        prepared.wholeHours = line.unit == RoiUnit::Minutes && model.rounding == RoiRounding::WholeHours;
        prepared.amountEach = saving.value - without.value;
        if (line.unit == RoiUnit::Minutes)
            prepared.amountEach /= 60;
        prepared.moneyEach = line.unit == RoiUnit::Money ? share.value : Exact(rate.value * share.value);
        prepared.each = prepared.amountEach * prepared.moneyEach;
        made.m_lines.push_back(std::move(prepared));
    }
    for (const RoiCost &cost : model.costs) {
        Cost prepared;
        prepared.subscription = cost.kind == RoiCostKind::Subscription;
        prepared.due = cost.due;
        if (!prepared.subscription) {
            const Number amount = read(cost.amount, 0), rate = read(cost.rate, 1);
            prepared.known = amount.known && rate.known;
            prepared.amount = amount.value * rate.value;
        }
        made.m_costs.push_back(std::move(prepared));
    }
    return made;
}

template <class Visit>
void RoiFigures::forEachOccurrence(AccountIndex account, std::span<const EventCount> events, Day from, Day to, Visit visit) const
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (line.event.empty()) {
            for (const AchievementFact &fact : m_portfolio->achievements.of(account)) {
                if (fact.milestone == line.milestone && fact.on >= from && fact.on <= to)
                    visit(i, fact.on, std::int64_t(1));
            }
        } else {
            for (const EventCount &event : events) {
                if (event.event == line.event && event.on >= from && event.on <= to)
                    visit(i, event.on, event.count);
            }
        }
    }
}

std::array<std::optional<Exact>, 3> RoiFigures::valueOf(const Counts &counts) const
{
    std::array<std::optional<Exact>, 3> sums;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (!line.known)
            continue;
        const Exact worth = line.wholeHours ? Exact(wholeBelow(line.amountEach * counts[i]) * line.moneyEach) : Exact(line.each * counts[i]);
        for (std::size_t f = 0; f < sums.size(); ++f) {
            const bool counted = f == static_cast<std::size_t>(RoiFigure::WithUnagreed) || (f == static_cast<std::size_t>(RoiFigure::Headline) ? line.headline : line.agreed);
            if (counted)
                sums[f] = sums[f] ? Exact(*sums[f] + worth) : worth;
        }
    }
    return sums;
}

std::optional<std::vector<std::pair<Day, Exact>>> RoiFigures::costsOf(AccountIndex account, Day from, Day to) const
{
    std::vector<std::pair<Day, Exact>> costs;
    for (const Cost &cost : m_costs) {
        if (cost.subscription) {
            const auto due = subscriptionCosts(*m_portfolio, account, from, to);
            if (!due)
                return std::nullopt;
            for (const auto &[on, minor] : *due)
                costs.emplace_back(on, majorOf(minor, m_portfolio->baseCurrency));
            continue;
        }
        if (!cost.known)
            return std::nullopt;
        const Day on = cost.due.valid() ? cost.due : from;
        if (on >= from && on <= to)
            costs.emplace_back(on, cost.amount);
    }
    return costs;
}

std::optional<RoiSums> RoiFigures::of(AccountIndex account, std::span<const EventCount> events) const
{
    RoiSums sums;
    std::tie(sums.from, sums.to) = roiPeriod(*m_model, *m_portfolio, account);
    if (!sums.from.valid() || sums.to < sums.from)
        return std::nullopt;
    Counts counts(m_lines.size(), 0);
    forEachOccurrence(account, events, sums.from, sums.to, [&](std::size_t line, Day, std::int64_t count) { counts[line] += count; });
    sums.value = valueOf(counts);
    if (const auto costs = costsOf(account, sums.from, sums.to)) {
        sums.cost = 0;
        for (const auto &[on, amount] : *costs)
            *sums.cost += amount;
    }
    return sums;
}

Day RoiFigures::above(const Exact &share, AccountIndex account, std::span<const EventCount> events) const
{
    const auto [from, to] = roiPeriod(*m_model, *m_portfolio, account);
    if (!from.valid() || to < from)
        return {};
    const auto costs = costsOf(account, from, to);
    if (!costs)
        return {};
    struct Change {
        Day on;
        std::size_t line;
        std::int64_t count;
    };
    std::vector<Change> changes;
    forEachOccurrence(account, events, from, to, [&](std::size_t line, Day on, std::int64_t count) { changes.push_back({on, line, count}); });
    std::vector<Day> days;
    for (const Change &change : changes)
        days.push_back(change.on);
    for (const auto &[on, amount] : *costs)
        days.push_back(on);
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    std::ranges::sort(changes, {}, &Change::on);
    Counts counts(m_lines.size(), 0);
    RoiSums so;
    Day since;
    std::size_t next = 0;
    for (const Day day : days) {
        for (; next < changes.size() && changes[next].on == day; ++next)
            counts[changes[next].line] += changes[next].count;
        so.value = valueOf(counts);
        so.cost = 0;
        for (const auto &[on, amount] : *costs)
            *so.cost += on <= day ? amount : Exact(0);
        const auto roi = so.roi(RoiFigure::Headline);
        if (!roi || *roi <= share)
            since = {};
        else if (!since.valid())
            since = day;
    }
    return since;
}

std::vector<std::string> RoiFigures::headlineMilestones() const
{
    std::vector<std::string> keys;
    for (const Line &line : m_lines) {
        if (line.headline && line.known && line.event.empty())
            keys.push_back(m_portfolio->milestones[line.milestone].key);
    }
    return keys;
}

} // namespace milepost::value
