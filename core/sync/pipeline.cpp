#include "sync/pipeline.h"

#include "store/source_repository.h"
#include "store/transaction.h"
#include "store/trial_copy.h"
#include "sync/decoded_ahead.h"
#include "sync/mapping_file.h"
#include "sync/merge_session.h"
#include "sync/planner.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <future>

namespace milepost::sync {

namespace {

constexpr std::uint64_t smallFile = 8 << 20;
constexpr auto turn = std::chrono::milliseconds(20); ///< edits wait no longer while others are at work

std::string baseName(const std::string &path) { return path.substr(path.find_last_of('/') + 1); }

std::string sourceNameOf(const ImportRequest &request)
{
    if (request.paths.empty())
        return "import";
    std::string path = request.paths.front();
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    const std::string first = baseName(path);
    return request.paths.size() == 1 ? first : first + " and " + std::to_string(request.paths.size() - 1) + " more";
}

class Importer {
public:
    Importer(const ImportRequest &request, const ImportContext &context, const JobControl &control)
        : m_request(request), m_context(context), m_control(control)
    {
    }

    Result<ImportReport> run()
    {
        m_report.started = m_context.clock.now();
        const std::string name = sourceNameOf(m_request);
        MP_ASSIGN(ImportPlan plan, planImport(m_request, m_context, m_control));
        m_report.skipped = plan.skipped;
        // What is only tried is never waited for.
        if (!m_request.dryRun)
            MP_TRY(m_context.database.setDurability(store::Durability::Bulk));
        auto outcome = importAll(plan, name);
        const auto durable = m_request.dryRun ? Result<>() : m_context.database.setDurability(store::Durability::Full);
        if (!outcome.ok())
            return outcome.error();
        MP_TRY(durable);
        return std::move(m_report);
    }

private:
    Result<> importAll(ImportPlan &plan, const std::string &name)
    {
        MP_ASSIGN(m_session, MergeSession::open(m_context, false));
        m_session->setBetweenSlices(m_control.betweenSlices);
        MP_TRY(m_session->begin(name, m_report.started));
        m_report.run = m_session->run();
        auto merged = mergeAll(plan);
        if (!merged.ok()) {
            // What was committed stays; the run says why it ended.
            ImportReport failed = m_report;
            failed.files = m_files.take();
            (void)m_session->finish(failed, name, "failed: " + merged.error().toString());
            return merged;
        }
        m_report.files = m_files.take();
        return m_session->finish(m_report, name, m_report.cancelled ? "cancelled" : "done");
    }

    Result<> mergeAll(ImportPlan &plan)
    {
        for (const Rejection &rejection : plan.rejections)
            MP_TRY(m_session->reject(rejection));
        for (const PlannedFile &file : plan.files)
            m_total += file.input.size;
        MP_TRY(mergeFiles(plan.files));
        if (!m_control.cancel.cancelled())
            MP_TRY(retryQuarantined(plan));
        m_report.cancelled = m_control.cancel.cancelled();
        return {};
    }

    Result<> mergeFiles(const std::vector<PlannedFile> &files)
    {
        const auto everything = [&]() -> Result<> {
            std::unique_ptr<DecodedAhead> next;
            std::size_t opened = 0;
            for (std::size_t at = 0; at < files.size() && !m_control.cancel.cancelled(); ++at) {
                auto now = std::move(next);
                if (opened == at) {
                    MP_ASSIGN(now, open(files[opened++]));
                }
                // A small file is decoded while the one before it is merged.
                if (opened < files.size() && files[opened].input.size > 0 && files[opened].input.size <= smallFile) {
                    MP_ASSIGN(next, open(files[opened++]));
                }
                if (now)
                    MP_TRY(mergeFile(*now));
                m_before += files[at].input.size;
            }
            return mergeHeld(true);
        };
        auto merged = everything();
        // Those that were left in the middle.
        for (const auto &file : m_inHand)
            tell(file->inHand);
        m_inHand.clear();
        return merged;
    }

    /// Rows that waited for a subscription: their files are read again once subscriptions came.
    Result<> retryQuarantined(const ImportPlan &done)
    {
        const bool newSubscriptions = std::any_of(m_files.list().begin(), m_files.list().end(), [](const auto &file) {
            return file.entity == EntityKind::Subscriptions && file.added > 0;
        });
        if (!newSubscriptions)
            return {};
        ImportRequest again;
        auto select = m_context.database.prepare("SELECT DISTINCT path FROM quarantine "
                                                 "WHERE reason_code = 'unknown_subscription' AND solved = 0");
        for (;;) {
            MP_ASSIGN(const bool row, select.step());
            if (!row)
                break;
            const std::string path(select.text(0));
            const bool justRead = std::any_of(done.files.begin(), done.files.end(),
                                              [&](const PlannedFile &file) { return file.input.path == path; });
            if (!justRead)
                again.paths.push_back(path.substr(0, path.find('!')));
        }
        select.reset();
        MP_TRY(leaveToTheirSources(again.paths));
        if (again.paths.empty())
            return {};
        // A file that is gone or has changed its header keeps its rows in quarantine.
        auto plan = planImport(again, m_context, m_control);
        if (!plan.ok())
            return {};
        return mergeFiles(plan->files);
    }

    /// Sources understand their files in their own way, and read these again the next time.
    Result<> leaveToTheirSources(std::vector<std::string> &files)
    {
        std::sort(files.begin(), files.end());
        files.erase(std::unique(files.begin(), files.end()), files.end());
        store::SourceRepository sources(m_context.database);
        std::vector<std::string> ofNone;
        MP_ASSIGN(auto transaction, store::Transaction::begin(m_context.database));
        for (std::string &file : files) {
            MP_ASSIGN(const auto watching, sources.watching(file));
            for (const std::int64_t source : watching)
                MP_TRY(sources.forgetFile(source, file));
            if (watching.empty())
                ofNone.push_back(std::move(file));
        }
        files = std::move(ofNone);
        return transaction.commit();
    }

    /// A file whose events wait to be merged with those of the files after it.
    struct InHand {
        FileInHand inHand;
        bool over = false; ///< nothing more will come of it
    };

    Result<> mergeHeld(bool final)
    {
        MP_TRY(m_session->mergeHeld(m_control.cancel, final));
        if (m_control.cancel.cancelled())
            return {};
        while (!m_inHand.empty() && m_inHand.front()->over) {
            tell(m_inHand.front()->inHand);
            m_inHand.pop_front();
            m_control.yieldTurn();
        }
        return {};
    }

    void tell(const FileInHand &file)
    {
        m_files.add(file.tally);
        m_session->countRows(file);
        m_rowsTold += rowsOf(file);
    }

    static std::uint64_t rowsOf(const FileInHand &file)
    {
        std::uint64_t rows = 0;
        for (const auto &part : file.tally.parts)
            rows += static_cast<std::uint64_t>(part.rows);
        return rows;
    }

    /// Begins to decode it. Null: it is passed over, or cannot be opened, and that has been told of.
    Result<std::unique_ptr<DecodedAhead>> open(const PlannedFile &file)
    {
        MP_ASSIGN(const auto known, m_session->known(file));
        // What is known of a large file is compared first, which takes as long as reading it.
        auto opening = std::async(std::launch::async, [&] {
            return BatchDecoder::open(file, m_context, m_request.dryRun ? std::nullopt : known, m_control.cancel);
        });
        while (opening.wait_for(turn) != std::future_status::ready)
            m_control.yieldTurn();
        auto opened = opening.get();
        MP_TRY(m_session->enter(file));
        if (!opened.ok()) {
            MP_TRY(m_session->reject({file.input.path, 0, std::string(codeName(opened.error().code)), opened.error().detail, {}}));
            return std::unique_ptr<DecodedAhead>();
        }
        if ((*opened)->continued() && static_cast<std::uint64_t>(known->offset) == file.input.size) {
            m_report.skipped.push_back({file.input.path, "every record of this file is known already"});
            return std::unique_ptr<DecodedAhead>();
        }
        (*opened)->shareTexts(m_session->texts());
        return std::make_unique<DecodedAhead>(std::move(*opened), file, m_context, m_control.cancel);
    }

    Result<> mergeFile(DecodedAhead &decoder)
    {
        const PlannedFile &file = decoder.file();
        if (m_session->heldEnough())
            MP_TRY(mergeHeld(false));
        m_inHand.push_back(std::make_unique<InHand>(InHand{FileInHand(file)}));
        InHand &now = *m_inHand.back();
        MP_TRY(m_session->startFile(now.inHand, m_control.cancel));
        bool complete = false;
        auto merged = mergeBatches(decoder, now, complete);
        decoder.stop();
        MP_TRY(merged);
        if (complete && decoder.duplicateKeys() > 0) {
            const Mapping &mapping = file.plan.parts.front().mapping;
            Finding finding{"duplicate_json_keys", mapping.entity, static_cast<std::int64_t>(decoder.duplicateKeys()),
                            {file.input.path}};
            m_session->findings(mapping.sourceKind.empty() ? "file" : mapping.sourceKind).add(finding);
        }
        const auto oddities = decoder.oddities();
        for (std::size_t part = 0; part < oddities.size(); ++part) {
            const Mapping &mapping = file.plan.parts[part].mapping;
            for (const auto &[what, count] : oddities[part]) {
                m_session->findings(mapping.sourceKind.empty() ? "file" : mapping.sourceKind)
                    .add(what.first, mapping.entity, what.second, count);
            }
        }
        return {};
    }

    /// While further batches are decoded, what is there is merged.
    Result<> mergeBatches(DecodedAhead &decoder, InHand &file, bool &complete)
    {
        const PlannedFile &planned = file.inHand.planned; // what is merged is let go
        for (;;) {
            auto batch = decoder.next(turn);
            if (m_control.cancel.cancelled())
                return {};
            if (!batch.ok()) {
                file.over = true;
                return cutShort(batch.error(), planned);
            }
            if (!*batch) {
                m_control.yieldTurn(); // nothing is open: edits need not wait until there is something to merge
                continue;
            }
            const bool ended = (*batch)->ended;
            const std::uint64_t bytesRead = (*batch)->bytesRead;
            MP_TRY(m_session->hold(std::move(*batch), file.inHand, m_control.cancel));
            if (m_control.cancel.cancelled())
                return {};
            file.over = complete = ended;
            // Where nothing waits, nothing is gained by waiting.
            if (m_session->heldEvents() == 0 || (m_session->heldEnough() && !ended))
                MP_TRY(mergeHeld(false));
            m_control.yieldTurn();
            report(planned, bytesRead);
            if (ended || m_control.cancel.cancelled())
                return {};
        }
    }

    /// The file cannot be read further: what came before it stays, and the rest is told of.
    Result<> cutShort(const Error &error, const PlannedFile &file)
    {
        return m_session->reject({file.input.path, 0, std::string(codeName(error.code)),
                                  "The file could not be read to its end: " + error.detail + '.', {}});
    }

    void report(const PlannedFile &file, std::uint64_t bytesRead)
    {
        std::uint64_t rows = m_rowsTold + m_session->heldEvents();
        for (const auto &each : m_inHand)
            rows += rowsOf(each->inHand);
        m_control.report({file.input.path, m_before + std::min(bytesRead, std::max(file.input.size, std::uint64_t{1})), m_total, rows});
    }

    const ImportRequest &m_request;
    const ImportContext &m_context;
    const JobControl &m_control;
    std::unique_ptr<MergeSession> m_session;
    ImportReport m_report;
    FileReports m_files;
    std::deque<std::unique_ptr<InHand>> m_inHand; ///< in their order
    std::uint64_t m_before = 0, m_total = 0, m_rowsTold = 0;
};

} // namespace

Result<ImportReport> importFiles(const ImportRequest &request, const ImportContext &context, const JobControl &control)
{
    try {
        if (!request.dryRun)
            return Importer(request, context, control).run();
        // On a copy: nobody waits for a transaction that is never to end.
        MP_ASSIGN(const auto trial, store::trialCopy(context.database, control.betweenSlices));
        const ImportContext copied{*trial, context.zone, context.clock, context.currency, context.batchBytes};
        return Importer(request, copied, control).run();
    } catch (const std::exception &error) {
        return Error{ErrorCode::Internal, request.paths.empty() ? std::string("import") : request.paths.front(), error.what()};
    }
}

Result<> keepMapping(const std::string &samplePath, const Mapping &mapping, const ImportContext &context)
{
    MP_ASSIGN(InputList inputs, listInputs({samplePath}, {}));
    if (inputs.files.empty())
        return Error{ErrorCode::NotFound, samplePath, "no file to take the header from"};
    MP_ASSIGN(auto source, inputs.files.front().open());
    MP_ASSIGN(auto table, TableReader::open(std::move(source), {mapping.encoding, mapping.delimiter}));
    MP_ASSIGN(store::Transaction transaction, store::Transaction::begin(context.database));
    store::RunRepository runs(context.database);
    MP_TRY(runs.keepMapping({table->signature(), mappingToToml(mapping), mapping.name}));
    return transaction.commit();
}

} // namespace milepost::sync
