/// The catalog a workspace starts with (A6): resources/catalog/starter.toml, built into the library.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/milestone.h"

#include <string_view>

namespace milepost::milestones {

/// The file as it is in the source tree.
[[nodiscard]] std::string_view starterCatalogToml();
/// Parsed; an error only if the built-in text were damaged (a test reads it). With a day, milestones are due for
/// review half a year after it; without, they have no review date.
[[nodiscard]] Result<Catalog> starterCatalog(Day createdOn = {});

} // namespace milepost::milestones
