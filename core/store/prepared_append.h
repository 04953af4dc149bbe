/// Events of accounts made ready for the log without looking at it: sorted out, encoded, compressed. Any thread, beside the one
/// that writes. Good for accounts of which nothing is in the log yet; EventLog::append() of it says whether that is so.
/// Private to core/store but for handing it from one to the other.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace milepost::store {

struct NewEvent;

struct PreparedSegment {
    AccountId account;
    std::int64_t firstMs = 0, lastMs = 0, n = 0;
    std::size_t offset = 0, length = 0; ///< of its properties in its frame
    std::size_t hot = 0, hotLength = 0; ///< in PreparedAppend::hot
};

/// Properties of segments that follow each other.
struct PreparedFrame {
    std::size_t segments = 0;
    std::int64_t refs = 0, rawSize = 0; ///< rawSize 0: none of them has any, and there is no frame
    std::vector<std::byte> block;
};

struct PreparedAppend {
    RunId run;
    std::vector<PreparedSegment> segments; ///< by account
    std::vector<PreparedFrame> frames; ///< all segments in their order
    std::vector<std::byte> hot;
    std::vector<bool> isNew; ///< by event
    std::int64_t added = 0, duplicate = 0;
};

/// Events ordered by account. None: one of them names no account, name or time, or is too large, or an account has so many that
/// its segments would have to be merged: EventLog::append() of the events themselves is for these.
[[nodiscard]] std::optional<PreparedAppend> prepareAppend(RunId run, std::span<const NewEvent> events);

} // namespace milepost::store
