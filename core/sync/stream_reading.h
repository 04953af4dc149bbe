/// How a stream (a table of a source, or files imported by hand under one name) was understood, so that a column that is new does not make
/// another mapping recognise it: its records would be stored once more, under other ids (decision 0141). Thread of the database connection.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sync/input_files.h"
#include "sync/presets.h"
#include "sync/table_reader.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::store {
class Database;
}

namespace milepost::sync {

struct StreamReading {
    std::string preset; ///< name of the built-in mapping that leads; "": `mapping`
    std::string mapping; ///< TOML of one that a person made, or of a proposal; without what it says of one file
    bool proposed = false; ///< `mapping` is only that
    std::string id; ///< the column that ids were taken from; "": there was none
    std::vector<std::string> columns; ///< those that fields were made from
    std::string file = {}; ///< of a source's streams: the name of the file that was understood so; "": not known
    std::string header = {}; ///< its signature then
    [[nodiscard]] bool same(const StreamReading &other) const; ///< but for file and header
};

/// What is known of a stream before its next file is looked at.
struct KnownStream {
    std::optional<StreamReading> reading;
    bool ofAnother = false; ///< the reading is of a file whose name differs, or may be
    bool keptAlone = false; ///< what is understood is kept under the file's own name, where there is nothing yet
    std::string file = {}; ///< as in StreamReading
    std::vector<std::string> columns; ///< where no reading was kept: the columns that are known, by which it was recognised once
};
using KnownStreams = std::function<Result<KnownStream>(const InputFile &)>;

/// Of a configured source. `file`: which of the stream's files; "" where it has none.
[[nodiscard]] Result<KnownStream> knownStream(store::Database &database, std::int64_t source, std::string_view stream, std::string_view file);
/// Of files imported by hand: the same path, else one that differs by its numbers. `database` outlives it.
[[nodiscard]] KnownStreams knownByHand(store::Database &database);

/// "usage-2026-03.csv" → "usage-#-#.csv".
[[nodiscard]] std::string withoutNumbers(std::string_view name);
/// "/exports/usage-2026-03.csv" → "usage-2026-03.csv", with the entry of an archive.
[[nodiscard]] std::string fileOfStream(const std::string &path);
/// Keeps it; in the caller's transaction.
[[nodiscard]] Result<> keepReading(store::Database &database, std::int64_t source, std::string_view stream, const StreamReading &reading);
[[nodiscard]] Result<> keepReadingByHand(store::Database &database, const std::string &path, const StreamReading &reading);

/// How `plan`, as it was made for the table, understands it.
[[nodiscard]] StreamReading readingOf(const FilePlan &plan, const TableReader &table);
/// What is to be kept now that the table was understood as `now`: of the same reading the first columns and id stay, but for those that are gone.
[[nodiscard]] StreamReading readingAfter(const StreamReading &before, StreamReading now, const TableReader &table);
/// The plan for a table that was understood so before. None: it does not fit any more, or it is `ofAnother` name and its header calls for another
/// kind of records. `fresh` is what its header calls for by itself. A column that is new gives fields that had none, and no other id.
[[nodiscard]] std::optional<FilePlan> planAsBefore(const StreamReading &before, bool ofAnother, const TableReader &table, std::optional<EntityKind> as,
                                                   const std::function<std::optional<FilePlan>()> &fresh);
/// Of several columns with ids the one that the table's beginning has comes first, also in records that have several.
void settleId(FilePlan &plan, const TableReader &table);
/// Those of these columns come before others.
void settleId(FilePlan &plan, const std::vector<std::string> &columns);

} // namespace milepost::sync
