#include "evidence_json.h"

namespace milepost::cli {

std::optional<OpenEvidence> openEvidence(Context &context)
{
    OpenEvidence open;
    open.workspace = context.open();
    if (!open.workspace)
        return std::nullopt;
    const auto snapshot = context.snapshot(*open.workspace);
    if (!snapshot)
        return std::nullopt;
    const auto settings = context.take(open.workspace->settings());
    if (!settings)
        return std::nullopt;
    open.snapshot = *snapshot;
    open.base = evidenceBase(*snapshot, *settings, open.workspace->today());
    return open;
}

std::optional<analytics::Grouping> groupingFor(Context &context, OpenEvidence &open, const std::string &field)
{
    if (field.empty())
        return analytics::allTogether(*open.base->portfolio);
    auto grouping = open.workspace->grouping(*open.base, field);
    if (grouping)
        return std::move(*grouping);
    if (grouping.error().code == ErrorCode::InvalidArgument)
        context.usage(field + ": " + grouping.error().detail);
    else
        context.fail(grouping.error());
    return std::nullopt;
}

QJsonValue jsonGroup(const analytics::Grouping &grouping, std::uint32_t group)
{
    return grouping.field.empty() ? QJsonValue(QJsonValue::Null) : jsonTextOrNull(grouping.labels[group]);
}

QJsonValue jsonGroupAsOf(const analytics::Grouping &grouping)
{
    if (grouping.field.empty())
        return QJsonValue::Null;
    return grouping.presentValues ? QStringLiteral("today") : QStringLiteral("start");
}

std::optional<MilestoneIndex> milestoneFor(Context &context, const Portfolio &portfolio, const std::string &key)
{
    const MilestoneIndex index = portfolio.findMilestone(key);
    if (index != noMilestone)
        return index;
    std::string known;
    for (const MilestoneDefinition &milestone : portfolio.milestones)
        known += (known.empty() ? "" : ", ") + milestone.key;
    context.fail({ErrorCode::NotFound, key, known.empty() ? "no milestone is switched on" : "switched on are " + known});
    return std::nullopt;
}

} // namespace milepost::cli
