#include "sync/sources/drift.h"

#include <algorithm>

namespace milepost::sync {

namespace {

template <class Columns> auto findColumn(Columns &columns, const std::string &name)
{
    return std::find_if(columns.begin(), columns.end(), [&](const auto &column) { return column.name == name; });
}

void sortByName(std::vector<store::KnownColumn> &columns)
{
    std::sort(columns.begin(), columns.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
}

} // namespace

std::vector<SourceColumn> columnsOf(const TableHead &head)
{
    std::vector<SourceColumn> columns;
    for (const std::string &name : head.header) {
        SourceColumn column{head.json ? name.substr(0, name.find('.')) : name, {}};
        if (std::find(columns.begin(), columns.end(), column) == columns.end())
            columns.push_back(std::move(column));
    }
    return columns;
}

void leaveOut(FilePlan &plan, const std::vector<std::string> &columns, bool json)
{
    const auto out = [&](const std::string &header) {
        return std::any_of(columns.begin(), columns.end(), [&](const std::string &column) {
            return json ? column == header || column == header.substr(0, header.find('.')) : headerKey(column) == headerKey(header);
        });
    };
    for (FilePlan::Part &part : plan.parts) {
        part.leftOut.insert(part.leftOut.end(), columns.begin(), columns.end());
        for (ColumnMapping &column : part.mapping.columns) {
            auto names = headersOf(column);
            std::erase_if(names, out);
            setHeaders(column, std::move(names));
        }
        std::erase_if(part.mapping.columns, [](const ColumnMapping &column) { return !column.constant && column.from.empty(); });
        std::erase_if(part.mapping.properties, out);
        std::erase_if(part.mapping.custom, out);
    }
}

DriftVerdict judgeColumns(const std::vector<store::KnownColumn> &known, const std::vector<SourceColumn> &seen, bool complete,
                          DriftPolicy policy)
{
    DriftVerdict verdict;
    verdict.known = known;
    if (known.empty()) {
        for (const SourceColumn &column : seen)
            verdict.known.push_back({column.name, column.type, false});
        sortByName(verdict.known);
        return verdict;
    }
    for (const SourceColumn &column : seen) {
        const auto before = findColumn(known, column.name);
        if (before == known.end()) {
            verdict.changes.push_back({ColumnChange::Added, column.name, "", column.type});
            if (policy == DriftPolicy::Known)
                verdict.leftOut.push_back(column.name);
        } else if (before->ignored) {
            verdict.leftOut.push_back(column.name);
        } else if (before->type != column.type && !before->type.empty() && !column.type.empty()) {
            verdict.changes.push_back({ColumnChange::Retyped, column.name, before->type, column.type});
        }
    }
    if (complete) {
        for (const store::KnownColumn &column : known) {
            if (!column.ignored && findColumn(seen, column.name) == seen.end())
                verdict.changes.push_back({ColumnChange::Removed, column.name, column.type, ""});
        }
    }
    std::sort(verdict.changes.begin(), verdict.changes.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    if (verdict.changes.empty())
        return verdict;
    verdict.stop = policy == DriftPolicy::Stop;
    if (policy == DriftPolicy::Take) {
        verdict.outcome = DriftOutcome::Taken;
        verdict.known = columnsAfter(known, verdict.changes, DriftOutcome::Taken);
    }
    return verdict;
}

std::vector<store::KnownColumn> columnsAfter(std::vector<store::KnownColumn> known, const std::vector<DriftChange> &changes,
                                             DriftOutcome answer)
{
    for (const DriftChange &change : changes) {
        const auto there = findColumn(known, change.name);
        switch (change.change) {
        case ColumnChange::Added:
            if (there == known.end())
                known.push_back({change.name, change.after, answer == DriftOutcome::Known});
            else
                there->ignored = answer == DriftOutcome::Known;
            break;
        case ColumnChange::Removed:
            if (there != known.end())
                known.erase(there);
            break;
        case ColumnChange::Retyped:
            if (there != known.end())
                there->type = change.after;
            break;
        }
    }
    sortByName(known);
    return known;
}

std::string describe(const std::vector<DriftChange> &changes)
{
    const auto listed = [&](ColumnChange which, const char *title) {
        std::string text;
        for (const DriftChange &change : changes) {
            if (change.change != which)
                continue;
            text += text.empty() ? title : ", ";
            text += change.name;
            if (which == ColumnChange::Retyped)
                text += " (" + change.before + " → " + change.after + ')';
        }
        return text;
    };
    std::string text;
    for (const std::string &part : {listed(ColumnChange::Added, "new: "), listed(ColumnChange::Removed, "gone: "),
                                    listed(ColumnChange::Retyped, "other type: ")}) {
        if (!part.empty())
            text += (text.empty() ? "" : "; ") + part;
    }
    return text;
}

} // namespace milepost::sync
