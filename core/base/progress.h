/// Long work tells how far it is and asks whether to go on. Both may be used from any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace milepost {

/// Copies share one flag.
class CancelToken {
public:
    CancelToken() : m_cancelled(std::make_shared<std::atomic<bool>>(false)) {}
    void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};

struct ProgressState {
    std::string what; ///< a path, an entity; "" when there is only one thing
    std::uint64_t done = 0; ///< bytes read or items finished
    std::uint64_t total = 0; ///< 0: not known
    std::uint64_t rows = 0;
};

/// Called from the thread that does the work, at most some tens of times a second.
using ProgressSink = std::function<void(const ProgressState &)>;

struct JobControl {
    CancelToken cancel;
    ProgressSink progress; ///< may be empty
    /// May be empty. Called by the working thread between two slices, with no transaction open: a writer thread lets
    /// its waiting edits through here.
    std::function<void()> betweenSlices;

    void yieldTurn() const
    {
        if (betweenSlices)
            betweenSlices();
    }
    void report(const ProgressState &state) const
    {
        if (progress)
            progress(state);
    }
};

} // namespace milepost
