#include "sync/sources/delivery_merger.h"

#include "sync/mapping_file.h"
#include "sync/planner.h"
#include "sync/sources/drift.h"

#include <algorithm>

namespace milepost::sync {

namespace {

std::string folderOf(const std::string &path) { return path.substr(0, path.find_last_of('/')); }

} // namespace

Result<InputList> inputsOf(const Delivery &delivery, const JobControl &control)
{
    if (!delivery.file.empty())
        return listInputs({delivery.file}, control);
    InputList inputs;
    InputFile input;
    input.path = input.file = delivery.label;
    input.named = true;
    input.bytes = delivery.bytes;
    input.size = delivery.bytes->size();
    input.linesBefore = delivery.firstLine;
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
    const std::string outcome = !failure ? "done" : cancelled ? "cancelled" : "failed: " + failure->toString();
    m_newest = std::max(m_newest, m_session->newest());
    m_events = m_events || m_session->sawEvents();
    auto finished = m_session->finish(m_stretch, m_source.configuration.name, outcome);
    m_session.reset();
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
    addTally(tally, m_report.files);
    return {};
}

Result<ImportPlan> DeliveryMerger::plan(const Delivery &delivery)
{
    ImportRequest request;
    request.as = m_source.configuration.entity;
    if (!m_source.mappingToml.empty()) {
        MP_ASSIGN(request.mapping, mappingFromToml(m_source.mappingToml, m_source.configuration.name));
    }
    MP_ASSIGN(auto inputs, inputsOf(delivery, m_control));
    return planInputs(std::move(inputs), request, m_context, m_control);
}

Result<> DeliveryMerger::checkColumns(const Delivery &delivery, ImportPlan &plan)
{
    for (PlannedFile &file : plan.files) {
        std::vector<SourceColumn> seen;
        bool complete = delivery.columnsAreComplete;
        if (delivery.columns) {
            seen = *delivery.columns;
        } else {
            MP_ASSIGN(auto bytes, file.input.open());
            MP_ASSIGN(const auto table, TableReader::open(std::move(bytes), file.options));
            seen = columnsOf(*table);
            complete = complete && std::string_view(table->format()) == "csv";
        }
        // Each table of an archive is a stream of its own.
        const auto entry = file.input.path.find('!');
        const std::string stream = delivery.stream + (entry == std::string::npos ? std::string() : file.input.path.substr(entry));
        MP_ASSIGN(const auto known, m_sources.columns(m_source.id, stream));
        const DriftVerdict verdict = judgeColumns(known, seen, complete, m_source.configuration.drift);
        if (verdict.known != known || !verdict.changes.empty()) {
            MP_ASSIGN(const auto before, m_sources.drifts(m_source.id, false, 50));
            // What waits for an answer, or has got one, is not told of again.
            const bool told = std::any_of(before.begin(), before.end(), [&](const SchemaDrift &drift) {
                return drift.stream == stream && drift.outcome == DriftOutcome::Open && drift.changes == verdict.changes;
            });
            MP_ASSIGN(auto transaction, store::Transaction::begin(m_context.database));
            MP_TRY(m_sources.setColumns(m_source.id, stream, verdict.known));
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
        leaveOut(file.plan, verdict.leftOut);
        for (const auto &part : file.plan.parts) {
            if (const auto missing = missingFields(part.mapping); !missing.empty() && !file.plan.recognised)
                return Error{ErrorCode::Mapping, delivery.label, "a column that is needed is missing: " + missing.front()};
        }
    }
    return {};
}

Result<> DeliveryMerger::advance(const Delivery &delivery)
{
    if (delivery.position)
        MP_TRY(m_sources.saveFile(m_source.id, delivery.label, *delivery.position));
    return m_sources.advance(m_source.id, delivery.cursor, m_deliveryRows, m_deliveryRejected);
}

Result<> DeliveryMerger::merge(const Delivery &delivery)
{
    m_deliveryRows = m_deliveryRejected = 0;
    const bool empty = delivery.file.empty() && (!delivery.bytes || delivery.bytes->empty());
    ImportPlan planned;
    if (!empty) {
        MP_ASSIGN(planned, plan(delivery));
        if (planned.files.empty() && !planned.rejections.empty() && !delivery.position) {
            const Rejection &why = planned.rejections.front();
            return Error{ErrorCode::Mapping, delivery.label, why.reason};
        }
        MP_TRY(checkColumns(delivery, planned));
        m_report.skipped.insert(m_report.skipped.end(), planned.skipped.begin(), planned.skipped.end());
        for (const Rejection &rejection : planned.rejections)
            m_report.skipped.push_back({rejection.path, rejection.reason});
    }
    if (planned.files.empty()) {
        // A file that nobody recognises is looked at again the next time: its mapping may have been made by then.
        if (!empty && delivery.position)
            return {};
        MP_ASSIGN(auto transaction, store::Transaction::begin(m_context.database));
        MP_TRY(advance(delivery));
        return transaction.commit();
    }
    MP_TRY(beginStretch());
    for (std::size_t i = 0; i < planned.files.size(); ++i)
        MP_TRY(mergeFile(planned.files[i], delivery, i + 1 == planned.files.size()));
    return {};
}

Result<> DeliveryMerger::mergeFile(const PlannedFile &file, const Delivery &delivery, bool last)
{
    MP_TRY(m_session->startFile(file));
    m_session->setHeading({});
    if (delivery.file.empty() && delivery.firstLine < 0) {
        MP_ASSIGN(auto bytes, file.input.open());
        MP_ASSIGN(const auto table, TableReader::open(std::move(bytes), file.options));
        m_session->setHeading(table->headerLine());
    }
    MP_ASSIGN(const auto decoder, BatchDecoder::open(file, m_context, std::nullopt, m_control.cancel));
    FileTally tally;
    const std::string &shown = delivery.position ? file.input.path : m_source.configuration.name;
    for (const auto &part : file.plan.parts)
        tally.parts.push_back({shown, part.mapping.entity, 0, 0, 0, 0, 0});
    const std::int64_t rowsBefore = m_deliveryRows, rejectedBefore = m_deliveryRejected;
    bool kept = false;
    m_session->setCursorKeeper([&](const DecodedBatch &batch) -> Result<> {
        if (!batch.ended)
            return {};
        m_deliveryRows = rowsBefore;
        m_deliveryRejected = rejectedBefore;
        for (const auto &part : tally.parts) {
            m_deliveryRows += part.rows;
            m_deliveryRejected += part.rejected;
        }
        kept = true;
        return last ? advance(delivery) : Result<>();
    });
    DecodedBatch batch;
    do {
        MP_TRY(decoder->fill(batch, m_control.cancel));
        MP_TRY(m_session->merge(batch, file, tally, m_control.cancel));
        if (m_control.cancel.cancelled() && !kept)
            break;
        m_control.report({m_source.configuration.name, static_cast<std::uint64_t>(std::max<std::int64_t>(delivery.done, 0)),
                          static_cast<std::uint64_t>(std::max<std::int64_t>(delivery.total, 0)),
                          static_cast<std::uint64_t>(m_rows + m_deliveryRows)});
    } while (!batch.ended);
    addTally(tally, m_stretch.files);
    if (!kept)
        return Error{ErrorCode::Cancelled, m_source.configuration.name, "stopped between two slices"};
    m_session->countRows(file, tally);
    if (delivery.position && (delivery.firstLine == 0 || !delivery.file.empty()))
        MP_TRY(m_session->solved(file.input.path));
    m_rows += m_deliveryRows - rowsBefore;
    return {};
}

} // namespace milepost::sync
