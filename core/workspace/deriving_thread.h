/// A second thread that derives dirty accounts beside the one that writes them, over a connection of its own that only
/// reads. Accounts are handed out in chunks; what is derived is packed, and written by the other thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/account_repository.h"
#include "workspace/deriver.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

namespace milepost {

/// A stretch of the dirty accounts, derived.
struct DerivedChunk {
    std::size_t first = 0; ///< index of its first account
    std::vector<std::vector<std::byte>> blocks; ///< packDerived(), one per account
};

/// The accounts of the chunk that begins at `first`.
[[nodiscard]] Result<DerivedChunk> deriveChunk(Deriver &deriver, std::span<const store::AccountRepository::Dirty> dirty,
                                               std::size_t first);

class DerivingThread {
public:
    /// Both outlive it. Without start() it only hands out chunks.
    DerivingThread(std::span<const store::AccountRepository::Dirty> dirty, const Deriver &first);
    ~DerivingThread(); ///< ends with the chunk that it is at
    DerivingThread(const DerivingThread &) = delete;
    DerivingThread &operator=(const DerivingThread &) = delete;

    /// Does nothing where there is no second processor or the database is in memory.
    void start(const store::Database &database, const SettingValues &settings);
    /// Index of the first account of a chunk that nobody derives yet; none: all are taken.
    [[nodiscard]] std::optional<std::size_t> claim();
    /// Chunks that the thread has finished since the last call; may be none.
    [[nodiscard]] std::vector<DerivedChunk> takeFinished();
    /// The same, after a moment where there is none.
    [[nodiscard]] std::vector<DerivedChunk> waitForFinished();
    /// Why the thread gave up.
    [[nodiscard]] Result<> failure();

private:
    [[nodiscard]] Result<> work(const std::string &path, const std::string &vfs, const SettingValues &settings);
    std::span<const store::AccountRepository::Dirty> m_dirty;
    const Deriver &m_first;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_next = 0;
    bool m_stop = false;
    std::vector<DerivedChunk> m_finished;
    std::optional<Error> m_failure;
    std::thread m_thread;
};

} // namespace milepost
