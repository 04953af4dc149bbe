#include "sync/line_blocks.h"

#include <algorithm>
#include <utility>

namespace milepost::sync {

namespace {
constexpr std::size_t leastRead = 64 * 1024;
}

LineBlocks::LineBlocks(std::unique_ptr<ByteSource> rest, const JsonPlace &place, std::size_t blockBytes, std::size_t longestLine)
    : m_source(std::move(rest)), m_blockBytes(blockBytes), m_longestLine(longestLine), m_offset(place.offset), m_hash(place.hash)
{
}

Result<std::size_t> LineBlocks::readMore(std::string &into, std::size_t bytes)
{
    const std::size_t before = into.size();
    into.resize(before + bytes);
    MP_ASSIGN(const std::size_t got, m_source->read(std::span(into).subspan(before)));
    into.resize(before + got);
    m_exhausted = got == 0;
    return got;
}

void LineBlocks::count(std::string_view bytes)
{
    m_hash.add(bytes);
    m_offset += bytes.size();
}

Result<LineBlocks::Block> LineBlocks::next()
{
    Block block;
    block.bytes = std::exchange(m_carry, {});
    block.bytes.reserve(m_blockBytes + leastRead);
    bool tooLong = false;
    while (!m_exhausted) {
        if (block.bytes.size() >= m_blockBytes) {
            const auto end = block.bytes.rfind('\n');
            if (end != std::string::npos) {
                m_carry.assign(block.bytes, end + 1);
                block.bytes.resize(end + 1);
                break;
            }
            tooLong = block.bytes.size() > m_longestLine;
            if (tooLong)
                break;
        }
        const std::size_t wanted = m_blockBytes > block.bytes.size() ? m_blockBytes - block.bytes.size() : 0;
        MP_TRY(readMore(block.bytes, std::max(wanted, leastRead)));
    }
    count(block.bytes);
    if (tooLong)
        MP_TRY(passOverLine(block));
    block.end = m_offset;
    block.hash = m_hash;
    block.last = m_exhausted && m_carry.empty();
    block.number = m_number++;
    return block;
}

/// What is behind the line's end is of the next block.
Result<> LineBlocks::passOverLine(Block &block)
{
    std::string piece;
    while (!m_exhausted) {
        piece.clear();
        MP_TRY(readMore(piece, leastRead));
        const auto end = piece.find('\n');
        if (end == std::string::npos) {
            count(piece);
            continue;
        }
        count(std::string_view(piece).substr(0, end + 1));
        m_carry.assign(piece, end + 1);
        block.extraLines = 1;
        break;
    }
    return {};
}

} // namespace milepost::sync
