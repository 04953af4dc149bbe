/// External ids for bulk merging: looked up in the database while few are asked for, held in memory once many are, grown
/// as rows come. What was added inside a transaction that did not commit must be forgotten: call rolledBack() (or
/// committed()) after each slice.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/string_pool.h"
#include "model/enums.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace milepost::store {

class Database;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class Id> using IdsByText = std::unordered_map<std::string, Id, TextHash, std::equal_to<>>;

/// Rows of one table by their text, as far as they are in memory: all of a table that is asked for much, single ones of
/// a table that is asked for little. A look-up that fails is remembered: check failure() before committing.
class RowsByText {
public:
    /// `one`: SELECT id … = ?1; `all`: SELECT text, id …; `most`: SELECT max(id) …, which no count of rows exceeds, and which takes no
    /// longer the more there are.
    RowsByText(Database &database, const char *one, const char *all, const char *most);
    [[nodiscard]] Result<> open();
    /// 0: no such row.
    [[nodiscard]] std::int64_t find(std::string_view text) const;
    /// That many texts are about to be looked up: reads the whole table where that is cheaper than one look-up each.
    [[nodiscard]] Result<> expect(std::size_t lookUps);
    void add(std::string_view text, std::int64_t id);
    /// Many that were added by one statement; `from` says who numbers them, 0: nobody does.
    template <class Id> void add(std::span<const std::string_view> texts, std::span<const Id> ids, std::uint64_t from);
    /// The table was empty when it was opened, and all rows since then came from there. Whoever numbers texts and has none of them
    /// twice need not look them up, and they are not held in memory: unless another process is at work, which adding finds out.
    [[nodiscard]] bool hasNothingBut(std::uint64_t from) const { return from != 0 && (m_empty || m_from == from); }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    void committed();
    void rolledBack();

private:
    [[nodiscard]] Result<> readAll() const;
    [[nodiscard]] Result<std::int64_t> readOne(std::string_view text) const;
    StringId put(std::string_view text, std::int64_t id) const;

    Database *m_database;
    const char *m_one, *m_all, *m_most;
    std::int64_t m_rows = 0; ///< of the table when opened, at most
    // What is in memory is a cache, so that find() is const.
    mutable StringPool m_texts;
    mutable std::vector<std::int64_t> m_ids{0}; ///< by text; 0: forgotten
    mutable std::size_t m_lookedUp = 0;
    mutable bool m_complete = false;
    mutable std::optional<Error> m_failure;
    std::vector<StringId> m_added;
    bool m_empty = false; ///< still
    std::uint64_t m_from = 0; ///< 0: rows came from several places
};

/// Accounts by external id. External ids of accounts and users are one space for all sources: the product, the CRM
/// and the billing system speak of the same account by the same id.
class AccountDirectory {
public:
    [[nodiscard]] static Result<AccountDirectory> load(Database &database);
    [[nodiscard]] AccountId find(std::string_view externalId) const { return AccountId{m_rows.find(externalId)}; }
    [[nodiscard]] Result<> expect(std::size_t lookUps) { return m_rows.expect(lookUps); }
    /// Makes a stub (origin: events) for an unknown id, marked dirty.
    [[nodiscard]] Result<AccountId> findOrStub(std::string_view externalId, RunId run);
    /// The same of many that are not known, each once and none empty; one id each. `from` as of RowsByText.
    [[nodiscard]] Result<std::vector<AccountId>> addStubs(std::span<const std::string_view> externalIds, RunId run,
                                                          std::uint64_t from = 0);
    [[nodiscard]] bool hasNothingBut(std::uint64_t from) const { return m_rows.hasNothingBut(from); }
    /// Makes the account's row; AlreadyExists when known.
    [[nodiscard]] Result<AccountId> add(std::string_view externalId, Origin origin, RunId run, bool sample);
    /// Accounts that the sample generator makes are marked so that they can be removed together.
    void setSample(bool sample) { m_sample = sample; }
    /// Of a look-up since the last rolledBack(): nothing that was merged since may be committed.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_rows.failure(); }
    void committed() { m_rows.committed(); }
    void rolledBack() { m_rows.rolledBack(); }

private:
    explicit AccountDirectory(Database &database);
    Database *m_database;
    RowsByText m_rows;
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
    [[nodiscard]] UserId find(std::string_view externalId) const { return UserId{m_rows.find(externalId)}; }
    [[nodiscard]] Result<> expect(std::size_t lookUps) { return m_rows.expect(lookUps); }
    [[nodiscard]] Result<UserId> findOrAdd(std::string_view externalId);
    /// Rows for many that are not known, each once and none empty; one id each. `from` as of RowsByText.
    [[nodiscard]] Result<std::vector<UserId>> add(std::span<const std::string_view> externalIds, std::uint64_t from = 0);
    [[nodiscard]] bool hasNothingBut(std::uint64_t from) const { return m_rows.hasNothingBut(from); }
    /// The group in force at the time, else the earliest later one; none without any group.
    [[nodiscard]] AccountId accountAt(UserId user, Instant time) const;
    /// By moment. Valid until the next call.
    [[nodiscard]] const std::vector<Membership> &memberships(UserId user) const;
    struct MembershipChange {
        bool stored = false; ///< false: known already
        bool moves = false; ///< some moments belong elsewhere now: EventLog::regroup(user) must follow in the same
                            ///< transaction
    };
    /// Stores "from then on the user belongs to the account".
    [[nodiscard]] Result<MembershipChange> addMembership(UserId user, AccountId account, Instant from);
    /// As of AccountDirectory, memberships included.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure ? m_failure : m_rows.failure(); }
    void committed();
    void rolledBack();

private:
    explicit UserDirectory(Database &database);
    [[nodiscard]] Result<> readMemberships(std::optional<UserId> user) const;
    Database *m_database;
    RowsByText m_rows;
    mutable std::unordered_map<UserId, std::vector<Membership>> m_memberships;
    mutable bool m_allMemberships = false;
    mutable std::size_t m_membershipsRead = 0; ///< users whose groups were asked for one by one
    mutable std::optional<Error> m_failure;
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
    EventNameId m_refreshedTo; ///< those up to it have been read
};

} // namespace milepost::store
