#include "query/table.h"

#include "query/fold.h"
#include "query/ranking.h"

#include <algorithm>
#include <cassert>
#include <mutex>

namespace milepost::query {

namespace {


/// What is made of a column on first use.
struct Prepared {
    std::once_flag dictionaryOnce, ranksOnce;
    TextDictionary dictionary;
    std::vector<std::uint32_t> ranks;
};

/// "At-Risk" and "at risk" are the word at_risk.
std::string wordForm(std::string_view word)
{
    std::string form = foldText(word);
    std::replace_if(form.begin(), form.end(), [](char c) { return c == '-' || c == ' '; }, '_');
    return form;
}

} // namespace

struct Table::Private {
    std::size_t rows = 0;
    const StringPool *strings = nullptr;
    Day asOf;
    std::string me;
    std::vector<Column> columns;
    std::vector<std::unique_ptr<Prepared>> prepared;
    std::vector<std::shared_ptr<const void>> kept;
    std::vector<Word> words;
    std::once_flag freeTextOnce;
    TextIndex freeText;

    [[nodiscard]] TextIndex makeFreeText() const;
};

TextIndex Table::Private::makeFreeText() const
{
    std::vector<std::span<const StringId>> fields;
    for (const Column &column : columns) {
        if (column.freeText)
            fields.push_back(std::get<std::span<const StringId>>(column.values));
    }
    TextIndex result(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        for (const auto &field : fields) {
            if (field[row] != 0)
                result.addField(foldText(strings->view(field[row])));
        }
        result.endRow();
    }
    result.finish();
    return result;
}

std::uint32_t TextDictionary::find(std::string_view wanted) const
{
    const auto at = std::lower_bound(folded.begin(), folded.end(), wanted);
    return at != folded.end() && *at == wanted ? static_cast<std::uint32_t>(at - folded.begin()) : noneRank;
}

Table::Table(std::size_t rows, const StringPool &strings, Day asOf, std::string me) : d(std::make_unique<Private>())
{
    d->rows = rows;
    d->strings = &strings;
    d->asOf = asOf;
    d->me = std::move(me);
}

Table::~Table() = default;
Table::Table(Table &&) noexcept = default;
Table &Table::operator=(Table &&) noexcept = default;

void Table::add(Column column)
{
    assert(std::visit([&](auto values) { return values.size() == d->rows; }, column.values));
    const auto index = static_cast<ColumnIndex>(d->columns.size());
    if (column.words) {
        for (std::size_t key = 0; key < column.keys.size(); ++key) {
            if (static_cast<std::int32_t>(key) != column.noneKey && findWord(column.keys[key]) == nullptr)
                d->words.push_back({wordForm(column.keys[key]), index, static_cast<std::uint32_t>(key)});
        }
    }
    d->columns.push_back(std::move(column));
    d->prepared.push_back(std::make_unique<Prepared>());
}

void Table::keep(std::shared_ptr<const void> owner) { d->kept.push_back(std::move(owner)); }

void Table::addWord(std::string word, std::string_view column, std::string_view key)
{
    const ColumnIndex index = find(column);
    assert(index != noColumn);
    const auto &keys = d->columns[index].keys;
    const auto at = std::find(keys.begin(), keys.end(), key);
    assert(at != keys.end());
    d->words.push_back({wordForm(word), index, static_cast<std::uint32_t>(at - keys.begin())});
}

std::size_t Table::rowCount() const { return d->rows; }
Day Table::asOf() const { return d->asOf; }
const std::string &Table::me() const { return d->me; }
const StringPool &Table::strings() const { return *d->strings; }
const std::vector<Column> &Table::columns() const { return d->columns; }
const std::vector<Table::Word> &Table::words() const { return d->words; }

ColumnIndex Table::find(std::string_view key) const
{
    const std::string wanted = foldText(key);
    for (ColumnIndex i = 0; i < d->columns.size(); ++i) {
        if (foldText(d->columns[i].key) == wanted)
            return i;
    }
    for (ColumnIndex i = 0; i < d->columns.size(); ++i) {
        const auto &aliases = d->columns[i].aliases;
        if (std::find(aliases.begin(), aliases.end(), wanted) != aliases.end())
            return i;
    }
    return noColumn;
}

const Table::Word *Table::findWord(std::string_view word) const
{
    const std::string form = wordForm(word);
    const auto at = std::find_if(d->words.begin(), d->words.end(), [&](const Word &w) { return w.word == form; });
    return at == d->words.end() ? nullptr : &*at;
}

const TextDictionary &Table::dictionary(ColumnIndex text) const
{
    Prepared &prepared = *d->prepared[text];
    std::call_once(prepared.dictionaryOnce, [&] {
        prepared.dictionary = makeDictionary(d->columns[text], d->rows, *d->strings);
    });
    return prepared.dictionary;
}

const TextIndex &Table::freeText() const
{
    std::call_once(d->freeTextOnce, [&] { d->freeText = d->makeFreeText(); });
    return d->freeText;
}

const std::vector<std::uint32_t> &Table::ranks(ColumnIndex column) const
{
    if (d->columns[column].type == ColumnType::Text)
        return dictionary(column).code;
    Prepared &prepared = *d->prepared[column];
    std::call_once(prepared.ranksOnce, [&] { prepared.ranks = rankValues(d->columns[column], d->rows); });
    return prepared.ranks;
}

void Table::prepare() const
{
    (void)freeText();
    for (ColumnIndex i = 0; i < d->columns.size(); ++i)
        (void)ranks(i);
}

} // namespace milepost::query
