#include "workspace/work_queue.h"

#include <utility>

namespace milepost {

WorkQueue::WorkQueue() : m_thread([this] { run(); }) {}
WorkQueue::~WorkQueue() { stop(); }

void WorkQueue::post(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_waiting.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void WorkQueue::postUrgent(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_urgent.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void WorkQueue::runUrgent()
{
    while (Work work = take(true))
        work();
}

WorkQueue::Work WorkQueue::take(bool urgentOnly)
{
    const std::lock_guard lock(m_mutex);
    auto &from = urgentOnly || !m_urgent.empty() ? m_urgent : m_waiting;
    if (from.empty())
        return {};
    Work work = std::move(from.front());
    from.pop_front();
    return work;
}

void WorkQueue::stop(Work last)
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_waiting.clear();
        if (last)
            m_last = std::move(last);
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void WorkQueue::run()
{
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_urgent.empty() || !m_waiting.empty(); });
            if (m_stopping && m_urgent.empty())
                break;
        }
        if (Work work = take(false))
            work();
    }
    if (m_last)
        m_last();
}

} // namespace milepost
