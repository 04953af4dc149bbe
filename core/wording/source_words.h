/// Configured sources in words: what they are, when they run, what they wait for, how their columns changed.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "model/source.h"
#include "wording/voice.h"

#include <optional>

namespace milepost::wording {

/// "Folder", "HTTP export", "PostgreSQL"; of an unknown kind its own name.
[[nodiscard]] QString sourceKind(const Voice &voice, std::string_view kind);
/// Where it reads from: "/srv/exports", "api.example.com/v1/events", "db.example.com, mart.usage".
[[nodiscard]] QString sourcePlace(const SourceConfiguration &configuration);
/// What an option of a kind is called in a form: "Address"; and one line of help ("" none).
[[nodiscard]] QString optionLabel(const Voice &voice, std::string_view kind, std::string_view key);
[[nodiscard]] QString optionHelp(const Voice &voice, std::string_view kind, std::string_view key);
/// One of an option's choices: "bearer" → "Bearer token".
[[nodiscard]] QString optionChoice(const Voice &voice, std::string_view key, std::string_view choice);
/// "Password", "Token".
[[nodiscard]] QString secretName(const Voice &voice, std::string_view secret);

/// "every 15 min", "every hour", "every day at 06:30", "by hand".
[[nodiscard]] QString schedule(const Voice &voice, const SourceSchedule &schedule);
/// "next sync in 12 min", "next sync is due", "" by hand.
[[nodiscard]] QString nextSync(const Voice &voice, std::optional<Instant> due, Instant now);

[[nodiscard]] QString policy(const Voice &voice, DriftPolicy policy); ///< "Use known columns"
[[nodiscard]] QString policyDetail(const Voice &voice, DriftPolicy policy); ///< what happens then, one sentence
[[nodiscard]] QString columnChange(const Voice &voice, const DriftChange &change); ///< "integer → text", "new, text"
[[nodiscard]] QString driftOutcome(const Voice &voice, const SchemaDrift &drift); ///< "used as they are now, by Mara"

/// "It had 1,204 rows and now has 30, 2 % of them."; of a folder in bytes.
[[nodiscard]] QString shrunkSentence(const Voice &voice, std::string_view kind, const SourceStatus::Shrunk &shrunk);

/// What long work is at: "connecting", "12,400 rows · 6,200 a second", "waiting: importing (process 41)",
/// "milestones brought up to date for 340 of 1,000 accounts". rowsPerSecond 0: not known.
[[nodiscard]] QString progressSentence(const Voice &voice, const ProgressState &state, double rowsPerSecond);
/// Share done, 0 to 1; none where the total is not known.
[[nodiscard]] std::optional<double> progressShare(const ProgressState &state);

} // namespace milepost::wording
