/// The three questions of an account (A2) and the sentences people can use about its peers (D3).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triage/standing.h"
#include "value/roi.h"
#include "wording/voice.h"

#include <QStringList>

namespace milepost::wording {

struct Answer {
    QString question; ///< "What has it accomplished?"
    QString headline; ///< "7 of 12 milestones"
    QString beside; ///< "most teams have 9"; may be empty
    QString foot; ///< "Behind 82 % of teams at this stage · Logistics, Business, 50–249 seats"; may be empty
};

[[nodiscard]] Answer accomplished(const Voice &voice, const Standing &standing, AccountIndex account);
[[nodiscard]] Answer progressing(const Voice &voice, const Standing &standing, AccountIndex account);
/// What was worth how much, as far as the customer agrees (M11). Without a value: that none is measured, and what to do about it;
/// outcome milestones reached are named. `value`: of this account; null: no model applies, or it is not known yet.
[[nodiscard]] Answer valueDelivered(const Voice &voice, const Standing &standing, AccountIndex account,
                                    const value::RoiResult *value = nullptr);

/// D3: "Ahead of 80 % of teams at this stage", "Most teams at this stage have completed 5; this one has 3",
/// "Teams like this one typically reach First integration by week 4". Empty with fewer than k peers.
[[nodiscard]] QStringList peerSentences(const Voice &voice, const Standing &standing, AccountIndex account);
/// "14 peers: same plan and size, at day 294", or "Not enough peers: 6, and 10 are needed".
[[nodiscard]] QString peersCaption(const Voice &voice, const Standing &standing, AccountIndex account);
/// "peers by week 26"; empty where the median is not reached.
[[nodiscard]] QString usualWeek(const Voice &voice, const Standing &standing, AccountIndex account,
                                MilestoneIndex milestone);
/// "840 of 1,000"; "84 % there".
[[nodiscard]] QString progressFigures(const Voice &voice, const ProgressFact &progress);
[[nodiscard]] QString progressShare(const Voice &voice, float share);
/// "7/12".
[[nodiscard]] QString achievedOf(const Voice &voice, const Portfolio &portfolio, AccountIndex account);
/// Why health is what it is, per pillar: "Usage: 18 of 30". Missing: "Usage: no data".
[[nodiscard]] QStringList healthLines(const Voice &voice, const Standing &standing, AccountIndex account);
/// "46, between 40 and 58 with what is missing".
[[nodiscard]] QString healthRange(const Voice &voice, const HealthStanding &health);

} // namespace milepost::wording
