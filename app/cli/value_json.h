/// Value, renewals and plans as the JSON that CLI.md promises.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli_json.h"

#include "workspace/value_answers.h"
#include "workspace/workspace.h"

#include <QJsonArray>
#include <QJsonObject>

namespace milepost::cli {

/// An exact amount, rounded half away from zero to the currency's minor units.
[[nodiscard]] QJsonValue jsonExact(const std::optional<value::Exact> &amount, Currency currency);
[[nodiscard]] QJsonObject roiJson(const AccountRoi &roi);
[[nodiscard]] QJsonObject renewalJson(const Portfolio &portfolio, const value::Renewal &renewal);
[[nodiscard]] QJsonObject retentionJson(const value::RevenueRetention &retention, Currency currency);
[[nodiscard]] QJsonObject callJson(const Portfolio &portfolio, const RenewalCallRecord &call);
/// Null where nothing of a plan or interview is written down.
[[nodiscard]] QJsonValue planJson(const AccountPlan &plan);

} // namespace milepost::cli
