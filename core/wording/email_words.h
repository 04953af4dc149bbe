/// Sentences of mails for customers (C11). A person's name and titles are put in as they are; nothing here is internal. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "wording/voice.h"

#include <cstdint>
#include <string_view>

namespace milepost::wording {

[[nodiscard]] QString mailGreeting(const Voice &voice, std::string_view firstName);
[[nodiscard]] QString mailClosing(const Voice &voice);

[[nodiscard]] QString celebrationSubject(const Voice &voice, std::string_view milestone);
/// "Your team reached 10 hours saved on 18 Jul. That is 7 of 12."
[[nodiscard]] QString celebrationSentence(const Voice &voice, std::string_view milestone, Day on, Day asOf, std::int64_t reached, std::int64_t applicable);
[[nodiscard]] QString celebrationThanks(const Voice &voice);

[[nodiscard]] QString checkInSubject(const Voice &voice, std::string_view customer);
[[nodiscard]] QString checkInState(const Voice &voice, std::int64_t reached, std::int64_t applicable);
[[nodiscard]] QString checkInQuestion(const Voice &voice);

[[nodiscard]] QString digestSubject(const Voice &voice, bool weekly, Day asOf);
[[nodiscard]] QString digestIntro(const Voice &voice, Day from, Day to, std::int64_t count);
[[nodiscard]] QString digestSteps(const Voice &voice);
/// "10 hours saved, 18 Jul".
[[nodiscard]] QString digestItem(const Voice &voice, std::string_view title, Day on, Day asOf);
/// "4 Dec, Lodestar: Session on the third tool".
[[nodiscard]] QString digestStep(const Voice &voice, std::string_view title, const QString &side, Day due, Day asOf);

// In the customer's own voice: for their team, and for the world.
[[nodiscard]] QString announcementSubject(const Voice &voice, std::string_view milestone);
[[nodiscard]] QString announcementSentence(const Voice &voice, std::string_view milestone, Day on, Day asOf, std::int64_t reached, std::int64_t applicable);
[[nodiscard]] QString announcementThanks(const Voice &voice);
[[nodiscard]] QString shareSubject(const Voice &voice);
[[nodiscard]] QString shareSentence(const Voice &voice, std::string_view milestone, std::string_view brand);

} // namespace milepost::wording
