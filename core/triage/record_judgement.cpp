#include "triage/record_judgement.h"

#include <algorithm>
#include <limits>

namespace milepost::triage {

TicketJudgement judgeTickets(const Portfolio &portfolio, AccountIndex account)
{
    TicketJudgement judgement;
    std::uint32_t row = portfolio.tickets.offset[account];
    for (const TicketFact &ticket : portfolio.tickets.of(account)) {
        const std::uint32_t at = row++;
        if (ticket.closed.valid() || !ticket.opened.valid())
            continue;
        const bool late = ticket.priority == TicketPriority::Urgent && portfolio.asOf - ticket.opened > urgentDays;
        if (!ticket.escalated && !late)
            continue;
        ticket.escalated ? ++judgement.escalated : ++judgement.urgentLate;
        const Day since = ticket.escalated ? ticket.opened : ticket.opened + urgentDays + 1;
        judgement.since = judgement.since.valid() ? std::min(judgement.since, since) : since;
        judgement.rows.push_back(at);
    }
    return judgement;
}

PaymentJudgement judgePayment(const Portfolio &portfolio, AccountIndex account)
{
    PaymentJudgement judgement;
    std::uint32_t row = portfolio.invoices.offset[account];
    for (const InvoiceFact &invoice : portfolio.invoices.of(account)) {
        const std::uint32_t at = row++;
        if (invoice.paid.valid())
            continue;
        const bool overdue = invoice.due.valid() && invoice.due < portfolio.through;
        if (!invoice.failed && !overdue)
            continue;
        invoice.failed ? ++judgement.failed : ++judgement.overdue;
        Day since = invoice.issued.valid() ? invoice.issued : invoice.due;
        if (!invoice.failed)
            since = invoice.due + 1;
        if (since.valid()) {
            judgement.since = judgement.since.valid() ? std::min(judgement.since, since) : since;
            const Day from = invoice.failed ? since : invoice.due;
            judgement.daysOverdue = std::max(judgement.daysOverdue, portfolio.through - from);
        }
        judgement.rows.push_back(at);
    }
    return judgement;
}

const SurveyFact *latestSurvey(const Portfolio &portfolio, AccountIndex account, std::int32_t days)
{
    const auto surveys = portfolio.surveys.of(account);
    if (surveys.empty() || portfolio.asOf - surveys.back().on > days)
        return nullptr;
    return &surveys.back();
}

double npsScore(const SurveyFact &survey)
{
    return survey.scaleMax > 0 ? survey.score * 10.0 / survey.scaleMax : static_cast<double>(survey.score);
}

double csatShare(const SurveyFact &survey)
{
    if (survey.scaleMax <= 1)
        return std::numeric_limits<double>::quiet_NaN();
    return std::clamp((survey.score - 1.0) / (survey.scaleMax - 1.0), 0.0, 1.0);
}

} // namespace milepost::triage
