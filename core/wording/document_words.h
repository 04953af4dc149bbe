/// Words and sentences of documents and mails for customers (E4, E5, C11): "you" is the customer, "we" is whoever sends them. Everything
/// here takes plain values, none of which is internal. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan.h"
#include "wording/voice.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace milepost::wording {

/// Titles and labels by the name that templates know them by: {"label_achieved", "Achieved"} …
[[nodiscard]] std::vector<std::pair<const char *, QString>> documentLabels(const Voice &voice);

/// "Prepared by Lodestar, 20 November 2025".
[[nodiscard]] QString preparedBy(const Voice &voice, std::string_view brand, Day asOf);
/// "Business plan, 120 seats · renews 2 Feb 2026"; what is not known is left out.
[[nodiscard]] QString termsLine(const Voice &voice, std::string_view plan, std::int32_t seats, Day renewal, Day asOf);

/// "Reached on 3 May", "60 % of the way: 6 of 10", "3 of 5 agreed steps are done", "Not measured yet".
[[nodiscard]] QString goalReached(const Voice &voice, Day on, Day asOf);
[[nodiscard]] QString goalShare(const Voice &voice, double share, float value, float target, std::string_view milestone);
[[nodiscard]] QString goalSteps(const Voice &voice, std::int32_t done, std::int32_t all);
[[nodiscard]] QString goalUnmeasured(const Voice &voice, Day baseline);
[[nodiscard]] QString noGoal(const Voice &voice);
/// "14 days on 3 Feb 2025", "2 days by 31 Dec".
[[nodiscard]] QString pointOn(const Voice &voice, std::string_view value, Day on);
[[nodiscard]] QString pointBy(const Voice &voice, std::string_view value, Day on);

[[nodiscard]] QString achievedCount(const Voice &voice, std::int64_t reached, std::int64_t applicable);
[[nodiscard]] QString toGo(const Voice &voice, std::int64_t count);
[[nodiscard]] QString andMore(const Voice &voice, std::int64_t count);
/// "840 of 1,000".
[[nodiscard]] QString ofTarget(const Voice &voice, float value, float target);
/// "usual week 26"; from a day since the start.
[[nodiscard]] QString usuallyByWeek(const Voice &voice, std::int32_t day);
/// "160 more complete 1,000 transactions."
[[nodiscard]] QString nextNeeds(const Voice &voice, std::string_view title, float value, float target);
[[nodiscard]] QString nextIs(const Voice &voice, std::string_view title);

[[nodiscard]] QString valuePeriod(const Voice &voice, Day from, Day to, Day asOf);
[[nodiscard]] QString valueTotal(const Voice &voice, const QString &invested); ///< invested "": not known
[[nodiscard]] QString noValue(const Voice &voice);
[[nodiscard]] QString valueRange(const Voice &voice, const QString &low, const QString &high);
[[nodiscard]] QString valueLeftOut(const Voice &voice, std::int32_t lines);

struct PeerWords {
    std::int32_t n = 0, own = 0, mostHave = 0, aheadPercent = 0, behindPercent = 0, tenureDays = 0;
    bool recent = false, sameIndustry = false, samePlan = false, sameSize = false;
};
/// "Most teams at this stage have completed 9; you have 7."
[[nodiscard]] QString peersHeadline(const Voice &voice, const PeerWords &peers);
/// "Ahead of 80 % of teams at this stage."; "" where that says nothing.
[[nodiscard]] QString peersRank(const Voice &voice, const PeerWords &peers);
/// "14 teams on the same plan and of the same size, each taken at the same week after its start. The band is the middle half. No other customer can be recognised."
[[nodiscard]] QString peersBasis(const Voice &voice, const PeerWords &peers);
[[nodiscard]] QString peersTooFew(const Voice &voice, std::int32_t n, std::int32_t least);
[[nodiscard]] QString earlierThanUsual(const Voice &voice, const QString &titles);
[[nodiscard]] QString mostOpen(const Voice &voice, const QString &titles);
[[nodiscard]] QString weekTick(const Voice &voice, std::int32_t week); ///< "wk 13"

/// Our own name (or "we"), or "you".
[[nodiscard]] QString side(const Voice &voice, PlanSide owes, std::string_view brand);
[[nodiscard]] QString noSteps(const Voice &voice);
[[nodiscard]] QString stepsOverdue(const Voice &voice, std::int32_t ours, std::int32_t theirs);
[[nodiscard]] QString escalatedOpen(const Voice &voice, std::int32_t tickets);
[[nodiscard]] QString roleOpen(const Voice &voice, bool sponsor, Day since, Day asOf);
[[nodiscard]] QString limitNear(const Voice &voice, std::string_view metric, double share, Day on, Day asOf);
[[nodiscard]] QString nothingInTheWay(const Voice &voice);
[[nodiscard]] QString unlockSentence(const Voice &voice, std::string_view gives, std::string_view level, std::int32_t toGo);

[[nodiscard]] QString minutesEach(const Voice &voice, const QString &minutes);
[[nodiscard]] QString minutesAsHours(const Voice &voice, const QString &product, double hours);

// Of the internal edition.
[[nodiscard]] QString peopleLine(const Voice &voice, std::string_view owner, std::string_view executive, const QString &arr);
[[nodiscard]] QString healthBetween(const Voice &voice, std::int32_t score, std::int32_t low, std::int32_t high);
[[nodiscard]] QString riskAsIndex(const Voice &voice, double risk);
[[nodiscard]] QString riskByModel(const Voice &voice, double risk);
[[nodiscard]] QString notCalled(const Voice &voice);
[[nodiscard]] QString calledBy(const Voice &voice, const QString &call, const QString &probability, std::string_view person, const QString &on);
[[nodiscard]] QString renewalEstimate(const Voice &voice, const QString &probability);

// Footnotes.
[[nodiscard]] QString footMilestones(const Voice &voice, std::int64_t rows, Day through, const QString &sources);
[[nodiscard]] QString footGoal(const Voice &voice, Day baseline, std::string_view milestone);
[[nodiscard]] QString footAhead(const Voice &voice, Day through, bool usualWeeks);
struct LineNote {
    QString arithmetic; ///< "500 × 10 min × 50 an hour × 90 %"
    QString counted, statedBy, source, agreedOn, from, to;
    bool event = false;
};
[[nodiscard]] QString footValueLine(const Voice &voice, const LineNote &note);
/// How many rows a sentence about what could hold the customer up is made of.
struct HindranceRows {
    std::int32_t contacts = 0, tickets = 0, steps = 0, limits = 0;
};
[[nodiscard]] QString footHindrances(const Voice &voice, const HindranceRows &rows, Day through);
[[nodiscard]] QString footUnlock(const Voice &voice, std::string_view level, Day through);
[[nodiscard]] QString footSteps(const Voice &voice, std::int64_t open, Day asOf);
/// Internal edition: how many of the parts of the health score have data; what risk is made of; the call that counts.
[[nodiscard]] QString footHealth(const Voice &voice, int known, int parts, Day through);
[[nodiscard]] QString footRisk(const Voice &voice, bool index, std::int64_t reasons, Day asOf);
[[nodiscard]] QString footCall(const Voice &voice, Day calledOn, Day asOf);
[[nodiscard]] QString footPeers(const Voice &voice, std::int32_t n, Day asOf);
[[nodiscard]] QString footAsOf(const Voice &voice, Day asOf, Day through);

} // namespace milepost::wording
