/// Judgement over a Portfolio: everything that depends on others or on thresholds (decision 1). Immutable; made
/// whole by computeStanding(portfolio, settings), a pure function. NaN in a float column is "no data" (–).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/peer_standing.h"
#include "model/enums.h"
#include "portfolio/portfolio.h"
#include "triage/risk_model.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace milepost {

/// M8. Contributions sum exactly to the score.
struct HealthStanding {
    std::int16_t score = -1; ///< −1: no pillar has data
    std::int16_t low = -1, high = -1;
    Band band = Band::Unknown;
    bool bandUncertain = false; ///< low and high in different bands: shown with "?"
    std::array<float, 4> value{}; ///< per Pillar, 0–1; NaN missing
    std::array<float, 4> weight{}; ///< per Pillar, the settings'
    std::array<std::int16_t, 4> points{}; ///< per Pillar; largest remainder; sums to score
};

/// A figure behind a sentence. Wording makes the text from the signal's rule and these.
struct Evidence {
    enum class Kind : std::uint8_t { Achievement, Ticket, Survey, Invoice, Subscription, Contact, Limit, Activity,
                                     Peers, Milestone, Source, Return };
    Kind kind = Kind::Activity;
    /// Return: value is the worth, reference the cost, in minor units of the base currency; the account is the row.
    std::uint32_t row = 0; ///< index into the Portfolio's CSR rows of that kind, or MilestoneIndex / source index
    Day on;
    double value = 0;
    double reference = 0; ///< what the value is compared with
};

/// How a contact was lost: Signal::value of contact_lost.
enum class ContactLoss : std::uint8_t { Left, Bounced, Inactive };

/// What value, reference and object mean, per rule:
///   stuck           days without a milestone · peers' P90 gap, NaN · –
///   behind          own count · peers' median · required milestones past their window
///   cadence_broken  days since the last · cadence · milestone
///   success_gap     functional milestones done · days since the last of them · the customer milestone
///   off_course      days off course · steps overdue · 1: the destination's day has passed
///   contact_lost    ContactLoss · – · contact row
///   survey_low      score · the score before, NaN · survey row
///   ticket_escalated escalations · urgent tickets open > 7 days · first ticket row
///   usage_drop      last 28 days · usual 28 days · 1: active users, 0: events
///   payment         days overdue · invoices whose charge failed · first invoice row
///   cancel_pending  days until it takes effect, NaN · – · –
///   renewal_quiet   days without a milestone · days to the decision · –
///   renewal_checkpoint days to the term's end · 180, 90 or 30: the checkpoint passed last · subscription row
///   renewal_strong  occurrences · days to the decision · –
///   limit_near      share of the limit · days at 80 % or more · limit row
///   offer_reached, ask_reached  days since · – · milestone
///   roi_high        ROI, a share · 3: what it is above · –
///   momentum        distinct milestones in 30 days · – · –
///   power_user      last 28 days · where the top 10 % begins · 1: active users, 0: events
///   promoter        score · – · survey row
///   source_stale    days since the last complete day · – · source
struct Signal {
    AccountIndex account = noAccount; ///< noAccount: the workspace's own (source_stale)
    SignalRule rule = SignalRule::Stuck;
    SignalKind kind = SignalKind::Risk;
    Severity severity = Severity::Info;
    Day since; ///< the day its condition became true; invalid: no fact says (cancel_pending)
    double value = 0, reference = 0; ///< e.g. days without a milestone, and the usual most
    std::uint32_t object = 0; ///< CSR row, milestone or source it is about
    std::uint32_t rowCount = 0; ///< how many rows made it ("7 rows")
    std::uint32_t evidenceBegin = 0, evidenceEnd = 0; ///< Standing::evidence; at most 8, newest first
    bool lingering = false; ///< its condition ended less than 7 days ago (M16); it has no evidence rows then
};

struct QueueItem {
    AccountIndex account = noAccount;
    SignalKind kind = SignalKind::Risk; ///< of the leading signal
    std::uint32_t leading = 0; ///< Standing::signals; the reason on the first line
    std::int64_t stakeMinor = noMinor; ///< ARR × risk, or expansion stake; noMinor: no ARR anywhere in the book
    std::int64_t orderMinor = 0; ///< stake × urgency: what the queue is sorted by
    double risk = 0;
    std::int64_t arrMinor = noMinor;
    double urgency = 0; ///< weighted by the subscriptions' ARR × risk, so that stake × urgency = order
    bool arrAssumed = false; ///< median of the plan or workspace stands in
    Day decisionDay; ///< invalid: "renewal date missing"
    std::int32_t daysToDecision = 0;
    Day snoozedUntil; ///< set only in the list of items put away
};

struct StandingSettings {
    std::int32_t peersK = 10;
    std::array<std::int32_t, 3> sizeBands{10, 50, 250}; ///< seats: first of each further band
    std::array<double, 4> pillarWeights{0.30, 0.30, 0.25, 0.15}; ///< activation, usage, health, expansion
    std::int32_t fairFrom = 50, goodFrom = 70; ///< bands on the rounded score
    std::array<double, 4> indexBySeverity{0.0, 0.03, 0.10, 0.30}; ///< info, watch, serious, critical (M9)
    std::int32_t staleAfterDays = 3;
};

/// Items put away by people, and what they still hide.
struct PutAway {
    AccountId account;
    bool done = false; ///< else snoozed
    Day on, until;
};

struct Standing {
    std::shared_ptr<const Portfolio> portfolio;
    StandingSettings settings;

    // — accounts, one entry each —
    std::vector<Pace> pace; ///< the one value (M6)
    std::vector<Pace> position; ///< M6 position alone
    std::vector<std::uint8_t> stuck;
    std::vector<std::int32_t> quietDays; ///< days without an occurrence; noCount before start
    std::vector<PeerStanding> peers;
    std::vector<HealthStanding> health;
    bool absenceHeld = false; ///< through is more than staleAfterDays before asOf: absence proves nothing (M0)
    RiskFit riskFit; ///< what `risk` is judged by where no cancellation is known (M9)
    std::vector<float> risk; ///< 0–1; with riskMethod; of several subscriptions weighted by their ARR
    std::vector<RiskMethod> riskMethod;
    std::vector<std::int64_t> arrAtRiskMinor; ///< stake; noMinor
    std::vector<float> roi; ///< headline ROI (M11), a share: 3.2 = 320 %; NaN without a value model or a cost
    std::uint64_t returnsStamp = 0; ///< AccountReturns::stamp of what `roi` is from
    std::vector<double> urgency;
    std::vector<Day> decisionDay;
    std::vector<std::uint8_t> segments; ///< bit per Segment
    std::vector<MilestoneIndex> next; ///< the next milestone (A3); noMilestone when complete
    std::vector<float> nextShare; ///< how far it is, 0–1

    Csr<Signal> signals; ///< open ones by account, gravest first
    std::vector<Signal> workspaceSignals;
    std::vector<Evidence> evidence;
    std::vector<PeerGroup> peerGroups;
    std::vector<QueueItem> queue; ///< in the order of M10, without those put away
    std::vector<QueueItem> strip; ///< celebrations and asks: no money, soonest decision day first
    std::vector<QueueItem> putAway;
    std::int64_t queueStakeMinor = 0;

    [[nodiscard]] bool in(AccountIndex account, Segment segment) const
    {
        return (segments[account] >> static_cast<unsigned>(segment)) & 1;
    }
};

} // namespace milepost
