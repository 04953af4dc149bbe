/// Marks accounts whose derived achievements no longer hold (decision 3). Private to core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "store/given_rows.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

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
    std::vector<std::int64_t> ids(accounts.size());
    std::transform(accounts.begin(), accounts.end(), ids.begin(), [](AccountId account) { return account.value; });
    const auto marked = insertGiven(database,
                                    "INSERT INTO dirty_account(account, stamp) SELECT c0, c1 FROM given_rows(?1) WHERE true "
                                    "ON CONFLICT(account) DO UPDATE SET stamp = excluded.stamp WHERE stamp <> excluded.stamp",
                                    GivenRows(ids.size(), {std::span<const std::int64_t>(ids), stamp}));
    return marked.ok() ? Result<>() : Result<>(marked.error());
}

/// Whatever has made them dirty. In the transaction that keeps what is derived of them.
[[nodiscard]] inline Result<> clearDirty(Database &database, std::span<const AccountId> accounts)
{
    if (accounts.empty())
        return {};
    std::vector<std::int64_t> ids(accounts.size());
    std::transform(accounts.begin(), accounts.end(), ids.begin(), [](AccountId account) { return account.value; });
    const auto cleared = insertGiven(database, "DELETE FROM dirty_account WHERE account IN (SELECT c0 FROM given_rows(?1))",
                                     GivenRows(ids.size(), {std::span<const std::int64_t>(ids)}));
    return cleared.ok() ? Result<>() : Result<>(cleared.error());
}

} // namespace milepost::store
