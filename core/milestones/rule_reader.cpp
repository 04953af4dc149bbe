#include "milestones/catalog_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace milepost::milestones {

namespace {

constexpr std::array forms = std::to_array<std::string_view>(
    {"first", "count", "distinct_users", "distinct_events", "distinct_values", "sum", "consecutive_days",
     "limit_share", "percentile", "logged", "all", "any", "not"});
constexpr std::array withins = std::to_array<std::string_view>({"ever", "start", "days", "week"});
constexpr std::array conditions
    = std::to_array<std::string_view>({"equals", "not_equals", "contains", "<", "<=", ">", ">=", "exists"});

bool isTree(Rule::Form form)
{
    return form == Rule::Form::All || form == Rule::Form::Any || form == Rule::Form::Not;
}

bool takesEvents(Rule::Form form)
{
    return !isTree(form) && form != Rule::Form::LimitShare && form != Rule::Form::Logged;
}

bool takesThreshold(Rule::Form form)
{
    return !isTree(form) && form != Rule::Form::First && form != Rule::Form::Logged;
}

bool needsProperty(Rule::Form form) { return form == Rule::Form::Sum || form == Rule::Form::DistinctValues; }

class RuleReader {
public:
    explicit RuleReader(ProblemList &problems) : m_problems(problems) {}

    Rule read(const toml::table &table, int depth, bool underNot)
    {
        TableReader reader(table, "the rule", m_problems);
        Rule rule;
        ++m_nodes;
        if (depth > deepestRule || m_nodes > largestRule) {
            reader.problemHere("the rule is too large: at most " + std::to_string(deepestRule) + " levels and "
                               + std::to_string(largestRule) + " parts");
            return rule;
        }
        if (!table.contains("form")) {
            reader.problemHere("the rule has no form; add form = \"count\" or another one");
            return rule;
        }
        const auto form = reader.word("form", forms);
        if (!form)
            return rule;
        rule.form = static_cast<Rule::Form>(*form);
        if (isTree(rule.form))
            readChildren(reader, rule, depth, underNot || rule.form == Rule::Form::Not);
        else
            readLeaf(reader, rule, depth, underNot);
        reader.refuseOthers();
        return rule;
    }

    /// Whether something that happens can complete the rule.
    [[nodiscard]] bool canComplete() const { return m_leavesThatComplete > 0; }

private:
    void readChildren(TableReader &reader, Rule &rule, int depth, bool underNot)
    {
        const toml::node *const of = reader.node("of");
        const toml::array *const list = of ? of->as_array() : nullptr;
        const std::string form(forms[static_cast<std::size_t>(rule.form)]);
        if (!list || list->empty() || (rule.form == Rule::Form::Not && list->size() != 1)) {
            reader.problem("of", "form \"" + form + "\" needs of = [ { form = … } ] with "
                                     + (rule.form == Rule::Form::Not ? "exactly one rule" : "at least one rule"));
            return;
        }
        for (const toml::node &entry : *list) {
            if (const toml::table *const child = entry.as_table())
                rule.children.push_back(read(*child, depth + 1, underNot));
            else
                m_problems.add(entry.source().begin, "of must hold rules in braces: { form = \"first\", … }");
        }
    }

    void readLeaf(TableReader &reader, Rule &rule, int depth, bool underNot)
    {
        const std::string form(forms[static_cast<std::size_t>(rule.form)]);
        if (rule.form == Rule::Form::Logged) {
            if (depth > 1)
                reader.problem("form", "\"logged\" stands alone; hand-logged milestones count whatever the rule says");
            ++m_leavesThatComplete;
            return;
        }
        if (!underNot)
            ++m_leavesThatComplete;
        if (takesEvents(rule.form)) {
            reader.texts("events", rule.match.names);
            readConditions(reader, rule.match);
        }
        if (rule.form == Rule::Form::DistinctEvents && rule.match.names.empty())
            reader.problem("events", "form \"distinct_events\" needs events = [ … ], the set it counts from");
        if (needsProperty(rule.form) || rule.form == Rule::Form::LimitShare)
            reader.text(rule.form == Rule::Form::LimitShare ? "metric" : "property", rule.property);
        if (needsProperty(rule.form) && rule.property.empty())
            reader.problem("property", "form \"" + form + "\" needs property = \"…\", what it adds up or counts");
        if (takesThreshold(rule.form))
            readThreshold(reader, rule, form);
        readWindow(reader, rule, form);
    }

    void readThreshold(TableReader &reader, Rule &rule, const std::string &form)
    {
        if (!reader.table().contains("threshold")) {
            reader.problemHere("form \"" + form + "\" needs threshold = …");
            return;
        }
        const auto threshold = reader.number("threshold");
        if (!threshold)
            return;
        rule.threshold = *threshold;
        if (rule.threshold <= 0)
            reader.problem("threshold", "threshold must be above 0");
        else if (rule.form == Rule::Form::Percentile && rule.threshold >= 100)
            reader.problem("threshold", "a percentile lies below 100: 90 means the top tenth");
        else if (rule.form != Rule::Form::Sum && rule.form != Rule::Form::LimitShare
                 && rule.form != Rule::Form::Percentile && rule.threshold != std::floor(rule.threshold))
            reader.problem("threshold", "form \"" + form + "\" counts: threshold must be a whole number");
        else if (rule.form == Rule::Form::DistinctEvents && !rule.match.names.empty()
                 && rule.threshold > static_cast<double>(rule.match.names.size()))
            reader.problem("threshold", "threshold is larger than the set of events");
    }

    void readWindow(TableReader &reader, Rule &rule, const std::string &form)
    {
        const bool sliding = rule.form != Rule::Form::First && rule.form != Rule::Form::LimitShare
            && rule.form != Rule::Form::Percentile;
        if (const auto within = reader.word("within", withins))
            rule.within = static_cast<Rule::Within>(*within);
        if (!sliding && (rule.within == Rule::Within::Sliding || rule.within == Rule::Within::CalendarWeek))
            reader.problem("within", "form \"" + form + "\" can only be limited to the days from the start: within = \"start\"");
        const auto days = reader.integer("days", 1, 3660);
        const bool needsDays = rule.within == Rule::Within::OfStart || rule.within == Rule::Within::Sliding;
        if (needsDays && !reader.table().contains("days"))
            reader.problem("within", "this window needs days = …");
        else if (!needsDays && days)
            reader.problem("days", "days has no meaning without within = \"start\" or within = \"days\"");
        rule.days = days.value_or(0);
        const double longestRun = rule.within == Rule::Within::Sliding ? rule.days : 7;
        if (rule.form == Rule::Form::ConsecutiveDays && rule.threshold > longestRun
            && (rule.within == Rule::Within::CalendarWeek || (rule.within == Rule::Within::Sliding && rule.days > 0)))
            reader.problem("threshold", "so many consecutive days do not fit into the window");
    }

    void readConditions(TableReader &reader, EventMatch &match)
    {
        const toml::node *const where = reader.node("where");
        if (!where)
            return;
        const toml::array *const list = where->as_array();
        if (!list) {
            reader.problem("where", "where must be a list: [ { property = \"plan\", op = \"equals\", value = \"pro\" } ]");
            return;
        }
        for (const toml::node &entry : *list) {
            const toml::table *const table = entry.as_table();
            if (!table) {
                m_problems.add(entry.source().begin, "a condition is written in braces: { property = …, op = …, value = … }");
                continue;
            }
            TableReader condition(*table, "the condition", m_problems);
            PropertyCondition read;
            condition.requiredText("property", read.property);
            if (const auto op = condition.word("op", conditions))
                read.op = static_cast<PropertyCondition::Op>(*op);
            const auto value = condition.scalar("value");
            if (!value && read.op != PropertyCondition::Op::Exists && !table->contains("value"))
                condition.problemHere("the condition has no value");
            read.value = value.value_or(std::string());
            condition.refuseOthers();
            match.where.push_back(std::move(read));
        }
    }

    ProblemList &m_problems;
    std::size_t m_nodes = 0;
    int m_leavesThatComplete = 0;
};

} // namespace

std::span<const std::string_view> formWords() { return forms; }
std::span<const std::string_view> withinWords() { return withins; }
std::span<const std::string_view> conditionWords() { return conditions; }

Rule readRule(const toml::table &table, ProblemList &problems)
{
    RuleReader reader(problems);
    const bool clean = problems.empty();
    Rule rule = reader.read(table, 1, false);
    if (clean && problems.empty() && !reader.canComplete())
        problems.add(table.source().begin,
                     "nothing can complete this rule: besides \"not\" it needs something that happens");
    return rule;
}

} // namespace milepost::milestones
