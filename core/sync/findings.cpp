// Disagreements between records, counted over the store's tables.
#include "sync/merge_session.h"

#include "sync/decode/json_lines.h"

#include <array>

namespace milepost::sync {

namespace {

constexpr std::size_t mostExamples = 5;

/// Found while merging and therefore kept from run to run; all others are counted anew.
constexpr std::array<std::string_view, 5> keptCodes{"reused_id", "usage_before_start", "usage_after_end", "unknown_account",
                                                    "duplicate_json_keys"};

struct Question {
    std::string_view code;
    EntityKind entity;
    const char *sql; ///< ?1 = scope; column 0 the example
};

// What few records can answer is not asked of every account. "Before signup" for tickets is asked in code: their moments are turned into days of the workspace's zone.
constexpr std::array questions{
    Question{"churn_flag_without_record", EntityKind::Accounts,
             "SELECT a.external_id FROM (SELECT 1 FROM churn WHERE scope = ?1 LIMIT 1) CROSS JOIN account a WHERE a.churned = 1 "
             "AND NOT EXISTS (SELECT 1 FROM churn c WHERE c.account = a.id) ORDER BY a.id"},
    Question{"churn_record_without_flag", EntityKind::Accounts,
             "SELECT a.external_id FROM account a WHERE a.id IN (SELECT account FROM churn WHERE scope = ?1) "
             "AND a.churned = 0 ORDER BY a.id"},
    Question{"churn_record_open_subscription", EntityKind::Accounts,
             "SELECT a.external_id FROM account a WHERE a.id IN (SELECT account FROM churn WHERE scope = ?1) "
             "AND EXISTS (SELECT 1 FROM subscription s WHERE s.account = a.id AND s.end_day IS NULL "
             "AND coalesce(s.churned, 0) = 0) ORDER BY a.id"},
    Question{"churn_before_signup", EntityKind::Churn,
             "SELECT c.external_id FROM churn c JOIN account a ON a.id = c.account "
             "WHERE c.scope = ?1 AND c.churned_on < a.signup ORDER BY c.id"},
    Question{"subscription_before_signup", EntityKind::Subscriptions,
             "SELECT s.external_id FROM subscription s JOIN account a ON a.id = s.account "
             "WHERE s.scope = ?1 AND s.start_day < a.signup ORDER BY s.id"},
    Question{"ended_before_start", EntityKind::Subscriptions,
             "SELECT external_id FROM subscription WHERE scope = ?1 AND end_day < start_day ORDER BY id"},
    Question{"blank_score", EntityKind::Tickets,
             "SELECT external_id FROM ticket WHERE scope = ?1 AND score IS NULL "
             "AND EXISTS (SELECT 1 FROM ticket WHERE scope = ?1 AND score IS NOT NULL) ORDER BY id"},
    Question{"closed_before_opened", EntityKind::Tickets,
             "SELECT external_id FROM ticket WHERE scope = ?1 AND closed_ms < opened_ms ORDER BY id"},
};

} // namespace

void FindingCounts::add(std::string_view code, EntityKind entity, std::string_view example, std::int64_t count)
{
    Finding &finding = m_findings[{std::string(code), entity}];
    finding.code = code;
    finding.entity = entity;
    finding.count += count;
    if (!example.empty() && finding.examples.size() < mostExamples)
        finding.examples.emplace_back(example);
}

void FindingCounts::add(const Finding &finding) { m_findings[{finding.code, finding.entity}] = finding; }

std::vector<Finding> FindingCounts::list() const
{
    std::vector<Finding> all;
    for (const auto &[key, finding] : m_findings)
        all.push_back(finding);
    return all;
}

Result<> loadKeptFindings(store::Database &database, const std::string &scope, FindingCounts &into)
{
    auto select = database.prepare("SELECT code, entity, count, examples FROM finding WHERE scope = ?1 ORDER BY position");
    select.with(scope);
    for (;;) {
        MP_ASSIGN(const bool row, select.step());
        if (!row)
            return {};
        Finding finding;
        finding.code = select.text(0);
        const auto entity = fromKey<EntityKind>(select.text(1));
        if (!entity || std::find(keptCodes.begin(), keptCodes.end(), finding.code) == keptCodes.end())
            continue;
        finding.entity = *entity;
        finding.count = select.integer(2);
        JsonRecord examples;
        if (examples.parse("{\"e\":" + std::string(select.text(3)) + '}')) {
            JsonPaths paths;
            for (std::size_t i = 0; i < mostExamples; ++i)
                paths.add("e." + std::to_string(i));
            std::vector<JsonCell> cells;
            examples.read(paths, cells);
            for (const JsonCell &cell : cells) {
                if (cell.kind == JsonCell::Kind::Text)
                    finding.examples.emplace_back(cell.text);
            }
        }
        into.add(finding);
    }
}

Result<> findDisagreements(store::Database &database, const std::string &scope, const Zone &zone, FindingCounts &into)
{
    for (const Question &question : questions) {
        auto select = database.prepare(question.sql);
        select.with(scope);
        for (;;) {
            MP_ASSIGN(const bool row, select.step());
            if (!row)
                break;
            into.add(question.code, question.entity, select.text(0));
        }
    }
    auto tickets = database.prepare("SELECT t.external_id, t.opened_ms, a.signup FROM ticket t "
                                    "JOIN account a ON a.id = t.account WHERE t.scope = ?1 AND a.signup IS NOT NULL "
                                    "AND t.opened_ms IS NOT NULL ORDER BY t.id");
    tickets.with(scope);
    for (;;) {
        MP_ASSIGN(const bool row, tickets.step());
        if (!row)
            return {};
        if (zone.dayOf(tickets.instant(1)) < tickets.day(2))
            into.add("ticket_before_signup", EntityKind::Tickets, tickets.text(0));
    }
}

} // namespace milepost::sync
