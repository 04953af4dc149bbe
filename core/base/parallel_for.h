/// How a pure function spreads independent pieces of work: the caller hands in who runs them, since pure folders
/// know no threads. Results must not depend on it.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <utility>

namespace milepost {

/// Calls body(0) … body(count − 1), each once, in any order and possibly at the same time; returns when all are done.
using ParallelFor = std::function<void(std::size_t count, const std::function<void(std::size_t)> &body)>;

/// One after another on the calling thread.
inline void serially(std::size_t count, const std::function<void(std::size_t)> &body)
{
    for (std::size_t index = 0; index < count; ++index)
        body(index);
}

/// The rows [first, second) of piece `piece` when `rows` rows are dealt out in `pieces` stretches of about equal length.
[[nodiscard]] constexpr std::pair<std::size_t, std::size_t> stretchOf(std::size_t piece, std::size_t pieces,
                                                                      std::size_t rows)
{
    return {rows * piece / pieces, rows * (piece + 1) / pieces};
}

} // namespace milepost
