#include "workspace/session.h"

#include "workspace/evidence.h"
#include "workspace/settings.h"
#include "workspace/work_queue.h"

#include <QPointer>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <deque>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace milepost {

namespace {

constexpr int pollMs = 1'000; ///< how often another process's change is looked for
constexpr std::chrono::seconds keepPictureEvery{60}; ///< at most so often; and when the session ends
constexpr int backupAfterMs = 5'000; ///< the first picture comes before the day's backup

/// A snapshot is made of rows by the hundred megabytes, which are gone when it stands. Each thread has a heap of its own.
void returnFreeMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/// What the window shows beside the snapshot; read on the writer thread after every change.
struct SideState {
    UndoState undo;
    std::map<std::string, std::string> settings;
    std::vector<SavedView> views;
};

Result<SideState> readSide(Workspace &workspace)
{
    SideState side;
    MP_ASSIGN(side.undo, workspace.undoState());
    MP_ASSIGN(side.settings, workspace.settings());
    MP_ASSIGN(side.views, workspace.views());
    return side;
}

bool same(const std::optional<EditReceipt> &a, const std::optional<EditReceipt> &b)
{
    return a.has_value() == b.has_value() && (!a || a->opId == b->opId);
}

bool same(const std::vector<SavedView> &a, const std::vector<SavedView> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const SavedView &x, const SavedView &y) {
        return x.name == y.name && x.definition == y.definition;
    });
}

enum class Method { Detail, Preview, Runs, Rejections, RejectionsOf, Findings, Catalog, Versions, Grouping, Behaviours };

} // namespace

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
    void openReaders();
    void keepPicture(const Snapshot &of, std::shared_ptr<const Trends> made);
    void poll();
    void setBusy(bool now);
    void edit(std::function<Result<EditReceipt>(Workspace &)> change);
    void longWork(std::function<Result<ImportReport>(Workspace &, const JobControl &)> work, bool reports);
    template <class T>
    void request(QObject *context, Method method, std::function<Result<T>(Workspace &)> work,
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
    CancelToken snapshotCancel, trendsCancel, closing;
    std::deque<CancelToken> imports; ///< running one first
    std::map<std::pair<QObject *, Method>, std::uint64_t> latest;
    std::uint64_t requests = 0;
    bool polling = false;
    QTimer timer;

    std::pair<std::uint64_t, Day> kept; ///< data version and day of the picture kept last; of the background thread
    std::chrono::steady_clock::time_point keptAt;

    std::atomic<std::uint64_t> seenVersion{0}; ///< data version of the newest snapshot made or known to be on its way
    std::atomic<int> writing{0}; ///< pieces of work the writer has not finished
    std::unique_ptr<Workspace> writer, reader, background; ///< each touched by its own thread only
    WorkQueue writerQueue, readerQueue, backgroundQueue;
};

void Session::Private::takeSide(SideState next)
{
    const bool undoChanged = !same(side.undo.undo, next.undo.undo) || !same(side.undo.redo, next.undo.redo);
    const bool settingsChanged = side.settings != next.settings;
    const bool viewsChanged = !same(side.views, next.views);
    side = std::move(next);
    if (settingsChanged) {
        zone = zoneOf(side.settings);
        Q_EMIT q->settingsChanged();
    }
    if (viewsChanged)
        Q_EMIT q->viewsChanged();
    if (undoChanged)
        Q_EMIT q->undoStateChanged();
}

void Session::Private::setBusy(bool now)
{
    if (busy == now)
        return;
    busy = now;
    Q_EMIT q->busyChanged(now);
}

void Session::Private::requestSnapshot()
{
    if (!isOpen)
        return;
    snapshotCancel.cancel();
    trendsCancel.cancel();
    snapshotCancel = CancelToken();
    const std::uint64_t mine = ++generation;
    shownDay = asOf.value_or(zone.dayOf(clock.now()));
    setBusy(true);
    readerQueue.post([this, mine, day = asOf, control = JobControl{snapshotCancel, {}, {}}] {
        if (control.cancel.cancelled())
            return;
        auto result = reader ? reader->snapshot(day, control) : Result<Snapshot>(notOpen());
        if (result)
            seenVersion = std::max(seenVersion.load(), result->portfolio->dataVersion);
        onSession([this, mine, result = std::move(result)]() mutable { takeSnapshot(mine, std::move(result)); });
        returnFreeMemory();
    });
}

void Session::Private::takeSnapshot(std::uint64_t of, Result<Snapshot> result)
{
    if (of != generation)
        return;
    setBusy(false);
    if (!result) {
        if (result.error().code != ErrorCode::Cancelled)
            Q_EMIT q->failed(result.error());
        return;
    }
    const bool shown = result->portfolio == snapshot.portfolio && result->standing == snapshot.standing;
    snapshot = std::move(*result);
    if (!shown)
        Q_EMIT q->snapshotChanged();
    requestTrends();
}

/// Until the first snapshot is there, or in its place when nothing has changed.
void Session::Private::takeLastPicture(const LastPicture &picture)
{
    if (snapshot.portfolio || asOf)
        return;
    snapshot = picture.snapshot;
    trends = picture.trends;
    Q_EMIT q->snapshotChanged();
}

void Session::Private::requestTrends()
{
    if (trends && trends->dataVersion == snapshot.portfolio->dataVersion && trends->asOf == snapshot.portfolio->asOf)
        return;
    trendsCancel.cancel();
    trendsCancel = CancelToken();
    backgroundQueue.post([this, of = snapshot, control = JobControl{trendsCancel, {}, {}}] {
        if (!background || control.cancel.cancelled())
            return;
        const auto result = background->trends(of, control);
        if (!result)
            return; // cancelled, or the next snapshot asks again
        auto made = std::make_shared<const Trends>(*result);
        returnFreeMemory();
        keepPicture(of, made);
        onSession([this, made = std::move(made)] {
            if (!snapshot.portfolio || made->dataVersion != snapshot.portfolio->dataVersion
                || made->asOf != snapshot.portfolio->asOf)
                return;
            trends = made;
            Q_EMIT q->trendsChanged();
        });
        if (const auto learnt = background->learnRiskToday(of, control); learnt && *learnt)
            writerQueue.post([this] { if (writer) afterWrite(); });
    });
}

/// On the background thread. What cannot be kept is made anew at the next start.
void Session::Private::keepPicture(const Snapshot &of, std::shared_ptr<const Trends> made)
{
    const auto now = std::chrono::steady_clock::now();
    const std::pair mine(of.portfolio->dataVersion, of.portfolio->asOf);
    if (!background || kept == mine || (kept.second.valid() && !closing.cancelled() && now - keptAt < keepPictureEvery))
        return;
    static_cast<void>(background->keepPicture(of, std::move(made)));
    kept = mine;
    keptAt = now;
}

/// The first picture is made on the threads of their own, beside whoever builds the window. Any thread.
void Session::Private::openReaders()
{
    readerQueue.post([this] {
        auto opened = Workspace::open(profile, clock, {false, true, false});
        if (!opened) {
            onSession([this, error = opened.error()] { Q_EMIT q->failed(error); });
            return;
        }
        reader = std::move(*opened);
        auto last = reader->lastPicture();
        const bool current = last && last->current;
        if (last)
            onSession([this, last = std::move(*last)] { takeLastPicture(last); });
        // Who asks for the snapshot finds it made; an error is said then.
        if (!current)
            static_cast<void>(reader->snapshot(std::nullopt, JobControl{closing, {}, {}}));
        returnFreeMemory();
    });
    backgroundQueue.post([this] {
        auto opened = Workspace::open(profile, clock, {false, false, false});
        if (opened)
            background = std::move(*opened);
    });
}

void Session::Private::afterWrite()
{
    const auto derived = writer->derive(JobControl{closing, {}, [this] { writerQueue.runUrgent(); }});
    if (!derived && derived.error().code != ErrorCode::Cancelled)
        onSession([this, error = derived.error()] { Q_EMIT q->failed(error); });
    auto read = readSide(*writer);
    onSession([this, read = std::move(read)]() mutable {
        if (read)
            takeSide(std::move(*read));
        requestSnapshot();
    });
}

/// Edits go between the slices of long work. The acknowledgement comes at once; achievements are derived after it, by
/// the long work itself where there is one.
void Session::Private::edit(std::function<Result<EditReceipt>(Workspace &)> change)
{
    ++writing;
    writerQueue.postUrgent([this, change = std::move(change)] {
        const auto receipt = writer ? change(*writer) : Result<EditReceipt>(notOpen());
        auto read = writer ? readSide(*writer) : Result<SideState>(notOpen());
        onSession([this, receipt, read = std::move(read)]() mutable {
            if (receipt)
                Q_EMIT q->editApplied(*receipt);
            else
                Q_EMIT q->editRefused(receipt.error());
            if (read)
                takeSide(std::move(*read));
        });
        if (receipt && !receipt->opId.empty()) {
            ++writing;
            writerQueue.post([this] {
                afterWrite();
                --writing;
            });
            if (writing > 2) // long work is under way: show the edit now, from what is derived so far
                onSession([this] { requestSnapshot(); });
        }
        --writing;
    });
}

void Session::Private::longWork(std::function<Result<ImportReport>(Workspace &, const JobControl &)> work, bool reports)
{
    JobControl control;
    imports.push_back(control.cancel);
    control.progress = [this, reports](const ProgressState &state) {
        if (reports)
            onSession([this, state] { Q_EMIT q->importProgress(state); });
    };
    control.betweenSlices = [this] { writerQueue.runUrgent(); };
    ++writing;
    writerQueue.post([this, work = std::move(work), control = std::move(control), reports] {
        auto report = writer ? work(*writer, control) : Result<ImportReport>(notOpen());
        onSession([this, report = std::move(report), reports] {
            imports.pop_front();
            if (!report)
                Q_EMIT q->importFailed(report.error());
            else if (reports)
                Q_EMIT q->importFinished(*report);
        });
        if (writer)
            afterWrite();
        --writing;
    });
}

void Session::Private::poll()
{
    if (!isOpen || polling)
        return;
    if (!asOf && zone.dayOf(clock.now()) != shownDay) {
        requestSnapshot();
        return;
    }
    if (busy || writing > 0)
        return;
    polling = true;
    readerQueue.postUrgent([this] {
        const bool changed = reader && reader->dataVersion() > seenVersion;
        onSession([this, changed] {
            polling = false;
            if (!changed || writing > 0 || busy)
                return;
            ++writing;
            writerQueue.post([this] {
                if (writer)
                    afterWrite();
                --writing;
            });
        });
    });
}

template <class T>
void Session::Private::request(QObject *context, Method method, std::function<Result<T>(Workspace &)> work,
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

Session::Session(std::string profile, const Clock &clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(profile), clock))
{
    d->timer.setInterval(pollMs);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->poll(); });
}

Session::~Session()
{
    d->timer.stop();
    d->closing.cancel();
    d->snapshotCancel.cancel();
    d->trendsCancel.cancel();
    for (const auto &import : d->imports)
        import.cancel();
    d->readerQueue.stop([this] { d->reader.reset(); });
    d->backgroundQueue.stop([this] {
        if (d->snapshot.portfolio)
            d->keepPicture(d->snapshot, d->trends);
        d->background.reset();
    });
    d->writerQueue.stop([this] { d->writer.reset(); });
}

void Session::open()
{
    if (d->isOpen)
        return;
    ++d->writing;
    d->writerQueue.post([p = d.get()] {
        auto opened = Workspace::open(p->profile, p->clock, {true, false, false});
        if (!opened) {
            p->onSession([p, error = opened.error()] { Q_EMIT p->q->failed(error); });
            --p->writing;
            return;
        }
        p->writer = std::move(*opened);
        p->openReaders();
        auto read = readSide(*p->writer);
        p->onSession([p, read = std::move(read)]() mutable {
            if (!read) {
                Q_EMIT p->q->failed(read.error());
                return;
            }
            p->isOpen = true;
            p->takeSide(std::move(*read));
            p->timer.start();
            QTimer::singleShot(backupAfterMs, p->q, [p] {
                p->backgroundQueue.post([p] {
                    if (p->background)
                        static_cast<void>(p->background->takeDailyBackup());
                });
            });
            Q_EMIT p->q->opened();
        });
        p->afterWrite();
        --p->writing;
    });
}

const Snapshot &Session::snapshot() const { return d->snapshot; }
const std::shared_ptr<const Trends> &Session::trends() const { return d->trends; }
const UndoState &Session::undoState() const { return d->side.undo; }
const std::map<std::string, std::string> &Session::settings() const { return d->side.settings; }
const std::vector<SavedView> &Session::views() const { return d->side.views; }
Day Session::today() const { return d->zone.dayOf(d->clock.now()); }
std::optional<Day> Session::chosenAsOf() const { return d->asOf; }
bool Session::importing() const { return !d->imports.empty(); }

void Session::setAsOf(std::optional<Day> asOf)
{
    if (d->asOf == asOf)
        return;
    d->asOf = asOf;
    d->requestSnapshot();
}

void Session::apply(EditChange change)
{
    d->edit([change = std::move(change)](Workspace &workspace) { return workspace.apply(change); });
}

void Session::undo()
{
    d->edit([](Workspace &workspace) { return workspace.undo(); });
}

void Session::redo()
{
    d->edit([](Workspace &workspace) { return workspace.redo(); });
}

void Session::import(ImportRequest request)
{
    d->longWork([request = std::move(request)](Workspace &workspace,
                                               const JobControl &control) { return workspace.import(request, control); },
                true);
}

void Session::cancelImport()
{
    if (!d->imports.empty())
        d->imports.front().cancel();
}

void Session::keepMapping(std::string samplePath, Mapping mapping)
{
    d->writerQueue.postUrgent([p = d.get(), path = std::move(samplePath), mapping = std::move(mapping)] {
        const auto kept = p->writer ? p->writer->keepMapping(path, mapping) : Result<>(p->notOpen());
        if (!kept)
            p->onSession([p, error = kept.error()] { Q_EMIT p->q->editRefused(error); });
    });
}

void Session::retryRow(QObject *context, std::string source, Rejection rejection, std::string text,
                       std::function<void(Result<ImportReport>)> answer)
{
    ++d->writing;
    d->writerQueue.post([p = d.get(), alive = QPointer<QObject>(context), source = std::move(source), rejection = std::move(rejection),
                         text = std::move(text), answer = std::move(answer)]() mutable {
        JobControl control{p->closing, {}, [p] { p->writerQueue.runUrgent(); }};
        auto report = p->writer ? p->writer->retryRow(source, rejection, text, control) : Result<ImportReport>(p->notOpen());
        const bool stored = report.ok() && report->run;
        p->onSession([alive, answer = std::move(answer), report = std::move(report)]() mutable {
            if (alive)
                answer(std::move(report));
        });
        if (stored)
            p->afterWrite();
        --p->writing;
    });
}

void Session::createSample()
{
    d->longWork([](Workspace &workspace, const JobControl &control) { return workspace.createSample(control); }, false);
}

void Session::removeSample()
{
    d->longWork(
        [](Workspace &workspace, const JobControl &) -> Result<ImportReport> {
            MP_TRY(workspace.removeSample());
            return ImportReport();
        },
        false);
}

void Session::requestDetail(QObject *context, AccountId account, std::function<void(Result<AccountDetail>)> answer)
{
    const Day day = d->shownDay;
    d->request<AccountDetail>(
        context, Method::Detail, [account, day](Workspace &workspace) { return workspace.detail(account, day); },
        std::move(answer));
}

void Session::requestPreview(QObject *context, std::string path, std::optional<Mapping> mapping,
                             std::function<void(Result<ImportPreview>)> answer)
{
    d->request<ImportPreview>(
        context, Method::Preview,
        [path = std::move(path), mapping = std::move(mapping)](Workspace &workspace) {
            return workspace.preview(path, mapping);
        },
        std::move(answer));
}

void Session::requestRuns(QObject *context, std::function<void(Result<std::vector<RunRecord>>)> answer)
{
    d->request<std::vector<RunRecord>>(
        context, Method::Runs, [](Workspace &workspace) { return workspace.runs(); }, std::move(answer));
}

void Session::requestRejections(QObject *context, std::optional<RunId> run,
                                std::function<void(Result<std::vector<Rejection>>)> answer)
{
    d->request<std::vector<Rejection>>(
        context, Method::Rejections, [run](Workspace &workspace) { return workspace.rejections(run); },
        std::move(answer));
}

void Session::requestRejectionsOf(QObject *context, std::string source, std::function<void(Result<std::vector<Rejection>>)> answer)
{
    const auto work = [source = std::move(source)](Workspace &workspace) { return workspace.rejectionsOf(source); };
    d->request<std::vector<Rejection>>(context, Method::RejectionsOf, work, std::move(answer));
}

void Session::requestFindings(QObject *context, std::function<void(Result<std::vector<Finding>>)> answer)
{
    d->request<std::vector<Finding>>(
        context, Method::Findings, [](Workspace &workspace) { return workspace.findings(); }, std::move(answer));
}

void Session::requestCatalog(QObject *context, std::function<void(Result<std::vector<CatalogEntry>>)> answer)
{
    d->request<std::vector<CatalogEntry>>(
        context, Method::Catalog, [](Workspace &workspace) { return workspace.catalogEntries(); }, std::move(answer));
}

void Session::requestVersions(QObject *context, std::function<void(Result<std::vector<MilestoneDefinition>>)> answer)
{
    d->request<std::vector<MilestoneDefinition>>(
        context, Method::Versions, [](Workspace &workspace) { return workspace.milestoneVersions(); }, std::move(answer));
}

void Session::requestGrouping(QObject *context, std::shared_ptr<const EvidenceBase> base, std::string field,
                              std::function<void(Result<analytics::Grouping>)> answer)
{
    d->request<analytics::Grouping>(
        context, Method::Grouping,
        [base = std::move(base), field = std::move(field)](Workspace &workspace) { return workspace.grouping(*base, field); },
        std::move(answer));
}

void Session::requestBehaviours(QObject *context, std::shared_ptr<const EvidenceBase> base, std::int32_t firstDays,
                                std::function<void(Result<std::vector<analytics::Behaviour>>)> answer)
{
    d->request<std::vector<analytics::Behaviour>>(
        context, Method::Behaviours,
        [base = std::move(base), firstDays](Workspace &workspace) { return workspace.eventBehaviours(*base, firstDays); },
        std::move(answer));
}

} // namespace milepost
