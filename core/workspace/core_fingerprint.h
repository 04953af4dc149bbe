/// Which code computed a picture: what one program keeps, another of the same code may show.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace milepost {

/// Of the contents of all sources of core, made by the build (fingerprint.cmake).
extern const std::uint64_t coreFingerprint;

} // namespace milepost
