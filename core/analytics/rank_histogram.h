/// How many members have each small count, with ranks and order statistics: blocks of 32 cells with their sums, so
/// that an update costs two additions and a query a few dozen. One thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace milepost::analytics {

class RankHistogram {
public:
    /// Empties it; counts 0 … maxCount may follow.
    void reset(std::int32_t maxCount)
    {
        m_cells.assign((static_cast<std::size_t>(maxCount) / block + 1) * block, 0);
        m_blocks.assign(m_cells.size() / block, 0);
        m_total = 0;
    }
    void add(std::int32_t count, std::int32_t times)
    {
        const auto cell = static_cast<std::size_t>(count);
        m_cells[cell] += times;
        m_blocks[cell / block] += times;
        m_total += times;
    }
    [[nodiscard]] std::int32_t total() const { return m_total; }
    [[nodiscard]] std::int32_t equal(std::int32_t count) const { return m_cells[static_cast<std::size_t>(count)]; }
    [[nodiscard]] std::int32_t below(std::int32_t count) const
    {
        const auto cell = static_cast<std::size_t>(count);
        std::int32_t sum = 0;
        for (std::size_t b = 0; b < cell / block; ++b)
            sum += m_blocks[b];
        for (std::size_t c = cell / block * block; c < cell; ++c)
            sum += m_cells[c];
        return sum;
    }
    /// The rank-th smallest, 1 ≤ rank ≤ total().
    [[nodiscard]] std::int32_t ranked(std::int32_t rank) const
    {
        std::size_t b = 0;
        for (; rank > m_blocks[b]; ++b)
            rank -= m_blocks[b];
        std::size_t c = b * block;
        for (; rank > m_cells[c]; ++c)
            rank -= m_cells[c];
        return static_cast<std::int32_t>(c);
    }
    /// R's type 7: linear between order statistics. total() > 0.
    [[nodiscard]] double quantile(double q) const
    {
        const double position = (m_total - 1) * q;
        const auto lower = static_cast<std::int32_t>(position);
        const double share = position - lower;
        const std::int32_t low = ranked(lower + 1);
        if (share <= 0)
            return low;
        return low + share * (ranked(lower + 2) - low);
    }
    /// Largest m that more than half have at least: the (⌊n/2⌋+1)-th largest.
    [[nodiscard]] std::int32_t mostHave() const { return ranked(m_total - m_total / 2); }

private:
    static constexpr std::size_t block = 32;
    std::vector<std::int32_t> m_cells, m_blocks;
    std::int32_t m_total = 0;
};

} // namespace milepost::analytics
