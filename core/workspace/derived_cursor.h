/// What was derived, pulled account by account in ascending order of id. One thread, that of its connection.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/achievement.h"
#include "store/statement.h"

#include <optional>
#include <string>

namespace milepost::store {
class Database;
}

namespace milepost {

class DerivedCursor {
public:
    DerivedCursor(store::Database &database, std::uint64_t hash, std::string zone);
    /// Null: nothing that holds for this catalog and zone is kept of the account, or its block is damaged. Accounts must be asked
    /// for in ascending order. What is pointed to lives until the next call.
    [[nodiscard]] Result<const DerivedAccount *> at(AccountId account);

private:
    store::Statement m_statement;
    std::uint64_t m_hash;
    std::string m_zone;
    std::int64_t m_account = -1; ///< of the row the statement stands on
    bool m_ended = false;
    DerivedAccount m_derived;
};

} // namespace milepost
