#include "workspace/derived_beside.h"

#include "milestones/data_milestones.h"
#include "store/database.h"
#include "store/derived_repository.h"
#include "store/read_view.h"

#include <algorithm>

namespace milepost {

namespace {

constexpr std::size_t mostShare = 8; ///< one in so many accounts: as deriveDirty() reads them one by one

} // namespace

DerivedBeside::DerivedBeside(store::Database &database, const SettingValues &settings)
    : m_database(database), m_settings(settings)
{
}

DerivedBeside::~DerivedBeside() = default;

Result<bool> DerivedBeside::begin()
{
    end();
    m_judged = m_settings; // read() is on another thread, and edits between slices may change these
    if (m_database.path() == ":memory:")
        return false;
    MP_ASSIGN(const auto deriver, Deriver::open(m_database, m_judged));
    // Cut-offs are frozen over the events of all accounts.
    if (!deriver->compiled().percentileLeaves().empty())
        return false;
    m_hash = deriver->hash();
    MP_ASSIGN([[maybe_unused]] const bool all, markAllForNewHash(m_database, m_hash));
    return true;
}

bool DerivedBeside::read()
{
    // What keeps this from being read is met again, and told, by whoever derives afterwards.
    const auto done = readAll();
    return done.ok() && *done;
}

Result<bool> DerivedBeside::readAll()
{
    store::OpenOptions reading;
    reading.access = store::Access::ReadOnly;
    reading.vfs = m_database.vfs();
    MP_ASSIGN(m_reading, store::Database::open(m_database.path(), reading));
    const store::ReadView view(*m_reading);
    MP_TRY(view.taken());
    MP_ASSIGN(m_version, m_reading->integer("SELECT value FROM counter WHERE name = 'data_version'"));
    MP_ASSIGN(m_deriver, Deriver::open(*m_reading, m_judged));
    if (m_deriver->hash() != m_hash)
        return false;
    MP_TRY(m_deriver->expectMany());
    m_events.emplace(m_deriver->names());
    m_reported = m_deriver->names().find(milestones::milestoneAchievedEvent);
    return true;
}

void DerivedBeside::derive(AccountId account, std::span<const store::NewEvent> events, const std::vector<bool> &isNew,
                           std::size_t first, sync::DerivedSlice &into)
{
    // They may name milestones that are not in the catalog yet.
    if (m_reported && std::any_of(events.begin(), events.end(), [&](const auto &event) { return event.name == *m_reported; }))
        return;
    m_events->take(events, isNew, first);
    into.accounts.push_back(account);
    into.blocks.push_back(store::packDerived(m_deriver->evaluate(account, *m_events)));
}

Result<> DerivedBeside::keep(const sync::DerivedSlice &slice)
{
    const std::vector<std::span<const std::byte>> blocks(slice.blocks.begin(), slice.blocks.end());
    return store::DerivedRepository(m_database).putPacked(slice.accounts, blocks, m_hash, m_deriver->zone().name());
}

void DerivedBeside::expect()
{
    // It takes a moment until the thread can begin.
    if (!m_thread)
        m_thread = std::make_unique<DerivingThread>();
    m_thread->start(m_database, m_settings);
}

void DerivedBeside::committed(std::span<const AccountId> accounts)
{
    if (!m_thread)
        return;
    // Where they are many of all, what they are judged by is better read at once, afterwards. What cannot be read here is met again then.
    const auto newest = m_database.integer("SELECT max(id) FROM account");
    const auto version = m_database.integer("SELECT value FROM counter WHERE name = 'data_version'");
    m_committed += accounts.size();
    if (!newest || !version || m_committed * mostShare > static_cast<std::size_t>(*newest))
        return;
    std::vector<store::AccountRepository::Dirty> dirty;
    for (const AccountId account : accounts)
        dirty.push_back({account, *version});
    m_thread->add(dirty);
}

void DerivedBeside::end()
{
    m_events.reset();
    m_deriver.reset();
    m_reading.reset();
}

} // namespace milepost
