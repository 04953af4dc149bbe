#include "value/roi_exchange.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace milepost::value {

namespace {

constexpr int formatVersion = 1;
constexpr std::size_t longestFile = 1'000'000, mostModels = 500;

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

void put(QJsonObject &json, const char *key, const std::string &text)
{
    if (!text.empty())
        json[QLatin1String(key)] = qt(text);
}
void put(QJsonObject &json, const char *key, Day day) { put(json, key, isoFromDay(day)); }
template <class E> void putEnum(QJsonObject &json, const char *key, E value) { json[QLatin1String(key)] = qt(keyOf(value)); }

QJsonObject toJson(const RoiAssumption &assumption)
{
    QJsonObject json;
    put(json, "key", assumption.key);
    put(json, "title", assumption.title);
    put(json, "unit", assumption.unit);
    put(json, "low", assumption.low);
    put(json, "base", assumption.base);
    put(json, "high", assumption.high);
    put(json, "currency", assumption.currency.toString());
    put(json, "owner", assumption.owner);
    put(json, "source", assumption.source);
    put(json, "on", assumption.on);
    json[QLatin1String("agreed")] = assumption.agreed;
    return json;
}

QJsonObject toJson(const RoiLine &line)
{
    QJsonObject json;
    put(json, "key", line.key);
    put(json, "title", line.title);
    putEnum(json, "kind", line.kind);
    putEnum(json, "counted", line.counted);
    put(json, "object", line.object);
    putEnum(json, "unit", line.unit);
    put(json, "saving", line.saving);
    put(json, "without_us", line.withoutUs);
    put(json, "rate", line.rate);
    put(json, "confidence", line.confidence);
    return json;
}

QJsonObject toJson(const RoiCost &cost)
{
    QJsonObject json;
    put(json, "key", cost.key);
    put(json, "title", cost.title);
    putEnum(json, "kind", cost.kind);
    put(json, "amount", cost.amount);
    put(json, "rate", cost.rate);
    put(json, "due", cost.due);
    return json;
}

/// Takes the fields of one object one after the other; the first problem stays.
class Fields {
public:
    Fields(const QJsonObject &json, std::string where) : m_json(json), m_where(std::move(where)) {}

    void text(const char *key, std::string &into)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        // A number is what many write; it is kept as they would have written it.
        if (value.isDouble())
            into = QString::number(value.toDouble(), 'g', 15).toStdString();
        else if (value.isString() && value.toString().size() <= 2'000)
            into = value.toString().toStdString();
        else
            refuse(key, "expects a text of at most 2,000 characters");
    }
    void day(const char *key, Day &into)
    {
        std::string iso;
        text(key, iso);
        const auto read = dayFromIso(iso);
        if (!iso.empty() && !read)
            refuse(key, "expects a date such as 2026-03-01");
        into = read.value_or(Day());
    }
    template <class E> void choice(const char *key, E &into)
    {
        std::string word;
        text(key, word);
        if (word.empty())
            return;
        const auto read = fromKey<E>(word);
        std::string known;
        for (const std::string_view each : EnumKeys<E>::keys)
            known += (known.empty() ? "" : ", ") + std::string(each);
        if (!read)
            refuse(key, "expects one of " + known);
        into = read.value_or(into);
    }
    void flag(const char *key, bool &into)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isBool())
            refuse(key, "expects true or false");
        into = value.toBool(into);
    }
    template <class Part, class Read> void parts(const char *key, std::vector<Part> &into, Read read)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        if (!value.isArray() || value.toArray().size() > 1'000)
            return refuse(key, "expects a list of at most 1,000");
        for (const auto &each : value.toArray()) {
            if (!each.isObject())
                return refuse(key, "expects a list of objects");
            Fields fields(each.toObject(), m_where + ": " + key + " " + std::to_string(into.size() + 1));
            into.push_back(read(fields));
            fields.refuseOthers();
            if (fields.m_problem && !m_problem)
                m_problem = fields.m_problem;
        }
    }
    void refuseOthers()
    {
        for (auto at = m_json.begin(); at != m_json.end(); ++at) {
            if (!m_taken.contains(at.key()))
                refuse(at.key().toUtf8().constData(), "there is no such field");
        }
    }
    void refuse(const char *key, const std::string &what)
    {
        if (!m_problem)
            m_problem = Error{ErrorCode::Parse, m_where, std::string(key) + ": " + what};
    }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    QJsonValue take(const char *key)
    {
        m_taken.insert(QLatin1String(key));
        const QJsonValue value = m_json.value(QLatin1String(key));
        return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
    }

    const QJsonObject m_json;
    std::string m_where;
    QSet<QString> m_taken;
    std::optional<Error> m_problem;
};

RoiAssumption assumptionFrom(Fields &fields)
{
    RoiAssumption assumption;
    fields.text("key", assumption.key);
    fields.text("title", assumption.title);
    fields.text("unit", assumption.unit);
    fields.text("low", assumption.low);
    fields.text("base", assumption.base);
    fields.text("high", assumption.high);
    std::string currency;
    fields.text("currency", currency);
    if (!currency.empty()) {
        const auto code = Currency::fromCode(currency);
        if (!code)
            fields.refuse("currency", "expects an ISO 4217 code of three letters, such as EUR");
        assumption.currency = code.value_or(Currency());
    }
    fields.text("owner", assumption.owner);
    fields.text("source", assumption.source);
    fields.day("on", assumption.on);
    fields.flag("agreed", assumption.agreed);
    return assumption;
}

RoiLine lineFrom(Fields &fields)
{
    RoiLine line;
    fields.text("key", line.key);
    fields.text("title", line.title);
    fields.choice("kind", line.kind);
    fields.choice("counted", line.counted);
    fields.text("object", line.object);
    fields.choice("unit", line.unit);
    fields.text("saving", line.saving);
    fields.text("without_us", line.withoutUs);
    fields.text("rate", line.rate);
    fields.text("confidence", line.confidence);
    return line;
}

RoiCost costFrom(Fields &fields)
{
    RoiCost cost;
    fields.text("key", cost.key);
    fields.text("title", cost.title);
    fields.choice("kind", cost.kind);
    fields.text("amount", cost.amount);
    fields.text("rate", cost.rate);
    fields.day("due", cost.due);
    return cost;
}

template <class Part> QJsonArray arrayOf(const std::vector<Part> &parts)
{
    QJsonArray array;
    for (const Part &part : parts)
        array << toJson(part);
    return array;
}

} // namespace

QJsonObject roiToJson(const RoiModel &model)
{
    QJsonObject json;
    put(json, "key", model.key);
    put(json, "title", model.title);
    put(json, "applies_to", model.appliesTo);
    putEnum(json, "rounding", model.rounding);
    put(json, "from", model.from);
    put(json, "to", model.to);
    json[QLatin1String("assumptions")] = arrayOf(model.assumptions);
    json[QLatin1String("lines")] = arrayOf(model.lines);
    json[QLatin1String("costs")] = arrayOf(model.costs);
    return json;
}

Result<RoiModel> roiFromJson(const QJsonObject &json, const std::string &where)
{
    Fields fields(json, where);
    RoiModel model;
    fields.text("key", model.key);
    fields.text("title", model.title);
    fields.text("applies_to", model.appliesTo);
    fields.choice("rounding", model.rounding);
    fields.day("from", model.from);
    fields.day("to", model.to);
    fields.parts("assumptions", model.assumptions, assumptionFrom);
    fields.parts("lines", model.lines, lineFrom);
    fields.parts("costs", model.costs, costFrom);
    fields.refuseOthers();
    if (fields.problem())
        return *fields.problem();
    return model;
}

std::string writeRoiModels(std::span<const RoiModel> models)
{
    QJsonArray array;
    for (const RoiModel &model : models)
        array << roiToJson(model);
    const QJsonObject root{{QStringLiteral("format"), formatVersion}, {QStringLiteral("models"), array}};
    return QJsonDocument(root).toJson(QJsonDocument::Indented).toStdString();
}

Result<std::vector<RoiModel>> readRoiModels(std::string_view text, std::string_view name)
{
    const std::string file(name);
    if (text.size() > longestFile)
        return Error{ErrorCode::LimitExceeded, file, "a file of value models has at most 1 MB"};
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (error.error != QJsonParseError::NoError)
        return Error{ErrorCode::Parse, file,
                     "byte " + std::to_string(error.offset) + ": " + error.errorString().toStdString()};
    const QJsonObject root = document.object();
    if (root[QStringLiteral("format")].toInt() > formatVersion)
        return Error{ErrorCode::Parse, file, "written by a newer Milepost; this one reads format 1"};
    if (!root[QStringLiteral("models")].isArray())
        return Error{ErrorCode::Parse, file, "models: expects a list of value models"};
    const QJsonArray array = root[QStringLiteral("models")].toArray();
    if (static_cast<std::size_t>(array.size()) > mostModels)
        return Error{ErrorCode::LimitExceeded, file, "at most 500 models"};
    std::vector<RoiModel> models;
    for (const auto &each : array) {
        MP_ASSIGN(auto model, roiFromJson(each.toObject(), file + ": model " + std::to_string(models.size() + 1)));
        models.push_back(std::move(model));
    }
    return models;
}

} // namespace milepost::value
