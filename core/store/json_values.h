/// QJsonValue to and from our texts, for the few rows that keep JSON trees. Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace milepost::store {

[[nodiscard]] inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline std::string fromQt(const QString &text) { return text.toStdString(); }
[[nodiscard]] inline std::string jsonText(const QJsonDocument &document)
{
    return document.toJson(QJsonDocument::Compact).toStdString();
}
/// None with `problem` filled when the text is no JSON.
[[nodiscard]] inline std::optional<QJsonDocument> parseJson(std::string_view text, std::string *problem = nullptr)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (error.error == QJsonParseError::NoError)
        return document;
    if (problem)
        *problem = fromQt(error.errorString()) + " at " + std::to_string(error.offset);
    return std::nullopt;
}

} // namespace milepost::store
