#include "sync/pipeline.h"

#include "model/file_days.h"
#include "sync/planner.h"

#include <algorithm>

namespace milepost::sync {

namespace {

constexpr std::uint64_t evidenceBytes = std::uint64_t{16} << 20;

} // namespace

Result<ImportPreview> previewInput(const InputFile &input, const std::optional<Mapping> &mapping, std::size_t rows,
                                   const ImportContext &context, const KnownStream &known)
{
    const TableOptions options = mapping ? TableOptions{mapping->encoding, mapping->delimiter} : TableOptions{};
    MP_ASSIGN(auto source, input.open());
    MP_ASSIGN(auto glance, TableReader::open(std::move(source), options));
    ImportPreview preview;
    preview.path = input.path;
    preview.encoding = glance->encoding();
    preview.delimiter = glance->delimiter();
    preview.format = glance->format();
    preview.header = glance->header();
    preview.sample = glance->sample(rows);
    if (glance->sampleRows() > 0 && glance->sampleBytes() > 0) {
        const double perRow = static_cast<double>(glance->sampleBytes()) / static_cast<double>(glance->sampleRows());
        preview.estimatedRows = glance->sizeHint() <= glance->sampleBytes()
            ? static_cast<std::int64_t>(glance->sampleRows())
            : static_cast<std::int64_t>(static_cast<double>(glance->sizeHint()) / perRow);
    }
    ImportRequest request;
    request.mapping = mapping;
    MP_ASSIGN(auto plan, planFor(*glance, request, context, known));
    if (!plan) {
        plan.emplace();
        const Day today = context.zone.dayOf(context.clock.now());
        plan->parts.push_back({proposeMapping(*glance, std::nullopt, today), {}, {}});
    }
    preview.recognised = plan->recognised;
    // One mapping is shown; of a file with several kinds of records, the one with events.
    auto part = std::find_if(plan->parts.begin(), plan->parts.end(),
                             [](const FilePlan::Part &p) { return p.mapping.entity == EntityKind::Events; });
    if (part == plan->parts.end())
        part = plan->parts.begin();
    part->mapping = withoutAbsent(part->mapping, *glance);
    preview.mapping = part->mapping;
    for (const std::string &field : missingFields(part->mapping))
        preview.problems.push_back("The required field \"" + field + "\" has no column.");
    if (!plan->recognised && saysWhoLeft(part->mapping) && !leftOn(part->mapping).valid())
        preview.problems.push_back("The file says who left, not when: state that day, or they count as churned without one.");
    FilePlan shown;
    shown.parts.push_back(*part);
    MP_ASSIGN(const TableEvidence evidence, gatherEvidence(*glance, shown, evidenceBytes));

    MP_ASSIGN(auto again, input.open());
    MP_ASSIGN(auto table, TableReader::open(std::move(again), options));
    RecordMapper mapper(*part, *table, evidence, context.zone, context.currency);
    preview.questions = mapper.questions();
    preview.problems.insert(preview.problems.end(), mapper.doubts().begin(), mapper.doubts().end());
    for (const ColumnMapping &column : part->mapping.columns)
        preview.fields.push_back(column.field);
    while (preview.rows.size() < rows) {
        MP_ASSIGN(const TableReader::Step step, table->next());
        if (step == TableReader::Step::End)
            break;
        if (step == TableReader::Step::Rejected) {
            preview.problems.push_back("Line " + std::to_string(table->line()) + ": " + table->reason());
            if (preview.problems.size() > 50)
                break;
            continue;
        }
        if (!mapper.takes())
            continue;
        auto &row = preview.rows.emplace_back();
        for (std::size_t i = 0; i < part->mapping.columns.size(); ++i)
            row.push_back(mapper.previewCell(i));
    }
    return preview;
}

Result<ImportPreview> previewFile(const std::string &path, const std::optional<Mapping> &mapping, std::size_t rows,
                                  const ImportContext &context)
{
    try {
        MP_ASSIGN(InputList inputs, listInputs({path}, {}));
        std::optional<Error> failure;
        for (const InputFile &input : inputs.files) {
            MP_ASSIGN(const KnownStream known, knownByHand(context.database)(input));
            auto preview = previewInput(input, mapping, rows, context, known);
            if (preview.ok())
                return preview;
            if (!failure)
                failure = preview.error();
        }
        if (failure)
            return Error{failure->code, failure->context.empty() ? path : failure->context, failure->detail};
        if (!inputs.rejections.empty())
            return Error{ErrorCode::FileFormat, path, inputs.rejections.front().reason};
        return Error{ErrorCode::NotFound, path, "there is no file in it"};
    } catch (const std::exception &error) {
        return Error{ErrorCode::Internal, path, error.what()};
    }
}

} // namespace milepost::sync
