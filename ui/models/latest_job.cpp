#include "models/latest_job.h"

namespace milepost::ui {

LatestJob::LatestJob(QObject *parent) : QObject(parent), m_latest(std::make_shared<std::atomic<std::uint64_t>>(0)) {}

LatestJob::~LatestJob() { m_latest->fetch_add(1); }

std::uint64_t LatestJob::begin()
{
    const std::uint64_t mine = m_latest->fetch_add(1) + 1;
    if (!m_busy) {
        m_busy = true;
        Q_EMIT busyChanged(true);
    }
    return mine;
}

void LatestJob::end()
{
    m_busy = false;
    Q_EMIT busyChanged(false);
}

void LatestJob::cancel()
{
    m_latest->fetch_add(1);
    if (m_busy)
        end();
}

} // namespace milepost::ui
