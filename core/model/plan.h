/// What the customer wants and how it is to be reached (A12), and what was heard in interviews (A15). Plain values; the history of every
/// field is kept beside them (AuthoredValue).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "base/ids.h"
#include "model/enums.h"

#include <string>
#include <vector>

namespace milepost {

enum class PlanSide : std::uint8_t { Us, Customer };
template <> struct EnumKeys<PlanSide> {
    static constexpr auto keys = std::to_array<std::string_view>({"us", "customer"});
};

/// Where the customer stood, or is to stand: a measure in words, and when.
struct PlanPoint {
    std::string value; ///< "14 days from order to invoice"
    Day on;
    friend bool operator==(const PlanPoint &, const PlanPoint &) = default;
};

struct PlanStep {
    std::string key; ///< within the plan
    std::string title;
    std::string milestone; ///< key; done when it is reached. "" = done when somebody says so
    PlanSide owes = PlanSide::Us;
    std::string owner;
    Day due, doneOn;
    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

struct Plan {
    std::string requiredOutcome, appropriateExperience;
    std::string outcomeMilestone; ///< key of the customer milestone that is the evidence; "" = outcomeOn says it
    Day outcomeOn; ///< the day somebody confirmed the required outcome
    PlanPoint baseline, destination;
    std::vector<PlanStep> steps; ///< in their order
    friend bool operator==(const Plan &, const Plan &) = default;
};

struct Interview {
    Day on;
    std::string with; ///< whom
    std::string firstValue; ///< when value was first realised
    std::string firstWin; ///< the first big win
    std::string celebrate; ///< what to celebrate
    std::string success; ///< how success is measured
    friend bool operator==(const Interview &, const Interview &) = default;
};

} // namespace milepost
