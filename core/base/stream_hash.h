/// stableHash() of bytes that come one piece after another. Copies go on by themselves.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace milepost {

class StreamHash {
public:
    StreamHash();
    ~StreamHash();
    StreamHash(const StreamHash &other);
    StreamHash &operator=(const StreamHash &other);

    void add(std::string_view bytes);
    /// Of everything added so far; equal to stableHash() of it in one piece.
    [[nodiscard]] std::uint64_t value() const;

private:
    struct State;
    std::unique_ptr<State> d;
};

} // namespace milepost
