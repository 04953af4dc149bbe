/// Work off the UI thread of which only the latest counts: a control changed twice asks once more, and the answer to
/// the first is never shown. Lives on the UI thread; the work must touch only values it holds.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

namespace milepost::ui {

class LatestJob : public QObject {
    Q_OBJECT
public:
    explicit LatestJob(QObject *parent = nullptr);
    ~LatestJob() override;

    /// `work()` on another thread, then `done(result)` on this one, unless run() or cancel() was called in between or
    /// this is gone. Work that is overtaken before it began is not begun.
    template <class Work, class Done> void run(Work work, Done done)
    {
        const std::uint64_t mine = begin();
        QThreadPool::globalInstance()->start(
            [self = QPointer<LatestJob>(this), latest = m_latest, mine, work = std::move(work), done = std::move(done)]() mutable {
                if (latest->load() != mine)
                    return;
                auto result = work();
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [self, latest, mine, done = std::move(done), result = std::move(result)]() mutable {
                        if (!self || latest->load() != mine)
                            return;
                        self->end();
                        done(std::move(result));
                    },
                    Qt::QueuedConnection);
            });
    }
    /// What runs is not shown any more.
    void cancel();
    [[nodiscard]] bool busy() const { return m_busy; }

Q_SIGNALS:
    void busyChanged(bool busy);

private:
    std::uint64_t begin();
    void end();
    std::shared_ptr<std::atomic<std::uint64_t>> m_latest;
    bool m_busy = false;
};

} // namespace milepost::ui
