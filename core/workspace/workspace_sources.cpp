// Configured sources: the façade over core/sync/sources and their rows.
#include "workspace/workspace_private.h"

#include "store/account_repository.h"
#include "store/run_repository.h"
#include "store/source_repository.h"
#include "store/transaction.h"
#include "store/work_lock.h"
#include "sync/mapping_file.h"
#include "sync/retry_row.h"
#include "sync/sources/drift.h"
#include "sync/sources/folder/folder_source.h"
#include "sync/sources/late_columns.h"
#include "sync/sources/source.h"
#include "sync/sources/sync_source.h"
#include "workspace/derived_beside.h"

#include <algorithm>
#include <map>

namespace milepost {

namespace {

/// Runs `work` in a transaction of its own.
template <class Work> Result<> inTransaction(store::Database &database, Work work)
{
    MP_ASSIGN(auto transaction, store::Transaction::begin(database));
    MP_TRY(work());
    return transaction.commit();
}

bool addsColumns(const SchemaDrift &drift)
{
    return std::any_of(drift.changes.begin(), drift.changes.end(),
                       [](const DriftChange &change) { return change.change == ColumnChange::Added; });
}

/// It is pointed at another address, table or folder.
bool readsOtherRecords(const SourceConfiguration &before, const SourceConfiguration &now)
{
    const auto &options = sync::sourceKind(now.kind)->spec.options;
    return std::any_of(options.begin(), options.end(), [&](const SourceOption &option) {
        return option.where && sync::optionOf(before, option.key) != sync::optionOf(now, option.key);
    });
}

/// Of a folder: whether the file, or the archive that it lies in, is one of the drift's stream. Other kinds have one stream.
bool isOfStream(const SourceConfiguration &configuration, const SchemaDrift &drift, const std::string &path)
{
    return configuration.kind != "folder"
        || sync::streamOf(path.substr(0, path.find('!'))) == drift.stream.substr(0, drift.stream.find('!'));
}

Result<> sayWhatCanBeFilled(store::Database &database, const SourceConfiguration &configuration, std::vector<SchemaDrift> &drifts)
{
    if (std::none_of(drifts.begin(), drifts.end(), addsColumns))
        return {};
    store::RunRepository runs(database);
    MP_ASSIGN(const auto delivered, runs.delivered(configuration.name));
    std::map<EntityKind, bool> fillable;
    for (const ImportFileReport &file : delivered) {
        if (fillable.count(file.entity) > 0)
            continue;
        MP_ASSIGN(const bool byContent, runs.storedByContent(configuration.name, file.entity));
        fillable[file.entity] = !byContent && file.entity != EntityKind::Events && file.entity != EntityKind::Usage;
    }
    for (SchemaDrift &drift : drifts) {
        drift.canFill = addsColumns(drift) && std::all_of(delivered.begin(), delivered.end(), [&](const ImportFileReport &file) {
            return !isOfStream(configuration, drift, file.path) || fillable[file.entity];
        });
    }
    return {};
}

Result<> forgetStream(store::SourceRepository &sources, const store::ConfiguredSource &row, const SchemaDrift &drift)
{
    if (row.configuration.kind != "folder")
        return sources.forgetPosition(row.id);
    sync::TableOptions options;
    if (!row.mappingToml.empty()) {
        MP_ASSIGN(const Mapping mapping, sync::mappingFromToml(row.mappingToml, row.configuration.name));
        options = {mapping.encoding, mapping.delimiter};
    }
    MP_ASSIGN(const auto files, sources.files(row.id));
    for (const auto &[path, position] : files) {
        if (isOfStream(row.configuration, drift, path) && sync::mayHaveAdded(path, drift.changes, options))
            MP_TRY(sources.forgetFile(row.id, path));
    }
    return {};
}

/// Only new columns that are left out change with a second answer; what has happened to the others since is newer.
std::vector<DriftChange> leftOutOf(const std::vector<DriftChange> &changes, const std::vector<store::KnownColumn> &known)
{
    std::vector<DriftChange> out;
    std::copy_if(changes.begin(), changes.end(), std::back_inserter(out), [&](const DriftChange &change) {
        return change.change == ColumnChange::Added && std::any_of(known.begin(), known.end(), [&](const store::KnownColumn &column) {
                   return column.name == change.name && column.ignored;
               });
    });
    return out;
}

Result<SourceStatus> statusOf(store::Database &database, store::SourceRepository &sources, const store::ConfiguredSource &row, Instant now, const Zone &zone)
{
    SourceStatus status;
    status.configuration = row.configuration;
    if (!row.mappingToml.empty()) {
        MP_ASSIGN(status.configuration.mapping, sync::mappingFromToml(row.mappingToml, row.configuration.name));
    }
    status.cursor = row.cursor;
    status.rows = row.rows;
    status.rejected = row.rejected;
    status.lastAttempt = row.lastAttempt;
    status.lastSuccess = row.lastSuccess;
    status.newest = row.newest;
    if (row.lastSuccess.valid())
        status.lagSeconds = std::max<std::int64_t>(0, (now.ms - row.lastSuccess.ms) / 1000);
    if (!row.configuration.paused && !row.askedExtent)
        status.due = nextDue(row.configuration.schedule, row.lastAttempt, row.failures, zone);
    status.failures = row.failures;
    status.error = row.error;
    if (row.askedExtent)
        status.shrunk = SourceStatus::Shrunk{row.extent.value_or(0), *row.askedExtent};
    MP_ASSIGN(status.openDrift, sources.drifts(row.id, true, 20));
    MP_TRY(sayWhatCanBeFilled(database, row.configuration, status.openDrift));
    return status;
}

store::ConfiguredSource rowOf(const SourceConfiguration &configuration)
{
    store::ConfiguredSource row;
    row.configuration = configuration;
    if (configuration.mapping)
        row.mappingToml = sync::mappingToToml(*configuration.mapping);
    return row;
}

} // namespace

std::span<const SourceKindSpec> Workspace::sourceKinds()
{
    static const std::vector<SourceKindSpec> specs = [] {
        std::vector<SourceKindSpec> all;
        for (const sync::SourceKind &kind : sync::sourceKinds())
            all.push_back(kind.spec);
        return all;
    }();
    return specs;
}

std::string Workspace::secretNameOf(const SourceConfiguration &configuration)
{
    return sync::wantsSecret(configuration) ? std::string(sync::sourceKind(configuration.kind)->spec.secret) : std::string();
}

Result<> Workspace::checkSource(const SourceConfiguration &configuration) { return sync::checkConfiguration(configuration); }

Result<std::vector<Rejection>> Workspace::rejectionsOf(const std::string &source, std::size_t limit)
{
    return store::RunRepository(d->database()).rejectionsOf(source, limit);
}

Result<ImportReport> Workspace::retryRow(const std::string &source, const Rejection &rejection, const std::string &text,
                                         const JobControl &control)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_TRY(d->refresh());
    sync::RowRetry retry;
    retry.source = source;
    retry.rejection = rejection;
    retry.text = text;
    store::SourceRepository repository(d->database());
    if (const auto row = repository.get(source); row.ok()) {
        retry.sourceKind = row->configuration.kind;
        retry.as = row->configuration.entity;
        retry.drift = row->configuration.drift;
        const bool file = rejection.path.substr(0, 1) == "/";
        const std::size_t entry = std::min(rejection.path.find('!'), rejection.path.size());
        const std::string stream = file ? sync::streamOf(rejection.path.substr(0, entry)) + rejection.path.substr(entry) : std::string();
        MP_ASSIGN(retry.known, repository.columns(row->id, stream));
        retry.sourceId = row->id;
        retry.stream = stream;
        if (!row->mappingToml.empty()) {
            MP_ASSIGN(retry.mapping, sync::mappingFromToml(row->mappingToml, source));
        }
    } else if (row.error().code != ErrorCode::NotFound) {
        return row.error();
    }
    const sync::ImportContext context{d->database(), d->zone, d->clock, importCurrencyOf(d->settings)};
    const auto turn = store::WorkLock::take(
        d->profile, store::importLock, "trying a row again",
        [&, wait = sync::sourceWorld(d->clock, d->zone).wait](std::int64_t ms) {
            control.yieldTurn();
            return wait(ms, control.cancel);
        },
        [&](const std::string &holder) { control.report({"waiting for " + holder, 0, 0, 0}); });
    if (!turn.ok())
        return turn.error();
    MP_ASSIGN(auto report, sync::retryRow(retry, context, control));
    if (report.run)
        MP_TRY(derive(control));
    return report;
}

Result<std::vector<SourceStatus>> Workspace::sources()
{
    MP_TRY(d->refresh());
    store::SourceRepository repository(d->database());
    MP_ASSIGN(const auto rows, repository.list());
    std::vector<SourceStatus> statuses;
    for (const store::ConfiguredSource &row : rows) {
        MP_ASSIGN(SourceStatus status, statusOf(d->database(), repository, row, d->clock.now(), d->zone));
        statuses.push_back(std::move(status));
    }
    return statuses;
}

Result<SourceStatus> Workspace::source(const std::string &name)
{
    MP_TRY(d->refresh());
    store::SourceRepository repository(d->database());
    MP_ASSIGN(const auto row, repository.get(name));
    return statusOf(d->database(), repository, row, d->clock.now(), d->zone);
}

Result<> Workspace::addSource(const SourceConfiguration &configuration)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_TRY(sync::checkConfiguration(configuration));
    return inTransaction(d->database(), [&]() -> Result<> {
        MP_TRY(store::SourceRepository(d->database()).add(rowOf(configuration), d->clock.now()));
        return {};
    });
}

Result<> Workspace::changeSource(const std::string &name, const SourceConfiguration &configuration)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_TRY(sync::checkConfiguration(configuration));
    return inTransaction(d->database(), [&]() -> Result<> {
        store::SourceRepository repository(d->database());
        MP_ASSIGN(const auto before, repository.get(name));
        if (before.configuration.kind != configuration.kind)
            return Error{ErrorCode::InvalidArgument, "kind", "the kind of a source stays; add another one"};
        store::ConfiguredSource row = rowOf(configuration);
        row.id = before.id;
        MP_TRY(repository.change(row));
        // A person says anew what it delivers.
        const bool otherRecords = readsOtherRecords(before.configuration, configuration);
        if (otherRecords || before.mappingToml != row.mappingToml || before.configuration.entity != configuration.entity)
            MP_TRY(repository.forgetReadings(row.id));
        if (otherRecords)
            MP_TRY(repository.forgetColumns(row.id));
        const bool elsewhere = before.configuration.options != configuration.options || before.mappingToml != row.mappingToml
            || before.configuration.entity != configuration.entity;
        return elsewhere ? repository.forgetPosition(row.id) : Result<>();
    });
}

Result<> Workspace::removeSource(const std::string &name)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    return inTransaction(d->database(), [&]() -> Result<> {
        store::SourceRepository repository(d->database());
        MP_ASSIGN(const auto row, repository.get(name));
        return repository.remove(row.id, d->clock.now());
    });
}

Result<> Workspace::restoreSource(const std::string &name)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    return inTransaction(d->database(), [&] { return store::SourceRepository(d->database()).restore(name); });
}

Result<> Workspace::pauseSource(const std::string &name, bool paused)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    return inTransaction(d->database(), [&]() -> Result<> {
        store::SourceRepository repository(d->database());
        MP_ASSIGN(const auto row, repository.get(name));
        return repository.setPaused(row.id, paused);
    });
}

Result<> Workspace::rereadSource(const std::string &name)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    return inTransaction(d->database(), [&]() -> Result<> {
        store::SourceRepository repository(d->database());
        MP_ASSIGN(const auto row, repository.get(name));
        return repository.forgetPosition(row.id);
    });
}

Result<> Workspace::acceptShrunk(const std::string &name)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    return inTransaction(d->database(), [&]() -> Result<> {
        store::SourceRepository repository(d->database());
        MP_ASSIGN(const auto row, repository.get(name));
        if (!row.askedExtent)
            return Error{ErrorCode::NotFound, name, "it asks nothing"};
        MP_TRY(repository.setExtent(row.id, row.askedExtent));
        return repository.askExtent(row.id, std::nullopt);
    });
}

Result<> Workspace::answerDrift(std::int64_t drift, DriftOutcome answer, bool reread)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    if (answer == DriftOutcome::Open)
        return Error{ErrorCode::InvalidArgument, "answer", "take the columns as they are now, or leave new ones out"};
    if (reread && answer != DriftOutcome::Taken)
        return Error{ErrorCode::InvalidArgument, "answer", "columns that are left out need not be read again"};
    return inTransaction(d->database(), [&]() -> Result<> {
        store::SourceRepository repository(d->database());
        MP_ASSIGN(const auto found, repository.drift(drift));
        const auto &[source, change] = found;
        const bool open = change.outcome == DriftOutcome::Open;
        const bool taken = answer == DriftOutcome::Taken;
        if (!open && !(taken && (reread || change.outcome == DriftOutcome::Known)))
            return Error{ErrorCode::NotFound, std::to_string(drift), "this change of columns has been answered"};
        if (reread) {
            MP_ASSIGN(const auto row, repository.get(change.source));
            std::vector<SchemaDrift> judged{change};
            MP_TRY(sayWhatCanBeFilled(d->database(), row.configuration, judged));
            if (!judged.front().canFill) {
                return Error{ErrorCode::Unsupported, change.source,
                             "what it has delivered is known by what it says and would be stored twice; it stays without the new columns"};
            }
            MP_TRY(forgetStream(repository, row, change));
        }
        if (change.outcome == DriftOutcome::Taken)
            return {};
        MP_ASSIGN(auto known, repository.columns(source, change.stream));
        known = sync::columnsAfter(known, open ? change.changes : leftOutOf(change.changes, known), answer);
        MP_TRY(repository.setColumns(source, change.stream, known));
        return repository.decideDrift(drift, answer, d->clock.now(), d->author);
    });
}

Result<std::vector<SchemaDrift>> Workspace::drifts(const std::string &name, std::size_t limit)
{
    store::SourceRepository repository(d->database());
    MP_ASSIGN(const auto row, repository.get(name));
    MP_ASSIGN(auto drifts, repository.drifts(row.id, false, limit));
    MP_TRY(sayWhatCanBeFilled(d->database(), row.configuration, drifts));
    return drifts;
}

Result<SourceProbe> Workspace::testSource(const SourceConfiguration &configuration, const std::string &secret, const JobControl &control)
{
    MP_TRY(d->refresh());
    const sync::ImportContext context{d->database(), d->zone, d->clock, importCurrencyOf(d->settings)};
    return sync::probeSource(configuration, secret, context, sync::sourceWorld(d->clock, d->zone), control);
}

Result<SyncReport> Workspace::sync(const std::string &name, const std::string &secret, const JobControl &control)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_TRY(d->refresh());
    MP_ASSIGN(const bool sample, store::AccountRepository(d->database()).hasSample());
    if (sample) {
        // One's own data never mixes with the sample; it makes room once the source is known to answer.
        MP_ASSIGN(const auto row, store::SourceRepository(d->database()).get(name));
        SourceConfiguration configuration = row.configuration;
        MP_TRY(testSource(configuration, secret, control));
        MP_TRY(removeSample());
    }
    DerivedBeside beside(d->database(), d->settings);
    sync::ImportContext context{d->database(), d->zone, d->clock, importCurrencyOf(d->settings)};
    context.deriving = &beside;
    d->importing = true;
    auto report = sync::syncSource(name, secret, context, sync::sourceWorld(d->clock, d->zone), control);
    // As of an import: what was merged is on the disk, what is derived of it need not be.
    Result<std::int64_t> derived = std::int64_t(0);
    if (report && !report->cancelled && report->import.run) {
        const auto bulk = d->database().setDurability(store::Durability::Bulk);
        derived = bulk ? d->derive(control, beside.takeThread()) : Result<std::int64_t>(bulk.error());
    }
    d->importing = false;
    MP_TRY(d->database().setDurability(store::Durability::Full));
    if (report && !derived && derived.error().code != ErrorCode::Cancelled)
        return derived.error();
    return report;
}

} // namespace milepost
