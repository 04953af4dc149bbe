/// Where the present moment comes from. Passed by constructor; only this folder reads the system's clock.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"

namespace milepost {

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

} // namespace milepost
