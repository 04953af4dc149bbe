#include "query/matcher.h"

#include "query/fold.h"
#include "query/predicate.h"

namespace milepost::query {

namespace {

class Matching {
public:
    Matching(const Filter &filter, const Table &table, bool evaluating)
        : m_filter(filter), m_table(table), m_evaluating(evaluating)
    {
    }

    RowSet node(const FilterNode &node)
    {
        switch (node.kind) {
        case FilterNode::Kind::And: return conjunction(node);
        case FilterNode::Kind::Or: return alternatives(node);
        case FilterNode::Kind::Not: {
            RowSet rows = this->node(node.children.front());
            rows.invert();
            return rows;
        }
        case FilterNode::Kind::Field: return field(node);
        case FilterNode::Kind::Word: return word(node);
        }
        return none();
    }

    [[nodiscard]] const std::optional<FilterError> &error() const { return m_error; }

private:
    [[nodiscard]] RowSet none() const { return RowSet(m_evaluating ? m_table.rowCount() : 0); }

    RowSet conjunction(const FilterNode &node)
    {
        RowSet rows(m_evaluating ? m_table.rowCount() : 0, true);
        for (const FilterNode &child : node.children)
            rows &= this->node(child);
        return rows;
    }

    RowSet alternatives(const FilterNode &node)
    {
        RowSet rows = none();
        for (const FilterNode &child : node.children)
            rows |= this->node(child);
        return rows;
    }

    RowSet field(const FilterNode &node)
    {
        Predicate predicate;
        if (auto failed = bindField(node, m_filter.text, m_table, predicate)) {
            if (!m_error)
                m_error = std::move(failed);
            return none();
        }
        return m_evaluating ? evaluate(predicate, m_table) : none();
    }

    RowSet word(const FilterNode &node)
    {
        if (!m_evaluating)
            return none();
        const FilterValue &value = node.values.front();
        const Table::Word *word = value.quoted ? nullptr : m_table.findWord(value.text);
        if (word == nullptr)
            return m_table.freeText().search(foldText(value.text));
        Predicate predicate;
        predicate.column = word->column;
        predicate.keys = std::uint64_t(1) << word->key;
        return evaluate(predicate, m_table);
    }

    const Filter &m_filter;
    const Table &m_table;
    bool m_evaluating;
    std::optional<FilterError> m_error;
};

} // namespace

MatchResult match(const Filter &filter, const Table &table)
{
    if (auto failed = check(filter, table))
        return std::move(*failed);
    return Matching(filter, table, true).node(filter.root);
}

std::optional<FilterError> check(const Filter &filter, const Table &table)
{
    if (filter.error)
        return filter.error;
    Matching matching(filter, table, false);
    (void)matching.node(filter.root);
    return matching.error();
}

std::variant<std::vector<RowIndex>, FilterError> matchRows(std::string_view text, const Table &table)
{
    auto result = match(parseFilter(text), table);
    if (auto *failed = std::get_if<FilterError>(&result))
        return std::move(*failed);
    return std::get<RowSet>(result).rows();
}

} // namespace milepost::query
