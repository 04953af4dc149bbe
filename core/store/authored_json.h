/// What AuthoredValue rows hold: plans, interviews and calls field by field, and any other object whose lists are of things with
/// keys. Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/authored.h"
#include "model/plan.h"
#include "model/renewal.h"

#include <QJsonObject>
#include <QJsonValue>

#include <map>
#include <string>

namespace milepost::store {

/// Field → value; a field that is not there is not written down.
using FieldValues = std::map<std::string, QJsonValue>;

[[nodiscard]] FieldValues planToFields(const Plan &plan);
[[nodiscard]] Plan planFromFields(const FieldValues &fields);
[[nodiscard]] FieldValues interviewToFields(const Interview &interview);
[[nodiscard]] Interview interviewFromFields(const FieldValues &fields);
/// The field "call" of scope "renewal", whose object is the term's end.
[[nodiscard]] QJsonValue callToValue(const RenewalCallRecord &call);
[[nodiscard]] RenewalCallRecord callFrom(const AuthoredValue &row);

/// Lists of objects with a "key" become one field each, "list:key", with its place ("at"); everything else stays a field.
[[nodiscard]] FieldValues flattened(const QJsonObject &object);
[[nodiscard]] QJsonObject unflattened(const FieldValues &fields);

/// As AuthoredValue::value keeps it; absent is "null".
[[nodiscard]] std::string valueText(const QJsonValue &value);
[[nodiscard]] QJsonValue valueOf(const std::string &text);

} // namespace milepost::store
