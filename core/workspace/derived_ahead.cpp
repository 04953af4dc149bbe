#include "workspace/derived_ahead.h"

#include "store/database.h"
#include "store/derived_repository.h"

#include <utility>

namespace milepost {

namespace {
constexpr std::size_t batchAccounts = 256;
constexpr std::size_t mostBatches = 64; ///< waiting: some megabytes
}

DerivedAhead::DerivedAhead(std::string path, std::uint64_t dataVersion, std::uint64_t hash, std::string zone)
    : m_path(std::move(path)), m_zone(std::move(zone)), m_version(dataVersion), m_hash(hash),
      m_thread([this] { run(); })
{
}

DerivedAhead::~DerivedAhead()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void DerivedAhead::setState(State state)
{
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
    }
    m_changed.notify_all();
}

void DerivedAhead::run()
{
    const Result<> done = read();
    {
        const std::lock_guard lock(m_mutex);
        if (!done)
            m_error = done.error();
    }
    setState(m_state == State::Opening ? State::Useless : State::Ended);
}

Result<> DerivedAhead::read()
{
    MP_ASSIGN(const auto database, store::Database::open(m_path, {store::Access::ReadOnly, false, {}}));
    // Ends with the connection. The first read fixes which state of the store is seen.
    MP_TRY(database->execute("BEGIN"));
    MP_ASSIGN(const std::int64_t version, database->integer("SELECT value FROM counter WHERE name = 'data_version'"));
    if (static_cast<std::uint64_t>(version) != m_version)
        return {};
    setState(State::Reading);
    auto statement = database->prepare("SELECT account, catalog_hash, zone, block FROM derived ORDER BY account");
    Batch batch;
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            break;
        const std::size_t at = batch.accounts.size();
        if (at == batch.derived.size())
            batch.derived.emplace_back();
        if (static_cast<std::uint64_t>(statement.integer(1)) != m_hash || statement.text(2) != m_zone
            || !store::unpackDerived(statement.blob(3), batch.derived[at]).ok())
            continue;
        batch.accounts.push_back(statement.id<AccountId>(0));
        if (batch.accounts.size() == batchAccounts && !give(batch))
            return {};
    }
    if (!batch.accounts.empty())
        static_cast<void>(give(batch));
    return {};
}

/// Hands the batch over and takes an empty one for it. False: nobody wants more.
bool DerivedAhead::give(Batch &batch)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopping || m_full.size() < mostBatches; });
    if (m_stopping)
        return false;
    m_full.push_back(std::move(batch));
    batch = {};
    if (!m_spare.empty()) {
        batch = std::move(m_spare.front());
        m_spare.pop_front();
        batch.accounts.clear();
    }
    lock.unlock();
    m_changed.notify_all();
    return true;
}

bool DerivedAhead::holds()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_state != State::Opening; });
    return m_state != State::Useless;
}

Result<const DerivedAccount *> DerivedAhead::at(AccountId account)
{
    const DerivedAccount *nothing = nullptr;
    while (true) {
        while (m_next < m_current.accounts.size() && m_current.accounts[m_next] < account)
            ++m_next;
        if (m_next < m_current.accounts.size())
            return m_current.accounts[m_next] == account ? &m_current.derived[m_next] : nothing;
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_full.empty() || m_state == State::Ended || m_state == State::Useless; });
        if (m_full.empty())
            return m_error ? Result<const DerivedAccount *>(*m_error) : Result<const DerivedAccount *>(nothing);
        m_spare.push_back(std::move(m_current));
        m_current = std::move(m_full.front());
        m_full.pop_front();
        m_next = 0;
        lock.unlock();
        m_changed.notify_all();
    }
}

} // namespace milepost
