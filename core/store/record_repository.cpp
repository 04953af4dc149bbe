#include "store/record_repository.h"

#include "store/database.h"

#include <utility>

namespace milepost::store {

namespace {

std::optional<Money> money(const Statement &row, int minorColumn)
{
    if (row.isNull(minorColumn))
        return std::nullopt;
    return Money{row.integer(minorColumn), Currency::fromCode(row.text(minorColumn + 1)).value_or(Currency())};
}

/// Days of a paid term by the billing words that sources use.
std::int32_t termDaysOf(std::string_view billing)
{
    if (billing == "weekly")
        return 7;
    if (billing == "monthly" || billing == "month")
        return 30;
    if (billing == "quarterly" || billing == "quarter")
        return 91;
    if (billing == "semiannual" || billing == "half_yearly")
        return 182;
    if (billing == "annual" || billing == "yearly" || billing == "year")
        return 365;
    if (billing == "biennial" || billing == "two_years")
        return 730;
    return 0;
}

/// Runs a query whose first parameter is the account (0: all) and gives every row to `read`.
template <class Read> Result<> each(Database &database, std::string_view all, std::string_view one, AccountId only, Read read)
{
    auto statement = database.prepare(only ? one : all);
    if (only)
        statement.bind(1, only);
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        read(std::as_const(statement));
    }
}

} // namespace

#define MILEPOST_QUERY(columns, table, order)                                                                 \
    "SELECT account, " columns " FROM " table " ORDER BY account, " order,                                    \
        "SELECT account, " columns " FROM " table " WHERE account = ?1 ORDER BY " order

Result<> RecordRepository::forEachSubscription(const RecordSink<SubscriptionRecord> &visit, AccountId only)
{
    SubscriptionRecord record;
    return each(*m_database,
                MILEPOST_QUERY("external_id, plan, start_day, end_day, term_end, cancel_on, arr_minor, arr_currency, seats, "
                               "notice_days, auto_renew, trial, billing, status",
                               "subscription", "start_day, id"),
                only, [&](const Statement &row) {
                    record.account = row.id<AccountId>(0);
                    record.externalId = row.text(1);
                    record.plan = row.text(2);
                    record.start = row.day(3);
                    record.end = row.day(4);
                    record.termEnd = row.day(5);
                    record.cancelOn = row.day(6);
                    record.arr = money(row, 7);
                    record.seats = row.optionalInt(9);
                    record.noticeDays = row.optionalInt(10);
                    record.autoRenew = row.optionalBool(11);
                    const std::string_view status = row.text(14);
                    record.trial = row.optionalBool(12).value_or(status == "trial" || status == "trialing");
                    record.termDays = termDaysOf(row.text(13));
                    visit(record);
                });
}

Result<> RecordRepository::forEachContact(const RecordSink<ContactRecord> &visit, AccountId only)
{
    ContactRecord record;
    return each(*m_database,
                MILEPOST_QUERY("external_id, name, email, title, role, left_on, bounced_on, last_seen", "contact", "id"),
                only, [&](const Statement &row) {
                    record.account = row.id<AccountId>(0);
                    record.externalId = row.text(1);
                    record.name = row.text(2);
                    record.email = row.text(3);
                    record.title = row.text(4);
                    record.role = fromKey<ContactRole>(row.text(5)).value_or(ContactRole::Other);
                    record.leftOn = row.day(6);
                    record.bouncedOn = row.day(7);
                    record.lastSeen = row.day(8);
                    visit(record);
                });
}

Result<> RecordRepository::forEachTicket(const RecordSink<TicketRecord> &visit, AccountId only)
{
    TicketRecord record;
    const auto dayOf = [this](Instant at) { return at.valid() ? m_zone.dayOf(at) : Day{}; };
    return each(*m_database,
                MILEPOST_QUERY("external_id, subject, opened_ms, closed_ms, priority, escalated, score", "ticket",
                               "opened_ms, id"),
                only, [&](const Statement &row) {
                    record.account = row.id<AccountId>(0);
                    record.externalId = row.text(1);
                    record.subject = row.text(2);
                    record.opened = dayOf(row.instant(3));
                    record.closed = dayOf(row.instant(4));
                    record.priority = fromKey<TicketPriority>(row.text(5)).value_or(TicketPriority::Unknown);
                    record.escalated = row.integer(6) != 0;
                    record.score = row.isNull(7) ? std::nullopt : std::optional(row.real(7));
                    visit(record);
                });
}

Result<> RecordRepository::forEachSurvey(const RecordSink<SurveyRecord> &visit, AccountId only)
{
    SurveyRecord record;
    return each(*m_database,
                MILEPOST_QUERY("external_id, contact, comment, kind, score, scale_max, answered_ms", "survey",
                               "answered_ms, id"),
                only, [&](const Statement &row) {
                    record.account = row.id<AccountId>(0);
                    record.externalId = row.text(1);
                    record.contact = row.text(2);
                    record.comment = row.text(3);
                    record.kind = fromKey<SurveyKind>(row.text(4)).value_or(SurveyKind::Nps);
                    record.score = row.real(5);
                    record.scaleMax = !row.isNull(6) ? row.real(6) : record.kind == SurveyKind::Nps ? 10.0 : 5.0;
                    record.answered = row.isNull(7) ? Day{} : m_zone.dayOf(row.instant(7));
                    visit(record);
                });
}

Result<> RecordRepository::forEachInvoice(const RecordSink<InvoiceRecord> &visit, AccountId only)
{
    InvoiceRecord record;
    return each(*m_database,
                MILEPOST_QUERY("external_id, amount_minor, amount_currency, issued, due, paid, failed, status", "invoice",
                               "issued, id"),
                only, [&](const Statement &row) {
                    record.account = row.id<AccountId>(0);
                    record.externalId = row.text(1);
                    record.amount = money(row, 2);
                    record.issued = row.day(4);
                    record.due = row.day(5);
                    record.paid = row.day(6);
                    record.failed = row.optionalBool(7).value_or(row.text(8) == "failed");
                    visit(record);
                });
}

Result<> RecordRepository::forEachChurn(const RecordSink<ChurnRecord> &visit, AccountId only)
{
    ChurnRecord record;
    return each(*m_database,
                MILEPOST_QUERY("external_id, reason, comment, churned_on, reactivation", "churn", "churned_on, id"), only,
                [&](const Statement &row) {
                    record.account = row.id<AccountId>(0);
                    record.externalId = row.text(1);
                    record.reason = row.text(2);
                    record.comment = row.text(3);
                    record.on = row.day(4);
                    record.reactivation = row.integer(5) != 0;
                    visit(record);
                });
}

Result<> RecordRepository::forEachLimit(const RecordSink<LimitReading> &visit, AccountId only)
{
    // Readings come in order of time: one is given on when the next is of another day or metric.
    LimitReading held;
    const auto result = each(*m_database, MILEPOST_QUERY("metric, at_ms, used, limit_value", "limit_reading", "metric, at_ms"),
                             only, [&](const Statement &row) {
                                 const AccountId account = row.id<AccountId>(0);
                                 const Day on = m_zone.dayOf(row.instant(2));
                                 const bool same
                                     = held.account == account && held.on == on && held.metric == row.text(1);
                                 if (held.account && !same)
                                     visit(held);
                                 held.account = account;
                                 held.metric = row.text(1);
                                 held.on = on;
                                 held.used = row.real(3);
                                 held.limit = row.real(4);
                             });
    if (result.ok() && held.account)
        visit(held);
    return result;
}

#undef MILEPOST_QUERY

Result<std::unordered_map<std::string, AccountId>> RecordRepository::subscriptionAccounts(std::string_view scope)
{
    std::unordered_map<std::string, AccountId> accounts;
    auto statement = m_database->prepare("SELECT external_id, account FROM subscription WHERE scope = ?1 AND external_id <> ''");
    statement.with(scope);
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return accounts;
        accounts.emplace(statement.text(0), statement.id<AccountId>(1));
    }
}

} // namespace milepost::store
