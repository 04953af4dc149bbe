/// Whoever derives accounts from events that are on their way into the log, so that these need not be read again (decision 0125).
/// Sync knows no milestones: the workspace gives it one.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace milepost::store {
struct NewEvent;
}

namespace milepost::sync {

/// Some of the accounts of a slice, in ascending order, and what is kept of each.
struct DerivedSlice {
    std::vector<AccountId> accounts;
    std::vector<std::vector<std::byte>> blocks;
};

class AccountDeriving {
public:
    AccountDeriving() = default;
    AccountDeriving(const AccountDeriving &) = delete;
    AccountDeriving &operator=(const AccountDeriving &) = delete;
    virtual ~AccountDeriving() = default;

    /// On the thread of the merging connection, with no transaction open. False: these are to be derived afterwards.
    [[nodiscard]] virtual Result<bool> begin() = 0;
    /// Reads what accounts are judged by besides their events. Any thread, beside the one that writes. False, and nothing else may
    /// follow but end(): derived afterwards.
    [[nodiscard]] virtual bool read() = 0;
    /// The data version of what was read: what is derived holds as long as nobody else has written since.
    [[nodiscard]] virtual std::int64_t version() const = 0;
    /// All events of one account, in order of arrival; those without their flag, from `first` on, are known already. Any thread, one
    /// at a time. An account that is not added to `into` is derived afterwards.
    virtual void derive(AccountId account, std::span<const store::NewEvent> events, const std::vector<bool> &isNew,
                        std::size_t first, DerivedSlice &into) = 0;
    /// In the transaction that appends the events.
    [[nodiscard]] virtual Result<> keep(const DerivedSlice &slice) = 0;
    virtual void end() = 0;
    /// Events are about to be appended, some of them probably to accounts that have events already.
    virtual void expect() = 0;
    /// Events of these accounts, in ascending order, are in the log now and were not derived here; nothing more of them is expected.
    /// On the thread of the merging connection, with no transaction open. They may be derived from now on, on another thread.
    virtual void committed(std::span<const AccountId> accounts) = 0;
};

} // namespace milepost::sync
