#include "pages/sources/mapping_draft.h"

#include "model/file_days.h"

#include <algorithm>

namespace milepost::ui {

namespace {

/// "*" is everything that fills no field, "a.*" everything in a.
bool covers(const std::string &pattern, const std::string &header)
{
    if (pattern == "*" || pattern == header)
        return true;
    return pattern.size() > 2 && pattern.compare(pattern.size() - 2, 2, ".*") == 0
        && header.compare(0, pattern.size() - 1, pattern, 0, pattern.size() - 1) == 0;
}

bool anyCovers(const std::vector<std::string> &patterns, const std::string &header)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string &pattern) { return covers(pattern, header); });
}

std::optional<FieldType> typeOf(EntityKind entity, const std::string &field)
{
    const auto index = fieldIndex(entity, field);
    return index ? std::optional(fieldsOf(entity)[*index].type) : std::nullopt;
}

} // namespace

MappingDraft::MappingDraft(Mapping mapping, std::vector<std::string> header)
    : m_mapping(std::move(mapping)), m_header(std::move(header))
{
}

const ColumnMapping *MappingDraft::columnMapping(std::size_t column) const
{
    const std::string &name = m_header[column];
    const auto found = std::find_if(m_mapping.columns.begin(), m_mapping.columns.end(),
                                    [&](const ColumnMapping &c) { return !c.constant && c.from == name; });
    return found == m_mapping.columns.end() ? nullptr : &*found;
}

MappingDraft::Choice MappingDraft::choice(std::size_t column) const
{
    if (const auto *mapped = columnMapping(column))
        return {Use::Field, mapped->field};
    if (anyCovers(m_mapping.custom, m_header[column]))
        return {Use::Custom, {}};
    if (anyCovers(m_mapping.properties, m_header[column]))
        return {Use::Property, {}};
    return {};
}

void MappingDraft::forget(const std::string &header)
{
    std::erase_if(m_mapping.columns, [&](const ColumnMapping &c) { return !c.constant && c.from == header; });
    forgetIn(m_mapping.custom, header);
    forgetIn(m_mapping.properties, header);
}

void MappingDraft::forgetIn(std::vector<std::string> &patterns, const std::string &header) const
{
    // A pattern that takes the header in becomes the list of all others that it takes in.
    std::vector<std::string> kept;
    for (const std::string &pattern : patterns) {
        if (!covers(pattern, header)) {
            kept.push_back(pattern);
            continue;
        }
        for (std::size_t column = 0; column < m_header.size(); ++column) {
            if (m_header[column] != header && covers(pattern, m_header[column]) && !columnMapping(column))
                kept.push_back(m_header[column]);
        }
    }
    patterns = std::move(kept);
}

void MappingDraft::choose(std::size_t column, const Choice &choice)
{
    const std::string &name = m_header[column];
    const Day left = milepost::leftOn(m_mapping); // it follows the column that says who
    ColumnMapping kept;
    if (const auto *before = columnMapping(column);
        before && typeOf(m_mapping.entity, before->field) == typeOf(m_mapping.entity, choice.field))
        kept = *before;
    forget(name);
    switch (choice.use) {
    case Use::LeftOut: break;
    case Use::Custom: m_mapping.custom.push_back(name); break;
    case Use::Property: m_mapping.properties.push_back(name); break;
    case Use::Field:
        std::erase_if(m_mapping.columns, [&](const ColumnMapping &c) { return c.field == choice.field; });
        kept.field = choice.field;
        kept.from = name;
        m_mapping.columns.push_back(std::move(kept));
        break;
    }
    stateLeftOn(m_mapping, left);
}

void MappingDraft::setEntity(EntityKind entity)
{
    if (m_mapping.entity == entity)
        return;
    const Day left = milepost::leftOn(m_mapping);
    m_mapping.entity = entity;
    std::erase_if(m_mapping.columns, [&](const ColumnMapping &c) { return !fieldIndex(entity, c.field); });
    if (!allowsProperties())
        m_mapping.properties.clear();
    if (!allowsCustom())
        m_mapping.custom.clear();
    stateLeftOn(m_mapping, left);
}

std::optional<std::string> MappingDraft::madeOn() const
{
    for (const ColumnMapping &column : m_mapping.columns) {
        if (!column.unit.empty())
            return column.before;
    }
    return std::nullopt;
}

void MappingDraft::setMadeOn(const std::string &day) { stateMadeOn(m_mapping, dayFromIso(day).value_or(Day())); }

std::optional<std::string> MappingDraft::leftOn() const
{
    if (!saysWhoLeft(m_mapping))
        return std::nullopt;
    const Day day = milepost::leftOn(m_mapping);
    return day.valid() ? isoFromDay(day) : std::string();
}

void MappingDraft::setLeftOn(const std::string &day) { stateLeftOn(m_mapping, dayFromIso(day).value_or(Day())); }

std::optional<std::string> MappingDraft::event() const
{
    for (const ColumnMapping &column : m_mapping.columns) {
        if (column.field == "event" && column.constant)
            return column.constant;
    }
    return std::nullopt;
}

void MappingDraft::setEvent(const std::string &name)
{
    for (ColumnMapping &column : m_mapping.columns) {
        if (column.field == "event" && column.constant)
            column.constant = name;
    }
}

std::optional<std::string> MappingDraft::currency() const
{
    std::optional<std::string> code;
    for (const ColumnMapping &column : m_mapping.columns) {
        if (column.field == "currency")
            return std::nullopt;
        if (typeOf(m_mapping.entity, column.field) == FieldType::Money)
            code = column.currency;
    }
    return code;
}

void MappingDraft::setCurrency(const std::string &code)
{
    for (ColumnMapping &column : m_mapping.columns) {
        if (typeOf(m_mapping.entity, column.field) == FieldType::Money)
            column.currency = code;
    }
}

bool MappingDraft::allowsProperties() const
{
    return m_mapping.entity == EntityKind::Events || m_mapping.entity == EntityKind::Usage;
}

bool MappingDraft::allowsCustom() const { return m_mapping.entity == EntityKind::Accounts; }

std::vector<std::string> MappingDraft::missing() const
{
    std::vector<std::string> fields;
    for (const FieldSpec &spec : fieldsOf(m_mapping.entity)) {
        const bool filled = std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(),
                                        [&](const ColumnMapping &c) { return c.field == spec.key; });
        if (spec.required && !filled)
            fields.emplace_back(spec.key);
    }
    return fields;
}

} // namespace milepost::ui
