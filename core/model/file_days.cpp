#include "model/file_days.h"

#include <algorithm>

namespace milepost {

namespace {

bool isLeft(const ColumnMapping &column) { return column.form == leftForm; }

const ColumnMapping *fromColumn(const Mapping &mapping, std::string_view field)
{
    const auto found = std::find_if(mapping.columns.begin(), mapping.columns.end(), [field](const ColumnMapping &column) {
        return column.field == field && !column.from.empty() && !isLeft(column);
    });
    return found == mapping.columns.end() ? nullptr : &*found;
}

/// The column that says who left, when no other says when.
const ColumnMapping *leaving(const Mapping &mapping)
{
    if (mapping.entity != EntityKind::Accounts)
        return nullptr;
    const bool dated = std::any_of(mapping.columns.begin(), mapping.columns.end(),
                                   [](const ColumnMapping &column) { return column.field == "churned_on" && !isLeft(column); });
    if (dated)
        return nullptr;
    const ColumnMapping *flag = fromColumn(mapping, "churned");
    return flag ? flag : fromColumn(mapping, "status");
}

} // namespace

void stateMadeOn(Mapping &mapping, Day day)
{
    for (ColumnMapping &column : mapping.columns) {
        if (!column.unit.empty())
            column.before = day.valid() ? isoFromDay(day) : std::string();
    }
}

bool saysWhoLeft(const Mapping &mapping) { return leaving(mapping) != nullptr; }

void stateLeftOn(Mapping &mapping, Day day)
{
    std::erase_if(mapping.columns, isLeft);
    const ColumnMapping *said = leaving(mapping);
    if (!said || !day.valid())
        return;
    ColumnMapping left;
    left.field = "churned_on";
    left.from = said->from;
    left.fallbacks = said->fallbacks;
    left.values = said->values;
    left.form = leftForm;
    left.before = isoFromDay(day);
    mapping.columns.push_back(std::move(left));
}

Day leftOn(const Mapping &mapping)
{
    const auto found = std::find_if(mapping.columns.begin(), mapping.columns.end(), isLeft);
    return found == mapping.columns.end() ? Day() : dayFromIso(found->before).value_or(Day());
}

Mapping withoutFileDays(Mapping mapping)
{
    stateMadeOn(mapping, Day());
    stateLeftOn(mapping, Day());
    return mapping;
}

} // namespace milepost
