#include "query/text_index.h"

#include <bit>

namespace milepost::query {

namespace {
constexpr char fieldEnd = '\xFF'; ///< no UTF-8 text has it
}

TextIndex::TextIndex(std::size_t rows) : m_rows(rows), m_pairs(pairBitmaps, RowSet(rows))
{
    m_end.reserve(rows);
    m_text.reserve(rows * 40);
}

void TextIndex::addField(std::string_view folded)
{
    const auto row = static_cast<RowIndex>(m_end.size());
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const auto byte = static_cast<unsigned char>(folded[i]);
        if (m_bytes[byte].rowCount() == 0)
            m_bytes[byte] = RowSet(m_rows);
        m_bytes[byte].insert(row);
        if (i > 0)
            m_pairs[bitmapOf(static_cast<unsigned char>(folded[i - 1]), byte)].insert(row);
    }
    m_text += folded;
    m_text += fieldEnd;
}

void TextIndex::endRow() { m_end.push_back(static_cast<std::uint32_t>(m_text.size())); }

void TextIndex::finish() { m_text.shrink_to_fit(); }

RowSet TextIndex::search(std::string_view folded) const
{
    if (folded.empty())
        return RowSet(m_rows, true);
    for (const char byte : folded) {
        if (m_bytes[static_cast<unsigned char>(byte)].rowCount() == 0)
            return RowSet(m_rows);
    }
    RowSet result = m_bytes[static_cast<unsigned char>(folded.front())];
    if (folded.size() == 1)
        return result;
    for (std::size_t i = 1; i < folded.size(); ++i) {
        result &= m_bytes[static_cast<unsigned char>(folded[i])];
        result &= m_pairs[bitmapOf(static_cast<unsigned char>(folded[i - 1]), static_cast<unsigned char>(folded[i]))];
    }
    const std::string_view text = m_text;
    std::vector<std::uint64_t> &words = result.words();
    for (std::size_t word = 0; word < words.size(); ++word) {
        for (std::uint64_t left = words[word]; left != 0; left &= left - 1) {
            const std::size_t row = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
            const std::size_t begin = row == 0 ? 0 : m_end[row - 1];
            // find() beats memmem(), which sets a table up for every row.
            if (text.substr(begin, m_end[row] - begin).find(folded) == std::string_view::npos)
                words[word] &= ~(left & -left);
        }
    }
    return result;
}

} // namespace milepost::query
