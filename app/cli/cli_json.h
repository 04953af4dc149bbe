/// Values in the forms that CLI.md promises: dates ISO, money as amount and currency, no data as null.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/money.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <cmath>
#include <string>
#include <string_view>

namespace milepost::cli {

[[nodiscard]] inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline QJsonValue jsonText(std::string_view text) { return fromUtf8(text); }
/// Blank text is no data.
[[nodiscard]] inline QJsonValue jsonTextOrNull(std::string_view text)
{
    return text.empty() ? QJsonValue(QJsonValue::Null) : jsonText(text);
}
[[nodiscard]] inline QJsonValue jsonDay(Day day)
{
    return day.valid() ? jsonText(isoFromDay(day)) : QJsonValue(QJsonValue::Null);
}
[[nodiscard]] inline QJsonValue jsonInstant(Instant instant)
{
    return instant.valid() ? jsonText(isoFromInstant(instant)) : QJsonValue(QJsonValue::Null);
}
[[nodiscard]] inline QJsonValue jsonMoney(std::int64_t minor, Currency currency)
{
    if (minor == noMinor)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("amount"), jsonText(Money{minor, currency}.amountText())},
                       {QStringLiteral("currency"), jsonTextOrNull(currency.toString())}};
}
/// A sentence of core/wording without the isolates that keep names apart on screens of mixed direction.
[[nodiscard]] inline QString sentence(QString words)
{
    return words.remove(QChar(0x2068)).remove(QChar(0x2069));
}
/// NaN is null.
[[nodiscard]] inline QJsonValue jsonNumber(double number)
{
    return std::isfinite(number) ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}
/// A float without the noise of its conversion to double: 0.3f prints as 0.3.
[[nodiscard]] inline QJsonValue jsonFloat(float number)
{
    return std::isfinite(number) ? QJsonValue(std::round(double(number) * 1e6) / 1e6) : QJsonValue(QJsonValue::Null);
}
/// A count that is never negative; negative is null.
[[nodiscard]] inline QJsonValue jsonCount(std::int64_t count)
{
    return count < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(static_cast<qint64>(count));
}

} // namespace milepost::cli
