#include "milestones/leaf_state.h"

#include <algorithm>
#include <limits>

namespace milepost::milestones {

namespace {

constexpr std::int32_t percentileDays = 28;
constexpr std::int32_t always = std::numeric_limits<std::int32_t>::min();

std::int32_t mondayOf(std::int32_t day) { return day - (isoWeekday(Day{day}) - 1); }

/// First day that still counts on `day`.
std::int32_t windowStart(const CompiledLeaf &leaf, std::int32_t day)
{
    if (leaf.form == Rule::Form::Percentile)
        return day - percentileDays + 1;
    switch (leaf.within) {
    case Rule::Within::Sliding: return day - leaf.days + 1;
    case Rule::Within::CalendarWeek: return mondayOf(day);
    case Rule::Within::Ever:
    case Rule::Within::OfStart: break;
    }
    return always;
}

} // namespace

void LeafState::reset()
{
    m_holds = false;
    m_lastDay = Day::none;
    m_run = 0;
    m_total = 0;
    m_live = 0;
    m_buckets.clear();
    m_head = 0;
    m_lastDayOf.clear();
}

void LeafState::addToDay(std::int32_t day, double amount)
{
    if (m_buckets.size() > m_head && m_buckets.back().day == day)
        m_buckets.back().amount += amount;
    else
        m_buckets.push_back({day, amount, 0});
}

void LeafState::expire(std::int32_t firstDay, bool distinct)
{
    for (; m_head < m_buckets.size() && m_buckets[m_head].day < firstDay; ++m_head) {
        if (!distinct)
            continue;
        std::int32_t &last = m_lastDayOf.at(m_buckets[m_head].key, Day::none);
        if (last == m_buckets[m_head].day) {
            last = Day::none;
            --m_live;
        }
    }
    if (m_head > 64 && m_head * 2 > m_buckets.size()) {
        m_buckets.erase(m_buckets.begin(), m_buckets.begin() + static_cast<std::ptrdiff_t>(m_head));
        m_head = 0;
    }
}

void LeafState::take(const CompiledLeaf &leaf, const LeafFact &fact, double cutOff)
{
    using Form = Rule::Form;
    // Met stays met; nothing more is counted, so windows need not be kept.
    if (m_holds)
        return;
    const std::int32_t day = fact.day.value;
    const std::int32_t from = windowStart(leaf, day);
    switch (leaf.form) {
    case Form::First:
        m_holds = true;
        return;
    case Form::Count:
    case Form::Percentile:
    case Form::Sum: {
        const double amount = leaf.form == Form::Sum ? fact.amount : 1;
        if (from == always) {
            m_total += amount;
        } else {
            addToDay(day, amount);
        }
        break;
    }
    case Form::DistinctUsers:
    case Form::DistinctEvents:
    case Form::DistinctValues: {
        std::int32_t &last = m_lastDayOf.at(fact.key, Day::none);
        if (last == Day::none)
            ++m_live;
        if (from != always && last != day)
            m_buckets.push_back({day, 0, fact.key});
        last = day;
        break;
    }
    case Form::ConsecutiveDays:
        if (m_run > 0 && day == m_lastDay)
            return;
        if (m_run > 0 && day == m_lastDay + 1
            && (leaf.within != Rule::Within::CalendarWeek || m_lastDay >= from))
            ++m_run;
        else
            m_run = 1;
        break;
    case Form::LimitShare:
        m_total = day == m_lastDay ? std::max(m_total, fact.amount) : fact.amount;
        break;
    case Form::Logged:
    case Form::All:
    case Form::Any:
    case Form::Not: return;
    }
    m_lastDay = day;
    // A NaN cut-off compares false: nothing is frozen yet.
    m_holds = valueAt(leaf, fact.day) >= (leaf.form == Form::Percentile ? cutOff : leaf.threshold);
}

double LeafState::valueAt(const CompiledLeaf &leaf, Day day)
{
    using Form = Rule::Form;
    const std::int32_t from = windowStart(leaf, day.value);
    switch (leaf.form) {
    case Form::First: return m_holds ? 1 : 0;
    case Form::Count:
    case Form::Percentile:
    case Form::Sum: {
        if (from == always)
            return m_total;
        expire(from, false);
        // Added anew each time, day by day: a running sum would drift.
        double sum = 0;
        for (std::size_t i = m_head; i < m_buckets.size(); ++i)
            sum += m_buckets[i].amount;
        return sum;
    }
    case Form::DistinctUsers:
    case Form::DistinctEvents:
    case Form::DistinctValues:
        if (from != always)
            expire(from, true);
        return static_cast<double>(m_live);
    case Form::ConsecutiveDays: {
        if (m_run == 0 || m_lastDay != day.value)
            return 0;
        const bool sliding = leaf.within == Rule::Within::Sliding;
        return sliding ? std::min(m_run, leaf.days) : m_run;
    }
    case Form::LimitShare: return m_lastDay == Day::none ? 0 : m_total;
    case Form::Logged:
    case Form::All:
    case Form::Any:
    case Form::Not: break;
    }
    return 0;
}

} // namespace milepost::milestones
