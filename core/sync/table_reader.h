/// One file's records, whatever it is written in: CSV or JSON, in any encoding. Cells are asked for by header
/// (or dotted JSON path). One reader, one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/decode/csv_reader.h"
#include "sync/decode/json_lines.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::sync {

struct TableOptions {
    std::string encoding, delimiter; ///< "" = detected; delimiter "tab" and "blanks" by name
};

using Cell = JsonCell; ///< of CSV always text; blank cells are Missing

/// What looking at a file's beginning showed.
struct TableHead {
    std::vector<std::string> header;
    std::string encoding;
    bool json = false;
    bool plain = false; ///< text and file are the same bytes
};

class TableReader {
public:
    enum class Step { Record, Rejected, End };

    /// FileFormat when the bytes are not text, or there is no header.
    [[nodiscard]] static Result<std::unique_ptr<TableReader>> open(std::unique_ptr<ByteSource> source,
                                                                   const TableOptions &options);
    /// A file whose beginning was looked at before, which JSON in plain UTF-8 need not be again. Its sample is empty then.
    [[nodiscard]] static Result<std::unique_ptr<TableReader>> open(std::unique_ptr<ByteSource> source, const TableOptions &options,
                                                                   const TableHead &head);
    [[nodiscard]] TableHead head() const { return {m_header, m_encoding, m_json != nullptr, m_plain}; }

    /// "csv" or "json_lines".
    [[nodiscard]] const char *format() const { return m_csv ? "csv" : "json_lines"; }
    [[nodiscard]] const std::string &encoding() const { return m_encoding; }
    [[nodiscard]] std::string delimiter() const
    {
        return !m_csv ? std::string() : m_blanks ? std::string("blanks") : std::string(1, m_dialect.delimiter);
    }
    /// CSV: the columns. JSON: every path of the first records, in order of appearance.
    [[nodiscard]] const std::vector<std::string> &header() const { return m_header; }
    [[nodiscard]] bool hasHeader(std::string_view name) const;
    /// The header as one line of CSV, as this table's cells are written, with its newline. "" of JSON.
    [[nodiscard]] std::string headerLine() const;
    /// The same for any order of the same columns.
    [[nodiscard]] std::string signature() const;
    /// Rows of the file's beginning as text, one cell per header; at most `rows`.
    [[nodiscard]] std::vector<std::vector<std::string>> sample(std::size_t rows) const;
    [[nodiscard]] std::uint64_t sampleBytes() const { return m_sampleBytes; }
    [[nodiscard]] std::size_t sampleRows() const { return m_sample.size(); }

    /// A number for cell(); none for a CSV column that is not there. Before the first next().
    [[nodiscard]] std::optional<std::size_t> slot(std::string_view name);
    [[nodiscard]] Result<Step> next();
    [[nodiscard]] const Cell &cell(std::size_t slot) const { return m_cells[slot]; }
    /// The record was read as PlainRecord says: no cell holds a control character.
    [[nodiscard]] bool isPlain() const { return m_json && m_json->plain(); }
    [[nodiscard]] std::int64_t line() const;
    [[nodiscard]] std::string_view raw() const;
    [[nodiscard]] const std::string &reasonCode() const;
    [[nodiscard]] const std::string &reason() const;
    [[nodiscard]] std::uint64_t bytesRead() const;
    [[nodiscard]] std::uint64_t sizeHint() const { return m_size; }
    /// Where reading may go on another time: in UTF-8 JSON lines only, whose bytes are the file's own.
    [[nodiscard]] std::optional<JsonPlace> place() const;
    /// Goes on there instead of at the first record. Before the first next(); only of a file that gave such a place.
    void continueAt(std::unique_ptr<ByteSource> rest, const JsonPlace &place);
    /// As of JsonReader.
    void continueWith(std::vector<char> &lines, std::size_t size) { m_json->continueWith(lines, size); }
    [[nodiscard]] std::uint64_t duplicateKeys() const { return m_duplicateKeys; }
    /// Ends of lines so far, of JSON.
    [[nodiscard]] std::int64_t linesPassed() const { return m_json ? m_json->linesPassed() : 0; }

    /// What "*", "a.*" and single names select, compiled once (before the first next()).
    struct Selection {
        struct Group {
            std::string path; ///< "" = the record itself
            std::vector<std::string> without; ///< direct members left out
            std::optional<std::size_t> whole; ///< its number among those that are written
        };
        std::vector<Group> groups; ///< JSON objects taken whole
        std::vector<std::pair<std::string, std::size_t>> cells; ///< name and slot
    };
    /// `mapped`: headers that fields are made from, left out of "*".
    [[nodiscard]] Selection select(std::span<const std::string> names, std::span<const std::string> mapped);
    /// The same for writeProperties(), which is quicker for what was announced so.
    [[nodiscard]] Selection selectWritten(std::span<const std::string> names, std::span<const std::string> mapped);
    /// Appends one JSON object of the record's selected values; nothing when there are none.
    void writeProperties(const Selection &selection, std::string &into);
    /// The same as name and text, scalars only.
    void customFields(const Selection &selection, std::vector<std::pair<std::string, std::string>> &into);

private:
    TableReader() = default;
    [[nodiscard]] Result<> readCsvHeader(std::string_view sample);
    void readJsonHeader(std::string_view sample);
    [[nodiscard]] Result<Step> nextCsv();
    [[nodiscard]] Step giveHeld();
    [[nodiscard]] bool mayBeFooter() const;

    /// A refused row that waits until it is known whether it belongs to a report's footer.
    struct Held {
        std::int64_t line = 0;
        std::string raw, code, reason;
    };

    std::unique_ptr<CsvReader> m_csv;
    std::unique_ptr<JsonReader> m_json;
    CsvDialect m_dialect;
    std::string m_encoding;
    bool m_plain = false; ///< text and file are the same bytes
    std::vector<std::string> m_header;
    std::vector<std::vector<std::string>> m_sample;
    std::uint64_t m_sampleBytes = 0, m_size = 0, m_duplicateKeys = 0;
    bool m_blanks = false;
    std::vector<std::size_t> m_columns; ///< CSV: column of each slot
    std::vector<Held> m_held;
    std::size_t m_given = 0; ///< of m_held; one more than the one that is current
    std::optional<Step> m_after; ///< what was met behind the held ones
    JsonPaths m_paths;
    std::vector<JsonWhole> m_wholes;
    std::size_t m_pathsAsked = 0, m_wholesAsked = 0; ///< what the JSON reader knows of them
    std::vector<Cell> m_cells;
};

/// Names as headers are compared: lower case, other characters than letters and digits as one '_'.
[[nodiscard]] std::string headerKey(std::string_view header);
void appendJsonText(std::string_view text, std::string &into);

} // namespace milepost::sync
