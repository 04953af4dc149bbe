/// What was derived of each account, packed as one checked block with the catalog hash and zone it holds for
/// (decision 3). A cache: anything unreadable here is derived again, never repaired.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "model/achievement.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {

class Database;

[[nodiscard]] std::vector<std::byte> packDerived(const DerivedAccount &derived);
/// DatabaseDamaged. `into` keeps its capacity, so a loop does not allocate.
[[nodiscard]] Result<> unpackDerived(std::span<const std::byte> block, DerivedAccount &into);

class DerivedRepository {
public:
    explicit DerivedRepository(Database &database) : m_database(&database) {}

    [[nodiscard]] Result<> put(AccountId account, const DerivedAccount &derived, std::uint64_t catalogHash,
                               std::string_view zone);
    /// The same of what packDerived() made.
    [[nodiscard]] Result<> putPacked(AccountId account, std::span<const std::byte> block, std::uint64_t catalogHash,
                                     std::string_view zone);
    /// Of many at once, a block for each.
    [[nodiscard]] Result<> putPacked(std::span<const AccountId> accounts, std::span<const std::span<const std::byte>> blocks,
                                     std::uint64_t catalogHash, std::string_view zone);
    /// In order of account. Blocks of another catalog or zone, and damaged ones, are not visited: their accounts come
    /// back in `stale`.
    [[nodiscard]] Result<> forEach(std::uint64_t catalogHash, std::string_view zone,
                                   const std::function<void(AccountId, const DerivedAccount &)> &visit,
                                   std::vector<AccountId> *stale = nullptr);
    /// None: never derived, or for another catalog or zone.
    [[nodiscard]] Result<std::optional<DerivedAccount>> get(AccountId account, std::uint64_t catalogHash,
                                                            std::string_view zone);
    [[nodiscard]] Result<> clear();

private:
    Database *m_database;
};

} // namespace milepost::store
