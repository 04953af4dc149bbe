#include "sync/planner.h"

#include "base/hash.h"
#include "model/file_days.h"
#include "store/run_repository.h"
#include "sync/mapping_file.h"

#include <algorithm>

namespace milepost::sync {

namespace {

constexpr std::uint64_t evidenceBytesCsv = std::uint64_t{64} << 20;
constexpr std::uint64_t evidenceBytesJson = std::uint64_t{4} << 20;
constexpr std::size_t headBytes = 64 * 1024;

int rankOf(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Accounts: return 0;
    case EntityKind::Subscriptions: return 1;
    case EntityKind::Users:
    case EntityKind::Contacts: return 2;
    default: return 3;
    }
}

int rankOf(const FilePlan &plan)
{
    // A file of several entities goes by its most basic one.
    int rank = 9;
    for (const auto &part : plan.parts)
        rank = std::min(rank, rankOf(part.mapping.entity));
    return rank;
}

TableOptions optionsOf(const ImportRequest &request)
{
    TableOptions options;
    if (request.mapping)
        options = {request.mapping->encoding, request.mapping->delimiter};
    if (options.encoding.empty())
        options.encoding = request.encoding;
    return options;
}

/// What the request says of all its files, where the mapping says nothing.
void settle(Mapping &mapping, const ImportRequest &request)
{
    if (!mapping.dayFirst)
        mapping.dayFirst = request.dayFirst;
    if (!mapping.decimalStated && request.decimalComma) {
        mapping.decimalComma = *request.decimalComma;
        mapping.decimalStated = true;
    }
    if (request.madeOn.valid())
        stateMadeOn(mapping, request.madeOn);
    if (request.leftOn.valid())
        stateLeftOn(mapping, request.leftOn);
}

/// A vendor's table may not say whose its records are; the rows then tell so, each by itself.
bool onlyAccountMissing(const std::vector<std::string> &missing)
{
    return missing.size() == 1 && missing.front() == "account";
}

std::string listed(const std::vector<std::string> &names, std::string_view between = ", ")
{
    std::string out;
    for (const std::string &name : names)
        out.append(out.empty() ? std::string_view() : between).append(name);
    return out;
}

/// Of JSON the members of its records.
bool hasAll(const std::vector<std::string> &columns, const TableReader &table)
{
    const auto &header = table.header();
    return std::all_of(columns.begin(), columns.end(), [&](const std::string &column) {
        return std::any_of(header.begin(), header.end(),
                           [&](const std::string &name) { return name == column || name.substr(0, name.find('.')) == column; });
    });
}

class Planner {
public:
    Planner(const ImportRequest &request, const ImportContext &context, const KnownStreams &known)
        : m_request(request), m_context(context), m_known(known)
    {
    }

    Result<> add(const InputFile &input)
    {
        PlannedFile file;
        file.input = input;
        file.options = optionsOf(m_request);
        auto opened = openTable(file, true);
        if (!opened.ok())
            return leaveOut(input, codeName(opened.error().code), opened.error().detail);
        const TableReader &table = **opened;
        MP_ASSIGN(const KnownStream known, m_known(input));
        MP_ASSIGN(auto plan, planFor(table, m_request, m_context, known));
        if (!plan) {
            std::string reason = "Nobody recognises the header of this file";
            if (m_request.as) {
                reason += " as " + std::string(keyOf(*m_request.as)) + "; missing: "
                    + listed(missingFields(proposeMapping(table, m_request.as)));
            }
            return leaveOut(input, "unrecognised", reason + ". Say how its columns are meant with a mapping file.");
        }
        file.plan = std::move(*plan);
        file.understood = readingOf(file.plan, table);
        if (known.reading)
            file.understood = readingAfter(*known.reading, std::move(file.understood), table);
        file.newlyUnderstood = known.keptAlone || !known.reading || !file.understood.same(*known.reading);
        file.understood.file = known.file;
        // A kept mapping may state how the file is to be read at all.
        const Mapping &first = file.plan.parts.front().mapping;
        const TableOptions stated{first.encoding.empty() ? file.options.encoding : first.encoding,
                                  first.delimiter.empty() ? file.options.delimiter : first.delimiter};
        if (stated.encoding != file.options.encoding || stated.delimiter != file.options.delimiter) {
            file.options = stated;
            auto again = openTable(file, true);
            if (!again.ok())
                return leaveOut(input, codeName(again.error().code), again.error().detail);
            *opened = std::move(*again);
        }
        return addPlanned(std::move(file), **opened);
    }

    ImportPlan take()
    {
        std::stable_sort(m_plan.files.begin(), m_plan.files.end(),
                         [](const PlannedFile &a, const PlannedFile &b) { return a.rank < b.rank; });
        return std::move(m_plan);
    }

private:
    Result<> addPlanned(PlannedFile file, TableReader &table)
    {
        file.head = table.head();
        const InputFile &input = file.input;
        for (const auto &part : file.plan.parts) {
            const auto missing = missingFields(withoutAbsent(part.mapping, table));
            if (!missing.empty() && !(file.plan.builtIn && onlyAccountMissing(missing))) {
                return leaveOut(input, "missing_column",
                                "The mapping needs columns that the file does not have: " + listed(missing) + '.');
            }
        }
        for (auto &part : file.plan.parts) {
            part.mapping = withoutAbsent(part.mapping, table);
            settle(part.mapping, m_request);
        }
        const std::uint64_t bytes = std::string_view(table.format()) == "csv" ? evidenceBytesCsv : evidenceBytesJson;
        MP_ASSIGN(file.evidence, gatherEvidence(table, file.plan, bytes));
        std::vector<std::string> doubts;
        for (const auto &part : file.plan.parts) {
            const RecordMapper mapper(part, table, file.evidence, m_context.zone, m_context.currency);
            doubts.insert(doubts.end(), mapper.doubts().begin(), mapper.doubts().end());
        }
        if (!doubts.empty()) {
            if (input.named)
                return Error{ErrorCode::Ambiguous, input.path, listed(doubts, "; ")};
            m_plan.rejections.push_back({input.path, 0, "ambiguous", "In this file " + listed(doubts, "; ") + '.', {}});
            return {};
        }
        file.reading = stableHash(m_context.zone.name());
        for (const auto &part : file.plan.parts)
            file.reading = combineHash(file.reading, stableHash(mappingToToml(part.mapping)));
        file.rank = rankOf(file.plan);
        m_plan.files.push_back(std::move(file));
        return {};
    }

    Result<std::unique_ptr<TableReader>> openTable(PlannedFile &file, bool hash)
    {
        MP_ASSIGN(auto source, file.input.open());
        if (hash) {
            MP_ASSIGN(std::string head, readAhead(*source, headBytes));
            file.headHash = stableHash(head);
            file.headLength = static_cast<std::int64_t>(head.size());
            source = std::make_unique<PrefixedSource>(std::move(head), std::move(source));
        }
        return TableReader::open(std::move(source), file.options);
    }

    Result<> leaveOut(const InputFile &input, std::string_view code, std::string reason)
    {
        if (input.named)
            m_plan.rejections.push_back({input.path, 0, std::string(code), std::move(reason), {}});
        else
            m_plan.skipped.push_back({input.path, std::move(reason)});
        return {};
    }

    const ImportRequest &m_request;
    const ImportContext &m_context;
    const KnownStreams &m_known;
    ImportPlan m_plan;
};

} // namespace

Result<std::optional<FilePlan>> planFor(const TableReader &table, const ImportRequest &request, const ImportContext &context,
                                        const KnownStream &known)
{
    const auto single = [](Mapping mapping, bool recognised) {
        FilePlan plan;
        plan.recognised = recognised;
        plan.parts.push_back({std::move(mapping), {}, {}});
        return std::optional(std::move(plan));
    };
    const auto &as = request.as;
    if (request.mapping)
        return single(*request.mapping, true);
    store::RunRepository runs(context.database);
    MP_ASSIGN(const auto kept, runs.mapping(table.signature()));
    if (kept) {
        auto mapping = mappingFromToml(kept->toml, kept->name.empty() ? "kept mapping" : kept->name);
        if (mapping.ok() && (!as || mapping->entity == *as))
            return single(request.keptDays ? std::move(*mapping) : withoutFileDays(std::move(*mapping)), true);
    }
    const auto fresh = [&] {
        auto plan = detectPlan(table, as);
        if (!plan && as) {
            // Only accounts may say how long instead of since when; what an event is called nobody can propose unseen.
            Mapping proposal = proposeMapping(table, as, *as == EntityKind::Accounts ? request.madeOn : Day());
            if (missingFields(proposal).empty())
                plan = single(std::move(proposal), false);
        }
        return plan;
    };
    std::optional<FilePlan> plan;
    if (known.reading) {
        if (auto before = planAsBefore(*known.reading, known.ofAnother, table, as, fresh))
            return before;
    } else if (!known.columns.empty() && hasAll(known.columns, table)) {
        plan = detectPlan(table, as, &known.columns);
    }
    const bool byColumns = plan.has_value();
    if (!plan)
        plan = fresh();
    if (plan)
        settleId(*plan, table);
    if (byColumns)
        settleId(*plan, known.columns);
    return plan;
}

Result<ImportPlan> planImport(const ImportRequest &request, const ImportContext &context, const JobControl &control)
{
    MP_ASSIGN(InputList inputs, listInputs(request.paths, control));
    return planInputs(std::move(inputs), request, context, control, knownByHand(context.database));
}

Result<ImportPlan> planInputs(InputList inputs, const ImportRequest &request, const ImportContext &context,
                              const JobControl &control, const KnownStreams &known)
{
    Planner planner(request, context, known);
    for (const InputFile &input : inputs.files) {
        if (control.cancel.cancelled())
            break;
        MP_TRY(planner.add(input));
        control.yieldTurn();
    }
    ImportPlan plan = planner.take();
    plan.skipped.insert(plan.skipped.begin(), inputs.skipped.begin(), inputs.skipped.end());
    plan.unlisted = inputs.rejections.size();
    plan.rejections.insert(plan.rejections.begin(), inputs.rejections.begin(), inputs.rejections.end());
    return plan;
}

} // namespace milepost::sync
