#include "value/roi.h"

#include "value/roi_figures.h"

#include <algorithm>
#include <map>

namespace milepost::value {

namespace {

constexpr std::array kinds{RoiKind::CashSaved, RoiKind::RevenueGained, RoiKind::LossAvoided, RoiKind::TimeReleased};
constexpr std::size_t low = 0, base = 1, high = 2;

/// An assumption's numbers, in the base currency where they are money.
struct Read {
    Scenarios value;
    bool agreed = true;
    bool known = true; ///< false: no exchange rate
};

struct Occurrences {
    Day on;
    std::int64_t count = 0;
};

class Evaluation {
public:
    Evaluation(const RoiModel &model, const RoiInput &input) : m_model(model), m_input(input), m_p(input.portfolio) {}

    Result<RoiResult> run()
    {
        MP_TRY(checkRoi(m_model, m_p));
        std::tie(m_result.from, m_result.to) = roiPeriod(m_model, m_p, m_input.account);
        if (!m_result.from.valid() || m_result.to < m_result.from)
            return Error{ErrorCode::NotFound, "model " + m_model.key, "the account has no contract in the period"};
        m_result.currency = m_p.baseCurrency;
        for (const RoiAssumption &assumption : m_model.assumptions) {
            m_result.exchange.push_back(exchange(assumption));
            m_assumptions.push_back(read(assumption, m_result.exchange.back()));
        }
        for (std::size_t i = 0; i < m_model.lines.size(); ++i)
            m_occurrences.push_back(occurrencesOf(m_model.lines[i]));
        m_result.lines = lines();
        m_result.costs = costs();
        m_result.value = figures(m_result.lines);
        m_result.cost = total(m_result.costs);
        months();
        explain();
        tornado();
        return std::move(m_result);
    }

private:
    [[nodiscard]] std::optional<Exact> exchange(const RoiAssumption &assumption) const
    {
        if (!assumption.currency.valid())
            return Exact(1);
        return inBase(1, assumption.currency, m_p.baseCurrency, assumption.on.valid() ? assumption.on : m_result.to, m_input.rates);
    }

    [[nodiscard]] static Read read(const RoiAssumption &assumption, const std::optional<Exact> &one)
    {
        const Exact middle = *exactFromDecimal(assumption.base);
        Read result{{exactFromDecimal(assumption.low).value_or(middle), middle, exactFromDecimal(assumption.high).value_or(middle)},
                    assumption.agreed, one.has_value()};
        for (Exact &value : result.value)
            value *= one.value_or(0);
        return result;
    }

    /// By key; the neutral `none` for "".
    [[nodiscard]] Read of(const std::string &key, int none) const
    {
        const auto at = std::ranges::find(m_model.assumptions, key, &RoiAssumption::key);
        if (at == m_model.assumptions.end())
            return {{none, none, none}, true, true};
        return m_assumptions[static_cast<std::size_t>(at - m_model.assumptions.begin())];
    }

    [[nodiscard]] std::vector<Occurrences> occurrencesOf(const RoiLine &line) const
    {
        std::map<Day, std::int64_t> days;
        if (line.counted == RoiCounted::Milestone) {
            const MilestoneIndex milestone = m_p.findMilestone(line.object);
            for (const AchievementFact &fact : m_p.achievements.of(m_input.account)) {
                if (fact.milestone == milestone && within(fact.on))
                    ++days[fact.on];
            }
        } else {
            for (const EventCount &event : m_input.events) {
                if (event.event == line.object && within(event.on))
                    days[event.on] += event.count;
            }
        }
        std::vector<Occurrences> result;
        for (const auto &[on, count] : days)
            result.push_back({on, count});
        return result;
    }
    [[nodiscard]] bool within(Day day) const { return day >= m_result.from && day <= m_result.to; }

    /// What a line is worth: hours (or units, or money) of all occurrences, and money for each of these.
    struct Terms {
        Exact amountEach, moneyEach; ///< of an occurrence; of a unit of the amount, attributable to us
    };
    [[nodiscard]] Terms terms(const RoiLine &line, std::size_t scenario) const
    {
        const Exact saved = of(line.saving, 0).value[scenario] - of(line.withoutUs, 0).value[scenario];
        const Exact share = of(line.confidence, 1).value[scenario];
        switch (line.unit) {
        case RoiUnit::Minutes: return {saved / 60, of(line.rate, 0).value[scenario] * share};
        case RoiUnit::Units: return {saved, of(line.rate, 0).value[scenario] * share};
        case RoiUnit::Money: break;
        }
        return {saved, share};
    }
    [[nodiscard]] Exact amount(const RoiLine &line, const Terms &terms, std::int64_t count) const
    {
        const Exact exactly = terms.amountEach * count;
        return line.unit == RoiUnit::Minutes && m_model.rounding == RoiRounding::WholeHours ? wholeBelow(exactly) : exactly;
    }

    [[nodiscard]] std::vector<LineValue> lines() const
    {
        std::vector<LineValue> result;
        for (std::size_t i = 0; i < m_model.lines.size(); ++i) {
            const RoiLine &line = m_model.lines[i];
            LineValue value;
            value.line = i;
            for (const Occurrences &day : m_occurrences[i])
                value.occurrences += day.count;
            value.agreed = true;
            for (const std::string *key : {&line.saving, &line.withoutUs, &line.rate, &line.confidence}) {
                const Read assumption = of(*key, 0);
                value.agreed = value.agreed && assumption.agreed;
                if (!assumption.known)
                    value.gap = RoiGap::NoExchangeRate;
            }
            if (value.gap == RoiGap::None) {
                Scenarios &money = value.value.emplace();
                for (std::size_t s = 0; s < money.size(); ++s) {
                    const Terms each = terms(line, s);
                    money[s] = amount(line, each, value.occurrences) * each.moneyEach;
                }
                if (line.unit == RoiUnit::Minutes)
                    value.hours = amount(line, terms(line, base), value.occurrences);
            }
            result.push_back(std::move(value));
        }
        return result;
    }

    [[nodiscard]] bool counts(const LineValue &line, RoiFigure figure) const
    {
        if (!line.value)
            return false;
        const bool time = m_model.lines[line.line].kind == RoiKind::TimeReleased;
        return figure == RoiFigure::WithUnagreed || (line.agreed && (!time || figure == RoiFigure::WithTime));
    }

    [[nodiscard]] std::array<std::optional<Scenarios>, 3> figures(const std::vector<LineValue> &of) const
    {
        std::array<std::optional<Scenarios>, 3> result;
        for (std::size_t f = 0; f < result.size(); ++f) {
            for (const LineValue &line : of) {
                if (!counts(line, static_cast<RoiFigure>(f)))
                    continue;
                Scenarios &sum = result[f] ? *result[f] : result[f].emplace();
                for (std::size_t s = 0; s < sum.size(); ++s)
                    sum[s] += (*line.value)[s];
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<CostValue> costs() const
    {
        std::vector<CostValue> result;
        for (std::size_t i = 0; i < m_model.costs.size(); ++i) {
            const RoiCost &cost = m_model.costs[i];
            CostValue value;
            value.cost = i;
            if (cost.kind == RoiCostKind::Subscription) {
                subscription(value);
            } else {
                const Read amount = of(cost.amount, 0), rate = of(cost.rate, 1);
                const Day due = cost.due.valid() ? cost.due : m_result.from;
                if (!amount.known || !rate.known) {
                    value.gap = RoiGap::NoExchangeRate;
                } else {
                    Scenarios &money = value.amount.emplace();
                    for (std::size_t s = 0; s < money.size() && within(due); ++s)
                        money[s] = amount.value[s] * rate.value[s];
                    value.due.emplace_back(due, money[base]);
                }
            }
            result.push_back(std::move(value));
        }
        return result;
    }

    void subscription(CostValue &value) const
    {
        const auto costs = subscriptionCosts(m_p, m_input.account, m_result.from, m_result.to);
        if (!costs) {
            value.gap = RoiGap::NoSubscriptionPrice;
            return;
        }
        Scenarios &money = value.amount.emplace();
        for (const auto &[due, minor] : *costs) {
            value.due.emplace_back(due, majorOf(minor, m_p.baseCurrency));
            for (Exact &each : money)
                each += value.due.back().second;
        }
    }

    [[nodiscard]] static std::optional<Scenarios> total(const std::vector<CostValue> &costs)
    {
        Scenarios sum{};
        for (const CostValue &cost : costs) {
            if (!cost.amount)
                return std::nullopt;
            for (std::size_t s = 0; s < sum.size(); ++s)
                sum[s] += (*cost.amount)[s];
        }
        return sum;
    }

    void months()
    {
        std::array<Exact, 3> value{};
        Exact cost = 0;
        for (int k = 0;; ++k) {
            const Day begin = k == 0 ? m_result.from : addMonths(m_result.from, k);
            const Day end = std::min(addMonths(m_result.from, k + 1) - 1, m_result.to);
            if (begin > m_result.to)
                return;
            const bool last = end == m_result.to;
            for (const LineValue &line : m_result.lines) {
                if (!line.value)
                    continue;
                const Exact made = valueOn(line, begin, end) + (last ? rounding(line) : Exact(0));
                for (std::size_t f = 0; f < value.size(); ++f)
                    value[f] += counts(line, static_cast<RoiFigure>(f)) ? made : Exact(0);
            }
            for (const CostValue &each : m_result.costs) {
                for (const auto &[due, amount] : each.due)
                    cost += due >= begin && due <= end ? amount : Exact(0);
            }
            m_result.months.push_back({begin, end, value, cost});
        }
    }

    [[nodiscard]] Exact valueOn(const LineValue &line, Day begin, Day end) const
    {
        const Terms each = terms(m_model.lines[line.line], base);
        std::int64_t count = 0;
        for (const Occurrences &day : m_occurrences[line.line])
            count += day.on >= begin && day.on <= end ? day.count : 0;
        return each.amountEach * count * each.moneyEach;
    }

    /// What the model's rounding takes from a line's sum.
    [[nodiscard]] Exact rounding(const LineValue &line) const
    {
        return (*line.value)[base] - valueOn(line, m_result.from, m_result.to);
    }

    void explain()
    {
        RoiNode &root = m_result.explanation;
        for (const RoiKind kind : kinds) {
            RoiNode group;
            group.kind = RoiNode::Kind::Value;
            group.value = kind;
            for (const LineValue &line : m_result.lines) {
                if (m_model.lines[line.line].kind == kind && line.value)
                    adopt(group, lineNode(line));
            }
            if (!group.children.empty())
                adopt(root, std::move(group));
        }
    }

    static void adopt(RoiNode &parent, RoiNode child)
    {
        parent.count += child.count;
        parent.amount += child.amount;
        parent.children.push_back(std::move(child));
    }

    [[nodiscard]] RoiNode lineNode(const LineValue &line) const
    {
        const RoiLine &definition = m_model.lines[line.line];
        const Terms each = terms(definition, base);
        const auto node = [&](RoiNode::Kind kind, Day on) {
            RoiNode made;
            made.kind = kind;
            made.line = line.line;
            made.value = definition.kind;
            made.on = on;
            return made;
        };
        RoiNode top = node(RoiNode::Kind::Line, {});
        std::optional<RoiNode> month;
        for (const Occurrences &day : m_occurrences[line.line]) {
            const Day first = monthOf(day.on);
            if (month && month->on != first) {
                adopt(top, std::move(*month));
                month.reset();
            }
            if (!month)
                month = node(RoiNode::Kind::Month, first);
            RoiNode leaf = node(RoiNode::Kind::Day, day.on);
            leaf.count = day.count;
            leaf.amount = each.amountEach * day.count * each.moneyEach;
            adopt(*month, std::move(leaf));
        }
        if (month)
            adopt(top, std::move(*month));
        if (const Exact taken = rounding(line); taken != 0) {
            RoiNode leaf = node(RoiNode::Kind::Rounding, {});
            leaf.amount = taken;
            adopt(top, std::move(leaf));
        }
        return top;
    }

    static Day monthOf(Day day)
    {
        const YearMonthDay civil = civilFromDay(day);
        return *dayFromCivil(civil.year, civil.month, 1);
    }

    void tornado()
    {
        if (!m_result.cost)
            return;
        for (std::size_t i = 0; i < m_assumptions.size(); ++i) {
            const Scenarios kept = m_assumptions[i].value;
            if (kept[low] == kept[base] && kept[high] == kept[base])
                continue;
            const auto netWith = [&](const Exact &value) {
                m_assumptions[i].value[base] = value;
                const auto sum = figures(lines())[static_cast<std::size_t>(RoiFigure::WithUnagreed)];
                const auto cost = total(costs());
                m_assumptions[i].value = kept;
                return (sum ? (*sum)[base] : Exact(0)) - (*cost)[base];
            };
            m_result.tornado.push_back({i, netWith(kept[low]), netWith(kept[high])});
        }
        std::ranges::stable_sort(m_result.tornado, [](const TornadoBar &a, const TornadoBar &b) {
            return abs(Exact(a.high - a.low)) > abs(Exact(b.high - b.low));
        });
    }

    const RoiModel &m_model;
    const RoiInput &m_input;
    const Portfolio &m_p;
    std::vector<Read> m_assumptions;
    std::vector<std::vector<Occurrences>> m_occurrences; ///< per line, by day
    RoiResult m_result;
};

} // namespace

std::optional<Exact> inBase(const Exact &amount, Currency from, Currency to, Day day, std::span<const DatedRate> rates)
{
    if (!from.valid() || from == to)
        return amount;
    const DatedRate *inForce = nullptr;
    for (const DatedRate &rate : rates) {
        const bool begun = !rate.on.valid() || rate.on <= day;
        if (rate.currency == from && begun && (!inForce || !inForce->on.valid() || rate.on >= inForce->on))
            inForce = &rate;
    }
    if (!inForce)
        return std::nullopt;
    return amount * inForce->rate;
}

std::pair<Day, Day> roiPeriod(const RoiModel &model, const Portfolio &portfolio, AccountIndex account)
{
    const SpellFact &spell = portfolio.spell[account];
    Day last = portfolio.asOf;
    if (spell.end.valid())
        last = std::min(last, spell.end - 1);
    if (model.from.valid())
        return {model.from, model.to.valid() ? std::min(model.to, last) : last};
    if (!spell.start.valid() || spell.start > last)
        return {};
    Day from = spell.start;
    while (addMonths(spell.start, 12 * ((civilFromDay(from).year - civilFromDay(spell.start).year) + 1)) <= last)
        from = addMonths(spell.start, 12 * ((civilFromDay(from).year - civilFromDay(spell.start).year) + 1));
    return {from, last};
}

Result<RoiResult> evaluateRoi(const RoiModel &model, const RoiInput &input) { return Evaluation(model, input).run(); }

std::optional<Exact> RoiResult::net(RoiFigure figure, Scenario scenario) const
{
    const auto &sum = value[static_cast<std::size_t>(figure)];
    if (!sum || !cost)
        return std::nullopt;
    return Exact((*sum)[static_cast<std::size_t>(scenario)] - (*cost)[static_cast<std::size_t>(scenario)]);
}

std::optional<Exact> RoiResult::roi(RoiFigure figure, Scenario scenario) const
{
    const auto gained = net(figure, scenario);
    if (!gained || (*cost)[static_cast<std::size_t>(scenario)] == 0)
        return std::nullopt;
    return Exact(*gained / (*cost)[static_cast<std::size_t>(scenario)]);
}

std::optional<int> RoiResult::paybackMonth(RoiFigure figure) const
{
    const auto f = static_cast<std::size_t>(figure);
    if (!cost || (*cost)[base] <= 0 || !value[f])
        return std::nullopt;
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (months[i].cost > 0 && months[i].value[f] >= months[i].cost)
            return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

bool RoiResult::fallsBelowLater(RoiFigure figure) const
{
    const auto paid = paybackMonth(figure);
    if (!paid)
        return false;
    const auto f = static_cast<std::size_t>(figure);
    return std::any_of(months.begin() + *paid, months.end(), [f](const RoiMonth &month) { return month.value[f] < month.cost; });
}

} // namespace milepost::value
