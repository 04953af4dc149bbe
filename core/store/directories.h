/// External ids in memory, for bulk merging: loaded once, grown as rows come. What was added inside a transaction
/// that did not commit must be forgotten: call rolledBack() (or committed()) after each slice.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/enums.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace milepost::store {

class Database;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class Id> using IdsByText = std::unordered_map<std::string, Id, TextHash, std::equal_to<>>;

/// Accounts by external id. External ids of accounts and users are one space for all sources: the product, the CRM
/// and the billing system speak of the same account by the same id.
class AccountDirectory {
public:
    [[nodiscard]] static Result<AccountDirectory> load(Database &database);
    [[nodiscard]] AccountId find(std::string_view externalId) const; ///< none: unknown
    /// Makes a stub (origin: events) for an unknown id, marked dirty.
    [[nodiscard]] Result<AccountId> findOrStub(std::string_view externalId, RunId run);
    /// Makes the account's row; AlreadyExists when known.
    [[nodiscard]] Result<AccountId> add(std::string_view externalId, Origin origin, RunId run, bool sample);
    /// Accounts that the sample generator makes are marked so that they can be removed together.
    void setSample(bool sample) { m_sample = sample; }
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    void committed() { m_added.clear(); }
    void rolledBack();

private:
    explicit AccountDirectory(Database &database) : m_database(&database) {}
    Database *m_database;
    IdsByText<AccountId> m_ids;
    std::vector<std::string> m_added;
    bool m_sample = false;
};

/// Users by external id, with the groups (accounts) they belonged to over time.
class UserDirectory {
public:
    struct Membership {
        Instant from; ///< invalid: from the beginning
        AccountId account;
    };
    [[nodiscard]] static Result<UserDirectory> load(Database &database);
    [[nodiscard]] UserId find(std::string_view externalId) const;
    [[nodiscard]] Result<UserId> findOrAdd(std::string_view externalId);
    /// The group in force at the time, else the earliest later one; none without any group.
    [[nodiscard]] AccountId accountAt(UserId user, Instant time) const;
    [[nodiscard]] const std::vector<Membership> &memberships(UserId user) const;
    struct MembershipChange {
        bool stored = false; ///< false: known already
        bool moves = false; ///< some moments belong elsewhere now: EventLog::regroup(user) must follow in the same
                            ///< transaction
    };
    /// Stores "from then on the user belongs to the account".
    [[nodiscard]] Result<MembershipChange> addMembership(UserId user, AccountId account, Instant from);
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    void committed();
    void rolledBack();

private:
    explicit UserDirectory(Database &database) : m_database(&database) {}
    Database *m_database;
    IdsByText<UserId> m_ids;
    std::unordered_map<UserId, std::vector<Membership>> m_memberships;
    std::vector<std::string> m_added;
    std::vector<std::pair<UserId, std::vector<Membership>>> m_before; ///< memberships as they were, newest last
};

/// Event names, interned for ever.
class EventNames {
public:
    [[nodiscard]] static Result<EventNames> load(Database &database);
    [[nodiscard]] std::optional<EventNameId> find(std::string_view name) const;
    [[nodiscard]] Result<EventNameId> findOrAdd(std::string_view name);
    [[nodiscard]] std::string_view nameOf(EventNameId id) const; ///< "" when unknown
    /// Reads names that other connections have added since.
    [[nodiscard]] Result<> refresh();
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    void committed() { m_added.clear(); }
    void rolledBack();

private:
    explicit EventNames(Database &database) : m_database(&database) {}
    Database *m_database;
    IdsByText<EventNameId> m_ids;
    std::unordered_map<std::int64_t, std::string_view> m_names; ///< views into the keys of m_ids
    std::vector<std::string> m_added;
};

} // namespace milepost::store
