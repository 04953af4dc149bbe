#include "workspace/source_session.h"

#include "sync/sources/secret_store.h"
#include "workspace/work_queue.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

namespace milepost {

namespace {

constexpr int lookMs = 5'000; ///< how often the schedule, and what other processes did, is looked at
constexpr std::int64_t rateWindowMs = 3'000;

} // namespace

class SourceSession::Private {
public:
    Private(SourceSession *session, std::string profileFolder, const Clock &sessionClock, std::shared_ptr<SecretStore> store)
        : q(session), profile(std::move(profileFolder)), clock(sessionClock), secrets(store ? std::move(store) : systemKeychain())
    {
    }

    template <class Call> void onSession(Call call) { QMetaObject::invokeMethod(q, std::move(call), Qt::QueuedConnection); }
    [[nodiscard]] Error notOpen() const { return Error{ErrorCode::NotFound, profile, "the profile is not open"}; }
    [[nodiscard]] std::string keyOf(const std::string &name) const { return secretKey(profile, name); }

    /// On the edits' thread; the list follows.
    void change(std::function<Result<>(Workspace &)> work)
    {
        edits.post([this, work = std::move(work)] {
            const Result<> done = editor ? work(*editor) : Result<>(notOpen());
            if (!done.ok())
                onSession([this, error = done.error()] { Q_EMIT q->refused(error); });
            readList();
        });
    }

    void readList()
    {
        if (!editor)
            return;
        auto read = editor->sources();
        onSession([this, read = std::move(read)]() mutable {
            if (!read.ok()) {
                Q_EMIT q->refused(read.error());
                return;
            }
            list = std::move(*read);
            Q_EMIT q->sourcesChanged();
            startDue();
        });
    }

    void startDue()
    {
        const Instant now = clock.now();
        for (const SourceStatus &status : list) {
            const std::string &name = status.configuration.name;
            // A question or a missing secret is for a person, who is asked once.
            if (status.due && *status.due <= now && asking.count(name) == 0)
                enqueue(name);
        }
    }

    void enqueue(const std::string &name)
    {
        if (name == running || std::find(waiting.begin(), waiting.end(), name) != waiting.end())
            return;
        waiting.push_back(name);
        startNext();
    }

    const SourceStatus *find(const std::string &name) const
    {
        const auto found = std::find_if(list.begin(), list.end(), [&](const SourceStatus &status) { return status.configuration.name == name; });
        return found == list.end() ? nullptr : &*found;
    }

    void startNext()
    {
        if (!running.empty() || waiting.empty())
            return;
        running = waiting.front();
        waiting.pop_front();
        const SourceStatus *status = find(running);
        if (!status) {
            running.clear();
            startNext();
            return;
        }
        const auto offered = given.find(running);
        if (Workspace::secretNameOf(status->configuration).empty() || offered != given.end()) {
            std::string secret = offered == given.end() ? std::string() : offered->second;
            given.erase(running);
            run(running, std::move(secret));
            return;
        }
        secrets->read(keyOf(running), [this, alive = QPointer<SourceSession>(q), name = running](Result<std::optional<std::string>> read) {
            if (!alive || running != name)
                return;
            if (read.ok() && *read) {
                run(name, **read);
                return;
            }
            running.clear();
            ask(name, read.ok() ? Error{ErrorCode::Credentials, name, "it is not in the keychain"} : read.error());
            startNext();
        });
    }

    void ask(const std::string &name, const Error &why)
    {
        asking[name] = true;
        Q_EMIT q->secretNeeded(name, why);
    }

    void run(const std::string &name, std::string secret)
    {
        asking.erase(name);
        token = CancelToken();
        JobControl control;
        control.cancel = token;
        control.progress = [this, name](const ProgressState &state) {
            onSession([this, name, state] { tellProgress(name, state); });
        };
        rateBegan = clock.now();
        rateRows = 0;
        rate = 0;
        Q_EMIT q->syncStarted(name);
        syncs.post([this, name, secret = std::move(secret), control] {
            auto report = syncer ? syncer->sync(name, secret, control) : Result<SyncReport>(notOpen());
            onSession([this, name, report = std::move(report)]() mutable { finished(name, std::move(report)); });
        });
    }

    void tellProgress(const std::string &name, const ProgressState &state)
    {
        const Instant now = clock.now();
        if (now.ms - rateBegan.ms >= rateWindowMs) {
            rate = static_cast<double>(state.rows - rateRows) * 1000.0 / static_cast<double>(now.ms - rateBegan.ms);
            rateBegan = now;
            rateRows = state.rows;
        }
        Q_EMIT q->syncProgress(name, state, rate);
    }

    void finished(const std::string &name, Result<SyncReport> report)
    {
        running.clear();
        SyncReport told;
        told.source = name;
        if (report.ok())
            told = std::move(*report);
        else
            told.error = report.error();
        const bool refusedSecret = told.error && told.error->code == ErrorCode::Credentials;
        Q_EMIT q->syncFinished(told);
        if (refusedSecret)
            ask(name, *told.error);
        edits.post([this] { readList(); });
        startNext();
    }

    SourceSession *q;
    const std::string profile;
    const Clock &clock;
    std::shared_ptr<SecretStore> secrets;
    std::vector<SourceStatus> list;
    std::string running;
    std::deque<std::string> waiting;
    std::map<std::string, std::string> given; ///< secrets for the next synchronization only
    std::map<std::string, bool> asking; ///< sources whose secret a person has been asked for
    CancelToken token, testToken;
    Instant rateBegan;
    std::uint64_t rateRows = 0;
    double rate = 0;
    bool started = false;
    QTimer timer;
    std::unique_ptr<Workspace> editor, syncer; ///< each touched by its own thread only
    WorkQueue edits, syncs, tests; ///< last: they end before what they use
};

SourceSession::SourceSession(std::string profile, const Clock &clock, std::shared_ptr<SecretStore> secrets, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(profile), clock, std::move(secrets)))
{
    d->timer.setInterval(lookMs);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->edits.post([p = d.get()] { p->readList(); }); });
}

SourceSession::~SourceSession()
{
    d->timer.stop();
    d->token.cancel();
    d->testToken.cancel();
    d->tests.stop();
    d->syncs.stop([this] { d->syncer.reset(); });
    d->edits.stop([this] { d->editor.reset(); });
}

void SourceSession::start()
{
    if (std::exchange(d->started, true))
        return;
    const auto open = [p = d.get()](std::unique_ptr<Workspace> &into) {
        auto opened = Workspace::open(p->profile, p->clock, {false, false, false});
        if (opened.ok())
            into = std::move(*opened);
        else
            p->onSession([p, error = opened.error()] { Q_EMIT p->q->refused(error); });
    };
    d->syncs.post([p = d.get(), open] { open(p->syncer); });
    d->edits.post([p = d.get(), open] {
        open(p->editor);
        p->readList();
    });
    d->timer.start();
}

const std::vector<SourceStatus> &SourceSession::sources() const { return d->list; }
const std::string &SourceSession::running() const { return d->running; }

void SourceSession::add(SourceConfiguration configuration, std::string secret)
{
    if (!secret.empty())
        provideSecret(configuration.name, std::move(secret), true);
    d->change([configuration = std::move(configuration)](Workspace &workspace) { return workspace.addSource(configuration); });
}

void SourceSession::change(std::string name, SourceConfiguration configuration, std::string secret)
{
    if (!secret.empty())
        provideSecret(configuration.name, std::move(secret), true);
    d->change([name = std::move(name), configuration = std::move(configuration)](Workspace &workspace) {
        return workspace.changeSource(name, configuration);
    });
}

void SourceSession::remove(std::string name)
{
    cancel(name);
    d->secrets->remove(d->keyOf(name), [](const Result<> &) {}); // a source that never had one is gone as well
    d->change([name = std::move(name)](Workspace &workspace) { return workspace.removeSource(name); });
}

void SourceSession::setPaused(std::string name, bool paused)
{
    d->change([name = std::move(name), paused](Workspace &workspace) { return workspace.pauseSource(name, paused); });
}

void SourceSession::reread(std::string name)
{
    d->change([name = std::move(name)](Workspace &workspace) { return workspace.rereadSource(name); });
}

void SourceSession::acceptShrunk(std::string name)
{
    d->change([name = std::move(name)](Workspace &workspace) { return workspace.acceptShrunk(name); });
}

void SourceSession::answerDrift(std::int64_t drift, DriftOutcome answer)
{
    d->change([drift, answer](Workspace &workspace) { return workspace.answerDrift(drift, answer); });
}

void SourceSession::sync(std::string name) { d->enqueue(name); }

void SourceSession::syncAll()
{
    for (const SourceStatus &status : d->list) {
        if (!status.configuration.paused)
            d->enqueue(status.configuration.name);
    }
}

void SourceSession::cancel(std::string name)
{
    std::erase(d->waiting, name);
    if (d->running == name)
        d->token.cancel();
}

void SourceSession::provideSecret(std::string name, std::string secret, bool keep)
{
    if (keep) {
        d->secrets->write(d->keyOf(name), secret, [this, alive = QPointer<SourceSession>(this)](const Result<> &written) {
            if (alive && !written.ok())
                Q_EMIT refused(written.error());
        });
    }
    d->given[name] = std::move(secret);
    if (d->asking.erase(name) > 0)
        d->enqueue(name);
}

void SourceSession::requestTest(QObject *context, SourceConfiguration configuration, std::string secret,
                                std::function<void(Result<SourceProbe>)> answer)
{
    d->testToken.cancel();
    d->testToken = CancelToken();
    JobControl control;
    control.cancel = d->testToken;
    d->tests.post([p = d.get(), alive = QPointer<QObject>(context), configuration = std::move(configuration), secret = std::move(secret), control,
                   answer = std::move(answer)]() mutable {
        // Reads only what it needs to know how columns are understood, on a connection of its own.
        auto reader = Workspace::open(p->profile, p->clock, {false, true, false});
        auto probe = reader.ok() ? (*reader)->testSource(configuration, secret, control) : Result<SourceProbe>(reader.error());
        p->onSession([alive, answer = std::move(answer), probe = std::move(probe)]() mutable {
            if (alive)
                answer(std::move(probe));
        });
    });
}

void SourceSession::cancelTest() { d->testToken.cancel(); }

void SourceSession::requestDrifts(QObject *context, std::string name, std::function<void(Result<std::vector<SchemaDrift>>)> answer)
{
    d->edits.postUrgent([p = d.get(), alive = QPointer<QObject>(context), name = std::move(name), answer = std::move(answer)]() mutable {
        auto drifts = p->editor ? p->editor->drifts(name) : Result<std::vector<SchemaDrift>>(p->notOpen());
        p->onSession([alive, answer = std::move(answer), drifts = std::move(drifts)]() mutable {
            if (alive)
                answer(std::move(drifts));
        });
    });
}

} // namespace milepost
