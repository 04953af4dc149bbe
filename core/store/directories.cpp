#include "store/directories.h"

#include "store/database.h"
#include "store/dirty.h"

#include <algorithm>

namespace milepost::store {

namespace {

/// Of the row that `insert` (… ON CONFLICT DO NOTHING) added. Another process may have added the same text since the
/// directory was loaded: then it is the row that `select` finds. RETURNING would say both at twice the cost.
Result<std::int64_t> addedId(Database &database, Statement &insert, std::string_view select, std::string_view text)
{
    const std::int64_t before = database.totalChanges();
    MP_TRY(insert.run());
    if (database.totalChanges() != before)
        return database.lastInsertId();
    auto statement = database.prepare(select);
    MP_ASSIGN(const bool row, statement.with(text).step());
    if (!row)
        return Error{ErrorCode::Internal, "directory", "an insert added no row"};
    return statement.integer(0);
}

} // namespace

// — accounts —

Result<AccountDirectory> AccountDirectory::load(Database &database)
{
    AccountDirectory directory(database);
    MP_ASSIGN(const std::int64_t count, database.integer("SELECT count(*) FROM account"));
    directory.m_ids.reserve(static_cast<std::size_t>(count));
    auto statement = database.prepare("SELECT id, external_id FROM account");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return directory;
        directory.m_ids.emplace(statement.text(1), statement.id<AccountId>(0));
    }
}

AccountId AccountDirectory::find(std::string_view externalId) const
{
    const auto found = m_ids.find(externalId);
    return found == m_ids.end() ? AccountId{} : found->second;
}

Result<AccountId> AccountDirectory::findOrStub(std::string_view externalId, RunId run)
{
    if (const AccountId known = find(externalId))
        return known;
    return add(externalId, Origin::Events, run, m_sample);
}

Result<AccountId> AccountDirectory::add(std::string_view externalId, Origin origin, RunId run, bool sample)
{
    if (externalId.empty())
        return Error{ErrorCode::InvalidArgument, "account", "an account needs an id"};
    if (find(externalId))
        return Error{ErrorCode::AlreadyExists, "account", std::string(externalId)};
    auto insert = m_database->prepare("INSERT INTO account(external_id, origin, sample, run) VALUES(?1, ?2, ?3, ?4) "
                                      "ON CONFLICT(external_id) DO NOTHING");
    insert.with(externalId, keyOf(origin), sample || m_sample, run);
    MP_ASSIGN(const std::int64_t row,
              addedId(*m_database, insert, "SELECT id FROM account WHERE external_id = ?1", externalId));
    const AccountId id{row};
    m_ids.emplace(externalId, id);
    m_added.emplace_back(externalId);
    MP_TRY(markDirty(*m_database, id));
    return id;
}

void AccountDirectory::rolledBack()
{
    for (const std::string &text : m_added)
        m_ids.erase(text);
    m_added.clear();
}

// — users —

Result<UserDirectory> UserDirectory::load(Database &database)
{
    UserDirectory directory(database);
    MP_ASSIGN(const std::int64_t count, database.integer("SELECT count(*) FROM user"));
    directory.m_ids.reserve(static_cast<std::size_t>(count));
    auto users = database.prepare("SELECT id, external_id FROM user");
    while (true) {
        MP_ASSIGN(const bool row, users.step());
        if (!row)
            break;
        directory.m_ids.emplace(users.text(1), users.id<UserId>(0));
    }
    auto groups = database.prepare("SELECT user, from_ms, account FROM user_group "
                                   "ORDER BY user, coalesce(from_ms, -9223372036854775808), account");
    while (true) {
        MP_ASSIGN(const bool row, groups.step());
        if (!row)
            return directory;
        directory.m_memberships[groups.id<UserId>(0)].push_back({groups.instant(1), groups.id<AccountId>(2)});
    }
}

UserId UserDirectory::find(std::string_view externalId) const
{
    const auto found = m_ids.find(externalId);
    return found == m_ids.end() ? UserId{} : found->second;
}

Result<UserId> UserDirectory::findOrAdd(std::string_view externalId)
{
    if (const UserId known = find(externalId))
        return known;
    if (externalId.empty())
        return Error{ErrorCode::InvalidArgument, "user", "a user needs an id"};
    auto insert = m_database->prepare("INSERT INTO user(external_id) VALUES(?1) ON CONFLICT(external_id) DO NOTHING");
    insert.with(externalId);
    MP_ASSIGN(const std::int64_t row,
              addedId(*m_database, insert, "SELECT id FROM user WHERE external_id = ?1", externalId));
    const UserId id{row};
    m_ids.emplace(externalId, id);
    m_added.emplace_back(externalId);
    return id;
}

const std::vector<UserDirectory::Membership> &UserDirectory::memberships(UserId user) const
{
    static const std::vector<Membership> none;
    const auto found = m_memberships.find(user);
    return found == m_memberships.end() ? none : found->second;
}

namespace {

AccountId accountIn(const std::vector<UserDirectory::Membership> &groups, Instant time)
{
    if (groups.empty())
        return {};
    const auto later = std::upper_bound(groups.begin(), groups.end(), time,
                                        [](Instant at, const auto &group) { return at < group.from; });
    return later == groups.begin() ? groups.front().account : std::prev(later)->account;
}

} // namespace

AccountId UserDirectory::accountAt(UserId user, Instant time) const { return accountIn(memberships(user), time); }

Result<UserDirectory::MembershipChange> UserDirectory::addMembership(UserId user, AccountId account, Instant from)
{
    if (!user || !account)
        return Error{ErrorCode::InvalidArgument, "membership", "a membership needs a user and an account"};
    auto &groups = m_memberships[user];
    const auto before = [](const Membership &a, const Membership &b) {
        return std::pair(a.from, a.account) < std::pair(b.from, b.account);
    };
    const Membership added{from, account};
    const auto place = std::lower_bound(groups.begin(), groups.end(), added, before);
    if (place != groups.end() && place->from == from && place->account == account)
        return MembershipChange{};
    MP_TRY(m_database->prepare("INSERT INTO user_group(user, account, from_ms) VALUES(?1, ?2, ?3)")
               .with(user, account, from)
               .run());
    const std::vector<Membership> old = groups;
    groups.insert(place, added);
    bool moves = old.empty() || accountIn(old, Instant{Instant::none}) != accountIn(groups, Instant{Instant::none});
    for (const Membership &group : groups)
        moves = moves || accountIn(old, group.from) != accountIn(groups, group.from);
    m_before.emplace_back(user, old);
    return MembershipChange{true, moves};
}

void UserDirectory::committed()
{
    m_added.clear();
    m_before.clear();
}

void UserDirectory::rolledBack()
{
    for (auto change = m_before.rbegin(); change != m_before.rend(); ++change)
        m_memberships[change->first] = std::move(change->second);
    for (const std::string &text : m_added)
        m_ids.erase(text);
    committed();
}

// — event names —

Result<EventNames> EventNames::load(Database &database)
{
    EventNames names(database);
    MP_TRY(names.refresh());
    return names;
}

Result<> EventNames::refresh()
{
    auto statement = m_database->prepare("SELECT id, name FROM event_name");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        const EventNameId id = statement.id<EventNameId>(0);
        const auto [entry, isNew] = m_ids.emplace(statement.text(1), id);
        entry->second = id;
        m_names[id.value] = entry->first;
    }
}

std::optional<EventNameId> EventNames::find(std::string_view name) const
{
    const auto found = m_ids.find(name);
    if (found == m_ids.end())
        return std::nullopt;
    return found->second;
}

Result<EventNameId> EventNames::findOrAdd(std::string_view name)
{
    if (const auto known = find(name))
        return *known;
    if (name.empty())
        return Error{ErrorCode::InvalidArgument, "event", "an event needs a name"};
    auto insert = m_database->prepare("INSERT INTO event_name(name) VALUES(?1) ON CONFLICT(name) DO NOTHING");
    insert.with(name);
    MP_ASSIGN(const std::int64_t row,
              addedId(*m_database, insert, "SELECT id FROM event_name WHERE name = ?1", name));
    const EventNameId id{row};
    const auto entry = m_ids.emplace(name, id).first;
    m_names[id.value] = entry->first;
    m_added.emplace_back(name);
    return id;
}

std::string_view EventNames::nameOf(EventNameId id) const
{
    const auto found = m_names.find(id.value);
    return found == m_names.end() ? std::string_view() : found->second;
}

void EventNames::rolledBack()
{
    for (const std::string &text : m_added) {
        const auto entry = m_ids.find(text);
        if (entry == m_ids.end())
            continue;
        m_names.erase(entry->second.value);
        m_ids.erase(entry);
    }
    m_added.clear();
}

} // namespace milepost::store
