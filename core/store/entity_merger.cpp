#include "store/entity_merger.h"

#include "base/hash.h"
#include "model/attribute.h"
#include "store/attribute_history.h"
#include "store/database.h"
#include "store/dirty.h"
#include "store/identity.h"
#include "store/json_text.h"
#include "store/merge_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace milepost::store {

namespace {

Error missing(std::string_view field)
{
    return {ErrorCode::InvalidArgument, std::string(field), "a new record needs this field"};
}

const Value *valueOf(const EntityRow &row, std::string_view field)
{
    const auto index = fieldIndex(row.kind, field);
    for (const auto &[at, value] : row.fields) {
        if (index && at == *index && !std::holds_alternative<std::monostate>(value))
            return &value;
    }
    return nullptr;
}

template <class T> const T *valueOf(const EntityRow &row, std::string_view field)
{
    const Value *value = valueOf(row, field);
    return value ? std::get_if<T>(value) : nullptr;
}

std::string hex(std::uint64_t value)
{
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return {digits.data(), end};
}

} // namespace

struct EntityMerger::Private {
    Database *database;
    AccountDirectory *accounts;
    UserDirectory *users;
    MergeContext context;
    std::vector<Cell> stored, patched;

    [[nodiscard]] Result<> patch(const MergeTable &table, const EntityRow &row);
    [[nodiscard]] Result<> changeHistory(const MergeTable &table, AccountId account, bool &changed);
    [[nodiscard]] Result<Merged> mergeAccount(const EntityRow &row);
    [[nodiscard]] Result<Merged> mergeUser(const EntityRow &row);
    [[nodiscard]] Result<Merged> mergeLimit(const EntityRow &row);
    [[nodiscard]] Result<Merged> mergeRecord(const EntityRow &row, std::uint32_t ordinal);
    [[nodiscard]] Result<> resolve(const EntityRow &row, Merged &merged);
    void read(const MergeTable &table, const Statement &statement);
};

EntityMerger::EntityMerger(Database &database, AccountDirectory &accounts, UserDirectory &users)
    : d(std::make_unique<Private>())
{
    d->database = &database;
    d->accounts = &accounts;
    d->users = &users;
}

EntityMerger::~EntityMerger() = default;
EntityMerger::EntityMerger(EntityMerger &&) noexcept = default;
void EntityMerger::setContext(MergeContext context) { d->context = std::move(context); }

/// Both selects have two columns of their own before the table's.
void EntityMerger::Private::read(const MergeTable &table, const Statement &statement)
{
    stored.resize(table.columns.size());
    for (std::size_t i = 0; i < stored.size(); ++i)
        stored[i] = readCell(statement, static_cast<int>(i) + 2, table.columns[i].type);
    patched = stored;
}

/// Lays what the row says over `patched`; blank and absent fields keep what is there.
Result<> EntityMerger::Private::patch(const MergeTable &table, const EntityRow &row)
{
    Currency currency = context.currency;
    if (const auto *code = valueOf<std::string>(row, "currency"))
        currency = Currency::fromCode(*code).value_or(currency);
    for (const auto &[field, value] : row.fields) {
        if (field >= table.cellOfField.size() || std::holds_alternative<std::monostate>(value))
            continue;
        const int at = table.cellOfField[field];
        if (at < 0)
            continue;
        const auto cell = static_cast<std::size_t>(at);
        Cell *second = table.columns[cell].type == FieldType::Money ? &patched[cell + 1] : nullptr;
        const auto put = toCells(value, table.columns[cell].type, currency, patched[cell], second);
        if (!put.ok())
            return Error{ErrorCode::InvalidArgument, std::string(table.columns[cell].field), put.error().detail};
    }
    if (row.kind == EntityKind::Subscriptions && !valueOf(row, "arr")) {
        if (const auto *monthly = valueOf<Money>(row, "mrr")) {
            Money yearly = *monthly;
            if (__builtin_mul_overflow(monthly->minor, std::int64_t(12), &yearly.minor))
                return Error{ErrorCode::InvalidArgument, "mrr", "out of range"};
            const auto cell = static_cast<std::size_t>(table.cell("arr"));
            MP_TRY(toCells(yearly, FieldType::Money, currency, patched[cell], &patched[cell + 1]));
        }
    }
    if (row.kind == EntityKind::Accounts) {
        // A status is another way to give the two flags; a flag that is given by itself wins.
        const auto *text = valueOf<std::string>(row, "status");
        const auto status = text ? fromKey<AccountStatus>(*text) : std::nullopt;
        const auto flag = [&](std::string_view field, bool value) {
            if (!valueOf(row, field))
                patched[static_cast<std::size_t>(table.cell(field))] = std::int64_t(value ? 1 : 0);
        };
        if (status == AccountStatus::Churned || status == AccountStatus::Active || status == AccountStatus::Trial)
            flag("churned", status == AccountStatus::Churned);
        if (status == AccountStatus::Active || status == AccountStatus::Trial)
            flag("trial", status == AccountStatus::Trial);
    }
    return {};
}

Result<> EntityMerger::Private::resolve(const EntityRow &row, Merged &merged)
{
    if (row.account.empty())
        return Error{ErrorCode::InvalidArgument, "account", "the record names no account"};
    merged.account = accounts->find(row.account);
    if (!merged.account) {
        MP_ASSIGN(merged.account, accounts->findOrStub(row.account, context.run));
        merged.stub = true;
    }
    return {};
}

/// For each history field that changed: keeps a person's value where the source repeats itself, else writes history.
Result<> EntityMerger::Private::changeHistory(const MergeTable &table, AccountId account, bool &changed)
{
    const auto specs = fieldsOf(EntityKind::Accounts);
    changed = false;
    for (std::size_t field = 0; field < specs.size(); ++field) {
        if (table.cellOfField[field] < 0)
            continue;
        const auto cell = static_cast<std::size_t>(table.cellOfField[field]);
        const bool money = table.columns[cell].type == FieldType::Money;
        if (stored[cell] == patched[cell] && (!money || stored[cell + 1] == patched[cell + 1]))
            continue;
        const FieldType type = table.columns[cell].type;
        if (specs[field].history) {
            const std::string before = encodeCells(type, stored[cell], money ? &stored[cell + 1] : nullptr);
            const std::string after = encodeCells(type, patched[cell], money ? &patched[cell + 1] : nullptr);
            auto over = database->prepare("SELECT source_value FROM account_override WHERE account = ?1 AND field = ?2");
            MP_ASSIGN(const bool overridden, over.with(account, specs[field].key).step());
            if (overridden && over.text(0) == after) {
                patched[cell] = stored[cell];
                if (money)
                    patched[cell + 1] = stored[cell + 1];
                continue;
            }
            over.reset();
            if (overridden) {
                MP_TRY(database->prepare("DELETE FROM account_override WHERE account = ?1 AND field = ?2")
                           .with(account, specs[field].key)
                           .run());
            }
            MP_TRY(recordChange(*database, account, specs[field].key, before, after, context.validFrom));
        }
        changed = true;
    }
    return {};
}

Result<Merged> EntityMerger::Private::mergeAccount(const EntityRow &row)
{
    const MergeTable &table = mergeTable(EntityKind::Accounts);
    if (row.id.empty())
        return missing("id");
    Merged merged;
    merged.account = accounts->find(row.id);
    const bool isNew = !merged.account;
    if (isNew) {
        MP_ASSIGN(merged.account, accounts->add(row.id, Origin::Source, context.run, false));
    }
    bool stub = false;
    TextPairs custom;
    {
        auto select = database->prepare(table.select);
        MP_ASSIGN(const bool found, select.with(merged.account).step());
        if (!found)
            return Error{ErrorCode::Internal, "account", row.id + " has no row"};
        stub = select.text(0) == keyOf(Origin::Events);
        if (!select.isNull(1) && !textsFromJson(select.text(1), custom))
            return Error{ErrorCode::DatabaseDamaged, database->path(), "custom fields of " + row.id};
        read(table, select);
    }
    MP_TRY(patch(table, row));
    bool changed = false;
    MP_TRY(changeHistory(table, merged.account, changed));
    for (const auto &[key, value] : row.custom) {
        if (value.empty())
            continue;
        const auto place = std::find_if(custom.begin(), custom.end(), [&key = key](const auto &pair) { return pair.first == key; });
        if (place == custom.end()) {
            custom.emplace_back(key, value);
            changed = true;
        } else if (place->second != value) {
            place->second = value;
            changed = true;
        }
    }
    const bool added = isNew || stub;
    merged.outcome = added ? MergeOutcome::Added : changed ? MergeOutcome::Changed : MergeOutcome::Unchanged;
    if (merged.outcome == MergeOutcome::Unchanged)
        return merged;
    const std::string customText = custom.empty() ? std::string() : textsToJson(custom);
    auto update = database->prepare(table.update);
    update.bind(1, context.run);
    int index = 1;
    for (const Cell &cell : patched)
        bindCell(update, ++index, cell);
    update.bind(++index, merged.account);
    if (custom.empty())
        update.bind(++index, nullptr);
    else
        update.bind(++index, customText);
    MP_TRY(update.run());
    MP_TRY(markDirty(*database, merged.account));
    return merged;
}

Result<Merged> EntityMerger::Private::mergeUser(const EntityRow &row)
{
    const MergeTable &table = mergeTable(EntityKind::Users);
    if (row.id.empty())
        return missing("id");
    Merged merged;
    merged.user = users->find(row.id);
    const bool isNew = !merged.user;
    if (isNew) {
        MP_ASSIGN(merged.user, users->findOrAdd(row.id));
    }
    {
        auto select = database->prepare(table.select);
        MP_ASSIGN(const bool found, select.with(merged.user).step());
        if (!found)
            return Error{ErrorCode::Internal, "user", row.id + " has no row"};
        read(table, select);
    }
    MP_TRY(patch(table, row));
    bool changed = patched != stored;
    if (changed) {
        auto update = database->prepare(table.update);
        update.bind(1, context.run);
        int index = 1;
        for (const Cell &cell : patched)
            bindCell(update, ++index, cell);
        update.bind(++index, merged.user);
        MP_TRY(update.run());
    }
    if (!row.account.empty()) {
        MP_TRY(resolve(row, merged));
        // A list of users says where they belong now. Without dates, the first statement holds from the beginning,
        // another one from the day it was made.
        const auto &groups = users->memberships(merged.user);
        if (groups.empty() || groups.back().account != merged.account) {
            const Instant from = groups.empty() || !context.validFrom.valid()
                ? Instant{}
                : Instant{std::int64_t(context.validFrom.value) * msPerDay};
            MP_ASSIGN(const auto membership, users->addMembership(merged.user, merged.account, from));
            changed = changed || membership.stored;
            merged.regroup = membership.moves;
        }
    }
    merged.outcome = isNew ? MergeOutcome::Added : changed ? MergeOutcome::Changed : MergeOutcome::Unchanged;
    return merged;
}

Result<Merged> EntityMerger::Private::mergeLimit(const EntityRow &row)
{
    const auto *metric = valueOf<std::string>(row, "metric");
    const auto *at = valueOf<Instant>(row, "time");
    const auto *used = valueOf<double>(row, "used");
    const auto *limit = valueOf<double>(row, "limit");
    if (!metric || metric->empty())
        return missing("metric");
    if (!at || !at->valid())
        return missing("time");
    if (!used)
        return missing("used");
    if (!limit || !(*limit > 0))
        return missing("limit");
    Merged merged;
    MP_TRY(resolve(row, merged));
    {
        auto select = database->prepare("SELECT used, limit_value FROM limit_reading "
                                        "WHERE account = ?1 AND metric = ?2 AND at_ms = ?3");
        MP_ASSIGN(const bool found, select.with(merged.account, *metric, *at).step());
        const bool same = found && select.real(0) == *used && select.real(1) == *limit;
        merged.outcome = same ? MergeOutcome::Unchanged : found ? MergeOutcome::Changed : MergeOutcome::Added;
    }
    if (merged.outcome == MergeOutcome::Unchanged)
        return merged;
    MP_TRY(database
               ->prepare("INSERT INTO limit_reading(account, metric, at_ms, used, limit_value, run) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(account, metric, at_ms) DO UPDATE "
                         "SET used = excluded.used, limit_value = excluded.limit_value, run = excluded.run")
               .with(merged.account, *metric, *at, *used, *limit, context.run)
               .run());
    MP_TRY(markDirty(*database, merged.account));
    return merged;
}

Result<Merged> EntityMerger::Private::mergeRecord(const EntityRow &row, std::uint32_t ordinal)
{
    const MergeTable &table = mergeTable(row.kind);
    Merged merged;
    MP_TRY(resolve(row, merged));
    // '#' keeps keys made of content apart from ids that look like them.
    const std::string key = !row.id.empty()
        ? "=" + row.id
        : '#' + hex(combineHash(stableHash(row.account), contentHash(row))) + '.' + std::to_string(ordinal);
    std::int64_t id = 0;
    AccountId before;
    {
        auto select = database->prepare(table.select);
        MP_ASSIGN(const bool found, select.with(context.scope, key).step());
        if (found) {
            id = select.integer(0);
            before = select.id<AccountId>(1);
            read(table, select);
        } else {
            stored.assign(table.columns.size(), Cell());
            patched = stored;
        }
    }
    MP_TRY(patch(table, row));
    if (id != 0 && patched == stored && before == merged.account)
        return merged;
    if (id == 0) {
        for (const FieldSpec &spec : fieldsOf(row.kind)) {
            if (!spec.required || spec.key == "id" || spec.key == "account")
                continue;
            const int cell = table.cell(spec.key);
            if (cell >= 0 && std::holds_alternative<std::monostate>(patched[static_cast<std::size_t>(cell)]))
                return missing(spec.key);
        }
    }
    auto write = database->prepare(id == 0 ? table.insert : table.update);
    int index = 0;
    write.bind(++index, merged.account);
    if (id == 0) {
        write.bind(++index, context.scope);
        write.bind(++index, key);
        write.bind(++index, row.id);
    }
    write.bind(++index, context.run);
    for (const Cell &cell : patched)
        bindCell(write, ++index, cell);
    if (id != 0)
        write.bind(++index, id);
    MP_TRY(write.run());
    MP_TRY(markDirty(*database, merged.account));
    if (before && before != merged.account)
        MP_TRY(markDirty(*database, before));
    merged.outcome = id == 0 ? MergeOutcome::Added : MergeOutcome::Changed;
    return merged;
}

Result<Merged> EntityMerger::merge(const EntityRow &row, std::uint32_t ordinal)
{
    switch (row.kind) {
    case EntityKind::Accounts: return d->mergeAccount(row);
    case EntityKind::Users: return d->mergeUser(row);
    case EntityKind::Usage: return d->mergeLimit(row);
    case EntityKind::Events:
        return Error{ErrorCode::InvalidArgument, "event", "events are appended to the log, not merged"};
    case EntityKind::Subscriptions:
    case EntityKind::Contacts:
    case EntityKind::Tickets:
    case EntityKind::Surveys:
    case EntityKind::Invoices:
    case EntityKind::Churn: break;
    }
    return d->mergeRecord(row, ordinal);
}

} // namespace milepost::store
