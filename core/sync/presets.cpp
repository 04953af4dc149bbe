#include "sync/presets.h"

#include <algorithm>
#include <cassert>
#include <future>
#include <iterator>

namespace milepost::sync {

namespace {

bool hasEither(const TableReader &table, std::string_view alternatives)
{
    while (!alternatives.empty()) {
        const auto bar = alternatives.find('|');
        const std::string_view name = alternatives.substr(0, bar);
        const auto &header = table.header();
        if (name.substr(0, 1) == "=" ? std::find(header.begin(), header.end(), name.substr(1)) != header.end()
                                     : table.hasHeader(name))
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

std::vector<MappingDocument> parsed(std::span<const PresetText> texts)
{
    std::vector<MappingDocument> documents;
    for (const PresetText &text : texts) {
        auto document = parseMappingDocument(text.toml, std::string(text.name), true);
        assert(document.ok());
        if (document.ok())
            documents.push_back(std::move(*document));
    }
    return documents;
}

} // namespace

const std::vector<MappingDocument> &presets()
{
    // Milliseconds that a short synchronization would notice: half of them on another thread.
    static const std::vector<MappingDocument> all = [] {
        const auto texts = presetTexts();
        auto others = std::async(std::launch::async, parsed, texts.subspan(texts.size() / 2));
        auto documents = parsed(texts.first(texts.size() / 2));
        auto rest = others.get();
        std::move(rest.begin(), rest.end(), std::back_inserter(documents));
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
    plan.recognised = plan.builtIn = true;
    for (const MappingDocument &preset : presets()) {
        const bool together = !best->detect.whenField.empty() && preset.mapping.sourceKind == best->mapping.sourceKind
            && preset.detect.whenField == best->detect.whenField && applies(preset.detect, table)
            && (!as || preset.mapping.entity == *as);
        if (&preset == best || together)
            plan.parts.push_back({withoutAbsent(preset.mapping, table), preset.detect.whenField, preset.detect.whenValues});
    }
    return plan;
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
