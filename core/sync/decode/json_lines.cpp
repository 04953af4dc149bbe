#include "sync/decode/json_lines.h"

#include "sync/decode/plain_record.h"

#include <algorithm>
#include <cstring>

namespace milepost::sync {

namespace {

constexpr std::size_t mostAtFirst = 1 << 20;
constexpr std::size_t smallestBuffer = 16 << 10;
constexpr std::size_t keptOfRaw = 4096;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

/// What is known to be small gets no more than it needs: a page that is touched costs more than reading it.
static std::size_t bufferFor(const ByteSource &source)
{
    const std::uint64_t size = source.sizeHint();
    return size == 0 ? mostAtFirst : std::clamp<std::size_t>(size + 1, smallestBuffer, mostAtFirst);
}

JsonReader::JsonReader(std::unique_ptr<ByteSource> source, JsonLimits limits)
    : m_source(std::move(source)), m_limits(limits), m_record(limits)
{
}

JsonReader::JsonReader(std::unique_ptr<ByteSource> rest, const JsonPlace &place, JsonLimits limits)
    : JsonReader(std::move(rest), limits)
{
    m_consumed = place.offset;
    m_hash = place.hash;
    m_line = m_recordLine = place.line;
    m_shape = Shape::Lines;
    m_firstElement = false;
}

void JsonReader::continueWith(std::vector<char> &lines, std::size_t size)
{
    m_buffer.swap(lines);
    m_begin = 0;
    m_end = size;
    m_consumed = 1; // nothing here is a file's first record
    m_ended = true;
    m_shape = Shape::Lines;
    m_firstElement = m_wasArray = false;
    m_line = m_recordLine = 1;
}

JsonReader::~JsonReader() = default;

std::optional<JsonPlace> JsonReader::place() const
{
    // While m_firstElement holds, an object may still span lines.
    if (m_shape == Shape::Array || m_shape == Shape::Unknown || m_wasArray || m_firstElement)
        return std::nullopt;
    JsonPlace place{m_consumed + m_begin, m_line, m_hash};
    place.hash.add({m_buffer.data(), m_begin});
    return place;
}

Result<bool> JsonReader::fill()
{
    if (m_ended)
        return false;
    if (m_begin > 0) {
        m_hash.add({m_buffer.data(), m_begin});
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_consumed += m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_end == m_buffer.size()) // at first there is none: whoever is given blocks needs none
        m_buffer.resize(m_buffer.empty() ? bufferFor(*m_source) : m_buffer.size() * 2);
    MP_ASSIGN(const std::size_t got, m_source->read(std::span(m_buffer).subspan(m_end)));
    m_end += got;
    m_ended = got == 0;
    return got != 0;
}

/// To the next byte that is not blank, counting lines; false at the end.
Result<bool> JsonReader::skipBlanks()
{
    for (;;) {
        while (m_begin < m_end && isBlank(m_buffer[m_begin])) {
            m_line += m_buffer[m_begin] == '\n';
            ++m_begin;
        }
        if (m_begin < m_end)
            return true;
        MP_ASSIGN(const bool more, fill());
        if (!more)
            return false;
    }
}

JsonReader::Step JsonReader::rejected(std::string code, std::string reason)
{
    m_reasonCode = std::move(code);
    m_reason = std::move(reason);
    return Step::Rejected;
}

JsonReader::Step JsonReader::take(std::string_view text)
{
    m_raw = text;
    const char *bufferEnd = m_buffer.data() + m_buffer.size();
    const auto roomBehind = static_cast<std::size_t>(bufferEnd - (text.data() + text.size()));
    m_isPlain = m_plain && m_plain->read(text, roomBehind, m_plainCells);
    m_parsed = !m_isPlain;
    if (m_isPlain)
        return Step::Record;
    if (!m_record.parse(text, roomBehind))
        return rejected(m_record.reasonCode(), m_record.reason());
    if (!m_record.isObject())
        return rejected("not_an_object", "The record is not a JSON object.");
    return Step::Record;
}

void JsonReader::ask(const JsonPaths &paths, std::span<const JsonWhole> wholes)
{
    m_plain = std::make_unique<PlainRecord>(paths, wholes, m_limits);
}

JsonRecord &JsonReader::record()
{
    if (!m_parsed)
        (void)m_record.parse(m_raw);
    m_parsed = true;
    return m_record;
}

void JsonReader::read(const JsonPaths &paths, std::vector<JsonCell> &into)
{
    if (m_isPlain)
        into.swap(m_plainCells);
    else
        m_record.read(paths, into);
}

Result<JsonReader::Step> JsonReader::next()
{
    m_raw = {};
    if (m_shape == Shape::Ended)
        return Step::End;
    MP_ASSIGN(const bool more, skipBlanks());
    if (!more) {
        const bool open = m_shape == Shape::Array;
        m_shape = Shape::Ended;
        m_recordLine = m_line;
        return open ? rejected("bad_json", "The file ends before its array is closed.") : Step::End;
    }
    if (m_shape == Shape::Unknown) {
        m_shape = m_buffer[m_begin] == '[' ? Shape::Array : Shape::Lines;
        if (m_shape == Shape::Array) {
            m_wasArray = true;
            ++m_begin;
            m_firstElement = true;
        }
    }
    return m_shape == Shape::Array ? nextElement() : nextLine();
}

Result<JsonReader::Step> JsonReader::nextLine()
{
    m_recordLine = m_line;
    std::size_t from = 0;
    for (;;) {
        const char *base = m_buffer.data() + m_begin;
        const auto *found =
            static_cast<const char *>(std::memchr(base + from, '\n', m_end - m_begin - from));
        if (found || m_ended) {
            const std::size_t size = found ? static_cast<std::size_t>(found - base) : m_end - m_begin;
            const bool first = m_consumed + m_begin == 0 || m_firstElement;
            m_firstElement = false;
            Step step = take(trimmed({base, size}));
            if (step == Step::Rejected && first && *base == '{' && found) {
                // One object over several lines.
                MP_ASSIGN(const std::size_t end, valueEnd());
                base = m_buffer.data() + m_begin;
                m_isPlain = false;
                m_parsed = true;
                if (end > size && m_record.parse({base, end}) && m_record.isObject()) {
                    m_raw = {base, end};
                    m_line += std::count(base, base + end, '\n');
                    m_begin += end;
                    m_firstElement = true; // another one may follow
                    return Step::Record;
                }
                step = take(trimmed({base, size}));
            }
            m_begin += found ? size + 1 : size;
            m_line += found != nullptr;
            return step;
        }
        from = m_end - m_begin;
        if (from > m_limits.recordBytes + 2)
            break;
        MP_TRY(fill());
    }
    // Longer than a record may be: the rest of the line is passed over.
    m_firstElement = false;
    m_rawKept.assign(m_buffer.data() + m_begin, keptOfRaw);
    m_raw = m_rawKept;
    for (;;) {
        const char *base = m_buffer.data() + m_begin;
        if (const auto *found = static_cast<const char *>(std::memchr(base, '\n', m_end - m_begin))) {
            m_begin += static_cast<std::size_t>(found - base) + 1;
            ++m_line;
            break;
        }
        m_begin = m_end;
        MP_ASSIGN(const bool more, fill());
        if (!more)
            break;
    }
    return rejected("record_too_long",
                    "The line is longer than " + std::to_string(m_limits.recordBytes) + " bytes.");
}

/// End of the value at m_begin, relative to it, by its brackets; 0 when it does not end within a record's size.
Result<std::size_t> JsonReader::valueEnd()
{
    std::size_t at = 0;
    std::size_t depth = 0;
    bool inText = false;
    for (;;) {
        while (at < m_end - m_begin) {
            const char c = m_buffer[m_begin + at];
            if (inText) {
                if (c == '\\') {
                    if (at + 1 >= m_end - m_begin && !m_ended)
                        break;
                    ++at;
                } else if (c == '"') {
                    inText = false;
                }
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth == 0)
                    return at;
                if (--depth == 0)
                    return at + 1;
            } else if (depth == 0 && (c == ',' || isBlank(c))) {
                return at;
            }
            ++at;
        }
        at = std::min(at, m_end - m_begin);
        if (at > m_limits.recordBytes)
            return 0;
        MP_ASSIGN(const bool more, fill());
        if (!more)
            return inText || depth > 0 ? 0 : at;
    }
}

Result<JsonReader::Step> JsonReader::nextElement()
{
    m_recordLine = m_line;
    const auto refuseRest = [this](std::string code, std::string reason) {
        m_raw = std::string_view(m_buffer.data() + m_begin, std::min(m_end - m_begin, keptOfRaw));
        m_shape = Shape::Ended;
        return rejected(std::move(code), std::move(reason));
    };
    if (m_buffer[m_begin] == ']') {
        ++m_begin;
        m_shape = Shape::Ended;
        MP_ASSIGN(const bool more, skipBlanks());
        m_recordLine = m_line;
        return more ? refuseRest("bad_json", "Text follows the end of the array.") : Step::End;
    }
    if (!m_firstElement) {
        if (m_buffer[m_begin] != ',')
            return refuseRest("bad_json", "A comma is missing between two records of the array; the rest was not read.");
        ++m_begin;
        MP_ASSIGN(const bool more, skipBlanks());
        m_recordLine = m_line;
        if (!more || m_buffer[m_begin] == ']')
            return refuseRest("bad_json", "A record is missing after the last comma of the array.");
    }
    m_firstElement = false;
    MP_ASSIGN(const std::size_t end, valueEnd());
    if (end == 0) {
        return refuseRest("bad_json", "A record of the array is empty, is not closed, or is longer than "
                              + std::to_string(m_limits.recordBytes) + " bytes; the rest was not read.");
    }
    const char *base = m_buffer.data() + m_begin;
    const Step step = take({base, end});
    m_line += std::count(base, base + end, '\n');
    m_begin += end;
    return step;
}

} // namespace milepost::sync
