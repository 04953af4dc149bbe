/// What a document for a customer may say (E4, E5). This type has no place for anything internal: no health, risk, signal, call, estimate,
/// note, task or remark, no line of value that the customer has not agreed to, no name of another customer. What a template for customers
/// is given is made from this type alone, so it cannot leak them. Plain values; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/money.h"
#include "model/enums.h"
#include "model/plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace milepost {

/// Fewest peers that a customer is told of, whatever the workspace's own least is.
constexpr std::int32_t fewestPeersShown = 10;

struct CustomerDocument {
    struct Goal { ///< A12
        std::string outcome; ///< "": no outcome was agreed
        PlanPoint baseline, destination;
        Day reachedOn;
        std::string milestone; ///< title of its evidence
        double share = -1; ///< 0–1 of that evidence; < 0: not measured
        float value = 0, target = 0; ///< behind `share`
        std::int32_t stepsDone = 0, steps = 0;
    };
    struct Achieved {
        std::string title, celebration;
        Category category = Category::Onboarding;
        Day on; ///< first time
        std::int32_t times = 1;
        Day last; ///< of a repeating one; invalid: as `on`
        [[nodiscard]] Day latest() const { return last.valid() ? last : on; }
    };
    struct Ahead {
        std::string title;
        Category category = Category::Onboarding;
        bool begun = false;
        float value = 0, target = 0; ///< of begun ones
        std::int32_t usualDay = -1; ///< day from start by which half of the peers have it; < 0: not known, or too few peers
    };
    struct ValueLine { ///< agreed ones alone; texts as the model's author wrote them
        std::string title;
        std::int64_t occurrences = 0;
        std::string counted; ///< event, or title of the milestone
        bool countsEvent = false;
        std::string saving, unit, rate, withoutUs, confidence; ///< decimal text at base; "": none
        bool minutes = false;
        double hours = -1; ///< < 0: not of time
        std::int64_t minor = noMinor;
        std::string statedBy, source; ///< of the saving
        Day agreedOn;
    };
    struct Value { ///< M11, in the currency of the document
        Day from, to;
        Currency currency;
        std::vector<ValueLine> lines;
        std::int64_t totalMinor = noMinor, lowMinor = noMinor, highMinor = noMinor;
        std::int64_t investedMinor = noMinor; ///< noMinor: not known, or not agreed
        bool wholeHours = false;
        std::int32_t notAgreed = 0; ///< lines left out
    };
    struct CurvePoint {
        std::int32_t week = 0;
        float p25 = 0, median = 0, p75 = 0;
    };
    struct OwnPoint {
        std::int32_t day = 0, distinct = 0;
    };
    struct Peers { ///< M5; only with at least fewestPeersShown
        std::int32_t n = 0, tenureDays = 0;
        bool recent = false; ///< occurrences of the last 180 days are compared, else milestones reached
        std::int32_t own = 0, mostHave = 0, aheadPercent = 0, behindPercent = 0;
        bool sameIndustry = false, samePlan = false, sameSize = false;
        std::vector<CurvePoint> curve;
        std::vector<std::string> earlier, open; ///< titles: reached before half of the peers; which most peers have and this one has not
    };
    struct Step {
        std::string title;
        PlanSide owes = PlanSide::Us;
        Day due;
        bool overdue = false;
    };
    struct NearLimit {
        std::string metric;
        double share = 0;
        Day on;
    };
    struct Unlock {
        std::string level, gives;
        std::int32_t toGo = 0;
    };

    std::string customer, plan;
    std::int32_t seats = -1;
    Day renewal, start, asOf, through; ///< through: last whole day of the data
    std::vector<std::string> sources; ///< names of where the data come from
    Goal goal;
    std::vector<Achieved> achieved; ///< oldest first
    std::int32_t applicable = 0;
    std::vector<OwnPoint> own; ///< distinct milestones over tenure
    std::vector<Ahead> ahead; ///< next one first
    std::optional<Value> value;
    std::optional<Peers> peers;
    std::int32_t tooFewPeers = -1; ///< where `peers` is none: how many there are
    std::vector<Step> steps; ///< open ones, soonest first
    std::int32_t escalated = 0; ///< their own tickets, escalated and open
    Day roleOpenSince; ///< nobody has taken over since as champion or sponsor
    bool sponsorOpen = false;
    std::vector<NearLimit> limits; ///< at 80 % or more
    std::optional<Unlock> unlock;
    std::string levelReached;
};

} // namespace milepost
