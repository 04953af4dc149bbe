#include "sync/mapping_file.h"

#include "sync/decode/byte_source.h"
#include "sync/mapping_toml.h"
#include "sync/table_reader.h"
#include "sync/values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace milepost::sync {

namespace {

constexpr std::size_t largestFile = 1 << 20;

std::string quoted(std::string_view text)
{
    std::string out;
    appendJsonText(text, out); // JSON's escapes are a part of TOML's
    return out;
}

bool isBareKey(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::string key(std::string_view name) { return isBareKey(name) ? std::string(name) : quoted(name); }

std::string numberText(double number)
{
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return std::string(buffer.data(), end);
}

std::string list(const std::vector<std::string> &names)
{
    std::string out = "[";
    for (const std::string &name : names)
        out += (out.size() > 1 ? ", " : "") + quoted(name);
    return out + "]";
}

std::string fromText(const ColumnMapping &column)
{
    if (column.fallbacks.empty())
        return quoted(column.from);
    std::vector<std::string> names{column.from};
    names.insert(names.end(), column.fallbacks.begin(), column.fallbacks.end());
    return list(names);
}

std::string columnText(const ColumnMapping &column)
{
    std::vector<std::string> parts;
    if (column.constant)
        parts.push_back("constant = " + quoted(*column.constant));
    if (!column.from.empty())
        parts.push_back("from = " + fromText(column));
    if (!column.format.empty())
        parts.push_back("format = " + quoted(column.format));
    if (column.times)
        parts.push_back("times = " + numberText(*column.times));
    if (!column.currency.empty())
        parts.push_back("currency = " + quoted(column.currency));
    if (!column.values.empty()) {
        std::string values;
        for (const auto &[from, to] : column.values)
            values += (values.empty() ? " " : ", ") + key(from) + " = " + quoted(to);
        parts.push_back("values = {" + values + " }");
    }
    if (!column.by.empty())
        parts.push_back("times_column = " + quoted(column.by));
    if (!column.per.empty())
        parts.push_back("per_column = " + quoted(column.per));
    if (column.minor)
        parts.emplace_back("minor_units = true");
    if (!column.form.empty())
        parts.push_back("form = " + quoted(column.form));
    if (!column.join.empty())
        parts.push_back("join = " + list(column.join));
    if (!column.split.empty())
        parts.push_back("split = " + quoted(column.split));
    if (!column.when.empty())
        parts.push_back("when = " + list(column.when));
    if (!column.before.empty())
        parts.push_back("before = " + quoted(column.before));
    if (!column.unit.empty())
        parts.push_back("unit = " + quoted(column.unit));
    if (column.through)
        parts.push_back("through = " + quoted(keyOf(*column.through)));
    if (parts.size() == 1 && column.fallbacks.empty() && !column.from.empty())
        return quoted(column.from);
    std::string out = "{";
    for (const std::string &part : parts)
        out += (out.size() > 1 ? ", " : " ") + part;
    return out + " }";
}

} // namespace

Result<Mapping> mappingFromToml(std::string_view text, const std::string &fileName)
{
    MP_ASSIGN(MappingDocument document, parseMappingDocument(text, fileName, false));
    return std::move(document.mapping);
}

std::string mappingToToml(const Mapping &mapping)
{
    std::string out;
    const auto line = [&out](std::string_view name, const std::string &value) {
        out += std::string(name) + " = " + value + '\n';
    };
    if (!mapping.name.empty())
        line("name", quoted(mapping.name));
    line("entity", quoted(keyOf(mapping.entity)));
    line("identity", quoted(keyOf(mapping.identity)));
    if (!mapping.sourceKind.empty())
        line("source", quoted(mapping.sourceKind));
    if (mapping.decimalStated || mapping.decimalComma)
        line("decimal_comma", mapping.decimalComma ? "true" : "false");
    if (mapping.dayFirst)
        line("date_order", quoted(*mapping.dayFirst ? "day_first" : "month_first"));
    if (!mapping.encoding.empty())
        line("encoding", quoted(mapping.encoding));
    if (!mapping.delimiter.empty())
        line("delimiter", quoted(mapping.delimiter));
    out += "\n[columns]\n";
    for (const ColumnMapping &column : mapping.columns)
        line(key(column.field), columnText(column));
    // In CLI.md's example the two lists stand among the columns; both places are read.
    if (!mapping.properties.empty())
        line("properties", list(mapping.properties));
    if (!mapping.custom.empty())
        line("custom", list(mapping.custom));
    return out;
}

Result<Mapping> readMappingFile(const std::string &path)
{
    MP_ASSIGN(auto source, openFile(path));
    MP_ASSIGN(const std::string text, readAhead(*source, largestFile + 1));
    if (text.size() > largestFile)
        return Error{ErrorCode::LimitExceeded, path, "a mapping file has at most 1 MB"};
    return mappingFromToml(text, path);
}

} // namespace milepost::sync
