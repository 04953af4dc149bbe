/// Hashes that are stored: the same on every machine and in every version (xxHash, XXH3 64 bit, seed 0).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace milepost {

[[nodiscard]] std::uint64_t stableHash(std::string_view bytes);
/// Order matters: combine(a, b) ≠ combine(b, a).
[[nodiscard]] std::uint64_t combineHash(std::uint64_t a, std::uint64_t b);

} // namespace milepost
