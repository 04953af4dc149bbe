#include "store/json_values.h"
#include "store/milestone_repository.h"

#include <array>

namespace milepost::store {

namespace {

constexpr int deepestRule = 32;

constexpr auto formKeys = std::to_array<std::string_view>(
    {"first", "count", "distinct_users", "distinct_events", "distinct_values", "sum", "consecutive_days", "limit_share",
     "percentile", "logged", "all", "any", "not"});
constexpr auto withinKeys = std::to_array<std::string_view>({"ever", "of_start", "sliding", "calendar_week"});
constexpr auto opKeys = std::to_array<std::string_view>(
    {"equals", "not_equals", "contains", "less", "less_equal", "greater", "greater_equal", "exists"});

template <class E, std::size_t N> QString keyIn(const std::array<std::string_view, N> &keys, E value)
{
    return toQt(keys[static_cast<std::size_t>(value)]);
}

template <class E, std::size_t N>
bool readKey(const std::array<std::string_view, N> &keys, const QJsonValue &json, E &value)
{
    const std::string key = fromQt(json.toString());
    for (std::size_t i = 0; i < N; ++i) {
        if (keys[i] == key) {
            value = static_cast<E>(i);
            return true;
        }
    }
    return false;
}

QJsonObject matchToJson(const EventMatch &match)
{
    QJsonArray names;
    for (const std::string &name : match.names)
        names.append(toQt(name));
    QJsonArray where;
    for (const PropertyCondition &condition : match.where) {
        where.append(QJsonObject{{"property", toQt(condition.property)},
                                 {"op", keyIn(opKeys, condition.op)},
                                 {"value", toQt(condition.value)}});
    }
    return {{"names", names}, {"where", where}};
}

QJsonObject ruleToJson(const Rule &rule)
{
    QJsonObject json{{"form", keyIn(formKeys, rule.form)},
                     {"match", matchToJson(rule.match)},
                     {"property", toQt(rule.property)},
                     {"threshold", rule.threshold},
                     {"within", keyIn(withinKeys, rule.within)},
                     {"days", rule.days}};
    QJsonArray children;
    for (const Rule &child : rule.children)
        children.append(ruleToJson(child));
    json["children"] = children;
    return json;
}

struct Fault {
    std::string where;
};

bool readRule(const QJsonObject &json, Rule &rule, int depth, Fault &fault)
{
    const auto refuse = [&fault](const char *where) {
        fault.where = where;
        return false;
    };
    if (depth > deepestRule)
        return refuse("rule: nested too deeply");
    if (!readKey(formKeys, json.value("form"), rule.form))
        return refuse("rule: form");
    if (!readKey(withinKeys, json.value("within"), rule.within))
        return refuse("rule: within");
    const QJsonObject match = json.value("match").toObject();
    for (const auto &name : match.value("names").toArray())
        rule.match.names.push_back(fromQt(name.toString()));
    for (const auto &entry : match.value("where").toArray()) {
        const QJsonObject where = entry.toObject();
        PropertyCondition condition;
        condition.property = fromQt(where.value("property").toString());
        condition.value = fromQt(where.value("value").toString());
        if (!readKey(opKeys, where.value("op"), condition.op))
            return refuse("rule: op");
        rule.match.where.push_back(std::move(condition));
    }
    rule.property = fromQt(json.value("property").toString());
    rule.threshold = json.value("threshold").toDouble(1);
    rule.days = json.value("days").toInt();
    for (const auto &child : json.value("children").toArray()) {
        if (!readRule(child.toObject(), rule.children.emplace_back(), depth + 1, fault))
            return false;
    }
    return true;
}

QJsonValue optionalToJson(const std::optional<std::int32_t> &value) { return value ? QJsonValue(*value) : QJsonValue(); }

std::optional<std::int32_t> optionalFromJson(const QJsonValue &json)
{
    return json.isDouble() ? std::optional(json.toInt()) : std::nullopt;
}

template <class E> bool readEnum(const QJsonObject &json, const char *key, E &value, Fault &fault)
{
    const auto read = fromKey<E>(fromQt(json.value(QLatin1String(key)).toString()));
    if (!read) {
        fault.where = key;
        return false;
    }
    value = *read;
    return true;
}

bool readDay(const QJsonObject &json, const char *key, Day &day, Fault &fault)
{
    const std::string text = fromQt(json.value(QLatin1String(key)).toString());
    if (text.empty())
        return true;
    const auto read = dayFromIso(text);
    if (!read) {
        fault.where = key;
        return false;
    }
    day = *read;
    return true;
}

} // namespace

std::string definitionToJson(const MilestoneDefinition &d)
{
    const QJsonObject json{
        {"id", qint64(d.id.value)},
        {"key", toQt(d.key)},
        {"title", toQt(d.title)},
        {"category", toQt(keyOf(d.category))},
        {"pillar", toQt(keyOf(d.pillar))},
        {"kind", toQt(keyOf(d.kind))},
        {"stage", toQt(keyOf(d.stage))},
        {"owner", toQt(d.owner)},
        {"method", toQt(d.method)},
        {"window_days", optionalToJson(d.windowDays)},
        {"applies_to", toQt(d.appliesTo)},
        {"required", d.required},
        {"implication", toQt(d.implication)},
        {"offer", toQt(d.offer)},
        {"ask", toQt(d.ask)},
        {"why", toQt(d.why)},
        {"celebration", toQt(d.celebration)},
        {"outcome", toQt(d.outcomeKey)},
        {"review_on", toQt(isoFromDay(d.reviewOn))},
        {"cadence_days", optionalToJson(d.cadenceDays)},
        {"rule", ruleToJson(d.rule)},
        {"enabled", d.enabled},
        {"version", d.version},
        {"effective_from", toQt(isoFromDay(d.effectiveFrom))},
        {"origin", toQt(keyOf(d.origin))},
    };
    return jsonText(QJsonDocument(json));
}

Result<MilestoneDefinition> definitionFromJson(std::string_view text)
{
    std::string problem;
    const auto document = parseJson(text, &problem);
    if (!document || !document->isObject())
        return Error{ErrorCode::Parse, "milestone definition", problem.empty() ? "not an object" : problem};
    const QJsonObject json = document->object();
    const auto string = [&json](const char *key) { return fromQt(json.value(QLatin1String(key)).toString()); };
    MilestoneDefinition d;
    Fault fault;
    d.id = MilestoneId{json.value("id").toInteger()};
    d.key = string("key");
    d.title = string("title");
    d.owner = string("owner");
    d.method = string("method");
    d.windowDays = optionalFromJson(json.value("window_days"));
    d.appliesTo = string("applies_to");
    d.required = json.value("required").toBool();
    d.implication = string("implication");
    d.offer = string("offer");
    d.ask = string("ask");
    d.why = string("why");
    d.celebration = string("celebration");
    d.outcomeKey = string("outcome");
    d.cadenceDays = optionalFromJson(json.value("cadence_days"));
    d.enabled = json.value("enabled").toBool(true);
    d.version = json.value("version").toInt(1);
    const bool read = !d.key.empty() && readEnum(json, "category", d.category, fault)
        && readEnum(json, "pillar", d.pillar, fault) && readEnum(json, "kind", d.kind, fault)
        && readEnum(json, "stage", d.stage, fault) && readEnum(json, "origin", d.origin, fault)
        && readDay(json, "review_on", d.reviewOn, fault) && readDay(json, "effective_from", d.effectiveFrom, fault)
        && readRule(json.value("rule").toObject(), d.rule, 0, fault);
    if (!read)
        return Error{ErrorCode::Parse, "milestone definition", fault.where.empty() ? "key" : fault.where};
    return d;
}

std::string levelsToJson(std::span<const Level> levels)
{
    QJsonArray array;
    for (const Level &level : levels) {
        QJsonArray milestones;
        for (const std::string &key : level.milestones)
            milestones.append(toQt(key));
        array.append(QJsonObject{{"key", toQt(level.key)},
                                 {"title", toQt(level.title)},
                                 {"badge", toQt(level.badge)},
                                 {"unlock", toQt(level.unlock)},
                                 {"milestones", milestones},
                                 {"needed", level.needed}});
    }
    return jsonText(QJsonDocument(array));
}

Result<std::vector<Level>> levelsFromJson(std::string_view text)
{
    std::string problem;
    const auto document = parseJson(text, &problem);
    if (!document || !document->isArray())
        return Error{ErrorCode::Parse, "levels", problem.empty() ? "not an array" : problem};
    std::vector<Level> levels;
    for (const auto &entry : document->array()) {
        const QJsonObject json = entry.toObject();
        Level &level = levels.emplace_back();
        level.key = fromQt(json.value("key").toString());
        level.title = fromQt(json.value("title").toString());
        level.badge = fromQt(json.value("badge").toString());
        level.unlock = fromQt(json.value("unlock").toString());
        for (const auto &key : json.value("milestones").toArray())
            level.milestones.push_back(fromQt(key.toString()));
        level.needed = json.value("needed").toInt();
    }
    return levels;
}

} // namespace milepost::store
