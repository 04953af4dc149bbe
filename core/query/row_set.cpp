#include "query/row_set.h"

#include <cassert>

namespace milepost::query {

namespace {
constexpr std::uint64_t everyRow = ~std::uint64_t(0);
}

RowSet::RowSet(std::size_t rows, bool all) : m_rows(rows), m_words((rows + 63) / 64, 0)
{
    if (all)
        invert();
}

std::size_t RowSet::count() const
{
    std::size_t total = 0;
    for (const std::uint64_t word : m_words)
        total += static_cast<std::size_t>(std::popcount(word));
    return total;
}

std::vector<RowIndex> RowSet::rows() const
{
    std::vector<RowIndex> rows;
    rows.reserve(count());
    for (std::size_t w = 0; w < m_words.size(); ++w) {
        for (std::uint64_t word = m_words[w]; word != 0; word &= word - 1)
            rows.push_back(static_cast<RowIndex>(w * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }
    return rows;
}

RowSet &RowSet::operator&=(const RowSet &other)
{
    assert(m_rows == other.m_rows);
    for (std::size_t w = 0; w < m_words.size(); ++w)
        m_words[w] &= other.m_words[w];
    return *this;
}

RowSet &RowSet::operator|=(const RowSet &other)
{
    assert(m_rows == other.m_rows);
    for (std::size_t w = 0; w < m_words.size(); ++w)
        m_words[w] |= other.m_words[w];
    return *this;
}

void RowSet::invert()
{
    for (std::uint64_t &word : m_words)
        word = ~word;
    if (m_rows % 64 != 0)
        m_words.back() &= everyRow >> (64 - m_rows % 64);
}

} // namespace milepost::query
