/// One sample account before it is turned into rows and events: who it is and what happens to it, by day.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace milepost::sample {

enum class Engagement : std::uint8_t { Low, Mid, High };

/// Something the customer does that a milestone looks for.
enum class Deed : std::uint8_t {
    Project, Invite, Integration, Report, Aha, FiveDays, HoursWeek, Workflow, Feedback, Review, Roi, FiveFeatures,
};

struct PlannedDeed {
    Deed deed = Deed::Project;
    Day on;
};

struct SeatReading {
    Day on;
    int used = 0;
};

struct PlannedTicket {
    std::string subject;
    Day opened, closed; ///< closed invalid: open
    std::string priority; ///< key of TicketPriority
    bool escalated = false;
};

struct PlannedSurvey {
    Day answered;
    int score = 0; ///< NPS
    std::string comment;
};

struct PlannedInvoice {
    Day issued, due, paid;
    bool failed = false;
};

struct PlannedContact {
    std::string name, title, role;
    Day leftOn, bouncedOn, lastSeen;
};

struct PlannedTerm {
    Day start, termEnd;
    Day end; ///< first day without it; invalid: runs
    Day cancelOn;
    int arrEuro = 0; ///< 0: not known
    int seats = 0;
    bool trial = false;
};

struct AccountPlan {
    int number = 0; ///< 1-based
    std::string id, name, domain, owner, executive, plan, industry, region, useCase;
    Day signup, start; ///< start invalid: trial only
    Day churnedOn;
    std::string churnReason;
    std::optional<int> arrEuro;
    int seats = 0;
    Engagement engagement = Engagement::Mid;
    bool early = false; ///< team_invited and first_integration by day 30: the planted cause
    bool story = false;
    bool renewalKnown = true;
    Day runsUntil; ///< valid: the running term ends on this very day
    std::optional<bool> autoRenew;
    int noticeDays = 30;
    std::vector<PlannedTerm> terms; ///< in order of start
    std::vector<PlannedDeed> deeds;
    std::vector<int> activeByBlock; ///< active users per 28-day block, [0] the one that ends yesterday
    int eventsPerUser = 2; ///< in a block
    std::vector<SeatReading> seatReadings;
    std::vector<PlannedTicket> tickets;
    std::vector<PlannedSurvey> surveys;
    std::vector<PlannedInvoice> invoices;
    std::vector<PlannedContact> contacts;
    Day ownerSince; ///< valid: somebody else's before
    std::string formerOwner;

    [[nodiscard]] Day firstDay() const { return signup.valid() ? signup : start; }
};

} // namespace milepost::sample
