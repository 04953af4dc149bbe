/// Processor time, which other work on the machine changes less than the clock on the wall. Benchmarks only.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace milepost::test {

inline double millisecondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}
/// Of the calling thread, and of all threads, since some fixed moment.
inline double threadMilliseconds() { return millisecondsOf(CLOCK_THREAD_CPUTIME_ID); }
inline double processMilliseconds() { return millisecondsOf(CLOCK_PROCESS_CPUTIME_ID); }

} // namespace milepost::test
