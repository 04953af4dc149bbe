/// verify and diagnostics: what can be checked is computed again and compared (I3–I5).
#include "workspace/workspace_private.h"

#include "store/account_repository.h"
#include "store/backup.h"
#include "store/derived_repository.h"
#include "store/edit_repository.h"
#include "store/event_log.h"
#include "store/integrity.h"
#include "store/milestone_repository.h"
#include "store/migrator.h"
#include "store/run_repository.h"
#include "workspace/derived_cursor.h"
#include "workspace/deriver.h"
#include "workspace/snapshot_maker.h"

#include <QFileInfo>
#include <QSysInfo>

#include <algorithm>

namespace milepost {

namespace {

constexpr std::size_t examples = 5;

/// Counts what differs and names the first few.
struct Differences {
    std::int64_t count = 0;
    std::string names;
    void add(const std::string &name)
    {
        if (count < static_cast<std::int64_t>(examples))
            names += (names.empty() ? "" : ", ") + name;
        ++count;
    }
    [[nodiscard]] VerifyCheck check(std::string name, std::int64_t of, const std::string &what) const
    {
        VerifyCheck result;
        result.name = std::move(name);
        result.ok = count == 0;
        result.detail = result.ok ? std::to_string(of) + " " + what + " recomputed, all equal"
                                  : std::to_string(count) + " of " + std::to_string(of) + " " + what + " differ: " + names;
        return result;
    }
};

/// Every clean account is derived again from the log and compared with what is kept of it.
Result<VerifyCheck> checkAchievements(store::Database &database, const SettingValues &settings, const JobControl &control)
{
    MP_ASSIGN(const auto deriver, Deriver::open(database, settings));
    MP_TRY(deriver->expectMany());
    store::AccountRepository accounts(database);
    MP_ASSIGN(const auto all, accounts.all());
    MP_ASSIGN(const auto dirty, accounts.dirty());
    std::vector<AccountId> skipped;
    for (const auto &each : dirty)
        skipped.push_back(each.account);
    std::sort(skipped.begin(), skipped.end());
    store::DerivedRepository repository(database);
    Differences differences;
    std::int64_t compared = 0;
    for (const AccountRecord &account : all) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, "verify", "achievements"};
        if (std::binary_search(skipped.begin(), skipped.end(), account.id))
            continue;
        MP_ASSIGN(const auto kept, repository.get(account.id, deriver->hash(), deriver->zone().name()));
        const auto fresh = deriver->evaluate(account.id);
        ++compared;
        if (!fresh || !kept || *kept != *fresh)
            differences.add(account.externalId);
        control.report({"achievements", static_cast<std::uint64_t>(compared), all.size(), 0});
    }
    return differences.check("achievements", compared, "accounts");
}

/// The portfolio's own counts against a plain count of what is derived and stored.
Result<VerifyCheck> checkPortfolio(store::Database &database, const SettingValues &settings, const Snapshot &snapshot)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    MP_ASSIGN(const auto deriver, Deriver::open(database, settings));
    DerivedCursor cursor(database, deriver->hash(), deriver->zone().name());
    Differences differences;
    for (AccountIndex i = 0; i < portfolio.accountCount(); ++i) {
        MP_ASSIGN(const DerivedAccount *derived, cursor.at(portfolio.id[i]));
        std::uint32_t occurrences = 0;
        std::vector<MilestoneId> distinct;
        Day last;
        for (const Achievement &achievement : derived ? derived->achievements : std::vector<Achievement>()) {
            const auto milestone = std::find_if(portfolio.milestones.begin(), portfolio.milestones.end(),
                                                [&](const auto &each) { return each.id == achievement.milestone; });
            if (milestone == portfolio.milestones.end() || achievement.on > portfolio.asOf
                || !portfolio.applies(i, static_cast<MilestoneIndex>(milestone - portfolio.milestones.begin())))
                continue;
            ++occurrences;
            last = std::max(last, achievement.on);
            if (std::find(distinct.begin(), distinct.end(), achievement.milestone) == distinct.end())
                distinct.push_back(achievement.milestone);
        }
        if (portfolio.occurrences[i] != occurrences || portfolio.achieved[i] != distinct.size()
            || portfolio.lastAchievement[i] != last)
            differences.add(std::string(portfolio.text(portfolio.externalId[i])));
    }
    return differences.check("portfolio", static_cast<std::int64_t>(portfolio.accountCount()), "accounts' counts");
}

/// A second build from the rows must give the judgement that is handed out.
VerifyCheck checkStanding(const Snapshot &kept, const Snapshot &fresh)
{
    Differences differences;
    const std::size_t n = kept.portfolio->accountCount();
    if (fresh.portfolio->accountCount() != n)
        return VerifyCheck{"standing", false, "the number of accounts changed meanwhile"};
    for (AccountIndex i = 0; i < n; ++i) {
        const Standing &a = *kept.standing, &b = *fresh.standing;
        if (a.pace[i] != b.pace[i] || a.health[i].score != b.health[i].score || a.segments[i] != b.segments[i]
            || a.arrAtRiskMinor[i] != b.arrAtRiskMinor[i] || a.signals.of(i).size() != b.signals.of(i).size())
            differences.add(std::string(kept.portfolio->text(kept.portfolio->externalId[i])));
    }
    return differences.check("standing", static_cast<std::int64_t>(n), "accounts' standings");
}

} // namespace

Result<VerifyReport> Workspace::verify(const JobControl &control)
{
    VerifyReport report;
    const auto add = [&](VerifyCheck check) {
        report.ok = report.ok && check.ok;
        report.checks.push_back(std::move(check));
    };
    MP_ASSIGN(const auto stored, store::checkIntegrity(d->database(), control));
    for (const auto &check : stored)
        add({check.name, check.ok, check.detail});
    if (!report.ok)
        return report; // what is derived of damaged records proves nothing
    MP_ASSIGN(const Snapshot now, snapshot(std::nullopt, control));
    MP_ASSIGN(auto achievements, checkAchievements(d->database(), d->settings, control));
    add(std::move(achievements));
    MP_ASSIGN(auto portfolio, checkPortfolio(d->database(), d->settings, now));
    add(std::move(portfolio));
    MP_ASSIGN(const auto maker, SnapshotMaker::load(d->database(), d->settings, d->today(), control));
    // What was learnt of churn is kept from its month end on (M9) and is judged by, not recomputed here.
    const auto sameRisk = [&now](const Portfolio &) -> Result<RiskFit> { return now.standing->riskFit; };
    const auto returns = [&](const Portfolio &of) { return d->returnsOf(of, control); };
    MP_ASSIGN(const Snapshot again, maker->make(now.portfolio->asOf, control, sameRisk, returns));
    add(checkStanding(now, again));
    return report;
}

Result<ProfileCounts> Workspace::counts()
{
    ProfileCounts counts;
    const auto count = [&](std::int64_t &into, std::string_view table) -> Result<> {
        MP_ASSIGN(into, d->database().integer("SELECT count(*) FROM " + std::string(table)));
        return {};
    };
    MP_TRY(count(counts.accounts, "account"));
    MP_TRY(count(counts.sampleAccounts, "account WHERE sample = 1"));
    MP_TRY(count(counts.users, "user"));
    MP_TRY(count(counts.subscriptions, "subscription"));
    MP_TRY(count(counts.contacts, "contact"));
    MP_TRY(count(counts.tickets, "ticket"));
    MP_TRY(count(counts.surveys, "survey"));
    MP_TRY(count(counts.invoices, "invoice"));
    MP_TRY(count(counts.churn, "churn"));
    MP_TRY(count(counts.milestones, "milestone WHERE withdrawn = 0"));
    MP_TRY(count(counts.edits, "edit"));
    MP_TRY(count(counts.dirtyAccounts, "dirty_account"));
    MP_ASSIGN(counts.rejections, store::RunRepository(d->database()).rejectionCount(std::nullopt));
    MP_ASSIGN(auto log, store::EventLog::open(d->database()));
    MP_ASSIGN(counts.events, log.eventCount());
    return counts;
}

Result<Diagnostics> Workspace::diagnostics()
{
    Diagnostics diagnostics;
    diagnostics.version = MILEPOST_VERSION;
    diagnostics.qtVersion = qVersion();
    MP_ASSIGN(diagnostics.sqliteVersion, d->database().text("SELECT sqlite_version()"));
    diagnostics.system = (QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::kernelType() + QLatin1Char(' ')
                          + QSysInfo::kernelVersion() + QStringLiteral(", ") + QSysInfo::currentCpuArchitecture())
                             .toStdString();
    diagnostics.profile = d->profile;
    MP_TRY(d->refresh());
    diagnostics.zone = d->zone.name();
    MP_ASSIGN(diagnostics.schemaVersion, store::schemaVersion(d->database()));
    const QString path = QString::fromStdString(store::Store::databasePath(d->profile));
    diagnostics.databaseBytes = QFileInfo(path).size();
    diagnostics.walBytes = QFileInfo(path + QStringLiteral("-wal")).size();
    MP_ASSIGN(diagnostics.counts, counts());
    if (const auto backups = store::listBackups(store::Store::backupFolder(d->profile))) {
        for (const auto &backup : *backups)
            diagnostics.backups.push_back(QFileInfo(QString::fromStdString(backup)).fileName().toStdString());
    }
    return diagnostics;
}

} // namespace milepost
