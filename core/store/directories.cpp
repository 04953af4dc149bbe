#include "store/directories.h"

#include "store/database.h"
#include "store/dirty.h"
#include "store/given_rows.h"

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

/// Of rows that were added together. `rows.front()` is the column of their texts.
template <class Id>
Result<std::vector<Id>> addedTogether(Database &database, std::string_view last, std::string_view insert, std::string_view select,
                                      std::span<const std::string_view> texts, const GivenRows &rows)
{
    MP_ASSIGN(const std::int64_t before, database.integer(last));
    MP_ASSIGN(const std::int64_t added, insertGiven(database, insert, rows));
    std::vector<Id> ids(texts.size());
    const auto count = static_cast<std::int64_t>(texts.size());
    if (added == count && database.lastInsertId() == before + count) {
        for (std::size_t i = 0; i < ids.size(); ++i)
            ids[i] = Id{before + 1 + static_cast<std::int64_t>(i)};
        return ids;
    }
    // Another process has added some of them since the directory was loaded.
    auto statement = database.prepare(select);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        MP_ASSIGN(const bool row, statement.with(texts[i]).step());
        if (!row)
            return Error{ErrorCode::Internal, "directory", "an insert added no row"};
        ids[i] = Id{statement.integer(0)};
        statement.reset();
    }
    return ids;
}

constexpr std::int64_t alwaysRead = 2'000; ///< a table this small is read whole at once
constexpr std::int64_t mostKept = 1'500'000; ///< rows in memory; beyond, every look-up goes to the database
constexpr std::int64_t perLookUp = 8; ///< rows that are read in a row in the time of one look-up
constexpr std::size_t fewMemberships = 2'000;

} // namespace

// — rows by text —

RowsByText::RowsByText(Database &database, const char *one, const char *all, const char *most)
    : m_database(&database), m_one(one), m_all(all), m_most(most)
{
}

Result<> RowsByText::open()
{
    MP_ASSIGN(m_rows, m_database->integer(m_most));
    m_empty = m_rows == 0;
    return m_rows <= alwaysRead ? readAll() : Result<>();
}

StringId RowsByText::put(std::string_view text, std::int64_t id) const
{
    const StringId at = m_texts.intern(text);
    if (at >= m_ids.size())
        m_ids.resize(at + std::size_t(1));
    m_ids[at] = id;
    return at;
}

Result<> RowsByText::readAll() const
{
    m_texts.reserve(static_cast<std::size_t>(m_rows));
    m_ids.reserve(static_cast<std::size_t>(m_rows) + 1);
    auto statement = m_database->prepare(m_all);
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        put(statement.text(0), statement.integer(1));
    }
    m_complete = true;
    return {};
}

Result<std::int64_t> RowsByText::readOne(std::string_view text) const
{
    auto statement = m_database->prepare(m_one);
    MP_ASSIGN(const bool row, statement.with(text).step());
    return row ? statement.integer(0) : std::int64_t(0);
}

std::int64_t RowsByText::find(std::string_view text) const
{
    const StringId at = m_texts.find(text);
    if (m_ids[at] != 0 || m_complete || text.empty())
        return m_ids[at];
    const auto keep = [this](const Error &error) {
        if (!m_failure)
            m_failure = error;
        return std::int64_t(0);
    };
    if (std::int64_t(++m_lookedUp) * perLookUp > m_rows && m_rows <= mostKept) {
        const auto read = readAll();
        return read.ok() ? find(text) : keep(read.error());
    }
    const auto row = readOne(text);
    if (!row.ok())
        return keep(row.error());
    if (*row != 0)
        put(text, *row);
    return *row;
}

Result<> RowsByText::expect(std::size_t lookUps)
{
    if (m_complete || m_rows > mostKept || std::int64_t(lookUps) * perLookUp < m_rows)
        return {};
    return readAll();
}

void RowsByText::add(std::string_view text, std::int64_t id)
{
    m_empty = false;
    m_from = 0;
    m_added.push_back(put(text, id));
}

template <class Id> void RowsByText::add(std::span<const std::string_view> texts, std::span<const Id> ids, std::uint64_t from)
{
    if (hasNothingBut(from)) {
        m_empty = m_complete = false;
        m_from = from;
        m_rows += static_cast<std::int64_t>(texts.size());
        return;
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        add(texts[i], ids[i].value);
}

void RowsByText::committed()
{
    m_added.clear();
    if (std::int64_t(m_ids.size()) <= mostKept)
        return;
    m_texts = StringPool();
    m_ids.assign(1, 0);
    m_complete = false;
    m_rows = mostKept + 1;
}

void RowsByText::rolledBack()
{
    for (const StringId text : m_added)
        m_ids[text] = 0;
    m_added.clear();
    m_empty = false;
    m_from = 0;
    m_failure.reset();
}

// — accounts —

AccountDirectory::AccountDirectory(Database &database)
    : m_database(&database), m_rows(database, "SELECT id FROM account WHERE external_id = ?1",
                                    "SELECT external_id, id FROM account", "SELECT coalesce(max(id), 0) FROM account")
{
}

Result<AccountDirectory> AccountDirectory::load(Database &database)
{
    AccountDirectory directory(database);
    MP_TRY(directory.m_rows.open());
    return directory;
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
    m_rows.add(externalId, row);
    MP_TRY(markDirty(*m_database, id));
    return id;
}

Result<std::vector<AccountId>> AccountDirectory::addStubs(std::span<const std::string_view> externalIds, RunId run,
                                                          std::uint64_t from)
{
    const auto added = addedTogether<AccountId>(
        *m_database, "SELECT coalesce(max(id), 0) FROM account",
        "INSERT INTO account(external_id, origin, sample, run) SELECT c0, c1, c2, nullif(c3, 0) FROM given_rows(?1) WHERE true "
        "ON CONFLICT(external_id) DO NOTHING",
        "SELECT id FROM account WHERE external_id = ?1", externalIds,
        GivenRows(externalIds.size(), {externalIds, keyOf(Origin::Events), std::int64_t(m_sample), run.value}));
    if (!added.ok())
        return added.error();
    m_rows.add(externalIds, std::span<const AccountId>(*added), from);
    MP_TRY(markDirty(*m_database, *added));
    return added;
}

// — users —

UserDirectory::UserDirectory(Database &database)
    : m_database(&database), m_rows(database, "SELECT id FROM user WHERE external_id = ?1",
                                    "SELECT external_id, id FROM user", "SELECT coalesce(max(id), 0) FROM user")
{
}

Result<UserDirectory> UserDirectory::load(Database &database)
{
    UserDirectory directory(database);
    MP_TRY(directory.m_rows.open());
    MP_ASSIGN(const std::int64_t groups, database.integer("SELECT count(*) FROM user_group"));
    if (groups <= alwaysRead)
        MP_TRY(directory.readMemberships(std::nullopt));
    return directory;
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
    m_rows.add(externalId, row);
    return UserId{row};
}

Result<std::vector<UserId>> UserDirectory::add(std::span<const std::string_view> externalIds, std::uint64_t from)
{
    const auto added =
        addedTogether<UserId>(*m_database, "SELECT coalesce(max(id), 0) FROM user",
                              "INSERT INTO user(external_id) SELECT c0 FROM given_rows(?1) WHERE true "
                              "ON CONFLICT(external_id) DO NOTHING",
                              "SELECT id FROM user WHERE external_id = ?1", externalIds, GivenRows(externalIds.size(), {externalIds}));
    if (!added.ok())
        return added.error();
    m_rows.add(externalIds, std::span<const UserId>(*added), from);
    return added;
}

/// Of one user, or of all: those that are in memory already hold what this transaction has added, and stay.
Result<> UserDirectory::readMemberships(std::optional<UserId> user) const
{
    auto statement = m_database->prepare(
        user ? "SELECT user, from_ms, account FROM user_group WHERE user = ?1 "
               "ORDER BY user, coalesce(from_ms, -9223372036854775808), account"
             : "SELECT user, from_ms, account FROM user_group "
               "ORDER BY user, coalesce(from_ms, -9223372036854775808), account");
    if (user)
        statement.with(*user);
    UserId at;
    std::vector<Membership> *groups = nullptr;
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        if (const auto next = statement.id<UserId>(0); next != at) {
            at = next;
            const auto [place, isNew] = m_memberships.try_emplace(at);
            groups = isNew ? &place->second : nullptr;
        }
        if (groups)
            groups->push_back({statement.instant(1), statement.id<AccountId>(2)});
    }
    if (user)
        m_memberships.try_emplace(*user);
    else
        m_allMemberships = true;
    return {};
}

const std::vector<UserDirectory::Membership> &UserDirectory::memberships(UserId user) const
{
    static const std::vector<Membership> none;
    auto found = m_memberships.find(user);
    if (found == m_memberships.end() && !m_allMemberships && user) {
        const bool many = ++m_membershipsRead > fewMemberships;
        const auto read = readMemberships(many ? std::nullopt : std::optional(user));
        if (!read.ok() && !m_failure)
            m_failure = read.error();
        found = m_memberships.find(user);
    }
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
    static_cast<void>(memberships(user)); // reads what is stored of the user
    if (m_failure)
        return *m_failure;
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
    m_rows.committed();
    m_before.clear();
}

void UserDirectory::rolledBack()
{
    for (auto change = m_before.rbegin(); change != m_before.rend(); ++change)
        m_memberships[change->first] = std::move(change->second);
    m_before.clear();
    m_failure.reset();
    m_rows.rolledBack();
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
    // Names stay, and get ids in turn.
    auto statement = m_database->prepare("SELECT id, name FROM event_name WHERE id > ?1 ORDER BY id");
    statement.with(m_refreshedTo.value);
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        const EventNameId id = statement.id<EventNameId>(0);
        m_refreshedTo = id;
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
