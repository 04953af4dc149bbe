#include "sync/mapping_toml.h"

#include "model/file_days.h"
#include "sync/shapes.h"
#include "sync/values.h"

#include <toml++/toml.h>

#include <algorithm>

namespace milepost::sync {

namespace {

constexpr std::size_t largestText = 1 << 20;
constexpr std::size_t mostColumns = 10'000;

template <class Range> std::string listed(const Range &names)
{
    std::string out;
    for (const auto &name : names)
        out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

/// Reads one document; the first problem ends it.
class DocumentReader {
public:
    DocumentReader(std::string fileName, bool withDetection)
        : m_fileName(std::move(fileName)), m_withDetection(withDetection)
    {
    }

    Result<MappingDocument> read(const toml::table &root)
    {
        // The entity first: what columns may be called depends on it.
        const auto *entity = root.get("entity");
        if (!entity)
            return problem(root, "the entity is missing; one of " + listed(EnumKeys<EntityKind>::keys));
        MP_TRY(readKey(*entity, "entity", m_out.mapping.entity));
        for (const auto &[key, node] : root)
            MP_TRY(readTop(std::string(key.str()), node));
        if (m_out.mapping.columns.empty())
            return problem(root, "no columns are mapped; add a [columns] table");
        return std::move(m_out);
    }

private:
    Error problem(const toml::node &node, std::string cause) const
    {
        return {ErrorCode::Mapping, m_fileName + ':' + std::to_string(std::max<std::size_t>(node.source().begin.line, 1)),
                std::move(cause)};
    }

    Result<> readText(const toml::node &node, std::string_view name, std::string &into) const
    {
        const auto text = node.value_exact<std::string>();
        if (!text)
            return problem(node, std::string(name) + " must be a text in quotes");
        into = *text;
        return {};
    }

    Result<> readTexts(const toml::node &node, std::string_view name, std::vector<std::string> &into) const
    {
        const auto *array = node.as_array();
        if (!array)
            return problem(node, std::string(name) + " must be a list of texts");
        for (const auto &item : *array)
            MP_TRY(readText(item, name, into.emplace_back()));
        return {};
    }

    template <class E> Result<> readKey(const toml::node &node, std::string_view name, E &into) const
    {
        std::string text;
        MP_TRY(readText(node, name, text));
        const auto value = fromKey<E>(text);
        if (!value)
            return problem(node, std::string(name) + " \"" + text + "\" is not one of " + listed(EnumKeys<E>::keys));
        into = *value;
        return {};
    }

    Result<> readTop(const std::string &key, const toml::node &node)
    {
        Mapping &mapping = m_out.mapping;
        if (key == "entity")
            return {};
        if (key == "identity")
            return readKey(node, key, mapping.identity);
        if (key == "name")
            return readText(node, key, mapping.name);
        if (key == "source")
            return readText(node, key, mapping.sourceKind);
        if (key == "encoding")
            return readText(node, key, mapping.encoding);
        if (key == "delimiter") {
            MP_TRY(readText(node, key, mapping.delimiter));
            if (mapping.delimiter.size() != 1 && mapping.delimiter != "tab" && mapping.delimiter != "blanks")
                return problem(node, "delimiter must be one character, \"tab\", or \"blanks\" for columns set apart by blanks");
            return {};
        }
        if (key == "decimal_comma") {
            const auto flag = node.value_exact<bool>();
            if (!flag)
                return problem(node, "decimal_comma must be true or false");
            mapping.decimalComma = *flag;
            mapping.decimalStated = true;
            return {};
        }
        if (key == "date_order") {
            std::string order;
            MP_TRY(readText(node, key, order));
            if (order != "day_first" && order != "month_first")
                return problem(node, "date_order must be \"day_first\" or \"month_first\"");
            mapping.dayFirst = order == "day_first";
            return {};
        }
        if (key == "properties")
            return readTexts(node, key, mapping.properties);
        if (key == "custom")
            return readTexts(node, key, mapping.custom);
        if (key == "columns")
            return readColumns(node);
        if (key == "detect" && m_withDetection)
            return readDetection(node);
        return problem(node, "unknown key \"" + key
                           + "\"; known are name, entity, identity, source, decimal_comma, date_order, encoding, "
                             "delimiter, columns, properties, custom");
    }

    Result<> readColumns(const toml::node &node)
    {
        const auto *table = node.as_table();
        if (!table)
            return problem(node, "columns must be a table: field = \"header\"");
        if (table->size() > mostColumns)
            return problem(node, "more than " + std::to_string(mostColumns) + " columns");
        // toml++ keeps tables by name; people's order is kept by line.
        std::vector<std::pair<std::string, const toml::node *>> entries;
        for (const auto &[key, value] : *table)
            entries.emplace_back(std::string(key.str()), &value);
        std::stable_sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) {
            const auto &x = a.second->source().begin;
            const auto &y = b.second->source().begin;
            return x.line != y.line ? x.line < y.line : x.column < y.column;
        });
        for (const auto &[field, value] : entries) {
            if (field == "properties" || field == "custom") {
                auto &into = field == "custom" ? m_out.mapping.custom : m_out.mapping.properties;
                MP_TRY(readTexts(*value, field, into));
                continue;
            }
            MP_TRY(readColumn(field, *value));
        }
        return {};
    }

    Result<> readColumn(const std::string &field, const toml::node &node)
    {
        const EntityKind entity = m_out.mapping.entity;
        const auto index = fieldIndex(entity, field);
        if (!index) {
            std::vector<std::string_view> known;
            for (const FieldSpec &spec : fieldsOf(entity))
                known.push_back(spec.key);
            return problem(node, std::string(keyOf(entity)) + " have no field \"" + field + "\"; known are "
                               + listed(known));
        }
        ColumnMapping column;
        column.field = field;
        if (const auto header = node.value_exact<std::string>()) {
            column.from = *header;
        } else if (const auto *table = node.as_table()) {
            for (const auto &[key, value] : *table)
                MP_TRY(readColumnPart(std::string(key.str()), value, column));
        } else {
            return problem(node, field + " must be a header in quotes, or { from = \"header\", … }");
        }
        const bool left = column.form == leftForm;
        if (left && (entity != EntityKind::Accounts || field != "churned_on" || column.before.empty() || !column.unit.empty()))
            return problem(node, "form \"left\" makes the churned_on of accounts: { from = \"churn\", form = \"left\", before = \"2026-01-31\" }");
        if (!left && !column.before.empty() && column.unit.empty())
            return problem(node, field + ": before needs a unit: { from = \"tenure\", before = \"2026-01-31\", unit = \"months\" }");
        if (column.from.empty() && !column.constant)
            return problem(node, field + " needs from = \"header\" or constant = \"text\"");
        m_out.mapping.columns.push_back(std::move(column));
        return {};
    }

    Result<> readColumnPart(const std::string &key, const toml::node &node, ColumnMapping &column)
    {
        if (key == "from") {
            if (node.is_string())
                return readText(node, key, column.from);
            std::vector<std::string> names;
            MP_TRY(readTexts(node, key, names));
            if (names.empty())
                return problem(node, "from is an empty list");
            column.from = names.front();
            column.fallbacks.assign(names.begin() + 1, names.end());
            return {};
        }
        if (key == "constant")
            return readText(node, key, column.constant.emplace());
        if (key == "format") {
            MP_TRY(readText(node, key, column.format));
            if (column.format != "utc" && !isDatePattern(column.format)) {
                return problem(node, "format \"" + column.format
                                   + "\" is not a date pattern; write it like \"dd/MM/yyyy\" or \"yyyy-MM-dd HH:mm\"");
            }
            return {};
        }
        if (key == "times") {
            const auto number = node.value<double>();
            if (!number || !(*number == *number) || *number == 0 || *number > 1e12 || *number < -1e12)
                return problem(node, "times must be a number other than 0");
            column.times = *number;
            return {};
        }
        if (key == "currency") {
            MP_TRY(readText(node, key, column.currency));
            if (!Currency::fromCode(column.currency))
                return problem(node, "currency \"" + column.currency + "\" is not a three-letter ISO 4217 code");
            return {};
        }
        if (key == "values") {
            const auto *table = node.as_table();
            if (!table)
                return problem(node, "values must be a table: { \"text in the file\" = \"key\" }");
            for (const auto &[from, to] : *table)
                MP_TRY(readText(to, "values", column.values[std::string(from.str())]));
            return {};
        }
        if (key == "through") {
            EntityKind through{};
            MP_TRY(readKey(node, key, through));
            if (through != EntityKind::Subscriptions)
                return problem(node, "through = \"" + std::string(keyOf(through)) + "\": only subscriptions lead to an account");
            column.through = through;
            return {};
        }
        if (key == "form") {
            MP_TRY(readText(node, key, column.form));
            return column.form == "salesforce_id" || column.form == leftForm ? Result<>() : problem(node, "form knows \"salesforce_id\" and \"left\"");
        }
        if (key == "join") {
            if (node.is_string())
                return readText(node, key, column.join.emplace_back());
            return readTexts(node, key, column.join);
        }
        if (key == "split") {
            MP_TRY(readText(node, key, column.split));
            return column.split.empty() ? problem(node, "split must be the text between two values") : Result<>();
        }
        if (key == "minor_units") {
            const auto flag = node.value_exact<bool>();
            if (!flag)
                return problem(node, "minor_units must be true or false");
            column.minor = *flag;
            return {};
        }
        if (key == "times_column")
            return readText(node, key, column.by);
        if (key == "per_column")
            return readText(node, key, column.per);
        if (key == "when") {
            if (node.is_string())
                return readText(node, key, column.when.emplace_back());
            return readTexts(node, key, column.when);
        }
        if (key == "before") {
            MP_TRY(readText(node, key, column.before));
            return dayFromIso(column.before) ? Result<>() : problem(node, "before must be a day such as \"2026-01-31\"");
        }
        if (key == "unit") {
            MP_TRY(readText(node, key, column.unit));
            return isLengthUnit(column.unit) ? Result<>() : problem(node, "unit must be days, weeks, months or years");
        }
        return problem(node, "unknown key \"" + key
                           + "\"; known are from, constant, format, times, times_column, per_column, currency, minor_units, "
                             "values, through, form, join, split, when, before, unit");
    }

    Result<> readDetection(const toml::node &node)
    {
        const auto *table = node.as_table();
        if (!table)
            return problem(node, "detect must be a table");
        Detection &detect = m_out.detect;
        for (const auto &[name, value] : *table) {
            const std::string key(name.str());
            if (key == "needs") {
                MP_TRY(readTexts(value, key, detect.needs));
            } else if (key == "unless") {
                MP_TRY(readTexts(value, key, detect.unless));
            } else if (key == "format") {
                MP_TRY(readText(value, key, detect.format));
            } else if (key == "when_field") {
                MP_TRY(readText(value, key, detect.whenField));
            } else if (key == "when_values") {
                MP_TRY(readTexts(value, key, detect.whenValues));
            } else if (key == "priority") {
                detect.priority = static_cast<int>(value.value_or(std::int64_t{0}));
            } else {
                return problem(value, "unknown key \"" + key + "\" in detect");
            }
        }
        return {};
    }

    std::string m_fileName;
    bool m_withDetection;
    MappingDocument m_out;
};

} // namespace

Result<MappingDocument> parseMappingDocument(std::string_view text, const std::string &fileName, bool withDetection)
{
    if (text.size() > largestText)
        return Error{ErrorCode::LimitExceeded, fileName, "a mapping file has at most 1 MB"};
    // toml++ 3.3 recurses on nested values without a cap of ours; real mappings nest four deep.
    int depth = 0;
    std::int64_t line = 1;
    for (const char c : text) {
        line += c == '\n';
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        if (depth > 64)
            return Error{ErrorCode::Mapping, fileName + ':' + std::to_string(line), "nested too deeply"};
        if (c == '\n' && depth < 0)
            depth = 0;
    }
    try {
        const toml::table root = toml::parse(text, fileName);
        return DocumentReader(fileName, withDetection).read(root);
    } catch (const toml::parse_error &error) {
        return Error{ErrorCode::Mapping, fileName + ':' + std::to_string(error.source().begin.line),
                     std::string(error.description())};
    } catch (const std::exception &error) {
        return Error{ErrorCode::Mapping, fileName, error.what()};
    }
}

} // namespace milepost::sync
