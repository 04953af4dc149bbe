/// Why an account is on the list, in one line and in rows: from a signal and the Standing it belongs to.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triage/standing.h"
#include "wording/voice.h"

#include <vector>

namespace milepost::wording {

/// A row of "Why now": title in strong, detail after a dot.
struct Reason {
    QString title; ///< "No milestone for 41 days"
    QString detail; ///< "peers' 90th percentile gap is 36 days"; may be empty
};

[[nodiscard]] Reason reason(const Voice &voice, const Standing &standing, const Signal &signal);
/// The same in one sentence: "No milestone for 41 days; peers' 90th percentile gap is 36 days".
[[nodiscard]] QString reasonSentence(const Voice &voice, const Standing &standing, const Signal &signal);
/// The queue's second line: the leading reason and the next one of the same bent: "No milestone for 41 days;
/// champion left 28 Oct".
[[nodiscard]] QString reasonLine(const Voice &voice, const Standing &standing, const QueueItem &item);
/// "7 rows".
[[nodiscard]] QString rowCount(const Voice &voice, const Signal &signal);
/// One sentence per evidence row, newest first: "28 Oct: Priya Raman left (Operations)".
[[nodiscard]] QString evidence(const Voice &voice, const Standing &standing, const Signal &signal,
                               const Evidence &row);
/// Captions under the terms of the queue's product: "2 signals open · index, not a probability", "74 days, ≤ 90",
/// "1 subscription", "assumed: median of the plan".
struct TermCaptions {
    QString stake, risk, arr, urgency, method;
    QString wholeMethod; ///< the method with its backtest, where there is one
};
[[nodiscard]] TermCaptions termCaptions(const Voice &voice, const Standing &standing, const QueueItem &item);
/// "Risk to 2 Feb 2026" or "Risk (index)".
[[nodiscard]] QString riskTitle(const Voice &voice, const Standing &standing, const QueueItem &item);
/// "Renewal date missing", "Decision in 74 days", "Month to month".
[[nodiscard]] QString decisionWords(const Voice &voice, const Standing &standing, AccountIndex account);

} // namespace milepost::wording
