/// The one text form of attribute values kept in account_attribute and in edits.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/entity.h"

namespace milepost {

/// Dates ISO, money "96000.00 USD", flags "1"/"0", numbers shortest round trip, blank "".
[[nodiscard]] std::string encodeAttribute(const Value &value);
/// The inverse for a type; monostate when the text is blank or not of the type.
[[nodiscard]] Value decodeAttribute(FieldType type, std::string_view text);

} // namespace milepost
