/// The evidence in words (B2–B4, D3, D4, F2): every sentence carries its counts and intervals, and says when there is
/// too little. Sentences marked customer-safe name no other customer.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/cohort_trends.h"
#include "analytics/discovery.h"
#include "analytics/evidence.h"
#include "analytics/hypotheses.h"
#include "analytics/measure_ladder.h"
#include "analytics/priorities.h"
#include "analytics/rates.h"
#include "wording/voice.h"

#include <QStringList>

namespace milepost::wording {

/// "Goes with higher retention", "No difference shown", "Insufficient data".
[[nodiscard]] QString word(const Voice &voice, analytics::Verdict verdict, analytics::EvidenceOutcome outcome);
/// For a cell: "Higher", "Lower", "No difference", "Too few".
[[nodiscard]] QString shortWord(const Voice &voice, analytics::Verdict verdict);
[[nodiscard]] QString word(const Voice &voice, analytics::IntervalMethod method); ///< "Wilson"
[[nodiscard]] QString word(const Voice &voice, analytics::Measurability measurability);
[[nodiscard]] QString word(const Voice &voice, analytics::TenureMeasure measure);
[[nodiscard]] QString word(const Voice &voice, analytics::ContractTerm term);
/// "All accounts", "Business", "Q1 2025", "Not known".
[[nodiscard]] QString groupWord(const Voice &voice, const analytics::Grouping &grouping, std::uint32_t group);

/// "48.6 % (43.3–54.0 %)"; "–" without a value. Percent with so many decimals.
[[nodiscard]] QString percentRange(const Voice &voice, const analytics::Estimate &share, int digits = 1);
/// "2.1 (1.4–3.0)".
[[nodiscard]] QString numberRange(const Voice &voice, const analytics::Estimate &number, int digits = 2);
/// "day 22 (20–28)"; "not reached by half" without a median.
[[nodiscard]] QString medianRange(const Voice &voice, const analytics::DayQuantile &median);

/// F2: "48.6 % (43.3–54.0 %, Wilson) of 327 accounts reached X within 21 days"; or why there is no rate.
[[nodiscard]] QString rateSentence(const Voice &voice, const Portfolio &portfolio, const analytics::MilestoneRate &rate);
/// D4: "0.84 (0.71–0.99) achievements per account and month, over 3,210 months of 327 accounts", with the interval's method or
/// what it would need.
[[nodiscard]] QString densitySentence(const Voice &voice, const analytics::MilestoneRate &rate);
/// What the landmarked comparison found, or why it found nothing.
[[nodiscard]] QString associationSentence(const Voice &voice, const Portfolio &portfolio,
                                          const analytics::Association &found);
/// Naive against landmarked: what each says, why they may differ, and which to believe. Empty when neither has a ratio.
[[nodiscard]] QString naiveSentence(const Voice &voice, const analytics::Association &found);
/// "Part of this gap is who they are: …", "The horizon moved back to day 300 …", "Exploratory: …".
[[nodiscard]] QStringList associationNotes(const Voice &voice, const analytics::Association &found);

/// "85 % of retained accounts did X 3 times or more in the first 30 days (170 of 200), against 31 % of churned (25 of 80)".
[[nodiscard]] QString findingSentence(const Voice &voice, const Portfolio &portfolio, const analytics::Behaviour &behaviour,
                                      const analytics::Discovery &discovery, const analytics::Finding &finding);
/// "Accounts that started in 2025Q2 reach it 21 % faster (8–33 %) than those of 2025Q1: day 24 against day 30".
[[nodiscard]] QString velocitySentence(const Voice &voice, const analytics::VelocityTrend &trend,
                                       const analytics::VelocityChange &change);
[[nodiscard]] QString stopSentence(const Voice &voice, const Portfolio &portfolio, const analytics::Stop &stop);

/// What is often said: "Early onboarding keeps 3 to 5 times as many."
[[nodiscard]] QString claimSentence(const Voice &voice, analytics::Claim claim);
/// "Tested on your data: …".
[[nodiscard]] QString testedSentence(const Voice &voice, const analytics::TestedClaim &claim);

/// D3, customer-safe: "Ahead of 80 % of teams at this stage", "Half of the teams at this stage have 5 or more; this one
/// has 3". Empty with fewer than k peers or without an own value.
[[nodiscard]] QStringList ladderSentences(const Voice &voice, const analytics::MeasureLadder &ladder);
/// D3, customer-safe: "Companies like yours typically reach X by week 4"; empty when half have not reached it.
[[nodiscard]] QString typicalWeek(const Voice &voice, const Portfolio &portfolio, const analytics::MilestoneRate &rate);

} // namespace milepost::wording
