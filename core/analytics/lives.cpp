#include "analytics/lives.h"

#include <algorithm>

namespace milepost::analytics {

namespace {

struct SeatChange {
    std::int32_t day;
    std::int32_t seats;
};

void appendStays(const Portfolio &portfolio, const std::array<std::int32_t, 3> &bands, AccountIndex account, Day start,
                 std::int32_t observedTo, std::vector<SeatChange> &changes, std::vector<Stay> &stays)
{
    const std::uint8_t present = sizeBand(portfolio.seats[account], bands);
    changes.clear();
    for (const SubscriptionFact &subscription : portfolio.subscriptions.of(account)) {
        if (subscription.seats == noCount || !subscription.start.valid())
            continue;
        const std::int32_t from = subscription.start <= start ? 0 : subscription.start - start;
        const bool ends = subscription.end.valid();
        if (from > observedTo || (ends && subscription.end <= start))
            continue;
        changes.push_back({from, subscription.seats});
        if (ends && subscription.end - start <= observedTo)
            changes.push_back({subscription.end - start, -subscription.seats});
    }
    if (changes.empty()) {
        stays.push_back({account, 0, observedTo + 1, present});
        return;
    }
    std::sort(changes.begin(), changes.end(), [](const SeatChange &a, const SeatChange &b) { return a.day < b.day; });
    const std::size_t first = stays.size();
    std::int32_t seats = 0, from = 0;
    const auto close = [&](std::int32_t to) {
        if (to <= from)
            return;
        const std::uint8_t band = sizeBand(seats, bands);
        if (stays.size() > first && stays.back().band == band)
            stays.back().to = to;
        else
            stays.push_back({account, from, to, band});
        from = to;
    };
    for (const SeatChange &change : changes) {
        close(change.day);
        seats += change.seats;
    }
    close(observedTo + 1);
    if (present != unknownBand && stays.back().band != present) {
        // What people see as the account's size today decides whom it is compared with today.
        Stay &last = stays.back();
        last.band = present;
        if (stays.size() - first > 1 && stays[stays.size() - 2].band == present) {
            stays[stays.size() - 2].to = last.to;
            stays.pop_back();
        }
    }
}

} // namespace

std::uint8_t sizeBand(std::int32_t seats, const std::array<std::int32_t, 3> &bands)
{
    if (seats <= 0)
        return unknownBand;
    return static_cast<std::uint8_t>(std::upper_bound(bands.begin(), bands.end(), seats) - bands.begin());
}

Lives livesOf(const Portfolio &portfolio, const std::array<std::int32_t, 3> &sizeBands)
{
    const std::size_t count = portfolio.accountCount();
    Lives lives;
    lives.start.resize(count);
    lives.observedTo.assign(count, -1);
    lives.throughDay.assign(count, -1);
    lives.current.assign(count, 0);
    lives.firsts.offset.reserve(count + 1);
    lives.firsts.rows.reserve(portfolio.achievements.rows.size());
    lives.stayOffset.reserve(count + 1);
    lives.stayOffset.push_back(0);
    lives.stays.reserve(count);

    std::vector<std::uint32_t> seenBy(portfolio.milestones.size(), noAccount);
    std::vector<SeatChange> changes;
    for (AccountIndex account = 0; account < count; ++account) {
        const SpellFact &spell = portfolio.spell[account];
        const Day start = spell.start.valid() ? spell.start : portfolio.start[account];
        if (start.valid() && start <= portfolio.asOf) {
            const bool ended = spell.end.valid() && spell.end <= portfolio.asOf;
            const Day end = ended ? spell.end : portfolio.asOf;
            const Day through = std::min(end, portfolio.through);
            const std::int32_t observedTo = std::max(0, end - start);
            lives.start[account] = start;
            lives.observedTo[account] = observedTo;
            lives.throughDay[account] = through <= start ? 0 : through - start;
            const AccountStatus status = portfolio.status[account];
            lives.current[account]
                = !ended && (status == AccountStatus::Active || status == AccountStatus::Trial) ? 1 : 0;
            for (const AchievementFact &fact : portfolio.achievements.of(account)) {
                if (seenBy[fact.milestone] == account)
                    continue;
                const std::int32_t day = lives.tenureOf(account, fact.on);
                if (day > observedTo)
                    break;
                seenBy[fact.milestone] = account;
                lives.firsts.rows.push_back({day, fact.milestone});
            }
            appendStays(portfolio, sizeBands, account, start, observedTo, changes, lives.stays);
        }
        lives.firsts.offset.push_back(static_cast<std::uint32_t>(lives.firsts.rows.size()));
        lives.stayOffset.push_back(static_cast<std::uint32_t>(lives.stays.size()));
    }
    lives.recorded.resize(seenBy.size());
    std::ranges::transform(seenBy, lives.recorded.begin(), [](std::uint32_t account) { return account != noAccount ? 1 : 0; });
    return lives;
}

} // namespace milepost::analytics
