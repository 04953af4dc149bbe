/// Who does what on a profile, across processes: a lock that the kernel takes back when its holder ends, however that
/// comes. One holder at a time, also among the connections of one process.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <string>

namespace milepost::store {

class ProfileLock {
public:
    /// `folder`/`name`.lock. Locked, with the holder's process and purpose, when somebody has it.
    [[nodiscard]] static Result<ProfileLock> tryTake(const std::string &folder, const std::string &name, const std::string &purpose);
    /// Waits for it in steps of `wait(ms)`, which says whether to go on; Cancelled when not. `waiting` is told of the holder once.
    [[nodiscard]] static Result<ProfileLock> take(const std::string &folder, const std::string &name, const std::string &purpose,
                                                  const std::function<bool(std::int64_t ms)> &wait,
                                                  const std::function<void(const std::string &holder)> &waiting = {});
    ProfileLock(ProfileLock &&other) noexcept;
    ProfileLock &operator=(ProfileLock &&other) noexcept;
    ~ProfileLock();

private:
    explicit ProfileLock(int file) : m_file(file) {}
    int m_file; ///< −1: moved from
};

/// The lock that everybody who merges records holds: imports and synchronizations.
inline constexpr const char *importLock = "import";

} // namespace milepost::store
