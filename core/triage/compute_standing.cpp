#include "triage/compute_standing.h"

#include "analytics/lives.h"
#include "analytics/pace.h"
#include "analytics/peers.h"
#include "base/hash.h"
#include "triage/health.h"
#include "triage/power_users.h"
#include "triage/queue.h"
#include "triage/renewal_risk.h"
#include "triage/signal_sink.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace milepost {

namespace {

using namespace triage;
constexpr std::int32_t lingerDays = 7; ///< M16: closes when the condition has been false so long

/// Names the object of a signal so that it can be found again when rows have moved.
std::uint64_t objectHash(const Portfolio &portfolio, const Signal &signal)
{
    switch (signal.rule) {
    case SignalRule::CadenceBroken:
    case SignalRule::SuccessGap:
    case SignalRule::OfferReached:
    case SignalRule::AskReached:
        return stableHash(portfolio.milestones[signal.object].key);
    case SignalRule::ContactLost: {
        const ContactFact &contact = portfolio.contacts.rows[signal.object];
        return combineHash(stableHash(portfolio.text(contact.externalId)), stableHash(portfolio.text(contact.name)));
    }
    case SignalRule::LimitNear:
        return stableHash(portfolio.text(portfolio.limits.rows[signal.object].metric));
    default:
        return 0; // one per account
    }
}

std::vector<HealthStanding> noHealth(std::size_t count)
{
    HealthStanding unknown;
    unknown.value.fill(std::numeric_limits<float>::quiet_NaN());
    return std::vector<HealthStanding>(count, unknown);
}

constexpr std::size_t stretches = 16; ///< of accounts that are judged side by side

/// What one thread needs for, and makes of, the accounts of one stretch.
struct Stretch {
    Stretch() = default;
    Stretch(const Stretch &) = delete; // the sink writes to its evidence
    std::vector<Evidence> evidence;
    std::vector<Signal> signals;
    SignalSink sink{evidence};
    std::vector<std::uint8_t> reached;
};

class Judge {
public:
    Judge(std::shared_ptr<const Portfolio> portfolio, const StandingSettings &settings, const PreviousSignals *previous,
          const ParallelFor &parallel, const RiskFit *fit, const AccountReturns *returns)
        : m_portfolio(*portfolio), m_previous(previous), m_parallel(parallel), m_returns(returns), m_standing(std::make_shared<Standing>()),
          m_lives(analytics::livesOf(*portfolio, settings.sizeBands))
    {
        m_standing->portfolio = std::move(portfolio);
        m_standing->settings = settings;
        if (fit)
            m_standing->riskFit = *fit;
        if (returns)
            m_standing->returnsStamp = returns->stamp;
        m_standing->absenceHeld = m_portfolio.through.valid() && m_portfolio.asOf.valid()
            && m_portfolio.asOf - m_portfolio.through > settings.staleAfterDays;
    }

    std::shared_ptr<const Standing> run(std::span<const PutAway> putAway)
    {
        Standing &standing = *m_standing;
        const std::size_t count = m_portfolio.accountCount();
        analytics::PeerComparison peers = comparePortfolio(
            m_portfolio, m_lives, {standing.settings.peersK, standing.settings.sizeBands}, m_parallel);
        BookUsage usage;
        std::optional<PowerUsers> power;
        m_parallel(3, [&](std::size_t piece) {
            switch (piece) {
            case 0: usage = usageOf(m_portfolio, m_lives); break;
            case 1: power.emplace(m_portfolio, m_lives, peers, standing.settings.peersK); break;
            default: resize(count); break;
            }
        });
        standing.peerGroups = std::move(peers.groups);
        standing.peers = std::move(peers.standing);

        const RuleContext rules{m_portfolio, m_lives, standing.settings, usage, standing.absenceHeld, m_returns};
        std::vector<Stretch> judged(stretches);
        m_parallel(stretches, [&](std::size_t piece) {
            const auto [begin, end] = stretchOf(piece, stretches, count);
            for (std::size_t each = begin; each < end; ++each) {
                const auto account = static_cast<AccountIndex>(each);
                judge(account, peers.behindSince[account], rules, *power, judged[piece]);
                standing.signals.offset[account + 1] = static_cast<std::uint32_t>(judged[piece].signals.size());
            }
        });
        join(judged);
        staleSources();
        fillQueue(standing, m_lives, putAway);
        return m_standing;
    }

private:
    /// Signals and evidence of all stretches behind one another, in the order of accounts.
    void join(std::vector<Stretch> &judged)
    {
        Standing &standing = *m_standing;
        struct Base {
            std::uint32_t signals = 0, evidence = 0;
        };
        std::vector<Base> bases(judged.size() + 1);
        for (std::size_t i = 0; i < judged.size(); ++i) {
            bases[i + 1].signals = bases[i].signals + static_cast<std::uint32_t>(judged[i].signals.size());
            bases[i + 1].evidence = bases[i].evidence + static_cast<std::uint32_t>(judged[i].evidence.size());
        }
        standing.signals.rows.resize(bases.back().signals);
        standing.evidence.resize(bases.back().evidence);
        m_parallel(judged.size(), [&](std::size_t piece) {
            Stretch &stretch = judged[piece];
            for (Signal &signal : stretch.signals) {
                signal.evidenceBegin += bases[piece].evidence;
                signal.evidenceEnd += bases[piece].evidence;
            }
            std::ranges::copy(stretch.signals, standing.signals.rows.begin() + bases[piece].signals);
            std::ranges::copy(stretch.evidence, standing.evidence.begin() + bases[piece].evidence);
            const auto [begin, end] = stretchOf(piece, judged.size(), m_portfolio.accountCount());
            for (std::size_t account = begin; account < end; ++account)
                standing.signals.offset[account + 1] += bases[piece].signals;
            std::vector<Signal>().swap(stretch.signals);
            std::vector<Evidence>().swap(stretch.evidence);
        });
    }

    void resize(std::size_t count)
    {
        Standing &standing = *m_standing;
        standing.pace.assign(count, Pace::Unknown);
        standing.position.assign(count, Pace::Unknown);
        standing.stuck.assign(count, 0);
        standing.quietDays.assign(count, noCount);
        standing.health = noHealth(count);
        standing.risk.assign(count, std::numeric_limits<float>::quiet_NaN());
        standing.riskMethod.assign(count, RiskMethod::Index);
        standing.arrAtRiskMinor.assign(count, noMinor);
        standing.roi.assign(count, std::numeric_limits<float>::quiet_NaN());
        standing.urgency.assign(count, 0);
        standing.decisionDay.assign(count, Day{});
        standing.segments.assign(count, 0);
        standing.next.assign(count, noMilestone);
        standing.nextShare.assign(count, 0);
        standing.signals.offset.assign(count + 1, 0);
    }

    void judge(AccountIndex account, std::int32_t behindSince, const RuleContext &rules, const PowerUsers &power,
               Stretch &stretch)
    {
        Standing &standing = *m_standing;
        const analytics::PaceJudgement pace = analytics::judgePace(
            m_portfolio, m_lives, account, standing.peers[account], behindSince, standing.absenceHeld);
        standing.pace[account] = pace.pace;
        standing.position[account] = pace.position;
        standing.stuck[account] = pace.stuck ? 1 : 0;
        standing.quietDays[account] = pace.quietDays;
        chooseNext(account, stretch.reached);
        if (m_lives.current[account])
            judgeCustomer(account, pace, rules, power, stretch);
    }

    void judgeCustomer(AccountIndex account, const analytics::PaceJudgement &pace, const RuleContext &rules,
                       const PowerUsers &power, Stretch &stretch)
    {
        Standing &standing = *m_standing;
        SignalSink &sink = stretch.sink;
        const AccountDecision decision = decisionOf(m_portfolio, account);
        standing.decisionDay[account] = decision.day;
        standing.urgency[account] = decision.urgency;
        standing.health[account]
            = blend(pillarValues(m_portfolio, m_lives, account, rules.usage.accounts[account]), standing.settings);

        AccountContext context{account, pace, decision, standing.peers[account]};
        power.mark(account, context);
        takeReturn(account, context);
        sink.clear();
        openRiskSignals(rules, context, sink);
        openGrowthSignals(rules, context, sink);
        honourPrevious(account, sink);
        const bool atRisk = pace.stuck || standing.health[account].band == Band::Poor
            || std::ranges::any_of(sink.signals(), [](const Signal &signal) {
                   return (signal.kind == SignalKind::Risk || signal.kind == SignalKind::Renewal)
                       && signal.severity >= Severity::Serious;
               });
        if (!atRisk) {
            openRenewalStrong(rules, context, sink);
            honourPrevious(account, sink);
        }
        orderSignals(sink.signals());
        stretch.signals.insert(stretch.signals.end(), sink.signals().begin(), sink.signals().end());

        judgeRisk(account, sink.signals());
        if (m_portfolio.arrMinor[account] != noMinor)
            standing.arrAtRiskMinor[account]
                = roundedMinor(static_cast<double>(m_portfolio.arrMinor[account]) * static_cast<double>(standing.risk[account]));
        setSegments(account, atRisk, sink.signals());
    }

    void takeReturn(AccountIndex account, AccountContext &context)
    {
        if (!m_returns)
            return;
        const AccountId id = m_portfolio.id[account];
        const auto at = std::ranges::lower_bound(m_returns->accounts, id, {}, &AccountReturn::account);
        if (at == m_returns->accounts.end() || at->account != id)
            return;
        m_standing->roi[account] = at->roi;
        context.worth = &*at;
    }

    void judgeRisk(AccountIndex account, std::span<const Signal> signals)
    {
        Standing &standing = *m_standing;
        double risk = 1;
        RiskMethod method = RiskMethod::Fact;
        if (m_portfolio.pendingCancel[account] == 0) {
            method = standing.riskFit.method;
            if (method == RiskMethod::Index) {
                risk = riskIndex(signals, standing.settings);
            } else {
                const RenewalRisk judged = renewalRisk(m_portfolio, account, standing.riskFit, standing.pace[account],
                                                       standing.health[account].band);
                risk = judged.risk;
                standing.urgency[account] = judged.urgency;
            }
        }
        standing.risk[account] = static_cast<float>(risk);
        standing.riskMethod[account] = method;
    }

    void setSegments(AccountIndex account, bool atRisk, std::span<const Signal> signals)
    {
        std::uint8_t &segments = m_standing->segments[account];
        const auto put = [&segments](Segment segment) { segments |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(segment)); };
        if (atRisk)
            put(Segment::AtRisk);
        bool expansion = false, escalated = false;
        for (const Signal &signal : signals) {
            expansion = expansion || signal.kind == SignalKind::Expansion;
            escalated = escalated || (signal.rule == SignalRule::TicketEscalated && !signal.lingering);
        }
        if (expansion && !atRisk && !escalated)
            put(Segment::Expansion);
        const PeerStanding &peers = m_standing->peers[account];
        if (peers.rung == PeerRung::None || m_standing->quietDays[account] == noCount)
            return; // nobody to compare with, or nothing has ever been recorded to compare by
        if (static_cast<float>(peers.own) > peers.p75)
            put(Segment::HighAchiever);
        else if (!m_standing->absenceHeld)
            put(static_cast<float>(peers.own) < peers.p25 ? Segment::LowAchiever : Segment::AverageAchiever);
    }

    /// Of the milestones not reached, the one that is farthest along; where none has begun, the one that peers
    /// usually reach first, then by journey stage and catalog order.
    void chooseNext(AccountIndex account, std::vector<std::uint8_t> &reached)
    {
        Standing &standing = *m_standing;
        if (m_lives.observedTo[account] < 0)
            return;
        float best = 0;
        for (const ProgressFact &progress : m_portfolio.progress.of(account)) {
            const float share = progress.target > 0 ? std::clamp(progress.value / progress.target, 0.0f, 1.0f) : 0.0f;
            if (share > best && m_portfolio.applies(account, progress.milestone)) {
                best = share;
                standing.next[account] = progress.milestone;
                standing.nextShare[account] = share;
            }
        }
        if (standing.next[account] != noMilestone)
            return;
        const std::uint32_t group = standing.peers[account].group;
        const auto usual = [&](MilestoneIndex m) {
            const float day = group == noPeerGroup ? std::nanf("") : standing.peerGroups[group].medianDay[m];
            return std::isnan(day) ? std::numeric_limits<float>::max() : day;
        };
        const auto firsts = m_lives.firsts.of(account);
        reached.assign(m_portfolio.milestones.size(), 0);
        for (const analytics::FirstReach &first : firsts)
            reached[first.milestone] = 1;
        MilestoneIndex next = noMilestone;
        for (MilestoneIndex m = 0; m < m_portfolio.milestones.size(); ++m) {
            if (reached[m] || !m_portfolio.applies(account, m))
                continue;
            if (next == noMilestone || std::pair(usual(m), m_portfolio.milestones[m].stage)
                    < std::pair(usual(next), m_portfolio.milestones[next].stage))
                next = m;
        }
        standing.next[account] = next;
    }

    /// An open signal keeps the day it opened, and stays for 7 days after its condition ended (M16).
    void honourPrevious(AccountIndex account, SignalSink &sink) const
    {
        if (!m_previous)
            return;
        const AccountId id = m_portfolio.id[account];
        const auto remembered
            = std::ranges::equal_range(m_previous->signals, id, {}, &RememberedSignal::account);
        for (const RememberedSignal &earlier : remembered) {
            if (earlier.lastTrue > m_portfolio.asOf)
                continue;
            bool open = false;
            for (Signal &signal : sink.signals()) {
                if (signal.rule != earlier.rule || objectHash(m_portfolio, signal) != earlier.object)
                    continue;
                open = true;
                if (earlier.since.valid() && signal.since.valid() && m_portfolio.asOf - earlier.lastTrue < lingerDays)
                    signal.since = std::min(signal.since, earlier.since);
            }
            const bool strong = earlier.rule == SignalRule::RenewalStrong; // "not at risk" is no condition that lapses
            if (open || strong || m_portfolio.asOf - earlier.lastTrue >= lingerDays || !objectStands(earlier.rule))
                continue;
            Signal signal;
            signal.account = account;
            signal.rule = earlier.rule;
            signal.kind = earlier.kind;
            signal.severity = earlier.severity;
            signal.since = earlier.since;
            signal.value = earlier.value;
            signal.reference = earlier.reference;
            signal.lingering = true;
            sink.open(signal, std::span<Evidence>());
        }
    }

    /// Only signals about the account as a whole linger: of the others the row that explained them may be gone.
    static bool objectStands(SignalRule rule)
    {
        return rule == SignalRule::Stuck || rule == SignalRule::Behind || rule == SignalRule::UsageDrop
            || rule == SignalRule::RenewalQuiet || rule == SignalRule::Momentum || rule == SignalRule::PowerUser;
    }

    void staleSources()
    {
        Signal signal;
        std::int32_t most = m_standing->settings.staleAfterDays;
        for (std::uint32_t i = 0; i < m_portfolio.sources.size(); ++i) {
            const Day last = m_portfolio.sources[i].lastCompleteDay;
            if (!last.valid() || m_portfolio.asOf - last <= m_standing->settings.staleAfterDays)
                continue;
            ++signal.rowCount;
            if (m_portfolio.asOf - last > most) {
                most = m_portfolio.asOf - last;
                signal.object = i;
            }
        }
        if (signal.rowCount == 0)
            return;
        const Day last = m_portfolio.sources[signal.object].lastCompleteDay;
        signal.rule = SignalRule::SourceStale;
        signal.severity = Severity::Watch;
        signal.since = last + m_standing->settings.staleAfterDays + 1;
        signal.value = most;
        signal.evidenceBegin = static_cast<std::uint32_t>(m_standing->evidence.size());
        m_standing->evidence.push_back({Evidence::Kind::Source, signal.object, last, double(most), 0});
        signal.evidenceEnd = static_cast<std::uint32_t>(m_standing->evidence.size());
        m_standing->workspaceSignals.push_back(signal);
    }

    const Portfolio &m_portfolio;
    const PreviousSignals *m_previous;
    const ParallelFor &m_parallel;
    const AccountReturns *m_returns;
    std::shared_ptr<Standing> m_standing;
    analytics::Lives m_lives;
};

} // namespace

PreviousSignals rememberSignals(const Standing &standing)
{
    PreviousSignals previous;
    const Portfolio &portfolio = *standing.portfolio;
    for (const Signal &signal : standing.signals.rows) {
        if (signal.lingering)
            continue;
        previous.signals.push_back({portfolio.id[signal.account], signal.rule, signal.kind, signal.severity,
                                    objectHash(portfolio, signal), signal.since, portfolio.asOf, signal.value,
                                    signal.reference});
    }
    std::ranges::stable_sort(previous.signals, {}, &RememberedSignal::account);
    return previous;
}

std::shared_ptr<const Standing> computeStanding(std::shared_ptr<const Portfolio> portfolio,
                                                const StandingSettings &settings, std::span<const PutAway> putAway,
                                                const PreviousSignals *previous, const ParallelFor &parallel,
                                                const RiskFit *fit, const AccountReturns *returns)
{
    return Judge(std::move(portfolio), settings, previous, parallel, fit, returns).run(putAway);
}

PastView pastView(const Portfolio &portfolio, const StandingSettings &settings, const ParallelFor &parallel)
{
    const std::size_t count = portfolio.accountCount();
    const analytics::Lives lives = analytics::livesOf(portfolio, settings.sizeBands);
    const analytics::PeerComparison peers
        = comparePortfolio(portfolio, lives, {settings.peersK, settings.sizeBands}, parallel);
    const BookUsage usage = usageOf(portfolio, lives);
    const bool absenceHeld = portfolio.asOf - portfolio.through > settings.staleAfterDays;
    PastView view{portfolio.asOf, portfolio.id, std::vector<Pace>(count, Pace::Unknown),
                  std::vector<Band>(count, Band::Unknown)};
    parallel(stretches, [&](std::size_t piece) {
        const auto [begin, end] = stretchOf(piece, stretches, count);
        for (std::size_t each = begin; each < end; ++each) {
            const auto account = static_cast<AccountIndex>(each);
            if (!lives.current[account])
                continue;
            view.pace[each] = analytics::judgePace(portfolio, lives, account, peers.standing[each],
                                                   peers.behindSince[each], absenceHeld).pace;
            view.band[each]
                = blend(pillarValues(portfolio, lives, account, usage.accounts[account]), settings).band;
        }
    });
    return view;
}

std::vector<HealthStanding> computeHealth(const Portfolio &portfolio, const StandingSettings &settings)
{
    const analytics::Lives lives = analytics::livesOf(portfolio, settings.sizeBands);
    const BookUsage usage = usageOf(portfolio, lives);
    std::vector<HealthStanding> health = noHealth(portfolio.accountCount());
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        if (lives.current[account])
            health[account] = blend(pillarValues(portfolio, lives, account, usage.accounts[account]), settings);
    }
    return health;
}

} // namespace milepost
