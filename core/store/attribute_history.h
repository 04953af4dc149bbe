/// What writing a history field of an account means (decision 7), shared by merges and by people's edits.
/// Private to core/store; inside the caller's transaction.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"

#include <string_view>

namespace milepost::store {

class Database;

/// The field was `before` ("" = not known) and is `after` from `from` on. The first change writes two rows: what held
/// from the beginning, and this. A change on the day of the newest one replaces it; one dated earlier than the newest
/// counts from the newest's day, since what is stored last is what holds now.
[[nodiscard]] Result<> recordChange(Database &database, AccountId account, std::string_view field, std::string_view before,
                                    std::string_view after, Day from);

} // namespace milepost::store
