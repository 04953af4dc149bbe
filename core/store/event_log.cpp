#include "store/event_log.h"

#include "store/database.h"
#include "store/dirty.h"
#include "store/prepared_append.h"
#include "store/segment_sizes.h"
#include "store/segment_table.h"

#include <algorithm>
#include <compare>
#include <deque>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace milepost::store {

namespace {

constexpr std::size_t mergedEvents = 65536;

/// An event on its way to its owner.
struct Incoming {
    SegmentOwner owner;
    LogEvent event;
    std::string_view properties;
    std::size_t index = 0; ///< position in the caller's span
};

/// An arrival by what it is known by.
struct Candidate {
    std::uint64_t identity = 0;
    std::uint32_t position = 0; ///< in its owner's group
    friend auto operator<=>(const Candidate &, const Candidate &) = default;
};

std::uint64_t ownerKey(const SegmentOwner &owner)
{
    return owner.account ? static_cast<std::uint64_t>(owner.account.value) << 1
                         : (static_cast<std::uint64_t>(owner.parked.value) << 1) | 1;
}

SegmentOwner ownerOf(UserId user, Instant time, const UserDirectory &users)
{
    if (const AccountId account = users.accountAt(user, time))
        return {account, {}};
    return {{}, user};
}

} // namespace

struct EventLog::Private {
    explicit Private(Database &db) : database(&db), table(db), frames(db) {}

    [[nodiscard]] Result<> loadParkedUsers();
    [[nodiscard]] Result<AppendResult> place(std::vector<Incoming> &incoming, std::vector<bool> *isNew);
    [[nodiscard]] Result<> placeOwner(std::span<const Incoming *> group, AppendResult &result, std::vector<bool> *isNew);
    void announce();
    [[nodiscard]] Result<> compact(SegmentOwner owner);
    [[nodiscard]] Result<> takeParked(UserId user, const UserDirectory &users, std::vector<Incoming> &into);
    [[nodiscard]] Result<bool> takeMisplaced(AccountId account, UserId user, const UserDirectory &users,
                                             std::vector<Incoming> &into);
    [[nodiscard]] Result<> write(SegmentOwner owner, std::span<const Incoming *const> fresh);

    Database *database;
    SegmentTable table;
    FrameCache frames;
    std::unordered_set<UserId> parkedUsers;
    bool parkedKnown = false;
    std::deque<std::string> kept; ///< properties of events that move, alive until they are written
    // Kept from call to call: what is as large as a slice is not asked of the system again and again.
    std::vector<Incoming> arriving;
    std::vector<const Incoming *> order;
    std::vector<Candidate> candidates;
    std::vector<bool> isFresh; ///< by position in the group
    std::vector<std::uint64_t> identities;
    std::vector<AccountId> crowded; ///< may have more segments now than it should
    std::vector<LogEvent> chunk;
    std::string chunkProperties;
};

EventLog::EventLog(std::unique_ptr<Private> p) : d(std::move(p)) {}
EventLog::~EventLog() = default;
EventLog::EventLog(EventLog &&) noexcept = default;
EventLog &EventLog::operator=(EventLog &&) noexcept = default;

Result<EventLog> EventLog::open(Database &database)
{
    EventLog log(std::make_unique<Private>(database));
    MP_TRY(log.d->loadParkedUsers());
    return log;
}

Result<> EventLog::Private::loadParkedUsers()
{
    parkedUsers.clear();
    auto statement = database->prepare("SELECT DISTINCT parked_user FROM segment WHERE parked_user IS NOT NULL");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        parkedUsers.insert(statement.id<UserId>(0));
    }
    parkedKnown = true;
    return {};
}

Result<AppendResult> EventLog::append(RunId run, std::span<const NewEvent> events, const UserDirectory &users,
                                      std::vector<bool> *isNew)
{
    if (isNew)
        isNew->assign(events.size(), false);
    auto &incoming = d->arriving;
    incoming.clear();
    incoming.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const NewEvent &event = events[i];
        if ((!event.account && !event.user) || !event.name || !event.time.valid())
            return Error{ErrorCode::InvalidArgument, "event " + std::to_string(i), "no owner, name or time"};
        if (event.properties.size() > largestProperties)
            return Error{ErrorCode::LimitExceeded, "event " + std::to_string(i), "properties are too large"};
        Incoming &entry = incoming.emplace_back();
        entry.owner = event.account ? SegmentOwner{event.account, {}} : ownerOf(event.user, event.time, users);
        entry.event = {event.time, event.name, event.user, run, event.identity,
                       static_cast<std::uint32_t>(event.properties.size()), !event.account};
        entry.properties = event.properties;
        entry.index = i;
    }
    if (users.failure())
        return *users.failure();
    return d->place(incoming, isNew);
}

Result<bool> EventLog::hasEvents(AccountId first, AccountId last)
{
    return d->database->prepare("SELECT 1 FROM segment WHERE account BETWEEN ?1 AND ?2 LIMIT 1").with(first, last).step();
}

Result<bool> EventLog::hasEvents() { return d->database->prepare("SELECT 1 FROM segment LIMIT 1").step(); }

Result<std::optional<AppendResult>> EventLog::append(const PreparedAppend &prepared, std::span<const AccountId> derived)
{
    AppendResult result;
    result.added = prepared.added;
    result.duplicate = prepared.duplicate;
    for (const PreparedSegment &segment : prepared.segments) {
        if (result.touched.empty() || result.touched.back() != segment.account)
            result.touched.push_back(segment.account);
    }
    if (result.touched.empty())
        return std::optional(std::move(result));
    MP_ASSIGN(const bool any, hasEvents(result.touched.front(), result.touched.back()));
    if (any)
        return std::optional<AppendResult>();
    MP_TRY(d->table.add(prepared));
    MP_TRY(clearDirty(*d->database, derived));
    std::vector<AccountId> others;
    std::set_difference(result.touched.begin(), result.touched.end(), derived.begin(), derived.end(), std::back_inserter(others));
    MP_TRY(markDirty(*d->database, others));
    return std::optional(std::move(result));
}

Result<AppendResult> EventLog::Private::place(std::vector<Incoming> &incoming, std::vector<bool> *isNew)
{
    AppendResult result;
    if (incoming.empty())
        return result;
    order.resize(incoming.size());
    std::transform(incoming.begin(), incoming.end(), order.begin(), [](const Incoming &entry) { return &entry; });
    // By address as well, which keeps the order of arrival without a stable sort's second buffer.
    const auto before = [](const Incoming *a, const Incoming *b) {
        const std::uint64_t left = ownerKey(a->owner);
        const std::uint64_t right = ownerKey(b->owner);
        return left != right ? left < right : a < b;
    };
    if (!std::is_sorted(order.begin(), order.end(), before))
        std::sort(order.begin(), order.end(), before);
    announce();
    Result<> placed;
    for (std::size_t from = 0; from < order.size() && placed.ok();) {
        std::size_t to = from + 1;
        while (to < order.size() && order[to]->owner == order[from]->owner)
            ++to;
        placed = placeOwner(std::span(order).subspan(from, to - from), result, isNew);
        from = to;
    }
    table.endScan();
    MP_TRY(placed);
    MP_TRY(table.flush());
    MP_TRY(markDirty(*database, result.touched));
    for (const AccountId account : std::exchange(crowded, {}))
        MP_TRY(compact({account, {}}));
    MP_TRY(table.flush());
    return result;
}

/// Tells the table which accounts come; those parked under users are among them, and few.
void EventLog::Private::announce()
{
    AccountId first, last;
    std::size_t accounts = 0;
    for (const Incoming *entry : order) {
        if (!entry->owner.account || entry->owner.account == last)
            continue;
        last = entry->owner.account;
        if (!first)
            first = last;
        ++accounts;
    }
    table.beginScan(first, last, accounts);
}

Result<> EventLog::Private::placeOwner(std::span<const Incoming *> group, AppendResult &result,
                                       std::vector<bool> *isNew)
{
    const SegmentOwner owner = group.front()->owner;
    // Sorted by identity, first arrival first: what comes twice in this call is known by its neighbour.
    candidates.clear();
    for (std::size_t i = 0; i < group.size(); ++i)
        candidates.push_back({group[i]->event.identity, static_cast<std::uint32_t>(i)});
    std::sort(candidates.begin(), candidates.end());
    isFresh.assign(group.size(), true);
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        if (candidates[i].identity == candidates[i - 1].identity)
            isFresh[candidates[i].position] = false;
    }
    identities.clear();
    MP_ASSIGN(const std::size_t segments, table.identities(owner, identities));
    for (const std::uint64_t identity : identities) {
        // The first of equal ones is the only one that may still be fresh.
        const auto place = std::lower_bound(candidates.begin(), candidates.end(), Candidate{identity, 0});
        if (place != candidates.end() && place->identity == identity)
            isFresh[place->position] = false;
    }
    std::size_t remaining = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (!isFresh[i])
            continue;
        if (isNew)
            (*isNew)[group[i]->index] = true;
        group[remaining++] = group[i];
    }
    const auto added = static_cast<std::int64_t>(remaining);
    result.added += added;
    result.duplicate += static_cast<std::int64_t>(group.size()) - added;
    if (remaining == 0)
        return {};
    if (owner.account) {
        result.touched.push_back(owner.account);
        if (segments + 1 + remaining / segmentEvents > segmentsPerAccount)
            crowded.push_back(owner.account);
    } else {
        result.parked += added;
        parkedUsers.insert(owner.parked);
    }
    return write(owner, group.first(remaining));
}

Result<> EventLog::Private::write(SegmentOwner owner, std::span<const Incoming *const> fresh)
{
    for (std::size_t from = 0; from < fresh.size();) {
        chunk.clear();
        chunkProperties.clear();
        while (from < fresh.size() && chunk.size() < segmentEvents
               && (chunk.empty() || chunkProperties.size() + fresh[from]->properties.size() <= segmentProperties)) {
            chunk.push_back(fresh[from]->event);
            chunkProperties += fresh[from]->properties;
            ++from;
        }
        MP_TRY(table.add(owner, chunk, chunkProperties));
    }
    return {};
}

/// Merges the newest segments of an owner that has too many. Older, larger ones are left alone until as much has come
/// after them, so that one event is rewritten only a few times however long the log grows.
Result<> EventLog::Private::compact(SegmentOwner owner)
{
    auto count = database->prepare("SELECT count(*) FROM segment WHERE account = ?1");
    MP_ASSIGN(const bool counted, count.with(owner.account).step());
    if (!counted || count.integer(0) <= std::int64_t(segmentsPerAccount))
        return {};
    MP_ASSIGN(const auto rows, table.of(owner));
    std::size_t first = segmentsPerAccount - 1;
    std::int64_t merged = 0;
    std::uint64_t bytes = 0;
    for (std::size_t i = first; i < rows.size(); ++i) {
        merged += rows[i].n;
        bytes += rows[i].length;
    }
    while (first > 0 && rows[first - 1].n <= 2 * merged) {
        --first;
        merged += rows[first].n;
        bytes += rows[first].length;
    }
    if (merged > std::int64_t(mergedEvents) || bytes > largestProperties)
        return {};
    chunk.clear();
    chunkProperties.clear();
    for (std::size_t i = first; i < rows.size(); ++i) {
        if (!decodeHot(rows[i].hot, chunk))
            return Error{ErrorCode::DatabaseDamaged, database->path(), "segment " + std::to_string(rows[i].id)};
        MP_ASSIGN(const std::string_view properties, frames.properties(rows[i]));
        chunkProperties += properties;
    }
    for (std::size_t i = first; i < rows.size(); ++i)
        MP_TRY(table.remove(rows[i]));
    return table.add(owner, chunk, chunkProperties);
}

Result<> EventLog::Private::takeParked(UserId user, const UserDirectory &users, std::vector<Incoming> &into)
{
    if (!parkedKnown)
        MP_TRY(loadParkedUsers());
    if (!parkedUsers.contains(user))
        return {};
    MP_ASSIGN(const auto rows, table.of({{}, user}));
    for (const SegmentRow &row : rows) {
        std::vector<LogEvent> events;
        if (!decodeHot(row.hot, events))
            return Error{ErrorCode::DatabaseDamaged, database->path(), "segment " + std::to_string(row.id)};
        MP_ASSIGN(const std::string_view properties, frames.properties(row));
        const std::string &own = kept.emplace_back(properties);
        std::size_t at = 0;
        for (const LogEvent &event : events) {
            if (event.propertyLength > own.size() - at)
                return Error{ErrorCode::DatabaseDamaged, database->path(), "segment " + std::to_string(row.id)};
            into.push_back({ownerOf(user, event.time, users), event,
                            std::string_view(own).substr(at, event.propertyLength), into.size()});
            at += event.propertyLength;
        }
        MP_TRY(table.remove(row));
    }
    parkedUsers.erase(user);
    return {};
}

/// True: something was taken out of the account.
Result<bool> EventLog::Private::takeMisplaced(AccountId account, UserId user, const UserDirectory &users,
                                              std::vector<Incoming> &into)
{
    bool taken = false;
    MP_ASSIGN(const auto rows, table.of({account, {}}));
    for (const SegmentRow &row : rows) {
        std::vector<LogEvent> events;
        if (!decodeHot(row.hot, events))
            return Error{ErrorCode::DatabaseDamaged, database->path(), "segment " + std::to_string(row.id)};
        const auto misplaced = [&](const LogEvent &event) {
            return event.byUser && event.user == user && users.accountAt(user, event.time) != account;
        };
        if (std::none_of(events.begin(), events.end(), misplaced))
            continue;
        taken = true;
        MP_ASSIGN(const std::string_view properties, frames.properties(row));
        const std::string &own = kept.emplace_back(properties);
        chunk.clear();
        chunkProperties.clear();
        std::size_t at = 0;
        for (const LogEvent &event : events) {
            if (event.propertyLength > own.size() - at)
                return Error{ErrorCode::DatabaseDamaged, database->path(), "segment " + std::to_string(row.id)};
            const std::string_view json = std::string_view(own).substr(at, event.propertyLength);
            at += event.propertyLength;
            if (misplaced(event)) {
                into.push_back({ownerOf(user, event.time, users), event, json, into.size()});
            } else {
                chunk.push_back(event);
                chunkProperties += json;
            }
        }
        MP_TRY(table.remove(row));
        // In the place of the old one: equal times keep their order of arrival.
        MP_TRY(table.add({account, {}}, chunk, chunkProperties, row.id));
        MP_TRY(table.flush());
    }
    return taken;
}

Result<AppendResult> EventLog::regroup(UserId user, const UserDirectory &users)
{
    std::vector<Incoming> incoming;
    std::vector<AccountId> left;
    MP_TRY(d->takeParked(user, users, incoming));
    const auto &groups = users.memberships(user);
    if (groups.size() > 1) {
        std::vector<AccountId> accounts;
        for (const auto &group : groups)
            accounts.push_back(group.account);
        std::sort(accounts.begin(), accounts.end());
        accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
        for (const AccountId account : accounts) {
            MP_ASSIGN(const bool taken, d->takeMisplaced(account, user, users, incoming));
            if (taken) {
                left.push_back(account);
                MP_TRY(markDirty(*d->database, account));
            }
        }
    }
    AppendResult result;
    if (!incoming.empty()) {
        MP_ASSIGN(result, d->place(incoming, nullptr));
    }
    result.touched.insert(result.touched.end(), left.begin(), left.end());
    std::sort(result.touched.begin(), result.touched.end());
    result.touched.erase(std::unique(result.touched.begin(), result.touched.end()), result.touched.end());
    d->kept.clear();
    return result;
}

Result<EventLog::Parked> EventLog::parked()
{
    auto statement = d->database->prepare("SELECT count(DISTINCT parked_user), coalesce(sum(n), 0) FROM segment "
                                          "WHERE parked_user IS NOT NULL");
    MP_TRY(statement.step());
    return Parked{statement.integer(0), statement.integer(1)};
}

Result<std::int64_t> EventLog::eventCount()
{
    return d->database->integer("SELECT coalesce(sum(n), 0) FROM segment");
}

Result<Instant> EventLog::newestEvent()
{
    auto statement = d->database->prepare("SELECT max(last_ms) FROM segment");
    MP_TRY(statement.step());
    return statement.instant(0);
}

void EventLog::rolledBack()
{
    d->table.endScan();
    d->table.forgetPending();
    d->frames.clear();
    d->kept.clear();
    d->crowded.clear();
    d->parkedUsers.clear();
    d->parkedKnown = false;
}

} // namespace milepost::store
