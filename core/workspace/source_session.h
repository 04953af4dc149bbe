/// The window's side of the configured sources: a thread and a Workspace of its own, so that a slow server keeps
/// nobody waiting; the schedule; secrets from the keychain, asked for when there is none. All methods are called on,
/// and all signals arrive on, the thread that made it. What it stores, Session notices as it notices another process.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace milepost {

class SecretStore;

class SourceSession : public QObject {
    Q_OBJECT
public:
    /// The profile must have been opened (Session::opened). `secrets` none: the system's keychain.
    SourceSession(std::string profile, const Clock &clock, std::shared_ptr<SecretStore> secrets = {}, QObject *parent = nullptr);
    ~SourceSession() override;

    /// Opens the profile, reads the list (sourcesChanged) and starts the schedule. The keychain is left alone until then.
    void start();

    /// As of the last sourcesChanged, by name.
    [[nodiscard]] const std::vector<SourceStatus> &sources() const;
    /// The one that is being synchronized; "" when none is.
    [[nodiscard]] const std::string &running() const;
    /// How far it is; `state` as made before its first word. rowsPerSecond: over the last seconds, 0 until known.
    struct Progress {
        ProgressState state;
        double rowsPerSecond = 0;
    };
    [[nodiscard]] const Progress &progress() const;
    /// Those that come after it, in their order.
    [[nodiscard]] std::vector<std::string> waiting() const;
    /// Why a person is asked for its secret (secretNeeded); null: nobody is.
    [[nodiscard]] const Error *asked(const std::string &name) const;
    /// Which process synchronizes it, when that is another one, as of the last try; "" none.
    [[nodiscard]] std::string elsewhere(const std::string &name) const;

    // Each is followed by sourcesChanged, or by refused.
    /// `secret` goes to the keychain and nowhere else; "" leaves there what is there.
    /// `thenSync`: as soon as it is there.
    void add(SourceConfiguration configuration, std::string secret, bool thenSync = false);
    void change(std::string name, SourceConfiguration configuration, std::string secret);
    void remove(std::string name); ///< with its secret; data stay
    void setPaused(std::string name, bool paused);
    void reread(std::string name);
    void acceptShrunk(std::string name);
    /// `reread` (Workspace::answerDrift): what came without the columns is fetched again at once.
    void answerDrift(std::string name, std::int64_t drift, DriftOutcome answer, bool reread);

    /// Synchronizes now; those already waiting are not queued twice. syncProgress …, syncFinished.
    void sync(std::string name);
    void syncAll(); ///< all that are not paused
    /// Stops the running one between two slices, or takes a waiting one off the queue.
    void cancel(std::string name);
    /// The answer to secretNeeded; used for this synchronization only, unless `keep`.
    void provideSecret(std::string name, std::string secret, bool keep);

    // Answers arrive on this thread, only while `context` lives.
    void requestTest(QObject *context, SourceConfiguration configuration, std::string secret,
                     std::function<void(Result<SourceProbe>)> answer);
    void cancelTest();
    void requestDrifts(QObject *context, std::string name, std::function<void(Result<std::vector<SchemaDrift>>)> answer);

Q_SIGNALS:
    void sourcesChanged();
    void syncStarted(const std::string &name);
    /// rows so far, and rows a second over the last seconds
    void syncProgress(const std::string &name, const milepost::ProgressState &state, double rowsPerSecond);
    void syncFinished(const milepost::SyncReport &report);
    /// Its secret is not in the keychain (or there is no keychain: `why` says so), or the server refused it.
    void secretNeeded(const std::string &name, const milepost::Error &why);
    /// The keychain did not take it: it holds for the next synchronization only.
    void secretNotKept(const std::string &name, const milepost::Error &why);
    void refused(const milepost::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace milepost
