/// A mapping while a person edits it: one choice per column of the file, beside what has no column (constants).
/// A value without widgets; mapping() is what preview and import are asked with.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/import.h"

#include <optional>
#include <string>
#include <vector>

namespace milepost::ui {

class MappingDraft {
public:
    enum class Use : std::uint8_t {
        LeftOut,
        Field, ///< fills a field of the entity
        Custom, ///< kept under its own name
        Property, ///< kept as a property of the event
    };
    struct Choice {
        Use use = Use::LeftOut;
        std::string field; ///< with Use::Field
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    MappingDraft() = default;
    MappingDraft(Mapping mapping, std::vector<std::string> header);

    [[nodiscard]] const Mapping &mapping() const { return m_mapping; }
    [[nodiscard]] const std::vector<std::string> &header() const { return m_header; }
    /// What becomes of a column of the file. A header that feeds several fields shows the first.
    [[nodiscard]] Choice choice(std::size_t column) const;
    /// The column's ColumnMapping, or null when it fills no field.
    [[nodiscard]] const ColumnMapping *columnMapping(std::size_t column) const;

    /// A field has one column: choosing it here takes it from where it was. Settings of the column (format,
    /// currency, values) stay when only the field's name changes to one of the same type.
    void choose(std::size_t column, const Choice &choice);
    /// Columns whose field the new entity has as well stay; the others are left out.
    void setEntity(EntityKind entity);

    // What no column says; none where the mapping has no use for it.
    [[nodiscard]] std::optional<std::string> madeOn() const; ///< ISO day that lengths of time are counted back from; "" = still to be said
    [[nodiscard]] std::optional<std::string> event() const; ///< name of the event that every row is
    [[nodiscard]] std::optional<std::string> currency() const; ///< ISO code of amounts that name none; "" = the workspace's
    [[nodiscard]] std::optional<std::string> leftOn() const; ///< ISO day on which those left of whom a column says that they have; "" = not known
    void setMadeOn(const std::string &day);
    void setLeftOn(const std::string &day);
    void setEvent(const std::string &name);
    void setCurrency(const std::string &code);

    /// Uses that make sense for the entity: properties only for events and usage, custom fields only for accounts.
    [[nodiscard]] bool allowsProperties() const;
    [[nodiscard]] bool allowsCustom() const;
    /// Lengths of time are counted back from a day that nobody has said yet.
    [[nodiscard]] bool lacksDay() const { return madeOn() == std::string(); }
    /// Required fields that nothing fills yet.
    [[nodiscard]] std::vector<std::string> missing() const;

private:
    void forget(const std::string &header);
    void forgetIn(std::vector<std::string> &patterns, const std::string &header) const;
    Mapping m_mapping;
    std::vector<std::string> m_header;
};

} // namespace milepost::ui
