#include "milestones/cadence.h"

#include <algorithm>

namespace milepost::milestones {

Day dueAgainOn(const MilestoneDefinition &definition, Day lastOccurrence)
{
    if (!definition.cadenceDays || *definition.cadenceDays <= 0 || !lastOccurrence.valid())
        return {};
    return lastOccurrence + *definition.cadenceDays;
}

std::optional<std::int32_t> overdueDays(const MilestoneDefinition &definition, Day lastOccurrence, Day through)
{
    const Day due = dueAgainOn(definition, lastOccurrence);
    if (!due.valid() || !through.valid())
        return std::nullopt;
    return std::max(0, through - due);
}

bool cadenceBroken(const MilestoneDefinition &definition, Day lastOccurrence, Day through)
{
    const Day broken = cadenceBrokenOn(definition, lastOccurrence);
    return broken.valid() && through >= broken;
}

Day cadenceBrokenOn(const MilestoneDefinition &definition, Day lastOccurrence)
{
    const Day due = dueAgainOn(definition, lastOccurrence);
    return due.valid() ? due + (*definition.cadenceDays + 1) / 2 : Day{};
}

} // namespace milepost::milestones
