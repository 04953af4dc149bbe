/// Merges deliveries in stretches: each holds the profile's import lock, is one run in the history, and ends when the
/// source has nothing more for a while, so that a slow server keeps no other import waiting. Events of many deliveries are held and
/// brought into the log together; a cursor is kept with what came before it, never earlier.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/work_lock.h"
#include "store/source_repository.h"
#include "sync/merge_session.h"
#include "sync/pipeline.h"
#include "sync/sources/source.h"

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace milepost::sync {

class DeliveryMerger {
public:
    /// `source` is copied; mapping and entity come from its configuration.
    DeliveryMerger(store::ConfiguredSource source, const ImportContext &context, const SourceWorld &world, const JobControl &control);

    /// Rows of the delivery are merged, its events are merged or held. A file that cannot be read to its end is left with what was understood
    /// of it, and told of by unread(); it is read from its beginning the next time. NeedsAnswer where the columns have changed and the policy is to
    /// stop; Mapping where nobody recognises what came; Cancelled leaves the cursor behind. What was held before stays so then.
    [[nodiscard]] Result<> take(Delivery delivery);
    /// Merges what is held, with its cursors.
    [[nodiscard]] Result<> mergeHeld();
    /// Merges what is held, but files' after a cancel, and ends the stretch, if one has begun. `failure` is kept in the run's record.
    [[nodiscard]] Result<> endStretch(const std::optional<Error> &failure);

    [[nodiscard]] ImportReport takeReport();
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] Instant newest() const { return m_newest; }
    [[nodiscard]] bool sawEvents() const { return m_events; }
    /// Why the first of the files that were there could not be read to its end; the others were.
    [[nodiscard]] const std::optional<Error> &unread() const { return m_unread; }
    [[nodiscard]] RunId firstRun() const { return m_firstRun; } ///< none: there was nothing to merge

private:
    /// A delivery until all its files are merged.
    struct InHand {
        Delivery delivery; ///< its bytes only until they are decoded
        std::vector<PlannedFile> planned;
        std::deque<FileInHand> files;
        bool begun = false; ///< a cursor of it is kept
        bool merged = false;
        bool unlisted = false; ///< not all that it holds could be listed
        std::int64_t solvedTo = -1; ///< up to this line, what was set aside of its file before is solved
        std::optional<Error> failure; ///< its file cannot be read further
        std::int64_t rowsKept = 0, rejectedKept = 0; ///< told to the source with a cursor already
    };
    [[nodiscard]] Result<> beginStretch();
    [[nodiscard]] Result<ImportPlan> plan(const Delivery &delivery);
    [[nodiscard]] Result<> checkColumns(const Delivery &delivery, ImportPlan &plan);
    [[nodiscard]] Result<> holdFile(InHand &inHand, std::size_t at);
    [[nodiscard]] Result<> leave(const std::string &file, const Error &why);
    [[nodiscard]] Error stopped() const;
    [[nodiscard]] Result<> merge(bool final, const CancelToken &cancel);
    [[nodiscard]] Result<> advance(const Delivery &delivery, std::int64_t rows, std::int64_t rejected);
    [[nodiscard]] Result<> keepCursor(InHand &inHand, std::size_t at, const DecodedBatch &batch);
    [[nodiscard]] Result<> solve(InHand &inHand, bool whole);
    void tell(const InHand &inHand);
    void report(const Delivery &delivery, std::uint64_t bytesRead);

    store::ConfiguredSource m_source;
    const ImportContext &m_context;
    const SourceWorld &m_world;
    const JobControl &m_control;
    store::SourceRepository m_sources;
    std::optional<store::WorkLock> m_lock;
    std::unique_ptr<MergeSession> m_session;
    ImportReport m_stretch, m_report;
    FileReports m_stretchFiles, m_files;
    std::string m_partOf; ///< the file of which a part was decoded last
    std::int64_t m_linesBehind = 0; ///< that part, from the file's beginning
    std::deque<std::unique_ptr<InHand>> m_inHand; ///< in their order
    std::chrono::steady_clock::time_point m_heldSince; ///< the oldest of them
    std::int64_t m_rows = 0;
    std::optional<Error> m_unread;
    bool m_unreadTold = false; ///< a run's record says so
    std::string m_left; ///< the file of which nothing more is taken this time
    RunId m_firstRun;
    Instant m_newest;
    bool m_events = false;
};

/// Each table of an archive is a stream of its own.
[[nodiscard]] std::string streamOfInput(const Delivery &delivery, const InputFile &input);
/// The files of a delivery as the planner wants them.
[[nodiscard]] Result<InputList> inputsOf(const Delivery &delivery, const JobControl &control);

} // namespace milepost::sync
