/// Where passwords and tokens live: the system's keychain, and nowhere else. There is no fallback to a file; without a
/// keychain they are asked for each time. Answers come later, on the asking thread, which has an event loop.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace milepost {

class SecretStore {
public:
    virtual ~SecretStore() = default;
    /// None: there is no such secret. Unsupported: there is no keychain here; Credentials: it stays closed.
    virtual void read(const std::string &key, std::function<void(Result<std::optional<std::string>>)> answer) = 0;
    virtual void write(const std::string &key, const std::string &secret, std::function<void(Result<>)> answer) = 0;
    /// Absent is fine.
    virtual void remove(const std::string &key, std::function<void(Result<>)> answer) = 0;
};

/// The Secret Service, KWallet, or what this desktop has.
[[nodiscard]] std::shared_ptr<SecretStore> systemKeychain();

/// One key a source of a profile: the profile's folder and the source's name.
[[nodiscard]] std::string secretKey(const std::string &profile, const std::string &source);

} // namespace milepost
