/// What an empty queue means: nobody waits, or it is not known who does.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triage/standing.h"
#include "wording/voice.h"

#include <string_view>

namespace milepost::wording {

struct EmptyQueue {
    QString sentence; ///< "Nobody waits. Every account is on its way."
    bool known = true; ///< false: what the data lacks may hide who waits, so the queue has no count
};

/// Of a queue without items, of everybody or of one owner's accounts; says no more than the data show (M0, M6, M16).
[[nodiscard]] EmptyQueue emptyQueue(const Voice &voice, const Standing &standing, std::string_view owner = {});

} // namespace milepost::wording
