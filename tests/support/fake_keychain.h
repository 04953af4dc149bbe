/// A keychain in memory; closed, there is none. SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sources/secret_store.h"

#include <map>

namespace milepost::test {

class FakeKeychain final : public SecretStore {
public:
    std::map<std::string, std::string> kept;
    bool closed = false;
    void read(const std::string &key, std::function<void(Result<std::optional<std::string>>)> answer) override
    {
        if (closed)
            answer(none());
        else
            answer(kept.count(key) ? std::optional(kept[key]) : std::nullopt);
    }
    void write(const std::string &key, const std::string &secret, std::function<void(Result<>)> answer) override
    {
        if (!closed)
            kept[key] = secret;
        answer(closed ? Result<>(none()) : Result<>());
    }
    void remove(const std::string &key, std::function<void(Result<>)> answer) override
    {
        kept.erase(key);
        answer(Result<>());
    }

private:
    static Error none() { return Error{ErrorCode::Unsupported, "keychain", "there is none"}; }
};

} // namespace milepost::test
