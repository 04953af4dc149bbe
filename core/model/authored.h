/// One change of one field that a person wrote: the form in which calls, plans, interviews and value models are kept, with
/// their history. Values are JSON; what they mean is said by the types that read them.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"

#include <cstdint>
#include <string>

namespace milepost {

struct AuthoredValue {
    std::int64_t id = 0;
    std::string scope; ///< "renewal", "plan", "interview", "roi"
    AccountId account; ///< 0: the workspace's own
    std::string object; ///< which of them; "" = the only one
    std::string field;
    std::string value; ///< JSON; "null": taken away
    Day on; ///< in the workspace's zone
    Instant at;
    std::string author;
    bool sample = false;
    friend bool operator==(const AuthoredValue &, const AuthoredValue &) = default;
};

} // namespace milepost
