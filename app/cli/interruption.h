/// Ctrl+C during long work asks it to end orderly instead of ending the program. One at a time; main thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

namespace milepost::cli {

class Interruption {
public:
    /// Until it goes out of scope SIGINT cancels `cancel`, which must outlive it.
    explicit Interruption(CancelToken &cancel);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;
};

} // namespace milepost::cli
