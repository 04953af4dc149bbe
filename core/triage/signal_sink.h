/// Where rules put the signals of one account before they are ordered and stored. One thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "analytics/pace.h"
#include "triage/account_returns.h"
#include "triage/decision.h"
#include "triage/standing.h"
#include "triage/usage.h"

#include <span>
#include <vector>

namespace milepost::triage {

/// Everything a rule may look at.
struct RuleContext {
    const Portfolio &portfolio;
    const analytics::Lives &lives;
    const StandingSettings &settings;
    const BookUsage &usage;
    bool absenceHeld = false;
    const AccountReturns *returns = nullptr; ///< null: none are known
};

/// The account's own judgements, made before its signals.
struct AccountContext {
    AccountIndex account = 0;
    const analytics::PaceJudgement &pace;
    const AccountDecision &decision;
    const PeerStanding &peers;
    bool topUsers = false, topEvents = false; ///< top 10 % of its peer group over 28 days
    const AccountReturn *worth = nullptr; ///< null: not known
    double userMark = 0, eventMark = 0; ///< what the top 10 % begins with
};

class SignalSink {
public:
    explicit SignalSink(std::vector<Evidence> &evidence) : m_evidence(evidence) {}

    /// An empty list to put a signal's rows in; good until the next call, so that no signal needs memory of its own.
    [[nodiscard]] std::vector<Evidence> &freshRows()
    {
        m_rows.clear();
        return m_rows;
    }
    /// `rows` in any order (they are put in another one); the newest 8 are kept, all are counted.
    void open(Signal signal, std::span<Evidence> rows);
    void open(const Signal &signal, Evidence row) { open(signal, std::span(&row, 1)); }
    [[nodiscard]] std::vector<Signal> &signals() { return m_signals; }
    void clear() { m_signals.clear(); }

private:
    std::vector<Evidence> &m_evidence;
    std::vector<Signal> m_signals;
    std::vector<Evidence> m_rows;
};

/// Signals that need nothing but facts and pace (M16).
void openRiskSignals(const RuleContext &context, const AccountContext &account, SignalSink &sink);
void openGrowthSignals(const RuleContext &context, const AccountContext &account, SignalSink &sink);
/// renewal_strong: only for accounts that are not at risk.
void openRenewalStrong(const RuleContext &context, const AccountContext &account, SignalSink &sink);

/// Gravest first: by severity, a known cancellation before all, then in the order of M16, then oldest.
void orderSignals(std::vector<Signal> &signals);

} // namespace milepost::triage
