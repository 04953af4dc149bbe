// What a RecordMapper makes of shaped columns: conditions, factors, lengths of time, scales.
#include "sync/record_mapper.h"

#include "model/attribute.h"
#include "model/file_days.h"
#include "sync/leaving.h"
#include "sync/shapes.h"

#include <algorithm>

namespace milepost::sync {

void RecordMapper::bindShape(const ColumnMapping &from, Column &column)
{
    column.salesforceId = from.form == "salesforce_id";
    column.split = from.split;
    for (const std::string &header : from.join) {
        if (const auto slot = m_table->slot(header))
            column.join.push_back(*slot);
    }
    column.conditional = !from.when.empty();
    for (const std::string &header : from.when) {
        if (const auto slot = m_table->slot(header))
            column.when.push_back(*slot);
    }
    if (!from.by.empty())
        column.by = m_table->slot(from.by);
    column.perAsked = !from.per.empty();
    if (column.perAsked)
        column.per = m_table->slot(from.per);
    column.before = dayFromIso(from.before).value_or(Day{});
    column.unit = from.unit;
    column.left = from.form == leftForm;
    column.shaped = column.conditional || column.by || column.perAsked || column.left || !column.unit.empty();
    if (!column.unit.empty() && !column.before.valid() && !column.headers.empty()) {
        m_doubts.push_back("column \"" + column.headers.front() + "\" is a length of time in " + column.unit
                           + ", and nothing says up to which day; say --made-on YYYY-MM-DD, or before in the mapping");
    }
}

void RecordMapper::noteOddity(std::string code, std::string example)
{
    constexpr std::size_t most = 10'000; // examples are few; what is beyond them is counted together
    if (m_oddities.size() >= most)
        example.clear();
    ++m_oddities[{std::move(code), std::move(example)}];
}

bool RecordMapper::shape(const Column &column, double &factor, bool &blank)
{
    const auto says = [this](std::size_t slot) { return saysYes(m_table->cell(slot).text); };
    blank = column.conditional && std::none_of(column.when.begin(), column.when.end(), says);
    if (blank)
        return true;
    if (column.by) {
        const std::string_view text = m_table->cell(*column.by).text;
        CellFormat format;
        format.decimal = column.format.decimal;
        const ParsedValue times = parseValue(FieldType::Number, text, format, *m_zone);
        if (!times.code.empty())
            return refuse(times.code, column, text);
        if (const auto *number = std::get_if<double>(&times.value))
            factor *= *number;
    }
    if (column.perAsked) {
        const auto periods = column.per ? periodsPerYear(m_table->cell(*column.per).text) : std::nullopt;
        blank = !periods; // an amount of an unknown period says nothing about a year
        factor *= periods.value_or(1);
    }
    return true;
}

/// A date that the cell does not name but leads to, from a day that is stated for the file.
bool RecordMapper::dayOfFile(const Column &column, std::string_view text, Value &into)
{
    if (column.left) {
        into = saysLeft(text, *m_zone) ? Value(column.before) : Value();
        return true;
    }
    if (column.before.valid())
        return lengthBefore(column, text, into);
    m_problem = {"ambiguous_date", std::string(column.key) + ": \"" + std::string(text) + "\" is a length of time in " + column.unit
                                       + ", and nothing says up to which day."};
    return false;
}

/// "34" with months before 31 January is 31 March: files that state a tenure instead of a date.
bool RecordMapper::lengthBefore(const Column &column, std::string_view text, Value &into)
{
    CellFormat format;
    format.decimal = column.format.decimal == DecimalMark::Unknown ? DecimalMark::Point : column.format.decimal;
    const ParsedValue length = parseValue(FieldType::Number, text, format, *m_zone);
    if (!length.code.empty())
        return refuse(length.code, column, text);
    const auto *number = std::get_if<double>(&length.value);
    if (!number) {
        into = Value();
        return true;
    }
    const auto day = dayBefore(column.before, *number, column.unit);
    if (!day)
        return refuse("bad_number", column, text);
    into = column.type == FieldType::Time ? Value(m_zone->startOf(*day)) : Value(*day);
    return true;
}

/// NPS is asked from 0 to 10, CSAT from 1 to the stated end of its scale, else 5. A score beside it is a mistake of
/// the file, and one of them moves an average more than a hundred answers do.
bool RecordMapper::onScale(const EntityRow &row)
{
    const auto number = [&row](std::string_view key) -> std::optional<double> {
        const auto index = fieldIndex(row.kind, key);
        for (const auto &[field, value] : row.fields) {
            if (index && field == *index && std::holds_alternative<double>(value))
                return std::get<double>(value);
        }
        return std::nullopt;
    };
    const auto score = number("score");
    const bool csat = std::any_of(row.fields.begin(), row.fields.end(), [&row](const auto &field) {
        const auto *word = std::get_if<std::string>(&field.second);
        return word && field.first == fieldIndex(row.kind, "kind") && *word == keyOf(SurveyKind::Csat);
    });
    const double low = csat ? 1 : 0;
    const double high = number("scale_max").value_or(csat ? 5 : 10);
    if (!score || (*score >= low && *score <= high))
        return true;
    const auto shown = [](double value) { return encodeAttribute(Value(value)); };
    m_problem = {"off_scale", "score: " + shown(*score) + " lies outside the scale from " + shown(low) + " to " + shown(high)
                                  + (csat ? " of CSAT" : " of NPS") + "; set kind or scale_max in the mapping."};
    return false;
}

} // namespace milepost::sync
