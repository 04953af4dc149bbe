#include "sync/sources/late_columns.h"

#include "base/progress.h"
#include "sync/input_files.h"
#include "sync/sources/drift.h"

#include <algorithm>

namespace milepost::sync {

bool mayHaveAdded(const std::string &path, const std::vector<DriftChange> &changes, const TableOptions &options)
{
    const auto inputs = listInputs({path}, JobControl());
    if (!inputs.ok() || inputs->files.size() != 1 || inputs->files.front().entry > 0 || inputs->files.front().packed)
        return true;
    auto bytes = inputs->files.front().open();
    if (!bytes.ok())
        return true;
    const auto table = TableReader::open(std::move(*bytes), options);
    if (!table.ok())
        return true;
    const TableHead head = (*table)->head();
    if (head.json)
        return true;
    const auto seen = columnsOf(head);
    return std::any_of(changes.begin(), changes.end(), [&](const DriftChange &change) {
        return change.change == ColumnChange::Added
            && std::any_of(seen.begin(), seen.end(), [&](const SourceColumn &column) { return column.name == change.name; });
    });
}

} // namespace milepost::sync
