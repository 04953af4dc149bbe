// The end of a MergeSession: findings, sources and the run's record.
#include "sync/merge_session.h"

#include <algorithm>

namespace milepost::sync {

Instant MergeSession::newest() const
{
    Instant newest;
    for (const auto &[scope, instant] : m_newest)
        newest = std::max(newest, instant);
    return newest;
}

Result<> MergeSession::finish(ImportReport &report, std::string_view sourceName, const std::string &outcome)
{
    const auto everything = [&]() -> Result<> {
        // This commit says that the run has ended, so it and all before it are on the disk when it returns.
        if (!m_dryRun) {
            MP_TRY(closeSlice());
            MP_TRY(m_database.setDurability(store::Durability::Full));
        }
        MP_TRY(openSlice());
        report.findings.clear();
        for (const std::string &scope : m_scopes) {
            FindingCounts &found = m_findings[scope];
            MP_TRY(findDisagreements(m_database, scope, m_context.zone, found));
            const std::vector<Finding> list = found.list();
            MP_TRY(m_runs.setFindings(scope, m_run, list));
            report.findings.insert(report.findings.end(), list.begin(), list.end());
        }
        for (const std::string &scope : m_scopes) {
            MP_ASSIGN(const auto known, m_runs.sources());
            store::SourceRecord source;
            const auto before = std::find_if(known.begin(), known.end(), [&](const store::SourceRecord &there) {
                return there.kind == (m_sourceKind.empty() ? scope : m_sourceKind)
                    && there.name == (m_sourceName.empty() ? scope : m_sourceName);
            });
            if (before != known.end())
                source = *before;
            source.scope = scope;
            source.kind = m_sourceKind.empty() ? scope : m_sourceKind;
            source.name = m_sourceName.empty() ? scope : m_sourceName;
            source.lastSuccess = m_context.clock.now();
            source.events = source.events || m_eventScopes.count(scope) > 0;
            if (const auto newest = m_newest.find(scope); newest != m_newest.end() && newest->second.valid())
                source.lastCompleteDay = std::max(source.lastCompleteDay, m_context.zone.dayOf(newest->second));
            const auto &[merged, rejected] = m_rowsOf[scope];
            source.rows += merged;
            source.rejected += rejected;
            MP_TRY(m_runs.saveSource(source));
        }
        report.rejections = std::move(m_rejections);
        report.rejectedTotal = m_rejectedTotal;
        report.milestoneTypes.assign(m_milestoneTypes.begin(), m_milestoneTypes.end());
        report.finished = m_context.clock.now();
        report.touchedAccounts = static_cast<std::int64_t>(m_touched.size());

        RunRecord record;
        record.id = m_run;
        record.started = report.started;
        record.finished = report.finished;
        record.source = sourceName;
        const bool failed = outcome.rfind("failed", 0) == 0;
        record.outcome = failed ? "failed" : outcome;
        record.error = failed && outcome.size() > 8 ? outcome.substr(8) : std::string();
        for (const ImportFileReport &file : report.files) {
            record.added += file.added;
            record.changed += file.changed;
            record.duplicate += file.duplicate;
        }
        record.rejected = m_rejectedTotal;
        record.files = report.files;
        record.findings = report.findings;
        MP_TRY(m_runs.finish(record));
        return closeSlice();
    };
    auto done = everything();
    if (!done.ok() || m_dryRun)
        abandonSlice();
    return done;
}

} // namespace milepost::sync
