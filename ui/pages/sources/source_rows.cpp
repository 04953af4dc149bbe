#include "pages/sources/source_rows.h"

#include <QCollator>

#include <algorithm>

namespace milepost::ui {

namespace {

SourceState stateOf(const SourceRow &row, const SourceActivity &activity, bool stale)
{
    if (!row.status)
        return stale ? SourceState::Stale : SourceState::Fresh;
    const SourceStatus &status = *row.status;
    if (row.name == activity.running)
        return SourceState::Running;
    if (activity.waiting.count(row.name))
        return SourceState::Waiting;
    if (activity.asked.count(row.name))
        return SourceState::NeedsSecret;
    const bool stopped = status.error && status.error->code == ErrorCode::NeedsAnswer && !status.openDrift.empty();
    if (status.shrunk || stopped)
        return SourceState::Asks;
    if (activity.elsewhere.count(row.name))
        return SourceState::Elsewhere;
    if (status.error)
        return SourceState::Failed;
    if (status.configuration.paused)
        return SourceState::Paused;
    if (!status.lastSuccess.valid())
        return SourceState::Never;
    return stale ? SourceState::Stale : SourceState::Fresh;
}

} // namespace

std::vector<SourceRow> composeSourceRows(const std::vector<SourceStatus> &statuses, const std::vector<SourceFact> &facts,
                                         const std::vector<RunRecord> &runs, const SourceActivity &activity, Day asOf,
                                         std::int32_t staleAfterDays)
{
    std::vector<SourceRow> rows;
    for (const SourceStatus &status : statuses) {
        SourceRow row;
        row.name = status.configuration.name;
        row.status = status;
        const auto fact = std::find_if(facts.begin(), facts.end(), [&](const SourceFact &each) {
            return each.name == row.name && each.kind == status.configuration.kind;
        });
        if (fact != facts.end())
            row.fact = *fact;
        rows.push_back(std::move(row));
    }
    for (const SourceFact &fact : facts) {
        const bool configured = std::any_of(rows.begin(), rows.end(), [&](const SourceRow &row) {
            return row.status && row.fact.name == fact.name && row.fact.kind == fact.kind;
        });
        if (configured)
            continue;
        SourceRow row;
        row.name = fact.name;
        row.fact = fact;
        rows.push_back(std::move(row));
    }
    for (SourceRow &row : rows) {
        const bool stale = row.fact.lastCompleteDay.valid() && asOf - row.fact.lastCompleteDay > staleAfterDays;
        row.rejected = row.fact.rejected;
        row.state = stateOf(row, activity, stale);
        if (row.state == SourceState::Running)
            row.progress = activity.progress;
        const auto run = std::find_if(runs.begin(), runs.end(), [&](const RunRecord &each) { return each.source == row.name; });
        if (run != runs.end())
            row.lastAdded = run->added + run->changed;
    }
    QCollator order;
    order.setCaseSensitivity(Qt::CaseInsensitive);
    order.setNumericMode(true);
    std::stable_sort(rows.begin(), rows.end(), [&](const SourceRow &a, const SourceRow &b) {
        if (a.status.has_value() != b.status.has_value())
            return a.status.has_value();
        return order.compare(QString::fromStdString(a.name), QString::fromStdString(b.name)) < 0;
    });
    return rows;
}

bool wantsLook(const SourceRow &row)
{
    switch (row.state) {
    case SourceState::Stale:
    case SourceState::Failed:
    case SourceState::Asks:
    case SourceState::NeedsSecret: return true;
    default: return row.rejected > 0 || (row.status && !row.status->openDrift.empty());
    }
}

Mark markOf(const SourceRow &row)
{
    if (row.state == SourceState::Failed)
        return Mark::Risk;
    if (wantsLook(row))
        return Mark::Watch;
    switch (row.state) {
    case SourceState::Running:
    case SourceState::Waiting:
    case SourceState::Elsewhere: return Mark::Neutral;
    case SourceState::Paused:
    case SourceState::Never: return Mark::None;
    default: return Mark::Good;
    }
}

} // namespace milepost::ui
