#include "sync/presets.h"

#include <algorithm>
#include <cassert>

namespace milepost::sync {

namespace {

bool hasEither(const TableReader &table, std::string_view alternatives)
{
    while (!alternatives.empty()) {
        const auto bar = alternatives.find('|');
        if (table.hasHeader(alternatives.substr(0, bar)))
            return true;
        alternatives = bar == std::string_view::npos ? std::string_view() : alternatives.substr(bar + 1);
    }
    return false;
}

bool applies(const Detection &detect, const TableReader &table)
{
    if (!detect.format.empty() && detect.format != table.format())
        return false;
    const auto has = [&](const std::string &name) { return hasEither(table, name); };
    return !detect.needs.empty() && std::all_of(detect.needs.begin(), detect.needs.end(), has)
        && std::none_of(detect.unless.begin(), detect.unless.end(), has);
}

/// Letters two words share in order, as a share of the longer: "acct_name" and "account_name" are close.
double likeness(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty() || a.size() > 64 || b.size() > 64)
        return 0;
    std::vector<std::size_t> above(b.size() + 1, 0);
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const char x : a) {
        for (std::size_t j = 0; j < b.size(); ++j)
            row[j + 1] = x == b[j] ? above[j] + 1 : std::max(above[j + 1], row[j]);
        std::swap(above, row);
    }
    return static_cast<double>(above.back()) / static_cast<double>(std::max(a.size(), b.size()));
}

std::vector<std::string> namesOf(const ColumnMapping &column)
{
    std::vector<std::string> names{column.from};
    names.insert(names.end(), column.fallbacks.begin(), column.fallbacks.end());
    names.push_back(column.field);
    return names;
}

struct Proposal {
    Mapping mapping;
    double score = 0;
};

Proposal proposeFor(const MappingDocument &preset, const TableReader &table)
{
    Proposal proposal;
    proposal.mapping = preset.mapping;
    proposal.mapping.name.clear();
    proposal.mapping.columns.clear();
    proposal.mapping.sourceKind = "file";
    proposal.mapping.decimalStated = false;
    struct Pair {
        double likeness;
        std::size_t column, header;
    };
    std::vector<Pair> pairs;
    for (std::size_t c = 0; c < preset.mapping.columns.size(); ++c) {
        for (std::size_t h = 0; h < table.header().size(); ++h) {
            const std::string header = headerKey(table.header()[h]);
            double best = 0;
            for (const std::string &name : namesOf(preset.mapping.columns[c]))
                best = std::max(best, likeness(headerKey(name), header));
            if (best >= 0.8)
                pairs.push_back({best, c, h});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) { return a.likeness > b.likeness; });
    std::vector<bool> columnTaken(preset.mapping.columns.size());
    std::vector<bool> headerTaken(table.header().size());
    for (const Pair &pair : pairs) {
        if (columnTaken[pair.column] || headerTaken[pair.header])
            continue;
        columnTaken[pair.column] = headerTaken[pair.header] = true;
        ColumnMapping column = preset.mapping.columns[pair.column];
        column.from = table.header()[pair.header];
        column.fallbacks.clear();
        proposal.mapping.columns.push_back(std::move(column));
        proposal.score += pair.likeness;
    }
    proposal.score -= 2.0 * static_cast<double>(missingFields(proposal.mapping).size());
    return proposal;
}

} // namespace

const std::vector<MappingDocument> &presets()
{
    static const std::vector<MappingDocument> all = [] {
        std::vector<MappingDocument> documents;
        for (const PresetText &text : presetTexts()) {
            auto document = parseMappingDocument(text.toml, std::string(text.name), true);
            assert(document.ok());
            if (document.ok())
                documents.push_back(std::move(*document));
        }
        return documents;
    }();
    return all;
}

Mapping withoutAbsent(const Mapping &mapping, const TableReader &table)
{
    Mapping out = mapping;
    out.columns.clear();
    for (ColumnMapping column : mapping.columns) {
        std::vector<std::string> names;
        if (!column.from.empty())
            names.push_back(column.from);
        names.insert(names.end(), column.fallbacks.begin(), column.fallbacks.end());
        // A JSON path that the first records lack may come in a later one; a CSV column cannot.
        const bool mayCome = std::string_view(table.format()) != "csv";
        std::erase_if(names, [&](const std::string &name) { return !mayCome && !table.hasHeader(name); });
        if (names.empty() && !column.constant)
            continue;
        column.from = names.empty() ? std::string() : names.front();
        column.fallbacks.assign(names.empty() ? names.end() : names.begin() + 1, names.end());
        out.columns.push_back(std::move(column));
    }
    return out;
}

std::optional<FilePlan> detectPlan(const TableReader &table, std::optional<EntityKind> as)
{
    const MappingDocument *best = nullptr;
    std::size_t bestColumns = 0;
    for (const MappingDocument &preset : presets()) {
        if ((as && preset.mapping.entity != *as) || !applies(preset.detect, table))
            continue;
        const std::size_t columns = withoutAbsent(preset.mapping, table).columns.size();
        if (!best || preset.detect.priority > best->detect.priority
            || (preset.detect.priority == best->detect.priority && columns > bestColumns)) {
            best = &preset;
            bestColumns = columns;
        }
    }
    if (!best)
        return std::nullopt;
    FilePlan plan;
    plan.recognised = true;
    for (const MappingDocument &preset : presets()) {
        const bool together = !best->detect.whenField.empty() && preset.mapping.sourceKind == best->mapping.sourceKind
            && preset.detect.whenField == best->detect.whenField && applies(preset.detect, table)
            && (!as || preset.mapping.entity == *as);
        if (&preset == best || together)
            plan.parts.push_back({withoutAbsent(preset.mapping, table), preset.detect.whenField, preset.detect.whenValues});
    }
    return plan;
}

Mapping proposeMapping(const TableReader &table, std::optional<EntityKind> as)
{
    Proposal best;
    best.mapping.entity = as.value_or(EntityKind::Accounts);
    best.score = -1e9;
    for (const MappingDocument &preset : presets()) {
        if (preset.mapping.sourceKind != "native" || (as && preset.mapping.entity != *as))
            continue;
        Proposal proposal = proposeFor(preset, table);
        if (proposal.score > best.score)
            best = std::move(proposal);
    }
    return best.mapping;
}

std::vector<std::string> missingFields(const Mapping &mapping)
{
    std::vector<std::string> missing;
    for (const FieldSpec &spec : fieldsOf(mapping.entity)) {
        const bool there = std::any_of(mapping.columns.begin(), mapping.columns.end(),
                                       [&](const ColumnMapping &column) { return column.field == spec.key; });
        // An event may be known by its user alone.
        if (spec.required && !there)
            missing.emplace_back(spec.key);
    }
    return missing;
}

} // namespace milepost::sync
