#include "portfolio/portfolio.h"

#include <algorithm>

namespace milepost {

AccountIndex Portfolio::find(AccountId account) const
{
    const auto at = std::lower_bound(id.begin(), id.end(), account);
    return at != id.end() && *at == account ? static_cast<AccountIndex>(at - id.begin()) : noAccount;
}

AccountIndex Portfolio::findExternal(std::string_view wanted) const
{
    const StringId string = strings.find(wanted);
    return string != 0 && string < byExternal.size() ? byExternal[string] : noAccount;
}

MilestoneIndex Portfolio::findMilestone(std::string_view key) const
{
    const auto at = std::find_if(milestones.begin(), milestones.end(),
                                 [&](const MilestoneDefinition &definition) { return definition.key == key; });
    return at == milestones.end() ? noMilestone : static_cast<MilestoneIndex>(at - milestones.begin());
}

const PlanFact *Portfolio::planOf(AccountIndex account) const
{
    const auto at = std::ranges::lower_bound(plans, account, {}, &PlanFact::account);
    return at != plans.end() && at->account == account ? &*at : nullptr;
}

std::span<const CallFact> Portfolio::callsOf(AccountIndex account) const
{
    const auto range = std::ranges::equal_range(calls, account, {}, &CallFact::account);
    return {range.begin(), range.end()};
}

const CallFact *Portfolio::callOn(AccountIndex account, Day termEnd) const
{
    const CallFact *newest = nullptr;
    for (const CallFact &call : callsOf(account)) {
        if (call.termEnd == termEnd)
            newest = &call;
    }
    return newest && newest->call ? newest : nullptr;
}

} // namespace milepost
