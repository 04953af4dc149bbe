#include "sync/presets.h"

#include <algorithm>
#include <cassert>
#include <future>
#include <iterator>

namespace milepost::sync {

namespace {

/// What a table is recognised by.
struct Columns {
    std::vector<std::string> names;
    std::vector<std::string> keys; ///< of CSV
    const char *format;

    explicit Columns(const TableReader &table, const std::vector<std::string> *only = nullptr) : format(table.format())
    {
        for (const std::string &name : table.header()) {
            const auto known = [&](const std::string &each) { return each == name || each == name.substr(0, name.find('.')); };
            if (!only || std::any_of(only->begin(), only->end(), known))
                names.push_back(name);
        }
        if (csv())
            std::transform(names.begin(), names.end(), std::back_inserter(keys), headerKey);
    }
    [[nodiscard]] bool csv() const { return std::string_view(format) == "csv"; }
    /// Written exactly so, or, of CSV, alike.
    [[nodiscard]] bool has(std::string_view name) const
    {
        const bool exact = std::find(names.begin(), names.end(), name) != names.end();
        return exact || (csv() && std::find(keys.begin(), keys.end(), headerKey(name)) != keys.end());
    }
    [[nodiscard]] bool hasEither(std::string_view alternatives) const
    {
        while (!alternatives.empty()) {
            const auto bar = alternatives.find('|');
            const std::string_view name = alternatives.substr(0, bar);
            if (name.substr(0, 1) == "=" ? std::find(names.begin(), names.end(), name.substr(1)) != names.end() : has(name))
                return true;
            alternatives = bar == std::string_view::npos ? std::string_view() : alternatives.substr(bar + 1);
        }
        return false;
    }
};

bool meetsNeeds(const Detection &detect, const Columns &columns)
{
    return (detect.format.empty() || detect.format == columns.format) && !detect.needs.empty()
        && std::all_of(detect.needs.begin(), detect.needs.end(), [&](const std::string &name) { return columns.hasEither(name); });
}

bool applies(const Detection &detect, const Columns &columns)
{
    return meetsNeeds(detect, columns)
        && std::none_of(detect.unless.begin(), detect.unless.end(), [&](const std::string &name) { return columns.hasEither(name); });
}

Mapping withoutAbsent(const Mapping &mapping, const Columns &columns)
{
    Mapping out = mapping;
    out.columns.clear();
    for (ColumnMapping column : mapping.columns) {
        std::vector<std::string> names = headersOf(column);
        // A JSON path that the first records lack may come in a later one; a CSV column cannot.
        if (columns.csv())
            std::erase_if(names, [&](const std::string &name) { return !columns.has(name); });
        if (names.empty() && !column.constant)
            continue;
        setHeaders(column, std::move(names));
        out.columns.push_back(std::move(column));
    }
    return out;
}

/// With those that share its records.
FilePlan planLedBy(const MappingDocument &lead, const TableReader &table, std::optional<EntityKind> as)
{
    const Columns columns(table);
    FilePlan plan;
    plan.recognised = plan.builtIn = true;
    for (std::size_t i = 0; i < presets().size(); ++i) {
        const MappingDocument &preset = presets()[i];
        const bool together = !lead.detect.whenField.empty() && preset.mapping.sourceKind == lead.mapping.sourceKind
            && preset.detect.whenField == lead.detect.whenField && applies(preset.detect, columns)
            && (!as || preset.mapping.entity == *as);
        if (&preset == &lead)
            plan.preset = presetTexts()[i].name;
        if (&preset == &lead || together)
            plan.parts.push_back({withoutAbsent(preset.mapping, columns), preset.detect.whenField, preset.detect.whenValues});
    }
    return plan;
}

const MappingDocument *named(std::string_view preset)
{
    for (std::size_t i = 0; i < presets().size(); ++i) {
        if (presetTexts()[i].name == preset)
            return &presets()[i];
    }
    return nullptr;
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

std::vector<std::string> headersOf(const ColumnMapping &column)
{
    std::vector<std::string> names;
    if (!column.from.empty())
        names.push_back(column.from);
    names.insert(names.end(), column.fallbacks.begin(), column.fallbacks.end());
    return names;
}

void setHeaders(ColumnMapping &column, std::vector<std::string> names)
{
    column.from = names.empty() ? std::string() : names.front();
    column.fallbacks.assign(names.empty() ? names.end() : names.begin() + 1, names.end());
}

Mapping withoutAbsent(const Mapping &mapping, const TableReader &table) { return withoutAbsent(mapping, Columns(table)); }

std::optional<FilePlan> detectPlan(const TableReader &table, std::optional<EntityKind> as, const std::vector<std::string> *only)
{
    const Columns columns(table, only);
    const MappingDocument *best = nullptr;
    std::size_t bestColumns = 0;
    for (const MappingDocument &preset : presets()) {
        if ((as && preset.mapping.entity != *as) || !applies(preset.detect, columns))
            continue;
        const std::size_t mapped = withoutAbsent(preset.mapping, columns).columns.size();
        if (!best || preset.detect.priority > best->detect.priority
            || (preset.detect.priority == best->detect.priority && mapped > bestColumns)) {
            best = &preset;
            bestColumns = mapped;
        }
    }
    return best ? std::optional(planLedBy(*best, table, as)) : std::nullopt;
}

std::optional<FilePlan> planLedBy(std::string_view preset, const TableReader &table, std::optional<EntityKind> as)
{
    const MappingDocument *lead = named(preset);
    if (!lead || (as && lead->mapping.entity != *as) || (!lead->detect.format.empty() && lead->detect.format != table.format()))
        return std::nullopt;
    return planLedBy(*lead, table, as);
}

bool hasWhatItNeeds(std::string_view preset, const TableReader &table)
{
    const MappingDocument *there = named(preset);
    return there && meetsNeeds(there->detect, Columns(table));
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
