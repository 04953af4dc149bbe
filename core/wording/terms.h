/// The closed vocabularies in words, short enough for chips, cells and headers.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/enums.h"
#include "triage/standing.h"
#include "wording/voice.h"

namespace milepost::wording {

[[nodiscard]] QString word(const Voice &voice, AccountStatus status); ///< "Active"
[[nodiscard]] QString word(const Voice &voice, Pace pace); ///< "On pace"; Unknown: "Not known yet"
[[nodiscard]] QString word(const Voice &voice, Band band); ///< "Fair"; Unknown: "No data"
[[nodiscard]] QString word(const Voice &voice, Severity severity);
[[nodiscard]] QString word(const Voice &voice, SignalKind kind);
[[nodiscard]] QString word(const Voice &voice, SignalRule rule); ///< "Cadence broken"
[[nodiscard]] QString word(const Voice &voice, Segment segment); ///< "At risk"
[[nodiscard]] QString word(const Voice &voice, Category category);
[[nodiscard]] QString shortWord(const Voice &voice, Category category); ///< "Onb", "Value", "Adopt" …
[[nodiscard]] QString word(const Voice &voice, Pillar pillar);
[[nodiscard]] QString word(const Voice &voice, MilestoneKind kind);
[[nodiscard]] QString word(const Voice &voice, Stage stage); ///< "Week 1"
[[nodiscard]] QString word(const Voice &voice, Origin origin);
[[nodiscard]] QString word(const Voice &voice, TicketPriority priority);
[[nodiscard]] QString word(const Voice &voice, SurveyKind kind);
[[nodiscard]] QString word(const Voice &voice, ContactRole role);
[[nodiscard]] QString word(const Voice &voice, EntityKind kind); ///< "accounts", lower case: used in sentences
[[nodiscard]] QString word(const Voice &voice, RiskMethod method);
/// What is the same about the peers: "same plan and size".
[[nodiscard]] QString word(const Voice &voice, PeerRung rung);
/// "Logistics, Business, 50–249 seats"; the whole book: "all accounts".
[[nodiscard]] QString peerGroupLabel(const Voice &voice, const PeerGroup &group);
/// "Fair 54", "Fair? 54" when the band is uncertain, "–" without a score.
[[nodiscard]] QString healthWord(const Voice &voice, const HealthStanding &health);
/// Titles of the account table's columns by their query key ("arr" → "ARR"); the key itself when unknown.
[[nodiscard]] QString columnTitle(const Voice &voice, std::string_view key);

} // namespace milepost::wording
