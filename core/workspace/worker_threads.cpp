#include "workspace/worker_threads.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace milepost {

namespace {
constexpr unsigned mostThreads = 8; // beyond, memory is what the sweeps wait for
}

ParallelFor onThreads(unsigned threads)
{
    if (threads == 0)
        threads = std::clamp(std::thread::hardware_concurrency(), 1u, mostThreads);
    if (threads == 1)
        return serially;
    return [threads](std::size_t pieces, const std::function<void(std::size_t)> &work) {
        std::atomic<std::size_t> next{0};
        const auto takeTurns = [&] {
            for (std::size_t piece = next++; piece < pieces; piece = next++)
                work(piece);
        };
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min<std::size_t>(threads, pieces); ++i)
            others.emplace_back(takeTurns);
        takeTurns();
    };
}

} // namespace milepost
