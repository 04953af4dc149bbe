/// The sample portfolio's own random numbers: a seed means the same on every machine and library (the engine is
/// specified by the standard, distributions are not, so there are none). One thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <span>

namespace milepost::sample {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    /// 0 … n − 1. The bias of the remainder is below 1e-14 for every n used here.
    int below(int n) { return static_cast<int>(m_engine() % static_cast<std::uint64_t>(n)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool percent(int share) { return below(100) < share; }
    bool perHundredThousand(int share) { return below(100'000) < share; }
    template <class T> const T &pick(std::span<const T> from) { return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))]; }

private:
    std::mt19937_64 m_engine;
};

} // namespace milepost::sample
