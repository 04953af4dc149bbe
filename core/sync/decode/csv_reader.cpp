#include "sync/decode/csv_reader.h"

#include "sync/decode/text_encoding.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace milepost::sync {

namespace {

constexpr std::size_t firstBuffer = 1 << 20;
/// Reading lines again after a stray quote may cost this much beyond the size of the file; then quotes no longer
/// span lines, so that no file takes more than linear time.
constexpr std::uint64_t rescanAllowance = 64 << 20;
constexpr std::size_t notFound = static_cast<std::size_t>(-1);

/// Most records are ASCII, and short: this is cheaper than the call that would find them valid.
bool isAscii(std::string_view bytes)
{
    std::uint64_t high = 0;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        high |= word;
    }
    for (; at < bytes.size(); ++at)
        high |= static_cast<unsigned char>(bytes[at]);
    return (high & 0x8080808080808080) == 0;
}

const char *findByte(const char *from, const char *to, char byte)
{
    return from < to ? static_cast<const char *>(std::memchr(from, byte, static_cast<std::size_t>(to - from)))
                     : nullptr;
}

} // namespace

struct CsvReader::Scan {
    enum class End { Record, Unclosed } how = End::Record;
    std::size_t end = 0; ///< relative to m_begin, as all offsets here
};

CsvDialect detectDialect(std::string_view sample)
{
    CsvDialect dialect;
    dialect.bareCarriageReturn =
        sample.find('\n') == std::string_view::npos && sample.find('\r') != std::string_view::npos;
    const char lineEnd = dialect.bareCarriageReturn ? '\r' : '\n';
    constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};
    double best = 0;
    for (const char delimiter : delimiters) {
        std::vector<std::size_t> counts;
        std::size_t here = 0;
        bool quoted = false;
        bool cellStart = true;
        for (std::size_t i = 0; i < sample.size() && counts.size() < 100; ++i) {
            const char c = sample[i];
            if (quoted) {
                if (c == '"' && i + 1 < sample.size() && sample[i + 1] == '"')
                    ++i;
                else if (c == '"')
                    quoted = false;
                continue;
            }
            if (c == '"' && cellStart) {
                quoted = true;
                cellStart = false;
            } else if (c == lineEnd) {
                if (i > 0 && sample[i - 1] != lineEnd)
                    counts.push_back(here);
                here = 0;
                cellStart = true;
            } else {
                here += c == delimiter;
                cellStart = c == delimiter;
            }
        }
        if (here > 0 && counts.size() < 100 && (counts.empty() || here == counts.front()))
            counts.push_back(here);
        if (counts.empty() || counts.front() == 0)
            continue;
        const auto alike = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), counts.front()));
        // Evenness counts first; among equally even ones the header's width decides.
        const double score = static_cast<double>(alike) / static_cast<double>(counts.size()) * 1000.0
            + std::min<double>(static_cast<double>(counts.front()), 200);
        if (score > best) {
            best = score;
            dialect.delimiter = delimiter;
        }
    }
    return dialect;
}

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, CsvDialect dialect, CsvLimits limits)
    : m_source(std::move(source)), m_dialect(dialect), m_limits(limits), m_buffer(firstBuffer)
{
}

/// More bytes behind m_end, moving the record in progress to the front. False at the end of the source.
Result<bool> CsvReader::fill()
{
    if (m_ended)
        return false;
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_consumed += m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_end == m_buffer.size())
        m_buffer.resize(m_buffer.size() * 2);
    MP_ASSIGN(const std::size_t got, m_source->read(std::span(m_buffer).subspan(m_end)));
    m_end += got;
    m_ended = got == 0;
    return got != 0;
}

/// Offset of the line end at or after `from`; the end of the file counts. notFound when the record's cap is passed.
Result<std::size_t> CsvReader::lineEndFrom(std::size_t from)
{
    const char terminator = m_dialect.bareCarriageReturn ? '\r' : '\n';
    for (;;) {
        const char *base = m_buffer.data() + m_begin;
        if (const char *found = findByte(base + from, m_buffer.data() + m_end, terminator))
            return static_cast<std::size_t>(found - base);
        from = m_end - m_begin;
        if (from > m_limits.recordBytes)
            return notFound;
        MP_ASSIGN(const bool more, fill());
        if (!more)
            return m_end - m_begin;
    }
}

std::size_t CsvReader::afterLineEnd(std::size_t end) const { return end < m_end - m_begin ? end + 1 : end; }

bool CsvReader::splitPlain(std::string_view line)
{
    const char *at = line.data();
    const char *const end = at + line.size();
#ifdef __SSE2__
    // Cells are short: sixteen bytes at a time beat a search call for each of them.
    const __m128i wanted = _mm_set1_epi8(m_dialect.delimiter);
    for (const char *block = at; block + 16 <= end; block += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block));
        auto hits = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)));
        while (hits != 0) {
            const char *cut = block + std::countr_zero(hits);
            m_record.cells.emplace_back(at, static_cast<std::size_t>(cut - at));
            at = cut + 1;
            hits &= hits - 1;
        }
        if (m_record.cells.size() > m_limits.columns)
            return false;
    }
#endif
    while (const char *cut = findByte(at, end, m_dialect.delimiter)) {
        m_record.cells.emplace_back(at, static_cast<std::size_t>(cut - at));
        if (m_record.cells.size() > m_limits.columns)
            return false;
        at = cut + 1;
    }
    m_record.cells.emplace_back(at, static_cast<std::size_t>(end - at));
    return m_record.cells.size() <= m_limits.columns;
}

/// The record at m_begin, which has a quote. `lineEnd` is a line end in the buffer, at or behind the record's own;
/// Unclosed asks for more.
CsvReader::Scan CsvReader::splitQuoted(std::size_t lineEnd)
{
    m_record.cells.clear();
    m_unescaped.clear();
    m_unescapedCells.clear();
    const char *const base = m_buffer.data() + m_begin;
    const char *const end = base + lineEnd;
    const char terminator = m_dialect.bareCarriageReturn ? '\r' : '\n';
    const auto endsLine = [&](const char *at) {
        return at == end || *at == terminator || (*at == '\r' && at + 1 == end)
            || (*at == '\r' && at + 1 < end && at[1] == terminator);
    };
    const char *at = base;
    std::size_t ended = lineEnd;
    for (;;) {
        const char *cellEnd = nullptr;
        if (at < end && *at == '"') {
            const char *from = at + 1;
            const char *copied = from;
            bool escaped = false;
            const std::size_t offset = m_unescaped.size();
            const char *quote = from;
            for (;;) {
                quote = findByte(quote, end, '"');
                if (!quote)
                    return {Scan::End::Unclosed, lineEnd};
                if (quote + 1 < end && quote[1] == '"') {
                    m_unescaped.append(copied, quote + 1);
                    copied = quote + 2;
                    quote += 2;
                    escaped = true;
                    continue;
                }
                const char *after = quote + 1;
                while (after < end && *after == ' ')
                    ++after;
                if (endsLine(after) || *after == m_dialect.delimiter) {
                    cellEnd = after;
                    break;
                }
                ++quote; // neither doubled nor at the cell's end: text
            }
            if (escaped) {
                m_unescaped.append(copied, quote);
                m_unescapedCells.emplace_back(m_record.cells.size(), offset);
                m_record.cells.emplace_back(from, m_unescaped.size() - offset);
            } else {
                m_record.cells.emplace_back(from, static_cast<std::size_t>(quote - from));
            }
        } else {
            cellEnd = at;
            while (cellEnd < end && *cellEnd != m_dialect.delimiter && *cellEnd != terminator)
                ++cellEnd;
            std::size_t size = static_cast<std::size_t>(cellEnd - at);
            if ((cellEnd == end || *cellEnd == terminator) && size > 0 && cellEnd[-1] == '\r')
                --size;
            m_record.cells.emplace_back(at, size);
        }
        if (cellEnd == end || *cellEnd != m_dialect.delimiter) {
            while (cellEnd < end && *cellEnd != terminator)
                ++cellEnd; // the \r of \r\n
            ended = static_cast<std::size_t>(cellEnd - base);
            break;
        }
        if (m_record.cells.size() > m_limits.columns)
            break;
        at = cellEnd + 1;
    }
    // m_unescaped may have moved while it grew.
    for (std::size_t i = 0; i < m_unescapedCells.size(); ++i) {
        auto &cell = m_record.cells[m_unescapedCells[i].first];
        cell = std::string_view(m_unescaped.data() + m_unescapedCells[i].second, cell.size());
    }
    return {Scan::End::Record, ended};
}

void CsvReader::finish(std::size_t end, std::size_t next, std::int64_t lines)
{
    m_record.line = m_line;
    m_record.raw = std::string_view(m_buffer.data() + m_begin, end);
    if (!m_record.raw.empty() && m_record.raw.back() == '\r')
        m_record.raw.remove_suffix(1);
    m_begin += next;
    m_line += lines;
}

CsvReader::Step CsvReader::reject(std::size_t end, std::size_t next, std::int64_t lines, std::string code,
                                  std::string reason)
{
    finish(end, next, lines);
    m_record.cells.clear();
    m_reasonCode = std::move(code);
    m_reason = std::move(reason);
    return Step::Rejected;
}

/// Whether the record that was split can be used; takes it from the buffer either way.
CsvReader::Step CsvReader::check(std::size_t firstLineEnd, std::size_t end, std::size_t next, std::int64_t lines)
{
    auto &cells = m_record.cells;
    if (cells.size() > m_limits.columns) {
        return reject(end, next, lines, "too_many_cells",
                      "The row has more than " + std::to_string(m_limits.columns) + " cells.");
    }
    while (m_expected > 0 && cells.size() > m_expected && cells.back().empty())
        cells.pop_back();
    if (m_expected > 0 && cells.size() != m_expected) {
        const bool few = cells.size() < m_expected;
        std::string reason = "The row has " + std::to_string(cells.size()) + " cells, the header has "
            + std::to_string(m_expected) + ".";
        if (lines > 1 && m_rescanned < rescanAllowance + m_consumed) {
            m_rescanned += end;
            return reject(firstLineEnd, firstLineEnd + 1, 1, few ? "too_few_cells" : "too_many_cells",
                          reason + " It holds a quote that is not closed on its line.");
        }
        return reject(end, next, lines, few ? "too_few_cells" : "too_many_cells", std::move(reason));
    }
    const auto tooLong = [this](std::string_view cell) { return cell.size() > m_limits.cellBytes; };
    if (end > m_limits.cellBytes && std::any_of(cells.begin(), cells.end(), tooLong)) {
        return reject(end, next, lines, "cell_too_long",
                      "A cell is longer than " + std::to_string(m_limits.cellBytes) + " bytes.");
    }
    const std::string_view whole(m_buffer.data() + m_begin, end);
    if (!isAscii(whole) && !isValidUtf8(whole)) {
        return reject(end, next, lines, "bad_encoding",
                      "The row is not valid UTF-8; save the file as UTF-8 or state its encoding in the mapping.");
    }
    finish(end, next, lines);
    return Step::Record;
}

Result<CsvReader::Step> CsvReader::next()
{
    for (;;) {
        m_record.cells.clear();
        MP_ASSIGN(const std::size_t lineEnd, lineEndFrom(0));
        if (lineEnd == notFound) {
            // Too long for a record: the rest of the line is passed over without being kept.
            std::string head(m_buffer.data() + m_begin, 4096);
            const char terminator = m_dialect.bareCarriageReturn ? '\r' : '\n';
            const std::int64_t line = m_line;
            for (;;) {
                const char *base = m_buffer.data() + m_begin;
                if (const char *found = findByte(base, m_buffer.data() + m_end, terminator)) {
                    m_begin += static_cast<std::size_t>(found - base) + 1;
                    break;
                }
                m_begin = m_end;
                MP_ASSIGN(const bool more, fill());
                if (!more)
                    break;
            }
            ++m_line;
            m_record.line = line;
            m_unescaped = std::move(head);
            m_record.raw = m_unescaped;
            m_reasonCode = "record_too_long";
            m_reason = "The row is longer than " + std::to_string(m_limits.recordBytes) + " bytes.";
            return Step::Rejected;
        }
        const std::size_t next = afterLineEnd(lineEnd);
        if (lineEnd == 0 && next == 0)
            return Step::End;
        const char *base = m_buffer.data() + m_begin;
        std::string_view line(base, lineEnd);
        if (!m_dialect.bareCarriageReturn && !line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.empty()) {
            m_begin += next;
            ++m_line;
            continue;
        }
        if (!findByte(line.data(), line.data() + line.size(), '"')) {
            // A record over the column cap is left half split: check() refuses it by its size.
            (void)splitPlain(line);
            return check(lineEnd, lineEnd, next, 1);
        }
        std::size_t end = lineEnd;
        for (;;) {
            const Scan scan = splitQuoted(end);
            if (scan.how == Scan::End::Record) {
                const char terminator = m_dialect.bareCarriageReturn ? '\r' : '\n';
                const char *from = m_buffer.data() + m_begin;
                const auto lines = 1 + std::count(from, from + scan.end, terminator);
                return check(lineEnd, scan.end, afterLineEnd(scan.end), lines);
            }
            const bool fileEnds = m_ended && end == m_end - m_begin;
            const bool maySpan = m_rescanned < rescanAllowance + m_consumed;
            std::size_t further = notFound;
            if (!fileEnds && maySpan && end < m_limits.cellBytes + lineEnd) {
                // Each try begins at the record's first byte, so each takes in twice as much.
                const std::size_t wanted = std::min(end * 2 + 1, m_limits.recordBytes);
                while (m_end - m_begin < wanted && !m_ended)
                    MP_TRY(fill());
                MP_ASSIGN(further, lineEndFrom(std::min(std::max(wanted, end + 1), m_end - m_begin)));
            }
            if (further == notFound) {
                m_rescanned += end;
                return reject(lineEnd, afterLineEnd(lineEnd), 1, "unclosed_quote",
                              "A quote opened in this row is not closed within "
                                  + std::to_string(m_limits.cellBytes) + " bytes.");
            }
            end = further;
        }
    }
}

} // namespace milepost::sync
