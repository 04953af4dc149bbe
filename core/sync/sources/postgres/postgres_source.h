/// A table or query of a PostgreSQL server, read through COPY in one snapshot after the other.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sources/source.h"

namespace milepost::sync {

[[nodiscard]] SourceKind postgresKind();

} // namespace milepost::sync
