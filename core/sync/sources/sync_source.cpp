#include "sync/sources/sync_source.h"

#include "base/hash.h"
#include "store/run_repository.h"
#include "sync/planner.h"
#include "sync/sources/delivery_merger.h"
#include "sync/sources/fetcher.h"

#include <algorithm>
#include <exception>
#include <variant>

namespace milepost::sync {

namespace {

constexpr int turnMs = 50; ///< how long an edit may have to wait while the server is silent
constexpr int mergedAfterMs = 250; ///< of silence: what came is not kept waiting
constexpr int stretchEndsAfterMs = 2'000; ///< of silence: others may import meanwhile
constexpr std::int64_t shrinkPercent = 90; ///< below this share of what it had, a source asks first

std::string profileOf(const std::string &path) { return path.substr(0, path.find_last_of('/')); }

bool shrank(std::optional<std::int64_t> before, std::int64_t now)
{
    return before && *before > 0 && (now == 0 || now * 100 < *before * shrinkPercent);
}

class Synchronization {
public:
    Synchronization(store::ConfiguredSource source, const std::string &secret, const ImportContext &context, SourceWorld world,
                    const JobControl &control)
        : m_source(std::move(source)), m_secret(secret), m_context(context), m_world(std::move(world)), m_control(control),
          m_sources(context.database), m_merger(m_source, context, m_world, control)
    {
    }

    Result<SyncReport> run()
    {
        SyncReport report;
        report.source = m_source.configuration.name;
        // When it was tried need not outlive a power cut; nobody waits for the disk to hear of it.
        MP_TRY(m_context.database.setDurability(store::Durability::Bulk));
        const auto noted = inTransaction([&] { return m_sources.noteAttempt(m_source.id, m_context.clock.now()); });
        MP_TRY(m_context.database.setDurability(store::Durability::Full));
        MP_TRY(noted);
        auto outcome = fetchAndMerge();
        std::optional<Error> failure = outcome.ok() ? std::nullopt : std::optional(outcome.error());
        const auto ended = m_merger.endStretch(failure);
        if (!failure)
            failure = ended.ok() ? m_merger.unread() : std::optional(ended.error());
        if (!failure)
            failure = judgeWhole();
        if (failure && failure->code != ErrorCode::Cancelled)
            MP_TRY(inTransaction([&] { return m_sources.noteFailure(m_source.id, *failure); }));
        if (!failure)
            MP_TRY(inTransaction([&] { return noteSuccess(); }));
        report.rows = m_merger.rows();
        report.import = m_merger.takeReport();
        report.cancelled = failure && failure->code == ErrorCode::Cancelled;
        report.import.cancelled = report.cancelled;
        report.error = std::move(failure);
        return report;
    }

private:
    template <class Work> Result<> inTransaction(Work work)
    {
        MP_ASSIGN(auto transaction, store::Transaction::begin(m_context.database));
        MP_TRY(work());
        return transaction.commit();
    }

    Result<> fetchAndMerge()
    {
        const CancelToken fetching;
        Fetcher fetcher(m_source.configuration, m_secret, m_source.cursor, m_world, fetching);
        int silentMs = 0;
        for (;;) {
            if (m_control.cancel.cancelled())
                return Error{ErrorCode::Cancelled, m_source.configuration.name, "stopped"};
            auto item = fetcher.take(turnMs);
            if (!item) {
                silentMs += turnMs;
                if (silentMs >= mergedAfterMs)
                    MP_TRY(m_merger.mergeHeld());
                if (silentMs >= stretchEndsAfterMs)
                    MP_TRY(m_merger.endStretch(std::nullopt));
                m_control.yieldTurn();
                continue;
            }
            silentMs = 0;
            if (std::holds_alternative<Fetcher::End>(*item))
                return {};
            if (const auto *error = std::get_if<Error>(&*item))
                return *error;
            if (const auto *extent = std::get_if<Extent>(&*item))
                MP_TRY(judge(*extent));
            if (auto *delivery = std::get_if<Delivery>(&*item))
                MP_TRY(m_merger.take(std::move(*delivery)));
        }
    }

    Error shrunkError(std::int64_t now) const
    {
        return Error{ErrorCode::NeedsAnswer, m_source.configuration.name,
                     "it had " + std::to_string(*m_source.extent) + " and now has " + std::to_string(now)
                         + ". Nothing is deleted here; say whether that is right."};
    }

    Result<> judge(const Extent &extent)
    {
        m_extent = extent;
        if (!extent.size)
            return {};
        const bool asks = shrank(m_source.extent, *extent.size);
        if (asks || m_source.askedExtent)
            MP_TRY(inTransaction([&] { return m_sources.askExtent(m_source.id, asks ? extent.size : std::nullopt); }));
        return asks ? Result<>(shrunkError(*extent.size)) : Result<>();
    }

    /// Sources that cannot say beforehand how much they have are judged by what came.
    std::optional<Error> judgeWhole()
    {
        if (m_extent.size || !m_extent.whole)
            return std::nullopt;
        const std::int64_t now = m_merger.rows();
        const bool asks = shrank(m_source.extent, now);
        if (asks || m_source.askedExtent) {
            const auto asked = inTransaction([&] { return m_sources.askExtent(m_source.id, asks ? std::optional(now) : std::nullopt); });
            if (!asked.ok())
                return asked.error();
        }
        if (!asks) {
            m_extent.size = now;
            return std::nullopt;
        }
        return shrunkError(now);
    }

    Result<> noteSuccess()
    {
        const Instant now = m_context.clock.now();
        const bool events = m_merger.sawEvents() || m_source.events;
        if (m_source.cursor.empty() && m_merger.firstRun())
            MP_TRY(m_sources.solveRejectionsBefore(m_source.configuration.name, m_merger.firstRun()));
        MP_TRY(m_sources.noteSuccess(m_source.id, now, m_extent.size, m_merger.newest(), events));
        // The analyses know sources by this row. A server that was asked and had nothing more has delivered every day
        // before today whole; of a folder only the newest record tells.
        store::RunRepository runs(m_context.database);
        MP_ASSIGN(const auto known, runs.sources());
        for (store::SourceRecord record : known) {
            if (record.kind != m_source.configuration.kind || record.name != m_source.configuration.name)
                continue;
            record.lastSuccess = now;
            if (record.kind != "folder")
                record.lastCompleteDay = std::max(record.lastCompleteDay, m_context.zone.dayOf(now) - 1);
            MP_TRY(runs.saveSource(record));
        }
        return {};
    }

    store::ConfiguredSource m_source;
    const std::string &m_secret;
    const ImportContext &m_context;
    SourceWorld m_world;
    const JobControl &m_control;
    store::SourceRepository m_sources;
    DeliveryMerger m_merger;
    Extent m_extent;
};

} // namespace

Result<SyncReport> syncSource(const std::string &name, const std::string &secret, const ImportContext &context, SourceWorld world,
                              const JobControl &control)
{
    store::SourceRepository sources(context.database);
    MP_ASSIGN(auto source, sources.get(name));
    MP_TRY(checkConfiguration(source.configuration));
    if (wantsSecret(source.configuration) && secret.empty())
        return Error{ErrorCode::Credentials, name, "its " + std::string(sourceKind(source.configuration.kind)->spec.secret) + " was not given"};
    MP_ASSIGN(const auto mine, store::WorkLock::tryTake(profileOf(context.database.path()), "source-" + std::to_string(source.id),
                                                           "synchronizing " + name));
    // Read again: who held the lock before may have moved the cursor.
    MP_ASSIGN(source, sources.get(name));
    MP_ASSIGN(world.files, sources.files(source.id));
    try {
        return Synchronization(std::move(source), secret, context, std::move(world), control).run();
    } catch (const std::exception &error) {
        return Error{ErrorCode::Internal, name, error.what()};
    }
}

Result<SourceProbe> probeSource(const SourceConfiguration &configuration, const std::string &secret, const ImportContext &context,
                                const SourceWorld &world, const JobControl &control)
{
    MP_TRY(checkConfiguration(configuration));
    if (wantsSecret(configuration) && secret.empty())
        return Error{ErrorCode::Credentials, configuration.name, "its " + std::string(sourceKind(configuration.kind)->spec.secret) + " was not given"};
    const CancelToken fetching;
    Fetcher fetcher(configuration, secret, {}, world, fetching);
    SourceProbe probe;
    for (;;) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, configuration.name, "stopped"};
        auto item = fetcher.take(turnMs);
        if (!item)
            continue;
        if (std::holds_alternative<Fetcher::End>(*item))
            return probe;
        if (auto *server = std::get_if<std::string>(&*item))
            probe.server = std::move(*server);
        if (const auto *error = std::get_if<Error>(&*item))
            return *error;
        const auto *delivery = std::get_if<Delivery>(&*item);
        if (!delivery)
            continue;
        if (delivery->file.empty() && (!delivery->bytes || delivery->bytes->empty()))
            return probe;
        MP_ASSIGN(const InputList inputs, inputsOf(*delivery, control));
        if (inputs.files.empty())
            return probe;
        const InputFile &first = inputs.files.front();
        KnownStream known;
        if (const auto there = store::SourceRepository(context.database).get(configuration.name); there.ok()) {
            MP_ASSIGN(known, knownStream(context.database, there->id, streamOfInput(*delivery, first), fileOfStream(first.path)));
        }
        MP_ASSIGN(probe.preview, previewInput(first, configuration.mapping, 200, context, known));
        probe.rows = probe.preview.estimatedRows;
        return probe;
    }
}

} // namespace milepost::sync
