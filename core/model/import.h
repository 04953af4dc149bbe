/// Values of an import: what was asked, how columns are understood, what came of it. Made by core/sync,
/// shown by window and command line (CLI.md, `import`).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "model/entity.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace milepost {

/// How one field is filled (CLI.md, mapping file).
struct ColumnMapping {
    std::string field; ///< key of fieldsOf(entity)
    std::string from; ///< header (or dotted JSON path); "" with a constant
    std::vector<std::string> fallbacks; ///< further headers, for records where `from` is blank
    std::optional<std::string> constant;
    std::string format; ///< date pattern: "dd/MM/yyyy"; "" = detected
    std::optional<double> times; ///< multiplier
    std::string currency; ///< ISO code for money
    std::map<std::string, std::string> values; ///< text in the file → key
    std::optional<EntityKind> through; ///< resolve by another entity's id (usage → subscription → account)
    std::string form; ///< "salesforce_id": 15- and 18-character ids are one; "left": says whether it left, not when; "" = as it stands
    std::vector<std::string> join; ///< headers whose texts follow, parted by blanks (first name, last name)
    std::string split; ///< the cell lists several values parted by this; the first counts
    bool minor = false; ///< the amount is in minor units of its currency (cents, yen)
    std::string by; ///< header of a number that multiplies the value (price × quantity)
    std::string per; ///< header of the billing period ("month"); the value becomes the one of a year
    std::vector<std::string> when; ///< headers; the value counts only where one of them is neither blank nor "no"
    /// A length of time ("days", "weeks", "months", "years") before this ISO day is the date; with form "left" that day itself.
    /// A unit without a day: the day is asked with each file.
    std::string before, unit;
    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;
};

struct Mapping {
    std::string name; ///< "RavenStack subscriptions", "Segment track"; "" = unnamed
    EntityKind entity = EntityKind::Accounts;
    Identity identity = Identity::Row;
    std::vector<ColumnMapping> columns;
    std::vector<std::string> properties; ///< kept as event properties; "*" = all that is not mapped, "a.*" = all in a
    std::vector<std::string> custom; ///< kept as custom fields; "*" and "a.*" as above
    bool decimalComma = false;
    bool decimalStated = false; ///< decimalComma was given; otherwise the file shows it, or it is ambiguous
    std::optional<bool> dayFirst; ///< of dates such as 03/04/2026; none: the column shows it, or it is ambiguous
    std::string encoding; ///< as iconv names it; "" = detected
    std::string delimiter; ///< one of , ; tab |; "" = detected
    std::string sourceKind; ///< scope of identities: "ravenstack", "segment", "native" …
    friend bool operator==(const Mapping &, const Mapping &) = default;
};

struct ImportRequest {
    std::vector<std::string> paths; ///< files, folders, archives
    std::optional<EntityKind> as;
    std::optional<Mapping> mapping;
    bool dryRun = false;
    /// What files leave open, for all of the request's; a mapping's own statement wins.
    std::optional<bool> dayFirst = {}, decimalComma = {};
    std::string encoding = {}; ///< as iconv names it; "" = detected
    /// When the files were made: lengths of time are counted back from it, whatever a mapping says. None: as the mapping says.
    Day madeOn = {};
    /// The day on which accounts left that a file says have left, where no column says when. None: their day is not known.
    Day leftOn = {};
    /// The days that a kept mapping states hold: what is read belongs to a file that was read with it.
    bool keptDays = false;
};

struct ImportFileReport {
    std::string path;
    EntityKind entity = EntityKind::Accounts;
    std::int64_t rows = 0, added = 0, changed = 0, duplicate = 0, rejected = 0; ///< rows = the sum of the others
};

struct Rejection {
    std::string path;
    std::int64_t line = 0; ///< 1-based physical line on which the record begins; 0: the file as a whole
    std::string reasonCode; ///< "bad_number", "bad_date", "unknown_account", "bad_json" …
    std::string reason; ///< one English sentence with the value and what to do
    std::string raw; ///< the record as it stands in the file, at most 4 KiB
};

/// A disagreement or oddity that was kept.
struct Finding {
    std::string code; ///< "reused_id", "usage_before_start", "churn_flag_without_record" …
    EntityKind entity = EntityKind::Accounts;
    std::int64_t count = 0;
    std::vector<std::string> examples; ///< external ids, at most 5
};

struct SkippedFile {
    std::string path, reason;
};

struct ImportReport {
    RunId run;
    std::vector<ImportFileReport> files;
    std::vector<SkippedFile> skipped;
    std::vector<Rejection> rejections; ///< at most 1,000 here; all of them are in the quarantine table
    std::int64_t rejectedTotal = 0;
    std::vector<Finding> findings;
    std::int64_t touchedAccounts = 0;
    /// Distinct (milestone_type, milestone_category) of the milestone_achieved events read, sorted.
    std::vector<std::pair<std::string, std::string>> milestoneTypes;
    bool cancelled = false; ///< stopped between two slices; what was committed stays, the next run resumes
    Instant started, finished;
};

/// What the wizard shows before anything is stored.
struct ImportPreview {
    std::string path;
    std::string encoding, delimiter; ///< as detected: "UTF-8", ";" ("" for JSON lines)
    std::string format; ///< "csv" or "json_lines"
    std::vector<std::string> header; ///< columns or JSON paths
    std::vector<std::vector<std::string>> sample; ///< raw cells of the first rows
    Mapping mapping; ///< proposed or given
    bool recognised = false; ///< a built-in or kept mapping matched the header
    struct Cell {
        std::string text; ///< as it will be stored, in attribute encoding
        std::string problem; ///< "" when good
    };
    std::vector<std::string> fields; ///< mapped fields, in mapping order
    std::vector<std::vector<Cell>> rows; ///< the sample as it will be understood
    std::vector<std::string> problems; ///< about the whole file: an ambiguous date format, a missing required field
    /// A column that can be read in two ways: what its example would be either way. Answered by Mapping::dayFirst
    /// or Mapping::decimalComma; until then nothing of it is taken.
    struct Question {
        enum class About { DateOrder, DecimalMark } about = About::DateOrder;
        std::string header, field, example; ///< example: the cell's text
        std::string dayFirstOrComma, monthFirstOrPoint; ///< its two readings, in attribute encoding
    };
    std::vector<Question> questions;
    std::int64_t estimatedRows = 0;
};

/// One import in the history of runs.
struct RunRecord {
    RunId id;
    Instant started, finished; ///< finished invalid: was cut off
    std::string source; ///< file or folder name, or source name
    std::string outcome; ///< "done", "cancelled", "failed", "interrupted"
    std::string error; ///< Error::toString() when failed
    std::int64_t added = 0, changed = 0, duplicate = 0, rejected = 0;
    std::vector<ImportFileReport> files;
    std::vector<Finding> findings;
};

} // namespace milepost
