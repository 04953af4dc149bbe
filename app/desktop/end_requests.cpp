/// SPDX-License-Identifier: GPL-3.0-or-later
#include "end_requests.h"

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace milepost {

namespace {

constexpr int signalsToEnd[] = {SIGTERM, SIGINT, SIGHUP};
int wakePipe[2] = {-1, -1};

/// Only what is safe in a signal handler: one write. SA_RESETHAND makes the next signal the system's again.
void wake(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakePipe[1], &byte, 1);
}

} // namespace

EndRequests::EndRequests(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(wakePipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(wakePipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(wakePipe[0], &byte, 1) == 1)
            Q_EMIT asked();
    });
    struct sigaction action {};
    action.sa_handler = wake;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int signal : signalsToEnd)
        ::sigaction(signal, &action, nullptr);
}

EndRequests::~EndRequests()
{
    if (!m_notifier)
        return;
    for (const int signal : signalsToEnd)
        ::signal(signal, SIG_DFL);
    delete m_notifier;
    ::close(wakePipe[0]);
    ::close(wakePipe[1]);
}

} // namespace milepost
