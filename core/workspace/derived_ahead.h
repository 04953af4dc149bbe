/// What was derived, read and unpacked by a thread with a connection of its own while the caller builds the rest of a
/// Portfolio. Used by one thread, besides the one it owns.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/achievement.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace milepost {

class DerivedAhead {
public:
    /// Begins to read at once.
    DerivedAhead(std::string path, std::uint64_t dataVersion, std::uint64_t hash, std::string zone);
    ~DerivedAhead();
    DerivedAhead(const DerivedAhead &) = delete;
    DerivedAhead &operator=(const DerivedAhead &) = delete;

    /// False: the store has changed since `dataVersion`, or cannot be opened again. Waits until that is known.
    [[nodiscard]] bool holds();
    /// As DerivedCursor::at: null where nothing is kept that holds, ids in ascending order, and what is pointed to lives
    /// until the next call.
    [[nodiscard]] Result<const DerivedAccount *> at(AccountId account);

private:
    struct Batch {
        std::vector<AccountId> accounts;
        std::vector<DerivedAccount> derived; ///< may be longer than accounts: its rows keep their memory
    };
    enum class State : std::uint8_t { Opening, Reading, Useless, Ended };

    void run();
    [[nodiscard]] Result<> read();
    [[nodiscard]] bool give(Batch &batch);
    void setState(State state);

    const std::string m_path, m_zone;
    const std::uint64_t m_version, m_hash;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    State m_state = State::Opening;
    bool m_stopping = false;
    std::optional<Error> m_error;
    std::deque<Batch> m_full, m_spare;
    Batch m_current; ///< the caller's
    std::size_t m_next = 0;
    std::thread m_thread;
};

} // namespace milepost
