#include "sync/merge_session.h"

#include "base/hash.h"
#include "model/file_days.h"
#include "store/identity.h"
#include "sync/leaving.h"
#include "sync/values.h"

#include <algorithm>
#include <utility>

namespace milepost::sync {

namespace {

using namespace std::chrono_literals;

constexpr auto sliceTime = 100ms; ///< asked for; the commit and the last record come on top, within 250 ms
constexpr std::uint64_t worthContinuing = 8 << 20;
constexpr std::size_t rejectionsReported = 1000;

std::string scopeOf(const Mapping &mapping) { return mapping.sourceKind.empty() ? "file" : mapping.sourceKind; }

} // namespace

MergeSession::MergeSession(const ImportContext &context, bool dryRun, store::AccountDirectory accounts,
                           store::UserDirectory users, store::EventNames names, store::EventLog log)
    : m_context(context), m_database(context.database), m_dryRun(dryRun), m_accounts(std::move(accounts)),
      m_users(std::move(users)), m_names(std::move(names)), m_log(std::move(log)),
      m_merger(context.database, m_accounts, m_users), m_runs(context.database),
      m_today(context.zone.dayOf(context.clock.now()))
{
}

MergeSession::~MergeSession() = default;

Result<std::unique_ptr<MergeSession>> MergeSession::open(const ImportContext &context, bool dryRun)
{
    MP_ASSIGN(auto accounts, store::AccountDirectory::load(context.database));
    MP_ASSIGN(auto users, store::UserDirectory::load(context.database));
    MP_ASSIGN(auto names, store::EventNames::load(context.database));
    MP_ASSIGN(auto log, store::EventLog::open(context.database));
    return std::unique_ptr<MergeSession>(
        new MergeSession(context, dryRun, std::move(accounts), std::move(users), std::move(names), std::move(log)));
}

Result<> MergeSession::openSlice()
{
    if (m_slice)
        return {};
    MP_ASSIGN(store::Transaction slice, store::Transaction::begin(m_database));
    m_slice.emplace(std::move(slice));
    m_sliceBegan = std::chrono::steady_clock::now();
    return {};
}

/// Commits; a dry run stays in its one transaction, which is never committed.
Result<> MergeSession::closeSlice()
{
    for (const auto *failure : {&m_accounts.failure(), &m_users.failure()}) {
        if (*failure)
            return **failure;
    }
    if (!m_slice || m_dryRun)
        return {};
    auto committed = m_slice->commit();
    m_slice.reset();
    if (!committed.ok()) {
        abandonSlice();
        return committed;
    }
    m_accounts.committed();
    m_users.committed();
    m_names.committed();
    return {};
}

void MergeSession::abandonSlice()
{
    m_slice.reset();
    m_appended.clear();
    m_accounts.rolledBack();
    m_users.rolledBack();
    m_names.rolledBack();
    m_log.rolledBack();
}

/// After a slice was rolled back: ids that were looked up may be those of rows that are no more.
void MergeSession::forgetHeld()
{
    letHeldGo();
    m_numbers.clear();
}

Result<bool> MergeSession::sliceDue(const CancelToken &cancel)
{
    if (std::chrono::steady_clock::now() - m_sliceBegan < sliceTime)
        return false;
    const bool writing = m_slice.has_value();
    MP_TRY(closeSlice());
    if (cancel.cancelled())
        return true;
    if (m_betweenSlices && !m_dryRun)
        m_betweenSlices();
    if (writing)
        MP_TRY(openSlice());
    m_sliceBegan = std::chrono::steady_clock::now();
    return false;
}

Result<> MergeSession::begin(std::string_view sourceName, Instant started)
{
    MP_TRY(openSlice());
    MP_ASSIGN(m_run, m_runs.begin(sourceName, started));
    return closeSlice();
}

FileInHand::FileInHand(const PlannedFile &file, const std::string &shownAs) : planned(file)
{
    const auto &parts = file.plan.parts;
    for (const auto &part : parts)
        tally.parts.push_back({shownAs.empty() ? file.input.path : shownAs, part.mapping.entity, 0, 0, 0, 0, 0});
    const bool usage = std::none_of(parts.begin(), parts.end(), [](const FilePlan::Part &part) {
        return part.mapping.entity == EntityKind::Events;
    });
    eventEntity = usage ? EntityKind::Usage : EntityKind::Events;
}

Result<> MergeSession::startFile(FileInHand &file, const CancelToken &cancel)
{
    const bool cares = std::any_of(m_held.begin() + static_cast<std::ptrdiff_t>(m_placedBatches), m_held.end(), [](const Held &held) {
        return held.batch->counted || !held.batch->rests.empty();
    });
    if (cares) { // what is known of the file before is still wanted
        const auto cancelled = placeHeld(cancel);
        if (!cancelled.ok()) {
            abandonSlice();
            forgetHeld();
            return cancelled.error();
        }
        if (*cancelled)
            letHeldGo();
    }
    m_equalRows.clear();
    m_rowContents.clear();
    m_subscriptionsLoaded = false;
    if (m_held.empty())
        m_prepareAhead = true;
    return enter(file.planned);
}

Result<> MergeSession::enter(const PlannedFile &file)
{
    for (const auto &part : file.plan.parts) {
        const std::string scope = scopeOf(part.mapping);
        if (m_scopes.insert(scope).second)
            MP_TRY(loadKeptFindings(m_database, scope, m_findings[scope]));
    }
    return {};
}

Result<std::optional<store::ImportCursor>> MergeSession::known(const PlannedFile &file)
{
    // Archives are read from their beginning anyway, and small files are read again faster than they are compared.
    if (file.input.entry != 0 || file.input.size < worthContinuing)
        return std::optional<store::ImportCursor>();
    MP_ASSIGN(auto cursor, m_runs.cursor(scopeOf(file.plan.parts.front().mapping), file.input.path));
    const bool whole = cursor && cursor->offset > 0 && cursor->headLength == cursor->offset
        && static_cast<std::uint64_t>(cursor->offset) <= file.input.size;
    return whole ? std::move(cursor) : std::optional<store::ImportCursor>();
}

Result<> MergeSession::loadSubscriptions(const std::string &scope)
{
    if (m_subscriptionsLoaded)
        return {};
    m_subscriptions.clear();
    auto select = m_database.prepare("SELECT s.external_id, s.account, a.external_id, s.start_day, s.end_day, s.scope = ?1 "
                                     "FROM subscription s JOIN account a ON a.id = s.account ORDER BY 6");
    select.with(scope);
    for (;;) {
        MP_ASSIGN(const bool row, select.step());
        if (!row)
            break;
        // Ordered so that the mapping's own scope comes last and wins.
        m_subscriptions.insert_or_assign(std::string(select.text(0)),
                                         Subscription{select.id<AccountId>(1), std::string(select.text(2)), select.day(3),
                                                      select.day(4), select.integer(5) != 0});
    }
    m_subscriptionsLoaded = true;
    return {};
}

void FileReports::add(const FileTally &tally)
{
    for (const ImportFileReport &part : tally.parts) {
        const auto [place, isNew] = m_places.try_emplace({part.path, part.entity}, m_files.size());
        if (isNew) {
            m_files.push_back(part);
            continue;
        }
        ImportFileReport &same = m_files[place->second];
        same.rows += part.rows;
        same.added += part.added;
        same.changed += part.changed;
        same.duplicate += part.duplicate;
        same.rejected += part.rejected;
    }
}

std::vector<ImportFileReport> FileReports::take()
{
    m_places.clear();
    return std::exchange(m_files, {});
}

Result<> MergeSession::reject(const Rejection &rejection)
{
    ++m_rejectedTotal;
    if (m_rejections.size() < rejectionsReported)
        m_rejections.push_back(rejection);
    const bool alone = !m_slice;
    MP_TRY(openSlice());
    MP_TRY(m_runs.quarantine(m_run, rejection));
    return alone ? closeSlice() : Result<>();
}

Result<> MergeSession::rejectRow(Rejection rejection, FileInHand &file, std::uint32_t part)
{
    ImportFileReport &counts = file.tally.parts[part];
    ++counts.rows;
    if (!file.heading.empty() && !rejection.raw.empty())
        rejection.raw = std::string(rawExcerpt(file.heading + rejection.raw));
    MP_ASSIGN(const bool mended, m_runs.mended(rejection));
    if (mended) { // what a person made of it is stored already
        ++counts.duplicate;
        return {};
    }
    ++counts.rejected;
    return reject(rejection);
}

void MergeSession::countRows(const FileInHand &file)
{
    for (std::size_t i = 0; i < file.tally.parts.size(); ++i) {
        auto &[merged, rejected] = m_rowsOf[scopeOf(file.planned.plan.parts[i].mapping)];
        merged += file.tally.parts[i].added + file.tally.parts[i].changed;
        rejected += file.tally.parts[i].rejected;
    }
}

Result<> MergeSession::hold(std::unique_ptr<DecodedBatch> batch, FileInHand &file, const CancelToken &cancel)
{
    file.settled = file.settled && batch->settled;
    file.hasCounted = file.hasCounted || batch->counted;
    const auto everything = [&]() -> Result<bool> {
        // Rows do not overtake the events of files before them.
        const bool overtakes = !batch->rows.empty() && m_placedBatches < m_held.size() && m_held[m_placedBatches].file != &file;
        if (overtakes) {
            MP_ASSIGN(const bool cancelled, placeHeld(cancel));
            if (cancelled)
                return true;
        }
        if (!batch->rejections.empty() || !batch->rows.empty())
            MP_TRY(openSlice());
        for (auto &refused : batch->rejections) {
            MP_TRY(rejectRow(std::move(refused.rejection), file, refused.part));
            MP_ASSIGN(const bool cancelled, sliceDue(cancel));
            if (cancelled)
                return true;
        }
        MP_ASSIGN(bool cancelled, mergeRows(*batch, file, cancel));
        // They are merged; what is held for its cursor only takes no memory.
        std::vector<DecodedRow>().swap(batch->rows);
        std::vector<DecodedRejection>().swap(batch->rejections);
        if (batch->events.empty())
            batch->texts = TextArena();
        if (!cancelled) {
            MP_ASSIGN(cancelled, holdEvents(std::move(batch), file, cancel));
        }
        if (!cancelled)
            MP_TRY(closeSlice());
        return cancelled;
    };
    auto cancelled = everything();
    if (!cancelled.ok()) {
        abandonSlice();
        forgetHeld();
        return cancelled.error();
    }
    if (*cancelled)
        letHeldGo();
    return {};
}

/// What accounts that have events already are derived from is in the log: who derives begins as soon as it is, beside the merging.
Result<> MergeSession::announceEvents(bool final)
{
    m_tellCommitted = false;
    if (!final || m_dryRun || !m_context.deriving || m_heldEvents < m_context.toldFrom)
        return {};
    MP_ASSIGN(m_tellCommitted, m_log.hasEvents());
    if (m_tellCommitted)
        m_context.deriving->expect();
    return {};
}

Result<> MergeSession::mergeHeld(const CancelToken &cancel, bool final)
{
    if (m_held.empty())
        return {}; // cancelled before
    const auto everything = [&]() -> Result<> {
        MP_TRY(announceEvents(final));
        MP_ASSIGN(bool cancelled, placeHeld(cancel));
        if (cancelled)
            return {};
        MP_ASSIGN(cancelled, appendEvents(cancel, final));
        if (cancelled)
            return {};
        MP_TRY(openSlice());
        for (std::size_t at = 0; at < m_held.size(); ++at) {
            const FileInHand &file = *m_held[at].file;
            if (at + 1 < m_held.size() && m_held[at + 1].file == &file)
                continue;
            const DecodedBatch &last = *m_held[at].batch;
            MP_TRY(file.keepCursor ? file.keepCursor(last) : keepByHand(file, last));
            MP_ASSIGN(cancelled, sliceDue(cancel)); // of thousands of files an edit does not wait for all
            if (cancelled)
                return {};
        }
        MP_TRY(closeSlice());
        tellCommitted();
        return {};
    };
    auto done = everything();
    if (!done.ok()) {
        abandonSlice();
        forgetHeld();
    }
    letHeldGo();
    return done;
}

Result<> MergeSession::keepByHand(const FileInHand &inHand, const DecodedBatch &last)
{
    const PlannedFile &file = inHand.planned;
    if (last.ended && file.newlyUnderstood)
        MP_TRY(keepReadingByHand(m_database, file.input.path, file.understood));
    if (last.ended)
        MP_TRY(m_runs.solveRejections(file.input.path, m_run));
    return m_runs.saveCursor(cursorAt(inHand, last));
}

store::ImportCursor MergeSession::cursorAt(const FileInHand &inHand, const DecodedBatch &batch) const
{
    const PlannedFile &file = inHand.planned;
    store::ImportCursor cursor;
    cursor.source = scopeOf(file.plan.parts.front().mapping);
    cursor.path = file.input.path;
    cursor.headHash = file.headHash;
    cursor.headLength = file.headLength;
    if (inHand.settled && batch.place) {
        cursor.headHash = combineHash(batch.place->hash.value(), file.reading);
        cursor.headLength = static_cast<std::int64_t>(batch.place->offset);
    }
    cursor.offset = static_cast<std::int64_t>(batch.bytesRead);
    cursor.line = batch.place ? batch.place->line : batch.lastLine;
    cursor.size = std::max(static_cast<std::int64_t>(file.input.size), cursor.offset);
    cursor.complete = batch.ended;
    cursor.run = m_run;
    cursor.witness = inHand.witness;
    cursor.witnessAccount = inHand.witnessAccount;
    cursor.witnessUser = inHand.witnessUser;
    return cursor;
}

Result<bool> MergeSession::mergeRows(DecodedBatch &batch, FileInHand &file, const CancelToken &cancel)
{
    std::uint32_t part = static_cast<std::uint32_t>(-1);
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        DecodedRow &decoded = batch.rows[i];
        if (decoded.part != part) {
            part = decoded.part;
            const Mapping &mapping = file.planned.plan.parts[part].mapping;
            m_merger.setContext({scopeOf(mapping), m_run, m_today, m_context.currency});
        }
        MP_TRY(mergeRow(decoded, file));
        if ((i & 15) == 15) {
            MP_ASSIGN(const bool cancelled, sliceDue(cancel));
            if (cancelled)
                return true;
        }
    }
    return false;
}

Result<> MergeSession::placeUser(UserId user, const std::string &account, Instant since, store::Merged &merged)
{
    MP_ASSIGN(merged.account, m_accounts.findOrStub(account, m_run));
    MP_ASSIGN(const auto change, m_users.addMembership(user, merged.account, since));
    if (change.stored && merged.outcome == store::MergeOutcome::Unchanged)
        merged.outcome = store::MergeOutcome::Changed;
    merged.regroup = change.moves;
    return {};
}

Result<> MergeSession::mergeRow(DecodedRow &decoded, FileInHand &file)
{
    EntityRow &row = decoded.row;
    const Mapping &mapping = file.planned.plan.parts[decoded.part].mapping;
    ImportFileReport &counts = file.tally.parts[decoded.part];
    const auto refuse = [&](std::string code, std::string reason) {
        return rejectRow({file.planned.input.path, decoded.line, std::move(code), std::move(reason), std::string(decoded.raw)}, file,
                         decoded.part);
    };
    if (!decoded.through.empty()) {
        MP_TRY(loadSubscriptions(scopeOf(mapping)));
        const auto subscription = m_subscriptions.find(decoded.through);
        if (subscription == m_subscriptions.end()) {
            return refuse("unknown_subscription",
                          "The subscription \"" + decoded.through + "\" is not known; import the subscriptions, then this file again.");
        }
        row.account = subscription->second.external;
    }
    std::uint32_t ordinal = 1;
    if (row.id.empty())
        ordinal = ++m_equalRows[combineHash(stableHash(row.account), store::contentHash(row))];
    // A dated membership is stored here; the merger knows only what holds from now on.
    std::string group;
    Instant since;
    if (row.kind == EntityKind::Users) {
        const auto field = fieldIndex(EntityKind::Users, "since");
        for (const auto &[index, value] : row.fields) {
            if (field && index == *field && std::holds_alternative<Instant>(value))
                since = std::get<Instant>(value);
        }
        if (since.valid())
            group = std::exchange(row.account, {});
    }
    if (row.kind == EntityKind::Accounts && leftOn(mapping).valid())
        MP_TRY(keepKnownLeftDay(m_database, row));
    auto merged = m_merger.merge(row, ordinal);
    if (!merged.ok()) {
        if (merged.error().code != ErrorCode::InvalidArgument)
            return merged.error();
        return refuse("missing_value", merged.error().context + ": " + merged.error().detail + '.');
    }
    if (!group.empty())
        MP_TRY(placeUser(merged->user, group, since, *merged));
    if (merged->regroup) {
        MP_ASSIGN(const auto moved, m_log.regroup(merged->user, m_users));
        for (const AccountId account : moved.touched)
            m_touched.insert(account);
    }
    if (merged->account && merged->outcome != store::MergeOutcome::Unchanged)
        m_touched.insert(merged->account);
    ++counts.rows;
    switch (merged->outcome) {
    case store::MergeOutcome::Added: ++counts.added; break;
    case store::MergeOutcome::Changed: ++counts.changed; break;
    case store::MergeOutcome::Unchanged: ++counts.duplicate; break;
    }
    if (merged->stub)
        m_findings[scopeOf(mapping)].add("unknown_account", row.kind, row.account);
    return {};
}

} // namespace milepost::sync
