#include "reports/portfolio_tables.h"

#include "wording/reasons.h"

#include <cmath>

namespace milepost {

ExportTable signalsTable(const Standing &standing)
{
    const Portfolio &p = *standing.portfolio;
    const auto voice = wording::Voice::invariant();
    ExportTable table{{"account", "name", "owner", "rule", "kind", "severity", "since", "rows", "reason"}, {}};
    for (const Signal &signal : standing.signals.rows) {
        const bool own = signal.account == noAccount;
        const auto text = [&](const std::vector<StringId> &column) {
            return textCell(own ? std::string_view() : p.text(column[signal.account]));
        };
        table.rows.push_back({text(p.externalId), text(p.name), text(p.owner), keyCell(keyOf(signal.rule)), keyCell(keyOf(signal.kind)),
                              keyCell(keyOf(signal.severity)), dayCell(signal.since), countCell(signal.rowCount),
                              textCell(wording::reasonSentence(voice, standing, signal).toStdString())});
    }
    return table;
}

ExportTable achievementsTable(const Portfolio &p, AccountIndex only)
{
    ExportTable table{{"account", "name", "milestone", "title", "category", "occurrence", "on", "day", "origin", "definition_version"}, {}};
    for (AccountIndex account = 0; account < p.accountCount(); ++account) {
        if (only != noAccount && account != only)
            continue;
        for (const AchievementFact &fact : p.achievements.of(account)) {
            const MilestoneDefinition &milestone = p.milestones[fact.milestone];
            const Day start = p.start[account];
            table.rows.push_back({textCell(p.text(p.externalId[account])), textCell(p.text(p.name[account])), keyCell(milestone.key),
                                  textCell(milestone.title), keyCell(keyOf(milestone.category)), countCell(fact.occurrence),
                                  dayCell(fact.on), countCell(start.valid() ? std::max(0, fact.on - start) : -1),
                                  keyCell(keyOf(fact.origin)), countCell(fact.version)});
        }
    }
    return table;
}

ExportTable renewalsTable(const Portfolio &p, std::span<const value::Renewal> renewals)
{
    ExportTable table{{"account", "name", "owner", "term_end", "decision_day", "due", "currency", "outcome", "call", "probability",
                       "probability_source", "machine", "t_180", "t_90", "t_30", "called_by", "called_on"}, {}};
    for (const value::Renewal &renewal : renewals) {
        const CallFact *call = renewal.call;
        const bool known = renewal.dueMinor != noMinor;
        table.rows.push_back({textCell(p.text(p.externalId[renewal.account])), textCell(p.text(p.name[renewal.account])),
                              textCell(p.text(p.owner[renewal.account])), dayCell(renewal.termEnd), dayCell(renewal.decisionDay),
                              moneyCell(renewal.dueMinor, p.baseCurrency), keyCell(known ? p.baseCurrency.toString() : std::string()),
                              keyCell(keyOf(renewal.outcome)), keyCell(call && call->call ? keyOf(*call->call) : std::string_view()),
                              numberCell(renewal.probability), keyCell(keyOf(renewal.source)), numberCell(renewal.machine),
                              keyCell(keyOf(renewal.checkpoints[0])), keyCell(keyOf(renewal.checkpoints[1])),
                              keyCell(keyOf(renewal.checkpoints[2])), textCell(call ? p.text(call->author) : std::string_view()),
                              dayCell(call ? call->on : Day{})});
    }
    return table;
}

ExportTable runsTable(std::span<const RunRecord> runs)
{
    ExportTable table{{"started", "finished", "source", "outcome", "added", "changed", "duplicate", "rejected", "error"}, {}};
    for (const RunRecord &run : runs) {
        const auto time = [](Instant at) { return keyCell(at.valid() ? isoFromInstant(at) : std::string()); };
        table.rows.push_back({time(run.started), time(run.finished), textCell(run.source), keyCell(run.outcome), countCell(run.added),
                              countCell(run.changed), countCell(run.duplicate), countCell(run.rejected), textCell(run.error)});
    }
    return table;
}

} // namespace milepost
