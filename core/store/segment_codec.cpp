#include "store/segment_codec.h"

#include "base/hash.h"

#include <bit>
#include <cstring>
#include <limits>
#include <memory>
#include <zstd.h>

namespace milepost::store {

namespace {

constexpr std::size_t sealBytes = 8;
constexpr std::uint64_t hotFormat = 1;
constexpr int frameLevel = 1; // imports wait for this; the last few percent of size do not matter

static_assert(std::endian::native == std::endian::little, "blocks are little-endian");

std::string_view textOf(BlockView block) { return {reinterpret_cast<const char *>(block.data()), block.size()}; }

std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// Differences wrap, so that any two 64-bit values have one.
std::int64_t difference(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

std::int64_t sum(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

} // namespace

void putVarint(Block &into, std::uint64_t value)
{
    while (value >= 0x80) {
        into.push_back(static_cast<std::byte>(value | 0x80));
        value >>= 7;
    }
    into.push_back(static_cast<std::byte>(value));
}

void putSigned(Block &into, std::int64_t value) { putVarint(into, zigzag(value)); }

void putFixed64(Block &into, std::uint64_t value)
{
    const std::size_t at = into.size();
    into.resize(at + sizeof value);
    std::memcpy(into.data() + at, &value, sizeof value);
}

void sealBlock(Block &block)
{
    const std::uint64_t seal = stableHash(textOf(BlockView(block).subspan(sealBytes)));
    std::memcpy(block.data(), &seal, sizeof seal);
}

bool sealHolds(BlockView block)
{
    if (block.size() < sealBytes)
        return false;
    std::uint64_t seal = 0;
    std::memcpy(&seal, block.data(), sizeof seal);
    return seal == stableHash(textOf(block.subspan(sealBytes)));
}

std::uint64_t BlockReader::varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; m_ok && shift < 64; shift += 7) {
        if (m_at >= m_block.size())
            break;
        const auto byte = static_cast<std::uint64_t>(m_block[m_at++]);
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    m_ok = false;
    return 0;
}

std::int64_t BlockReader::signedInt() { return unzigzag(varint()); }

std::uint64_t BlockReader::fixed64()
{
    std::uint64_t value = 0;
    if (!m_ok || m_block.size() - m_at < sizeof value) {
        m_ok = false;
        return 0;
    }
    std::memcpy(&value, m_block.data() + m_at, sizeof value);
    m_at += sizeof value;
    return value;
}

namespace {

constexpr std::size_t longestVarint = 10;

/// Writes into room that is large enough by construction: one check for a whole block instead of one per byte.
class BlockWriter {
public:
    explicit BlockWriter(std::byte *at) : m_at(at) {}
    void varint(std::uint64_t value)
    {
        while (value >= 0x80) {
            *m_at++ = static_cast<std::byte>(value | 0x80);
            value >>= 7;
        }
        *m_at++ = static_cast<std::byte>(value);
    }
    void signedInt(std::int64_t value) { varint(zigzag(value)); }
    void fixed64(std::uint64_t value)
    {
        std::memcpy(m_at, &value, sizeof value);
        m_at += sizeof value;
    }
    [[nodiscard]] const std::byte *at() const { return m_at; }

private:
    std::byte *m_at;
};

} // namespace

void encodeHot(std::span<const LogEvent> events, Block &into)
{
    // Identity, then at most one varint each for time, name, user and length, and two for a run of its own.
    into.resize(sealBytes + 2 * longestVarint + events.size() * (sizeof(std::uint64_t) + 6 * longestVarint));
    BlockWriter out(into.data() + sealBytes);
    out.varint(hotFormat);
    out.varint(events.size());
    for (const LogEvent &event : events)
        out.fixed64(event.identity);
    for (std::size_t from = 0; from < events.size();) {
        std::size_t to = from + 1;
        while (to < events.size() && events[to].run == events[from].run)
            ++to;
        out.varint(to - from);
        out.signedInt(events[from].run.value);
        from = to;
    }
    std::int64_t before = 0;
    for (const LogEvent &event : events) {
        out.signedInt(difference(event.time.ms, before));
        before = event.time.ms;
    }
    for (const LogEvent &event : events)
        out.signedInt(event.name.value);
    before = 0;
    for (const LogEvent &event : events) {
        // Users of one account are neighbours, so the difference is small; its lowest bit carries byUser.
        out.varint((zigzag(difference(event.user.value, before)) << 1) | (event.byUser ? 1 : 0));
        before = event.user.value;
    }
    for (const LogEvent &event : events)
        out.varint(event.propertyLength);
    into.resize(static_cast<std::size_t>(out.at() - into.data()));
    sealBlock(into);
}

bool decodeHot(BlockView block, std::vector<LogEvent> &into)
{
    if (!sealHolds(block))
        return false;
    const std::size_t base = into.size();
    BlockReader reader(block, sealBytes);
    const std::uint64_t format = reader.varint();
    const std::uint64_t count = reader.varint();
    // Twelve bytes an event at the least, so that a lying count cannot ask for memory.
    if (format != hotFormat || count > reader.left() / 12)
        return false;
    const auto n = static_cast<std::size_t>(count);
    into.resize(base + n);
    const std::span<LogEvent> events = std::span(into).subspan(base);
    for (LogEvent &event : events)
        event.identity = reader.fixed64();
    for (std::size_t at = 0; at < n && reader.ok();) {
        const std::uint64_t length = reader.varint();
        const RunId run{reader.signedInt()};
        if (length == 0 || length > n - at) {
            reader.fail();
            break;
        }
        for (std::uint64_t i = 0; i < length; ++i)
            events[at++].run = run;
    }
    std::int64_t before = 0;
    for (LogEvent &event : events)
        before = event.time.ms = sum(before, reader.signedInt());
    for (LogEvent &event : events)
        event.name = EventNameId{reader.signedInt()};
    before = 0;
    for (LogEvent &event : events) {
        const std::uint64_t value = reader.varint();
        event.byUser = (value & 1) != 0;
        before = sum(before, unzigzag(value >> 1));
        event.user = UserId{before};
    }
    for (LogEvent &event : events) {
        const std::uint64_t length = reader.varint();
        if (length > largestFrame)
            reader.fail();
        event.propertyLength = static_cast<std::uint32_t>(length);
    }
    if (!reader.ok() || reader.left() != 0) {
        into.resize(base);
        return false;
    }
    return true;
}

bool decodeIdentities(BlockView block, std::vector<std::uint64_t> &into)
{
    if (!sealHolds(block))
        return false;
    BlockReader reader(block, sealBytes);
    const std::uint64_t format = reader.varint();
    const std::uint64_t count = reader.varint();
    if (format != hotFormat || count > reader.left() / 12)
        return false;
    into.reserve(into.size() + static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count; ++i)
        into.push_back(reader.fixed64());
    return reader.ok();
}

bool encodeFrame(std::string_view raw, Block &into)
{
    static thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                         &ZSTD_freeCCtx);
    into.resize(sealBytes + ZSTD_compressBound(raw.size()));
    if (!context)
        return false;
    const std::size_t size = ZSTD_compressCCtx(context.get(), into.data() + sealBytes, into.size() - sealBytes, raw.data(),
                                               raw.size(), frameLevel);
    if (ZSTD_isError(size))
        return false;
    into.resize(sealBytes + size);
    sealBlock(into);
    return true;
}

bool decodeFrame(BlockView block, std::size_t rawSize, std::string &into)
{
    if (rawSize > largestFrame || !sealHolds(block))
        return false;
    const BlockView frame = block.subspan(sealBytes);
    if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != rawSize)
        return false;
    static thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                         &ZSTD_freeDCtx);
    into.resize(rawSize);
    return context
        && ZSTD_decompressDCtx(context.get(), into.data(), into.size(), frame.data(), frame.size()) == rawSize;
}

} // namespace milepost::store
