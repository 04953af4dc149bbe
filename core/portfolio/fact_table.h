/// The columns of an account's facts as the filter language knows them: what applicability is judged by, and the
/// first part of the account table.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"
#include "query/table.h"

#include <string_view>

namespace milepost {

/// id, name, domain, owner, executive, plan, industry, region, use_case, arr, seats, start, signup, renewal, status,
/// tenure, origin, pending_cancel, cancel_on and cf:<key>. `portfolio` must outlive the table (or be kept by it).
[[nodiscard]] query::Table factTable(const Portfolio &portfolio);

/// Whether a filter over them reads words: names, owner, plan … or custom fields.
[[nodiscard]] bool asksForWords(std::string_view filter);

} // namespace milepost
