/// How much goes into one segment: so little that it can be rewritten and decoded at once, whatever one account sends. Private to
/// core/store.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace milepost::store {

constexpr std::size_t segmentEvents = 8192;
constexpr std::size_t segmentProperties = std::size_t(4) << 20;
constexpr std::size_t largestProperties = std::size_t(16) << 20; ///< of one event
constexpr std::size_t mostPending = 8192; ///< segments without properties wait for no frame; this bounds them

} // namespace milepost::store
