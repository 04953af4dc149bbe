/// The one front door to core for command line and window: open a profile, read snapshots, import, edit.
/// Synchronous and not thread-safe: one Workspace per thread; several may be open on one profile (other threads,
/// other processes), each with connections of its own. The window uses it through Session, which owns the threads.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/progress.h"
#include "base/result.h"
#include "model/achievement.h"
#include "model/edit.h"
#include "model/import.h"
#include "model/records.h"
#include "model/source.h"
#include "model/timeline.h"
#include "portfolio/portfolio.h"
#include "triage/standing.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace milepost {

struct EvidenceBase;
struct AccountRoi;
struct PortfolioRoi;
struct AccountPlan;
struct KeptPicture;
namespace analytics {
struct Behaviour;
struct Grouping;
} // namespace analytics

/// What every screen and report reads.
struct Snapshot {
    std::shared_ptr<const Portfolio> portfolio;
    std::shared_ptr<const Standing> standing;
};

/// Health at weekly points, newest last; −1 no score. Indexed as the portfolio's accounts.
struct Trends {
    static constexpr int points = 12;
    std::vector<std::array<std::int16_t, points>> health;
    std::uint64_t dataVersion = 0;
    Day asOf;
};

/// What was last on the screen, kept in the profile for the next start.
struct LastPicture {
    Snapshot snapshot;
    std::shared_ptr<const Trends> trends; ///< null: none were made yet
    bool current = false; ///< nothing was committed since, the day is the same, and this version of the program made it
};

/// Why a milestone counts as reached: the rows behind it (C7, G4).
struct AchievementEvidence {
    Achievement achievement;
    std::vector<EventRecord> events; ///< the last ones that completed it, at most 20, oldest first
    std::string note, link, confirmedBy, author; ///< of a hand-logged one
};

/// Everything known of one account beyond the snapshot; read from the store on demand.
struct AccountDetail {
    AccountRecord record;
    std::vector<TimelineEntry> timeline; ///< newest first; at most `timelineLimit` product events and as many other records
    std::int64_t timelineTotal = 0;
    std::vector<AchievementEvidence> evidence; ///< one per achievement, in the snapshot's order
    std::vector<NoteRecord> notes; ///< newest first
    std::vector<TaskRecord> tasks; ///< open first
    std::vector<ContactRecord> contacts;
    /// Most frequent event names of the last 84 days, with counts per week, newest first (A1: activity, second).
    struct Activity { std::string event; std::array<std::int32_t, 12> weekly{}; std::int64_t last28 = 0, before28 = 0; };
    std::vector<Activity> activity;
};

struct CatalogEntry {
    MilestoneDefinition definition;
    std::int64_t reached = 0; ///< accounts that reached it
};

struct VerifyCheck {
    std::string name; ///< stable: "integrity", "foreign_keys", "achievements", "cursors", "rollups" …
    bool ok = true;
    std::string detail;
};

struct VerifyReport {
    bool ok = true;
    std::vector<VerifyCheck> checks;
};

struct SavedView {
    std::string name, definition;
};

/// How much of everything there is. Events are raw ones in the log.
struct ProfileCounts {
    std::int64_t accounts = 0, sampleAccounts = 0, users = 0, events = 0, subscriptions = 0, contacts = 0, tickets = 0,
                 surveys = 0, invoices = 0, churn = 0, milestones = 0, edits = 0, rejections = 0, dirtyAccounts = 0;
};

/// What a bug report needs and nothing that is secret: no names, no texts, no credentials.
struct Diagnostics {
    std::string version, qtVersion, sqliteVersion, system, profile, zone;
    std::int64_t schemaVersion = 0, databaseBytes = 0, walBytes = 0;
    ProfileCounts counts;
    std::vector<std::string> backups; ///< file names, newest first
};

class Workspace {
public:
    struct Options {
        bool create = false; ///< make the profile when it is not there
        bool readOnly = false;
        bool dailyBackup = true; ///< take today's backup while opening; the window takes it later, off its threads' way
        /// In a large workspace returns (M11) are those counted last, until countReturnsToday() has had its turn: for a window,
        /// which has to show something at once.
        bool countsLater = false;
    };
    /// `profile` is a directory (created 0700). SchemaTooNew, DatabaseDamaged, DatabaseBusy, FileOpen …
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const std::string &profile, const Clock &clock,
                                                                 Options options);
    /// The XDG data directory's "milepost".
    [[nodiscard]] static std::string defaultProfile();
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    [[nodiscard]] const std::string &profile() const;
    /// Today in the workspace's zone.
    [[nodiscard]] Day today() const;
    [[nodiscard]] const Zone &zone() const;
    /// Whose edits these are and whose undo stack is used: the name this person is logged in with.
    [[nodiscard]] const std::string &author() const;
    [[nodiscard]] std::uint64_t dataVersion() const; ///< rises with every commit, this process's or another's

    // — reading —
    /// Derives dirty accounts first. asOf none: today.
    [[nodiscard]] Result<Snapshot> snapshot(std::optional<Day> asOf = std::nullopt, const JobControl &control = {});
    /// Learns churn risk (M9) from the history of `snapshot` and keeps it in the profile; snapshot() uses it from then on. False: it
    /// was known. Small workspaces learn by themselves while a snapshot is made; large ones take a turn for it, some tens of seconds.
    [[nodiscard]] Result<bool> learnRisk(const Snapshot &snapshot, const JobControl &control = {});
    /// The same for a window: of today's snapshot, and of no more accounts than a window has the memory for; false for any other.
    [[nodiscard]] Result<bool> learnRiskToday(const Snapshot &snapshot, const JobControl &control = {});
    /// Counts what accounts' success returned (M11) for `snapshot`, if it is today's of a large workspace, and keeps it in the profile;
    /// snapshot() judges by it from then on. False: nothing differs from what `snapshot` was judged by.
    [[nodiscard]] Result<bool> countReturnsToday(const Snapshot &snapshot, const JobControl &control = {});
    [[nodiscard]] Result<Trends> trends(const Snapshot &snapshot, const JobControl &control = {});
    /// None: nothing was kept in the last seven days, or not with these settings, or a version of the program that lays it out
    /// otherwise. A current one is what snapshot() gives from then on. `read`: what readPicture() gave to whoever did not wait for
    /// the store to open; null: it is read now.
    [[nodiscard]] std::optional<LastPicture> lastPicture(std::shared_ptr<const KeptPicture> read = nullptr);
    /// Keeps today's newest snapshot, `trends` may be null; does nothing for small portfolios, which are read as quickly as a
    /// picture, nor for one that something was committed after. FileWrite.
    [[nodiscard]] Result<> keepPicture(const Snapshot &snapshot, std::shared_ptr<const Trends> trends);
    /// For whoever changes data without a window, at the end: makes today's snapshot and keeps it, unless the kept one is of
    /// this state already, so that the next window shows it at once.
    [[nodiscard]] Result<> keepPictureForNextWindow(const JobControl &control = {});
    [[nodiscard]] Result<AccountDetail> detail(AccountId account, Day asOf, std::size_t timelineLimit = 500);
    [[nodiscard]] Result<std::vector<CatalogEntry>> catalogEntries();
    [[nodiscard]] Result<Catalog> catalog();
    /// Every version of every milestone, by milestone and version (decision 6).
    [[nodiscard]] Result<std::vector<MilestoneDefinition>> milestoneVersions();
    [[nodiscard]] Result<std::vector<RunRecord>> runs(std::size_t limit = 200);
    [[nodiscard]] Result<std::vector<Rejection>> rejections(std::optional<RunId> run = std::nullopt,
                                                            std::size_t limit = 1000);
    /// Those of all runs of one source: a configured one, or what RunRecord::source says of an import.
    [[nodiscard]] Result<std::vector<Rejection>> rejectionsOf(const std::string &source, std::size_t limit = 1000);
    [[nodiscard]] Result<std::vector<Finding>> findings();
    [[nodiscard]] Result<std::map<std::string, std::string>> settings();
    [[nodiscard]] Result<std::vector<SavedView>> views();
    /// NotFound names the id.
    [[nodiscard]] Result<AccountId> findAccount(const std::string &externalId);
    [[nodiscard]] Result<MilestoneId> findMilestone(const std::string &key);
    [[nodiscard]] Result<ProfileCounts> counts();
    [[nodiscard]] Result<Diagnostics> diagnostics();
    // What evidence needs beyond the snapshot (workspace/evidence.h).
    /// By a field of analytics::groupingFields() or cf:<key>, at its value on each account's start (M0). InvalidArgument
    /// says which fields there are; LimitExceeded when it has more than EvidenceBase::mostGroups values.
    [[nodiscard]] Result<analytics::Grouping> grouping(const EvidenceBase &base, const std::string &field);
    /// Every event name with its counts by account and day 0 … firstDays since start (M4), most frequent first.
    [[nodiscard]] Result<std::vector<analytics::Behaviour>> eventBehaviours(const EvidenceBase &base,
                                                                            std::int32_t firstDays,
                                                                            const JobControl &control = {});
    // Value, renewals and plans (workspace/value_answers.h, value/renewals.h). Renewals themselves are value::renewalBook() of a standing.
    /// By key.
    [[nodiscard]] Result<std::vector<RoiModel>> roiModels();
    /// None: no value model applies to the account. InvalidArgument: what is wrong with the model; NotFound: it has no period.
    [[nodiscard]] Result<std::optional<AccountRoi>> roi(const Snapshot &snapshot, AccountIndex account);
    [[nodiscard]] Result<PortfolioRoi> portfolioRoi(const Snapshot &snapshot, const JobControl &control = {});
    /// Every call on renewals of one account, or of all, up to a day (invalid: all), newest first.
    [[nodiscard]] Result<std::vector<RenewalCallRecord>> renewalLedger(AccountId only = {}, Day asOf = {});
    [[nodiscard]] Result<AccountPlan> plan(const Snapshot &snapshot, AccountIndex account);
    /// Derives whatever is dirty, in slices; what snapshot() does first. Returns how many accounts were derived.
    [[nodiscard]] Result<std::int64_t> derive(const JobControl &control = {});

    // — sources —
    [[nodiscard]] Result<ImportPreview> preview(const std::string &path, const std::optional<Mapping> &mapping,
                                                std::size_t rows = 200);
    [[nodiscard]] Result<ImportReport> import(const ImportRequest &request, const JobControl &control = {});
    [[nodiscard]] Result<> keepMapping(const std::string &samplePath, const Mapping &mapping);
    /// A row out of quarantine, read anew as `text`. `source`: RunRecord::source of the run that met it. When it fits, it
    /// is stored and leaves the quarantine for good; else the report's `rejections` hold the new reason, and nothing has
    /// changed. InvalidArgument (not one record), Unsupported (only its beginning was kept, or no header tells its cells), NotFound
    /// (its file is gone). Waits while another process imports.
    [[nodiscard]] Result<ImportReport> retryRow(const std::string &source, const Rejection &rejection, const std::string &text,
                                                const JobControl &control = {});

    // — configured sources — (docs/sources.md). Secrets pass through and are never kept here: they live in the keychain.
    [[nodiscard]] static std::span<const SourceKindSpec> sourceKinds();
    /// Whether this configuration has a secret, and what it is called there; "" when it has none.
    [[nodiscard]] static std::string secretNameOf(const SourceConfiguration &configuration);
    /// InvalidArgument: its context is the option, "name" or "kind", and what is allowed. Nothing is connected to.
    [[nodiscard]] static Result<> checkSource(const SourceConfiguration &configuration);
    /// By name.
    [[nodiscard]] Result<std::vector<SourceStatus>> sources();
    [[nodiscard]] Result<SourceStatus> source(const std::string &name);
    /// AlreadyExists, InvalidArgument (which option and what is allowed). Nothing is connected to.
    [[nodiscard]] Result<> addSource(const SourceConfiguration &configuration);
    /// Another place (other options) is read from its beginning; what is known already is not stored twice.
    [[nodiscard]] Result<> changeSource(const std::string &name, const SourceConfiguration &configuration);
    /// The configuration goes, all data stay.
    [[nodiscard]] Result<> removeSource(const std::string &name);
    /// The one of this name that was removed last comes back as it was, and goes on where it stopped; its secret is to be
    /// given again. AlreadyExists, NotFound.
    [[nodiscard]] Result<> restoreSource(const std::string &name);
    [[nodiscard]] Result<> pauseSource(const std::string &name, bool paused);
    /// The next synchronization reads everything from the beginning.
    [[nodiscard]] Result<> rereadSource(const std::string &name);
    /// It shrank, and that is right: what it has now is taken as its whole, from the next synchronization on.
    [[nodiscard]] Result<> acceptShrunk(const std::string &name);
    /// Taken or Known; NotFound when it is not open any more. What was left out can be Taken later on. `reread`, with
    /// Taken: its stream is read from the beginning with the next synchronization, also where it had been Taken before;
    /// Unsupported where that would not fill the columns (SchemaDrift::canFill).
    [[nodiscard]] Result<> answerDrift(std::int64_t drift, DriftOutcome answer, bool reread = false);
    /// Newest first.
    [[nodiscard]] Result<std::vector<SchemaDrift>> drifts(const std::string &name, std::size_t limit = 100);
    /// Connects and looks at the first rows; stores nothing. Network, Timeout, Tls, Credentials, RemoteAnswer …
    [[nodiscard]] Result<SourceProbe> testSource(const SourceConfiguration &configuration, const std::string &secret,
                                                 const JobControl &control = {});
    /// Fetches what is new and merges it. Locked when another process synchronizes this source. What stops it on the
    /// way (the server, a drift, a cancel) is in the report, beside what was merged before; an Error means that
    /// nothing was tried. Waits while another process imports.
    [[nodiscard]] Result<SyncReport> sync(const std::string &name, const std::string &secret, const JobControl &control = {});

    // — edits —
    /// InvalidArgument and NotFound change nothing. A change that changes nothing leaves no edit: its receipt has no
    /// opId. undo and redo: NotFound when there is nothing to take back; Conflict, with what has changed since.
    [[nodiscard]] Result<EditReceipt> apply(const EditChange &change);
    [[nodiscard]] Result<EditReceipt> undo();
    [[nodiscard]] Result<EditReceipt> redo();
    [[nodiscard]] Result<UndoState> undoState();

    // — the profile itself —
    /// About 240 believable accounts dated from the clock (seeded; the same every time for one date).
    [[nodiscard]] Result<ImportReport> createSample(const JobControl &control = {});
    [[nodiscard]] Result<> removeSample();
    /// Today's backup in the profile's backups/ unless there is one; 7 daily and 4 weekly ones stay. Path or "".
    [[nodiscard]] Result<std::string> takeDailyBackup();
    [[nodiscard]] Result<> backup(const std::string &path);
    /// Replaces the profile's content by a verified copy of the backup; the old file is kept beside it.
    [[nodiscard]] static Result<> restore(const std::string &profile, const std::string &backup, const Clock &clock);
    [[nodiscard]] Result<VerifyReport> verify(const JobControl &control = {});

private:
    struct Private;
    explicit Workspace(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace milepost
