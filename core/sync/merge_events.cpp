// The part of a MergeSession that brings events into the log.
#include "sync/merge_session.h"

#include "base/hash.h"
#include "store/identity.h"

#include <algorithm>
#include <numeric>

namespace milepost::sync {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view milestoneEvent = "milestone_achieved";
constexpr std::size_t fewestPerSlice = 500;
constexpr std::size_t mostPerSlice = 400'000;

std::string scopeOf(const Mapping &mapping) { return mapping.sourceKind.empty() ? "file" : mapping.sourceKind; }

std::uint64_t contentOf(const DecodedEvent &event)
{
    std::uint64_t hash = stableHash(event.draft.event);
    hash = combineHash(hash, static_cast<std::uint64_t>(event.draft.time.ms));
    hash = combineHash(hash, stableHash(event.draft.user));
    hash = combineHash(hash, stableHash(event.draft.through.empty() ? event.draft.account : event.draft.through));
    return combineHash(hash, stableHash(event.properties));
}

} // namespace

std::uint64_t MergeSession::identityOf(const DecodedEvent &event, const Mapping &mapping, AccountId account)
{
    const std::string &scope = mapping.sourceKind;
    const std::string_view id = event.draft.id;
    if (mapping.identity == Identity::Message && !id.empty())
        return store::messageIdentity(scope, id);
    const std::uint64_t content = contentOf(event);
    if (mapping.identity == Identity::Row && !id.empty()) {
        const std::uint64_t identity = store::rowIdentity(scope, id, content);
        const auto [first, isFirst] = m_rowContents.try_emplace(stableHash(id), content);
        if (!isFirst && first->second != content)
            m_reusedRows.insert(identity);
        return identity;
    }
    const std::uint64_t key = combineHash(static_cast<std::uint64_t>(account.value), content);
    return store::countIdentity(scope, content, ++m_equalRows[key]);
}

/// False: the event leads to no account by way of its subscription.
Result<bool> MergeSession::resolveEvent(const DecodedEvent &event, const PlannedFile &file, store::NewEvent &into)
{
    const Mapping &mapping = file.plan.parts[event.part].mapping;
    const EventDraft &draft = event.draft;
    if (!draft.through.empty()) {
        MP_TRY(loadSubscriptions(scopeOf(mapping)));
        const auto subscription = m_subscriptions.find(draft.through);
        if (subscription == m_subscriptions.end())
            return false;
        into.account = subscription->second.account;
    } else if (!draft.account.empty()) {
        into.account = m_accounts.find(draft.account);
        if (!into.account) {
            MP_ASSIGN(into.account, m_accounts.findOrStub(draft.account, m_run));
            m_findings[scopeOf(mapping)].add("unknown_account", mapping.entity, draft.account);
        }
    }
    if (!draft.user.empty()) {
        into.user = m_users.find(draft.user);
        if (!into.user) {
            MP_ASSIGN(into.user, m_users.findOrAdd(draft.user));
        }
    }
    MP_ASSIGN(into.name, m_names.findOrAdd(draft.event));
    into.time = draft.time;
    into.properties = event.properties;
    into.identity = identityOf(event, mapping, into.account);
    return true;
}

/// What is worth telling of an event, once, when it is new.
void MergeSession::noteNewEvent(const DecodedEvent &event, const PlannedFile &file)
{
    const EventDraft &draft = event.draft;
    const Mapping &mapping = file.plan.parts[event.part].mapping;
    if (draft.through.empty())
        return;
    const auto subscription = m_subscriptions.find(draft.through);
    if (subscription == m_subscriptions.end())
        return;
    const Day day = m_context.zone.dayOf(draft.time);
    const std::string_view example = draft.id.empty() ? draft.through : draft.id;
    if (subscription->second.start.valid() && day < subscription->second.start)
        m_findings[scopeOf(mapping)].add("usage_before_start", mapping.entity, example);
    if (subscription->second.end.valid() && day > subscription->second.end)
        m_findings[scopeOf(mapping)].add("usage_after_end", mapping.entity, example);
}

Result<bool> MergeSession::mergeEvents(DecodedBatch &batch, const PlannedFile &file, FileTally &tally,
                                       const CancelToken &cancel)
{
    if (batch.events.empty())
        return false;
    std::vector<store::NewEvent> events;
    std::vector<std::uint32_t> origin; ///< index in batch.events
    events.reserve(batch.events.size());
    origin.reserve(batch.events.size());
    MP_TRY(openSlice());
    for (std::size_t i = 0; i < batch.events.size(); ++i) {
        const DecodedEvent &event = batch.events[i];
        store::NewEvent resolved;
        MP_ASSIGN(const bool known, resolveEvent(event, file, resolved));
        if (known) {
            events.push_back(resolved);
            origin.push_back(static_cast<std::uint32_t>(i));
        } else {
            MP_TRY(rejectRow({file.input.path, event.line, "unknown_subscription",
                              "The subscription \"" + std::string(event.draft.through)
                                  + "\" is not known; import the subscriptions, then this file again.",
                              std::string(event.raw)},
                             tally.parts[event.part]));
        }
        if (event.draft.event == milestoneEvent && !event.draft.milestone.empty())
            m_milestoneTypes.emplace(event.draft.milestone, event.draft.category);
        const std::string scope = scopeOf(file.plan.parts[event.part].mapping);
        if (i == 0)
            m_eventScopes.insert(scope);
        Instant &newest = m_newest[scope];
        newest = std::max(newest, event.draft.time);
        if ((i & 255) == 255) {
            MP_ASSIGN(const bool cancelled, sliceDue(cancel));
            if (cancelled)
                return true;
        }
    }
    if (events.empty())
        return false;
    m_witness = events.back().identity;
    m_witnessAccount = events.back().account;
    m_witnessUser = events.back().account ? UserId() : events.back().user;

    // All of an account's events in one slice: one segment for it instead of one per slice.
    std::vector<std::uint32_t> order(events.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&events](std::uint32_t a, std::uint32_t b) {
        return events[a].account != events[b].account ? events[a].account < events[b].account : events[a].user < events[b].user;
    });
    std::vector<store::NewEvent> slice;
    std::vector<bool> isNew;
    for (std::size_t at = 0; at < order.size();) {
        MP_TRY(openSlice());
        slice.clear();
        std::size_t end = at;
        while (end < order.size()
               && (slice.size() < m_eventsPerSlice
                   || (events[order[end]].account == slice.back().account && slice.size() < 2 * mostPerSlice)))
            slice.push_back(events[order[end++]]);
        const auto began = std::chrono::steady_clock::now();
        MP_ASSIGN(const auto appended, m_log.append(m_run, slice, m_users, &isNew));
        for (const AccountId account : appended.touched)
            m_touched.insert(account);
        for (std::size_t i = at; i < end; ++i) {
            const DecodedEvent &event = batch.events[origin[order[i]]];
            ImportFileReport &counts = tally.parts[event.part];
            ++counts.rows;
            if (!isNew[i - at]) {
                ++counts.duplicate;
                continue;
            }
            ++counts.added;
            noteNewEvent(event, file);
            if (m_reusedRows.count(events[order[i]].identity) > 0) {
                const Mapping &mapping = file.plan.parts[event.part].mapping;
                m_findings[scopeOf(mapping)].add("reused_id", mapping.entity, event.draft.id);
            }
        }
        at = end;
        if (at < order.size()) {
            MP_TRY(closeSlice());
            if (cancel.cancelled())
                return true;
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
