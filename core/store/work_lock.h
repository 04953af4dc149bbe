/// One piece of work on a profile at a time, across processes: a lock that the kernel takes back when its holder ends, however that
/// comes. One holder at a time, also among the connections of one process.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <string>

namespace milepost::store {

class WorkLock {
public:
    /// `folder`/`name`.lock. Locked, with the holder's process and purpose, when somebody has it.
    [[nodiscard]] static Result<WorkLock> tryTake(const std::string &folder, const std::string &name, const std::string &purpose);
    /// Waits for it in steps of `wait(ms)`, which says whether to go on; Cancelled when not. `waiting` is told of the holder once.
    [[nodiscard]] static Result<WorkLock> take(const std::string &folder, const std::string &name, const std::string &purpose,
                                                  const std::function<bool(std::int64_t ms)> &wait,
                                                  const std::function<void(const std::string &holder)> &waiting = {});
    WorkLock(WorkLock &&other) noexcept;
    WorkLock &operator=(WorkLock &&other) noexcept;
    ~WorkLock();

private:
    explicit WorkLock(int file) : m_file(file) {}
    int m_file; ///< −1: moved from
};

/// The lock that everybody who merges records holds: imports and synchronizations.
inline constexpr const char *importLock = "import";

} // namespace milepost::store
