#include "workspace/snapshot_maker.h"

#include "portfolio/fact_table.h"
#include "portfolio/portfolio_builder.h"
#include "store/account_repository.h"
#include "store/authored_json.h"
#include "store/authored_repository.h"
#include "store/authored_values.h"
#include "store/database.h"
#include "store/milestone_repository.h"
#include "store/record_repository.h"
#include "store/run_repository.h"
#include "triage/compute_standing.h"
#include "triage/risk_backtest.h"
#include "workspace/derived_ahead.h"
#include "workspace/derived_cursor.h"
#include "workspace/risk_learning.h"
#include "workspace/worker_threads.h"

#include <algorithm>
#include <cassert>
#include <future>
#include <map>
#include <tuple>
#include <utility>

namespace milepost {

namespace {

/// Below this a second connection costs more than it saves.
constexpr std::int64_t accountsForTwoThreads = 5'000;

/// What is read once from one end to the other is not worth keeping.
constexpr const char *streamingPageCache = "PRAGMA cache_size = -4096";
constexpr const char *usualPageCache = "PRAGMA cache_size = -32768"; ///< as Database::open() sets it

Error cancelled() { return Error{ErrorCode::Cancelled, "snapshot", {}}; }

/// BEGIN … until it goes out of scope: everything read in between belongs to one state of the store, and is read once.
class ReadTransaction {
public:
    [[nodiscard]] static Result<std::unique_ptr<ReadTransaction>> begin(store::Database &database)
    {
        auto transaction = std::make_unique<ReadTransaction>(database);
        MP_TRY(database.execute(streamingPageCache));
        MP_TRY(database.execute("BEGIN"));
        return transaction;
    }
    explicit ReadTransaction(store::Database &database) : m_database(database) {}
    ~ReadTransaction()
    {
        if (m_database.inTransaction())
            static_cast<void>(m_database.execute("ROLLBACK"));
        static_cast<void>(m_database.execute(usualPageCache));
        m_database.releaseMemory();
    }
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;

private:
    store::Database &m_database;
};

Result<std::int64_t> versionOf(store::Database &database)
{
    return database.integer("SELECT value FROM counter WHERE name = 'data_version'");
}

template <class Record> auto into(std::vector<Record> &rows)
{
    return [&rows](const Record &record) { rows.push_back(record); };
}

using Purpose = SnapshotMaker::Purpose;

/// What sources say: the half of the rows that a second connection can read. Health knows contracts and tickets by their days.
Result<> loadRecords(store::Database &database, const Zone &zone, Purpose purpose, PortfolioRows &rows)
{
    store::RecordRepository records(database, zone);
    if (purpose == Purpose::Snapshot) {
        MP_TRY(records.forEachSubscription(into(rows.subscriptions)));
        MP_TRY(records.forEachContact(into(rows.contacts)));
        MP_TRY(records.forEachTicket(into(rows.tickets)));
        MP_TRY(records.forEachInvoice(into(rows.invoices)));
    } else {
        MP_TRY(records.forEachSubscription([&](const SubscriptionRecord &row) { rows.subscriptions.emplace_back(row).externalId.clear(); }));
        MP_TRY(records.forEachTicket([&](const TicketRecord &row) {
            TicketRecord &ticket = rows.tickets.emplace_back(row);
            ticket.externalId = ticket.subject = std::string();
        }));
        MP_TRY(records.forEachInvoice([&](const InvoiceRecord &row) { rows.invoices.emplace_back(row).externalId.clear(); }));
    }
    MP_TRY(records.forEachSurvey(into(rows.surveys)));
    MP_TRY(records.forEachChurn(into(rows.churn)));
    return records.forEachLimit(into(rows.limits));
}

/// How many rows of each source wait in quarantine now: a configured source has runs of its own name, a file belongs to
/// the scope that its cursor is kept under.
Result<std::vector<std::int64_t>> waitingRows(store::RunRepository &runs, const std::vector<store::SourceRecord> &sources)
{
    std::vector<std::int64_t> waiting(sources.size(), 0);
    MP_ASSIGN(const auto open, runs.openRejections());
    if (open.empty())
        return waiting;
    std::map<std::string, std::pair<RunId, std::string>> scopes;
    MP_ASSIGN(const auto cursors, runs.cursors());
    for (const store::ImportCursor &cursor : cursors) {
        auto &[run, scope] = scopes[cursor.path];
        if (scope.empty() || run < cursor.run)
            std::tie(run, scope) = std::tie(cursor.run, cursor.source);
    }
    for (const store::OpenRejections &rows : open) {
        const auto scope = scopes.find(rows.path);
        auto owner = std::find_if(sources.begin(), sources.end(), [&](const store::SourceRecord &source) {
            return source.name == rows.source && source.kind != source.scope;
        });
        if (owner == sources.end() && scope != scopes.end()) {
            owner = std::find_if(sources.begin(), sources.end(),
                                 [&](const store::SourceRecord &source) { return source.kind == scope->second.second; });
        }
        if (owner != sources.end())
            waiting[static_cast<std::size_t>(owner - sources.begin())] += rows.rows;
    }
    return waiting;
}

/// Plans after each of their changes, and every call.
Result<> loadAuthored(store::Database &database, PortfolioRows &rows)
{
    store::AuthoredValueRepository authored(database);
    MP_ASSIGN(const auto calls, authored.history("renewal"));
    for (const AuthoredValue &row : calls)
        rows.calls.push_back(store::callFrom(row));
    MP_ASSIGN(auto changes, authored.history("plan"));
    std::ranges::stable_sort(changes, [](const AuthoredValue &a, const AuthoredValue &b) {
        return std::pair(a.account, a.id) < std::pair(b.account, b.id);
    });
    store::FieldValues fields;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const AuthoredValue &change = changes[i];
        if (i > 0 && changes[i - 1].account != change.account)
            fields.clear();
        if (change.value == "null")
            fields.erase(change.field);
        else
            fields[change.field] = store::valueOf(change.value);
        const bool more = i + 1 < changes.size() && changes[i + 1].account == change.account && changes[i + 1].on == change.on;
        if (!more)
            rows.plans.push_back({change.account, change.on, store::planFromFields(fields)});
    }
    return {};
}

/// Whom a milestone is for may be said by a name.
Purpose narrowed(Purpose purpose, const Catalog &catalog, std::span<const MilestoneDefinition> versions)
{
    const auto byWords = [&](const MilestoneDefinition &current) {
        return current.enabled && (asksForWords(current.appliesTo) || std::ranges::any_of(versions, [&](const MilestoneDefinition &version) {
                   return version.id == current.id && asksForWords(version.appliesTo);
               }));
    };
    return std::ranges::any_of(catalog.milestones, byWords) ? Purpose::Snapshot : purpose;
}

Result<> loadAccounts(store::Database &database, Purpose purpose, PortfolioRows &rows)
{
    store::AccountRepository accounts(database);
    store::MilestoneRepository milestones(database);
    MP_ASSIGN(const auto catalog, milestones.catalog());
    MP_ASSIGN(auto versions, milestones.versions());
    if (narrowed(purpose, catalog, versions) == Purpose::Snapshot) {
        MP_ASSIGN(rows.accounts, accounts.all());
    } else {
        MP_ASSIGN(const std::int64_t count, accounts.count());
        rows.nameless.reserve(static_cast<std::size_t>(count));
        MP_TRY(accounts.forEach([&](const AccountRecord &account) { rows.nameless.push_back(AccountTerms::of(account)); }));
    }
    MP_TRY(accounts.forEachAttribute(into(rows.attributes)));
    // Catalog order is by first sight, so current definitions come before older versions.
    rows.milestones = catalog.milestones;
    rows.levels = catalog.levels;
    for (auto &version : versions) {
        const auto current = std::find_if(catalog.milestones.begin(), catalog.milestones.end(),
                                          [&](const auto &each) { return each.id == version.id; });
        if (current != catalog.milestones.end() && current->version != version.version)
            rows.milestones.push_back(std::move(version));
    }
    store::RunRepository runs(database);
    MP_ASSIGN(const auto sources, runs.sources());
    MP_ASSIGN(const auto waiting, waitingRows(runs, sources));
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const store::SourceRecord &source = sources[i];
        rows.sources.push_back({source.name, source.kind, source.lastCompleteDay, source.lastSuccess, waiting[i]});
        if (source.events && source.lastCompleteDay.valid())
            rows.eventsThrough = std::max(rows.eventsThrough, source.lastCompleteDay);
    }
    MP_TRY(loadAuthored(database, rows));
    MP_ASSIGN(const auto rates, store::ExchangeRateRepository(database).list());
    for (const auto &rate : rates) {
        if (const auto currency = Currency::fromCode(rate.currency))
            rows.rates.push_back({*currency, rate.day, rate.rate});
    }
    return {};
}

/// On a connection of its own. The value says of which state of the store the rows are.
Result<std::int64_t> loadRecordsApart(const std::string &path, const Zone &zone, Purpose purpose, PortfolioRows &rows)
{
    MP_ASSIGN(const auto database, store::Database::open(path, {store::Access::ReadOnly, false, {}}));
    MP_ASSIGN(const auto transaction, ReadTransaction::begin(*database));
    MP_ASSIGN(const std::int64_t version, versionOf(*database));
    MP_TRY(loadRecords(*database, zone, purpose, rows));
    return version;
}

} // namespace

struct SnapshotMaker::Private {
    store::Database &database;
    SettingValues settings;
    Zone zone;
    PortfolioRows rows;
    std::vector<PutAway> putAway;
    std::vector<AccountId> dirty; ///< ascending
    std::unique_ptr<ReadTransaction> transaction;
    std::unique_ptr<Deriver> deriver;
    Purpose purpose;
};

SnapshotMaker::SnapshotMaker(std::unique_ptr<Private> p) : d(std::move(p)) {}
SnapshotMaker::~SnapshotMaker() = default;

Result<std::unique_ptr<SnapshotMaker>> SnapshotMaker::load(store::Database &database, const SettingValues &settings,
                                                           Day today, const JobControl &control, Purpose purpose)
{
    auto p = std::make_unique<Private>(Private{database, settings, zoneOf(settings), {}, {}, {}, nullptr, nullptr, purpose});
    MP_ASSIGN(p->transaction, ReadTransaction::begin(database));
    MP_ASSIGN(const std::int64_t version, versionOf(database));
    p->rows.dataVersion = static_cast<std::uint64_t>(version);
    p->rows.today = today;

    store::AccountRepository accounts(database);
    MP_ASSIGN(const std::int64_t count, accounts.count());
    PortfolioRows apart;
    std::future<Result<std::int64_t>> records;
    if (count >= accountsForTwoThreads)
        records = std::async(std::launch::async, [&] { return loadRecordsApart(database.path(), p->zone, purpose, apart); });
    const Result<> loaded = loadAccounts(database, purpose, p->rows);
    bool recordsLoaded = false;
    if (records.valid()) {
        const auto loadedFor = records.get();
        // Another process may have written between the two beginnings; then the other half is read here again.
        if (loadedFor && *loadedFor == version) {
            p->rows.subscriptions = std::move(apart.subscriptions);
            p->rows.contacts = std::move(apart.contacts);
            p->rows.tickets = std::move(apart.tickets);
            p->rows.surveys = std::move(apart.surveys);
            p->rows.invoices = std::move(apart.invoices);
            p->rows.churn = std::move(apart.churn);
            p->rows.limits = std::move(apart.limits);
            recordsLoaded = true;
        }
    }
    MP_TRY(loaded);
    if (!recordsLoaded)
        MP_TRY(loadRecords(database, p->zone, purpose, p->rows));
    if (control.cancel.cancelled())
        return cancelled();

    MP_ASSIGN(const auto actions, store::TriageActionRepository(database).list());
    for (const auto &action : actions)
        p->putAway.push_back({action.account, action.kind == TriageAction::Kind::Done, action.on, action.until});
    MP_ASSIGN(const auto dirty, accounts.dirty());
    for (const auto &each : dirty)
        p->dirty.push_back(each.account);
    std::sort(p->dirty.begin(), p->dirty.end());
    MP_ASSIGN(p->deriver, Deriver::open(database, settings));
    if (p->dirty.size() > 300)
        MP_TRY(p->deriver->expectMany());
    return std::unique_ptr<SnapshotMaker>(new SnapshotMaker(std::move(p)));
}

Result<Snapshot> SnapshotMaker::make(Day asOf, const JobControl &control, const RiskOf &risk, const ReturnsOf &returns)
{
    assert(d->purpose == Purpose::Snapshot);
    Snapshot snapshot;
    MP_ASSIGN(snapshot.portfolio, portfolioAt(asOf, true, control));
    RiskFit fit;
    if (risk) {
        MP_ASSIGN(fit, risk(*snapshot.portfolio));
    }
    AccountReturns worth;
    if (returns) {
        MP_ASSIGN(worth, returns(*snapshot.portfolio));
    }
    // What is not needed any more is given back meanwhile, as it takes its time and the judgement needs memory of its own.
    std::future<void> givenBack;
    if (static_cast<std::int64_t>(snapshot.portfolio->accountCount()) >= accountsForTwoThreads)
        givenBack = std::async(std::launch::async, [rows = std::exchange(d->rows, {})]() mutable { rows = {}; });
    snapshot.standing
        = computeStanding(snapshot.portfolio, standingSettingsOf(d->settings), d->putAway, nullptr, onThreads(), &fit, &worth);
    return snapshot;
}

Result<RiskFit> SnapshotMaker::learnRisk(const Portfolio &portfolio, Day cutoff, const JobControl &control)
{
    const StandingSettings settings = standingSettingsOf(d->settings);
    std::vector<PastView> views;
    const std::vector<Day> days = riskViewDays(portfolio, cutoff);
    for (const Day day : days) {
        MP_ASSIGN(const auto then, portfolioAt(day, false, control));
        views.push_back(pastView(*then, settings));
        control.report({"", views.size(), days.size(), 0});
    }
    RiskFit fit = milepost::learnRisk(accountMonths(portfolio, views, cutoff), cutoff);
    fit.trainedTo = cutoff;
    return fit;
}

Result<PastHealth> SnapshotMaker::healthAt(Day asOf, const JobControl &control)
{
    MP_ASSIGN(const auto portfolio, portfolioAt(asOf, false, control));
    return PastHealth{portfolio->id, computeHealth(*portfolio, standingSettingsOf(d->settings))};
}

/// Not `whole`: without progress towards milestones.
Result<std::shared_ptr<const Portfolio>> SnapshotMaker::portfolioAt(Day asOf, bool whole, const JobControl &control)
{
    // The picture people wait for is made on all threads, past dates quietly on one.
    std::optional<DerivedAhead> ahead;
    if (whole && static_cast<std::int64_t>(d->rows.accounts.size()) >= accountsForTwoThreads)
        ahead.emplace(d->database.path(), d->rows.dataVersion, d->deriver->hash(), d->zone.name());
    std::optional<DerivedCursor> cursor;
    const auto keptOf = [&](AccountId account) {
        if (!cursor && ahead && ahead->holds())
            return ahead->at(account);
        if (!cursor)
            cursor.emplace(d->database, d->deriver->hash(), d->zone.name());
        return cursor->at(account);
    };
    const Instant end = d->zone.startOf(asOf + 1);
    std::optional<Error> failure;
    DerivedAccount own;
    const auto source = [&](AccountId account) -> const DerivedAccount * {
        if (failure || control.cancel.cancelled())
            return nullptr;
        const auto refuse = [&](const Error &error) {
            failure = error;
            return nullptr;
        };
        const auto kept = keptOf(account);
        if (!kept)
            return refuse(kept.error());
        const DerivedAccount *derived = *kept;
        if (!derived || std::binary_search(d->dirty.begin(), d->dirty.end(), account)) {
            auto fresh = d->deriver->evaluate(account);
            if (!fresh)
                return refuse(fresh.error());
            own = std::move(*fresh);
            derived = &own;
        }
        // Achievements are judged in order of time, so a past date has the same ones up to that day. Progress is as of the newest
        // event and must be made again.
        if (whole && derived->lastEvent.valid() && derived->lastEvent >= end) {
            auto earlier = d->deriver->evaluate(account, asOf);
            if (!earlier)
                return refuse(earlier.error());
            own = std::move(*earlier);
            derived = &own;
        }
        return derived;
    };
    auto portfolio = buildPortfolio(d->rows, asOf, portfolioSettingsOf(d->settings), source, ahead ? onThreads() : serially);
    if (failure)
        return *failure;
    if (control.cancel.cancelled())
        return cancelled();
    return portfolio;
}

} // namespace milepost
