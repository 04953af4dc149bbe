/// One thread that does one piece of work after the other. Urgent work goes first, and may be let in between the
/// slices of a long one. post() from any thread; owned by Session.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace milepost {

class WorkQueue {
public:
    using Work = std::function<void()>;
    WorkQueue();
    ~WorkQueue(); ///< stop()
    WorkQueue(const WorkQueue &) = delete;
    WorkQueue &operator=(const WorkQueue &) = delete;

    void post(Work work);
    void postUrgent(Work work);
    /// On the queue's own thread, from inside a piece of work: does what urgent work is waiting.
    void runUrgent();
    /// Drops work that has not begun, except urgent work, which is done; returns when the thread has ended.
    /// `last` is the last thing the thread does.
    void stop(Work last = {});

private:
    void run();
    [[nodiscard]] Work take(bool urgentOnly);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_urgent, m_waiting;
    Work m_last;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace milepost
