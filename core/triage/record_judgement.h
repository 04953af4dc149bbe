/// What the records of the health pillar say about one account: shared by health (M8) and signals (M16), so that
/// the two never disagree. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <cstdint>
#include <vector>

namespace milepost::triage {

constexpr std::int32_t surveyDays = 180;
constexpr std::int32_t urgentDays = 7;

struct TicketJudgement {
    std::int32_t escalated = 0; ///< open escalations
    std::int32_t urgentLate = 0; ///< urgent ones, not escalated, open for more than 7 days
    Day since; ///< the day the first of them became a reason
    std::vector<std::uint32_t> rows; ///< into Portfolio::tickets.rows, in its order
};
[[nodiscard]] TicketJudgement judgeTickets(const Portfolio &portfolio, AccountIndex account);

struct PaymentJudgement {
    std::int32_t overdue = 0, failed = 0; ///< unpaid invoices past due at through; unpaid ones whose charge failed
    std::int32_t daysOverdue = 0; ///< of the oldest, failed ones included
    Day since;
    std::vector<std::uint32_t> rows;
};
[[nodiscard]] PaymentJudgement judgePayment(const Portfolio &portfolio, AccountIndex account);

/// Newest survey answered at most `days` before as-of; null when there is none.
[[nodiscard]] const SurveyFact *latestSurvey(const Portfolio &portfolio, AccountIndex account, std::int32_t days);
/// On the scale 0–10.
[[nodiscard]] double npsScore(const SurveyFact &survey);
/// (x − 1)/(max − 1), within 0–1; NaN where the scale has no length.
[[nodiscard]] double csatShare(const SurveyFact &survey);

} // namespace milepost::triage
