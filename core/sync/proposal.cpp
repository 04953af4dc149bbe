// The best guess for a header that nobody recognises: a start for a person, never taken without one.
#include "sync/presets.h"

#include "sync/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace milepost::sync {

namespace {

/// Letters two words share in order, as a share of the longer: "acct_name" and "account_name" are close.
double likeness(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty() || a.size() > 64 || b.size() > 64)
        return 0;
    std::vector<std::size_t> above(b.size() + 1, 0);
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const char x : a) {
        for (std::size_t j = 0; j < b.size(); ++j)
            row[j + 1] = x == b[j] ? above[j] + 1 : std::max(above[j + 1], row[j]);
        std::swap(above, row);
    }
    return static_cast<double>(above.back()) / static_cast<double>(std::max(a.size(), b.size()));
}

/// Other words that people use, with what they mean for the value.
struct Synonym {
    EntityKind entity;
    std::string_view field;
    std::string_view names; ///< "a|b", as headerKey() writes them
    double times = 1;
    bool length = false; ///< a length of time before the day on which the file was made, in months
};

constexpr std::string_view idsOfAccounts = "customer_id|customerid|client_id|company_id|organization_id|org_id|tenant_id|workspace_id";

constexpr std::array synonyms{
    Synonym{EntityKind::Accounts, "id", idsOfAccounts},
    Synonym{EntityKind::Accounts, "name", "customer_name|client_name|organization|customer|client"},
    Synonym{EntityKind::Accounts, "churned", "churn|cancelled|canceled|is_cancelled|left"},
    Synonym{EntityKind::Accounts, "plan", "contract|contract_type|subscription|edition|package"},
    Synonym{EntityKind::Accounts, "arr", "monthly_charges|monthlycharges|mrr|mrr_amount|monthly_revenue|monthly_fee", 12},
    Synonym{EntityKind::Accounts, "signup", "tenure|tenure_months|months_as_customer", 1, true},
    Synonym{EntityKind::Subscriptions, "account", idsOfAccounts},
    Synonym{EntityKind::Contacts, "account", idsOfAccounts},
    Synonym{EntityKind::Users, "account", idsOfAccounts},
    Synonym{EntityKind::Events, "account", idsOfAccounts},
    Synonym{EntityKind::Events, "time", "date|day|datetime|created_at|order_date|purchase_date|event_time"},
    Synonym{EntityKind::Events, "event", "action|activity|event_type"},
    Synonym{EntityKind::Tickets, "account", idsOfAccounts},
    Synonym{EntityKind::Surveys, "account", idsOfAccounts},
    Synonym{EntityKind::Surveys, "score", "nps|nps_score|rating|csat|csat_score"},
    Synonym{EntityKind::Invoices, "account", idsOfAccounts},
    Synonym{EntityKind::Churn, "account", idsOfAccounts},
};

bool among(std::string_view names, std::string_view name)
{
    while (!names.empty()) {
        const auto bar = names.find('|');
        if (names.substr(0, bar) == name)
            return true;
        names = bar == std::string_view::npos ? std::string_view() : names.substr(bar + 1);
    }
    return false;
}

struct Proposal {
    Mapping mapping;
    double score = 0;
};

struct Candidate {
    double likeness;
    std::size_t header;
    ColumnMapping column;
};

std::vector<Candidate> candidatesFor(const Mapping &known, const TableReader &table, Day today)
{
    std::vector<Candidate> all;
    for (std::size_t h = 0; h < table.header().size(); ++h) {
        const std::string header = headerKey(table.header()[h]);
        for (const ColumnMapping &column : known.columns) {
            if (column.from.empty())
                continue;
            double best = likeness(headerKey(column.field), header);
            best = std::max(best, likeness(headerKey(column.from), header));
            for (const std::string &name : column.fallbacks)
                best = std::max(best, likeness(headerKey(name), header));
            if (best < 0.8)
                continue;
            ColumnMapping proposed = column;
            proposed.from = table.header()[h];
            proposed.fallbacks.clear();
            all.push_back({best, h, std::move(proposed)});
        }
        for (const Synonym &synonym : synonyms) {
            // Without somebody who says from which day to count back, a length of time says nothing.
            if (synonym.entity != known.entity || !among(synonym.names, header) || (synonym.length && !today.valid()))
                continue;
            ColumnMapping proposed;
            proposed.field = synonym.field;
            proposed.from = table.header()[h];
            if (synonym.times != 1)
                proposed.times = synonym.times;
            if (synonym.length)
                proposed.unit = "months";
            all.push_back({0.99, h, std::move(proposed)});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Candidate &a, const Candidate &b) { return a.likeness > b.likeness; });
    return all;
}

Proposal proposeFor(const Mapping &known, const TableReader &table, Day today)
{
    Proposal proposal;
    Mapping &mapping = proposal.mapping;
    mapping = known;
    mapping.name.clear();
    mapping.columns.clear();
    mapping.sourceKind = "file";
    mapping.decimalStated = mapping.decimalComma = false;
    const auto mapped = [&mapping](std::string_view field) {
        return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                           [field](const ColumnMapping &column) { return column.field == field; });
    };
    std::vector<bool> taken(table.header().size());
    for (Candidate &candidate : candidatesFor(known, table, today)) {
        if (taken[candidate.header] || mapped(candidate.column.field))
            continue;
        taken[candidate.header] = true;
        proposal.score += candidate.likeness;
        mapping.columns.push_back(std::move(candidate.column));
    }
    const auto place = [&table](const ColumnMapping &column) {
        return std::find(table.header().begin(), table.header().end(), column.from) - table.header().begin();
    };
    std::stable_sort(mapping.columns.begin(), mapping.columns.end(),
                     [&place](const ColumnMapping &a, const ColumnMapping &b) { return place(a) < place(b); });
    if (known.entity == EntityKind::Events && today.valid() && !mapped("event") && mapped("time")
        && (mapped("account") || mapped("user"))) {
        // A list of dated records without a kind: purchases, visits. The person says what it is called.
        ColumnMapping event;
        event.field = "event";
        event.constant = "activity";
        mapping.columns.push_back(std::move(event));
    }
    if (!mapped("id") && (known.entity == EntityKind::Events || known.entity == EntityKind::Usage))
        mapping.identity = Identity::Count;
    if (known.entity == EntityKind::Usage && !mapped("metric") && !mapped("event"))
        proposal.score -= 2;
    proposal.score -= 2.0 * static_cast<double>(missingFields(mapping).size());
    return proposal;
}

} // namespace

Mapping proposeMapping(const TableReader &table, std::optional<EntityKind> as, Day today)
{
    Proposal best;
    best.mapping.entity = as.value_or(EntityKind::Accounts);
    best.score = -1e9;
    for (const MappingDocument &preset : presets()) {
        const Mapping &known = preset.mapping;
        const bool constant = std::any_of(known.columns.begin(), known.columns.end(),
                                          [](const ColumnMapping &column) { return column.constant.has_value(); });
        if (known.sourceKind != "native" || constant || (as && known.entity != *as))
            continue;
        Proposal proposal = proposeFor(known, table, today);
        if (proposal.score > best.score)
            best = std::move(proposal);
    }
    return best.mapping;
}

} // namespace milepost::sync
