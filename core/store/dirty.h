/// Marks accounts whose derived achievements no longer hold (decision 3). Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"

#include <cstdint>
#include <span>

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

/// Many at once: the stamp is read once, and accounts in ascending order lie beside each other.
[[nodiscard]] inline Result<> markDirty(Database &database, std::span<const AccountId> accounts)
{
    if (accounts.empty())
        return {};
    MP_ASSIGN(const std::int64_t stamp, database.integer("SELECT 1 + value FROM counter WHERE name = 'data_version'"));
    auto mark = database.prepare("INSERT INTO dirty_account(account, stamp) VALUES(?1, ?2) "
                                 "ON CONFLICT(account) DO UPDATE SET stamp = excluded.stamp WHERE stamp <> excluded.stamp");
    for (const AccountId account : accounts)
        MP_TRY(mark.with(account, stamp).run());
    return {};
}

} // namespace milepost::store
