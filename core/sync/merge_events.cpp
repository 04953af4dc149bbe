// The part of a MergeSession that brings events into the log.
#include "sync/merge_session.h"

#include "base/hash.h"
#include "store/identity.h"

#include <algorithm>
#include <array>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

namespace milepost::sync {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t fewestPerSlice = 500;
constexpr std::size_t mostPerSlice = 100'000;
constexpr std::size_t fewestToldOf = 2'000;

std::string scopeOf(const Mapping &mapping) { return mapping.sourceKind.empty() ? "file" : mapping.sourceKind; }

/// Accounts and users without one, told apart by the lowest bit.
std::uint64_t ownerKey(AccountId account, UserId user)
{
    return account ? static_cast<std::uint64_t>(account.value) << 1 : static_cast<std::uint64_t>(user.value) << 1 | 1;
}

/// By owner, and where owners are equal as they come.
template <class Placed> void sortByOwner(std::vector<Placed> &rows, std::vector<Placed> &other)
{
    constexpr unsigned digitBits = 11;
    constexpr std::uint64_t digits = std::uint64_t(1) << digitBits;
    const auto byOwner = [](const Placed &a, const Placed &b) { return a.owner < b.owner; };
    if (std::is_sorted(rows.begin(), rows.end(), byOwner))
        return;
    const auto [least, most] = std::minmax_element(rows.begin(), rows.end(), byOwner);
    const std::uint64_t base = least->owner;
    const std::uint64_t range = most->owner - base;
    other.resize(rows.size());
    for (unsigned shift = 0; shift < 64 && range >> shift != 0; shift += digitBits) {
        std::array<std::size_t, digits> places{};
        const auto digitOf = [=](const Placed &row) { return (row.owner - base) >> shift & (digits - 1); };
        for (const Placed &row : rows)
            ++places[digitOf(row)];
        std::size_t next = 0;
        for (std::size_t &place : places)
            next += std::exchange(place, next);
        for (const Placed &row : rows)
            other[places[digitOf(row)]++] = row;
        rows.swap(other);
    }
}

/// Numbers of texts in the order of the texts: neighbours in an index are read and written together.
std::vector<std::uint32_t> inOrder(const std::vector<std::string_view> &texts)
{
    struct Entry {
        std::uint64_t head = 0; ///< the first eight bytes, which nearly always decide
        std::uint32_t text = 0;
    };
    std::vector<Entry> entries(texts.size());
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        entries[i].text = i;
        for (std::size_t at = 0; at < sizeof entries[i].head; ++at)
            entries[i].head = entries[i].head << 8 | (at < texts[i].size() ? static_cast<unsigned char>(texts[i][at]) : 0U);
    }
    std::sort(entries.begin(), entries.end(), [&texts](const Entry &a, const Entry &b) {
        return a.head != b.head ? a.head < b.head : texts[a.text] < texts[b.text];
    });
    std::vector<std::uint32_t> order(texts.size());
    std::transform(entries.begin(), entries.end(), order.begin(), [](const Entry &entry) { return entry.text; });
    return order;
}

} // namespace

void MergeSession::letHeldGo()
{
    m_held.clear();
    m_placed.clear();
    m_placedBatches = m_heldBytes = m_unplacedBytes = 0;
    m_heldEvents = 0;
}

/// True: cancelled.
Result<bool> MergeSession::holdEvents(std::unique_ptr<DecodedBatch> own, FileInHand &file, const CancelToken &cancel)
{
    constexpr std::size_t leastBytes = 16 * 1024; // so that the number of held ones has a bound
    constexpr std::size_t mostNumbers = 4;
    const DecodedBatch &batch = *own;
    m_milestoneTypes.insert(batch.milestoneTypes.begin(), batch.milestoneTypes.end());
    for (std::size_t part = 0; part < batch.newest.size(); ++part) {
        if (!batch.newest[part].valid())
            continue;
        const std::string scope = scopeOf(file.planned.plan.parts[part].mapping);
        m_eventScopes.insert(scope);
        Instant &newest = m_newest[scope];
        newest = std::max(newest, batch.newest[part]);
    }
    auto numbers = std::find_if(m_numbers.begin(), m_numbers.end(), [&](const auto &known) { return known->texts == batch.known; });
    if (numbers == m_numbers.end()) {
        // Who has begun with new ones does not go back to the old ones.
        if (m_numbers.size() == mostNumbers)
            m_numbers.erase(m_numbers.begin());
        numbers = m_numbers.insert(m_numbers.end(), std::make_shared<Numbers>(Numbers{batch.known, ++m_numbersMade, {}, {}, {}}));
    }
    // Of a file's batches without events only the last one matters, for its cursor.
    if (m_placedBatches < m_held.size() && m_held.back().file == &file && m_held.back().batch->events.empty()) {
        m_held.pop_back();
        m_heldBytes -= leastBytes;
    }
    const std::size_t bytes = std::max(batch.bytes(), leastBytes);
    m_heldBytes += bytes;
    m_unplacedBytes += batch.events.empty() ? 0 : bytes;
    m_heldEvents += batch.events.size();
    m_held.push_back({std::move(own), &file, *numbers});
    return m_unplacedBytes < m_context.batchBytes / 6 ? Result<bool>(false) : placeHeld(cancel);
}

Result<bool> MergeSession::placeHeld(const CancelToken &cancel)
{
    bool cancelled = false;
    for (std::size_t at = m_placedBatches; !cancelled && at < m_held.size(); ++at) {
        // Those of one Numbers follow each other, but for some where new ones begin; what is looked up already is passed over.
        if (at == m_placedBatches || m_held[at].numbers != m_held[at - 1].numbers) {
            MP_ASSIGN(cancelled, resolveTexts(*m_held[at].numbers, cancel));
        }
    }
    for (; !cancelled && m_placedBatches < m_held.size(); ++m_placedBatches) {
        MP_ASSIGN(cancelled, resolveEvents(m_placedBatches, cancel));
    }
    m_unplacedBytes = 0;
    MP_TRY(closeSlice());
    return cancelled;
}

/// Those that are not known are added together.
template <class Id, class Find, class AddAll>
Result<bool> MergeSession::resolve(const std::vector<std::string_view> &texts, const std::vector<std::uint32_t> &numbers,
                                   std::vector<Id> &ids, bool allNew, Find find, AddAll addAll, const CancelToken &cancel)
{
    constexpr std::size_t together = 8192; // some milliseconds
    if (texts.empty())
        return false;
    const auto order = inOrder(texts);
    std::vector<std::string_view> fresh;
    std::vector<std::uint32_t> freshNumbers;
    MP_TRY(openSlice());
    for (std::size_t from = 0; from < order.size();) {
        const std::size_t to = std::min(order.size(), from + together);
        fresh.clear();
        freshNumbers.clear();
        for (; from < to; ++from) {
            const std::uint32_t at = order[from];
            if (const Id known = allNew ? Id() : Id(find(texts[at]))) {
                ids[numbers[at]] = known;
                continue;
            }
            fresh.push_back(texts[at]);
            freshNumbers.push_back(numbers[at]);
        }
        if (!fresh.empty()) {
            MP_ASSIGN(const std::vector<Id> added, addAll(fresh, freshNumbers));
            for (std::size_t i = 0; i < added.size(); ++i)
                ids[freshNumbers[i]] = added[i];
        }
        MP_ASSIGN(const bool cancelled, sliceDue(cancel));
        if (cancelled)
            return true;
    }
    return false;
}

/// The texts of all held events of these numbers that are not looked up yet become ids. In which order they got their numbers
/// does not matter.
Result<bool> MergeSession::resolveTexts(Numbers &numbers, const CancelToken &cancel)
{
    struct Wanted {
        std::vector<std::uint32_t> numbers;
        std::vector<std::string_view> texts;
        std::vector<bool> listed;
    };
    Wanted accounts, users, names;
    const auto room = [](const TextNumbers &texts, auto &ids, Wanted &wanted) {
        ids.resize(texts.size() + 1);
        wanted.listed.resize(ids.size());
    };
    const auto want = [](std::uint32_t number, const auto &ids, Wanted &wanted) {
        if (number == 0 || ids[number] || wanted.listed[number])
            return false;
        wanted.listed[number] = true;
        wanted.numbers.push_back(number);
        return true;
    };
    const auto take = [](const TextNumbers &texts, Wanted &wanted) {
        wanted.texts.reserve(wanted.numbers.size());
        for (const std::uint32_t number : wanted.numbers)
            wanted.texts.push_back(texts.text(number));
    };
    {
        const std::lock_guard lock(numbers.texts->mutex);
        room(numbers.texts->accounts, numbers.accounts, accounts);
        room(numbers.texts->users, numbers.users, users);
        room(numbers.texts->names, numbers.names, names);
    }
    std::vector<std::size_t> seenIn(numbers.accounts.size()); ///< by number of an account: the first batch held that has it
    for (std::size_t at = m_placedBatches; at < m_held.size(); ++at) {
        if (m_held[at].numbers.get() != &numbers)
            continue;
        for (const DecodedEvent &event : m_held[at].batch->events) {
            if (want(event.account, numbers.accounts, accounts))
                seenIn[event.account] = at;
            want(event.user, numbers.users, users);
            want(event.name, numbers.names, names);
        }
    }
    {
        const std::lock_guard lock(numbers.texts->mutex);
        take(numbers.texts->accounts, accounts);
        take(numbers.texts->users, users);
        take(numbers.texts->names, names);
    }
    const bool newAccounts = m_accounts.hasNothingBut(numbers.serial), newUsers = m_users.hasNothingBut(numbers.serial);
    if (!newAccounts)
        MP_TRY(m_accounts.expect(accounts.texts.size()));
    if (!newUsers)
        MP_TRY(m_users.expect(users.texts.size()));
    const auto addAccounts = [&](const std::vector<std::string_view> &fresh, const std::vector<std::uint32_t> &freshNumbers) {
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            const FileInHand &file = *m_held[seenIn[freshNumbers[i]]].file;
            m_findings[scopeOf(file.planned.plan.parts.front().mapping)].add("unknown_account", file.eventEntity, fresh[i]);
        }
        return m_accounts.addStubs(fresh, m_run, numbers.serial);
    };
    const auto addUsers = [&](const std::vector<std::string_view> &fresh, const std::vector<std::uint32_t> &) {
        return m_users.add(fresh, numbers.serial);
    };
    const auto addNames = [this](const std::vector<std::string_view> &fresh, const std::vector<std::uint32_t> &) -> Result<std::vector<EventNameId>> {
        std::vector<EventNameId> ids;
        for (const std::string_view text : fresh) {
            MP_ASSIGN(const EventNameId id, m_names.findOrAdd(text));
            ids.push_back(id);
        }
        return ids;
    };
    MP_ASSIGN(bool cancelled, resolve(accounts.texts, accounts.numbers, numbers.accounts, newAccounts,
                                      [this](std::string_view text) { return m_accounts.find(text); }, addAccounts, cancel));
    if (!cancelled) {
        MP_ASSIGN(cancelled, resolve(users.texts, users.numbers, numbers.users, newUsers,
                                     [this](std::string_view text) { return m_users.find(text); }, addUsers, cancel));
    }
    if (!cancelled) {
        MP_ASSIGN(cancelled, resolve(names.texts, names.numbers, numbers.names, false,
                                     [this](std::string_view text) { return m_names.find(text).value_or(EventNameId()); }, addNames,
                                     cancel));
    }
    return cancelled;
}

/// Where each event belongs, in file order: occurrences of equal rows are counted here.
Result<bool> MergeSession::resolveEvents(std::size_t held, const CancelToken &cancel)
{
    DecodedBatch &batch = *m_held[held].batch;
    FileInHand &file = *m_held[held].file;
    const Numbers &numbers = *m_held[held].numbers;
    const std::size_t before = m_placed.size();
    for (std::size_t i = 0; i < batch.events.size(); ++i) {
        DecodedEvent &event = batch.events[i];
        const Mapping &mapping = file.planned.plan.parts[event.part].mapping;
        AccountId account = numbers.accounts[event.account];
        if (event.rest != 0) {
            EventRest &rest = batch.rests[event.rest - 1];
            if (!rest.through.empty()) {
                MP_TRY(loadSubscriptions(scopeOf(mapping)));
                const auto subscription = m_subscriptions.find(rest.through);
                if (subscription == m_subscriptions.end()) {
                    MP_TRY(rejectRow({file.planned.input.path, rest.line, "unknown_subscription",
                                      "The subscription \"" + std::string(rest.through)
                                          + "\" is not known; import the subscriptions, then this file again.",
                                      std::string(rest.raw)},
                                     file, event.part));
                    continue;
                }
                const Subscription &through = subscription->second;
                const Day day = m_context.zone.dayOf(event.time);
                account = through.account;
                rest.beforeStart = through.start.valid() && day < through.start;
                rest.afterEnd = through.end.valid() && day > through.end;
            }
            if (!event.counted) {
                const auto [first, isFirst] = m_rowContents.try_emplace(stableHash(rest.id), rest.content);
                rest.reused = !isFirst && first->second != rest.content;
            }
        }
        if (event.counted) {
            const std::uint64_t key = combineHash(static_cast<std::uint64_t>(account.value), event.identity);
            event.identity = store::countIdentity(mapping.sourceKind, event.identity, ++m_equalRows[key]);
        }
        const UserId user = numbers.users[event.user];
        const AccountId owner = account ? account : m_users.accountAt(user, event.time);
        m_placed.push_back({ownerKey(owner, user), static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(held),
                            event.rest != 0, !account});
        if ((i & 255) == 255) {
            MP_ASSIGN(const bool cancelled, sliceDue(cancel));
            if (cancelled)
                return true;
        }
    }
    if (m_placed.size() == before)
        return false;
    const DecodedEvent &last = batch.events[m_placed.back().event];
    file.witness = last.identity;
    file.witnessAccount = accountOf(m_placed.back());
    file.witnessUser = file.witnessAccount ? UserId() : numbers.users[last.user];
    return false;
}

void MergeSession::count(const Slice &slice)
{
    for (std::size_t i = slice.begin; i < slice.end; ++i) {
        const Placed &placed = m_placed[i];
        const Held &held = m_held[placed.held];
        ImportFileReport &counts = held.file->tally.parts[slice.parts[i - slice.begin]];
        ++counts.rows;
        if (!m_isNew[i - slice.begin]) {
            ++counts.duplicate;
            continue;
        }
        ++counts.added;
        if (!placed.rest)
            continue;
        // What is worth telling of an event is told once, when it is new.
        const DecodedEvent &event = held.batch->events[placed.event];
        const EventRest &rest = held.batch->rests[event.rest - 1];
        const Mapping &mapping = held.file->planned.plan.parts[event.part].mapping;
        FindingCounts &found = m_findings[scopeOf(mapping)];
        const std::string_view example = rest.id.empty() ? rest.through : rest.id;
        if (rest.beforeStart)
            found.add("usage_before_start", mapping.entity, example);
        if (rest.afterEnd)
            found.add("usage_after_end", mapping.entity, example);
        if (rest.reused)
            found.add("reused_id", mapping.entity, rest.id);
    }
}

/// All of an owner's events in one slice: one segment for it instead of one per slice. Beside the thread that appends; nothing is
/// placed meanwhile.
void MergeSession::gather(std::size_t begin, std::size_t most, bool prepare, Slice &into) const
{
    constexpr std::size_t far = 32, near = 16; // events lie in no order: they are fetched before they are needed
    const auto eventAt = [this](std::size_t at) { return &m_held[m_placed[at].held].batch->events[m_placed[at].event]; };
    into.begin = begin;
    into.events.clear();
    into.parts.clear();
    into.prepared.reset();
    into.derived = {};
    const std::size_t expected = std::min(most + most / 8, m_placed.size() - begin);
    into.events.reserve(expected);
    into.parts.reserve(expected);
    std::size_t end = begin;
    while (end < m_placed.size()
           && (end - begin < most || (m_placed[end].owner == m_placed[end - 1].owner && end - begin < 2 * mostPerSlice))) {
        if (end + far < m_placed.size()) {
            __builtin_prefetch(eventAt(end + far));
            __builtin_prefetch(eventAt(end + near)->properties);
        }
        const Placed &placed = m_placed[end];
        const DecodedEvent &event = *eventAt(end++);
        const Numbers &numbers = *m_held[placed.held].numbers;
        into.parts.push_back(event.part);
        into.events.push_back({accountOf(placed), numbers.users[event.user], numbers.names[event.name], event.time, event.identity,
                               {event.properties, event.propertyLength}});
    }
    into.end = end;
    if (prepare)
        into.prepared = store::prepareAppend(m_run, into.events);
}

/// Beside the thread that appends.
void MergeSession::derive(Slice &slice) const
{
    if (!slice.prepared)
        return;
    const std::span<const store::NewEvent> events = slice.events;
    for (std::size_t from = 0; from < events.size();) {
        std::size_t to = from + 1;
        while (to < events.size() && events[to].account == events[from].account)
            ++to;
        m_context.deriving->derive(events[from].account, events.subspan(from, to - from), slice.prepared->isNew, from, slice.derived);
        from = to;
    }
}

/// Deriving while merging is worth it where all events of an account come at once, as far as one can tell.
bool MergeSession::wantsDeriving(bool final) const
{
    return m_context.deriving && !m_dryRun && m_prepareAhead && m_firstStretch && final && m_placed.size() >= m_context.derivingFrom;
}

/// In the slice's transaction. Whatever somebody else has written may be what accounts are judged by.
Result<bool> MergeSession::derivingHolds(const Slice &slice)
{
    if (slice.derived.accounts.empty())
        return false;
    MP_ASSIGN(const std::int64_t version, m_database.integer("SELECT value FROM counter WHERE name = 'data_version'"));
    m_derive = version == m_derivedVersion;
    return m_derive;
}

Result<> MergeSession::append(Slice &slice)
{
    std::optional<store::AppendResult> appended;
    bool keptDerived = false;
    if (slice.prepared) {
        MP_ASSIGN(const bool derived, derivingHolds(slice));
        MP_ASSIGN(appended, m_log.append(*slice.prepared, derived ? std::span<const AccountId>(slice.derived.accounts)
                                                                  : std::span<const AccountId>()));
        if (appended)
            m_isNew.swap(slice.prepared->isNew);
        if (appended && derived)
            MP_TRY(m_context.deriving->keep(slice.derived));
        keptDerived = appended && derived;
        if (appended && !appended->touched.empty())
            ++m_derivedVersion; // by the commit of this slice
        m_prepareAhead = appended.has_value();
    }
    if (!appended) {
        MP_ASSIGN(appended, m_log.append(m_run, slice.events, m_users, &m_isNew));
    }
    m_touched.insert(appended->touched.begin(), appended->touched.end());
    m_appended.clear();
    if (m_tellCommitted && !keptDerived)
        m_appended = std::move(appended->touched);
    count(slice);
    return {};
}

Result<bool> MergeSession::appendEvents(const CancelToken &cancel, bool final)
{
    constexpr std::size_t worthAThread = 50'000;
    if (m_placed.empty())
        return false;
    sortByOwner(m_placed, m_sorting);
    std::vector<Placed>().swap(m_sorting); // "= {}" would keep its memory
    const auto policy = m_placed.size() >= worthAThread && std::thread::hardware_concurrency() > 1 ? std::launch::async
                                                                                                   : std::launch::deferred;
    // Nothing is prepared in vain where an account between them has events already.
    const auto named = [](const Placed &placed) { return bool(accountOf(placed)); };
    const auto first = std::find_if(m_placed.begin(), m_placed.end(), named);
    if (m_prepareAhead && first != m_placed.end()) {
        const auto last = std::find_if(m_placed.rbegin(), m_placed.rend(), named);
        MP_ASSIGN(const bool known, m_log.hasEvents(accountOf(*first), accountOf(*last)));
        m_prepareAhead = !known;
    }
    m_derive = wantsDeriving(final);
    m_firstStretch = false;
    // Whoever derives what has been committed does so while the next slice is appended: there are several of few events, too.
    if (m_tellCommitted)
        m_eventsPerSlice = std::min(m_eventsPerSlice, std::max(m_placed.size() / 8, fewestToldOf));
    if (!m_derive)
        return appendSlices(policy, cancel);
    MP_ASSIGN(m_derive, m_context.deriving->begin());
    auto appended = appendSlices(policy, cancel);
    m_context.deriving->end();
    return appended;
}

/// After a commit.
void MergeSession::tellCommitted()
{
    if (!m_appended.empty())
        m_context.deriving->committed(m_appended);
    m_appended.clear();
}

/// Nothing is open while this waits, so edits need not.
template <class T> T MergeSession::whenReady(std::future<T> &made) const
{
    while (made.wait_for(20ms) == std::future_status::timeout) {
        if (m_betweenSlices && !m_dryRun)
            m_betweenSlices();
    }
    return made.get();
}

/// While a slice is written, the next one is made ready on another thread.
Result<bool> MergeSession::appendSlices(std::launch policy, const CancelToken &cancel)
{
    Slice now, next;
    std::future<void> gathering;
    std::future<bool> reading;
    if (m_derive)
        reading = std::async(policy, [this] { return m_context.deriving->read(); });
    gather(0, m_eventsPerSlice, m_prepareAhead, now);
    if (m_derive) {
        m_derive = whenReady(reading);
        m_derivedVersion = m_context.deriving->version();
    }
    if (m_derive)
        derive(now);
    for (;;) {
        if (m_betweenSlices && !m_dryRun)
            m_betweenSlices();
        MP_TRY(openSlice());
        const auto began = std::chrono::steady_clock::now();
        const bool last = now.end == m_placed.size();
        if (!last) {
            gathering = std::async(policy, [this, &next, begin = now.end, most = m_eventsPerSlice, prepare = m_prepareAhead,
                                            deriving = m_derive] {
                gather(begin, most, prepare, next);
                if (deriving)
                    derive(next);
            });
        }
        MP_TRY(append(now));
        if (last)
            return false;
        MP_TRY(closeSlice());
        tellCommitted();
        if (cancel.cancelled())
            return true;
        // Slices as large as fit into the time: fewer, larger appends are cheaper.
        const auto took = std::chrono::steady_clock::now() - began;
        if (took > 160ms)
            m_eventsPerSlice = std::max(fewestPerSlice, m_eventsPerSlice / 2);
        else if (took < 70ms)
            m_eventsPerSlice = std::min(mostPerSlice, m_eventsPerSlice * 3 / 2);
        whenReady(gathering);
        std::swap(now, next);
    }
}

} // namespace milepost::sync
