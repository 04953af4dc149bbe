/// Session's inside: its threads, their queues and what the window was last told. Only for the files of Session.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/kept_picture.h"
#include "workspace/session.h"
#include "workspace/work_queue.h"

#include <QPointer>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <utility>

namespace milepost {

/// What the window shows beside the snapshot; read on the writer thread after every change.
struct SideState {
    UndoState undo;
    std::map<std::string, std::string> settings;
    std::vector<SavedView> views;
};

/// One question of a kind is answered per context: the latest.
enum class SessionQuestion {
    Detail, Preview, Runs, Rejections, RejectionsOf, Findings, Catalog, Versions, Grouping, Behaviours, RoiModels, Roi, PortfolioRoi,
    RenewalLedger, Plan, Document, Email,
};

class Session::Private {
public:
    Private(Session *session, std::string profileFolder, const Clock &sessionClock)
        : q(session), profile(std::move(profileFolder)), clock(sessionClock)
    {
    }

    // — on the thread of the session —
    void takeSide(SideState side);
    void requestSnapshot();
    void takeSnapshot(std::uint64_t generation, Result<Snapshot> result);
    void takeLastPicture(const LastPicture &picture);
    void requestTrends();
    void requestReturns();
    void openReaders();
    void keepPicture(const Snapshot &of, std::shared_ptr<const Trends> made);
    void poll();
    void readAnew(); ///< everything, as after a change of one's own
    void setBusy(bool now);
    void edit(std::function<Result<EditReceipt>(Workspace &)> change);
    void longWork(std::function<Result<ImportReport>(Workspace &, const JobControl &)> work, bool reports);
    template <class T>
    void request(QObject *context, SessionQuestion method, std::function<Result<T>(Workspace &)> work,
                 std::function<void(Result<T>)> answer);

    /// Runs `call` on the session's thread, unless the session is gone by then. Any thread.
    template <class Call> void onSession(Call call) { QMetaObject::invokeMethod(q, std::move(call), Qt::QueuedConnection); }
    /// On the writer thread: derives what is dirty and tells the window what else changed.
    void afterWrite();
    [[nodiscard]] Error notOpen() const { return Error{ErrorCode::NotFound, profile, "the profile is not open"}; }

    Session *q;
    const std::string profile;
    const Clock &clock;

    Snapshot snapshot;
    std::shared_ptr<const Trends> trends;
    SideState side;
    Zone zone;
    std::optional<Day> asOf;
    bool isOpen = false, busy = false;
    Day shownDay; ///< as-of date last asked for
    std::uint64_t generation = 0;
    CancelToken snapshotCancel, trendsCancel, returnsCancel, documentsCancel, closing;
    std::deque<CancelToken> imports; ///< running one first
    std::map<std::pair<QObject *, SessionQuestion>, std::uint64_t> latest;
    std::uint64_t requests = 0;
    bool polling = false;
    QTimer timer;

    std::pair<std::uint64_t, Day> kept; ///< data version and day of the picture kept last; of the background thread
    std::chrono::steady_clock::time_point keptAt;

    std::atomic<std::uint64_t> seenVersion{0}; ///< data version of the newest snapshot made or known to be on its way
    std::atomic<int> writing{0}; ///< pieces of work the writer has not finished
    std::unique_ptr<Workspace> writer, reader, background; ///< each touched by its own thread only
    std::shared_ptr<const KeptPicture> readAhead; ///< of the reader thread, while the writer opens the store
    WorkQueue writerQueue, readerQueue, backgroundQueue;
};

template <class T>
void Session::Private::request(QObject *context, SessionQuestion method, std::function<Result<T>(Workspace &)> work,
                               std::function<void(Result<T>)> answer)
{
    const std::uint64_t mine = ++requests;
    const auto key = std::pair(context, method);
    latest[key] = mine;
    readerQueue.postUrgent([this, key, mine, alive = QPointer<QObject>(context), work = std::move(work),
                            answer = std::move(answer)]() mutable {
        auto result = reader ? work(*reader) : Result<T>(notOpen());
        onSession([this, key, mine, alive, answer = std::move(answer), result = std::move(result)]() mutable {
            const auto found = latest.find(key);
            if (found == latest.end() || found->second != mine)
                return;
            latest.erase(found);
            if (alive)
                answer(std::move(result));
        });
    });
}

} // namespace milepost
