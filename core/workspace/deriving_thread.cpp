#include "workspace/deriving_thread.h"

#include "store/database.h"
#include "store/derived_repository.h"
#include "store/read_view.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace milepost {

namespace {

constexpr std::size_t chunkAccounts = 50;
constexpr std::size_t mostFinished = 64; ///< chunks that wait to be written
constexpr auto moment = std::chrono::milliseconds(20);

} // namespace

Result<DerivedChunk> deriveChunk(Deriver &deriver, std::vector<AccountId> accounts)
{
    DerivedChunk chunk;
    chunk.accounts = std::move(accounts);
    chunk.blocks.reserve(chunk.accounts.size());
    const store::ReadView view(deriver.database());
    MP_TRY(view.taken());
    MP_ASSIGN(chunk.version, deriver.enterView());
    deriver.reader().expect(chunk.accounts.front(), chunk.accounts.back(), chunk.accounts.size());
    const auto derived = [&]() -> Result<> {
        for (const AccountId account : chunk.accounts) {
            MP_ASSIGN(const DerivedAccount each, deriver.evaluate(account));
            chunk.blocks.push_back(store::packDerived(each));
        }
        return {};
    }();
    deriver.reader().expectNothing();
    if (!derived.ok())
        return derived.error();
    return chunk;
}

Result<> keepChunk(store::Database &database, const DerivedChunk &chunk, std::uint64_t hash, std::string_view zone)
{
    // Another program may have marked all accounts for a catalog of its own meanwhile: those marks are not for this one to take away.
    MP_ASSIGN(const std::int64_t derivedFor, database.integer("SELECT value FROM counter WHERE name = 'derived_hash'"));
    if (static_cast<std::uint64_t>(derivedFor) != hash)
        return {};
    store::AccountRepository accounts(database);
    MP_ASSIGN(const auto marks, accounts.dirty(chunk.accounts.front(), chunk.accounts.back()));
    std::vector<AccountId> kept;
    std::vector<std::span<const std::byte>> blocks;
    auto mark = marks.begin();
    for (std::size_t i = 0; i < chunk.accounts.size(); ++i) {
        while (mark != marks.end() && mark->account < chunk.accounts[i])
            ++mark;
        if (mark == marks.end() || mark->account != chunk.accounts[i] || mark->stamp > chunk.version)
            continue;
        kept.push_back(chunk.accounts[i]);
        blocks.push_back(chunk.blocks[i]);
    }
    if (kept.empty())
        return {};
    MP_TRY(store::DerivedRepository(database).putPacked(kept, blocks, hash, zone));
    return accounts.clearDirty(kept);
}

DerivingThread::~DerivingThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void DerivingThread::start(const store::Database &database, const SettingValues &settings)
{
    if (m_thread.joinable() || std::thread::hardware_concurrency() < 2 || database.path() == ":memory:")
        return;
    auto run = [this, path = database.path(), vfs = database.vfs(), settings] {
        Result<> worked;
        try {
            worked = work(path, vfs, settings);
        } catch (const std::exception &error) {
            worked = Error{ErrorCode::Internal, "derive", error.what()};
        }
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        if (!worked.ok())
            m_failure = worked.error();
        m_changed.notify_all();
    };
    try {
        m_thread = std::thread(std::move(run));
    } catch (const std::system_error &) { // there is no more of them; one thread does it too
    }
}

Result<> DerivingThread::work(const std::string &path, const std::string &vfs, const SettingValues &settings)
{
    store::OpenOptions reading;
    reading.access = store::Access::ReadOnly;
    reading.vfs = vfs;
    MP_ASSIGN(const auto database, store::Database::open(path, reading));
    MP_ASSIGN(const auto deriver, Deriver::open(*database, settings));
    std::unique_lock lock(m_mutex);
    if (m_hash && *m_hash != deriver->hash())
        return {}; // somebody has changed the catalog meanwhile; the other thread's idea of it holds
    m_hash = deriver->hash();
    m_changed.notify_all();
    for (;;) {
        m_changed.wait(lock, [this] { return m_stop || (m_next < m_accounts.size() && m_finished.size() < mostFinished); });
        if (m_stop)
            return {};
        std::vector<AccountId> accounts = claimLocked();
        const Deriver *judge = m_judge;
        lock.unlock();
        if (judge)
            deriver->expectManyAs(*judge);
        MP_ASSIGN(auto chunk, deriveChunk(*deriver, std::move(accounts)));
        lock.lock();
        m_finished.push_back(std::move(chunk));
        m_changed.notify_all();
    }
}

void DerivingThread::add(std::span<const store::AccountRepository::Dirty> dirty)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &each : dirty) {
            const auto [known, isNew] = m_stamps.try_emplace(each.account, each.stamp);
            if (!isNew && known->second >= each.stamp)
                continue;
            known->second = each.stamp;
            m_accounts.push_back(each.account);
        }
    }
    m_changed.notify_all();
}

std::size_t DerivingThread::added() const
{
    const std::lock_guard lock(m_mutex);
    return m_accounts.size();
}

void DerivingThread::judgeBy(const Deriver &deriver)
{
    const std::lock_guard lock(m_mutex);
    m_judge = &deriver;
}

bool DerivingThread::holdsFor(std::uint64_t hash)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_hash || m_ended || !m_thread.joinable(); });
    return m_hash == hash && !m_failure;
}

std::vector<AccountId> DerivingThread::claim()
{
    const std::lock_guard lock(m_mutex);
    return m_stop ? std::vector<AccountId>() : claimLocked();
}

/// In ascending order, so a chunk ends where others were added behind.
std::vector<AccountId> DerivingThread::claimLocked()
{
    std::vector<AccountId> accounts;
    while (m_next < m_accounts.size() && accounts.size() < chunkAccounts && (accounts.empty() || accounts.back() < m_accounts[m_next]))
        accounts.push_back(m_accounts[m_next++]);
    return accounts;
}

std::vector<DerivedChunk> DerivingThread::takeFinished()
{
    const std::lock_guard lock(m_mutex);
    m_changed.notify_all();
    return std::exchange(m_finished, {});
}

std::vector<DerivedChunk> DerivingThread::waitForFinished()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, moment, [this] { return !m_finished.empty() || m_failure; });
    m_changed.notify_all();
    return std::exchange(m_finished, {});
}

Result<> DerivingThread::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure ? Result<>(*m_failure) : Result<>();
}

} // namespace milepost
