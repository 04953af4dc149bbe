/// Which code computed a picture: what one program keeps, another of the same code takes for its own, and one that lays it out
/// the same way can read.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace milepost {

/// Of the contents of all sources of core, made by the build (fingerprint.cmake).
extern const std::uint64_t coreFingerprint;
/// Of those that say how facts and judgement lie in memory.
extern const std::uint64_t shapeFingerprint;

} // namespace milepost
