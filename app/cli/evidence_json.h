/// The evidence in the forms of CLI.md, shared by its verbs: figures with their limits, groups, and what to open first.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli_json.h"
#include "context.h"

#include "analytics/rates.h"
#include "workspace/evidence.h"

#include <memory>
#include <optional>
#include <string>

namespace milepost::cli {

[[nodiscard]] inline QJsonValue jsonOptional(const std::optional<double> &number)
{
    return number ? jsonNumber(*number) : QJsonValue(QJsonValue::Null);
}
[[nodiscard]] inline QJsonValue jsonOptional(const std::optional<std::int32_t> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}
/// Keys of the value, the lower and the upper limit.
inline void putEstimate(QJsonObject &into, const analytics::Estimate &estimate, const QString &value, const QString &low,
                        const QString &high)
{
    into[value] = jsonOptional(estimate.value);
    into[low] = jsonOptional(estimate.low);
    into[high] = jsonOptional(estimate.high);
}

/// Profile, snapshot and first lives; none after a failure that has been told.
struct OpenEvidence {
    std::unique_ptr<Workspace> workspace;
    Snapshot snapshot;
    std::shared_ptr<const EvidenceBase> base;
};
[[nodiscard]] std::optional<OpenEvidence> openEvidence(Context &context);
/// All accounts in one group where `field` is empty; none after a failure that has been told (a field that does not
/// exist is wrong usage).
[[nodiscard]] std::optional<analytics::Grouping> groupingFor(Context &context, OpenEvidence &open,
                                                             const std::string &field);
/// null where all accounts are one group or the field is empty.
[[nodiscard]] QJsonValue jsonGroup(const analytics::Grouping &grouping, std::uint32_t group);
/// "start", or "today" where some value is today's for want of a history; null without a grouping.
[[nodiscard]] QJsonValue jsonGroupAsOf(const analytics::Grouping &grouping);
/// By key, enabled milestones only; none after telling which there are.
[[nodiscard]] std::optional<MilestoneIndex> milestoneFor(Context &context, const Portfolio &portfolio,
                                                         const std::string &key);

} // namespace milepost::cli
