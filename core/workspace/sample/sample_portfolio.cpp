#include "workspace/sample/sample_portfolio.h"

#include "milestones/starter_catalog.h"
#include "workspace/sample/population.h"
#include "workspace/sample/sample_authored.h"
#include "workspace/sample/sample_events.h"
#include "workspace/sample/sample_names.h"
#include "workspace/sample/sample_records.h"
#include "workspace/sample/stories.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace milepost::sample {

namespace {

/// Switched on besides what the starter catalog switches on.
constexpr auto switchedOn = std::to_array<std::string_view>(
    {"workflow_automated", "three_tools", "near_seat_limit", "product_feedback", "review_posted"});

Catalog sampleCatalog(Day today)
{
    auto starter = milestones::starterCatalog(today);
    if (!starter)
        return {};
    for (MilestoneDefinition &definition : starter->milestones) {
        if (std::ranges::find(switchedOn, definition.key) != switchedOn.end())
            definition.enabled = true;
    }
    return std::move(*starter);
}

} // namespace

SamplePortfolio makeSamplePortfolio(Day today, std::uint64_t seed)
{
    SamplePortfolio portfolio;
    std::vector<AccountPlan> plans = storyAccounts(today, seed);
    for (int number = static_cast<int>(plans.size()) + 1; number <= populationSize; ++number)
        plans.push_back(ordinaryAccount(number, today, seed));
    std::ranges::sort(plans, {}, &AccountPlan::id);
    for (const AccountPlan &plan : plans) {
        addRecords(portfolio, plan, today, seed);
        auto events = eventsOf(plan, today, seed);
        std::ranges::move(events, std::back_inserter(portfolio.events));
    }
    portfolio.authored = authoredOf(plans, today, seed);
    portfolio.catalog = sampleCatalog(today);
    for (const std::string_view owner : owners())
        portfolio.owners.emplace_back(owner);
    for (const std::string_view executive : executives())
        portfolio.executives.emplace_back(executive);
    portfolio.me = portfolio.owners.front();
    portfolio.currency = "EUR";
    return portfolio;
}

} // namespace milepost::sample
