/// Accounts, their attribute history, what people set over the source's value, and which are dirty (decisions 3, 7).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/records.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace milepost::store {

class Database;

class AccountRepository {
public:
    explicit AccountRepository(Database &database) : m_database(&database) {}

    /// In order of id; the record is reused between calls.
    [[nodiscard]] Result<> forEach(const std::function<void(const AccountRecord &)> &visit);
    [[nodiscard]] Result<> forEachSignup(const std::function<void(AccountId, Day)> &visit); ///< of all; invalid: not known
    [[nodiscard]] Result<std::vector<AccountRecord>> all();
    [[nodiscard]] Result<AccountRecord> get(AccountId account); ///< NotFound
    [[nodiscard]] Result<AccountId> find(std::string_view externalId); ///< NotFound
    [[nodiscard]] Result<std::int64_t> count();
    [[nodiscard]] Result<bool> hasSample();
    /// Every account marked sample, with all its records and events.
    [[nodiscard]] Result<std::int64_t> removeSample();

    /// Ordered by account, field, validFrom. A field of an account has rows only once its value has changed: without
    /// rows, the value in the record holds from the beginning. With rows, the first has validFrom invalid.
    [[nodiscard]] Result<> forEachAttribute(const std::function<void(const AttributeRecord &)> &visit);
    [[nodiscard]] Result<std::vector<AttributeRecord>> attributes(AccountId account);

    /// All that is kept of one field, so that an edit can be undone exactly.
    struct FieldState {
        std::string value; ///< attribute encoding; "" = not known
        std::optional<std::string> sourceValue; ///< set: a person's value stands over this one of the source
        std::vector<std::pair<Day, std::string>> history;
        friend bool operator==(const FieldState &, const FieldState &) = default;
    };
    [[nodiscard]] Result<FieldState> fieldState(AccountId account, std::string_view field);
    [[nodiscard]] Result<> putFieldState(AccountId account, std::string_view field, const FieldState &state);
    /// A person sets a history field (owner …) from a day on. It stands until the source's own value changes.
    [[nodiscard]] Result<> setByPerson(AccountId account, std::string_view field, std::string_view value, Day from);

    [[nodiscard]] Result<> markDirty(AccountId account);
    [[nodiscard]] Result<> markAllDirty();
    struct Dirty {
        AccountId account;
        std::int64_t stamp = 0; ///< changes when the account is made dirty again
    };
    [[nodiscard]] Result<std::vector<Dirty>> dirty(); ///< in order of account
    [[nodiscard]] Result<std::vector<Dirty>> dirty(AccountId first, AccountId last);
    /// Clears the mark unless the account was made dirty again since it was read.
    [[nodiscard]] Result<> clearDirty(const Dirty &dirty);
    /// Whatever their stamps: in the transaction that has read them. In ascending order.
    [[nodiscard]] Result<> clearDirty(std::span<const AccountId> accounts);

private:
    Database *m_database;
};

} // namespace milepost::store
