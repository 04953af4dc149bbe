#include "triage/record_judgement.h"
#include "triage/signal_sink.h"

#include <algorithm>
#include <array>

namespace milepost::triage {

namespace {

constexpr double nearShare = 0.8;
constexpr std::int32_t nearDays = 14; ///< limit_near: so many days running
constexpr std::int32_t readingDays = 30; ///< an older reading says nothing about today
constexpr std::int32_t offerDays = 90; ///< how long an offer or ask is fresh; later issues keep a ledger of them
constexpr std::int32_t momentumDays = 30;
constexpr std::int32_t momentumMilestones = 3;
constexpr std::int32_t promoterDays = 90;
constexpr std::int32_t strongOccurrences = 15;
constexpr std::int32_t strongDecisionDays = 180;

Signal signalOf(const AccountContext &account, SignalRule rule, SignalKind kind, Day since, double value,
                double reference, std::uint32_t object = 0)
{
    Signal signal;
    signal.account = account.account;
    signal.rule = rule;
    signal.kind = kind;
    signal.severity = Severity::Info;
    signal.since = since;
    signal.value = value;
    signal.reference = reference;
    signal.object = object;
    return signal;
}

void limitNear(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    const auto limits = portfolio.limits.of(account.account);
    const std::uint32_t firstRow = portfolio.limits.offset[account.account];
    const auto share = [](const LimitFact &fact) { return fact.limit > 0 ? double(fact.used) / fact.limit : 0.0; };
    for (std::size_t end = 0, begin = 0; begin < limits.size(); begin = end) {
        while (end < limits.size() && limits[end].metric == limits[begin].metric)
            ++end;
        std::size_t first = end;
        while (first > begin && share(limits[first - 1]) >= nearShare - 1e-6)
            --first;
        if (first == end)
            continue;
        const LimitFact &latest = limits[end - 1];
        const std::int32_t running = latest.on - limits[first].on + 1;
        if (running < nearDays || portfolio.asOf - latest.on > readingDays)
            continue;
        std::vector<Evidence> &rows = sink.freshRows();
        for (std::size_t i = first; i < end; ++i)
            rows.push_back({Evidence::Kind::Limit, firstRow + static_cast<std::uint32_t>(i), limits[i].on, limits[i].used,
                            limits[i].limit});
        sink.open(signalOf(account, SignalRule::LimitNear, SignalKind::Expansion, limits[first].on + nearDays - 1,
                           share(latest), running, firstRow + static_cast<std::uint32_t>(end - 1)),
                  rows);
    }
}

void offersAndAsks(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    const auto facts = portfolio.achievements.of(account.account);
    const std::uint32_t firstRow = portfolio.achievements.offset[account.account];
    std::uint32_t askRow = 0;
    MilestoneIndex ask = noMilestone;
    for (const auto &first : context.lives.firsts.of(account.account)) {
        const MilestoneDefinition &milestone = portfolio.milestones[first.milestone];
        if (milestone.offer.empty() && milestone.ask.empty())
            continue;
        const auto fact = std::ranges::find_if(
            facts, [&first](const AchievementFact &candidate) { return candidate.milestone == first.milestone; });
        if (portfolio.asOf - fact->on > offerDays)
            continue;
        const std::uint32_t row = firstRow + static_cast<std::uint32_t>(fact - facts.begin());
        if (!milestone.offer.empty())
            sink.open(signalOf(account, SignalRule::OfferReached, SignalKind::Expansion, fact->on,
                               portfolio.asOf - fact->on, 0, first.milestone),
                      Evidence{Evidence::Kind::Achievement, row, fact->on, 0, 0});
        // Small asks come first in the catalog: the smallest one that is fresh is the next.
        if (!milestone.ask.empty() && first.milestone < ask) {
            ask = first.milestone;
            askRow = row;
        }
    }
    if (ask == noMilestone)
        return;
    const Day on = portfolio.achievements.rows[askRow].on;
    sink.open(signalOf(account, SignalRule::AskReached, SignalKind::Advocacy, on, portfolio.asOf - on, 0, ask),
              Evidence{Evidence::Kind::Achievement, askRow, on, 0, 0});
}

void momentum(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    const auto facts = portfolio.achievements.of(account.account);
    std::vector<MilestoneIndex> seen;
    const auto distinctIn = [&](Day last) {
        seen.clear();
        for (auto fact = facts.rbegin(); fact != facts.rend() && fact->on > last - momentumDays; ++fact) {
            if (fact->on <= last && std::ranges::find(seen, fact->milestone) == seen.end())
                seen.push_back(fact->milestone);
        }
        return static_cast<std::int32_t>(seen.size());
    };
    if (facts.empty() || facts.back().on <= portfolio.asOf - momentumDays)
        return;
    const std::int32_t distinct = distinctIn(portfolio.asOf);
    if (distinct < momentumMilestones)
        return;
    Day since = portfolio.asOf;
    while (since > facts.front().on && distinctIn(since - 1) >= momentumMilestones)
        since = since - 1;
    std::vector<Evidence> &rows = sink.freshRows();
    for (std::size_t i = facts.size(); i-- > 0 && facts[i].on > portfolio.asOf - momentumDays;)
        rows.push_back({Evidence::Kind::Achievement,
                        portfolio.achievements.offset[account.account] + static_cast<std::uint32_t>(i), facts[i].on, 0, 0});
    sink.open(signalOf(account, SignalRule::Momentum, SignalKind::Celebrate, since, distinct, momentumDays),
              rows);
}

void powerUser(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    if (!account.topUsers && !account.topEvents)
        return;
    const ActivityFact &activity = context.portfolio.activity[account.account];
    const double value = account.topUsers ? activity.users28[0] : activity.events28[0];
    const double mark = account.topUsers ? account.userMark : account.eventMark;
    sink.open(signalOf(account, SignalRule::PowerUser, SignalKind::Celebrate, context.portfolio.through - 27, value, mark,
                       account.topUsers ? 1 : 0),
              Evidence{Evidence::Kind::Activity, account.account, context.portfolio.through, value, mark});
}

void promoter(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    const auto surveys = portfolio.surveys.of(account.account);
    for (std::size_t i = surveys.size(); i-- > 0;) {
        const SurveyFact &survey = surveys[i];
        if (survey.kind != SurveyKind::Nps)
            continue;
        const std::uint32_t row = portfolio.surveys.offset[account.account] + static_cast<std::uint32_t>(i);
        if (npsScore(survey) >= 9 && portfolio.asOf - survey.on <= promoterDays)
            sink.open(signalOf(account, SignalRule::Promoter, SignalKind::Advocacy, survey.on, survey.score, 0, row),
                      Evidence{Evidence::Kind::Survey, row, survey.on, survey.score, survey.scaleMax});
        return; // only the latest answer speaks
    }
}

/// The period's figures first, then the newest of the milestones that feed them.
void roiHigh(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    if (!account.worth || !account.worth->since.valid())
        return;
    const AccountReturn &worth = *account.worth;
    const Portfolio &portfolio = context.portfolio;
    std::vector<Evidence> &rows = sink.freshRows();
    rows.push_back({Evidence::Kind::Return, account.account, portfolio.asOf, worth.value, worth.cost});
    const auto &feeds = context.returns->milestones[worth.feeds];
    const auto facts = portfolio.achievements.of(account.account);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool within = facts[i].on >= worth.from;
        if (within && std::ranges::find(feeds, portfolio.milestones[facts[i].milestone].key) != feeds.end())
            rows.push_back({Evidence::Kind::Achievement, portfolio.achievements.offset[account.account] + static_cast<std::uint32_t>(i), facts[i].on, 0, 0});
    }
    sink.open(signalOf(account, SignalRule::RoiHigh, SignalKind::Expansion, worth.since, double(worth.roi), highReturn), rows);
}

} // namespace

void openGrowthSignals(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    limitNear(context, account, sink);
    offersAndAsks(context, account, sink);
    roiHigh(context, account, sink);
    momentum(context, account, sink);
    powerUser(context, account, sink);
    promoter(context, account, sink);
}

void openRenewalStrong(const RuleContext &context, const AccountContext &account, SignalSink &sink)
{
    const Portfolio &portfolio = context.portfolio;
    const auto facts = portfolio.achievements.of(account.account);
    const Day decision = account.decision.day;
    if (facts.size() < strongOccurrences || !decision.valid() || decision - portfolio.asOf > strongDecisionDays)
        return;
    std::vector<Evidence> &rows = sink.freshRows();
    std::uint32_t row = portfolio.achievements.offset[account.account];
    for (const AchievementFact &fact : facts)
        rows.push_back({Evidence::Kind::Achievement, row++, fact.on, 0, 0});
    const Day since = std::max(facts[strongOccurrences - 1].on, decision - strongDecisionDays);
    sink.open(signalOf(account, SignalRule::RenewalStrong, SignalKind::Renewal, since, double(facts.size()),
                       decision - portfolio.asOf),
              rows);
}

} // namespace milepost::triage
