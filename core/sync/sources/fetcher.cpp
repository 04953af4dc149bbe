#include "sync/sources/fetcher.h"

#include <chrono>
#include <utility>

namespace milepost::sync {

namespace {
constexpr std::size_t mostWaiting = 2; ///< deliveries fetched ahead
}

Fetcher::Fetcher(SourceConfiguration configuration, std::string secret, std::string cursor, SourceWorld world, CancelToken cancel)
    : m_cancel(std::move(cancel)), m_thread([this, configuration = std::move(configuration), secret = std::move(secret),
                                             cursor = std::move(cursor), world = std::move(world)] {
          run(configuration, secret, cursor, world);
      })
{
}

Fetcher::~Fetcher()
{
    m_cancel.cancel();
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

bool Fetcher::put(Item item)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_closing || m_items.size() < mostWaiting; });
    if (m_closing)
        return false;
    m_items.push_back(std::move(item));
    lock.unlock();
    m_changed.notify_all();
    return true;
}

std::optional<Fetcher::Item> Fetcher::take(int ms)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, std::chrono::milliseconds(ms), [this] { return !m_items.empty(); }))
        return std::nullopt;
    Item item = std::move(m_items.front());
    m_items.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return item;
}

void Fetcher::run(const SourceConfiguration &configuration, const std::string &secret, const std::string &cursor,
                  const SourceWorld &world)
{
    const auto fetchAll = [&]() -> Result<> {
        const SourceKind *kind = sourceKind(configuration.kind);
        if (!kind)
            return Error{ErrorCode::Unsupported, configuration.kind, "there is no such kind of source"};
        MP_ASSIGN(const auto source, kind->open(configuration, secret, cursor, world));
        MP_ASSIGN(std::string server, source->connect(m_cancel));
        if (!put(std::move(server)))
            return {};
        MP_ASSIGN(const Extent extent, source->extent(m_cancel));
        if (!put(extent))
            return {};
        for (;;) {
            MP_ASSIGN(auto delivery, source->next(m_cancel));
            if (!delivery || !put(std::move(*delivery)))
                return {};
        }
    };
    Result<> outcome;
    try {
        outcome = fetchAll();
    } catch (const std::exception &error) {
        outcome = Error{ErrorCode::Internal, configuration.name, error.what()};
    }
    static_cast<void>(outcome.ok() ? put(End{}) : put(outcome.error()));
}

} // namespace milepost::sync
