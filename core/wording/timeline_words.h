/// What happened to an account, entry by entry, and what made a milestone count.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/achievement.h"
#include "model/records.h"
#include "model/timeline.h"
#include "wording/voice.h"

#include <span>

namespace milepost::wording {

/// "Milestone: First integration", "Ticket escalated: API rate limit", "NPS 4" …
[[nodiscard]] QString timelineTitle(const Voice &voice, const TimelineEntry &entry);
/// "Milestones", "Tickets" …: what the timeline's filter calls this kind.
/// What stands behind the title: a person, a comment, "until 14 May 2026 · €96,000 a year". "" where there is nothing to add.
[[nodiscard]] QString timelineDetail(const Voice &voice, const TimelineEntry &entry);
[[nodiscard]] QString timelineKind(const Voice &voice, TimelineEntry::Kind kind);

/// In a cell: "integration.connected · 15 Feb", "12 × report.created", "logged by Mara Lindqvist, confirmed by …".
/// `events` are those that completed it, oldest first.
[[nodiscard]] QString achievementEvidence(const Voice &voice, const Achievement &achievement,
                                          std::span<const EventRecord> events, const LoggedMilestone *logged);

} // namespace milepost::wording
