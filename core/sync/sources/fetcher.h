/// The thread on which a Source lives, and the short queue between it and the one that merges.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sources/source.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>

namespace milepost::sync {

class Fetcher {
public:
    struct End {};
    /// Connected (what the other side says), then Extent, then deliveries, then End; or an Error at any point, which is the last.
    using Item = std::variant<std::string, Extent, Delivery, End, Error>;

    Fetcher(SourceConfiguration configuration, std::string secret, std::string cursor, SourceWorld world, CancelToken cancel);
    ~Fetcher(); ///< cancels and waits for the thread
    Fetcher(const Fetcher &) = delete;
    Fetcher &operator=(const Fetcher &) = delete;

    /// None when nothing came within `ms`.
    [[nodiscard]] std::optional<Item> take(int ms);

private:
    void run(const SourceConfiguration &configuration, const std::string &secret, const std::string &cursor,
             const SourceWorld &world);
    [[nodiscard]] bool put(Item item);

    CancelToken m_cancel;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Item> m_items;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace milepost::sync
