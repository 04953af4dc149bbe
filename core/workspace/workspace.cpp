#include "workspace/workspace_private.h"

#include "milestones/starter_catalog.h"
#include "store/account_repository.h"
#include "store/authored_repository.h"
#include "store/backup.h"
#include "store/milestone_repository.h"
#include "store/restore.h"
#include "store/run_repository.h"
#include "store/transaction.h"
#include "store/work_lock.h"
#include "sync/pipeline.h"
#include "sync/sources/source.h"
#include "workspace/derived_beside.h"
#include "workspace/deriver.h"
#include "workspace/kept_picture.h"
#include "workspace/snapshot_maker.h"

#include <QStandardPaths>

#include <pwd.h>
#include <unistd.h>

#include <algorithm>

namespace milepost {

namespace {

constexpr std::size_t keptSnapshots = 3;
constexpr std::int32_t oldestShownDays = 7; ///< what is older says nothing about this morning
constexpr std::size_t fewestKept = 2'000; ///< accounts; fewer are there before the window is

std::string loginName()
{
    if (const passwd *entry = getpwuid(geteuid()); entry && entry->pw_name && *entry->pw_name)
        return entry->pw_name;
    return "user " + std::to_string(geteuid());
}

} // namespace

Workspace::Workspace(std::unique_ptr<Private> p) : d(std::move(p)) {}
Workspace::~Workspace() = default;

Result<> Workspace::Private::refresh()
{
    MP_ASSIGN(const std::uint64_t now, store->dataVersion());
    if (now == version && !settings.empty())
        return {};
    MP_ASSIGN(const auto stored, store::SettingRepository(database()).all());
    settings = effectiveSettings(stored);
    zone = zoneOf(settings);
    version = now;
    return {};
}

Error Workspace::Private::readOnlyRefusal() const
{
    return Error{ErrorCode::Unsupported, profile, "the profile is open for reading only"};
}

Result<> Workspace::Private::insertStarterCatalog()
{
    const auto none = [&]() -> Result<bool> {
        MP_ASSIGN(const std::int64_t milestones, database().integer("SELECT count(*) FROM milestone"));
        return milestones == 0;
    };
    MP_ASSIGN(const bool before, none());
    if (!before)
        return {};
    MP_ASSIGN(const Catalog starter, milestones::starterCatalog());
    MP_ASSIGN(auto transaction, store::Transaction::begin(database()));
    MP_ASSIGN(const bool still, none());
    if (!still)
        return {};
    store::MilestoneRepository repository(database());
    for (MilestoneDefinition definition : starter.milestones) {
        definition.origin = Origin::Catalog;
        MP_TRY(repository.add(definition, clock.now(), "Milepost"));
    }
    MP_TRY(repository.setLevels(starter.levels));
    return transaction.commit();
}

Result<std::unique_ptr<Workspace>> Workspace::open(const std::string &profile, const Clock &clock, Options options)
{
    auto p = std::make_unique<Private>(clock, options);
    p->profile = profile;
    p->author = loginName();
    store::StoreOptions storeOptions;
    storeOptions.create = options.create && !options.readOnly;
    storeOptions.readOnly = options.readOnly;
    MP_ASSIGN(p->store, store::Store::open(profile, clock, storeOptions));
    if (!options.readOnly)
        MP_TRY(p->insertStarterCatalog());
    MP_TRY(p->refresh());
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(p)));
    // A backup that cannot be taken must not keep anybody from working; diagnostics list the ones there are.
    if (!options.readOnly && options.dailyBackup)
        static_cast<void>(workspace->takeDailyBackup());
    return workspace;
}

std::string Workspace::defaultProfile()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return (data + QStringLiteral("/milepost")).toStdString();
}

const std::string &Workspace::profile() const { return d->profile; }
Day Workspace::today() const { return d->today(); }
const Zone &Workspace::zone() const { return d->zone; }
const std::string &Workspace::author() const { return d->author; }

std::uint64_t Workspace::dataVersion() const
{
    const auto version = d->store->dataVersion();
    return version ? *version : d->version;
}

Result<std::int64_t> Workspace::derive(const JobControl &control) { return d->derive(control, nullptr); }

Result<std::int64_t> Workspace::Private::derive(const JobControl &control, std::unique_ptr<DerivingThread> begun)
{
    if (options.readOnly)
        return readOnlyRefusal();
    MP_TRY(refresh());
    return deriveDirty(database(), settings, clock, control, std::move(begun));
}

Result<Snapshot> Workspace::snapshot(std::optional<Day> asOf, const JobControl &control)
{
    if (!d->options.readOnly)
        MP_TRY(derive(control));
    MP_TRY(d->refresh());
    const Day today = d->today();
    const Day day = asOf.value_or(today);
    if (!day.valid() || day > today)
        return Error{ErrorCode::InvalidArgument, "as-of", isoFromDay(day) + " lies ahead; the last day is " + isoFromDay(today)};
    for (const auto &cached : d->cache) {
        if (cached.asOf == day && cached.today == today && cached.snapshot.portfolio->dataVersion == d->version
            && !d->learntSince(cached.snapshot) && !d->countedSince(cached.snapshot))
            return cached.snapshot;
    }
    MP_ASSIGN(const auto maker, SnapshotMaker::load(d->database(), d->settings, today, control));
    const auto risk = [&](const Portfolio &portfolio) { return d->riskOf(portfolio, *maker, control); };
    const auto returns = [&](const Portfolio &portfolio) { return d->returnsOf(portfolio, control); };
    MP_ASSIGN(const Snapshot snapshot, maker->make(day, control, risk, returns));
    std::erase_if(d->cache, [&](const auto &cached) {
        return cached.snapshot.portfolio->dataVersion != snapshot.portfolio->dataVersion || cached.today != today
            || cached.asOf == day;
    });
    if (d->cache.size() >= keptSnapshots)
        d->cache.erase(d->cache.begin());
    d->cache.push_back({day, today, snapshot});
    return snapshot;
}

std::optional<LastPicture> Workspace::lastPicture(std::shared_ptr<const KeptPicture> read)
{
    if (!d->refresh())
        return std::nullopt;
    const auto state = stateOf(d->database());
    if (!read) {
        if (auto kept = keptPicture(d->profile, d->settings))
            read = std::make_shared<const KeptPicture>(std::move(*kept));
    }
    if (!read || !state || read->settings != hashOf(d->settings))
        return std::nullopt;
    LastPicture picture{read->snapshot, {}, false};
    if (read->trends)
        picture.trends = std::make_shared<const Trends>(*read->trends);
    const Day today = d->today();
    const Day asOf = picture.snapshot.portfolio->asOf;
    if (asOf > today || today - asOf > oldestShownDays)
        return std::nullopt;
    picture.current = read->sameBuild && read->state == *state && asOf == today;
    if (picture.current)
        d->cache.push_back({today, today, picture.snapshot});
    return picture;
}

Result<> Workspace::keepPicture(const Snapshot &snapshot, std::shared_ptr<const Trends> trends)
{
    const Portfolio &portfolio = *snapshot.portfolio;
    MP_TRY(d->refresh());
    if (portfolio.accountCount() < fewestKept || portfolio.asOf != d->today())
        return {};
    MP_ASSIGN(const std::uint64_t state, stateOf(d->database()));
    MP_ASSIGN(const std::uint64_t version, d->store->dataVersion());
    if (version != portfolio.dataVersion)
        return {};
    KeptPicture picture{snapshot, {}, state};
    if (trends && trends->dataVersion == portfolio.dataVersion && trends->asOf == portfolio.asOf)
        picture.trends = *trends;
    return milepost::keepPicture(d->profile, d->settings, picture);
}

Result<> Workspace::keepPictureForNextWindow(const JobControl &control)
{
    MP_TRY(d->refresh());
    MP_ASSIGN(const std::int64_t accounts, store::AccountRepository(d->database()).count());
    if (accounts < static_cast<std::int64_t>(fewestKept))
        return {};
    MP_ASSIGN(const std::uint64_t state, stateOf(d->database()));
    if (const auto kept = keptPicture(d->profile, d->settings); kept && kept->sameBuild && kept->state == state && kept->snapshot.portfolio->asOf == d->today())
        return {};
    MP_ASSIGN(const Snapshot made, snapshot(std::nullopt, control));
    return keepPicture(made, nullptr);
}

Result<Trends> Workspace::trends(const Snapshot &snapshot, const JobControl &control)
{
    const Portfolio &newest = *snapshot.portfolio;
    Trends trends;
    trends.asOf = newest.asOf;
    trends.dataVersion = newest.dataVersion;
    std::array<std::int16_t, Trends::points> none{};
    none.fill(-1);
    trends.health.assign(newest.accountCount(), none);
    for (AccountIndex account = 0; account < newest.accountCount(); ++account)
        trends.health[account].back() = snapshot.standing->health[account].score;
    MP_TRY(d->refresh());
    MP_ASSIGN(const auto maker, SnapshotMaker::load(d->database(), d->settings, d->today(), control,
                                                    SnapshotMaker::Purpose::HealthOnly));
    for (int weeks = 1; weeks < Trends::points; ++weeks) {
        MP_ASSIGN(const PastHealth earlier, maker->healthAt(newest.asOf - 7 * weeks, control));
        const auto point = static_cast<std::size_t>(Trends::points - 1 - weeks);
        for (AccountIndex account = 0; account < newest.accountCount(); ++account) {
            const auto then = std::ranges::lower_bound(earlier.accounts, newest.id[account]);
            if (then != earlier.accounts.end() && *then == newest.id[account])
                trends.health[account][point] = earlier.health[static_cast<std::size_t>(then - earlier.accounts.begin())].score;
        }
        control.report({"", static_cast<std::uint64_t>(weeks), Trends::points - 1, 0});
    }
    return trends;
}

Result<std::vector<CatalogEntry>> Workspace::catalogEntries()
{
    MP_ASSIGN(const Catalog current, catalog());
    MP_ASSIGN(const Snapshot now, snapshot());
    const Portfolio &portfolio = *now.portfolio;
    std::vector<std::int64_t> reached(portfolio.milestones.size(), 0);
    for (AccountIndex account = 0; account < portfolio.accountCount(); ++account) {
        std::vector<bool> seen(portfolio.milestones.size(), false);
        for (const AchievementFact &fact : portfolio.achievements.of(account)) {
            if (!seen[fact.milestone]) {
                seen[fact.milestone] = true;
                ++reached[fact.milestone];
            }
        }
    }
    std::vector<CatalogEntry> entries;
    for (const auto &definition : current.milestones) {
        const MilestoneIndex index = portfolio.findMilestone(definition.key);
        entries.push_back({definition, index == noMilestone ? 0 : reached[index]});
    }
    return entries;
}

Result<std::vector<MilestoneDefinition>> Workspace::milestoneVersions()
{
    return store::MilestoneRepository(d->database()).versions();
}

Result<Catalog> Workspace::catalog() { return store::MilestoneRepository(d->database()).catalog(); }

Result<std::vector<RunRecord>> Workspace::runs(std::size_t limit)
{
    return store::RunRepository(d->database()).list(limit);
}

Result<std::vector<Rejection>> Workspace::rejections(std::optional<RunId> run, std::size_t limit)
{
    return store::RunRepository(d->database()).rejections(run, limit);
}

Result<std::vector<Finding>> Workspace::findings() { return store::RunRepository(d->database()).findings(); }

Result<std::map<std::string, std::string>> Workspace::settings()
{
    MP_TRY(d->refresh());
    return d->settings;
}

Result<std::vector<SavedView>> Workspace::views()
{
    MP_ASSIGN(const auto stored, store::SavedViewRepository(d->database()).list());
    std::vector<SavedView> views;
    for (const auto &[name, definition] : stored)
        views.push_back({name, definition});
    return views;
}

Result<AccountId> Workspace::findAccount(const std::string &externalId)
{
    return store::AccountRepository(d->database()).find(externalId);
}

Result<MilestoneId> Workspace::findMilestone(const std::string &key)
{
    MP_ASSIGN(const auto definition, store::MilestoneRepository(d->database()).get(key));
    return definition.id;
}

Result<ImportPreview> Workspace::preview(const std::string &path, const std::optional<Mapping> &mapping,
                                         std::size_t rows)
{
    MP_TRY(d->refresh());
    const sync::ImportContext context{d->database(), d->zone, d->clock, importCurrencyOf(d->settings)};
    return sync::previewFile(path, mapping, rows, context);
}

Result<> Workspace::keepMapping(const std::string &samplePath, const Mapping &mapping)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_TRY(d->refresh());
    const sync::ImportContext context{d->database(), d->zone, d->clock, importCurrencyOf(d->settings)};
    return sync::keepMapping(samplePath, mapping, context);
}

Result<ImportReport> Workspace::import(const ImportRequest &request, const JobControl &control)
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_TRY(d->refresh());
    const sync::ImportContext context{d->database(), d->zone, d->clock, importCurrencyOf(d->settings)};
    if (request.dryRun)
        return sync::importFiles(request, context, control);
    MP_ASSIGN(const bool sample, store::AccountRepository(d->database()).hasSample());
    if (sample) {
        // One's own data never mixes with the sample: it makes room, but only for data that can be read.
        ImportRequest trial = request;
        trial.dryRun = true;
        MP_ASSIGN(auto tried, sync::importFiles(trial, context, control));
        const bool anything = std::any_of(tried.files.begin(), tried.files.end(),
                                          [](const ImportFileReport &file) { return file.rows > file.rejected; });
        if (!anything || tried.cancelled)
            return tried;
        MP_TRY(removeSample());
    }
    // Imports and synchronizations of other threads and processes come one after the other.
    MP_ASSIGN(const auto turn, store::WorkLock::take(
                                   d->profile, store::importLock, "importing",
                                   [&, wait = sync::sourceWorld(d->clock, d->zone).wait](std::int64_t ms) {
                                       control.yieldTurn();
                                       return wait(ms, control.cancel);
                                   },
                                   [&](const std::string &holder) { control.report({"waiting for " + holder, 0, 0, 0}); }));
    MP_TRY(d->database().setDurability(store::Durability::Bulk));
    d->importing = true;
    DerivedBeside beside(d->database(), d->settings);
    sync::ImportContext deriving = context;
    deriving.deriving = &beside;
    auto report = sync::importFiles(request, deriving, control);
    // What was merged is on the disk now. What is derived of it need not be: were it lost, its accounts would still be dirty. What a
    // cancelled import leaves dirty is derived with the next snapshot.
    Result<std::int64_t> derived = std::int64_t(0);
    if (report && !report->cancelled) {
        const auto bulk = d->database().setDurability(store::Durability::Bulk);
        derived = bulk ? d->derive(control, beside.takeThread()) : Result<std::int64_t>(bulk.error());
    }
    d->importing = false;
    MP_TRY(d->database().setDurability(store::Durability::Full));
    if (report && !derived && derived.error().code != ErrorCode::Cancelled)
        return derived.error();
    return report;
}

Result<std::string> Workspace::takeDailyBackup()
{
    if (d->options.readOnly)
        return d->readOnlyRefusal();
    MP_ASSIGN(const std::int64_t accounts, store::AccountRepository(d->database()).count());
    if (accounts == 0)
        return std::string();
    return store::rotateBackups(d->database(), store::Store::backupFolder(d->profile), d->clock.now());
}

Result<> Workspace::backup(const std::string &path) { return store::backupTo(d->database(), path); }

Result<> Workspace::restore(const std::string &profile, const std::string &backup, const Clock &clock)
{
    forgetPicture(profile); // the next start is not to show what was before, also when it is the one that finishes this
    MP_TRY(store::restore(profile, backup, clock.now()));
    forgetPicture(profile); // a window may have closed meanwhile
    return {};
}

} // namespace milepost
