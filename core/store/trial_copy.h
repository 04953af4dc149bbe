/// A copy of a whole database to try things in: nothing that happens to it is kept, and it leaves nothing behind however the
/// program ends.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/database.h"

#include <functional>
#include <memory>

namespace milepost::store {

/// Beside the database it is of, as large as that, and without a name as soon as it is open. `betweenSteps`, where given, is
/// called with nothing locked; what is written to `source` by its own connection then is copied as well. DiskFull, FileWrite,
/// DatabaseBusy.
[[nodiscard]] Result<std::unique_ptr<Database>> trialCopy(Database &source, const std::function<void()> &betweenSteps);

} // namespace milepost::store
