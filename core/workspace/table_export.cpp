#include "workspace/table_export.h"

#include "reports/portfolio_tables.h"
#include "reports/workbook.h"
#include "workspace/saved_file.h"

#include <QFileInfo>

#include <array>

namespace milepost {

namespace {

constexpr std::array<std::string_view, 7> tableNames{"accounts", "queue", "milestones", "signals", "achievements", "renewals", "rejections"};

} // namespace

std::span<const std::string_view> exportTableNames() { return tableNames; }

Result<ExportTable> makeExportTable(Workspace &workspace, std::string_view name, const Snapshot &snapshot)
{
    if (name == "accounts")
        return accountsTable(*snapshot.portfolio, *snapshot.standing);
    if (name == "queue")
        return queueTable(*snapshot.portfolio, *snapshot.standing, snapshot.standing->queue);
    if (name == "signals")
        return signalsTable(*snapshot.standing);
    if (name == "achievements")
        return achievementsTable(*snapshot.portfolio);
    if (name == "renewals") {
        const Day asOf = snapshot.portfolio->asOf;
        const auto book = value::renewalBook(*snapshot.standing, addMonths(asOf, -12), addMonths(asOf, 12));
        return renewalsTable(*snapshot.portfolio, book.renewals);
    }
    if (name == "milestones") {
        MP_ASSIGN(const auto entries, workspace.catalogEntries());
        std::vector<ExportedMilestone> milestones;
        for (const CatalogEntry &entry : entries)
            milestones.push_back({&entry.definition, entry.reached});
        return milestonesTable(milestones);
    }
    if (name == "rejections") {
        MP_ASSIGN(const auto rejections, workspace.rejections(std::nullopt, 10'000'000));
        return rejectionsTable(rejections);
    }
    std::string known;
    for (const auto each : tableNames)
        known += (known.empty() ? "" : ", ") + std::string(each);
    return Error{ErrorCode::InvalidArgument, std::string(name), "no such table; there are " + known};
}

Result<std::int64_t> writeTable(const ExportTable &table, const std::string &path, const std::string &title, Day made)
{
    const std::string ending = QFileInfo(QString::fromStdString(path)).suffix().toLower().toStdString();
    if (ending == "xlsx") {
        MP_ASSIGN(const std::string bytes, workbookBytes(table, title, made));
        MP_TRY(saveFile(path, bytes));
    } else if (ending == "csv") {
        MP_TRY(saveFile(path, csvText(table)));
    } else {
        return Error{ErrorCode::InvalidArgument, path, "the file's name must end in .csv or .xlsx"};
    }
    return static_cast<std::int64_t>(table.rows.size());
}

} // namespace milepost
