// The part of a MergeSession that brings events into the log.
#include "sync/merge_session.h"

#include "base/hash.h"
#include "store/identity.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace milepost::sync {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t fewestPerSlice = 500;
constexpr std::size_t mostPerSlice = 400'000;

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

Result<> MergeSession::holdEvents(DecodedBatch &batch, std::unique_ptr<DecodedBatch> own, const PlannedFile &file,
                                  FileTally &tally, const CancelToken &cancel)
{
    constexpr std::size_t leastBytes = 16 * 1024; // so that the number of held ones has a bound
    constexpr std::size_t threads = 4;
    m_milestoneTypes.insert(batch.milestoneTypes.begin(), batch.milestoneTypes.end());
    for (std::size_t part = 0; part < batch.newest.size(); ++part) {
        if (!batch.newest[part].valid())
            continue;
        const std::string scope = scopeOf(file.plan.parts[part].mapping);
        m_eventScopes.insert(scope);
        Instant &newest = m_newest[scope];
        newest = std::max(newest, batch.newest[part]);
    }
    auto numbers = std::find_if(m_numbers.begin(), m_numbers.end(), [&](const auto &known) { return known->texts == batch.known; });
    if (numbers == m_numbers.end()) {
        // A thread that has begun with new ones does not go back to the old ones.
        if (m_numbers.size() == threads)
            m_numbers.erase(m_numbers.begin());
        Numbers fresh{batch.known, {AccountId()}, {UserId()}, {EventNameId()}};
        numbers = m_numbers.insert(m_numbers.end(), std::make_shared<Numbers>(std::move(fresh)));
    }
    // Of batches without events only the last one matters, for its cursor.
    if (!m_held.empty() && m_held.back().batch->events.empty() && m_placedBatches < m_held.size())
        m_held.pop_back();
    m_held.push_back({std::move(own), &batch, *numbers});
    if (batch.events.empty())
        return {};
    const std::size_t bytes = std::max(batch.bytes(), leastBytes);
    m_heldBytes += bytes;
    m_unplacedBytes += bytes;
    m_heldEvents += batch.events.size();
    if (m_unplacedBytes < m_context.batchBytes / 6)
        return {};
    MP_ASSIGN(const bool cancelled, placeHeld(file, tally, cancel));
    if (cancelled)
        letHeldGo();
    return {};
}

Result<bool> MergeSession::placeHeld(const PlannedFile &file, FileTally &tally, const CancelToken &cancel)
{
    MP_ASSIGN(bool cancelled, resolveTexts(file, cancel));
    for (; !cancelled && m_placedBatches < m_held.size(); ++m_placedBatches) {
        MP_ASSIGN(cancelled, resolveEvents(m_placedBatches, file, tally, cancel));
    }
    m_unplacedBytes = 0;
    MP_TRY(closeSlice());
    return cancelled;
}

/// The texts that the batches are the first to name become ids: those that are not known are added together.
Result<bool> MergeSession::resolveTexts(const PlannedFile &file, const CancelToken &cancel)
{
    constexpr std::size_t together = 8192; // some milliseconds
    const auto each = [&](auto textsOf, auto idsOf, auto &directory, auto addAll) -> Result<bool> {
        using Id = typename std::decay_t<decltype(idsOf(*m_held.front().numbers))>::value_type;
        std::vector<std::string_view> texts;
        std::vector<std::pair<Numbers *, std::size_t>> places;
        for (std::size_t at = m_placedBatches; at < m_held.size(); ++at) {
            Numbers &numbers = *m_held[at].numbers;
            for (const std::string_view text : textsOf(*m_held[at].batch)) {
                texts.push_back(text);
                places.emplace_back(&numbers, idsOf(numbers).size());
                idsOf(numbers).emplace_back();
            }
        }
        if (texts.empty())
            return false;
        MP_TRY(directory.expect(texts.size()));
        const auto order = inOrder(texts);
        std::vector<std::string_view> fresh;
        std::vector<std::pair<std::uint32_t, std::size_t>> waiting; // for one of them
        MP_TRY(openSlice());
        for (std::size_t from = 0; from < order.size();) {
            const std::size_t to = std::min(order.size(), from + together);
            fresh.clear();
            waiting.clear();
            for (; from < to; ++from) {
                const std::uint32_t at = order[from];
                if (const Id known = directory.find(texts[at])) {
                    idsOf(*places[at].first)[places[at].second] = known;
                    continue;
                }
                if (fresh.empty() || fresh.back() != texts[at]) // two threads may both be the first to name it
                    fresh.push_back(texts[at]);
                waiting.emplace_back(at, fresh.size() - 1);
            }
            if (!fresh.empty()) {
                MP_ASSIGN(const std::vector<Id> ids, addAll(fresh));
                for (const auto &[at, which] : waiting)
                    idsOf(*places[at].first)[places[at].second] = ids[which];
            }
            MP_ASSIGN(const bool cancelled, sliceDue(cancel));
            if (cancelled)
                return true;
        }
        return false;
    };
    const std::string scope = scopeOf(file.plan.parts.front().mapping);
    MP_ASSIGN(bool cancelled, each([](const DecodedBatch &batch) -> auto & { return batch.accounts; },
                                   [](Numbers &numbers) -> auto & { return numbers.accounts; }, m_accounts,
                                   [&](const std::vector<std::string_view> &fresh) {
                                       for (const std::string_view text : fresh)
                                           m_findings[scope].add("unknown_account", m_eventEntity, text);
                                       return m_accounts.addStubs(fresh, m_run);
                                   }));
    if (cancelled)
        return true;
    MP_ASSIGN(cancelled, each([](const DecodedBatch &batch) -> auto & { return batch.users; },
                              [](Numbers &numbers) -> auto & { return numbers.users; }, m_users,
                              [this](const std::vector<std::string_view> &fresh) { return m_users.add(fresh); }));
    if (cancelled)
        return true;
    for (std::size_t at = m_placedBatches; at < m_held.size(); ++at) {
        for (const std::string_view name : m_held[at].batch->names) {
            MP_TRY(openSlice());
            MP_ASSIGN(const EventNameId id, m_names.findOrAdd(name));
            m_held[at].numbers->names.push_back(id);
        }
    }
    return false;
}

/// Where each event belongs, in file order: occurrences of equal rows are counted here.
Result<bool> MergeSession::resolveEvents(std::size_t held, const PlannedFile &file, FileTally &tally, const CancelToken &cancel)
{
    DecodedBatch &batch = *m_held[held].batch;
    const Numbers &numbers = *m_held[held].numbers;
    const std::size_t before = m_placed.size();
    for (std::size_t i = 0; i < batch.events.size(); ++i) {
        DecodedEvent &event = batch.events[i];
        const Mapping &mapping = file.plan.parts[event.part].mapping;
        AccountId account = numbers.accounts[event.account];
        if (event.rest != 0) {
            EventRest &rest = batch.rests[event.rest - 1];
            if (!rest.through.empty()) {
                MP_TRY(loadSubscriptions(scopeOf(mapping)));
                const auto subscription = m_subscriptions.find(rest.through);
                if (subscription == m_subscriptions.end()) {
                    MP_TRY(rejectRow({file.input.path, rest.line, "unknown_subscription",
                                      "The subscription \"" + std::string(rest.through)
                                          + "\" is not known; import the subscriptions, then this file again.",
                                      std::string(rest.raw)},
                                     tally.parts[event.part]));
                    continue;
                }
                account = subscription->second.account;
            }
            if (!event.counted) {
                const auto [first, isFirst] = m_rowContents.try_emplace(stableHash(rest.id), rest.content);
                if (!isFirst && first->second != rest.content)
                    m_reusedRows.insert(event.identity);
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
    m_witness = last.identity;
    m_witnessAccount = accountOf(m_placed.back());
    m_witnessUser = m_witnessAccount ? UserId() : numbers.users[last.user];
    return false;
}

/// What is worth telling of an event, once, when it is new.
void MergeSession::noteNewEvent(const EventRest &rest, Instant time, const Mapping &mapping)
{
    if (rest.through.empty())
        return;
    const auto subscription = m_subscriptions.find(rest.through);
    if (subscription == m_subscriptions.end())
        return;
    const Day day = m_context.zone.dayOf(time);
    const std::string_view example = rest.id.empty() ? rest.through : rest.id;
    if (subscription->second.start.valid() && day < subscription->second.start)
        m_findings[scopeOf(mapping)].add("usage_before_start", mapping.entity, example);
    if (subscription->second.end.valid() && day > subscription->second.end)
        m_findings[scopeOf(mapping)].add("usage_after_end", mapping.entity, example);
}

void MergeSession::count(const PlannedFile &file, FileTally &tally, std::size_t from, std::size_t to)
{
    for (std::size_t i = from; i < to; ++i) {
        const Placed &placed = m_placed[i];
        ImportFileReport &counts = tally.parts[m_parts[i - from]];
        ++counts.rows;
        if (!m_isNew[i - from]) {
            ++counts.duplicate;
            continue;
        }
        ++counts.added;
        if (!placed.rest)
            continue;
        const DecodedBatch &batch = *m_held[placed.held].batch;
        const DecodedEvent &event = batch.events[placed.event];
        const EventRest &rest = batch.rests[event.rest - 1];
        const Mapping &mapping = file.plan.parts[event.part].mapping;
        noteNewEvent(rest, event.time, mapping);
        if (m_reusedRows.count(event.identity) > 0)
            m_findings[scopeOf(mapping)].add("reused_id", mapping.entity, rest.id);
    }
}

Result<bool> MergeSession::appendEvents(const PlannedFile &file, FileTally &tally, const CancelToken &cancel)
{
    constexpr std::size_t far = 32, near = 16; // events lie in no order: they are fetched before they are needed
    // All of an owner's events in one slice: one segment for it instead of one per slice.
    sortByOwner(m_placed, m_sorting);
    m_sorting = {};
    const auto eventAt = [this](std::size_t at) { return &m_held[m_placed[at].held].batch->events[m_placed[at].event]; };
    for (std::size_t at = 0; at < m_placed.size();) {
        MP_TRY(openSlice());
        m_appending.clear();
        m_parts.clear();
        std::size_t end = at;
        while (end < m_placed.size()
               && (m_appending.size() < m_eventsPerSlice
                   || (m_placed[end].owner == m_placed[end - 1].owner && m_appending.size() < 2 * mostPerSlice))) {
            if (end + far < m_placed.size()) {
                __builtin_prefetch(eventAt(end + far));
                __builtin_prefetch(eventAt(end + near)->properties);
            }
            const Placed &placed = m_placed[end];
            const DecodedEvent &event = *eventAt(end++);
            const Numbers &numbers = *m_held[placed.held].numbers;
            m_parts.push_back(event.part);
            m_appending.push_back({accountOf(placed), numbers.users[event.user], numbers.names[event.name], event.time,
                                   event.identity, {event.properties, event.propertyLength}});
        }
        const auto began = std::chrono::steady_clock::now();
        MP_ASSIGN(const auto appended, m_log.append(m_run, m_appending, m_users, &m_isNew));
        for (const AccountId account : appended.touched)
            m_touched.insert(account);
        count(file, tally, at, end);
        at = end;
        if (at < m_placed.size()) {
            MP_TRY(closeSlice());
            if (cancel.cancelled())
                return true;
            if (m_betweenSlices && !m_dryRun)
                m_betweenSlices();
        }
        // Slices as large as fit into the time: fewer, larger appends are cheaper.
        const auto took = std::chrono::steady_clock::now() - began;
        if (took > 160ms)
            m_eventsPerSlice = std::max(fewestPerSlice, m_eventsPerSlice / 2);
        else if (took < 70ms)
            m_eventsPerSlice = std::min(mostPerSlice, m_eventsPerSlice * 3 / 2);
    }
    return false;
}

} // namespace milepost::sync
