/// Rows and typed columns that filters, sorts, groups and completion work on. It knows no particular column.
/// Immutable once built; const calls are safe from any thread (what is prepared on first use is guarded).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/column.h"
#include "query/row_set.h"
#include "query/text_index.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::query {

using ColumnIndex = std::uint32_t;
constexpr ColumnIndex noColumn = 0xFFFFFFFF;
constexpr std::uint32_t noneRank = 0xFFFFFFFF;

/// A Text column by its distinct values, in collation order: code i < code j when text i sorts first.
struct TextDictionary {
    std::vector<std::uint32_t> code; ///< per row; noneRank: no text
    std::vector<StringId> text; ///< per code; texts equal when folded share one code, the first one met stands
    std::vector<std::string> folded; ///< per code, ascending
    /// noneRank when no row has it.
    [[nodiscard]] std::uint32_t find(std::string_view folded) const;
};

class Table {
public:
    Table(std::size_t rows, const StringPool &strings, Day asOf, std::string me);
    ~Table();
    Table(Table &&) noexcept;
    Table &operator=(Table &&) noexcept;

    void add(Column column);
    /// Keeps whatever the spans point to alive as long as the table.
    void keep(std::shared_ptr<const void> owner);
    /// Another word for a tag or enum key: "stalled" for pace's "stuck".
    void addWord(std::string word, std::string_view column, std::string_view key);

    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] Day asOf() const;
    [[nodiscard]] const std::string &me() const;
    [[nodiscard]] const StringPool &strings() const;
    [[nodiscard]] const std::vector<Column> &columns() const;
    [[nodiscard]] const Column &column(ColumnIndex index) const { return columns()[index]; }
    /// By key or alias, in any case; noColumn when there is none.
    [[nodiscard]] ColumnIndex find(std::string_view key) const;

    struct Word { std::string word; ColumnIndex column = noColumn; std::uint32_t key = 0; };
    [[nodiscard]] const std::vector<Word> &words() const;
    /// In any case, '-' and ' ' read as '_'; null when it is no word of the table.
    [[nodiscard]] const Word *findWord(std::string_view word) const;

    // Made on first use, then kept.
    [[nodiscard]] const TextDictionary &dictionary(ColumnIndex text) const;
    [[nodiscard]] const TextIndex &freeText() const;
    /// Per row its dense rank in ascending order; noneRank where there is no data.
    [[nodiscard]] const std::vector<std::uint32_t> &ranks(ColumnIndex column) const;
    /// Prepares everything that the first filter and sort would otherwise wait for.
    void prepare() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace milepost::query
