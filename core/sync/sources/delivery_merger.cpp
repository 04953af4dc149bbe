#include "sync/sources/delivery_merger.h"

#include "sync/decoded_ahead.h"
#include "sync/mapping_file.h"
#include "sync/planner.h"
#include "sync/sources/drift.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace milepost::sync {

namespace {

constexpr auto turn = std::chrono::milliseconds(20); ///< edits wait no longer while others are at work
constexpr std::int64_t wholeFile = std::numeric_limits<std::int64_t>::max(); ///< all its lines
constexpr auto longestHeld = std::chrono::seconds(5); ///< a person who looks sees that something comes

/// What one file is to blame for.
bool isOfAFile(const Error &error)
{
    switch (error.code) {
    case ErrorCode::FileOpen:
    case ErrorCode::NotFound:
    case ErrorCode::FileFormat:
    case ErrorCode::Encoding:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Ambiguous: return true;
    default: return false;
    }
}

/// Of what was set aside of a delivery: that it could not be read. A file that nobody recognises is no failure.
std::optional<Error> unreadOf(const Rejection &rejection, bool unlisted)
{
    for (const ErrorCode code : {ErrorCode::FileOpen, ErrorCode::NotFound, ErrorCode::FileFormat, ErrorCode::Encoding, ErrorCode::LimitExceeded}) {
        if (rejection.reasonCode == codeName(code) && (unlisted || code == ErrorCode::FileOpen))
            return Error{code, rejection.path, rejection.reason};
    }
    return std::nullopt;
}

std::string folderOf(const std::string &path) { return path.substr(0, path.find_last_of('/')); }

} // namespace

std::string streamOfInput(const Delivery &delivery, const InputFile &input)
{
    const auto entry = input.path.find('!');
    return delivery.stream + (entry == std::string::npos ? std::string() : input.path.substr(entry));
}

Result<InputList> inputsOf(const Delivery &delivery, const JobControl &control)
{
    if (!delivery.file.empty() && delivery.partEnd == 0)
        return listInputs({delivery.file}, control);
    InputList inputs;
    InputFile input;
    input.path = input.file = delivery.label;
    input.named = true;
    input.linesBefore = delivery.firstLine;
    if (delivery.partEnd > 0) {
        input.partBegin = static_cast<std::uint64_t>(delivery.partBegin);
        input.partEnd = static_cast<std::uint64_t>(delivery.partEnd);
        input.size = input.partEnd - input.partBegin;
    } else {
        input.bytes = delivery.bytes;
        input.size = delivery.bytes->size();
    }
    inputs.files.push_back(std::move(input));
    return inputs;
}

DeliveryMerger::DeliveryMerger(store::ConfiguredSource source, const ImportContext &context, const SourceWorld &world,
                               const JobControl &control)
    : m_source(std::move(source)), m_context(context), m_world(world), m_control(control), m_sources(context.database)
{
}

Result<> DeliveryMerger::beginStretch()
{
    if (m_session)
        return {};
    const std::string &name = m_source.configuration.name;
    MP_ASSIGN(auto lock, store::WorkLock::take(
                             folderOf(m_context.database.path()), store::importLock, "synchronizing " + name,
                             [&](std::int64_t ms) {
                                 m_control.yieldTurn();
                                 return m_world.wait(ms, m_control.cancel);
                             },
                             [&](const std::string &holder) { m_control.report({"waiting for " + holder, 0, 0, 0}); }));
    m_lock.emplace(std::move(lock));
    MP_TRY(m_context.database.setDurability(store::Durability::Bulk));
    m_stretch = {};
    m_stretch.started = m_context.clock.now();
    MP_ASSIGN(m_session, MergeSession::open(m_context, false));
    m_session->setBetweenSlices(m_control.betweenSlices);
    m_session->setSource(m_source.configuration.kind, name);
    MP_TRY(m_session->begin(name, m_stretch.started));
    m_stretch.run = m_session->run();
    if (!m_firstRun)
        m_firstRun = m_stretch.run;
    return {};
}

Result<> DeliveryMerger::endStretch(const std::optional<Error> &failure)
{
    if (!m_session)
        return {};
    const bool cancelled = failure && failure->code == ErrorCode::Cancelled;
    // What came before a failure is good. What somebody stops is kept where it had to be fetched; a file is read again.
    const bool fetched = !m_inHand.empty() && !m_inHand.front()->delivery.position;
    auto merged = !cancelled || fetched ? merge(!failure, cancelled ? CancelToken() : m_control.cancel) : Result<>();
    const bool stopped = merged.ok() && !failure && m_control.cancel.cancelled() && !m_inHand.empty();
    if (stopped)
        merged = Error{ErrorCode::Cancelled, m_source.configuration.name, "stopped between two slices"};
    for (const auto &left : m_inHand)
        tell(*left);
    std::string why = failure ? failure->toString() : merged.ok() ? std::string() : merged.error().toString();
    if (m_unread && !std::exchange(m_unreadTold, true) && why.empty())
        why = m_unread->toString();
    const std::string outcome = why.empty() ? "done" : cancelled || stopped ? "cancelled" : "failed: " + why;
    m_newest = std::max(m_newest, m_session->newest());
    m_events = m_events || m_session->sawEvents();
    m_stretch.files = m_stretchFiles.take();
    auto finished = m_session->finish(m_stretch, m_source.configuration.name, outcome);
    m_session.reset();
    m_inHand.clear();
    m_lock.reset();
    const auto durable = m_context.database.setDurability(store::Durability::Full);
    MP_TRY(finished);
    MP_TRY(durable);
    m_report.run = m_stretch.run;
    if (!m_report.started.valid())
        m_report.started = m_stretch.started;
    m_report.finished = m_stretch.finished;
    m_report.rejectedTotal += m_stretch.rejectedTotal;
    m_report.touchedAccounts += m_stretch.touchedAccounts;
    m_report.findings = std::move(m_stretch.findings);
    std::move(m_stretch.rejections.begin(), m_stretch.rejections.end(), std::back_inserter(m_report.rejections));
    FileTally tally;
    tally.parts = std::move(m_stretch.files);
    m_stretch.files.clear();
    m_files.add(tally);
    return merged;
}

ImportReport DeliveryMerger::takeReport()
{
    m_report.files = m_files.take();
    return std::move(m_report);
}

Result<ImportPlan> DeliveryMerger::plan(const Delivery &delivery)
{
    ImportRequest request;
    request.as = m_source.configuration.entity;
    if (!m_source.mappingToml.empty()) {
        MP_ASSIGN(request.mapping, mappingFromToml(m_source.mappingToml, m_source.configuration.name));
    }
    MP_ASSIGN(auto inputs, inputsOf(delivery, m_control));
    return planInputs(std::move(inputs), request, m_context, m_control, [&](const InputFile &input) {
        return knownStream(m_context.database, m_source.id, streamOfInput(delivery, input), delivery.position ? fileOfStream(input.path) : std::string());
    });
}

Result<> DeliveryMerger::checkColumns(const Delivery &delivery, ImportPlan &plan)
{
    for (PlannedFile &file : plan.files) {
        std::vector<SourceColumn> seen;
        bool complete = delivery.columnsAreComplete;
        if (delivery.columns) {
            seen = *delivery.columns;
        } else {
            seen = columnsOf(file.head);
            complete = complete && !file.head.json;
        }
        const std::string stream = streamOfInput(delivery, file.input);
        MP_ASSIGN(const auto known, m_sources.columns(m_source.id, stream));
        const DriftVerdict verdict = judgeColumns(known, seen, complete, m_source.configuration.drift);
        // A mapping that is stated need not be remembered.
        const bool understood = file.newlyUnderstood && m_source.mappingToml.empty() && !verdict.stop;
        if (verdict.known != known || !verdict.changes.empty() || understood) {
            MP_ASSIGN(const auto before, m_sources.drifts(m_source.id, false, 50));
            // What waits for an answer, or has got one, is not told of again.
            const bool told = std::any_of(before.begin(), before.end(), [&](const SchemaDrift &drift) {
                return drift.stream == stream && drift.outcome == DriftOutcome::Open && drift.changes == verdict.changes;
            });
            MP_ASSIGN(auto transaction, store::Transaction::begin(m_context.database));
            if (verdict.known != known)
                MP_TRY(m_sources.setColumns(m_source.id, stream, verdict.known));
            if (understood)
                MP_TRY(keepReading(m_context.database, m_source.id, stream, file.understood));
            if (!verdict.changes.empty() && !told) {
                const Instant now = m_context.clock.now();
                SchemaDrift drift;
                drift.stream = stream;
                drift.seen = now;
                drift.changes = verdict.changes;
                drift.outcome = verdict.outcome;
                if (drift.outcome != DriftOutcome::Open) {
                    drift.decided = now;
                    drift.decidedBy = "Milepost";
                }
                MP_TRY(m_sources.addDrift(m_source.id, drift));
            }
            MP_TRY(transaction.commit());
        }
        if (verdict.stop)
            return Error{ErrorCode::NeedsAnswer, m_source.configuration.name, "its columns have changed: " + describe(verdict.changes)};
        leaveOut(file.plan, verdict.leftOut, file.head.json);
        for (const auto &part : file.plan.parts) {
            if (const auto missing = missingFields(part.mapping); !missing.empty() && !file.plan.recognised)
                return Error{ErrorCode::Mapping, delivery.label, "a column that is needed is missing: " + missing.front()};
        }
    }
    return {};
}

Result<> DeliveryMerger::advance(const Delivery &delivery, std::int64_t rows, std::int64_t rejected)
{
    if (delivery.position)
        MP_TRY(m_sources.saveFile(m_source.id, delivery.label, *delivery.position));
    return m_sources.advance(m_source.id, delivery.cursor, rows, rejected);
}

Error DeliveryMerger::stopped() const { return {ErrorCode::Cancelled, m_source.configuration.name, "stopped between two slices"}; }

/// Nothing more of the file is taken this time; it is told of, and the next ones are taken.
Result<> DeliveryMerger::leave(const std::string &file, const Error &why)
{
    m_left = file;
    const bool waits = why.code == ErrorCode::Ambiguous; // for an answer, which it says itself
    if (!m_unread)
        m_unread = waits ? why : toBeReadAgain(why);
    InHand *const inHand = !m_inHand.empty() && m_inHand.back()->failure ? m_inHand.back().get() : nullptr;
    if (inHand)
        inHand->solvedTo = wholeFile; // who knows what would have come
    MP_TRY(merge(false, m_control.cancel)); // what was understood of it is kept
    if (m_control.cancel.cancelled())
        return stopped();
    if (inHand) {
        tell(*inHand);
        m_inHand.pop_back();
    }
    if (waits)
        return {};
    MP_ASSIGN(auto transaction, store::Transaction::begin(m_context.database));
    MP_TRY(m_sources.saveFile(m_source.id, m_left, FilePosition{}));
    return transaction.commit();
}

Result<> DeliveryMerger::take(Delivery delivery)
{
    if (delivery.position && delivery.label == m_left)
        return {};
    if (delivery.partEnd > 0 && delivery.firstLine < 0)
        delivery.firstLine = m_partOf == delivery.label ? m_linesBehind : 0;
    const bool empty = delivery.file.empty() && (!delivery.bytes || delivery.bytes->empty());
    ImportPlan planned;
    std::optional<Error> unread;
    if (!empty) {
        auto looked = plan(delivery);
        if (m_control.cancel.cancelled()) // what was not looked at to its end is not empty
            return stopped();
        if (!looked.ok())
            return delivery.position && isOfAFile(looked.error()) ? leave(delivery.label, looked.error()) : Result<>(looked.error());
        planned = std::move(*looked);
        if (planned.files.empty() && !planned.rejections.empty() && !delivery.position) {
            const Rejection &why = planned.rejections.front();
            return Error{ErrorCode::Mapping, delivery.label, why.reason};
        }
        MP_TRY(checkColumns(delivery, planned));
        m_report.skipped.insert(m_report.skipped.end(), planned.skipped.begin(), planned.skipped.end());
        for (std::size_t at = 0; at < planned.rejections.size(); ++at) {
            const Rejection &rejection = planned.rejections[at];
            m_report.skipped.push_back({rejection.path, rejection.reason});
            if (!unread && delivery.position)
                unread = unreadOf(rejection, at < planned.unlisted);
        }
        if (unread && planned.files.empty())
            return leave(delivery.label, *unread);
    }
    if (planned.files.empty()) {
        // A file that nobody recognises is looked at again the next time: its mapping may have been made by then.
        if (!empty && delivery.position) {
            m_left = delivery.label; // no position passes over it
            return {};
        }
        MP_TRY(merge(false, m_control.cancel)); // the cursor does not overtake what is held
        if (m_control.cancel.cancelled())
            return stopped();
        MP_ASSIGN(auto transaction, store::Transaction::begin(m_context.database));
        MP_TRY(advance(delivery, 0, 0));
        return transaction.commit();
    }
    MP_TRY(beginStretch());
    if (m_inHand.empty())
        m_heldSince = std::chrono::steady_clock::now();
    InHand &now = *m_inHand.emplace_back(std::make_unique<InHand>());
    now.delivery = std::move(delivery);
    now.planned = std::move(planned.files);
    now.delivery.bytes.reset(); // the plan has them
    now.unlisted = unread.has_value();
    const std::string &shown = m_source.configuration.name;
    for (std::size_t at = 0; at < now.planned.size(); ++at) {
        FileInHand &file = now.files.emplace_back(now.planned[at], now.delivery.position ? std::string() : shown);
        file.keepCursor = [this, &now, at](const DecodedBatch &batch) { return keepCursor(now, at, batch); };
    }
    for (std::size_t at = 0; at < now.planned.size(); ++at) {
        if (m_session->heldEnough()) // many entries of one archive
            MP_TRY(merge(false, m_control.cancel));
        MP_TRY(holdFile(now, at));
        now.planned[at].input.bytes.reset();
        if (m_control.cancel.cancelled())
            return stopped();
        if (now.failure)
            return leave(now.delivery.label, Error(*now.failure));
    }
    if (unread) {
        now.failure = unread;
        return leave(now.delivery.label, *unread);
    }
    // Where nothing waits, nothing is gained by waiting.
    const bool due = m_session->heldEvents() == 0 || m_session->heldEnough() || std::chrono::steady_clock::now() - m_heldSince > longestHeld;
    return due ? merge(false, m_control.cancel) : Result<>();
}

/// In the transaction of the last slice of what is held.
Result<> DeliveryMerger::keepCursor(InHand &inHand, std::size_t at, const DecodedBatch &batch)
{
    const bool whole = batch.ended && at + 1 == inHand.files.size() && !inHand.unlisted;
    Delivery &delivery = inHand.delivery;
    const bool part = delivery.partEnd > 0 && delivery.position;
    if (!whole && (!part || !batch.place || inHand.files[at].counted()))
        return {};
    if (part) {
        FilePosition &position = *delivery.position;
        position.line = delivery.firstLine + batch.linesPassed;
        position.offset = whole ? delivery.partEnd : delivery.partBegin + static_cast<std::int64_t>(batch.place->offset);
    }
    if (delivery.position)
        MP_TRY(solve(inHand, whole));
    std::int64_t rows = 0, rejected = 0;
    for (const FileInHand &file : inHand.files) {
        for (const ImportFileReport &counts : file.tally.parts) {
            rows += counts.rows;
            rejected += counts.rejected;
        }
    }
    inHand.begun = true;
    inHand.merged = whole;
    return advance(delivery, rows - std::exchange(inHand.rowsKept, rows), rejected - std::exchange(inHand.rejectedKept, rejected));
}

/// What was set aside before of the lines that have been read now.
Result<> DeliveryMerger::solve(InHand &inHand, bool whole)
{
    const Delivery &delivery = inHand.delivery;
    const bool inPieces = delivery.file.empty() || delivery.partEnd > 0;
    const bool toItsEnd = whole && (!inPieces || delivery.position->offset == delivery.position->size);
    const std::int64_t to = toItsEnd ? wholeFile : delivery.position->line;
    if (to <= inHand.solvedTo)
        return {};
    std::int64_t from = inHand.solvedTo + 1;
    if (inHand.solvedTo < 0 && inPieces && delivery.firstLine > 0) // behind the header, which every piece has
        from = delivery.firstLine + (inHand.planned.front().head.json ? 1 : 2);
    inHand.solvedTo = to;
    store::RunRepository runs(m_context.database);
    for (const PlannedFile &file : inHand.planned)
        MP_TRY(runs.solveRejections(file.input.path, m_session->run(), from, to));
    return {};
}

Result<> DeliveryMerger::mergeHeld()
{
    return m_session && m_session->heldEvents() > 0 ? merge(false, m_control.cancel) : Result<>();
}

Result<> DeliveryMerger::merge(bool final, const CancelToken &cancel)
{
    if (!m_session)
        return {};
    MP_TRY(m_session->mergeHeld(cancel, final));
    m_heldSince = std::chrono::steady_clock::now();
    while (!m_inHand.empty() && m_inHand.front()->begun) {
        InHand &now = *m_inHand.front();
        if (!now.merged)
            break;
        tell(now);
        m_inHand.pop_front();
        if (!cancel.cancelled())
            m_control.yieldTurn();
    }
    return {};
}

void DeliveryMerger::tell(const InHand &inHand)
{
    for (const FileInHand &file : inHand.files) {
        m_stretchFiles.add(file.tally);
        for (const ImportFileReport &counts : file.tally.parts)
            m_rows += counts.rows;
        m_session->countRows(file);
    }
}

void DeliveryMerger::report(const Delivery &delivery, std::uint64_t bytesRead)
{
    std::uint64_t rows = static_cast<std::uint64_t>(m_rows) + m_session->heldEvents();
    for (const auto &each : m_inHand) {
        for (const FileInHand &file : each->files) {
            for (const ImportFileReport &counts : file.tally.parts)
                rows += static_cast<std::uint64_t>(counts.rows);
        }
    }
    std::int64_t done = delivery.done;
    if (delivery.partEnd > 0) // it may be nearly all there is
        done += static_cast<std::int64_t>(bytesRead) - (delivery.partEnd - delivery.partBegin);
    m_control.report({m_source.configuration.name, static_cast<std::uint64_t>(std::max<std::int64_t>(done, 0)),
                      static_cast<std::uint64_t>(std::max<std::int64_t>(delivery.total, 0)), rows});
}

Result<> DeliveryMerger::holdFile(InHand &inHand, std::size_t at)
{
    const PlannedFile &planned = inHand.planned[at];
    FileInHand &file = inHand.files[at];
    const Delivery &delivery = inHand.delivery;
    if (delivery.file.empty() && delivery.firstLine < 0 && !planned.head.json) {
        MP_ASSIGN(auto bytes, planned.input.open());
        MP_ASSIGN(const auto table, TableReader::open(std::move(bytes), planned.options));
        file.heading = table->headerLine();
    }
    MP_TRY(m_session->startFile(file, m_control.cancel));
    // One file of many keeps the others from nothing.
    const auto fail = [&](const Error &error) -> Result<> {
        if (!delivery.position || !isOfAFile(error))
            return error;
        inHand.failure = error;
        return {};
    };
    auto opened = BatchDecoder::open(planned, m_context, std::nullopt, m_control.cancel);
    if (!opened.ok())
        return fail(opened.error());
    (*opened)->shareTexts(m_session->texts());
    DecodedAhead decoder(std::move(*opened), planned, m_context, m_control.cancel);
    for (bool ended = false; !ended && !m_control.cancel.cancelled();) {
        auto next = decoder.next(turn);
        if (!next.ok())
            return fail(next.error());
        auto batch = std::move(*next);
        if (!batch) {
            m_control.yieldTurn(); // nothing is open: edits need not wait until there is something to merge
            continue;
        }
        ended = batch->ended;
        const std::uint64_t bytesRead = batch->bytesRead;
        if (ended && delivery.partEnd > 0) {
            m_partOf = delivery.label;
            m_linesBehind = delivery.firstLine + batch->linesPassed;
        }
        MP_TRY(m_session->hold(std::move(batch), file, m_control.cancel));
        if (m_session->heldEnough() && !ended)
            MP_TRY(merge(false, m_control.cancel));
        report(delivery, bytesRead);
    }
    return {};
}

} // namespace milepost::sync
