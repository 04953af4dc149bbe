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
constexpr std::int64_t rateWindowMs = 3'000, firstRateMs = 500;
constexpr std::int64_t elsewhereMs = 60'000; ///< after which a source that another process had is tried again

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

    /// On the edits' thread; `then` here once it is done, the list follows.
    void change(std::function<Result<>(Workspace &)> work, std::function<void()> then = {})
    {
        edits.post([this, work = std::move(work), then = std::move(then)] {
            const Result<> done = editor ? work(*editor) : Result<>(notOpen());
            onSession([this, then, done] {
                if (!done.ok())
                    Q_EMIT q->refused(done.error());
                else if (then)
                    then();
            });
            readList();
        });
    }

    void keep(const std::string &name, std::string secret)
    {
        secrets->write(keyOf(name), secret, [this, name, alive = QPointer<SourceSession>(q)](const Result<> &written) {
            if (alive && !written.ok())
                Q_EMIT q->secretNotKept(name, written.error());
        });
        given[name] = std::move(secret);
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
            for (const std::string &name : std::exchange(wanted, {}))
                enqueue(name);
            Q_EMIT q->sourcesChanged();
            startDue();
        });
    }

    void startDue()
    {
        const Instant now = clock.now();
        for (const SourceStatus &status : list) {
            const std::string &name = status.configuration.name;
            // A question or a missing secret is for a person, who is asked once. Another process that is at it is left
            // alone for a while.
            const auto other = elsewhere.find(name);
            const bool left = other != elsewhere.end() && now.ms - other->second.first.ms < elsewhereMs;
            if (status.due && *status.due <= now && asking.count(name) == 0 && !left)
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
        asking.insert_or_assign(name, why);
        Q_EMIT q->secretNeeded(name, why);
    }

    void run(const std::string &name, std::string secret)
    {
        asking.erase(name);
        elsewhere.erase(name);
        token = CancelToken();
        JobControl control;
        control.cancel = token;
        control.progress = [this, name](const ProgressState &state) {
            onSession([this, name, state] { tellProgress(name, state); });
        };
        rateBegan = clock.now();
        rateRows = 0;
        progress = {};
        Q_EMIT q->syncStarted(name);
        syncs.post([this, name, secret = std::move(secret), control] {
            auto report = syncer ? syncer->sync(name, secret, control) : Result<SyncReport>(notOpen());
            onSession([this, name, report = std::move(report)]() mutable { finished(name, std::move(report)); });
        });
    }

    void tellProgress(const std::string &name, const ProgressState &state)
    {
        const Instant now = clock.now();
        const std::int64_t elapsed = now.ms - rateBegan.ms;
        // The first figure comes early: two million rows take four seconds.
        if (elapsed >= rateWindowMs || (progress.rowsPerSecond == 0 && elapsed >= firstRateMs)) {
            const std::uint64_t more = state.rows > rateRows ? state.rows - rateRows : 0;
            progress.rowsPerSecond = static_cast<double>(more) * 1000.0 / static_cast<double>(elapsed);
        }
        if (elapsed >= rateWindowMs) {
            rateBegan = now;
            rateRows = state.rows;
        }
        progress.state = state;
        Q_EMIT q->syncProgress(name, state, progress.rowsPerSecond);
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
        if (told.error && told.error->code == ErrorCode::Locked)
            elsewhere[name] = {clock.now(), told.error->detail};
        const bool refusedSecret = told.error && told.error->code == ErrorCode::Credentials;
        Q_EMIT q->syncFinished(told);
        if (refusedSecret)
            ask(name, *told.error);
        edits.post([this] { readList(); });
        startNext();
    }

    void test(QPointer<QObject> context, SourceConfiguration configuration, std::string secret, std::function<void(Result<SourceProbe>)> answer)
    {
        JobControl control;
        control.cancel = testToken;
        tests.post([this, alive = std::move(context), configuration = std::move(configuration), secret = std::move(secret), control,
                    answer = std::move(answer)]() mutable {
            // Reads only what it needs to know how columns are understood, on a connection of its own.
            auto reader = Workspace::open(profile, clock, {false, true, false});
            auto probe = reader.ok() ? (*reader)->testSource(configuration, secret, control) : Result<SourceProbe>(reader.error());
            onSession([alive, answer = std::move(answer), probe = std::move(probe)]() mutable {
                if (alive)
                    answer(std::move(probe));
            });
        });
    }

    SourceSession *q;
    const std::string profile;
    const Clock &clock;
    std::shared_ptr<SecretStore> secrets;
    std::vector<SourceStatus> list;
    std::string running;
    std::deque<std::string> waiting;
    std::map<std::string, std::string> given; ///< secrets for the next synchronization only
    std::map<std::string, Error> asking; ///< sources whose secret a person has been asked for, and why
    std::map<std::string, std::pair<Instant, std::string>> elsewhere; ///< when and with whom another process had it
    std::vector<std::string> wanted; ///< to be synchronized once the list has them
    CancelToken token, testToken;
    Instant rateBegan;
    std::uint64_t rateRows = 0;
    Progress progress;
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

const SourceSession::Progress &SourceSession::progress() const { return d->progress; }
std::vector<std::string> SourceSession::waiting() const { return {d->waiting.begin(), d->waiting.end()}; }

const Error *SourceSession::asked(const std::string &name) const
{
    const auto found = d->asking.find(name);
    return found == d->asking.end() ? nullptr : &found->second;
}

std::string SourceSession::elsewhere(const std::string &name) const
{
    const auto found = d->elsewhere.find(name);
    return found == d->elsewhere.end() ? std::string() : found->second.second;
}

void SourceSession::add(SourceConfiguration configuration, std::string secret, bool thenSync)
{
    // The secret follows the source: one that is refused for its name must not overwrite that of its namesake.
    auto then = [p = d.get(), name = configuration.name, secret = std::move(secret), thenSync]() mutable {
        if (!secret.empty())
            p->keep(name, std::move(secret));
        if (thenSync)
            p->wanted.push_back(name);
    };
    d->change([configuration = std::move(configuration)](Workspace &workspace) { return workspace.addSource(configuration); },
              std::move(then));
}

void SourceSession::change(std::string name, SourceConfiguration configuration, std::string secret)
{
    auto then = [p = d.get(), name = configuration.name, secret = std::move(secret)]() mutable {
        if (secret.empty())
            return;
        p->keep(name, std::move(secret));
        if (p->asking.erase(name) > 0)
            p->enqueue(name);
    };
    d->change([name = std::move(name), configuration = std::move(configuration)](Workspace &workspace) {
        return workspace.changeSource(name, configuration);
    }, std::move(then));
}

void SourceSession::remove(std::string name)
{
    cancel(name);
    // The secret goes after its source: one that cannot be removed now is still needed.
    auto then = [p = d.get(), name] {
        p->asking.erase(name);
        p->elsewhere.erase(name);
        p->given.erase(name);
        p->secrets->remove(p->keyOf(name), [p, alive = QPointer<SourceSession>(p->q)](const Result<> &forgotten) {
            // Without a keychain there is nothing to forget; one that stays closed keeps what nobody knows of.
            if (alive && !forgotten.ok() && forgotten.error().code == ErrorCode::Credentials)
                Q_EMIT p->q->refused(forgotten.error());
        });
    };
    d->change([name = std::move(name)](Workspace &workspace) { return workspace.removeSource(name); }, std::move(then));
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

void SourceSession::answerDrift(std::string name, std::int64_t drift, DriftOutcome answer, bool reread)
{
    d->change([drift, answer, reread](Workspace &workspace) { return workspace.answerDrift(drift, answer, reread); },
              [p = d.get(), name = std::move(name), reread] {
                  if (reread)
                      p->enqueue(name);
              });
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
    if (keep)
        d->keep(name, std::move(secret));
    else
        d->given[name] = std::move(secret);
    if (d->asking.erase(name) > 0)
        d->enqueue(name);
}

void SourceSession::requestTest(QObject *context, SourceConfiguration configuration, std::string secret,
                                std::function<void(Result<SourceProbe>)> answer)
{
    d->testToken.cancel();
    d->testToken = CancelToken();
    if (!secret.empty() || Workspace::secretNameOf(configuration).empty()) {
        d->test(context, std::move(configuration), std::move(secret), std::move(answer));
        return;
    }
    // Of a source that is there already, the secret need not be typed again.
    const std::string key = d->keyOf(configuration.name);
    d->secrets->read(key, [p = d.get(), session = QPointer<SourceSession>(this), alive = QPointer<QObject>(context),
                           configuration = std::move(configuration), answer = std::move(answer)](Result<std::optional<std::string>> read) mutable {
        if (session && alive)
            p->test(alive, std::move(configuration), read.ok() ? read->value_or(std::string()) : std::string(), std::move(answer));
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
