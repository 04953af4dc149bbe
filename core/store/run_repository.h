/// Imports as they went: runs with their reports, cursors per source and path, quarantined rows, findings, sources
/// and kept mappings.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/import.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {

class Database;

/// How far a file has been merged. Saved in the transaction of the last slice of its batch, so that it is never
/// ahead of data (I3).
struct ImportCursor {
    std::string source; ///< scope (source kind)
    std::string path; ///< file, with "!entry" for archive members
    /// Hash of the first `headLength` bytes: a file rewritten in place is another file. Where those are all bytes up to
    /// `offset`, how they were understood is part of it, and reading may go on behind them.
    std::uint64_t headHash = 0;
    std::int64_t headLength = 0;
    std::int64_t offset = 0; ///< bytes consumed, always at a record's end
    std::int64_t line = 0; ///< of the last record consumed, or of the next where reading may go on
    std::int64_t size = 0; ///< of the file when last read
    bool complete = false; ///< read to its end
    RunId run;
    /// The last record merged before `offset`: integrity checks look for it among the data. For events the identity
    /// hash with its account (none: parked under `witnessUser`); none for other entities.
    std::uint64_t witness = 0; ///< 0: nothing to look for
    AccountId witnessAccount;
    UserId witnessUser;
    friend bool operator==(const ImportCursor &, const ImportCursor &) = default;
};

struct SourceRecord {
    SourceId id;
    std::string name, kind, scope;
    Instant lastSuccess;
    Day lastCompleteDay; ///< invalid: not said
    std::int64_t rows = 0, rejected = 0;
    bool events = false; ///< delivers events or usage
};

struct KeptMapping {
    std::string signature; ///< of the header
    std::string toml;
    std::string name;
};

struct OpenRejections {
    std::string source, path;
    std::int64_t rows = 0;
};

class RunRepository {
public:
    explicit RunRepository(Database &database) : m_database(&database) {}

    [[nodiscard]] Result<RunId> begin(std::string_view source, Instant started);
    /// Keeps files and findings as they are so far; may be called with every slice.
    [[nodiscard]] Result<> update(const RunRecord &run);
    /// The same, and the run is over: finished and outcome must be set.
    [[nodiscard]] Result<> finish(const RunRecord &run);
    /// Newest first. Runs that never finished have outcome "interrupted".
    [[nodiscard]] Result<std::vector<RunRecord>> list(std::size_t limit);
    /// Paths and entities of which a source has delivered rows that were stored or known, each pair once; counts are 0.
    [[nodiscard]] Result<std::vector<ImportFileReport>> delivered(std::string_view source);
    /// A run of this source has stored a record that is known by what it says, for want of an id.
    [[nodiscard]] Result<bool> storedByContent(std::string_view source, EntityKind entity);
    [[nodiscard]] Result<RunRecord> get(RunId run);

    [[nodiscard]] Result<std::optional<ImportCursor>> cursor(std::string_view source, std::string_view path);
    [[nodiscard]] Result<> saveCursor(const ImportCursor &cursor);
    [[nodiscard]] Result<std::vector<ImportCursor>> cursors();
    [[nodiscard]] Result<> dropCursor(std::string_view source, std::string_view path);

    /// A row that is quarantined already with the same path, line and raw text is not kept twice; false then.
    [[nodiscard]] Result<bool> quarantine(RunId run, const Rejection &rejection);
    /// Newest run first, then by path and line. Solved ones are left out.
    [[nodiscard]] Result<std::vector<Rejection>> rejections(std::optional<RunId> run, std::size_t limit);
    /// The same, of all runs of one source.
    [[nodiscard]] Result<std::vector<Rejection>> rejectionsOf(std::string_view source, std::size_t limit);
    [[nodiscard]] Result<std::int64_t> rejectionCount(std::optional<RunId> run);
    /// How many wait, by the source whose run met them last and the path.
    [[nodiscard]] Result<std::vector<OpenRejections>> openRejections();
    /// Its text was corrected by a person, and what it says now is stored: the row as it came is not told of again.
    [[nodiscard]] Result<> markMended(const Rejection &rejection);
    [[nodiscard]] Result<bool> mended(const Rejection &rejection);
    /// The path was read again from `fromLine` to `toLine`: what was quarantined of it before, and was not met by
    /// `run`, is solved.
    [[nodiscard]] Result<> solveRejections(std::string_view path, RunId run, std::int64_t fromLine = 0,
                                           std::int64_t toLine = std::numeric_limits<std::int64_t>::max());

    /// Replaces the findings of a scope (a source kind).
    [[nodiscard]] Result<> setFindings(std::string_view scope, RunId run, std::span<const Finding> findings);
    [[nodiscard]] Result<std::vector<Finding>> findings();

    [[nodiscard]] Result<SourceId> saveSource(const SourceRecord &source); ///< by (kind, name)
    [[nodiscard]] Result<std::vector<SourceRecord>> sources();

    [[nodiscard]] Result<> keepMapping(const KeptMapping &mapping);
    [[nodiscard]] Result<std::optional<KeptMapping>> mapping(std::string_view signature);
    [[nodiscard]] Result<std::vector<KeptMapping>> mappings();

private:
    Database *m_database;
};

} // namespace milepost::store
