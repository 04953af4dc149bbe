#include "store/merge_cells.h"

#include "model/attribute.h"
#include "store/statement.h"

#include <array>
#include <cmath>

namespace milepost::store {

namespace {

using enum FieldType;

constexpr std::array accountColumns{
    MergeColumn{"name", "name"}, MergeColumn{"domain", "domain"}, MergeColumn{"owner", "owner"},
    MergeColumn{"plan", "plan"}, MergeColumn{"industry", "industry"}, MergeColumn{"region", "region"},
    MergeColumn{"use_case", "use_case"}, MergeColumn{"executive", "executive"}, MergeColumn{"signup", "signup", Date},
    MergeColumn{"renewal", "renewal", Date}, MergeColumn{"arr", "arr_minor", FieldType::Money},
    MergeColumn{"seats", "seats", Integer}, MergeColumn{"notice_days", "notice_days", Integer},
    MergeColumn{"trial", "trial", Flag}, MergeColumn{"churned", "churned", Flag},
    MergeColumn{"auto_renew", "auto_renew", Flag}, MergeColumn{"churned_on", "churned_on", Date},
};
constexpr std::array subscriptionColumns{
    MergeColumn{"plan", "plan"}, MergeColumn{"start", "start_day", Date}, MergeColumn{"end", "end_day", Date},
    MergeColumn{"term_end", "term_end", Date}, MergeColumn{"seats", "seats", Integer},
    MergeColumn{"arr", "arr_minor", FieldType::Money}, MergeColumn{"trial", "trial", Flag},
    MergeColumn{"churned", "churned", Flag}, MergeColumn{"billing", "billing", Key},
    MergeColumn{"auto_renew", "auto_renew", Flag}, MergeColumn{"notice_days", "notice_days", Integer},
    MergeColumn{"cancel_on", "cancel_on", Date}, MergeColumn{"status", "status", Key},
};
constexpr std::array contactColumns{
    MergeColumn{"name", "name"}, MergeColumn{"email", "email"}, MergeColumn{"title", "title"},
    MergeColumn{"role", "role", Key}, MergeColumn{"left_on", "left_on", Date},
    MergeColumn{"bounced_on", "bounced_on", Date}, MergeColumn{"last_seen", "last_seen", Date},
};
constexpr std::array userColumns{
    MergeColumn{"name", "name"}, MergeColumn{"email", "email"}, MergeColumn{"created", "created_ms", Time},
};
constexpr std::array ticketColumns{
    MergeColumn{"subject", "subject"}, MergeColumn{"opened", "opened_ms", Time}, MergeColumn{"closed", "closed_ms", Time},
    MergeColumn{"priority", "priority", Key}, MergeColumn{"escalated", "escalated", Flag},
    MergeColumn{"score", "score", Number}, MergeColumn{"status", "status", Key},
};
constexpr std::array surveyColumns{
    MergeColumn{"kind", "kind", Key}, MergeColumn{"score", "score", Number}, MergeColumn{"scale_max", "scale_max", Number},
    MergeColumn{"answered", "answered_ms", Time}, MergeColumn{"contact", "contact"}, MergeColumn{"comment", "comment"},
};
constexpr std::array invoiceColumns{
    MergeColumn{"amount", "amount_minor", FieldType::Money}, MergeColumn{"issued", "issued", Date},
    MergeColumn{"due", "due", Date}, MergeColumn{"paid", "paid", Date}, MergeColumn{"failed", "failed", Flag},
    MergeColumn{"status", "status", Key},
};
constexpr std::array churnColumns{
    MergeColumn{"churned_on", "churned_on", Date}, MergeColumn{"reason", "reason"},
    MergeColumn{"reactivation", "reactivation", Flag}, MergeColumn{"comment", "comment"},
};

MergeTable make(EntityKind kind, std::string table, std::span<const MergeColumn> source)
{
    MergeTable made;
    made.kind = kind;
    made.table = std::move(table);
    made.cellOfField.assign(fieldsOf(kind).size(), -1);
    std::vector<std::string> names;
    for (const MergeColumn &column : source) {
        if (const auto index = fieldIndex(kind, column.field))
            made.cellOfField[*index] = static_cast<int>(made.columns.size());
        made.columns.push_back(column);
        names.emplace_back(column.column);
        if (column.type == FieldType::Money) {
            std::string second(column.column.substr(0, column.column.size() - std::string_view("_minor").size()));
            names.push_back(second + "_currency");
            made.columns.push_back({"", "", Text});
        }
    }
    std::string list;
    std::string places;
    std::string assignments;
    const bool record = kind != EntityKind::Accounts && kind != EntityKind::Users;
    // Records: account, scope, record_key, external_id, run come first in an insert, account and run in an update.
    const std::size_t before = record ? 5 : 0;
    const std::size_t beforeUpdate = record ? 2 : 1;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += ", " + names[i];
        places += ", ?" + std::to_string(before + i + 1);
        assignments += ", " + names[i] + " = ?" + std::to_string(beforeUpdate + i + 1);
    }
    const std::string id = "?" + std::to_string(beforeUpdate + names.size() + 1);
    if (record) {
        made.select = "SELECT id, account" + list + " FROM " + made.table + " WHERE scope = ?1 AND record_key = ?2";
        made.insert = "INSERT INTO " + made.table + "(account, scope, record_key, external_id, run" + list
            + ") VALUES(?1, ?2, ?3, ?4, ?5" + places + ")";
        made.update = "UPDATE " + made.table + " SET account = ?1, run = ?2" + assignments + " WHERE id = " + id;
    } else if (kind == EntityKind::Accounts) {
        made.select = "SELECT origin, custom" + list + " FROM account WHERE id = ?1";
        const std::string custom = "?" + std::to_string(beforeUpdate + names.size() + 2);
        made.update = "UPDATE account SET run = ?1" + assignments + ", custom = " + custom
            + ", origin = CASE origin WHEN 'events' THEN 'source' ELSE origin END WHERE id = " + id;
    } else {
        made.select = "SELECT id, run" + list + " FROM user WHERE id = ?1";
        made.update = "UPDATE user SET run = ?1" + assignments + " WHERE id = " + id;
    }
    return made;
}

} // namespace

int MergeTable::cell(std::string_view field) const
{
    const auto index = fieldIndex(kind, field);
    return index ? cellOfField[*index] : -1;
}

const MergeTable &mergeTable(EntityKind kind)
{
    static const std::array tables{
        make(EntityKind::Accounts, "account", accountColumns),
        make(EntityKind::Subscriptions, "subscription", subscriptionColumns),
        make(EntityKind::Contacts, "contact", contactColumns),
        make(EntityKind::Users, "user", userColumns),
        make(EntityKind::Tickets, "ticket", ticketColumns),
        make(EntityKind::Surveys, "survey", surveyColumns),
        make(EntityKind::Invoices, "invoice", invoiceColumns),
        make(EntityKind::Churn, "churn", churnColumns),
    };
    for (const MergeTable &table : tables) {
        if (table.kind == kind)
            return table;
    }
    return tables.front();
}

void bindCell(Statement &statement, int index, const Cell &cell)
{
    std::visit(
        [&](const auto &value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
                statement.bind(index, nullptr);
            else
                statement.bind(index, value);
        },
        cell);
}

Cell readCell(const Statement &statement, int column, FieldType type)
{
    if (statement.isNull(column))
        return {};
    switch (type) {
    case Text:
    case Key: return std::string(statement.text(column));
    case Number: return statement.real(column);
    default: return statement.integer(column);
    }
}

Result<> toCells(const Value &value, FieldType type, Currency currency, Cell &cell, Cell *second)
{
    const auto wrong = [] { return Error{ErrorCode::InvalidArgument, "value", "is of another type than its field"}; };
    switch (type) {
    case Text:
    case Key:
        if (const auto *text = std::get_if<std::string>(&value)) {
            cell = *text;
            return {};
        }
        return wrong();
    case Integer:
        if (const auto *number = std::get_if<std::int64_t>(&value)) {
            cell = *number;
            return {};
        }
        return wrong();
    case Number:
        if (const auto *number = std::get_if<double>(&value); number && std::isfinite(*number)) {
            cell = *number;
            return {};
        }
        if (const auto *number = std::get_if<std::int64_t>(&value)) {
            cell = static_cast<double>(*number);
            return {};
        }
        return wrong();
    case Flag:
        if (const auto *flag = std::get_if<bool>(&value)) {
            cell = std::int64_t(*flag ? 1 : 0);
            return {};
        }
        return wrong();
    case Date:
        if (const auto *day = std::get_if<Day>(&value); day && day->valid()) {
            cell = std::int64_t(day->value);
            return {};
        }
        return wrong();
    case Time:
        if (const auto *time = std::get_if<Instant>(&value); time && time->valid()) {
            cell = time->ms;
            return {};
        }
        return wrong();
    case FieldType::Money:
        if (const auto *money = std::get_if<milepost::Money>(&value)) {
            const Currency own = money->currency.valid() ? money->currency : currency;
            cell = money->minor;
            if (own.valid())
                *second = own.toString();
            else
                *second = std::monostate();
            return {};
        }
        return wrong();
    }
    return wrong();
}

std::string encodeCells(FieldType type, const Cell &cell, const Cell *second)
{
    if (std::holds_alternative<std::monostate>(cell))
        return {};
    switch (type) {
    case Text:
    case Key: return std::get<std::string>(cell);
    case Number: return encodeAttribute(std::get<double>(cell));
    case Integer: return encodeAttribute(std::get<std::int64_t>(cell));
    case Flag: return encodeAttribute(std::get<std::int64_t>(cell) != 0);
    case Date: return encodeAttribute(Day{static_cast<std::int32_t>(std::get<std::int64_t>(cell))});
    case Time: return encodeAttribute(Instant{std::get<std::int64_t>(cell)});
    case FieldType::Money: {
        const auto *code = second ? std::get_if<std::string>(second) : nullptr;
        const Currency currency = code ? Currency::fromCode(*code).value_or(Currency()) : Currency();
        return encodeAttribute(milepost::Money{std::get<std::int64_t>(cell), currency});
    }
    }
    return {};
}

} // namespace milepost::store
