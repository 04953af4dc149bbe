#include "sync/retry_row.h"

#include "sync/merge_session.h"
#include "sync/planner.h"
#include "sync/sources/drift.h"

#include <algorithm>

namespace milepost::sync {

namespace {

constexpr std::size_t nearlyCut = 4096 - 3; ///< excerpts are cut between characters

std::string_view withoutMargins(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Error gone(const std::string &path)
{
    return {ErrorCode::NotFound, path, "the file that this row came from is not there any more; its header says how to read the row"};
}

bool fromAFile(const Rejection &rejection) { return rejection.path.substr(0, 1) == "/"; }

/// The file of the rejection, planned as an import plans it.
Result<PlannedFile> planOf(const RowRetry &retry, const ImportContext &context, const JobControl &control)
{
    ImportRequest request;
    request.as = retry.as;
    request.mapping = retry.mapping;
    request.keptDays = true;
    const std::string &path = retry.rejection.path;
    const bool json = withoutMargins(retry.text).substr(0, 1) == "{";
    InputList inputs;
    if (fromAFile(retry.rejection)) {
        auto listed = listInputs({path.substr(0, path.find('!'))}, control);
        if (listed.ok())
            inputs = std::move(*listed);
        std::erase_if(inputs.files, [&](const InputFile &input) { return input.path != path; });
        inputs.skipped.clear();
        inputs.rejections.clear();
        if (inputs.files.empty() && !json)
            return gone(path);
    } else if (!json && withoutMargins(retry.text).find('\n') == std::string_view::npos) {
        return Error{ErrorCode::Unsupported, path,
                     "this row has no header above it that would say what its cells are; correct it where it came from, or mend the mapping"};
    }
    if (inputs.files.empty()) { // a JSON record names its members itself, a row of a table keeps its header
        InputFile alone;
        alone.path = alone.file = path;
        alone.bytes = std::make_shared<const std::string>(retry.text + '\n');
        alone.size = alone.bytes->size();
        inputs.files.push_back(std::move(alone));
    }
    inputs.files.front().named = true;
    const KnownStreams ofSource = [&](const InputFile &) { return knownStream(context.database, retry.sourceId, retry.stream, fileOfStream(retry.rejection.path)); };
    MP_ASSIGN(ImportPlan plan,
              planInputs(std::move(inputs), request, context, control, retry.sourceId != 0 ? ofSource : knownByHand(context.database)));
    if (plan.files.empty()) {
        return Error{ErrorCode::Mapping, path,
                     plan.rejections.empty() ? std::string("nobody recognises its header") : plan.rejections.front().reason};
    }
    return std::move(plan.files.front());
}

/// The planned file holds this row alone, on the line on which it was.
Result<> holdOnly(PlannedFile &file, const RowRetry &retry)
{
    MP_ASSIGN(auto bytes, file.input.open());
    MP_ASSIGN(const auto table, TableReader::open(std::move(bytes), file.options));
    const DriftVerdict verdict = judgeColumns(retry.known, columnsOf(table->head()), false, retry.drift);
    leaveOut(file.plan, verdict.leftOut, table->head().json);
    std::string text;
    std::int64_t before = retry.rejection.line - 1;
    if (std::string_view(table->format()) == "csv") {
        const std::string delimiter = table->delimiter();
        file.options.delimiter = delimiter == "\t" ? "tab" : delimiter;
        if (fromAFile(retry.rejection)) {
            text = table->headerLine();
            --before;
        }
    }
    text.append(withoutMargins(retry.text)).append("\n");
    file.options.encoding = "UTF-8";
    file.head = {}; // it was another text's
    file.input.linesBefore = retry.rejection.line > 0 ? std::max<std::int64_t>(before, 0) : -1;
    file.input.bytes = std::make_shared<const std::string>(std::move(text));
    file.input.size = file.input.bytes->size();
    file.input.entry = 0;
    file.input.packed = false;
    return {};
}

Result<ImportReport> mergeOnly(const PlannedFile &file, const RowRetry &retry, const ImportContext &context, bool dryRun)
{
    ImportReport report;
    report.started = context.clock.now();
    MP_ASSIGN(const auto session, MergeSession::open(context, dryRun));
    if (!retry.sourceKind.empty())
        session->setSource(retry.sourceKind, retry.source);
    MP_TRY(session->begin(retry.source, report.started));
    report.run = dryRun ? RunId() : session->run();
    // A cancel would leave a run without an end; one row is quickly read.
    const CancelToken never;
    FileInHand inHand(file);
    inHand.keepCursor = [&](const DecodedBatch &batch) -> Result<> {
        return batch.ended ? store::RunRepository(context.database).markMended(retry.rejection) : Result<>();
    };
    MP_TRY(session->startFile(inHand, never));
    MP_ASSIGN(const auto decoder, BatchDecoder::open(file, context, std::nullopt, never));
    for (bool ended = false; !ended;) {
        auto batch = std::make_unique<DecodedBatch>();
        MP_TRY(decoder->fill(*batch, never));
        ended = batch->ended;
        MP_TRY(session->hold(std::move(batch), inHand, never));
    }
    MP_TRY(session->mergeHeld(never, true));
    report.files = inHand.tally.parts;
    session->countRows(inHand);
    MP_TRY(session->finish(report, retry.source, "done"));
    return report;
}

} // namespace

Result<ImportReport> retryRow(const RowRetry &retry, const ImportContext &context, const JobControl &control)
{
    const Rejection &rejection = retry.rejection;
    if (rejection.raw.empty())
        return Error{ErrorCode::InvalidArgument, rejection.path, "this is about the file as a whole; import the file again"};
    if (rejection.raw.size() >= nearlyCut)
        return Error{ErrorCode::Unsupported, rejection.path, "only the first 4 KiB of this row were kept; correct it in its file"};
    if (withoutMargins(retry.text).empty())
        return Error{ErrorCode::InvalidArgument, rejection.path, "there is nothing to read"};
    if (withoutMargins(retry.text).front() == '{' && withoutMargins(retry.text).find('\n') != std::string_view::npos)
        return Error{ErrorCode::InvalidArgument, rejection.path, "a JSON record stands on one line; several lines were given"};
    try {
        MP_ASSIGN(PlannedFile file, planOf(retry, context, control));
        MP_TRY(holdOnly(file, retry));
        // Tried first, so that a row that still does not fit leaves no run and no second entry in quarantine.
        MP_ASSIGN(ImportReport trial, mergeOnly(file, retry, context, true));
        std::int64_t records = 0;
        for (const ImportFileReport &part : trial.files)
            records = std::max(records, part.rows);
        if (records != 1)
            return Error{ErrorCode::InvalidArgument, rejection.path, "this is not one row of that file: " + std::to_string(records) + " were found"};
        if (trial.rejectedTotal > 0)
            return trial;
        return mergeOnly(file, retry, context, false);
    } catch (const std::exception &error) {
        return Error{ErrorCode::Internal, rejection.path, error.what()};
    }
}

} // namespace milepost::sync
