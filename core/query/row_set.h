/// A set of rows as a bitmap: what filters evaluate to. A value; not shared while changed.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace milepost::query {

using RowIndex = std::uint32_t;

class RowSet {
public:
    RowSet() = default;
    explicit RowSet(std::size_t rows, bool all = false);

    [[nodiscard]] std::size_t rowCount() const { return m_rows; }
    [[nodiscard]] bool contains(RowIndex row) const { return (m_words[row / 64] >> (row % 64)) & 1; }
    void insert(RowIndex row) { m_words[row / 64] |= std::uint64_t(1) << (row % 64); }
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::vector<RowIndex> rows() const; ///< ascending

    RowSet &operator&=(const RowSet &other);
    RowSet &operator|=(const RowSet &other);
    void invert();
    /// Bit i of word w stands for row 64·w + i; bits past the last row are 0.
    [[nodiscard]] std::vector<std::uint64_t> &words() { return m_words; }
    [[nodiscard]] const std::vector<std::uint64_t> &words() const { return m_words; }
    friend bool operator==(const RowSet &, const RowSet &) = default;

private:
    std::size_t m_rows = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace milepost::query
