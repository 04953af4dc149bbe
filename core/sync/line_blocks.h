/// A file of lines, cut into blocks of whole lines, with what is needed to know how far each of them reaches.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/decode/json_lines.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::sync {

class LineBlocks {
public:
    /// `rest` begins at `place`. A line that is longer than `longestLine` is cut; the rest of it is passed over.
    LineBlocks(std::unique_ptr<ByteSource> rest, const JsonPlace &place, std::size_t blockBytes, std::size_t longestLine);

    struct Block {
        std::uint64_t number = 0; ///< from 1
        std::vector<char> bytes; ///< with room behind the lines
        std::size_t size = 0; ///< of the lines
        std::uint64_t end = 0; ///< offset in the file behind it
        StreamHash hash; ///< of everything before that
        std::int64_t extraLines = 0; ///< ends of lines that were passed over with it
        bool last = false;
    };
    /// Fills a block, whose memory is used again. Not after the last one. Errors come from the source.
    [[nodiscard]] Result<> next(Block &block);
    [[nodiscard]] std::uint64_t nextNumber() const { return m_number; }

private:
    [[nodiscard]] Result<> readMore(Block &block, std::size_t bytes);
    [[nodiscard]] Result<> passOverLine(Block &block);
    void count(std::string_view bytes);

    std::unique_ptr<ByteSource> m_source;
    std::size_t m_blockBytes, m_longestLine;
    std::string m_carry; ///< read, but of the next block
    std::uint64_t m_number = 1, m_offset;
    StreamHash m_hash;
    bool m_exhausted = false; ///< the source has ended
};

} // namespace milepost::sync
