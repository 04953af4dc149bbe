/// CSV, streaming: RFC 4180 and its dialects. Memory is bounded by one record; a record that cannot be read costs
/// itself and not the file. One reader, one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/decode/byte_source.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::sync {

struct CsvLimits {
    std::size_t cellBytes = 1 << 20;
    std::size_t recordBytes = 16 << 20;
    std::size_t columns = 10'000;
};

struct CsvDialect {
    char delimiter = ',';
    bool bareCarriageReturn = false; ///< lines end in CR alone (old Macs)
};

/// The delimiter (, ; tab |) that cuts the sample's lines most evenly, quotes respected; comma when none does.
[[nodiscard]] CsvDialect detectDialect(std::string_view sample);

struct CsvRecord {
    std::int64_t line = 0; ///< physical line on which it begins, from 1
    std::vector<std::string_view> cells; ///< UTF-8; good until the next call
    std::string_view raw; ///< as it stands in the file, without the line end; good until the next call
};

/// Reads UTF-8. Quotes: doubled inside a quoted cell is one; a quote inside an unquoted cell, or one that neither
/// ends its cell nor is doubled, is text. A cell may hold line ends. Blank lines are passed over.
class CsvReader {
public:
    enum class Step { Record, Rejected, End };

    CsvReader(std::unique_ptr<ByteSource> source, CsvDialect dialect, CsvLimits limits = {});
    CsvReader(const CsvReader &) = delete;
    CsvReader &operator=(const CsvReader &) = delete;

    /// From now on a record must have so many cells; 0 = any. Where one that spans lines has not, only its first
    /// line is rejected and reading goes on with the second: the quote was probably a stray.
    void expectColumns(std::size_t columns) { m_expected = columns; }

    /// Rejected: record().line and raw say where, reasonCode() and reason() why. Errors come from the source only.
    [[nodiscard]] Result<Step> next();
    [[nodiscard]] const CsvRecord &record() const { return m_record; }
    [[nodiscard]] const std::string &reasonCode() const { return m_reasonCode; }
    [[nodiscard]] const std::string &reason() const { return m_reason; }
    [[nodiscard]] std::uint64_t bytesRead() const { return m_consumed + m_begin; }

private:
    struct Scan;
    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] bool splitPlain(std::string_view line);
    [[nodiscard]] Scan splitQuoted(std::size_t lineEnd);
    [[nodiscard]] Result<std::size_t> lineEndFrom(std::size_t from);
    void finish(std::size_t end, std::size_t next, std::int64_t lines);
    Step reject(std::size_t end, std::size_t next, std::int64_t lines, std::string code, std::string reason);
    [[nodiscard]] std::size_t afterLineEnd(std::size_t end) const;
    [[nodiscard]] Step check(std::size_t firstLineEnd, std::size_t end, std::size_t next, std::int64_t lines);

    std::unique_ptr<ByteSource> m_source;
    CsvDialect m_dialect;
    CsvLimits m_limits;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; ///< of the next record
    std::size_t m_end = 0; ///< of what was read
    std::uint64_t m_consumed = 0; ///< bytes that left the buffer
    std::uint64_t m_rescanned = 0;
    bool m_ended = false;
    std::int64_t m_line = 1;
    std::size_t m_expected = 0;
    CsvRecord m_record;
    std::string m_unescaped; ///< room for cells with doubled quotes
    std::vector<std::pair<std::size_t, std::size_t>> m_unescapedCells; ///< cell index, offset in m_unescaped
    std::string m_reasonCode, m_reason;
};

} // namespace milepost::sync
