#include "sync/sources/postgres/horizon.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <charconv>
#include <utility>

namespace milepost::sync {

namespace {

std::uint64_t transaction(std::string_view text)
{
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

QString jsonText(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QJsonValue json(const std::optional<RowPosition> &position)
{
    if (!position)
        return QJsonValue::Null;
    return QJsonArray{jsonText(position->value), jsonText(position->id)};
}

std::optional<RowPosition> position(const QJsonValue &value)
{
    const QJsonArray pair = value.toArray();
    if (pair.size() != 2)
        return std::nullopt;
    return RowPosition{pair[0].toString().toStdString(), pair[1].toString().toStdString()};
}

QJsonObject json(const Horizon &horizon)
{
    QJsonArray running;
    for (const std::string &each : horizon.running)
        running.append(jsonText(each));
    return {{QLatin1String("highest"), json(horizon.highest)}, {QLatin1String("next"), jsonText(horizon.nextTransaction)}, {QLatin1String("running"), running}};
}

Horizon horizon(const QJsonObject &object)
{
    Horizon horizon;
    horizon.highest = position(object.value(QLatin1String("highest")));
    horizon.nextTransaction = object.value(QLatin1String("next")).toString().toStdString();
    for (const auto &each : object.value(QLatin1String("running")).toArray())
        horizon.running.push_back(each.toString().toStdString());
    return horizon;
}

} // namespace

bool allEnded(const Horizon &then, const std::vector<std::string> &runningNow, std::string_view oldestTransaction)
{
    if (transaction(oldestTransaction) < transaction(then.nextTransaction))
        return false;
    return std::none_of(then.running.begin(), then.running.end(), [&](const std::string &each) {
        return std::find(runningNow.begin(), runningNow.end(), each) != runningNow.end();
    });
}

PostgresCursor beginPass(PostgresCursor cursor, Horizon now, std::string_view oldestTransaction)
{
    // One that was cut off goes on: its own horizon still says what it may have missed.
    if (cursor.pass)
        return cursor;
    PostgresCursor::Pass pass;
    pass.settles = cursor.pending && allEnded(*cursor.pending, now.running, oldestTransaction);
    pass.horizon = std::move(now);
    cursor.pass = std::move(pass);
    return cursor;
}

PostgresCursor endPass(PostgresCursor cursor)
{
    if (!cursor.pass)
        return cursor;
    if (cursor.pass->settles) {
        if (cursor.pending->highest)
            cursor.settled = cursor.pending->highest;
        cursor.pending.reset();
    }
    if (!cursor.pending)
        cursor.pending = std::move(cursor.pass->horizon);
    cursor.pass.reset();
    return cursor;
}

std::string cursorText(const PostgresCursor &cursor)
{
    QJsonObject object{{QLatin1String("settled"), json(cursor.settled)}};
    if (cursor.pending)
        object.insert(QLatin1String("pending"), json(*cursor.pending));
    if (cursor.pass) {
        object.insert(QLatin1String("pass"), QJsonObject{{QLatin1String("at"), json(cursor.pass->at)},
                                                         {QLatin1String("horizon"), json(cursor.pass->horizon)},
                                                         {QLatin1String("settles"), cursor.pass->settles}});
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Result<PostgresCursor> cursorFromText(std::string_view text)
{
    PostgresCursor cursor;
    if (text.empty())
        return cursor;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    if (!document.isObject())
        return Error{ErrorCode::Parse, "cursor", std::string(text.substr(0, 80))};
    const QJsonObject object = document.object();
    cursor.settled = position(object.value(QLatin1String("settled")));
    if (object.contains(QLatin1String("pending")))
        cursor.pending = horizon(object.value(QLatin1String("pending")).toObject());
    if (object.contains(QLatin1String("pass"))) {
        const QJsonObject pass = object.value(QLatin1String("pass")).toObject();
        cursor.pass = PostgresCursor::Pass{position(pass.value(QLatin1String("at"))), horizon(pass.value(QLatin1String("horizon")).toObject()),
                                           pass.value(QLatin1String("settles")).toBool()};
    }
    return cursor;
}

} // namespace milepost::sync
