#include "workspace/deriving_thread.h"

#include "store/database.h"
#include "store/derived_repository.h"
#include "store/read_view.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace milepost {

namespace {

constexpr std::size_t chunkAccounts = 100;
constexpr std::size_t mostFinished = 16; ///< chunks that wait to be written
constexpr auto moment = std::chrono::milliseconds(20);

} // namespace

Result<DerivedChunk> deriveChunk(Deriver &deriver, std::span<const store::AccountRepository::Dirty> dirty,
                                 std::size_t first)
{
    DerivedChunk chunk;
    chunk.first = first;
    const std::size_t end = std::min(dirty.size(), first + chunkAccounts);
    chunk.blocks.reserve(end - first);
    const store::ReadView view(deriver.database());
    MP_TRY(view.taken());
    deriver.reader().expect(dirty[first].account, dirty[end - 1].account, end - first);
    const auto derived = [&]() -> Result<> {
        for (std::size_t i = first; i < end; ++i) {
            MP_ASSIGN(const DerivedAccount each, deriver.evaluate(dirty[i].account));
            chunk.blocks.push_back(store::packDerived(each));
        }
        return {};
    }();
    deriver.reader().expectNothing();
    if (!derived.ok())
        return derived.error();
    return chunk;
}

DerivingThread::DerivingThread(std::span<const store::AccountRepository::Dirty> dirty, const Deriver &first)
    : m_dirty(dirty), m_first(first)
{
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
    if (std::thread::hardware_concurrency() < 2 || database.path() == ":memory:")
        return;
    m_thread = std::thread([this, path = database.path(), vfs = database.vfs(), settings] {
        Result<> worked;
        try {
            worked = work(path, vfs, settings);
        } catch (const std::exception &error) {
            worked = Error{ErrorCode::Internal, "derive", error.what()};
        }
        if (!worked.ok()) {
            const std::lock_guard lock(m_mutex);
            m_failure = worked.error();
            m_changed.notify_all();
        }
    });
}

Result<> DerivingThread::work(const std::string &path, const std::string &vfs, const SettingValues &settings)
{
    store::OpenOptions reading;
    reading.access = store::Access::ReadOnly;
    reading.vfs = vfs;
    MP_ASSIGN(const auto database, store::Database::open(path, reading));
    MP_ASSIGN(const auto deriver, Deriver::open(*database, settings));
    if (deriver->hash() != m_first.hash())
        return {}; // somebody has changed the catalog meanwhile; the first thread's idea of it holds
    deriver->expectManyAs(m_first);
    while (const auto chunk = claim()) {
        MP_ASSIGN(auto derived, deriveChunk(*deriver, m_dirty, *chunk));
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stop || m_finished.size() < mostFinished; });
        m_finished.push_back(std::move(derived));
        m_changed.notify_all();
    }
    return {};
}

std::optional<std::size_t> DerivingThread::claim()
{
    const std::lock_guard lock(m_mutex);
    if (m_stop || m_next >= m_dirty.size())
        return std::nullopt;
    return std::exchange(m_next, std::min(m_dirty.size(), m_next + chunkAccounts));
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

Result<> DerivingThread::failure()
{
    const std::lock_guard lock(m_mutex);
    return m_failure ? Result<>(*m_failure) : Result<>();
}

} // namespace milepost
