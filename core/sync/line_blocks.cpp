#include "sync/line_blocks.h"

#include <algorithm>
#include <span>

namespace milepost::sync {

namespace {
constexpr std::size_t leastRead = 64 * 1024;
constexpr std::size_t padding = 64; ///< that a parser may read beyond a record
}

LineBlocks::LineBlocks(std::unique_ptr<ByteSource> rest, const JsonPlace &place, std::size_t blockBytes, std::size_t longestLine)
    : m_source(std::move(rest)), m_blockBytes(blockBytes), m_longestLine(longestLine), m_offset(place.offset), m_hash(place.hash)
{
}

Result<> LineBlocks::readMore(Block &block, std::size_t bytes)
{
    if (block.bytes.size() < block.size + bytes + padding)
        block.bytes.resize(std::max(block.size + bytes + padding, m_blockBytes + 2 * leastRead));
    MP_ASSIGN(const std::size_t got, m_source->read(std::span(block.bytes).subspan(block.size, bytes)));
    block.size += got;
    m_exhausted = got == 0;
    return {};
}

void LineBlocks::count(std::string_view bytes)
{
    m_hash.add(bytes);
    m_offset += bytes.size();
}

Result<> LineBlocks::next(Block &block)
{
    block.extraLines = 0;
    block.size = m_carry.size();
    if (block.bytes.size() < m_carry.size())
        block.bytes.resize(m_carry.size() + m_blockBytes + 2 * leastRead);
    std::copy(m_carry.begin(), m_carry.end(), block.bytes.begin());
    m_carry.clear();
    bool tooLong = false;
    while (!m_exhausted) {
        if (block.size >= m_blockBytes) {
            const std::string_view lines(block.bytes.data(), block.size);
            const auto end = lines.rfind('\n');
            if (end != std::string_view::npos) {
                m_carry = lines.substr(end + 1);
                block.size = end + 1;
                break;
            }
            tooLong = block.size > m_longestLine;
            if (tooLong)
                break;
        }
        const std::size_t wanted = m_blockBytes > block.size ? m_blockBytes - block.size : 0;
        MP_TRY(readMore(block, std::max(wanted, leastRead)));
    }
    count({block.bytes.data(), block.size});
    if (tooLong)
        MP_TRY(passOverLine(block));
    block.end = m_offset;
    block.hash = m_hash;
    block.last = m_exhausted && m_carry.empty();
    block.number = m_number++;
    return {};
}

/// What is behind the line's end is of the next block.
Result<> LineBlocks::passOverLine(Block &block)
{
    Block piece;
    while (!m_exhausted) {
        piece.size = 0;
        MP_TRY(readMore(piece, leastRead));
        const std::string_view read(piece.bytes.data(), piece.size);
        const auto end = read.find('\n');
        if (end == std::string_view::npos) {
            count(read);
            continue;
        }
        count(read.substr(0, end + 1));
        m_carry = read.substr(end + 1);
        block.extraLines = 1;
        break;
    }
    return {};
}

} // namespace milepost::sync
