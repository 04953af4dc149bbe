/// Configured sources: what a person set up, how far each is, which columns it is known to have, how they changed.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/result.h"
#include "model/source.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {

class Database;

/// A source as its row stands; `mappingToml` as core/sync writes it.
struct ConfiguredSource {
    std::int64_t id = 0;
    SourceConfiguration configuration; ///< but for the mapping
    std::string mappingToml;
    std::string cursor;
    std::int64_t rows = 0, rejected = 0;
    std::optional<std::int64_t> extent; ///< rows (of a folder bytes) when it was last read whole
    bool events = false;
    Instant newest, lastAttempt, lastSuccess;
    int failures = 0;
    std::optional<Error> error;
    std::optional<std::int64_t> askedExtent;
};

struct KnownColumn {
    std::string name, type; ///< type "" = the source does not say
    bool ignored = false;
    friend bool operator==(const KnownColumn &, const KnownColumn &) = default;
};

class SourceRepository {
public:
    explicit SourceRepository(Database &database) : m_database(&database) {}

    /// By name; removed ones are left out.
    [[nodiscard]] Result<std::vector<ConfiguredSource>> list();
    [[nodiscard]] Result<ConfiguredSource> get(std::string_view name); ///< NotFound names it
    [[nodiscard]] Result<std::int64_t> add(const ConfiguredSource &source, Instant now); ///< AlreadyExists
    /// Options, entity, mapping, schedule, policy, pause and name.
    [[nodiscard]] Result<> change(const ConfiguredSource &source);
    [[nodiscard]] Result<> remove(std::int64_t id, Instant now);
    /// The one of this name that was removed last, as it was: AlreadyExists where another has the name now, NotFound.
    [[nodiscard]] Result<> restore(std::string_view name);
    [[nodiscard]] Result<> setPaused(std::int64_t id, bool paused);
    /// Cursor, files and extent are forgotten: the source is read from its beginning.
    [[nodiscard]] Result<> forgetPosition(std::int64_t id);
    /// The same of one file.
    [[nodiscard]] Result<> forgetFile(std::int64_t id, std::string_view path);

    /// In the transaction of the data that the cursor stands for (I3): `rows` and `rejected` are added.
    [[nodiscard]] Result<> advance(std::int64_t id, std::string_view cursor, std::int64_t rows, std::int64_t rejected);
    /// The same, for one file of a folder.
    [[nodiscard]] Result<> saveFile(std::int64_t id, std::string_view path, const FilePosition &position);
    [[nodiscard]] Result<std::map<std::string, FilePosition>> files(std::int64_t id);
    /// The sources, but for removed ones, that have read something of the file.
    [[nodiscard]] Result<std::vector<std::int64_t>> watching(std::string_view path);
    /// The source was read from its beginning in `firstRun` and after: rows set aside before, and not again, are good now.
    [[nodiscard]] Result<> solveRejectionsBefore(std::string_view name, RunId firstRun);
    [[nodiscard]] Result<> noteAttempt(std::int64_t id, Instant at);
    /// `newest` and `events` only grow; `extent` none keeps what is there.
    [[nodiscard]] Result<> noteSuccess(std::int64_t id, Instant at, std::optional<std::int64_t> extent, Instant newest, bool events);
    [[nodiscard]] Result<> noteFailure(std::int64_t id, const Error &error);
    /// It shrank to this; none: a person has answered.
    [[nodiscard]] Result<> askExtent(std::int64_t id, std::optional<std::int64_t> now);
    [[nodiscard]] Result<> setExtent(std::int64_t id, std::optional<std::int64_t> extent);

    [[nodiscard]] Result<std::vector<KnownColumn>> columns(std::int64_t id, std::string_view stream);
    [[nodiscard]] Result<> setColumns(std::int64_t id, std::string_view stream, std::span<const KnownColumn> columns);

    /// How a stream was understood, as core/sync writes it; source 0: files that are imported by hand.
    [[nodiscard]] Result<std::optional<std::string>> reading(std::int64_t id, std::string_view stream);
    [[nodiscard]] Result<> setReading(std::int64_t id, std::string_view stream, std::string_view reading);
    [[nodiscard]] Result<> forgetReadings(std::int64_t id);
    [[nodiscard]] Result<> forgetColumns(std::int64_t id); ///< of all its streams

    /// `drift.id` and `drift.source` are not read.
    [[nodiscard]] Result<std::int64_t> addDrift(std::int64_t source, const SchemaDrift &drift);
    [[nodiscard]] Result<> decideDrift(std::int64_t drift, DriftOutcome outcome, Instant at, std::string_view by);
    /// Newest first; `openOnly` leaves out what is decided.
    [[nodiscard]] Result<std::vector<SchemaDrift>> drifts(std::int64_t source, bool openOnly, std::size_t limit);
    /// With the id of its source; NotFound.
    [[nodiscard]] Result<std::pair<std::int64_t, SchemaDrift>> drift(std::int64_t id);

private:
    Database *m_database;
};

} // namespace milepost::store
