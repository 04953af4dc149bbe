#include "store/account_repository.h"

#include "model/attribute.h"
#include "model/entity.h"
#include "store/attribute_history.h"
#include "store/database.h"
#include "store/dirty.h"
#include "store/json_text.h"
#include "store/merge_cells.h"

#include <algorithm>
#include <limits>

namespace milepost::store {

namespace {

#define MILEPOST_ACCOUNT                                                                                      \
    "SELECT id, external_id, name, domain, owner, plan, industry, region, use_case, executive, signup, renewal, " \
    "arr_minor, arr_currency, seats, notice_days, trial, churned, auto_renew, churned_on, origin, sample, custom " \
    "FROM account "

void read(const Statement &row, AccountRecord &record)
{
    record.id = row.id<AccountId>(0);
    record.externalId = row.text(1);
    record.name = row.text(2);
    record.domain = row.text(3);
    record.owner = row.text(4);
    record.plan = row.text(5);
    record.industry = row.text(6);
    record.region = row.text(7);
    record.useCase = row.text(8);
    record.executive = row.text(9);
    record.signup = row.day(10);
    record.renewal = row.day(11);
    if (row.isNull(12))
        record.arr.reset();
    else
        record.arr = Money{row.integer(12), Currency::fromCode(row.text(13)).value_or(Currency())};
    record.seats = row.optionalInt(14);
    record.noticeDays = row.optionalInt(15);
    record.trial = row.optionalBool(16);
    record.churnedFlag = row.optionalBool(17);
    record.autoRenew = row.optionalBool(18);
    record.churnedOn = row.day(19);
    record.origin = fromKey<Origin>(row.text(20)).value_or(Origin::Source);
    record.sample = row.integer(21) != 0;
    record.custom.clear();
    // What does not read is left out here; verify says so.
    if (!row.isNull(22) && !textsFromJson(row.text(22), record.custom))
        record.custom.clear();
}

struct HistoryField {
    const MergeTable *table = nullptr;
    std::size_t cell = 0;
    FieldType type = FieldType::Text;
    bool history = false;
};

Result<HistoryField> fieldNamed(std::string_view field)
{
    const MergeTable &table = mergeTable(EntityKind::Accounts);
    const auto index = fieldIndex(EntityKind::Accounts, field);
    if (!index || table.cellOfField[*index] < 0)
        return Error{ErrorCode::InvalidArgument, std::string(field), "accounts have no such field"};
    const auto cell = static_cast<std::size_t>(table.cellOfField[*index]);
    return HistoryField{&table, cell, table.columns[cell].type, fieldsOf(EntityKind::Accounts)[*index].history};
}

Result<std::string> valueOf(Database &database, AccountId account, const HistoryField &field)
{
    auto select = database.prepare(field.table->select);
    MP_ASSIGN(const bool found, select.with(account).step());
    if (!found)
        return Error{ErrorCode::NotFound, "account", std::to_string(account.value)};
    const int column = static_cast<int>(field.cell) + 2;
    const Cell cell = readCell(select, column, field.type);
    const Cell second = field.type == FieldType::Money ? readCell(select, column + 1, FieldType::Text) : Cell();
    return encodeCells(field.type, cell, &second);
}

Result<> setValue(Database &database, AccountId account, const HistoryField &field, std::string_view text)
{
    const Value value = decodeAttribute(field.type, text);
    if (!text.empty() && std::holds_alternative<std::monostate>(value))
        return Error{ErrorCode::InvalidArgument, std::string(field.table->columns[field.cell].field), std::string(text)};
    Cell cell;
    Cell second;
    if (!text.empty())
        MP_TRY(toCells(value, field.type, {}, cell, &second));
    std::string column(field.table->columns[field.cell].column);
    std::string sql = "UPDATE account SET " + column + " = ?2";
    if (field.type == FieldType::Money)
        sql += ", " + column.substr(0, column.size() - std::string_view("_minor").size()) + "_currency = ?3";
    auto update = database.prepare(sql + " WHERE id = ?1");
    update.bind(1, account);
    bindCell(update, 2, cell);
    if (field.type == FieldType::Money)
        bindCell(update, 3, second);
    return update.run();
}

} // namespace

Result<> AccountRepository::forEach(const std::function<void(const AccountRecord &)> &visit)
{
    AccountRecord record;
    auto statement = m_database->prepare(MILEPOST_ACCOUNT "ORDER BY id");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        read(statement, record);
        visit(record);
    }
}

Result<> AccountRepository::forEachSignup(const std::function<void(AccountId, Day)> &visit)
{
    auto statement = m_database->prepare("SELECT id, signup FROM account");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        visit(statement.id<AccountId>(0), statement.day(1));
    }
}

Result<std::vector<AccountRecord>> AccountRepository::all()
{
    std::vector<AccountRecord> records;
    MP_ASSIGN(const std::int64_t size, count());
    records.reserve(static_cast<std::size_t>(size));
    auto statement = m_database->prepare(MILEPOST_ACCOUNT "ORDER BY id");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return records;
        read(statement, records.emplace_back()); // in place: a copy of every text of every account is not free
    }
}

Result<AccountRecord> AccountRepository::get(AccountId account)
{
    auto statement = m_database->prepare(MILEPOST_ACCOUNT "WHERE id = ?1");
    MP_ASSIGN(const bool row, statement.with(account).step());
    if (!row)
        return Error{ErrorCode::NotFound, "account", std::to_string(account.value)};
    AccountRecord record;
    read(statement, record);
    return record;
}

#undef MILEPOST_ACCOUNT

Result<AccountId> AccountRepository::find(std::string_view externalId)
{
    auto statement = m_database->prepare("SELECT id FROM account WHERE external_id = ?1");
    MP_ASSIGN(const bool row, statement.with(externalId).step());
    if (!row)
        return Error{ErrorCode::NotFound, "account", std::string(externalId)};
    return statement.id<AccountId>(0);
}

Result<std::int64_t> AccountRepository::count() { return m_database->integer("SELECT count(*) FROM account"); }

Result<bool> AccountRepository::hasSample()
{
    // It only ever comes into a profile without accounts: its own are the first.
    MP_ASSIGN(const std::int64_t found, m_database->integer("SELECT coalesce((SELECT sample FROM account ORDER BY id LIMIT 1), 0)"));
    return found != 0;
}

Result<std::int64_t> AccountRepository::removeSample()
{
    MP_ASSIGN(const std::int64_t size, m_database->integer("SELECT count(*) FROM account WHERE sample <> 0"));
    if (size == 0)
        return size;
    MP_TRY(m_database->execute(
        // A cursor whose witness goes would be ahead of data: the files of the sample are not read again.
        "UPDATE import_cursor SET witness = 0, witness_account = NULL WHERE witness_account IN "
        "(SELECT id FROM account WHERE sample <> 0);"
        "UPDATE frame SET refs = refs - coalesce((SELECT count(*) FROM segment WHERE segment.frame = frame.id "
        "AND account IN (SELECT id FROM account WHERE sample <> 0)), 0) WHERE id IN (SELECT frame FROM segment "
        "WHERE frame IS NOT NULL AND account IN (SELECT id FROM account WHERE sample <> 0));"
        "DELETE FROM segment WHERE account IN (SELECT id FROM account WHERE sample <> 0);"
        "DELETE FROM frame WHERE refs <= 0;"
        "DELETE FROM account WHERE sample <> 0;"));
    return size;
}

Result<> AccountRepository::forEachAttribute(const std::function<void(const AttributeRecord &)> &visit)
{
    AttributeRecord record;
    auto statement = m_database->prepare("SELECT account, field, valid_from, value FROM account_attribute "
                                         "ORDER BY account, field, coalesce(valid_from, -2147483648)");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        record.account = statement.id<AccountId>(0);
        record.field = statement.text(1);
        record.validFrom = statement.day(2);
        record.value = statement.text(3);
        visit(record);
    }
}

Result<std::vector<AttributeRecord>> AccountRepository::attributes(AccountId account)
{
    std::vector<AttributeRecord> records;
    auto statement = m_database->prepare("SELECT field, valid_from, value FROM account_attribute WHERE account = ?1 "
                                         "ORDER BY field, coalesce(valid_from, -2147483648)");
    statement.with(account);
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return records;
        records.push_back({account, std::string(statement.text(0)), statement.day(1), std::string(statement.text(2))});
    }
}

Result<AccountRepository::FieldState> AccountRepository::fieldState(AccountId account, std::string_view field)
{
    MP_ASSIGN(const HistoryField known, fieldNamed(field));
    FieldState state;
    MP_ASSIGN(state.value, valueOf(*m_database, account, known));
    auto over = m_database->prepare("SELECT source_value FROM account_override WHERE account = ?1 AND field = ?2");
    MP_ASSIGN(const bool overridden, over.with(account, field).step());
    if (overridden)
        state.sourceValue = over.text(0);
    auto history = m_database->prepare("SELECT valid_from, value FROM account_attribute WHERE account = ?1 AND field = ?2 "
                                       "ORDER BY coalesce(valid_from, -2147483648)");
    history.with(account, field);
    while (true) {
        MP_ASSIGN(const bool row, history.step());
        if (!row)
            return state;
        state.history.emplace_back(history.day(0), history.text(1));
    }
}

Result<> AccountRepository::putFieldState(AccountId account, std::string_view field, const FieldState &state)
{
    MP_ASSIGN(const HistoryField known, fieldNamed(field));
    MP_TRY(setValue(*m_database, account, known, state.value));
    MP_TRY(m_database->prepare("DELETE FROM account_override WHERE account = ?1 AND field = ?2").with(account, field).run());
    if (state.sourceValue) {
        MP_TRY(m_database->prepare("INSERT INTO account_override(account, field, source_value) VALUES(?1, ?2, ?3)")
                   .with(account, field, *state.sourceValue)
                   .run());
    }
    MP_TRY(m_database->prepare("DELETE FROM account_attribute WHERE account = ?1 AND field = ?2").with(account, field).run());
    for (const auto &[from, value] : state.history) {
        MP_TRY(m_database->prepare("INSERT INTO account_attribute(account, field, valid_from, value) VALUES(?1, ?2, ?3, ?4)")
                   .with(account, field, from, value)
                   .run());
    }
    return markDirty(account);
}

Result<> AccountRepository::setByPerson(AccountId account, std::string_view field, std::string_view value, Day from)
{
    MP_ASSIGN(const HistoryField known, fieldNamed(field));
    if (!known.history)
        return Error{ErrorCode::InvalidArgument, std::string(field), "is not a field that people set"};
    MP_ASSIGN(const std::string before, valueOf(*m_database, account, known));
    if (before == value)
        return {};
    MP_TRY(setValue(*m_database, account, known, value));
    MP_TRY(recordChange(*m_database, account, field, before, value, from));
    // The first of several edits remembers what the source said.
    MP_TRY(m_database
               ->prepare("INSERT INTO account_override(account, field, source_value) VALUES(?1, ?2, ?3) "
                         "ON CONFLICT(account, field) DO NOTHING")
               .with(account, field, before)
               .run());
    return markDirty(account);
}

Result<> AccountRepository::markDirty(AccountId account) { return store::markDirty(*m_database, account); }

Result<> AccountRepository::markAllDirty()
{
    return m_database
        ->prepare("INSERT INTO dirty_account(account, stamp) "
                  "SELECT id, 1 + (SELECT value FROM counter WHERE name = 'data_version') FROM account WHERE true "
                  "ON CONFLICT(account) DO UPDATE SET stamp = excluded.stamp")
        .run();
}

Result<std::vector<AccountRepository::Dirty>> AccountRepository::dirty()
{
    return dirty({}, AccountId{std::numeric_limits<std::int64_t>::max()});
}

Result<std::vector<AccountRepository::Dirty>> AccountRepository::dirty(AccountId first, AccountId last)
{
    std::vector<Dirty> accounts;
    auto statement = m_database->prepare("SELECT account, stamp FROM dirty_account WHERE account BETWEEN ?1 AND ?2 ORDER BY account");
    statement.with(first.value, last.value);
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return accounts;
        accounts.push_back({statement.id<AccountId>(0), statement.integer(1)});
    }
}

Result<> AccountRepository::clearDirty(const Dirty &dirty)
{
    return m_database->prepare("DELETE FROM dirty_account WHERE account = ?1 AND stamp = ?2")
        .with(dirty.account, dirty.stamp)
        .run();
}

Result<> AccountRepository::clearDirty(std::span<const AccountId> accounts) { return store::clearDirty(*m_database, accounts); }

} // namespace milepost::store
