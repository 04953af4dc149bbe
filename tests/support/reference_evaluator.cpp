#include "support/reference_evaluator.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace milepost::test {

namespace {

enum class Kind { Logged, Limit, Event };

struct Fact {
    Kind kind = Kind::Event;
    Day day;
    Instant at;
    const ListedEvent *event = nullptr;
    const LimitReading *limit = nullptr;
    const LoggedMilestone *logged = nullptr;
};

std::vector<Fact> factsInOrder(const ReferenceAccount &account, const Zone &zone)
{
    std::vector<Fact> facts;
    Day latest;
    for (const ListedEvent &event : account.events) {
        latest = std::max(latest, zone.dayOf(event.time));
        facts.push_back({Kind::Event, latest, event.time, &event, nullptr, nullptr});
    }
    for (const LimitReading &limit : account.limits)
        facts.push_back({Kind::Limit, limit.on, zone.startOf(limit.on), nullptr, &limit, nullptr});
    for (const LoggedMilestone &logged : account.logged)
        facts.push_back({Kind::Logged, logged.on, zone.startOf(logged.on), nullptr, nullptr, &logged});
    std::ranges::stable_sort(facts, [](const Fact &a, const Fact &b) {
        return a.day != b.day ? a.day < b.day : a.kind < b.kind;
    });
    return facts;
}

bool asNumber(const std::string &text, double &number)
{
    char *end = nullptr;
    number = std::strtod(text.c_str(), &end);
    return !text.empty() && end == text.c_str() + text.size();
}

bool meets(const PropertyCondition &condition, const std::map<std::string, std::string> &properties)
{
    using Op = PropertyCondition::Op;
    const auto found = properties.find(condition.property);
    const bool present = found != properties.end();
    if (condition.op == Op::Exists)
        return condition.value == "false" ? !present : present;
    if (!present)
        return false;
    const std::string &actual = found->second;
    if (condition.op == Op::Contains)
        return actual.find(condition.value) != std::string::npos;
    double a = 0;
    double b = 0;
    int order = 0;
    if (asNumber(actual, a) && asNumber(condition.value, b))
        order = a < b ? -1 : a > b ? 1 : 0;
    else
        order = actual.compare(condition.value);
    switch (condition.op) {
    case Op::Equals: return order == 0;
    case Op::NotEquals: return order != 0;
    case Op::Less: return order < 0;
    case Op::LessEqual: return order <= 0;
    case Op::Greater: return order > 0;
    default: return order >= 0;
    }
}

bool isTree(const Rule &rule)
{
    return rule.form == Rule::Form::All || rule.form == Rule::Form::Any || rule.form == Rule::Form::Not;
}

/// One milestone of one account.
class Judge {
public:
    Judge(const std::vector<Fact> &facts, Day start, const std::vector<ReferenceCutOff> &cutOffs)
        : m_facts(facts), m_start(start), m_cutOffs(cutOffs)
    {
    }
    std::size_t since = 0; ///< first fact after the last occurrence

    /// Does the fact belong to the leaf at all?
    [[nodiscard]] bool belongs(const Rule &leaf, const Fact &fact) const
    {
        if (leaf.within == Rule::Within::OfStart && (!m_start.valid() || fact.day - m_start > leaf.days))
            return false;
        if (leaf.form == Rule::Form::LimitShare)
            return fact.kind == Kind::Limit && (leaf.property.empty() || leaf.property == fact.limit->metric);
        if (fact.kind != Kind::Event || leaf.form == Rule::Form::Logged)
            return false;
        const auto &names = leaf.match.names;
        if (!names.empty() && std::ranges::find(names, fact.event->name) == names.end())
            return false;
        for (const PropertyCondition &condition : leaf.match.where) {
            if (!meets(condition, fact.event->properties))
                return false;
        }
        double number = 0;
        const auto property = fact.event->properties.find(leaf.property);
        const bool has = property != fact.event->properties.end();
        if (leaf.form == Rule::Form::DistinctUsers)
            return !fact.event->user.empty();
        if (leaf.form == Rule::Form::DistinctValues)
            return has;
        if (leaf.form == Rule::Form::Sum)
            return has && asNumber(property->second, number);
        return true;
    }

    /// The leaf's measure over the facts since..last whose day lies in the window that ends on `day`.
    [[nodiscard]] double measure(const Rule &leaf, std::size_t last, Day day) const
    {
        Day from{-1'000'000};
        if (leaf.form == Rule::Form::Percentile)
            from = day - 27;
        else if (leaf.within == Rule::Within::Sliding)
            from = day - (leaf.days - 1);
        else if (leaf.within == Rule::Within::CalendarWeek)
            from = day - (isoWeekday(day) - 1);
        std::set<std::string> distinct;
        std::set<Day> days;
        double total = 0;
        double share = 0;
        Day shareDay;
        for (std::size_t i = since; i <= last; ++i) {
            const Fact &fact = m_facts[i];
            if (!belongs(leaf, fact) || fact.day < from)
                continue;
            switch (leaf.form) {
            case Rule::Form::DistinctUsers: distinct.insert(fact.event->user); break;
            case Rule::Form::DistinctEvents: distinct.insert(fact.event->name); break;
            case Rule::Form::DistinctValues: distinct.insert(fact.event->properties.at(leaf.property)); break;
            case Rule::Form::Sum: total += std::strtod(fact.event->properties.at(leaf.property).c_str(), nullptr); break;
            case Rule::Form::ConsecutiveDays: days.insert(fact.day); break;
            case Rule::Form::LimitShare: {
                const double now = fact.limit->used / fact.limit->limit;
                share = fact.day == shareDay ? std::max(share, now) : now;
                shareDay = fact.day;
                break;
            }
            default: total += 1; break;
            }
        }
        switch (leaf.form) {
        case Rule::Form::DistinctUsers:
        case Rule::Form::DistinctEvents:
        case Rule::Form::DistinctValues: return static_cast<double>(distinct.size());
        case Rule::Form::ConsecutiveDays: {
            int run = 0;
            while (days.contains(day - run))
                ++run;
            return run;
        }
        case Rule::Form::LimitShare: return share;
        case Rule::Form::First: return total > 0 ? 1 : 0;
        default: return total;
        }
    }

    [[nodiscard]] double target(const Rule &leaf, Day day) const
    {
        if (leaf.form == Rule::Form::First)
            return 1;
        if (leaf.form != Rule::Form::Percentile)
            return leaf.threshold;
        double value = 0;
        Day newest;
        for (const ReferenceCutOff &row : m_cutOffs) {
            if (row.match == leaf.match && row.percentile == leaf.threshold && row.monthEnd < day && row.monthEnd > newest) {
                newest = row.monthEnd;
                value = row.value;
            }
        }
        return value;
    }

    /// Was the leaf's condition met at some fact since..last?
    [[nodiscard]] bool leafHolds(const Rule &leaf, std::size_t last) const
    {
        for (std::size_t i = since; i <= last && i < m_facts.size(); ++i) {
            const Day day = m_facts[i].day;
            const double wanted = target(leaf, day);
            if (belongs(leaf, m_facts[i]) && wanted > 0 && measure(leaf, i, day) >= wanted)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool holds(const Rule &rule, std::size_t last) const
    {
        if (rule.form == Rule::Form::Not)
            return !holds(rule.children.front(), last);
        if (rule.form == Rule::Form::All) {
            for (const Rule &child : rule.children) {
                if (!holds(child, last))
                    return false;
            }
            return true;
        }
        if (rule.form == Rule::Form::Any) {
            for (const Rule &child : rule.children) {
                if (holds(child, last))
                    return true;
            }
            return false;
        }
        return leafHolds(rule, last);
    }

    /// Does the fact belong to a leaf outside any not?
    [[nodiscard]] bool advances(const Rule &rule, const Fact &fact) const
    {
        if (rule.form == Rule::Form::Not)
            return false;
        if (!isTree(rule))
            return belongs(rule, fact);
        return std::ranges::any_of(rule.children, [&](const Rule &child) { return advances(child, fact); });
    }

    /// value and target; target 0 = none
    [[nodiscard]] std::pair<double, double> progress(const Rule &rule, Day today) const
    {
        const std::size_t last = m_facts.size() - 1;
        if (rule.form == Rule::Form::Not || rule.form == Rule::Form::Logged)
            return {0, 0};
        if (rule.form == Rule::Form::All) {
            std::vector<const Rule *> wanted;
            for (const Rule &child : rule.children) {
                if (child.form != Rule::Form::Not)
                    wanted.push_back(&child);
            }
            if (wanted.size() == 1)
                return progress(*wanted.front(), today);
            double done = 0;
            for (const Rule *child : wanted)
                done += holds(*child, last) ? 1 : 0;
            return {done, static_cast<double>(wanted.size())};
        }
        if (rule.form == Rule::Form::Any) {
            std::pair<double, double> best{0, 0};
            for (const Rule &child : rule.children) {
                const auto one = progress(child, today);
                if (one.second > 0 && (best.second <= 0 || one.first / one.second > best.first / best.second))
                    best = one;
            }
            return best;
        }
        if (rule.within == Rule::Within::OfStart && (!m_start.valid() || today - m_start > rule.days))
            return {0, 0};
        const double wanted = target(rule, today);
        if (wanted <= 0)
            return {0, 0};
        if (leafHolds(rule, last))
            return {wanted, wanted};
        return {std::min(measure(rule, last, today), wanted), wanted};
    }

private:
    const std::vector<Fact> &m_facts;
    Day m_start;
    const std::vector<ReferenceCutOff> &m_cutOffs;
};

const MilestoneDefinition *inForce(const std::vector<const MilestoneDefinition *> &versions, Day day)
{
    const MilestoneDefinition *found = nullptr;
    for (const MilestoneDefinition *version : versions) {
        const bool begun = !version->effectiveFrom.valid() || version->effectiveFrom <= day;
        if (begun && (!found || version->version > found->version))
            found = version;
    }
    return found;
}

bool announces(const Fact &fact, const std::string &key)
{
    if (fact.kind != Kind::Event || fact.event->name != "milestone_achieved")
        return false;
    const auto type = fact.event->properties.find("milestone_type");
    return type != fact.event->properties.end() && type->second == key;
}

void judgeMilestone(const std::vector<const MilestoneDefinition *> &versions, const std::vector<Fact> &facts,
                    const Zone &zone, Judge judge, DerivedAccount &out)
{
    const MilestoneDefinition *lowest = versions.front();
    for (const MilestoneDefinition *version : versions) {
        if (version->version < lowest->version)
            lowest = version;
    }
    std::int32_t occurrences = 0;
    Day lastDay;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Fact &fact = facts[i];
        const MilestoneDefinition *current = inForce(versions, fact.day);
        const bool repeats = current && current->cadenceDays.has_value();
        Origin origin = Origin::Derived;
        if (fact.kind == Kind::Logged) {
            if (fact.logged->milestone != lowest->id || (occurrences > 0 && (!repeats || lastDay == fact.day)))
                continue;
            origin = Origin::Person;
        } else if (announces(fact, lowest->key)) {
            origin = Origin::Data;
        } else {
            if (!current || (occurrences > 0 && (!repeats || lastDay == fact.day)))
                continue;
            if (!judge.advances(current->rule, fact) || !judge.holds(current->rule, i))
                continue;
        }
        ++occurrences;
        lastDay = fact.day;
        judge.since = i + 1;
        out.achievements.push_back({lowest->id, occurrences, fact.at, zone.dayOf(fact.at),
                                    current ? current->version : lowest->version, origin});
    }
    if (occurrences == 0 && !facts.empty()) {
        const Day today = facts.back().day;
        const MilestoneDefinition *current = inForce(versions, today);
        if (!current)
            return;
        const auto [value, target] = judge.progress(current->rule, today);
        if (value > 0 && target > 0)
            out.progress.push_back({lowest->id, value, target});
    }
}

} // namespace

DerivedAccount referenceEvaluate(const std::vector<MilestoneDefinition> &versions, const Zone &zone,
                                 const ReferenceAccount &account, const std::vector<ReferenceCutOff> &cutOffs)
{
    DerivedAccount out;
    const std::vector<Fact> facts = factsInOrder(account, zone);
    std::map<std::string, std::vector<const MilestoneDefinition *>> byKey;
    for (const MilestoneDefinition &version : versions)
        byKey[version.key].push_back(&version);
    for (const auto &[key, group] : byKey) {
        const auto newest = std::ranges::max_element(group, {}, [](const auto *version) { return version->version; });
        if ((*newest)->enabled)
            judgeMilestone(group, facts, zone, Judge(facts, account.start, cutOffs), out);
    }
    std::map<std::string, std::uint32_t> ordinals;
    std::map<std::pair<Day, std::uint32_t>, std::uint32_t> daily;
    Day latest;
    for (const ListedEvent &event : account.events) {
        latest = std::max(latest, zone.dayOf(event.time));
        std::uint32_t user = 0;
        if (!event.user.empty()) {
            const auto next = static_cast<std::uint32_t>(ordinals.size() + 1);
            user = ordinals.emplace(event.user, next).first->second;
        }
        ++daily[{latest, user}];
    }
    for (const auto &[at, count] : daily)
        out.activity.push_back({at.first, at.second, count});
    if (!account.events.empty()) {
        out.firstEvent = account.events.front().time;
        out.lastEvent = account.events.back().time;
    }
    std::ranges::sort(out.achievements, [](const Achievement &a, const Achievement &b) {
        if (a.on != b.on)
            return a.on < b.on;
        return a.milestone != b.milestone ? a.milestone < b.milestone : a.occurrence < b.occurrence;
    });
    std::ranges::sort(out.progress, {}, &MilestoneProgress::milestone);
    return out;
}

} // namespace milepost::test
