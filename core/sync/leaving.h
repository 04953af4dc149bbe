/// Accounts that a file says have left, without saying when (model/file_days.h).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/zone.h"
#include "model/entity.h"

#include <string_view>

namespace milepost::store {
class Database;
}

namespace milepost::sync {

/// "Yes", "TRUE", and the words of a status that mean the same; everything else does not say so.
[[nodiscard]] bool saysLeft(std::string_view text, const Zone &zone);

/// Takes the stated day off a row whose account is known to have left by then: the next file says again that it has, and the
/// day of that file is not when it happened.
[[nodiscard]] Result<> keepKnownLeftDay(store::Database &database, EntityRow &row);

} // namespace milepost::sync
