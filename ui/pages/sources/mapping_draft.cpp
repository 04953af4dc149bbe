#include "pages/sources/mapping_draft.h"

#include <algorithm>

namespace milepost::ui {

namespace {

bool contains(const std::vector<std::string> &list, const std::string &text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
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
    if (contains(m_mapping.custom, m_header[column]))
        return {Use::Custom, {}};
    if (contains(m_mapping.properties, m_header[column]))
        return {Use::Property, {}};
    return {};
}

void MappingDraft::forget(const std::string &header)
{
    std::erase_if(m_mapping.columns, [&](const ColumnMapping &c) { return !c.constant && c.from == header; });
    std::erase(m_mapping.custom, header);
    std::erase(m_mapping.properties, header);
}

void MappingDraft::choose(std::size_t column, const Choice &choice)
{
    const std::string &name = m_header[column];
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
}

void MappingDraft::setEntity(EntityKind entity)
{
    if (m_mapping.entity == entity)
        return;
    m_mapping.entity = entity;
    std::erase_if(m_mapping.columns, [&](const ColumnMapping &c) { return !fieldIndex(entity, c.field); });
    if (!allowsProperties())
        m_mapping.properties.clear();
    if (!allowsCustom())
        m_mapping.custom.clear();
}

void MappingDraft::setFormat(std::size_t column, std::string format)
{
    for (auto &mapped : m_mapping.columns) {
        if (!mapped.constant && mapped.from == m_header[column])
            mapped.format = format;
    }
}

void MappingDraft::setCurrency(std::size_t column, std::string currency)
{
    for (auto &mapped : m_mapping.columns) {
        if (!mapped.constant && mapped.from == m_header[column])
            mapped.currency = currency;
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
