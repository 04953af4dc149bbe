#include "workspace/session_private.h"

#include "workspace/kept_returns.h"
#include "workspace/settings.h"

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

} // namespace

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
    requestReturns();
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

/// Of a large workspace: counted after its picture is shown.
void Session::Private::requestReturns()
{
    if (snapshot.portfolio->accountCount() <= accountsValuedAtOnce)
        return;
    returnsCancel.cancel();
    returnsCancel = CancelToken();
    backgroundQueue.post([this, of = snapshot, control = JobControl{returnsCancel, {}, {}}] {
        if (!background || control.cancel.cancelled())
            return;
        if (const auto changed = background->countReturnsToday(of, control); changed && *changed)
            writerQueue.post([this] { if (writer) afterWrite(); });
    });
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
        auto opened = Workspace::open(profile, clock, {.readOnly = true, .dailyBackup = false, .countsLater = true});
        if (!opened) {
            onSession([this, error = opened.error()] { Q_EMIT q->failed(error); });
            return;
        }
        reader = std::move(*opened);
        auto last = reader->lastPicture(std::exchange(readAhead, nullptr));
        const bool current = last && last->current;
        if (last)
            onSession([this, last = std::move(*last)] { takeLastPicture(last); });
        // Who asks for the snapshot finds it made; an error is said then.
        if (!current)
            static_cast<void>(reader->snapshot(std::nullopt, JobControl{closing, {}, {}}));
        returnFreeMemory();
    });
    backgroundQueue.post([this] {
        auto opened = Workspace::open(profile, clock, {.dailyBackup = false, .countsLater = true});
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
    const bool newDay = !asOf && zone.dayOf(clock.now()) != shownDay;
    if (newDay && writing > 0)
        requestSnapshot();
    if (busy || writing > 0)
        return;
    if (newDay) {
        readAnew(); // another process may have changed settings or views in the same moment
        return;
    }
    polling = true;
    readerQueue.postUrgent([this] {
        const bool changed = reader && reader->dataVersion() > seenVersion;
        onSession([this, changed] {
            polling = false;
            if (!changed || writing > 0 || busy)
                return;
            readAnew();
        });
    });
}

void Session::Private::readAnew()
{
    ++writing;
    writerQueue.post([this] {
        if (writer)
            afterWrite();
        --writing;
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
    d->returnsCancel.cancel();
    d->documentsCancel.cancel();
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
    d->readerQueue.post([p = d.get()] {
        if (auto picture = readPicture(p->profile))
            p->readAhead = std::make_shared<const KeptPicture>(std::move(*picture));
    });
    d->writerQueue.post([p = d.get()] {
        auto opened = Workspace::open(p->profile, p->clock, {.create = true, .dailyBackup = false, .countsLater = true});
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

} // namespace milepost
