// The part of a MergeSession that brings events into the log.
#include "sync/merge_session.h"

#include "base/hash.h"
#include "store/identity.h"

#include <algorithm>

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

Result<bool> MergeSession::resolveTexts(const DecodedBatch &batch, const PlannedFile &file, const CancelToken &cancel)
{
    if (m_texts != batch.known) {
        m_texts = batch.known;
        m_accountOf.assign(1, AccountId());
        m_userOf.assign(1, UserId());
        m_nameOf.assign(1, EventNameId());
    }
    const auto each = [&](const std::vector<std::string_view> &texts, auto &ids, const auto &idOf) -> Result<bool> {
        const std::size_t first = ids.size();
        ids.resize(first + texts.size());
        std::size_t done = 0;
        for (const std::uint32_t at : inOrder(texts)) {
            MP_ASSIGN(ids[first + at], idOf(texts[at]));
            if ((++done & 255) == 0) {
                MP_ASSIGN(const bool cancelled, sliceDue(cancel));
                if (cancelled)
                    return true;
            }
        }
        return false;
    };
    const Mapping &mapping = file.plan.parts.front().mapping;
    MP_TRY(m_accounts.expect(batch.accounts.size()));
    MP_TRY(m_users.expect(batch.users.size()));
    MP_ASSIGN(bool cancelled, each(batch.accounts, m_accountOf, [&](std::string_view text) -> Result<AccountId> {
        if (const AccountId known = m_accounts.find(text))
            return known;
        m_findings[scopeOf(mapping)].add("unknown_account", m_eventEntity, text);
        return m_accounts.findOrStub(text, m_run);
    }));
    if (cancelled)
        return true;
    MP_ASSIGN(cancelled, each(batch.users, m_userOf, [this](std::string_view text) { return m_users.findOrAdd(text); }));
    if (cancelled)
        return true;
    return each(batch.names, m_nameOf, [this](std::string_view text) { return m_names.findOrAdd(text); });
}

/// Where each event belongs, in file order: occurrences of equal rows are counted here.
Result<bool> MergeSession::resolveEvents(DecodedBatch &batch, const PlannedFile &file, FileTally &tally,
                                         const CancelToken &cancel)
{
    m_placed.clear();
    m_placed.reserve(batch.events.size());
    for (std::size_t i = 0; i < batch.events.size(); ++i) {
        DecodedEvent &event = batch.events[i];
        const Mapping &mapping = file.plan.parts[event.part].mapping;
        AccountId account = m_accountOf[event.account];
        if (event.rest != 0) {
            const EventRest &rest = batch.rests[event.rest - 1];
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
        const UserId user = m_userOf[event.user];
        const AccountId owner = account ? account : m_users.accountAt(user, event.time);
        m_placed.push_back({ownerKey(owner, user), static_cast<std::uint32_t>(i), event.part, event.rest != 0, account});
        if ((i & 255) == 255) {
            MP_ASSIGN(const bool cancelled, sliceDue(cancel));
            if (cancelled)
                return true;
        }
    }
    if (m_placed.empty())
        return false;
    const DecodedEvent &last = batch.events[m_placed.back().event];
    m_witness = last.identity;
    m_witnessAccount = m_placed.back().account;
    m_witnessUser = m_witnessAccount ? UserId() : m_userOf[last.user];
    // All of an owner's events in one slice: one segment for it instead of one per slice.
    std::sort(m_placed.begin(), m_placed.end(), [](const Placed &a, const Placed &b) {
        return a.owner != b.owner ? a.owner < b.owner : a.event < b.event;
    });
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

void MergeSession::count(const DecodedBatch &batch, const PlannedFile &file, FileTally &tally, std::size_t from,
                         std::size_t to)
{
    for (std::size_t i = from; i < to; ++i) {
        const Placed &placed = m_placed[i];
        ImportFileReport &counts = tally.parts[placed.part];
        ++counts.rows;
        if (!m_isNew[i - from]) {
            ++counts.duplicate;
            continue;
        }
        ++counts.added;
        if (!placed.rest)
            continue;
        const DecodedEvent &event = batch.events[placed.event];
        const EventRest &rest = batch.rests[event.rest - 1];
        const Mapping &mapping = file.plan.parts[event.part].mapping;
        noteNewEvent(rest, event.time, mapping);
        if (m_reusedRows.count(event.identity) > 0)
            m_findings[scopeOf(mapping)].add("reused_id", mapping.entity, rest.id);
    }
}

Result<bool> MergeSession::appendEvents(const DecodedBatch &batch, const PlannedFile &file, FileTally &tally,
                                        const CancelToken &cancel)
{
    for (std::size_t at = 0; at < m_placed.size();) {
        MP_TRY(openSlice());
        m_appending.clear();
        std::size_t end = at;
        while (end < m_placed.size()
               && (m_appending.size() < m_eventsPerSlice
                   || (m_placed[end].owner == m_placed[end - 1].owner && m_appending.size() < 2 * mostPerSlice))) {
            const Placed &placed = m_placed[end++];
            const DecodedEvent &event = batch.events[placed.event];
            m_appending.push_back({placed.account, m_userOf[event.user], m_nameOf[event.name], event.time, event.identity,
                                   {event.properties, event.propertyLength}});
        }
        const auto began = std::chrono::steady_clock::now();
        MP_ASSIGN(const auto appended, m_log.append(m_run, m_appending, m_users, &m_isNew));
        for (const AccountId account : appended.touched)
            m_touched.insert(account);
        count(batch, file, tally, at, end);
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

Result<bool> MergeSession::mergeEvents(DecodedBatch &batch, const PlannedFile &file, FileTally &tally,
                                       const CancelToken &cancel)
{
    m_milestoneTypes.insert(batch.milestoneTypes.begin(), batch.milestoneTypes.end());
    if (batch.events.empty())
        return false;
    for (std::size_t part = 0; part < batch.newest.size(); ++part) {
        if (!batch.newest[part].valid())
            continue;
        const std::string scope = scopeOf(file.plan.parts[part].mapping);
        m_eventScopes.insert(scope);
        Instant &newest = m_newest[scope];
        newest = std::max(newest, batch.newest[part]);
    }
    MP_TRY(openSlice());
    MP_ASSIGN(bool cancelled, resolveTexts(batch, file, cancel));
    if (!cancelled) {
        MP_ASSIGN(cancelled, resolveEvents(batch, file, tally, cancel));
    }
    return cancelled ? true : appendEvents(batch, file, tally, cancel);
}

} // namespace milepost::sync
