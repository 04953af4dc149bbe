/// A clock that only moves when a test says so.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace milepost::test {

class FakeClock final : public Clock {
public:
    explicit FakeClock(Instant start = *instantFromIso("2025-11-20T10:00:00Z", true)) : m_now(start) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant instant) { m_now = instant; }
    void advanceDays(int days) { m_now.ms += days * msPerDay; }
    void advanceMs(std::int64_t ms) { m_now.ms += ms; }

private:
    Instant m_now;
};

} // namespace milepost::test
