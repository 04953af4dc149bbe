#include "triage/usage.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace milepost::triage {

namespace {

constexpr std::int32_t blockDays = 28;
constexpr std::size_t bookNeeds = 20;

double median(std::vector<double> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return values.size() % 2 ? *middle : (*std::max_element(values.begin(), middle) + *middle) / 2;
}

} // namespace

BookUsage usageOf(const Portfolio &portfolio, const analytics::Lives &lives)
{
    BookUsage book;
    book.accounts.resize(portfolio.accountCount());
    if (!portfolio.hasEvents)
        return book;
    const bool usersAreNamed
        = std::ranges::any_of(portfolio.activity, [](const ActivityFact &activity) { return activity.namesUsers; });
    std::vector<double> ratios, blocks;
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        if (!lives.current[account])
            continue;
        const ActivityFact &activity = portfolio.activity[account];
        const std::int32_t blocksLived
            = portfolio.through < lives.start[account] ? 0 : (lives.throughDay[account] + 1) / blockDays;
        if (blocksLived < 1)
            continue;
        Usage &usage = book.accounts[account];
        const bool silent = !activity.first.valid();
        // An account without any event is as quiet in users as in events.
        usage.users = activity.namesUsers || (silent && usersAreNamed);
        const auto &counts = usage.users ? activity.users28 : activity.events28;
        usage.last = counts[0];
        if (usage.users && portfolio.seats[account] > 0)
            usage.breadth = std::min(1.0, usage.last / portfolio.seats[account]);
        blocks.clear();
        for (std::int32_t block = 1; block <= std::min(3, blocksLived - 1); ++block)
            blocks.push_back(counts[static_cast<std::size_t>(block)]);
        if (blocks.empty())
            continue;
        usage.usual = median(blocks);
        if (usage.usual > 0)
            ratios.push_back(usage.last / usage.usual);
    }
    if (ratios.size() >= bookNeeds)
        book.divisor = std::min(1.0, median(ratios));
    for (Usage &usage : book.accounts) {
        if (std::isnan(usage.usual))
            continue;
        const double scale = usage.usual * book.divisor;
        usage.own = scale > 0 ? std::min(1.0, usage.last / scale) : (usage.last > 0 ? 1.0 : 0.0);
    }
    return book;
}

} // namespace milepost::triage
