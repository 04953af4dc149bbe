/// An export API over HTTP: pages of JSON, JSON lines or CSV, one after the other by a cursor.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sources/source.h"

namespace milepost::sync {

[[nodiscard]] SourceKind httpKind();

} // namespace milepost::sync
