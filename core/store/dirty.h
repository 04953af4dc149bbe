/// Marks accounts whose derived achievements no longer hold (decision 3). Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"

namespace milepost::store {

/// Inside the transaction of the change. The stamp is the data version that this transaction's commit will make, so
/// that whoever derived an earlier state cannot clear the mark.
[[nodiscard]] inline Result<> markDirty(Database &database, AccountId account)
{
    return database
        .prepare("INSERT INTO dirty_account(account, stamp) "
                 "VALUES(?1, 1 + (SELECT value FROM counter WHERE name = 'data_version')) "
                 "ON CONFLICT(account) DO UPDATE SET stamp = excluded.stamp WHERE stamp <> excluded.stamp")
        .with(account)
        .run();
}

} // namespace milepost::store
