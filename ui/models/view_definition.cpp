/// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view_definition.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace milepost::ui {

std::string ViewDefinition::toJson() const
{
    QJsonObject object;
    object.insert(QStringLiteral("filter"), filter);
    object.insert(QStringLiteral("sort"), sort);
    if (!groupBy.isEmpty())
        object.insert(QStringLiteral("group"), groupBy);
    if (!columns.isEmpty())
        object.insert(QStringLiteral("columns"), QJsonArray::fromStringList(columns));
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

ViewDefinition ViewDefinition::fromJson(const QString &name, const std::string &json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    ViewDefinition view;
    view.name = name;
    view.filter = object.value(QStringLiteral("filter")).toString();
    view.sort = object.value(QStringLiteral("sort")).toString(view.sort);
    view.groupBy = object.value(QStringLiteral("group")).toString();
    const QJsonArray columns = object.value(QStringLiteral("columns")).toArray();
    for (const QJsonValue &column : columns) {
        if (column.isString())
            view.columns.append(column.toString());
    }
    return view;
}

std::vector<ViewDefinition> builtInViews()
{
    const auto view = [](const char *name, const char *filter, const char *sort) {
        ViewDefinition made;
        made.name = QCoreApplication::translate("ViewDefinition", name);
        made.filter = QString::fromLatin1(filter);
        made.sort = QString::fromLatin1(sort);
        made.builtIn = true;
        return made;
    };
    return {
        view(QT_TRANSLATE_NOOP("ViewDefinition", "All"), "", "arr:desc"),
        view(QT_TRANSLATE_NOOP("ViewDefinition", "Mine"), "owner:me", "arr:desc"),
        view(QT_TRANSLATE_NOOP("ViewDefinition", "At risk"), "at_risk", "arr_at_risk:desc"),
        view(QT_TRANSLATE_NOOP("ViewDefinition", "Stalled"), "stalled", "quiet:desc"),
        view(QT_TRANSLATE_NOOP("ViewDefinition", "Close to next level"), "next_share>=70%", "next_share:desc"),
        view(QT_TRANSLATE_NOOP("ViewDefinition", "Expansion"), "expansion", "arr:desc"),
    };
}

} // namespace milepost::ui
