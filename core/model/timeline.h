/// One account's history, record by record, for timelines. Plain values; sentences are core/wording's.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "base/money.h"
#include "model/enums.h"

#include <optional>
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
    /// What became of it, where its kind alone does not say.
    enum class Turn : std::uint8_t { None, Left, Bounced, CameBack, ChargeFailed };
    Turn turn = Turn::None;
    std::optional<Money> amount; ///< of an invoice; a year of a subscription
    Day until; ///< a subscription's last day; invalid: open
};

} // namespace milepost
