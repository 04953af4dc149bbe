/// Merges decoded records (EntityRow) into their tables: added, changed or unchanged by comparing stored values;
/// absent and blank fields keep what is there; history fields of accounts leave account_attribute rows; unknown
/// accounts become stubs; touched accounts become dirty. All inside the caller's transaction.
/// Events and usage with an event name do not come here but to EventLog::append.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/entity.h"
#include "store/directories.h"

#include <cstdint>
#include <memory>
#include <string>

namespace milepost::store {

class Database;

enum class MergeOutcome : std::uint8_t { Added, Changed, Unchanged };

struct Merged {
    MergeOutcome outcome = MergeOutcome::Unchanged;
    AccountId account; ///< the record's account; none for users without one
    UserId user; ///< of Users only
    bool stub = false; ///< the account was not known and is now a stub
    bool regroup = false; ///< the user's group has changed: EventLog::regroup(user) must follow in this transaction
};

struct MergeContext {
    std::string scope; ///< source kind: ids of records (not of accounts and users) are unique within it
    RunId run;
    Day validFrom; ///< from this day on, changed history fields hold their new values
    Currency currency; ///< for money that has none and a record without currency field
};

class EntityMerger {
public:
    /// The directories must outlive the merger.
    EntityMerger(Database &database, AccountDirectory &accounts, UserDirectory &users);
    ~EntityMerger();
    EntityMerger(EntityMerger &&) noexcept;
    EntityMerger &operator=(EntityMerger &&) = delete;

    void setContext(MergeContext context);
    /// Accounts, Subscriptions, Contacts, Users, Tickets, Surveys, Invoices, Churn, and Usage with metric, used and
    /// limit. Records without id are known by content and `ordinal` (1, 2 … among equal rows of a file).
    /// InvalidArgument: Events, a required field absent from a new record, or no account where one is needed.
    [[nodiscard]] Result<Merged> merge(const EntityRow &row, std::uint32_t ordinal = 1);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace milepost::store
