#include "analytics/peer_curve.h"

#include "analytics/lives.h"
#include "analytics/peer_groups.h"
#include "analytics/peers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace milepost::analytics {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Stays of the account's group on its rung; empty where the rung is skipped.
std::vector<Stay> staysOfGroup(const Portfolio &portfolio, const Lives &lives, PeerRung rung, AccountIndex account)
{
    std::vector<Stay> stays;
    if (rung == PeerRung::None || lives.stayOffset[account] == lives.stayOffset[account + 1])
        return stays;
    const RungGroups groups(portfolio, lives, rung);
    const std::uint32_t group = groups.groupOfStay(lives.stayOffset[account + 1] - 1);
    if (group == noPeerGroup)
        return stays;
    for (const std::uint32_t index : groups.stays(group))
        stays.push_back(lives.stays[index]);
    return stays;
}

/// R's type 7 over sorted values.
double quantile(const std::vector<std::int32_t> &sorted, double q)
{
    const double position = static_cast<double>(sorted.size() - 1) * q;
    const auto low = static_cast<std::size_t>(position);
    const double share = position - static_cast<double>(low);
    return share <= 0 ? sorted[low] : sorted[low] + share * (sorted[low + 1] - sorted[low]);
}

PeerMeasureLine lineOf(PeerMeasureLine::Measure measure, std::int32_t own, std::vector<std::int32_t> peers)
{
    PeerMeasureLine line;
    line.measure = measure;
    line.value = own;
    line.n = static_cast<std::int32_t>(peers.size());
    std::ranges::sort(peers);
    const auto range = std::ranges::equal_range(peers, own);
    const auto below = static_cast<double>(range.begin() - peers.begin());
    line.percentile = 100 * (below + 0.5 * static_cast<double>(range.size())) / line.n;
    line.p25 = quantile(peers, 0.25);
    line.median = quantile(peers, 0.5);
    line.p75 = quantile(peers, 0.75);
    return line;
}

} // namespace

PeerCurve peerCurve(const Portfolio &portfolio, const PeerStanding &standing, AccountIndex account, std::int32_t k,
                    const std::array<std::int32_t, 3> &sizeBands)
{
    const Lives lives = livesOf(portfolio, sizeBands);
    PeerCurve curve;
    curve.rung = standing.rung;
    curve.tenureDays = std::max(0, lives.observedTo[account]);
    for (const FirstReach &first : lives.firsts.of(account))
        curve.own.push_back({first.day, first.milestone, static_cast<std::int32_t>(curve.own.size()) + 1});

    std::vector<Stay> stays = staysOfGroup(portfolio, lives, standing.rung, account);
    std::erase_if(stays, [account](const Stay &stay) { return stay.account == account; });
    const std::int32_t lastWeek = std::max(52, (curve.tenureDays + 6) / 7);
    // How far each peer's list has been read, so that all weeks together read it once.
    struct Cursor {
        std::size_t next = 0;
        std::int32_t count = 0;
    };
    std::vector<Cursor> cursors(stays.size());
    std::vector<std::uint32_t> cells(portfolio.milestones.size() + 1);
    for (std::int32_t week = 0; week <= lastWeek; ++week) {
        const std::int32_t day = 7 * week;
        std::fill(cells.begin(), cells.end(), 0);
        std::int32_t n = 0;
        for (std::size_t i = 0; i < stays.size(); ++i) {
            const Stay &stay = stays[i];
            if (day >= stay.to)
                continue;
            const auto firsts = lives.firsts.of(stay.account);
            Cursor &cursor = cursors[i];
            for (; cursor.next < firsts.size() && firsts[cursor.next].day <= day; ++cursor.next)
                cursor.count += portfolio.applies(account, firsts[cursor.next].milestone) ? 1 : 0;
            if (day < stay.from)
                continue;
            ++cells[static_cast<std::size_t>(cursor.count)];
            ++n;
        }
        if (n < std::max(1, k))
            break;
        const auto ranked = [&cells](std::int64_t rank) {
            std::size_t c = 0;
            for (; rank >= cells[c]; ++c)
                rank -= cells[c];
            return static_cast<double>(c);
        };
        const auto at = [&](double q) {
            const double position = (n - 1) * q;
            const auto low = static_cast<std::int64_t>(position);
            const double share = position - static_cast<double>(low);
            return static_cast<float>(share <= 0 ? ranked(low) : ranked(low) + share * (ranked(low + 1) - ranked(low)));
        };
        curve.peers.push_back({week, n, at(0.25), at(0.5), at(0.75)});
    }
    return curve;
}

std::vector<PeerMeasureLine> comparePeers(const Portfolio &portfolio, const PeerStanding &standing,
                                          const PeerGroup &group, AccountIndex account,
                                          const std::array<std::int32_t, 3> &sizeBands)
{
    std::vector<PeerMeasureLine> lines;
    const Lives lives = livesOf(portfolio, sizeBands);
    const std::int32_t tenure = lives.observedTo[account];
    std::vector<std::int32_t> distinct, occurrences, recent;
    std::int32_t ownDistinct = 0, ownOccurrences = 0, ownRecent = 0;
    for (const Stay &stay : staysOfGroup(portfolio, lives, standing.rung, account)) {
        if (tenure < stay.from || tenure >= stay.to)
            continue;
        std::int32_t d = 0, o = 0, r = 0;
        for (const FirstReach &first : lives.firsts.of(stay.account))
            d += first.day <= tenure && portfolio.applies(account, first.milestone) ? 1 : 0;
        for (const AchievementFact &fact : portfolio.achievements.of(stay.account)) {
            const std::int32_t day = lives.tenureOf(stay.account, fact.on);
            if (day > tenure || !portfolio.applies(account, fact.milestone))
                continue;
            ++o;
            r += day > tenure - recentDays ? 1 : 0;
        }
        if (stay.account == account) {
            ownDistinct = d;
            ownOccurrences = o;
            ownRecent = r;
        } else {
            distinct.push_back(d);
            occurrences.push_back(o);
            recent.push_back(r);
        }
    }
    if (distinct.empty())
        return lines;
    lines.push_back(lineOf(PeerMeasureLine::Measure::Milestones, ownDistinct, std::move(distinct)));
    lines.push_back(lineOf(PeerMeasureLine::Measure::Occurrences, ownOccurrences, std::move(occurrences)));
    lines.push_back(lineOf(PeerMeasureLine::Measure::Occurrences180, ownRecent, std::move(recent)));
    for (MilestoneIndex m = 0; m < portfolio.milestones.size(); ++m) {
        if (!portfolio.applies(account, m))
            continue;
        PeerMeasureLine line;
        line.measure = PeerMeasureLine::Measure::DaysToMilestone;
        line.milestone = m;
        line.value = nan;
        for (const FirstReach &first : lives.firsts.of(account)) {
            if (first.milestone == m)
                line.value = first.day;
        }
        line.percentile = nan;
        line.p25 = group.p25Day[m];
        line.median = group.medianDay[m];
        line.p75 = group.p75Day[m];
        line.n = group.n;
        lines.push_back(line);
    }
    return lines;
}

} // namespace milepost::analytics
