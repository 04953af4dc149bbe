/// A request of the system to end (SIGTERM at logging out, SIGINT, SIGHUP) closes the window as its owner would:
/// what is being written is finished, the store is closed, and the next start need not look the database through.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace milepost {

class EndRequests : public QObject {
    Q_OBJECT
public:
    /// One per process, after QApplication. A second request while the first is obeyed ends the process at once.
    explicit EndRequests(QObject *parent = nullptr);
    ~EndRequests() override;

Q_SIGNALS:
    void asked();

private:
    QSocketNotifier *m_notifier = nullptr; ///< null where no pipe could be made: the system's default stays
};

} // namespace milepost
