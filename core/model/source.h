/// Values of configured sources: what a kind asks for, what a person configured, how it stands, how its columns
/// changed. Made by core/sync and core/store, shown by window and command line (CLI.md, `sources` and `sync`).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/zone.h"
#include "model/import.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost {

/// One thing that a kind wants to know. Secrets are never options: each source has at most one, in the keychain.
struct SourceOption {
    enum class Type : std::uint8_t { Text, Folder, File, Url, Integer, Choice, Flag };
    std::string_view key; ///< "url", "page_size"
    Type type = Type::Text;
    bool required = false;
    std::string_view fallback; ///< used when left out; "" = none
    std::string_view choices; ///< of Choice, divided by blanks
    std::string_view description; ///< one English line for the command line and the docs
    std::int64_t least = 0, most = 0; ///< of Integer
    bool where = false; ///< it says what is read: with another value other records may come
};

struct SourceKindSpec {
    std::string_view key; ///< "folder", "http", "postgres"
    std::vector<SourceOption> options;
    /// What its secret is called ("password", "token"); "" when it has none.
    std::string_view secret;
    /// The secret is wanted only when this option has one of `secretValues` (blank-divided); "" = always.
    std::string_view secretOption, secretValues;
};

/// When a source is synchronized by itself.
struct SourceSchedule {
    enum class Kind : std::uint8_t { Manual, Every, Daily };
    Kind kind = Kind::Manual;
    int minutes = 0; ///< Every: the interval, 5 to 10,080; Daily: after midnight, in the workspace's zone
    friend bool operator==(const SourceSchedule &, const SourceSchedule &) = default;
};
/// "manual", "15m", "6h", "daily 06:30"; none for anything else.
[[nodiscard]] std::optional<SourceSchedule> scheduleFromText(std::string_view text);
[[nodiscard]] std::string scheduleText(const SourceSchedule &schedule);
/// When the next synchronization is due: none for Manual. A source that failed `failures` times in a row is tried
/// again after 5 minutes, 10, 20 … but never later than its schedule says. `lastAttempt` invalid: at once.
[[nodiscard]] std::optional<Instant> nextDue(const SourceSchedule &schedule, Instant lastAttempt, int failures, const Zone &zone);

/// What happens when the columns of a source are not those known.
enum class DriftPolicy : std::uint8_t {
    Take, ///< new columns are used as the mapping says, and told of
    Known, ///< only known columns are used until a person decides
    Stop, ///< nothing is read until a person decides
};

struct SourceConfiguration {
    std::string name; ///< unique; letters, digits, blanks, ". _ -"
    std::string kind;
    std::map<std::string, std::string> options; ///< by SourceOption::key; never a secret
    std::optional<EntityKind> entity; ///< what it delivers; none: detected
    std::optional<Mapping> mapping; ///< none: detected, kept or built in
    SourceSchedule schedule;
    DriftPolicy drift = DriftPolicy::Known;
    bool paused = false; ///< no schedule; an explicit synchronization still works
};

enum class ColumnChange : std::uint8_t { Added, Removed, Retyped };

struct DriftChange {
    ColumnChange change = ColumnChange::Added;
    std::string name;
    std::string before, after; ///< types, where the source says them
    friend bool operator==(const DriftChange &, const DriftChange &) = default;
};

enum class DriftOutcome : std::uint8_t {
    Open, ///< waits for a person
    Taken, ///< the columns as they are now are the known ones
    Known, ///< new columns are left out for good
};

struct SchemaDrift {
    std::int64_t id = 0;
    std::string source, stream; ///< stream: which file, table or endpoint; "" when there is only one
    Instant seen;
    std::vector<DriftChange> changes; ///< by name
    DriftOutcome outcome = DriftOutcome::Open;
    Instant decided;
    std::string decidedBy;
    /// What the stream has delivered is known by ids, so that reading it again gives the new columns to what came without them.
    /// Events, readings and rows without an id are known by what they say: they stay as they came (decision 0140).
    bool canFill = false;
};

struct SourceStatus {
    SourceConfiguration configuration;
    std::string cursor; ///< "" before the first data; readable, of the kind's own making
    std::int64_t rows = 0, rejected = 0; ///< delivered and set aside so far
    Instant lastAttempt, lastSuccess;
    Instant newest; ///< of the newest record it delivered; invalid when its records have no time
    /// Seconds since the moment for which all it had is known to be here (lastSuccess); none before the first.
    std::optional<std::int64_t> lagSeconds;
    std::optional<Instant> due; ///< of the next synchronization by itself
    int failures = 0; ///< in a row
    std::optional<Error> error; ///< of the last attempt
    /// It came back with less than 90 % of what it had, or empty: rows (of a folder bytes) before and now. Nothing is
    /// ever deleted; nothing more is read until a person has answered.
    struct Shrunk {
        std::int64_t before = 0, now = 0;
    };
    std::optional<Shrunk> shrunk;
    std::vector<SchemaDrift> openDrift; ///< newest first
};

/// How far a file has been merged: always at a record's end. The hash of its first bytes tells a file that was
/// rewritten from one that has grown.
struct FilePosition {
    std::int64_t size = 0; ///< when it was last looked at
    std::int64_t offset = 0; ///< bytes merged; `size` once it was read whole
    std::int64_t line = 0; ///< physical lines before `offset`
    std::uint64_t headHash = 0; ///< stableHash of the first `headLength` bytes
    std::int64_t headLength = 0;
    Instant modified;
    friend bool operator==(const FilePosition &, const FilePosition &) = default;
};

/// What a connection test found.
struct SourceProbe {
    std::string server; ///< "PostgreSQL 15.20, TLSv1.3", "200 OK, application/json", "12 files"
    std::int64_t rows = 0; ///< of the first page or file
    ImportPreview preview; ///< how they will be understood; empty header when there is nothing to look at yet
};

/// What came of one synchronization of one source.
struct SyncReport {
    std::string source;
    ImportReport import; ///< of all that was merged; `run` of the last stretch; run none when there was nothing new
    std::int64_t rows = 0; ///< delivered, this time
    bool cancelled = false;
    std::optional<Error> error; ///< why it ended before its end; what came before stays
};

template <> struct EnumKeys<DriftPolicy> {
    static constexpr auto keys = std::to_array<std::string_view>({"take", "known", "stop"});
};
template <> struct EnumKeys<ColumnChange> {
    static constexpr auto keys = std::to_array<std::string_view>({"added", "removed", "retyped"});
};
template <> struct EnumKeys<DriftOutcome> {
    static constexpr auto keys = std::to_array<std::string_view>({"open", "taken", "known"});
};

} // namespace milepost
