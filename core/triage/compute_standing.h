/// The judgement over a Portfolio, made whole: peers (M5), pace (M6), health (M8), risk (M9), queue (M10), signals and
/// segments (M16). A pure function; any thread; no clock, no I/O.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parallel_for.h"
#include "triage/account_months.h"
#include "triage/account_returns.h"
#include "triage/standing.h"

#include <memory>
#include <span>
#include <vector>

namespace milepost {

/// A signal that was open in an earlier Standing, by names that stay the same when rows move.
struct RememberedSignal {
    AccountId account;
    SignalRule rule = SignalRule::Stuck;
    SignalKind kind = SignalKind::Risk;
    Severity severity = Severity::Info;
    std::uint64_t object = 0; ///< stable hash of the object's external id or key
    Day since; ///< day its condition became true
    Day lastTrue; ///< as-of date of the last Standing in which it held
    double value = 0, reference = 0;
};

/// What is needed to keep a signal open for 7 days after its condition ended (M16). Ordered by account.
struct PreviousSignals {
    std::vector<RememberedSignal> signals;
};
[[nodiscard]] PreviousSignals rememberSignals(const Standing &standing);

/// Everything a person sees of how accounts stand. Without `previous`, signals close on the day their condition
/// ends. Only `previous` taken at an earlier or the same as-of date is honoured. Put-away items dated after the
/// portfolio's as-of date do not exist (M0). `portfolio` must not be null. What comes out is the same to the bit
/// whatever `parallel` does.
///
/// Without `fit`, or with one whose method is Index, risk is the index over open signals (M9). Without `returns` nobody's return is known.
///
/// Conventions where METHODS leaves the choice are in docs/decisions/0010-triage-conventions.md.
[[nodiscard]] std::shared_ptr<const Standing> computeStanding(std::shared_ptr<const Portfolio> portfolio,
                                                              const StandingSettings &settings = {},
                                                              std::span<const PutAway> putAway = {},
                                                              const PreviousSignals *previous = nullptr,
                                                              const ParallelFor &parallel = serially,
                                                              const RiskFit *fit = nullptr,
                                                              const AccountReturns *returns = nullptr);

/// The health of computeStanding() alone (M8), indexed as the accounts: score −1 for those that are no customers.
[[nodiscard]] std::vector<HealthStanding> computeHealth(const Portfolio &portfolio, const StandingSettings &settings);

/// The pace (M6) and health band (M8) of computeStanding() alone: what account-months are told by (M9).
[[nodiscard]] PastView pastView(const Portfolio &portfolio, const StandingSettings &settings,
                                const ParallelFor &parallel = serially);

} // namespace milepost
