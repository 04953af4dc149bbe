/// Merges deliveries in stretches: each holds the profile's import lock, is one run in the history, and ends when the
/// source has nothing more for a while, so that a slow server keeps no other import waiting.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/work_lock.h"
#include "store/source_repository.h"
#include "sync/merge_session.h"
#include "sync/pipeline.h"
#include "sync/sources/source.h"

#include <memory>
#include <optional>
#include <string>

namespace milepost::sync {

class DeliveryMerger {
public:
    /// `source` is copied; mapping and entity come from its configuration.
    DeliveryMerger(store::ConfiguredSource source, const ImportContext &context, const SourceWorld &world, const JobControl &control);

    /// Everything of the delivery, its cursor with the last slice. NeedsAnswer where the columns have changed and the
    /// policy is to stop; Mapping where nobody recognises what came; Cancelled leaves the cursor behind.
    [[nodiscard]] Result<> merge(const Delivery &delivery);
    /// Ends the stretch, if one has begun. `failure` is kept in the run's record.
    [[nodiscard]] Result<> endStretch(const std::optional<Error> &failure);

    [[nodiscard]] ImportReport takeReport() { return std::move(m_report); }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] Instant newest() const { return m_newest; }
    [[nodiscard]] bool sawEvents() const { return m_events; }
    [[nodiscard]] RunId firstRun() const { return m_firstRun; } ///< none: there was nothing to merge

private:
    [[nodiscard]] Result<> beginStretch();
    [[nodiscard]] Result<ImportPlan> plan(const Delivery &delivery);
    [[nodiscard]] Result<> checkColumns(const Delivery &delivery, ImportPlan &plan);
    [[nodiscard]] Result<> mergeFile(const PlannedFile &file, const Delivery &delivery, bool last);
    [[nodiscard]] Result<> advance(const Delivery &delivery);

    store::ConfiguredSource m_source;
    const ImportContext &m_context;
    const SourceWorld &m_world;
    const JobControl &m_control;
    store::SourceRepository m_sources;
    std::optional<store::WorkLock> m_lock;
    std::unique_ptr<MergeSession> m_session;
    ImportReport m_stretch, m_report;
    std::int64_t m_rows = 0, m_deliveryRows = 0, m_deliveryRejected = 0;
    RunId m_firstRun;
    Instant m_newest;
    bool m_events = false;
};

/// The files of a delivery as the planner wants them.
[[nodiscard]] Result<InputList> inputsOf(const Delivery &delivery, const JobControl &control);

} // namespace milepost::sync
