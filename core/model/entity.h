/// What each entity's record may contain: the one table that mappings, the store's columns, the import
/// wizard and docs/formats.md are made from.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/money.h"
#include "model/enums.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace milepost {

enum class FieldType : std::uint8_t {
    Text,
    Integer,
    Number,
    Flag, ///< true/false, yes/no, 1/0 in any case
    Date, ///< Day; a time of day in the source is turned into the day of the workspace's zone
    Time, ///< Instant; a date alone is the start of that day in the workspace's zone
    Money, ///< amount; its currency comes from the mapping, the currency field or the workspace
    Key, ///< one of an enumeration's keys, after the mapping's `values`
};

struct FieldSpec {
    std::string_view key; ///< the name used in mappings, JSON and SQL: "signup"
    FieldType type = FieldType::Text;
    bool required = false;
    bool history = false; ///< kept in account_attribute with the date from which it holds
};

/// Fields of an entity; a field's index in this span is its FieldIndex. Append only: indexes are stored nowhere,
/// but a mapping may name any key that ever was.
[[nodiscard]] std::span<const FieldSpec> fieldsOf(EntityKind kind);
using FieldIndex = std::uint8_t;
[[nodiscard]] std::optional<FieldIndex> fieldIndex(EntityKind kind, std::string_view key);

/// No value at all (the cell was blank) is monostate: it clears nothing.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool, Day, Instant, Money>;

/// One decoded record on its way into the store. Fields that the source does not have are not listed, and keep
/// what is there; a listed monostate is a blank cell and keeps what is there, too.
struct EntityRow {
    EntityKind kind = EntityKind::Accounts;
    std::string id; ///< the record's own id in the source; "" where it has none
    std::string account; ///< external id of its account; for accounts equal to id
    std::vector<std::pair<FieldIndex, Value>> fields;
    std::vector<std::pair<std::string, std::string>> custom; ///< columns kept under their own names (G5)
};

} // namespace milepost
