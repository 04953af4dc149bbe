/// An account's fields as they were on a day (DESIGN decision 7). Pure.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records.h"

#include <span>

namespace milepost {

/// Replaces the fields of `account` that have a history by their values on asOf. `history` are the account's rows,
/// ordered by day within a field. Before the first value that was seen, that first value stands in, since what an account is
/// rarely began on the day we first read it; only the churned flag does not reach back.
void applyHistory(AccountRecord &account, std::span<const AttributeRecord *const> history, Day asOf);

} // namespace milepost
