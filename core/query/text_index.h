/// The free-text columns of all rows, folded, and which rows a piece of text can be in at all: one bitmap per byte, which is
/// exact, and one per hash of two bytes that follow one another, which leaves few rows to look into. A keystroke over
/// 100,000 rows then costs about a tenth of reading all of their text.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/row_set.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::query {

class TextIndex {
public:
    TextIndex() = default;
    explicit TextIndex(std::size_t rows);

    /// A folded field of the row that is being added. No match spans two fields.
    void addField(std::string_view folded);
    void endRow();
    void finish();

    /// Rows that contain it; all for "". Same as looking into every row.
    [[nodiscard]] RowSet search(std::string_view folded) const;

private:
    static constexpr std::size_t pairBitmaps = 512;
    [[nodiscard]] static std::size_t bitmapOf(unsigned char first, unsigned char second)
    {
        return ((first * 167u) ^ (second * 31u) ^ (second >> 5)) % pairBitmaps;
    }

    std::size_t m_rows = 0;
    std::string m_text; ///< fields and rows one after another
    std::vector<std::uint32_t> m_end; ///< per row: one past its last byte
    std::array<RowSet, 256> m_bytes; ///< empty where no row has the byte
    std::vector<RowSet> m_pairs;
};

} // namespace milepost::query
