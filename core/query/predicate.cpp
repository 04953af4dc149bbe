#include "query/predicate.h"

#include "query/completion.h"
#include "query/fold.h"
#include "query/operand.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace milepost::query {

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min() + 1;
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::string keyForm(std::string_view text)
{
    std::string form = foldText(text);
    std::replace_if(form.begin(), form.end(), [](char c) { return c == '-' || c == ' '; }, '_');
    return form;
}

/// Whole numbers that compare with `value` as asked.
IntegerRange integersFor(Op op, double value)
{
    const auto clamp = [](double x) {
        return x <= -9.2e18 ? lowest : x >= 9.2e18 ? highest : static_cast<std::int64_t>(x);
    };
    switch (op) {
    case Op::Less: return {lowest, clamp(std::ceil(value) - 1)};
    case Op::LessEqual: return {lowest, clamp(std::floor(value))};
    case Op::Greater: return {clamp(std::floor(value) + 1), highest};
    case Op::GreaterEqual: return {clamp(std::ceil(value)), highest};
    default: return {clamp(std::ceil(value)), clamp(std::floor(value))};
    }
}

class Binder {
public:
    Binder(const FilterNode &node, std::string_view text, const Table &table, Predicate &predicate)
        : m_node(node), m_text(text), m_table(table), m_predicate(predicate)
    {
    }

    std::optional<FilterError> run()
    {
        m_predicate.op = m_node.op;
        m_predicate.column = m_table.find(m_node.field);
        if (m_predicate.column == noColumn)
            return error(FilterError::Code::UnknownField, m_node.fieldRange, nearestField());
        const Column &column = m_table.column(m_predicate.column);
        if (!fits(column))
            return error(FilterError::Code::OpNotForField, opRange(), m_node.field + ':');
        for (const FilterValue &value : m_node.values) {
            if (!value.quoted && keyForm(value.text) == "none" && m_node.op == Op::Equals) {
                m_predicate.none = true;
                continue;
            }
            if (auto failed = bind(column, value))
                return failed;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] FilterError error(FilterError::Code code, TextRange range, std::string suggestion = {}) const
    {
        return filterError(code, m_text, range, std::move(suggestion));
    }

    [[nodiscard]] TextRange opRange() const
    {
        return {m_node.fieldRange.begin + m_node.fieldRange.length, textOf(m_node.op).size()};
    }

    [[nodiscard]] std::string nearestField() const
    {
        std::vector<std::string> keys;
        for (const Column &column : m_table.columns()) {
            keys.push_back(column.key);
            keys.insert(keys.end(), column.aliases.begin(), column.aliases.end());
        }
        return nearestWord(foldText(m_node.field), keys);
    }

    [[nodiscard]] bool fits(const Column &column) const
    {
        const bool comparison = m_node.op != Op::Equals && m_node.op != Op::Contains;
        switch (column.type) {
        case ColumnType::Text:
        case ColumnType::Tags: return !comparison;
        case ColumnType::Enum: return !comparison || column.ordered;
        case ColumnType::Flag: return m_node.op == Op::Equals;
        default: return m_node.op != Op::Contains;
        }
    }

    std::optional<FilterError> bind(const Column &column, const FilterValue &value)
    {
        switch (column.type) {
        case ColumnType::Text: return bindText(column, value);
        case ColumnType::Integer: return bindInteger(column, value);
        case ColumnType::Money: return bindMoney(column, value);
        case ColumnType::Number:
        case ColumnType::Share: return bindNumber(column, value);
        case ColumnType::Day: return bindDay(column, value);
        case ColumnType::Flag: return bindFlag(value);
        case ColumnType::Enum:
        case ColumnType::Tags: return bindKey(column, value);
        }
        return std::nullopt;
    }

    std::optional<FilterError> bindText(const Column &column, const FilterValue &value)
    {
        if (column.person && !value.quoted && keyForm(value.text) == "me") {
            if (m_table.me().empty())
                return error(FilterError::Code::MeUnknown, value.range);
            m_predicate.texts.push_back(foldText(m_table.me()));
        } else {
            m_predicate.texts.push_back(foldText(value.text));
        }
        return std::nullopt;
    }

    std::optional<FilterError> bindInteger(const Column &column, const FilterValue &value)
    {
        const auto span = column.inDays ? readSpan(value.text) : std::nullopt;
        const auto number = readNumber(value.text);
        if (!span && (!number || number->percent))
            return error(FilterError::Code::BadNumber, value.range, column.inDays ? "90d" : "60");
        m_predicate.integers.push_back(integersFor(m_node.op, span ? span->days() : number->value));
        return std::nullopt;
    }

    std::optional<FilterError> bindMoney(const Column &column, const FilterValue &value)
    {
        const auto number = readNumber(value.text);
        if (!number || number->percent)
            return error(FilterError::Code::BadNumber, value.range, "50k");
        const double scale = std::pow(10.0, column.currency.valid() ? column.currency.minorDigits() : 2);
        double minor = number->value * scale;
        if (std::abs(minor - std::round(minor)) < 1e-6 * std::max(1.0, std::abs(minor) * 1e-9))
            minor = std::round(minor); // 19.99 × 100 is 1999, not 1998.9999999999998
        m_predicate.integers.push_back(integersFor(m_node.op, minor));
        return std::nullopt;
    }

    std::optional<FilterError> bindNumber(const Column &column, const FilterValue &value)
    {
        const auto number = readNumber(value.text);
        const bool share = column.type == ColumnType::Share;
        if (!number || (number->percent && !share))
            return error(FilterError::Code::BadNumber, value.range, share ? "50%" : "60");
        // Shares above 1 can only have been meant in percent: milestones>50.
        const bool percent = number->percent || (share && std::abs(number->value) > 1);
        double wanted = percent ? number->value / 100 : number->value;
        if (std::holds_alternative<std::span<const float>>(column.values))
            wanted = static_cast<double>(static_cast<float>(wanted)); // or 0.3 would lie below the column's own 0.3
        // Equal is equal as written: 0.3 finds what rounds to 0.3.
        const double half = 0.5 * std::pow(10.0, -number->decimals) * number->unit / (percent ? 100 : 1);
        NumberRange range{-infinity, infinity, false, false};
        switch (m_node.op) {
        case Op::Less: range = {-infinity, wanted, false, true}; break;
        case Op::LessEqual: range = {-infinity, wanted, false, false}; break;
        case Op::Greater: range = {wanted, infinity, true, false}; break;
        case Op::GreaterEqual: range = {wanted, infinity, false, false}; break;
        default: range = {wanted - half, wanted + half, false, true}; break;
        }
        m_predicate.numbers.push_back(range);
        return std::nullopt;
    }

    std::optional<FilterError> bindDay(const Column &column, const FilterValue &value)
    {
        const Day today = m_table.asOf();
        if (const auto span = readSpan(value.text)) {
            const bool ahead = column.sense == DaySense::Future;
            const std::int64_t far = (ahead ? span->after(today) : span->before(today)).value;
            m_predicate.integers.push_back(ahead ? daysAhead(today.value, far) : daysBack(today.value, far));
            return std::nullopt;
        }
        const auto days = readDays(value.text, today);
        if (!days)
            return error(FilterError::Code::BadDay, value.range, "90d");
        const std::int64_t first = days->first.value;
        const std::int64_t last = days->last.value;
        switch (m_node.op) {
        case Op::Less: m_predicate.integers.push_back({lowest, first - 1}); break;
        case Op::LessEqual: m_predicate.integers.push_back({lowest, last}); break;
        case Op::Greater: m_predicate.integers.push_back({last + 1, highest}); break;
        case Op::GreaterEqual: m_predicate.integers.push_back({first, highest}); break;
        default: m_predicate.integers.push_back({first, last}); break;
        }
        return std::nullopt;
    }

    [[nodiscard]] IntegerRange daysAhead(std::int64_t today, std::int64_t far) const
    {
        switch (m_node.op) {
        case Op::Less: return {today, far - 1};
        case Op::LessEqual: return {today, far};
        case Op::Greater: return {far + 1, highest};
        case Op::GreaterEqual: return {far, highest};
        default: return {far, far};
        }
    }

    [[nodiscard]] IntegerRange daysBack(std::int64_t today, std::int64_t far) const
    {
        switch (m_node.op) {
        case Op::Less: return {far + 1, today};
        case Op::LessEqual: return {far, today};
        case Op::Greater: return {lowest, far - 1};
        case Op::GreaterEqual: return {lowest, far};
        default: return {far, far};
        }
    }

    std::optional<FilterError> bindFlag(const FilterValue &value)
    {
        const std::string form = keyForm(value.text);
        if (form == "yes" || form == "true" || form == "1")
            m_predicate.keys |= 2;
        else if (form == "no" || form == "false" || form == "0")
            m_predicate.keys |= 1;
        else
            return error(FilterError::Code::UnknownValue, value.range, "yes");
        return std::nullopt;
    }

    std::optional<FilterError> bindKey(const Column &column, const FilterValue &value)
    {
        const std::string form = keyForm(value.text);
        if (m_node.op == Op::Contains) {
            for (std::size_t key = 0; key < column.keys.size(); ++key) {
                if (keyForm(column.keys[key]).find(form) != std::string::npos)
                    m_predicate.keys |= std::uint64_t(1) << key;
            }
            return std::nullopt;
        }
        const std::optional<std::size_t> wanted = findKey(column, form);
        if (!wanted)
            return error(FilterError::Code::UnknownValue, value.range, nearestWord(form, column.keys));
        for (std::size_t key = 0; key < column.keys.size(); ++key) {
            if (compares(rankOf(column, key), rankOf(column, *wanted)) && (m_node.op == Op::Equals || known(column, key)))
                m_predicate.keys |= std::uint64_t(1) << key;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> findKey(const Column &column, const std::string &form) const
    {
        for (std::size_t key = 0; key < column.keys.size(); ++key) {
            if (keyForm(column.keys[key]) == form)
                return key;
        }
        // "stalled" says the same as a key's own name where the table has such a word.
        if (const Table::Word *word = m_table.findWord(form); word != nullptr && word->column == m_predicate.column)
            return word->key;
        return std::nullopt;
    }

    static bool known(const Column &column, std::size_t key) { return static_cast<std::int32_t>(key) != column.noneKey; }
    static std::size_t rankOf(const Column &column, std::size_t key)
    {
        return key < column.order.size() ? column.order[key] : key;
    }

    [[nodiscard]] bool compares(std::size_t a, std::size_t b) const
    {
        switch (m_node.op) {
        case Op::Less: return a < b;
        case Op::LessEqual: return a <= b;
        case Op::Greater: return a > b;
        case Op::GreaterEqual: return a >= b;
        default: return a == b;
        }
    }

    const FilterNode &m_node;
    std::string_view m_text;
    const Table &m_table;
    Predicate &m_predicate;
};

} // namespace

std::optional<FilterError> bindField(const FilterNode &node, std::string_view text, const Table &table,
                                     Predicate &predicate)
{
    return Binder(node, text, table, predicate).run();
}

} // namespace milepost::query
