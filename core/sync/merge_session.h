/// Brings decoded batches into the store, in transactions of at most about 250 ms. Keeps what a whole import needs in
/// memory: directories of ids, subscriptions, counts of equal rows, disagreements found on the way. Events of many batches, and of many
/// files, are held and brought into the log together, so that each account is written once and not once a file.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/directories.h"
#include "store/entity_merger.h"
#include "store/event_log.h"
#include "store/prepared_append.h"
#include "store/run_repository.h"
#include "store/transaction.h"
#include "sync/account_deriving.h"
#include "sync/batch.h"

#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace milepost::sync {

/// Disagreements seen while merging, by (code, entity); counted only for records that are new, so that the same file
/// again adds nothing.
class FindingCounts {
public:
    void add(std::string_view code, EntityKind entity, std::string_view example, std::int64_t count = 1);
    void add(const Finding &finding);
    [[nodiscard]] std::vector<Finding> list() const;

private:
    std::map<std::pair<std::string, EntityKind>, Finding> m_findings;
};

struct FileTally {
    std::vector<ImportFileReport> parts; ///< one per part of the plan
};

/// What was told of each file so far, by path and entity.
class FileReports {
public:
    /// Adds the tally's parts to those of the same path and entity.
    void add(const FileTally &tally);
    [[nodiscard]] const std::vector<ImportFileReport> &list() const { return m_files; }
    [[nodiscard]] std::vector<ImportFileReport> take();

private:
    std::vector<ImportFileReport> m_files;
    std::map<std::pair<std::string, EntityKind>, std::size_t> m_places;
};

/// A file whose records are on their way into the store. Whoever reads it keeps this, and the plan, until the session holds nothing of
/// it any more.
struct FileInHand {
    /// Told of under `shownAs`; "" = its path.
    explicit FileInHand(const PlannedFile &file, const std::string &shownAs = {});

    const PlannedFile &planned;
    FileTally tally;
    /// Stands before the text of every row that is refused: where no file keeps the header, the row does.
    std::string heading;
    /// Called with the last batch that was merged, in the same transaction, instead of keeping the file's own cursor.
    std::function<Result<>(const DecodedBatch &)> keepCursor;
    /// Some rows of it are known by content and number only: whoever goes on in its middle would count them anew.
    [[nodiscard]] bool counted() const { return hasCounted; }

private:
    friend class MergeSession;
    bool hasCounted = false;
    EntityKind eventEntity = EntityKind::Events; ///< as which its events are told of
    bool settled = true; ///< all its batches so far were
    std::uint64_t witness = 0;
    AccountId witnessAccount;
    UserId witnessUser;
};

class MergeSession {
public:
    [[nodiscard]] static Result<std::unique_ptr<MergeSession>> open(const ImportContext &context, bool dryRun);
    ~MergeSession();
    MergeSession(const MergeSession &) = delete;
    MergeSession &operator=(const MergeSession &) = delete;

    /// Called between two slices, with no transaction open; never in a dry run, which is one transaction.
    void setBetweenSlices(std::function<void()> call) { m_betweenSlices = std::move(call); }
    /// What is merged is told of under this name instead of under its scope.
    void setSource(std::string kind, std::string name) { m_sourceKind = std::move(kind), m_sourceName = std::move(name); }
    [[nodiscard]] Result<> begin(std::string_view sourceName, Instant started);
    [[nodiscard]] RunId run() const { return m_run; }
    /// The numbers of texts that the decoders of this session's files share: an account that stands in a hundred files is looked up once.
    [[nodiscard]] const std::shared_ptr<TextsInUse> &texts() const { return m_texts; }
    /// It is told of in this run, also where there is nothing to merge.
    [[nodiscard]] Result<> enter(const PlannedFile &file);
    /// Forgets what belongs to the file before: counts of equal rows and the like.
    [[nodiscard]] Result<> startFile(FileInHand &file, const CancelToken &cancel);
    /// How far the file has been merged by records that cannot change anything again, so that reading may go on behind
    /// them if they are still what the file begins with; none: it is read from its beginning.
    [[nodiscard]] Result<std::optional<store::ImportCursor>> known(const PlannedFile &file);
    /// Rows of the batch are merged at once; its events are held, while their owners are looked up already. Leaves early, between
    /// two slices, when cancelled; nothing is held then, and cursors stay behind.
    [[nodiscard]] Result<> hold(std::unique_ptr<DecodedBatch> batch, FileInHand &file, const CancelToken &cancel);
    /// Brings everything held into the log, then, from its last slice on, keeps the cursors of all files it came from, in their order. Cancelled
    /// between two slices: what has no cursor yet is read again. `final`: nothing follows in this run, as far as one knows.
    [[nodiscard]] Result<> mergeHeld(const CancelToken &cancel, bool final);
    /// There is no memory for more.
    [[nodiscard]] bool heldEnough() const { return m_heldBytes >= m_context.batchBytes; }
    [[nodiscard]] std::uint64_t heldEvents() const { return m_heldEvents; }
    [[nodiscard]] Result<> reject(const Rejection &rejection);
    /// The rows of one file, for the sources that they came from.
    void countRows(const FileInHand &file);
    /// Findings, sources and the run's end, in one transaction.
    [[nodiscard]] Result<> finish(ImportReport &report, std::string_view sourceName, const std::string &outcome);

    [[nodiscard]] const std::set<std::pair<std::string, std::string>> &milestoneTypes() const { return m_milestoneTypes; }
    [[nodiscard]] std::vector<Rejection> &rejections() { return m_rejections; }
    [[nodiscard]] std::int64_t rejectedTotal() const { return m_rejectedTotal; }
    FindingCounts &findings(const std::string &scope) { return m_findings[scope]; }
    /// Newest moment of the events merged so far; invalid when there are none.
    [[nodiscard]] Instant newest() const;
    [[nodiscard]] bool sawEvents() const { return !m_eventScopes.empty(); }

private:
    struct Subscription {
        AccountId account;
        std::string external;
        Day start, end;
        bool sameScope = false;
    };
    /// What the numbers of one EventTexts stand for, as far as it has been looked up.
    struct Numbers {
        std::shared_ptr<EventTexts> texts;
        std::uint64_t serial = 0; ///< never that of others
        std::vector<AccountId> accounts;
        std::vector<UserId> users;
        std::vector<EventNameId> names;
    };
    explicit MergeSession(const ImportContext &context, bool dryRun, store::AccountDirectory accounts,
                          store::UserDirectory users, store::EventNames names, store::EventLog log);

    [[nodiscard]] Result<> openSlice();
    [[nodiscard]] Result<> closeSlice();
    [[nodiscard]] Result<bool> sliceDue(const CancelToken &cancel); ///< commits when time is up; true: cancelled
    void abandonSlice();
    [[nodiscard]] Result<> loadSubscriptions(const std::string &scope);
    [[nodiscard]] Result<bool> mergeRows(DecodedBatch &batch, FileInHand &file, const CancelToken &cancel);
    [[nodiscard]] Result<> mergeRow(DecodedRow &decoded, FileInHand &file);
    [[nodiscard]] Result<> placeUser(UserId user, const std::string &account, Instant since, store::Merged &merged);
    [[nodiscard]] Result<bool> holdEvents(std::unique_ptr<DecodedBatch> batch, FileInHand &file, const CancelToken &cancel);
    /// Owners of the batches that are held and not placed yet. True: cancelled.
    [[nodiscard]] Result<bool> placeHeld(const CancelToken &cancel);
    [[nodiscard]] Result<bool> resolveTexts(Numbers &numbers, const CancelToken &cancel);
    template <class Id, class Find, class AddAll>
    [[nodiscard]] Result<bool> resolve(const std::vector<std::string_view> &texts, const std::vector<std::uint32_t> &numbers,
                                       std::vector<Id> &ids, bool allNew, Find find, AddAll addAll, const CancelToken &cancel);
    [[nodiscard]] Result<bool> resolveEvents(std::size_t held, const CancelToken &cancel);
    [[nodiscard]] Result<bool> appendEvents(const CancelToken &cancel, bool final);
    template <class T> T whenReady(std::future<T> &made) const;
    [[nodiscard]] Result<bool> appendSlices(std::launch policy, const CancelToken &cancel);
    struct Slice;
    void count(const Slice &slice);
    void letHeldGo();
    void forgetHeld();
    [[nodiscard]] Result<> rejectRow(Rejection rejection, FileInHand &file, std::uint32_t part);
    /// Its cursor; once it was read to its end, how it was understood, and that what it left in quarantine before is solved where it was not
    /// refused again.
    [[nodiscard]] Result<> keepByHand(const FileInHand &file, const DecodedBatch &last);
    [[nodiscard]] store::ImportCursor cursorAt(const FileInHand &file, const DecodedBatch &batch) const;

    const ImportContext &m_context;
    store::Database &m_database;
    bool m_dryRun;
    store::AccountDirectory m_accounts;
    store::UserDirectory m_users;
    store::EventNames m_names;
    store::EventLog m_log;
    store::EntityMerger m_merger;
    store::RunRepository m_runs;
    RunId m_run;
    Day m_today;
    std::optional<store::Transaction> m_slice;
    std::chrono::steady_clock::time_point m_sliceBegan;
    std::function<void()> m_betweenSlices;
    std::string m_sourceKind, m_sourceName;

    std::unordered_map<std::string, Subscription, store::TextHash, std::equal_to<>> m_subscriptions;
    bool m_subscriptionsLoaded = false;
    std::unordered_map<std::uint64_t, std::uint32_t> m_equalRows; ///< content → how many in this file so far
    std::unordered_map<std::uint64_t, std::uint64_t> m_rowContents; ///< id → content, of row identities in this file
    std::size_t m_eventsPerSlice = 30'000;
    std::shared_ptr<TextsInUse> m_texts = std::make_shared<TextsInUse>();
    std::vector<std::shared_ptr<Numbers>> m_numbers; ///< the newest few
    std::uint64_t m_numbersMade = 0;
    struct Held {
        std::unique_ptr<DecodedBatch> batch;
        FileInHand *file = nullptr;
        std::shared_ptr<Numbers> numbers;
    };
    std::vector<Held> m_held;
    std::size_t m_placedBatches = 0; ///< of m_held, from its beginning
    std::size_t m_heldBytes = 0, m_unplacedBytes = 0;
    std::uint64_t m_heldEvents = 0;
    struct Placed {
        std::uint64_t owner = 0; ///< account, or user where there is none: what is stored together
        std::uint32_t event = 0; ///< index in its batch
        std::uint16_t held = 0; ///< its batch
        bool rest = false; ///< the event has one
        bool byUser = false; ///< the event names only its user
    };
    [[nodiscard]] static AccountId accountOf(const Placed &placed)
    {
        return placed.byUser ? AccountId() : AccountId{static_cast<std::int64_t>(placed.owner >> 1)};
    }
    std::vector<Placed> m_placed, m_sorting;
    /// Events that are appended in one transaction.
    struct Slice {
        std::size_t begin = 0, end = 0; ///< in m_placed
        std::vector<store::NewEvent> events;
        std::vector<std::uint16_t> parts; ///< of the same events
        std::optional<store::PreparedAppend> prepared;
        DerivedSlice derived; ///< of the prepared ones
    };
    void gather(std::size_t begin, std::size_t most, bool prepare, Slice &into) const;
    void derive(Slice &slice) const;
    [[nodiscard]] Result<bool> derivingHolds(const Slice &slice);
    [[nodiscard]] bool wantsDeriving(bool final) const;
    [[nodiscard]] Result<> append(Slice &slice);
    [[nodiscard]] Result<> announceEvents(bool final);
    void tellCommitted();
    bool m_prepareAhead = true; ///< false: the accounts of what came last have events already
    bool m_firstStretch = true; ///< nothing has been appended yet
    bool m_derive = false; ///< while they are merged
    bool m_tellCommitted = false; ///< whoever derives is told what has been committed
    std::vector<AccountId> m_appended; ///< by the open slice, and not derived
    std::int64_t m_derivedVersion = 0; ///< data version since which nobody else has written, if it still is that
    std::vector<bool> m_isNew;

    std::map<std::string, FindingCounts> m_findings; ///< by scope
    std::map<std::string, Instant> m_newest; ///< by scope
    std::set<std::string> m_scopes, m_eventScopes;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> m_rowsOf; ///< by scope: merged, rejected
    std::unordered_set<AccountId> m_touched;
    std::set<std::pair<std::string, std::string>> m_milestoneTypes;
    std::vector<Rejection> m_rejections;
    std::int64_t m_rejectedTotal = 0;
};

/// Disagreements between the records of a scope, as they now stand in the store.
[[nodiscard]] Result<> findDisagreements(store::Database &database, const std::string &scope, const Zone &zone,
                                         FindingCounts &into);
/// Those kept before of the kinds that only merging can see.
[[nodiscard]] Result<> loadKeptFindings(store::Database &database, const std::string &scope, FindingCounts &into);

} // namespace milepost::sync
