/// The compact event log (decision 2): append-only segments per account, known for good by identity hash.
/// Hot columns (time, name, user, identity) are delta-coded; properties lie in compressed frames shared by the
/// accounts of one append, and are decoded only when asked. Every block carries a checksum.
/// Writing happens inside the caller's transaction; the caller marks nothing dirty, append() does.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/records.h"
#include "store/directories.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {

class Database;
struct PreparedAppend;

struct NewEvent {
    AccountId account; ///< none: the event names only its user, and belongs to that user's group
    UserId user; ///< none: the event names no user. One of the two must be there.
    EventNameId name;
    Instant time;
    std::uint64_t identity = 0; ///< store/identity.h
    std::string_view properties; ///< JSON object, minified, valid; "" = none. Must live until append returns.
};

struct AppendResult {
    std::int64_t added = 0; ///< parked ones included
    std::int64_t duplicate = 0; ///< already there, or twice in this call
    std::int64_t parked = 0;
    std::vector<AccountId> touched; ///< accounts with something new; they are dirty now
};

class EventLog {
public:
    static constexpr std::size_t segmentsPerAccount = 16; ///< more are merged into one
    static constexpr std::size_t frameBytes = 256 * 1024; ///< properties per compressed frame, before compression

    [[nodiscard]] static Result<EventLog> open(Database &database);

    /// Events of any accounts in any order; those of one account keep their order. InvalidArgument: an event without
    /// account and user, or without time or name. `isNew`, when given, gets one flag per event.
    [[nodiscard]] Result<AppendResult> append(RunId run, std::span<const NewEvent> events, const UserDirectory &users,
                                              std::vector<bool> *isNew = nullptr);
    /// The same of what was prepared on another thread. None, and nothing is written: between its accounts there are some that have
    /// events already. Of `derived`, in ascending order, what they are with these events is kept in the same transaction: these are
    /// not dirty any more, and all others are.
    [[nodiscard]] Result<std::optional<AppendResult>> append(const PreparedAppend &prepared, std::span<const AccountId> derived = {});
    [[nodiscard]] Result<bool> hasEvents();
    /// Whether any of the accounts from `first` to `last` has events.
    [[nodiscard]] Result<bool> hasEvents(AccountId first, AccountId last);
    /// After UserDirectory::addMembership: moves what the user's groups now place elsewhere, with its hashes:
    /// parked events, and events once placed by an older idea of the user's group. Marks both accounts dirty.
    [[nodiscard]] Result<AppendResult> regroup(UserId user, const UserDirectory &users);
    /// Distinct users with parked events, and how many events.
    struct Parked { std::int64_t users = 0, events = 0; };
    [[nodiscard]] Result<Parked> parked();
    [[nodiscard]] Result<std::int64_t> eventCount();
    /// Time of the newest event of all; invalid: none.
    [[nodiscard]] Result<Instant> newestEvent();
    void rolledBack(); ///< after a transaction that wrote here did not commit

    ~EventLog();
    EventLog(EventLog &&) noexcept;
    EventLog &operator=(EventLog &&) noexcept;

private:
    struct Private;
    explicit EventLog(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace milepost::store
