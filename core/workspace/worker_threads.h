/// The threads that a snapshot is computed on.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parallel_for.h"

namespace milepost {

/// Spreads pieces over the calling thread and up to `threads` − 1 others that live as long as one call; whoever is free
/// takes the next piece. 0: as many as the machine has, at most 8.
[[nodiscard]] ParallelFor onThreads(unsigned threads = 0);

} // namespace milepost
