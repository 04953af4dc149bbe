#include "workspace/deriver.h"

#include "base/hash.h"
#include "milestones/data_milestones.h"
#include "store/account_repository.h"
#include "store/database.h"
#include "store/derived_repository.h"
#include "store/milestone_repository.h"
#include "store/record_repository.h"
#include "store/transaction.h"
#include "workspace/deriving_thread.h"

#include <algorithm>
#include <set>

namespace milepost {

namespace {

/// M0 `start` for rules is the one that will hold for good: a first subscription that lies ahead is it already.
constexpr Day endOfTime{2'000'000};
constexpr std::size_t manyAccounts = 300;
constexpr std::size_t mostPerSlice = 1'000, fewestPerSlice = 200;
constexpr std::int64_t sliceMs = 120;
constexpr std::int64_t perLookUp = 8; ///< accounts that are read in a row in the time of one by itself
constexpr std::size_t fewestForTwo = 500; ///< from so many dirty accounts on a second thread is worth its connection
constexpr std::string_view derivedFor = "derived_hash"; ///< row of `counter`: what every clean account was derived for

Result<std::int64_t> dataVersion(store::Database &database)
{
    return database.integer("SELECT value FROM counter WHERE name = 'data_version'");
}

template <class Row> std::span<const Row> ofAccount(const std::vector<Row> &rows, AccountId account)
{
    const auto [first, last] = std::equal_range(
        rows.begin(), rows.end(), account,
        [](const auto &a, const auto &b) {
            if constexpr (std::is_same_v<std::decay_t<decltype(a)>, AccountId>)
                return a < b.account;
            else
                return a.account < b;
        });
    return std::span<const Row>(rows).subspan(static_cast<std::size_t>(first - rows.begin()),
                                              static_cast<std::size_t>(last - first));
}

/// The events of a reader up to a moment.
class EarlierEvents final : public EventReader {
public:
    EarlierEvents(const EventReader &all, Instant before) : m_all(all)
    {
        const auto events = all.events();
        const auto end = std::lower_bound(events.begin(), events.end(), before,
                                          [](const EventPoint &point, Instant at) { return point.time < at; });
        m_events = events.first(static_cast<std::size_t>(end - events.begin()));
    }
    [[nodiscard]] std::span<const EventPoint> events() const override { return m_events; }
    [[nodiscard]] std::optional<EventNameId> nameId(std::string_view name) const override
    {
        return m_all.nameId(name);
    }
    [[nodiscard]] std::string_view nameOf(EventNameId id) const override { return m_all.nameOf(id); }
    [[nodiscard]] std::optional<std::string> property(std::uint32_t row, std::string_view path) const override
    {
        return m_all.property(row, path);
    }

private:
    const EventReader &m_all;
    std::span<const EventPoint> m_events;
};

/// Measures slices by the clock that was passed in; under a clock that stands still the number of accounts ends them.
class Stopwatch {
public:
    explicit Stopwatch(const Clock &clock) : m_clock(clock), m_start(clock.now()) {}
    [[nodiscard]] std::int64_t ms() const { return m_clock.now().ms - m_start.ms; }

private:
    const Clock &m_clock;
    Instant m_start;
};

Result<> discoverTypes(store::Database &database, Deriver &deriver, const std::vector<store::AccountRepository::Dirty> &dirty,
                       const Clock &clock, const JobControl &control, bool &found)
{
    if (!deriver.reader().nameId(milestones::milestoneAchievedEvent))
        return {};
    std::vector<MilestoneDefinition> definitions;
    std::set<std::string> keys;
    for (const auto &each : dirty) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, "derive", "milestone types"};
        MP_TRY(deriver.reader().load(each.account));
        for (const auto &seen : milestones::typesIn(deriver.reader())) {
            MilestoneDefinition definition = milestones::definitionFromData(seen.type, seen.category);
            if (!definition.key.empty() && keys.insert(definition.key).second)
                definitions.push_back(std::move(definition));
        }
    }
    if (definitions.empty())
        return {};
    MP_ASSIGN(auto transaction, store::Transaction::begin(database));
    MP_ASSIGN(const std::int64_t added, store::MilestoneRepository(database).addFromData(definitions, clock.now()));
    if (added == 0)
        return {};
    found = true;
    return transaction.commit();
}

/// Last days of the months from the one of `first` up to the one before `today`'s.
std::vector<Day> monthEndsBetween(Day first, Day today)
{
    std::vector<Day> ends;
    for (Day end = milestones::monthEndOf(first); end < today; end = milestones::monthEndOf(end + 1))
        ends.push_back(end);
    return ends;
}

Result<> freezeCutOffs(store::Database &database, Deriver &deriver, Day today, const JobControl &control, bool &frozen)
{
    const auto leaves = deriver.compiled().percentileLeaves();
    if (leaves.empty())
        return {};
    const auto firstMs = database.integer("SELECT min(first_ms) FROM segment WHERE account IS NOT NULL "
                                          "HAVING min(first_ms) IS NOT NULL");
    if (!firstMs)
        return firstMs.error().code == ErrorCode::NotFound ? Result<>() : Result<>(firstMs.error());
    const auto all = monthEndsBetween(deriver.zone().dayOf(Instant{*firstMs}), today);
    store::MilestoneRepository repository(database);
    MP_ASSIGN(const auto kept, repository.cutOffs());
    std::set<std::tuple<std::uint64_t, double, Day>> known;
    for (const auto &each : kept)
        known.emplace(each.rule, each.percentile, each.monthEnd);
    for (const auto &leaf : leaves) {
        std::vector<Day> missing;
        std::copy_if(all.begin(), all.end(), std::back_inserter(missing), [&](Day end) {
            return !known.contains({leaf.fingerprint, leaf.percentile, end});
        });
        if (missing.empty())
            continue;
        std::vector<std::vector<std::uint32_t>> counts(missing.size());
        auto &reader = deriver.reader();
        const Result<> counted = reader.forEachAccount([&](AccountId account) -> Result<> {
            if (control.cancel.cancelled())
                return Error{ErrorCode::Cancelled, "derive", "cut-offs"};
            MP_TRY(reader.load(account));
            if (reader.events().empty())
                return {};
            const Day first = deriver.zone().dayOf(reader.events().front().time);
            const auto mine = milestones::countsAtMonthEnds(reader, leaf.match, missing, deriver.zone());
            for (std::size_t i = 0; i < missing.size(); ++i) {
                if (first <= missing[i])
                    counts[i].push_back(mine[i]);
            }
            return {};
        });
        MP_TRY(counted);
        MP_ASSIGN(auto transaction, store::Transaction::begin(database));
        for (std::size_t i = 0; i < missing.size(); ++i) {
            const double value = milestones::cutOffOf(counts[i], leaf.percentile).value_or(0);
            MP_TRY(repository.freezeCutOff({missing[i], leaf.fingerprint, leaf.percentile, value}));
            known.emplace(leaf.fingerprint, leaf.percentile, missing[i]);
        }
        MP_TRY(transaction.commit());
        frozen = true;
    }
    return {};
}

} // namespace

Deriver::Deriver(store::Database &database, const SettingValues &settings, store::EventNames names)
    : m_database(database), m_zone(zoneOf(settings)), m_timeZero(portfolioSettingsOf(settings).timeZero),
      m_names(std::move(names)), m_reader(database, m_names)
{
}

Result<std::unique_ptr<Deriver>> Deriver::open(store::Database &database, const SettingValues &settings)
{
    MP_ASSIGN(auto names, store::EventNames::load(database));
    std::unique_ptr<Deriver> deriver(new Deriver(database, settings, std::move(names)));
    MP_TRY(deriver->loadCatalog());
    return deriver;
}

Result<> Deriver::loadCatalog()
{
    store::MilestoneRepository repository(m_database);
    MP_ASSIGN(const auto versions, repository.versions());
    m_compiled = milestones::CompiledCatalog::compile(versions);
    m_hash = combineHash(milestones::catalogHash(versions, m_zone), static_cast<std::uint64_t>(m_timeZero));
    std::vector<milestones::PercentileCutOff> cutOffs;
    if (!m_compiled.percentileLeaves().empty()) {
        MP_ASSIGN(const auto rows, repository.cutOffs());
        for (const auto &row : rows) {
            cutOffs.push_back({row.rule, row.percentile, row.monthEnd, row.value});
            m_hash = combineHash(m_hash, combineHash(row.rule, static_cast<std::uint64_t>(row.monthEnd.value)));
        }
    }
    m_evaluator = std::make_unique<milestones::RuleEvaluator>(m_compiled, m_zone,
                                                              milestones::PercentileCutOffs(std::move(cutOffs)));
    return {};
}

Result<> Deriver::expectMany()
{
    if (m_many)
        return {};
    store::RecordRepository records(m_database, m_zone);
    std::vector<SubscriptionRecord> subscriptions;
    const auto besides = std::make_shared<Besides>();
    MP_ASSIGN(besides->version, dataVersion(m_database));
    MP_TRY(records.forEachSubscription([&](const SubscriptionRecord &record) { subscriptions.push_back(record); }));
    MP_TRY(records.forEachLimit([&](const LimitReading &reading) { besides->limits.push_back(reading); }));
    MP_ASSIGN(besides->logged, store::MilestoneRepository(m_database).logged());
    AccountRecord record;
    MP_TRY(store::AccountRepository(m_database).forEachSignup([&](AccountId account, Day signup) {
        record.signup = signup;
        if (const Day start = startDay(record, ofAccount(subscriptions, account), m_timeZero, endOfTime); start.valid())
            besides->starts[account] = start;
    }));
    m_besides = besides;
    m_many = true;
    return {};
}

void Deriver::expectManyAs(const Deriver &other)
{
    if (!other.m_many)
        return;
    m_besides = other.m_besides;
    m_many = true;
}

Result<std::int64_t> Deriver::enterView()
{
    MP_TRY(m_names.refresh());
    MP_ASSIGN(const std::int64_t version, dataVersion(m_database));
    return m_many ? std::min(version, m_besides->version) : version;
}

Result<> Deriver::loadContext(AccountId account)
{
    store::RecordRepository records(m_database, m_zone);
    std::vector<SubscriptionRecord> subscriptions;
    MP_TRY(records.forEachSubscription([&](const SubscriptionRecord &record) { subscriptions.push_back(record); },
                                       account));
    const auto besides = std::make_shared<Besides>();
    MP_TRY(records.forEachLimit([&](const LimitReading &reading) { besides->limits.push_back(reading); }, account));
    MP_ASSIGN(besides->logged, store::MilestoneRepository(m_database).logged(account));
    MP_ASSIGN(const auto record, store::AccountRepository(m_database).get(account));
    besides->starts[account] = startDay(record, subscriptions, m_timeZero, endOfTime);
    m_besides = besides;
    return {};
}

milestones::AccountContext Deriver::contextOf(AccountId account) const
{
    milestones::AccountContext context;
    const auto start = m_besides->starts.find(account);
    context.start = start == m_besides->starts.end() ? Day() : start->second;
    context.limits = ofAccount(m_besides->limits, account);
    context.logged = ofAccount(m_besides->logged, account);
    return context;
}

DerivedAccount Deriver::evaluate(AccountId account, const EventReader &events)
{
    return m_evaluator->evaluate(events, contextOf(account));
}

Result<DerivedAccount> Deriver::evaluate(AccountId account, Day asOf)
{
    if (!m_many)
        MP_TRY(loadContext(account));
    MP_TRY(m_reader.load(account));
    milestones::AccountContext context = contextOf(account);
    DerivedAccount derived;
    if (asOf.valid()) {
        const auto until = [&](const auto &row) { return row.on <= asOf; };
        std::vector<LimitReading> limits;
        std::copy_if(context.limits.begin(), context.limits.end(), std::back_inserter(limits), until);
        std::vector<LoggedMilestone> logged;
        std::copy_if(context.logged.begin(), context.logged.end(), std::back_inserter(logged), until);
        context.limits = limits;
        context.logged = logged;
        derived = m_evaluator->evaluate(EarlierEvents(m_reader, m_zone.startOf(asOf + 1)), context);
    } else {
        derived = m_evaluator->evaluate(m_reader, context);
    }
    if (m_reader.failure())
        return *m_reader.failure();
    return derived;
}

Result<bool> markAllForNewHash(store::Database &database, std::uint64_t hash)
{
    const auto stored = static_cast<std::int64_t>(hash);
    const auto was = database.integer("SELECT value FROM counter WHERE name = 'derived_hash'");
    if (was && *was == stored)
        return false;
    if (!was && was.error().code != ErrorCode::NotFound)
        return was.error();
    MP_ASSIGN(auto transaction, store::Transaction::begin(database));
    MP_TRY(store::AccountRepository(database).markAllDirty());
    {
        auto statement = database.prepare("INSERT INTO counter(name, value) VALUES(?, ?) "
                                          "ON CONFLICT(name) DO UPDATE SET value = excluded.value");
        MP_TRY(statement.with(derivedFor, stored).run());
    }
    MP_TRY(transaction.commit());
    return true;
}

Result<std::int64_t> deriveDirty(store::Database &database, const SettingValues &settings, const Clock &clock,
                                 const JobControl &control, std::unique_ptr<DerivingThread> begun)
{
    store::AccountRepository accounts(database);
    MP_ASSIGN(auto deriver, Deriver::open(database, settings));
    MP_ASSIGN(auto dirty, accounts.dirty());
    bool changed = false;
    if (!dirty.empty())
        MP_TRY(discoverTypes(database, *deriver, dirty, clock, control, changed));
    if (changed) {
        MP_ASSIGN(deriver, Deriver::open(database, settings));
        changed = false;
    }
    MP_TRY(freezeCutOffs(database, *deriver, deriver->zone().dayOf(clock.now()), control, changed));
    if (changed) {
        MP_ASSIGN(deriver, Deriver::open(database, settings));
    }
    MP_ASSIGN(const bool anew, markAllForNewHash(database, deriver->hash()));
    if (anew) {
        MP_ASSIGN(dirty, accounts.dirty());
    }
    MP_ASSIGN(const std::int64_t known, accounts.count());
    control.yieldTurn();
    const bool many = dirty.size() >= manyAccounts && static_cast<std::int64_t>(dirty.size()) * perLookUp >= known;
    if (many)
        MP_TRY(deriver->expectMany());
    control.yieldTurn();
    // What a thread that has begun has derived for another catalog, or could not read, is derived anew.
    auto thread = std::move(begun); // ends before `deriver`, which it may ask
    if (!thread || !thread->holdsFor(deriver->hash()))
        thread = std::make_unique<DerivingThread>(deriver->hash());
    DerivingThread &second = *thread;
    second.add(dirty);
    if (many)
        second.judgeBy(*deriver);
    if (dirty.size() >= fewestForTwo)
        second.start(database, settings);

    // Few accounts are written in several slices too: while one is, the other thread derives the next.
    const std::size_t all = second.added();
    const std::size_t sliceAccounts = std::clamp(all / 4, fewestPerSlice, mostPerSlice);
    std::size_t done = 0;
    while (done < all) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, "derive", std::to_string(all - done) + " accounts left"};
        const Stopwatch watch(clock);
        std::vector<DerivedChunk> slice = second.takeFinished();
        std::size_t accountsHere = 0;
        for (const DerivedChunk &chunk : slice)
            accountsHere += chunk.accounts.size();
        // What the other thread has not taken is derived here; when all is taken, this one waits for the rest.
        while (slice.empty() || (accountsHere < sliceAccounts && watch.ms() < sliceMs)) {
            auto chunk = second.claim();
            if (chunk.empty()) {
                if (slice.empty())
                    slice = second.waitForFinished();
                break;
            }
            MP_ASSIGN(auto derived, deriveChunk(*deriver, std::move(chunk)));
            accountsHere += derived.accounts.size();
            slice.push_back(std::move(derived));
        }
        MP_TRY(second.failure());
        if (!slice.empty()) {
            MP_ASSIGN(auto transaction, store::Transaction::begin(database));
            for (const DerivedChunk &chunk : slice) {
                MP_TRY(keepChunk(database, chunk, deriver->hash(), deriver->zone().name()));
                done += chunk.accounts.size();
            }
            MP_TRY(transaction.commit());
            control.report({"", done, all, done});
        }
        control.yieldTurn();
    }
    return static_cast<std::int64_t>(done);
}

} // namespace milepost
