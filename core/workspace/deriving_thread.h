/// A second thread that derives dirty accounts beside the one that writes them, over a connection of its own that only
/// reads. Accounts are handed out in chunks; what is derived is packed, and written by the other thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/account_repository.h"
#include "workspace/deriver.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <unordered_map>
#include <vector>

namespace milepost {

/// Some dirty accounts, derived.
struct DerivedChunk {
    std::vector<AccountId> accounts; ///< ascending
    std::vector<std::vector<std::byte>> blocks; ///< packDerived(), one per account
    std::int64_t version = 0; ///< data version of what they were derived from: of marks with later stamps nothing was seen
};

[[nodiscard]] Result<DerivedChunk> deriveChunk(Deriver &deriver, std::vector<AccountId> accounts);
/// Writes what was derived and clears the marks, inside the caller's transaction. Accounts that are marked anew since, or clean because
/// somebody else has derived them, are left as they are; all of them where the store has been marked for another hash.
[[nodiscard]] Result<> keepChunk(store::Database &database, const DerivedChunk &chunk, std::uint64_t hash, std::string_view zone);

/// May begin while accounts are still being made dirty: they are added as that is committed.
class DerivingThread {
public:
    /// With `hash` only what Deriver::hash() says so is derived; the thread ends where it finds another.
    explicit DerivingThread(std::optional<std::uint64_t> hash = std::nullopt) : m_hash(hash) {}
    ~DerivingThread(); ///< ends with the chunk that it is at
    DerivingThread(const DerivingThread &) = delete;
    DerivingThread &operator=(const DerivingThread &) = delete;

    /// Does nothing where there is no second processor or no thread to be had, the database is in memory, or the thread is there already.
    /// Without it chunks are only handed out.
    void start(const store::Database &database, const SettingValues &settings);
    /// A stamp may be any data version from that of the mark on. Those that were added with it before are left out.
    void add(std::span<const store::AccountRepository::Dirty> dirty);
    [[nodiscard]] std::size_t added() const;
    /// From its next chunk on the thread judges by what the other, which outlives it, has read of all accounts.
    void judgeBy(const Deriver &deriver);
    /// Whether it derives for this hash, as far as it has not failed. Waits until it knows.
    [[nodiscard]] bool holdsFor(std::uint64_t hash);

    /// The accounts of a chunk that nobody derives yet; none: all are taken.
    [[nodiscard]] std::vector<AccountId> claim();
    /// Chunks that the thread has finished since the last call; may be none.
    [[nodiscard]] std::vector<DerivedChunk> takeFinished();
    /// The same, after a moment where there is none.
    [[nodiscard]] std::vector<DerivedChunk> waitForFinished();
    /// Why the thread gave up.
    [[nodiscard]] Result<> failure() const;

private:
    [[nodiscard]] Result<> work(const std::string &path, const std::string &vfs, const SettingValues &settings);
    [[nodiscard]] std::vector<AccountId> claimLocked();

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<std::uint64_t> m_hash;
    const Deriver *m_judge = nullptr;
    std::vector<AccountId> m_accounts;
    std::unordered_map<AccountId, std::int64_t> m_stamps; ///< with which each was added last
    std::size_t m_next = 0; ///< of m_accounts, nobody has taken it
    bool m_stop = false, m_ended = false;
    std::vector<DerivedChunk> m_finished;
    std::optional<Error> m_failure;
    std::thread m_thread;
};

} // namespace milepost
