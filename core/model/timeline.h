/// One account's history, record by record, for timelines. Plain values; sentences are core/wording's.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "model/enums.h"

#include <string>

namespace milepost {

/// One thing that happened, for timelines (newest first).
struct TimelineEntry {
    enum class Kind : std::uint8_t { Achievement, LoggedMilestone, Event, Ticket, TicketClosed, Survey, Invoice,
                                     Subscription, Churn, Contact, Note, Attribute, Action };
    Kind kind = Kind::Event;
    Day on;
    Instant at; ///< invalid where only the day is known
    std::string title; ///< names and texts of the record itself, as imported; wording adds the verb
    std::string detail;
    std::string source; ///< file or source that brought it; "" = by hand
    std::string recordId; ///< external id
    Severity severity = Severity::Info;
    MilestoneId milestone;
    double value = 0;
};

} // namespace milepost
