#include "store/authored_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <vector>

namespace milepost::store {

namespace {

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
std::string text(const QJsonValue &value) { return value.toString().toStdString(); }
Day day(const QJsonValue &value) { return dayFromIso(text(value)).value_or(Day()); }

void put(QJsonObject &object, const char *key, const std::string &value)
{
    if (!value.empty())
        object[QLatin1String(key)] = qt(value);
}

void put(FieldValues &fields, const char *key, const std::string &value)
{
    if (!value.empty())
        fields[key] = qt(value);
}

std::string read(const FieldValues &fields, const char *key)
{
    const auto at = fields.find(key);
    return at == fields.end() ? std::string() : text(at->second);
}

void putPoint(FieldValues &fields, const char *key, const PlanPoint &point)
{
    QJsonObject object;
    put(object, "value", point.value);
    put(object, "on", isoFromDay(point.on));
    if (!object.isEmpty())
        fields[key] = object;
}

PlanPoint point(const FieldValues &fields, const char *key)
{
    const auto at = fields.find(key);
    if (at == fields.end())
        return {};
    return {text(at->second[QStringLiteral("value")]), day(at->second[QStringLiteral("on")])};
}

} // namespace

FieldValues flattened(const QJsonObject &object)
{
    FieldValues fields;
    for (auto at = object.begin(); at != object.end(); ++at) {
        if (!at->isArray()) {
            fields[at.key().toStdString()] = *at;
            continue;
        }
        int place = 0;
        for (const auto &each : at->toArray()) {
            QJsonObject part = each.toObject();
            const std::string key = at.key().toStdString() + ":" + text(part.take(QStringLiteral("key")));
            part[QStringLiteral("at")] = place++;
            fields[key] = part;
        }
    }
    return fields;
}

QJsonObject unflattened(const FieldValues &fields)
{
    QJsonObject object;
    std::map<std::string, std::vector<QJsonObject>> lists;
    for (const auto &[field, value] : fields) {
        const auto colon = field.find(':');
        if (colon == std::string::npos) {
            object[qt(field)] = value;
            continue;
        }
        QJsonObject part = value.toObject();
        part[QStringLiteral("key")] = qt(field.substr(colon + 1));
        lists[field.substr(0, colon)].push_back(part);
    }
    for (auto &[name, parts] : lists) {
        std::ranges::stable_sort(parts, {}, [](const QJsonObject &part) { return part[QStringLiteral("at")].toInt(); });
        QJsonArray array;
        for (QJsonObject &part : parts) {
            part.remove(QStringLiteral("at"));
            array << part;
        }
        object[qt(name)] = array;
    }
    return object;
}

FieldValues planToFields(const Plan &plan)
{
    QJsonArray steps;
    for (const PlanStep &step : plan.steps) {
        QJsonObject object;
        put(object, "key", step.key);
        put(object, "title", step.title);
        put(object, "milestone", step.milestone);
        put(object, "owes", std::string(keyOf(step.owes)));
        put(object, "owner", step.owner);
        put(object, "due", isoFromDay(step.due));
        put(object, "done_on", isoFromDay(step.doneOn));
        steps << object;
    }
    FieldValues fields = flattened({{QStringLiteral("steps"), steps}});
    put(fields, "required_outcome", plan.requiredOutcome);
    put(fields, "appropriate_experience", plan.appropriateExperience);
    put(fields, "outcome_milestone", plan.outcomeMilestone);
    put(fields, "outcome_on", isoFromDay(plan.outcomeOn));
    putPoint(fields, "baseline", plan.baseline);
    putPoint(fields, "destination", plan.destination);
    return fields;
}

Plan planFromFields(const FieldValues &fields)
{
    Plan plan;
    plan.requiredOutcome = read(fields, "required_outcome");
    plan.appropriateExperience = read(fields, "appropriate_experience");
    plan.outcomeMilestone = read(fields, "outcome_milestone");
    plan.outcomeOn = dayFromIso(read(fields, "outcome_on")).value_or(Day());
    plan.baseline = point(fields, "baseline");
    plan.destination = point(fields, "destination");
    for (const auto &each : unflattened(fields)[QStringLiteral("steps")].toArray()) {
        PlanStep step;
        step.key = text(each[QStringLiteral("key")]);
        step.title = text(each[QStringLiteral("title")]);
        step.milestone = text(each[QStringLiteral("milestone")]);
        step.owes = fromKey<PlanSide>(text(each[QStringLiteral("owes")])).value_or(PlanSide::Us);
        step.owner = text(each[QStringLiteral("owner")]);
        step.due = day(each[QStringLiteral("due")]);
        step.doneOn = day(each[QStringLiteral("done_on")]);
        plan.steps.push_back(std::move(step));
    }
    return plan;
}

FieldValues interviewToFields(const Interview &interview)
{
    FieldValues fields;
    put(fields, "on", isoFromDay(interview.on));
    put(fields, "with", interview.with);
    put(fields, "first_value", interview.firstValue);
    put(fields, "first_win", interview.firstWin);
    put(fields, "celebrate", interview.celebrate);
    put(fields, "success", interview.success);
    return fields;
}

Interview interviewFromFields(const FieldValues &fields)
{
    return {dayFromIso(read(fields, "on")).value_or(Day()), read(fields, "with"),     read(fields, "first_value"),
            read(fields, "first_win"),                      read(fields, "celebrate"), read(fields, "success")};
}

QJsonValue callToValue(const RenewalCallRecord &call)
{
    if (!call.call)
        return QJsonValue(QJsonValue::Null);
    QJsonObject object;
    put(object, "call", std::string(keyOf(*call.call)));
    put(object, "note", call.note);
    if (call.probability)
        object[QStringLiteral("probability")] = *call.probability;
    if (call.upsell) {
        put(object, "upsell", call.upsell->amountText());
        put(object, "currency", call.upsell->currency.toString());
    }
    return object;
}

RenewalCallRecord callFrom(const AuthoredValue &row)
{
    RenewalCallRecord call;
    call.account = row.account;
    call.termEnd = dayFromIso(row.object).value_or(Day());
    call.on = row.on;
    call.at = row.at;
    call.author = row.author;
    const QJsonValue value = valueOf(row.value);
    call.call = fromKey<RenewalCall>(text(value[QStringLiteral("call")]));
    call.note = text(value[QStringLiteral("note")]);
    if (value[QStringLiteral("probability")].isDouble())
        call.probability = value[QStringLiteral("probability")].toDouble();
    if (const auto currency = Currency::fromCode(text(value[QStringLiteral("currency")]))) {
        if (const auto minor = minorFromDecimal(text(value[QStringLiteral("upsell")]), currency->minorDigits()))
            call.upsell = Money{*minor, *currency};
    }
    return call;
}

std::string valueText(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return "null";
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2).toStdString();
}

QJsonValue valueOf(const std::string &text)
{
    return QJsonDocument::fromJson("[" + QByteArray::fromStdString(text) + "]").array().at(0);
}

} // namespace milepost::store
