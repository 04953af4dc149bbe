#include "query/completion.h"

#include "query/fold.h"
#include "query/lexer.h"

#include <algorithm>
#include <bit>

namespace milepost::query {

namespace {

using Kind = FilterToken::Kind;

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), line(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        before[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        line[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j)
            line[j] = std::min({line[j - 1] + 1, before[j] + 1, before[j - 1] + (a[i - 1] != b[j - 1])});
        before.swap(line);
    }
    return before.back();
}

/// 0 when it begins with what was typed, 1 when it contains it, 2 when it does not.
int closeness(std::string_view candidate, std::string_view typed)
{
    const auto at = foldText(candidate).find(typed);
    return at == 0 ? 0 : at == std::string::npos ? 2 : 1;
}

std::vector<std::size_t> countKeys(const Column &column)
{
    std::vector<std::size_t> counts(std::max<std::size_t>(column.keys.size(), 2), 0);
    std::visit(
        [&](auto values) {
            using T = typename decltype(values)::value_type;
            if constexpr (std::is_integral_v<T>) {
                for (const T value : values) {
                    if (column.type == ColumnType::Tags) {
                        for (auto mask = static_cast<std::uint64_t>(value); mask != 0; mask &= mask - 1)
                            ++counts[static_cast<std::size_t>(std::countr_zero(mask))];
                    } else {
                        ++counts[static_cast<std::size_t>(value)];
                    }
                }
            }
        },
        column.values);
    return counts;
}

class Completer {
public:
    Completer(const Table &table, std::string typed) : m_table(table), m_typed(std::move(typed)) {}

    void fields()
    {
        for (ColumnIndex i = 0; i < m_table.columns().size(); ++i) {
            const std::string &key = m_table.column(i).key;
            offer({Suggestion::Kind::Field, fieldText(key) + ':', key, i, 0}, key);
        }
    }

    void words()
    {
        std::vector<std::vector<std::size_t>> counts(m_table.columns().size());
        for (const Table::Word &word : m_table.words()) {
            if (counts[word.column].empty())
                counts[word.column] = countKeys(m_table.column(word.column));
            if (const std::size_t count = counts[word.column][word.key]; count > 0 || !m_typed.empty())
                offer({Suggestion::Kind::Word, word.word, word.word, word.column, count}, word.word);
        }
    }

    void values(ColumnIndex index)
    {
        const Column &column = m_table.column(index);
        switch (column.type) {
        case ColumnType::Text: textValues(index); break;
        case ColumnType::Enum:
        case ColumnType::Tags: {
            const auto counts = countKeys(column);
            for (std::size_t key = 0; key < column.keys.size(); ++key)
                offerValue(index, column.keys[key], counts[key]);
            break;
        }
        case ColumnType::Flag: {
            const auto counts = countKeys(column);
            offerValue(index, "yes", counts[1]);
            offerValue(index, "no", counts[0]);
            break;
        }
        case ColumnType::Day:
            for (const char *span : {"30d", "90d", "6m", "1y"})
                offerValue(index, span, 0);
            break;
        default: break;
        }
    }

    void operators(ColumnIndex index, const std::string &field)
    {
        const Column &column = m_table.column(index);
        const bool keyed = column.type == ColumnType::Text || column.type == ColumnType::Tags
            || column.type == ColumnType::Enum;
        std::vector<Op> ops{Op::Equals};
        if (keyed)
            ops.push_back(Op::Contains);
        if ((!keyed && column.type != ColumnType::Flag) || column.ordered)
            ops.insert(ops.end(), {Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual});
        for (const Op op : ops) {
            const std::string text(textOf(op));
            m_ranked.push_back({0, {Suggestion::Kind::Op, fieldText(field) + text, text, index, 0}});
        }
    }

    std::vector<Suggestion> best(std::size_t limit)
    {
        std::stable_sort(m_ranked.begin(), m_ranked.end(), [](const Ranked &a, const Ranked &b) {
            return a.closeness != b.closeness ? a.closeness < b.closeness : a.suggestion.count > b.suggestion.count;
        });
        if (m_ranked.size() > limit)
            m_ranked.resize(limit);
        std::vector<Suggestion> suggestions;
        for (Ranked &ranked : m_ranked)
            suggestions.push_back(std::move(ranked.suggestion));
        return suggestions;
    }

private:
    struct Ranked {
        int closeness = 0;
        Suggestion suggestion;
    };

    static std::string fieldText(const std::string &key)
    {
        const bool custom = key.starts_with("cf:");
        const bool plain = key.find_first_of(" \t\"():~<>", custom ? 3 : 0) == std::string::npos;
        return plain ? key : "cf:" + quoteValue(key.substr(3));
    }

    void offer(Suggestion suggestion, std::string_view matched)
    {
        const int how = closeness(matched, m_typed);
        if (how < 2)
            m_ranked.push_back({how, std::move(suggestion)});
    }

    void offerValue(ColumnIndex column, const std::string &text, std::size_t count)
    {
        offer({Suggestion::Kind::Value, quoteValue(text), text, column, count}, text);
    }

    void textValues(ColumnIndex index)
    {
        const TextDictionary &dictionary = m_table.dictionary(index);
        std::vector<std::size_t> counts(dictionary.folded.size(), 0);
        for (const std::uint32_t code : dictionary.code) {
            if (code != noneRank)
                ++counts[code];
        }
        if (m_table.column(index).person && !m_table.me().empty()) {
            const std::uint32_t me = dictionary.find(foldText(m_table.me()));
            offer({Suggestion::Kind::Value, "me", "me", index, me == noneRank ? 0 : counts[me]}, "me");
        }
        for (std::size_t code = 0; code < counts.size(); ++code) {
            const auto at = dictionary.folded[code].find(m_typed);
            if (at != std::string::npos) {
                const std::string text(m_table.strings().view(dictionary.text[code]));
                m_ranked.push_back({at == 0 ? 0 : 1,
                                    {Suggestion::Kind::Value, quoteValue(text), text, index, counts[code]}});
            }
        }
    }

    const Table &m_table;
    std::string m_typed;
    std::vector<Ranked> m_ranked;
};

} // namespace

Completion complete(std::string_view text, std::size_t cursor, const Table &table, std::size_t limit)
{
    cursor = std::min(cursor, text.size());
    const std::vector<Lexeme> lexemes = lexFilter(text.substr(0, cursor));
    Completion completion;
    completion.range = {cursor, 0};
    const bool touching
        = !lexemes.empty() && lexemes.back().range.begin + lexemes.back().range.length == cursor;
    if (touching) {
        const Lexeme &last = lexemes.back();
        const bool value = last.kind == Kind::Value || last.kind == Kind::Comma || last.kind == Kind::Op;
        if (value) {
            auto field = std::find_if(lexemes.rbegin(), lexemes.rend(),
                                      [](const Lexeme &lexeme) { return lexeme.kind == Kind::Field; });
            const ColumnIndex column = table.find(field->text);
            if (column == noColumn)
                return completion;
            if (last.kind == Kind::Value)
                completion.range = last.range;
            Completer completer(table, last.kind == Kind::Value ? foldText(last.text) : std::string());
            completer.values(column);
            completion.suggestions = completer.best(limit);
            return completion;
        }
        const bool word = last.kind == Kind::Word || last.kind == Kind::Or || last.kind == Kind::And;
        if (word && (last.quoted || last.text == "or" || last.text == "and"))
            return completion;
        if (word) {
            completion.range = last.range;
            Completer completer(table, foldText(last.text));
            if (const ColumnIndex column = table.find(last.text); column != noColumn)
                completer.operators(column, table.column(column).key);
            completer.fields();
            completer.words();
            completion.suggestions = completer.best(limit);
            return completion;
        }
    }
    Completer completer(table, {});
    completer.words();
    completer.fields();
    completion.suggestions = completer.best(limit);
    return completion;
}

std::string nearestWord(std::string_view text, const std::vector<std::string> &candidates)
{
    const std::string *nearest = nullptr;
    std::size_t best = std::max<std::size_t>(1, text.size() / 3) + 1;
    for (const std::string &candidate : candidates) {
        const std::size_t distance = editDistance(text, foldText(candidate));
        if (distance < best) {
            best = distance;
            nearest = &candidate;
        }
    }
    return nearest != nullptr ? *nearest : std::string();
}

} // namespace milepost::query
